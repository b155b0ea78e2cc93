//! Why a payer withheld what a payment leaves open, as far as the payment tells.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::{EntityId, Money};
use matching::engine::{Feature, Match, ResidualReason};
use store::Tx;

use super::super::apply::payer_reference;
use super::payments::Payment;
use crate::error::Result;
use crate::receivables::{LineDeduction, deduction_reasons_in_use};

/// The reason where the payment tells none that people have.
const UNKNOWN: &str = "unknown";

/// The reasons that people can choose.
pub(super) struct Reasons(BTreeSet<String>);

impl Reasons {
    pub fn load(tx: &mut Tx, entity: EntityId) -> Result<Arc<Self>> {
        tx.memo(entity, &["deduction_reasons"], |tx| {
            Ok(Self(deduction_reasons_in_use(tx, entity)?))
        })
    }

    /// What is said of so much that a payment leaves open of a document; nothing where the rest is
    /// still to come, or is given up.
    pub fn of(
        &self,
        found: &Match,
        short: Money,
        document: &str,
        payment: &Payment<'_>,
    ) -> Option<LineDeduction> {
        let told = match found.residual_reason? {
            ResidualReason::BankCharges => "bank_charge",
            ResidualReason::UnearnedDiscount => "unearned_discount",
            ResidualReason::Deduction => UNKNOWN,
            _ => return None,
        };
        let mut reasons = [told, UNKNOWN].into_iter();
        let reason = reasons.find(|code| short.is_positive() && self.0.contains(*code))?;
        let note = || {
            let advised = payment.withheld(document).map(str::to_owned);
            let mut parts = found.parts.iter();
            let is_said = parts.any(|part| part.feature == Feature::DeductionSaid);
            advised.or_else(|| payer_reference(payment.entry).filter(|_| is_said))
        };
        Some(LineDeduction {
            amount: short,
            reason: reason.to_owned(),
            note: (told == UNKNOWN).then(note).flatten(),
        })
    }
}

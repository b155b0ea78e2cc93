//! What matching had said of payments that were applied, and whether it was right. By these a
//! changed policy is tried on the past, and confidences are compared with what came true.

use std::collections::BTreeSet;

use kernel::{BankEntryId, CustomerId, EntityId, Money, OpenItemId, ReceiptId};
use store::{Tx, Value};

use super::calibration;
use super::receive::Plan;
use super::types::{Decision, Proposal};
use crate::error::Result;
use crate::receivables::{AllocationRequest, SettleLine};

pub(super) const COLUMNS: [&str; 16] = [
    "receipt_id",
    "entity_id",
    "entry_id",
    "customer_id",
    "decided_at",
    "policy",
    "reason",
    "confidence",
    "signs",
    "basis",
    "named_items",
    "residual_reason",
    "automatic",
    "agreed",
    "is_undone",
    "uncorrected",
];

/// What of a plan is compared with what was proposed.
pub(super) struct Applied {
    customer: CustomerId,
    amount: Money,
    /// Items with what settles them, in minor units: from the payment, and from credit notes.
    settled: BTreeSet<(OpenItemId, i64)>,
}

impl Applied {
    pub fn of(plan: &Plan) -> Self {
        let mut settled: Vec<(OpenItemId, i64)> = Vec::new();
        let paid = plan.lines.iter().map(|line: &SettleLine| {
            let discount = line.discount.map_or(0, Money::minor);
            (line.item, line.amount.minor() + discount)
        });
        let set_off = plan.set_off.iter();
        let set_off = set_off.map(|it: &AllocationRequest| (it.debit, it.amount.minor()));
        for (item, minor) in paid.chain(set_off) {
            match settled.iter_mut().find(|(known, _)| *known == item) {
                Some((_, sum)) => *sum += minor,
                None => settled.push((item, minor)),
            }
        }
        Self {
            customer: plan.customer,
            amount: plan.amount,
            settled: settled.into_iter().collect(),
        }
    }

    /// Is it what was proposed for the whole payment?
    fn settles(&self, proposal: &Proposal, amount: Money) -> bool {
        let lines = proposal.lines.iter();
        let proposed: BTreeSet<(OpenItemId, i64)> = lines
            .filter(|line| line.amount.is_positive())
            .map(|line| (line.item, line.amount.minor() + line.discount.minor()))
            .collect();
        self.customer == proposal.customer && self.amount == amount && self.settled == proposed
    }

    /// Is it what the decision proposed?
    pub fn agrees(&self, decision: &Decision) -> bool {
        let proposal = decision.proposal.as_ref();
        proposal.is_some_and(|it| self.settles(it, decision.amount))
    }
}

/// Appends the row of a receipt.
pub(super) fn push_row(
    tx: &Tx,
    entity: EntityId,
    (receipt, entry): (ReceiptId, BankEntryId),
    automatic: bool,
    applied: &Applied,
    decision: &Decision,
    rows: &mut Vec<Value>,
) {
    rows.extend([
        receipt.into(),
        entity.into(),
        entry.into(),
        applied.customer.into(),
        tx.now().into(),
        decision.policy.as_str().into(),
        decision.reason.into(),
        i64::from(decision.confidence.0).into(),
        i64::from(decision.signs).into(),
        decision.basis.into(),
        i64::try_from(decision.named.len()).unwrap_or(0).into(),
        decision.residual_reason.into(),
        automatic.into(),
        applied.agrees(decision).into(),
        false.into(),
        decision.correction.map(|it| i64::from(it.before.0)).into(),
    ]);
}

/// A person took a receipt back: what was said of its payment was wrong.
pub(super) fn undo(tx: &mut Tx, entity: EntityId, receipt: ReceiptId) -> Result<()> {
    calibration::taken_back(tx, entity, receipt)?;
    tx.exec(
        "UPDATE match_outcomes SET is_undone = TRUE WHERE receipt_id = $1",
        &[receipt.into()],
    )?;
    Ok(())
}

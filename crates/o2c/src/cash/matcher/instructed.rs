//! Payments for which the payer instructed an amount in another currency than the bank credited.

use kernel::EntityId;
use matching::engine::{MatchPolicy, Reason};
use store::Tx;

use super::super::types::{BankEntry, Decision};
use super::{POST, weigh};
use crate::error::Result;

/// What the engine says of these entries, each seen with the others: no item is paid twice.
///
/// Where the amount that was credited settles nothing by itself, what the payer instructed in another
/// currency is weighed, too. The more likely of both is told; the rate is for a person to look at.
pub(in crate::cash) fn decide(
    tx: &mut Tx,
    entity: EntityId,
    entries: &[BankEntry],
    policy: &MatchPolicy,
) -> Result<Vec<Decision>> {
    let mut decisions = weigh(tx, entity, entries, policy)?;
    let mut places = Vec::new();
    let mut meant = Vec::new();
    for (at, (entry, decision)) in entries.iter().zip(&decisions).enumerate() {
        if let Some(as_meant) = as_instructed(entry).filter(|_| decision.verdict != POST) {
            places.push(at);
            meant.push(as_meant);
        }
    }
    if meant.is_empty() {
        return Ok(decisions);
    }
    let others = weigh(tx, entity, &meant, policy)?;
    for ((at, entry), mut other) in places.into_iter().zip(&meant).zip(others) {
        let Some(proposal) = &mut other.proposal else {
            continue;
        };
        proposal.exchanged = Some(entry.amount);
        let Some(decision) = decisions.get_mut(at) else {
            continue;
        };
        if decision.proposal.is_none() || decision.confidence < other.confidence {
            // What people said of the payment stays the reason.
            if !other.is_said() {
                other.leave_to_person(Reason::OtherCurrency.as_str());
            }
            *decision = other;
        }
    }
    Ok(decisions)
}

/// The entry as if the bank had credited what was instructed; only of one of which nothing is
/// applied, because the amount holds for it as a whole.
fn as_instructed(entry: &BankEntry) -> Option<BankEntry> {
    let amount = entry.instructed?;
    let whole = entry.applied.is_zero() && entry.amount.is_positive() && !entry.is_reversal;
    whole.then(|| BankEntry {
        amount,
        applied: kernel::Money::zero(amount.currency()),
        ..entry.clone()
    })
}

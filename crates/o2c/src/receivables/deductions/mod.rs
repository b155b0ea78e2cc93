//! Deductions: what a payer withheld of an invoice, and why.
//!
//! A deduction is a fact of the payment that fell short; it changes no balance, the item stays open
//! for it. What became of it follows from the books: it is withdrawn when its payment is taken back,
//! recovered when the customer paid after all, accepted when what was withheld was written off,
//! granted as a discount or credited.

mod list;
mod reasons;

use std::collections::BTreeSet;

use kernel::{
    AllocationId, CustomerId, DeductionId, EntityId, Event, EventKind, Money, OpenItemId,
};
use serde::{Deserialize, Serialize};
use store::{Tx, Value};
use utoipa::ToSchema;

use super::adjust::Desk;
use super::allocation::business_time;
use super::sheet::{Item, NewAllocation};
use super::types::{ItemKind, SettleLine};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;

pub use list::{
    Deduction, DeductionFilter, DeductionSort, DeductionStatus, DeductionSum, deduction,
    deduction_totals, list_deductions,
};
pub(crate) use reasons::in_use;
pub use reasons::{
    DeductionReason, DeductionReasonChange, NewDeductionReason, change_deduction_reason,
    create_deduction_reason, deduction_reasons,
};

/// The reason that says nothing by itself.
const OTHER: &str = "other";

/// What the payer withheld of an item, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineDeduction {
    /// How much of what the line leaves open; positive.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// Code of a reason in use, such as `price_difference`.
    pub reason: String,
    /// What the payer said; needed for the reason `other`.
    #[serde(default)]
    pub note: Option<String>,
}

/// A deduction to be written.
pub(super) struct NewDeduction {
    id: DeductionId,
    customer: CustomerId,
    item: OpenItemId,
    allocation: NewAllocation,
    amount: Money,
    reason: String,
    note: Option<String>,
}

/// Looks up which reasons are in use, where the lines name any.
pub(super) fn load_reasons<'a>(
    tx: &mut Tx,
    entity: EntityId,
    desk: &mut Desk,
    mut lines: impl Iterator<Item = &'a SettleLine>,
) -> Result<()> {
    if lines.any(|line| line.deduction.is_some()) {
        desk.deduction_reasons = reasons::in_use(tx, entity)?;
    }
    Ok(())
}

/// Decides what is said of the rest of an item that an allocation, made before, leaves open.
pub(super) fn deduct(
    tx: &Tx,
    desk: &mut Desk,
    paid: Option<AllocationId>,
    asked: &LineDeduction,
) -> Outcome<()> {
    let made = |id| desk.sheet.allocations.iter().find(|one| one.id == id);
    let allocation = *paid.and_then(made).ok_or_else(nothing_paid)?;
    let item = desk.sheet.item(allocation.debit)?;
    let credit = desk.sheet.item(allocation.credit)?;
    check(item, credit, asked.amount)?;
    if !desk.deduction_reasons.contains(&asked.reason) {
        return Err(unknown_reason(&asked.reason, &desk.deduction_reasons));
    }
    let note = input::optional("note", asked.note.as_deref(), input::TEXT_LEN_MAX)?;
    if asked.reason == OTHER && note.is_none() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "note",
            "the reason is another one, and nothing says which",
            "say why it was withheld",
        ));
    }
    let customer = item.customer;
    desk.deductions.push(NewDeduction {
        id: tx.new_id(),
        customer,
        item: allocation.debit,
        allocation,
        amount: asked.amount,
        reason: asked.reason.clone(),
        note,
    });
    Ok(())
}

fn nothing_paid() -> Refusal {
    Refusal::new(
        Code::InvalidValue,
        "amount",
        "the line pays nothing, so nothing was withheld of it",
        "give what was paid, or leave the deduction out",
    )
}

fn unknown_reason(reason: &str, known: &BTreeSet<String>) -> Refusal {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    Refusal::new(
        Code::UnknownReference,
        "reason",
        format!("{reason:?} is no reason in use"),
        format!("give one of {}", known.join(", ")),
    )
}

/// Judges a deduction on an item that the payment was taken off already.
fn check(item: &Item, credit: &Item, amount: Money) -> Outcome<()> {
    if item.kind != ItemKind::Invoice || credit.kind != ItemKind::Receipt {
        return Err(Refusal::new(
            Code::WrongState,
            "item",
            format!("{} is paid with {}", item.number, credit.number),
            "deductions are made from invoices that are paid with money",
        ));
    }
    if amount.currency() != item.currency {
        return Err(Refusal::new(
            Code::CurrencyMismatch,
            "amount",
            format!("{amount} of {}, which is in {}", item.number, item.currency),
            "give the amount in the currency of the item",
        ));
    }
    if !amount.is_positive() || amount.minor() > item.residual_minor {
        let rest = Money::new(item.residual_minor, item.currency);
        return Err(Refusal::new(
            Code::ExceedsRest,
            "amount",
            format!(
                "{amount} is said to be withheld of {}, {rest} is left of it",
                item.number
            ),
            "give what was withheld: above zero, and no more than what the payment leaves open",
        ));
    }
    Ok(())
}

const COLUMNS: [&str; 12] = [
    "id",
    "entity_id",
    "customer_id",
    "item_id",
    "credit_item_id",
    "allocation_id",
    "currency",
    "amount_minor",
    "reason",
    "note",
    "deducted_on",
    "recorded_at",
];

/// Writes what was decided; the allocations must be there.
pub(super) fn write(tx: &mut Tx, entity: EntityId, desk: &mut Desk) -> Result<()> {
    let made = std::mem::take(&mut desk.deductions);
    if made.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    let mut rows: Vec<Value> = Vec::with_capacity(made.len() * COLUMNS.len());
    for new in &made {
        rows.extend([
            new.id.into(),
            entity.into(),
            new.customer.into(),
            new.item.into(),
            new.allocation.credit.into(),
            new.allocation.id.into(),
            new.amount.currency().into(),
            new.amount.minor().into(),
            new.reason.as_str().into(),
            new.note.as_deref().into(),
            new.allocation.on.into(),
            now.into(),
        ]);
    }
    tx.insert_many("deductions", &COLUMNS, rows)?;
    for new in made {
        let item = desk.sheet.item(new.item)?;
        let mut event = Event::new(EventKind::DeductionRecorded, entity)
            .object(new.id, "deduction")
            .object(new.customer, "customer")
            .object(new.item, "item")
            .attr("number", item.number.as_str())
            .attr("amount", new.amount)
            .attr("reason", new.reason);
        if let Some(note) = new.note {
            event = event.attr("note", note);
        }
        event.objects.push(item.source.object("document"));
        event.occurred_at = business_time(tx, new.allocation.on);
        tx.record(event)?;
    }
    Ok(())
}

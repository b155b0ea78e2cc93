//! Receipts are taken back.

use kernel::{
    BankEntryId, CustomerId, Date, EntityId, Event, EventKind, Instant, JournalEntryId, Money,
    ReceiptId,
};
use store::{Row, Tx};

use super::habits::unlearn;
use super::learned::{Lesson, Payer, learn};
use super::outcomes::undo;
use super::store::{bank_entry, lock_entries, write_progress};
use super::types::{EntryStatus, ReverseReceipt};
use crate::error::{Error, Outcome, Result};
use crate::receivables;
use crate::{input, parties};

/// A receipt as far as taking it back is concerned.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub id: ReceiptId,
    pub number: String,
    customer: CustomerId,
    entry: Option<BankEntryId>,
    amount: Money,
    /// What of the bank entry became it.
    paid: Money,
    received_on: Date,
    reversed_on: Option<Date>,
}

const HELD: &str = "SELECT id, number, customer_id, bank_entry_id, currency, amount_minor,
    reversed_on, received_on, coalesce(paid_currency, currency),
    coalesce(paid_minor, amount_minor) FROM receipts";

fn held(row: &Row) -> store::Result<Held> {
    Ok(Held {
        id: row.get(0)?,
        number: row.get(1)?,
        customer: row.get(2)?,
        entry: row.get(3)?,
        amount: Money::new(row.get(5)?, row.get(4)?),
        reversed_on: row.get(6)?,
        received_on: row.get(7)?,
        paid: Money::new(row.get(9)?, row.get(8)?),
    })
}

/// The standing receipts of an entry, locked.
pub(super) fn receipts_of_entry(
    tx: &mut Tx,
    entity: EntityId,
    entry: BankEntryId,
) -> Result<Vec<Held>> {
    let sql = format!(
        "{HELD} WHERE bank_entry_id = $1 AND entity_id = $2 AND reversed_on IS NULL
         ORDER BY id FOR UPDATE"
    );
    let rows = tx.query(&sql, &[entry.into(), entity.into()])?;
    Ok(rows.iter().map(held).collect::<store::Result<_>>()?)
}

/// Takes a receipt back: what it paid is open again, its discounts and write-offs are undone, and
/// its bank entry, if it has one, waits to be applied again. A receipt that was taken back before
/// stays as it is.
///
/// # Errors
/// Refuses a day in a closed period or before what is undone, and an empty reason.
pub fn reverse_receipt(
    tx: &mut Tx,
    entity: EntityId,
    command: &ReverseReceipt,
) -> Result<crate::orders::Effect> {
    let reason = input::required("reason", &command.reason, input::TEXT_LEN_MAX)?;
    let sql = format!("{HELD} WHERE id = $1 AND entity_id = $2 FOR UPDATE");
    let row = tx.query_opt(&sql, &[command.receipt.into(), entity.into()])?;
    let receipt = held(&row.ok_or_else(|| Error::NotFound {
        kind: "receipt",
        id: command.receipt.to_string(),
    })?)?;
    if receipt.reversed_on.is_some() {
        return Ok(crate::orders::Effect::AlreadySo);
    }
    let on = match command.on {
        Some(on) => on,
        None => parties::entity(tx, entity)?
            .today(tx.now())
            .max(receipt.received_on),
    };
    reverse(tx, entity, &receipt, on, &reason)??;
    undo(tx, entity, receipt.id)?;
    unlearn(tx, receipt.id)?;
    if let Some(entry) = receipt.entry {
        let payer = Payer::of(&bank_entry(tx, entity, entry)?);
        learn(tx, entity, &[(payer, receipt.customer, Lesson::TakenBack)])?;
    }
    Ok(crate::orders::Effect::Changed)
}

/// Takes a receipt back on this day or, where the books do not allow that day, today.
pub(super) fn reverse_on(
    tx: &mut Tx,
    entity: EntityId,
    receipt: &Held,
    on: Date,
    reason: &str,
) -> Result<Outcome<()>> {
    match reverse(tx, entity, receipt, on, reason)? {
        Ok(()) => Ok(Ok(())),
        Err(refusal) => {
            let today = parties::entity(tx, entity)?.today(tx.now());
            if today <= on {
                return Ok(Err(refusal));
            }
            reverse(tx, entity, receipt, today, reason)
        }
    }
}

fn reverse(
    tx: &mut Tx,
    entity: EntityId,
    receipt: &Held,
    on: Date,
    reason: &str,
) -> Result<Outcome<()>> {
    let items = receivables::items_by_sources(tx, entity, &[receipt.id.uuid()])?;
    let entries: Vec<JournalEntryId> = items.iter().map(|item| item.entry).collect();
    let outcomes = receivables::reverse_entries_tx(tx, entity, &entries, on, reason)?;
    if let Some(Err(refusal)) = outcomes.into_iter().find(Result::is_err) {
        return Ok(Err(refusal));
    }
    tx.exec_one(
        "UPDATE receipts SET reversed_on = $2 WHERE id = $1 AND reversed_on IS NULL",
        &[receipt.id.into(), on.into()],
    )?;
    if let Some(id) = receipt.entry {
        let entries = lock_entries(tx, entity, [id])?;
        if let Some(entry) = entries.get(&id) {
            let applied = entry.applied.checked_sub(receipt.paid)?;
            write_progress(tx, [(id, EntryStatus::Open, applied)])?;
        }
    }
    let mut event = Event::new(EventKind::PaymentUnmatched, entity)
        .object(receipt.id, "receipt")
        .object(receipt.customer, "customer")
        .attr("number", receipt.number.as_str())
        .attr("amount", receipt.amount)
        .attr("reason", reason);
    if let Some(entry) = receipt.entry {
        event = event.object(entry, "entry");
    }
    event.occurred_at = Some(Instant::at_start_of(on)).filter(|at| *at < tx.now());
    tx.record(event)?;
    Ok(Ok(()))
}

//! Refunds: money given back, and the bank entries that show it gone.

use std::collections::HashMap;

use kernel::{
    BankEntryId, CustomerId, Date, EntityId, Event, EventKind, Instant, Money, OpenItemId, RefundId,
};
use store::{Row, Tx, Value};

use super::store::{lock_entries, no_entry, write_progress};
use super::types::{BankEntry, EntryStatus, NewRefund, RefundView};
use crate::conditions::{Conditions, Listing};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::page::{Page, PageRequest};
use crate::parties;
use crate::receivables::{
    self, Adjusted, EntryBuilder, EntryKind, OpenItem, Posting, Refund, Role, SourceRef,
};

/// Series of refund numbers, one per legal entity.
pub const REFUND_SERIES: &str = "refund";

/// Gives money back out of receipts and credit notes. The refund clearing account owes it until the
/// bank entry is linked that shows it gone ([`link_refund`]).
///
/// # Errors
/// Fails only with the store. One bad refund refuses itself alone.
pub fn refund(
    tx: &mut Tx,
    entity: EntityId,
    requests: Vec<NewRefund>,
) -> Result<Vec<Outcome<RefundView>>> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let ids: Vec<OpenItemId> = requests.iter().map(|request| request.item).collect();
    let items = receivables::items_by_ids(tx, entity, &ids)?;
    let mut items: HashMap<OpenItemId, OpenItem> =
        items.into_iter().map(|item| (item.id, item)).collect();
    // What is hopeless is refused before it takes a number.
    let judged: Vec<Outcome<(NewRefund, CustomerId)>> = requests
        .into_iter()
        .map(|request| judge(request, &mut items))
        .collect();
    let sound = u32::try_from(judged.iter().flatten().count()).unwrap_or(u32::MAX);
    let mut numbers = tx.next_numbers(entity, REFUND_SERIES, sound)?.into_iter();
    let mut refunds = Vec::with_capacity(judged.len());
    let mut outcomes = Vec::with_capacity(judged.len());
    for judged in judged {
        outcomes.push(judged.map(|(request, customer)| {
            let view = RefundView {
                id: tx.new_id(),
                number: numbers.next().unwrap_or_default(),
                customer,
                amount: request.amount,
                refunded_on: request.refunded_on.unwrap_or(today),
                reason: request.reason,
                entry: None,
            };
            refunds.push(Refund {
                item: request.item,
                amount: view.amount,
                source: SourceRef::of(view.id),
                number: view.number.clone(),
                reason: view.reason.clone(),
                on: view.refunded_on,
            });
            view
        }));
    }
    let adjusted = receivables::refund_tx(tx, entity, &refunds)?;
    write(tx, entity, &mut outcomes, &refunds, adjusted)?;
    Ok(outcomes)
}

/// Writes the refunds that the ledger took; the others become refusals.
fn write(
    tx: &mut Tx,
    entity: EntityId,
    outcomes: &mut [Outcome<RefundView>],
    refunds: &[Refund],
    adjusted: Vec<Outcome<Adjusted>>,
) -> Result<()> {
    let mut rows: Vec<Value> = Vec::new();
    let mut made = adjusted.into_iter().zip(refunds);
    for outcome in outcomes {
        let Ok(view) = outcome else { continue };
        match made.next() {
            Some((Ok(adjusted), refund)) => {
                rows.extend(row(entity, view, tx.now()));
                let mut event = Event::new(EventKind::RefundRecorded, entity)
                    .object(view.id, "refund")
                    .object(view.customer, "customer")
                    .object(refund.item, "item")
                    .object(adjusted.entry, "entry")
                    .attr("number", view.number.as_str())
                    .attr("amount", view.amount)
                    .attr("reason", view.reason.as_str());
                let at = Instant::at_start_of(view.refunded_on);
                event.occurred_at = Some(at).filter(|at| *at < tx.now());
                tx.record(event)?;
            }
            Some((Err(refusal), _)) => *outcome = Err(refusal),
            None => {
                return Err(Error::Conflict {
                    what: "the open item".to_owned(),
                });
            }
        }
    }
    tx.insert_many("refunds", &NEW_COLUMNS, rows)?;
    Ok(())
}

const NEW_COLUMNS: [&str; 9] = [
    "id",
    "entity_id",
    "number",
    "customer_id",
    "currency",
    "amount_minor",
    "refunded_on",
    "reason",
    "recorded_at",
];

/// Is there that much of the item to give back? Counts what is given back of it.
fn judge(
    request: NewRefund,
    items: &mut HashMap<OpenItemId, OpenItem>,
) -> Outcome<(NewRefund, CustomerId)> {
    let item = items.get_mut(&request.item).ok_or_else(|| {
        Refusal::new(
            Code::UnknownReference,
            "item",
            format!("there is no open item {}", request.item),
            "read the customer's open items again",
        )
    })?;
    let left = item.residual.checked_add(request.amount);
    match left {
        Ok(left) if request.amount.is_positive() && !left.is_positive() => {
            item.residual = left;
            Ok((request, item.customer))
        }
        _ => Err(Refusal::new(
            Code::ExceedsRest,
            "amount",
            format!(
                "{} is to be given back, {} is left of {}",
                request.amount,
                item.residual.neg(),
                item.number
            ),
            "give back at most what is left on account, in its currency",
        )),
    }
}

fn row(entity: EntityId, view: &RefundView, now: Instant) -> [Value; 9] {
    [
        view.id.into(),
        entity.into(),
        view.number.as_str().into(),
        view.customer.into(),
        view.amount.currency().into(),
        view.amount.minor().into(),
        view.refunded_on.into(),
        view.reason.as_str().into(),
        now.into(),
    ]
}

const COLUMNS: &str = "SELECT id, number, customer_id, currency, amount_minor, refunded_on, reason,
    bank_entry_id FROM refunds";

fn read(row: &Row) -> store::Result<RefundView> {
    Ok(RefundView {
        id: row.get(0)?,
        number: row.get(1)?,
        customer: row.get(2)?,
        amount: Money::new(row.get(4)?, row.get(3)?),
        refunded_on: row.get(5)?,
        reason: row.get(6)?,
        entry: row.get(7)?,
    })
}

/// Refunds, newest first; `linked: false` shows those whose money is not seen gone yet.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_refunds(
    tx: &mut Tx,
    entity: EntityId,
    linked: Option<bool>,
    page: &PageRequest,
) -> Result<Page<RefundView>> {
    let mut conditions = Conditions::new("entity_id = {}", entity);
    match linked {
        Some(true) => conditions.and("bank_entry_id IS NOT NULL", []),
        Some(false) => conditions.and("bank_entry_id IS NULL", []),
        None => {}
    }
    let listing = Listing::falling(COLUMNS, &["refunded_on", "id"]);
    conditions.page(tx, page, &listing, read, |it| (it.refunded_on, it.id))
}

/// Links a refund to the bank entry, or the part of one, that shows its money gone.
///
/// # Errors
/// Refuses an entry that brings money in or has less left than the refund, and a refund that is
/// linked already.
pub fn link_refund(
    tx: &mut Tx,
    entity: EntityId,
    refund: RefundId,
    entry: BankEntryId,
) -> Result<RefundView> {
    let sql = format!("{COLUMNS} WHERE id = $1 AND entity_id = $2 FOR UPDATE");
    let row = tx.query_opt(&sql, &[refund.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "refund",
        id: refund.to_string(),
    })?;
    let mut view = read(&row)?;
    if view.entry == Some(entry) {
        return Ok(view);
    }
    let mut entries = lock_entries(tx, entity, [entry])?;
    let found = entries.remove(&entry).ok_or_else(|| no_entry(entry))?;
    check_link(&view, &found)?;
    post_link(tx, entity, &view, &found, view.amount, found.booked_on)?;
    tx.exec_one(
        "UPDATE refunds SET bank_entry_id = $2 WHERE id = $1 AND bank_entry_id IS NULL",
        &[refund.into(), entry.into()],
    )?;
    let applied = found.applied.checked_sub(view.amount)?;
    let status = if applied == found.amount {
        EntryStatus::Applied
    } else {
        EntryStatus::Other
    };
    write_progress(tx, [(entry, status, applied)])?;
    tx.record(
        Event::new(EventKind::PaymentMatched, entity)
            .object(refund, "refund")
            .object(view.customer, "customer")
            .object(entry, "entry")
            .attr("amount", view.amount.neg())
            .attr("automatic", false),
    )?;
    view.entry = Some(entry);
    Ok(view)
}

fn check_link(refund: &RefundView, entry: &BankEntry) -> Outcome<()> {
    let refuse =
        |code, detail: String, remedy: &str| Err(Refusal::new(code, "entry", detail, remedy));
    if refund.entry.is_some() {
        return refuse(
            Code::WrongState,
            format!("refund {} is linked already", refund.number),
            "look at the entry that it is linked to",
        );
    }
    if entry.status != EntryStatus::Other || !entry.amount.is_negative() || entry.is_reversal {
        return refuse(
            Code::WrongState,
            format!("the entry of {} is {}", entry.amount, entry.status),
            "link an entry by which money went out",
        );
    }
    if entry.amount.currency() != refund.amount.currency() {
        return refuse(
            Code::CurrencyMismatch,
            format!(
                "a refund of {} and an entry of {}",
                refund.amount, entry.amount
            ),
            "link an entry in the currency of the refund",
        );
    }
    let rest = entry.amount.minor().abs() - entry.applied.minor().abs();
    if refund.amount.minor() > rest {
        return refuse(
            Code::ExceedsRest,
            format!("the refund is {}, less is left of the entry", refund.amount),
            "link the entry that paid it out",
        );
    }
    Ok(())
}

/// The bank showed the money gone from `unapplied`; now it is the refund that it was. A negative
/// amount takes that back.
fn post_link(
    tx: &mut Tx,
    entity: EntityId,
    refund: &RefundView,
    entry: &BankEntry,
    amount: Money,
    on: Date,
) -> Result<()> {
    let first = receivables::first_open_day(tx, entity)?;
    let on = first.map_or(on, |first| first.max(on)).max(entry.booked_on);
    let posted = EntryBuilder::new(EntryKind::Refund, on, SourceRef::of(entry.id))
        .reason(refund.number.as_str())
        .debit(Role::Refund, amount)
        .credit(Role::Unapplied, amount)
        .build()?;
    let posting = Posting {
        entry: posted,
        items: Vec::new(),
    };
    receivables::post_tx(tx, entity, vec![posting])?;
    Ok(())
}

/// The bank took an outgoing payment back: its refunds are owed again.
pub(super) fn unlink_refunds(
    tx: &mut Tx,
    entity: EntityId,
    entry: &BankEntry,
    on: Date,
) -> Result<()> {
    if !entry.amount.is_negative() || entry.applied.is_zero() {
        return Ok(());
    }
    let sql =
        format!("{COLUMNS} WHERE bank_entry_id = $1 AND entity_id = $2 ORDER BY id FOR UPDATE");
    let rows = tx.query(&sql, &[entry.id.into(), entity.into()])?;
    for row in &rows {
        let refund = read(row)?;
        post_link(tx, entity, &refund, entry, refund.amount.neg(), on)?;
        tx.exec_one(
            "UPDATE refunds SET bank_entry_id = NULL WHERE id = $1 AND bank_entry_id = $2",
            &[refund.id.into(), entry.id.into()],
        )?;
    }
    Ok(())
}

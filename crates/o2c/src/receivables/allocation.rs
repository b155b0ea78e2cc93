//! Setting items off against each other, and undoing it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{
    AllocationId, Date, EntityId, Event, EventKind, Instant, Money, ObjectRef, OpenItemId,
};
use store::{Tx, Value};

use super::periods::first_open_day;
use super::sheet::{By, Item, NewAllocation, Sheet};
use super::store::{self as rows, Allocated, AllocationRow};
use super::types::{AllocationRequest, How, ItemKind};
use crate::error::{Code, Outcome, Refusal, Result};

/// Sets claims off against debts of the same customer and currency, many to many and in parts.
/// A later request of the batch is judged with the earlier ones counted in.
///
/// Records `items_allocated` for each debt and `invoice_cleared` for each invoice that nothing is
/// left of.
///
/// # Errors
/// Fails only with the store. A request refuses itself alone when an item does not exist, too
/// little is left of one, customers or currencies differ, or the day is in a closed period or
/// before the items were free.
pub fn allocate_tx(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[AllocationRequest],
    how: &How,
) -> Result<Vec<Outcome<AllocationId>>> {
    let ids = requests
        .iter()
        .flat_map(|request| [request.debit, request.credit])
        .collect();
    let mut sheet = open_sheet(tx, entity, &ids, false)?;
    let outcomes = requests
        .iter()
        .map(|request| {
            let allocation = NewAllocation {
                id: tx.new_id(),
                debit: request.debit,
                credit: request.credit,
                amount: request.amount,
                on: request.on,
            };
            sheet.allocate(allocation, By::Choice)?;
            Ok(allocation.id)
        })
        .collect();
    write(tx, entity, &sheet)?;
    let mut by_credit: BTreeMap<OpenItemId, Vec<&NewAllocation>> = BTreeMap::new();
    for allocation in &sheet.allocations {
        by_credit
            .entry(allocation.credit)
            .or_default()
            .push(allocation);
    }
    for (credit, allocations) in by_credit {
        record_allocated(tx, entity, &sheet, credit, &allocations, how)?;
    }
    Ok(outcomes)
}

/// Locks the items and puts them on a sheet.
pub(super) fn open_sheet(
    tx: &mut Tx,
    entity: EntityId,
    ids: &BTreeSet<OpenItemId>,
    with_history: bool,
) -> Result<Sheet> {
    let mut items = rows::lock_items(tx, entity, ids)?;
    if with_history {
        rows::add_history(tx, &mut items)?;
    }
    Ok(Sheet::new(items, first_open_day(tx, entity)?))
}

/// Writes the sheet's allocations and records the invoices that they clear.
pub(super) fn write(tx: &mut Tx, entity: EntityId, sheet: &Sheet) -> Result<()> {
    let allocations: Vec<AllocationRow> = sheet
        .allocations
        .iter()
        .map(|new| AllocationRow {
            new: *new,
            undoes: None,
        })
        .collect();
    rows::write_allocations(tx, entity, &allocations)?;
    record_cleared(tx, entity, sheet)
}

/// An invoice is cleared when nothing is left of any of its instalments.
fn record_cleared(tx: &mut Tx, entity: EntityId, sheet: &Sheet) -> Result<()> {
    let mut candidates: BTreeMap<uuid::Uuid, &Item> = BTreeMap::new();
    for allocation in &sheet.allocations {
        if let Ok(item) = sheet.item(allocation.debit)
            && item.kind == ItemKind::Invoice
            && item.residual_minor == 0
        {
            candidates.insert(item.source.id, item);
        }
    }
    if candidates.is_empty() {
        return Ok(());
    }
    let cleared = tx.query(
        "SELECT i.source_id, max(i.cleared_on) FROM {uuids $1} CROSS JOIN open_items i
        WHERE i.source_id = value GROUP BY i.source_id
        HAVING sum(CASE WHEN i.residual_minor <> 0 THEN 1 ELSE 0 END) = 0",
        &[Value::Uuids(candidates.keys().copied().collect())],
    )?;
    for row in &cleared {
        let (source, on): (uuid::Uuid, Date) = (row.get(0)?, row.get(1)?);
        if let Some(item) = candidates.get(&source) {
            let mut event = Event::new(EventKind::InvoiceCleared, entity)
                .object(item.customer, "customer")
                .attr("number", item.number.as_str())
                .attr("cleared_on", on);
            event.objects.push(item.source.object("invoice"));
            event.occurred_at = business_time(tx, on);
            tx.record(event)?;
        }
    }
    Ok(())
}

/// When something dated `on` happened: now if that is today, else at the start of that day.
pub(super) fn business_time(tx: &Tx, on: Date) -> Option<Instant> {
    (on != tx.now().date()).then(|| Instant::at_start_of(on))
}

/// Records that a debt was set off against claims.
pub(super) fn record_allocated(
    tx: &mut Tx,
    entity: EntityId,
    sheet: &Sheet,
    credit: OpenItemId,
    allocations: &[&NewAllocation],
    how: &How,
) -> Result<()> {
    let Some(event) = allocated_event(tx, entity, sheet, credit, allocations) else {
        return Ok(());
    };
    let event = match how {
        How::ByPerson => event.attr("automatic", false),
        How::Automatic { decision } => event
            .attr("automatic", true)
            .attr("decision", decision.clone()),
    };
    tx.record(event)?;
    Ok(())
}

fn allocated_event(
    tx: &Tx,
    entity: EntityId,
    sheet: &Sheet,
    credit: OpenItemId,
    allocations: &[&NewAllocation],
) -> Option<Event> {
    let credit = sheet.item(credit).ok()?;
    let total: i128 = allocations
        .iter()
        .map(|allocation| i128::from(allocation.amount.minor()))
        .sum();
    let total = Money::try_new(i64::try_from(total).ok()?, credit.currency).ok()?;
    let mut event = Event::new(EventKind::ItemsAllocated, entity)
        .object(credit.customer, "customer")
        .object(credit.id, "credit")
        .attr("amount", total);
    let mut objects: BTreeSet<ObjectRef> = BTreeSet::from([credit.source.object("credit")]);
    for allocation in allocations {
        if let Ok(debit) = sheet.item(allocation.debit) {
            objects.insert(ObjectRef::new(debit.id, "debit"));
            objects.insert(debit.source.object("debit"));
        }
    }
    event.objects.extend(objects);
    let last = allocations.iter().map(|allocation| allocation.on).max()?;
    event.occurred_at = business_time(tx, last);
    Some(event)
}

/// Undoes allocations: each gets a negative row, and what it took is left of the items again.
///
/// # Errors
/// Fails only with the store. An allocation refuses itself alone when it does not exist, was
/// undone before, belongs to a discount, write-off, refund or reversal (reverse that entry
/// instead), or the day is in a closed period or before the allocation.
pub fn unallocate_tx(
    tx: &mut Tx,
    entity: EntityId,
    on: Date,
    ids: &[AllocationId],
    reason: &str,
) -> Result<Vec<Outcome<AllocationId>>> {
    let found = rows::allocations(tx, entity, ids)?;
    let items = found
        .values()
        .flat_map(|allocated| [allocated.debit, allocated.credit])
        .collect();
    let sheet = open_sheet(tx, entity, &items, false)?;
    // Read again now that the items are locked: somebody else may have undone it meanwhile.
    let found = rows::allocations(tx, entity, ids)?;
    let mut undone = BTreeSet::new();
    let mut accepted = Vec::new();
    let mut outcomes = Vec::with_capacity(ids.len());
    for id in ids {
        let outcome = judge_undo(&sheet, found.get(id), *id, on, !undone.contains(id));
        if let Ok(allocated) = &outcome {
            undone.insert(*id);
            accepted.push(*allocated);
        }
        outcomes.push(outcome.map(|_| *id));
    }
    let new = undo_tx(tx, entity, on, &accepted)?;
    record_unallocated(tx, entity, &sheet, on, &accepted, reason)?;
    let mut new = new.into_iter();
    Ok(outcomes
        .into_iter()
        .map(|outcome| outcome.map(|id| new.next().unwrap_or(id)))
        .collect())
}

fn judge_undo(
    sheet: &Sheet,
    found: Option<&Allocated>,
    id: AllocationId,
    on: Date,
    is_first: bool,
) -> Outcome<Allocated> {
    let Some(allocated) = found else {
        return Err(Refusal::new(
            Code::UnknownReference,
            "allocation",
            format!("there is no allocation {id}"),
            "read the allocations of the item again",
        ));
    };
    if allocated.is_dead || !is_first {
        return Err(Refusal::new(
            Code::WrongState,
            "allocation",
            format!("allocation {id} is undone already"),
            "read the allocations of the item again",
        ));
    }
    sheet.check_day(on)?;
    if on < allocated.on {
        return Err(Refusal::new(
            Code::InvalidValue,
            "on",
            format!("{on} is before the allocation of {}", allocated.on),
            "date it on the day of the allocation or later",
        ));
    }
    for item in [sheet.item(allocated.debit)?, sheet.item(allocated.credit)?] {
        if item.is_bound() {
            return Err(Refusal::new(
                Code::WrongState,
                "allocation",
                format!(
                    "the {} of {} belongs to its own entry",
                    item.kind.as_str(),
                    item.number
                ),
                "reverse that entry instead",
            ));
        }
    }
    Ok(*allocated)
}

/// Writes the negative rows; the items must be locked. Gives their ids.
pub(super) fn undo_tx(
    tx: &mut Tx,
    entity: EntityId,
    on: Date,
    accepted: &[Allocated],
) -> Result<Vec<AllocationId>> {
    let allocations: Vec<AllocationRow> = accepted
        .iter()
        .map(|allocated| AllocationRow {
            new: NewAllocation {
                id: tx.new_id(),
                debit: allocated.debit,
                credit: allocated.credit,
                amount: allocated.amount.neg(),
                on,
            },
            undoes: Some(allocated.id),
        })
        .collect();
    rows::write_allocations(tx, entity, &allocations)?;
    Ok(allocations.into_iter().map(|row| row.new.id).collect())
}

/// Records that allocations were undone, once for each debt.
pub(super) fn record_unallocated(
    tx: &mut Tx,
    entity: EntityId,
    sheet: &Sheet,
    on: Date,
    undone: &[Allocated],
    reason: &str,
) -> Result<()> {
    let mut by_credit: BTreeMap<OpenItemId, Vec<NewAllocation>> = BTreeMap::new();
    for allocated in undone {
        by_credit
            .entry(allocated.credit)
            .or_default()
            .push(NewAllocation {
                id: allocated.id,
                debit: allocated.debit,
                credit: allocated.credit,
                amount: allocated.amount,
                on,
            });
    }
    for (credit, allocations) in by_credit {
        let allocations: Vec<&NewAllocation> = allocations.iter().collect();
        if let Some(mut event) = allocated_event(tx, entity, sheet, credit, &allocations) {
            event.kind = EventKind::ItemsUnallocated;
            tx.record(event.attr("reason", reason))?;
        }
    }
    Ok(())
}

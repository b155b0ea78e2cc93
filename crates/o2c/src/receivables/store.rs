//! SQL of setting items off.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{AllocationId, Date, EntityId, JournalEntryId, Money, OpenItemId};
use store::{Row, Tx, Value};

use super::chart::{Chart, Role};
use super::days;
use super::rules::TaxShare;
use super::sheet::{History, Item, NewAllocation};
use super::types::{ItemKind, SourceRef};
use crate::error::Result;

/// Locks items in the order of their ids. Items of other legal entities are not found.
pub(super) fn lock_items(
    tx: &mut Tx,
    entity: EntityId,
    ids: &BTreeSet<OpenItemId>,
) -> Result<HashMap<OpenItemId, Item>> {
    let rows = tx.query(
        "SELECT i.id, i.customer_id, i.kind, i.source_type, i.source_id, i.entry_id, i.number,
            i.currency, i.amount_minor, i.residual_minor, i.posted_on, i.due_on, i.discount_on,
            i.discount_minor
        FROM {uuids $2} CROSS JOIN open_items i
        WHERE i.id = value AND i.entity_id = $1
        ORDER BY i.id FOR UPDATE OF i",
        &[entity.into(), Value::ids(ids.iter().copied())],
    )?;
    let mut items = HashMap::with_capacity(rows.len());
    for row in &rows {
        let item = item(row)?;
        items.insert(item.id, item);
    }
    add_undone_days(tx, &mut items)?;
    Ok(items)
}

fn item(row: &Row) -> Result<Item> {
    Ok(Item {
        id: row.get(0)?,
        customer: row.get(1)?,
        kind: row.get(2)?,
        source: SourceRef::read(row, 3, 4)?,
        entry: row.get(5)?,
        number: row.get(6)?,
        currency: row.get(7)?,
        amount_minor: row.get(8)?,
        residual_minor: row.get(9)?,
        posted_on: row.get(10)?,
        due_on: row.get(11)?,
        discount_on: row.get(12)?,
        discount_minor: row.get(13)?,
        undone_on: None,
        history: History::default(),
    })
}

fn add_undone_days(tx: &mut Tx, items: &mut HashMap<OpenItemId, Item>) -> Result<()> {
    let (debits, credits) = by_side(items);
    let rows = tx.query(
        "SELECT a.debit_item_id, max(a.allocated_on) FROM {uuids $1} CROSS JOIN allocations a
        WHERE a.debit_item_id = value AND a.amount_minor < 0 GROUP BY a.debit_item_id
        UNION ALL
        SELECT a.credit_item_id, max(a.allocated_on) FROM {uuids $2} CROSS JOIN allocations a
        WHERE a.credit_item_id = value AND a.amount_minor < 0 GROUP BY a.credit_item_id",
        &[debits, credits],
    )?;
    for row in &rows {
        if let Some(item) = items.get_mut(&row.get(0)?) {
            item.undone_on = row.get(1)?;
        }
    }
    Ok(())
}

/// Adds what credit notes, discounts and write-offs have taken off the items so far.
pub(super) fn add_history(tx: &mut Tx, items: &mut HashMap<OpenItemId, Item>) -> Result<()> {
    let (debits, credits) = by_side(items);
    let rows = tx.query(
        "SELECT a.debit_item_id, o.kind, sum(a.amount_minor)
        FROM {uuids $1} CROSS JOIN allocations a JOIN open_items o ON o.id = a.credit_item_id
        WHERE a.debit_item_id = value GROUP BY a.debit_item_id, o.kind
        UNION ALL
        SELECT a.credit_item_id, o.kind, sum(a.amount_minor)
        FROM {uuids $2} CROSS JOIN allocations a JOIN open_items o ON o.id = a.debit_item_id
        WHERE a.credit_item_id = value GROUP BY a.credit_item_id, o.kind",
        &[debits, credits],
    )?;
    for row in &rows {
        let Some(item) = items.get_mut(&row.get(0)?) else {
            continue;
        };
        let minor: i64 = row.get(2)?;
        match row.get(1)? {
            ItemKind::CreditNote => item.history.credited_minor += minor,
            ItemKind::Discount => item.history.discounted_minor += minor,
            ItemKind::WriteOff => item.history.written_off_minor += minor,
            ItemKind::Invoice
            | ItemKind::Receipt
            | ItemKind::Refund
            | ItemKind::ReceiptReversal => {}
        }
    }
    Ok(())
}

fn by_side(items: &HashMap<OpenItemId, Item>) -> (Value, Value) {
    let (debits, credits): (Vec<&Item>, Vec<&Item>) =
        items.values().partition(|item| item.amount_minor > 0);
    let ids = |side: Vec<&Item>| Value::ids(side.into_iter().map(|item| item.id));
    (ids(debits), ids(credits))
}

/// An allocation as it stands in the books.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allocated {
    pub id: AllocationId,
    pub debit: OpenItemId,
    pub credit: OpenItemId,
    pub amount: Money,
    pub on: Date,
    /// It undoes another one, or was undone by another one.
    pub is_dead: bool,
}

const ALLOCATED: &str = "a.id, a.debit_item_id, a.credit_item_id, a.currency, a.amount_minor,
    a.allocated_on,
    (a.undoes_id IS NOT NULL OR EXISTS (SELECT 1 FROM allocations u WHERE u.undoes_id = a.id))";

fn allocated(row: &Row) -> Result<Allocated> {
    Ok(Allocated {
        id: row.get(0)?,
        debit: row.get(1)?,
        credit: row.get(2)?,
        amount: Money::try_new(row.get(4)?, row.get(3)?)?,
        on: row.get(5)?,
        is_dead: row.get(6)?,
    })
}

/// Reads allocations by id.
pub(super) fn allocations(
    tx: &mut Tx,
    entity: EntityId,
    ids: &[AllocationId],
) -> Result<BTreeMap<AllocationId, Allocated>> {
    let rows = tx.query(
        &format!(
            "SELECT {ALLOCATED} FROM {{uuids $2}} CROSS JOIN allocations a
            WHERE a.id = value AND a.entity_id = $1"
        ),
        &[entity.into(), Value::ids(ids.iter().copied())],
    )?;
    rows.iter()
        .map(|row| allocated(row).map(|found| (found.id, found)))
        .collect()
}

/// The living allocations of items, on either side.
pub(super) fn living_allocations(
    tx: &mut Tx,
    items: &BTreeSet<OpenItemId>,
) -> Result<Vec<Allocated>> {
    let rows = tx.query(
        &format!(
            "SELECT {ALLOCATED} FROM {{uuids $1}} CROSS JOIN allocations a
            WHERE a.debit_item_id = value
            UNION
            SELECT {ALLOCATED} FROM {{uuids $1}} CROSS JOIN allocations a
            WHERE a.credit_item_id = value"
        ),
        &[Value::ids(items.iter().copied())],
    )?;
    let mut living = rows.iter().map(allocated).collect::<Result<Vec<_>>>()?;
    living.retain(|found| !found.is_dead);
    Ok(living)
}

/// A row of the allocations table.
pub(super) struct AllocationRow {
    pub new: NewAllocation,
    /// The one that it undoes; its amount is then negative.
    pub undoes: Option<AllocationId>,
}

/// Writes allocations, then what is left of the items.
pub(super) fn write_allocations(
    tx: &mut Tx,
    entity: EntityId,
    allocations: &[AllocationRow],
) -> Result<()> {
    if allocations.is_empty() {
        return Ok(());
    }
    let actor = tx.actor().to_string();
    let now = tx.now();
    let mut rows = Vec::with_capacity(allocations.len() * 10);
    let (mut debits, mut credits) = (BTreeSet::new(), BTreeSet::new());
    for AllocationRow { new, undoes } in allocations {
        debits.insert(new.debit);
        credits.insert(new.credit);
        rows.extend([
            new.id.into(),
            entity.into(),
            new.debit.into(),
            new.credit.into(),
            new.amount.currency().into(),
            new.amount.minor().into(),
            new.on.into(),
            (*undoes).into(),
            actor.as_str().into(),
            now.into(),
        ]);
    }
    tx.insert_many(
        "allocations",
        &[
            "id",
            "entity_id",
            "debit_item_id",
            "credit_item_id",
            "currency",
            "amount_minor",
            "allocated_on",
            "undoes_id",
            "actor",
            "recorded_at",
        ],
        rows,
    )?;
    let items: BTreeSet<OpenItemId> = debits.union(&credits).copied().collect();
    let undoes = allocations.iter().any(|row| row.undoes.is_some());
    if undoes {
        days::record_reopened(tx, entity, &items)?;
    }
    add_up_again(tx, [("debit", "-", debits), ("credit", "+", credits)])?;
    let written: Vec<AllocationId> = allocations.iter().map(|row| row.new.id).collect();
    days::record_allocated(tx, entity, &written, &items)
}

/// Writes what is left of items, by the side on which they are set off. It is added up again
/// instead of being counted on, so it cannot drift. The check on the column refuses what would take
/// more from an item than it has.
fn add_up_again(tx: &mut Tx, sides: [(&str, &str, BTreeSet<OpenItemId>); 2]) -> Result<()> {
    for (side, sign, ids) in sides {
        tx.exec(
            &format!(
                "UPDATE open_items SET (residual_minor, cleared_on) = (
                    SELECT open_items.amount_minor {sign} sum(a.amount_minor),
                        CASE WHEN open_items.amount_minor {sign} sum(a.amount_minor) = 0
                            THEN max(a.allocated_on) END
                    FROM allocations a WHERE a.{side}_item_id = open_items.id)
                WHERE id IN (SELECT value FROM {{uuids $1}})"
            ),
            &[Value::ids(ids)],
        )?;
    }
    Ok(())
}

/// For each entry the sums that tell its share of tax; entries of one currency only.
pub(super) fn tax_shares(
    tx: &mut Tx,
    chart: &Chart,
    entries: &BTreeSet<JournalEntryId>,
) -> Result<HashMap<JournalEntryId, TaxShare>> {
    let rows = tx.query(
        "SELECT l.entry_id, l.account, l.amount_minor
        FROM {uuids $1} CROSS JOIN journal_lines l WHERE l.entry_id = value",
        &[Value::ids(entries.iter().copied())],
    )?;
    let mut shares: HashMap<JournalEntryId, TaxShare> = HashMap::new();
    for row in &rows {
        let code: String = row.get(1)?;
        let minor: i64 = row.get(2)?;
        let share = shares.entry(row.get(0)?).or_default();
        match chart.resolve(&code.into())?.role {
            Role::Receivable => {
                share.receivable_minor = share.receivable_minor.saturating_add(minor)
            }
            Role::Tax => share.tax_minor = share.tax_minor.saturating_sub(minor),
            _ => {}
        }
    }
    Ok(shares)
}

//! Look-ups of open items and of their allocations.

use kernel::{
    Actor, AllocationId, Currency, Date, EntityId, Instant, JournalEntryId, Money, OpenItemId,
};
use serde::Serialize;
use store::{Row, Tx, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::types::{ItemKind, OpenItem, SourceRef};
use crate::access;
use crate::error::{Error, Result};

/// The columns of [`OpenItem`], from `open_items i`.
pub(super) const COLUMNS: &str =
    "i.id, i.customer_id, i.kind, i.source_type, i.source_id, i.entry_id,
    i.number, i.instalment, i.reference, i.currency, i.amount_minor, i.residual_minor,
    i.posted_on, i.due_on, i.discount_on, i.discount_minor, i.cleared_on";

pub(super) fn open_item(row: &Row) -> Result<OpenItem> {
    let currency: Currency = row.get(9)?;
    let money = |index| Ok::<_, Error>(Money::try_new(row.get(index)?, currency)?);
    Ok(OpenItem {
        id: row.get(0)?,
        customer: row.get(1)?,
        kind: row.get(2)?,
        source: SourceRef::read(row, 3, 4)?,
        entry: row.get(5)?,
        number: row.get(6)?,
        instalment: row.get(7)?,
        reference: row.get(8)?,
        currency,
        amount: money(10)?,
        residual: money(11)?,
        posted_on: row.get(12)?,
        due_on: row.get(13)?,
        discount_on: row.get(14)?,
        discount: money(15)?,
        cleared_on: row.get(16)?,
    })
}

fn open_items_of(rows: &[Row]) -> Result<Vec<OpenItem>> {
    rows.iter().map(open_item).collect()
}

/// One item.
///
/// # Errors
/// Not found when the legal entity has no such item.
pub fn item(tx: &mut Tx, entity: EntityId, id: OpenItemId) -> Result<OpenItem> {
    items_by_ids(tx, entity, &[id])?
        .pop()
        .ok_or_else(|| Error::NotFound {
            kind: "open item",
            id: id.to_string(),
        })
}

/// Items by id; those that do not exist are left out.
///
/// # Errors
/// Fails only with the store.
pub fn items_by_ids(tx: &mut Tx, entity: EntityId, ids: &[OpenItemId]) -> Result<Vec<OpenItem>> {
    look_up(
        tx,
        entity,
        "{uuids $2}",
        BY_ID,
        Value::ids(ids.iter().copied()),
    )
}

/// The items of documents, open or cleared, by the documents' ids without prefix.
///
/// # Errors
/// Fails only with the store.
pub fn items_by_sources(tx: &mut Tx, entity: EntityId, sources: &[Uuid]) -> Result<Vec<OpenItem>> {
    look_up(
        tx,
        entity,
        "{uuids $2}",
        BY_SOURCE,
        Value::Uuids(sources.to_vec()),
    )
}

/// The items of invoices and credit notes with these numbers, open or cleared.
///
/// # Errors
/// Fails only with the store.
pub fn items_by_numbers(tx: &mut Tx, entity: EntityId, numbers: &[&str]) -> Result<Vec<OpenItem>> {
    let numbers = numbers.iter().map(|number| (*number).to_owned()).collect();
    look_up(tx, entity, "{texts $2}", BY_NUMBER, Value::Texts(numbers))
}

/// How items are looked up by one column; `value` is each wanted value.
pub(super) const BY_ID: &str = "i.id = value";
pub(super) const BY_SOURCE: &str = "i.source_id = value";
pub(super) const BY_NUMBER: &str = "i.number = value AND i.kind IN ('invoice', 'credit_note')";

pub(super) fn look_up_query(list: &str, condition: &str) -> String {
    format!(
        "SELECT {COLUMNS} FROM {list} CROSS JOIN open_items i
        WHERE i.entity_id = $1 AND {condition} ORDER BY i.due_on, i.id"
    )
}

fn look_up(
    tx: &mut Tx,
    entity: EntityId,
    list: &str,
    condition: &str,
    wanted: Value,
) -> Result<Vec<OpenItem>> {
    let sql = look_up_query(list, condition);
    open_items_of(&tx.query(&sql, &[entity.into(), wanted])?)
}

/// An allocation as an item's history shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AllocationView {
    /// Its id.
    #[schema(value_type = String)]
    pub id: AllocationId,
    /// The claim.
    #[schema(value_type = String)]
    pub debit: OpenItemId,
    /// What the claim stands for.
    pub debit_kind: ItemKind,
    /// Its number.
    pub debit_number: String,
    /// The debt.
    #[schema(value_type = String)]
    pub credit: OpenItemId,
    /// What the debt stands for.
    pub credit_kind: ItemKind,
    /// Its number.
    pub credit_number: String,
    /// How much; negative when it undoes another one.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// From which day on it counts.
    pub on: Date,
    /// The one that it undoes.
    #[schema(value_type = Option<String>)]
    pub undoes: Option<AllocationId>,
    /// Whether it was undone.
    pub is_undone: bool,
    /// Who made it.
    #[schema(value_type = String)]
    pub actor: Actor,
    /// The name of that user or API key; `null` for a part of the system.
    pub actor_name: Option<String>,
    /// When it was made.
    #[schema(value_type = String)]
    pub recorded_at: Instant,
    /// The entry of the discount, write-off or refund that was set off: it stands or falls with it.
    #[schema(value_type = Option<String>)]
    pub entry: Option<JournalEntryId>,
    /// Why that entry was posted.
    pub reason: Option<String>,
}

/// All allocations of items, on either side, in the order they were made.
///
/// # Errors
/// Fails only with the store.
pub fn allocations_of(
    tx: &mut Tx,
    entity: EntityId,
    items: &[OpenItemId],
) -> Result<Vec<AllocationView>> {
    const COLUMNS: &str = "a.id, a.debit_item_id, a.credit_item_id, a.currency, a.amount_minor,
        a.allocated_on, a.undoes_id, a.actor, a.recorded_at,
        EXISTS (SELECT 1 FROM allocations u WHERE u.undoes_id = a.id),
        d.kind, d.number, c.kind, c.number, e.id, e.reason";
    const ITEMS: &str = "JOIN open_items d ON d.id = a.debit_item_id
        JOIN open_items c ON c.id = a.credit_item_id
        LEFT JOIN journal_entries e ON e.id = CASE
            WHEN d.kind IN ('discount', 'write_off', 'refund') THEN d.entry_id
            WHEN c.kind IN ('discount', 'write_off', 'refund') THEN c.entry_id END";
    let rows = tx.query(
        &format!(
            "SELECT {COLUMNS} FROM {{uuids $2}} CROSS JOIN allocations a {ITEMS}
            WHERE a.debit_item_id = value AND a.entity_id = $1
            UNION
            SELECT {COLUMNS} FROM {{uuids $2}} CROSS JOIN allocations a {ITEMS}
            WHERE a.credit_item_id = value AND a.entity_id = $1
            ORDER BY 1"
        ),
        &[entity.into(), Value::ids(items.iter().copied())],
    )?;
    let actors = rows
        .iter()
        .map(|row| row.get(7))
        .collect::<store::Result<Vec<String>>>()?;
    let names = access::actor_names(tx, &actors)?;
    rows.iter()
        .zip(&actors)
        .map(|(row, actor)| {
            Ok(AllocationView {
                id: row.get(0)?,
                debit: row.get(1)?,
                credit: row.get(2)?,
                amount: Money::try_new(row.get(4)?, row.get(3)?)?,
                on: row.get(5)?,
                undoes: row.get(6)?,
                is_undone: row.get(9)?,
                actor: row.get(7)?,
                actor_name: names.of(Some(actor)),
                recorded_at: row.get(8)?,
                debit_kind: row.get(10)?,
                debit_number: row.get(11)?,
                credit_kind: row.get(12)?,
                credit_number: row.get(13)?,
                entry: row.get(14)?,
                reason: row.get(15)?,
            })
        })
        .collect()
}

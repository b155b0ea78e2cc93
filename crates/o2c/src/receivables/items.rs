//! Lists and look-ups of open items.

use kernel::{Actor, AllocationId};
use kernel::{Currency, CustomerId, Date, EntityId, Instant, Money, OpenItemId};
use serde::{Deserialize, Serialize};
use store::{Row, Tx, Value};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::types::{ItemKind, OpenItem, SourceRef};
use crate::conditions::Conditions;
use crate::error::{Error, Result};
use crate::page::{Page, PageRequest};

/// Which items by what is left of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Something is left; by due date, of one customer by currency and due date.
    #[default]
    Open,
    /// Nothing is left; the latest clearing first, of one customer the latest posting first.
    Cleared,
    /// Both; the latest posting first.
    All,
}

/// Which items by their direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemSide {
    /// Owed to us.
    Claims,
    /// Owed by us: credit notes and money on account.
    Debts,
}

/// Which items to list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ItemFilter {
    /// Of this customer only.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// By what is left.
    pub state: ItemState,
    /// In this direction only.
    pub side: Option<ItemSide>,
    /// Of this kind only.
    pub kind: Option<ItemKind>,
    /// In this currency only.
    #[param(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// Due before this day: overdue when it is today.
    pub due_before: Option<Date>,
    /// Due on this day or later.
    pub due_from: Option<Date>,
}

/// The columns of [`OpenItem`], from `open_items i`.
const COLUMNS: &str = "i.id, i.customer_id, i.kind, i.source_type, i.source_id, i.entry_id,
    i.number, i.instalment, i.reference, i.currency, i.amount_minor, i.residual_minor,
    i.posted_on, i.due_on, i.discount_on, i.discount_minor, i.cleared_on";

fn open_item(row: &Row) -> Result<OpenItem> {
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

/// How a list is ordered: by the columns of the index that answers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Due,
    CustomerDue,
    Posted,
    Cleared,
}

impl Order {
    const fn of(filter: &ItemFilter) -> Self {
        match (filter.state, filter.customer.is_some()) {
            (ItemState::Open, false) => Self::Due,
            (ItemState::Open, true) => Self::CustomerDue,
            (ItemState::Cleared, false) => Self::Cleared,
            (ItemState::Cleared | ItemState::All, _) => Self::Posted,
        }
    }

    const fn clause(self) -> &'static str {
        match self {
            Self::Due => "ORDER BY i.due_on, i.id",
            Self::CustomerDue => "ORDER BY i.currency, i.due_on, i.id",
            Self::Posted => "ORDER BY i.posted_on DESC, i.id DESC",
            Self::Cleared => "ORDER BY i.cleared_on DESC, i.id DESC",
        }
    }

    /// The sort key of an item, as a cursor keeps it.
    fn key(self, item: &OpenItem) -> Key {
        let day = match self {
            Self::Due | Self::CustomerDue => item.due_on,
            Self::Posted => item.posted_on,
            Self::Cleared => item.cleared_on.unwrap_or(item.posted_on),
        };
        (item.currency, day, item.id)
    }
}

type Key = (Currency, Date, OpenItemId);

/// The text and arguments of a page of items.
pub(super) fn list_query(
    entity: EntityId,
    filter: &ItemFilter,
    page: &PageRequest,
) -> Result<(String, Vec<Value>)> {
    let order = Order::of(filter);
    let mut wanted = Conditions::new("i.entity_id = {}", entity);
    wanted.given("i.customer_id = {}", filter.customer);
    let debts = matches!(filter.side, Some(ItemSide::Debts))
        || matches!(filter.kind, Some(ItemKind::Receipt | ItemKind::CreditNote));
    // Partial indexes are chosen by exactly these words.
    match filter.state {
        ItemState::Open if debts && filter.customer.is_none() => {
            wanted.and("i.residual_minor < 0", []);
        }
        ItemState::Open => wanted.and("i.residual_minor <> 0", []),
        ItemState::Cleared => wanted.and("i.cleared_on IS NOT NULL", []),
        ItemState::All => {}
    }
    match filter.side {
        Some(ItemSide::Claims) => wanted.and("i.amount_minor > 0", []),
        Some(ItemSide::Debts) => wanted.and("i.amount_minor < 0", []),
        None => {}
    }
    if let Some(kind) = filter.kind {
        wanted.and("i.kind = {}", [kind.as_str().into()]);
    }
    wanted.given("i.currency = {}", filter.currency);
    wanted.given("i.due_on < {}", filter.due_before);
    wanted.given("i.due_on >= {}", filter.due_from);
    if let Some((currency, day, id)) = page.key::<Key>()? {
        let (currency, day, id) = (currency.into(), day.into(), id.into());
        match order {
            Order::Due => wanted.and("(i.due_on, i.id) > ({}, {})", [day, id]),
            Order::CustomerDue => {
                wanted.and(
                    "(i.currency, i.due_on, i.id) > ({}, {}, {})",
                    [currency, day, id],
                );
            }
            Order::Posted => wanted.and("(i.posted_on, i.id) < ({}, {})", [day, id]),
            Order::Cleared => wanted.and("(i.cleared_on, i.id) < ({}, {})", [day, id]),
        }
    }
    Ok(wanted.query(
        &format!("SELECT {COLUMNS} FROM open_items i"),
        order.clause(),
        page.fetch()?,
    ))
}

/// A page of items.
///
/// # Errors
/// Refuses a limit or cursor that is not one.
pub fn open_items(
    tx: &mut Tx,
    entity: EntityId,
    filter: &ItemFilter,
    page: &PageRequest,
) -> Result<Page<OpenItem>> {
    let (sql, args) = list_query(entity, filter, page)?;
    let items = open_items_of(&tx.query(&sql, &args)?)?;
    let order = Order::of(filter);
    Ok(Page::of(items, page, |item| order.key(item)))
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

/// The items of invoices and credit notes with these numbers, open or cleared, for matching.
///
/// # Errors
/// Fails only with the store.
pub fn items_by_numbers(tx: &mut Tx, entity: EntityId, numbers: &[&str]) -> Result<Vec<OpenItem>> {
    let numbers = numbers.iter().map(|number| (*number).to_owned()).collect();
    look_up(tx, entity, "{texts $2}", BY_NUMBER, Value::Texts(numbers))
}

/// The items that are paid with these references, open or cleared, for matching.
///
/// # Errors
/// Fails only with the store.
pub fn items_by_references(
    tx: &mut Tx,
    entity: EntityId,
    references: &[&str],
) -> Result<Vec<OpenItem>> {
    let references = references
        .iter()
        .map(|reference| (*reference).to_owned())
        .collect();
    look_up(
        tx,
        entity,
        "{texts $2}",
        BY_REFERENCE,
        Value::Texts(references),
    )
}

/// How items are looked up by one column; `value` is each wanted value.
pub(super) const BY_ID: &str = "i.id = value";
pub(super) const BY_SOURCE: &str = "i.source_id = value";
pub(super) const BY_NUMBER: &str = "i.number = value AND i.kind IN ('invoice', 'credit_note')";
pub(super) const BY_REFERENCE: &str = "i.reference = value";

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
    /// The debt.
    #[schema(value_type = String)]
    pub credit: OpenItemId,
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
    /// When it was made.
    #[schema(value_type = String)]
    pub recorded_at: Instant,
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
        EXISTS (SELECT 1 FROM allocations u WHERE u.undoes_id = a.id)";
    let rows = tx.query(
        &format!(
            "SELECT {COLUMNS} FROM {{uuids $2}} CROSS JOIN allocations a
            WHERE a.debit_item_id = value AND a.entity_id = $1
            UNION
            SELECT {COLUMNS} FROM {{uuids $2}} CROSS JOIN allocations a
            WHERE a.credit_item_id = value AND a.entity_id = $1
            ORDER BY 1"
        ),
        &[entity.into(), Value::ids(items.iter().copied())],
    )?;
    rows.iter()
        .map(|row| {
            Ok(AllocationView {
                id: row.get(0)?,
                debit: row.get(1)?,
                credit: row.get(2)?,
                amount: Money::try_new(row.get(4)?, row.get(3)?)?,
                on: row.get(5)?,
                undoes: row.get(6)?,
                is_undone: row.get(9)?,
                actor: row.get(7)?,
                recorded_at: row.get(8)?,
            })
        })
        .collect()
}

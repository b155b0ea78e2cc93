//! Lists of open items, and what they come to.

use std::collections::HashMap;

use kernel::dates::days_between;
use kernel::{Currency, Date, EntityId, Money, OpenItemId, kind};
use serde::Serialize;
use store::{Row, Tx, Value};
use utoipa::ToSchema;

use super::days;
use super::items::{COLUMNS, open_item};
use super::list::{ItemFilter, ItemSide, ItemState, ListedItem, Order, list_query};
use crate::error::{Code, Error, Refusal, Result};
use crate::page::{Page, PageRequest};
use crate::parties;
use crate::search::{Place, Search};

/// A page of items.
///
/// # Errors
/// Refuses a limit or cursor that is not one, and an order that the filter does not allow.
pub fn open_items(
    tx: &mut Tx,
    entity: EntityId,
    filter: &ItemFilter,
    page: &PageRequest,
) -> Result<Page<ListedItem>> {
    check(filter)?;
    let found = find(tx, entity, filter.search.as_deref())?;
    let (sql, args) = list_query(entity, filter, found.as_deref(), page)?;
    let day = day_of(tx, entity, filter)?;
    let rows = tx.query(&sql, &args)?;
    let items = rows.iter().map(|row| listed(row, day));
    let mut items = items.collect::<Result<Vec<_>>>()?;
    if let Some(day) = filter.as_of {
        take_back(tx, &mut items, day)?;
    }
    let (order, _) = Order::of(filter)?;
    Ok(Page::of(items, page, |item| order.key(item)))
}

fn check(filter: &ItemFilter) -> Result<()> {
    if filter.as_of.is_some() && filter.state != ItemState::Open {
        return Err(Refusal::new(
            Code::InvalidValue,
            "as_of",
            "only open items are listed as of a past day",
            "leave `state` out, or `as_of`",
        )
        .into());
    }
    Ok(())
}

/// By which day items are overdue.
fn day_of(tx: &mut Tx, entity: EntityId, filter: &ItemFilter) -> Result<Date> {
    match filter.as_of {
        Some(day) => Ok(day),
        None => Ok(parties::entity(tx, entity)?.today(tx.now())),
    }
}

/// Where a search finds open items.
const PLACE: Place = Place {
    table: "open_items",
    numbers: &["number", "reference"],
    amount: Some("residual_minor"),
    with_amount: "t.residual_minor <> 0",
};

/// Where a search finds the documents that they come from; read only.
const DOCUMENTS: Place = Place {
    table: "invoices",
    numbers: &["customer_order_no"],
    amount: Some("gross_minor"),
    with_amount: "TRUE",
};

/// The items that a search text means; `None` without one.
fn find(tx: &mut Tx, entity: EntityId, text: Option<&str>) -> Result<Option<Vec<OpenItemId>>> {
    let Some(search) = Search::of(text) else {
        return Ok(None);
    };
    let mut found = search.ids::<kind::OpenItem>(tx, entity, &PLACE)?;
    let documents = search.ids::<kind::Invoice>(tx, entity, &DOCUMENTS)?;
    let rows = tx.query(
        "SELECT t.id FROM {uuids $1} CROSS JOIN open_items t WHERE t.source_id = value",
        &[Value::ids(documents)],
    )?;
    for row in &rows {
        found.push(row.get(0)?);
    }
    Ok(Some(found))
}

/// Puts items back to where they stood at the end of a day: what was set off since was still left.
fn take_back(tx: &mut Tx, items: &mut [ListedItem], day: Date) -> Result<()> {
    let ids = Value::ids(items.iter().map(|it| it.item.id));
    let rows = tx.query(
        "SELECT a.debit_item_id, a.amount_minor FROM {uuids $1} CROSS JOIN allocations a
        WHERE a.debit_item_id = value AND a.allocated_on > $2
        UNION ALL
        SELECT a.credit_item_id, -a.amount_minor FROM {uuids $1} CROSS JOIN allocations a
        WHERE a.credit_item_id = value AND a.allocated_on > $2",
        &[ids, day.into()],
    )?;
    let mut since: HashMap<OpenItemId, i64> = HashMap::new();
    for row in &rows {
        *since.entry(row.get(0)?).or_default() += row.get::<i64>(1)?;
    }
    for listed in items {
        let item = &mut listed.item;
        let back = since.get(&item.id).copied().unwrap_or_default();
        item.residual = item
            .residual
            .checked_add(Money::try_new(back, item.currency)?)?;
        item.cleared_on = None;
        listed.days_overdue = Some(days_between(item.due_on, day));
    }
    Ok(())
}

/// What a list of open items comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ItemTotals {
    /// How many items.
    pub count: i64,
    /// By currency.
    pub currencies: Vec<ItemSum>,
}

/// The items of a list in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ItemSum {
    /// The currency.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// How many items.
    pub count: i64,
    /// What is left of them: claims less debts.
    #[schema(value_type = crate::schema::Money)]
    pub total: Money,
    /// What of the claims is past due.
    #[schema(value_type = crate::schema::Money)]
    pub overdue: Money,
    /// How many of them are past due claims.
    pub overdue_count: i64,
}

/// What the items that a filter leaves come to, today or at the end of a day; of items that are
/// not open nothing is left.
///
/// # Errors
/// Refuses `as_of` for items that are not open.
pub fn item_totals(tx: &mut Tx, entity: EntityId, filter: &ItemFilter) -> Result<ItemTotals> {
    check(filter)?;
    let found = find(tx, entity, filter.search.as_deref())?;
    let day = day_of(tx, entity, filter)?;
    let (sql, args) = totals_query(entity, filter, found.as_deref(), day);
    let rows = tx.query(&sql, &args)?;
    let sum = |row: &Row| {
        let currency: Currency = row.get(0)?;
        Ok(ItemSum {
            currency,
            count: row.get(1)?,
            total: Money::try_new(row.get(2)?, currency)?,
            overdue: Money::try_new(row.get(3)?, currency)?,
            overdue_count: row.get(4)?,
        })
    };
    let currencies = rows.iter().map(sum).collect::<Result<Vec<_>>>()?;
    Ok(ItemTotals {
        count: currencies.iter().map(|it| it.count).sum(),
        currencies,
    })
}

/// Adds up the movements: of all customers as they are kept day by day, of one or of what a search
/// found from the few items themselves.
fn totals_query(
    entity: EntityId,
    filter: &ItemFilter,
    found: Option<&[OpenItemId]>,
    day: Date,
) -> (String, Vec<Value>) {
    let mut args: Vec<Value> = vec![entity.into(), day.into()];
    let mut place = |value: Value| {
        args.push(value);
        format!("${}", args.len())
    };
    let mut among = String::new();
    if let Some(customer) = filter.customer {
        let customer = place(customer.into());
        among.push_str(&format!(" AND i.customer_id = {customer}"));
    }
    if let Some(found) = found {
        let found = place(Value::ids(found.iter().copied()));
        among.push_str(&format!(
            " AND i.id IN (SELECT value FROM {{uuids {found}}})"
        ));
    }
    let movements = match among.is_empty() {
        true => days::OF_ALL.to_owned(),
        false => days::of_some(&among),
    };
    let mut wanted = match filter.side {
        Some(ItemSide::Claims) => " AND m.is_claim".to_owned(),
        Some(ItemSide::Debts) => " AND NOT m.is_claim".to_owned(),
        None => String::new(),
    };
    for (condition, value) in [
        ("m.moved_on <=", filter.as_of.map(Value::from)),
        ("m.kind =", filter.kind.map(Value::from)),
        ("m.currency =", filter.currency.map(Value::from)),
        ("m.due_on <", filter.due_before.map(Value::from)),
        ("m.due_on >=", filter.due_from.map(Value::from)),
    ] {
        if let Some(value) = value {
            let value = place(value);
            wanted.push_str(&format!(" AND {condition} {value}"));
        }
    }
    let count = match filter.state {
        ItemState::Open => "sum(m.open_items)",
        ItemState::Cleared => "sum(m.posted_items) - sum(m.open_items)",
        ItemState::All => "sum(m.posted_items)",
    };
    // What is left of cleared items is nothing.
    let late = match filter.state {
        ItemState::Cleared => "FILTER (WHERE m.due_on < $2 AND FALSE)",
        ItemState::Open | ItemState::All => "FILTER (WHERE m.due_on < $2 AND m.is_claim)",
    };
    let total = match filter.state {
        ItemState::Cleared => "0",
        ItemState::Open | ItemState::All => "sum(m.rest_minor)",
    };
    let sql = format!(
        "SELECT m.currency, CAST({count} AS BIGINT), CAST({total} AS BIGINT),
            CAST(coalesce(sum(m.rest_minor) {late}, 0) AS BIGINT),
            CAST(coalesce(sum(m.open_items) {late}, 0) AS BIGINT)
        FROM {movements}{wanted} GROUP BY m.currency HAVING {count} <> 0 ORDER BY m.currency"
    );
    (sql, args)
}

/// One item, as a list shows it.
///
/// # Errors
/// Not found when the legal entity has no such item.
pub fn listed_item(tx: &mut Tx, entity: EntityId, id: OpenItemId) -> Result<ListedItem> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let sql = format!(
        "SELECT {COLUMNS}, c.number, c.name FROM open_items i JOIN customers c
            ON c.id = i.customer_id
        WHERE i.id = $1 AND i.entity_id = $2"
    );
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "open item",
        id: id.to_string(),
    })?;
    listed(&row, today)
}

fn listed(row: &Row, today: Date) -> Result<ListedItem> {
    let item = open_item(row)?;
    let is_open = !item.residual.is_zero();
    Ok(ListedItem {
        days_overdue: is_open.then(|| days_between(item.due_on, today)),
        item,
        customer_number: row.get(17)?,
        customer_name: row.get(18)?,
    })
}

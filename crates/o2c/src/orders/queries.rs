//! Lists and views. The hold queue joins `customers` for the name, read-only.

use std::collections::HashMap;

use kernel::{Currency, EntityId, Money, OrderId};
use store::{Row, Tx};

use super::store::lines_of;
use super::types::{HoldFilter, OrderFilter};
use super::views::{HoldView, OrderHead, OrderView, QueuedHold};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::input::search_text;
use crate::page::{Page, PageRequest};
use crate::sql::ids_by_numbers;

const HEAD_COLUMNS: &str = "o.id, o.number, o.customer_id, o.ship_to_id, o.bill_to_id, o.payer_id,
    o.customer_order_no, o.channel, o.currency, o.received_at, o.ordered_on, o.requested_on,
    o.payment_term_id, o.billing_rule, o.status, o.net_minor, o.tax_minor, o.gross_minor,
    o.acknowledged_at, o.version, o.note";

const HOLD_COLUMNS: &str = "h.id, h.reason, h.line_no, h.evidence, h.placed_at, h.released_at,
    h.released_by, h.release_note";

fn head(row: &Row) -> Result<OrderHead> {
    let currency: Currency = row.get(8)?;
    let money = |index| Ok::<_, Error>(Money::try_new(row.get(index)?, currency)?);
    Ok(OrderHead {
        id: row.get(0)?,
        number: row.get(1)?,
        customer: row.get(2)?,
        ship_to: row.get(3)?,
        bill_to: row.get(4)?,
        payer: row.get(5)?,
        customer_order_no: row.get(6)?,
        channel: row.get(7)?,
        received_at: row.get(9)?,
        ordered_on: row.get(10)?,
        requested_on: row.get(11)?,
        payment_term: row.get(12)?,
        billing_rule: row.get(13)?,
        status: row.get(14)?,
        net: money(15)?,
        tax: money(16)?,
        gross: money(17)?,
        acknowledged_at: row.get(18)?,
        version: row.get(19)?,
    })
}

fn hold(row: &Row) -> Result<HoldView> {
    Ok(HoldView {
        id: row.get(0)?,
        reason: row.get(1)?,
        line_no: row.get(2)?,
        evidence: row.get(3)?,
        placed_at: row.get(4)?,
        released_at: row.get(5)?,
        released_by: row.get(6)?,
        release_note: row.get(7)?,
    })
}

/// An order with its lines and holds.
///
/// # Errors
/// [`Error::NotFound`] when the legal entity has no such order.
pub fn order(tx: &mut Tx, entity: EntityId, id: OrderId) -> Result<OrderView> {
    let sql = format!("SELECT {HEAD_COLUMNS} FROM orders o WHERE o.id = $1 AND o.entity_id = $2");
    let row = tx
        .query_opt(&sql, &[id.into(), entity.into()])?
        .ok_or_else(|| Error::NotFound {
            kind: "order",
            id: id.to_string(),
        })?;
    let head = head(&row)?;
    let currencies = HashMap::from([(id, head.gross.currency())]);
    let lines = lines_of(tx, &[id], &currencies)?
        .remove(&id)
        .unwrap_or_default();
    let sql = format!(
        "SELECT {HOLD_COLUMNS} FROM order_holds h WHERE h.order_id = $1 ORDER BY h.placed_at, h.id"
    );
    let holds = tx
        .query(&sql, &[id.into()])?
        .iter()
        .map(hold)
        .collect::<Result<_>>()?;
    Ok(OrderView {
        head,
        note: row.get(20)?,
        lines,
        holds,
    })
}

/// The orders with these numbers, for callers that know no ids.
///
/// # Errors
/// Fails only with the store.
pub fn order_ids_by_numbers(
    tx: &mut Tx,
    entity: EntityId,
    numbers: &[&str],
) -> Result<HashMap<String, OrderId>> {
    ids_by_numbers(tx, entity, "orders", numbers.iter().copied())
}

/// Orders, those that came in last first.
///
/// # Errors
/// Refuses a bad limit or cursor.
pub fn list_orders(
    tx: &mut Tx,
    entity: EntityId,
    filter: &OrderFilter,
    page: &PageRequest,
) -> Result<Page<OrderHead>> {
    let mut conditions = Conditions::new("o.entity_id = {}", entity);
    let mut from = "orders o";
    if let Some(search) = search_text(filter.search.as_deref()) {
        // What is found by one of two indexes comes first; an OR would walk the whole list instead.
        // Entity and text are the first two arguments.
        conditions.and(
            "(o.number = {} OR o.customer_order_no = $2)",
            [search.into()],
        );
        conditions.and("o.id = found.found_id", []);
        from = "(SELECT x.id AS found_id FROM orders x WHERE x.entity_id = $1 AND x.number = $2
            UNION SELECT y.id FROM orders y
            WHERE y.entity_id = $1 AND y.customer_order_no = $2) found
            CROSS JOIN orders o";
    }
    conditions.given("o.customer_id = {}", filter.customer);
    match filter.status {
        // A customer has far fewer orders than a status: this keeps the status' index out of it.
        Some(status) if filter.customer.is_some() => {
            conditions.and("o.status || '' = {}", [status.into()]);
        }
        Some(status) => conditions.and("o.status = {}", [status.into()]),
        None => {}
    }
    conditions.given("o.received_at >= {}", filter.received_from);
    conditions.given("o.received_at < {}", filter.received_before);
    let select = format!("SELECT {HEAD_COLUMNS} FROM {from}");
    let listing = Listing::falling(&select, &["o.received_at", "o.id"]);
    conditions.page(tx, page, &listing, head, |it| (it.received_at, it.id))
}

/// The open holds, those that stand longest first.
///
/// # Errors
/// Refuses a bad limit or cursor.
pub fn list_holds(
    tx: &mut Tx,
    entity: EntityId,
    filter: &HoldFilter,
    page: &PageRequest,
) -> Result<Page<QueuedHold>> {
    let mut conditions = Conditions::new("h.entity_id = {}", entity);
    conditions.and("h.released_at IS NULL", []);
    conditions.given("h.reason = {}", filter.reason);
    conditions.given("o.customer_id = {}", filter.customer);
    let select = format!(
        "SELECT {HOLD_COLUMNS}, h.order_id, o.number, o.customer_id, c.name, o.currency,
            o.gross_minor
        FROM order_holds h
        JOIN orders o ON o.id = h.order_id
        JOIN customers c ON c.id = o.customer_id"
    );
    let listing = Listing::rising(&select, &["h.placed_at", "h.id"]);
    conditions.page(tx, page, &listing, queued, |it| {
        (it.hold.placed_at, it.hold.id)
    })
}

fn queued(row: &Row) -> Result<QueuedHold> {
    Ok(QueuedHold {
        hold: hold(row)?,
        order: row.get(8)?,
        order_number: row.get(9)?,
        customer: row.get(10)?,
        customer_name: row.get(11)?,
        gross: Money::try_new(row.get(13)?, row.get(12)?)?,
    })
}

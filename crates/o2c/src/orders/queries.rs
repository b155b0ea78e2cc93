//! Lists and views. They join `customers` for numbers and names, read-only.

use std::collections::HashMap;

use kernel::{Currency, EntityId, Money, OrderId, kind};
use store::{Row, Tx};

use super::store::lines_of;
use super::types::{HoldFilter, HoldSort, OrderFilter, OrderSort, OrderStatus};
use super::views::{HoldView, OrderHead, OrderView, QueuedHold};
use crate::access;
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::page::{Page, PageRequest};
use crate::search::{self, Place};
use crate::sort::Sort;
use crate::sql::ids_by_numbers;

const HEAD_COLUMNS: &str = "o.id, o.number, o.customer_id, o.ship_to_id, o.bill_to_id, o.payer_id,
    o.customer_order_no, o.channel, o.currency, o.received_at, o.ordered_on, o.requested_on,
    o.payment_term_id, o.billing_rule, o.status, o.net_minor, o.tax_minor, o.gross_minor,
    o.acknowledged_at, o.version, o.note, c.number, c.name";

const HOLD_COLUMNS: &str = "h.id, h.reason, h.line_no, h.evidence, h.placed_at, h.released_at,
    h.released_by, h.release_note";

fn head(row: &Row) -> Result<OrderHead> {
    let currency: Currency = row.get(8)?;
    let money = |index| Ok::<_, Error>(Money::try_new(row.get(index)?, currency)?);
    Ok(OrderHead {
        id: row.get(0)?,
        number: row.get(1)?,
        customer: row.get(2)?,
        customer_number: row.get(21)?,
        customer_name: row.get(22)?,
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
        released_by_name: None,
        release_note: row.get(7)?,
    })
}

/// An order with its lines and holds.
///
/// # Errors
/// [`Error::NotFound`] when the legal entity has no such order.
pub fn order(tx: &mut Tx, entity: EntityId, id: OrderId) -> Result<OrderView> {
    let sql = format!(
        "SELECT {HEAD_COLUMNS}, s.name, b.name, p.name FROM orders o
            JOIN customers c ON c.id = o.customer_id
            JOIN customers s ON s.id = o.ship_to_id
            JOIN customers b ON b.id = o.bill_to_id
            JOIN customers p ON p.id = o.payer_id
        WHERE o.id = $1 AND o.entity_id = $2"
    );
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
    let mut holds = tx
        .query(&sql, &[id.into()])?
        .iter()
        .map(hold)
        .collect::<Result<Vec<_>>>()?;
    let names = access::actor_names(tx, holds.iter().flat_map(|it| &it.released_by))?;
    for hold in &mut holds {
        hold.released_by_name = names.of(hold.released_by.as_deref());
    }
    Ok(OrderView {
        head,
        note: row.get(20)?,
        ship_to_name: row.get(23)?,
        bill_to_name: row.get(24)?,
        payer_name: row.get(25)?,
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

/// Something of the order is still to be shipped. The expression keeps the index of statuses to the
/// condition that asks for one status.
const TO_SHIP: &str = "o.status || '' = 'acknowledged' AND EXISTS (SELECT 1 FROM order_lines l
    WHERE l.order_id = o.id AND l.quantity > l.cancelled_quantity + l.shipped_quantity)";

/// Where a search finds orders.
pub(crate) const PLACE: Place = Place {
    table: "orders",
    numbers: &["number", "customer_order_no"],
    amount: Some("gross_minor"),
    with_amount: "TRUE",
};

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
    let sort = filter.sort.unwrap_or(Sort::falling(OrderSort::Received));
    // Few orders are not closed: they are found by their status and then sorted. All others are
    // read in the order of an index, which SQLite is told by the order of the tables and by
    // expressions that keep another index out of it.
    let one = filter.customer.is_some() || filter.search.is_some();
    let status = match filter.to_ship {
        Some(true) => filter.status.or(Some(OrderStatus::Acknowledged)),
        _ => filter.status,
    };
    let unfinished = status.is_some_and(|status| status != OrderStatus::Closed);
    let from = match sort.by {
        OrderSort::Customer if !one && !unfinished => "customers c CROSS JOIN orders o",
        _ => "orders o CROSS JOIN customers c",
    };
    let search = filter.search.as_deref();
    search::narrow::<kind::Order>(tx, entity, &mut conditions, search, ("o.id", &PLACE))?;
    conditions.given("o.customer_id = {}", filter.customer);
    match status {
        Some(status) if one || (sort.by != OrderSort::Received && !unfinished) => {
            conditions.and("o.status || '' = {}", [status.into()]);
        }
        Some(status) => conditions.and("o.status = {}", [status.into()]),
        None => {}
    }
    match filter.to_ship {
        Some(true) => conditions.and(TO_SHIP, []),
        Some(false) => conditions.and(&format!("NOT ({TO_SHIP})"), []),
        None => {}
    }
    conditions.given("o.received_at >= {}", filter.received_from);
    conditions.given("o.received_at < {}", filter.received_before);
    conditions.and("c.id = o.customer_id", []);
    let select = format!("SELECT {HEAD_COLUMNS} FROM {from}");
    let falling = sort.falling;
    match sort.by {
        OrderSort::Received => {
            let listing = Listing::sorted(&select, &["o.received_at", "o.id"], falling);
            conditions.page(tx, page, &listing, head, |it| (it.received_at, it.id))
        }
        OrderSort::Number => {
            let by = if unfinished {
                "o.number || ''"
            } else {
                "o.number"
            };
            let by = [by];
            let listing = Listing::sorted(&select, &by, falling);
            conditions.page(tx, page, &listing, head, |it| (it.number.clone(),))
        }
        OrderSort::Amount => {
            let currency = if unfinished {
                "o.currency || ''"
            } else {
                "o.currency"
            };
            let by = [currency, "o.gross_minor", "o.id"];
            let listing = Listing::sorted(&select, &by, falling);
            conditions.page(tx, page, &listing, head, |it| {
                (it.gross.currency(), it.gross.minor(), it.id)
            })
        }
        OrderSort::Customer => {
            let by = ["c.name", "c.id", "o.received_at", "o.id"];
            conditions.and("c.entity_id = $1", []);
            let listing = Listing::across(&select, &by, falling);
            conditions.page(tx, page, &listing, head, |it| {
                (it.customer_name.clone(), it.customer, it.received_at, it.id)
            })
        }
    }
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
        "SELECT {HOLD_COLUMNS}, h.order_id, o.number, o.customer_id, c.number, c.name,
            o.currency, o.gross_minor
        FROM order_holds h CROSS JOIN orders o CROSS JOIN customers c"
    );
    conditions.and("o.id = h.order_id AND c.id = o.customer_id", []);
    let sort = filter.sort.unwrap_or(Sort::rising(HoldSort::Placed));
    match sort.by {
        HoldSort::Placed => {
            let listing = Listing::sorted(&select, &["h.placed_at", "h.id"], sort.falling);
            conditions.page(tx, page, &listing, queued, |it| {
                (it.hold.placed_at, it.hold.id)
            })
        }
        HoldSort::Amount => {
            let by = ["o.currency", "o.gross_minor", "h.id"];
            let listing = Listing::across(&select, &by, sort.falling);
            conditions.page(tx, page, &listing, queued, |it| {
                (it.gross.currency(), it.gross.minor(), it.hold.id)
            })
        }
    }
}

fn queued(row: &Row) -> Result<QueuedHold> {
    Ok(QueuedHold {
        hold: hold(row)?,
        order: row.get(8)?,
        order_number: row.get(9)?,
        customer: row.get(10)?,
        customer_number: row.get(11)?,
        customer_name: row.get(12)?,
        gross: Money::try_new(row.get(14)?, row.get(13)?)?,
    })
}

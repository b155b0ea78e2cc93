//! Lists and views. Order numbers, line texts and customers' names are joined from the tables of
//! other rooms, read-only.

use std::collections::HashMap;

use kernel::{Currency, DeliveryId, EntityId, kind};
use store::{Row, Tx};

use super::types::{
    DeliveryFilter, DeliveryHead, DeliveryKind, DeliveryLine, DeliverySort, DeliveryStatus,
    DeliveryView, ProofOfDelivery,
};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::page::{Page, PageRequest};
use crate::search::{self, Place};
use crate::sort::Sort;
use crate::sql::ids_by_numbers;

const HEAD_COLUMNS: &str = "d.id, d.number, d.kind, d.order_id, o.number, d.customer_id,
    d.ship_to_id, d.status, d.shipped_at, d.delivered_at, d.carrier, d.tracking_no,
    d.return_reason, d.pod_signed_by, d.pod_signed_at, d.pod_file_id, d.billing, d.invoice_id,
    d.version, o.customer_order_no, o.currency, c.number, c.name, s.name";
/// The rows that a head is read from.
const FROM: &str = "deliveries d CROSS JOIN customers c CROSS JOIN orders o CROSS JOIN customers s";
const JOINS: &str = "o.id = d.order_id AND c.id = d.customer_id AND s.id = d.ship_to_id";

fn head(row: &Row) -> Result<DeliveryHead> {
    let signed_by: Option<String> = row.get(13)?;
    let proof = match signed_by {
        Some(signed_by) => Some(ProofOfDelivery {
            signed_by,
            signed_at: row.get(14)?,
            file: row.get(15)?,
        }),
        None => None,
    };
    Ok(DeliveryHead {
        id: row.get(0)?,
        number: row.get(1)?,
        kind: row.get(2)?,
        order: row.get(3)?,
        order_number: row.get(4)?,
        customer: row.get(5)?,
        customer_number: row.get(21)?,
        customer_name: row.get(22)?,
        ship_to: row.get(6)?,
        ship_to_name: row.get(23)?,
        status: row.get(7)?,
        shipped_at: row.get(8)?,
        delivered_at: row.get(9)?,
        carrier: row.get(10)?,
        tracking_no: row.get(11)?,
        return_reason: row.get(12)?,
        proof,
        billing: row.get(16)?,
        invoice: row.get(17)?,
        version: row.get(18)?,
    })
}

/// A delivery with its lines.
///
/// # Errors
/// [`Error::NotFound`] when the legal entity has no such delivery.
pub fn delivery(tx: &mut Tx, entity: EntityId, id: DeliveryId) -> Result<DeliveryView> {
    let sql = format!(
        "SELECT {HEAD_COLUMNS} FROM {FROM}
        WHERE d.id = $1 AND d.entity_id = $2 AND {JOINS}"
    );
    let row = tx
        .query_opt(&sql, &[id.into(), entity.into()])?
        .ok_or_else(|| Error::NotFound {
            kind: "delivery",
            id: id.to_string(),
        })?;
    let rows = tx.query(
        "SELECT l.id, l.line_no, l.order_line_id, ol.line_no, ol.sku, ol.name, ol.unit,
            l.quantity, ol.quantity, l.confirmed_on
        FROM delivery_lines l JOIN order_lines ol ON ol.id = l.order_line_id
        WHERE l.delivery_id = $1 ORDER BY l.line_no",
        &[id.into()],
    )?;
    let currency: Currency = row.get(20)?;
    Ok(DeliveryView {
        head: head(&row)?,
        customer_order_no: row.get(19)?,
        currency,
        lines: rows.iter().map(line).collect::<Result<_>>()?,
    })
}

fn line(row: &Row) -> Result<DeliveryLine> {
    Ok(DeliveryLine {
        id: row.get(0)?,
        line_no: row.get(1)?,
        order_line: row.get(2)?,
        order_line_no: row.get(3)?,
        sku: row.get(4)?,
        name: row.get(5)?,
        unit: row.get(6)?,
        quantity: row.get(7)?,
        ordered: row.get(8)?,
        confirmed_on: row.get(9)?,
    })
}

/// The deliveries with these numbers, for callers that know no ids.
///
/// # Errors
/// Fails only with the store.
pub fn delivery_ids_by_numbers(
    tx: &mut Tx,
    entity: EntityId,
    numbers: &[&str],
) -> Result<HashMap<String, DeliveryId>> {
    ids_by_numbers(tx, entity, "deliveries", numbers.iter().copied())
}

/// Where a search finds deliveries.
pub(crate) const PLACE: Place = Place {
    table: "deliveries",
    numbers: &["number"],
    amount: None,
    with_amount: "TRUE",
};

/// Deliveries, those that left last first.
///
/// # Errors
/// Refuses a bad limit or cursor.
pub fn list_deliveries(
    tx: &mut Tx,
    entity: EntityId,
    filter: &DeliveryFilter,
    page: &PageRequest,
) -> Result<Page<DeliveryHead>> {
    let mut conditions = Conditions::new("d.entity_id = {}", entity);
    let sort = filter.sort.unwrap_or(Sort::falling(DeliverySort::Shipped));
    let mut from = match sort.by {
        DeliverySort::Customer if filter.customer.is_none() && filter.search.is_none() => {
            "customers c CROSS JOIN deliveries d CROSS JOIN orders o CROSS JOIN customers s"
        }
        _ => FROM,
    };
    if let Some(order) = filter.order {
        // The few deliveries of one order come first; without statistics SQLite would walk the
        // whole list instead. The order is the second argument.
        conditions.and("d.order_id = {}", [order.into()]);
        conditions.and("d.id = of_order.found_id", []);
        from = "(SELECT x.id AS found_id FROM deliveries x WHERE x.order_id = $2) of_order
            CROSS JOIN deliveries d CROSS JOIN customers c CROSS JOIN orders o
            CROSS JOIN customers s";
    }
    // Words stand in the text and not among the arguments where an index is for them alone.
    match filter.status {
        Some(DeliveryStatus::Shipped) => conditions.and("d.status = 'shipped'", []),
        Some(DeliveryStatus::Cancelled) => conditions.and("d.status = 'cancelled'", []),
        Some(status) => conditions.and("d.status = {}", [status.into()]),
        None => {}
    }
    match filter.kind {
        Some(DeliveryKind::Return) => conditions.and("d.kind = 'return'", []),
        Some(kind) => conditions.and("d.kind = {}", [kind.into()]),
        None => {}
    }
    conditions.given("d.customer_id = {}", filter.customer);
    conditions.given("d.shipped_at >= {}", filter.shipped_from);
    conditions.given("d.shipped_at < {}", filter.shipped_before);
    let search = filter.search.as_deref();
    search::narrow::<kind::Delivery>(tx, entity, &mut conditions, search, ("d.id", &PLACE))?;
    conditions.and(JOINS, []);
    let select = format!("SELECT {HEAD_COLUMNS} FROM {from}");
    match sort.by {
        DeliverySort::Shipped => {
            let listing = Listing::sorted(&select, &["d.shipped_at", "d.id"], sort.falling);
            conditions.page(tx, page, &listing, head, |it| (it.shipped_at, it.id))
        }
        DeliverySort::Number => {
            let listing = Listing::sorted(&select, &["d.number"], sort.falling);
            conditions.page(tx, page, &listing, head, |it| (it.number.clone(),))
        }
        DeliverySort::Customer => {
            let by = ["c.name", "c.id", "d.shipped_at", "d.id"];
            conditions.and("c.entity_id = $1", []);
            let listing = Listing::across(&select, &by, sort.falling);
            conditions.page(tx, page, &listing, head, |it| {
                (it.customer_name.clone(), it.customer, it.shipped_at, it.id)
            })
        }
    }
}

//! The room's SQL.
//!
//! Rows are found by lists of ids through `{uuids} CROSS JOIN`, which keeps SQLite from walking an
//! index of the whole legal entity instead. Updates name ids only: they are of rows that were
//! loaded and locked under their legal entity before.

use std::collections::HashMap;

use kernel::{Currency, EntityId, KernelError, Money, OrderId, Percent, UnitPrice};
use store::{Row, Tx, Value};

use super::state::{OrderSet, OrderState};
use super::types::OrderStatus;
use super::views::OrderLine;
use crate::error::Result;
use crate::sql::{all_changed, distinct_ids};

const LINE_COLUMNS: &str = "l.order_id, l.id, l.line_no, l.product_id, l.sku, l.name, l.unit,
    l.quantity, l.unit_price, l.price_id, l.tax_category, l.tax_percent, l.net_minor,
    l.gross_minor, l.requested_on, l.confirmed_on, l.cancelled_quantity, l.shipped_quantity,
    l.delivered_quantity, l.returned_quantity, l.invoiced_quantity, l.discount_percent,
    coalesce(l.base_price, l.unit_price), l.price_reason";

/// Loads orders with their lines and locks the heads in the order of their ids. Whoever changes a
/// line locks its head first, so that the lines stand still, too.
pub(super) fn load_for_update(
    tx: &mut Tx,
    entity: EntityId,
    orders: &[OrderId],
) -> Result<OrderSet> {
    if orders.is_empty() {
        return Ok(OrderSet::default());
    }
    let heads = tx.query(
        "SELECT o.id, o.number, o.customer_id, o.ship_to_id, o.bill_to_id, o.payer_id,
            o.customer_order_no, o.currency, o.received_at, o.ordered_on, o.requested_on,
            o.payment_term_id, o.billing_rule, o.status, o.gross_minor
        FROM {uuids $2} CROSS JOIN orders o
        WHERE o.id = value AND o.entity_id = $1
        ORDER BY o.id FOR UPDATE OF o",
        &[entity.into(), distinct_ids(orders)],
    )?;
    let mut states = heads.iter().map(state).collect::<Result<Vec<_>>>()?;
    let ids: Vec<OrderId> = states.iter().map(|state| state.id).collect();
    let currencies: HashMap<OrderId, Currency> = states
        .iter()
        .map(|state| (state.id, state.currency))
        .collect();
    let mut lines = lines_of(tx, &ids, &currencies)?;
    for state in &mut states {
        state.lines = lines.remove(&state.id).unwrap_or_default();
    }
    Ok(OrderSet::new(states))
}

fn state(row: &Row) -> Result<OrderState> {
    let currency: Currency = row.get(7)?;
    Ok(OrderState {
        id: row.get(0)?,
        number: row.get(1)?,
        customer: row.get(2)?,
        ship_to: row.get(3)?,
        bill_to: row.get(4)?,
        payer: row.get(5)?,
        customer_order_no: row.get(6)?,
        currency,
        received_at: row.get(8)?,
        ordered_on: row.get(9)?,
        requested_on: row.get(10)?,
        payment_term: row.get(11)?,
        billing_rule: row.get(12)?,
        status: row.get(13)?,
        gross: Money::try_new(row.get(14)?, currency)?,
        lines: Vec::new(),
    })
}

/// The lines of these orders, by order and line number. `currencies` holds each order's.
pub(super) fn lines_of(
    tx: &mut Tx,
    orders: &[OrderId],
    currencies: &HashMap<OrderId, Currency>,
) -> Result<HashMap<OrderId, Vec<OrderLine>>> {
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM {{uuids $1}} CROSS JOIN order_lines l
        WHERE l.order_id = value ORDER BY l.order_id, l.line_no"
    );
    let rows = tx.query(&sql, &[distinct_ids(orders)])?;
    let mut lines: HashMap<OrderId, Vec<OrderLine>> = HashMap::with_capacity(orders.len());
    for row in &rows {
        let order: OrderId = row.get(0)?;
        if let Some(currency) = currencies.get(&order) {
            lines.entry(order).or_default().push(line(row, *currency)?);
        }
    }
    Ok(lines)
}

/// Reads a row of [`LINE_COLUMNS`].
fn line(row: &Row, currency: Currency) -> Result<OrderLine> {
    Ok(OrderLine {
        id: row.get(1)?,
        line_no: row.get(2)?,
        product: row.get(3)?,
        sku: row.get(4)?,
        name: row.get(5)?,
        unit: row.get(6)?,
        quantity: row.get(7)?,
        unit_price: row.get(8)?,
        price: row.get(9)?,
        tax_category: row.get(10)?,
        tax_percent: row.get(11)?,
        net: Money::try_new(row.get(12)?, currency)?,
        gross: Money::try_new(row.get(13)?, currency)?,
        requested_on: row.get(14)?,
        confirmed_on: row.get(15)?,
        cancelled: row.get(16)?,
        shipped: row.get(17)?,
        delivered: row.get(18)?,
        returned: row.get(19)?,
        invoiced: row.get(20)?,
        discount: row.get(21)?,
        base_price: row.get(22)?,
        price_reason: row.get(23)?,
    })
}

/// The price before the discount as it is stored: only where there is a discount.
pub(super) fn stored_base_price(base_price: UnitPrice, discount: Percent) -> Option<UnitPrice> {
    (!discount.is_zero()).then_some(base_price)
}

/// Puts orders into a status.
pub(super) fn set_status(tx: &mut Tx, orders: &[OrderId], status: OrderStatus) -> Result<()> {
    if orders.is_empty() {
        return Ok(());
    }
    let changed = tx.exec(
        "UPDATE orders SET status = $2, version = version + 1
        WHERE id IN (SELECT value FROM {uuids $1})",
        &[Value::ids(orders.iter().copied()), status.into()],
    )?;
    all_changed("orders", changed, orders.len())
}

/// Takes the numbers of a batch of documents.
pub(crate) fn take_numbers(
    tx: &mut Tx,
    entity: EntityId,
    series: &str,
    count: usize,
) -> Result<Vec<String>> {
    let count = u32::try_from(count).map_err(|_| KernelError::OutOfRange {
        what: "the size of a batch",
    })?;
    Ok(tx.next_numbers(entity, series, count)?)
}

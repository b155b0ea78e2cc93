//! What is delivered or on its way and not billed, and why not yet.
//!
//! Reads the tables of deliveries and orders, to list them; what billing acts on comes from
//! [`deliveries::due_deliveries`](crate::deliveries::due_deliveries).

use std::collections::BTreeMap;

use kernel::{Currency, DeliveryId, EntityId, KernelError, Money};
use store::{Row, Tx, Value};

use super::types::{BillingDue, BillingState, DueListFilter};
use crate::conditions::{Conditions, Listing};
use crate::deliveries::DeliveryKind;
use crate::error::Result;
use crate::page::{Page, PageRequest};

/// One state per delivery, in this order: held, on its way, waiting for the rest of the order, a
/// return of goods that no invoice charges yet, ready.
const STATE: &str = "CASE
    WHEN o.status = 'held' THEN 'held'
    WHEN d.status = 'shipped' THEN 'not_delivered'
    WHEN d.billing = 'pending' THEN 'waits_for_rest'
    WHEN d.kind = 'return' AND EXISTS (
        SELECT 1 FROM delivery_lines x JOIN order_lines y ON y.id = x.order_line_id
        WHERE x.delivery_id = d.id AND y.invoiced_quantity < y.returned_quantity)
        THEN 'waits_for_invoice'
    ELSE 'ready' END";

/// The net amount at the order's prices; each line rounded half away from zero as on the invoice.
/// Quantity and price are millionths, so a minor unit is `10^(12 - scale)` of their product; the
/// amounts are summed in Rust, where products are 128 bits wide.
const HEAD: &str = "SELECT d.id, d.number, d.kind, d.order_id, o.number, d.customer_id, c.name,
    d.shipped_at, d.delivered_at, o.currency, c.number";

/// Deliveries and returns that are not billed, oldest first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn billing_due(
    tx: &mut Tx,
    entity: EntityId,
    filter: &DueListFilter,
    page: &PageRequest,
) -> Result<Page<BillingDue>> {
    let mut conditions = Conditions::new("d.entity_id = {}", entity);
    conditions.and("d.billing IN ('pending', 'due')", []);
    conditions.and("d.status <> 'cancelled'", []);
    conditions.given("d.customer_id = {}", filter.customer);
    conditions.given("d.order_id = {}", filter.order);
    conditions.given(&format!("{STATE} = {{}}"), filter.state);
    let select = format!(
        "{HEAD}, {STATE} FROM deliveries d
         JOIN orders o ON o.id = d.order_id
         JOIN customers c ON c.id = d.customer_id"
    );
    let listing = Listing::rising(&select, &["d.shipped_at", "d.id"]);
    let mut due = conditions.page(tx, page, &listing, read, |it| (it.shipped_at, it.delivery))?;
    add_amounts(tx, &mut due.items)?;
    Ok(due)
}

/// What the deliveries that can be billed come to by currency, net at their orders' prices, returns
/// taken off. Lines of equal quantity and price are read as one row.
///
/// # Errors
/// Fails only with the store, or when a sum is out of range.
pub fn billing_due_sums(tx: &mut Tx, entity: EntityId) -> Result<Vec<Money>> {
    let rows = tx.query(
        "SELECT o.currency, d.kind, l.quantity, y.unit_price, count(*) FROM deliveries d
        JOIN orders o ON o.id = d.order_id
        JOIN delivery_lines l ON l.delivery_id = d.id
        JOIN order_lines y ON y.id = l.order_line_id
        WHERE d.entity_id = $1 AND d.billing = 'due'
        GROUP BY o.currency, d.kind, l.quantity, y.unit_price",
        &[entity.into()],
    )?;
    let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
    for row in &rows {
        let currency: Currency = row.get(0)?;
        let net = super::rules::line_net(row.get(2)?, row.get(3)?, currency)?;
        let lines: i64 = row.get(4)?;
        let all = net.minor().checked_mul(lines);
        let all = all.ok_or(KernelError::OutOfRange { what: "total" })?;
        let all = Money::try_new(all, currency)?;
        let sum = sums.entry(currency).or_insert(Money::zero(currency));
        *sum = match row.get(1)? {
            DeliveryKind::Return => sum.checked_sub(all)?,
            DeliveryKind::Outbound => sum.checked_add(all)?,
        };
    }
    Ok(sums.into_values().collect())
}

fn read(row: &Row) -> store::Result<BillingDue> {
    let kind: DeliveryKind = row.get(2)?;
    let state: BillingState = row.get(11)?;
    Ok(BillingDue {
        delivery: row.get(0)?,
        delivery_number: row.get(1)?,
        is_return: kind == DeliveryKind::Return,
        order: row.get(3)?,
        order_number: row.get(4)?,
        customer: row.get(5)?,
        customer_number: row.get(10)?,
        customer_name: row.get(6)?,
        shipped_at: row.get(7)?,
        delivered_at: row.get(8)?,
        state,
        net: Money::zero(row.get(9)?),
    })
}

fn add_amounts(tx: &mut Tx, due: &mut [BillingDue]) -> Result<()> {
    let ids = Value::ids(due.iter().map(|due| due.delivery));
    let rows = tx.query(
        "SELECT l.delivery_id, l.quantity, o.unit_price FROM delivery_lines l
         JOIN order_lines o ON o.id = l.order_line_id
         WHERE l.delivery_id IN (SELECT value FROM {uuids $1})",
        &[ids],
    )?;
    let places: std::collections::HashMap<DeliveryId, usize> = due
        .iter()
        .enumerate()
        .map(|(at, due)| (due.delivery, at))
        .collect();
    for row in &rows {
        let delivery: DeliveryId = row.get(0)?;
        let Some(&at) = places.get(&delivery) else {
            continue;
        };
        let due = &mut due[at];
        let net = super::rules::line_net(row.get(1)?, row.get(2)?, due.net.currency())?;
        due.net = due.net.checked_add(net)?;
    }
    Ok(())
}

//! What is delivered or on its way and not billed, and why not yet.
//!
//! Reads the tables of deliveries and orders, to list them; what billing acts on comes from
//! [`deliveries::due_deliveries`](crate::deliveries::due_deliveries).

use kernel::{DeliveryId, EntityId, Money};
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

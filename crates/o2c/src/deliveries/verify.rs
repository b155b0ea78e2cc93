//! Every statement about deliveries, recomputed. `orders` and `order_lines` are joined, read-only:
//! what they count must be what the deliveries hold.

use kernel::{EntityId, Quantity};
use store::Tx;

use super::rules::billing_of;
use super::types::{Billing, DeliveryStatus};
use crate::error::Result;
use crate::orders::OrderStatus;
use crate::parties::BillingRule;
use crate::verify::Difference;

/// Recomputes the counters of order lines from deliveries, and the billing state of deliveries.
///
/// # Errors
/// Fails only with the store.
pub fn verify(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let mut differences = Vec::new();
    counters(tx, entity, &mut differences)?;
    billing(tx, entity, &mut differences)?;
    Ok(differences)
}

/// Each counter of an order line is the sum of the delivery lines that it counts.
fn counters(tx: &mut Tx, entity: EntityId, differences: &mut Vec<Difference>) -> Result<()> {
    let rows = tx.query(
        "SELECT o.number, l.line_no, l.shipped_quantity, l.delivered_quantity,
            l.returned_quantity, l.invoiced_quantity, coalesce(s.shipped, 0),
            coalesce(s.delivered, 0), coalesce(s.returned, 0), coalesce(s.billed, 0)
        FROM orders o
        JOIN order_lines l ON l.order_id = o.id
        LEFT JOIN (
            SELECT x.order_line_id AS line,
                sum(CASE WHEN d.kind = 'outbound' THEN x.quantity ELSE 0 END) AS shipped,
                sum(CASE WHEN d.kind = 'outbound' AND d.status = 'delivered'
                    THEN x.quantity ELSE 0 END) AS delivered,
                sum(CASE WHEN d.kind = 'return' THEN x.quantity ELSE 0 END) AS returned,
                sum(CASE WHEN d.kind = 'outbound' AND d.billing = 'billed'
                    THEN x.quantity ELSE 0 END) AS billed
            FROM deliveries d
            JOIN delivery_lines x ON x.delivery_id = d.id
            WHERE d.entity_id = $1 AND d.status <> 'cancelled'
            GROUP BY x.order_line_id
        ) s ON s.line = l.id
        WHERE o.entity_id = $1
            AND (l.shipped_quantity <> coalesce(s.shipped, 0)
                OR l.delivered_quantity <> coalesce(s.delivered, 0)
                OR l.returned_quantity <> coalesce(s.returned, 0)
                OR l.invoiced_quantity <> coalesce(s.billed, 0))
        ORDER BY o.number, l.line_no",
        &[entity.into()],
    )?;
    for row in &rows {
        let subject = format!(
            "order {} line {}",
            row.get::<String>(0)?,
            row.get::<i64>(1)?
        );
        let names = ["shipped", "delivered", "returned", "invoiced"];
        for (at, name) in names.into_iter().enumerate() {
            let found: Quantity = row.get(2 + at)?;
            let expected: Quantity = row.get(6 + at)?;
            if found != expected {
                differences.push(Difference::new(
                    format!("{name} quantity = sum of deliveries"),
                    &subject,
                    expected,
                    found,
                ));
            }
        }
    }
    Ok(())
}

/// The billing state follows from the delivery, the rule and the order. Only what waited for the
/// rest of an order may lag behind, until billing asks next.
fn billing(tx: &mut Tx, entity: EntityId, differences: &mut Vec<Difference>) -> Result<()> {
    let rows = tx.query(
        "SELECT d.status, d.billing, o.billing_rule, o.status, min(d.number), count(*)
        FROM deliveries d JOIN orders o ON o.id = d.order_id
        WHERE d.entity_id = $1 AND d.billing <> 'billed'
        GROUP BY d.status, d.billing, o.billing_rule, o.status",
        &[entity.into()],
    )?;
    for row in &rows {
        let status: DeliveryStatus = row.get(0)?;
        let found: Billing = row.get(1)?;
        let rule: BillingRule = row.get(2)?;
        let order: OrderStatus = row.get(3)?;
        let expected = billing_of(status, rule, order);
        let lags = status == DeliveryStatus::Delivered
            && (expected, found) == (Billing::Due, Billing::Pending)
            && rule == BillingRule::Order;
        if expected != found && !lags {
            let (first, count) = (row.get::<String>(4)?, row.get::<i64>(5)?);
            differences.push(Difference::new(
                "billing follows from delivery, rule and order",
                format!("{count} {status} deliveries, the first of them {first}"),
                expected,
                found,
            ));
        }
    }
    Ok(())
}

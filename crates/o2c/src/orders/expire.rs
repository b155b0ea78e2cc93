//! Reservations end: credit is not kept for ever for orders that nobody acknowledges.

use kernel::{EntityId, Instant, Money, OrderId};
use serde_json::json;
use store::Tx;

use super::cancel::release_credit;
use super::hold_book::HoldBook;
use super::rules::Finding;
use super::store::{load_for_update, set_status};
use super::types::{HoldReason, OrderStatus};
use crate::credit::ReleaseRequest;
use crate::error::Result;
use crate::parties;

/// Orders of one transaction: enough to get on, few enough not to stand in anybody's way.
const AT_A_TIME: i64 = 200;

/// A reservation whose time is over.
struct Expired {
    order: OrderId,
    reserved_at: Instant,
    amount: Money,
}

/// Sets the credit free that was reserved for orders longer ago than the legal entity's policy
/// allows, and holds these orders with the reason; lifting the hold judges their credit again.
/// Takes the oldest of them; the caller asks again until none is left.
///
/// Gives the orders that are held now.
///
/// # Errors
/// Fails only with the store.
pub fn expire_reservations(tx: &mut Tx, entity: EntityId) -> Result<Vec<OrderId>> {
    let policy = parties::entity(tx, entity)?;
    let Some(end) = policy.reservations_end(tx.now()) else {
        return Ok(Vec::new());
    };
    let expired = expired(tx, entity, end)?;
    let ids: Vec<OrderId> = expired.iter().map(|it| it.order).collect();
    let mut orders = load_for_update(tx, entity, &ids)?;
    let mut book = HoldBook::load(tx, &orders)?;
    let mut releases = Vec::with_capacity(expired.len());
    for it in expired {
        // Somebody may have acknowledged it before it was locked.
        let Some(at) = orders
            .place(it.order)
            .filter(|at| orders.orders[*at].status == OrderStatus::Received)
        else {
            continue;
        };
        orders.orders[at].status = OrderStatus::Held;
        book.place(tx, it.order, finding(&it, policy.reservation_days));
        releases.push(ReleaseRequest {
            order: it.order,
            amount: None,
        });
    }
    let held: Vec<OrderId> = releases.iter().map(|release| release.order).collect();
    set_status(tx, &held, OrderStatus::Held)?;
    release_credit(tx, entity, &releases)?;
    book.write(tx, entity, &orders)?;
    Ok(held)
}

/// Orders that wait to be acknowledged and got their credit before `end`. `credit_commitments` is
/// joined, read-only.
fn expired(tx: &mut Tx, entity: EntityId, end: Instant) -> Result<Vec<Expired>> {
    let rows = tx.query(
        "SELECT o.id, c.reserved_at, o.currency, c.reserved_minor
        FROM orders o JOIN credit_commitments c ON c.order_id = o.id
        WHERE o.entity_id = $1 AND o.status = 'received'
            AND c.reserved_minor > 0 AND c.reserved_at <= $2
        ORDER BY o.received_at, o.id LIMIT $3",
        &[entity.into(), end.into(), AT_A_TIME.into()],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Expired {
                order: row.get(0)?,
                reserved_at: row.get(1)?,
                amount: Money::try_new(row.get(3)?, row.get(2)?)?,
            })
        })
        .collect()
}

fn finding(expired: &Expired, days: i64) -> Finding {
    Finding {
        reason: HoldReason::ReservationExpired,
        line_no: None,
        evidence: json!({
            "reserved_at": expired.reserved_at,
            "reservation_days": days,
            "amount": expired.amount,
        }),
    }
}

//! A release is undone: what held an order holds it again.

use std::collections::HashMap;

use kernel::{EntityId, EventKind, HoldId, OrderId};
use serde_json::Value as Json;
use store::{Tx, Value};

use super::acknowledge::wrong_state;
use super::cancel::{answers, release_credit};
use super::hold_book::{HoldBook, of_order};
use super::release::unknown_hold;
use super::rules::Finding;
use super::state::{OrderSet, OrderState};
use super::store::{load_for_update, set_status};
use super::types::{Effect, HoldReason, OrderChange, OrderStatus, RestoreHold};
use crate::credit::ReleaseRequest;
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;
use crate::sql::distinct;

/// A hold that was lifted, as it stood.
struct Lifted {
    order: OrderId,
    open: bool,
    finding: Finding,
}

/// What restoring a hold comes down to.
enum Step {
    /// The order is held for this already.
    Nothing,
    /// It is held again.
    Again,
    /// It is held again, and the credit that it got is free.
    AgainWithoutCredit,
}

/// Places holds again that were lifted: a hold of its own, with what it was based on. The credit
/// that the order got since is free again. An order that was acknowledged to its customer since
/// cannot be held; so nothing was shipped or billed of one that can.
///
/// A line that was mended is no longer what it was held for; it stays mended.
///
/// # Errors
/// Fails only with the store; a hold that is unknown or cannot be placed refuses itself alone.
pub fn restore_holds(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[RestoreHold],
) -> Result<Vec<Outcome<OrderChange>>> {
    let lifted = lifted(tx, entity, requests)?;
    let ids: Vec<OrderId> = lifted.values().map(|hold| hold.order).collect();
    let mut orders = load_for_update(tx, entity, &ids)?;
    let mut book = HoldBook::load(tx, &orders)?;
    let mut restored = Vec::new();
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let outcome = plan(&orders, &book, &lifted, request);
        outcomes.push(outcome.map(|(hold, step)| {
            if let Step::Nothing = step {
                return (hold.order, Effect::AlreadySo);
            }
            book.place(tx, hold.order, hold.finding.clone());
            if let Some(at) = orders.place(hold.order) {
                orders.orders[at].status = OrderStatus::Held;
            }
            restored.push((hold.order, request, step));
            (hold.order, Effect::Changed)
        }));
    }
    let freed: Vec<OrderId> = restored
        .iter()
        .filter(|(_, _, step)| matches!(step, Step::AgainWithoutCredit))
        .map(|(order, _, _)| *order)
        .collect();
    set_status(tx, &freed, OrderStatus::Held)?;
    let release = |order: &OrderId| ReleaseRequest {
        order: *order,
        amount: None,
    };
    release_credit(tx, entity, &freed.iter().map(release).collect::<Vec<_>>())?;
    book.write(tx, entity, &orders)?;
    for (order, request, _) in restored {
        let event = of_order(EventKind::OrderHoldRestored, entity, &orders, order)
            .attr("hold", request.hold)
            .attr("reason", request.reason.trim());
        tx.record(event)?;
    }
    Ok(answers(&orders, outcomes))
}

fn plan<'a>(
    orders: &OrderSet,
    book: &HoldBook,
    lifted: &'a HashMap<HoldId, Lifted>,
    request: &RestoreHold,
) -> Outcome<(&'a Lifted, Step)> {
    input::required("reason", &request.reason, input::TEXT_LEN_MAX)?;
    let hold = lifted.get(&request.hold);
    let hold = hold.ok_or_else(|| unknown_hold(request.hold))?;
    let order = orders.get(hold.order);
    let order = order.ok_or_else(|| unknown_hold(request.hold))?;
    let stands = book
        .open(order.id)
        .iter()
        .any(|open| open.reason == hold.finding.reason && open.line_no == hold.finding.line_no);
    if hold.open || stands {
        return Ok((hold, Step::Nothing));
    }
    if mended(order, &hold.finding) {
        return Err(Refusal::new(
            Code::WrongState,
            "hold",
            format!("what order {} was held for was mended since", order.number),
            "change the line again, or cancel it",
        ));
    }
    match order.status {
        OrderStatus::Held => Ok((hold, Step::Again)),
        OrderStatus::Received => Ok((hold, Step::AgainWithoutCredit)),
        _ => Err(wrong_state(
            order,
            "only an order that was not acknowledged since can be held again; cancel it instead",
        )),
    }
}

/// Whether the line at fault is no longer as it was when it was held.
fn mended(order: &OrderState, finding: &Finding) -> bool {
    let line = finding.line_no.and_then(|line_no| order.line(line_no));
    match (finding.reason, line) {
        (HoldReason::UnknownProduct | HoldReason::Incomplete, Some(_)) => true,
        (HoldReason::PriceDiffers, Some(line)) => {
            let given = finding.evidence["given"].as_str();
            given != Some(line.unit_price.to_string().as_str())
        }
        _ => false,
    }
}

fn lifted(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[RestoreHold],
) -> Result<HashMap<HoldId, Lifted>> {
    let ids = distinct(requests.iter().map(|request| request.hold));
    let rows = tx.query(
        "SELECT h.id, h.order_id, h.reason, h.line_no, h.evidence, h.released_at
        FROM {uuids $2} CROSS JOIN order_holds h
        WHERE h.id = value AND h.entity_id = $1",
        &[entity.into(), Value::ids(ids)],
    )?;
    rows.iter()
        .map(|row| {
            let released_at: Option<kernel::Instant> = row.get(5)?;
            let evidence: Json = row.get(4)?;
            let finding = Finding {
                reason: row.get(2)?,
                line_no: row.get(3)?,
                evidence,
            };
            let hold = Lifted {
                order: row.get(1)?,
                open: released_at.is_none(),
                finding,
            };
            Ok((row.get(0)?, hold))
        })
        .collect()
}

//! Orders are turned down.

use kernel::{EntityId, EventKind, OrderId};
use store::Tx;

use super::acknowledge::{unknown_order, wrong_state};
use super::cancel::{answers, release_credit};
use super::hold_book::{HoldBook, of_order};
use super::state::OrderSet;
use super::store::{load_for_update, set_status};
use super::types::{Effect, OrderChange, OrderStatus, RefuseOrder};
use crate::credit::ReleaseRequest;
use crate::error::{Outcome, Result};
use crate::input;

/// Turns orders down that were not acknowledged. Their credit becomes free.
///
/// # Errors
/// Fails only with the store; an order that is unknown or further on refuses itself alone.
pub fn refuse_orders(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[RefuseOrder],
) -> Result<Vec<Outcome<OrderChange>>> {
    let ids: Vec<OrderId> = requests.iter().map(|request| request.order).collect();
    let mut orders = load_for_update(tx, entity, &ids)?;
    let mut book = HoldBook::load(tx, &orders)?;
    let mut refused = Vec::new();
    let mut releases = Vec::new();
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let outcome = plan_refusal(&mut orders, request);
        if let Ok((_, Effect::Changed, before)) = &outcome {
            refused.push(request);
            if *before == OrderStatus::Received {
                releases.push(ReleaseRequest {
                    order: request.order,
                    amount: None,
                });
            }
            book.release(
                request.order,
                |_| true,
                Some("the order was refused"),
                false,
            );
        }
        outcomes.push(outcome.map(|(order, effect, _)| (order, effect)));
    }
    let ids: Vec<OrderId> = refused.iter().map(|request| request.order).collect();
    set_status(tx, &ids, OrderStatus::Refused)?;
    release_credit(tx, entity, &releases)?;
    book.write(tx, entity, &orders)?;
    for request in refused {
        let event = of_order(EventKind::OrderRefused, entity, &orders, request.order);
        tx.record(event.attr("reason", request.reason.trim()))?;
    }
    Ok(answers(&orders, outcomes))
}

fn plan_refusal(
    orders: &mut OrderSet,
    request: &RefuseOrder,
) -> Outcome<(OrderId, Effect, OrderStatus)> {
    input::required("reason", &request.reason, input::TEXT_LEN_MAX)?;
    let at = orders
        .place(request.order)
        .ok_or_else(|| unknown_order(request.order))?;
    let order = &mut orders.orders[at];
    let before = order.status;
    match before {
        OrderStatus::Received | OrderStatus::Held => {
            order.status = OrderStatus::Refused;
            Ok((order.id, Effect::Changed, before))
        }
        OrderStatus::Refused => Ok((order.id, Effect::AlreadySo, before)),
        _ => Err(wrong_state(
            order,
            "an order that was acknowledged can only be cancelled",
        )),
    }
}

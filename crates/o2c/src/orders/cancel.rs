//! Orders end before they are delivered: cancelled whole or in part.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{EntityId, EventKind, Money, OrderId, Quantity};
use serde_json::{Value as Json, json};
use store::{Tx, Value};

use super::acknowledge::{change, unknown_order, wrong_state};
use super::amounts::share_between;
use super::change_line::unknown_line;
use super::hold_book::{Claim, HoldBook, of_order};
use super::progress::write_status;
use super::state::{OrderSet, OrderState};
use super::store::load_for_update;
use super::types::{CancelLine, CancelLines, CancelOrder, Effect, OrderChange, OrderStatus};
use crate::credit::{self, ReleaseRequest};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;
use crate::sql::all_changed;

/// Cancels all of the orders that has not left. Where nothing has left, the order is `cancelled`;
/// else it goes on with what has.
///
/// # Errors
/// Fails only with the store; an order of which nothing can be cancelled refuses itself alone.
pub fn cancel_orders(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[CancelOrder],
) -> Result<Vec<Outcome<OrderChange>>> {
    let requests: Vec<Request<'_>> = requests
        .iter()
        .map(|request| Request {
            order: request.order,
            lines: None,
            reason: &request.reason,
        })
        .collect();
    cancel(tx, entity, &requests)
}

/// Cancels lines, or parts of lines, that have not left.
///
/// # Errors
/// Fails only with the store; a request for more than has not left refuses itself alone.
pub fn cancel_lines(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[CancelLines],
) -> Result<Vec<Outcome<OrderChange>>> {
    let requests: Vec<Request<'_>> = requests
        .iter()
        .map(|request| Request {
            order: request.order,
            lines: Some(&request.lines),
            reason: &request.reason,
        })
        .collect();
    cancel(tx, entity, &requests)
}

/// What to cancel: these lines, or all.
struct Request<'a> {
    order: OrderId,
    lines: Option<&'a [CancelLine]>,
    reason: &'a str,
}

/// What a request cancels.
struct Cancelled<'a> {
    order: OrderId,
    /// Line's place and how much of it.
    lines: Vec<(usize, Quantity)>,
    /// What it is worth.
    amount: Money,
    was: OrderStatus,
    reason: &'a str,
}

fn cancel(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[Request<'_>],
) -> Result<Vec<Outcome<OrderChange>>> {
    let ids: Vec<OrderId> = requests.iter().map(|request| request.order).collect();
    let mut orders = load_for_update(tx, entity, &ids)?;
    let mut book = HoldBook::load(tx, &orders)?;
    let mut done: Vec<Cancelled<'_>> = Vec::new();
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let outcome = plan_cancel(&orders, request)?;
        outcomes.push(match outcome {
            Ok(None) => Ok((request.order, Effect::AlreadySo)),
            Ok(Some(cancelled)) => {
                apply(&mut orders, &mut book, &cancelled)?;
                done.push(cancelled);
                Ok((request.order, Effect::Changed))
            }
            Err(refusal) => Err(refusal),
        });
    }
    write_quantities(tx, &orders, &done)?;
    let places: BTreeSet<usize> = done
        .iter()
        .filter_map(|cancelled| orders.place(cancelled.order))
        .collect();
    write_status(tx, &mut orders, &places.into_iter().collect::<Vec<_>>())?;
    let releases: Vec<ReleaseRequest> = done
        .iter()
        .filter(|cancelled| cancelled.was != OrderStatus::Held && cancelled.amount.is_positive())
        .map(|cancelled| ReleaseRequest {
            order: cancelled.order,
            amount: Some(cancelled.amount),
        })
        .collect();
    release_credit(tx, entity, &releases)?;
    let claims: BTreeMap<OrderId, Claim> = done
        .iter()
        .map(|cancelled| (cancelled.order, Claim::default()))
        .collect();
    book.settle(tx, entity, &mut orders, &claims)?;
    book.write(tx, entity, &orders)?;
    for cancelled in &done {
        record(tx, entity, &orders, cancelled)?;
    }
    Ok(answers(&orders, outcomes))
}

/// What a request cancels; nothing if the order is cancelled already.
fn plan_cancel<'a>(
    orders: &OrderSet,
    request: &Request<'a>,
) -> Result<Outcome<Option<Cancelled<'a>>>> {
    if let Err(refusal) = input::required("reason", request.reason, input::TEXT_LEN_MAX) {
        return Ok(Err(refusal));
    }
    let Some(order) = orders.get(request.order) else {
        return Ok(Err(unknown_order(request.order)));
    };
    let lines = match order.status {
        OrderStatus::Cancelled if request.lines.is_none() => return Ok(Ok(None)),
        OrderStatus::Received | OrderStatus::Held | OrderStatus::Acknowledged => {
            match pick_lines(order, request.lines) {
                Ok(lines) => lines,
                Err(refusal) => return Ok(Err(refusal)),
            }
        }
        _ => Vec::new(),
    };
    if lines.is_empty() {
        let remedy =
            "only what has not left can be cancelled; goods that left come back as a return";
        return Ok(Err(wrong_state(order, remedy)));
    }
    let mut amount = Money::zero(order.currency);
    for (at, quantity) in &lines {
        let line = &order.lines[*at];
        let after = line.wanted().checked_sub(*quantity)?;
        amount = amount.checked_add(share_between(line, after, line.wanted())?)?;
    }
    let (was, reason) = (order.status, request.reason.trim());
    Ok(Ok(Some(Cancelled {
        order: order.id,
        lines,
        amount,
        was,
        reason,
    })))
}

fn pick_lines(
    order: &OrderState,
    wanted: Option<&[CancelLine]>,
) -> Outcome<Vec<(usize, Quantity)>> {
    let Some(wanted) = wanted else {
        let open = order
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.open().is_positive());
        return Ok(open.map(|(at, line)| (at, line.open())).collect());
    };
    let mut picked: Vec<(usize, Quantity)> = Vec::with_capacity(wanted.len());
    for cancel in wanted {
        let at = order
            .lines
            .iter()
            .position(|line| line.line_no == cancel.line_no)
            .ok_or_else(|| unknown_line(order, cancel.line_no))?;
        let line = &order.lines[at];
        let quantity = cancel.quantity.unwrap_or_else(|| line.open());
        let twice = picked.iter().any(|(other, _)| *other == at);
        if twice || !quantity.is_positive() || quantity > line.open() {
            return Err(Refusal::new(
                Code::ExceedsRest,
                "lines",
                format!(
                    "{quantity} of line {} of order {} is to be cancelled, {} has not left{}",
                    line.line_no,
                    order.number,
                    line.open(),
                    if twice {
                        ", and the line is named twice"
                    } else {
                        ""
                    },
                ),
                "give each line once, with at most what has not left",
            ));
        }
        picked.push((at, quantity));
    }
    Ok(picked)
}

/// Changes the quantities in memory and lifts the holds of lines that nobody wants any more.
fn apply(orders: &mut OrderSet, book: &mut HoldBook, cancelled: &Cancelled<'_>) -> Result<()> {
    let Some(place) = orders.place(cancelled.order) else {
        return Ok(());
    };
    let order = &mut orders.orders[place];
    for (at, quantity) in &cancelled.lines {
        let line = &mut order.lines[*at];
        line.cancelled = line.cancelled.checked_add(*quantity)?;
    }
    let gone: Vec<i64> = order
        .lines
        .iter()
        .filter(|line| line.wanted().is_zero())
        .map(|line| line.line_no)
        .collect();
    let all = gone.len() == order.lines.len();
    let unwanted = |line: Option<i64>| all || line.is_some_and(|line| gone.contains(&line));
    book.release(
        order.id,
        |hold| unwanted(hold.line_no),
        Some(cancelled.reason),
        false,
    );
    Ok(())
}

/// Orders of which nothing is open any more are written by one statement, other lines one by one.
fn write_quantities(tx: &mut Tx, orders: &OrderSet, done: &[Cancelled<'_>]) -> Result<()> {
    let mut whole: BTreeSet<OrderId> = BTreeSet::new();
    let mut whole_lines = 0;
    let mut single: BTreeMap<(OrderId, usize), Vec<Value>> = BTreeMap::new();
    for cancelled in done {
        let Some(order) = orders.get(cancelled.order) else {
            continue;
        };
        if order.lines.iter().all(|line| line.open().is_zero()) {
            if whole.insert(order.id) {
                whole_lines += order.lines.len();
            }
            continue;
        }
        for (at, _) in &cancelled.lines {
            let line = &order.lines[*at];
            single.insert((order.id, *at), vec![line.id.into(), line.cancelled.into()]);
        }
    }
    if !whole.is_empty() {
        let changed = tx.exec(
            "UPDATE order_lines SET cancelled_quantity = quantity - shipped_quantity
            WHERE order_id IN (SELECT value FROM {uuids $1})",
            &[Value::ids(whole)],
        )?;
        all_changed("order lines", changed, whole_lines)?;
    }
    let single: Vec<Vec<Value>> = single.into_values().collect();
    if !single.is_empty() {
        let sql = "UPDATE order_lines SET cancelled_quantity = $2 WHERE id = $1";
        let changed = tx.exec_each(sql, &single)?;
        all_changed("order lines", changed, single.len())?;
    }
    Ok(())
}

/// Sets free what orders no longer need.
pub(super) fn release_credit(
    tx: &mut Tx,
    entity: EntityId,
    releases: &[ReleaseRequest],
) -> Result<()> {
    // What is released was bound by the same quantities: a refusal would be a fault of ours.
    credit::release_tx(tx, entity, releases)?
        .into_iter()
        .collect::<Outcome<()>>()?;
    Ok(())
}

fn record(
    tx: &mut Tx,
    entity: EntityId,
    orders: &OrderSet,
    cancelled: &Cancelled<'_>,
) -> Result<()> {
    let Some(order) = orders.get(cancelled.order) else {
        return Ok(());
    };
    let event = |kind| {
        of_order(kind, entity, orders, order.id)
            .attr("reason", cancelled.reason)
            .attr("amount", cancelled.amount)
    };
    if order.status == OrderStatus::Cancelled {
        tx.record(event(EventKind::OrderCancelled))?;
        return Ok(());
    }
    let lines = cancelled.lines.iter().map(|(at, _)| order.lines[*at].id);
    let quantities: Vec<Json> = cancelled
        .lines
        .iter()
        .map(|(at, quantity)| json!({ "line": order.lines[*at].line_no, "quantity": quantity }))
        .collect();
    let event = event(EventKind::OrderLineCancelled).objects(lines, "line");
    tx.record(event.attr("lines", quantities))?;
    Ok(())
}

/// What became of each request.
pub(super) fn answers(
    orders: &OrderSet,
    outcomes: Vec<Outcome<(OrderId, Effect)>>,
) -> Vec<Outcome<OrderChange>> {
    let answer = |(id, effect): (OrderId, Effect)| {
        orders
            .get(id)
            .map(|order| change(order, effect))
            .ok_or_else(|| unknown_order(id))
    };
    outcomes
        .into_iter()
        .map(|outcome| outcome.and_then(answer))
        .collect()
}

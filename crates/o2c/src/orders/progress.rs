//! Quantities move on: later rooms tell what was shipped, delivered, returned and invoiced.
//!
//! The caller loads and locks orders with [`lines_for_update`], decides, and hands the moves back.
//! Line counters, credit and the orders' status follow in the same transaction.

use std::collections::BTreeSet;

use kernel::{EntityId, Money, OrderId, Quantity};
use store::{Tx, Value};

use super::amounts::share_between;
use super::rules::status_of;
use super::state::{LineMove, OrderSet};
use super::store::{load_for_update, set_status};
use super::types::OrderStatus;
use super::views::OrderLine;
use crate::credit::{self, MoveRequest};
use crate::error::{Code, Error, Refusal, Result};
use crate::sql::all_changed;

/// Loads orders with their lines and locks them until the transaction ends. Ids that are unknown to
/// the legal entity are left out.
///
/// # Errors
/// Fails only with the store.
pub fn lines_for_update(tx: &mut Tx, entity: EntityId, orders: &[OrderId]) -> Result<OrderSet> {
    load_for_update(tx, entity, orders)
}

/// Goods left the house.
///
/// # Errors
/// Refuses more than is open, and lines that are not in the set.
pub fn record_shipped_tx(tx: &mut Tx, orders: &mut OrderSet, moves: &[LineMove]) -> Result<()> {
    advance(tx, orders, Counter::Shipped, moves)?;
    Ok(())
}

/// Shipped goods were turned round before they arrived: they are open again.
///
/// # Errors
/// Refuses more than is under way, and lines that are not in the set.
pub fn record_unshipped_tx(tx: &mut Tx, orders: &mut OrderSet, moves: &[LineMove]) -> Result<()> {
    advance(tx, orders, Counter::Unshipped, moves)?;
    Ok(())
}

/// Goods reached the customer. Their share of the order's credit moves from ordered to delivered;
/// orders that are complete become `delivered`.
///
/// # Errors
/// Refuses more than is under way, and lines that are not in the set.
pub fn record_delivered_tx(
    tx: &mut Tx,
    entity: EntityId,
    orders: &mut OrderSet,
    moves: &[LineMove],
) -> Result<()> {
    let moved = advance(tx, orders, Counter::Delivered, moves)?;
    credit::deliver_tx(tx, entity, &moved)
}

/// Goods came back. Neither status nor credit changes: the credit note takes what they cost off the
/// customer's account.
///
/// # Errors
/// Refuses more than was delivered and is not back yet, and lines that are not in the set.
pub fn record_returned_tx(tx: &mut Tx, orders: &mut OrderSet, moves: &[LineMove]) -> Result<()> {
    advance(tx, orders, Counter::Returned, moves)?;
    Ok(())
}

/// Delivered goods were invoiced. Their share of the order's credit is set free here (the caller
/// must not call [`credit::invoice_tx`] for them), since the open item that the ledger posts counts
/// instead; orders that are delivered whole and invoiced whole become `closed`.
///
/// # Errors
/// Refuses more than was delivered and is not invoiced yet, and lines that are not in the set.
pub fn record_invoiced_tx(
    tx: &mut Tx,
    entity: EntityId,
    orders: &mut OrderSet,
    moves: &[LineMove],
) -> Result<()> {
    let moved = advance(tx, orders, Counter::Invoiced, moves)?;
    credit::invoice_tx(tx, entity, &moved)
}

/// What a move counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counter {
    Shipped,
    Unshipped,
    Delivered,
    Returned,
    Invoiced,
}

impl Counter {
    const fn column(self) -> &'static str {
        match self {
            Self::Shipped | Self::Unshipped => "shipped_quantity",
            Self::Delivered => "delivered_quantity",
            Self::Returned => "returned_quantity",
            Self::Invoiced => "invoiced_quantity",
        }
    }

    const fn verb(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::Unshipped => "taken back from shipment",
            Self::Delivered => "delivered",
            Self::Returned => "returned",
            Self::Invoiced => "invoiced",
        }
    }

    fn value(self, line: &mut OrderLine) -> &mut Quantity {
        match self {
            Self::Shipped | Self::Unshipped => &mut line.shipped,
            Self::Delivered => &mut line.delivered,
            Self::Returned => &mut line.returned,
            Self::Invoiced => &mut line.invoiced,
        }
    }

    /// How much may still move on this line.
    const fn rest(self, line: &OrderLine) -> Quantity {
        match self {
            Self::Shipped => line.open(),
            Self::Unshipped | Self::Delivered => {
                Quantity::from_micro(line.shipped.micro() - line.delivered.micro())
            }
            Self::Returned => line.returnable(),
            Self::Invoiced => line.billable(),
        }
    }

    /// The column that this counter equals on all lines once nothing is left to move, as SQL; none
    /// where that is not worth a statement of its own.
    const fn full(self) -> Option<&'static str> {
        match self {
            Self::Shipped | Self::Delivered => Some("quantity - cancelled_quantity"),
            Self::Invoiced => Some("delivered_quantity"),
            Self::Unshipped | Self::Returned => None,
        }
    }

    /// Has the line reached [`full`](Self::full)?
    fn is_full(self, line: &OrderLine) -> bool {
        match self {
            Self::Shipped => line.open().is_zero(),
            Self::Delivered => line.wanted() == line.delivered,
            Self::Invoiced => line.billable().is_zero(),
            Self::Unshipped | Self::Returned => false,
        }
    }
}

/// Moves the counters in memory and in the database; gives what was moved of each order's gross.
fn advance(
    tx: &mut Tx,
    orders: &mut OrderSet,
    counter: Counter,
    moves: &[LineMove],
) -> Result<Vec<MoveRequest>> {
    let mut touched: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut amounts: Vec<Option<Money>> = vec![None; orders.orders.len()];
    for step in moves {
        let place = orders
            .line_place(step.line)
            .ok_or_else(|| not_loaded(step))?;
        let amount = move_line(orders, counter, step, place)?;
        let sum = &mut amounts[place.0];
        *sum = Some(match *sum {
            Some(sum) => sum.checked_add(amount)?,
            None => amount,
        });
        touched.insert(place);
    }
    write_counters(tx, orders, counter, &touched)?;
    let places: Vec<usize> = amounts
        .iter()
        .enumerate()
        .filter(|(_, sum)| sum.is_some())
        .map(|(at, _)| at)
        .collect();
    write_status(tx, orders, &places)?;
    let moved = amounts
        .into_iter()
        .zip(&orders.orders)
        .filter_map(|(sum, order)| {
            let last = order.lines.iter().all(|line| counter.is_full(line));
            sum.map(|amount| MoveRequest {
                order: order.id,
                amount,
                last,
            })
        });
    Ok(moved.collect())
}

fn move_line(
    orders: &mut OrderSet,
    counter: Counter,
    step: &LineMove,
    (at, line_at): (usize, usize),
) -> Result<Money> {
    let order = &mut orders.orders[at];
    let line = &mut order.lines[line_at];
    let rest = counter.rest(line);
    if !step.quantity.is_positive() || step.quantity > rest {
        return Err(Refusal::new(
            Code::ExceedsRest,
            "quantity",
            format!(
                "{} of line {} of order {} cannot be {}: {rest} is left",
                step.quantity,
                line.line_no,
                order.number,
                counter.verb(),
            ),
            "give a quantity above zero and at most what is left",
        )
        .into());
    }
    let before = *counter.value(line);
    let after = match counter {
        Counter::Unshipped => before.checked_sub(step.quantity)?,
        _ => before.checked_add(step.quantity)?,
    };
    *counter.value(line) = after;
    match counter {
        Counter::Delivered | Counter::Invoiced => Ok(share_between(line, before, after)?),
        _ => Ok(Money::zero(order.currency)),
    }
}

fn not_loaded(step: &LineMove) -> Error {
    Error::NotFound {
        kind: "order line",
        id: step.line.to_string(),
    }
}

/// Writes the counters of the touched lines: orders that are full now by one statement, the others
/// line by line.
fn write_counters(
    tx: &mut Tx,
    orders: &mut OrderSet,
    counter: Counter,
    touched: &BTreeSet<(usize, usize)>,
) -> Result<()> {
    let mut full: Vec<OrderId> = Vec::new();
    let mut full_lines = 0;
    let mut single: Vec<Vec<Value>> = Vec::new();
    let mut last_full = None;
    for &(at, line_at) in touched {
        if last_full == Some(at) {
            continue;
        }
        let order = &mut orders.orders[at];
        if order.lines.iter().all(|line| counter.is_full(line)) {
            full.push(order.id);
            full_lines += order.lines.len();
            last_full = Some(at);
        } else {
            let line = &mut order.lines[line_at];
            let value = *counter.value(line);
            single.push(vec![line.id.into(), value.into()]);
        }
    }
    let column = counter.column();
    if let Some(expression) = counter.full().filter(|_| !full.is_empty()) {
        let sql = format!(
            "UPDATE order_lines SET {column} = {expression}
            WHERE order_id IN (SELECT value FROM {{uuids $1}})"
        );
        let changed = tx.exec(&sql, &[Value::ids(full)])?;
        all_changed("order lines", changed, full_lines)?;
    }
    if !single.is_empty() {
        let sql = format!("UPDATE order_lines SET {column} = $2 WHERE id = $1");
        let changed = tx.exec_each(&sql, &single)?;
        all_changed("order lines", changed, single.len())?;
    }
    Ok(())
}

/// Brings the status of these orders in line with their lines.
pub(super) fn write_status(tx: &mut Tx, orders: &mut OrderSet, places: &[usize]) -> Result<()> {
    let mut changed: Vec<(OrderStatus, Vec<OrderId>)> = Vec::new();
    for &at in places {
        let order = &mut orders.orders[at];
        let status = status_of(order.status, &order.lines);
        if status == order.status {
            continue;
        }
        order.status = status;
        match changed.iter_mut().find(|(same, _)| *same == status) {
            Some((_, ids)) => ids.push(order.id),
            None => changed.push((status, vec![order.id])),
        }
    }
    for (status, ids) in changed {
        set_status(tx, &ids, status)?;
    }
    Ok(())
}

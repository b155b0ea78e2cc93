//! History: orders that were fulfilled elsewhere walk through the whole path, day by day and month
//! by month, as of the days on which they happened.
//!
//! What it makes up is said by its switches: goods leave and arrive on the day the order came in;
//! invoices are issued on that day; customers pay each invoice on its due day by bank transfer.

mod pay;
mod turnover;

use kernel::dates::{add_days, add_months, end_of_month, start_of_month};
use kernel::{Actor, BankAccountId, Date, EntityId, Instant, OrderId};
use serde::Serialize;
use store::{Store, Tx};

pub use pay::match_open;
pub(super) use turnover::exact_decimal;
pub use turnover::{Turnover, turnover};

use crate::deliveries::{self, Arrival, NewDelivery};
use crate::error::Result;
use crate::invoicing::{self, Bill, Selection};
use crate::orders::{self, Acknowledge};
use crate::receivables;

/// The orders that one transaction fulfils.
const BATCH_ORDERS: i64 = 500;

/// What is to happen to history.
#[derive(Debug, Clone, Copy)]
pub struct Walk {
    /// The last day.
    pub until: Date,
    /// Received orders are acknowledged, shipped and delivered on the day they came in.
    pub fulfil: bool,
    /// Each invoice is paid on its due day by a bank transfer to this account, less the
    /// customer's credit notes.
    pub pay_to: Option<BankAccountId>,
    /// Months that are over are closed.
    pub close: bool,
}

/// What happened in one month.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Month {
    /// Its first day.
    pub month: Date,
    /// Orders acknowledged, shipped and delivered.
    pub fulfilled: u64,
    /// Orders that something holds; they stay where they are.
    pub held: u64,
    /// Invoices and credit notes issued out of deliveries and returns.
    pub billed: u64,
    /// Deliveries that could not be billed.
    pub not_billed: u64,
    /// Bank entries booked.
    pub entries: u64,
    /// Bank entries that were applied to invoices without a person.
    pub applied: u64,
    /// Whether the month is closed now.
    pub closed: bool,
}

/// Walks from the first order to the last day; `tell` hears of each month that is through. What is
/// done already is left alone, so that a walk that was stopped can be started again.
///
/// # Errors
/// Fails with the store, or when a month cannot be closed.
pub fn walk(
    store: &Store,
    entity: EntityId,
    walk: Walk,
    tell: &mut dyn FnMut(&Month),
) -> Result<Vec<Month>> {
    let mut months = Vec::new();
    let Some(first) = store.read(|tx| first_open_day(tx, entity))? else {
        return Ok(months);
    };
    let mut begin = start_of_month(first);
    while begin <= walk.until {
        let month = walk_month(store, entity, walk, begin)?;
        tell(&month);
        months.push(month);
        begin = add_months(begin, 1);
    }
    Ok(months)
}

/// The day of the oldest order or posting that is not in a closed month.
fn first_open_day(tx: &mut Tx, entity: EntityId) -> Result<Option<Date>> {
    // Reads the tables of orders and journal: the walk begins where either of them does.
    let order: Option<Instant> = tx
        .query_one(
            "SELECT min(received_at) FROM orders WHERE entity_id = $1",
            &[entity.into()],
        )?
        .get(0)?;
    let posting: Option<Date> = tx
        .query_one(
            "SELECT min(posted_on) FROM journal_entries WHERE entity_id = $1",
            &[entity.into()],
        )?
        .get(0)?;
    let begin = [order.map(Instant::date), posting]
        .into_iter()
        .flatten()
        .min();
    let open = receivables::first_open_day(tx, entity)?;
    Ok(begin.map(|begin| open.map_or(begin, |open| open.max(begin))))
}

fn walk_month(store: &Store, entity: EntityId, walk: Walk, begin: Date) -> Result<Month> {
    let end = end_of_month(begin).min(walk.until);
    let mut month = Month {
        month: begin,
        ..Month::default()
    };
    if walk.fulfil {
        (month.fulfilled, month.held) = fulfil(store, entity, end)?;
    }
    let mut day = begin;
    while day <= end {
        let (billed, not_billed) = bill(store, entity, day)?;
        month.billed += billed;
        month.not_billed += not_billed;
        day = add_days(day, 1);
    }
    if let Some(account) = walk.pay_to {
        (month.entries, month.applied) = pay::pay(store, entity, account, begin, end)?;
    }
    if walk.close && end == end_of_month(begin) {
        let closed = store.write(actor(), move |tx| {
            receivables::close_periods(tx, entity, begin)
        })?;
        month.closed = closed.contains(&begin);
    }
    Ok(month)
}

/// Who walks.
pub(super) fn actor() -> Actor {
    Actor::system("history")
}

/// Acknowledges, ships and delivers what came in until the end of the day.
fn fulfil(store: &Store, entity: EntityId, end: Date) -> Result<(u64, u64)> {
    let (mut fulfilled, mut held) = (0, 0);
    let before = Instant::at_start_of(add_days(end, 1));
    let mut after = Position {
        at: Instant::MIN,
        order: None,
    };
    loop {
        let batch = store.read(|tx| waiting(tx, entity, after, before))?;
        let Some(last) = batch.last() else { break };
        after = Position {
            at: last.at,
            order: last.order,
        };
        let batch_len = batch.len() as u64;
        let done = store.write(actor(), move |tx| fulfil_batch(tx, entity, &batch))?;
        fulfilled += done;
        held += batch_len - done;
    }
    Ok((fulfilled, held))
}

/// A place in the list of orders by the instant they came in.
#[derive(Debug, Clone, Copy)]
struct Position {
    at: Instant,
    order: Option<OrderId>,
}

/// The next orders that were received or acknowledged, with when they came in.
fn waiting(
    tx: &mut Tx,
    entity: EntityId,
    after: Position,
    before: Instant,
) -> Result<Vec<Position>> {
    // Reads the orders' table beside its paged list, which is made for people and not for batches.
    let rows = tx.query(
        "SELECT received_at, id FROM orders WHERE entity_id = $1 \
         AND status IN ('received', 'acknowledged') AND received_at < $2 \
         AND (received_at, id) > ($3, $4) ORDER BY received_at, id LIMIT $5",
        &[
            entity.into(),
            before.into(),
            after.at.into(),
            after
                .order
                .map_or(uuid::Uuid::nil(), |order| order.uuid())
                .into(),
            BATCH_ORDERS.into(),
        ],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Position {
                at: row.get(0)?,
                order: Some(row.get(1)?),
            })
        })
        .collect()
}

/// Gives the number of orders delivered.
fn fulfil_batch(tx: &mut Tx, entity: EntityId, batch: &[Position]) -> Result<u64> {
    let orders: Vec<(OrderId, Instant)> = batch
        .iter()
        .filter_map(|place| Some((place.order?, place.at)))
        .collect();
    let acknowledge: Vec<Acknowledge> = orders
        .iter()
        .map(|(order, at)| Acknowledge {
            confirmed_on: Some(at.date()),
            acknowledged_at: Some(*at),
            documents: false,
            ..Acknowledge::of(*order)
        })
        .collect();
    let acknowledged = orders::acknowledge_orders(tx, entity, &acknowledge)?;
    let ready: Vec<(OrderId, Instant)> = orders
        .into_iter()
        .zip(acknowledged)
        .filter_map(|(order, outcome)| outcome.is_ok().then_some(order))
        .collect();
    let shipments: Vec<NewDelivery> = ready
        .iter()
        .map(|(order, at)| NewDelivery {
            shipped_at: Some(*at),
            override_credit: true,
            documents: false,
            ..NewDelivery::of(*order)
        })
        .collect();
    let shipped = deliveries::ship(tx, entity, &shipments)?;
    let arrivals: Vec<Arrival> = ready
        .iter()
        .zip(shipped)
        .filter_map(|((_, at), outcome)| {
            let receipt = outcome.ok()?;
            Some(Arrival {
                delivered_at: Some(*at),
                ..Arrival::of(receipt.id)
            })
        })
        .collect();
    let delivered = deliveries::deliver(tx, entity, &arrivals)?;
    Ok(delivered.iter().filter(|outcome| outcome.is_ok()).count() as u64)
}

/// Bills what arrived until the end of the day, dated on that day.
fn bill(store: &Store, entity: EntityId, day: Date) -> Result<(u64, u64)> {
    let until = Instant::at_start_of(add_days(day, 1));
    let mut billed = 0;
    loop {
        let outcomes = store.write(actor(), move |tx| {
            let command = Bill {
                issued_on: Some(day),
                documents: false,
                ..Bill::of(Selection::All { until: Some(until) })
            };
            invoicing::bill(tx, entity, &command)
        })?;
        let issued = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        billed += issued as u64;
        if issued == 0 {
            // What cannot be billed stays due, so it is counted when nothing else is left.
            return Ok((billed, outcomes.len() as u64));
        }
    }
}

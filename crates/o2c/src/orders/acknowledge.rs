//! Orders are confirmed to the customer, with dates.

use std::collections::{BTreeMap, HashMap};

use kernel::calendar::BusinessCalendar;
use kernel::{Date, EntityId, Event, EventKind, Instant, OrderId};
use store::{Tx, Value};

use super::rules::{LEAD_DAYS, confirmable_date};
use super::state::OrderState;
use super::store::load_for_update;
use super::types::{Acknowledge, Effect, OrderChange, OrderStatus};
use crate::credit::{self, CommitRequest};
use crate::documents::{DocumentKind, render_job};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::parties::{self, Entity};
use crate::sql::all_changed;

/// Finds the dates to confirm. A batch knows few different ones, and working out holidays takes
/// time.
pub(super) struct Confirmer<'a> {
    seller: &'a Entity,
    calendar: BusinessCalendar,
    known: HashMap<(Option<Date>, Date, u16), Date>,
}

impl<'a> Confirmer<'a> {
    pub fn new(seller: &'a Entity) -> Self {
        Self {
            seller,
            calendar: seller.calendar(),
            known: HashMap::new(),
        }
    }

    /// The date to confirm for goods wanted on `requested`, when confirmed at `at`.
    pub fn date(&mut self, requested: Option<Date>, at: Instant, lead_days: u16) -> Date {
        let from = self.seller.today(at);
        let calendar = &self.calendar;
        *self
            .known
            .entry((requested, from, lead_days))
            .or_insert_with(|| confirmable_date(calendar, requested, from, lead_days))
    }
}

/// What one accepted request writes.
struct Confirmed {
    order: OrderId,
    at: Instant,
    /// By line of the order.
    dates: Vec<Date>,
    documents: bool,
}

/// Confirms orders to their customers: every line gets its confirmed date, and the reserved credit
/// becomes bound. An order that was confirmed before stays as it is.
///
/// # Errors
/// Fails only with the store; orders that are unknown, held or ended refuse themselves alone.
pub fn acknowledge_orders(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[Acknowledge],
) -> Result<Vec<Outcome<OrderChange>>> {
    let ids: Vec<OrderId> = requests.iter().map(|request| request.order).collect();
    let mut orders = load_for_update(tx, entity, &ids)?;
    let seller = parties::entity(tx, entity)?;
    let mut confirmer = Confirmer::new(&seller);
    let mut confirmed = Vec::new();
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let Some(at) = orders.place(request.order) else {
            outcomes.push(Err(unknown_order(request.order)));
            continue;
        };
        let order = &mut orders.orders[at];
        let outcome = match order.status {
            OrderStatus::Received => {
                confirmed.push(confirm(order, request, &mut confirmer, tx.now()));
                order.status = OrderStatus::Acknowledged;
                Ok(change(order, Effect::Changed))
            }
            OrderStatus::Acknowledged | OrderStatus::Delivered | OrderStatus::Closed => {
                Ok(change(order, Effect::AlreadySo))
            }
            OrderStatus::Held => Err(wrong_state(
                order,
                "settle what holds it first: mend its lines or release",
            )),
            OrderStatus::Cancelled | OrderStatus::Refused => {
                Err(wrong_state(order, "enter a new order"))
            }
        };
        outcomes.push(outcome);
    }
    write(tx, &confirmed)?;
    let commits: Vec<CommitRequest> = confirmed
        .iter()
        .filter_map(|done| orders.get(done.order))
        .filter(|order| binds_credit(order))
        .map(|order| CommitRequest {
            order: order.id,
            amount: None,
        })
        .collect();
    credit::commit_tx(tx, entity, &commits)?
        .into_iter()
        .collect::<Outcome<()>>()?;
    for done in &confirmed {
        let event = Event::new(EventKind::OrderAcknowledged, entity).object(done.order, "order");
        let customer = orders.get(done.order).map(|order| order.customer);
        let event = match customer {
            Some(customer) => event.object(customer, "customer"),
            None => event,
        };
        tx.record(
            event
                .at(done.at)
                .attr("confirmed_on", done.dates.iter().max().copied()),
        )?;
        if done.documents {
            let kind = DocumentKind::OrderAcknowledgement;
            tx.enqueue(render_job(entity, done.order, kind))?;
        }
    }
    Ok(outcomes)
}

fn confirm(
    order: &mut OrderState,
    request: &Acknowledge,
    confirmer: &mut Confirmer<'_>,
    now: Instant,
) -> Confirmed {
    let at = request.acknowledged_at.unwrap_or(now);
    let lead_days = request.lead_days.unwrap_or(LEAD_DAYS);
    let wanted = order.requested_on;
    let mut dates = Vec::with_capacity(order.lines.len());
    for line in &mut order.lines {
        let date = request
            .confirmed_on
            .unwrap_or_else(|| confirmer.date(line.requested_on.or(wanted), at, lead_days));
        line.confirmed_on = Some(date);
        dates.push(date);
    }
    Confirmed {
        order: order.id,
        at,
        dates,
        documents: request.documents,
    }
}

/// Orders with the same instant, and orders with one date for all lines, are written together: that
/// is how batches mostly come.
fn write(tx: &mut Tx, confirmed: &[Confirmed]) -> Result<()> {
    write_heads(tx, confirmed)?;
    let mut uniform: BTreeMap<Date, (Vec<OrderId>, usize)> = BTreeMap::new();
    let mut mixed: Vec<Vec<Value>> = Vec::new();
    for done in confirmed {
        match done.dates.first() {
            Some(first) if done.dates.iter().all(|date| date == first) => {
                let (orders, lines) = uniform.entry(*first).or_default();
                orders.push(done.order);
                *lines += done.dates.len();
            }
            _ => mixed.extend(
                (1_i64..)
                    .zip(&done.dates)
                    .map(|(line_no, date)| vec![done.order.into(), line_no.into(), (*date).into()]),
            ),
        }
    }
    for (date, (orders, lines)) in uniform {
        let changed = tx.exec(
            "UPDATE order_lines SET confirmed_on = $2
            WHERE order_id IN (SELECT value FROM {uuids $1})",
            &[Value::ids(orders), date.into()],
        )?;
        all_changed("order lines", changed, lines)?;
    }
    if !mixed.is_empty() {
        let sql = "UPDATE order_lines SET confirmed_on = $3 WHERE order_id = $1 AND line_no = $2";
        let changed = tx.exec_each(sql, &mixed)?;
        all_changed("order lines", changed, mixed.len())?;
    }
    Ok(())
}

fn write_heads(tx: &mut Tx, confirmed: &[Confirmed]) -> Result<()> {
    let Some(first) = confirmed.first() else {
        return Ok(());
    };
    let changed =
        if confirmed.iter().all(|done| done.at == first.at) {
            tx.exec(
            "UPDATE orders SET status = 'acknowledged', acknowledged_at = $2, version = version + 1
            WHERE id IN (SELECT value FROM {uuids $1}) AND status = 'received'",
            &[Value::ids(confirmed.iter().map(|done| done.order)), first.at.into()],
        )?
        } else {
            let rows: Vec<Vec<Value>> = confirmed
                .iter()
                .map(|done| vec![done.order.into(), done.at.into()])
                .collect();
            tx.exec_each(
            "UPDATE orders SET status = 'acknowledged', acknowledged_at = $2, version = version + 1
            WHERE id = $1 AND status = 'received'",
            &rows,
        )?
        };
    all_changed("orders", changed, confirmed.len())
}

/// Orders worth nothing bind no credit.
pub(super) fn binds_credit(order: &OrderState) -> bool {
    order.gross.is_positive()
}

/// The answer of a command for one order.
pub(super) fn change(order: &OrderState, effect: Effect) -> OrderChange {
    OrderChange {
        order: order.id,
        number: order.number.clone(),
        status: order.status,
        effect,
    }
}

/// The order does not exist within the legal entity.
pub(super) fn unknown_order(order: OrderId) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "order",
        format!("there is no order {order}"),
        "give the id of an order of this legal entity",
    )
}

/// The order's status does not allow it.
pub(super) fn wrong_state(order: &OrderState, remedy: &str) -> Refusal {
    let detail = format!("order {} is {}", order.number, order.status);
    Refusal::new(Code::WrongState, "order", detail, remedy)
}

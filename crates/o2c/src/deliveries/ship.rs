//! Goods leave, and may be turned round before they arrive.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kernel::{CustomerId, EntityId, Event, EventKind, OrderId};
use serde_json::{Value as Json, json};
use store::Tx;

use super::rules::plan_shipment;
use super::store::{self as rows, NewRow};
use super::types::{
    Billing, CancelShipment, DeliveryChange, DeliveryKind, DeliveryReceipt, DeliveryStatus,
    NewDelivery,
};
use super::{change, unknown_delivery};
use crate::credit::{self, CreditDecision};
use crate::documents::{DocumentKind, render_job};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;
use crate::orders::{self, Effect, LineMove, OrderSet, OrderState};
use crate::parties::{self, Customer};

/// The number series of outbound deliveries.
const SERIES: &str = "delivery";

/// What stands against shipping an order, and what is known about it.
struct Checks {
    credit: BTreeMap<OrderId, CreditDecision>,
    customers: HashMap<CustomerId, Arc<Customer>>,
}

/// A shipment that may go.
struct Planned {
    row: NewRow,
    /// The credit decision, where the shipment goes in spite of it.
    overridden: Option<Json>,
    documents: bool,
}

/// Ships goods of acknowledged orders: wholly, partly, also several times in one batch, never more
/// than is open. Credit is judged again before goods leave: a customer that is blocked, or that
/// owes more besides this order than its limit, stops the shipment unless it is overridden.
///
/// # Errors
/// Fails only with the store; a shipment that may not go refuses itself alone.
pub fn ship(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[NewDelivery],
) -> Result<Vec<Outcome<DeliveryReceipt>>> {
    let ids: Vec<OrderId> = requests.iter().map(|request| request.order).collect();
    let mut orders = orders::lines_for_update(tx, entity, &ids)?;
    let checks = Checks::load(tx, entity, &orders)?;
    let mut planned: Vec<Planned> = Vec::with_capacity(requests.len());
    let mut outcomes = Vec::with_capacity(requests.len());
    let mut waiting: Vec<LineMove> = Vec::new();
    let mut touched = std::collections::HashSet::new();
    for request in requests {
        // A second shipment of the same order must see what the first took.
        if !touched.insert(request.order) {
            orders::record_shipped_tx(tx, &mut orders, &waiting)?;
            waiting.clear();
            touched.clear();
            touched.insert(request.order);
        }
        match plan(tx, &orders, &checks, request) {
            Ok(plan) => {
                waiting.extend(plan.row.lines.iter().map(|(step, _)| *step));
                outcomes.push(Ok(planned.len()));
                planned.push(plan);
            }
            Err(refusal) => outcomes.push(Err(refusal)),
        }
    }
    orders::record_shipped_tx(tx, &mut orders, &waiting)?;
    let numbers = orders::take_numbers(tx, entity, SERIES, planned.len())?;
    let (mut made, mut overridden) = (Vec::with_capacity(planned.len()), Vec::new());
    for (mut plan, number) in planned.into_iter().zip(numbers) {
        if plan.documents {
            tx.enqueue(render_job(entity, plan.row.id, DocumentKind::DeliveryNote))?;
        }
        plan.row.number = number;
        made.push(plan.row);
        overridden.push(plan.overridden);
    }
    rows::insert(tx, entity, &made)?;
    for (row, overridden) in made.iter().zip(overridden) {
        let mut event = of_delivery(EventKind::DeliveryShipped, entity, row)
            .at(row.at)
            .attr("number", &row.number)
            .attr("lines", row.lines.len());
        if let Some(decision) = overridden {
            event = event.attr("decision", decision);
        }
        tx.record(event)?;
    }
    Ok(outcomes
        .into_iter()
        .map(|outcome| outcome.map(|at| made[at].receipt()))
        .collect())
}

impl Checks {
    fn load(tx: &mut Tx, entity: EntityId, orders: &OrderSet) -> Result<Self> {
        let ids: Vec<OrderId> = orders.iter().map(|order| order.id).collect();
        let decisions = credit::recheck_tx(tx, entity, &ids)?;
        let mut parties: Vec<CustomerId> = orders
            .iter()
            .flat_map(|order| [order.customer, order.payer])
            .collect();
        parties.sort_unstable();
        parties.dedup();
        Ok(Self {
            credit: decisions
                .into_iter()
                .flatten()
                .map(|found| (found.order, found))
                .collect(),
            customers: parties::customers_by_ids(tx, entity, &parties)?,
        })
    }

    /// Why the order's goods may not leave, with the decision behind it.
    fn obstacle(&self, order: &OrderState) -> Option<(Refusal, Json)> {
        for id in [order.customer, order.payer] {
            let blocked = self.customers.get(&id).and_then(|party| {
                let reason = party.blocked_reason.as_deref()?;
                Some((&party.number, reason))
            });
            if let Some((number, reason)) = blocked {
                let refusal = Refusal::new(
                    Code::CustomerBlocked,
                    "order",
                    format!("customer {number} is blocked: {reason}"),
                    "unblock the customer, or ship in spite of it with the permission",
                );
                let decision = json!({ "rule": "customer_not_blocked/1", "customer": number,
                    "reason": reason });
                return Some((refusal, decision));
            }
        }
        let decision = self
            .credit
            .get(&order.id)
            .filter(|decision| !decision.granted)?;
        let limit = decision
            .exposure
            .limit
            .map_or_else(String::new, |limit| limit.to_string());
        let refusal = Refusal::new(
            Code::CreditLimit,
            "order",
            format!(
                "the exposure is {}, {} of it for order {}; the limit is {limit}",
                decision.exposure.total, decision.needed, order.number,
            ),
            "raise the limit, wait for payments, or ship in spite of it with the permission",
        );
        Some((refusal, decision.explanation()))
    }
}

fn plan(tx: &Tx, orders: &OrderSet, checks: &Checks, request: &NewDelivery) -> Outcome<Planned> {
    let order = orders
        .get(request.order)
        .ok_or_else(|| unknown_order(request.order))?;
    let moves = plan_shipment(order, request.lines.as_deref())?;
    let overridden = match checks.obstacle(order) {
        Some((refusal, _)) if !request.override_credit => return Err(refusal),
        Some((_, decision)) => Some(json!({ "overridden": true, "against": decision })),
        None => None,
    };
    let confirmed = |step: &LineMove| {
        orders
            .line(step.line)
            .and_then(|(_, line)| line.confirmed_on)
    };
    let carrier = request.carrier.as_deref();
    let tracking_no = request.tracking_no.as_deref();
    let row = NewRow {
        id: tx.new_id(),
        number: String::new(),
        kind: DeliveryKind::Outbound,
        order: order.id,
        customer: order.customer,
        ship_to: order.ship_to,
        at: request.shipped_at.unwrap_or_else(|| tx.now()),
        carrier: input::optional("carrier", carrier, input::NAME_LEN_MAX)?,
        tracking_no: input::optional("tracking_no", tracking_no, input::NAME_LEN_MAX)?,
        return_reason: None,
        billing: Billing::Pending,
        lines: moves
            .into_iter()
            .map(|step| (step, confirmed(&step)))
            .collect(),
    };
    Ok(Planned {
        row,
        overridden,
        documents: request.documents,
    })
}

/// An event about a new delivery.
pub(super) fn of_delivery(kind: EventKind, entity: EntityId, row: &NewRow) -> Event {
    Event::new(kind, entity)
        .object(row.id, "delivery")
        .object(row.order, "order")
        .object(row.customer, "customer")
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

/// Turns shipments round before they arrive: what they hold is open again.
///
/// # Errors
/// Fails only with the store; a delivery that is unknown or has arrived refuses itself alone.
pub fn cancel_shipments(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[CancelShipment],
) -> Result<Vec<Outcome<DeliveryChange>>> {
    let ids: Vec<_> = requests.iter().map(|request| request.delivery).collect();
    let owners = rows::orders_of(tx, entity, &ids)?;
    let mut orders = orders::lines_for_update(tx, entity, &owners)?;
    let mut deliveries = rows::load_for_update(tx, entity, &ids)?;
    let mut cancelled = Vec::new();
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let outcome = input::required("reason", &request.reason, input::TEXT_LEN_MAX);
        let found = deliveries.get_mut(&request.delivery);
        let delivery = match (outcome, found) {
            (Err(refusal), _) => {
                outcomes.push(Err(refusal));
                continue;
            }
            (_, None) => {
                outcomes.push(Err(unknown_delivery(request.delivery)));
                continue;
            }
            (Ok(_), Some(delivery)) => delivery,
        };
        outcomes.push(match delivery.status {
            DeliveryStatus::Shipped => {
                delivery.status = DeliveryStatus::Cancelled;
                delivery.billing = Billing::None;
                cancelled.push(request);
                Ok(change(delivery, Effect::Changed))
            }
            DeliveryStatus::Cancelled => Ok(change(delivery, Effect::AlreadySo)),
            DeliveryStatus::Delivered => Err(Refusal::new(
                Code::WrongState,
                "delivery",
                format!("delivery {} has arrived", delivery.number),
                "record what comes back as a return",
            )),
        });
    }
    let ids: Vec<_> = cancelled.iter().map(|request| request.delivery).collect();
    let lines = rows::lines_of(tx, &ids)?;
    let moves = super::deliver::moves(ids.iter().filter_map(|id| lines.get(id)));
    orders::record_unshipped_tx(tx, &mut orders, &moves)?;
    rows::set_cancelled(tx, &ids)?;
    for request in cancelled {
        let Some(delivery) = deliveries.get(&request.delivery) else {
            continue;
        };
        let event = Event::new(EventKind::DeliveryCancelled, entity)
            .object(delivery.id, "delivery")
            .object(delivery.order, "order")
            .object(delivery.customer, "customer");
        tx.record(event.attr("reason", request.reason.trim()))?;
    }
    Ok(outcomes)
}

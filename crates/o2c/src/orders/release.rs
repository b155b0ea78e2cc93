//! People lift holds.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kernel::{CustomerId, EntityId, HoldId, OrderId};
use store::{Tx, Value};

use super::acknowledge::{change, wrong_state};
use super::hold_book::{Claim, HoldBook, OpenHold};
use super::receive::blocked;
use super::state::{OrderSet, OrderState};
use super::store::load_for_update;
use super::types::{Effect, HoldReason, OrderChange, OrderStatus, ReleaseHold};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::parties::{self, Customer};
use crate::sql::distinct;

/// Lifts holds. When the last hold of an order goes, its credit is judged again: with credit the
/// order is `received`, without it the order is held for credit. A credit hold itself goes last,
/// and only with credit or by force. A hold that was lifted before stays lifted.
///
/// What a line lacks is not lifted but mended, with [`change_lines`](super::change_lines).
///
/// # Errors
/// Fails only with the store; a hold that is unknown or must stay refuses itself alone.
pub fn release_holds(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[ReleaseHold],
) -> Result<Vec<Outcome<OrderChange>>> {
    let owners = owners(tx, entity, requests)?;
    let ids: Vec<OrderId> = owners.values().copied().collect();
    let mut orders = load_for_update(tx, entity, &ids)?;
    let mut book = HoldBook::load(tx, &orders)?;
    let customers = customers_of(tx, entity, &orders)?;
    let mut claims: BTreeMap<OrderId, Claim> = BTreeMap::new();
    let mut planned = Vec::with_capacity(requests.len());
    for request in requests {
        let owner = owners
            .get(&request.hold)
            .and_then(|order| orders.get(*order));
        planned.push(match owner {
            Some(order) => plan(order, &mut book, request, &customers).inspect(|step| {
                if !matches!(step, Step::Nothing(_)) {
                    let claim = claims.entry(order.id).or_default();
                    claim.force |= request.force;
                    claim.note.clone_from(&request.note);
                }
            }),
            None => Err(unknown_hold(request.hold)),
        });
    }
    let decisions = book.settle(tx, entity, &mut orders, &claims)?;
    book.write(tx, entity, &orders)?;
    let answer = |step: Step| {
        let state = |order| {
            orders
                .get(order)
                .ok_or_else(|| super::acknowledge::unknown_order(order))
        };
        match step {
            Step::Nothing(order) => Ok(change(state(order)?, Effect::AlreadySo)),
            Step::Lifted(order) => Ok(change(state(order)?, Effect::Changed)),
            Step::Credit(order) => match decisions.get(&order) {
                Some(decision) if !decision.reserved() => Err(Refusal::new(
                    Code::CreditLimit,
                    "hold",
                    format!(
                        "the order needs {}, the exposure is {}{}",
                        decision.needed,
                        decision.exposure.total,
                        decision
                            .exposure
                            .limit
                            .map_or_else(String::new, |l| format!(" of {l}")),
                    ),
                    "raise the limit, wait for payments, or release by force with the permission",
                )),
                _ => Ok(change(state(order)?, Effect::Changed)),
            },
        }
    };
    Ok(planned
        .into_iter()
        .map(|step| step.and_then(answer))
        .collect())
}

/// What lifting a hold comes down to.
enum Step {
    /// It was lifted before.
    Nothing(OrderId),
    /// It is lifted.
    Lifted(OrderId),
    /// It is lifted if the order gets credit now.
    Credit(OrderId),
}

fn plan(
    order: &OrderState,
    book: &mut HoldBook,
    request: &ReleaseHold,
    customers: &HashMap<CustomerId, Arc<Customer>>,
) -> Outcome<Step> {
    let open = book.open(order.id);
    let Some(hold) = open.iter().find(|hold| hold.id == request.hold) else {
        return Ok(Step::Nothing(order.id));
    };
    if order.status != OrderStatus::Held {
        return Err(wrong_state(order, "only what holds an order can be lifted"));
    }
    match hold.reason {
        HoldReason::UnknownProduct => return Err(must_mend(order, hold)),
        HoldReason::Incomplete if hold.line_no.is_some() => return Err(must_mend(order, hold)),
        HoldReason::Credit if open.len() > 1 => {
            return Err(Refusal::new(
                Code::WrongState,
                "hold",
                format!("order {} is held for other reasons, too", order.number),
                "lift the other holds first: credit is judged last",
            ));
        }
        HoldReason::Credit => return Ok(Step::Credit(order.id)),
        HoldReason::CustomerBlocked if !request.force => still_blocked(order, customers)?,
        HoldReason::CustomerBlocked
        | HoldReason::PriceDiffers
        | HoldReason::DuplicateOrder
        | HoldReason::Incomplete
        | HoldReason::ReservationExpired
        | HoldReason::BelowMinimum => {}
    }
    let (id, forced) = (
        hold.id,
        request.force && hold.reason == HoldReason::CustomerBlocked,
    );
    book.release(
        order.id,
        |hold| hold.id == id,
        request.note.as_deref(),
        forced,
    );
    Ok(Step::Lifted(order.id))
}

fn must_mend(order: &OrderState, hold: &OpenHold) -> Refusal {
    let line = hold.line_no.unwrap_or_default();
    Refusal::new(
        Code::WrongState,
        "hold",
        format!(
            "line {line} of order {} cannot be billed: {}",
            order.number, hold.reason
        ),
        "change the line: name its product or price; or cancel the line",
    )
}

fn still_blocked(
    order: &OrderState,
    customers: &HashMap<CustomerId, Arc<Customer>>,
) -> Outcome<()> {
    let party = |id| customers.get(id);
    let (Some(customer), Some(payer)) = (party(&order.customer), party(&order.payer)) else {
        return Ok(());
    };
    match blocked(customer, payer).first() {
        None => Ok(()),
        Some(party) => Err(Refusal::new(
            Code::CustomerBlocked,
            "hold",
            format!(
                "{} {} is still blocked: {}",
                party.role, party.number, party.reason
            ),
            "unblock the customer first, or release by force with the permission",
        )),
    }
}

/// The orders that the holds belong to.
fn owners(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[ReleaseHold],
) -> Result<HashMap<HoldId, OrderId>> {
    let ids = distinct(requests.iter().map(|request| request.hold));
    let rows = tx.query(
        "SELECT h.id, h.order_id FROM {uuids $2} CROSS JOIN order_holds h
        WHERE h.id = value AND h.entity_id = $1",
        &[entity.into(), Value::ids(ids)],
    )?;
    rows.iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect()
}

fn customers_of(
    tx: &mut Tx,
    entity: EntityId,
    orders: &OrderSet,
) -> Result<HashMap<CustomerId, Arc<Customer>>> {
    let ids = distinct(
        orders
            .iter()
            .flat_map(|order| [order.customer, order.payer]),
    );
    parties::customers_by_ids(tx, entity, &ids)
}

/// There is no such hold within the legal entity.
pub(super) fn unknown_hold(hold: HoldId) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "hold",
        format!("there is no hold {hold}"),
        "give the id of a hold of this legal entity",
    )
}

//! Goods arrive, and somebody signs for them.

use std::collections::{BTreeMap, HashMap};

use kernel::{DeliveryId, EntityId, Event, EventKind, Instant, OrderId, OrderLineId, Quantity};
use store::Tx;

use super::proof_files::ProofFiles;
use super::rules::billing_of;
use super::store::{self as rows, DeliveryState};
use super::types::{
    Arrival, DeliveryChange, DeliveryKind, DeliveryStatus, DueLine, NewProof, ProofOfDelivery,
};
use super::{change, unknown_delivery};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;
use crate::orders::{self, Effect, LineMove, OrderSet, OrderStatus};
use crate::parties::BillingRule;

/// Records that shipments arrived, with or without proof. The orders' quantities, credit and status
/// move on, and what is to be billed becomes due. A delivery that arrived before stays as it is.
///
/// # Errors
/// Fails only with the store; a delivery that is unknown or cancelled refuses itself alone.
pub fn deliver(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[Arrival],
) -> Result<Vec<Outcome<DeliveryChange>>> {
    let ids: Vec<DeliveryId> = requests.iter().map(|request| request.delivery).collect();
    let owners = rows::orders_of(tx, entity, &ids)?;
    let mut orders = orders::lines_for_update(tx, entity, &owners)?;
    let mut deliveries = rows::load_for_update(tx, entity, &ids)?;
    let proofs = requests.iter().filter_map(|request| request.proof.as_ref());
    let files = ProofFiles::named(tx, entity, proofs)?;
    let mut arrived: Vec<(DeliveryId, Instant)> = Vec::with_capacity(requests.len());
    let mut proofs: Vec<(DeliveryId, ProofOfDelivery)> = Vec::new();
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        outcomes.push(match plan(&mut deliveries, &files, request, tx.now()) {
            Ok(Some((at, proof))) => {
                arrived.push((request.delivery, at));
                proofs.extend(proof.map(|proof| (request.delivery, proof)));
                Ok((request.delivery, Effect::Changed))
            }
            Ok(None) => Ok((request.delivery, Effect::AlreadySo)),
            Err(refusal) => Err(refusal),
        });
    }
    let ids: Vec<DeliveryId> = arrived.iter().map(|(id, _)| *id).collect();
    let lines = rows::lines_of(tx, &ids)?;
    let moves = moves(ids.iter().filter_map(|id| lines.get(id)));
    orders::record_delivered_tx(tx, entity, &mut orders, &moves)?;
    write(tx, &orders, &mut deliveries, &arrived)?;
    rows::set_proof(tx, &proofs)?;
    for (id, at) in &arrived {
        if let Some(delivery) = deliveries.get(id) {
            tx.record(of_delivery(EventKind::DeliveryDelivered, entity, delivery).at(*at))?;
        }
    }
    record_proofs(tx, entity, &deliveries, &proofs)?;
    let answer = |(id, effect): (DeliveryId, Effect)| {
        let delivery = deliveries.get(&id).ok_or_else(|| unknown_delivery(id))?;
        Ok(change(delivery, effect))
    };
    Ok(outcomes
        .into_iter()
        .map(|outcome| outcome.and_then(answer))
        .collect())
}

/// When the delivery arrived and what proves it; nothing if it arrived before.
fn plan(
    deliveries: &mut HashMap<DeliveryId, DeliveryState>,
    files: &ProofFiles,
    request: &Arrival,
    now: Instant,
) -> Outcome<Option<(Instant, Option<ProofOfDelivery>)>> {
    let delivery = deliveries
        .get_mut(&request.delivery)
        .ok_or_else(|| unknown_delivery(request.delivery))?;
    match delivery.status {
        DeliveryStatus::Delivered => return Ok(None),
        DeliveryStatus::Cancelled => {
            return Err(Refusal::new(
                Code::WrongState,
                "delivery",
                format!("delivery {} is cancelled", delivery.number),
                "ship the goods again",
            ));
        }
        DeliveryStatus::Shipped => {}
    }
    let signed_at = request.proof.as_ref().and_then(|proof| proof.signed_at);
    let at = request.delivered_at.or(signed_at).unwrap_or(now);
    if at < delivery.shipped_at {
        return Err(Refusal::new(
            Code::InvalidValue,
            "delivered_at",
            format!(
                "delivery {} left at {} and cannot arrive at {at}",
                delivery.number, delivery.shipped_at
            ),
            "give an instant after it left",
        ));
    }
    let proof = request
        .proof
        .as_ref()
        .map(|proof| complete(proof, files, at))
        .transpose()?;
    delivery.status = DeliveryStatus::Delivered;
    delivery.proven = proof.is_some();
    delivery.proof_on_file = proof.as_ref().is_some_and(|proof| proof.file.is_some());
    Ok(Some((at, proof)))
}

/// The proof with its name checked and its instant filled in.
fn complete(
    proof: &ProofOfDelivery,
    files: &ProofFiles,
    delivered_at: Instant,
) -> Outcome<ProofOfDelivery> {
    files.check(proof)?;
    Ok(ProofOfDelivery {
        signed_by: input::required("proof.signed_by", &proof.signed_by, input::NAME_LEN_MAX)?,
        signed_at: Some(proof.signed_at.unwrap_or(delivered_at)),
        file: proof.file,
    })
}

/// Writes arrivals with their billing state. An order that is billed whole and is complete now
/// makes its earlier deliveries due, too.
fn write(
    tx: &mut Tx,
    orders: &OrderSet,
    deliveries: &mut HashMap<DeliveryId, DeliveryState>,
    arrived: &[(DeliveryId, Instant)],
) -> Result<()> {
    let mut states = Vec::with_capacity(arrived.len());
    let mut completed: Vec<OrderId> = Vec::new();
    for (id, at) in arrived {
        let Some(delivery) = deliveries.get_mut(id) else {
            continue;
        };
        if let Some(order) = orders.get(delivery.order) {
            delivery.billing =
                billing_of(DeliveryStatus::Delivered, order.billing_rule, order.status);
            let whole = matches!(order.status, OrderStatus::Delivered | OrderStatus::Closed);
            if order.billing_rule == BillingRule::Order && whole {
                completed.push(order.id);
            }
        }
        states.push((*id, *at, delivery.billing));
    }
    rows::set_delivered(tx, &states)?;
    completed.sort_unstable();
    completed.dedup();
    rows::set_due_of_orders(tx, &completed)
}

/// Adds proofs to deliveries that arrived without one, or without its file. A proof with a file is
/// never replaced.
///
/// # Errors
/// Fails only with the store; a delivery that is unknown, has not arrived or is proven refuses
/// itself alone.
pub fn record_proofs_of_delivery(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[NewProof],
) -> Result<Vec<Outcome<DeliveryChange>>> {
    let ids: Vec<DeliveryId> = requests.iter().map(|request| request.delivery).collect();
    let mut deliveries = rows::load_for_update(tx, entity, &ids)?;
    let files = ProofFiles::named(tx, entity, requests.iter().map(|request| &request.proof))?;
    let mut proofs = Vec::new();
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let outcome = plan_proof(&mut deliveries, &files, request, tx.now());
        outcomes.push(outcome.map(|(proof, answer)| {
            proofs.push((request.delivery, proof));
            answer
        }));
    }
    rows::set_proof(tx, &proofs)?;
    record_proofs(tx, entity, &deliveries, &proofs)?;
    Ok(outcomes)
}

fn plan_proof(
    deliveries: &mut HashMap<DeliveryId, DeliveryState>,
    files: &ProofFiles,
    request: &NewProof,
    now: Instant,
) -> Outcome<(ProofOfDelivery, DeliveryChange)> {
    let delivery = deliveries
        .get_mut(&request.delivery)
        .ok_or_else(|| unknown_delivery(request.delivery))?;
    let refuse = |detail: &str, remedy: &str| {
        let detail = format!("delivery {} {detail}", delivery.number);
        Err(Refusal::new(Code::WrongState, "delivery", detail, remedy))
    };
    if delivery.kind == DeliveryKind::Return {
        return refuse(
            "is a return",
            "a proof of delivery is for goods that went to a customer",
        );
    }
    if delivery.status != DeliveryStatus::Delivered {
        return refuse("has not arrived", "record its arrival, with the proof");
    }
    let adds_file = request.proof.file.is_some() && !delivery.proof_on_file;
    if delivery.proven && !adds_file {
        return refuse("has a proof already", "keep other papers with the order");
    }
    let proof = complete(&request.proof, files, now)?;
    delivery.proven = true;
    delivery.proof_on_file = proof.file.is_some();
    Ok((proof, change(delivery, Effect::Changed)))
}

fn record_proofs(
    tx: &mut Tx,
    entity: EntityId,
    deliveries: &HashMap<DeliveryId, DeliveryState>,
    proofs: &[(DeliveryId, ProofOfDelivery)],
) -> Result<()> {
    for (id, proof) in proofs {
        let Some(delivery) = deliveries.get(id) else {
            continue;
        };
        let mut event = of_delivery(EventKind::ProofOfDeliveryRecorded, entity, delivery)
            .attr("signed_by", &proof.signed_by)
            .attr("file", proof.file);
        if let Some(signed_at) = proof.signed_at {
            event = event.at(signed_at);
        }
        tx.record(event)?;
    }
    Ok(())
}

fn of_delivery(kind: EventKind, entity: EntityId, delivery: &DeliveryState) -> Event {
    Event::new(kind, entity)
        .object(delivery.id, "delivery")
        .object(delivery.order, "order")
        .object(delivery.customer, "customer")
}

/// What deliveries hold, added up by order line.
pub(super) fn moves<'a>(deliveries: impl Iterator<Item = &'a Vec<DueLine>>) -> Vec<LineMove> {
    let mut sums: BTreeMap<OrderLineId, i64> = BTreeMap::new();
    for line in deliveries.flatten() {
        *sums.entry(line.order_line).or_default() += line.quantity.micro();
    }
    let step = |(line, micro)| LineMove {
        line,
        quantity: Quantity::from_micro(micro),
    };
    sums.into_iter().map(step).collect()
}

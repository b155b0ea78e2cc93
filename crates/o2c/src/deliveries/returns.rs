//! Goods come back.

use std::collections::HashSet;

use kernel::{EntityId, EventKind, OrderId};
use store::Tx;

use super::rules::{billing_of, plan_return};
use super::ship::{of_delivery, unknown_order};
use super::store::{self as rows, NewRow};
use super::types::{DeliveryKind, DeliveryReceipt, DeliveryStatus, NewReturn};
use crate::error::{Outcome, Result};
use crate::input;
use crate::orders::{self, LineMove, OrderSet};

/// The number series of returns.
const SERIES: &str = "return";

/// Records goods that came back: at most what was delivered and is not back yet. A return is to be
/// billed by a credit note, together with the deliveries it belongs to or at once.
///
/// # Errors
/// Fails only with the store; a return of more than the customer has refuses itself alone.
pub fn return_goods(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[NewReturn],
) -> Result<Vec<Outcome<DeliveryReceipt>>> {
    let ids: Vec<OrderId> = requests.iter().map(|request| request.order).collect();
    let mut orders = orders::lines_for_update(tx, entity, &ids)?;
    let mut made: Vec<NewRow> = Vec::with_capacity(requests.len());
    let mut outcomes = Vec::with_capacity(requests.len());
    let mut waiting: Vec<LineMove> = Vec::new();
    let mut touched = HashSet::new();
    for request in requests {
        // A second return of the same order must see what the first took.
        if !touched.insert(request.order) {
            orders::record_returned_tx(tx, &mut orders, &waiting)?;
            waiting.clear();
            touched.clear();
            touched.insert(request.order);
        }
        match plan(tx, &orders, request) {
            Ok(row) => {
                waiting.extend(row.lines.iter().map(|(step, _)| *step));
                outcomes.push(Ok(made.len()));
                made.push(row);
            }
            Err(refusal) => outcomes.push(Err(refusal)),
        }
    }
    orders::record_returned_tx(tx, &mut orders, &waiting)?;
    let numbers = orders::take_numbers(tx, entity, SERIES, made.len())?;
    for (row, number) in made.iter_mut().zip(numbers) {
        row.number = number;
    }
    rows::insert(tx, entity, &made)?;
    for row in &made {
        let event = of_delivery(EventKind::GoodsReturned, entity, row)
            .objects(row.lines.iter().map(|(step, _)| step.line), "line")
            .at(row.at)
            .attr("number", &row.number)
            .attr("reason", row.return_reason.clone());
        tx.record(event)?;
    }
    Ok(outcomes
        .into_iter()
        .map(|outcome| outcome.map(|at| made[at].receipt()))
        .collect())
}

fn plan(tx: &Tx, orders: &OrderSet, request: &NewReturn) -> Outcome<NewRow> {
    let order = orders
        .get(request.order)
        .ok_or_else(|| unknown_order(request.order))?;
    let reason = input::required("reason", &request.reason, input::TEXT_LEN_MAX)?;
    let moves = plan_return(order, &request.lines)?;
    Ok(NewRow {
        id: tx.new_id(),
        number: String::new(),
        kind: DeliveryKind::Return,
        order: order.id,
        customer: order.customer,
        ship_to: order.ship_to,
        at: request.returned_at.unwrap_or_else(|| tx.now()),
        carrier: None,
        tracking_no: None,
        return_reason: Some(reason),
        billing: billing_of(DeliveryStatus::Delivered, order.billing_rule, order.status),
        lines: moves.into_iter().map(|step| (step, None)).collect(),
    })
}

//! Deliveries of orders that are in the books. The rows of a document are the lines of one
//! delivery; a row without a line number stands for all that is open.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use kernel::{DeliveryId, EntityId, Instant, OrderId};
use store::Tx;

use super::batch::book_each;
use super::document::{Document, fields};
use super::result::Fates;
use crate::deliveries::{self, Arrival, DeliveryReceipt, LineQuantity, NewDelivery};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::orders;

fields! {
    ORDER "order" Text required "Our number of the order";
    SHIPPED_AT "shipped_at" Instant required "When the goods left";
    DELIVERED_AT "delivered_at" Instant optional "When they arrived; left out: not yet";
    CARRIER "carrier" Text optional "Who carries the goods";
    TRACKING_NO "tracking_no" Text optional "The carrier's number of the delivery";
    LINE_NO "line_no" Int optional "Line of the order; left out: all that is open";
    QUANTITY "quantity" Quantity optional "How much of the line";
}

/// Ships the deliveries and records those that arrived.
pub(super) fn book(tx: &mut Tx, entity: EntityId, documents: &[Document]) -> Result<Vec<Fates>> {
    let numbers: Vec<&str> = documents
        .iter()
        .filter_map(|document| document.head().text(ORDER))
        .collect();
    let orders = orders::order_ids_by_numbers(tx, entity, &numbers)?;
    let arrivals: RefCell<Vec<Option<Instant>>> = RefCell::default();
    let mut shipped: Vec<(DeliveryId, Instant)> = Vec::new();
    let fates = book_each(
        documents,
        |document| {
            let new = delivery(document, &orders)?;
            arrivals
                .borrow_mut()
                .push(document.head().instant(DELIVERED_AT));
            Ok(new)
        },
        |new| {
            let outcomes = deliveries::ship(tx, entity, &new)?;
            for (outcome, arrival) in outcomes.iter().zip(arrivals.take()) {
                if let (Ok(receipt), Some(at)) = (outcome, arrival) {
                    shipped.push((receipt.id, at));
                }
            }
            Ok(outcomes)
        },
        |_, receipt: &DeliveryReceipt| Arc::from(receipt.number.as_str()),
    )?;
    arrive(tx, entity, shipped)?;
    Ok(fates)
}

/// Records arrivals. What arrives in the same batch as it left can hardly be refused; if it is, so
/// is the whole batch, and its documents are then booked one by one.
fn arrive(tx: &mut Tx, entity: EntityId, shipped: Vec<(DeliveryId, Instant)>) -> Result<()> {
    if shipped.is_empty() {
        return Ok(());
    }
    let arrivals: Vec<Arrival> = shipped
        .into_iter()
        .map(|(delivery, at)| Arrival {
            delivered_at: Some(at),
            ..Arrival::of(delivery)
        })
        .collect();
    for outcome in deliveries::deliver(tx, entity, &arrivals)? {
        outcome?;
    }
    Ok(())
}

fn delivery(document: &Document, orders: &HashMap<String, OrderId>) -> Outcome<NewDelivery> {
    let head = document.head();
    let number = head.required(ORDER)?;
    let order = orders.get(number).copied().ok_or_else(|| {
        Refusal::new(
            Code::UnknownReference,
            "order",
            format!("there is no order {number:?}"),
            "import the orders first, or correct the number",
        )
    })?;
    Ok(NewDelivery {
        lines: lines(document)?,
        shipped_at: Some(head.needed(SHIPPED_AT, head.instant(SHIPPED_AT))?),
        carrier: head.owned(CARRIER),
        tracking_no: head.owned(TRACKING_NO),
        documents: false,
        ..NewDelivery::of(order)
    })
}

/// The lines that the rows name; none when they stand for all that is open.
fn lines(document: &Document) -> Outcome<Option<Vec<LineQuantity>>> {
    let mut lines = Vec::with_capacity(document.rows.len());
    for (at, row) in document.rows.iter().enumerate() {
        match (row.integer(LINE_NO), row.quantity(QUANTITY)) {
            (Some(line_no), Some(quantity)) => lines.push(LineQuantity { line_no, quantity }),
            (None, None) if document.rows.len() == 1 => return Ok(None),
            _ => {
                return Err(Refusal::new(
                    Code::InvalidValue,
                    format!("lines[{at}].line_no"),
                    "line number and quantity do not go together",
                    "give both, or neither in a document of one row",
                ));
            }
        }
    }
    Ok(Some(lines))
}

//! Deliveries: goods leave, arrive and come back, on every database.
//!
//! Risks covered: more shipped than ordered, more returned than delivered, goods leaving against a
//! credit limit, a delivery billed too early, twice or never, cents left behind in credit.

mod arrival;
mod due;
mod lists;
mod shipping;

use crate::world::{World, at, day, eur, line, price, units, worlds};
use cashlane_o2c::deliveries::{
    self, Arrival, Billing, CancelShipment, DeliveryFilter, DeliveryKind, DeliveryReceipt,
    DeliveryStatus, DeliveryView, DueDelivery, DueFilter, LineQuantity, NewDelivery, NewProof,
    NewReturn, ProofOfDelivery,
};
use cashlane_o2c::orders::{
    self, CancelOrder, Effect, LineMove, NewOrder, OrderStatus, PricePolicy,
};
use cashlane_o2c::parties::BillingRule;
use cashlane_o2c::{Code, Error, Outcome, PageRequest};
use kernel::{Actor, DeliveryId, InvoiceId, OrderId};

fn part(order: OrderId, lines: &[(i64, &str)]) -> NewDelivery {
    let lines = lines.iter().map(|(line_no, quantity)| LineQuantity {
        line_no: *line_no,
        quantity: units(quantity),
    });
    NewDelivery {
        lines: Some(lines.collect()),
        ..NewDelivery::of(order)
    }
}

fn bring_back(world: &World, order: OrderId, lines: &[(i64, &str)]) -> Outcome<DeliveryReceipt> {
    let lines = part(order, lines).lines.unwrap_or_default();
    let request = NewReturn {
        order,
        lines,
        reason: "damaged".to_owned(),
        returned_at: None,
    };
    let mut all = world.write(move |tx, entity| {
        deliveries::return_goods(tx, entity, std::slice::from_ref(&request))
    });
    all.pop().expect("one return, one answer")
}

fn turn_round(world: &World, delivery: DeliveryId) -> Outcome<deliveries::DeliveryChange> {
    let request = CancelShipment {
        delivery,
        reason: "wrong address".to_owned(),
    };
    let mut all = world.write(move |tx, entity| {
        deliveries::cancel_shipments(tx, entity, std::slice::from_ref(&request))
    });
    all.pop().expect("one shipment, one answer")
}

fn due(world: &World, filter: &DueFilter) -> Vec<DueDelivery> {
    let filter = filter.clone();
    world.write(move |tx, entity| deliveries::due_deliveries(tx, entity, &filter, 100))
}

/// Bills everything that is due, as invoicing does.
fn bill(world: &World) -> usize {
    world.write(|tx, entity| {
        let due = deliveries::due_deliveries(tx, entity, &DueFilter::default(), 1000)?;
        let ids: Vec<OrderId> = due.iter().map(|delivery| delivery.order).collect();
        let mut set = orders::lines_for_update(tx, entity, &ids)?;
        for delivery in due
            .iter()
            .filter(|delivery| delivery.kind == DeliveryKind::Outbound)
        {
            let moves: Vec<LineMove> = delivery
                .lines
                .iter()
                .map(|line| LineMove {
                    line: line.order_line,
                    quantity: line.quantity,
                })
                .collect();
            orders::record_invoiced_tx(tx, entity, &mut set, &moves)?;
        }
        let marks: Vec<(DeliveryId, InvoiceId)> = due
            .iter()
            .map(|delivery| (delivery.id, tx.new_id()))
            .collect();
        deliveries::mark_billed_tx(tx, entity, &marks)?;
        Ok(marks.len())
    })
}

fn view(world: &World, delivery: DeliveryId) -> DeliveryView {
    world.read(|tx, entity| deliveries::delivery(tx, entity, delivery))
}

fn status(world: &World, order: OrderId) -> OrderStatus {
    world.order(order).head.status
}

//! Orders: entry, acceptance, holds, acknowledgement, cancellation, on every database.
//!
//! Risks covered: an order taken twice, a wrong price or tax accepted in silence, credit taken
//! twice or left behind, a held order going on, more cancelled than is open.

mod endings;
mod entry;
mod figures;
mod holds;
mod lists;

use crate::world::{World, at, day, eur, line, price, units, worlds};
use cashlane_o2c::orders::{
    self, Acknowledge, CancelLine, CancelLines, CancelOrder, ChangeLine, Effect, HoldFilter,
    HoldReason, LinePrice, NewOrder, OrderChange, OrderFilter, OrderReceipt, OrderStatus,
    PricePolicy, RefuseOrder, ReleaseHold,
};
use cashlane_o2c::{Code, Outcome, PageRequest};
use kernel::{Instant, OrderId};

fn reasons(receipt: &OrderReceipt) -> Vec<HoldReason> {
    receipt.holds.iter().map(|hold| hold.reason).collect()
}

fn release(world: &World, receipt: &OrderReceipt, force: bool) -> Outcome<OrderChange> {
    let hold = receipt.holds[0].id;
    let note = Some("agreed by phone".to_owned());
    let request = ReleaseHold { hold, note, force };
    let mut all = world
        .write(move |tx, entity| orders::release_holds(tx, entity, std::slice::from_ref(&request)));
    all.pop().expect("one hold, one answer")
}

fn change(world: &World, request: ChangeLine) -> Outcome<OrderChange> {
    let mut all = world
        .write(move |tx, entity| orders::change_lines(tx, entity, std::slice::from_ref(&request)));
    all.pop().expect("one change, one answer")
}

fn cancel(world: &World, order: OrderId) -> Outcome<OrderChange> {
    let request = CancelOrder {
        order,
        reason: "no longer needed".to_owned(),
    };
    let mut all = world
        .write(move |tx, entity| orders::cancel_orders(tx, entity, std::slice::from_ref(&request)));
    all.pop().expect("one order, one answer")
}

fn cancel_line(
    world: &World,
    order: OrderId,
    line_no: i64,
    quantity: &str,
) -> Outcome<OrderChange> {
    let lines = vec![CancelLine {
        line_no,
        quantity: Some(units(quantity)),
    }];
    let request = CancelLines {
        order,
        lines,
        reason: "too many".to_owned(),
    };
    let mut all = world
        .write(move |tx, entity| orders::cancel_lines(tx, entity, std::slice::from_ref(&request)));
    all.pop().expect("one order, one answer")
}

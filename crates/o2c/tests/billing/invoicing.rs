//! Invoicing: billing, numbers, rounding, credit notes, on every database.
//!
//! Risks covered: something delivered is billed twice or never; numbers with gaps or twice; cents
//! lost between lines, taxes and parts; more credited than charged; an issued document changed;
//! a bad document taking good ones down.

mod billing;
mod credit_notes;
mod documents;
mod lists;

use std::collections::BTreeSet;

use crate::books::{Books, all_books, day, eur, units, untaxed_line};
use crate::world::{line, price};
use cashlane_o2c::agreements::TaxClass;
use cashlane_o2c::cash::{self, NewReceipt};
use cashlane_o2c::deliveries::{self, LineQuantity, NewDelivery, NewReturn};
use cashlane_o2c::invoicing::{
    self, Bill, BillingState, CreditLine, DocumentCopy, DocumentKind, DraftInvoice, DraftLine,
    DueListFilter, InvoiceFilter, InvoiceKind, MailFilter, MailStatus, NewCreditNote, NewMail,
    OldInvoice, Selection,
};
use cashlane_o2c::orders::{Effect, NewOrder, OrderStatus};
use cashlane_o2c::parties::{BillingRule, Language};
use cashlane_o2c::receivables;
use cashlane_o2c::{Code, Outcome, PageRequest};
use kernel::{CustomerId, InvoiceId, ObjectRef, OrderId};
use store::Store;

/// An order of 10 bolts at 10.00 and 3 books at 25.00: net 175.00, tax 19.00 + 5.25.
fn small_order(books: &Books) -> NewOrder {
    NewOrder::of(books.ada, vec![line("BOLT", "10"), line("BOOK", "3")])
}

fn ship_part(books: &Books, order: OrderId, line_no: i64, quantity: &str) {
    let lines = vec![LineQuantity {
        line_no,
        quantity: units(quantity),
    }];
    let delivery = books
        .ship(NewDelivery {
            lines: Some(lines),
            ..NewDelivery::of(order)
        })
        .expect("goods are there");
    books.deliver(delivery);
}

fn ship_all(books: &Books, order: OrderId) {
    let delivery = books.ship(NewDelivery::of(order)).expect("goods are there");
    books.deliver(delivery);
}

fn send_back(books: &Books, order: OrderId, line_no: i64, quantity: &str) {
    let request = NewReturn {
        order,
        lines: vec![LineQuantity {
            line_no,
            quantity: units(quantity),
        }],
        reason: "Broken".to_owned(),
        returned_at: None,
    };
    let mut all = books.write(move |tx, entity| {
        deliveries::return_goods(tx, entity, std::slice::from_ref(&request))
    });
    all.pop()
        .expect("one return, one answer")
        .expect("goods were delivered");
}

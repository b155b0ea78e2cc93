//! Open invoices and credit notes of an old system, each with its own number.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{CustomerId, EntityId};
use store::Tx;

use super::batch::book_each;
use super::document::{Document, Row, fields};
use super::lookup;
use super::result::Fates;
use crate::error::{Outcome, Result};
use crate::invoicing::{self, InvoiceKind, IssuedInvoice, OldInvoice};

fields! {
    KIND "kind" Text optional "invoice or credit_note; left out: invoice";
    NUMBER "number" Text required "Its number in the old system";
    CUSTOMER "customer" Text required "Customer number";
    OPEN "open" Money required "What is still open on it, above zero for both kinds";
    _CURRENCY "currency" Currency optional "ISO 4217 code; left out: the legal entity's";
    ISSUED_ON "issued_on" Date required "When it was issued";
    DUE_ON "due_on" Date optional "When it is due; left out: when it was issued";
    POSTED_ON "posted_on" Date optional "When our books take it over; left out: when issued";
    REFERENCE "reference" Text optional "The reference the customer was asked to pay with";
    CUSTOMER_ORDER_NO "customer_order_no" Text optional "The customer's own number of the order";
}

/// Takes the open items over.
pub(super) fn book(tx: &mut Tx, entity: EntityId, documents: &[Document]) -> Result<Vec<Fates>> {
    let customers = lookup::customers(tx, entity, documents, CUSTOMER)?;
    book_each(
        documents,
        |document| old_invoice(document.head(), &customers),
        |old| invoicing::import_invoices(tx, entity, old),
        |_, issued: &IssuedInvoice| Arc::from(issued.number.as_str()),
    )
}

fn old_invoice(row: &Row, customers: &HashMap<String, CustomerId>) -> Outcome<OldInvoice> {
    let kind = row.word(KIND, InvoiceKind::parse, InvoiceKind::ALL)?;
    Ok(OldInvoice {
        kind: kind.unwrap_or(InvoiceKind::Invoice),
        number: row.required(NUMBER)?.to_owned(),
        customer: lookup::customer(row, CUSTOMER, customers)?,
        open: row.needed(OPEN, row.money(OPEN))?,
        issued_on: row.needed(ISSUED_ON, row.date(ISSUED_ON))?,
        due_on: row.date(DUE_ON),
        posted_on: row.date(POSTED_ON),
        reference: row.owned(REFERENCE),
        customer_order_no: row.owned(CUSTOMER_ORDER_NO),
    })
}

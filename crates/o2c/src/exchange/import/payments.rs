//! Payments received. The rows of a document are one payment: their amounts add up, and each may
//! name an invoice that it pays.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{CustomerId, EntityId, Money};
use store::Tx;

use super::batch::book_each;
use super::document::{Document, fields};
use super::lookup;
use super::result::Fates;
use crate::cash::{self, NewReceipt, ReceiptOrigin, RecordedReceipt};
use crate::error::{Outcome, Result};

fields! {
    CUSTOMER "customer" Text required "Customer number";
    AMOUNT "amount" Money required "How much came in";
    _CURRENCY "currency" Currency optional "ISO 4217 code; left out: the legal entity's";
    RECEIVED_ON "received_on" Date required "When it came in";
    REFERENCE "reference" Text optional "What the payer wrote";
    INVOICE "invoice" Text optional "Number of the invoice that it pays; left out: on account";
    LEDGER_ACCOUNT "ledger_account" Text optional "Account that received it; left out: the bank";
}

/// Records the payments and applies them to the invoices that they name.
pub(super) fn book(tx: &mut Tx, entity: EntityId, documents: &[Document]) -> Result<Vec<Fates>> {
    let customers = lookup::customers(tx, entity, documents, CUSTOMER)?;
    book_each(
        documents,
        |document| receipt(document, &customers),
        |new| cash::record_receipts(tx, entity, new),
        |_, recorded: &RecordedReceipt| Arc::from(recorded.number.as_str()),
    )
}

fn receipt(document: &Document, customers: &HashMap<String, CustomerId>) -> Outcome<NewReceipt> {
    let head = document.head();
    let mut amount = head.needed(
        AMOUNT,
        head.money(AMOUNT).map(|of| Money::zero(of.currency())),
    )?;
    let mut pays = Vec::new();
    for row in &document.rows {
        let part = row.needed(AMOUNT, row.money(AMOUNT))?;
        amount = amount
            .checked_add(part)
            .map_err(|_| row.out_of_range(AMOUNT))?;
        pays.extend(row.owned(INVOICE));
    }
    Ok(NewReceipt {
        received_on: Some(head.needed(RECEIVED_ON, head.date(RECEIVED_ON))?),
        payer_reference: head.owned(REFERENCE),
        ledger_account: head.owned(LEDGER_ACCOUNT),
        origin: ReceiptOrigin::Import,
        ..NewReceipt::paying(lookup::customer(head, CUSTOMER, customers)?, amount, pays)
    })
}

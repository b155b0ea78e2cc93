//! Cash: statements, matching, receipts, reversals, refunds, on every database.
//!
//! Risks covered: money booked twice or lost between overlapping statements; a payment applied to
//! the wrong invoice or by one feature alone; one payment's money used twice; a payment that the
//! bank took back still counted; more written off or refunded than allowed.

mod currencies;
mod exceptions_and_crowds;
mod matching;
mod notifications;
mod receipts;
mod statements;

use crate::books::{Books, IBAN, all_books, day, eur, file_of, money, statement, untaxed_line};
use cashlane_o2c::cash::{
    self, ApplyEntry, BalanceState, EntryStatus, Exception, ExceptionFilter, NewReceipt, NewRefund,
    Receipt, ReceiptFilter, RecordedReceipt, ReverseReceipt, StatementFilter, StatementImport,
};
use cashlane_o2c::invoicing::{self, DraftInvoice, IssuedInvoice, NewCreditNote};
use cashlane_o2c::orders::Effect;
use cashlane_o2c::parties;
use cashlane_o2c::receivables::{self, LineWriteOff, SettleLine, WriteOffReason};
use cashlane_o2c::{Code, Error, Outcome, PageRequest};
use formats::bank::{AccountRef, Entry, EntryDetail, EntryStatus as FileStatus, Format};
use formats::bank::{Reference, ReferenceKind};
use kernel::{BankEntryId, CustomerId, EntityId, Money, OpenItemId, ReceiptId};
use store::Store;

fn apply(books: &Books, command: ApplyEntry) -> Outcome<RecordedReceipt> {
    let mut all =
        books.write(move |tx, entity| cash::apply_entries(tx, entity, vec![command.clone()]));
    all.pop().expect("one command, one answer")
}

/// Applies so much of an entry to invoices.
fn applying(
    books: &Books,
    entry: BankEntryId,
    amount: Option<&str>,
    pays: &[(&IssuedInvoice, &str)],
) -> ApplyEntry {
    let lines = pays
        .iter()
        .map(|(invoice, amount)| SettleLine::of(books.item(invoice.id), eur(amount)));
    ApplyEntry {
        entry,
        customer: books.ada,
        amount: amount.map(eur),
        exchanged: None,
        lines: lines.collect(),
        rest: None,
    }
}

fn record(books: &Books, receipt: NewReceipt) -> Outcome<RecordedReceipt> {
    let mut all =
        books.write(move |tx, entity| cash::record_receipts(tx, entity, vec![receipt.clone()]));
    all.pop().expect("one receipt, one answer")
}

fn pay(books: &Books, amount: &str, lines: Vec<SettleLine>) -> Outcome<RecordedReceipt> {
    record(
        books,
        NewReceipt {
            lines,
            ..NewReceipt::paying(books.ada, eur(amount), Vec::new())
        },
    )
}

fn take_back(books: &Books, receipt: ReceiptId) -> Effect {
    let command = ReverseReceipt {
        receipt,
        on: None,
        reason: "Wrong customer".to_owned(),
    };
    books.write(move |tx, entity| cash::reverse_receipt(tx, entity, &command))
}

fn exceptions(books: &Books) -> Vec<Exception> {
    books
        .read(|tx, entity| {
            cash::exceptions(
                tx,
                entity,
                &ExceptionFilter::default(),
                &PageRequest::default(),
            )
        })
        .items
}

fn receipts(books: &Books) -> Vec<Receipt> {
    let filter = ReceiptFilter::default();
    let page = PageRequest::default();
    books
        .read(|tx, entity| cash::list_receipts(tx, entity, &filter, &page))
        .items
}

fn small_difference(amount: &str) -> LineWriteOff {
    LineWriteOff {
        amount: eur(amount),
        reason: WriteOffReason::SmallDifference,
        note: None,
    }
}

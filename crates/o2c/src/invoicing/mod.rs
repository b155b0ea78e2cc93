//! Invoicing: what is delivered becomes an invoice, what comes back a credit note.
//!
//! A document is issued whole in one transaction: numbered without a gap in its series, posted to
//! the ledger with an open item for each instalment, written once and never changed. Its parties
//! are kept as they were on the day. Rounding is that of EN 16931 ([`rules`]); the payment
//! reference is an ISO 11649 creditor reference made from the number.
//!
//! Who owes is the payer: the open items are theirs, while lists go by who bought.
//!
//! Rendering and mailing happen in jobs ([`RENDER_JOB`], [`SEND_JOB`]); the room keeps the copies
//! and what became of the mails.

mod bill;
mod credit_notes;
mod creditable;
mod direct;
mod documents;
mod due;
mod import;
mod issue;
mod mails;
mod outgoing;
mod queries;
pub mod rules;
mod runs;
mod settle;
mod snapshot;
mod store;
mod types;
mod verify;

pub use crate::documents::{DocumentKind, RENDER_JOB};
pub use bill::bill;
pub use credit_notes::credit_notes;
pub use direct::issue_invoices;
pub use documents::{add_document_copy, copy_file, document_copies, find_document_copy};
pub use due::{billing_due, billing_due_sums};
pub use import::import_invoices;
pub use issue::{CREDIT_NOTE_SERIES, INVOICE_SERIES};
pub use mails::{SEND_JOB, list_mails, mail, mark_failed, mark_sent, queue_mail, send_again};
pub use outgoing::{
    DocumentCopy, Mail, MailChange, MailFilter, MailStatus, NewMail, RenderedDocument, SendAgain,
};
pub(crate) use queries::PLACE;
pub use queries::{invoice, invoice_ids_by_numbers, list_invoices};
pub use runs::{
    BILLING_JOB, Turn, bill_turn, billing_run, finish_run, list_billing_runs, list_run_items,
    next_turn, request_run,
};
pub use types::{
    Bill, BillingDue, BillingRun, BillingRunItem, BillingState, CreditLine, CreditNoteRef,
    DraftInvoice, DraftLine, DueListFilter, InvoiceFilter, InvoiceHead, InvoiceInstalment,
    InvoiceKind, InvoiceLine, InvoiceSort, InvoiceTax, InvoiceView, IssuedInvoice, NewBillingRun,
    NewCreditNote, OldInvoice, Origin, Parties, Party, RunDocument, RunItemFilter, RunItemState,
    RunRefusal, Selection,
};
pub use verify::verify;

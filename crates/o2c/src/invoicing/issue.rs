//! Issuing: the one way in which documents come into being, whatever they charge.
//!
//! Everything is computed first; then the numbers are taken, late in the transaction and all at
//! once; then rows, postings, events and jobs are written, each kind by one statement.

use std::sync::Arc;

use kernel::{
    Currency, CustomerId, Date, DeliveryId, DeliveryLineId, EntityId, Event, EventKind, Instant,
    InvoiceId, Money, OrderId, OrderLineId, Percent, Quantity, TermId, UnitPrice,
};
use store::Tx;

use super::rules::{Totals, reference_of};
use super::store::{NewRows, Numbered};
use super::types::{InvoiceKind, IssuedInvoice, Origin};
use crate::agreements::{Instalment, TaxCategory};
use crate::documents::{DocumentKind, render_job};
use crate::error::Result;
use crate::parties::Language;
use crate::receivables::{
    self, EntryBuilder, EntryKind, ItemKind, NewOpenItem, Posted, Posting, Role, SourceRef,
};

/// Series of invoice numbers, one per legal entity.
pub const INVOICE_SERIES: &str = "invoice";
/// Series of credit note numbers, one per legal entity.
pub const CREDIT_NOTE_SERIES: &str = "credit_note";

impl InvoiceKind {
    /// The series that its numbers come from.
    #[must_use]
    pub const fn series(self) -> &'static str {
        match self {
            Self::Invoice => INVOICE_SERIES,
            Self::CreditNote => CREDIT_NOTE_SERIES,
        }
    }

    /// The kind of rendered document that shows it.
    #[must_use]
    pub const fn document(self) -> DocumentKind {
        match self {
            Self::Invoice => DocumentKind::Invoice,
            Self::CreditNote => DocumentKind::CreditNote,
        }
    }
}

/// A document that is decided in every respect but its number.
#[derive(Debug)]
pub(super) struct Draft {
    pub kind: InvoiceKind,
    pub customer: CustomerId,
    pub payer: CustomerId,
    pub order: Option<OrderId>,
    /// The one delivery that it bills, with its number.
    pub delivery: Option<(DeliveryId, String)>,
    pub corrects: Option<InvoiceId>,
    pub reason: Option<String>,
    pub issued_on: Date,
    pub issued_at: Instant,
    pub supplied_on: Date,
    pub term: Option<TermId>,
    pub customer_order_no: Option<String>,
    pub language: Language,
    pub lines: Vec<Line>,
    /// Own notes of tax groups, by category, where they are not the usual ones.
    pub notes: Vec<(TaxCategory, Arc<str>)>,
    pub totals: Totals,
    pub instalments: Vec<Instalment>,
    /// Parties as JSON text.
    pub parties: Arc<str>,
    pub documents: bool,
}

/// A line of a draft.
#[derive(Debug)]
pub(super) struct Line {
    pub order_line: Option<OrderLineId>,
    pub delivery_line: Option<DeliveryLineId>,
    pub sku: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// Per unit before the discount.
    pub base_price: UnitPrice,
    /// Taken off it; zero: none.
    pub discount: Percent,
    pub unit_price: UnitPrice,
    pub net: Money,
    pub category: TaxCategory,
    pub percent: Percent,
    pub corrects_line_no: Option<i64>,
}

impl Draft {
    pub fn currency(&self) -> Currency {
        self.totals.gross.currency()
    }

    /// Why a group carries no tax.
    pub fn note(&self, category: TaxCategory) -> Option<&str> {
        let own = self.notes.iter().find(|(of, _)| *of == category);
        own.map(|(_, note)| note.as_ref()).or_else(|| {
            category
                .exemption()
                .map(|exemption| exemption.note(self.language))
        })
    }

    fn last_due_on(&self) -> Date {
        self.instalments
            .iter()
            .map(|part| part.due_on)
            .max()
            .unwrap_or(self.issued_on)
    }
}

/// The instant of issue: now for a document of today, else the beginning of its day, but not before
/// the goods on it arrived.
pub(super) fn issued_at(
    issued_on: Date,
    today: Date,
    now: Instant,
    supplied_at: Option<Instant>,
) -> Instant {
    if issued_on == today {
        return now;
    }
    let begin = Instant::at_start_of(issued_on);
    let end = begin.plus_secs(24 * 60 * 60);
    supplied_at
        .filter(|at| *at < end)
        .map_or(begin, |at| at.max(begin))
}

/// A document that is due at once and in one piece.
pub(super) fn at_once(on: Date, gross: Money) -> Vec<Instalment> {
    vec![Instalment {
        no: 1,
        due_on: on,
        amount: gross,
        discount_on: None,
        discount: None,
    }]
}

/// A document as it was issued, with its open items where it has any.
pub(super) struct Issued {
    pub invoice: IssuedInvoice,
    pub posted: Posted,
}

/// Numbers, posts and writes documents.
pub(super) fn issue(tx: &mut Tx, entity: EntityId, drafts: Vec<Draft>) -> Result<Vec<Issued>> {
    let mut postings = Vec::with_capacity(drafts.len());
    let numbered = number(tx, entity, drafts)?;
    for document in &numbered {
        postings.push(posting(document)?);
    }
    let posted = receivables::post_tx(tx, entity, postings)?;
    let mut issued = Vec::with_capacity(numbered.len());
    let mut rows = NewRows::with_capacity(numbered.len());
    for (document, posted) in numbered.into_iter().zip(posted) {
        let invoice = issued_invoice(&document);
        tx.record(issued_event(entity, &document))?;
        if document.draft.totals.gross.is_zero() {
            // No payment will ever clear it.
            tx.record(
                Event::new(EventKind::InvoiceCleared, entity)
                    .object(document.id, "invoice")
                    .object(document.draft.payer, "payer")
                    .at(document.draft.issued_at)
                    .attr("number", document.number.as_str()),
            )?;
        }
        if document.draft.documents {
            let kind = document.draft.kind.document();
            tx.enqueue(render_job(entity, document.id, kind))?;
        }
        rows.add(entity, document, Origin::Native);
        issued.push(Issued { invoice, posted });
    }
    rows.insert(tx)?;
    Ok(issued)
}

/// Takes the numbers of all documents, series by series in a fixed order.
fn number(tx: &mut Tx, entity: EntityId, drafts: Vec<Draft>) -> Result<Vec<Numbered>> {
    let mut numbers = [Vec::new().into_iter(), Vec::new().into_iter()];
    for (kind, numbers) in InvoiceKind::ALL.iter().zip(&mut numbers) {
        let count = drafts.iter().filter(|draft| draft.kind == *kind).count();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        *numbers = tx.next_numbers(entity, kind.series(), count)?.into_iter();
    }
    let mut numbered = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let series = &mut numbers[usize::from(draft.kind == InvoiceKind::CreditNote)];
        let number = series.next().ok_or_else(|| store::Error::Conflict {
            what: draft.kind.series().to_owned(),
        })?;
        let reference = reference_of(&number)?;
        numbered.push(Numbered {
            id: tx.new_id(),
            number,
            reference,
            draft,
        });
    }
    Ok(numbered)
}

/// Debit receivable, credit revenue, credit tax; a credit note the other way round.
fn posting(document: &Numbered) -> Result<Posting> {
    let draft = &document.draft;
    let (entry_kind, item_kind, sign) = match draft.kind {
        InvoiceKind::Invoice => (EntryKind::Invoice, ItemKind::Invoice, 1),
        InvoiceKind::CreditNote => (EntryKind::CreditNote, ItemKind::CreditNote, -1),
    };
    let signed = |amount: Money| if sign < 0 { amount.neg() } else { amount };
    let source = SourceRef::of(document.id);
    let totals = &draft.totals;
    let entry = EntryBuilder::new(entry_kind, draft.issued_on, source)
        .debit_customer(draft.payer, signed(totals.gross))
        .credit(Role::Revenue, signed(totals.net))
        .credit(Role::Tax, signed(totals.tax))
        .build()?;
    let items = draft
        .instalments
        .iter()
        .filter(|part| !part.amount.is_zero())
        .map(|part| NewOpenItem {
            customer: draft.payer,
            kind: item_kind,
            source,
            number: document.number.clone(),
            instalment: part.no,
            reference: Some(document.reference.clone()),
            amount: signed(part.amount),
            due_on: part.due_on,
            discount_on: part.discount_on,
            discount: part.discount,
            also_known: document.also_known(),
        })
        .collect();
    Ok(Posting { entry, items })
}

fn issued_invoice(document: &Numbered) -> IssuedInvoice {
    let draft = &document.draft;
    IssuedInvoice {
        id: document.id,
        kind: draft.kind,
        number: document.number.clone(),
        reference: document.reference.clone(),
        customer: draft.customer,
        order: draft.order,
        corrects: draft.corrects,
        issued_on: draft.issued_on,
        due_on: draft.last_due_on(),
        gross: draft.totals.gross,
    }
}

fn issued_event(entity: EntityId, document: &Numbered) -> Event {
    let draft = &document.draft;
    let kind = match draft.kind {
        InvoiceKind::Invoice => EventKind::InvoiceIssued,
        InvoiceKind::CreditNote => EventKind::CreditNoteIssued,
    };
    let mut event = Event::new(kind, entity)
        .object(document.id, draft.kind.as_str())
        .object(draft.customer, "customer");
    if draft.payer != draft.customer {
        event = event.object(draft.payer, "payer");
    }
    if let Some(order) = draft.order {
        event = event.object(order, "order");
    }
    if let Some((delivery, _)) = draft.delivery {
        event = event.object(delivery, "delivery");
    }
    if let Some(corrects) = draft.corrects {
        event = event.object(corrects, "corrects");
    }
    if let Some(reason) = &draft.reason {
        event = event.attr("reason", reason.as_str());
    }
    event
        .at(draft.issued_at)
        .attr("number", document.number.as_str())
        .attr("issued_on", draft.issued_on)
        .attr("due_on", draft.last_due_on())
        .attr("net", draft.totals.net)
        .attr("gross", draft.totals.gross)
}

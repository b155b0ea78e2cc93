//! Open items taken over from an old system.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{CustomerId, Date, EntityId, Event, EventKind, Instant};
use store::Tx;

use super::credit_notes::{in_order, refusal};
use super::issue::{Draft, at_once};
use super::queries::invoice_ids_by_numbers;
use super::rules::{Totals, reference_of};
use super::snapshot::Snapshots;
use super::store::{NewRows, Numbered};
use super::types::{InvoiceKind, IssuedInvoice, OldInvoice, Origin};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::receivables::{
    self, EntryBuilder, EntryKind, ItemKind, NewOpenItem, Posting, Role, SourceRef,
};
use crate::{input, parties};

/// Takes over open invoices and credit notes with their own numbers, against the opening account.
/// They stand outside our number series and carry no lines and no tax: those were the old
/// system's business.
///
/// # Errors
/// Fails only with the store. One bad item refuses itself alone.
pub fn import_invoices(
    tx: &mut Tx,
    entity: EntityId,
    items: Vec<OldInvoice>,
) -> Result<Vec<Outcome<IssuedInvoice>>> {
    let house = parties::entity(tx, entity)?;
    let mut ids: Vec<CustomerId> = items.iter().map(|item| item.customer).collect();
    ids.sort_unstable();
    ids.dedup();
    let customers = parties::customers_by_ids(tx, entity, &ids)?;
    let numbers: Vec<&str> = items.iter().map(|item| item.number.trim()).collect();
    let mut taken: HashSet<String> = invoice_ids_by_numbers(tx, entity, &numbers)?
        .into_keys()
        .collect();
    let first_open_day = receivables::first_open_day(tx, entity)?;
    let mut snapshots = Snapshots::new(&house, &customers);
    let mut documents = Vec::with_capacity(items.len());
    let mut postings = Vec::with_capacity(items.len());
    let mut refused = Vec::with_capacity(items.len());
    for item in items {
        let posted_on = item.posted_on.unwrap_or(item.issued_on);
        let found = receivables::check_open(first_open_day, posted_on)
            .map_err(Into::into)
            .and_then(|()| document(tx, &customers, &mut snapshots, item, &mut taken));
        match found {
            Ok(document) => {
                postings.push(posting(&document, posted_on)?);
                documents.push(document);
                refused.push(None);
            }
            Err(error) => refused.push(Some(refusal(error)?)),
        }
    }
    receivables::post_tx(tx, entity, postings)?;
    let mut rows = NewRows::with_capacity(documents.len());
    let mut imported = Vec::with_capacity(documents.len());
    for document in documents {
        tx.record(imported_event(entity, &document))?;
        imported.push(reply(&document));
        rows.add(entity, document, Origin::Import);
    }
    rows.insert(tx)?;
    Ok(in_order(refused, imported))
}

fn document(
    tx: &Tx,
    customers: &HashMap<CustomerId, Arc<parties::Customer>>,
    snapshots: &mut Snapshots<'_>,
    item: OldInvoice,
    taken: &mut HashSet<String>,
) -> Result<Numbered> {
    let number = input::required("number", &item.number, input::CODE_LEN_MAX)?;
    check_amount(&item)?;
    let customer = snapshots.customer(item.customer)?;
    let bill_to = customer.bill_to();
    let buyer = if customers.contains_key(&bill_to) {
        bill_to
    } else {
        customer.id
    };
    let reference = match input::optional("reference", item.reference.as_deref(), 140)? {
        Some(reference) => reference,
        None => reference_of(&number)?,
    };
    if !taken.insert(number.clone()) {
        return Err(Refusal::new(
            Code::AlreadyExists,
            "number",
            format!("there is a document {number} already"),
            "leave it out, or give it the number under which the customer knows it",
        )
        .into());
    }
    let due_on = item.due_on.unwrap_or(item.issued_on);
    let draft = Draft {
        kind: item.kind,
        customer: customer.id,
        payer: customer.payer(),
        order: None,
        delivery: None,
        corrects: None,
        reason: (item.kind == InvoiceKind::CreditNote).then(|| TAKEN_OVER.to_owned()),
        issued_on: item.issued_on,
        issued_at: Instant::at_start_of(item.issued_on),
        supplied_on: item.issued_on,
        term: None,
        customer_order_no: item.customer_order_no,
        language: customer.language,
        lines: Vec::new(),
        notes: Vec::new(),
        instalments: at_once(due_on, item.open),
        totals: Totals {
            net: item.open,
            tax: kernel::Money::zero(item.open.currency()),
            gross: item.open,
            groups: Vec::new(),
        },
        parties: snapshots.parties(buyer, buyer)?,
        documents: false,
    };
    Ok(Numbered {
        id: tx.new_id(),
        number,
        reference,
        draft,
    })
}

const TAKEN_OVER: &str = "Taken over from the old system";

fn check_amount(item: &OldInvoice) -> Outcome<()> {
    if item.open.is_positive() {
        return Ok(());
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "open",
        format!("{} is open on {}", item.open, item.number),
        "give what is open as an amount above zero, and say whether it is an invoice or a credit \
         note; leave out what is settled",
    ))
}

fn posting(document: &Numbered, posted_on: Date) -> Result<Posting> {
    let draft = &document.draft;
    let (kind, amount) = match draft.kind {
        InvoiceKind::Invoice => (ItemKind::Invoice, draft.totals.gross),
        InvoiceKind::CreditNote => (ItemKind::CreditNote, draft.totals.gross.neg()),
    };
    let source = SourceRef::of(document.id);
    let entry = EntryBuilder::new(EntryKind::Opening, posted_on, source)
        .debit_customer(draft.payer, amount)
        .credit(Role::Opening, amount)
        .build()?;
    let item = NewOpenItem {
        customer: draft.payer,
        kind,
        source,
        number: document.number.clone(),
        instalment: 1,
        reference: Some(document.reference.clone()),
        amount,
        due_on: draft
            .instalments
            .first()
            .map_or(draft.issued_on, |part| part.due_on),
        discount_on: None,
        discount: None,
        also_known: document.also_known(),
    };
    Ok(Posting {
        entry,
        items: vec![item],
    })
}

fn imported_event(entity: EntityId, document: &Numbered) -> Event {
    let draft = &document.draft;
    let kind = match draft.kind {
        InvoiceKind::Invoice => EventKind::InvoiceIssued,
        InvoiceKind::CreditNote => EventKind::CreditNoteIssued,
    };
    Event::new(kind, entity)
        .object(document.id, draft.kind.as_str())
        .object(draft.customer, "customer")
        .at(draft.issued_at)
        .attr("number", document.number.as_str())
        .attr("issued_on", draft.issued_on)
        .attr("gross", draft.totals.gross)
        .attr("origin", Origin::Import.as_str())
}

fn reply(document: &Numbered) -> IssuedInvoice {
    let draft = &document.draft;
    IssuedInvoice {
        id: document.id,
        kind: draft.kind,
        number: document.number.clone(),
        reference: document.reference.clone(),
        customer: draft.customer,
        order: None,
        corrects: None,
        issued_on: draft.issued_on,
        due_on: draft
            .instalments
            .first()
            .map_or(draft.issued_on, |part| part.due_on),
        gross: draft.totals.gross,
    }
}

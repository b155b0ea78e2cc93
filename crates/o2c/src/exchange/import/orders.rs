//! Orders. The rows of a document are the lines of one order; lines with a negative quantity can
//! become a credit note.

mod masters;
mod plan;

use std::collections::HashMap;

use kernel::{Date, EntityId, Instant, Quantity, UnitPrice};
use store::Tx;

pub(super) use self::plan::worth;

use self::masters::{create_products, customers};
use self::plan::Plan;
use super::document::{Document, Row, fields};
use super::options::{Create, OrderOptions};
use super::result::Fates;
use crate::error::{Refusal, Result};
use crate::invoicing::{self, DraftInvoice, DraftLine, InvoiceKind};
use crate::orders::{self, Channel, NewOrder, NewOrderLine};

fields! {
    CUSTOMER "customer" Text required "Customer number";
    CUSTOMER_NAME "customer_name" Text optional "Name, for a customer that is to be created";
    COUNTRY "country" Text optional "Country code, for a customer that is to be created";
    CUSTOMER_ORDER_NO "customer_order_no" Text optional "The customer's own number of the order";
    CURRENCY "currency" Currency optional "ISO 4217 code; left out: the customer's";
    ORDERED_ON "ordered_on" Date optional "Date on the order; left out: when it came in";
    RECEIVED_AT "received_at" Instant optional "When it came in; left out: on the order date";
    REQUESTED_ON "requested_on" Date optional "When the customer wants the goods";
    SKU "sku" Text required "Article number";
    NAME "name" Text optional "The customer's words for it; left out: the product's name";
    QUANTITY "quantity" Quantity required "How much; below zero: came back";
    UNIT_PRICE "unit_price" UnitPrice optional "Price per unit; left out: the agreed one";
    NOTE "note" Text optional "For the people who handle the order";
}

/// A batch that has to be booked again without some of its documents: what was to become of one
/// half of them was refused after the other half was booked.
#[derive(Debug)]
pub(super) struct HalfRefused(pub Vec<(usize, Refusal)>);

/// Books a batch. Documents listed in `refused_before` are left out with their refusal.
pub(super) fn book(
    tx: &mut Tx,
    entity: EntityId,
    options: &OrderOptions,
    documents: &[Document],
    refused_before: &HashMap<usize, Refusal>,
) -> Result<std::result::Result<Vec<Fates>, HalfRefused>> {
    let mut plans: Vec<Plan> = documents
        .iter()
        .enumerate()
        .map(|(at, document)| match refused_before.get(&at) {
            Some(refusal) => Plan::refused(refusal.clone(), document),
            None => Plan::of(document, options),
        })
        .collect();
    let customers = customers(tx, entity, options, documents, &plans)?;
    if options.create.contains(&Create::Products) {
        create_products(tx, entity, documents, &plans)?;
    }
    for (plan, document) in plans.iter_mut().zip(documents) {
        plan.name_customer(document, &customers);
    }
    receive(tx, entity, options, documents, &mut plans)?;
    let half = credit(tx, entity, options, documents, &mut plans)?;
    if !half.is_empty() {
        return Ok(Err(HalfRefused(half)));
    }
    Ok(Ok(plans
        .into_iter()
        .map(|plan| plan.fates.into_iter().flatten().collect())
        .collect()))
}

/// Receives the ordered rows as orders.
fn receive(
    tx: &mut Tx,
    entity: EntityId,
    options: &OrderOptions,
    documents: &[Document],
    plans: &mut [Plan],
) -> Result<()> {
    let with_orders = |plan: &Plan| !plan.ordered.is_empty();
    let new: Vec<NewOrder> = documents
        .iter()
        .zip(plans.iter())
        .filter(|(_, plan)| with_orders(plan))
        .map(|(document, plan)| order(document, plan, options))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    let mut outcomes = orders::receive_orders(tx, entity, new)?.into_iter();
    let waiting = documents
        .iter()
        .zip(plans)
        .filter(|(_, plan)| with_orders(plan));
    for (document, plan) in waiting {
        let rows = std::mem::take(&mut plan.ordered);
        match outcomes.next() {
            Some(Ok(receipt)) => plan.book(&rows, &receipt.number),
            Some(Err(refusal)) => {
                // Nothing of a document is booked when a part of it is refused.
                let all: Vec<usize> = rows
                    .into_iter()
                    .chain(std::mem::take(&mut plan.returned))
                    .collect();
                plan.refuse(refusal, &all, document);
            }
            None => {}
        }
    }
    Ok(())
}

fn order(document: &Document, plan: &Plan, options: &OrderOptions) -> NewOrder {
    let head = document.head();
    let received_at = received_at(head);
    let lines = plan
        .ordered
        .iter()
        .map(|at| line(&document.rows[*at]))
        .collect();
    NewOrder {
        customer: plan.customer,
        customer_number: None,
        customer_order_no: head.owned(CUSTOMER_ORDER_NO),
        currency: head.currency(CURRENCY).or(options.currency),
        ordered_on: ordered_on(head),
        received_at,
        requested_on: head.date(REQUESTED_ON),
        channel: Channel::Import,
        ship_to: None,
        bill_to: None,
        payer: None,
        payment_term: None,
        billing_rule: None,
        lines,
        note: head.owned(NOTE),
        price_policy: options.price_policy,
        auto_acknowledge: options.acknowledge,
        documents: options.documents,
    }
}

fn received_at(head: &Row) -> Option<Instant> {
    head.instant(RECEIVED_AT)
        .or_else(|| head.date(ORDERED_ON).map(Instant::at_start_of))
}

fn ordered_on(head: &Row) -> Option<Date> {
    head.date(ORDERED_ON)
        .or_else(|| head.instant(RECEIVED_AT).map(Instant::date))
}

fn line(row: &Row) -> NewOrderLine {
    NewOrderLine {
        sku: row.text(SKU).unwrap_or_default().to_owned(),
        quantity: row.quantity(QUANTITY).unwrap_or(Quantity::ZERO),
        unit_price: row.unit_price(UNIT_PRICE),
        discount: None,
        price_reason: None,
        name: row.owned(NAME),
        requested_on: None,
    }
}

/// Issues credit notes over the rows that came back. Gives the documents whose credit is refused
/// although their order is booked already.
fn credit(
    tx: &mut Tx,
    entity: EntityId,
    options: &OrderOptions,
    documents: &[Document],
    plans: &mut [Plan],
) -> Result<Vec<(usize, Refusal)>> {
    let waiting: Vec<usize> = (0..plans.len())
        .filter(|at| !plans[*at].returned.is_empty())
        .collect();
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let drafts: Vec<DraftInvoice> = waiting
        .iter()
        .filter_map(|at| draft_credit(&documents[*at], &plans[*at], options))
        .collect();
    let outcomes = invoicing::issue_invoices(tx, entity, drafts)?;
    let mut half = Vec::new();
    for (at, outcome) in waiting.into_iter().zip(outcomes) {
        let (plan, document) = (&mut plans[at], &documents[at]);
        let rows = std::mem::take(&mut plan.returned);
        match outcome {
            Ok(issued) => plan.book(&rows, &issued.number),
            Err(refusal) if rows.len() < plan.fates.len() => half.push((at, refusal)),
            Err(refusal) => plan.refuse(refusal, &rows, document),
        }
    }
    Ok(half)
}

fn draft_credit(document: &Document, plan: &Plan, options: &OrderOptions) -> Option<DraftInvoice> {
    let head = document.head();
    let lines = plan.returned.iter().map(|at| {
        let row = &document.rows[*at];
        DraftLine {
            sku: row.owned(SKU),
            name: row.owned(NAME),
            unit: None,
            quantity: row.quantity(QUANTITY).unwrap_or(Quantity::ZERO).neg(),
            unit_price: row.unit_price(UNIT_PRICE).unwrap_or(UnitPrice::ZERO),
            tax_class: None,
        }
    });
    Some(DraftInvoice {
        kind: InvoiceKind::CreditNote,
        reason: Some(options.return_reason.clone()),
        currency: head.currency(CURRENCY).or(options.currency),
        issued_on: ordered_on(head),
        customer_order_no: head.owned(CUSTOMER_ORDER_NO),
        documents: options.documents,
        ..DraftInvoice::of(plan.customer?, lines.collect())
    })
}

//! Orders. The rows of a document are the lines of one order; lines with a negative quantity can
//! become a credit note.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{Currency, CustomerId, Date, EntityId, Instant, Quantity, TermId, UnitPrice};
use store::Tx;

use super::document::{Document, Row, fields};
use super::options::{Create, OrderOptions, Returns};
use super::result::{Fates, Outcome as RowOutcome, Problem, refused};
use crate::agreements::{self, NewProduct};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::invoicing::{self, DraftInvoice, DraftLine, InvoiceKind};
use crate::orders::{self, Channel, NewOrder, NewOrderLine};
use crate::parties::{self, Country, NewCustomer};

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
    Ok(Ok(plans.into_iter().map(|plan| plan.fates.into_iter().flatten().collect()).collect()))
}

/// What is to become of a document's rows.
struct Plan {
    /// One for each row, as soon as it is decided.
    fates: Vec<Option<RowOutcome>>,
    /// Indexes of the rows that are ordered.
    ordered: Vec<usize>,
    /// Indexes of the rows that came back.
    returned: Vec<usize>,
    customer: Option<CustomerId>,
}

impl Plan {
    fn refused(refusal: Refusal, document: &Document) -> Self {
        let fates = refused(refusal, &document.row_numbers());
        Self {
            fates: fates.into_iter().map(Some).collect(),
            ordered: Vec::new(),
            returned: Vec::new(),
            customer: None,
        }
    }

    /// Sorts the rows by what they mean; rows that mean nothing are reported.
    fn of(document: &Document, options: &OrderOptions) -> Self {
        let mut plan = Self {
            fates: vec![None; document.rows.len()],
            ordered: Vec::new(),
            returned: Vec::new(),
            customer: None,
        };
        for (at, row) in document.rows.iter().enumerate() {
            match judge(row, options) {
                Ok(Way::Ordered) => plan.ordered.push(at),
                Ok(Way::Returned) => plan.returned.push(at),
                Err(problem) => plan.fates[at] = Some(RowOutcome::Reported(problem)),
            }
        }
        let culprit = plan.fates.iter().position(Option::is_some);
        if let Some(culprit) = culprit.filter(|_| !options.leave_out_bad_rows) {
            let row = document.rows[culprit].no;
            plan.settle_open(|| RowOutcome::Reported(Problem::of_sibling(row)));
        }
        plan
    }

    /// Gives the rows that have no fate yet this one.
    fn settle_open(&mut self, fate: impl Fn() -> RowOutcome) {
        for slot in &mut self.fates {
            slot.get_or_insert_with(&fate);
        }
        self.ordered.clear();
        self.returned.clear();
    }

    fn is_open(&self) -> bool {
        !self.ordered.is_empty() || !self.returned.is_empty()
    }

    fn name_customer(&mut self, document: &Document, customers: &Customers) {
        if !self.is_open() {
            return;
        }
        let number = document.head().text(CUSTOMER).unwrap_or_default();
        match customers.find(number) {
            Ok(id) => self.customer = Some(id),
            Err(refusal) => {
                let problem = Problem::from(refusal);
                self.settle_open(|| RowOutcome::Reported(problem.clone()));
            }
        }
    }

    fn book(&mut self, rows: &[usize], number: &str) {
        let number: Arc<str> = number.into();
        for at in rows {
            self.fates[*at] = Some(RowOutcome::Booked { document: Some(Arc::clone(&number)) });
        }
    }

    fn refuse(&mut self, refusal: Refusal, rows: &[usize], document: &Document) {
        let numbers: Vec<u64> = rows.iter().map(|at| document.rows[*at].no).collect();
        for (at, fate) in rows.iter().zip(refused(refusal, &numbers)) {
            self.fates[*at] = Some(fate);
        }
    }
}

/// Quantity × price of a row in units of 10⁻¹²; none when either cannot be read.
pub(super) fn worth(row: &Row) -> Option<i128> {
    let (quantity, price) = (row.quantity(QUANTITY)?, row.unit_price(UNIT_PRICE)?);
    Some(i128::from(quantity.micro()) * i128::from(price.micro()))
}

enum Way {
    Ordered,
    Returned,
}

/// What a row means for the order.
fn judge(row: &Row, options: &OrderOptions) -> std::result::Result<Way, Problem> {
    if let Some(problem) = &row.problem {
        return Err(problem.clone());
    }
    let quantity = row.needed(QUANTITY, row.quantity(QUANTITY))?;
    row.required(SKU)?;
    let price = row.unit_price(UNIT_PRICE);
    if let Some(price) = price.filter(|price| price.is_negative()) {
        return Err(Problem::of(
            "unit_price",
            price.to_string(),
            "the price is below zero",
            "it is no sale: book it as a write-off or a credit note with its reason",
        ));
    }
    if quantity.is_positive() {
        return Ok(Way::Ordered);
    }
    if quantity.is_zero() {
        return Err(Problem::of("quantity", "0", "nothing is ordered", "leave the row out"));
    }
    if options.returns == Returns::Refuse {
        return Err(Problem::of(
            "quantity",
            quantity.to_string(),
            "the quantity is below zero",
            "let the mapping say returns = \"credit_note\", or leave the row out",
        ));
    }
    match price {
        Some(price) if price.is_positive() => Ok(Way::Returned),
        _ => Err(Problem::of(
            "unit_price",
            price.map_or_else(String::new, |price| price.to_string()),
            "goods without a price came back: there is nothing to credit",
            "correct the stock where stock is kept, or give the price",
        )),
    }
}

/// The customers that a batch names.
struct Customers {
    ids: HashMap<String, CustomerId>,
    refusals: HashMap<String, Refusal>,
}

impl Customers {
    fn find(&self, number: &str) -> Outcome<CustomerId> {
        if let Some(id) = self.ids.get(number) {
            return Ok(*id);
        }
        Err(self.refusals.get(number).cloned().unwrap_or_else(|| {
            Refusal::new(
                Code::UnknownReference,
                "customer",
                format!("there is no customer {number:?}"),
                "create the customer first, or let the mapping say create = [\"customers\"]",
            )
        }))
    }
}

fn customers(
    tx: &mut Tx,
    entity: EntityId,
    options: &OrderOptions,
    documents: &[Document],
    plans: &[Plan],
) -> Result<Customers> {
    let heads: Vec<&Row> = documents
        .iter()
        .zip(plans)
        .filter(|(_, plan)| plan.is_open())
        .map(|(document, _)| document.head())
        .collect();
    let mut numbers: Vec<&str> = heads.iter().filter_map(|row| row.text(CUSTOMER)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let ids = parties::customer_ids_by_numbers(tx, entity, &numbers)?;
    let mut customers = Customers { ids, refusals: HashMap::new() };
    if !options.create.contains(&Create::Customers) {
        return Ok(customers);
    }
    let home = parties::entity(tx, entity)?.country;
    let term = match &options.payment_term {
        Some(code) => Some(payment_term(tx, entity, code)?),
        None => None,
    };
    let mut seen = HashSet::new();
    let mut missing = Vec::new();
    for row in heads {
        let Some(number) = row.text(CUSTOMER) else { continue };
        if customers.ids.contains_key(number) || !seen.insert(number) {
            continue;
        }
        match new_customer(number, row, home, options.currency) {
            Ok(new) => missing.push(NewCustomer { payment_term_id: term, ..new }),
            Err(refusal) => {
                customers.refusals.insert(number.to_owned(), refusal);
            }
        }
    }
    if missing.is_empty() {
        return Ok(customers);
    }
    let numbers: Vec<String> =
        missing.iter().map(|new| new.number.clone().unwrap_or_default()).collect();
    for (number, outcome) in numbers.into_iter().zip(parties::create_customers(tx, entity, missing)?)
    {
        match outcome {
            Ok(id) => drop(customers.ids.insert(number, id)),
            Err(refusal) => drop(customers.refusals.insert(number, refusal)),
        }
    }
    Ok(customers)
}

fn payment_term(tx: &mut Tx, entity: EntityId, code: &str) -> Result<TermId> {
    let found = agreements::term_ids_by_codes(tx, entity, &[code])?;
    Ok(found.get(code).copied().ok_or_else(|| {
        Refusal::new(
            Code::UnknownReference,
            "payment_term",
            format!("there is no payment term {code:?}"),
            "create it first, or correct the code in the mapping",
        )
    })?)
}

/// A customer of whom the order tells number, name and country at most.
fn new_customer(
    number: &str,
    row: &Row,
    home: Country,
    currency: Option<Currency>,
) -> Outcome<NewCustomer> {
    let country = row.text(COUNTRY).map_or(Ok(home), Country::parse)?;
    let name = row.text(CUSTOMER_NAME).map_or_else(|| format!("Customer {number}"), str::to_owned);
    let mut new = NewCustomer::new(number, name, country);
    new.currency = row.currency(CURRENCY).or(currency);
    Ok(new)
}

/// Adds the products that the batch names and nobody knows yet.
fn create_products(
    tx: &mut Tx,
    entity: EntityId,
    documents: &[Document],
    plans: &[Plan],
) -> Result<()> {
    let open = documents.iter().zip(plans).flat_map(|(document, plan)| {
        plan.ordered.iter().chain(&plan.returned).map(|at| &document.rows[*at])
    });
    let mut named: HashMap<&str, &str> = HashMap::new();
    for row in open {
        if let Some(sku) = row.text(SKU) {
            named.entry(sku).or_insert_with(|| row.text(NAME).unwrap_or(sku));
        }
    }
    let mut skus: Vec<&str> = named.keys().copied().collect();
    skus.sort_unstable();
    let known = agreements::products_by_skus(tx, entity, &skus)?;
    let missing: Vec<NewProduct> = skus
        .into_iter()
        .filter(|sku| !known.contains_key(*sku))
        .map(|sku| NewProduct {
            sku: sku.to_owned(),
            name: named[sku].to_owned(),
            unit: None,
            tax_class: None,
        })
        .collect();
    if !missing.is_empty() {
        // A product that is refused leaves its lines with an unknown product: their order is held
        // with that reason, which is where people look.
        agreements::create_products(tx, entity, missing)?;
    }
    Ok(())
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
    let waiting = documents.iter().zip(plans).filter(|(_, plan)| with_orders(plan));
    for (document, plan) in waiting {
        let rows = std::mem::take(&mut plan.ordered);
        match outcomes.next() {
            Some(Ok(receipt)) => plan.book(&rows, &receipt.number),
            Some(Err(refusal)) => {
                // Nothing of a document is booked when a part of it is refused.
                let all: Vec<usize> =
                    rows.into_iter().chain(std::mem::take(&mut plan.returned)).collect();
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
    let lines = plan.ordered.iter().map(|at| line(&document.rows[*at])).collect();
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
    }
}

fn received_at(head: &Row) -> Option<Instant> {
    head.instant(RECEIVED_AT).or_else(|| head.date(ORDERED_ON).map(Instant::at_start_of))
}

fn ordered_on(head: &Row) -> Option<Date> {
    head.date(ORDERED_ON).or_else(|| head.instant(RECEIVED_AT).map(Instant::date))
}

fn line(row: &Row) -> NewOrderLine {
    NewOrderLine {
        sku: row.text(SKU).unwrap_or_default().to_owned(),
        quantity: row.quantity(QUANTITY).unwrap_or(Quantity::ZERO),
        unit_price: row.unit_price(UNIT_PRICE),
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
    let waiting: Vec<usize> =
        (0..plans.len()).filter(|at| !plans[*at].returned.is_empty()).collect();
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

fn draft_credit(
    document: &Document,
    plan: &Plan,
    options: &OrderOptions,
) -> Option<DraftInvoice> {
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

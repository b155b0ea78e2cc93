//! Invoices over free lines, without an order.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{CustomerId, Date, EntityId, Instant, Percent, TermId};
use store::Tx;

use super::bill::check_total;
use super::credit_notes::{in_order, refusal};
use super::issue::{Draft, Line, at_once, issue, issued_at};
use super::rules::{TaxedAmount, line_net, totals};
use super::snapshot::Snapshots;
use super::types::{DraftInvoice, DraftLine, InvoiceKind, IssuedInvoice};
use crate::agreements::{self, Product, TaxCategory, TaxClass, TaxQuery, TaxTable, Term, schedule};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::parties::{self, Customer, Entity};
use crate::{input, receivables};

/// Issues invoices and credit notes over free lines. A document over zero is cleared at once.
///
/// # Errors
/// Fails only with the store. One bad invoice refuses itself alone.
pub fn issue_invoices(
    tx: &mut Tx,
    entity: EntityId,
    invoices: Vec<DraftInvoice>,
) -> Result<Vec<Outcome<IssuedInvoice>>> {
    let house = parties::entity(tx, entity)?;
    let customers = load_customers(tx, entity, &invoices)?;
    let masters = Masters::load(tx, &house, &customers, &invoices)?;
    let mut snapshots = Snapshots::new(&house, &customers);
    let mut drafts = Vec::with_capacity(invoices.len());
    let mut refused = Vec::with_capacity(invoices.len());
    for invoice in invoices {
        match draft(&masters, &mut snapshots, invoice) {
            Ok(draft) => {
                drafts.push(draft);
                refused.push(None);
            }
            Err(error) => refused.push(Some(refusal(error)?)),
        }
    }
    let issued = issue(tx, entity, drafts)?;
    Ok(in_order(
        refused,
        issued.into_iter().map(|issued| issued.invoice),
    ))
}

/// The customers with those who receive their invoices and goods.
fn load_customers(
    tx: &mut Tx,
    entity: EntityId,
    invoices: &[DraftInvoice],
) -> Result<HashMap<CustomerId, Arc<Customer>>> {
    let mut ids: Vec<CustomerId> = invoices.iter().map(|invoice| invoice.customer).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut customers = parties::customers_by_ids(tx, entity, &ids)?;
    let mut others: Vec<CustomerId> = customers
        .values()
        .flat_map(|customer| [customer.bill_to(), customer.ship_to()])
        .filter(|id| !customers.contains_key(id))
        .collect();
    if !others.is_empty() {
        others.sort_unstable();
        others.dedup();
        customers.extend(parties::customers_by_ids(tx, entity, &others)?);
    }
    Ok(customers)
}

struct Masters<'a> {
    house: &'a Entity,
    now: Instant,
    today: Date,
    first_open_day: Option<Date>,
    terms: HashMap<TermId, Arc<Term>>,
    products: HashMap<String, Product>,
    taxes: Arc<TaxTable>,
}

impl<'a> Masters<'a> {
    fn load(
        tx: &mut Tx,
        house: &'a Entity,
        customers: &HashMap<CustomerId, Arc<Customer>>,
        invoices: &[DraftInvoice],
    ) -> Result<Self> {
        let mut terms: Vec<TermId> = invoices
            .iter()
            .filter_map(|invoice| invoice.payment_term)
            .chain(
                customers
                    .values()
                    .filter_map(|customer| customer.payment_term_id),
            )
            .collect();
        terms.sort_unstable();
        terms.dedup();
        let lines = || invoices.iter().flat_map(|invoice| &invoice.lines);
        let mut skus: Vec<&str> = lines().filter_map(|line| line.sku.as_deref()).collect();
        skus.sort_unstable();
        skus.dedup();
        let products = match skus.as_slice() {
            [] => HashMap::new(),
            skus => agreements::products_by_skus(tx, house.id, skus)?,
        };
        let now = tx.now();
        Ok(Self {
            now,
            today: house.today(now),
            first_open_day: receivables::first_open_day(tx, house.id)?,
            terms: agreements::terms_by_ids(tx, house.id, &terms)?,
            products,
            taxes: agreements::tax_table(tx, house.id)?,
            house,
        })
    }
}

fn draft(
    masters: &Masters<'_>,
    snapshots: &mut Snapshots<'_>,
    invoice: DraftInvoice,
) -> Result<Draft> {
    let customer = snapshots.customer(invoice.customer)?;
    let buyer = snapshots.customer(customer.bill_to())?;
    let issued_on = invoice.issued_on.unwrap_or(masters.today);
    receivables::check_open(masters.first_open_day, issued_on)?;
    let supplied_on = invoice.supplied_on.unwrap_or(issued_on);
    let currency = invoice.currency.unwrap_or(customer.currency);
    let mut lines = Vec::with_capacity(invoice.lines.len());
    let mut notes: Vec<(TaxCategory, Arc<str>)> = Vec::new();
    for (index, line) in invoice.lines.into_iter().enumerate() {
        let (line, note) = draft_line(masters, customer, line, supplied_on, currency)
            .map_err(|error| at_line(error, index))?;
        if let Some(note) = note.filter(|_| !notes.iter().any(|(of, _)| *of == line.category)) {
            notes.push((line.category, note));
        }
        lines.push(line);
    }
    let amounts = lines.iter().map(|line| TaxedAmount {
        net: line.net,
        category: line.category,
        percent: line.percent,
    });
    let totals = totals(currency, amounts)?;
    check_total(&totals.gross)?;
    let reason = reason_of(invoice.kind, invoice.reason.as_deref())?;
    let is_invoice = invoice.kind == InvoiceKind::Invoice;
    let term = invoice
        .payment_term
        .or(customer.payment_term_id)
        .filter(|_| is_invoice);
    let instalments = match term {
        Some(id) => {
            let known = masters.terms.get(&id);
            let term = known.ok_or_else(|| Error::NotFound {
                kind: "payment term",
                id: id.to_string(),
            })?;
            schedule(&term.rules, issued_on, totals.gross)?
        }
        None => at_once(issued_on, totals.gross),
    };
    let order_no = invoice.customer_order_no.as_deref();
    Ok(Draft {
        kind: invoice.kind,
        customer: customer.id,
        payer: customer.payer(),
        order: None,
        delivery: None,
        corrects: None,
        reason,
        issued_on,
        issued_at: issued_at(issued_on, masters.today, masters.now, None),
        supplied_on,
        term,
        customer_order_no: input::optional("customer_order_no", order_no, input::NAME_LEN_MAX)?,
        language: buyer.language,
        parties: snapshots.parties(buyer.id, customer.ship_to())?,
        lines,
        notes,
        totals,
        instalments,
        documents: invoice.documents,
    })
}

/// Why a credit note is issued; an invoice needs no reason.
fn reason_of(kind: InvoiceKind, reason: Option<&str>) -> Outcome<Option<String>> {
    match kind {
        InvoiceKind::CreditNote => {
            input::required("reason", reason.unwrap_or_default(), input::TEXT_LEN_MAX).map(Some)
        }
        InvoiceKind::Invoice => input::optional("reason", reason, input::TEXT_LEN_MAX),
    }
}

fn at_line(error: Error, index: usize) -> Error {
    match error {
        Error::Refused(mut refusal) => {
            let field = refusal
                .field
                .take()
                .map_or_else(String::new, |field| format!(".{field}"));
            refusal.field = Some(format!("lines[{index}]{field}"));
            Error::Refused(refusal)
        }
        other => other,
    }
}

/// The line, and its tax category's own note.
fn draft_line(
    masters: &Masters<'_>,
    customer: &Customer,
    line: DraftLine,
    on: Date,
    currency: kernel::Currency,
) -> Result<(Line, Option<Arc<str>>)> {
    let product = product(masters, line.sku.as_deref())?;
    let class = line.tax_class.or(product.map(|product| product.tax_class));
    let tax = masters.taxes.decide(&TaxQuery {
        seller: masters.house.country,
        customer: customer.country,
        regime: customer.tax_regime,
        vat_id: customer.vat_id.as_deref(),
        tax_class: class.unwrap_or(TaxClass::Standard),
        on,
    })?;
    let name = line
        .name
        .as_deref()
        .or(product.map(|product| product.name.as_str()));
    let unit = line
        .unit
        .as_deref()
        .or(product.map(|product| product.unit.as_str()));
    let line = Line {
        order_line: None,
        delivery_line: None,
        name: input::required("name", name.unwrap_or_default(), input::TEXT_LEN_MAX)?,
        unit: input::required("unit", unit.unwrap_or("piece"), input::CODE_LEN_MAX)?,
        sku: line.sku.unwrap_or_default(),
        quantity: line.quantity,
        base_price: line.unit_price,
        discount: Percent::ZERO,
        unit_price: line.unit_price,
        net: line_net(line.quantity, line.unit_price, currency)?,
        category: tax.category,
        percent: tax.percent,
        corrects_line_no: None,
    };
    Ok((line, tax.own_note))
}

fn product<'a>(masters: &'a Masters<'_>, sku: Option<&str>) -> Outcome<Option<&'a Product>> {
    let Some(sku) = sku else {
        return Ok(None);
    };
    masters.products.get(sku).map(Some).ok_or_else(|| {
        Refusal::new(
            Code::UnknownReference,
            "sku",
            format!("there is no product {sku}"),
            "create the product first, or leave the sku out and name what is charged",
        )
    })
}

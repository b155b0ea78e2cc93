//! Lists and views. They join other rooms' tables to read, never to write: the customer's number
//! and name, the order's and deliveries' numbers, and what is still open.

use std::collections::HashMap;

use kernel::{Currency, EntityId, InvoiceId, Money, kind};
use store::{Row, Tx};

use super::types::{
    CreditNoteRef, InvoiceFilter, InvoiceHead, InvoiceInstalment, InvoiceKind, InvoiceLine,
    InvoiceSort, InvoiceTax, InvoiceView, Parties,
};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::page::{Page, PageRequest};
use crate::search::{self, Place};
use crate::sort::Sort;

const HEAD: &str = "SELECT i.id, i.kind, i.number, i.origin, i.customer_id, c.number, c.name,
    i.payer_id, i.order_id, i.corrects_id, i.issued_on, i.currency, i.gross_minor,
    (SELECT max(due_on) FROM invoice_instalments WHERE invoice_id = i.id),
    (SELECT sum(residual_minor) FROM open_items WHERE source_id = i.id)";
const FROM: &str = " FROM invoices i CROSS JOIN customers c";
const BY_CUSTOMER: &str = " FROM customers c CROSS JOIN invoices i";

fn head(row: &Row) -> store::Result<InvoiceHead> {
    let currency: Currency = row.get(11)?;
    let open: Option<i64> = row.get(14)?;
    Ok(InvoiceHead {
        id: row.get(0)?,
        kind: row.get(1)?,
        number: row.get(2)?,
        origin: row.get(3)?,
        customer: row.get(4)?,
        customer_number: row.get(5)?,
        customer_name: row.get(6)?,
        payer: row.get(7)?,
        order: row.get(8)?,
        corrects: row.get(9)?,
        issued_on: row.get(10)?,
        gross: Money::new(row.get(12)?, currency),
        due_on: row.get(13)?,
        open: Money::new(open.unwrap_or(0), currency).abs(),
    })
}

/// Where a search finds documents.
pub(crate) const PLACE: Place = Place {
    table: "invoices",
    numbers: &["number", "reference", "customer_order_no"],
    amount: Some("gross_minor"),
    with_amount: "TRUE",
};

/// Documents, newest first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_invoices(
    tx: &mut Tx,
    entity: EntityId,
    filter: &InvoiceFilter,
    page: &PageRequest,
) -> Result<Page<InvoiceHead>> {
    let mut conditions = Conditions::new("i.entity_id = {}", entity);
    conditions.given("i.kind = {}", filter.kind);
    conditions.given("i.customer_id = {}", filter.customer);
    conditions.given("i.order_id = {}", filter.order);
    conditions.given("i.issued_on >= {}", filter.from);
    conditions.given("i.issued_on <= {}", filter.to);
    match filter.open {
        Some(true) => conditions.and(
            "EXISTS (SELECT 1 FROM open_items o
             WHERE o.source_id = i.id AND o.residual_minor <> 0)",
            [],
        ),
        Some(false) => conditions.and(
            "NOT EXISTS (SELECT 1 FROM open_items o
             WHERE o.source_id = i.id AND o.residual_minor <> 0)",
            [],
        ),
        None => {}
    }
    let search = filter.search.as_deref();
    search::narrow::<kind::Invoice>(tx, entity, &mut conditions, search, ("i.id", &PLACE))?;
    conditions.and("c.id = i.customer_id", []);
    let sort = filter.sort.unwrap_or(Sort::falling(InvoiceSort::Issued));
    let select = format!("{HEAD}{FROM}");
    match sort.by {
        InvoiceSort::Issued => {
            let listing = Listing::sorted(&select, &["i.issued_on", "i.id"], sort.falling);
            conditions.page(tx, page, &listing, head, |it| (it.issued_on, it.id))
        }
        InvoiceSort::Number => {
            let listing = Listing::sorted(&select, &["i.number"], sort.falling);
            conditions.page(tx, page, &listing, head, |it| (it.number.clone(),))
        }
        InvoiceSort::Amount => {
            let by = ["i.currency", "i.gross_minor", "i.id"];
            let listing = Listing::sorted(&select, &by, sort.falling);
            conditions.page(tx, page, &listing, head, |it| {
                (it.gross.currency(), it.gross.minor(), it.id)
            })
        }
        InvoiceSort::Customer => {
            let few = filter.customer.is_some() || filter.search.is_some();
            let select = format!("{HEAD}{}", if few { FROM } else { BY_CUSTOMER });
            let by = ["c.name", "c.id", "i.issued_on", "i.id"];
            conditions.and("c.entity_id = $1", []);
            let listing = Listing::across(&select, &by, sort.falling);
            conditions.page(tx, page, &listing, head, |it| {
                (it.customer_name.clone(), it.customer, it.issued_on, it.id)
            })
        }
    }
}

/// One document, complete for printing.
///
/// # Errors
/// [`Error::NotFound`].
pub fn invoice(tx: &mut Tx, entity: EntityId, id: InvoiceId) -> Result<InvoiceView> {
    let sql = format!(
        "{HEAD}, o.number, i.delivery_id, x.number, i.reason, i.supplied_on, i.issued_at,
            i.payment_term_id, i.reference, i.customer_order_no, i.language, i.net_minor,
            i.tax_minor, i.parties, p.number, p.name{FROM}
         JOIN customers p ON p.id = i.payer_id
         LEFT JOIN orders o ON o.id = i.order_id
         LEFT JOIN invoices x ON x.id = i.corrects_id
         WHERE i.id = $1 AND i.entity_id = $2 AND c.id = i.customer_id"
    );
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "invoice",
        id: id.to_string(),
    })?;
    let head = head(&row)?;
    let currency = head.gross.currency();
    let parties: String = row.get(27)?;
    let parties: Parties = serde_json::from_str(&parties).map_err(|error| {
        Error::Store(store::Error::Value {
            reason: error.to_string(),
        })
    })?;
    Ok(InvoiceView {
        payer_number: row.get(28)?,
        payer_name: row.get(29)?,
        order_number: row.get(15)?,
        delivery: row.get(16)?,
        corrects_number: row.get(17)?,
        reason: row.get(18)?,
        supplied_on: row.get(19)?,
        issued_at: row.get(20)?,
        payment_term: row.get(21)?,
        reference: row.get(22)?,
        customer_order_no: row.get(23)?,
        language: row.get(24)?,
        net: Money::new(row.get(25)?, currency),
        tax: Money::new(row.get(26)?, currency),
        parties,
        delivery_numbers: delivery_numbers(tx, id)?,
        lines: lines(tx, id, currency)?,
        taxes: taxes(tx, id, currency)?,
        instalments: instalments(tx, id, currency)?,
        credit_notes: credit_notes(tx, id, currency)?,
        head,
    })
}

fn delivery_numbers(tx: &mut Tx, id: InvoiceId) -> Result<Vec<String>> {
    let sql = "SELECT number FROM deliveries WHERE invoice_id = $1 ORDER BY number";
    let rows = tx.query(sql, &[id.into()])?;
    Ok(rows
        .iter()
        .map(|row| row.get(0))
        .collect::<store::Result<_>>()?)
}

fn lines(tx: &mut Tx, id: InvoiceId, currency: Currency) -> Result<Vec<InvoiceLine>> {
    let rows = tx.query(
        "SELECT line_no, sku, name, unit, quantity, unit_price, net_minor, tax_category,
            tax_percent, corrects_line_no, discount_percent, coalesce(base_price, unit_price)
         FROM invoice_lines WHERE invoice_id = $1 ORDER BY line_no",
        &[id.into()],
    )?;
    let read = |row: &Row| {
        Ok(InvoiceLine {
            line_no: row.get(0)?,
            sku: row.get(1)?,
            name: row.get(2)?,
            unit: row.get(3)?,
            quantity: row.get(4)?,
            unit_price: row.get(5)?,
            net: Money::new(row.get(6)?, currency),
            tax_category: row.get(7)?,
            tax_percent: row.get(8)?,
            corrects_line_no: row.get(9)?,
            discount: row.get(10)?,
            base_price: row.get(11)?,
        })
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

fn taxes(tx: &mut Tx, id: InvoiceId, currency: Currency) -> Result<Vec<InvoiceTax>> {
    let rows = tx.query(
        "SELECT category, percent, base_minor, tax_minor, note
         FROM invoice_taxes WHERE invoice_id = $1 ORDER BY category, percent",
        &[id.into()],
    )?;
    let read = |row: &Row| {
        Ok(InvoiceTax {
            category: row.get(0)?,
            percent: row.get(1)?,
            base: Money::new(row.get(2)?, currency),
            tax: Money::new(row.get(3)?, currency),
            note: row.get(4)?,
        })
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

fn instalments(tx: &mut Tx, id: InvoiceId, currency: Currency) -> Result<Vec<InvoiceInstalment>> {
    let rows = tx.query(
        "SELECT n.instalment, n.due_on, n.amount_minor, n.discount_on, n.discount_minor,
            o.residual_minor
         FROM invoice_instalments n
         LEFT JOIN open_items o ON o.source_id = n.invoice_id AND o.instalment = n.instalment
         WHERE n.invoice_id = $1 ORDER BY n.instalment",
        &[id.into()],
    )?;
    let read = |row: &Row| {
        let open: Option<i64> = row.get(5)?;
        Ok(InvoiceInstalment {
            instalment: row.get(0)?,
            due_on: row.get(1)?,
            amount: Money::new(row.get(2)?, currency),
            discount_on: row.get(3)?,
            discount: Money::new(row.get(4)?, currency),
            open: Money::new(open.unwrap_or(0), currency).abs(),
        })
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

fn credit_notes(tx: &mut Tx, id: InvoiceId, currency: Currency) -> Result<Vec<CreditNoteRef>> {
    let rows = tx.query(
        "SELECT id, number, issued_on, gross_minor FROM invoices
         WHERE corrects_id = $1 ORDER BY issued_on, id",
        &[id.into()],
    )?;
    let read = |row: &Row| {
        Ok(CreditNoteRef {
            id: row.get(0)?,
            number: row.get(1)?,
            issued_on: row.get(2)?,
            gross: Money::new(row.get(3)?, currency),
        })
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// The ids of documents by number; numbers that are none are left out.
///
/// # Errors
/// When the store fails.
pub fn invoice_ids_by_numbers(
    tx: &mut Tx,
    entity: EntityId,
    numbers: &[&str],
) -> Result<HashMap<String, (InvoiceId, InvoiceKind)>> {
    let texts: Vec<String> = numbers.iter().map(|number| (*number).to_owned()).collect();
    let rows = tx.query(
        "SELECT number, id, kind FROM invoices
         WHERE entity_id = $1 AND number IN (SELECT value FROM {texts $2})",
        &[entity.into(), texts.into()],
    )?;
    let read = |row: &Row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)));
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

//! The room's SQL for writing.

use kernel::{EntityId, InvoiceId, Money};
use store::{Tx, Value};

use super::issue::Draft;
use super::types::Origin;
use crate::error::Result;
use crate::receivables::AlsoKnown;

/// A draft with its id, number and reference.
#[derive(Debug)]
pub(super) struct Numbered {
    pub id: InvoiceId,
    pub number: String,
    pub reference: String,
    pub draft: Draft,
}

impl Numbered {
    /// What else a payment may name it by.
    pub fn also_known(&self) -> AlsoKnown {
        AlsoKnown {
            purchase_order: self.draft.customer_order_no.clone(),
            delivery: self.draft.delivery.as_ref().map(|(_, no)| no.clone()),
            issued_on: Some(self.draft.issued_on),
        }
    }
}

const INVOICE: [&str; 24] = [
    "id",
    "entity_id",
    "kind",
    "series",
    "number",
    "customer_id",
    "payer_id",
    "order_id",
    "delivery_id",
    "corrects_id",
    "reason",
    "currency",
    "issued_on",
    "supplied_on",
    "issued_at",
    "payment_term_id",
    "reference",
    "customer_order_no",
    "language",
    "net_minor",
    "tax_minor",
    "gross_minor",
    "parties",
    "origin",
];
const LINE: [&str; 15] = [
    "invoice_id",
    "line_no",
    "order_line_id",
    "delivery_line_id",
    "sku",
    "name",
    "unit",
    "quantity",
    "unit_price",
    "net_minor",
    "tax_category",
    "tax_percent",
    "corrects_line_no",
    "discount_percent",
    "base_price",
];
const TAX: [&str; 6] = [
    "invoice_id",
    "category",
    "percent",
    "base_minor",
    "tax_minor",
    "note",
];
const INSTALMENT: [&str; 6] = [
    "invoice_id",
    "instalment",
    "due_on",
    "amount_minor",
    "discount_on",
    "discount_minor",
];

/// Rows of documents on their way into the four tables.
pub(super) struct NewRows {
    invoices: Vec<Value>,
    lines: Vec<Value>,
    taxes: Vec<Value>,
    instalments: Vec<Value>,
}

impl NewRows {
    pub fn with_capacity(documents: usize) -> Self {
        Self {
            invoices: Vec::with_capacity(documents * INVOICE.len()),
            lines: Vec::with_capacity(documents * 3 * LINE.len()),
            taxes: Vec::with_capacity(documents * TAX.len()),
            instalments: Vec::with_capacity(documents * INSTALMENT.len()),
        }
    }

    pub fn add(&mut self, entity: EntityId, document: Numbered, origin: Origin) {
        let id = document.id;
        self.add_parts(id, &document.draft);
        let Numbered {
            number,
            reference,
            draft,
            ..
        } = document;
        let currency = draft.currency();
        self.invoices.extend([
            id.into(),
            entity.into(),
            draft.kind.into(),
            draft.kind.series().into(),
            number.into(),
            draft.customer.into(),
            draft.payer.into(),
            draft.order.into(),
            draft.delivery.as_ref().map(|(id, _)| *id).into(),
            draft.corrects.into(),
            draft.reason.into(),
            currency.into(),
            draft.issued_on.into(),
            draft.supplied_on.into(),
            draft.issued_at.into(),
            draft.term.into(),
            reference.into(),
            draft.customer_order_no.into(),
            draft.language.into(),
            draft.totals.net.minor().into(),
            draft.totals.tax.minor().into(),
            draft.totals.gross.minor().into(),
            Value::Json(draft.parties.as_ref().to_owned()),
            origin.into(),
        ]);
        for (line, line_no) in draft.lines.into_iter().zip(1_i64..) {
            self.lines.extend([
                id.into(),
                line_no.into(),
                line.order_line.into(),
                line.delivery_line.into(),
                line.sku.into(),
                line.name.into(),
                line.unit.into(),
                line.quantity.into(),
                line.unit_price.into(),
                line.net.minor().into(),
                line.category.into(),
                line.percent.into(),
                line.corrects_line_no.into(),
                line.discount.into(),
                (!line.discount.is_zero()).then_some(line.base_price).into(),
            ]);
        }
    }

    fn add_parts(&mut self, id: InvoiceId, draft: &Draft) {
        for group in &draft.totals.groups {
            self.taxes.extend([
                id.into(),
                group.category.into(),
                group.percent.into(),
                group.base.minor().into(),
                group.tax.minor().into(),
                draft.note(group.category).into(),
            ]);
        }
        for part in &draft.instalments {
            self.instalments.extend([
                id.into(),
                part.no.into(),
                part.due_on.into(),
                part.amount.minor().into(),
                part.discount_on.into(),
                part.discount.map_or(0, Money::minor).into(),
            ]);
        }
    }

    pub fn insert(self, tx: &mut Tx) -> Result<()> {
        tx.insert_many("invoices", &INVOICE, self.invoices)?;
        tx.insert_many("invoice_lines", &LINE, self.lines)?;
        tx.insert_many("invoice_taxes", &TAX, self.taxes)?;
        tx.insert_many("invoice_instalments", &INSTALMENT, self.instalments)?;
        Ok(())
    }
}

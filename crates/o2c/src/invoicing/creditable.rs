//! Invoices locked to be credited, with what credit notes took back so far.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{
    Currency, CustomerId, Date, EntityId, Instant, InvoiceId, Money, OrderId, OrderLineId, Percent,
    Quantity,
};
use store::{Row, Tx, Value};

use super::issue::{Draft, Line, at_once};
use super::rules::{
    CreditableGroup, CreditableLine, CreditedLine, Share, TaxGroup, TaxedAmount, Totals,
    credit_totals,
};
use super::types::{InvoiceKind, Origin};
use crate::agreements::TaxCategory;
use crate::error::{Error, Result};
use crate::parties::Language;

/// An invoice that can be credited.
#[derive(Debug, Clone)]
pub(super) struct Creditable {
    pub id: InvoiceId,
    pub kind: InvoiceKind,
    pub origin: Origin,
    pub number: String,
    pub issued_on: Date,
    customer: CustomerId,
    payer: CustomerId,
    order: Option<OrderId>,
    currency: Currency,
    supplied_on: Date,
    customer_order_no: Option<String>,
    language: Language,
    parties: Arc<str>,
    last_note: Option<InvoiceId>,
    pub lines: Vec<KnownLine>,
    groups: Vec<CreditableGroup>,
    notes: Vec<(TaxCategory, Arc<str>)>,
}

/// A line with what a credit note repeats of it.
#[derive(Debug, Clone)]
pub(super) struct KnownLine {
    order_line: Option<OrderLineId>,
    sku: String,
    name: String,
    unit: String,
    pub rest: CreditableLine,
}

/// What a credit note takes back.
#[derive(Debug)]
pub(super) struct Credited {
    at: usize,
    lines: Vec<(usize, CreditedLine)>,
    totals: Totals,
}

/// Locked invoices; what is taken in one transaction counts at once.
#[derive(Debug, Default)]
pub(super) struct Creditables {
    invoices: Vec<Creditable>,
    by_id: HashMap<InvoiceId, usize>,
}

const HEAD: &str = "SELECT id, kind, origin, number, issued_on, customer_id, payer_id, order_id,
    currency, supplied_on, customer_order_no, language, parties FROM invoices";

impl Creditables {
    /// Locks these documents. Ids unknown to the legal entity are left out.
    pub fn of_ids(tx: &mut Tx, entity: EntityId, ids: &[InvoiceId]) -> Result<Self> {
        let sql = format!(
            "{HEAD} WHERE entity_id = $1 AND id IN (SELECT value FROM {{uuids $2}})
             ORDER BY id FOR UPDATE"
        );
        Self::load(tx, &sql, &[entity.into(), Value::ids(ids.iter().copied())])
    }

    /// Locks all invoices of these orders.
    pub fn of_orders(tx: &mut Tx, entity: EntityId, orders: &[OrderId]) -> Result<Self> {
        let sql = format!(
            "{HEAD} WHERE entity_id = $1 AND kind = 'invoice'
             AND order_id IN (SELECT value FROM {{uuids $2}}) ORDER BY id FOR UPDATE"
        );
        Self::load(
            tx,
            &sql,
            &[entity.into(), Value::ids(orders.iter().copied())],
        )
    }

    fn load(tx: &mut Tx, sql: &str, args: &[Value]) -> Result<Self> {
        let rows = tx.query(sql, args)?;
        let mut invoices = rows
            .iter()
            .map(read_head)
            .collect::<store::Result<Vec<_>>>()?;
        invoices.sort_by_key(|invoice| (invoice.issued_on, invoice.id));
        let by_id = invoices
            .iter()
            .enumerate()
            .map(|(at, invoice)| (invoice.id, at))
            .collect();
        let mut this = Self { invoices, by_id };
        let ids = Value::ids(this.invoices.iter().map(|invoice| invoice.id));
        this.load_lines(tx, &ids)?;
        this.load_groups(tx, &ids)?;
        this.load_credited(tx, &ids)?;
        Ok(this)
    }

    fn load_lines(&mut self, tx: &mut Tx, ids: &Value) -> Result<()> {
        let rows = tx.query(
            "SELECT invoice_id, line_no, order_line_id, sku, name, unit, quantity, unit_price,
                net_minor, tax_category, tax_percent
             FROM invoice_lines WHERE invoice_id IN (SELECT value FROM {uuids $1})
             ORDER BY invoice_id, line_no",
            std::slice::from_ref(ids),
        )?;
        for row in &rows {
            let Some(invoice) = self.get_mut(row.get(0)?) else {
                continue;
            };
            let line = read_line(row, invoice.currency)?;
            invoice.lines.push(line);
        }
        Ok(())
    }

    fn load_groups(&mut self, tx: &mut Tx, ids: &Value) -> Result<()> {
        let rows = tx.query(
            "SELECT invoice_id, category, percent, base_minor, tax_minor, note
             FROM invoice_taxes WHERE invoice_id IN (SELECT value FROM {uuids $1})",
            std::slice::from_ref(ids),
        )?;
        for row in &rows {
            let Some(invoice) = self.get_mut(row.get(0)?) else {
                continue;
            };
            let zero = Money::zero(invoice.currency);
            let category: TaxCategory = row.get(1)?;
            if let Some(note) = row.get::<Option<String>>(5)? {
                invoice.notes.push((category, note.into()));
            }
            let invoiced = TaxGroup {
                category,
                percent: row.get(2)?,
                base: Money::new(row.get(3)?, invoice.currency),
                tax: Money::new(row.get(4)?, invoice.currency),
            };
            let group = CreditableGroup {
                invoiced,
                credited_base: zero,
                credited_tax: zero,
            };
            invoice.groups.push(group);
        }
        Ok(())
    }

    fn load_credited(&mut self, tx: &mut Tx, ids: &Value) -> Result<()> {
        let rows = tx.query(
            "SELECT c.corrects_id, l.corrects_line_no, l.quantity, l.unit_price, l.net_minor, c.id
             FROM invoices c JOIN invoice_lines l ON l.invoice_id = c.id
             WHERE c.corrects_id IN (SELECT value FROM {uuids $1})
             ORDER BY c.issued_on, c.id",
            std::slice::from_ref(ids),
        )?;
        for row in &rows {
            let Some(invoice) = self.get_mut(row.get(0)?) else {
                continue;
            };
            invoice.last_note = Some(row.get(5)?);
            let credited = CreditedLine {
                line_no: row.get(1)?,
                quantity: row.get(2)?,
                unit_price: row.get(3)?,
                net: Money::new(row.get(4)?, invoice.currency),
            };
            let known = invoice
                .lines
                .iter_mut()
                .find(|it| it.rest.line_no == credited.line_no);
            if let Some(line) = known {
                line.rest.count(&credited)?;
            }
        }
        let rows = tx.query(
            "SELECT c.corrects_id, t.category, t.percent, t.base_minor, t.tax_minor
             FROM invoices c JOIN invoice_taxes t ON t.invoice_id = c.id
             WHERE c.corrects_id IN (SELECT value FROM {uuids $1})",
            std::slice::from_ref(ids),
        )?;
        for row in &rows {
            let Some(invoice) = self.get_mut(row.get(0)?) else {
                continue;
            };
            let currency = invoice.currency;
            let (category, percent): (TaxCategory, Percent) = (row.get(1)?, row.get(2)?);
            let base = Money::new(row.get(3)?, currency);
            let tax = Money::new(row.get(4)?, currency);
            invoice.count_tax(&TaxGroup {
                category,
                percent,
                base,
                tax,
            })?;
        }
        Ok(())
    }

    fn get_mut(&mut self, id: InvoiceId) -> Option<&mut Creditable> {
        let at = *self.by_id.get(&id)?;
        self.invoices.get_mut(at)
    }

    /// A locked document.
    pub fn get(&self, id: InvoiceId) -> Option<&Creditable> {
        self.by_id.get(&id).map(|&at| &self.invoices[at])
    }

    /// Takes shares of an invoice's lines; nothing is taken when one is refused.
    pub fn take(&mut self, id: InvoiceId, shares: &[(i64, Share)]) -> Result<Credited> {
        let at = self.by_id.get(&id).copied();
        let at = at.ok_or_else(|| Error::NotFound {
            kind: "invoice",
            id: id.to_string(),
        })?;
        let mut invoice = self.invoices[at].clone();
        let mut lines = Vec::with_capacity(shares.len());
        for (line_no, share) in shares {
            let place = invoice
                .lines
                .iter()
                .position(|line| line.rest.line_no == *line_no);
            let place = place.ok_or_else(|| Error::NotFound {
                kind: "invoice line",
                id: format!("{line_no} of {}", invoice.number),
            })?;
            let line = &mut invoice.lines[place].rest;
            if let Some(credited) = line.credit(*share)? {
                line.count(&credited)?;
                lines.push((place, credited));
            }
        }
        let amounts = lines.iter().map(|(place, credited)| {
            let of = &invoice.lines[*place].rest;
            TaxedAmount {
                net: credited.net,
                category: of.category,
                percent: of.percent,
            }
        });
        let totals = credit_totals(invoice.currency, &invoice.groups, amounts)?;
        for group in &totals.groups {
            invoice.count_tax(group)?;
        }
        self.invoices[at] = invoice;
        Ok(Credited { at, lines, totals })
    }

    /// Takes quantities of order lines from the invoices that charged them, oldest first. What was
    /// credited before cannot be taken again: the answer holds what was left, by invoice.
    pub fn take_quantities(
        &mut self,
        order: OrderId,
        wanted: &[(OrderLineId, Quantity)],
    ) -> Result<Vec<Credited>> {
        let mut wanted = wanted.to_vec();
        let mut shares: Vec<(InvoiceId, Vec<(i64, Share)>)> = Vec::new();
        for invoice in self
            .invoices
            .iter()
            .filter(|invoice| invoice.order == Some(order))
        {
            let mut of_invoice = Vec::new();
            for line in &invoice.lines {
                let same = |(of, _): &&mut (OrderLineId, Quantity)| line.order_line == Some(*of);
                let Some((_, quantity)) = wanted.iter_mut().find(same) else {
                    continue;
                };
                let used = (*quantity).min(line.rest.rest_quantity());
                if used.is_positive() {
                    *quantity = quantity.checked_sub(used)?;
                    of_invoice.push((line.rest.line_no, Share::Quantity(used)));
                }
            }
            if !of_invoice.is_empty() {
                shares.push((invoice.id, of_invoice));
            }
        }
        shares
            .iter()
            .map(|(id, shares)| self.take(*id, shares))
            .collect()
    }

    /// The newest credit note on an order's invoices.
    pub fn last_note(&self, order: OrderId) -> Option<InvoiceId> {
        let of_order = self
            .invoices
            .iter()
            .filter(|invoice| invoice.order == Some(order));
        of_order.filter_map(|invoice| invoice.last_note).next_back()
    }

    /// The credit note over what was taken.
    pub fn draft(&self, credited: Credited, issued_on: Date, reason: String) -> Result<Draft> {
        let invoice = &self.invoices[credited.at];
        let line = |(place, credited): (usize, CreditedLine)| {
            let of = &invoice.lines[place];
            Line {
                order_line: of.order_line,
                delivery_line: None,
                sku: of.sku.clone(),
                name: of.name.clone(),
                unit: of.unit.clone(),
                quantity: credited.quantity,
                base_price: credited.unit_price,
                discount: Percent::ZERO,
                unit_price: credited.unit_price,
                net: credited.net,
                category: of.rest.category,
                percent: of.rest.percent,
                corrects_line_no: Some(credited.line_no),
            }
        };
        Ok(Draft {
            kind: InvoiceKind::CreditNote,
            customer: invoice.customer,
            payer: invoice.payer,
            order: invoice.order,
            delivery: None,
            corrects: Some(invoice.id),
            reason: Some(reason),
            issued_on,
            issued_at: Instant::at_start_of(issued_on),
            supplied_on: invoice.supplied_on,
            term: None,
            customer_order_no: invoice.customer_order_no.clone(),
            language: invoice.language,
            lines: credited.lines.into_iter().map(line).collect(),
            notes: invoice.notes.clone(),
            instalments: at_once(issued_on, credited.totals.gross),
            totals: credited.totals,
            parties: Arc::clone(&invoice.parties),
            documents: true,
        })
    }
}

impl Credited {
    /// Is there nothing to credit?
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

impl Creditable {
    fn count_tax(&mut self, credited: &TaxGroup) -> Result<()> {
        let same = |group: &&mut CreditableGroup| {
            group.invoiced.category == credited.category
                && group.invoiced.percent == credited.percent
        };
        if let Some(group) = self.groups.iter_mut().find(same) {
            group.credited_base = group.credited_base.checked_add(credited.base)?;
            group.credited_tax = group.credited_tax.checked_add(credited.tax)?;
        }
        Ok(())
    }
}

fn read_head(row: &Row) -> store::Result<Creditable> {
    let parties: String = row.get(12)?;
    Ok(Creditable {
        id: row.get(0)?,
        kind: row.get(1)?,
        origin: row.get(2)?,
        number: row.get(3)?,
        issued_on: row.get(4)?,
        customer: row.get(5)?,
        payer: row.get(6)?,
        order: row.get(7)?,
        currency: row.get(8)?,
        supplied_on: row.get(9)?,
        customer_order_no: row.get(10)?,
        language: row.get(11)?,
        parties: parties.into(),
        last_note: None,
        lines: Vec::new(),
        groups: Vec::new(),
        notes: Vec::new(),
    })
}

fn read_line(row: &Row, currency: Currency) -> store::Result<KnownLine> {
    Ok(KnownLine {
        order_line: row.get(2)?,
        sku: row.get(3)?,
        name: row.get(4)?,
        unit: row.get(5)?,
        rest: CreditableLine {
            line_no: row.get(1)?,
            quantity: row.get(6)?,
            unit_price: row.get(7)?,
            net: Money::new(row.get(8)?, currency),
            category: row.get(9)?,
            percent: row.get(10)?,
            credited_quantity: Quantity::ZERO,
            credited_net: Money::zero(currency),
        },
    })
}

//! Reads exports of a ledger: items, open and cleared.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use chrono::Days;
use formats::FormatError;
use formats::eventlog::{LogMapping, Meaning, Parts, is_placeholder};
use formats::table::mapping::Mapping;
use formats::table::{Cell, Row, open_table};
use insight::LedgerItem;
use insight::process::Words;
use kernel::Date;

use super::doubts::Doubts;

/// What a column of a ledger may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LedgerPart {
    Document,
    Customer,
    Currency,
    Issued,
    Due,
    Terms,
    Cleared,
    Amount,
    Open,
}

impl Parts for LedgerPart {
    const ALL: &'static [(Self, &'static str, &'static [&'static str])] = &[
        (
            Self::Document,
            "document",
            &[
                "invoiceno",
                "invoicenumber",
                "invoiceid",
                "documentno",
                "documentnumber",
                "docno",
                "document",
                "reference",
            ],
        ),
        (
            Self::Customer,
            "customer",
            &[
                "customerid",
                "customer",
                "customerno",
                "customernumber",
                "custnumber",
                "account",
                "debtor",
                "customername",
                "namecustomer",
            ],
        ),
        (
            Self::Currency,
            "currency",
            &["currency", "currencycode", "invoicecurrency", "waers"],
        ),
        (
            Self::Issued,
            "issued",
            &[
                "issuedate",
                "invoicedate",
                "documentdate",
                "documentcreatedate",
                "postingdate",
                "date",
                "issued",
            ],
        ),
        (
            Self::Due,
            "due",
            &[
                "duedate",
                "dueindate",
                "netduedate",
                "paymentduedate",
                "due",
                "baselinedate",
            ],
        ),
        (
            Self::Terms,
            "terms_days",
            &["termsdays", "paymenttermsdays", "paymentdays", "netdays"],
        ),
        (
            Self::Cleared,
            "cleared",
            &[
                "settleddate",
                "cleareddate",
                "clearingdate",
                "cleardate",
                "paiddate",
                "paymentdate",
                "cleared",
                "paidon",
            ],
        ),
        (
            Self::Amount,
            "amount",
            &[
                "invoiceamount",
                "amount",
                "grossamount",
                "totalopenamount",
                "originalamount",
                "total",
                "amountindoccurr",
            ],
        ),
        (
            Self::Open,
            "open",
            &[
                "openamount",
                "residual",
                "balance",
                "outstanding",
                "amountdue",
                "remaining",
            ],
        ),
    ];
}

/// Items by currency.
#[derive(Default)]
pub struct Ledger {
    pub customers: Words,
    pub items: BTreeMap<String, Vec<LedgerItem>>,
    /// The last day that anything happened.
    pub last: Option<Date>,
    /// Which column was taken for what.
    pub columns: BTreeMap<&'static str, String>,
}

/// Do these columns belong to a ledger?
pub fn is_ledger(names: &[String], mapping: &LogMapping) -> bool {
    let Ok(meaning) = Meaning::<LedgerPart>::of(names, mapping) else {
        return false;
    };
    let has = |part| meaning.column(part).is_some();
    has(LedgerPart::Amount)
        && has(LedgerPart::Issued)
        && (has(LedgerPart::Due) || has(LedgerPart::Terms))
}

impl Ledger {
    /// Reads a file on top; `currency` is that of files that tell none.
    pub fn read(
        &mut self,
        path: &Path,
        mapping: &LogMapping,
        currency: &str,
        doubts: &mut Doubts,
    ) -> Result<()> {
        let options = Mapping {
            options: mapping.options.clone(),
            ..Mapping::default()
        }
        .table_options()?;
        let mut source = open_table(path, &options)?;
        let names: Vec<Arc<str>> = source
            .columns()
            .iter()
            .map(|name| Arc::from(name.as_str()))
            .collect();
        let meaning: Meaning<LedgerPart> = Meaning::of(&names, mapping)?;
        let place = |part| {
            let column = meaning.column(part)?;
            names.iter().position(|name| name.as_ref() == column)
        };
        let places = Places {
            document: place(LedgerPart::Document),
            customer: place(LedgerPart::Customer),
            currency: place(LedgerPart::Currency),
            issued: place(LedgerPart::Issued),
            due: place(LedgerPart::Due),
            terms: place(LedgerPart::Terms),
            cleared: place(LedgerPart::Cleared),
            amount: place(LedgerPart::Amount),
            open: place(LedgerPart::Open),
        };
        for (part, column) in meaning.chosen() {
            self.columns.insert(part, column.to_owned());
        }
        while let Some(row) = source.next_row()? {
            match row {
                Row::Good(record) => {
                    let row = Reading {
                        meaning: &meaning,
                        names: &names,
                        cells: &record.cells,
                        line: record.line,
                    };
                    self.take(&row, &places, currency, doubts);
                }
                Row::Bad(error) => {
                    let warning = FormatError::new(error.column, error.problem).at_line(error.line);
                    doubts.warn(warning.value(error.value).into_warning("row_unreadable"));
                }
            }
        }
        Ok(())
    }

    fn take(&mut self, row: &Reading<'_>, places: &Places, currency: &str, doubts: &mut Doubts) {
        let Some(issued) = row.day(LedgerPart::Issued, places.issued, doubts) else {
            return row.left_out(places.issued, "is no date", doubts);
        };
        let Some(amount) = row.amount(LedgerPart::Amount, places.amount, doubts) else {
            return row.left_out(places.amount, "is no amount", doubts);
        };
        let terms = row.text(places.terms).trim().parse::<u64>().ok();
        let due = row.day(LedgerPart::Due, places.due, doubts);
        let due = due.or_else(|| issued.checked_add_days(Days::new(terms?)));
        if due.is_none() {
            doubts.count("no_due_date", "", &row.text(places.document));
        }
        let cleared = row.day(LedgerPart::Cleared, places.cleared, doubts);
        if cleared.is_some_and(|day| day < issued) {
            doubts.count("cleared_before_issue", "", &row.text(places.document));
        }
        let told = row.text(places.currency).trim().to_uppercase();
        let code = if told.is_empty() {
            currency.to_owned()
        } else {
            told
        };
        let open = row
            .amount(LedgerPart::Open, places.open, doubts)
            .unwrap_or(amount);
        if cleared.is_none() && open == 0 {
            // When it was cleared is not told: in no figure could it be right.
            return row.left_out(places.cleared, "is missing though nothing is open", doubts);
        }
        let item = LedgerItem {
            customer: self.customers.number(row.text(places.customer).trim()),
            issued,
            due: due.unwrap_or(issued),
            cleared,
            amount,
            open,
        };
        self.last = [self.last, Some(issued), cleared]
            .into_iter()
            .flatten()
            .max();
        self.items.entry(code).or_default().push(item);
    }
}

struct Places {
    document: Option<usize>,
    customer: Option<usize>,
    currency: Option<usize>,
    issued: Option<usize>,
    due: Option<usize>,
    terms: Option<usize>,
    cleared: Option<usize>,
    amount: Option<usize>,
    open: Option<usize>,
}

struct Reading<'r> {
    meaning: &'r Meaning<LedgerPart>,
    names: &'r [Arc<str>],
    cells: &'r [Cell],
    line: u64,
}

impl Reading<'_> {
    fn text(&self, at: Option<usize>) -> String {
        let cell = at.and_then(|at| self.cells.get(at));
        cell.map(|cell| cell.as_text().into_owned())
            .unwrap_or_default()
    }

    fn name(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.names.get(at))
            .map_or("", AsRef::as_ref)
    }

    fn day(&self, part: LedgerPart, at: Option<usize>, doubts: &mut Doubts) -> Option<Date> {
        match at.and_then(|at| self.cells.get(at))? {
            Cell::Empty => None,
            Cell::Date(day) => Some(*day),
            Cell::DateTime(time) => Some(time.date()),
            cell => {
                let text = cell.as_text();
                // Spreadsheets turn days into numbers such as 20200125.0.
                let text = text.trim().strip_suffix(".0").unwrap_or(text.trim());
                let day = self.meaning.day(part, text);
                if day.is_none() && !text.is_empty() {
                    doubts.count("unreadable", self.name(at), text);
                }
                day
            }
        }
        .filter(|day| !is_placeholder(*day))
    }

    fn amount(&self, part: LedgerPart, at: Option<usize>, doubts: &mut Doubts) -> Option<i64> {
        let text = self.text(at);
        if text.trim().is_empty() {
            return None;
        }
        let amount = self.meaning.hundredths(part, &text);
        if amount.is_none() {
            doubts.count("unreadable", self.name(at), &text);
        }
        amount
    }

    fn left_out(&self, at: Option<usize>, problem: &str, doubts: &mut Doubts) {
        let refused = FormatError::new(self.name(at), problem)
            .at_line(self.line)
            .value(self.text(at));
        doubts.warn(
            refused
                .remedy("the item is left out")
                .into_warning("item_unreadable"),
        );
    }
}

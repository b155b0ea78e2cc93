//! Items from CSV files.

use std::path::Path;

use anyhow::Result;
use insight::forecast::{Day, Item, Items, day_of};
use kernel::Currency;

use crate::commands::table::{Column, Table};

const CUSTOMER: &[&str] = &[
    "customer_id",
    "customer",
    "customer_no",
    "debtor",
    "account",
];
const NUMBER: &[&str] = &[
    "invoice_number",
    "invoice_no",
    "invoice_id",
    "document_no",
    "id",
];
const ISSUED: &[&str] = &[
    "issue_date",
    "invoice_date",
    "document_date",
    "posting_date",
];
const DUE: &[&str] = &["due_date", "due_on", "net_due_date"];
const AMOUNT: &[&str] = &["amount", "invoice_amount", "open_amount", "gross_amount"];
const SETTLED: &[&str] = &[
    "settled_date",
    "paid_date",
    "clearing_date",
    "payment_date",
    "settled_on",
];
const CURRENCY: &[&str] = &["currency", "currency_code"];
const DISPUTED: &[&str] = &["disputed", "dispute"];
const COUNTRY: &[&str] = &["country", "country_code"];
const SEGMENT: &[&str] = &["segment", "customer_segment", "customer_group"];
const PAPERLESS: &[&str] = &["paperless_bill", "paperless", "electronic"];
const PAPERLESS_SINCE: &[&str] = &["paperless_date", "paperless_since"];

/// A file of items, read row by row.
pub struct ItemFile {
    table: Table,
    customer: Column,
    number: Column,
    issued: Column,
    due: Column,
    settled: Column,
    amount: Column,
    currency: Column,
    disputed: Column,
    country: Column,
    segment: Column,
    paperless: Column,
    paperless_since: Column,
}

impl ItemFile {
    /// Opens a file and finds its columns.
    pub fn open(path: &Path) -> Result<Self> {
        let table = Table::open(path)?;
        Ok(Self {
            customer: table.required_any_of(CUSTOMER)?,
            number: table.any_of(NUMBER),
            issued: table.required_any_of(ISSUED)?,
            due: table.required_any_of(DUE)?,
            settled: table.any_of(SETTLED),
            amount: table.any_of(AMOUNT),
            currency: table.any_of(CURRENCY),
            disputed: table.any_of(DISPUTED),
            country: table.any_of(COUNTRY),
            segment: table.any_of(SEGMENT),
            paperless: table.any_of(PAPERLESS),
            paperless_since: table.any_of(PAPERLESS_SINCE),
            table,
        })
    }

    /// The column that says when an item was settled must be there.
    pub fn need_outcomes(&self) -> Result<()> {
        self.table.required_any_of(SETTLED).map(|_| ())
    }

    /// What the file does not tell, and what follows from that.
    pub fn warnings(&self) -> Vec<String> {
        let paperless = self.paperless.is_there() || self.paperless_since.is_there();
        let missing = [
            (
                self.amount.is_there(),
                "amount",
                "every item counts as 1.00",
            ),
            (
                self.currency.is_there(),
                "currency",
                "all amounts are added up as one",
            ),
            (
                self.disputed.is_there(),
                "disputed",
                "of no item it is known whether it is disputed",
            ),
            (
                self.country.is_there() || self.segment.is_there(),
                "country or segment",
                "nothing tells new customers apart",
            ),
            (
                paperless,
                "paperless_bill",
                "the way of sending is not looked at",
            ),
        ];
        let missing = missing.iter().filter(|(there, ..)| !there);
        missing
            .map(|(_, column, means)| format!("there is no column {column}: {means}"))
            .collect()
    }

    /// Goes to the next row; false at the end.
    pub fn next(&mut self) -> Result<bool> {
        self.table.next()
    }

    /// The number of the row's item, as it stands in the file.
    pub fn number(&self) -> Result<&str> {
        self.table.text(self.number)
    }

    /// The customer of the row's item, as it stands in the file.
    pub fn customer(&self) -> Result<&str> {
        self.table.filled(self.customer)
    }

    /// The row's item; its names are added to those of `items`.
    pub fn item(&mut self, items: &mut Items) -> Result<Item> {
        let currency = match self.currency {
            column if self.filled(column)? => Some(self.table.currency(column)?),
            _ => None,
        };
        let issued = self.day(self.issued)?;
        let name = |column| anyhow::Ok(Some(self.table.text(column)?).filter(|it| !it.is_empty()));
        Ok(Item {
            customer: items.customers.place(self.customer()?),
            country: name(self.country)?.map(|name| items.countries.place(name)),
            segment: name(self.segment)?.map(|name| items.segments.place(name)),
            issued,
            due: self.day(self.due)?,
            settled: self.optional_day(self.settled)?,
            amount_minor: self.amount(currency)?,
            currency,
            disputed: self.yes_or_no(self.disputed, "Yes or No")?,
            paperless: self.paperless(issued)?,
        })
    }

    fn filled(&self, column: Column) -> Result<bool> {
        Ok(!is_empty(self.table.text(column)?))
    }

    fn day(&self, column: Column) -> Result<Day> {
        self.optional_day(column)?.ok_or_else(|| {
            let remedy = "write a date such as 2026-01-31 or leave the row out";
            self.table.wrong(column, "", "is empty", remedy)
        })
    }

    fn optional_day(&self, column: Column) -> Result<Option<Day>> {
        if !self.filled(column)? {
            return Ok(None);
        }
        Ok(self.table.day_of_moment(column)?.map(day_of))
    }

    fn amount(&self, currency: Option<Currency>) -> Result<i64> {
        if !self.amount.is_there() {
            return Ok(100);
        }
        // Amounts of files without a currency are taken to have two decimals.
        self.table
            .rounded_amount(self.amount, currency.unwrap_or(Currency::EUR))
    }

    fn yes_or_no(&self, column: Column, expected: &str) -> Result<Option<bool>> {
        let text = self.table.text(column)?;
        if is_empty(text) {
            return Ok(None);
        }
        let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        if is(&["yes", "y", "true", "1", "electronic"]) {
            return Ok(Some(true));
        }
        if is(&["no", "n", "false", "0", "paper"]) {
            return Ok(Some(false));
        }
        let remedy = format!("write {expected}, or nothing if it is not known");
        Err(self
            .table
            .wrong(column, text, "is neither yes nor no", &remedy))
    }

    /// Whether the invoice went out electronically, as it was known on its day of issue.
    fn paperless(&self, issued: Day) -> Result<Option<bool>> {
        let told = self.yes_or_no(self.paperless, "Electronic or Paper")?;
        if told.is_some() || !self.paperless_since.is_there() {
            return Ok(told);
        }
        let since = self.optional_day(self.paperless_since)?;
        Ok(Some(since.is_some_and(|since| since <= issued)))
    }
}

fn is_empty(text: &str) -> bool {
    let words = ["null", "nan", "nat", "na", "n/a", "none"];
    text.is_empty() || words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// What a file held.
pub struct Read {
    pub items: Items,
    pub warnings: Vec<String>,
}

/// Reads a whole file of items with their outcomes, adding to the names of `items`.
pub fn all(path: &Path, mut items: Items) -> Result<Read> {
    let mut file = ItemFile::open(path)?;
    file.need_outcomes()?;
    while file.next()? {
        let item = file.item(&mut items)?;
        items.rows.push(item);
    }
    let warnings = file.warnings();
    Ok(Read { items, warnings })
}

/// The day on which items seem to stand as they do: the one after the last that they tell of.
pub fn latest_day(items: &Items) -> Option<Day> {
    let issues = items.rows.iter().map(|item| item.issued);
    let settlements = items.rows.iter().filter_map(|item| item.settled);
    issues.chain(settlements).max().map(|day| day + 1)
}

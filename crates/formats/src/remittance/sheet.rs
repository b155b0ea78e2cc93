//! A table of documents and amounts, its columns known by their headings.

use std::io::{BufRead, Read};

use kernel::{Currency, Date, Money};

use super::Take;
use super::amounts::currency_of;
use super::columns::Columns;
use super::model::{Advice, Deduction, DocumentKind, Form, Line};
use super::text;
use crate::bank::amount::parse_amount;
use crate::error::FormatError;
use crate::number::{NumberStyle, detect_style, plain_number};
use crate::sniff::delimiter;
use crate::stream::{TextStream, Utf8Bytes};
use crate::workbook::{self, Cells, SheetRows};

/// Most rows of one table.
const ROWS_MAX: usize = 500_000;
/// Rows in which the currency is looked for where no column tells it.
const HEAD_ROWS: usize = 1_000;

/// True if one of the first lines names the columns of a document and of an amount.
pub(super) fn is_sheet(head: &str) -> bool {
    let Ok(delimiter) = delimiter(head) else {
        return false;
    };
    head.lines().take(20).any(|line| {
        let cells: Vec<String> = line.split(delimiter).map(str::to_owned).collect();
        cells.len() > 1 && Columns::of(&cells).is_some()
    })
}

/// Reads a delimited text.
pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    take: Take<'_>,
) -> Result<(), FormatError> {
    let mut stream = TextStream::new(input, None)?;
    let mut head = String::new();
    stream.more(&mut head)?;
    let delimiter = u8::try_from(delimiter(&head)?)
        .map_err(|_| FormatError::new("delimiter", "must be an ASCII character"))?;
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(head.as_bytes().chain(Utf8Bytes::new(stream)));
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| FormatError::new("CSV", error.to_string()))?;
        let line = record.position().map_or(0, |position| position.line());
        let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
        push(&mut rows, (line, cells))?;
    }
    table(Form::Csv, &rows, currency, take)
}

/// Reads the first sheet of an Excel workbook.
pub(super) fn read_workbook(
    input: impl Read,
    currency: Option<Currency>,
    take: Take<'_>,
) -> Result<(), FormatError> {
    let mut workbook = workbook::open(input)?;
    let mut sheet = SheetRows::new(&mut workbook)?;
    let mut rows = Vec::new();
    while let Some(row) = sheet.next()? {
        push(&mut rows, row)?;
    }
    table(Form::Xlsx, &rows, currency, take)
}

fn push(rows: &mut Vec<Cells>, row: Cells) -> Result<(), FormatError> {
    if rows.len() == ROWS_MAX {
        return Err(FormatError::new("file", "has more than 500,000 rows")
            .remedy("split the table and import its parts"));
    }
    rows.push(row);
    Ok(())
}

/// The advice of a table: one for each payment that a column names, else one. What stands above the
/// heading tells of the payment.
pub(super) fn table(
    form: Form,
    rows: &[Cells],
    currency: Option<Currency>,
    take: Take<'_>,
) -> Result<(), FormatError> {
    let found = rows
        .iter()
        .enumerate()
        .find_map(|(at, (_, cells))| Some((at, Columns::of(cells)?)));
    let Some((at, columns)) = found else {
        return Err(
            FormatError::new("header", "names no document and amount column")
                .remedy("name them e.g. Invoice number and Amount"),
        );
    };
    let above = &rows[..at];
    // Each page may repeat the heading.
    let body: Vec<&Cells> = rows[at + 1..]
        .iter()
        .filter(|(_, cells)| *cells != rows[at].1)
        .collect();
    let first = rows[..rows.len().min(HEAD_ROWS)].iter();
    let head: Vec<String> = first.map(|(_, cells)| cells.join(" ")).collect();
    let currency = currency.or_else(|| currency_of(&head.join("\n")));
    let style = style_of(&columns, &body)?;
    let mut base = Advice::new(form);
    for (_, cells) in above {
        let filled: Vec<&str> = cells.iter().map(String::as_str).collect();
        text::heading(filled.join(" ").trim(), &mut base);
    }
    let mut all: Vec<Advice> = Vec::new();
    for (number, cells) in body {
        let row = Row {
            number: *number,
            cells,
            style,
        };
        row.place(&columns, currency, &base, &mut all)?;
    }
    if all.is_empty() {
        all.push(base);
    }
    all.into_iter().try_for_each(take)
}

/// How the numbers of a table are written. Those of a workbook's cells are plain.
fn style_of(columns: &Columns, rows: &[&Cells]) -> Result<NumberStyle, FormatError> {
    let filled: Vec<&str> = columns
        .money()
        .flat_map(|column| rows.iter().filter_map(move |(_, cells)| cells.get(column)))
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    detect_style(filled.iter().copied()).map_err(|problem| FormatError::new("amounts", problem))
}

struct Row<'a> {
    number: u64,
    cells: &'a [String],
    style: NumberStyle,
}

impl Row<'_> {
    fn cell(&self, column: Option<usize>) -> Option<&str> {
        let cell = self.cells.get(column?)?;
        Some(cell.as_str()).filter(|cell| !cell.is_empty())
    }

    fn money(
        &self,
        column: Option<usize>,
        currency: Currency,
    ) -> Result<Option<Money>, FormatError> {
        let Some(cell) = self.cell(column) else {
            return Ok(None);
        };
        plain_number(cell, self.style)
            .and_then(|plain| parse_amount(&plain, currency))
            .map(Some)
            .map_err(|problem| {
                FormatError::new("amount", problem)
                    .at_line(self.number)
                    .value(cell)
            })
    }

    /// The advice that the row belongs to: of the payment it names, else of the row before.
    fn advice<'a>(
        &self,
        columns: &Columns,
        base: &Advice,
        all: &'a mut Vec<Advice>,
    ) -> &'a mut Advice {
        let payment = self.cell(columns.payment);
        let known = all.iter().rposition(|advice| {
            payment.is_none_or(|payment| advice.payment_ref.as_deref() == Some(payment))
        });
        let at = known.unwrap_or_else(|| {
            let mut fresh = base.clone();
            let named = payment.map(str::to_owned);
            fresh.payment_ref = named.or(fresh.payment_ref);
            all.push(fresh);
            all.len() - 1
        });
        &mut all[at]
    }

    fn place(
        &self,
        columns: &Columns,
        currency: Option<Currency>,
        base: &Advice,
        all: &mut Vec<Advice>,
    ) -> Result<(), FormatError> {
        let amounts: Vec<usize> = columns
            .money()
            .filter(|c| self.cell(Some(*c)).is_some())
            .collect();
        if amounts.is_empty() {
            return Ok(());
        }
        let own = self.cell(columns.currency).map(str::to_uppercase);
        let own = own.and_then(|code| Currency::parse(&code).ok());
        let Some(currency) = own.or(currency) else {
            return Err(FormatError::new("currency", "is told by no column")
                .at_line(self.number)
                .remedy("name the currency when reading"));
        };
        let (gross, net) = (
            self.money(columns.gross, currency)?,
            self.money(columns.net, currency)?,
        );
        let document = self.cell(columns.document).unwrap_or_default();
        let advice = self.advice(columns, base, all);
        if document.is_empty() || is_total(document) {
            // A row without document at the end is the sum.
            advice.amount = net.or(gross);
            return Ok(());
        }
        let discount = self.money(columns.discount, currency)?.map(Money::abs);
        let deduction = self.money(columns.deduction, currency)?;
        let kind = self.cell(columns.kind).unwrap_or_default().to_lowercase();
        let credit = ["credit", "gutschrift", "avoir", "cn"]
            .iter()
            .any(|word| kind.contains(word))
            || net.or(gross).is_some_and(Money::is_negative);
        let reason = self.cell(columns.reason).map(str::to_owned);
        let mut line = Line {
            document: document.to_owned(),
            kind: if credit {
                DocumentKind::CreditNote
            } else {
                DocumentKind::Invoice
            },
            document_date: self.cell(columns.date).and_then(date),
            gross,
            discount: discount.filter(|discount| !discount.is_zero()),
            net,
            ..Line::default()
        };
        match deduction.filter(|deduction| !deduction.is_zero()) {
            Some(amount) => line.deductions.push(Deduction {
                amount: amount.abs(),
                code: None,
                reason,
            }),
            None => line.info.extend(reason),
        }
        if let Some(name) = self.cell(columns.payer) {
            advice.payer.name.get_or_insert_with(|| name.to_owned());
        }
        advice.lines.push(line);
        Ok(())
    }
}

/// True for the word that stands before the sum instead of a document's number.
fn is_total(cell: &str) -> bool {
    let lower = cell.to_lowercase();
    let begins = |word: &&str| lower.starts_with(*word);
    ["total", "summe", "gesamt", "sum", "grand total"]
        .iter()
        .any(begins)
}

/// A day in the forms that cannot be mistaken, and with points, which mean day before month.
fn date(cell: &str) -> Option<Date> {
    ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%Y%m%d"]
        .iter()
        .find_map(|format| Date::parse_from_str(cell, format).ok())
}

//! A table of documents and amounts, its columns known by their headings.

use std::io::{BufRead, Read};

use kernel::{Currency, Date, Money};

use super::Take;
use super::amounts::currency_of;
use super::model::{Advice, Deduction, DocumentKind, Form, Line};
use crate::bank::amount::parse_amount;
use crate::error::FormatError;
use crate::number::{NumberStyle, detect_style, plain_number};
use crate::sniff::delimiter;
use crate::stream::{TextStream, Utf8Bytes};
use crate::text::compact;

/// Most rows of one advice.
const ROWS_MAX: usize = 500_000;

const DOCUMENT: &[&str] = &[
    "invoicenumber",
    "invoiceno",
    "invoice",
    "invoiceid",
    "documentnumber",
    "documentno",
    "document",
    "rechnungsnummer",
    "rechnungsnr",
    "rechnung",
    "belegnummer",
    "belegnr",
    "beleg",
    "numérodefacture",
    "facture",
    "factuurnummer",
    "factuur",
    "numerofattura",
    "fattura",
    "númerodefactura",
    "factura",
    "reference",
    "referenz",
];
const GROSS: &[&str] = &[
    "grossamount",
    "gross",
    "invoiceamount",
    "documentamount",
    "originalamount",
    "bruttobetrag",
    "brutto",
    "rechnungsbetrag",
    "montantbrut",
    "brutobedrag",
    "importolordo",
];
const DISCOUNT: &[&str] = &[
    "discount",
    "discounttaken",
    "cashdiscount",
    "skonto",
    "skontobetrag",
    "escompte",
    "korting",
    "sconto",
    "descuento",
];
const DEDUCTION: &[&str] = &[
    "deduction",
    "adjustment",
    "abzug",
    "kürzung",
    "déduction",
    "inhouding",
];
const REASON: &[&str] = &[
    "reason",
    "deductionreason",
    "reasontext",
    "grund",
    "abzugsgrund",
    "motif",
    "text",
];
const NET: &[&str] = &[
    "netamount",
    "net",
    "amountpaid",
    "paidamount",
    "paymentamount",
    "paid",
    "amount",
    "betrag",
    "zahlbetrag",
    "zahlungsbetrag",
    "nettobetrag",
    "netto",
    "montant",
    "montantpayé",
    "bedrag",
    "importo",
    "importe",
];
const DATE: &[&str] = &[
    "invoicedate",
    "documentdate",
    "date",
    "rechnungsdatum",
    "belegdatum",
    "datum",
    "datefacture",
    "factuurdatum",
    "data",
    "fecha",
];
const CURRENCY: &[&str] = &[
    "currency", "währung", "waehrung", "devise", "valuta", "divisa",
];
const KIND: &[&str] = &["type", "documenttype", "belegart", "art"];
const PAYER: &[&str] = &[
    "payer",
    "customer",
    "customername",
    "zahler",
    "auftraggeber",
];

/// The column of each field.
#[derive(Default)]
struct Columns {
    document: Option<usize>,
    gross: Option<usize>,
    discount: Option<usize>,
    deduction: Option<usize>,
    reason: Option<usize>,
    net: Option<usize>,
    date: Option<usize>,
    currency: Option<usize>,
    kind: Option<usize>,
    payer: Option<usize>,
}

impl Columns {
    fn of(header: &[String]) -> Option<Self> {
        let names: Vec<String> = header
            .iter()
            .map(|cell| compact(cell).to_lowercase())
            .collect();
        let find = |words: &[&str]| {
            words
                .iter()
                .find_map(|word| names.iter().position(|name| name == word))
        };
        let columns = Self {
            document: find(DOCUMENT),
            gross: find(GROSS),
            discount: find(DISCOUNT),
            deduction: find(DEDUCTION),
            reason: find(REASON),
            net: find(NET),
            date: find(DATE),
            currency: find(CURRENCY),
            kind: find(KIND),
            payer: find(PAYER),
        };
        let tells = columns.document.is_some() && columns.net.or(columns.gross).is_some();
        tells.then_some(columns)
    }

    fn money(&self) -> impl Iterator<Item = usize> {
        [self.gross, self.discount, self.deduction, self.net]
            .into_iter()
            .flatten()
    }
}

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
    let named = currency.or_else(|| currency_of(&head));
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(head.as_bytes().chain(Utf8Bytes::new(stream)));
    let mut columns: Option<Columns> = None;
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| FormatError::new("CSV", error.to_string()))?;
        let line = record.position().map_or(0, |position| position.line());
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        match columns {
            None => columns = Columns::of(&cells),
            Some(_) if rows.len() == ROWS_MAX => {
                return Err(FormatError::new("file", "has more than 500,000 rows"));
            }
            Some(_) => rows.push((line, cells)),
        }
    }
    let Some(columns) = columns else {
        return Err(
            FormatError::new("header", "names no document and amount column")
                .remedy("name them e.g. Invoice number and Amount"),
        );
    };
    take(advice_of(&columns, &rows, named)?)
}

fn advice_of(
    columns: &Columns,
    rows: &[(u64, Vec<String>)],
    currency: Option<Currency>,
) -> Result<Advice, FormatError> {
    let filled: Vec<&str> = columns
        .money()
        .flat_map(|column| rows.iter().filter_map(move |(_, cells)| cells.get(column)))
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    let style = detect_style(filled.iter().copied())
        .map_err(|problem| FormatError::new("amounts", problem))?;
    let mut advice = Advice::new(Form::Csv);
    for (number, cells) in rows {
        let row = Row {
            number: *number,
            cells,
            style,
        };
        row.place(columns, currency, &mut advice)?;
    }
    Ok(advice)
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

    fn place(
        &self,
        columns: &Columns,
        currency: Option<Currency>,
        advice: &mut Advice,
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

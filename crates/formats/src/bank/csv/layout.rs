//! The cells of a bank's CSV and the columns a profile names among them.

use std::io::Read;

use super::guess;
use super::{CsvColumns, CsvProfile};
use crate::error::FormatError;
use crate::number::{NumberStyle, detect_style};
use crate::text::did_you_mean;
use crate::workbook::Cells;

/// Rows that are looked at to find out how numbers and dates are written.
const HEAD_ROWS: usize = 10_000;
/// And how long they may be together.
const HEAD_BYTES: usize = 16 * 1024 * 1024;

/// Where rows come from.
pub(super) trait Rows {
    /// The next row; `None` at the end.
    fn next(&mut self) -> Result<Option<Cells>, FormatError>;
}

/// The rows of a CSV text.
pub(super) struct CsvRows<R> {
    reader: ::csv::Reader<R>,
    record: ::csv::StringRecord,
}

impl<R: Read> CsvRows<R> {
    pub(super) fn new(text: R, delimiter: char) -> Result<Self, FormatError> {
        let delimiter = u8::try_from(delimiter).map_err(|_| {
            FormatError::new("profile.delimiter", "must be an ASCII character")
                .value(delimiter.to_string())
        })?;
        Ok(Self {
            reader: ::csv::ReaderBuilder::new()
                .delimiter(delimiter)
                .has_headers(false)
                .flexible(true)
                .from_reader(text),
            record: ::csv::StringRecord::new(),
        })
    }
}

impl<R: Read> Rows for CsvRows<R> {
    fn next(&mut self) -> Result<Option<Cells>, FormatError> {
        let more = self.reader.read_record(&mut self.record);
        if !more.map_err(|error| FormatError::new("CSV", error.to_string()))? {
            return Ok(None);
        }
        let line = self.record.position().map_or(0, |position| position.line());
        let cells = self.record.iter().map(|cell| cell.trim().to_owned());
        Ok(Some((line, cells.collect())))
    }
}

/// The header and the rows that follow it, as far as they are looked at in advance.
pub(super) struct Table {
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Cells>,
}

impl Table {
    pub(super) fn read(rows: &mut dyn Rows, profile: &CsvProfile) -> Result<Self, FormatError> {
        let wanted = required_columns(&profile.columns);
        let mut table = Self {
            header: Vec::new(),
            rows: Vec::new(),
        };
        // The line that comes nearest to a header, for the message when none is one.
        let mut nearest: (usize, Vec<String>) = (0, Vec::new());
        let (mut looked_at, mut bytes) = (0, 0);
        while looked_at < HEAD_ROWS && bytes < HEAD_BYTES {
            let Some((line, cells)) = rows.next()? else {
                break;
            };
            looked_at += 1;
            bytes += cells.iter().map(String::len).sum::<usize>();
            if line <= profile.skip_lines as u64 {
                continue;
            }
            if table.header.is_empty() {
                let known = wanted
                    .iter()
                    .filter(|name| cells.iter().any(|c| c == **name))
                    .count();
                if known == wanted.len() {
                    table.header = cells;
                } else if known > nearest.0 || nearest.1.is_empty() {
                    nearest = (known, cells);
                }
            } else {
                table.rows.push((line, cells));
            }
        }
        if table.header.is_empty() {
            return Err(missing_column(&wanted, &nearest.1));
        }
        Ok(table)
    }

    fn column(&self, name: &str) -> Result<usize, FormatError> {
        self.header
            .iter()
            .position(|cell| cell == name)
            .ok_or_else(|| missing_column(&[name], &self.header))
    }

    fn optional(&self, name: Option<&String>) -> Result<Option<usize>, FormatError> {
        name.map(|name| self.column(name)).transpose()
    }

    fn columns(&self, names: &[String]) -> Result<Vec<usize>, FormatError> {
        names.iter().map(|name| self.column(name)).collect()
    }

    /// The filled cells of a column.
    fn filled(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        self.rows
            .iter()
            .filter_map(move |(_, cells)| cells.get(column))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    }
}

fn required_columns(columns: &CsvColumns) -> Vec<&str> {
    let amounts = [&columns.amount, &columns.debit, &columns.credit];
    std::iter::once(columns.booked_on.as_str())
        .chain(amounts.into_iter().flatten().map(String::as_str))
        .collect()
}

fn missing_column(wanted: &[&str], header: &[String]) -> FormatError {
    let missing = wanted
        .iter()
        .find(|name| !header.iter().any(|cell| cell == *name));
    let missing = missing.copied().unwrap_or_default();
    let known = || header.iter().map(String::as_str);
    let remedy = match did_you_mean(missing, known()) {
        Some(name) => format!("did you mean {name:?}?"),
        None => format!("the file has {}", known().collect::<Vec<_>>().join(", ")),
    };
    FormatError::new("header", "has no such column")
        .value(missing)
        .remedy(remedy)
}

/// Indexes of the columns in use, and how their cells are written.
pub(super) struct Layout {
    pub(super) booked_on: usize,
    pub(super) value_on: Option<usize>,
    pub(super) amount: Option<usize>,
    pub(super) debit: Option<usize>,
    pub(super) credit: Option<usize>,
    pub(super) sign: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) gross: Option<usize>,
    pub(super) fee: Option<usize>,
    pub(super) currency: Option<usize>,
    pub(super) account: Option<usize>,
    pub(super) balance: Option<usize>,
    pub(super) texts: TextColumns,
    pub(super) remittance: Vec<usize>,
    pub(super) references: Vec<usize>,
    pub(super) ids: Vec<usize>,
    pub(super) numbers: NumberStyle,
    pub(super) date_format: String,
}

/// Columns that are taken as they are.
pub(super) struct TextColumns {
    pub(super) name: Option<usize>,
    pub(super) account: Option<usize>,
    pub(super) bic: Option<usize>,
    pub(super) end_to_end_id: Option<usize>,
    pub(super) mandate_id: Option<usize>,
    pub(super) bank_ref: Option<usize>,
    pub(super) kind: Option<usize>,
    pub(super) payee: Option<usize>,
    pub(super) ultimate_name: Option<usize>,
    pub(super) return_reason: Option<usize>,
    pub(super) rate: Option<usize>,
    pub(super) source: Option<usize>,
    pub(super) target: Option<usize>,
}

impl Layout {
    pub(super) fn of(table: &Table, profile: &CsvProfile) -> Result<Self, FormatError> {
        let columns = &profile.columns;
        let amount = table.optional(columns.amount.as_ref())?;
        let debit = table.optional(columns.debit.as_ref())?;
        let credit = table.optional(columns.credit.as_ref())?;
        if amount.is_none() && (debit.is_none() || credit.is_none()) {
            return Err(FormatError::new("profile.columns", "names no amount")
                .remedy("name amount, or debit and credit"));
        }
        let booked_on = table.column(&columns.booked_on)?;
        let money = [amount, debit, credit].into_iter().flatten();
        let numbers = match profile.decimal {
            Some(decimal) => NumberStyle {
                decimal,
                thousands: profile.thousands,
            },
            None => detect_style(money.flat_map(|column| table.filled(column)))
                .map_err(|problem| FormatError::new("amounts", problem))?,
        };
        let date_format = match &profile.date_format {
            Some(format) => format.clone(),
            None => guess::date_format(table.filled(booked_on))?.to_owned(),
        };
        let sign = profile
            .sign
            .as_ref()
            .map(|sign| table.column(&sign.column))
            .transpose()?;
        let status = profile
            .status
            .as_ref()
            .map(|status| table.column(&status.column))
            .transpose()?;
        let optional = |name: &Option<String>| table.optional(name.as_ref());
        Ok(Self {
            booked_on,
            amount,
            debit,
            credit,
            sign,
            status,
            gross: optional(&columns.gross)?,
            fee: optional(&columns.fee)?,
            numbers,
            date_format,
            value_on: optional(&columns.value_on)?,
            currency: optional(&columns.currency)?,
            account: optional(&columns.account)?,
            balance: optional(&columns.balance)?,
            texts: TextColumns {
                name: optional(&columns.name)?,
                account: optional(&columns.iban)?,
                bic: optional(&columns.bic)?,
                end_to_end_id: optional(&columns.end_to_end_id)?,
                mandate_id: optional(&columns.mandate_id)?,
                bank_ref: optional(&columns.bank_ref)?,
                kind: optional(&columns.kind)?,
                payee: optional(&columns.payee)?,
                ultimate_name: optional(&columns.ultimate_name)?,
                return_reason: optional(&columns.return_reason)?,
                rate: optional(&columns.rate)?,
                source: optional(&columns.source)?,
                target: optional(&columns.target)?,
            },
            remittance: table.columns(&columns.remittance)?,
            references: table.columns(&columns.references)?,
            ids: table.columns(&columns.ids)?,
        })
    }
}

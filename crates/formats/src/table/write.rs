//! Tables written row by row as CSV and XLSX.
//!
//! **Spreadsheet formulas.** A spreadsheet runs text of a CSV cell that begins with `=`, `+`, `-`,
//! `@`, tab or carriage return as a formula, so a customer's name could run code on an accountant's
//! desk. Such text is written with an apostrophe before it, which spreadsheets take as "this is
//! text". Numbers, dates and truths are written bare; so is text that is a plain decimal number.
//! Text that begins with apostrophes and one of these characters gets one more apostrophe, which
//! makes the rule reversible: [`TableOptions::unguard`](super::TableOptions::unguard) takes exactly
//! one off. XLSX marks text as text and needs no guard.

use std::borrow::Cow;
use std::io::Write;

use chrono::{Datelike, NaiveDateTime, NaiveTime, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

use super::Cell;
use crate::error::FormatError;

/// Kinds of table that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WriteFormat {
    /// Comma-separated, UTF-8, RFC 4180.
    Csv,
    /// Excel workbook.
    Xlsx,
}

/// Takes rows and writes them in bounded memory.
pub trait RowWriter {
    /// Writes a row; it must have as many cells as there are columns.
    fn row(&mut self, cells: &[Cell]) -> Result<(), FormatError>;

    /// Writes what is left. A writer that is dropped without this leaves an incomplete file.
    fn finish(self: Box<Self>) -> Result<(), FormatError>;
}

/// A writer of the wanted kind, with the header written.
pub fn open_writer<'a>(
    format: WriteFormat,
    out: impl Write + Send + 'a,
    columns: &[&str],
) -> Result<Box<dyn RowWriter + 'a>, FormatError> {
    Ok(match format {
        WriteFormat::Csv => Box::new(CsvWriter::new(out, columns)?),
        WriteFormat::Xlsx => Box::new(XlsxWriter::new(out, columns)?),
    })
}

fn failed(error: impl std::fmt::Display) -> FormatError {
    FormatError::new("output", error.to_string()).remedy("check free space and the right to write")
}

fn check_width(found: usize, wanted: usize) -> Result<(), FormatError> {
    match found == wanted {
        true => Ok(()),
        false => {
            let problem = format!("a row of {found} cells in a table of {wanted} columns");
            Err(FormatError::new("row", problem))
        }
    }
}

/// CSV with the guard described above.
pub struct CsvWriter<W: Write> {
    out: csv::Writer<W>,
    width: usize,
}

impl<W: Write> CsvWriter<W> {
    /// Starts with the header.
    pub fn new(out: W, columns: &[&str]) -> Result<Self, FormatError> {
        let mut out = csv::Writer::from_writer(out);
        out.write_record(columns.iter().map(|name| guarded(name).into_owned()))
            .map_err(failed)?;
        Ok(Self {
            out,
            width: columns.len(),
        })
    }
}

impl<W: Write> RowWriter for CsvWriter<W> {
    fn row(&mut self, cells: &[Cell]) -> Result<(), FormatError> {
        check_width(cells.len(), self.width)?;
        for cell in cells {
            let text = cell.as_text();
            let text = match cell {
                Cell::Text(text) => guarded(text),
                _ => text,
            };
            self.out.write_field(text.as_bytes()).map_err(failed)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(failed)
    }

    fn finish(mut self: Box<Self>) -> Result<(), FormatError> {
        self.out.flush().map_err(failed)
    }
}

const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text with an apostrophe where a spreadsheet would run it.
fn guarded(text: &str) -> Cow<'_, str> {
    let bare = text.trim_start_matches('\'');
    match bare.starts_with(FORMULA_STARTS) && !is_plain_number(text) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// The text without the apostrophe that [`guarded`] set.
pub(super) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA_STARTS) => rest,
        _ => text,
    }
}

fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

/// Most rows of a sheet, header included.
const SHEET_ROWS_MAX: u32 = 1_048_576;
/// Most digits that Excel keeps of a number.
const EXACT_DIGITS: usize = 15;

/// XLSX in constant memory. After a million rows the table goes on in another sheet. Numbers with
/// more than 15 digits are written as text, because Excel would round them.
pub struct XlsxWriter<W: Write + Send> {
    workbook: Workbook,
    out: W,
    columns: Vec<String>,
    formats: Formats,
    sheet: usize,
    next_row: u32,
}

struct Formats {
    header: Format,
    date: Format,
    time: Format,
}

impl<W: Write + Send> XlsxWriter<W> {
    /// Starts with the header.
    pub fn new(out: W, columns: &[&str]) -> Result<Self, FormatError> {
        let mut workbook = Workbook::new();
        // A fixed date of making: the same rows give the same file, and no clock is asked.
        let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let mut writer = Self {
            workbook,
            out,
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            formats: Formats {
                header: Format::new().set_bold(),
                date: Format::new().set_num_format("yyyy-mm-dd"),
                time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            },
            sheet: 0,
            next_row: 0,
        };
        writer.start_sheet(0)?;
        Ok(writer)
    }

    fn start_sheet(&mut self, number: usize) -> Result<(), FormatError> {
        let sheet = self
            .workbook
            .add_worksheet_with_constant_memory()
            .map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        for (column, name) in (0u16..).zip(&self.columns) {
            sheet.set_column_width(column, 16).map_err(failed)?;
            sheet
                .write_string_with_format(0, column, name, &self.formats.header)
                .map_err(failed)?;
        }
        self.sheet = number;
        self.next_row = 1;
        Ok(())
    }
}

impl<W: Write + Send> RowWriter for XlsxWriter<W> {
    fn row(&mut self, cells: &[Cell]) -> Result<(), FormatError> {
        check_width(cells.len(), self.columns.len())?;
        if self.next_row == SHEET_ROWS_MAX {
            self.start_sheet(self.sheet + 1)?;
        }
        let sheet = self
            .workbook
            .worksheet_from_index(self.sheet)
            .map_err(failed)?;
        for (column, cell) in (0u16..).zip(cells) {
            write_cell(sheet, self.next_row, column, cell, &self.formats).map_err(|error| {
                FormatError::new("cell", error.to_string()).value(cell.as_text())
            })?;
        }
        self.next_row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), FormatError> {
        self.workbook.save_to_writer(&mut self.out).map_err(failed)
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => Ok(()),
        Cell::Bool(truth) => sheet.write_boolean(row, column, *truth).map(|_| ()),
        Cell::Text(text) => sheet.write_string(row, column, text).map(|_| ()),
        Cell::Int(_) | Cell::Decimal(_) => {
            let text = cell.as_text();
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            match text.parse::<f64>() {
                Ok(number) if digits <= EXACT_DIGITS => {
                    sheet.write_number(row, column, number).map(|_| ())
                }
                _ => sheet.write_string(row, column, text).map(|_| ()),
            }
        }
        Cell::Date(date) => {
            let midnight = date.and_time(NaiveTime::MIN);
            write_time(sheet, row, column, midnight, &formats.date)
        }
        Cell::DateTime(time) => write_time(sheet, row, column, *time, &formats.time),
    }
}

/// Excel's calendar begins in 1900; earlier days are written as text.
fn write_time(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    time: NaiveDateTime,
    format: &Format,
) -> Result<(), XlsxError> {
    let parts = (
        u16::try_from(time.year()).ok().filter(|year| *year >= 1900),
        u8::try_from(time.month()),
        u8::try_from(time.day()),
        u16::try_from(time.hour()),
        u8::try_from(time.minute()),
        u8::try_from(time.second()),
        u16::try_from(time.nanosecond() / 1_000_000),
    );
    let (Some(year), Ok(month), Ok(day), Ok(hour), Ok(minute), Ok(second), Ok(milli)) = parts
    else {
        return sheet
            .write_string(row, column, time.to_string())
            .map(|_| ());
    };
    let moment =
        ExcelDateTime::from_ymd(year, month, day)?.and_hms_milli(hour, minute, second, milli)?;
    sheet
        .write_datetime_with_format(row, column, &moment, format)
        .map(|_| ())
}

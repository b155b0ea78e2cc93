//! Reading a CSV file row by row, with errors that say where and what to do.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::Result;
use csv::{ByteRecord, Reader, ReaderBuilder};
use kernel::{Currency, Date, Money};

use crate::failure::Failed;

/// A CSV file with headings.
pub struct Table {
    path: PathBuf,
    reader: Reader<BufReader<File>>,
    headings: Vec<String>,
    row: ByteRecord,
    line: u64,
    currencies: Vec<Currency>,
}

/// The place of a column; a column that is not there gives empty cells.
#[derive(Debug, Clone, Copy)]
pub struct Column(Option<usize>);

impl Column {
    /// Whether the file has it.
    pub const fn is_there(self) -> bool {
        self.0.is_some()
    }
}

impl Table {
    /// Opens a file and reads its headings.
    pub fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|error| {
            Failed::error(
                format!("cannot read {}: {error}", path.display()),
                "name a CSV file that is there",
            )
        })?;
        let mut reader = ReaderBuilder::new()
            .flexible(true)
            .from_reader(BufReader::with_capacity(1 << 18, file));
        let headings = reader.byte_headers().map_err(|error| {
            Failed::error(
                format!("{} is no CSV file: {error}", path.display()),
                "separate columns by commas and name them in the first line",
            )
        })?;
        let text = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_owned();
        let headings: Vec<String> = headings.iter().map(text).collect();
        let headings = headings
            .into_iter()
            .map(|it| it.trim_start_matches('\u{feff}').to_ascii_lowercase())
            .collect();
        Ok(Self {
            path: path.to_owned(),
            reader,
            headings,
            row: ByteRecord::new(),
            line: 1,
            currencies: Vec::new(),
        })
    }

    /// A column that may be missing.
    pub fn optional(&self, name: &str) -> Column {
        Column(self.headings.iter().position(|heading| heading == name))
    }

    /// A column that must be there.
    pub fn required(&self, name: &str) -> Result<Column> {
        let column = self.optional(name);
        if column.0.is_none() {
            return Err(Failed::error(
                format!("{} line 1: there is no column {name}", self.path.display()),
                format!(
                    "name a column {name}; the columns are: {}",
                    self.headings.join(", ")
                ),
            ));
        }
        Ok(column)
    }

    /// A column that goes by one of several names, written in any case and with or without
    /// underscores; the first name that is there counts.
    pub fn any_of(&self, names: &[&str]) -> Column {
        let bare = |text: &str| -> String {
            let letters = text.chars().filter(|letter| letter.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect()
        };
        let place = |name: &&str| {
            let mut headings = self.headings.iter();
            headings.position(|heading| bare(heading) == bare(name))
        };
        Column(names.iter().find_map(place))
    }

    /// A column that must be there by one of several names.
    pub fn required_any_of(&self, names: &[&str]) -> Result<Column> {
        let column = self.any_of(names);
        if column.is_there() {
            return Ok(column);
        }
        Err(Failed::error(
            format!(
                "{} line 1: there is no column {}",
                self.path.display(),
                names[0]
            ),
            format!(
                "name a column {}; the columns are: {}",
                names.join(" or "),
                self.headings.join(", ")
            ),
        ))
    }

    /// Goes to the next row; false at the end.
    pub fn next(&mut self) -> Result<bool> {
        let line = self.reader.position().line();
        let more = self
            .reader
            .read_byte_record(&mut self.row)
            .map_err(|error| {
                Failed::error(
                    format!("{} line {line} is no CSV: {error}", self.path.display()),
                    "check the quotes around this line",
                )
            })?;
        self.line = self.row.position().map_or(line, csv::Position::line);
        Ok(more)
    }

    /// A cell of the row as text.
    pub fn text(&self, column: Column) -> Result<&str> {
        let cell = column.0.and_then(|at| self.row.get(at)).unwrap_or_default();
        std::str::from_utf8(cell).map(str::trim).map_err(|_| {
            let shown = String::from_utf8_lossy(cell).into_owned();
            self.wrong(column, &shown, "is not UTF-8", "write the file as UTF-8")
        })
    }

    /// A cell that must not be empty.
    pub fn filled(&self, column: Column) -> Result<&str> {
        let text = self.text(column)?;
        if text.is_empty() {
            return Err(self.wrong(column, "", "is empty", "fill the cell or leave the row out"));
        }
        Ok(text)
    }

    /// The currency that a cell names.
    pub fn currency(&mut self, column: Column) -> Result<Currency> {
        let text = self.text(column)?;
        let known = self.currencies.iter().find(|known| known.code() == text);
        if let Some(known) = known {
            return Ok(*known);
        }
        let currency = Currency::parse(text).map_err(|_| {
            self.wrong(
                column,
                text,
                "is no currency",
                "write a code of ISO 4217 such as EUR",
            )
        })?;
        self.currencies.push(currency);
        Ok(currency)
    }

    /// The amount of a cell in minor units.
    pub fn amount(&self, column: Column, currency: Currency) -> Result<i64> {
        let text = self.text(column)?;
        if let Some(minor) = plain_amount(text.as_bytes(), currency.scale()) {
            return Ok(minor);
        }
        let amount = Money::parse(text, currency);
        amount.map(Money::minor).map_err(|_| {
            let example = if currency.scale() == 0 {
                "1235"
            } else {
                "1234.50"
            };
            self.wrong(
                column,
                text,
                "is no amount",
                &format!("write it with a point and the decimals of {currency}, e.g. {example}"),
            )
        })
    }

    /// The date of a cell; none in an empty one.
    pub fn date(&self, column: Column) -> Result<Option<Date>> {
        let text = self.text(column)?;
        if text.is_empty() {
            return Ok(None);
        }
        let date = plain_date(text.as_bytes());
        date.map(Some)
            .ok_or_else(|| self.wrong(column, text, "is no date", "write it as 2026-01-31"))
    }

    /// As [`date`](Self::date), but a time may follow the date.
    pub fn day_of_moment(&self, column: Column) -> Result<Option<Date>> {
        let text = self.text(column)?;
        let bytes = text.as_bytes();
        let timed = matches!(bytes.get(10), Some(b' ' | b'T'));
        match plain_date(&bytes[..10.min(bytes.len())]).filter(|_| timed || bytes.len() == 10) {
            Some(date) => Ok(Some(date)),
            None => self.date(column),
        }
    }

    /// As [`amount`](Self::amount), but of more decimals than the currency has: rounded.
    pub fn rounded_amount(&self, column: Column, currency: Currency) -> Result<i64> {
        let text = self.text(column)?;
        if let Some(minor) = plain_amount(text.as_bytes(), currency.scale()) {
            return Ok(minor);
        }
        let decimals = text.split_once('.').map_or("", |(_, decimals)| decimals);
        let scale = currency.scale() as usize;
        let digits = decimals.bytes().all(|byte| byte.is_ascii_digit());
        let cut = decimals.len().saturating_sub(scale);
        let kept = plain_amount(&text.as_bytes()[..text.len() - cut], currency.scale());
        match kept.filter(|_| digits && cut > 0) {
            Some(minor) => {
                let up = decimals.as_bytes()[scale] >= b'5';
                let away = if text.starts_with('-') { -1 } else { 1 };
                Ok(minor + if up { away } else { 0 })
            }
            None => self.amount(column, currency),
        }
    }

    /// A percentage in basis points; none in an empty cell.
    pub fn basis_points(&self, column: Column) -> Result<Option<u32>> {
        let text = self.text(column)?;
        if text.is_empty() {
            return Ok(None);
        }
        let parsed = plain_amount(text.as_bytes(), 2).and_then(|value| u32::try_from(value).ok());
        match parsed.filter(|value| *value < 10_000) {
            Some(0) => Ok(None),
            Some(value) => Ok(Some(value)),
            None => Err(self.wrong(column, text, "is no percentage", "write 2 or 2.5 for 2.5 %")),
        }
    }

    /// An error about a cell.
    pub fn wrong(&self, column: Column, value: &str, what: &str, remedy: &str) -> anyhow::Error {
        let name = column.0.map_or("?", |at| self.headings[at].as_str());
        Failed::error(
            format!(
                "{} line {}, column {name}: \"{value}\" {what}",
                self.path.display(),
                self.line
            ),
            remedy,
        )
    }
}

/// An amount of digits and at most one point, in minor units; `None` for anything else.
fn plain_amount(text: &[u8], scale: u32) -> Option<i64> {
    let (negative, digits) = match text.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, text),
    };
    if digits.is_empty() || digits.len() > 15 {
        return None;
    }
    let mut minor = 0i64;
    let mut decimals: Option<u32> = None;
    for byte in digits {
        match (byte, &mut decimals) {
            (b'0'..=b'9', decimals) => {
                minor = minor * 10 + i64::from(byte - b'0');
                if let Some(count) = decimals {
                    *count += 1;
                }
            }
            (b'.', None) => decimals = Some(0),
            _ => return None,
        }
    }
    let missing = scale.checked_sub(decimals.unwrap_or(0))?;
    let minor = minor.checked_mul(10i64.pow(missing))?;
    Some(if negative { -minor } else { minor })
}

fn plain_date(text: &[u8]) -> Option<Date> {
    let [y @ .., b'-', m1, m2, b'-', d1, d2] = text else {
        return None;
    };
    let number = |digits: &[u8]| -> Option<u32> {
        let mut each = digits.iter().map(|byte| char::from(*byte).to_digit(10));
        each.try_fold(0, |sum, digit| Some(sum * 10 + digit?))
    };
    let year = (y.len() == 4).then(|| number(y))??;
    Date::from_ymd_opt(
        i32::try_from(year).ok()?,
        number(&[*m1, *m2])?,
        number(&[*d1, *d2])?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_dates_are_read_exactly_or_not_at_all() {
        assert_eq!(plain_amount(b"1234.5", 2), Some(123_450));
        assert_eq!(plain_amount(b"-0.07", 2), Some(-7));
        assert_eq!(plain_amount(b"12", 0), Some(12));
        for wrong in ["1.234,50", "1.2.3", "", "1.005", "1e3", "99999999999999999"] {
            assert_eq!(plain_amount(wrong.as_bytes(), 2), None, "{wrong}");
        }
        assert_eq!(plain_date(b"2026-02-28"), Date::from_ymd_opt(2026, 2, 28));
        for wrong in ["2026-02-30", "26-02-01", "2026/02/01", "2026-2-1"] {
            assert_eq!(plain_date(wrong.as_bytes()), None, "{wrong}");
        }
    }
}

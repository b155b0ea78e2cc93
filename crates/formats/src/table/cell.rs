//! Cells and rows as they come out of a file, before they mean anything.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDateTime;
use kernel::Date;

/// One cell. Numbers keep their exact decimal text; binary floating point of Parquet and XLSX
/// becomes the shortest decimal that reads back as the same number (2.55, not 2.5499999999999998).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing, null, or an empty text.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A decimal number as `-?DIGITS[.DIGITS]`.
    Decimal(String),
    /// A truth value.
    Bool(bool),
    /// A day.
    Date(Date),
    /// A day and time; UTC where the file says so, else as written.
    DateTime(NaiveDateTime),
}

impl Cell {
    /// Text, or [`Cell::Empty`] for none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// A number out of binary floating point; not-a-number is how some tools write nothing.
    pub(crate) fn from_f64(number: f64) -> Self {
        match number {
            number if number.is_nan() => Self::Empty,
            number if number.is_infinite() => Self::Text(number.to_string()),
            // `Display` of a float is the shortest text that reads back as the same number.
            number => Self::from_decimal_text(number.to_string()),
        }
    }

    /// As [`Cell::from_f64`] for single precision.
    pub(crate) fn from_f32(number: f32) -> Self {
        match number {
            number if number.is_nan() => Self::Empty,
            number if number.is_infinite() => Self::Text(number.to_string()),
            number => Self::from_decimal_text(number.to_string()),
        }
    }

    /// A number whose decimal text is known.
    pub(crate) fn from_decimal_text(text: String) -> Self {
        match text.parse() {
            Ok(whole) => Self::Int(whole),
            Err(_) => Self::Decimal(text),
        }
    }

    /// The cell as text; empty for nothing.
    pub fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Decimal(text) => Cow::Borrowed(text),
            Self::Int(number) => Cow::Owned(number.to_string()),
            Self::Bool(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::DateTime(time) => Cow::Owned(time.format("%Y-%m-%d %H:%M:%S%.f").to_string()),
        }
    }
}

/// A row that could be read: one cell per column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Where it stands: line of a text file, row of a sheet or of a Parquet file, from 1.
    pub line: u64,
    /// Cells in the order of the source's columns.
    pub cells: Vec<Cell>,
}

/// A row, readable or not: a source goes on after a bad one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Readable.
    Good(Record),
    /// Not readable, with the reason.
    Bad(RowError),
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RowError {
    /// Line or row in the file, from 1.
    pub line: u64,
    /// Column, by the name in the file; the field's name where no column is meant.
    pub column: String,
    /// The offending value, shortened.
    pub value: String,
    /// What is wrong.
    pub problem: String,
    /// What the user can do.
    pub remedy: String,
}

impl RowError {
    pub(crate) fn new(line: u64, column: &str, value: &str, problem: impl Into<String>) -> Self {
        Self {
            line,
            column: column.to_owned(),
            value: crate::text::shorten(value),
            problem: problem.into(),
            remedy: String::new(),
        }
    }

    pub(crate) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}, {} {:?}: {}",
            self.line, self.column, self.value, self.problem
        )?;
        if !self.remedy.is_empty() {
            write!(f, "; {}", self.remedy)?;
        }
        Ok(())
    }
}

impl std::error::Error for RowError {}

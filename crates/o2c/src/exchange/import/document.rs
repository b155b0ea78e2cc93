//! Documents as they come out of a file: rows with typed values, grouped.

use kernel::{Currency, Date, Instant, Money, Quantity, UnitPrice};

use super::result::Problem;
use crate::error::{Code, Outcome, Refusal};

/// A field that a mapping can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in mappings.
    pub name: &'static str,
    /// What its values are.
    pub kind: FieldKind,
    /// Whether a row without it is reported.
    pub required: bool,
    /// What it means.
    pub doc: &'static str,
}

/// What the values of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A quantity.
    Quantity,
    /// A price of one unit.
    UnitPrice,
    /// An amount of money, without its currency.
    Amount,
    /// An ISO 4217 code.
    Currency,
    /// A business date.
    Date,
    /// A point in time.
    Instant,
}

/// A field of a kind: its position in the kind's list and in each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FieldNo {
    pub at: usize,
    pub name: &'static str,
}

/// A value in the type of its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Datum {
    Text(String),
    Integer(i64),
    Quantity(Quantity),
    UnitPrice(UnitPrice),
    /// As a decimal number with a point.
    Amount(String),
    Currency(Currency),
    Date(Date),
    Instant(Instant),
}

/// Rows that belong together.
#[derive(Debug, Clone)]
pub(super) struct Document {
    /// At least one.
    pub rows: Vec<Row>,
}

impl Document {
    /// The first row, from which what concerns the whole document is taken.
    pub fn head(&self) -> &Row {
        &self.rows[0]
    }

    pub fn row_numbers(&self) -> Vec<u64> {
        self.rows.iter().map(|row| row.no).collect()
    }

    /// The first row that could not be read, with what is wrong with it.
    pub fn bad_row(&self) -> Option<(usize, &Problem)> {
        let problems = self.rows.iter().enumerate();
        problems.filter_map(|(at, row)| Some((at, row.problem.as_ref()?))).next()
    }
}

/// One row of the file.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Its number in the file, from 1.
    pub no: u64,
    /// One place for each field of the kind.
    pub data: Vec<Option<Datum>>,
    /// Why the row cannot be read.
    pub problem: Option<Problem>,
}

impl Row {
    fn datum(&self, field: FieldNo) -> Option<&Datum> {
        self.data.get(field.at)?.as_ref()
    }

    pub fn text(&self, field: FieldNo) -> Option<&str> {
        match self.datum(field)? {
            Datum::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn owned(&self, field: FieldNo) -> Option<String> {
        self.text(field).map(str::to_owned)
    }

    pub fn integer(&self, field: FieldNo) -> Option<i64> {
        match self.datum(field)? {
            Datum::Integer(value) => Some(*value),
            _ => None,
        }
    }

    pub fn quantity(&self, field: FieldNo) -> Option<Quantity> {
        match self.datum(field)? {
            Datum::Quantity(value) => Some(*value),
            _ => None,
        }
    }

    pub fn unit_price(&self, field: FieldNo) -> Option<UnitPrice> {
        match self.datum(field)? {
            Datum::UnitPrice(value) => Some(*value),
            _ => None,
        }
    }

    pub fn currency(&self, field: FieldNo) -> Option<Currency> {
        match self.datum(field)? {
            Datum::Currency(value) => Some(*value),
            _ => None,
        }
    }

    pub fn date(&self, field: FieldNo) -> Option<Date> {
        match self.datum(field)? {
            Datum::Date(value) => Some(*value),
            Datum::Instant(value) => Some(value.date()),
            _ => None,
        }
    }

    pub fn instant(&self, field: FieldNo) -> Option<Instant> {
        match self.datum(field)? {
            Datum::Instant(value) => Some(*value),
            Datum::Date(value) => Some(Instant::at_start_of(*value)),
            _ => None,
        }
    }

    /// An amount in this currency.
    ///
    /// # Errors
    /// Refuses more decimals than the currency has.
    pub fn money(&self, field: FieldNo, currency: Currency) -> Outcome<Option<Money>> {
        let Some(Datum::Amount(text)) = self.datum(field) else { return Ok(None) };
        let amount = Money::parse(text, currency).map_err(|_| {
            Refusal::new(
                Code::InvalidValue,
                field.name,
                format!("{text} is no amount of {currency}"),
                "correct the amount or name its currency",
            )
        })?;
        Ok(Some(amount))
    }

    /// A text that the row must have.
    ///
    /// # Errors
    /// Refuses its absence.
    pub fn required(&self, field: FieldNo) -> Outcome<&str> {
        self.needed(field, self.text(field))
    }

    /// A value that the row must have.
    ///
    /// # Errors
    /// Refuses its absence.
    pub fn needed<T>(&self, field: FieldNo, value: Option<T>) -> Outcome<T> {
        value.ok_or_else(|| {
            Refusal::new(
                Code::InvalidValue,
                field.name,
                format!("the row has no {}", field.name),
                "fill it in, or let the mapping give a default",
            )
        })
    }

    /// A word out of a closed list.
    ///
    /// # Errors
    /// Refuses any other word, naming the list.
    pub fn word<T: Copy + std::fmt::Display>(
        &self,
        field: FieldNo,
        parse: impl Fn(&str) -> Option<T>,
        all: &[T],
    ) -> Outcome<Option<T>> {
        let Some(text) = self.text(field) else { return Ok(None) };
        parse(text).map(Some).ok_or_else(|| {
            let known: Vec<String> = all.iter().map(ToString::to_string).collect();
            Refusal::new(
                Code::InvalidValue,
                field.name,
                format!("{text:?} is not known"),
                format!("give one of: {}", known.join(", ")),
            )
        })
    }
}

/// Declares the fields of a kind: `FIELDS` for mappings, and one constant for each.
macro_rules! fields {
    ($($constant:ident $name:literal $kind:ident $need:ident $doc:literal;)+) => {
        /// The fields that a mapping can fill.
        pub(in crate::exchange::import) const FIELDS:
            &[$crate::exchange::import::document::Field] = &[$(
            $crate::exchange::import::document::Field {
                name: $name,
                kind: $crate::exchange::import::document::FieldKind::$kind,
                required: $crate::exchange::import::document::need!($need),
                doc: $doc,
            },
        )+];
        $crate::exchange::import::document::positions!(0; $($constant $name)+);
    };
}

/// Numbers the fields from zero.
macro_rules! positions {
    ($at:expr;) => {};
    ($at:expr; $constant:ident $name:literal $($rest:tt)*) => {
        const $constant: $crate::exchange::import::document::FieldNo =
            $crate::exchange::import::document::FieldNo { at: $at, name: $name };
        $crate::exchange::import::document::positions!($at + 1; $($rest)*);
    };
}

macro_rules! need {
    (required) => {
        true
    };
    (optional) => {
        false
    };
}

pub(super) use {fields, need, positions};

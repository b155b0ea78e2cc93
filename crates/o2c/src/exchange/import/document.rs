//! Documents as they come out of a file: rows with typed values, grouped.

use formats::table::mapping::TypedRow;
use formats::table::{self, RowError};
use kernel::{Currency, Date, Instant, Money, Quantity, UnitPrice};

use super::result::Problem;
use crate::error::{Code, Outcome, Refusal};

/// A field of a kind: its position in the kind's list and in each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FieldNo {
    pub at: usize,
    pub name: &'static str,
}

/// Rows that belong together.
#[derive(Debug, Clone)]
pub(super) struct Document {
    /// At least one, in the order of the file.
    pub rows: Vec<Row>,
}

/// One row of the file.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Where it stands in the file: its line, or its number in a sheet, from 1.
    pub no: u64,
    /// Why the row cannot be read; it has no values then.
    pub problem: Option<Problem>,
    values: TypedRow,
}

impl Document {
    /// The first readable row, from which what concerns the whole document is taken.
    pub fn head(&self) -> &Row {
        self.rows
            .iter()
            .find(|row| row.problem.is_none())
            .unwrap_or(&self.rows[0])
    }

    pub fn row_numbers(&self) -> Vec<u64> {
        self.rows.iter().map(|row| row.no).collect()
    }

    /// The first row that could not be read, with what is wrong with it.
    pub fn bad_row(&self) -> Option<(usize, &Problem)> {
        let problems = self.rows.iter().enumerate();
        problems
            .filter_map(|(at, row)| Some((at, row.problem.as_ref()?)))
            .next()
    }
}

impl From<table::Document> for Document {
    fn from(read: table::Document) -> Self {
        let mut bad: Vec<Row> = Vec::new();
        for error in read.errors {
            match bad.last_mut() {
                // Several cells of one row.
                Some(row) if row.no == error.line => {
                    if let Some(problem) = &mut row.problem {
                        problem.problem = format!("{}; {}", problem.problem, in_words(&error));
                    }
                }
                _ => bad.push(Row {
                    no: error.line,
                    values: TypedRow {
                        line: error.line,
                        values: Vec::new(),
                    },
                    problem: Some(error.into()),
                }),
            }
        }
        // Rows of a JSON file may share a line; each still counts.
        let bad_rows = usize::try_from(read.bad_rows).unwrap_or(usize::MAX);
        while let Some(last) = bad.last().cloned().filter(|_| bad.len() < bad_rows) {
            bad.push(last);
        }
        let good = read.rows.into_iter().map(|values| Row {
            no: values.line,
            problem: None,
            values,
        });
        let mut rows: Vec<Row> = good.chain(bad).collect();
        rows.sort_by_key(|row| row.no);
        Self { rows }
    }
}

fn in_words(error: &RowError) -> String {
    format!("{} {:?}: {}", error.column, error.value, error.problem)
}

impl From<RowError> for Problem {
    fn from(error: RowError) -> Self {
        Self {
            column: Some(error.column),
            value: Some(error.value),
            problem: error.problem,
            remedy: error.remedy,
        }
    }
}

impl Row {
    pub fn text(&self, field: FieldNo) -> Option<&str> {
        self.values.text(field.at)
    }

    pub fn owned(&self, field: FieldNo) -> Option<String> {
        self.text(field).map(str::to_owned)
    }

    pub fn integer(&self, field: FieldNo) -> Option<i64> {
        self.values.int(field.at)
    }

    pub fn quantity(&self, field: FieldNo) -> Option<Quantity> {
        self.values.quantity(field.at)
    }

    pub fn unit_price(&self, field: FieldNo) -> Option<UnitPrice> {
        self.values.unit_price(field.at)
    }

    pub fn currency(&self, field: FieldNo) -> Option<Currency> {
        self.values.currency(field.at)
    }

    pub fn date(&self, field: FieldNo) -> Option<Date> {
        self.values.date(field.at)
    }

    pub fn instant(&self, field: FieldNo) -> Option<Instant> {
        self.values.instant(field.at)
    }

    pub fn money(&self, field: FieldNo) -> Option<Money> {
        self.values.money(field.at)
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

    /// The refusal of a value that the books cannot hold.
    pub fn out_of_range(&self, field: FieldNo) -> Refusal {
        Refusal::new(
            Code::InvalidValue,
            field.name,
            format!("the {} is out of range", field.name),
            "correct it",
        )
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
        let Some(text) = self.text(field) else {
            return Ok(None);
        };
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
    ($($constant:ident $name:literal $kind:tt $need:ident $doc:literal;)+) => {
        /// The fields that a mapping can fill.
        pub(in crate::exchange::import) const FIELDS: &[formats::table::mapping::FieldSpec] = &[$(
            formats::table::mapping::FieldSpec {
                name: $name,
                kind: $crate::exchange::import::document::kind_of!($kind),
                required: $crate::exchange::import::document::is_needed!($need),
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

/// Amounts are in the currency that the row's field `currency` holds.
macro_rules! kind_of {
    (Money) => {
        formats::table::mapping::FieldType::Money {
            currency: "currency",
        }
    };
    ($kind:ident) => {
        formats::table::mapping::FieldType::$kind
    };
}

macro_rules! is_needed {
    (required) => {
        true
    };
    (optional) => {
        false
    };
}

pub(super) use {fields, is_needed, kind_of, positions};

//! A mapping bound to a file's columns, and the rows it makes.

use kernel::{Currency, Date, Instant, Money, Percent, Quantity, UnitPrice};

use super::convert::{Rule, convert};
use super::schema::{FieldSpec, FieldType, Value};
use super::{Grouping, Mapping, MappingError};
use crate::table::{Record, RowError};

/// A mapping compiled for one file: columns are indexes, formats and defaults are checked.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) fields: &'static [FieldSpec],
    /// One rule per field, in the same order.
    pub(super) rules: Vec<Rule>,
    pub(super) key: Vec<usize>,
    /// Places of the amounts, each with the place of its currency.
    pub(super) amounts: Vec<(usize, usize)>,
    pub(super) grouping: Grouping,
    pub(super) columns: Vec<String>,
    pub(super) unused: Vec<String>,
}

impl Plan {
    /// Binds a mapping (or, without one, equal names) to the columns of a file. All that is wrong
    /// is told at once.
    pub fn compile(
        mapping: Option<&Mapping>,
        columns: &[String],
        fields: &'static [FieldSpec],
    ) -> Result<Self, Vec<MappingError>> {
        super::compile::compile(mapping, columns, fields)
    }

    /// The place of a field in [`TypedRow::values`].
    pub fn index(&self, field: &str) -> Option<usize> {
        self.fields.iter().position(|spec| spec.name == field)
    }

    /// The schema the plan was compiled for.
    pub fn fields(&self) -> &'static [FieldSpec] {
        self.fields
    }

    /// Columns of the file that no field is read from.
    pub fn unused_columns(&self) -> &[String] {
        &self.unused
    }

    /// Where the rows of a document stand.
    pub fn grouping(&self) -> Grouping {
        self.grouping
    }

    /// True if several rows may form one document.
    pub fn is_grouped(&self) -> bool {
        !self.key.is_empty()
    }

    /// Converts a row; all its bad cells are told at once.
    pub fn convert(&self, record: &Record) -> Result<TypedRow, Vec<RowError>> {
        let mut errors = Vec::new();
        let mut values: Vec<Option<Value>> = Vec::with_capacity(self.fields.len());
        for place in 0..self.fields.len() {
            // Amounts wait for their currency.
            let value = match self.fields[place].kind {
                FieldType::Money { .. } => None,
                _ => self.field(place, None, record, &mut errors),
            };
            values.push(value);
        }
        for (place, currency_at) in &self.amounts {
            let currency = match &values[*currency_at] {
                Some(Value::Currency(currency)) => Some(*currency),
                _ => None,
            };
            values[*place] = self.field(*place, currency, record, &mut errors);
        }
        match errors.is_empty() {
            true => Ok(TypedRow {
                line: record.line,
                values,
            }),
            false => Err(errors),
        }
    }

    /// The values that make a row part of a document.
    pub(crate) fn key_of(&self, record: &Record) -> Result<Vec<Option<Value>>, Vec<RowError>> {
        let mut errors = Vec::new();
        let key = self
            .key
            .iter()
            .map(|at| self.field(*at, None, record, &mut errors))
            .collect();
        if errors.is_empty() {
            Ok(key)
        } else {
            Err(errors)
        }
    }

    fn field(
        &self,
        place: usize,
        currency: Option<Currency>,
        record: &Record,
        errors: &mut Vec<RowError>,
    ) -> Option<Value> {
        let field = &self.fields[place];
        let rule = &self.rules[place];
        match convert(rule, field.kind, currency, &record.cells, &self.columns) {
            Ok(None) if field.required => {
                let column = rule.column_name(&self.columns).unwrap_or(field.name);
                let problem = format!("{} is required", field.name);
                let error = RowError::new(record.line, column, "", problem);
                errors.push(error.remedy("fill the cell, or set a default in the mapping"));
                None
            }
            Ok(value) => value,
            Err(failure) => {
                let column = rule.column_name(&self.columns).unwrap_or(field.name);
                let error = RowError::new(record.line, column, &failure.value, failure.problem);
                errors.push(error.remedy(failure.remedy));
                None
            }
        }
    }
}

/// A row with its typed values in the order of the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedRow {
    /// Line or row in the file.
    pub line: u64,
    /// One value per field; `None` where there is none.
    pub values: Vec<Option<Value>>,
}

macro_rules! getter {
    ($(#[$doc:meta])* $name:ident, $variant:ident, $type:ty) => {
        $(#[$doc])*
        pub fn $name(&self, place: usize) -> Option<$type> {
            match self.values.get(place) {
                Some(Some(Value::$variant(value))) => Some(*value),
                _ => None,
            }
        }
    };
}

impl TypedRow {
    /// The text of a field; `None` without value or for another type.
    pub fn text(&self, place: usize) -> Option<&str> {
        match self.values.get(place) {
            Some(Some(Value::Text(text))) => Some(text),
            _ => None,
        }
    }

    /// As [`TypedRow::text`], taking the text out of the row.
    pub fn take_text(&mut self, place: usize) -> Option<String> {
        match self.values.get_mut(place) {
            Some(slot @ Some(Value::Text(_))) => match slot.take() {
                Some(Value::Text(text)) => Some(text),
                _ => None,
            },
            _ => None,
        }
    }

    getter!(
        /// The day of a field.
        date, Date, Date
    );
    getter!(
        /// The point in time of a field.
        instant, Instant, Instant
    );
    getter!(
        /// The quantity of a field.
        quantity, Quantity, Quantity
    );
    getter!(
        /// The price of a field.
        unit_price, UnitPrice, UnitPrice
    );
    getter!(
        /// The amount of a field.
        money, Money, Money
    );
    getter!(
        /// The percentage of a field.
        percent, Percent, Percent
    );
    getter!(
        /// The whole number of a field.
        int, Int, i64
    );
    getter!(
        /// The truth value of a field.
        bool, Bool, bool
    );
    getter!(
        /// The currency of a field.
        currency, Currency, Currency
    );
}

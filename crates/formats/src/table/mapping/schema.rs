//! What the caller wants: fields and their types.

use kernel::{Currency, Date, Instant, Money, Percent, Quantity, UnitPrice};

/// One field that a row may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Name in mapping files.
    pub name: &'static str,
    /// Type of its values.
    pub kind: FieldType,
    /// True if a row without it is bad.
    pub required: bool,
    /// One sentence for people who write a mapping.
    pub doc: &'static str,
}

/// Types of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// Any text.
    Text,
    /// One of these words, without regard to case; [`Value::Text`] as listed.
    Choice(&'static [&'static str]),
    /// A day; ISO 8601 unless a format is given.
    Date,
    /// A point in time; without offset it is UTC, a bare day is its midnight.
    Instant,
    /// A quantity, at most six decimals.
    Quantity,
    /// A price per unit in major currency units, at most six decimals.
    UnitPrice,
    /// An amount in the currency that the named field of the same row holds.
    Money {
        /// Name of a [`FieldType::Currency`] field of the same schema.
        currency: &'static str,
    },
    /// A percentage: `19` or `19%`.
    Percent,
    /// A whole number.
    Int,
    /// true/false, yes/no, y/n, 1/0, x/empty; other words through `map`.
    Bool,
    /// A currency code.
    Currency,
}

impl FieldType {
    /// The type in words, for messages and documentation.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Choice(_) => "one of the listed words",
            Self::Date => "a date",
            Self::Instant => "a point in time",
            Self::Quantity => "a quantity",
            Self::UnitPrice => "a price",
            Self::Money { .. } => "an amount",
            Self::Percent => "a percentage",
            Self::Int => "a whole number",
            Self::Bool => "true or false",
            Self::Currency => "a currency code",
        }
    }
}

/// A typed value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Text.
    Text(String),
    /// Day.
    Date(Date),
    /// Point in time.
    Instant(Instant),
    /// Quantity.
    Quantity(Quantity),
    /// Price per unit.
    UnitPrice(UnitPrice),
    /// Amount.
    Money(Money),
    /// Percentage.
    Percent(Percent),
    /// Whole number.
    Int(i64),
    /// Truth.
    Bool(bool),
    /// Currency.
    Currency(Currency),
}

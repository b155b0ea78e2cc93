//! Quantities, unit prices and percentages: exact decimals with six places.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::number::{narrow, parse_scaled, write_trimmed};
use crate::{KernelError, Rounding, text};

/// Decimal places of every fixed-point number.
pub(crate) const SCALE: u32 = 6;
/// Millionths in one.
pub(crate) const MICRO: i64 = 1_000_000;

/// Says what a [`Fixed`] number counts, so that a price is never taken for a quantity.
pub trait FixedKind: Copy + Eq + Ord {
    /// The word for it in messages.
    const NAME: &'static str;
}

/// Marks a [`Quantity`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuantityKind;

impl FixedKind for QuantityKind {
    const NAME: &'static str = "quantity";
}

/// Marks a [`UnitPrice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitPriceKind;

impl FixedKind for UnitPriceKind {
    const NAME: &'static str = "unit price";
}

/// Marks a [`Percent`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PercentKind;

impl FixedKind for PercentKind {
    const NAME: &'static str = "percentage";
}

/// How much of a product, in its unit of measure.
pub type Quantity = Fixed<QuantityKind>;
/// The price of one unit, in major units of a currency that stands beside it (1.5289 EUR).
pub type UnitPrice = Fixed<UnitPriceKind>;
/// Hundredths of a whole: 19 % is 19, that is 19,000,000 micro.
pub type Percent = Fixed<PercentKind>;

/// An exact decimal with six places, kept as a count of millionths.
///
/// The range is symmetric: from `-i64::MAX` to `i64::MAX` millionths, about ±9.2 × 10¹².
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fixed<K> {
    micro: i64,
    kind: PhantomData<K>,
}

impl<K: FixedKind> Fixed<K> {
    /// Nothing.
    pub const ZERO: Self = Self::from_micro(0);
    /// One whole: one piece, one currency unit, one per cent.
    pub const ONE: Self = Self::from_micro(MICRO);

    /// Takes a count of millionths that this type once gave out by [`micro`](Self::micro).
    ///
    /// # Panics
    /// On `i64::MIN`, which has no negation and which no operation here produces. Numbers from
    /// outside come through [`parse`](Self::parse) or [`try_from_micro`](Self::try_from_micro).
    #[must_use]
    pub const fn from_micro(micro: i64) -> Self {
        assert!(
            micro != i64::MIN,
            "a fixed-point number is at least -i64::MAX millionths"
        );
        Self {
            micro,
            kind: PhantomData,
        }
    }

    /// As [`from_micro`](Self::from_micro) for numbers nobody has checked.
    ///
    /// # Errors
    /// [`KernelError::OutOfRange`] on `i64::MIN`.
    pub fn try_from_micro(micro: i64) -> Result<Self, KernelError> {
        Ok(Self::from_micro(narrow(i128::from(micro), K::NAME)?))
    }

    /// The count of millionths.
    #[must_use]
    pub const fn micro(self) -> i64 {
        self.micro
    }

    /// Reads `-?DIGITS[.DIGITS]` with at most six decimals.
    ///
    /// # Errors
    /// [`KernelError::BadNumber`] for any other text, [`KernelError::OutOfRange`] beyond the range.
    pub fn parse(text: &str) -> Result<Self, KernelError> {
        parse_scaled(text, SCALE, K::NAME).map(Self::from_micro)
    }

    /// The same number as a [`Decimal`]; always exact.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.micro, SCALE).normalize()
    }

    /// Takes a [`Decimal`] if it has at most six significant decimals.
    ///
    /// # Errors
    /// [`KernelError::BadNumber`] when digits would be lost, [`KernelError::OutOfRange`] beyond
    /// the range.
    pub fn from_decimal(value: Decimal) -> Result<Self, KernelError> {
        decimal_to_units(value, SCALE, K::NAME).map(Self::from_micro)
    }

    /// The sum.
    ///
    /// # Errors
    /// [`KernelError::OutOfRange`] beyond the range.
    pub fn checked_add(self, other: Self) -> Result<Self, KernelError> {
        let sum = i128::from(self.micro) + i128::from(other.micro);
        narrow(sum, K::NAME).map(Self::from_micro)
    }

    /// The difference.
    ///
    /// # Errors
    /// [`KernelError::OutOfRange`] beyond the range.
    pub fn checked_sub(self, other: Self) -> Result<Self, KernelError> {
        self.checked_add(other.neg())
    }

    /// The same number with the other sign.
    #[must_use]
    pub const fn neg(self) -> Self {
        Self::from_micro(-self.micro)
    }

    /// The number without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self::from_micro(self.micro.abs())
    }

    /// Is it exactly zero?
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.micro == 0
    }

    /// Is it above zero?
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.micro > 0
    }

    /// Is it below zero?
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.micro < 0
    }
}

impl UnitPrice {
    /// The price less so many per cent of it, rounded to six decimals.
    ///
    /// # Errors
    /// [`KernelError::OutOfRange`] beyond the range.
    pub fn less(self, percent: Percent, rounding: Rounding) -> Result<Self, KernelError> {
        let whole = i128::from(100 * MICRO);
        let part = whole - i128::from(percent.micro());
        let exact = i128::from(self.micro) * part;
        narrow(rounding.divide(exact, whole), UnitPriceKind::NAME).map(Self::from_micro)
    }
}

/// `value` in units of 10^-scale, refused rather than rounded.
pub(crate) fn decimal_to_units(
    value: Decimal,
    scale: u32,
    what: &'static str,
) -> Result<i64, KernelError> {
    let exact = value.normalize();
    let Some(missing) = scale.checked_sub(exact.scale()) else {
        return Err(KernelError::BadNumber {
            what,
            text: value.to_string(),
            reason: format!("more than {scale} digits after the decimal point"),
        });
    };
    // A mantissa has 96 bits and `missing` is at most 6: 10^6 more stays within 127 bits.
    narrow(exact.mantissa() * 10_i128.pow(missing), what)
}

impl<K: FixedKind> fmt::Display for Fixed<K> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_trimmed(out, self.micro, SCALE)
    }
}

impl<K: FixedKind> fmt::Debug for Fixed<K> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {self}", K::NAME)
    }
}

impl<K: FixedKind> FromStr for Fixed<K> {
    type Err = KernelError;

    fn from_str(text: &str) -> Result<Self, KernelError> {
        Self::parse(text)
    }
}

impl<K: FixedKind> Serialize for Fixed<K> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de, K: FixedKind> Deserialize<'de> for Fixed<K> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        text::deserialize(input, "a decimal number as a string")
    }
}

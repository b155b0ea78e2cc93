//! Amounts of money: whole minor units of one currency.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::fixed::{MICRO, SCALE, decimal_to_units};
use crate::number::{narrow, parse_scaled, write_scaled};
use crate::{Currency, KernelError, Percent, Quantity, Rounding, UnitPrice};

const WHAT: &str = "amount";

/// An exact amount: a whole number of minor units and the currency they are units of.
///
/// There is no default, no operator and no order between amounts, because each of them would have
/// to invent something for two currencies. The range is symmetric, `-i64::MAX` to `i64::MAX`.
///
/// ```
/// use cashlane_kernel::{Currency, Money};
/// let due = Money::parse("100.00", Currency::EUR)?;
/// let thirds = due.split(&[1, 1, 1])?;
/// assert_eq!(thirds[0].to_string(), "33.34 EUR");
/// assert_eq!(Money::sum(Currency::EUR, thirds)?, due);
/// # Ok::<(), cashlane_kernel::KernelError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// An amount of `minor` units (cents for EUR, yen for JPY).
    ///
    /// # Panics
    /// On `i64::MIN`, which has no negation and which no operation here produces. Numbers from
    /// outside come through [`parse`](Self::parse) or [`try_new`](Self::try_new).
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        assert!(
            minor != i64::MIN,
            "an amount is at least -i64::MAX minor units"
        );
        Self { minor, currency }
    }

    /// As [`new`](Self::new) for numbers nobody has checked.
    ///
    /// # Errors
    /// [`KernelError::OutOfRange`] on `i64::MIN`.
    pub fn try_new(minor: i64, currency: Currency) -> Result<Self, KernelError> {
        Self::from_wide(i128::from(minor), currency)
    }

    /// Nothing, in this currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Reads `-?DIGITS[.DIGITS]` in major units, with at most the currency's decimals.
    ///
    /// # Errors
    /// [`KernelError::BadNumber`] for any other text, [`KernelError::OutOfRange`] beyond the range.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, KernelError> {
        let minor = parse_scaled(text, currency.scale(), WHAT)?;
        Ok(Self::new(minor, currency))
    }

    /// Takes a [`Decimal`] in major units if it has no more digits than the currency.
    ///
    /// # Errors
    /// [`KernelError::BadNumber`] when digits would be lost, [`KernelError::OutOfRange`] beyond
    /// the range.
    pub fn from_decimal(value: Decimal, currency: Currency) -> Result<Self, KernelError> {
        let minor = decimal_to_units(value, currency.scale(), WHAT)?;
        Ok(Self::new(minor, currency))
    }

    fn from_wide(minor: i128, currency: Currency) -> Result<Self, KernelError> {
        Ok(Self::new(narrow(minor, WHAT)?, currency))
    }

    /// The number of minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The amount in major units as a [`Decimal`] with the currency's decimals; always exact.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.scale())
    }

    /// The number alone, in major units with the currency's decimals: `-12.30`.
    #[must_use]
    pub fn to_decimal_string(self) -> String {
        DecimalText(self).to_string()
    }

    /// Is it exactly zero?
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Is it above zero?
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// Is it below zero?
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// The same amount with the other sign.
    #[must_use]
    pub const fn neg(self) -> Self {
        Self::new(-self.minor, self.currency)
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self::new(self.minor.abs(), self.currency)
    }

    fn same_currency(self, other: Self) -> Result<(), KernelError> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(KernelError::CurrencyMismatch {
            left: self.currency,
            right: other.currency,
        })
    }

    /// The sum.
    ///
    /// # Errors
    /// [`KernelError::CurrencyMismatch`], [`KernelError::OutOfRange`].
    pub fn checked_add(self, other: Self) -> Result<Self, KernelError> {
        self.same_currency(other)?;
        Self::from_wide(
            i128::from(self.minor) + i128::from(other.minor),
            self.currency,
        )
    }

    /// The difference.
    ///
    /// # Errors
    /// [`KernelError::CurrencyMismatch`], [`KernelError::OutOfRange`].
    pub fn checked_sub(self, other: Self) -> Result<Self, KernelError> {
        self.checked_add(other.neg())
    }

    /// The sum of all amounts; zero of `currency` when there are none. Only the total has to be
    /// in range, in whatever order the parts come.
    ///
    /// # Errors
    /// [`KernelError::CurrencyMismatch`] for the first amount of another currency,
    /// [`KernelError::OutOfRange`].
    pub fn sum<I>(currency: Currency, amounts: I) -> Result<Self, KernelError>
    where
        I: IntoIterator<Item = Self>,
    {
        let mut total: i128 = 0;
        for amount in amounts {
            Self::zero(currency).same_currency(amount)?;
            total += i128::from(amount.minor);
        }
        Self::from_wide(total, currency)
    }

    /// Compares two amounts of one currency.
    ///
    /// # Errors
    /// [`KernelError::CurrencyMismatch`].
    pub fn cmp_same(&self, other: &Self) -> Result<Ordering, KernelError> {
        self.same_currency(*other)?;
        Ok(self.minor.cmp(&other.minor))
    }

    /// This share of the amount, rounded to the minor unit.
    ///
    /// # Errors
    /// [`KernelError::OutOfRange`].
    pub fn percent(self, share: Percent, rounding: Rounding) -> Result<Self, KernelError> {
        let exact = i128::from(self.minor) * i128::from(share.micro());
        Self::from_wide(
            rounding.divide(exact, i128::from(MICRO) * 100),
            self.currency,
        )
    }

    /// Divides the amount in proportion to `weights`; the parts sum to it exactly.
    ///
    /// Largest remainder: each part is first cut to whole minor units, then the units left over go
    /// one each to the parts that lost most, the earlier part first among equals. A negative amount
    /// splits as the mirror image of the positive one. A part of weight zero gets nothing.
    ///
    /// # Errors
    /// [`KernelError::BadWeights`] when there are no weights, one is negative or all are zero.
    pub fn split(self, weights: &[i64]) -> Result<Vec<Self>, KernelError> {
        let refuse = |reason| Err(KernelError::BadWeights { reason });
        if weights.is_empty() {
            return refuse("there are none");
        }
        if weights.iter().any(|weight| *weight < 0) {
            return refuse("one is negative");
        }
        let whole: i128 = weights.iter().copied().map(i128::from).sum();
        if whole == 0 {
            return refuse("all are zero");
        }
        let total = i128::from(self.minor.abs());
        let mut parts = Vec::with_capacity(weights.len());
        let mut lost: Vec<(i128, usize)> = Vec::with_capacity(weights.len());
        let mut left_over = total;
        for (index, weight) in weights.iter().copied().enumerate() {
            let exact = total * i128::from(weight);
            parts.push(exact / whole);
            left_over -= exact / whole;
            lost.push((exact % whole, index));
        }
        // The remainders add up to left_over × whole and each is below whole, so more parts than
        // are needed have lost something: a part of weight zero never receives a unit.
        lost.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, index) in lost {
            if left_over == 0 {
                break;
            }
            parts[index] += 1;
            left_over -= 1;
        }
        let sign = i128::from(self.minor.signum());
        parts
            .into_iter()
            .map(|part| Self::from_wide(sign * part, self.currency))
            .collect()
    }
}

/// The amount of a line: quantity × unit price, rounded to the minor unit of `currency`.
///
/// This is the one place where quantities and prices become money. The product is exact (128 bits,
/// twelve decimals) before it is rounded once.
///
/// # Errors
/// [`KernelError::OutOfRange`] when the amount exceeds the range of [`Money`].
pub fn line_amount(
    quantity: Quantity,
    price: UnitPrice,
    currency: Currency,
    rounding: Rounding,
) -> Result<Money, KernelError> {
    let exact = i128::from(quantity.micro()) * i128::from(price.micro());
    // ISO 4217 scales end at 4, so twelve decimals always cover the minor unit.
    let surplus = (2 * SCALE).saturating_sub(currency.scale());
    Money::from_wide(rounding.divide(exact, 10_i128.pow(surplus)), currency)
}

/// Writes the number without the currency.
struct DecimalText(Money);

impl fmt::Display for DecimalText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(out, self.0.minor, self.0.currency.scale())
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", DecimalText(*self), self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut fields = out.serialize_struct("Money", 2)?;
        fields.serialize_field("amount", &self.to_decimal_string())?;
        fields.serialize_field("currency", &self.currency)?;
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fields<'a> {
            #[serde(borrow)]
            amount: std::borrow::Cow<'a, str>,
            currency: Currency,
        }
        let fields = Fields::deserialize(input)?;
        Self::parse(&fields.amount, fields.currency).map_err(D::Error::custom)
    }
}

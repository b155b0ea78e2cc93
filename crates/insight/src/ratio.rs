use std::cmp::Ordering;

use serde::{Serialize, Serializer};

/// Decimals of a printed ratio.
const DECIMALS: u32 = 4;

/// An exact quotient of two whole numbers.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    numerator: i128,
    /// Always positive.
    denominator: i128,
}

impl Ratio {
    /// `numerator / denominator`; no value when the denominator is zero.
    pub fn of(numerator: i128, denominator: i128) -> Option<Self> {
        match denominator.cmp(&0) {
            Ordering::Equal => None,
            Ordering::Greater => Some(Self::reduced(numerator, denominator)),
            Ordering::Less => Some(Self::reduced(-numerator, -denominator)),
        }
    }

    /// A whole number.
    pub const fn whole(number: i128) -> Self {
        Self {
            numerator: number,
            denominator: 1,
        }
    }

    /// A measured number, rounded to the decimals that are printed; no value where it is none or too
    /// large. The one place where a binary float becomes a figure.
    pub fn rounded(number: f64) -> Option<Self> {
        let scaled = (number * f64::from(10_u32.pow(DECIMALS))).round();
        if !scaled.is_finite() || scaled.abs() >= 9.0e15 {
            return None;
        }
        #[expect(clippy::cast_possible_truncation)]
        let whole = scaled as i64;
        Self::of(whole.into(), 10_i128.pow(DECIMALS))
    }

    fn reduced(numerator: i128, denominator: i128) -> Self {
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).unwrap_or(1).max(1);
        Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        }
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let numerator = self.numerator * other.denominator + other.numerator * self.denominator;
        Self::reduced(numerator, self.denominator * other.denominator)
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self {
            numerator: -other.numerator,
            ..other
        })
    }

    /// The product with a whole number.
    #[must_use]
    pub fn times(self, factor: i128) -> Self {
        Self::reduced(self.numerator * factor, self.denominator)
    }

    /// The quotient; no value when the divisor is zero.
    pub fn over(self, divisor: Self) -> Option<Self> {
        Self::of(
            self.numerator * divisor.denominator,
            self.denominator * divisor.numerator,
        )
    }

    /// The quotient by a whole number; no value when that is zero.
    pub fn divided(self, divisor: i128) -> Option<Self> {
        Self::of(self.numerator, self.denominator * divisor)
    }

    /// The number that is printed.
    #[must_use]
    pub fn as_printed(self) -> Self {
        Self::reduced(self.ten_thousandths(), 10_i128.pow(DECIMALS))
    }

    /// Which of two is greater. Both are rounded to four decimals at least once before, or small:
    /// fractions with long denominators would overflow.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        self.minus(other).numerator.cmp(&0)
    }

    /// The nearest binary number, for statistics.
    #[must_use]
    #[expect(clippy::cast_precision_loss)]
    pub fn to_float(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// A computed number with four decimals; none if it is not finite or too large.
    #[must_use]
    pub fn from_float(value: f64) -> Option<Self> {
        const LARGEST: f64 = 1e18;
        let scaled = (value * 1e4).round();
        if !scaled.is_finite() || scaled.abs() > LARGEST {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and in range")]
        Self::of(scaled as i128, 10_i128.pow(DECIMALS))
    }

    /// The value in ten-thousandths, rounded half away from zero.
    pub fn ten_thousandths(self) -> i128 {
        let scaled = self.numerator * 10_i128.pow(DECIMALS);
        let half = self.denominator / 2;
        let towards = if scaled < 0 {
            scaled - half
        } else {
            scaled + half
        };
        // An odd denominator has no tie; for an even one, half is exact.
        towards / self.denominator
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.numerator == other.numerator && self.denominator == other.denominator
    }
}

impl Eq for Ratio {}

impl std::fmt::Display for Ratio {
    /// Up to four decimals, without trailing zeros: `45.5`, `-0.3333`, `12`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scaled = self.ten_thousandths();
        let unit = 10_i128.pow(DECIMALS);
        let sign = if scaled < 0 { "-" } else { "" };
        let (whole, rest) = (scaled.abs() / unit, scaled.abs() % unit);
        if rest == 0 {
            return write!(formatter, "{}{whole}", if scaled == 0 { "" } else { sign });
        }
        let decimals = format!("{rest:04}");
        write!(
            formatter,
            "{sign}{whole}.{}",
            decimals.trim_end_matches('0')
        )
    }
}

impl Serialize for Ratio {
    /// As text, so that no reader turns it into a binary float.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_zero_denominator_has_no_value() {
        assert!(Ratio::of(5, 0).is_none());
        assert!(Ratio::of(0, 0).is_none());
    }

    #[test]
    fn it_prints_up_to_four_decimals_rounded_half_away_from_zero() {
        let shown = |numerator, denominator| {
            Ratio::of(numerator, denominator)
                .map(|ratio| ratio.to_string())
                .unwrap_or_default()
        };
        assert_eq!(shown(91, 2), "45.5");
        assert_eq!(shown(1, -3), "-0.3333");
        assert_eq!(shown(2, 3), "0.6667");
        assert_eq!(shown(1, 20_000), "0.0001");
        assert_eq!(shown(-1, 20_000), "-0.0001");
        assert_eq!(shown(12, 1), "12");
        assert_eq!(shown(-1, 100_000), "0");
    }

    proptest! {
        #[test]
        fn subtracting_what_was_added_gives_the_same(
            a in -1_000_000_i128..1_000_000, b in 1_i128..10_000,
            c in -1_000_000_i128..1_000_000, d in 1_i128..10_000,
        ) {
            let (one, other) = (Ratio::of(a, b), Ratio::of(c, d));
            let (Some(one), Some(other)) = (one, other) else { return Ok(()) };
            prop_assert_eq!(one.plus(other).minus(other), one);
        }
    }
}

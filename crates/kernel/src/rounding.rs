//! How an exact result becomes a whole number of minor units.

use serde::{Deserialize, Serialize};

/// What to do with the part that does not fit the minor unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearest; a tie goes away from zero (2.345 → 2.35, -2.345 → -2.35).
    /// This is the commercial rounding EN 16931 expects in its calculation rules.
    HalfUp,
    /// To the nearest; a tie goes to the even neighbour (2.345 → 2.34, 2.355 → 2.36).
    HalfEven,
    /// Towards zero (2.349 → 2.34, -2.349 → -2.34).
    Down,
}

impl Rounding {
    /// Divides and rounds. `divisor` must be positive, which every caller in this crate
    /// guarantees by using a power of ten.
    pub(crate) fn divide(self, dividend: i128, divisor: i128) -> i128 {
        let quotient = dividend / divisor;
        let remainder = (dividend % divisor).unsigned_abs();
        // remainder < divisor <= i128::MAX, so doubling fits u128.
        let to_half = (remainder * 2).cmp(&divisor.unsigned_abs());
        let away = match self {
            Self::Down => false,
            Self::HalfUp => to_half.is_ge(),
            Self::HalfEven => to_half.is_gt() || (to_half.is_eq() && quotient % 2 != 0),
        };
        if away {
            quotient + dividend.signum()
        } else {
            quotient
        }
    }
}

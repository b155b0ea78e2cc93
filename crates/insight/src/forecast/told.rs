//! Forecasts and their scores in whole numbers, for those who keep no floats.

use serde::{Deserialize, Serialize};

use super::backtest::{Backtest, Method};
use super::item::Day;
use super::model::{Forecast, Reason};
use super::number::minor;

/// A reason of less than this many tenths of a day is not told.
const TENTHS_MIN: i64 = 5;

/// What is foretold of an open item, in whole numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The probability to be settled after the due date, in ten-thousandths.
    pub p_late: i64,
    /// The probability to be disputed, in ten-thousandths.
    pub p_disputed: i64,
    /// The expected day of settlement.
    pub expected: Day,
    /// The day at or before which half of the distribution lies.
    pub median: Day,
    /// The day at or before which a tenth lies.
    pub q10: Day,
    /// The day at or before which nine tenths lie.
    pub q90: Day,
    /// Whether nothing is known of the customer.
    pub is_new: bool,
    /// What moves the date by half a day or more, in tenths of days, the strongest first.
    pub reasons: Vec<(Reason, i64)>,
}

impl Forecast<'_> {
    /// The forecast in whole numbers.
    pub fn told(&self) -> Told {
        let reasons = self.reasons.iter();
        let mut reasons: Vec<(Reason, i64)> = reasons
            .map(|(reason, days)| (*reason, minor(days * 10.0)))
            .filter(|(_, tenths)| tenths.abs() >= TENTHS_MIN)
            .collect();
        reasons.sort_by_key(|(_, tenths)| std::cmp::Reverse(tenths.abs()));
        Told {
            p_late: ten_thousandths(self.p_late),
            p_disputed: ten_thousandths(self.p_disputed),
            expected: self.expected,
            median: self.quantiles[3],
            q10: self.quantiles[1],
            q90: self.quantiles[5],
            is_new: self.new_customer,
            reasons,
        }
    }
}

/// How good a method was in a backtest, in whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// Which method.
    pub method: Method,
    /// Weeks of cash compared.
    pub weeks: u64,
    /// Items whose payment day is known.
    pub items: u64,
    /// The sum of absolute errors over the sum of what came, in ten-thousandths.
    pub wape: Option<i64>,
    /// By how much too much was told, as a share of what came, in ten-thousandths.
    pub bias: Option<i64>,
    /// Shares of weeks within the intervals of 50, 80 and 95 %, in ten-thousandths.
    pub coverage: Option<[i64; 3]>,
    /// The mean absolute error of the payment day, in hundredths of days.
    pub mae_days: Option<i64>,
}

/// The scores of a backtest by method: the cash of weeks, and the payment days of items open at the
/// cuts.
pub fn grades(tried: &Backtest) -> Vec<Grade> {
    let both = tried.weekly.iter().zip(&tried.open);
    both.map(|(weekly, open)| Grade {
        method: weekly.method,
        weeks: weekly.weeks as u64,
        items: open.items as u64,
        wape: weekly.wape.map(ten_thousandths),
        bias: weekly.bias.map(ten_thousandths),
        coverage: weekly.coverage.map(|shares| shares.map(ten_thousandths)),
        mae_days: open.mae_days.map(|days| minor(days * 100.0)),
    })
    .collect()
}

fn ten_thousandths(share: f64) -> i64 {
    minor(share * 10_000.0)
}

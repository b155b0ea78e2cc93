//! The Receivables group of the KPI dictionary.

use crate::Ratio;

/// What the formulas of a period need, in minor units of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balances {
    /// Receivables at the end of the day before the period.
    pub ar_start: i128,
    /// Receivables at the end of the period.
    pub ar_end: i128,
    /// Of `ar_end`, what is not past due.
    pub current_end: i128,
    /// Invoices less credit notes issued in the period.
    pub credit_sales: i128,
}

/// `dso` = AR(end) × D / credit sales(P), in days.
pub fn dso(balances: &Balances, days: i64) -> Option<Ratio> {
    Ratio::of(balances.ar_end * i128::from(days), balances.credit_sales)
}

/// `dso_best_possible` = current AR(end) × D / credit sales(P), in days.
pub fn dso_best_possible(balances: &Balances, days: i64) -> Option<Ratio> {
    Ratio::of(
        balances.current_end * i128::from(days),
        balances.credit_sales,
    )
}

/// `add` (average days delinquent) = `dso` − `dso_best_possible`, in days.
pub fn add(balances: &Balances, days: i64) -> Option<Ratio> {
    Some(dso(balances, days)?.minus(dso_best_possible(balances, days)?))
}

/// What `dso` is made of, in days; the parts sum to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bridge {
    /// Days that were agreed, the mean by value of the invoices in AR(end).
    pub terms: Ratio,
    /// What is open without being past due beyond them: `dso_best_possible` − terms.
    pub extended: Ratio,
    /// `add`.
    pub delinquent: Ratio,
}

/// `dso_bridge`: `dso` as terms + extended + delinquent, given the agreed days.
pub fn dso_bridge(balances: &Balances, days: i64, terms: Ratio) -> Option<Bridge> {
    Some(Bridge {
        terms,
        extended: dso_best_possible(balances, days)?.minus(terms),
        delinquent: add(balances, days)?,
    })
}

/// `dso_countback`: takes whole months of sales off the receivables, newest first, adding each
/// month's days; the month that is not covered adds its share. `months` holds (days of the month,
/// credit sales of the month), newest first.
///
/// There is no value when the sales of all given months do not reach the receivables, or when the
/// month that would have to be split sold nothing.
pub fn dso_countback(ar_end: i128, months: &[(i64, i128)]) -> Option<Ratio> {
    if ar_end <= 0 {
        return Some(Ratio::whole(0));
    }
    let mut rest = ar_end;
    let mut total_days = 0_i64;
    for (days, sales) in months {
        if *sales > rest {
            let part = Ratio::of(rest * i128::from(*days), *sales)?;
            return Some(Ratio::whole(i128::from(total_days)).plus(part));
        }
        rest -= sales;
        total_days += days;
        if rest == 0 {
            return Some(Ratio::whole(i128::from(total_days)));
        }
    }
    None
}

/// `cei` = (AR(start) + sales/N − AR(end)) / (AR(start) + sales/N − current AR(end)) × 100, in per
/// cent; `months` is N, the months in the period.
pub fn cei(balances: &Balances, months: i64) -> Option<Ratio> {
    let months = i128::from(months);
    // Both sides are multiplied by N, so that sales/N stays whole.
    let start = balances.ar_start * months + balances.credit_sales;
    let collected = start - balances.ar_end * months;
    let collectable = start - balances.current_end * months;
    Ratio::of(collected * 100, collectable)
}

/// `ar_turnover` = credit sales(P) / mean of the month-end receivables, in times.
pub fn ar_turnover(credit_sales: i128, month_ends: &[i128]) -> Option<Ratio> {
    let count = i128::try_from(month_ends.len()).ok()?;
    Ratio::of(credit_sales * count, month_ends.iter().sum())
}

/// A part of a whole in per cent.
pub fn share(part: i128, whole: i128) -> Option<Ratio> {
    Ratio::of(part * 100, whole)
}

/// The mean of `value` weighted by `weight`.
pub fn weighted_mean(pairs: impl IntoIterator<Item = (i128, i128)>) -> Option<Ratio> {
    let (sum, weights) = pairs
        .into_iter()
        .fold((0, 0), |(sum, weights), (value, weight)| {
            (sum + value * weight, weights + weight)
        });
    Ratio::of(sum, weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(ratio: Option<Ratio>) -> Option<String> {
        ratio.map(|ratio| ratio.to_string())
    }

    const QUARTER: Balances = Balances {
        ar_start: 300,
        ar_end: 450,
        current_end: 300,
        credit_sales: 900,
    };

    #[test]
    fn dso_and_its_parts_are_days_of_sales() {
        assert_eq!(text(dso(&QUARTER, 90)).as_deref(), Some("45"));
        assert_eq!(text(dso_best_possible(&QUARTER, 90)).as_deref(), Some("30"));
        assert_eq!(text(add(&QUARTER, 90)).as_deref(), Some("15"));
    }

    #[test]
    fn the_parts_of_the_bridge_sum_to_dso() {
        let bridge = dso_bridge(&QUARTER, 90, Ratio::whole(21)).expect("there are sales");
        let parts = [bridge.terms, bridge.extended, bridge.delinquent];
        assert_eq!(parts.map(|part| part.to_string()), ["21", "9", "15"]);
        let sum = bridge.terms.plus(bridge.extended).plus(bridge.delinquent);
        assert_eq!(Some(sum), dso(&QUARTER, 90));
    }

    #[test]
    fn without_sales_dso_has_no_value() {
        let still = Balances {
            credit_sales: 0,
            ..QUARTER
        };
        assert_eq!(dso(&still, 90), None);
        assert_eq!(add(&still, 90), None);
    }

    #[test]
    fn countback_takes_whole_months_and_then_a_part() {
        let months = [(30, 200), (31, 300), (31, 310)];
        assert_eq!(
            text(dso_countback(450, &months)).as_deref(),
            Some("55.8333")
        );
        assert_eq!(text(dso_countback(200, &months)).as_deref(), Some("30"));
        assert_eq!(text(dso_countback(100, &months)).as_deref(), Some("15"));
        assert_eq!(text(dso_countback(0, &months)).as_deref(), Some("0"));
        assert_eq!(
            dso_countback(900, &months),
            None,
            "older sales are not known"
        );
    }

    #[test]
    fn cei_compares_what_came_in_with_what_could_have() {
        // 300 + 900/3 − 450 = 150 of 300 + 900/3 − 300 = 300.
        assert_eq!(text(cei(&QUARTER, 3)).as_deref(), Some("50"));
        let nothing = Balances {
            ar_start: 0,
            ar_end: 0,
            current_end: 0,
            credit_sales: 0,
        };
        assert_eq!(cei(&nothing, 3), None);
    }

    #[test]
    fn turnover_uses_the_mean_of_month_ends() {
        assert_eq!(
            text(ar_turnover(900, &[300, 400, 200])).as_deref(),
            Some("3")
        );
        assert_eq!(ar_turnover(900, &[]), None);
    }

    #[test]
    fn a_weighted_mean_follows_the_weights() {
        assert_eq!(
            text(weighted_mean([(10, 100), (40, 300)])).as_deref(),
            Some("32.5")
        );
        assert_eq!(weighted_mean([]), None);
    }
}

use serde::Serialize;

use crate::Ratio;

/// How a measured quantity is spread over its cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// How many cases were measured.
    pub cases: u64,
    /// The arithmetic mean; none without cases.
    pub mean: Option<Ratio>,
    /// Half of the cases lie at or below it.
    pub median: Option<Ratio>,
    /// Nine in ten cases lie at or below it (nearest rank).
    pub p90: Option<Ratio>,
}

/// Measures the spread of `values`, each divided by `unit`: microseconds by 3,600,000,000 gives
/// hours, for instance.
pub fn spread(mut values: Vec<i64>, unit: i64) -> Spread {
    values.sort_unstable();
    let count = values.len();
    let sum: i128 = values.iter().copied().map(i128::from).sum();
    let unit = i128::from(unit);
    let cases = u64::try_from(count).unwrap_or(u64::MAX);
    let at = |index: usize| values.get(index).copied().map(i128::from);
    let median = match count {
        0 => None,
        odd if odd % 2 == 1 => at(odd / 2).and_then(|middle| Ratio::of(middle, unit)),
        even => at(even / 2 - 1)
            .zip(at(even / 2))
            .and_then(|(low, high)| Ratio::of(low + high, 2 * unit)),
    };
    // Nearest rank: the smallest value with at least 90 % of the cases at or below it.
    let p90 = (count * 9).div_ceil(10).checked_sub(1).and_then(at);
    Spread {
        cases,
        mean: Ratio::of(sum, i128::from(cases) * unit),
        median,
        p90: p90.and_then(|value| Ratio::of(value, unit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cases_have_no_mean_median_or_p90() {
        let none = spread(Vec::new(), 1);
        assert_eq!(
            none,
            Spread {
                cases: 0,
                mean: None,
                median: None,
                p90: None
            }
        );
    }

    #[test]
    fn the_median_of_an_even_count_lies_between_the_middle_two() {
        let four = spread(vec![4, 1, 3, 2], 1);
        assert_eq!(
            four.median.map(|ratio| ratio.to_string()).as_deref(),
            Some("2.5")
        );
        assert_eq!(
            four.p90.map(|ratio| ratio.to_string()).as_deref(),
            Some("4")
        );
    }

    #[test]
    fn p90_of_ten_is_the_ninth() {
        let ten = spread((1..=10).rev().collect(), 1);
        assert_eq!(ten.p90.map(|ratio| ratio.to_string()).as_deref(), Some("9"));
        assert_eq!(
            ten.mean.map(|ratio| ratio.to_string()).as_deref(),
            Some("5.5")
        );
    }

    #[test]
    fn values_are_divided_by_the_unit() {
        let hours = spread(vec![5_400_000_000], 3_600_000_000);
        assert_eq!(
            hours.median.map(|ratio| ratio.to_string()).as_deref(),
            Some("1.5")
        );
    }
}

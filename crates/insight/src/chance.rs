//! Cases of two periods: is what lies between their figures more than chance?

use serde::Serialize;

use crate::difference::{Draws, difference_of_shares};
use crate::{Ratio, median};

/// The most cases of a side that are kept; of more, every second, fourth, … one stands for them.
const KEPT_MAX: usize = 20_000;
/// Fewer cases than this tell nothing about chance by being drawn again.
const CASES_MIN: usize = 10;
/// How often the cases are drawn anew.
const DRAWS: usize = 1_000;

/// Cases of a figure, each as numerator and denominator of what it adds. However many come, a
/// bounded number of them is kept, evenly chosen in the order in which they come.
#[derive(Debug, Clone)]
pub struct Cases {
    pairs: Vec<(f64, f64)>,
    seen: usize,
    stride: usize,
}

impl Default for Cases {
    fn default() -> Self {
        Self {
            pairs: Vec::new(),
            seen: 0,
            stride: 1,
        }
    }
}

impl Cases {
    /// Adds a case; the denominator of a plain value is what its unit divides it by.
    pub fn push(&mut self, numerator: i128, denominator: i128) {
        if self.seen.is_multiple_of(self.stride) {
            if self.pairs.len() == KEPT_MAX {
                let mut at = 0;
                self.pairs.retain(|_| {
                    at += 1;
                    at % 2 == 1
                });
                self.stride *= 2;
            }
            if self.seen.is_multiple_of(self.stride) {
                self.pairs.push((float(numerator), float(denominator)));
            }
        }
        self.seen += 1;
    }

    /// How many came.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.seen
    }

    fn draw(&self, draws: &mut Draws, statistic: Statistic) -> Option<f64> {
        let drawn = (0..self.pairs.len()).map(|_| self.pairs[draws.below(self.pairs.len())]);
        statistic.of(drawn)
    }
}

/// What is made of the cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    /// Sum of the numerators by sum of the denominators: means, weighted means, rates by value.
    Ratio,
    /// The middle one of the quotients.
    Median,
}

impl Statistic {
    fn of(self, cases: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
        match self {
            Self::Ratio => {
                let (above, below) = cases.fold((0.0, 0.0), |(above, below), (one, other)| {
                    (above + one, below + other)
                });
                (below > 0.0).then(|| above / below)
            }
            Self::Median => {
                let mut values: Vec<f64> = cases.map(|(one, other)| one / other).collect();
                (!values.is_empty()).then(|| median(&mut values))
            }
        }
    }
}

/// How an interval was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Cases drawn anew, with replacement (B. Efron and R. Tibshirani, *An Introduction to the
    /// Bootstrap*, 1993, chapter 13).
    Bootstrap,
    /// R. Newcombe's hybrid score interval for two shares (1998, method 10).
    Newcombe,
}

impl Method {
    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bootstrap => "bootstrap",
            Self::Newcombe => "newcombe",
        }
    }
}

/// The bounds within which a difference, later less earlier, lies with 95 % confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lower bound.
    pub low: Ratio,
    /// Upper bound.
    pub high: Ratio,
    /// Do they leave out zero?
    pub is_more_than_chance: bool,
    /// How they were found.
    pub method: Method,
}

impl Interval {
    fn of(low: f64, high: f64, method: Method) -> Option<Self> {
        Some(Self {
            low: Ratio::rounded(low)?,
            high: Ratio::rounded(high)?,
            is_more_than_chance: low > 0.0 || high < 0.0,
            method,
        })
    }
}

/// The interval of the difference of two figures by the percentile bootstrap; each side is drawn
/// anew by itself. None where a side has fewer than ten cases, or where most draws have no value.
/// Equal input gives equal bounds.
#[must_use]
pub fn change_of_cases(before: &Cases, after: &Cases, statistic: Statistic) -> Option<Interval> {
    if before.seen.min(after.seen) < CASES_MIN {
        return None;
    }
    let measured = |cases: &Cases| statistic.of(cases.pairs.iter().copied());
    let by = measured(after)? - measured(before)?;
    let mut draws = Draws::new();
    let mut differences: Vec<f64> = (0..DRAWS)
        .filter_map(|_| {
            let before = before.draw(&mut draws, statistic)?;
            Some(after.draw(&mut draws, statistic)? - before)
        })
        .collect();
    if differences.len() * 2 < DRAWS {
        return None;
    }
    differences.sort_by(f64::total_cmp);
    // What stands for more cases than it has varies more than they do.
    let ratio = |cases: &Cases| count(cases.pairs.len()) / count(cases.seen);
    let scale = ratio(before).max(ratio(after)).sqrt();
    let last = differences.len() - 1;
    let around = |thousandths: usize| by + (differences[last * thousandths / 1_000] - by) * scale;
    Interval::of(around(25), around(975), Method::Bootstrap)
}

/// The interval of the difference of two shares, in per cent points; each is given as part and whole.
#[must_use]
pub fn change_of_shares(before: (u64, u64), after: (u64, u64)) -> Option<Interval> {
    let sizes = |(part, whole): (u64, u64)| {
        Some((usize::try_from(part).ok()?, usize::try_from(whole).ok()?))
    };
    let found = difference_of_shares(sizes(before)?, sizes(after)?)?;
    Interval::of(found.low * 100.0, found.high * 100.0, Method::Newcombe)
}

#[expect(clippy::cast_precision_loss)]
fn float(number: i128) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss)]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cases(values: impl IntoIterator<Item = i128>) -> Cases {
        let mut cases = Cases::default();
        values.into_iter().for_each(|value| cases.push(value, 1));
        cases
    }

    #[test]
    fn a_shift_of_all_cases_is_more_than_chance_and_none_is_not() {
        let before = cases((0..200).map(|at| at % 20));
        let same = cases((0..200).map(|at| (at * 7) % 20));
        let later = cases((0..200).map(|at| at % 20 + 5));
        for statistic in [Statistic::Ratio, Statistic::Median] {
            let by_chance = change_of_cases(&before, &same, statistic).expect("enough cases");
            assert!(!by_chance.is_more_than_chance, "{by_chance:?}");
            let shifted = change_of_cases(&before, &later, statistic).expect("enough cases");
            assert!(shifted.is_more_than_chance, "{shifted:?}");
            let (low, high) = (
                shifted.low.ten_thousandths(),
                shifted.high.ten_thousandths(),
            );
            assert!(low < 50_000 && 50_000 < high, "{shifted:?}");
        }
    }

    #[test]
    fn the_bounds_of_a_mean_are_those_of_theory() {
        // Standard deviation 5.77 of 0..=19, so ±1.96 × 5.77 × √(2/200) = ±1.13 days.
        let before = cases((0..200).map(|at| at % 20));
        let after = cases((0..200).map(|at| at % 20));
        let interval = change_of_cases(&before, &after, Statistic::Ratio).expect("enough cases");
        let width = interval.high.minus(interval.low).ten_thousandths();
        assert!((20_000..25_500).contains(&width), "{interval:?}");
    }

    #[test]
    fn few_cases_tell_nothing_by_being_drawn_again() {
        assert!(change_of_cases(&cases(0..9), &cases(0..50), Statistic::Ratio).is_none());
        assert!(change_of_shares((0, 0), (1, 2)).is_none());
    }

    #[test]
    fn of_many_cases_an_even_choice_is_kept_and_stands_for_all() {
        let many = cases((0..100_000).map(|at| at % 100));
        assert_eq!(many.count(), 100_000);
        assert!(many.pairs.len() <= KEPT_MAX && many.pairs.len() > KEPT_MAX / 2);
        let mean = Statistic::Ratio
            .of(many.pairs.iter().copied())
            .expect("cases");
        assert!((mean - 49.5).abs() < 4.0, "{mean}");
    }

    #[test]
    fn shares_use_newcombes_example() {
        // Newcombe (1998), table II, case (a): 56/70 − 48/80 lies in 0.0524 to 0.3339.
        let interval = change_of_shares((48, 80), (56, 70)).expect("cases");
        let published = [interval.low, interval.high].map(|it| (it.ten_thousandths() + 50) / 100);
        assert_eq!(published, [524, 3_339]);
        assert_eq!(interval.method.as_str(), "newcombe");
    }
}

//! How long things take.

use serde::Serialize;

use super::log::Case;

/// Microseconds in an hour.
pub(super) const HOUR: f64 = 3_600_000_000.0;

/// How a length of time is spread over its cases, in hours.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Hours {
    /// How many were measured.
    pub cases: u64,
    /// The arithmetic mean.
    pub mean: f64,
    /// The middle one.
    pub p50: f64,
    /// Nine in ten are at most that long.
    pub p90: f64,
    /// The longest.
    pub max: f64,
}

/// Measures lengths in microseconds. Between two ranks it interpolates linearly (method 7 of
/// R. Hyndman and Y. Fan, *Sample Quantiles in Statistical Packages*, 1996).
#[must_use]
pub fn hours(mut micros: Vec<i64>) -> Hours {
    micros.sort_unstable();
    let count = micros.len();
    let Some(max) = micros.last() else {
        return Hours::default();
    };
    let sum: i128 = micros.iter().copied().map(i128::from).sum();
    Hours {
        cases: u64::try_from(count).unwrap_or(u64::MAX),
        mean: float_of_sum(sum) / float(count) / HOUR,
        p50: quantile(&micros, 0.5) / HOUR,
        p90: quantile(&micros, 0.9) / HOUR,
        max: micros_as_float(*max) / HOUR,
    }
}

/// How long the cases took, from their first to their last event.
#[must_use]
pub fn durations(cases: &[Case<'_>]) -> Hours {
    hours(cases.iter().map(|case| case.duration()).collect())
}

fn quantile(sorted: &[i64], share: f64) -> f64 {
    let rank = share * float(sorted.len() - 1);
    let below = rank.floor();
    // A rank is less than the number of values, so it fits.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let at = below as usize;
    let (low, high) = (sorted[at], sorted[(at + 1).min(sorted.len() - 1)]);
    micros_as_float(low) + (rank - below) * (micros_as_float(high) - micros_as_float(low))
}

/// A count as a number to calculate with; exact up to 2^53.
#[expect(clippy::cast_precision_loss)]
pub(super) fn float(count: usize) -> f64 {
    count as f64
}

/// As [`float`], of a sum of lengths.
#[expect(clippy::cast_precision_loss)]
pub(super) fn float_of_sum(sum: i128) -> f64 {
    sum as f64
}

#[expect(clippy::cast_precision_loss)]
pub(super) fn micros_as_float(micros: i64) -> f64 {
    micros as f64
}

/// A share of a whole; none of nothing.
pub(super) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| float(part) / float(whole))
}

/// A length in hours.
#[must_use]
pub fn micros_as_hours(micros: i64) -> f64 {
    micros_as_float(micros) / HOUR
}

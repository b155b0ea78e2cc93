//! Did a figure change when something else did? An interrupted time series, told by segmented
//! regression (A. K. Wagner, S. B. Soumerai, F. Zhang and D. Ross-Degnan, *Segmented regression
//! analysis of interrupted time series studies in medication use research*, 2002):
//!
//! value = start + trend · t + level · after + slope · (t − t₀) · after
//!
//! where `after` is 1 from the change on and t₀ its first point. Neighbouring points resemble each
//! other, so the errors are those of W. K. Newey and K. D. West (*A Simple, Positive Semi-definite,
//! Heteroskedasticity and Autocorrelation Consistent Covariance Matrix*, 1987) with ⌊4 (n/100)^(2/9)⌋
//! lags and the correction n/(n − 4) for few points.

use crate::difference::{Difference, float};

/// Fewer points on one side tell no trend of it.
pub const POINTS_MIN: usize = 8;
/// Bounds of 95 % of a normal distribution.
const Z: f64 = 1.959_963_984_540_054;
/// Start, trend, change of the level, change of the trend.
const TERMS: usize = 4;

type Matrix = [[f64; TERMS]; TERMS];

/// What a change did to a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interrupted {
    /// By how much the level changed at once.
    pub level: Difference,
    /// By how much the trend changed, a point.
    pub slope: Difference,
    /// The trend before, a point.
    pub trend: f64,
    /// Points before and after.
    pub points: (usize, usize),
}

/// Judges points in their order, of which `after` is the first since the change. Points without a
/// value keep their place in time. None where a side has fewer than [`POINTS_MIN`] values.
#[must_use]
pub fn interrupted(points: &[Option<f64>], after: usize) -> Option<Interrupted> {
    let rows: Vec<([f64; TERMS], f64)> = points
        .iter()
        .enumerate()
        .filter_map(|(at, value)| Some((terms(at, after), (*value)?)))
        .collect();
    let later = rows.iter().filter(|(terms, _)| terms[2] > 0.0).count();
    let earlier = rows.len() - later;
    if earlier < POINTS_MIN || later < POINTS_MIN {
        return None;
    }
    let inverse = inverse(sum(rows.iter().map(|(x, _)| outer(x, x))))?;
    let mut moments = [0.0; TERMS];
    for (x, y) in &rows {
        for (moment, x) in moments.iter_mut().zip(x) {
            *moment += x * y;
        }
    }
    let beta = times(&inverse, &moments);
    let errors = errors(&rows, &beta, &inverse);
    let of = |term: usize| Difference {
        by: beta[term],
        low: beta[term] - Z * errors[term],
        high: beta[term] + Z * errors[term],
    };
    Some(Interrupted {
        level: of(2),
        slope: of(3),
        trend: beta[1],
        points: (earlier, later),
    })
}

fn terms(at: usize, after: usize) -> [f64; TERMS] {
    let since = at.checked_sub(after).map(float);
    let is_after = if since.is_some() { 1.0 } else { 0.0 };
    [1.0, float(at), is_after, since.unwrap_or(0.0)]
}

/// Standard errors of the terms.
fn errors(rows: &[([f64; TERMS], f64)], beta: &[f64; TERMS], inverse: &Matrix) -> [f64; TERMS] {
    let scores: Vec<[f64; TERMS]> = rows
        .iter()
        .map(|(x, y)| {
            let fitted: f64 = x.iter().zip(beta).map(|(x, b)| x * b).sum();
            x.map(|x| x * (y - fitted))
        })
        .collect();
    let count = float(rows.len());
    let lags = (4.0 * (count / 100.0).powf(2.0 / 9.0)).floor();
    let mut middle = sum(scores.iter().map(|score| outer(score, score)));
    for lag in (1..scores.len()).take_while(|lag| float(*lag) <= lags) {
        let weight = 1.0 - float(lag) / (lags + 1.0);
        for (now, before) in scores[lag..].iter().zip(&scores) {
            let (one, other) = (outer(now, before), outer(before, now));
            for (row, (one, other)) in middle.iter_mut().zip(one.iter().zip(&other)) {
                for (cell, (one, other)) in row.iter_mut().zip(one.iter().zip(other)) {
                    *cell += weight * (one + other);
                }
            }
        }
    }
    let few = count / (count - float(TERMS));
    let covariance = product(&product(inverse, &middle), inverse);
    let mut errors = [0.0; TERMS];
    for (term, error) in errors.iter_mut().enumerate() {
        *error = (few * covariance[term][term]).max(0.0).sqrt();
    }
    errors
}

fn outer(one: &[f64; TERMS], other: &[f64; TERMS]) -> Matrix {
    one.map(|row| other.map(|cell| row * cell))
}

fn sum(matrices: impl Iterator<Item = Matrix>) -> Matrix {
    let mut sum = Matrix::default();
    for matrix in matrices {
        for (row, add) in sum.iter_mut().zip(&matrix) {
            for (cell, add) in row.iter_mut().zip(add) {
                *cell += add;
            }
        }
    }
    sum
}

fn times(matrix: &Matrix, vector: &[f64; TERMS]) -> [f64; TERMS] {
    matrix.map(|row| {
        row.iter()
            .zip(vector)
            .map(|(cell, value)| cell * value)
            .sum()
    })
}

fn product(one: &Matrix, other: &Matrix) -> Matrix {
    one.map(|row| {
        let mut out = [0.0; TERMS];
        for (value, line) in row.iter().zip(other) {
            for (cell, factor) in out.iter_mut().zip(line) {
                *cell += value * factor;
            }
        }
        out
    })
}

/// By Gauss and Jordan with the largest pivot; none of a matrix that has no inverse.
fn inverse(mut matrix: Matrix) -> Option<Matrix> {
    let mut inverse = Matrix::default();
    for (place, row) in inverse.iter_mut().enumerate() {
        row[place] = 1.0;
    }
    for column in 0..TERMS {
        let best = (column..TERMS).max_by(|one, other| {
            matrix[*one][column]
                .abs()
                .total_cmp(&matrix[*other][column].abs())
        })?;
        if matrix[best][column].abs() < 1e-9 {
            return None;
        }
        matrix.swap(column, best);
        inverse.swap(column, best);
        let pivot = matrix[column][column];
        matrix[column] = matrix[column].map(|cell| cell / pivot);
        inverse[column] = inverse[column].map(|cell| cell / pivot);
        for row in (0..TERMS).filter(|row| *row != column) {
            let factor = matrix[row][column];
            for cell in 0..TERMS {
                matrix[row][cell] -= factor * matrix[column][cell];
                inverse[row][cell] -= factor * inverse[column][cell];
            }
        }
    }
    Some(inverse)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BEFORE: [f64; 12] = [
        50.2, 49.7, 51.3, 50.9, 49.1, 50.4, 51.8, 50.6, 49.9, 51.1, 50.3, 50.8,
    ];
    const AFTER: [f64; 10] = [46.1, 45.2, 45.9, 44.3, 44.8, 43.6, 43.9, 42.7, 42.2, 42.9];

    fn points() -> Vec<Option<f64>> {
        BEFORE.iter().chain(&AFTER).copied().map(Some).collect()
    }

    #[test]
    fn it_agrees_with_statsmodels() {
        let found = interrupted(&points(), BEFORE.len()).expect("enough points");
        // statsmodels 0.14, y and X as here:
        // sm.OLS(y, X).fit(cov_type="HAC", cov_kwds={"maxlags": 2, "use_correction": True})
        // .params and .conf_int()
        let known = [
            (found.trend, 0.040_209_790_209_793_94),
            (found.level.by, -4.749_696_969_696_961),
            (found.level.low, -5.225_076_235_607_131),
            (found.level.high, -4.274_317_703_786_791),
            (found.slope.by, -0.453_543_123_543_127_54),
            (found.slope.low, -0.534_437_600_843_004_3),
            (found.slope.high, -0.372_648_646_243_250_84),
        ];
        for (own, theirs) in known {
            assert!((own - theirs).abs() < 1e-8, "{own} {theirs}");
        }
    }

    #[test]
    fn a_side_with_fewer_than_eight_values_tells_nothing() {
        let mut points = points();
        assert!(interrupted(&points[..20], BEFORE.len()).is_some());
        assert!(interrupted(&points[..19], BEFORE.len()).is_none());
        for point in &mut points[..5] {
            *point = None;
        }
        assert!(interrupted(&points, BEFORE.len()).is_none());
    }

    proptest! {
        #[test]
        fn a_straight_line_with_a_step_is_found_exactly(
            start in -100.0_f64..100.0, trend in -5.0_f64..5.0, level in -50.0_f64..50.0,
            slope in -5.0_f64..5.0, before in 8_usize..40, after in 8_usize..40,
        ) {
            let value = |at: usize| {
                let [one, t, is_after, since] = terms(at, before);
                start * one + trend * t + level * is_after + slope * since
            };
            let points: Vec<Option<f64>> = (0..before + after).map(|at| Some(value(at))).collect();
            let found = interrupted(&points, before).expect("enough points");
            prop_assert!((found.level.by - level).abs() < 1e-6);
            prop_assert!((found.slope.by - slope).abs() < 1e-6);
            prop_assert!((found.trend - trend).abs() < 1e-6);
            prop_assert!(found.level.high - found.level.low < 1e-5);
        }
    }
}

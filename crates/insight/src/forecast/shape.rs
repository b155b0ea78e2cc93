//! The shape of errors: how far delays lie from what was expected, in units of their spread.
//!
//! It is learned from errors of forecasts that knew nothing later than the item's issue, open items
//! counting as "longer than so far" (the estimate of Kaplan and Meier), so that intervals hold what
//! they promise on later items. Few errors are blended with the normal distribution. Beyond the
//! outermost twentieths the tails are generalised Pareto ones, so that an item which is open for
//! longer than any before still gets a distribution.

use serde::{Deserialize, Serialize};

use super::moments::normal_quantile;
use super::number::{float, index, split};

/// Knots of the quantile function: 0.5 %, 1 %, … 99.5 %.
const KNOTS: usize = 199;
/// The knots where the tails begin: 5 % and 95 %.
const TAIL: usize = 9;
/// The share beyond each of them.
const OUTER: f64 = 0.05;
/// One over the exponent of the tails, which is ten.
const THINNING: f64 = 0.1;
/// So many errors weigh as much as the normal distribution.
const PRIOR: f64 = 30.0;
const CELLS_PER_UNIT: f64 = 50.0;

/// A distribution of standardised errors.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "Knots", into = "Knots")]
pub struct Shape {
    knots: Vec<f64>,
    tails: [f64; 2],
    /// One over each tail's scale.
    thinning: [f64; 2],
    /// The share above each point of an even grid between the tails.
    above: Vec<f64>,
}

/// What is stored of a shape.
#[derive(Clone, Serialize, Deserialize)]
struct Knots {
    quantiles: Vec<f64>,
    tails: [f64; 2],
}

impl From<Shape> for Knots {
    fn from(shape: Shape) -> Self {
        Self {
            quantiles: shape.knots,
            tails: shape.tails,
        }
    }
}

impl From<Knots> for Shape {
    fn from(stored: Knots) -> Self {
        Self::new(stored.quantiles, stored.tails)
    }
}

fn share(knot: usize) -> f64 {
    float(knot + 1) / float(KNOTS + 1)
}

impl Shape {
    fn new(mut knots: Vec<f64>, tails: [f64; 2]) -> Self {
        knots.resize(KNOTS, 0.0);
        let low = knots[TAIL];
        let high = knots[KNOTS - 1 - TAIL];
        let cells = index((high - low).clamp(0.0, 1e4) * CELLS_PER_UNIT) + 2;
        let mut knot = TAIL;
        let above = (0..cells).map(|cell| {
            let z = low + float(cell) / CELLS_PER_UNIT;
            while knot + 2 < KNOTS - TAIL && knots[knot + 1] < z {
                knot += 1;
            }
            let width = knots[knot + 1] - knots[knot];
            let part = if width > 0.0 {
                ((z - knots[knot]) / width).clamp(0.0, 1.0)
            } else {
                1.0
            };
            1.0 - share(knot) - part / float(KNOTS + 1)
        });
        let above = above.collect();
        Self {
            knots,
            tails,
            thinning: tails.map(|scale| 1.0 / scale.max(0.05)),
            above,
        }
    }

    /// The shape of these errors: (standardised error, whether it is one; else a lower bound).
    pub fn fit(errors: &mut [(f64, bool)]) -> Self {
        errors.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let steps = kaplan_meier(errors);
        let seen = float(steps.len());
        let weight = seen / (seen + PRIOR);
        let knots: Vec<f64> = (0..KNOTS)
            .map(|knot| {
                let p = share(knot);
                let own = quantile(&steps, p).unwrap_or_else(|| normal_quantile(p));
                weight * own + (1.0 - weight) * normal_quantile(p)
            })
            .collect();
        let tails = [
            tail(steps.iter().map(|(z, _)| knots[TAIL] - z), weight),
            tail(
                steps.iter().map(|(z, _)| z - knots[KNOTS - 1 - TAIL]),
                weight,
            ),
        ];
        Self::new(knots, tails)
    }

    /// The share of errors above `z`.
    pub fn above(&self, z: f64) -> f64 {
        let (low, high) = (self.knots[TAIL], self.knots[KNOTS - 1 - TAIL]);
        if z <= low {
            return 1.0 - OUTER * pareto((low - z) * self.thinning[0]);
        }
        if z >= high {
            return OUTER * pareto((z - high) * self.thinning[1]);
        }
        let place = (z - low) * CELLS_PER_UNIT;
        let (cell, part) = split(place);
        match self.above.get(cell..cell + 2) {
            Some([here, next]) => here + part * (next - here),
            _ => OUTER,
        }
    }

    /// The value below which the share `p` lies, for `p` from 5 % to 95 %.
    #[cfg(test)]
    pub fn quantile(&self, p: f64) -> f64 {
        self.knots[index(p * float(KNOTS + 1)) - 1]
    }
}

fn pareto(excess: f64) -> f64 {
    let fifth = (1.0 + excess * THINNING).powi(5);
    1.0 / (fifth * fifth)
}

/// The scale of a tail with these excesses (those above zero count).
fn tail(excesses: impl Iterator<Item = f64>, weight: f64) -> f64 {
    let above: Vec<f64> = excesses.filter(|excess| *excess > 0.0).collect();
    // The mean of a generalised Pareto distribution is its scale times this one's inverse.
    let to_scale = 1.0 - THINNING;
    let mean = above.iter().sum::<f64>() / float(above.len().max(1));
    let usual = 0.42;
    (weight * mean * to_scale + (1.0 - weight) * usual).max(0.05)
}

/// The distinct errors in ascending order with the share at or below each.
fn kaplan_meier(errors: &[(f64, bool)]) -> Vec<(f64, f64)> {
    let mut left = 1.0;
    let mut steps = Vec::with_capacity(errors.len());
    for (at, (z, seen)) in errors.iter().enumerate() {
        if *seen {
            let at_risk = float(errors.len() - at);
            let before = left;
            left *= 1.0 - 1.0 / at_risk;
            // Half a step: an error stands for its neighbourhood on both sides.
            steps.push((*z, 1.0 - 0.5 * (before + left)));
        }
    }
    steps
}

/// The quantile of steps, with straight lines between them.
fn quantile(steps: &[(f64, f64)], p: f64) -> Option<f64> {
    let at = steps.partition_point(|(_, share)| *share < p);
    let after = steps.get(at).or(steps.last())?;
    let before = steps.get(at.saturating_sub(1))?;
    let width = after.1 - before.1;
    if width <= 0.0 {
        return Some(after.0);
    }
    Some(before.0 + (p - before.1).clamp(0.0, width) / width * (after.0 - before.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(count: usize) -> Vec<(f64, bool)> {
        let p = |at| (float(at) + 0.5) / float(count);
        (0..count)
            .map(|at| (normal_quantile(p(at)), true))
            .collect()
    }

    #[test]
    fn a_known_distribution_comes_back() {
        let shape = Shape::fit(&mut normal(4000));
        for z in [-3.0, -1.3, 0.0, 0.4, 1.7, 2.5] {
            let expected = super::super::moments::normal_above(z);
            let found = shape.above(z);
            assert!((found - expected).abs() < 0.004, "{z}: {found} {expected}");
        }
        assert!((shape.quantile(0.9) - 1.2816).abs() < 0.02);
    }

    #[test]
    fn the_share_above_never_rises_and_never_reaches_zero() {
        let mut errors = vec![(0.0, true), (0.0, true), (5.0, true), (9.0, false)];
        let shape = Shape::fit(&mut errors);
        let mut last = 1.0;
        for step in -3000..6000 {
            let found = shape.above(f64::from(step) / 100.0);
            assert!(
                found <= last + 1e-12 && found > 0.0,
                "{step}: {found} after {last}"
            );
            last = found;
        }
    }

    #[test]
    fn open_items_count_as_longer_than_so_far() {
        let settled = normal(999);
        let mut with_open = settled.clone();
        with_open.extend((0..300).map(|_| (1.0, false)));
        let plain = Shape::fit(&mut settled.clone()).above(1.5);
        let censored = Shape::fit(&mut with_open).above(1.5);
        assert!(censored > plain * 1.5, "{censored} {plain}");
    }

    #[test]
    fn a_stored_shape_reads_back() {
        let shape = Shape::fit(&mut normal(50));
        let text = serde_json::to_string(&shape).expect("a shape is JSON");
        let again: Shape = serde_json::from_str(&text).expect("it reads back");
        assert!((shape.above(0.77) - again.above(0.77)).abs() < 1e-12);
    }
}

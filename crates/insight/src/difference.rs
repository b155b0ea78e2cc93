//! Is a difference more than chance?

use serde::Serialize;

/// How often a sample is drawn anew.
pub(crate) const DRAWS: usize = 1_000;
/// Bounds of 95 % of the draws.
pub(crate) const LOW: usize = 25;
pub(crate) const HIGH: usize = 974;
/// Where the draws begin: any number does, the same one gives the same bounds.
pub(crate) const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// A difference with the bounds within which it lies with 95 % confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Difference {
    /// After less before.
    pub by: f64,
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

impl Difference {
    /// Do the bounds leave out zero?
    #[must_use]
    pub fn is_more_than_chance(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

/// A measured sample that stands for `cases` cases.
#[derive(Debug, Clone, Copy)]
pub struct Sample<'s> {
    /// Measured values.
    pub values: &'s [f64],
    /// How many cases they stand for.
    pub cases: usize,
}

/// The difference of two statistics by the percentile bootstrap (B. Efron and R. Tibshirani, *An
/// Introduction to the Bootstrap*, 1993, chapter 13): each side is drawn anew, with replacement, a
/// thousand times. None if a side is empty. Equal input gives equal bounds.
#[must_use]
pub fn difference(
    before: Sample<'_>,
    after: Sample<'_>,
    statistic: fn(&mut [f64]) -> f64,
) -> Option<Difference> {
    if before.values.is_empty() || after.values.is_empty() {
        return None;
    }
    let mut draws = Draws::new();
    let measured = |sample: Sample<'_>| statistic(&mut sample.values.to_vec());
    let by = measured(after) - measured(before);
    let mut buffer = Vec::new();
    let mut differences: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let of_before = statistic(draws.again(before, &mut buffer));
            statistic(draws.again(after, &mut buffer)) - of_before
        })
        .collect();
    differences.sort_by(f64::total_cmp);
    // A sample that stands for more cases than it has varies more than they do.
    let ratio = |sample: Sample<'_>| {
        float(sample.values.len()) / float(sample.cases.max(sample.values.len()))
    };
    let scale = ratio(before).max(ratio(after)).sqrt();
    let around = |at: usize| by + (differences[at] - by) * scale;
    Some(Difference {
        by,
        low: around(LOW),
        high: around(HIGH),
    })
}

/// The difference of two shares with Newcombe's hybrid score interval (R. Newcombe, *Interval
/// Estimation for the Difference Between Independent Proportions*, 1998, method 10); each is given
/// as part and whole. None if a whole is zero.
#[must_use]
pub fn difference_of_shares(before: (usize, usize), after: (usize, usize)) -> Option<Difference> {
    let (p1, low1, high1) = wilson(after)?;
    let (p2, low2, high2) = wilson(before)?;
    let by = p1 - p2;
    Some(Difference {
        by,
        low: by - ((p1 - low1).powi(2) + (high2 - p2).powi(2)).sqrt(),
        high: by + ((high1 - p1).powi(2) + (p2 - low2).powi(2)).sqrt(),
    })
}

/// A share with its bounds at 95 % confidence (E. B. Wilson, *Probable Inference*, 1927).
#[must_use]
pub fn wilson((part, whole): (usize, usize)) -> Option<(f64, f64, f64)> {
    if whole == 0 {
        return None;
    }
    const Z: f64 = 1.959_963_984_540_054;
    let (n, p) = (float(whole), float(part) / float(whole));
    let middle = p + Z * Z / (2.0 * n);
    let spread = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    Some((p, (middle - spread) / scale, (middle + spread) / scale))
}

/// The middle value; the mean of the two middle ones of an even number. Zero of none.
pub fn median(values: &mut [f64]) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let (count, half) = (values.len(), values.len() / 2);
    let (below, middle, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    let lower = below.iter().copied().reduce(f64::max);
    match lower.filter(|_| count % 2 == 0) {
        Some(lower) => f64::midpoint(lower, *middle),
        None => *middle,
    }
}

/// The arithmetic mean. Zero of none.
pub fn mean(values: &mut [f64]) -> f64 {
    values.iter().sum::<f64>() / float(values.len().max(1))
}

#[expect(clippy::cast_precision_loss)]
pub(crate) fn float(count: usize) -> f64 {
    count as f64
}

/// A sequence of numbers that looks random (G. Steele, D. Lea, C. Flood, *Fast Splittable
/// Pseudorandom Number Generators*, 2014).
pub(crate) struct Draws(pub(crate) u64);

impl Draws {
    /// The same sequence each time.
    pub(crate) const fn new() -> Self {
        Self(SEED)
    }

    /// A number below a bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let bound = u128::try_from(bound).unwrap_or(1);
        usize::try_from((u128::from(mixed) * bound) >> 64).unwrap_or(0)
    }

    fn again<'b>(&mut self, sample: Sample<'_>, buffer: &'b mut Vec<f64>) -> &'b mut [f64] {
        buffer.clear();
        buffer.extend(
            (0..sample.values.len()).map(|_| sample.values[self.below(sample.values.len())]),
        );
        buffer
    }
}

//! The distribution of one item's settlement day.

use super::item::{Day, weekday};
use super::number::{float, floor};
use super::shape::Shape;

/// One way in which the item may go: undisputed or disputed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Course {
    /// How likely it is, before it is looked at how long the item is open.
    pub weight: f64,
    /// The expected delay, in days.
    pub delay: f64,
    /// One over its deviation in days.
    pub sharpness: f64,
}

/// The distribution of an item's settlement day, given that it is open at the beginning of a day.
#[derive(Debug, Clone, Copy)]
pub struct Curve<'a> {
    pub(super) shape: &'a Shape,
    pub(super) weekdays: &'a [f64; 7],
    pub(super) courses: [Course; 2],
    pub(super) due: Day,
    /// The first day on which it can be settled.
    pub(super) first: Day,
    /// The share of the unconditional distribution that lies on the first day and after.
    pub(super) open: f64,
}

/// What a walk along the days of a distribution finds.
pub(super) struct Walk<const N: usize> {
    pub quantiles: [Day; N],
    pub mean: f64,
}

/// Days after the first that are looked at one by one; settlements later than that count as on
/// the last of them.
const HORIZON: Day = 1500;
/// Days of a step in the tail.
const STRIDE: Day = 5;

impl Curve<'_> {
    /// The end of a day, in days after the due date.
    fn end(&self, day: Day) -> f64 {
        f64::from(day - self.due) + 0.5 + self.weekdays[weekday(day)]
    }

    /// The share of the unconditional distribution after a day. `shift` moves it by so many
    /// deviations.
    fn after(&self, day: Day, shift: f64) -> f64 {
        let end = self.end(day);
        let [undisputed, disputed] = &self.courses;
        let above = |course: &Course| {
            let z = (end - course.delay) * course.sharpness - shift;
            course.weight * self.shape.above(z)
        };
        // Most items have one course only.
        match (undisputed.weight > 0.0, disputed.weight > 0.0) {
            (true, true) => above(undisputed) + above(disputed),
            (false, true) => above(disputed),
            _ => above(undisputed),
        }
    }

    /// Fixes the first day on which the item can be settled.
    pub(super) fn opened(mut self, first: Day) -> Self {
        self.first = first;
        self.open = self.after(first - 1, 0.0);
        self
    }

    /// The probability that the item is still open at the end of a day.
    pub fn open_after(&self, day: Day) -> f64 {
        if day < self.first {
            return 1.0;
        }
        (self.after(day, 0.0) / self.open).min(1.0)
    }

    /// The same if everything took so many deviations longer.
    pub(super) fn open_after_shifted(&self, day: Day, shift: f64) -> f64 {
        if day < self.first {
            return 1.0;
        }
        (self.after(day, shift) / self.after(self.first - 1, shift)).min(1.0)
    }

    /// The expected day, and for each of ascending `levels` the first day until which at least that
    /// share of the distribution lies: a closed interval holds at least what its levels say.
    pub(super) fn walk<const N: usize>(&self, levels: &[f64; N]) -> Walk<N> {
        let mut quantiles = [self.first; N];
        let (mut at, mut mean) = (0, 0.0);
        let last = self.first.saturating_add(HORIZON);
        let mut day = self.first;
        let mut open = self.open_after(day);
        while day < last {
            while at < N && 1.0 - open >= levels[at] {
                quantiles[at] = day;
                at += 1;
            }
            if at == N && open < 1e-3 {
                break;
            }
            // Behind the last level the mean alone needs the rest, which is nearly straight.
            let step = if at == N { STRIDE } else { 1 };
            let next = self.open_after(day + step);
            mean += open + 0.5 * f64::from(step - 1) * (open + next);
            day += step;
            open = next;
        }
        quantiles[at..].fill(last);
        let mean = f64::from(self.first) + mean;
        Walk { quantiles, mean }
    }

    /// The expected day as a date's day.
    pub(super) fn rounded(mean: f64) -> Day {
        floor(mean + 0.5)
    }

    /// How likely a dispute is, given how long the item is open.
    pub(super) fn disputed(&self) -> f64 {
        let end =
            f64::from(self.first - 1 - self.due) + 0.5 + self.weekdays[weekday(self.first - 1)];
        let course = &self.courses[1];
        let z = (end - course.delay) * course.sharpness;
        course.weight * self.shape.above(z) / self.open
    }
}

/// How far each weekday's end lies from where it would lie if all days were alike: days on which
/// little is settled pass quickly.
pub(super) fn weekday_offsets(settled: &[f64; 7]) -> [f64; 7] {
    let total: f64 = settled.iter().sum();
    let usual = total / 7.0;
    let mut offsets = [0.0; 7];
    if usual < 1.0 {
        return offsets;
    }
    // Stein's shrinkage: what chance alone gives is taken off.
    let chi: f64 = settled
        .iter()
        .map(|count| (count - usual).powi(2) / usual)
        .sum();
    let keep = (1.0 - 6.0 / chi.max(6.0)).max(0.0);
    let mut sum = 0.0;
    for (offset, count) in offsets.iter_mut().zip(settled) {
        sum += keep * (count / usual - 1.0);
        *offset = sum;
    }
    let mean = offsets
        .iter()
        .zip(settled)
        .map(|(offset, count)| offset * count)
        .sum::<f64>();
    offsets.map(|offset| offset - mean / total.max(float(1)))
}

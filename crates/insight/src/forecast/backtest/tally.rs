//! What was foretold beside what came.

use super::naive::NaiveGuess;
use super::{Method, Score, WeeklyScore};
use crate::forecast::item::{Day, Item};
use crate::forecast::metrics::{auc, bias, brier, mean, wape};
use crate::forecast::model::Forecast;
use crate::forecast::number::{amount, float};

/// What came.
pub struct Outcome {
    /// Whether it was late; none if that was settled at the cut, or is not known yet.
    late: Option<bool>,
    settled: Option<Day>,
}

impl Outcome {
    pub fn of(item: &Item, truth: &Item, cut: Day, as_of: Day) -> Self {
        let late = match truth.settled {
            Some(day) => Some(day > item.due),
            None => (as_of > item.due).then_some(true),
        };
        Self {
            late: late.filter(|_| item.due >= cut),
            settled: truth.settled,
        }
    }
}

/// What was foretold.
pub struct Guess {
    p_late: f64,
    day: Day,
    intervals: Option<[(Day, Day); 3]>,
}

impl Guess {
    pub fn of_model(forecast: &Forecast<'_>) -> Self {
        let q = &forecast.quantiles;
        Self {
            p_late: forecast.p_late,
            day: forecast.median(),
            intervals: Some([(q[2], q[4]), (q[1], q[5]), (q[0], q[6])]),
        }
    }

    pub const fn of_naive(guess: NaiveGuess) -> Self {
        Self {
            p_late: guess.p_late,
            day: guess.day,
            intervals: None,
        }
    }
}

#[derive(Default)]
pub struct Tally {
    told: Vec<(f64, bool)>,
    errors: Vec<f64>,
    held: [usize; 3],
    with_intervals: usize,
}

impl Tally {
    pub fn add(&mut self, guess: &Guess, outcome: &Outcome) {
        if let Some(late) = outcome.late {
            self.told.push((guess.p_late, late));
        }
        let Some(day) = outcome.settled else {
            return;
        };
        self.errors.push(f64::from(guess.day - day));
        if let Some(intervals) = guess.intervals {
            self.with_intervals += 1;
            for (held, (from, until)) in self.held.iter_mut().zip(intervals) {
                *held += usize::from((from..=until).contains(&day));
            }
        }
    }

    pub fn score(self, method: Method) -> Score {
        Score {
            method,
            items: self.errors.len(),
            auc: auc(&self.told),
            brier: brier(&self.told),
            mae_days: mean(self.errors.iter().map(|error| error.abs())),
            bias_days: mean(self.errors.iter().copied()),
            coverage: shares(self.held, self.with_intervals),
        }
    }
}

fn shares(held: [usize; 3], of: usize) -> Option<[f64; 3]> {
    (of > 0).then(|| held.map(|held| float(held) / float(of)))
}

#[derive(Default)]
pub struct WeeklyTally {
    pairs: Vec<(f64, f64)>,
    held: [usize; 3],
    with_intervals: usize,
}

impl WeeklyTally {
    /// Adds what was told of a week, and what came.
    pub fn add(&mut self, told: f64, came: f64) {
        self.pairs.push((told, came));
    }

    /// Adds whether a week lay within its intervals.
    pub fn hold(&mut self, intervals: [(i64, i64); 3], came: f64) {
        self.with_intervals += 1;
        for (held, (from, until)) in self.held.iter_mut().zip(intervals) {
            let within = amount(from) - 0.5..=amount(until) + 0.5;
            *held += usize::from(within.contains(&came));
        }
    }

    pub fn score(self, method: Method) -> WeeklyScore {
        WeeklyScore {
            method,
            weeks: self.pairs.len(),
            wape: wape(&self.pairs),
            bias: bias(&self.pairs),
            coverage: shares(self.held, self.with_intervals),
        }
    }
}

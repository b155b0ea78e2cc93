//! The forecast tried on the past, beside naive ones.
//!
//! At each of several days in the past a model learns from what was known then. It foretells the
//! items that were open, and those issued in the quarter after it, and is compared with what came.

pub(super) mod naive;
mod tally;

use serde::{Deserialize, Serialize};

use super::cash::{Cash, Plan};
use super::fit::{FitError, usual_span};
use super::item::{Day, Item, Items};
use super::model::Model;
use super::number::{amount, float};
use super::recipe::Recipe;
use naive::Naive;
use tally::{Guess, Outcome, Tally, WeeklyTally};

/// Items issued within so many days after a cut are tried.
const LATER: Day = 90;
/// Weeks of cash that are compared.
const WEEKS: i32 = 13;

/// What to try.
#[derive(Debug, Clone, Copy)]
pub struct BacktestOptions {
    /// At how many days in the past.
    pub cuts: usize,
    /// The day on which the items stand as they do.
    pub as_of: Day,
    /// Whether a dispute is not known before the item is settled.
    pub hide_disputes: bool,
}

/// A way to foretell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The model.
    Model,
    /// Everybody pays on the due date.
    DueDate,
    /// Everybody takes as long as it did on average.
    CustomerAverage,
    /// Everybody takes as long as it did in the same season of the year before, where there is any.
    LastYear,
}

/// How good a method was on items.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Score {
    /// Which method.
    pub method: Method,
    /// Items whose settlement is known.
    pub items: usize,
    /// The area under the curve of late against on time.
    pub auc: Option<f64>,
    /// The mean squared error of the probability to be late.
    pub brier: Option<f64>,
    /// The mean absolute error of the settlement day (the median).
    pub mae_days: Option<f64>,
    /// By how many days too late the day is told on average.
    pub bias_days: Option<f64>,
    /// The shares of items within the intervals of 50, 80 and 90 %.
    pub coverage: Option<[f64; 3]>,
}

/// How good a method was on the cash of weeks, from the items that were open at the cut.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct WeeklyScore {
    /// Which method.
    pub method: Method,
    /// Weeks compared.
    pub weeks: usize,
    /// The sum of absolute errors over the sum of what came.
    pub wape: Option<f64>,
    /// By how much too much was told, as a share of what came.
    pub bias: Option<f64>,
    /// The shares of weeks within the intervals of 50, 80 and 95 %.
    pub coverage: Option<[f64; 3]>,
}

/// One day of the past at which it was tried.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Cut {
    /// The day.
    #[serde(skip)]
    pub day: Day,
    /// Settled items that the model learned from.
    pub settled: usize,
    /// Open items.
    pub open: usize,
    /// Items issued later.
    pub later: usize,
}

/// What all trials together gave.
#[derive(Debug, Clone, Serialize)]
pub struct Backtest {
    /// The days.
    pub cuts: Vec<Cut>,
    /// On the items that were open.
    pub open: Vec<Score>,
    /// On the items issued later.
    pub later: Vec<Score>,
    /// On the cash of weeks.
    pub weekly: Vec<WeeklyScore>,
}

const METHODS: [Method; 4] = [
    Method::Model,
    Method::DueDate,
    Method::CustomerAverage,
    Method::LastYear,
];

/// Tries the model on the past.
///
/// # Errors
/// [`FitError`]: there are too few items before a cut.
pub fn backtest(items: &Items, options: BacktestOptions) -> Result<Backtest, FitError> {
    backtest_as(items, options, None)
}

/// As [`backtest`], learning by a recipe where one is given. Two recipes with the same items and
/// options are tried on the same days.
///
/// # Errors
/// As [`backtest`].
pub fn backtest_as(
    items: &Items,
    options: BacktestOptions,
    recipe: Option<&Recipe>,
) -> Result<Backtest, FitError> {
    let mut open: [Tally; 4] = Default::default();
    let mut later: [Tally; 4] = Default::default();
    let mut weekly: [WeeklyTally; 4] = Default::default();
    let mut cuts = Vec::new();
    for day in cut_days(items, options) {
        let past = items.as_known_on(day - 1, options.hide_disputes);
        let model = match recipe {
            Some(recipe) => Model::fit_as(&past, day, recipe)?,
            None => Model::fit(&past, day)?,
        };
        let naive = Naive::of(&past, day);
        let (now, next) = tried(items, day, options);
        cuts.push(Cut {
            day,
            settled: model.settled,
            open: now.0.len(),
            later: next.0.len(),
        });
        for (cases, tallies) in [(&now, &mut open), (&next, &mut later)] {
            let forecasts = model.forecast(&cases.0, day);
            for (forecast, (item, truth)) in forecasts.iter().zip(cases.0.iter().zip(&cases.1)) {
                let outcome = Outcome::of(item, truth, day, options.as_of);
                tallies[0].add(&Guess::of_model(forecast), &outcome);
                for (tally, guess) in tallies[1..].iter_mut().zip(naive.guesses(item)) {
                    tally.add(&Guess::of_naive(guess), &outcome);
                }
            }
        }
        weeks(&model, &naive, &now, day, options.as_of, &mut weekly);
    }
    let scores = |tallies: [Tally; 4]| {
        let both = METHODS.into_iter().zip(tallies);
        both.map(|(method, tally)| tally.score(method)).collect()
    };
    let both = METHODS.into_iter().zip(weekly);
    Ok(Backtest {
        cuts,
        open: scores(open),
        later: scores(later),
        weekly: both.map(|(method, tally)| tally.score(method)).collect(),
    })
}

/// Days spread evenly between the time when enough is settled and the time when enough is known of
/// what came after.
fn cut_days(items: &Items, options: BacktestOptions) -> Vec<Day> {
    let mut issues: Vec<Day> = items.rows.iter().map(|item| item.issued).collect();
    issues.sort_unstable();
    let Some((first, last)) = issues.first().copied().zip(issues.last().copied()) else {
        return Vec::new();
    };
    let known_until = last.min(options.as_of);
    let span = f64::from(known_until - first);
    let early = f64::from(first) + 0.4 * span;
    let late = f64::from(known_until) - (0.15 * span).max(75.0).min(0.4 * span);
    let count = options.cuts.max(1);
    let step = (late - early) / float(count.saturating_sub(1).max(1));
    let days = (0..count).map(|cut| {
        let back = float(count - 1 - cut) * step;
        first + super::number::floor(late - back - f64::from(first))
    });
    days.collect()
}

/// Items as they were known, and what became of them.
type Cases = (Vec<Item>, Vec<Item>);

/// The items that were open at a cut, and those issued after it whose fate is known.
fn tried(items: &Items, day: Day, options: BacktestOptions) -> (Cases, Cases) {
    let ripe = options.as_of - usual_span(&items.rows);
    let (mut now, mut next) = (Cases::default(), Cases::default());
    for item in &items.rows {
        let into = if item.issued < day && !item.settled_by(day - 1) {
            &mut now
        } else if item.issued >= day && item.issued < day + LATER && item.issued <= ripe {
            &mut next
        } else {
            continue;
        };
        into.0
            .push(item.as_known_on(day - 1, options.hide_disputes));
        into.1.push(*item);
    }
    (now, next)
}

/// Compares the cash of the weeks after a cut, as far as they are over.
fn weeks(
    model: &Model,
    naive: &Naive,
    cases: &Cases,
    day: Day,
    as_of: Day,
    tallies: &mut [WeeklyTally; 4],
) {
    let ends: Vec<Day> = (1..=WEEKS).map(|week| day + 7 * week - 1).collect();
    let ends: Vec<Day> = ends.into_iter().filter(|end| *end < as_of).collect();
    let week_of = |settled: Day| ends.iter().position(|end| settled <= *end);
    let mut cash = Cash::new(model, Plan::new(day, ends.clone()));
    let forecasts = model.forecast(&cases.0, day);
    for (item, forecast) in cases.0.iter().zip(&forecasts) {
        cash.add(item, forecast);
    }
    for line in cash.lines() {
        let mut came = vec![0.0; ends.len()];
        let mut told = vec![[0.0; 3]; ends.len()];
        let of_line = |item: &Item| item.currency == line.currency;
        for (item, truth) in cases
            .0
            .iter()
            .zip(&cases.1)
            .filter(|(item, _)| of_line(item))
        {
            let owed = amount(item.amount_minor);
            if let Some(week) = truth.settled.and_then(week_of) {
                came[week] += owed;
            }
            for (which, guess) in naive.guesses(item).into_iter().enumerate() {
                if let Some(week) = week_of(guess.day) {
                    told[week][which] += owed;
                }
            }
        }
        for (week, bucket) in line.buckets.iter().take(ends.len()).enumerate() {
            tallies[0].add(amount(bucket.expected_minor), came[week]);
            tallies[0].hold(bucket.intervals, came[week]);
            for (which, tally) in tallies[1..].iter_mut().enumerate() {
                tally.add(told[week][which], came[week]);
            }
        }
    }
}

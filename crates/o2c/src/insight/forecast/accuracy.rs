//! How good frozen forecasts were, beside naive ones, and how good the model would have been.

use std::collections::BTreeMap;

use insight::forecast::{Grade, Method};
use insight::{Ratio, share};
use kernel::dates::add_days;
use kernel::{Currency, Date, EntityId, Instant};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::came::Came;
use super::frozen;
use super::outlook::ForecastLine;
use super::state::{self, ModelRow};
use crate::words::words;
use crate::{Result, parties};

/// Frozen forecasts that are looked at: half a year's.
const FROZEN_MAX: i64 = 26;
/// Choices that are told.
const CHOICES_MAX: i64 = 12;

words! {
    /// A way to foretell.
    ForecastMethod as "a method of forecast" {
        /// The model.
        Model = "model",
        /// All pay on the due date.
        DueDate = "due_date",
        /// Each customer takes as long as it does on average.
        CustomerAverage = "customer_average",
        /// What came in the same weeks of the year before; in a backtest, as each customer paid in the same
        /// season of it.
        LastYear = "last_year",
    }
}

/// How good a method was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MethodScore {
    /// Which.
    pub method: ForecastMethod,
    /// The sum of absolute errors over what came, in per cent; `null` when nothing came.
    #[schema(value_type = Option<String>)]
    pub wape: Option<Ratio>,
    /// By how much too much was told in sum, in per cent of what came.
    #[schema(value_type = Option<String>)]
    pub bias: Option<Ratio>,
    /// One hundred less the error of the whole sum, in per cent: errors of weeks even each other out
    /// in it, so it is to be read beside `wape`.
    #[schema(value_type = Option<String>)]
    pub net_accuracy: Option<Ratio>,
    /// Per cent of weeks within the interval of 50 %; `null` for methods without intervals.
    #[schema(value_type = Option<String>)]
    pub coverage_50: Option<Ratio>,
    /// The same of 80 %.
    #[schema(value_type = Option<String>)]
    pub coverage_80: Option<Ratio>,
    /// The same of 95 %.
    #[schema(value_type = Option<String>)]
    pub coverage_95: Option<Ratio>,
    /// The mean error of payment days, in days; `null` where only weeks are compared.
    #[schema(value_type = Option<String>)]
    pub mae_days: Option<Ratio>,
}

/// How good the cash of frozen weeks was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccuracyOfWeeks {
    /// Of which currency.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The first week ahead that is counted.
    pub from_week: u8,
    /// The last one.
    pub to_week: u8,
    /// Weeks compared.
    pub weeks: u64,
    /// By method.
    pub scores: Vec<MethodScore>,
}

/// How good the cash of frozen weeks was of the customers of one segment, all thirteen weeks together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccuracyOfSegment {
    /// Which; `null` for customers in none.
    pub segment: Option<String>,
    /// Of which currency.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// Weeks compared.
    pub weeks: u64,
    /// By method.
    pub scores: Vec<MethodScore>,
}

/// How good payment days of frozen forecasts were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccuracyOfDays {
    /// Items that were paid so many days after the forecast at least.
    pub from_day: i64,
    /// And at most.
    pub to_day: i64,
    /// Items compared.
    pub items: u64,
    /// By method.
    pub scores: Vec<MethodScore>,
}

/// A recipe that was tried on the past, and what was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ModelChoice {
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    /// The day as on which items stood.
    pub as_of: Date,
    /// `first`, `same` (chosen again), `kept` (the other was no better) or `replaced`.
    pub decision: String,
    /// After so many days a settlement counts half; `null`: all count alike.
    pub half_life_days: Option<i64>,
    /// Whether trees may be part of the model.
    pub trees: bool,
    /// Weeks compared in the backtest.
    pub weeks: u64,
    /// Items compared in the backtest.
    pub items: u64,
    /// What the backtest of the recipe in force gave, by method.
    pub scores: Vec<MethodScore>,
    /// The same of the model with the recipe that was not taken; `null` where none was tried.
    pub other: Option<MethodScore>,
}

/// How good forecasts were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Accuracy {
    /// Days on which forecasts were frozen, the newest first.
    pub frozen: Vec<Date>,
    /// Of frozen weeks that are over, by currency and how far ahead they were told.
    pub weeks: Vec<AccuracyOfWeeks>,
    /// The same by the segment of customers, where there are several. What came is counted where the
    /// customer is today.
    pub segments: Vec<AccuracyOfSegment>,
    /// Of items that were paid since a forecast was frozen.
    pub days: Vec<AccuracyOfDays>,
    /// Backtests on one's own history with what was decided by them, the newest first: what the
    /// model would have told, learning only from what was known then.
    pub choices: Vec<ModelChoice>,
}

/// How good frozen forecasts were, and what backtests gave.
///
/// # Errors
/// Fails only with the store.
pub fn accuracy(tx: &mut Tx, entity: EntityId) -> Result<Accuracy> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let frozen = frozen::days(tx, entity, FROZEN_MAX)?;
    let mut sums = Sums::default();
    let mut of_segments: BTreeMap<String, Sums> = BTreeMap::new();
    let mut days = Vec::new();
    if let Some(since) = frozen.last() {
        let came = Came::read(tx, entity, add_days(*since, -frozen::YEAR_DAYS), today)?;
        for on in &frozen {
            for line in frozen::read(tx, entity, *on, today, &came)? {
                sums.add(&line, today);
            }
            for (segment, line) in frozen::read_segments(tx, entity, *on, today, &came)? {
                of_segments.entry(segment).or_default().add(&line, today);
            }
        }
        days = of_days(&frozen::told_days(tx, entity, *since)?);
    }
    let choices = state::tried(tx, entity, CHOICES_MAX)?;
    Ok(Accuracy {
        weeks: sums.told(),
        segments: of_segments.iter().flat_map(of_segment).collect(),
        days,
        choices: choices.iter().map(choice).collect(),
        frozen,
    })
}

/// The weeks ahead that are told together.
const HORIZONS: [(u8, u8); 4] = [(1, 13), (1, 1), (2, 4), (5, 13)];

/// Errors of one method over the weeks of which it tells.
#[derive(Debug, Clone, Copy, Default)]
struct Errors {
    weeks: u64,
    came: i128,
    told: i128,
    absolute: i128,
}

#[derive(Debug, Clone, Default)]
struct OfWeeks {
    weeks: u64,
    errors: [Errors; 4],
    within: [i128; 3],
}

/// By currency and horizon.
#[derive(Default)]
struct Sums(BTreeMap<(Currency, usize), OfWeeks>);

impl Sums {
    fn add(&mut self, line: &ForecastLine, today: Date) {
        for (span, week) in line.spans.iter().zip(1_u8..) {
            let (Some(actual), true) = (span.actual, span.until.is_some_and(|it| it < today))
            else {
                continue;
            };
            let came = i128::from(actual.minor());
            let horizons = HORIZONS.iter().enumerate();
            for (place, _) in horizons.filter(|(_, (from, to))| (*from..=*to).contains(&week)) {
                let sums = self.0.entry((line.currency, place)).or_default();
                sums.weeks += 1;
                let told = [span.expected, span.on_due_date, span.by_average];
                let told = told.map(Some).into_iter().chain([span.last_year]);
                for (errors, told) in sums.errors.iter_mut().zip(told) {
                    let Some(told) = told else { continue };
                    let told = i128::from(told.minor());
                    errors.weeks += 1;
                    errors.came += came;
                    errors.told += told;
                    errors.absolute += (told - came).abs();
                }
                for (within, interval) in sums.within.iter_mut().zip(&span.intervals) {
                    let holds =
                        (interval.low.minor()..=interval.high.minor()).contains(&actual.minor());
                    *within += i128::from(holds);
                }
            }
        }
    }

    fn told(&self) -> Vec<AccuracyOfWeeks> {
        let all = self.0.iter();
        all.map(|((currency, place), sums)| AccuracyOfWeeks {
            currency: *currency,
            from_week: HORIZONS[*place].0,
            to_week: HORIZONS[*place].1,
            weeks: sums.weeks,
            scores: sums.scores(),
        })
        .collect()
    }
}

/// The scores of a segment over all weeks ahead, by currency.
fn of_segment((segment, sums): (&String, &Sums)) -> Vec<AccuracyOfSegment> {
    let all = sums.told().into_iter();
    let whole = all.filter(|it| (it.from_week, it.to_week) == HORIZONS[0]);
    whole
        .map(|it| AccuracyOfSegment {
            segment: Some(segment.clone()).filter(|name| !name.is_empty()),
            currency: it.currency,
            weeks: it.weeks,
            scores: it.scores,
        })
        .collect()
}

const METHODS: [ForecastMethod; 4] = [
    ForecastMethod::Model,
    ForecastMethod::DueDate,
    ForecastMethod::CustomerAverage,
    ForecastMethod::LastYear,
];

impl OfWeeks {
    fn scores(&self) -> Vec<MethodScore> {
        let both = METHODS.into_iter().zip(self.errors);
        let told = both.filter(|(_, errors)| errors.weeks > 0);
        told.map(|(method, errors)| {
            let net = errors.told - errors.came;
            let weeks = i128::from(self.weeks);
            let covered = |at: usize| {
                let of_model = method == ForecastMethod::Model;
                share(self.within[at], weeks).filter(|_| of_model)
            };
            MethodScore {
                method,
                wape: share(errors.absolute, errors.came),
                bias: share(net, errors.came),
                net_accuracy: share(errors.came - net.abs(), errors.came),
                coverage_50: covered(0),
                coverage_80: covered(1),
                coverage_95: covered(2),
                mae_days: None,
            }
        })
        .collect()
    }
}

/// Days ahead that are told together.
const DAYS: [(i64, i64); 3] = [(0, 6), (7, 27), (28, 91)];

fn of_days(told: &[frozen::ToldDay]) -> Vec<AccuracyOfDays> {
    let of = |(from_day, to_day): (i64, i64)| {
        let some = told
            .iter()
            .filter(|it| (from_day..=to_day).contains(&it.ahead));
        let (mut items, mut sums) = (0_u64, [0_i128; 3]);
        for one in some {
            items += 1;
            for (sum, error) in sums.iter_mut().zip(one.errors) {
                *sum += i128::from(error);
            }
        }
        let scores = METHODS
            .into_iter()
            .zip(sums)
            .map(|(method, sum)| MethodScore {
                mae_days: Ratio::of(sum, items.into()),
                ..MethodScore::none(method)
            });
        AccuracyOfDays {
            from_day,
            to_day,
            items,
            scores: scores.collect(),
        }
    };
    let all = DAYS.into_iter().map(of);
    all.filter(|it| it.items > 0).collect()
}

impl MethodScore {
    const fn none(method: ForecastMethod) -> Self {
        Self {
            method,
            wape: None,
            bias: None,
            net_accuracy: None,
            coverage_50: None,
            coverage_80: None,
            coverage_95: None,
            mae_days: None,
        }
    }
}

fn choice(row: &ModelRow) -> ModelChoice {
    let scores = row.scores.as_deref().unwrap_or_default();
    let first = scores.first();
    let other = row.other_scores.as_ref().and_then(|all| all.first());
    ModelChoice {
        at: row.learned_at,
        as_of: row.as_of,
        decision: row.decision.clone(),
        half_life_days: row.recipe.half_life_days(),
        trees: row.recipe.trees,
        weeks: first.map_or(0, |it| it.weeks),
        items: first.map_or(0, |it| it.items),
        scores: scores.iter().map(score).collect(),
        other: other.map(score),
    }
}

fn score(grade: &Grade) -> MethodScore {
    // Ten-thousandths as per cent.
    let percent = |it: i64| Ratio::of(it.into(), 100);
    let covered = |at: usize| grade.coverage.and_then(|shares| percent(shares[at]));
    let net = grade.bias.map(|bias| 10_000 - bias.abs());
    MethodScore {
        method: match grade.method {
            Method::Model => ForecastMethod::Model,
            Method::DueDate => ForecastMethod::DueDate,
            Method::CustomerAverage => ForecastMethod::CustomerAverage,
            Method::LastYear => ForecastMethod::LastYear,
        },
        wape: grade.wape.and_then(percent),
        bias: grade.bias.and_then(percent),
        net_accuracy: net.and_then(percent),
        coverage_50: covered(0),
        coverage_80: covered(1),
        coverage_95: covered(2),
        mae_days: grade.mae_days.and_then(|it| Ratio::of(it.into(), 100)),
    }
}

//! Baselines and how they compare.

use insight::{BaselineChange, BaselineFigure, Ratio};
use kernel::{BaselineId, Date, Instant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::{Bounded, Period};
use crate::words::words;

words! {
    /// Where the figures of a baseline come from.
    BaselineSource as "a source of a baseline" {
        /// Written by `cashlane assess`, from files of any system.
        File = "file",
        /// Measured here.
        Own = "own",
    }
}

/// Figures as they once stood.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Baseline {
    /// Id.
    #[schema(value_type = String)]
    pub id: BaselineId,
    /// What it is called.
    pub name: String,
    /// Where its figures come from.
    pub source: BaselineSource,
    /// First day it was measured over; `null` where the file does not tell.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// How many figures it has.
    pub figures: usize,
    /// When it was kept.
    #[schema(value_type = String)]
    pub kept_at: Instant,
    /// Is it no longer compared with?
    pub withdrawn: bool,
}

/// Figures to be kept: those of a `baseline.json` that `cashlane assess` wrote, or, where there are
/// none, those of the own cases and items in a period.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBaseline {
    /// What it is called, such as `before go-live`.
    pub name: String,
    /// First day it was measured over; needed for own figures.
    pub from: Option<Date>,
    /// Last day; needed for own figures.
    pub to: Option<Date>,
    /// `version` of the file; 1.
    pub version: Option<u32>,
    /// `figures` of the file.
    #[serde(default)]
    #[schema(value_type = Vec<FigureOfFile>)]
    pub figures: Vec<BaselineFigure>,
}

/// A figure as `cashlane assess` writes it.
#[derive(ToSchema)]
#[schema(as = BaselineFigure)]
#[expect(dead_code, reason = "describes the JSON of a type of another crate")]
struct FigureOfFile {
    /// What is measured; of a ledger with its currency behind a blank, such as `dso EUR`.
    id: String,
    /// That in English.
    label: Option<String>,
    /// `hours`, `days` or `%`.
    unit: String,
    /// Is more of it better?
    more_is_better: Option<bool>,
    /// Its value.
    value: f64,
    /// How many cases it is of.
    cases: usize,
    /// For a share: how many of these.
    part: Option<usize>,
    /// For a median: values measured, at most two thousand.
    sample: Option<Vec<f64>>,
}

impl NewBaseline {
    pub(super) fn period(&self) -> Option<Period> {
        let (from, to) = self.from.zip(self.to)?;
        Some(Period { from, to })
    }
}

/// A baseline beside what is measured now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BaselineComparison {
    /// What is compared with.
    pub baseline: Baseline,
    /// What is measured: orders that came in these days, items as of the last and cleared in the
    /// twelve months that end with it.
    pub period: Period,
    /// Figures that both have.
    pub changes: Vec<FigureChange>,
    /// Figures that only the baseline has.
    pub only_before: Vec<LonelyFigure>,
    /// Figures that only now are there.
    pub only_after: Vec<LonelyFigure>,
}

/// A figure before and now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FigureChange {
    /// What is measured: `completed_duration`, `automation_rate`, `touchless_rate`, `rework_rate`,
    /// `conformance_rate` and `on_time_rate` of cases, or a KPI of the ledger.
    pub measure: String,
    /// The currency of the ledger.
    pub currency: Option<String>,
    /// `hours`, `days` or `%`.
    pub unit: String,
    /// Is more of it better?
    pub more_is_better: Option<bool>,
    /// Its value before.
    #[schema(value_type = Option<String>)]
    pub before: Option<Ratio>,
    /// Cases before.
    pub before_cases: usize,
    /// Its value now.
    #[schema(value_type = Option<String>)]
    pub after: Option<Ratio>,
    /// Cases now.
    pub after_cases: usize,
    /// The difference with its bounds, of figures that are made of cases.
    pub difference: Option<Bounded>,
}

/// A figure that has no other side.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LonelyFigure {
    /// What is measured.
    pub measure: String,
    /// The currency of the ledger.
    pub currency: Option<String>,
    /// `hours`, `days` or `%`.
    pub unit: String,
    /// Its value.
    #[schema(value_type = Option<String>)]
    pub value: Option<Ratio>,
    /// Cases.
    pub cases: usize,
}

fn measure(figure: &BaselineFigure) -> (String, Option<String>) {
    let (measure, currency) = figure.measure();
    (measure.to_owned(), currency.map(str::to_owned))
}

impl From<BaselineChange> for FigureChange {
    fn from(change: BaselineChange) -> Self {
        let (measure, currency) = measure(&change.after);
        Self {
            measure,
            currency,
            unit: change.after.unit,
            more_is_better: change.after.more_is_better,
            before: Ratio::from_float(change.before.value),
            before_cases: change.before.cases,
            after: Ratio::from_float(change.after.value),
            after_cases: change.after.cases,
            difference: change.difference.map(Bounded::from),
        }
    }
}

impl From<BaselineFigure> for LonelyFigure {
    fn from(figure: BaselineFigure) -> Self {
        let (measure, currency) = measure(&figure);
        Self {
            measure,
            currency,
            unit: figure.unit,
            value: Ratio::from_float(figure.value),
            cases: figure.cases,
        }
    }
}

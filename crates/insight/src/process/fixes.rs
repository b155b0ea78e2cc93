//! What it is worth to mend something, in money a year.

use serde::{Deserialize, Serialize};

use super::automation::Automation;
use super::durations::{float, micros_as_float};
use super::map::{DAY, ProcessMap};
use super::promises::Promises;
use super::rework::Rework;

/// Days in a year.
const YEAR: f64 = 365.0;
/// Fixes that are worth less than this part of the first are not told.
const WORTH_TELLING: f64 = 0.005;

/// What a log does not tell and has to be assumed. Every figure that rests on it says so.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Assumptions {
    /// Work that a step by a person takes, in minutes, where the log does not tell it.
    pub minutes_per_step: f64,
    /// An hour of that work, in the currency of the log.
    pub cost_per_hour: f64,
    /// What money that waits costs, in percent a year.
    pub cost_of_capital: f64,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            minutes_per_step: 5.0,
            cost_per_hour: 45.0,
            cost_of_capital: 8.0,
        }
    }
}

/// What could be mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FixKind {
    /// Let a program do a step.
    Automate,
    /// Do a step once.
    DoOnce,
    /// Let nothing wait longer between two steps than the middle one does.
    ShortenWait,
    /// Keep promised dates.
    KeepPromises,
}

/// Something to mend and what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fix {
    /// What is to be done.
    pub kind: FixKind,
    /// Of which step; for a wait, the step before and the step after.
    pub steps: Vec<String>,
    /// How often it occurred in the log.
    pub count: usize,
    /// Hours of work saved a year.
    pub hours_a_year: f64,
    /// Money set free for good, on average, in the currency of the log.
    pub cash_freed: f64,
    /// What that comes to a year, in the currency of the log.
    pub worth_a_year: f64,
}

/// Ranks what could be mended by what it is worth, over a log of this length in microseconds.
#[must_use]
pub fn fixes(
    (automation, rework, map, promises): (&Automation, &Rework, &ProcessMap, &Promises),
    span: i64,
    assumed: Assumptions,
) -> Vec<Fix> {
    let years = micros_as_float(span) / DAY / YEAR;
    if years <= 0.0 {
        return Vec::new();
    }
    let work = |count: usize| float(count) * assumed.minutes_per_step / 60.0 / years;
    let labour = |kind, step: &str, count| Fix {
        kind,
        steps: vec![step.to_owned()],
        count,
        hours_a_year: work(count),
        cash_freed: 0.0,
        worth_a_year: work(count) * assumed.cost_per_hour,
    };
    // Value times days, in hundredths, over the days of the log is what lies there on average.
    let cash = |value_days: f64| value_days / 100.0 / (years * YEAR);
    let capital = |kind, steps: Vec<String>, count, value_days: f64| Fix {
        kind,
        steps,
        count,
        hours_a_year: 0.0,
        cash_freed: cash(value_days),
        worth_a_year: cash(value_days) * assumed.cost_of_capital / 100.0,
    };
    let automate = automation.steps.iter().filter(|step| step.manual > 0);
    let mut fixes: Vec<Fix> = automate
        .map(|step| labour(FixKind::Automate, &step.activity, step.manual))
        .collect();
    let again = rework.steps.iter().filter(|step| step.again_manual > 0);
    fixes.extend(again.map(|step| labour(FixKind::DoOnce, &step.activity, step.again_manual)));
    fixes.extend(
        map.edges
            .iter()
            .filter(|edge| edge.value_days_over_median > 0.0)
            .map(|edge| {
                let steps = vec![edge.from.clone(), edge.to.clone()];
                capital(
                    FixKind::ShortenWait,
                    steps,
                    edge.count,
                    edge.value_days_over_median,
                )
            }),
    );
    if promises.late_value_days > 0.0 {
        let late = capital(
            FixKind::KeepPromises,
            Vec::new(),
            promises.late,
            promises.late_value_days,
        );
        fixes.push(late);
    }
    fixes.sort_by(|a, b| b.worth_a_year.total_cmp(&a.worth_a_year));
    let least = fixes
        .first()
        .map_or(0.0, |first| first.worth_a_year * WORTH_TELLING);
    fixes.retain(|fix| fix.worth_a_year > least);
    fixes
}

//! What was found, kept so that it can be compared with later.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use chrono::DateTime;
use insight::process::{Assessment, Hours, Variants, micros_as_hours};
use insight::{
    Difference, LedgerBaseline, Ratio, Sample, difference, difference_of_shares, ledger_baseline,
    median,
};
use kernel::Date;
use serde::{Deserialize, Serialize};

use super::doubts::Doubt;
use super::ledger::Ledger;
use super::log::ReadLog;

/// How many measured values of a figure are kept.
const SAMPLE_MAX: usize = 2_000;
/// How many paths are kept.
const PATHS_MAX: usize = 50;
/// The layout of the file.
const VERSION: u32 = 1;

/// Everything.
#[derive(Debug, Serialize)]
pub struct Baseline {
    pub version: u32,
    /// File and what it holds.
    pub files: Vec<(String, &'static str)>,
    pub process: Option<Process>,
    /// By currency.
    pub ledgers: BTreeMap<String, LedgerBaseline>,
    /// Names of customers by number.
    #[serde(skip)]
    pub customers: Vec<String>,
    pub ledger_columns: BTreeMap<&'static str, String>,
    /// What is compared later.
    pub figures: Vec<Figure>,
    /// What could not be read or believed.
    pub doubts: Vec<Doubt>,
}

/// The process as the log tells it.
#[derive(Debug, Serialize)]
pub struct Process {
    pub events: usize,
    pub cases: usize,
    pub activities: usize,
    pub resources: usize,
    pub customers: Option<usize>,
    pub object_type: Option<String>,
    pub currency: Option<String>,
    pub first: String,
    pub last: String,
    pub columns: BTreeMap<&'static str, String>,
    pub activity_counts: BTreeMap<String, usize>,
    pub start_activities: BTreeMap<String, usize>,
    pub end_activities: BTreeMap<String, usize>,
    pub variants_all: usize,
    pub completed_cases: usize,
    pub completed_events: usize,
    pub completed_variants: usize,
    pub top5_completed_variants: Vec<(Vec<String>, usize)>,
    pub completed_duration_h: Hours,
    pub dfg_edges: usize,
    pub dfg_top10: Vec<(String, String, usize)>,
    pub delayed_cases: Option<usize>,
    /// All there is to it.
    pub detail: Assessment,
}

/// A figure that later ones are compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub id: String,
    pub label: String,
    pub unit: String,
    /// Is more of it better?
    pub more_is_better: Option<bool>,
    pub value: f64,
    /// How many cases it is of.
    pub cases: usize,
    /// For a share: how many of these.
    pub part: Option<usize>,
    /// For a median: values measured, at most two thousand, evenly out of all in order.
    pub sample: Vec<f64>,
}

/// A figure before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    pub before: Figure,
    pub after: Figure,
    pub difference: Option<Difference>,
}

/// What a baseline is made of.
pub struct Parts<'p> {
    pub files: Vec<(String, &'static str)>,
    pub object_type: Option<String>,
    pub log: Option<(&'p ReadLog, Assessment)>,
    pub ledger: &'p Ledger,
    pub as_of: Option<Date>,
    pub currency: String,
    pub doubts: Vec<Doubt>,
}

impl Baseline {
    pub fn new(parts: Parts<'_>) -> Self {
        let mut ledgers = BTreeMap::new();
        for (currency, items) in &parts.ledger.items {
            let as_of = parts.as_of.or(parts.ledger.last);
            if let Some(found) = as_of.and_then(|day| ledger_baseline(items, day)) {
                ledgers.insert(currency.clone(), found);
            }
        }
        let mut figures: Vec<Figure> = Vec::new();
        if let Some((read, found)) = &parts.log {
            figures.extend(of_process(read, found));
        }
        for (currency, found) in &ledgers {
            figures.extend(of_ledger(currency, found));
        }
        Self {
            version: VERSION,
            files: parts.files,
            process: parts.log.map(|(read, found)| {
                let currency = Some(parts.currency.clone()).filter(|code| !code.is_empty());
                process(
                    read,
                    found,
                    parts.object_type,
                    read.currency.clone().or(currency),
                )
            }),
            ledgers,
            customers: parts.ledger.customers.iter().map(str::to_owned).collect(),
            ledger_columns: parts.ledger.columns.clone(),
            figures,
            doubts: parts.doubts,
        }
    }
}

fn process(
    read: &ReadLog,
    mut found: Assessment,
    object_type: Option<String>,
    currency: Option<String>,
) -> Process {
    let instant = |micros: i64| {
        let time = DateTime::from_timestamp_micros(micros).unwrap_or_default();
        time.format("%Y-%m-%d %H:%M:%S").to_string()
    };
    let top = found.completed_variants.list.iter().take(5);
    let top = top
        .map(|variant| (variant.path.clone(), variant.cases))
        .collect();
    let edges = found.map.edges.iter().take(10);
    let edges = edges
        .map(|edge| (edge.from.clone(), edge.to.clone(), edge.count))
        .collect();
    let shorten = |variants: &mut Variants| variants.list.truncate(PATHS_MAX);
    shorten(&mut found.variants);
    shorten(&mut found.completed_variants);
    Process {
        events: found.events,
        cases: found.cases,
        activities: found.activities,
        resources: found.resources,
        customers: read
            .customers
            .map(|at| read.log.attributes[at].words.len() - 1),
        object_type,
        currency,
        first: instant(found.span.0),
        last: instant(found.span.1),
        columns: read.columns.clone(),
        activity_counts: found.activity_counts.clone(),
        start_activities: found.ends.starts.iter().cloned().collect(),
        end_activities: found.ends.ends.iter().cloned().collect(),
        variants_all: found.variants.count,
        completed_cases: found.completed_cases,
        completed_events: found.completed_events,
        completed_variants: found.completed_variants.count,
        top5_completed_variants: top,
        completed_duration_h: found.completed_duration,
        dfg_edges: found.map.edges.len(),
        dfg_top10: edges,
        delayed_cases: (found.promises.cases > 0).then_some(found.promises.late),
        detail: found,
    }
}

fn share(
    id: &str,
    label: &str,
    (part, of): (usize, usize),
    more_is_better: bool,
) -> Option<Figure> {
    let (value, ..) = insight::wilson((part, of))?;
    Some(Figure {
        id: id.to_owned(),
        label: label.to_owned(),
        unit: "%".to_owned(),
        more_is_better: Some(more_is_better),
        value: value * 100.0,
        cases: of,
        part: Some(part),
        sample: Vec::new(),
    })
}

fn of_process(read: &ReadLog, found: &Assessment) -> Vec<Figure> {
    let automation = &found.automation;
    let told = automation.manual + automation.automatic;
    let promises = &found.promises;
    let conformance = &found.conformance;
    let mut lengths: Vec<f64> = read
        .log
        .cases()
        .filter(|case| found.ends.completed(*case))
        .map(|case| micros_as_hours(case.duration()))
        .collect();
    lengths.sort_by(f64::total_cmp);
    let duration = Figure {
        id: "completed_duration".to_owned(),
        label: "Time from start to end, median".to_owned(),
        unit: "hours".to_owned(),
        more_is_better: Some(false),
        value: found.completed_duration.p50,
        cases: lengths.len(),
        part: None,
        sample: thinned(&lengths),
    };
    let figures = [
        (!lengths.is_empty()).then_some(duration),
        share(
            "automation_rate",
            "Steps done by programs",
            (automation.automatic, told),
            true,
        ),
        share(
            "touchless_rate",
            "Cases without a step by a person",
            (automation.touchless_cases, automation.told_cases),
            true,
        ),
        share(
            "rework_rate",
            "Cases with a repeated step",
            (found.rework.cases, found.cases),
            false,
        ),
        share(
            "conformance_rate",
            "Completed cases that keep to the path",
            (conformance.exact, found.completed_cases),
            true,
        ),
        share(
            "on_time_rate",
            "Cases on time",
            (promises.cases - promises.late, promises.cases),
            true,
        ),
    ];
    figures.into_iter().flatten().collect()
}

/// At most [`SAMPLE_MAX`] of these, evenly.
fn thinned(sorted: &[f64]) -> Vec<f64> {
    let count = sorted.len().min(SAMPLE_MAX);
    (0..count)
        .map(|at| sorted[(at * sorted.len() + sorted.len() / 2) / count])
        .collect()
}

fn of_ledger(currency: &str, found: &LedgerBaseline) -> Vec<Figure> {
    let figure =
        |id: &str, label: &str, unit: &str, value: Option<Ratio>, cases: usize, more_is_better| {
            Some(Figure {
                id: format!("{id} {currency}").trim_end().to_owned(),
                label: format!("{label} {currency}").trim_end().to_owned(),
                unit: unit.to_owned(),
                more_is_better: Some(more_is_better),
                value: number(value?),
                cases,
                part: None,
                sample: Vec::new(),
            })
        };
    let figures = [
        figure("dso", "DSO", "days", found.dso, found.items, false),
        figure(
            "dso_best_possible",
            "Best possible DSO",
            "days",
            found.dso_best_possible,
            found.items,
            false,
        ),
        figure(
            "add",
            "Average days delinquent",
            "days",
            found.add,
            found.items,
            false,
        ),
        figure(
            "cei",
            "Collection effectiveness",
            "%",
            found.cei,
            found.items,
            true,
        ),
        figure(
            "past_due_rate",
            "Past due",
            "%",
            found.past_due_rate,
            found.items,
            false,
        ),
        figure(
            "days_to_pay",
            "Days to pay",
            "days",
            found.days_to_pay,
            found.cleared,
            false,
        ),
        figure(
            "days_late",
            "Days late",
            "days",
            found.days_late,
            found.cleared,
            false,
        ),
        figure(
            "paid_on_time_rate",
            "Paid on time",
            "%",
            found.paid_on_time_rate,
            found.cleared,
            true,
        ),
    ];
    figures.into_iter().flatten().collect()
}

/// A ratio as a number to compare with.
#[expect(clippy::cast_precision_loss)]
pub fn number(ratio: Ratio) -> f64 {
    ratio.ten_thousandths() as f64 / 10_000.0
}

/// The figures of a baseline that was kept.
#[derive(Debug, Deserialize)]
pub struct Kept {
    version: u32,
    figures: Vec<Figure>,
}

/// Reads a baseline that was kept.
pub fn read(path: &Path) -> Result<Kept> {
    let told = || format!("{} is no baseline of `cashlane assess`", path.display());
    let text = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let kept: Kept = serde_json::from_slice(&text).with_context(told)?;
    anyhow::ensure!(
        kept.version == VERSION,
        "{}: it is of version {}",
        told(),
        kept.version
    );
    Ok(kept)
}

/// Sets figures of before beside those of now.
pub fn compare(before: &Kept, now: &Baseline) -> Vec<Change> {
    let pairs = before.figures.iter().filter_map(|before| {
        let after = now.figures.iter().find(|after| after.id == before.id)?;
        Some((before.clone(), after.clone()))
    });
    pairs
        .map(|(before, after)| {
            let sample = |figure: &Figure| (figure.sample.clone(), figure.cases);
            let difference = match (before.part, after.part) {
                (Some(was), Some(is)) => {
                    let found = difference_of_shares((was, before.cases), (is, after.cases));
                    found.map(|share| Difference {
                        by: share.by * 100.0,
                        low: share.low * 100.0,
                        high: share.high * 100.0,
                    })
                }
                _ => {
                    let (was, is) = (sample(&before), sample(&after));
                    let of = |kept: &(Vec<f64>, usize)| kept.1;
                    difference(
                        Sample {
                            values: &was.0,
                            cases: of(&was),
                        },
                        Sample {
                            values: &is.0,
                            cases: of(&is),
                        },
                        median,
                    )
                }
            };
            Change {
                before,
                after,
                difference,
            }
        })
        .collect()
}

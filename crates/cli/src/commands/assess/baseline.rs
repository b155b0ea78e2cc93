//! What was found, kept so that it can be compared with later.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use chrono::DateTime;
use insight::process::{Assessment, Case, Hours, Variants};
use insight::{
    BaselineFigure, LedgerBaseline, baseline_of_ledger, baseline_of_process, ledger_baseline,
};
use kernel::Date;
use serde::{Deserialize, Serialize};

use super::doubts::Doubt;
use super::ledger::Ledger;
use super::log::ReadLog;

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
    pub figures: Vec<BaselineFigure>,
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
        let mut figures: Vec<BaselineFigure> = Vec::new();
        if let Some((read, found)) = &parts.log {
            let cases: Vec<Case<'_>> = read.log.cases().collect();
            figures.extend(baseline_of_process(&cases, found));
        }
        for (currency, found) in &ledgers {
            figures.extend(baseline_of_ledger(currency, found));
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

/// The figures of a baseline that was kept.
#[derive(Debug, Deserialize)]
pub struct Kept {
    version: u32,
    pub figures: Vec<BaselineFigure>,
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

//! How near cases keep to the path that is meant.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::durations::{Hours, float, hours, share};
use super::log::{Case, EventLog};

/// A way in which cases leave the path.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deviation {
    /// Is a step of the path left out, or done that is not (or not there) on it?
    pub kind: DeviationKind,
    /// The step.
    pub activity: String,
    /// In how many cases.
    pub cases: usize,
    /// How long these take.
    pub duration: Hours,
}

/// See [`Deviation`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviationKind {
    /// On the path, not done.
    Skipped,
    /// Done, and not on the path at this place.
    Added,
}

/// How near cases keep to the path.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Conformance {
    /// The path that is meant.
    pub path: Vec<String>,
    /// Cases that keep to it exactly.
    pub exact: usize,
    /// Of all cases.
    pub rate: Option<f64>,
    /// The mean of 1 − (steps left out + steps added) / (steps of path + steps of case): 1 for a
    /// case that keeps to the path, 0 for one that shares nothing with it.
    pub fitness: Option<f64>,
    /// How long cases that keep to it take.
    pub kept: Hours,
    /// How long the others take.
    pub left: Hours,
    /// Most frequent first.
    pub deviations: Vec<Deviation>,
}

/// Compares cases with a path, by the fewest steps left out and added that explain each case (the
/// longest common subsequence).
#[must_use]
pub fn conformance(log: &EventLog, cases: &[Case<'_>], path: &[String]) -> Conformance {
    // A step of the path that no case has gets a number that no step has.
    let meant: Vec<u32> = path
        .iter()
        .map(|step| log.activities.find(step).unwrap_or(u32::MAX))
        .collect();
    let mut known: HashMap<&[u16], Aligned> = HashMap::new();
    let mut found: BTreeMap<(DeviationKind, u32, usize), Vec<i64>> = BTreeMap::new();
    let (mut kept, mut left, mut fitness) = (Vec::new(), Vec::new(), 0.0);
    for case in cases {
        let steps = case.activities();
        let aligned = known.entry(steps).or_insert_with(|| align(&meant, steps));
        let apart = aligned.skipped.len() + aligned.added.len();
        fitness += 1.0 - float(apart) / float((meant.len() + steps.len()).max(1));
        if apart == 0 { &mut kept } else { &mut left }.push(case.duration());
        let skipped = aligned
            .skipped
            .iter()
            .map(|at| (DeviationKind::Skipped, 0, *at));
        let added = aligned.added.iter();
        let added = added.map(|step| (DeviationKind::Added, u32::from(*step), 0));
        for deviation in skipped.chain(added) {
            found.entry(deviation).or_default().push(case.duration());
        }
    }
    let mut deviations: Vec<Deviation> = found
        .into_iter()
        .map(|((kind, step, at), lasting)| Deviation {
            kind,
            activity: match kind {
                DeviationKind::Skipped => path[at].clone(),
                DeviationKind::Added => log.activities.text(step).to_owned(),
            },
            cases: lasting.len(),
            duration: hours(lasting),
        })
        .collect();
    deviations.sort_by(|a, b| {
        let by_cases = b.cases.cmp(&a.cases);
        by_cases.then_with(|| (a.kind, &a.activity).cmp(&(b.kind, &b.activity)))
    });
    Conformance {
        path: path.to_vec(),
        exact: kept.len(),
        rate: share(kept.len(), cases.len()),
        fitness: (!cases.is_empty()).then(|| fitness / float(cases.len())),
        kept: hours(kept),
        left: hours(left),
        deviations,
    }
}

struct Aligned {
    /// Places of the path that are left out.
    skipped: Vec<usize>,
    /// Different steps that are added.
    added: Vec<u16>,
}

fn align(path: &[u32], steps: &[u16]) -> Aligned {
    let (rows, columns) = (path.len(), steps.len());
    let width = columns + 1;
    // Longest common part of what is left of both, from the end.
    let mut common = vec![0_u32; (rows + 1) * width];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let here = row * width + column;
            common[here] = match path[row] == u32::from(steps[column]) {
                true => common[here + width + 1] + 1,
                false => common[here + width].max(common[here + 1]),
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let (mut skipped, mut added) = (Vec::new(), Vec::new());
    while row < rows || column < columns {
        let here = row * width + column;
        if row < rows && column < columns && path[row] == u32::from(steps[column]) {
            (row, column) = (row + 1, column + 1);
        } else if column == columns || (row < rows && common[here + width] >= common[here + 1]) {
            skipped.push(row);
            row += 1;
        } else {
            added.push(steps[column]);
            column += 1;
        }
    }
    added.sort_unstable();
    added.dedup();
    Aligned { skipped, added }
}

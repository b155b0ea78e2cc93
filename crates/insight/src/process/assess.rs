//! All questions at once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::automation::{Automation, automation};
use super::conformance::{Conformance, conformance};
use super::durations::{Hours, durations};
use super::fixes::{Assumptions, Fix, fixes};
use super::log::{Case, EventLog};
use super::map::{ProcessMap, process_map};
use super::people::{People, people};
use super::promises::{Promises, promises};
use super::quality::{Finding, quality};
use super::rework::{Rework, rework};
use super::variants::{Ends, Variants, ends, variants};

/// What the log is asked with.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Activities with which the process begins; found out if none is told.
    pub starts: Vec<String>,
    /// Activities with which it ends; found out if none is told.
    pub ends: Vec<String>,
    /// The path that is meant; the most frequent one of completed cases if none is told.
    pub path: Vec<String>,
    /// What money and time are worth.
    pub assumptions: Assumptions,
}

/// What a log tells.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment {
    /// Events.
    pub events: usize,
    /// Cases.
    pub cases: usize,
    /// Different activities.
    pub activities: usize,
    /// Different people and programs.
    pub resources: usize,
    /// First and last instant, in microseconds since 1970-01-01 UTC.
    pub span: (i64, i64),
    /// How often each activity happened.
    pub activity_counts: BTreeMap<String, usize>,
    /// Beginnings and ends.
    pub ends: Ends,
    /// Paths of all cases.
    pub variants: Variants,
    /// Cases from a beginning to an end.
    pub completed_cases: usize,
    /// Their events.
    pub completed_events: usize,
    /// Their paths.
    pub completed_variants: Variants,
    /// How long they took.
    pub completed_duration: Hours,
    /// Worth of all cases, in hundredths.
    pub value: i128,
    /// The map of all cases.
    pub map: ProcessMap,
    /// People and programs, over all cases.
    pub automation: Automation,
    /// Who works on them, over all cases.
    pub people: People,
    /// Work done again, over all cases.
    pub rework: Rework,
    /// The path that is meant, over completed cases.
    pub conformance: Conformance,
    /// What was promised, over all cases.
    pub promises: Promises,
    /// What is doubtful.
    pub quality: Vec<Finding>,
    /// With which values fixes were weighed.
    pub assumptions: Assumptions,
    /// What could be mended, worth most first.
    pub fixes: Vec<Fix>,
}

/// Asks a log everything; none of an empty one.
#[must_use]
pub fn assess(log: &EventLog, question: &Question) -> Option<Assessment> {
    let all: Vec<Case<'_>> = log.cases().collect();
    let mut found = assess_cases(log, &all, question)?;
    found.quality = quality(log, &found.ends);
    Some(found)
}

/// Asks these cases of a log everything but what is doubtful in it; none of no cases.
#[must_use]
pub fn assess_cases(log: &EventLog, cases: &[Case<'_>], question: &Question) -> Option<Assessment> {
    let first = cases.iter().filter_map(|case| case.times().first()).min()?;
    let last = cases.iter().filter_map(|case| case.times().last()).max()?;
    let span = (*first, *last);
    let ends = ends(log, cases, &question.starts, &question.ends);
    let completed = cases.iter().filter(|case| ends.completed(**case));
    let completed: Vec<Case<'_>> = completed.copied().collect();
    let completed_variants = variants(&completed);
    let path = match question.path.is_empty() {
        false => question.path.clone(),
        true => completed_variants
            .list
            .first()
            .map_or_else(Vec::new, |first| first.path.clone()),
    };
    let map = process_map(log, cases);
    let (automation, rework) = (automation(log, cases), rework(log, cases));
    let (people, promises) = (people(log, cases), promises(log, cases));
    let parts = (&automation, &rework, &map, &promises);
    let fixes = fixes(parts, span.1 - span.0, question.assumptions);
    let counts = map
        .nodes
        .iter()
        .map(|node| (node.activity.clone(), node.events));
    Some(Assessment {
        events: cases.iter().map(|case| case.events().len()).sum(),
        cases: cases.len(),
        activities: map.nodes.len(),
        resources: people.resources,
        span,
        activity_counts: counts.collect(),
        variants: variants(cases),
        completed_cases: completed.len(),
        completed_events: completed.iter().map(|case| case.events().len()).sum(),
        completed_duration: durations(&completed),
        value: cases
            .iter()
            .filter_map(|case| case.value())
            .map(i128::from)
            .sum(),
        people,
        conformance: conformance(log, &completed, &path),
        quality: Vec::new(),
        assumptions: question.assumptions,
        ends,
        completed_variants,
        map,
        automation,
        rework,
        promises,
        fixes,
    })
}

//! Paths that cases take, and where they begin and end.

use std::collections::HashMap;

use serde::Serialize;

use super::durations::{Hours, hours, share};
use super::log::{Case, EventLog, index};

/// An activity begins or ends the process when at least this share of the cases that have it begin
/// or end with it.
const TYPICAL: f64 = 0.5;

/// With which activities cases begin and end, most frequent first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Ends {
    /// First activities with the number of their cases.
    pub starts: Vec<(String, usize)>,
    /// Last activities with the number of their cases.
    pub ends: Vec<(String, usize)>,
    /// Those with which the process is meant to begin.
    pub intended_starts: Vec<String>,
    /// Those with which it is meant to end.
    pub intended_ends: Vec<String>,
}

impl Ends {
    /// Did this case come from a beginning to an end?
    #[must_use]
    pub fn completed(&self, case: Case<'_>) -> bool {
        let name = |activity: &u16| case.log.activities.text(u32::from(*activity));
        let within = |names: &[String], activity: Option<&u16>| {
            activity.is_some_and(|activity| names.iter().any(|known| known == name(activity)))
        };
        let steps = case.activities();
        within(&self.intended_starts, steps.first()) && within(&self.intended_ends, steps.last())
    }
}

/// Counts first and last activities. An intended one is an activity with which more than half of
/// the cases that have it begin (or end), unless the caller names them.
#[must_use]
pub fn ends(log: &EventLog, cases: &[Case<'_>], starts: &[String], finals: &[String]) -> Ends {
    let kinds = log.activities.len();
    let (mut first, mut last, mut having) = (vec![0; kinds], vec![0; kinds], vec![0; kinds]);
    let mut seen_in = vec![u32::MAX; kinds];
    for case in cases {
        let steps = case.activities();
        for &step in steps {
            let seen = &mut seen_in[usize::from(step)];
            having[usize::from(step)] += usize::from(*seen != case.number);
            *seen = case.number;
        }
        if let (Some(begin), Some(end)) = (steps.first(), steps.last()) {
            first[usize::from(*begin)] += 1;
            last[usize::from(*end)] += 1;
        }
    }
    let ranked = |counts: &[usize]| {
        let mut ranked: Vec<(String, usize)> = log
            .activities
            .iter()
            .zip(counts)
            .filter(|(_, count)| **count > 0)
            .map(|(name, count)| (name.to_owned(), *count))
            .collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        ranked
    };
    let intended = |counts: &[usize], told: &[String]| -> Vec<String> {
        if !told.is_empty() {
            return told.to_vec();
        }
        let chosen = ranked(counts).into_iter().filter(|(name, count)| {
            let step = log.activities.find(name).map_or(0, index);
            share(*count, having[step]).is_some_and(|share| share > TYPICAL)
        });
        chosen.map(|(name, _)| name).collect()
    };
    Ends {
        intended_starts: intended(&first, starts),
        intended_ends: intended(&last, finals),
        starts: ranked(&first),
        ends: ranked(&last),
    }
}

/// A path with the cases that took it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variant {
    /// The steps.
    pub path: Vec<String>,
    /// How many cases took it.
    pub cases: usize,
    /// How long they took.
    pub duration: Hours,
    /// What they are worth, in hundredths.
    pub value: i128,
    /// One of them.
    pub example: String,
}

/// All paths.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Variants {
    /// How many there are.
    pub count: usize,
    /// How many are taken by one case alone.
    pub singles: usize,
    /// The most frequent make up four in five cases.
    pub for_80_percent: usize,
    /// Most frequent first; of equal ones the shorter first.
    pub list: Vec<Variant>,
}

/// The paths of these cases.
#[must_use]
pub fn variants(cases: &[Case<'_>]) -> Variants {
    let mut groups: HashMap<&[u16], Vec<usize>> = HashMap::new();
    for (at, case) in cases.iter().enumerate() {
        groups.entry(case.activities()).or_default().push(at);
    }
    let mut groups: Vec<(&[u16], Vec<usize>)> = groups.into_iter().collect();
    let named = |steps: &[u16], case: Case<'_>| -> Vec<String> {
        let name = |step: &u16| case.log.activities.text(u32::from(*step)).to_owned();
        steps.iter().map(name).collect()
    };
    groups.sort_by(|a, b| {
        let by_cases = b.1.len().cmp(&a.1.len());
        let by_length = by_cases.then(a.0.len().cmp(&b.0.len()));
        by_length.then_with(|| named(a.0, cases[a.1[0]]).cmp(&named(b.0, cases[b.1[0]])))
    });
    let mut counted = 0;
    let for_80_percent = groups
        .iter()
        .take_while(|(_, group)| {
            let enough = counted * 5 >= cases.len() * 4;
            counted += group.len();
            !enough
        })
        .count();
    let list = groups
        .iter()
        .map(|(steps, group)| {
            let of = || group.iter().map(|at| cases[*at]);
            Variant {
                path: named(steps, cases[group[0]]),
                cases: group.len(),
                duration: hours(of().map(Case::duration).collect()),
                value: of().filter_map(Case::value).map(i128::from).sum(),
                example: cases[group[0]].name().to_owned(),
            }
        })
        .collect();
    Variants {
        count: groups.len(),
        singles: groups.iter().filter(|(_, group)| group.len() == 1).count(),
        for_80_percent,
        list,
    }
}

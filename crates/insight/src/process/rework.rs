//! Work that is done again.

use serde::Serialize;

use super::durations::{Hours, hours, share};
use super::log::{Case, EventLog, Who};

/// A step that cases repeat.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Repeated {
    /// The step.
    pub activity: String,
    /// Cases in which it happens more than once.
    pub cases: usize,
    /// Of the cases that have it at all.
    pub rate: Option<f64>,
    /// Times beyond the first.
    pub again: usize,
    /// Of these, by people.
    pub again_manual: usize,
    /// Again directly after itself.
    pub at_once: usize,
    /// From the first time to the last, in the cases that repeat it.
    pub lasts: Hours,
}

/// Rework as the KPI dictionary has it: cases with a repeated step.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Rework {
    /// Cases with a repeated step.
    pub cases: usize,
    /// Of all cases.
    pub rate: Option<f64>,
    /// How long cases with rework take.
    pub with: Hours,
    /// How long those without take.
    pub without: Hours,
    /// Most work done again first.
    pub steps: Vec<Repeated>,
}

#[derive(Clone, Default)]
struct Count {
    having: usize,
    cases: usize,
    again: usize,
    again_manual: usize,
    at_once: usize,
    lasts: Vec<i64>,
}

/// Where one case has a step.
#[derive(Clone, Copy, Default)]
struct Seen {
    times: usize,
    first: i64,
    last: i64,
}

/// Looks for repeated steps in these cases.
#[must_use]
pub fn rework(log: &EventLog, cases: &[Case<'_>]) -> Rework {
    let kinds = log.activities.len();
    let mut counts = vec![Count::default(); kinds];
    let mut seen = vec![Seen::default(); kinds];
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for case in cases {
        for place in case.events() {
            let step = usize::from(log.activity[place]);
            let at = log.at[place];
            let here = &mut seen[step];
            if here.times == 0 {
                here.first = at;
            } else {
                counts[step].again += 1;
                counts[step].again_manual += usize::from(log.who[place] == Who::Person);
                let before =
                    case.events().start < place && log.activity[place - 1] == log.activity[place];
                counts[step].at_once += usize::from(before);
            }
            here.times += 1;
            here.last = at;
        }
        let mut any = false;
        for step in case.activities() {
            let step = usize::from(*step);
            let here = std::mem::take(&mut seen[step]);
            counts[step].having += usize::from(here.times > 0);
            if here.times > 1 {
                any = true;
                counts[step].cases += 1;
                counts[step]
                    .lasts
                    .push(here.last.saturating_sub(here.first));
            }
        }
        if any { &mut with } else { &mut without }.push(case.duration());
    }
    let mut steps: Vec<Repeated> = log
        .activities
        .iter()
        .zip(counts)
        .filter(|(_, count)| count.cases > 0)
        .map(|(name, count)| Repeated {
            activity: name.to_owned(),
            cases: count.cases,
            rate: share(count.cases, count.having),
            again: count.again,
            again_manual: count.again_manual,
            at_once: count.at_once,
            lasts: hours(count.lasts),
        })
        .collect();
    steps.sort_by(|a, b| {
        b.again
            .cmp(&a.again)
            .then_with(|| a.activity.cmp(&b.activity))
    });
    Rework {
        cases: with.len(),
        rate: share(with.len(), cases.len()),
        with: hours(with),
        without: hours(without),
        steps,
    }
}

//! Who does the steps: people or programs.

use std::collections::BTreeSet;

use serde::Serialize;

use super::durations::share;
use super::log::{Case, EventLog, Who};

/// How a step is done.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepAutomation {
    /// The step.
    pub activity: String,
    /// By people.
    pub manual: usize,
    /// By programs.
    pub automatic: usize,
    /// By whom is not told.
    pub unknown: usize,
    /// Different people and programs that did it.
    pub resources: usize,
    /// Automatic ones of those of which it is told; none where nothing is.
    pub rate: Option<f64>,
}

/// How the process is done.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Automation {
    /// By people.
    pub manual: usize,
    /// By programs.
    pub automatic: usize,
    /// By whom is not told.
    pub unknown: usize,
    /// The `automation_rate` of the KPI dictionary: automatic steps of those of which it is told.
    pub rate: Option<f64>,
    /// Cases without a step by a person, of those in which every step tells who did it.
    pub touchless_cases: usize,
    /// Cases in which every step tells who did it.
    pub told_cases: usize,
    /// Steps by people a case, on average.
    pub manual_per_case: Option<f64>,
    /// Step by step, most manual work first.
    pub steps: Vec<StepAutomation>,
}

/// Counts who did the steps of these cases.
#[must_use]
pub fn automation(log: &EventLog, cases: &[Case<'_>]) -> Automation {
    let kinds = log.activities.len();
    let mut counts = vec![[0_usize; 3]; kinds];
    let mut resources: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); kinds];
    let (mut touchless, mut told) = (0, 0);
    for case in cases {
        let (mut any_person, mut all_told) = (false, true);
        for place in case.events() {
            let step = usize::from(log.activity[place]);
            let who = log.who[place];
            counts[step][column(who)] += 1;
            any_person |= who == Who::Person;
            all_told &= who != Who::Unknown;
            if log.resource[place] != 0 {
                resources[step].insert(log.resource[place]);
            }
        }
        told += usize::from(all_told);
        touchless += usize::from(all_told && !any_person);
    }
    let mut steps: Vec<StepAutomation> = (0..kinds)
        .filter(|step| counts[*step].iter().any(|count| *count > 0))
        .map(|step| {
            let [manual, automatic, unknown] = counts[step];
            StepAutomation {
                activity: log
                    .activities
                    .text(u32::try_from(step).unwrap_or(u32::MAX))
                    .to_owned(),
                manual,
                automatic,
                unknown,
                resources: resources[step].len(),
                rate: share(automatic, manual + automatic),
            }
        })
        .collect();
    steps.sort_by(|a, b| {
        b.manual
            .cmp(&a.manual)
            .then_with(|| a.activity.cmp(&b.activity))
    });
    let sum = |column: usize| counts.iter().map(|counts| counts[column]).sum::<usize>();
    let (manual, automatic, unknown) = (sum(0), sum(1), sum(2));
    Automation {
        manual,
        automatic,
        unknown,
        rate: share(automatic, manual + automatic),
        touchless_cases: touchless,
        told_cases: told,
        manual_per_case: share(manual, cases.len()).filter(|_| manual + automatic > 0),
        steps,
    }
}

fn column(who: Who) -> usize {
    match who {
        Who::Person => 0,
        Who::System => 1,
        Who::Unknown => 2,
    }
}

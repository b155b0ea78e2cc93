//! What was promised and what was kept, and what those that are late have in common.

use kernel::dates::days_between;
use serde::Serialize;

use super::durations::{float, share};
use super::log::{Case, EventLog, index};
use crate::difference::wilson;

/// A group smaller than this says nothing.
const CASES_MIN: usize = 30;
/// A column with more different texts than this names single cases.
const TEXTS_MAX: usize = 2_000;
/// More causes than this explain nothing.
const CAUSES_MAX: usize = 20;

/// Something that late cases have more often than others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cause {
    /// The column, `step` or `repeated step`.
    pub what: String,
    /// Its text, or the step.
    pub value: String,
    /// Cases that have it.
    pub cases: usize,
    /// Of these, late ones.
    pub late: usize,
    /// Share of late ones.
    pub rate: f64,
    /// Bounds of that share with 95 % confidence (Wilson).
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// Late cases beyond what the rate of all cases would bring.
    pub excess: f64,
}

/// Promises and what became of them.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Promises {
    /// Cases of which one can tell.
    pub cases: usize,
    /// Late ones.
    pub late: usize,
    /// On time, of those of which one can tell.
    pub on_time_rate: Option<f64>,
    /// Worth of the late ones, in hundredths.
    pub late_value: i128,
    /// Worth times days of the late ones, in hundredths times days.
    pub late_value_days: f64,
    /// Days late of cases with both dates: the middle one (early is negative).
    pub days_late_median: Option<i64>,
    /// … of nine in ten, at most.
    pub days_late_p90: Option<i64>,
    /// What the log itself calls late although its dates say otherwise, or the reverse.
    pub contradictions: usize,
    /// What late cases have in common, what explains most of them first.
    pub causes: Vec<Cause>,
    /// Columns that say the same as being late, and were not taken for causes.
    pub same_thing: Vec<String>,
}

fn by_dates(case: Case<'_>) -> Option<bool> {
    Some(case.actual()? > case.promised()?)
}

/// Looks at the promises of these cases.
#[must_use]
pub fn promises(log: &EventLog, cases: &[Case<'_>]) -> Promises {
    let told: Vec<(Case<'_>, bool)> = cases
        .iter()
        .filter_map(|case| Some((*case, case.is_late()?)))
        .collect();
    let late = || told.iter().filter(|(_, late)| *late).map(|(case, _)| *case);
    let late_days = |case: Case<'_>| Some(days_between(case.promised()?, case.actual()?));
    let mut days: Vec<i64> = told
        .iter()
        .filter_map(|(case, _)| late_days(*case))
        .collect();
    days.sort_unstable();
    let nearest = |tenths: usize| (days.len() * tenths).div_ceil(10).checked_sub(1);
    let contradicts = |case: &&Case<'_>| {
        case.late()
            .zip(by_dates(**case))
            .is_some_and(|(told, dates)| told != dates)
    };
    let value_days = |case: Case<'_>| {
        let days = late_days(case).unwrap_or(0).max(0);
        super::durations::float_of_sum(i128::from(case.value().unwrap_or(0)) * i128::from(days))
    };
    let (causes, same_thing) = causes(log, &told);
    Promises {
        cases: told.len(),
        late: late().count(),
        on_time_rate: share(told.len() - late().count(), told.len()),
        late_value: late().filter_map(Case::value).map(i128::from).sum(),
        late_value_days: late().map(value_days).sum(),
        days_late_median: nearest(5).map(|at| days[at]),
        days_late_p90: nearest(9).map(|at| days[at]),
        contradictions: cases.iter().filter(contradicts).count(),
        causes,
        same_thing,
    }
}

/// Cases and late ones.
type Counts = (usize, usize);

fn causes(log: &EventLog, told: &[(Case<'_>, bool)]) -> (Vec<Cause>, Vec<String>) {
    let late = told.iter().filter(|(_, late)| *late).count();
    let Some(overall) = share(late, told.len()).filter(|rate| *rate > 0.0 && *rate < 1.0) else {
        return (Vec::new(), Vec::new());
    };
    let (mut causes, mut same_thing) = (Vec::new(), Vec::new());
    for column in log.columns() {
        let mut counts = vec![Counts::default(); column.words.len()];
        for (case, late) in told {
            let count = &mut counts[index(case.code(column))];
            count.0 += 1;
            count.1 += usize::from(*late);
        }
        let seen = || counts.iter().filter(|(cases, _)| *cases > 0);
        if seen().count() > TEXTS_MAX {
            continue;
        }
        if seen().nth(1).is_some() && seen().all(|(n, late)| *late == 0 || late == n) {
            same_thing.push(column.name.clone());
            continue;
        }
        let of = column.words.iter().zip(&counts).skip(1);
        causes.extend(of.filter_map(|(text, counts)| cause(&column.name, text, *counts, overall)));
    }
    causes.extend(steps(log, told, overall));
    causes.sort_by(|a, b| b.excess.total_cmp(&a.excess));
    causes.truncate(CAUSES_MAX);
    (causes, same_thing)
}

fn steps(log: &EventLog, told: &[(Case<'_>, bool)], overall: f64) -> Vec<Cause> {
    let kinds = log.activities.len();
    let (mut once, mut again) = (
        vec![Counts::default(); kinds],
        vec![Counts::default(); kinds],
    );
    let mut times = vec![0_usize; kinds];
    for (case, late) in told {
        for step in case.activities() {
            times[usize::from(*step)] += 1;
        }
        for step in case.activities() {
            let step = usize::from(*step);
            let times = std::mem::take(&mut times[step]);
            let seen = [
                (times > 0).then_some(&mut once),
                (times > 1).then_some(&mut again),
            ];
            for counts in seen.into_iter().flatten() {
                counts[step].0 += 1;
                counts[step].1 += usize::from(*late);
            }
        }
    }
    let named = |what: &'static str, counts: Vec<Counts>| {
        let each = log.activities.iter().zip(counts);
        let causes = each.filter_map(move |(name, counts)| cause(what, name, counts, overall));
        causes.collect::<Vec<_>>()
    };
    let mut causes = named("step", once);
    causes.extend(named("repeated step", again));
    causes
}

/// A cause, if those that have it are late more often than all, beyond chance.
fn cause(what: &str, value: &str, (cases, late): Counts, overall: f64) -> Option<Cause> {
    if cases < CASES_MIN {
        return None;
    }
    let (rate, low, high) = wilson((late, cases))?;
    (low > overall).then(|| Cause {
        what: what.to_owned(),
        value: value.to_owned(),
        cases,
        late,
        rate,
        low,
        high,
        excess: float(late) - overall * float(cases),
    })
}

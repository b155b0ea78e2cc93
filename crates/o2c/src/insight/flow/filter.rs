//! Which cases of a process are looked at.

use insight::process::{Case, EventLog};

use crate::error::{Code, Refusal, Result};

/// Microseconds in an hour.
const HOUR: i64 = 3_600_000_000;
/// A hundred years; no case takes that long.
const HOURS_MAX: i64 = 876_600;

/// Leaves cases of a process out. What is absent leaves all.
#[derive(Debug, Clone, Default)]
pub struct FlowFilter {
    /// Those that have this step.
    pub with: Option<String>,
    /// Those that do not have this one.
    pub without: Option<String>,
    /// Those that this person or program did a part of.
    pub by: Option<String>,
    /// Those that took at least so many hours.
    pub hours_min: Option<i64>,
    /// Those that took at most so many.
    pub hours_max: Option<i64>,
    /// Those that are late, or those that are not.
    pub late: Option<bool>,
    /// Those of which this is told, as a cause tells it: what, and its value.
    pub having: Option<(String, String)>,
}

impl FlowFilter {
    /// Refuses hours that are no duration.
    pub(super) fn check(&self) -> Result<()> {
        let given = [("hours_min", self.hours_min), ("hours_max", self.hours_max)];
        for (field, hours) in given {
            if let Some(hours) = hours.filter(|hours| !(0..=HOURS_MAX).contains(hours)) {
                let problem = format!("{hours} hours are no duration of a case");
                let remedy = format!("give whole hours from 0 to {HOURS_MAX}");
                return Err(Refusal::new(Code::InvalidValue, field, problem, remedy).into());
            }
        }
        if let Some((least, most)) = self.hours_min.zip(self.hours_max).filter(|(a, b)| a > b) {
            let problem = format!("no case takes at least {least} and at most {most} hours");
            let remedy = "swap the two";
            return Err(Refusal::new(Code::InvalidValue, "hours_max", problem, remedy).into());
        }
        Ok(())
    }

    /// Those of the cases that have events and that it leaves.
    pub(super) fn left<'l>(&self, log: &EventLog, mut cases: Vec<Case<'l>>) -> Vec<Case<'l>> {
        cases.retain(|case| !case.times().is_empty() && self.leaves(log, *case));
        cases
    }

    /// Does it leave this case?
    fn leaves(&self, log: &EventLog, case: Case<'_>) -> bool {
        let took = case.duration();
        let or_all = |wanted: &Option<String>, holds: &dyn Fn(&str) -> bool| {
            wanted.as_deref().is_none_or(holds)
        };
        or_all(&self.with, &|step| case.has_step(step))
            && or_all(&self.without, &|step| !case.has_step(step))
            && or_all(&self.by, &|who| case.has_resource(who))
            && self.hours_min.is_none_or(|hours| took >= hours * HOUR)
            && self.hours_max.is_none_or(|hours| took <= hours * HOUR)
            && self.late.is_none_or(|late| case.is_late() == Some(late))
            && self
                .having
                .as_ref()
                .is_none_or(|(what, value)| has(log, case, what, value))
    }
}

/// Is this told of the case?
fn has(log: &EventLog, case: Case<'_>, what: &str, value: &str) -> bool {
    match what {
        "step" => case.has_step(value),
        "repeated step" => case.repeats_step(value),
        _ => {
            let column = log.columns().find(|column| column.name == what);
            column.is_some_and(|column| case.text(column) == value)
        }
    }
}

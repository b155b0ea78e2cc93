//! Figures of a process and of a ledger as they once stood, kept so that later ones can be compared
//! with them: the same figures from the log of another system and from the own one.

use serde::{Deserialize, Serialize};

use crate::process::{Assessment, Case, Hours, micros_as_hours};
use crate::{
    Difference, LedgerBaseline, Ratio, Sample, difference, difference_of_shares, median, wilson,
};

/// How many measured values of a figure are kept.
const SAMPLE_MAX: usize = 2_000;

/// A figure that later ones are compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BaselineFigure {
    /// What is measured; of a ledger with its currency behind a blank, such as `dso EUR`.
    pub id: String,
    /// That in English, for files that are read by people.
    #[serde(default)]
    pub label: String,
    /// `hours`, `days` or `%`.
    pub unit: String,
    /// Is more of it better?
    pub more_is_better: Option<bool>,
    /// Its value.
    pub value: f64,
    /// How many cases it is of.
    pub cases: usize,
    /// For a share: how many of these.
    pub part: Option<usize>,
    /// For a median: values measured, at most two thousand, evenly out of all in order.
    #[serde(default)]
    pub sample: Vec<f64>,
}

/// A figure before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BaselineChange {
    /// Before.
    pub before: BaselineFigure,
    /// After.
    pub after: BaselineFigure,
    /// After less before with its bounds, of figures that are made of cases.
    pub difference: Option<Difference>,
}

/// Figures before and after, and those that stand on one side only.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct BaselineComparison {
    /// On both sides.
    pub changes: Vec<BaselineChange>,
    /// Only before.
    pub only_before: Vec<BaselineFigure>,
    /// Only after.
    pub only_after: Vec<BaselineFigure>,
}

impl BaselineFigure {
    /// What is measured and, of a ledger, in which currency.
    #[must_use]
    pub fn measure(&self) -> (&str, Option<&str>) {
        match self.id.rsplit_once(' ') {
            Some((measure, currency)) => (measure, Some(currency)),
            None => (&self.id, None),
        }
    }

    /// Says why it can be no figure, if it cannot.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        let is_word = |text: &str| {
            !text.is_empty()
                && text
                    .bytes()
                    .all(|it| it.is_ascii_alphanumeric() || it == b'_')
        };
        let (measure, currency) = self.measure();
        let faults = [
            (
                !is_word(measure) || !currency.is_none_or(is_word),
                "its id is no word",
            ),
            (self.id.len() > 64, "its id is longer than 64 letters"),
            (
                !["hours", "days", "%"].contains(&&self.unit[..]),
                "its unit is not hours, days or %",
            ),
            (
                !self.value.is_finite() || self.sample.iter().any(|value| !value.is_finite()),
                "a value is no number",
            ),
            (
                self.sample.len() > SAMPLE_MAX,
                "it has more than 2,000 values",
            ),
            (
                self.part.is_some_and(|part| part > self.cases),
                "it has a greater part than cases",
            ),
        ];
        faults
            .into_iter()
            .find(|(wrong, _)| *wrong)
            .map(|(_, why)| why)
    }
}

fn share(
    id: &str,
    label: &str,
    (part, of): (usize, usize),
    more_is_better: bool,
) -> Option<BaselineFigure> {
    let (value, ..) = wilson((part, of))?;
    Some(BaselineFigure {
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

/// The figures of a process: of these cases and what they were found to tell.
#[must_use]
pub fn baseline_of_process(cases: &[Case<'_>], found: &Assessment) -> Vec<BaselineFigure> {
    let automation = &found.automation;
    let told = automation.manual + automation.automatic;
    let promises = &found.promises;
    let figures = [
        duration(cases, found),
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
            (found.conformance.exact, found.completed_cases),
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

fn duration(cases: &[Case<'_>], found: &Assessment) -> Option<BaselineFigure> {
    let completed = cases.iter().filter(|case| found.ends.completed(**case));
    let mut lengths: Vec<f64> = completed
        .map(|case| micros_as_hours(case.duration()))
        .collect();
    lengths.sort_by(f64::total_cmp);
    let Hours { p50, .. } = found.completed_duration;
    (!lengths.is_empty()).then(|| BaselineFigure {
        id: "completed_duration".to_owned(),
        label: "Time from start to end, median".to_owned(),
        unit: "hours".to_owned(),
        more_is_better: Some(false),
        value: p50,
        cases: lengths.len(),
        part: None,
        sample: thinned(&lengths),
    })
}

/// At most [`SAMPLE_MAX`] of these, evenly.
fn thinned(sorted: &[f64]) -> Vec<f64> {
    let count = sorted.len().min(SAMPLE_MAX);
    (0..count)
        .map(|at| sorted[(at * sorted.len() + sorted.len() / 2) / count])
        .collect()
}

/// The figures of a ledger in one currency; an empty text where none is told.
#[must_use]
pub fn baseline_of_ledger(currency: &str, found: &LedgerBaseline) -> Vec<BaselineFigure> {
    let (items, cleared) = (found.items, found.cleared);
    let best = found.dso_best_possible;
    let on_time = found.paid_on_time_rate;
    let figures = [
        ("dso", "DSO", "days", found.dso, items, false),
        (
            "dso_best_possible",
            "Best possible DSO",
            "days",
            best,
            items,
            false,
        ),
        (
            "add",
            "Average days delinquent",
            "days",
            found.add,
            items,
            false,
        ),
        (
            "cei",
            "Collection effectiveness",
            "%",
            found.cei,
            items,
            true,
        ),
        (
            "past_due_rate",
            "Past due",
            "%",
            found.past_due_rate,
            items,
            false,
        ),
        (
            "days_to_pay",
            "Days to pay",
            "days",
            found.days_to_pay,
            cleared,
            false,
        ),
        (
            "days_late",
            "Days late",
            "days",
            found.days_late,
            cleared,
            false,
        ),
        (
            "paid_on_time_rate",
            "Paid on time",
            "%",
            on_time,
            cleared,
            true,
        ),
    ];
    let of_currency = |text: &str| format!("{text} {currency}").trim_end().to_owned();
    let each = figures.into_iter();
    let each = each.filter_map(|(id, label, unit, value, cases, more_is_better)| {
        Some(BaselineFigure {
            id: of_currency(id),
            label: of_currency(label),
            unit: unit.to_owned(),
            more_is_better: Some(more_is_better),
            value: float_of(value?),
            cases,
            part: None,
            sample: Vec::new(),
        })
    });
    each.collect()
}

/// A ratio as a number to compare with.
#[expect(clippy::cast_precision_loss)]
#[must_use]
pub fn float_of(ratio: Ratio) -> f64 {
    ratio.ten_thousandths() as f64 / 10_000.0
}

/// Sets figures of before beside those of now. Shares are compared by Newcombe's interval, medians
/// by bootstrap; figures of a ledger as of a day have no bounds.
#[must_use]
pub fn compare_baselines(
    before: &[BaselineFigure],
    after: &[BaselineFigure],
) -> BaselineComparison {
    let lacks = |figures: &[BaselineFigure], one: &BaselineFigure| {
        figures.iter().all(|other| other.id != one.id)
    };
    let only = |these: &[BaselineFigure], others: &[BaselineFigure]| {
        let lonely = these.iter().filter(|one| lacks(others, one));
        lonely.cloned().collect()
    };
    let changes = before.iter().filter_map(|before| {
        let after = after.iter().find(|after| after.id == before.id)?;
        Some(BaselineChange {
            before: before.clone(),
            after: after.clone(),
            difference: between(before, after),
        })
    });
    BaselineComparison {
        changes: changes.collect(),
        only_before: only(before, after),
        only_after: only(after, before),
    }
}

fn between(before: &BaselineFigure, after: &BaselineFigure) -> Option<Difference> {
    if let (Some(was), Some(is)) = (before.part, after.part) {
        let found = difference_of_shares((was, before.cases), (is, after.cases))?;
        return Some(Difference {
            by: found.by * 100.0,
            low: found.low * 100.0,
            high: found.high * 100.0,
        });
    }
    difference(sample(before), sample(after), median)
}

fn sample(figure: &BaselineFigure) -> Sample<'_> {
    Sample {
        values: &figure.sample,
        cases: figure.cases,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(id: &str, part: Option<usize>, sample: Vec<f64>) -> BaselineFigure {
        let unit = if part.is_some() { "%" } else { "hours" };
        BaselineFigure {
            id: id.to_owned(),
            label: String::new(),
            unit: unit.to_owned(),
            more_is_better: None,
            value: 50.0,
            cases: 100,
            part,
            sample,
        }
    }

    #[test]
    fn what_stands_on_one_side_only_is_named() {
        let before = [
            figure("rework_rate", Some(50), Vec::new()),
            figure("dso EUR", None, Vec::new()),
        ];
        let after = [
            figure("rework_rate", Some(10), Vec::new()),
            figure("dso CHF", None, Vec::new()),
        ];
        let found = compare_baselines(&before, &after);
        let only = |figures: &[BaselineFigure]| figures[0].id.clone();
        assert_eq!(only(&found.only_before), "dso EUR");
        assert_eq!(only(&found.only_after), "dso CHF");
        assert_eq!(found.only_after[0].measure(), ("dso", Some("CHF")));
        let [change] = &found.changes[..] else {
            panic!("one figure stands on both sides");
        };
        let difference = change.difference.expect("shares have bounds");
        assert!((difference.by + 40.0).abs() < 1e-9 && difference.is_more_than_chance());
    }

    #[test]
    fn what_can_be_no_figure_says_why() {
        assert_eq!(figure("dso EUR", None, Vec::new()).fault(), None);
        for (wrong, why) in [
            (figure("<b>", None, Vec::new()), "its id is no word"),
            (
                figure("rate", Some(101), Vec::new()),
                "it has a greater part than cases",
            ),
            (figure("rate", None, vec![f64::NAN]), "a value is no number"),
            (
                figure("rate", None, vec![0.0; 2_001]),
                "it has more than 2,000 values",
            ),
        ] {
            assert_eq!(wrong.fault(), Some(why));
        }
    }
}

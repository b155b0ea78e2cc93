//! Measures what is watched and judges the latest point of each series.

use std::collections::BTreeMap;

use chrono::Datelike;
use insight::anomaly::{Cycle, Judged, Point, judge};
use insight::months_between;
use kernel::dates::{add_days, add_months, start_of_month};
use kernel::{Currency, Date};
use store::Tx;

use super::super::{Figure, Kpi, Period, Scope, TrendStep, measure_each};
use crate::error::Result;

/// Two years of weeks, and four of months: as much past as still tells what is usual.
const WEEKS: i64 = 104;
const MONTHS: i32 = 48;
/// Fewer points tell nothing.
pub(super) const WEEKS_MIN: usize = 26;
pub(super) const MONTHS_MIN: usize = 24;
/// How the cases of a figure are spread is no step of the process.
const SPREAD: [&str; 3] = ["mean", "median", "p90"];

/// One watched series with its latest point, judged where it can be.
#[derive(Debug, Clone)]
pub struct Watched {
    pub(super) kpi: Kpi,
    /// A step of the process.
    pub(super) part: Option<String>,
    pub(super) currency: Option<Currency>,
    pub(super) step: TrendStep,
    /// The latest whole week or month.
    pub(super) period: Period,
    pub(super) judged: Option<Judged>,
    pub(super) cases: u64,
}

impl Watched {
    /// What names the series.
    pub(super) fn series(&self) -> String {
        let currency = self.currency.as_ref().map_or("-", |it| it.code());
        let part = self.part.as_deref().unwrap_or("-");
        format!("{} {part} {currency} {}", self.kpi.id(), self.step)
    }
}

/// Whether a week says something of a figure: sales of one week say little of receivables.
const fn is_weekly(kpi: Kpi) -> bool {
    !matches!(
        kpi,
        Kpi::Dso
            | Kpi::DsoCountback
            | Kpi::DsoBestPossible
            | Kpi::Add
            | Kpi::Cei
            | Kpi::ArTurnover
            | Kpi::BadDebtRate
    )
}

/// All series of a KPI as they stand at the end of the day before `today`.
pub(super) fn watch(tx: &mut Tx, scope: &Scope, kpi: Kpi, today: Date) -> Result<Vec<Watched>> {
    let Some(since) = first_day(tx, scope)? else {
        return Ok(Vec::new());
    };
    let mut watched = Vec::new();
    for step in [TrendStep::Week, TrendStep::Month] {
        if step == TrendStep::Week && !is_weekly(kpi) {
            continue;
        }
        let mut periods = whole(step, today);
        periods.retain(|period| period.from >= since);
        let least = least(step);
        if periods.len() > least {
            watched.extend(series(tx, scope, kpi, step, &periods)?);
        }
    }
    Ok(watched)
}

pub(super) const fn least(step: TrendStep) -> usize {
    match step {
        TrendStep::Week => WEEKS_MIN,
        TrendStep::Month => MONTHS_MIN,
    }
}

/// The day of the first movement of the receivables.
fn first_day(tx: &mut Tx, scope: &Scope) -> Result<Option<Date>> {
    let row = tx.query_one(
        "SELECT min(m.moved_on) FROM receivable_days m WHERE m.entity_id = $1",
        &[scope.entity.into()],
    )?;
    Ok(row.get(0)?)
}

/// The weeks or months that are over, the oldest first.
pub(super) fn whole(step: TrendStep, today: Date) -> Vec<Period> {
    match step {
        TrendStep::Week => {
            let monday = add_days(today, -i64::from(today.weekday().num_days_from_monday()));
            let week = |back: i64| Period {
                from: add_days(monday, -7 * back),
                to: add_days(monday, 6 - 7 * back),
            };
            (1..=WEEKS).rev().map(week).collect()
        }
        TrendStep::Month => {
            let first = start_of_month(today);
            let months = months_between(add_months(first, -MONTHS), add_days(first, -1));
            let months = months.into_iter().map(|month| Period {
                from: month.start,
                to: month.end,
            });
            months.collect()
        }
    }
}

/// Which week of the month, by its Thursday, or which month of the year.
fn season(step: TrendStep, period: Period) -> u32 {
    match step {
        TrendStep::Week => add_days(period.from, 3).day0() / 7,
        TrendStep::Month => period.from.month0(),
    }
}

fn series(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    step: TrendStep,
    periods: &[Period],
) -> Result<Vec<Watched>> {
    let figures = measure_each(tx, scope, kpi, periods)?;
    let mut all: BTreeMap<(Option<Currency>, Option<String>), Vec<Point>> = BTreeMap::new();
    let empty: Vec<Point> = periods
        .iter()
        .map(|period| Point {
            value: None,
            cases: 0,
            season: season(step, *period),
        })
        .collect();
    for (place, figures) in figures.iter().enumerate() {
        for figure in figures {
            for (part, value) in values(figure) {
                let key = (figure.currency, part);
                let points = all.entry(key).or_insert_with(|| empty.clone());
                points[place].value = value.map(|value| value.as_printed().to_float());
                points[place].cases = figure.cases;
            }
        }
    }
    let Some(period) = periods.last() else {
        return Ok(Vec::new());
    };
    let is_share = kpi.unit() == "%";
    let cycle = match step {
        TrendStep::Week => Cycle::Weeks,
        TrendStep::Month => Cycle::None,
    };
    let watched = all.into_iter().map(|((currency, part), points)| Watched {
        kpi,
        part,
        currency,
        step,
        period: *period,
        judged: judge(&points, least(step), is_share, cycle),
        cases: points.last().map_or(0, |last| last.cases),
    });
    Ok(watched.collect())
}

/// The value of a figure, and for the way from order to cash the waiting time of each step.
pub(super) fn values(figure: &Figure) -> Vec<(Option<String>, Option<insight::Ratio>)> {
    let mut values = vec![(None, figure.value)];
    if figure.kpi == Kpi::OrderToCashTime {
        let steps = figure.parts.iter();
        let steps = steps.filter(|part| !SPREAD.contains(&part.name.as_str()));
        values.extend(steps.map(|part| (Some(part.name.clone()), part.value)));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        kernel::dates::parse(text).expect("a date")
    }

    #[test]
    fn only_weeks_and_months_that_are_over_are_judged() {
        // The second of March 2026 is a Monday.
        for (today, sunday) in [("2026-03-02", "2026-03-01"), ("2026-03-08", "2026-03-01")] {
            let weeks = whole(TrendStep::Week, day(today));
            assert_eq!(weeks.len(), 104);
            assert_eq!(
                weeks.last().map(|week| week.to),
                Some(day(sunday)),
                "{today}"
            );
        }
        let months = whole(TrendStep::Month, day("2026-03-01"));
        let last = months.last().expect("months");
        assert_eq!((last.from, last.to), (day("2026-02-01"), day("2026-02-28")));
        assert_eq!((months.len(), months[0].from), (48, day("2022-03-01")));
    }
}

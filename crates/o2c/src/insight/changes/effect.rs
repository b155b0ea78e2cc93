//! What a marked change did: before and after, week by week, and beside those who were held out.

use std::collections::BTreeMap;

use insight::experiment::{self, Customer, Group};
use insight::interrupted::interrupted;
use insight::{Ratio, Statistic};
use kernel::dates::{add_days, days_between};
use kernel::{Currency, CustomerId, Date};
use store::Tx;

use super::super::chance::{self, Sampled};
use super::super::{Figure, Kpi, Period, Scope, measure_each};
use super::groups;
use super::types::{
    Bounded, ChangeEffect, ExperimentEffect, FigureEffect, MarkedChange, SeriesEffect,
};
use crate::error::Result;
use crate::parties;

/// Weeks of a series on either side.
const WEEKS: i64 = 26;

/// Compares `days` before the change with as many after it, as far as they are over.
pub(super) fn effect(
    tx: &mut Tx,
    scope: &Scope,
    change: &MarkedChange,
    days: i64,
) -> Result<ChangeEffect> {
    let today = parties::entity(tx, scope.entity)?.today(tx.now());
    let before = Period {
        from: add_days(change.on, -days),
        to: add_days(change.on, -1),
    };
    let last = add_days(change.on, days - 1).min(add_days(today, -1));
    let after = (last >= change.on).then_some(Period {
        from: change.on,
        to: last,
    });
    let mut figures = Vec::new();
    let mut experiment = Vec::new();
    if let Some(after) = after {
        for kpi in Kpi::ALL {
            if scope.check(*kpi).is_ok() {
                figures.extend(of_kpi(tx, scope, *kpi, [before, after], last)?);
            }
        }
        if change.held_out_percent.is_some() {
            experiment = experiments(tx, scope, change, days, last)?;
        }
    }
    Ok(ChangeEffect {
        before,
        after,
        figures,
        experiment,
    })
}

fn of_kpi(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    periods: [Period; 2],
    last: Date,
) -> Result<Vec<FigureEffect>> {
    let (weeks, first_after) = weeks(periods[1].from, last);
    let mut all: Vec<Period> = periods.to_vec();
    all.extend(&weeks);
    let mut figures = measure_each(tx, scope, kpi, &all)?;
    let weekly = figures.split_off(2);
    let (before, after) = (&figures[0], &figures[1]);
    let cases = chance::sampled(tx, scope, kpi, periods[0])?
        .zip(chance::sampled(tx, scope, kpi, periods[1])?)
        .map(<[_; 2]>::from);
    let mut currencies: Vec<Option<Currency>> =
        before.iter().chain(after).map(|it| it.currency).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let effects = currencies.into_iter().filter_map(|currency| {
        let (one, other) = (of(before, currency), of(after, currency));
        let value = |figure: Option<&Figure>| figure.and_then(|it| it.value);
        if value(one).is_none() && value(other).is_none() {
            return None;
        }
        let series: Vec<Option<f64>> = weekly
            .iter()
            .map(|week| Some(of(week, currency)?.value?.as_printed().to_float()))
            .collect();
        Some(FigureEffect {
            kpi,
            currency,
            unit: kpi.unit(),
            before: value(one),
            before_cases: one.map_or(0, |it| it.cases),
            after: value(other),
            after_cases: other.map_or(0, |it| it.cases),
            difference: between(one, other, cases.as_ref()),
            series: series_effect(&series, first_after),
        })
    });
    Ok(effects.collect())
}

fn of(figures: &[Figure], currency: Option<Currency>) -> Option<&Figure> {
    figures.iter().find(|it| it.currency == currency)
}

/// Whole weeks counted from the day of the change, and which of them is the first since.
fn weeks(on: Date, last: Date) -> (Vec<Period>, usize) {
    let week = |number: i64| Period {
        from: add_days(on, 7 * number),
        to: add_days(on, 7 * number + 6),
    };
    let since = (days_between(on, last) + 1).div_euclid(7).clamp(0, WEEKS);
    let all = (-WEEKS..since).map(week).collect();
    (all, usize::try_from(WEEKS).unwrap_or(0))
}

fn series_effect(series: &[Option<f64>], after: usize) -> Option<SeriesEffect> {
    let found = interrupted(series, after)?;
    Some(SeriesEffect {
        level: found.level.into(),
        slope: found.slope.into(),
        trend: Ratio::from_float(found.trend),
        weeks_before: found.points.0,
        weeks_after: found.points.1,
    })
}

/// The difference of a figure with its bounds, where its cases tell any: those of means, medians,
/// shares, and of balances customer by customer.
fn between(
    before: Option<&Figure>,
    after: Option<&Figure>,
    cases: Option<&[(Statistic, Sampled); 2]>,
) -> Option<Bounded> {
    let (before, after) = (before?, after?);
    let cases = cases.and_then(|[one, other]| {
        let of = |(_, sampled): &'_ (Statistic, Sampled)| sampled.get(&before.currency).cloned();
        Some((one.0, of(one)?, of(other)?))
    });
    let cases = cases.as_ref().map(|(what, one, other)| (*what, one, other));
    let found = chance::interval(Some(after), Some(before), cases)?;
    Some(Bounded {
        by: Some(after.value?.minus(before.value?)),
        low: Some(found.low),
        high: Some(found.high),
        more_than_chance: found.is_more_than_chance,
    })
}

/// Invoices that were paid in full, each with its customer and day, for KPIs of customers.
fn experiments(
    tx: &mut Tx,
    scope: &Scope,
    change: &MarkedChange,
    days: i64,
    last: Date,
) -> Result<Vec<ExperimentEffect>> {
    let starts: Vec<i64> = (0..change.waves)
        .map(|wave| wave * change.wave_days)
        .collect();
    let period = Period {
        from: add_days(change.on, -days),
        to: last,
    };
    let groups = groups::of_all(tx, scope, change)?;
    let paid = paid(tx, scope, period)?;
    let mut effects = Vec::new();
    for kpi in [Kpi::DaysToPay, Kpi::DaysLate, Kpi::PaidOnTimeRate] {
        let mut customers: BTreeMap<CustomerId, Vec<(i64, f64)>> = BTreeMap::new();
        for one in &paid {
            let days = match kpi {
                Kpi::DaysToPay => days_between(one.issued_on, one.cleared_on),
                _ => days_between(one.due_on, one.cleared_on),
            };
            let value = match kpi {
                Kpi::PaidOnTimeRate if days > 0 => 0,
                Kpi::PaidOnTimeRate => 100,
                _ => days,
            };
            let case = (
                days_between(change.on, one.cleared_on),
                Ratio::whole(value.into()).to_float(),
            );
            customers.entry(one.customer).or_default().push(case);
        }
        let customers: Vec<Customer> = customers
            .into_iter()
            .filter_map(|(id, cases)| {
                let group: Group = *groups.get(&id)?;
                Some(Customer { group, cases })
            })
            .collect();
        let found = experiment::effect(&customers, &starts, days);
        effects.push(ExperimentEffect {
            kpi,
            unit: kpi.unit(),
            effect: found.map(|it| it.difference.into()),
            treated: found.map_or(0, |it| it.treated),
            held_out: found.map_or(0, |it| it.held_out),
        });
    }
    Ok(effects)
}

struct Paid {
    customer: CustomerId,
    issued_on: Date,
    due_on: Date,
    cleared_on: Date,
}

/// Instalments of invoices that were cleared in a period.
fn paid(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Paid>> {
    let rows = scope.query(
        tx,
        "SELECT i.customer_id, i.posted_on, i.due_on, i.cleared_on FROM open_items i
        WHERE i.entity_id = $1{of i.customer_id} AND i.kind = 'invoice' AND i.cleared_on >= $2
            AND i.cleared_on <= $3 ORDER BY i.customer_id, i.cleared_on, i.id",
        &[scope.entity.into(), period.from.into(), period.to.into()],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Paid {
                customer: row.get(0)?,
                issued_on: row.get(1)?,
                due_on: row.get(2)?,
                cleared_on: row.get(3)?,
            })
        })
        .collect()
}

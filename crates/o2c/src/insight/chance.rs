//! The cases behind two figures: is their difference more than chance?

use std::collections::BTreeMap;

use insight::months_between;
use insight::{Balances, Cases, Interval, Statistic, change_of_cases, change_of_shares};
use kernel::Currency;
use store::Tx;

use super::process::HOUR;
use super::scope::Scope;
use super::{Figure, Kpi, Period, exposure, facts, matched, payments, process, steps, withheld};
use crate::Result;

/// Cases by the currency of their figure.
pub(super) type Sampled = BTreeMap<Option<Currency>, Cases>;

/// The cases of a KPI in a period, and what is made of them. None for KPIs that are no mean, median or
/// ratio of cases: sums, counts, and those whose share of the cases tells enough.
pub(super) fn sampled(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    period: Period,
) -> Result<Option<(Statistic, Sampled)>> {
    let hours = |micros: Vec<i64>| BTreeMap::from([(None, each(micros, HOUR))]);
    let found = match kpi {
        Kpi::Dso
        | Kpi::DsoBestPossible
        | Kpi::DsoBridge
        | Kpi::Add
        | Kpi::Cei
        | Kpi::PastDueRate => (Statistic::Ratio, by_customer(tx, scope, kpi, period)?),
        Kpi::DaysToPay | Kpi::DaysLate => (
            Statistic::Ratio,
            payments::weighted(tx, scope, kpi, period)?,
        ),
        Kpi::OrderToCashTime => {
            let days = process::days(tx, scope, period)?;
            (Statistic::Ratio, BTreeMap::from([(None, each(days, 1))]))
        }
        Kpi::AutomationRate => {
            let cases = steps::automation(tx, scope, period)?;
            (Statistic::Ratio, BTreeMap::from([(None, cases)]))
        }
        Kpi::OrderAcceptanceTime | Kpi::InvoiceLatency => (
            Statistic::Median,
            hours(process::micros(tx, scope, kpi, period)?),
        ),
        Kpi::CreditHoldTime => (
            Statistic::Median,
            hours(exposure::hold_times(tx, scope, period)?),
        ),
        Kpi::ApplicationLatency => {
            let latencies = matched::latencies(tx, scope, period)?;
            (Statistic::Median, latencies.into_iter().collect())
        }
        Kpi::DisputeCycleTime => {
            let days = withheld::cycle_times(tx, scope, period)?.into_iter();
            let cases = days.map(|(currency, days)| (Some(currency), each(days, 1)));
            (Statistic::Median, cases.collect())
        }
        _ => return Ok(None),
    };
    Ok(Some(found))
}

fn each(values: Vec<i64>, unit: i64) -> Cases {
    let mut cases = Cases::default();
    for value in values {
        cases.push(value.into(), unit.into());
    }
    cases
}

/// What each customer owes and bought makes a case of a ratio of balances.
fn by_customer(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Sampled> {
    let months = i128::try_from(months_between(period.from, period.to).len()).unwrap_or(1);
    let days = i128::from(period.days());
    let pair = |it: &Balances| match kpi {
        Kpi::DsoBestPossible => (it.current_end * days, it.credit_sales),
        Kpi::Add => ((it.ar_end - it.current_end) * days, it.credit_sales),
        Kpi::Cei => {
            let start = it.ar_start * months + it.credit_sales;
            let collectable = start - it.current_end * months;
            ((start - it.ar_end * months) * 100, collectable)
        }
        Kpi::PastDueRate => ((it.ar_end - it.current_end) * 100, it.ar_end),
        _ => (it.ar_end * days, it.credit_sales),
    };
    let found = facts::by_customer(tx, scope, period)?.into_iter();
    Ok(found
        .map(|(currency, customers)| {
            let mut cases = Cases::default();
            for (_, balances) in &customers {
                let (above, below) = pair(balances);
                cases.push(above, below);
            }
            (Some(currency), cases)
        })
        .collect())
}

/// The bounds of the difference of two figures of a currency, the later less the earlier.
pub(super) fn interval(
    later: Option<&Figure>,
    earlier: Option<&Figure>,
    cases: Option<(Statistic, &Cases, &Cases)>,
) -> Option<Interval> {
    if let Some((statistic, before, after)) = cases {
        return change_of_cases(before, after, statistic);
    }
    change_of_shares(earlier?.share?, later?.share?)
}

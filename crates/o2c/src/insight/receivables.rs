use std::collections::BTreeMap;

use insight::{Balances, Ratio, months_between};
use kernel::Date;
use kernel::dates::{add_months, days_between, start_of_month};
use store::Tx;

use super::facts::{self, Ledger, PerCurrency};
use super::losses;
use super::scope::Scope;
use super::types::in_major;
use super::{Figure, Kpi, Period};
use crate::Result;
use crate::receivables::{self, Role};

/// How far back `dso_countback` looks for the sales that the receivables stem from.
const COUNTBACK_MONTHS_MAX: i32 = 36;

/// Lower edges of the aging buckets in days past due, each exclusive.
pub(super) const EDGES: [i64; 5] = [0, 30, 60, 90, 120];
/// What the buckets are called.
pub(super) const BUCKETS: [&str; 6] = ["current", "1–30", "31–60", "61–90", "91–120", "> 120"];

/// A KPI of a period within what the ledger was read for.
pub(super) fn measure(
    tx: &mut Tx,
    scope: &Scope,
    ledger: &Ledger,
    kpi: Kpi,
    period: Period,
) -> Result<Vec<Figure>> {
    match kpi {
        Kpi::DsoCountback => Ok(countback(ledger, period)),
        Kpi::ArTurnover => Ok(turnover(ledger, period)),
        Kpi::Aging => aging(tx, scope, ledger, period.to),
        Kpi::PastDueRate => past_due_rate(tx, scope, ledger, period.to),
        Kpi::BadDebtRate => bad_debt_rate(tx, scope, ledger, period),
        Kpi::UnappliedCash => unapplied_cash(tx, scope, period.to),
        Kpi::DsoBridge => bridge(tx, scope, ledger, period),
        Kpi::DelinquencyRate => delinquency_rate(tx, scope, period.to),
        Kpi::Ecl => losses::expected(tx, scope, ledger, period.to),
        _ => Ok(from_balances(ledger, kpi, period)),
    }
}

fn from_balances(ledger: &Ledger, kpi: Kpi, period: Period) -> Vec<Figure> {
    let counts = ledger.open_item_count(period.to);
    let months = i64::try_from(months_between(period.from, period.to).len()).unwrap_or(1);
    let figures = ledger.balances(period.from, period.to).into_iter();
    figures
        .map(|(currency, balances)| {
            let value = formula(kpi, &balances, period.days(), months);
            Figure::new(kpi, Some(currency), value)
                .amount("receivables at the start", balances.ar_start)
                .amount("receivables at the end", balances.ar_end)
                .amount("of these not past due", balances.current_end)
                .amount("credit sales", balances.credit_sales)
                .part(
                    "days",
                    Some(Ratio::whole(i128::from(period.days()))),
                    "days",
                )
                .cases(counts.get(&currency).copied().unwrap_or(0))
        })
        .collect()
}

fn formula(kpi: Kpi, balances: &Balances, days: i64, months: i64) -> Option<Ratio> {
    match kpi {
        Kpi::DsoBestPossible => insight::dso_best_possible(balances, days),
        Kpi::Add => insight::add(balances, days),
        Kpi::Cei => insight::cei(balances, months),
        _ => insight::dso(balances, days),
    }
}

/// `dso` with its three parts; without invoices in the receivables there are no agreed days and so no
/// parts.
fn bridge(tx: &mut Tx, scope: &Scope, ledger: &Ledger, period: Period) -> Result<Vec<Figure>> {
    let agreed = facts::agreed_days(tx, scope, period)?;
    let counts = ledger.open_item_count(period.to);
    let figures = ledger.balances(period.from, period.to).into_iter();
    Ok(figures
        .map(|(currency, balances)| {
            let days = period.days();
            let agreed = agreed.get(&currency).copied().flatten();
            let parts = agreed.and_then(|agreed| insight::dso_bridge(&balances, days, agreed));
            Figure::new(
                Kpi::DsoBridge,
                Some(currency),
                insight::dso(&balances, days),
            )
            .part("terms", parts.map(|it| it.terms), "days")
            .part("extended", parts.map(|it| it.extended), "days")
            .part("delinquent", parts.map(|it| it.delinquent), "days")
            .cases(counts.get(&currency).copied().unwrap_or(0))
        })
        .collect())
}

/// Customers with past-due claims of those with open items.
fn delinquency_rate(tx: &mut Tx, scope: &Scope, on: Date) -> Result<Vec<Figure>> {
    let found = facts::debtors(tx, scope, on)?.into_iter();
    let count = |count: u64| Some(Ratio::whole(count.into()));
    Ok(found
        .map(|(currency, (late, all))| {
            Figure::of_share(Kpi::DelinquencyRate, Some(currency), (late, all))
                .part("with past-due claims", count(late), "customers")
                .part("with open items", count(all), "customers")
        })
        .collect())
}

fn countback(ledger: &Ledger, period: Period) -> Vec<Figure> {
    let counts = ledger.open_item_count(period.to);
    let first = add_months(start_of_month(period.to), 1 - COUNTBACK_MONTHS_MAX);
    // The newest month counts its days up to the end of the period only.
    let newest_first: Vec<_> = months_between(first, period.to)
        .into_iter()
        .rev()
        .map(|month| {
            let end = month.end.min(period.to);
            let days = days_between(month.start, end) + 1;
            (days, ledger.credit_sales(month.start, end))
        })
        .collect();
    ledger
        .receivables(period.to)
        .into_iter()
        .map(|(currency, ar_end)| {
            let sold = |sales: &PerCurrency<i128>| sales.get(&currency).copied().unwrap_or(0);
            let months: Vec<_> = newest_first
                .iter()
                .map(|(days, sales)| (*days, sold(sales)))
                .collect();
            Figure::new(
                Kpi::DsoCountback,
                Some(currency),
                insight::dso_countback(ar_end, &months),
            )
            .amount("receivables at the end", ar_end)
            .cases(counts.get(&currency).copied().unwrap_or(0))
        })
        .collect()
}

fn turnover(ledger: &Ledger, period: Period) -> Vec<Figure> {
    let counts = ledger.open_item_count(period.to);
    let months = months_between(period.from, period.to);
    let ends = months.iter().map(|month| month.end.min(period.to));
    let ends: Vec<PerCurrency<i128>> = ends.map(|end| ledger.receivables(end)).collect();
    let figures = ledger.balances(period.from, period.to).into_iter();
    figures
        .map(|(currency, balances)| {
            let own = ends.iter().map(|all| all.get(&currency).copied());
            let own: Vec<i128> = own.map(Option::unwrap_or_default).collect();
            let value = insight::ar_turnover(balances.credit_sales, &own);
            Figure::new(Kpi::ArTurnover, Some(currency), value)
                .amount("credit sales", balances.credit_sales)
                .part(
                    "months",
                    Some(Ratio::whole(i128::try_from(own.len()).unwrap_or(0))),
                    "months",
                )
                .cases(counts.get(&currency).copied().unwrap_or(0))
        })
        .collect()
}

fn aging(tx: &mut Tx, scope: &Scope, ledger: &Ledger, on: Date) -> Result<Vec<Figure>> {
    let totals = ledger.receivables(on);
    let counts = ledger.open_item_count(on);
    // Past due by more than n days, for each edge; buckets are their differences.
    let beyond = facts::past_due_beyond(tx, scope, on, &EDGES)?;
    Ok(totals
        .into_iter()
        .map(|(currency, total)| {
            let at = |index: usize| beyond.get(&currency).map_or(0, |beyond| beyond[index]);
            let mut figure = Figure::new(Kpi::Aging, Some(currency), in_major(total, currency));
            for (bucket, name) in BUCKETS.iter().enumerate() {
                let from = match bucket {
                    0 => total,
                    late => at(late - 1),
                };
                let to = if bucket < EDGES.len() { at(bucket) } else { 0 };
                figure = figure.amount(name, from - to);
            }
            figure.cases(counts.get(&currency).copied().unwrap_or(0))
        })
        .collect())
}

fn past_due_rate(tx: &mut Tx, scope: &Scope, ledger: &Ledger, on: Date) -> Result<Vec<Figure>> {
    let totals = ledger.receivables(on);
    let counts = ledger.open_item_count(on);
    let beyond = facts::past_due_beyond(tx, scope, on, &[0, 90])?;
    Ok(totals
        .into_iter()
        .map(|(currency, total)| {
            let at = |index: usize| beyond.get(&currency).map_or(0, |beyond| beyond[index]);
            let (late, very_late) = (at(0), at(1));
            Figure::new(
                Kpi::PastDueRate,
                Some(currency),
                insight::share(late, total),
            )
            .amount("past due", late)
            .amount("receivables", total)
            .part("more than 90 days", insight::share(very_late, total), "%")
            .cases(counts.get(&currency).copied().unwrap_or(0))
        })
        .collect())
}

fn bad_debt_rate(
    tx: &mut Tx,
    scope: &Scope,
    ledger: &Ledger,
    period: Period,
) -> Result<Vec<Figure>> {
    let sales = ledger.credit_sales(period.from, period.to);
    let mut lost: PerCurrency<(i128, i64)> = BTreeMap::new();
    let chart = receivables::chart(tx, scope.entity)?;
    let accounts = chart.accounts().iter();
    // One account or a few, each of which an index looks up.
    for account in accounts.filter(|account| account.role == Role::BadDebt) {
        let rows = scope.query(
            tx,
            "SELECT l.currency, CAST(SUM(l.amount_minor) AS BIGINT), COUNT(*) FROM journal_lines l \
             WHERE l.entity_id = $1 AND l.account = $4 AND l.posted_on >= $2 AND l.posted_on <= $3{posted l} \
             GROUP BY l.currency",
            &[
                scope.entity.into(),
                period.from.into(),
                period.to.into(),
                account.code.as_str().into(),
            ],
        )?;
        for row in &rows {
            let (sum, cases) = lost.entry(row.get(0)?).or_default();
            *sum += i128::from(row.get::<i64>(1)?);
            *cases += row.get::<i64>(2)?;
        }
    }
    Ok(sales
        .into_iter()
        .map(|(currency, sold)| {
            let (lost, cases) = lost.get(&currency).copied().unwrap_or_default();
            Figure::new(Kpi::BadDebtRate, Some(currency), insight::share(lost, sold))
                .amount("written off for credit loss", lost)
                .amount("credit sales", sold)
                .cases(u64::try_from(cases).unwrap_or(0))
        })
        .collect())
}

/// Receipts on account at the end of a day, with their simple mean age since the money was there.
fn unapplied_cash(tx: &mut Tx, scope: &Scope, on: Date) -> Result<Vec<Figure>> {
    /// What is open, how many receipts that are, and the sum of their ages in days.
    #[derive(Default)]
    struct Open {
        minor: i128,
        receipts: i128,
        days: i128,
    }
    let sql = format!(
        "SELECT m.currency, m.due_on, CAST(-sum(m.rest_minor) AS BIGINT),
            CAST(sum(m.open_items) AS BIGINT)
        FROM {} AND m.kind = 'receipt' AND m.moved_on <= $2
        GROUP BY m.currency, m.due_on HAVING sum(m.rest_minor) <> 0",
        scope.movements()
    );
    let mut open: PerCurrency<Open> = BTreeMap::new();
    scope.query_each(tx, &sql, &[scope.entity.into(), on.into()], |row| {
        let open = open.entry(row.get(0)?).or_default();
        let receipts = i128::from(row.get::<i64>(3)?);
        open.minor += i128::from(row.get::<i64>(2)?);
        open.receipts += receipts;
        open.days += i128::from(days_between(row.get(1)?, on)) * receipts;
        Ok(())
    })?;
    Ok(open
        .into_iter()
        .map(|(currency, open)| {
            let value = in_major(open.minor, currency);
            Figure::new(Kpi::UnappliedCash, Some(currency), value)
                .part("mean age", Ratio::of(open.days, open.receipts), "days")
                .cases(u64::try_from(open.receipts).unwrap_or(0))
        })
        .collect())
}

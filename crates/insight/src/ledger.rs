//! The receivables figures of a plain list of items, open and cleared: a baseline for companies that
//! have nothing but an export of their ledger.
//!
//! An item counts with its full amount from its issue until the day it is cleared, because such
//! exports do not tell parts; one that is still open counts with its residual at the end.

use std::collections::BTreeMap;

use chrono::{Datelike, Months};
use kernel::Date;
use kernel::dates::days_between;
use serde::Serialize;

use crate::{
    Balances, Ratio, add, cei, dso, dso_best_possible, dso_countback, share, weighted_mean,
};

/// Months that the baseline looks back.
const MONTHS: u32 = 12;
/// Upper bounds of the buckets of aging, in days past due.
const BUCKETS: [i64; 4] = [30, 60, 90, 120];

/// An item of the ledger; amounts in minor units, credit notes negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerItem {
    /// Number of its customer.
    pub customer: u32,
    /// When it was issued.
    pub issued: Date,
    /// When it is due; its issue where nothing is told.
    pub due: Date,
    /// When it was cleared; none if it is open.
    pub cleared: Option<Date>,
    /// Its amount.
    pub amount: i64,
    /// What is open of it now.
    pub open: i64,
}

/// Receivables at the end of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthEnd {
    /// Its last day, or the day of the baseline.
    pub day: Date,
    /// Receivables.
    pub receivables: i128,
    /// Past due.
    pub past_due: i128,
    /// Credit sales of the month.
    pub sales: i128,
    /// `dso` over the three months that end here.
    pub dso: Option<Ratio>,
    /// `dso_best_possible` over the same.
    pub best: Option<Ratio>,
}

/// A customer who pays late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LatePayer {
    /// Number of the customer.
    pub customer: u32,
    /// Past due now.
    pub past_due: i128,
    /// Cleared items of the period.
    pub cleared: usize,
    /// Their mean days late by value.
    pub days_late: Option<Ratio>,
    /// Amount times days late of what they cleared late in the period.
    pub late_amount_days: i128,
}

/// The figures of the KPI dictionary's *Receivables* that a list of items gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerBaseline {
    /// As of the end of this day.
    pub as_of: Date,
    /// First day of the period of a year that rates are of.
    pub from: Date,
    /// Items.
    pub items: usize,
    /// Customers.
    pub customers: usize,
    /// `AR(as_of)`.
    pub receivables: i128,
    /// Credit sales of the period.
    pub sales: i128,
    /// `dso` over the period.
    pub dso: Option<Ratio>,
    /// `dso_best_possible`.
    pub dso_best_possible: Option<Ratio>,
    /// `add`.
    pub add: Option<Ratio>,
    /// `dso_countback`.
    pub dso_countback: Option<Ratio>,
    /// `cei`, in percent.
    pub cei: Option<Ratio>,
    /// `past_due_rate`, in percent.
    pub past_due_rate: Option<Ratio>,
    /// `aging`: not due, then 1–30, 31–60, 61–90, 91–120, over 120 days past due.
    pub aging: [(usize, i128); 6],
    /// `days_to_pay` by value, of invoices cleared in the period.
    pub days_to_pay: Option<Ratio>,
    /// `days_late` by value.
    pub days_late: Option<Ratio>,
    /// `days_late` by count.
    pub days_late_simple: Option<Ratio>,
    /// `paid_on_time_rate` by count, in percent.
    pub paid_on_time_rate: Option<Ratio>,
    /// … by value.
    pub paid_on_time_value: Option<Ratio>,
    /// Invoices cleared in the period.
    pub cleared: usize,
    /// What one day of `dso` is worth: credit sales a day.
    pub day_worth: Option<Ratio>,
    /// The last thirteen ends of months.
    pub months: Vec<MonthEnd>,
    /// Who ties up most by paying late.
    pub late_payers: Vec<LatePayer>,
}

/// Measures a list of items of one currency as of the end of a day; none without items.
#[must_use]
pub fn ledger_baseline(items: &[LedgerItem], as_of: Date) -> Option<LedgerBaseline> {
    let from = as_of.checked_sub_months(Months::new(MONTHS))?.succ_opt()?;
    let known: Vec<LedgerItem> = items
        .iter()
        .filter(|item| item.issued <= as_of)
        .copied()
        .collect();
    if known.is_empty() {
        return None;
    }
    let start = balance(&known, from.pred_opt()?, as_of);
    let (end, current) = balance(&known, as_of, as_of);
    let sales = sales(&known, from, as_of);
    let days = days_between(from, as_of) + 1;
    let balances = Balances {
        ar_start: start.0,
        ar_end: end,
        current_end: current,
        credit_sales: sales,
    };
    let months = month_ends(&known, as_of);
    let paid: Vec<&LedgerItem> = known
        .iter()
        .filter(|item| item.amount > 0)
        .filter(|item| item.cleared.is_some_and(|day| day >= from && day <= as_of))
        .collect();
    let weighted = |since: fn(&LedgerItem) -> Date| {
        weighted_mean(paid.iter().filter_map(|item| {
            Some((
                i128::from(days_between(since(item), item.cleared?)),
                i128::from(item.amount),
            ))
        }))
    };
    let on_time = |item: &&&LedgerItem| item.cleared.is_some_and(|day| day <= item.due);
    let late: i128 = paid
        .iter()
        .filter_map(|item| Some(i128::from(days_between(item.due, item.cleared?))))
        .sum();
    let value = |items: &mut dyn Iterator<Item = &&LedgerItem>| {
        items.map(|item| i128::from(item.amount)).sum()
    };
    Some(LedgerBaseline {
        as_of,
        from,
        items: known.len(),
        customers: known
            .iter()
            .map(|item| item.customer)
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        receivables: end,
        sales,
        dso: dso(&balances, days),
        dso_best_possible: dso_best_possible(&balances, days),
        add: add(&balances, days),
        dso_countback: dso_countback(end, &by_month(&known, as_of)),
        cei: cei(&balances, i64::from(MONTHS)),
        past_due_rate: share(end - current, end),
        aging: aging(&known, as_of),
        days_to_pay: weighted(|item| item.issued),
        days_late: weighted(|item| item.due),
        days_late_simple: Ratio::of(late, count(paid.len())),
        paid_on_time_rate: share(
            count(paid.iter().filter(on_time).count()),
            count(paid.len()),
        ),
        paid_on_time_value: share(
            value(&mut paid.iter().filter(on_time)),
            value(&mut paid.iter()),
        ),
        cleared: paid.len(),
        day_worth: Ratio::of(sales, i128::from(days)),
        months,
        late_payers: late_payers(&known, &paid, as_of),
    })
}

fn count(of: usize) -> i128 {
    i128::try_from(of).unwrap_or(i128::MAX)
}

/// What an item adds to receivables at the end of a day.
fn open_at(item: &LedgerItem, day: Date, as_of: Date) -> i128 {
    if item.issued > day || item.cleared.is_some_and(|cleared| cleared <= day) {
        return 0;
    }
    match item.cleared.is_none() && day == as_of {
        true => i128::from(item.open),
        false => i128::from(item.amount),
    }
}

/// Receivables at the end of a day, and what of them is not past due.
fn balance(items: &[LedgerItem], day: Date, as_of: Date) -> (i128, i128) {
    items.iter().fold((0, 0), |(all, current), item| {
        let open = open_at(item, day, as_of);
        (all + open, current + if item.due >= day { open } else { 0 })
    })
}

fn sales(items: &[LedgerItem], from: Date, to: Date) -> i128 {
    let issued = items
        .iter()
        .filter(|item| item.issued >= from && item.issued <= to);
    issued.map(|item| i128::from(item.amount)).sum()
}

/// Days and sales of whole months back from a day, the newest first.
fn by_month(items: &[LedgerItem], as_of: Date) -> Vec<(i64, i128)> {
    let mut months = Vec::new();
    let mut until = as_of;
    for _ in 0..MONTHS {
        let Some(first) = until.with_day(1) else {
            break;
        };
        months.push((days_between(first, until) + 1, sales(items, first, until)));
        let Some(before) = first.pred_opt() else {
            break;
        };
        until = before;
    }
    months
}

fn month_ends(items: &[LedgerItem], as_of: Date) -> Vec<MonthEnd> {
    let mut ends = vec![as_of];
    let mut day = as_of;
    while ends.len() <= usize::try_from(MONTHS).unwrap_or(0) {
        let Some(before) = day.with_day(1).and_then(|first| first.pred_opt()) else {
            break;
        };
        day = before;
        ends.push(day);
    }
    ends.reverse();
    let oldest = items.iter().map(|item| item.issued).min().unwrap_or(as_of);
    let ends = ends.into_iter().filter(|day| *day >= oldest);
    ends.map(|day| {
        let (all, current) = balance(items, day, as_of);
        let from = day
            .checked_sub_months(Months::new(3))
            .and_then(|day| day.succ_opt())
            .unwrap_or(day);
        let sold = sales(items, from, day);
        let days = days_between(from, day) + 1;
        let balances = Balances {
            ar_start: 0,
            ar_end: all,
            current_end: current,
            credit_sales: sold,
        };
        let first = day.with_day(1).unwrap_or(day);
        MonthEnd {
            day,
            receivables: all,
            past_due: all - current,
            sales: sales(items, first, day),
            dso: dso(&balances, days),
            best: dso_best_possible(&balances, days),
        }
    })
    .collect()
}

fn aging(items: &[LedgerItem], as_of: Date) -> [(usize, i128); 6] {
    let mut buckets = [(0, 0); 6];
    for item in items {
        let open = open_at(item, as_of, as_of);
        if open != 0 {
            let late = days_between(item.due, as_of);
            let at = if late <= 0 {
                0
            } else {
                1 + BUCKETS.iter().filter(|bound| late > **bound).count()
            };
            buckets[at].0 += 1;
            buckets[at].1 += open;
        }
    }
    buckets
}

fn late_payers(items: &[LedgerItem], paid: &[&LedgerItem], as_of: Date) -> Vec<LatePayer> {
    let mut by: BTreeMap<u32, (i128, Vec<(i128, i128)>)> = BTreeMap::new();
    for item in items.iter().filter(|item| item.due < as_of) {
        by.entry(item.customer).or_default().0 += open_at(item, as_of, as_of);
    }
    for item in paid {
        if let Some(cleared) = item.cleared {
            let late = i128::from(days_between(item.due, cleared));
            by.entry(item.customer)
                .or_default()
                .1
                .push((late, i128::from(item.amount)));
        }
    }
    let mut payers: Vec<LatePayer> = by
        .into_iter()
        .map(|(customer, (past_due, paid))| LatePayer {
            customer,
            past_due,
            cleared: paid.len(),
            late_amount_days: paid
                .iter()
                .map(|(late, amount)| (*late).max(0) * amount)
                .sum(),
            days_late: weighted_mean(paid),
        })
        .filter(|payer| payer.past_due > 0 || payer.late_amount_days > 0)
        .collect();
    payers.sort_by(|a, b| {
        let key = |payer: &LatePayer| (payer.late_amount_days, payer.past_due);
        key(b).cmp(&key(a)).then(a.customer.cmp(&b.customer))
    });
    payers.truncate(20);
    payers
}

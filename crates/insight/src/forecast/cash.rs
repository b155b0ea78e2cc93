//! What comes in week by week and month by month.
//!
//! The expected cash of a span is the sum of amount × probability. Its variance has three parts:
//! that of each item alone; what the items of one customer share (its level is not known exactly,
//! and a customer's items are late together); and what all items share (a bad month). The shared
//! parts come from how the probabilities change when everything takes a little longer. Intervals
//! are those of a gamma distribution with this mean and variance and a share for "nothing comes",
//! never more than all that is open.

use std::collections::{BTreeMap, HashMap};

use kernel::Currency;

use super::item::{Day, Item};
use super::model::{Forecast, Model};
use super::moments::sum_quantile;
use super::number::{amount, minor};

/// By how many deviations things are moved to see how probabilities change.
const NUDGE: f64 = 0.5;
/// The levels of the intervals: 95, 80 and 50 %.
const TAILS: [f64; 6] = [0.025, 0.975, 0.10, 0.90, 0.25, 0.75];

/// The spans that cash is summed by: each ends with one of these days, the last one never.
#[derive(Debug, Clone)]
pub struct Plan {
    first: Day,
    ends: Vec<Day>,
}

impl Plan {
    /// Spans that begin with `first` and end with each of the ascending `ends`.
    pub const fn new(first: Day, ends: Vec<Day>) -> Self {
        Self { first, ends }
    }

    fn spans(&self) -> usize {
        self.ends.len() + 1
    }
}

/// What was summed up for one currency.
#[derive(Debug, Clone, Default)]
struct Sums {
    spans: Vec<Span>,
    /// By customer: how each span moves with it.
    customers: HashMap<u32, Vec<f64>>,
    open: f64,
    due: Vec<f64>,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    expected: f64,
    items: f64,
    alone: f64,
    common: f64,
    /// The probability that nothing comes.
    nothing: f64,
}

impl Default for Span {
    fn default() -> Self {
        Self {
            expected: 0.0,
            items: 0.0,
            alone: 0.0,
            common: 0.0,
            nothing: 1.0,
        }
    }
}

/// Forecasts added up by currency and span.
#[derive(Debug, Clone)]
pub struct Cash {
    plan: Plan,
    common: f64,
    sums: BTreeMap<Option<Currency>, Sums>,
}

/// The cash of one span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bucket {
    /// The first day.
    pub from: Day,
    /// The last day; none for all that comes later.
    pub until: Option<Day>,
    /// The expected cash, in minor units.
    pub expected_minor: i64,
    /// The expected number of settled items.
    pub items: f64,
    /// What comes if all is paid on its due date (what is past due: in the first span).
    pub on_due_date_minor: i64,
    /// The intervals of 50, 80 and 95 %, in minor units.
    pub intervals: [(i64, i64); 3],
}

/// The cash of one currency.
#[derive(Debug, Clone, PartialEq)]
pub struct CashLine {
    /// The currency; none if the items name none.
    pub currency: Option<Currency>,
    /// The spans, the last of which is all that comes later.
    pub buckets: Vec<Bucket>,
}

impl Cash {
    /// Nothing yet.
    pub const fn new(model: &Model, plan: Plan) -> Self {
        Self {
            plan,
            common: model.shocks.common,
            sums: BTreeMap::new(),
        }
    }

    /// Adds an item's forecast.
    pub fn add(&mut self, item: &Item, forecast: &Forecast<'_>) {
        let spans = self.plan.spans();
        let due_at = self.plan.ends.partition_point(|end| *end < item.due);
        let ends = &self.plan.ends;
        let sums = sums_of(&mut self.sums, item.currency, spans);
        let owed = amount(item.amount_minor);
        sums.open += owed;
        sums.due[due_at] += owed;
        let own = sums.customers.entry(item.customer);
        let own = own.or_insert_with(|| vec![0.0; spans]);
        let shared = forecast.shared.sqrt();
        let (mut before, mut slope_before) = (1.0, 0.0);
        for (span, into) in sums.spans.iter_mut().enumerate() {
            let (open, slope) = match ends.get(span) {
                Some(end) => open_and_slope(forecast, *end),
                None => (0.0, 0.0),
            };
            let share = before - open;
            let moves = owed * (slope_before - slope);
            into.expected += owed * share;
            into.items += share;
            into.alone += owed * owed * share * (1.0 - share);
            into.common += moves;
            into.nothing *= 1.0 - share;
            own[span] += moves * shared;
            (before, slope_before) = (open, slope);
            if open < 1e-9 {
                break;
            }
        }
    }

    /// Adds an item whose day of payment is known.
    pub fn add_known(&mut self, item: &Item, day: Day) {
        let spans = self.plan.spans();
        let at = self.plan.ends.partition_point(|end| *end < day);
        let due_at = self.plan.ends.partition_point(|end| *end < item.due);
        let sums = sums_of(&mut self.sums, item.currency, spans);
        let owed = amount(item.amount_minor);
        sums.open += owed;
        sums.due[due_at] += owed;
        let into = &mut sums.spans[at];
        into.expected += owed;
        into.items += 1.0;
        into.nothing = 0.0;
    }

    /// Adds what another sum over the same plan holds.
    pub fn merge(&mut self, other: Self) {
        for (currency, theirs) in other.sums {
            let Some(sums) = self.sums.get_mut(&currency) else {
                self.sums.insert(currency, theirs);
                continue;
            };
            sums.open += theirs.open;
            for (sum, add) in sums.due.iter_mut().zip(theirs.due) {
                *sum += add;
            }
            for (sum, add) in sums.spans.iter_mut().zip(theirs.spans) {
                sum.expected += add.expected;
                sum.items += add.items;
                sum.alone += add.alone;
                sum.common += add.common;
                sum.nothing *= add.nothing;
            }
            for (customer, add) in theirs.customers {
                match sums.customers.get_mut(&customer) {
                    Some(own) => own.iter_mut().zip(add).for_each(|(sum, add)| *sum += add),
                    None => {
                        sums.customers.insert(customer, add);
                    }
                }
            }
        }
    }

    /// The sums by currency.
    pub fn lines(&self) -> Vec<CashLine> {
        let lines = self.sums.iter().map(|(currency, sums)| CashLine {
            currency: *currency,
            buckets: self.buckets(sums),
        });
        lines.collect()
    }

    fn buckets(&self, sums: &Sums) -> Vec<Bucket> {
        let mut customers: Vec<_> = sums.customers.iter().collect();
        customers.sort_unstable_by_key(|(customer, _)| **customer);
        let mut from = self.plan.first;
        let mut buckets = Vec::with_capacity(sums.spans.len());
        for (at, span) in sums.spans.iter().enumerate() {
            let until = self.plan.ends.get(at).copied();
            let of_customers: f64 = customers.iter().map(|(_, moves)| moves[at].powi(2)).sum();
            let variance = span.alone + of_customers + self.common * span.common.powi(2);
            let level = |p: f64| {
                let found = sum_quantile(span.expected, variance, span.nothing, p);
                minor(if sums.open > 0.0 {
                    found.min(sums.open)
                } else {
                    found
                })
            };
            let [l95, h95, l80, h80, l50, h50] = TAILS.map(level);
            buckets.push(Bucket {
                from,
                until,
                expected_minor: minor(span.expected),
                items: span.items,
                on_due_date_minor: minor(sums.due[at]),
                intervals: [(l50, h50), (l80, h80), (l95, h95)],
            });
            from = until.map_or(from, |until| until + 1);
        }
        buckets
    }
}

/// The sums of a currency, begun where there are none.
fn sums_of(
    all: &mut BTreeMap<Option<Currency>, Sums>,
    currency: Option<Currency>,
    spans: usize,
) -> &mut Sums {
    all.entry(currency).or_insert_with(|| Sums {
        spans: vec![Span::default(); spans],
        due: vec![0.0; spans],
        ..Sums::default()
    })
}

/// The probability to be open after a day, and how it grows with all delays, per deviation.
fn open_and_slope(forecast: &Forecast<'_>, day: Day) -> (f64, f64) {
    let open = forecast.curve.open_after(day);
    if open <= 1e-6 || open >= 1.0 {
        return (open, 0.0);
    }
    let later = forecast.curve.open_after_shifted(day, NUDGE);
    let earlier = forecast.curve.open_after_shifted(day, -NUDGE);
    (open, (later - earlier) / (2.0 * NUDGE))
}

use std::collections::BTreeMap;

use kernel::Date;

use super::Cuts;
use super::facts::{Facts, Slot};
use super::pass::{Found, Question};
use crate::{
    Balances, Bridge, Ratio, add, ar_turnover, cei, days_between_inclusive, dso, dso_best_possible,
    dso_bridge, dso_countback, months_between, share,
};

/// A customer with open items in a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Customer {
    /// Number of the customer.
    pub customer: u32,
    /// Number of the currency.
    pub currency: u8,
    /// Open items.
    pub items: u32,
    /// Of these, claims past due.
    pub late: u32,
}

/// The answer to a question.
#[derive(Debug, Clone)]
pub struct Answer {
    from: Date,
    to: Date,
    cuts: Cuts,
    edges: usize,
    groups: BTreeMap<(u32, u8), Facts>,
    customers: Vec<Customer>,
    aging: Vec<i128>,
}

/// Every figure of *Receivables* of a group and currency, as the formulas of this crate give them.
/// Rates are in per cent, amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receivables {
    /// What the formulas of balances are given.
    pub balances: Balances,
    /// `dso`.
    pub dso: Option<Ratio>,
    /// `dso_countback`.
    pub dso_countback: Option<Ratio>,
    /// `dso_best_possible`.
    pub dso_best_possible: Option<Ratio>,
    /// `add`.
    pub add: Option<Ratio>,
    /// `dso_bridge`.
    pub dso_bridge: Option<Bridge>,
    /// `cei`.
    pub cei: Option<Ratio>,
    /// `ar_turnover`.
    pub ar_turnover: Option<Ratio>,
    /// `aging`: not past due, then by each edge.
    pub aging: Vec<i128>,
    /// How many items those are.
    pub aging_items: Vec<i64>,
    /// `past_due_rate`.
    pub past_due_rate: Option<Ratio>,
    /// `days_to_pay`, weighted by value and simple.
    pub days_to_pay: [Option<Ratio>; 2],
    /// `days_late`, weighted by value and simple.
    pub days_late: [Option<Ratio>; 2],
    /// `paid_on_time_rate`, by count and by value.
    pub paid_on_time_rate: [Option<Ratio>; 2],
    /// `bad_debt_rate`.
    pub bad_debt_rate: Option<Ratio>,
    /// `delinquency_rate`.
    pub delinquency_rate: Option<Ratio>,
    /// `discount_taken_rate`, and discount granted after its last day.
    pub discount_taken_rate: (Option<Ratio>, i128),
    /// `unapplied_cash`, and the mean age in days.
    pub unapplied_cash: (i128, Option<Ratio>),
}

impl Answer {
    pub(super) fn new(found: Found, question: &Question<'_>) -> Self {
        let mut groups: BTreeMap<(u32, u8), Facts> = found.facts.into_iter().collect();
        let edges = question.edges.len();
        let (customers, aging) = in_order(found.customers, found.aging, edges + 1);
        for it in &customers {
            let group = (question.group(it.customer), it.currency);
            if let Some(facts) = groups.get_mut(&group) {
                facts.customers += 1;
                facts.customers_late += i64::from(it.late > 0);
            }
        }
        let before = question.from.pred_opt();
        let told = before.and_then(|day| question.cuts.until(day)).unwrap_or(0);
        groups.values_mut().for_each(|facts| facts.run_up(told));
        groups.retain(|_, facts| facts.first <= question.cuts.last());
        Self {
            from: question.from,
            to: question.to,
            cuts: question.cuts.clone(),
            edges,
            groups,
            customers,
            aging,
        }
    }

    /// The groups and currencies in which something was booked, with what was found of them; slots
    /// are running sums.
    pub fn groups(&self) -> impl Iterator<Item = (u32, u8, &Facts)> {
        let groups = self.groups.iter();
        groups.map(|((group, currency), facts)| (*group, *currency, facts))
    }

    /// Customers with open items at the end of the period, with their aging: what is not past due,
    /// then by each edge.
    pub fn customers(&self) -> impl Iterator<Item = (&Customer, &[i128])> {
        self.customers.iter().zip(self.aging.chunks(self.edges + 1))
    }

    /// The days at whose ends [`Facts::slots`] are.
    pub fn cuts(&self) -> &Cuts {
        &self.cuts
    }

    /// What was booked until the end of a day, as of the last cut that is not after it.
    #[must_use]
    pub fn until(&self, facts: &Facts, on: Date) -> Slot {
        let slot = self.cuts.until(on).and_then(|at| facts.slots.get(at));
        slot.copied().unwrap_or_default()
    }

    /// Every figure of a group and currency; the cuts are those [of the period](Cuts::of_period).
    #[must_use]
    pub fn figures(&self, facts: &Facts) -> Receivables {
        let (from, to) = (self.from, self.to);
        let days = days_between_inclusive(from, to);
        let months = months_between(from, to);
        let balances = self.balances(facts);
        let sales = balances.credit_sales;
        let ends: Vec<i128> = months
            .iter()
            .map(|month| self.until(facts, month.end.min(to)).rest)
            .collect();
        let best = dso_best_possible(&balances, days);
        let agreed = Ratio::of(facts.agreed_weighted, facts.invoices);
        let paid = &facts.paid;
        let count = i128::from(paid.invoices);
        Receivables {
            balances,
            dso: dso(&balances, days),
            dso_countback: dso_countback(balances.ar_end, &self.sales_by_month(facts)),
            dso_best_possible: best,
            add: add(&balances, days),
            dso_bridge: agreed.and_then(|agreed| dso_bridge(&balances, days, agreed)),
            cei: cei(&balances, i64::try_from(months.len()).unwrap_or(i64::MAX)),
            ar_turnover: ar_turnover(sales, &ends),
            aging: facts.aging.clone(),
            aging_items: facts.aging_items.clone(),
            past_due_rate: share(balances.ar_end - balances.current_end, balances.ar_end),
            days_to_pay: [
                Ratio::of(paid.days_weighted, paid.gross),
                Ratio::of(paid.days, count),
            ],
            days_late: [
                Ratio::of(paid.late_weighted, paid.gross),
                paid.late().divided(count),
            ],
            paid_on_time_rate: [
                share(i128::from(paid.on_time), count),
                share(paid.on_time_gross, paid.gross),
            ],
            bad_debt_rate: share(facts.lost, sales),
            delinquency_rate: share(facts.customers_late.into(), facts.customers.into()),
            discount_taken_rate: (share(paid.granted, paid.offered), paid.unearned),
            unapplied_cash: (
                facts.unapplied,
                Ratio::of(facts.receipt_days, facts.receipts.into()),
            ),
        }
    }

    fn balances(&self, facts: &Facts) -> Balances {
        let before = self.from.pred_opt().map(|day| self.until(facts, day));
        let before = before.unwrap_or_default();
        let end = self.until(facts, self.to);
        Balances {
            ar_start: before.rest,
            ar_end: end.rest,
            current_end: end.rest - end.past_due,
            credit_sales: end.sales - before.sales,
        }
    }

    /// Days and credit sales of each month from which countback takes them, the newest first.
    fn sales_by_month(&self, facts: &Facts) -> Vec<(i64, i128)> {
        let sales = |on: Option<Date>| on.map_or(0, |on| self.until(facts, on).sales);
        Cuts::countback_months(self.to)
            .into_iter()
            .map(|(start, end)| {
                let sold = sales(Some(end)) - sales(start.pred_opt());
                (days_between_inclusive(start, end), sold)
            })
            .collect()
    }
}

/// Customers in their order, each currency of one once, with their aging.
fn in_order(
    customers: Vec<Customer>,
    aging: Vec<i128>,
    width: usize,
) -> (Vec<Customer>, Vec<i128>) {
    let place = |it: &Customer| (it.customer, it.currency);
    if customers.is_sorted_by(|a, b| place(a) < place(b)) {
        return (customers, aging);
    }
    let mut all: Vec<(Customer, &[i128])> =
        customers.into_iter().zip(aging.chunks(width)).collect();
    all.sort_by_key(|(it, _)| place(it));
    let mut customers: Vec<Customer> = Vec::with_capacity(all.len());
    let mut sums: Vec<i128> = Vec::with_capacity(aging.len());
    for (it, aging) in all {
        match customers.last_mut() {
            Some(last) if place(last) == place(&it) => {
                last.items += it.items;
                last.late += it.late;
                let own = sums.len() - width;
                sums[own..]
                    .iter_mut()
                    .zip(aging)
                    .for_each(|(sum, more)| *sum += more);
            }
            _ => {
                customers.push(it);
                sums.extend(aging);
            }
        }
    }
    (customers, sums)
}

//! What two policies made of each order, added up.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use kernel::{Currency, CustomerId, Date, EntityId, Instant, Money, OrderId, Percent};
use store::{Tx, Value};

use super::outcomes::{Outcome, outcomes};
use crate::error::Result;
use crate::parties;
use crate::policies::{
    HeldOrders, Steps, Trial, TrialCase, TrialCustomer, TrialEffect, TrialEffectKind, TrialOutcome,
    TrialPhase, TrialReason,
};

const CUSTOMERS_MAX: usize = 50;
const CASES_MAX: usize = 200;
/// 100 per cent.
const WHOLE_MICRO: i128 = 100_000_000;

/// An order with the reasons for which each policy holds it.
pub(super) struct Judged {
    pub order: OrderId,
    pub at: Instant,
    pub customer: CustomerId,
    pub amount: Money,
    pub in_force: Vec<&'static str>,
    pub candidate: Vec<&'static str>,
}

impl Judged {
    fn is_added(&self) -> bool {
        !self.candidate.is_empty()
    }
}

/// Amounts by currency.
#[derive(Default)]
pub(super) struct Sums(BTreeMap<Currency, i64>);

impl Sums {
    pub fn add(&mut self, currency: Currency, minor: i64) {
        if minor != 0 {
            let sum = self.0.entry(currency).or_default();
            *sum = sum.saturating_add(minor);
        }
    }

    fn list(&self) -> Vec<Money> {
        let money = |(currency, minor): (&Currency, &i64)| Money::try_new(*minor, *currency).ok();
        self.0.iter().filter_map(money).collect()
    }
}

/// Held orders, counted.
#[derive(Default)]
pub(super) struct Held {
    orders: u64,
    sums: Sums,
}

impl Held {
    pub fn add(&mut self, amount: Money) {
        self.orders += 1;
        self.sums.add(amount.currency(), amount.minor());
    }

    pub fn figure(&self) -> HeldOrders {
        HeldOrders {
            orders: self.orders,
            amounts: self.sums.list(),
        }
    }
}

#[derive(Default)]
struct Became {
    not_billed: Held,
    billed: Sums,
    in_time: Sums,
    late: Sums,
    written_off: Sums,
    open: Sums,
}

impl Became {
    fn add(&mut self, amount: Money, outcome: &Outcome) {
        if outcome.billed_minor == 0 {
            self.not_billed.add(amount);
        }
        let currency = amount.currency();
        self.billed.add(currency, outcome.billed_minor);
        self.in_time.add(currency, outcome.in_time_minor());
        self.late.add(currency, outcome.late_minor);
        self.written_off.add(currency, outcome.written_off_minor);
        self.open.add(currency, outcome.open_minor);
    }

    fn figure(&self) -> TrialOutcome {
        TrialOutcome {
            not_billed: self.not_billed.figure(),
            billed: self.billed.list(),
            in_time: self.in_time.list(),
            late: self.late.list(),
            written_off: self.written_off.list(),
            open: self.open.list(),
        }
    }
}

/// What was counted so far.
pub(super) struct Tally {
    since: Date,
    beside: String,
    orders: u64,
    in_force: Held,
    candidate: Held,
    /// By reason: held by the policy in force, held by the other.
    reasons: BTreeMap<&'static str, [u64; 2]>,
    /// Orders that only one of both holds.
    differing: Vec<Judged>,
}

impl Tally {
    pub fn new(since: Date, beside: String) -> Self {
        Self {
            since,
            beside,
            orders: 0,
            in_force: Held::default(),
            candidate: Held::default(),
            reasons: BTreeMap::new(),
            differing: Vec::new(),
        }
    }

    pub fn judge(&mut self, order: Judged) {
        self.orders += 1;
        let sides = [
            (&mut self.in_force, &order.in_force),
            (&mut self.candidate, &order.candidate),
        ];
        for (side, (held, reasons)) in sides.into_iter().enumerate() {
            if !reasons.is_empty() {
                held.add(order.amount);
            }
            for reason in reasons {
                self.reasons.entry(reason).or_default()[side] += 1;
            }
        }
        if order.in_force.is_empty() != order.candidate.is_empty() {
            self.differing.push(order);
        }
    }

    pub fn finish(mut self, tx: &mut Tx, entity: EntityId, steps: &mut Steps<'_>) -> Result<Trial> {
        steps.begin(
            TrialPhase::Outcomes,
            u64::try_from(self.differing.len()).ok(),
        )?;
        let truth = outcomes(tx, self.differing.iter().map(|order| order.order))?;
        let mut held = [Held::default(), Held::default()];
        let mut became = [Became::default(), Became::default()];
        let mut by_customer: BTreeMap<CustomerId, [Held; 2]> = BTreeMap::new();
        for order in &self.differing {
            let side = usize::from(!order.is_added());
            let outcome = truth.get(&order.order).copied().unwrap_or_default();
            held[side].add(order.amount);
            became[side].add(order.amount, &outcome);
            by_customer.entry(order.customer).or_default()[side].add(order.amount);
        }
        let rate = |held: &Held| {
            let share = i128::from(held.orders) * WHOLE_MICRO / i128::from(self.orders.max(1));
            Percent::from_micro(i64::try_from(share).unwrap_or(0))
        };
        let (hold_rate_in_force, hold_rate) = (rate(&self.in_force), rate(&self.candidate));
        let effects = effects(&became);
        let customers = customers(tx, entity, by_customer)?;
        self.differing
            .sort_by_key(|order| (Reverse(order.amount.minor()), order.order));
        self.differing.truncate(CASES_MAX);
        let cases = cases(tx, entity, self.differing, &truth)?;
        let mut reasons: Vec<TrialReason> = self
            .reasons
            .into_iter()
            .map(|(reason, [in_force, candidate])| TrialReason {
                reason: reason.to_owned(),
                in_force,
                candidate,
            })
            .collect();
        reasons.sort_by_key(|it| (Reverse(it.candidate), Reverse(it.in_force)));
        let ([added, dropped], [of_added, of_dropped]) = (held, became);
        Ok(Trial {
            since: self.since,
            beside: self.beside,
            orders: self.orders,
            in_force: self.in_force.figure(),
            candidate: self.candidate.figure(),
            added: added.figure(),
            dropped: dropped.figure(),
            hold_rate_in_force,
            hold_rate,
            reasons,
            added_outcome: of_added.figure(),
            dropped_outcome: of_dropped.figure(),
            effects,
            customers,
            cases,
            played: None,
        })
    }
}

/// From no held order being lost to all of them being lost.
fn effects([added, dropped]: &[Became; 2]) -> Vec<TrialEffect> {
    let sums = [
        (TrialEffectKind::RevenueLost, &added.billed),
        (TrialEffectKind::WriteOffsAvoided, &added.written_off),
        (TrialEffectKind::LateAvoided, &added.late),
        (TrialEffectKind::RevenueGained, &dropped.not_billed.sums),
    ];
    let ranges = sums.into_iter().flat_map(|(effect, sums)| {
        sums.list().into_iter().map(move |high| TrialEffect {
            effect,
            low: Money::zero(high.currency()),
            high,
        })
    });
    ranges.collect()
}

fn customers(
    tx: &mut Tx,
    entity: EntityId,
    by_customer: BTreeMap<CustomerId, [Held; 2]>,
) -> Result<Vec<TrialCustomer>> {
    let mut affected: Vec<(CustomerId, [Held; 2])> = by_customer.into_iter().collect();
    let count = |[added, dropped]: &[Held; 2]| added.orders + dropped.orders;
    affected.sort_by_key(|(customer, held)| (Reverse(count(held)), *customer));
    affected.truncate(CUSTOMERS_MAX);
    let named: Vec<CustomerId> = affected.iter().map(|(customer, _)| *customer).collect();
    let labels = parties::labels(tx, entity, named)?;
    let row = |(customer, [added, dropped]): (CustomerId, [Held; 2])| {
        let label = labels.get(&customer);
        TrialCustomer {
            customer,
            number: label.map(|it| it.number.clone()).unwrap_or_default(),
            name: label.map(|it| it.name.clone()).unwrap_or_default(),
            added: added.figure(),
            dropped: dropped.figure(),
        }
    };
    Ok(affected.into_iter().map(row).collect())
}

fn cases(
    tx: &mut Tx,
    entity: EntityId,
    orders: Vec<Judged>,
    truth: &HashMap<OrderId, Outcome>,
) -> Result<Vec<TrialCase>> {
    let house = parties::entity(tx, entity)?;
    let named: Vec<CustomerId> = orders.iter().map(|order| order.customer).collect();
    let labels = parties::labels(tx, entity, named)?;
    let rows = tx.query(
        "SELECT o.id, o.number FROM {uuids $1} CROSS JOIN orders o WHERE o.id = value",
        &[Value::ids(orders.iter().map(|order| order.order))],
    )?;
    let mut numbers = rows
        .iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect::<store::Result<HashMap<OrderId, String>>>()?;
    let case = |order: Judged| {
        let label = labels.get(&order.customer);
        let is_added = order.is_added();
        let reasons = match is_added {
            true => order.candidate,
            false => order.in_force,
        };
        TrialCase {
            order: order.order,
            number: numbers.remove(&order.order).unwrap_or_default(),
            judged_on: house.today(order.at),
            amount: order.amount,
            customer: order.customer,
            customer_name: label.map(|it| it.name.clone()).unwrap_or_default(),
            is_added,
            reasons: reasons.into_iter().map(str::to_owned).collect(),
            outcome: truth.get(&order.order).copied().unwrap_or_default().word(),
        }
    };
    Ok(orders.into_iter().map(case).collect())
}

#[cfg(test)]
mod tests;

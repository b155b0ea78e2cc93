//! Credit decisions of the past, judged again.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::{Currency, CustomerId, Date, EntityId, Instant, Money, OrderId};
use serde::Deserialize;
use store::{Row, Tx};

use super::ledger::{LAG_MICROS, Ledger};
use super::outcomes::freed;
use super::played::{Assumed, Past, play};
use super::tally::{Held, Judged, Tally};
use crate::credit::{CreditFacts, CreditReason, CreditRules, Standing};
use crate::error::Result;
use crate::parties;
use crate::policies::{self, HeldOrders, PlayedRange, Steps, Trial, TrialPhase};

/// What a decision said of itself when it was made.
#[derive(Deserialize)]
struct Decision {
    needed: Money,
    exposure: Money,
    limit: Option<Money>,
}

/// The first decision on the credit of an order.
struct Check {
    order: OrderId,
    at: Instant,
    customer: CustomerId,
    currency: Currency,
    facts: CreditFacts,
    /// When credit was first reserved for it; none when it never was.
    bound_from: Option<Instant>,
}

const GRANTED: &str = "SELECT o.id, o.payer_id, o.currency, o.received_at, e.recorded_at,
        e.attributes
    FROM events e
    JOIN event_objects x ON x.event_id = e.id AND x.object_type = 'order'
    JOIN orders o ON o.id = x.object_id
    WHERE e.entity_id = $1 AND e.occurred_at >= $2 AND e.type = 'credit_reserved'
        AND o.received_at >= $2";

const HELD: &str = "SELECT o.id, o.payer_id, o.currency, o.received_at, h.placed_at, h.evidence
    FROM orders o JOIN order_holds h ON h.order_id = o.id
    WHERE o.entity_id = $1 AND o.received_at >= $2 AND h.reason = 'credit'";

/// Judges the credit of all orders that came since a day, by the rules in force and by others.
///
/// The limit and what was bound are what the decision of then was made from; where a policy decides
/// otherwise than was decided, what it leaves bound is played on to later orders of the payer. What was
/// past due is what the ledger knew at that instant.
pub(super) fn trial(
    tx: &mut Tx,
    entity: EntityId,
    candidate: &CreditRules,
    since: Date,
    steps: &mut Steps<'_>,
) -> Result<Trial> {
    let in_force = policies::in_force::<CreditRules>(tx, entity)?;
    steps.begin(TrialPhase::Reading, None)?;
    let mut checks = checks(tx, entity, since, steps)?;
    if candidate.asks_standing() || in_force.rules.asks_standing() {
        let mut ledger = Ledger::load(tx, entity, since)?;
        let house = parties::entity(tx, entity)?;
        for check in &mut checks {
            ledger.advance(check.at);
            let day = house.today(check.at);
            check.facts.standing = ledger.standing(check.customer, check.currency, day);
        }
    }
    steps.begin(TrialPhase::Judging, u64::try_from(checks.len()).ok())?;
    let ends = ends(tx, entity, &checks, [&in_force.rules, candidate])?;
    let [by_in_force, by_candidate] =
        [&in_force.rules, candidate].map(|rules| Played::of(&checks, &ends, rules));
    let mut tally = Tally::new(since, in_force.name.clone());
    for (place, check) in checks.iter().enumerate() {
        steps.one()?;
        let words = |rules: &CreditRules, played: &Played| -> Vec<&'static str> {
            let reasons = rules.judge(&played.facts[place]).into_iter();
            reasons.map(CreditReason::as_str).collect()
        };
        tally.judge(Judged {
            order: check.order,
            at: check.at,
            customer: check.customer,
            amount: check.amount(),
            in_force: words(&in_force.rules, &by_in_force),
            candidate: words(candidate, &by_candidate),
        });
    }
    let mut trial = tally.finish(tx, entity, steps)?;
    trial.played = Some(by_candidate.range);
    Ok(trial)
}

impl Check {
    fn amount(&self) -> Money {
        Money::new(self.facts.needed_minor, self.currency)
    }

    fn past(&self, until: Option<Instant>) -> Past {
        Past {
            at: self.at,
            facts: self.facts,
            bound_from: self.bound_from,
            bound_until: until,
        }
    }

    fn differs(&self, rules: &CreditRules) -> bool {
        self.past(None).is_passed() != rules.judge(&self.facts).is_empty()
    }
}

/// A payer's orders in one currency, by their places among all.
type Payers = BTreeMap<(CustomerId, Currency), Vec<usize>>;

/// What the decisions of one policy come to, played out.
struct Played {
    /// From what each order is decided on.
    facts: Vec<CreditFacts>,
    range: PlayedRange,
}

/// When credit became free again, of the orders of payers of whom a policy decides otherwise than
/// history did.
struct Ends {
    payers: Payers,
    until: HashMap<OrderId, Instant>,
}

impl Played {
    fn of(checks: &[Check], ends: &Ends, rules: &CreditRules) -> Self {
        let recorded: Vec<CreditFacts> = checks.iter().map(|check| check.facts).collect();
        let assumptions = [(true, true), (true, false), (false, true)];
        let [facts, lost, bound] = assumptions.map(|(held_is_lost, passed_binds)| {
            let assumed = Assumed {
                held_is_lost,
                passed_binds,
            };
            let mut facts = recorded.clone();
            for places in ends.payers.values() {
                let past = |place: &usize| {
                    let check = &checks[*place];
                    check.past(ends.until.get(&check.order).copied())
                };
                let orders: Vec<Past> = places.iter().map(past).collect();
                let played = play(&orders, assumed, |facts| !rules.judge(facts).is_empty());
                for (place, played) in places.iter().zip(played) {
                    facts[*place] = played;
                }
            }
            facts
        });
        let turned = recorded.iter().zip(&facts).filter(|(before, after)| {
            rules.judge(before).is_empty() != rules.judge(after).is_empty()
        });
        let turned = u64::try_from(turned.count()).unwrap_or(u64::MAX);
        let held = [&recorded, &facts, &lost, &bound].map(|facts| held(checks, facts, rules));
        let [as_recorded, ..] = &held;
        let as_recorded = as_recorded.clone();
        let (low, high) = range(held);
        let range = PlayedRange {
            as_recorded,
            turned,
            low,
            high,
        };
        Self { facts, range }
    }
}

/// The outcomes with the fewest and the most held orders.
fn range(all: [HeldOrders; 4]) -> (HeldOrders, HeldOrders) {
    let (mut low, mut high) = (all[0].clone(), all[0].clone());
    for one in all {
        if one.orders < low.orders {
            low = one;
        } else if one.orders > high.orders {
            high = one;
        }
    }
    (low, high)
}

fn held(checks: &[Check], facts: &[CreditFacts], rules: &CreditRules) -> HeldOrders {
    let mut held = Held::default();
    for (check, facts) in checks.iter().zip(facts) {
        if !rules.judge(facts).is_empty() {
            held.add(check.amount());
        }
    }
    held.figure()
}

/// Looks up when credit became free, only where that can matter.
fn ends(
    tx: &mut Tx,
    entity: EntityId,
    checks: &[Check],
    policies: [&CreditRules; 2],
) -> Result<Ends> {
    let payer = |check: &Check| (check.customer, check.currency);
    let differs = |check: &&Check| policies.iter().any(|rules| check.differs(rules));
    let concerned: HashSet<(CustomerId, Currency)> =
        checks.iter().filter(differs).map(payer).collect();
    let mut payers = Payers::new();
    for (place, check) in checks.iter().enumerate() {
        if concerned.contains(&payer(check)) {
            payers.entry(payer(check)).or_default().push(place);
        }
    }
    let places = payers.values().flatten();
    let orders: Vec<OrderId> = places.map(|place| checks[*place].order).collect();
    let until = freed(tx, entity, &orders)?;
    Ok(Ends { payers, until })
}

/// The first decision of each order, in the order in which they were made.
fn checks(tx: &mut Tx, entity: EntityId, since: Date, steps: &mut Steps<'_>) -> Result<Vec<Check>> {
    let args = [entity.into(), Instant::at_start_of(since).into()];
    let mut first: HashMap<OrderId, (Instant, Check)> = HashMap::new();
    let mut keep = |row: &Row, decision: Option<Decision>, granted: bool| -> store::Result<()> {
        steps.one()?;
        let Some(decision) = decision else {
            return Ok(());
        };
        let (order, currency): (OrderId, Currency) = (row.get(0)?, row.get(2)?);
        if decision.needed.currency() != currency {
            return Ok(());
        }
        let (received_at, recorded_at) = (row.get(3)?, row.get(4)?);
        let at = made_at(order, received_at, recorded_at);
        // What was held first was bound when it was released, and not as it came.
        let released = first.get(&order).and_then(|(recorded, known)| {
            match known.bound_from == Some(known.at) {
                true => Some(*recorded),
                false => known.bound_from,
            }
        });
        let check = Check {
            order,
            at,
            bound_from: match granted {
                true => Some(at),
                false => released,
            },
            customer: row.get(1)?,
            currency,
            facts: CreditFacts {
                needed_minor: decision.needed.minor(),
                exposure_minor: decision.exposure.minor(),
                limit_minor: decision.limit.map(Money::minor),
                standing: Standing::default(),
            },
        };
        match first.get(&order) {
            Some((known, _)) if *known <= recorded_at => {}
            _ => {
                first.insert(order, (recorded_at, check));
            }
        }
        Ok(())
    };
    let decision = |mut json: serde_json::Value| {
        serde_json::from_value::<Decision>(json["decision"].take()).ok()
    };
    tx.query_each(GRANTED, &args, |row| keep(row, decision(row.get(5)?), true))?;
    tx.query_each(HELD, &args, |row| keep(row, decision(row.get(5)?), false))?;
    let mut checks: Vec<Check> = first.into_values().map(|(_, check)| check).collect();
    checks.sort_by_key(|check| (check.at, check.order));
    Ok(checks)
}

/// When a decision counts as made: when it was recorded, but for orders that were taken over long
/// after they had come, when they came.
pub(super) fn made_at(order: OrderId, received_at: Instant, recorded_at: Instant) -> Instant {
    let entered = super::ledger::made(order).unwrap_or(recorded_at);
    match entered.micros_since(received_at) > LAG_MICROS {
        true => received_at,
        false => recorded_at,
    }
}

//! Credit decisions of the past, judged again.

use std::collections::HashMap;

use kernel::{Currency, CustomerId, Date, EntityId, Instant, Money, OrderId};
use serde::Deserialize;
use store::{Row, Tx};

use super::ledger::{LAG_MICROS, Ledger};
use super::tally::{Judged, Tally};
use crate::credit::{CreditFacts, CreditReason, CreditRules, Standing};
use crate::error::Result;
use crate::parties;
use crate::policies::{self, Steps, Trial, TrialPhase};

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
/// What was bound and the limit are what the decision of then was made from; what was past due is
/// what the ledger knew at that instant.
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
    let mut tally = Tally::new(since, in_force.name.clone());
    steps.begin(TrialPhase::Judging, u64::try_from(checks.len()).ok())?;
    for check in &checks {
        steps.one()?;
        let words = |rules: &CreditRules| -> Vec<&'static str> {
            let reasons = rules.judge(&check.facts).into_iter();
            reasons.map(CreditReason::as_str).collect()
        };
        tally.judge(Judged {
            order: check.order,
            at: check.at,
            customer: check.customer,
            amount: Money::new(check.facts.needed_minor, check.currency),
            in_force: words(&in_force.rules),
            candidate: words(candidate),
        });
    }
    tally.finish(tx, entity, steps)
}

/// The first decision of each order, in the order in which they were made.
fn checks(tx: &mut Tx, entity: EntityId, since: Date, steps: &mut Steps<'_>) -> Result<Vec<Check>> {
    let args = [entity.into(), Instant::at_start_of(since).into()];
    let mut first: HashMap<OrderId, (Instant, Check)> = HashMap::new();
    let mut keep = |row: &Row, decision: Option<Decision>| -> store::Result<()> {
        steps.one()?;
        let Some(decision) = decision else {
            return Ok(());
        };
        let (order, currency): (OrderId, Currency) = (row.get(0)?, row.get(2)?);
        if decision.needed.currency() != currency {
            return Ok(());
        }
        let (received_at, recorded_at) = (row.get(3)?, row.get(4)?);
        let check = Check {
            order,
            at: made_at(order, received_at, recorded_at),
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
    tx.query_each(GRANTED, &args, |row| keep(row, decision(row.get(5)?)))?;
    tx.query_each(HELD, &args, |row| keep(row, decision(row.get(5)?)))?;
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

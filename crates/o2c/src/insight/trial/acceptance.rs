//! Orders of the past, accepted again by other rules.

use std::collections::HashMap;

use kernel::{CustomerId, Date, EntityId, Instant, Money, OrderId, UnitPrice};
use serde_json::Value as Json;
use store::{Row, Tx};

use super::credit::made_at;
use super::tally::{Judged, Tally};
use crate::error::Result;
use crate::orders::rules::days_apart;
use crate::orders::{HoldReason, OrderField, OrderRules, PricePolicy};
use crate::policies::{self, Steps, Trial, TrialPhase};

/// What the rules of acceptance ask of an order, as it was when it came.
struct Came {
    order: OrderId,
    at: Instant,
    customer: CustomerId,
    gross: Money,
    net_minor: i64,
    at_agreed_prices: bool,
    has_customer_no: bool,
    is_requested: bool,
    /// Days since the latest order with the same number of the customer.
    earlier_days: Option<i64>,
    /// Prices that are not the agreed ones.
    prices: Vec<(UnitPrice, Option<UnitPrice>)>,
    /// What held it that no rule decides.
    fixed: Vec<HoldReason>,
}

impl Came {
    fn reasons(&self, rules: &OrderRules) -> Vec<&'static str> {
        let mut reasons: Vec<HoldReason> = self.fixed.clone();
        let differs =
            |(given, agreed): &(UnitPrice, Option<UnitPrice>)| !rules.allows_price(*given, *agreed);
        if self
            .earlier_days
            .is_some_and(|days| rules.is_duplicate(days))
        {
            reasons.push(HoldReason::DuplicateOrder);
        }
        if self.at_agreed_prices {
            let says = |field| match field {
                OrderField::CustomerOrderNo => self.has_customer_no,
                OrderField::RequestedOn => self.is_requested,
            };
            if rules.missing(says).next().is_some() {
                reasons.push(HoldReason::Incomplete);
            }
            if rules.is_small(self.net_minor) {
                reasons.push(HoldReason::BelowMinimum);
            }
            if self.prices.iter().any(differs) {
                reasons.push(HoldReason::PriceDiffers);
            }
        }
        reasons.sort_unstable();
        reasons.dedup();
        reasons.into_iter().map(HoldReason::as_str).collect()
    }
}

/// Accepts all orders that came since a day, by the rules in force and by others.
pub(super) fn trial(
    tx: &mut Tx,
    entity: EntityId,
    candidate: &OrderRules,
    since: Date,
    steps: &mut Steps<'_>,
) -> Result<Trial> {
    let in_force = policies::in_force::<OrderRules>(tx, entity)?;
    steps.begin(TrialPhase::Reading, None)?;
    let mut earlier = earlier(tx, entity, since)?;
    let mut holds = holds(tx, entity, since)?;
    let mut tally = Tally::new(since, in_force.name.clone());
    let args = [entity.into(), Instant::at_start_of(since).into()];
    let came_since: i64 = tx.query_one(COUNT, &args)?.get(0)?;
    steps.begin(TrialPhase::Judging, u64::try_from(came_since).ok())?;
    tx.query_each(CAME, &args, |row| {
        steps.one()?;
        let id = row.get(0)?;
        let Some(order) = came(row, earlier.remove(&id), holds.remove(&id))? else {
            return Ok(());
        };
        tally.judge(Judged {
            order: order.order,
            at: order.at,
            customer: order.customer,
            amount: order.gross,
            in_force: order.reasons(&in_force.rules),
            candidate: order.reasons(candidate),
        });
        Ok(())
    })?;
    tally.finish(tx, entity, steps)
}

const COUNT: &str = "SELECT COUNT(*) FROM events e
    WHERE e.entity_id = $1 AND e.occurred_at >= $2 AND e.type = 'order_received'";

const CAME: &str = "SELECT o.id, o.customer_id, o.received_at, e.recorded_at, e.attributes,
        o.net_minor, o.gross_minor, o.currency, o.customer_order_no IS NOT NULL,
        o.requested_on IS NOT NULL OR NOT EXISTS (SELECT 1 FROM order_lines l
            WHERE l.order_id = o.id AND l.requested_on IS NULL)
    FROM events e
    JOIN event_objects x ON x.event_id = e.id AND x.object_type = 'order'
    JOIN orders o ON o.id = x.object_id
    WHERE e.entity_id = $1 AND e.occurred_at >= $2 AND e.type = 'order_received'";

fn came(
    row: &Row,
    earlier_days: Option<i64>,
    holds: Option<Vec<Hold>>,
) -> store::Result<Option<Came>> {
    let (order, received_at, recorded_at) = (row.get(0)?, row.get(2)?, row.get(3)?);
    let attributes: Json = row.get(4)?;
    let money = |name: &str| serde_json::from_value::<Money>(attributes[name].clone()).ok();
    let decision = &attributes["decision"];
    let price = |json: &Json| json.as_str().and_then(|text| UnitPrice::parse(text).ok());
    let lines = decision["lines"].as_array().map_or(&[][..], Vec::as_slice);
    let mut prices: Vec<(UnitPrice, Option<UnitPrice>)> = lines
        .iter()
        .filter(|line| line.get("agreed").is_some())
        .filter_map(|line| Some((price(&line["unit_price"])?, price(&line["agreed"]))))
        .collect();
    let mut fixed = Vec::new();
    let mut was_double = false;
    for hold in holds.unwrap_or_default() {
        // What holds an order later was not decided when it came.
        if hold.placed_at != recorded_at {
            continue;
        }
        match hold.reason {
            HoldReason::PriceDiffers => {
                let given = price(&hold.evidence["given"]);
                prices.extend(given.map(|given| (given, price(&hold.evidence["agreed"]))));
            }
            HoldReason::DuplicateOrder => was_double = true,
            HoldReason::Credit | HoldReason::BelowMinimum | HoldReason::ReservationExpired => {}
            HoldReason::Incomplete if is_field(&hold.evidence["missing"]) => {}
            other => fixed.push(other),
        }
    }
    // Another order had the number although its own row tells it no more.
    let earlier_days = earlier_days.or(was_double.then_some(0));
    Ok(Some(Came {
        order,
        at: made_at(order, received_at, recorded_at),
        customer: row.get(1)?,
        gross: money("gross").unwrap_or(Money::new(row.get(6)?, row.get(7)?)),
        net_minor: match money("net") {
            Some(net) => net.minor(),
            None => row.get(5)?,
        },
        at_agreed_prices: decision["policy"] == PricePolicy::Agreement.as_str(),
        has_customer_no: row.get(8)?,
        is_requested: row.get(9)?,
        earlier_days,
        prices,
        fixed,
    }))
}

fn is_field(missing: &Json) -> bool {
    let mut fields = OrderField::ALL.iter();
    fields.any(|field| missing == field.as_str())
}

struct Hold {
    reason: HoldReason,
    placed_at: Instant,
    evidence: Json,
}

fn holds(tx: &mut Tx, entity: EntityId, since: Date) -> Result<HashMap<OrderId, Vec<Hold>>> {
    let mut holds: HashMap<OrderId, Vec<Hold>> = HashMap::new();
    tx.query_each(
        "SELECT o.id, h.reason, h.placed_at, h.evidence
        FROM orders o JOIN order_holds h ON h.order_id = o.id
        WHERE o.entity_id = $1 AND o.received_at >= $2 AND h.reason <> 'credit'",
        &[entity.into(), Instant::at_start_of(since).into()],
        |row| {
            let hold = Hold {
                reason: row.get(1)?,
                placed_at: row.get(2)?,
                evidence: row.get(3)?,
            };
            holds.entry(row.get(0)?).or_default().push(hold);
            Ok(())
        },
    )?;
    Ok(holds)
}

/// When an order came, and when it was given up.
type Standing = (Instant, Option<Instant>);

/// Of each order that repeats a number of its customer, how many days after the latest other one it
/// came that was not given up by then.
fn earlier(tx: &mut Tx, entity: EntityId, since: Date) -> Result<HashMap<OrderId, i64>> {
    let mut gone: HashMap<OrderId, Instant> = HashMap::new();
    tx.query_each(
        "SELECT x.object_id, e.recorded_at FROM events e
        JOIN event_objects x ON x.event_id = e.id AND x.object_type = 'order'
        WHERE e.entity_id = $1 AND e.type IN ('order_cancelled', 'order_refused')",
        &[entity.into()],
        |row| {
            gone.insert(row.get(0)?, row.get(1)?);
            Ok(())
        },
    )?;
    let since = Instant::at_start_of(since);
    let mut last: HashMap<(CustomerId, String), Vec<Standing>> = HashMap::new();
    let mut days = HashMap::new();
    tx.query_each(
        "SELECT o.id, o.customer_id, o.customer_order_no, o.received_at FROM orders o
        WHERE o.entity_id = $1 AND o.customer_order_no IS NOT NULL
        ORDER BY o.received_at, o.id",
        &[entity.into()],
        |row| {
            let order: OrderId = row.get(0)?;
            let at: Instant = row.get(3)?;
            let same = last.entry((row.get(1)?, row.get(2)?)).or_default();
            let stood = |gone_at: &Option<Instant>| gone_at.is_none_or(|gone_at| gone_at > at);
            let found = same.iter().rev().find(|(_, gone_at)| stood(gone_at));
            if let Some((before, _)) = found.filter(|_| at >= since) {
                days.insert(order, days_apart(*before, at));
            }
            same.push((at, gone.get(&order).copied()));
            Ok(())
        },
    )?;
    Ok(days)
}

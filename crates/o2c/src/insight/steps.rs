//! What orders went through: steps that were repeated or taken back, and who did them.

use std::collections::HashMap;

use insight::process::{Case, Who};
use insight::{Cases, Ratio};
use store::Tx;
use uuid::Uuid;

use super::flow::{self, FlowOf, case_id};
use super::process::instants;
use super::quality::PERSON;
use super::scope::Scope;
use super::{Figure, Kpi, Period};
use crate::Result;

/// Steps that take back what was done.
const REVERSED: [&str; 8] = [
    "order_hold_restored",
    "order_line_cancelled",
    "order_cancelled",
    "delivery_cancelled",
    "goods_returned",
    "credit_note_issued",
    "payment_unmatched",
    "items_unallocated",
];

/// The steps of an order with its deliveries and invoices.
#[derive(Debug, Clone, Copy, Default)]
struct Walk {
    repeated: bool,
    reversed: bool,
    steps: i64,
    by_people: i64,
}

pub(super) fn measure(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    let walks = walks(tx, scope, period)?;
    let count = |of: &dyn Fn(&Walk) -> bool| {
        u64::try_from(walks.iter().filter(|walk| of(walk)).count()).unwrap_or(u64::MAX)
    };
    let whole = |count: u64| Some(Ratio::whole(i128::from(count)));
    let all = count(&|_| true);
    let figure = match kpi {
        Kpi::ReworkRate => {
            let again = count(&|walk| walk.repeated || walk.reversed);
            Figure::of_share(kpi, None, (again, all))
                .part(
                    "with a repeated step",
                    whole(count(&|walk| walk.repeated)),
                    "orders",
                )
                .part(
                    "with a step taken back",
                    whole(count(&|walk| walk.reversed)),
                    "orders",
                )
                .part("received", whole(all), "orders")
        }
        _ => {
            let steps: i64 = walks.iter().map(|walk| walk.steps).sum();
            let by_people: i64 = walks.iter().map(|walk| walk.by_people).sum();
            let part = |steps: i64| Some(Ratio::whole(i128::from(steps)));
            let value = insight::share(i128::from(steps - by_people), i128::from(steps));
            Figure::new(kpi, None, value)
                .part("by people", part(by_people), "steps")
                .part("by the system", part(steps - by_people), "steps")
                .cases(all)
        }
    };
    Ok(vec![figure])
}

/// Automatic steps and steps of each order, in per cent.
pub(super) fn automation(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Cases> {
    let mut cases = Cases::default();
    for walk in walks(tx, scope, period)? {
        cases.push(
            i128::from(walk.steps - walk.by_people) * 100,
            walk.steps.into(),
        );
    }
    Ok(cases)
}

/// What the orders received in a period went through, those without any event too, by their ids.
fn walks(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Walk>> {
    let kept = flow::in_memory(tx, scope, FlowOf::Order, period, |book, cases| {
        let steps = REVERSED.iter();
        let reversed: Vec<u32> = steps
            .filter_map(|step| book.log.activities.find(step))
            .collect();
        let walk = |case: Case<'_>| (case_id(case), walk(case, &reversed));
        cases.into_iter().map(walk).collect::<Vec<_>>()
    })?;
    let mut walks = match kept {
        Some(kept) => kept,
        None => walks_read(tx, scope, period)?.into_iter().collect(),
    };
    walks.sort_unstable_by_key(|(order, _)| *order);
    Ok(walks.into_iter().map(|(_, walk)| walk).collect())
}

/// What one order went through; reversed are the numbers of those steps that take something back.
fn walk(case: Case<'_>, reversed: &[u32]) -> Walk {
    let mut steps = case.activities().to_vec();
    steps.sort_unstable();
    let people = case.hands().iter().filter(|who| **who == Who::Person);
    Walk {
        repeated: steps.windows(2).any(|pair| pair[0] == pair[1]),
        reversed: steps
            .iter()
            .any(|step| reversed.contains(&u32::from(*step))),
        steps: i64::try_from(steps.len()).unwrap_or(i64::MAX),
        by_people: i64::try_from(people.count()).unwrap_or(i64::MAX),
    }
}

/// As [`walks`], out of the database.
fn walks_read(tx: &mut Tx, scope: &Scope, period: Period) -> Result<HashMap<Uuid, Walk>> {
    let (from, until) = instants(period);
    let among = "o.entity_id = $1{of o.customer_id}{by o.channel} AND o.received_at >= $2 \
                 AND o.received_at < $3";
    // An event on an order and on its invoice is one event of the order: UNION keeps it once.
    let of = |object: &str, joined: &str| {
        format!(
            "SELECT o.id AS order_id, e.id, e.type, CASE WHEN e.actor {PERSON} THEN 1 ELSE 0 END \
               AS by_people FROM orders o{joined} JOIN event_objects t ON t.object_id = {object} \
             JOIN events e ON e.id = t.event_id WHERE {among}"
        )
    };
    let parts = [
        of("o.id", ""),
        of("d.id", " JOIN deliveries d ON d.order_id = o.id"),
        of("v.id", " JOIN invoices v ON v.order_id = o.id"),
    ];
    let sql = format!(
        "SELECT x.order_id, x.type, count(*), CAST(sum(x.by_people) AS BIGINT) FROM ({}) x \
         GROUP BY x.order_id, x.type",
        parts.join(" UNION ")
    );
    let mut walks: HashMap<Uuid, Walk> = HashMap::new();
    let arguments = [scope.entity.into(), from, until];
    scope.query_each(tx, &sql, &arguments, |row| {
        let walk = walks.entry(row.get(0)?).or_default();
        let (kind, steps): (String, i64) = (row.get(1)?, row.get(2)?);
        walk.repeated |= steps > 1;
        walk.reversed |= REVERSED.contains(&kind.as_str());
        walk.steps += steps;
        walk.by_people += row.get::<i64>(3)?;
        Ok(())
    })?;
    let sql = format!("SELECT o.id FROM orders o WHERE {among}");
    scope.query_each(tx, &sql, &arguments, |row| {
        walks.entry(row.get(0)?).or_default();
        Ok(())
    })?;
    Ok(walks)
}

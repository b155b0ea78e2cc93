//! How decisions on credit turned out: who was given credit a year ago, and what became of it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::dates::{add_days, add_months};
use kernel::{Date, Instant, Money};
use serde::Deserialize;
use store::{Tx, Value};
use uuid::Uuid;

use insight::Ratio;

use super::process::instants;
use super::scope::Scope;
use super::{Figure, Kpi, Period};
use crate::Result;

/// Decisions are judged so many months later.
const MONTHS: i32 = 12;
/// An item that was more days past due than this tells against the decision.
const LATE_DAYS: i64 = 90;

/// What the event of a limit tells.
#[derive(Deserialize)]
struct Told {
    limit: Change,
}

#[derive(Deserialize)]
struct Change {
    before: Option<Money>,
    after: Option<Money>,
}

impl Change {
    /// More credit than before: a higher limit, or none where there was one. Without a limit every
    /// amount was accepted before anybody decided, so the first limit is a decision for it.
    fn gives_credit(&self) -> bool {
        match (self.before, self.after) {
            (Some(before), Some(after)) => after.minor() > before.minor(),
            (None, Some(after)) => after.minor() > 0,
            (before, None) => before.is_some(),
        }
    }
}

/// Whether customers were approved rightly, of those approved within the period a year before.
pub(super) fn measure(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let approved = approved(tx, scope, period)?;
    let lost = lost(tx, scope, &approved, period.to)?;
    let late = late(tx, scope, &approved, period.to)?;
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let part = |of: usize| Some(Ratio::whole(i128::from(count(of))));
    let bad = lost.union(&late).count();
    let share = (count(approved.len() - bad), count(approved.len()));
    Ok(vec![
        Figure::of_share(Kpi::CreditDecisionAccuracy, None, share)
            .part("approved a year before", part(approved.len()), "customers")
            .part("with a credit loss since", part(lost.len()), "customers")
            .part(
                "more than 90 days late since",
                part(late.len()),
                "customers",
            ),
    ])
}

/// Whoever was approved within the period a year before, with the first such day.
pub(super) fn approved(tx: &mut Tx, scope: &Scope, period: Period) -> Result<BTreeMap<Uuid, Date>> {
    let (from, until) = instants(Period {
        from: add_months(period.from, -MONTHS),
        to: add_months(period.to, -MONTHS),
    });
    let sql = "SELECT t.object_id, e.occurred_at, e.attributes FROM events e \
         JOIN event_objects t ON t.event_id = e.id \
         WHERE e.entity_id = $1{of t.object_id} AND e.type = 'credit_limit_set' \
           AND e.occurred_at >= $2 AND e.occurred_at < $3 AND t.object_type = 'customer' \
         ORDER BY e.occurred_at, e.id";
    let mut approved = BTreeMap::new();
    let arguments = [scope.entity.into(), from, until];
    scope.query_each(tx, sql, &arguments, |row| {
        // What an older version wrote otherwise is no decision that one can judge.
        let told = serde_json::from_value::<Told>(row.get(2)?);
        if told.is_ok_and(|told| told.limit.gives_credit()) {
            let on = row.get::<Instant>(1)?.date();
            approved.entry(row.get(0)?).or_insert(on);
        }
        Ok(())
    })?;
    Ok(approved)
}

/// Of whom something was written off as a credit loss since.
fn lost(
    tx: &mut Tx,
    scope: &Scope,
    approved: &BTreeMap<Uuid, Date>,
    to: Date,
) -> Result<BTreeSet<Uuid>> {
    let sql = "SELECT i.customer_id, max(a.allocated_on) FROM {uuids $2} \
         JOIN open_items i ON i.entity_id = $1 AND i.customer_id = value \
         JOIN allocations a ON a.debit_item_id = i.id \
         JOIN open_items c ON c.id = a.credit_item_id \
         WHERE i.kind = 'invoice'{of i.customer_id} AND c.kind = 'write_off' \
           AND a.allocated_on <= $3 AND a.undoes_id IS NULL \
           AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes_id = a.id) \
           AND EXISTS (SELECT 1 FROM journal_lines l JOIN accounts s \
             ON s.entity_id = l.entity_id AND s.code = l.account AND s.role = 'bad_debt' \
             WHERE l.entry_id = c.entry_id) GROUP BY i.customer_id";
    let mut lost = BTreeSet::new();
    let arguments = [scope.entity.into(), ids(approved), to.into()];
    scope.query_each(tx, sql, &arguments, |row| {
        let customer: Uuid = row.get(0)?;
        let last: Date = row.get(1)?;
        if approved.get(&customer).is_some_and(|on| last >= *on) {
            lost.insert(customer);
        }
        Ok(())
    })?;
    Ok(lost)
}

/// Who had an invoice open since that was more than 90 days past due.
fn late(
    tx: &mut Tx,
    scope: &Scope,
    approved: &BTreeMap<Uuid, Date>,
    to: Date,
) -> Result<BTreeSet<Uuid>> {
    let sql = "SELECT i.customer_id, i.due_on, i.cleared_on FROM {uuids $2} \
         JOIN open_items i ON i.entity_id = $1 AND i.customer_id = value \
         WHERE i.kind = 'invoice'{of i.customer_id} AND i.due_on < $3";
    let mut late = BTreeSet::new();
    let before = add_days(to, -LATE_DAYS);
    let arguments = [scope.entity.into(), ids(approved), before.into()];
    scope.query_each(tx, sql, &arguments, |row| {
        let (customer, due): (Uuid, Date) = (row.get(0)?, row.get(1)?);
        let cleared: Option<Date> = row.get(2)?;
        let reached = add_days(due, LATE_DAYS);
        let open_so_late = |on: &Date| cleared.is_none_or(|day| day > reached && day > *on);
        if approved.get(&customer).is_some_and(open_so_late) {
            late.insert(customer);
        }
        Ok(())
    })?;
    Ok(late)
}

fn ids(approved: &BTreeMap<Uuid, Date>) -> Value {
    Value::Uuids(approved.keys().copied().collect())
}

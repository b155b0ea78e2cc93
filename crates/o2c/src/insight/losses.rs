//! Expected credit loss by a provision matrix of the company's own losses.

use std::collections::BTreeMap;

use insight::{MILLION, Ratio, expected_loss, loss_rate};
use kernel::dates::{add_days, add_months};
use kernel::{Currency, Date, EntityId, Percent};
use store::Tx;

use super::facts::{self, Ledger, PerCurrency};
use super::receivables::{BUCKETS, EDGES};
use super::scope::Scope;
use super::types::in_major;
use super::{Figure, Kpi};
use crate::{Error, Result, parties};

/// How far back settled claims teach how much is lost.
const LEARNED_MONTHS: i32 = 24;

/// Buckets of age: not past due, and one from each edge.
const COUNT: usize = EDGES.len() + 1;

/// What was settled of claims that had come as far as each bucket, and what of it was lost.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    settled: [i128; COUNT],
    lost: [i128; COUNT],
}

/// The buckets at the end of a day with the share of each that is lost by experience.
pub(super) fn expected(
    tx: &mut Tx,
    scope: &Scope,
    ledger: &Ledger,
    on: Date,
) -> Result<Vec<Figure>> {
    let (rates, factor) = settings(tx, scope.entity)?;
    let seen = seen(tx, scope, on)?;
    let late = facts::past_due_beyond(tx, scope, on, &EDGES)?;
    let claims = facts::claims(tx, scope, on)?;
    let counts = ledger.open_item_count(on);
    let figure = |(currency, claims): (Currency, i128)| {
        let beyond = late.get(&currency).cloned().unwrap_or_default();
        let at = |edge: usize| beyond.get(edge).copied().unwrap_or(0);
        let seen = seen.get(&currency).copied().unwrap_or_default();
        let rows: Vec<(i128, i64, i128)> = (0..COUNT)
            .map(|bucket| {
                let balance = match bucket {
                    0 => claims - at(0),
                    late => at(late - 1) - at(late),
                };
                let learned = loss_rate(seen.lost[bucket], seen.settled[bucket]);
                let rate = rates.get(bucket).copied().flatten().unwrap_or(learned);
                (balance, rate, expected_loss(balance, rate, factor))
            })
            .collect();
        let total: i128 = rows.iter().map(|(_, _, loss)| loss).sum();
        let mut figure = Figure::new(Kpi::Ecl, Some(currency), in_major(total, currency));
        for (name, (_, _, loss)) in BUCKETS.iter().zip(&rows) {
            figure = figure.amount(name, *loss);
        }
        for (name, (balance, _, _)) in BUCKETS.iter().zip(&rows) {
            figure = figure.amount(&format!("claims {name}"), *balance);
        }
        for (name, (_, rate, _)) in BUCKETS.iter().zip(&rows) {
            figure = figure.part(&format!("loss rate {name}"), percent(*rate), "%");
        }
        figure
            .part(
                "forward factor",
                Ratio::of(factor.into(), MILLION.into()),
                "times",
            )
            .cases(counts.get(&currency).copied().unwrap_or(0))
    };
    Ok(claims.into_iter().map(figure).collect())
}

/// The loss rates that the legal entity has set, bucket by bucket, and its forward factor, in
/// millionths.
fn settings(tx: &mut Tx, entity: EntityId) -> Result<(Vec<Option<i64>>, i64)> {
    match parties::entity(tx, entity) {
        Ok(entity) => {
            let set = entity.loss_rates.iter().flatten();
            let rates = set.map(|rate| Some(millionths(*rate))).collect();
            Ok((rates, millionths(entity.forward_factor)))
        }
        Err(Error::NotFound { .. }) => Ok((Vec::new(), MILLION)),
        Err(error) => Err(error),
    }
}

/// Per cent, which has six decimals, as millionths.
const fn millionths(percent: Percent) -> i64 {
    percent.micro() / 100
}

/// Millionths as per cent.
fn percent(rate: i64) -> Option<Ratio> {
    Ratio::of(i128::from(rate) * 100, MILLION.into())
}

/// What was settled within the months before a day, by how old the claim had become.
fn seen(tx: &mut Tx, scope: &Scope, on: Date) -> Result<PerCurrency<Seen>> {
    let sql = "SELECT a.currency, i.due_on, a.allocated_on, \
           CASE WHEN c.kind = 'write_off' AND EXISTS (SELECT 1 FROM journal_lines l JOIN accounts s \
             ON s.entity_id = l.entity_id AND s.code = l.account AND s.role = 'bad_debt' \
             WHERE l.entry_id = c.entry_id) THEN 1 ELSE 0 END AS lost, \
           CAST(sum(a.amount_minor) AS BIGINT) \
         FROM allocations a JOIN open_items i ON i.id = a.debit_item_id \
         JOIN open_items c ON c.id = a.credit_item_id \
         WHERE a.entity_id = $1{of i.customer_id}{known a} AND i.kind = 'invoice' \
           AND a.allocated_on > $2 AND a.allocated_on <= $3 \
         GROUP BY 1, 2, 3, 4";
    let from = add_months(on, -LEARNED_MONTHS);
    let mut seen: PerCurrency<Seen> = BTreeMap::new();
    let arguments = [scope.entity.into(), from.into(), on.into()];
    scope.query_each(tx, sql, &arguments, |row| {
        let seen = seen.entry(row.get(0)?).or_default();
        let (due_on, settled_on): (Date, Date) = (row.get(1)?, row.get(2)?);
        let (lost, minor) = (row.get::<i64>(3)? == 1, i128::from(row.get::<i64>(4)?));
        let reached = EDGES
            .iter()
            .filter(|edge| settled_on > add_days(due_on, **edge));
        for bucket in 0..=reached.count() {
            seen.settled[bucket] += minor;
            if lost {
                seen.lost[bucket] += minor;
            }
        }
        Ok(())
    })?;
    Ok(seen)
}

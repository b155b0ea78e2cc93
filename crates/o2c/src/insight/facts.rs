//! The facts that several KPIs share.

use std::collections::BTreeMap;

use insight::Balances;
use kernel::{Currency, Date, EntityId};
use store::{Tx, Value};

use crate::Result;

/// An amount per currency.
pub(super) type PerCurrency<T> = BTreeMap<Currency, T>;

/// Sum of open items at the end of a day, per currency. Allocations pair equal amounts, so the
/// sum of residuals is the sum of the amounts posted until then.
pub(super) fn receivables(tx: &mut Tx, entity: EntityId, on: Date) -> Result<PerCurrency<i128>> {
    sums(
        tx,
        "SELECT currency, CAST(SUM(amount_minor) AS BIGINT) FROM open_items \
         WHERE entity_id = $1 AND posted_on <= $2 GROUP BY currency",
        &[entity.into(), on.into()],
    )
}

/// What is past due at the end of a day: invoices, not credit notes or receipts.
pub(super) fn past_due(
    tx: &mut Tx,
    entity: EntityId,
    on: Date,
    due_before: Date,
) -> Result<PerCurrency<i128>> {
    sums(
        tx,
        "SELECT i.currency, CAST(SUM(i.amount_minor - COALESCE((SELECT SUM(a.amount_minor) \
           FROM allocations a WHERE a.debit_item_id = i.id AND a.allocated_on <= $2), 0)) AS BIGINT) \
         FROM open_items i WHERE i.entity_id = $1 AND i.posted_on <= $2 AND i.due_on < $3 \
           AND i.amount_minor > 0 AND (i.cleared_on IS NULL OR i.cleared_on > $2) \
         GROUP BY i.currency",
        &[entity.into(), on.into(), due_before.into()],
    )
}

/// Invoices less credit notes issued from `from` to `to`.
pub(super) fn credit_sales(
    tx: &mut Tx,
    entity: EntityId,
    from: Date,
    to: Date,
) -> Result<PerCurrency<i128>> {
    sums(
        tx,
        "SELECT currency, CAST(SUM(amount_minor) AS BIGINT) FROM open_items WHERE entity_id = $1 \
         AND posted_on >= $2 AND posted_on <= $3 AND kind IN ('invoice', 'credit_note') \
         GROUP BY currency",
        &[entity.into(), from.into(), to.into()],
    )
}

/// How many open items make up the receivables at the end of a day.
pub(super) fn open_item_count(tx: &mut Tx, entity: EntityId, on: Date) -> Result<PerCurrency<u64>> {
    let sums = sums(
        tx,
        "SELECT currency, COUNT(*) FROM open_items WHERE entity_id = $1 AND posted_on <= $2 \
         AND (cleared_on IS NULL OR cleared_on > $2) GROUP BY currency",
        &[entity.into(), on.into()],
    )?;
    Ok(sums
        .into_iter()
        .map(|(currency, n)| (currency, u64::try_from(n).unwrap_or(0)))
        .collect())
}

/// Everything the balance KPIs of a period need.
pub(super) fn balances(
    tx: &mut Tx,
    entity: EntityId,
    from: Date,
    to: Date,
) -> Result<PerCurrency<Balances>> {
    let before = from.pred_opt().unwrap_or(from);
    let start = receivables(tx, entity, before)?;
    let end = receivables(tx, entity, to)?;
    let late = past_due(tx, entity, to, to)?;
    let sales = credit_sales(tx, entity, from, to)?;
    let mut all: PerCurrency<Balances> = BTreeMap::new();
    for (currency, amount) in start {
        all.entry(currency).or_default().ar_start = amount;
    }
    for (currency, amount) in end {
        let balances = all.entry(currency).or_default();
        balances.ar_end = amount;
        balances.current_end = amount - late.get(&currency).copied().unwrap_or(0);
    }
    for (currency, amount) in sales {
        all.entry(currency).or_default().credit_sales = amount;
    }
    Ok(all)
}

/// Runs a query of (currency, number) rows.
pub(super) fn sums(tx: &mut Tx, sql: &str, arguments: &[Value]) -> Result<PerCurrency<i128>> {
    let mut sums = BTreeMap::new();
    for row in tx.query(sql, arguments)? {
        sums.insert(row.get::<Currency>(0)?, i128::from(row.get::<i64>(1)?));
    }
    Ok(sums)
}

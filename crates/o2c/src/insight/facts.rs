//! The facts that several KPIs share.

use std::collections::BTreeMap;

use insight::Balances;
use kernel::{Currency, Date};
use store::{Tx, Value};

use super::scope::Scope;
use crate::Result;

/// An amount per currency.
pub(super) type PerCurrency<T> = BTreeMap<Currency, T>;

/// Sum of open items at the end of a day, per currency. Allocations pair equal amounts, so the
/// sum of residuals is the sum of the amounts posted until then.
pub(super) fn receivables(tx: &mut Tx, scope: &Scope, on: Date) -> Result<PerCurrency<i128>> {
    sums(
        tx,
        scope,
        "SELECT currency, CAST(SUM(amount_minor) AS BIGINT) FROM open_items \
         WHERE entity_id = $1{of customer_id} AND posted_on <= $2 GROUP BY currency",
        &[scope.entity.into(), on.into()],
    )
}

/// What is past due at the end of a day: invoices, not credit notes or receipts. What is left of
/// them now, and what was set off since; so the cost grows with what is open and what happened
/// since, and not with the books.
pub(super) fn past_due(
    tx: &mut Tx,
    scope: &Scope,
    on: Date,
    due_before: Date,
) -> Result<PerCurrency<i128>> {
    sums(
        tx,
        scope,
        "SELECT u.currency, CAST(SUM(u.minor) AS BIGINT) FROM ( \
           SELECT i.currency, i.residual_minor AS minor FROM open_items i \
           WHERE i.entity_id = $1{of i.customer_id} AND i.residual_minor <> 0 \
             AND i.residual_minor > 0 AND i.due_on < $3 AND i.posted_on <= $2 \
           UNION ALL \
           SELECT i.currency, a.amount_minor FROM allocations a CROSS JOIN open_items i \
           WHERE a.entity_id = $1 AND a.allocated_on > $2 AND i.id = a.debit_item_id \
             AND i.posted_on <= $2 AND i.due_on < $3{of i.customer_id}) u \
         GROUP BY u.currency",
        &[scope.entity.into(), on.into(), due_before.into()],
    )
}

/// Invoices less credit notes issued from `from` to `to`.
pub(super) fn credit_sales(
    tx: &mut Tx,
    scope: &Scope,
    from: Date,
    to: Date,
) -> Result<PerCurrency<i128>> {
    sums(
        tx,
        scope,
        "SELECT currency, CAST(SUM(amount_minor) AS BIGINT) FROM open_items WHERE entity_id = $1{of customer_id} \
         AND posted_on >= $2 AND posted_on <= $3 AND kind IN ('invoice', 'credit_note') \
         GROUP BY currency",
        &[scope.entity.into(), from.into(), to.into()],
    )
}

/// How many open items make up the receivables at the end of a day.
pub(super) fn open_item_count(tx: &mut Tx, scope: &Scope, on: Date) -> Result<PerCurrency<u64>> {
    let sums = sums(
        tx,
        scope,
        "SELECT currency, COUNT(*) FROM open_items WHERE entity_id = $1{of customer_id} AND posted_on <= $2 \
         AND (cleared_on IS NULL OR cleared_on > $2) GROUP BY currency",
        &[scope.entity.into(), on.into()],
    )?;
    Ok(sums
        .into_iter()
        .map(|(currency, n)| (currency, u64::try_from(n).unwrap_or(0)))
        .collect())
}

/// Everything the balance KPIs of a period need.
pub(super) fn balances(
    tx: &mut Tx,
    scope: &Scope,
    from: Date,
    to: Date,
) -> Result<PerCurrency<Balances>> {
    let before = from.pred_opt().unwrap_or(from);
    let start = receivables(tx, scope, before)?;
    let end = receivables(tx, scope, to)?;
    let late = past_due(tx, scope, to, to)?;
    let sales = credit_sales(tx, scope, from, to)?;
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
pub(super) fn sums(
    tx: &mut Tx,
    scope: &Scope,
    sql: &str,
    arguments: &[Value],
) -> Result<PerCurrency<i128>> {
    let mut sums = BTreeMap::new();
    for row in scope.query(tx, sql, arguments)? {
        sums.insert(row.get::<Currency>(0)?, i128::from(row.get::<i64>(1)?));
    }
    Ok(sums)
}

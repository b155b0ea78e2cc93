//! What payers dispute: they withhold it and say why.

use std::collections::BTreeMap;

use insight::spread;
use kernel::dates::days_between;
use kernel::{Currency, Date};
use store::Tx;

use super::facts::PerCurrency;
use super::scope::Scope;
use super::{Figure, Kpi, Period};
use crate::Result;

pub(super) fn measure(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    match kpi {
        Kpi::DisputeRate => rate(tx, scope, period),
        _ => {
            let times = cycle_times(tx, scope, period)?.into_iter();
            Ok(times
                .map(|(currency, days)| {
                    let measured = spread(days, 1);
                    Figure::new(kpi, Some(currency), measured.median).spread(measured)
                })
                .collect())
        }
    }
}

/// What was withheld in a period, of what was invoiced in it. A deduction whose payment was taken
/// back was none.
fn rate(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let invoiced = "SELECT v.currency, CAST(sum(v.gross_minor) AS BIGINT), count(*) FROM invoices v \
         WHERE v.entity_id = $1{of v.customer_id} AND v.kind = 'invoice' AND v.issued_on >= $2 \
           AND v.issued_on <= $3 GROUP BY v.currency";
    let withheld = "SELECT d.currency, CAST(sum(d.amount_minor) AS BIGINT), count(*) \
         FROM deductions d WHERE d.entity_id = $1{of d.customer_id} AND d.deducted_on >= $2 \
           AND d.deducted_on <= $3 AND NOT EXISTS (SELECT 1 FROM allocations u \
             WHERE u.undoes_id = d.allocation_id) GROUP BY d.currency";
    let mut found: PerCurrency<[(i128, u64); 2]> = BTreeMap::new();
    let arguments = [scope.entity.into(), period.from.into(), period.to.into()];
    for (at, sql) in [withheld, invoiced].into_iter().enumerate() {
        scope.query_each(tx, sql, &arguments, |row| {
            let cases = u64::try_from(row.get::<i64>(2)?).unwrap_or(0);
            found.entry(row.get(0)?).or_default()[at] = (row.get::<i64>(1)?.into(), cases);
            Ok(())
        })?;
    }
    let figure = |(currency, [withheld, invoiced]): (Currency, [(i128, u64); 2])| {
        let value = insight::share(withheld.0, invoiced.0);
        Figure::new(Kpi::DisputeRate, Some(currency), value)
            .amount("withheld", withheld.0)
            .amount("invoiced", invoiced.0)
            .cases(withheld.1)
    };
    Ok(found.into_iter().map(figure).collect())
}

/// Days from when something was withheld until its item was settled, of those settled in a period.
pub(super) fn cycle_times(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
) -> Result<PerCurrency<Vec<i64>>> {
    let sql = "SELECT d.currency, d.deducted_on, i.cleared_on FROM deductions d \
         JOIN open_items i ON i.id = d.item_id WHERE d.entity_id = $1{of d.customer_id} \
           AND i.cleared_on >= $2 AND i.cleared_on <= $3 AND NOT EXISTS (SELECT 1 \
             FROM allocations u WHERE u.undoes_id = d.allocation_id)";
    let mut days: PerCurrency<Vec<i64>> = BTreeMap::new();
    let arguments = [scope.entity.into(), period.from.into(), period.to.into()];
    scope.query_each(tx, sql, &arguments, |row| {
        let (from, until): (Date, Date) = (row.get(1)?, row.get(2)?);
        let days = days.entry(row.get(0)?).or_default();
        days.push(days_between(from, until));
        Ok(())
    })?;
    Ok(days)
}

//! Credit: limits, orders held for credit, and how long.

use std::collections::BTreeMap;

use insight::{Ratio, spread};
use store::Tx;

use super::facts::PerCurrency;
use super::process::{HOUR, durations, instants};
use super::quality::share;
use super::scope::Scope;
use super::{Figure, Kpi, Period};
use crate::{Error, Result, parties};

pub(super) fn measure(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    match kpi {
        Kpi::CreditLimitUtilisation => utilisation(tx, scope, period),
        Kpi::CreditHoldRate => hold_rate(tx, scope, period),
        _ => {
            let measured = spread(hold_times(tx, scope, period)?, HOUR);
            Ok(vec![
                Figure::new(kpi, None, measured.median).spread(measured),
            ])
        }
    }
}

/// Microseconds of each credit hold that was released in a period.
pub(super) fn hold_times(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<i64>> {
    let sql = "SELECT h.placed_at, h.released_at FROM order_holds h JOIN orders o ON o.id = h.order_id \
         WHERE h.entity_id = $1{of o.customer_id}{by o.channel} AND h.reason = 'credit' \
           AND h.released_at >= $2 AND h.released_at < $3";
    durations(tx, scope, sql, period)
}

fn hold_rate(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let (from, until) = instants(period);
    let held = |reason: &str| {
        format!(
            "SELECT CAST(coalesce(sum(CASE WHEN EXISTS (SELECT 1 FROM order_holds h \
               WHERE h.order_id = o.id AND h.reason {reason}) THEN 1 ELSE 0 END), 0) AS BIGINT), \
               count(*) FROM orders o WHERE o.entity_id = $1{{of o.customer_id}}{{by o.channel}} \
               AND o.received_at >= $2 AND o.received_at < $3"
        )
    };
    let arguments = [scope.entity.into(), from, until];
    let credit = share(tx, scope, &held("= 'credit'"), &arguments)?;
    let (others, _) = share(tx, scope, &held("<> 'credit'"), &arguments)?;
    let count = |count: u64| Some(Ratio::whole(i128::from(count)));
    Ok(vec![
        Figure::of_share(Kpi::CreditHoldRate, None, credit)
            .part("held for credit", count(credit.0), "orders")
            .part("held for another reason", count(others), "orders")
            .part("received", count(credit.1), "orders"),
    ])
}

/// What customers with a limit owe and have ordered, of their limits.
#[derive(Default)]
struct Limits {
    exposure: i128,
    limit: i128,
    customers: u64,
    exceeded: u64,
    unlimited: u64,
}

/// Positions are kept as they are now, so a period that is over has no figure.
fn utilisation(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let today = parties::entity(tx, scope.entity).map(|entity| entity.today(tx.now()));
    match today {
        Ok(today) if period.to >= today => {}
        Ok(_) | Err(Error::NotFound { .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    }
    let mut all: PerCurrency<Limits> = BTreeMap::new();
    let sql = "SELECT p.currency, p.limit_minor, p.open_items_minor + p.delivered_minor \
           + p.ordered_minor + p.reserved_minor FROM credit_positions p \
         WHERE p.entity_id = $1{of p.customer_id}";
    scope.query_each(tx, sql, &[scope.entity.into()], |row| {
        let limits = all.entry(row.get(0)?).or_default();
        let exposure = i128::from(row.get::<i64>(2)?);
        match row.get::<Option<i64>>(1)? {
            Some(limit) => {
                let limit = i128::from(limit);
                limits.limit += limit;
                limits.exposure += exposure;
                limits.customers += 1;
                limits.exceeded += u64::from(exposure > limit);
            }
            None => limits.unlimited += 1,
        }
        Ok(())
    })?;
    let count = |count: u64| Some(Ratio::whole(i128::from(count)));
    let figure = |(currency, it): (kernel::Currency, Limits)| {
        let value = insight::share(it.exposure, it.limit);
        Figure::new(Kpi::CreditLimitUtilisation, Some(currency), value)
            .amount("exposure", it.exposure)
            .amount("limits", it.limit)
            .part("above their limit", count(it.exceeded), "customers")
            .part("without a limit", count(it.unlimited), "customers")
            .cases(it.customers)
    };
    Ok(all.into_iter().map(figure).collect())
}

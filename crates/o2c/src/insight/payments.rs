use std::collections::BTreeMap;

use insight::Ratio;
use kernel::dates::days_between;
use kernel::{Currency, Date, InvoiceId};
use store::Tx;

use super::scope::Scope;
use super::{Figure, Kpi, Period};
use crate::Result;

/// An invoice whose last instalment was cleared in the period.
struct Cleared {
    currency: Currency,
    gross: i128,
    issued_on: Date,
    cleared_on: Date,
    /// Σ instalment × days late, so that instalments of one invoice weigh by value.
    late_weighted: i128,
    on_time: bool,
    offered: i128,
}

/// What was granted as discount, and what of it came after its date.
#[derive(Default)]
struct Granted {
    total: i128,
    unearned: i128,
}

pub(super) fn measure(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    let mut by_currency: BTreeMap<Currency, Vec<Cleared>> = BTreeMap::new();
    for invoice in cleared_invoices(tx, scope, period)? {
        by_currency
            .entry(invoice.currency)
            .or_default()
            .push(invoice);
    }
    let granted = match kpi {
        Kpi::DiscountTakenRate => granted_discounts(tx, scope, period)?,
        _ => BTreeMap::new(),
    };
    let none = Granted::default();
    Ok(by_currency
        .into_iter()
        .map(|(currency, invoices)| {
            let figure = match kpi {
                Kpi::DaysToPay => mean(kpi, currency, &invoices, |invoice| {
                    let days = days_between(invoice.issued_on, invoice.cleared_on);
                    (
                        Ratio::whole(i128::from(days)),
                        i128::from(days) * invoice.gross,
                    )
                }),
                Kpi::DaysLate => mean(kpi, currency, &invoices, |invoice| {
                    let own = Ratio::of(invoice.late_weighted, invoice.gross);
                    (own.unwrap_or(Ratio::whole(0)), invoice.late_weighted)
                }),
                Kpi::PaidOnTimeRate => on_time(currency, &invoices),
                _ => discount(currency, &invoices, granted.get(&currency).unwrap_or(&none)),
            };
            figure.cases(u64::try_from(invoices.len()).unwrap_or(u64::MAX))
        })
        .collect())
}

/// The value-weighted mean as value, the simple one as part.
fn mean(
    kpi: Kpi,
    currency: Currency,
    invoices: &[Cleared],
    measured: impl Fn(&Cleared) -> (Ratio, i128),
) -> Figure {
    let mut weighted = 0;
    let mut simple = Ratio::whole(0);
    for invoice in invoices {
        let (own, by_value) = measured(invoice);
        weighted += by_value;
        simple = simple.plus(own);
    }
    let value = Ratio::of(weighted, invoices.iter().map(|invoice| invoice.gross).sum());
    let count = i128::try_from(invoices.len()).unwrap_or(i128::MAX);
    Figure::new(kpi, Some(currency), value)
        .part("weighted by value", value, "days")
        .part("simple", simple.divided(count), "days")
}

fn on_time(currency: Currency, invoices: &[Cleared]) -> Figure {
    let total: i128 = invoices.iter().map(|invoice| invoice.gross).sum();
    let good: Vec<_> = invoices.iter().filter(|invoice| invoice.on_time).collect();
    let good_value: i128 = good.iter().map(|invoice| invoice.gross).sum();
    let count = |n: usize| i128::try_from(n).unwrap_or(i128::MAX);
    let by_count = insight::share(count(good.len()), count(invoices.len()));
    Figure::new(Kpi::PaidOnTimeRate, Some(currency), by_count)
        .part("by count", by_count, "%")
        .part("by value", insight::share(good_value, total), "%")
}

fn discount(currency: Currency, invoices: &[Cleared], granted: &Granted) -> Figure {
    let offered: i128 = invoices.iter().map(|invoice| invoice.offered).sum();
    let value = insight::share(granted.total, offered);
    Figure::new(Kpi::DiscountTakenRate, Some(currency), value)
        .amount("granted", granted.total)
        .amount("offered", offered)
        .amount("granted after its date", granted.unearned)
}

/// Days of each invoice cleared in the period: from issue to clearing, or from the due date, where
/// instalments weigh by value.
pub(super) fn days(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    period: Period,
) -> Result<Vec<(Option<Currency>, Vec<i64>)>> {
    let mut days: BTreeMap<Currency, Vec<i64>> = BTreeMap::new();
    for invoice in cleared_invoices(tx, scope, period)? {
        let own = match kpi {
            Kpi::DaysToPay => days_between(invoice.issued_on, invoice.cleared_on),
            _ => i64::try_from(invoice.late_weighted.div_euclid(invoice.gross.max(1)))
                .unwrap_or(i64::MAX),
        };
        days.entry(invoice.currency).or_default().push(own);
    }
    Ok(days
        .into_iter()
        .map(|(currency, days)| (Some(currency), days))
        .collect())
}

fn cleared_invoices(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Cleared>> {
    let mut invoices: BTreeMap<InvoiceId, Cleared> = BTreeMap::new();
    scope.query_each(
        tx,
        "SELECT i.source_id, i.currency, i.amount_minor, i.posted_on, i.due_on, i.cleared_on, \
           i.discount_minor FROM open_items i WHERE i.entity_id = $1{of i.customer_id} AND i.kind = 'invoice' \
           AND i.source_id IN (SELECT c.source_id FROM open_items c WHERE c.entity_id = $1 \
             AND c.kind = 'invoice' AND c.cleared_on >= $2 AND c.cleared_on <= $3) \
           AND NOT EXISTS (SELECT 1 FROM open_items o WHERE o.source_id = i.source_id \
             AND (o.cleared_on IS NULL OR o.cleared_on > $3))",
        &[scope.entity.into(), period.from.into(), period.to.into()],
        |row| {
            let (amount, due_on) = (i128::from(row.get::<i64>(2)?), row.get::<Date>(4)?);
            let (issued_on, cleared_on) = (row.get::<Date>(3)?, row.get::<Date>(5)?);
            let currency = row.get(1)?;
            let invoice = invoices.entry(row.get(0)?).or_insert(Cleared {
                currency,
                gross: 0,
                issued_on,
                cleared_on,
                late_weighted: 0,
                on_time: true,
                offered: 0,
            });
            invoice.gross += amount;
            invoice.cleared_on = invoice.cleared_on.max(cleared_on);
            invoice.late_weighted += amount * i128::from(days_between(due_on, cleared_on));
            invoice.on_time &= cleared_on <= due_on;
            invoice.offered += i128::from(row.get::<i64>(6)?);
            Ok(())
        },
    )?;
    Ok(invoices.into_values().collect())
}

/// Discounts allocated to invoices that were cleared in the period.
fn granted_discounts(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
) -> Result<BTreeMap<Currency, Granted>> {
    let mut granted: BTreeMap<Currency, Granted> = BTreeMap::new();
    scope.query_each(
        tx,
        "SELECT a.currency, a.amount_minor, a.allocated_on, d.discount_on FROM open_items d \
         JOIN allocations a ON a.debit_item_id = d.id \
         JOIN open_items c ON c.id = a.credit_item_id AND c.kind = 'discount' \
         WHERE d.entity_id = $1{of d.customer_id} AND d.kind = 'invoice' AND d.cleared_on >= $2 \
           AND d.cleared_on <= $3",
        &[scope.entity.into(), period.from.into(), period.to.into()],
        |row| {
            let entry = granted.entry(row.get(0)?).or_default();
            let amount = i128::from(row.get::<i64>(1)?);
            entry.total += amount;
            if row
                .get::<Option<Date>>(3)?
                .is_none_or(|last| row.get(2).is_ok_and(|on: Date| on > last))
            {
                entry.unearned += amount;
            }
            Ok(())
        },
    )?;
    Ok(granted)
}

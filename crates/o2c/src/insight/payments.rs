use std::collections::BTreeMap;

use insight::columns::Paid;
use insight::{Cases, Ratio};
use kernel::dates::days_between;
use kernel::{Currency, Date, InvoiceId};
use store::Tx;

use super::facts::PerCurrency;
use super::projected;
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

pub(super) fn measure(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    let paid = match projected::paid(tx, scope, period)? {
        Some(paid) => paid,
        None => read_paid(tx, scope, kpi, period)?,
    };
    let figures = paid.into_iter().map(|(currency, paid)| {
        let figure = match kpi {
            Kpi::DaysToPay => {
                let simple = Ratio::whole(paid.days);
                mean(kpi, currency, &paid, paid.days_weighted, simple)
            }
            Kpi::DaysLate => mean(kpi, currency, &paid, paid.late_weighted, paid.late()),
            Kpi::PaidOnTimeRate => on_time(currency, &paid),
            _ => discount(currency, &paid),
        };
        figure.cases(u64::try_from(paid.invoices).unwrap_or(0))
    });
    Ok(figures.collect())
}

/// Adds the invoices up as they are in the database.
fn read_paid(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<PerCurrency<Paid>> {
    let mut paid: PerCurrency<Paid> = BTreeMap::new();
    for invoice in cleared_invoices(tx, scope, period)? {
        let paid = paid.entry(invoice.currency).or_default();
        let days = i128::from(days_between(invoice.issued_on, invoice.cleared_on));
        let own = Ratio::of(invoice.late_weighted, invoice.gross);
        paid.late_parts = paid.late_parts.plus(own.unwrap_or(Ratio::whole(0)));
        paid.offered += invoice.offered;
        paid.count(invoice.gross, days, invoice.late_weighted, invoice.on_time);
    }
    if kpi == Kpi::DiscountTakenRate {
        add_granted(tx, scope, period, &mut paid)?;
    }
    Ok(paid)
}

/// The value-weighted mean as value, the simple one as part.
fn mean(kpi: Kpi, currency: Currency, paid: &Paid, weighted: i128, simple: Ratio) -> Figure {
    let value = Ratio::of(weighted, paid.gross);
    Figure::new(kpi, Some(currency), value)
        .part("weighted by value", value, "days")
        .part("simple", simple.divided(paid.invoices.into()), "days")
}

fn on_time(currency: Currency, paid: &Paid) -> Figure {
    let by_count = insight::share(paid.on_time.into(), paid.invoices.into());
    let sizes = [paid.on_time, paid.invoices].map(|it| u64::try_from(it).unwrap_or(0));
    Figure::new(Kpi::PaidOnTimeRate, Some(currency), by_count)
        .shared((sizes[0], sizes[1]))
        .part("by count", by_count, "%")
        .part(
            "by value",
            insight::share(paid.on_time_gross, paid.gross),
            "%",
        )
}

fn discount(currency: Currency, paid: &Paid) -> Figure {
    let value = insight::share(paid.granted, paid.offered);
    Figure::new(Kpi::DiscountTakenRate, Some(currency), value)
        .amount("granted", paid.granted)
        .amount("offered", paid.offered)
        .amount("granted after its date", paid.unearned)
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

/// Days of each such invoice times what it comes to, by what it comes to.
pub(super) fn weighted(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    period: Period,
) -> Result<BTreeMap<Option<Currency>, Cases>> {
    let mut cases: BTreeMap<Option<Currency>, Cases> = BTreeMap::new();
    for invoice in cleared_invoices(tx, scope, period)? {
        let weighted = match kpi {
            Kpi::DaysToPay => {
                i128::from(days_between(invoice.issued_on, invoice.cleared_on)) * invoice.gross
            }
            _ => invoice.late_weighted,
        };
        let cases = cases.entry(Some(invoice.currency)).or_default();
        cases.push(weighted, invoice.gross);
    }
    Ok(cases)
}

/// That `i` is an instalment of an invoice whose last one was cleared in the period.
const CLEARED: &str = "i.entity_id = $1{of i.customer_id} AND i.kind = 'invoice' \
    AND i.source_id IN (SELECT c.source_id FROM open_items c WHERE c.entity_id = $1 \
        AND c.kind = 'invoice' AND c.cleared_on >= $2 AND c.cleared_on <= $3) \
    AND NOT EXISTS (SELECT 1 FROM open_items o WHERE o.source_id = i.source_id \
        AND (o.cleared_on IS NULL OR o.cleared_on > $3))";

fn cleared_invoices(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Cleared>> {
    let mut invoices: BTreeMap<InvoiceId, Cleared> = BTreeMap::new();
    let sql = format!(
        "SELECT i.source_id, i.currency, i.amount_minor, i.posted_on, i.due_on, i.cleared_on, \
           i.discount_minor FROM open_items i WHERE {CLEARED}"
    );
    scope.query_each(
        tx,
        &sql,
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
fn add_granted(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
    paid: &mut PerCurrency<Paid>,
) -> Result<()> {
    let sql = format!(
        "SELECT a.currency, a.amount_minor, a.allocated_on, i.discount_on FROM open_items i \
         JOIN allocations a ON a.debit_item_id = i.id \
         JOIN open_items g ON g.id = a.credit_item_id AND g.kind = 'discount' WHERE {CLEARED}"
    );
    scope.query_each(
        tx,
        &sql,
        &[scope.entity.into(), period.from.into(), period.to.into()],
        |row| {
            let Some(paid) = paid.get_mut(&row.get(0)?) else {
                return Ok(());
            };
            let amount = i128::from(row.get::<i64>(1)?);
            paid.granted += amount;
            if row
                .get::<Option<Date>>(3)?
                .is_none_or(|last| row.get(2).is_ok_and(|on: Date| on > last))
            {
                paid.unearned += amount;
            }
            Ok(())
        },
    )
}

//! What one unit of a figure is worth in money, so that targets can be told by their weight.

use insight::{Ratio, months_between};
use kernel::{Currency, Money};
use store::Tx;

use super::super::facts::Ledger;
use super::super::scope::Scope;
use super::super::{Kpi, Period, measure_scope};
use crate::error::Result;

/// What a unit of a figure stands on.
enum Base {
    /// A day: receivables bind the credit sales of a day for each day that they are open.
    Day,
    /// An hour of the same.
    Hour,
    /// One per cent of the receivables at the end.
    Receivables,
    /// One per cent of what could have been collected.
    Collectable,
    /// One per cent of the credit sales of the window.
    Sales,
    /// One per cent of the discounts on offer.
    Discounts,
    /// The value is an amount itself.
    Amount,
}

const fn base(kpi: Kpi) -> Option<Base> {
    Some(match kpi {
        Kpi::Dso
        | Kpi::DsoCountback
        | Kpi::DsoBestPossible
        | Kpi::Add
        | Kpi::DaysToPay
        | Kpi::DaysLate
        | Kpi::OrderToCashTime => Base::Day,
        Kpi::OrderAcceptanceTime | Kpi::InvoiceLatency => Base::Hour,
        Kpi::PastDueRate => Base::Receivables,
        Kpi::Cei => Base::Collectable,
        Kpi::PaidOnTimeRate | Kpi::BadDebtRate => Base::Sales,
        Kpi::DiscountTakenRate => Base::Discounts,
        Kpi::Aging | Kpi::UnappliedCash => Base::Amount,
        _ => return None,
    })
}

/// What one unit is worth in a currency, in minor units, by what the period tells.
pub(super) fn of_unit(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    period: Period,
    currency: Currency,
) -> Result<Option<Ratio>> {
    let Some(base) = base(kpi) else {
        return Ok(None);
    };
    let scale = 10_i128.pow(currency.scale());
    let of = match base {
        Base::Amount => return Ok(Some(Ratio::whole(scale))),
        Base::Discounts => {
            let figures = measure_scope(tx, scope, kpi, period)?;
            let mut own = figures.iter().filter(|it| it.currency == Some(currency));
            let parts = own.next().map(|figure| &figure.parts);
            let offered = parts.and_then(|parts| parts.iter().find(|it| it.name == "offered"));
            let offered = offered.and_then(|part| part.value);
            return Ok(offered.and_then(|value| value.as_printed().times(scale).divided(100)));
        }
        _ => Ledger::read(tx, scope, period.to)?.balances(period.from, period.to),
    };
    let of = of.get(&currency).copied().unwrap_or_default();
    let months = months_between(period.from, period.to).len();
    let days = i128::from(period.days());
    Ok(match base {
        Base::Day => Ratio::of(of.credit_sales, days),
        Base::Hour => Ratio::of(of.credit_sales, days * 24),
        Base::Receivables => Ratio::of(of.ar_end, 100),
        Base::Sales => Ratio::of(of.credit_sales, 100),
        Base::Collectable => Ratio::of(of.credit_sales, i128::try_from(months).unwrap_or(0))
            .and_then(|sales| {
                sales
                    .plus(Ratio::whole(of.ar_start - of.current_end))
                    .divided(100)
            }),
        Base::Discounts | Base::Amount => None,
    })
}

/// So many units at this worth, as money.
pub(super) fn money(units: Ratio, per_unit: Ratio, currency: Currency) -> Option<Money> {
    let units = units.as_printed();
    // A quotient by the inverse is the product.
    let one = Ratio::whole(1);
    let minor = match one.over(per_unit.as_printed()) {
        Some(inverse) => units.over(inverse)?,
        None => Ratio::whole(0),
    };
    let ten_thousandths = minor.ten_thousandths();
    let half = if ten_thousandths < 0 { -5_000 } else { 5_000 };
    let minor = i64::try_from((ten_thousandths + half) / 10_000).ok()?;
    Money::try_new(minor, currency).ok()
}

//! Figures: the KPI dictionary over the books of one legal entity.
//!
//! A KPI is asked for a period and answered with its value, its parts and how many cases it
//! counts; [`cases`] lists those cases, so that every figure drills down to documents. Money
//! figures are given per currency and never mixed. The formulas are those of the pure crate
//! `insight`; this room finds the facts. Its reads join the tables of the rooms before it.

mod accounts;
mod cases;
mod compare;
mod facts;
mod find;
mod home;
mod kpi;
mod payers;
mod payments;
mod process;
mod receivables;
mod scope;
mod types;

use kernel::EntityId;
use store::Tx;

pub use accounts::{CustomerAccount, CustomerRow, list_customers};
pub use cases::cases;
pub use compare::{
    Bucket, Comparison, Distribution, SplitBy, SplitShare, TrendPoint, TrendStep, compare,
    distribution, split, trend,
};
pub use find::{HITS_MAX, Hit, HitKind, Hits, find};
pub use home::{Done, Home, Needs, Tally, home};
pub use kpi::Kpi;
pub use payers::{PaidBetween, PaidItem, PaidMonth, PaymentBehaviour, payment_behaviour};
pub use types::{Case, Figure, Part, Period};

use crate::Result;
use facts::Ledger;
use scope::Scope;

/// The value of one KPI over a period: one figure a currency for money figures, else one.
///
/// # Errors
/// The period ends before it begins, or the store fails.
pub fn measure(tx: &mut Tx, entity: EntityId, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    period.check()?;
    measure_scope(tx, &Scope::of(entity), kpi, period)
}

fn measure_scope(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    Ok(measure_each(tx, scope, kpi, &[period])?
        .pop()
        .unwrap_or_default())
}

/// The KPI in each of the periods; what they have in common is read once.
fn measure_each(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    periods: &[Period],
) -> Result<Vec<Vec<Figure>>> {
    let ledger = match periods.iter().map(|period| period.to).max() {
        Some(until) if kpi.is_of_ledger() => Some(Ledger::read(tx, scope, until)?),
        _ => None,
    };
    let mut figures = Vec::with_capacity(periods.len());
    for period in periods {
        figures.push(match (&ledger, kpi) {
            (Some(ledger), _) => receivables::measure(tx, scope, ledger, kpi, *period)?,
            (
                None,
                Kpi::DaysToPay | Kpi::DaysLate | Kpi::PaidOnTimeRate | Kpi::DiscountTakenRate,
            ) => payments::measure(tx, scope, kpi, *period)?,
            (None, _) => process::measure(tx, scope, kpi, *period)?,
        });
    }
    Ok(figures)
}

//! Figures: the KPI dictionary over the books of one legal entity.
//!
//! A KPI is asked for a period and answered with its value, its parts and how many cases it
//! counts; [`cases`] lists those cases, so that every figure drills down to documents. Money
//! figures are given per currency and never mixed. The formulas are those of the pure crate
//! `insight`; this room finds the facts. Its reads join the tables of the rooms before it.

mod accounts;
mod cases;
mod facts;
mod find;
mod kpi;
mod payments;
mod process;
mod receivables;
mod types;

use kernel::EntityId;
use store::Tx;

pub use accounts::{CustomerAccount, CustomerRow, list_customers};
pub use cases::cases;
pub use find::{HITS_MAX, Hit, HitKind, Hits, find};
pub use kpi::Kpi;
pub use types::{Case, Figure, Part, Period};

use crate::Result;

/// The value of one KPI over a period: one figure a currency for money figures, else one.
///
/// # Errors
/// The period ends before it begins, or the store fails.
pub fn measure(tx: &mut Tx, entity: EntityId, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    period.check()?;
    match kpi {
        Kpi::Dso
        | Kpi::DsoCountback
        | Kpi::DsoBestPossible
        | Kpi::Add
        | Kpi::Cei
        | Kpi::ArTurnover
        | Kpi::Aging
        | Kpi::PastDueRate
        | Kpi::BadDebtRate
        | Kpi::UnappliedCash => receivables::measure(tx, entity, kpi, period),
        Kpi::DaysToPay | Kpi::DaysLate | Kpi::PaidOnTimeRate | Kpi::DiscountTakenRate => {
            payments::measure(tx, entity, kpi, period)
        }
        Kpi::OrderThroughput
        | Kpi::OrderAcceptanceTime
        | Kpi::OnTimeDelivery
        | Kpi::Otif
        | Kpi::InvoiceLatency
        | Kpi::OrderToCashTime
        | Kpi::StpRate => process::measure(tx, entity, kpi, period),
    }
}

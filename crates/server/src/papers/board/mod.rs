//! The board pack: where order-to-cash stands, on a few pages that a board reads.

mod ahead;
mod charts;
mod compose;
mod facts;
mod names;
mod words;
mod write;

use kernel::EntityId;
use o2c::insight::{Period, Scope};
use pdf::{Language, Report};
use store::Tx;

/// The board pack of a legal entity for a period, beside as many days before it. Amounts are those
/// in its base currency; what is in others stands in a table of its own. If the period ended within
/// the last quarter, the forecast, targets and anomalies of today are part of it.
///
/// # Errors
/// The period ends before it begins, holds too many events, or the store fails.
pub fn board_pack(
    tx: &mut Tx,
    scope: &Scope,
    entity: EntityId,
    period: Period,
    language: Language,
) -> o2c::Result<Report> {
    let facts = facts::gather(tx, scope, entity, period)?;
    Ok(compose::compose(&facts, language))
}

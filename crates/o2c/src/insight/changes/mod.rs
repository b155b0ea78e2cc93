//! Marked changes: when the company began to work otherwise, so that figures can be read before and
//! after it, week by week, and, where customers were held out, beside those for whom nothing changed.
//! The statistics are pure: [`insight::interrupted`], [`insight::experiment`] and
//! [`insight::difference`].

mod commands;
mod effect;
mod groups;
mod types;

use kernel::{EntityId, Instant, MarkedChangeId};
use store::{Row, Tx};

use super::Scope;
use crate::error::{Code, Error, Refusal, Result};
use crate::page::{Page, PageRequest};

pub use commands::{change_marked_change, mark_change};
pub use types::{
    Bounded, ChangeEffect, ExperimentCustomer, ExperimentEffect, FigureEffect, MarkedChange,
    MarkedChangeChange, NewMarkedChange, SeriesEffect,
};

const COLUMNS: &str = "SELECT m.id, m.name, m.note, m.on_day, m.segment, m.country,
        m.held_out_percent, m.waves, m.wave_days, m.withdrawn_at, m.version, m.seed
    FROM marked_changes m";
/// Marks that are listed: the newest.
const LISTED_MAX: i64 = 200;
const DAYS_MAX: i64 = 366;

fn read(row: &Row) -> Result<MarkedChange> {
    Ok(MarkedChange {
        id: row.get(0)?,
        name: row.get(1)?,
        note: row.get(2)?,
        on: row.get(3)?,
        segment: row.get(4)?,
        country: row.get(5)?,
        held_out_percent: row.get(6)?,
        waves: row.get(7)?,
        wave_days: row.get(8)?,
        withdrawn: row.get::<Option<Instant>>(9)?.is_some(),
        version: row.get(10)?,
        seed: row.get(11)?,
    })
}

/// The marks that stand, the newest day first; at most 200.
///
/// # Errors
/// Fails only with the store.
pub fn marked_changes(tx: &mut Tx, entity: EntityId) -> Result<Vec<MarkedChange>> {
    let sql = format!(
        "{COLUMNS} WHERE m.entity_id = $1 AND m.withdrawn_at IS NULL
        ORDER BY m.on_day DESC, m.id DESC LIMIT {LISTED_MAX}"
    );
    let rows = tx.query(&sql, &[entity.into()])?;
    rows.iter().map(read).collect()
}

/// A mark.
///
/// # Errors
/// [`Error::NotFound`].
pub fn marked_change(tx: &mut Tx, entity: EntityId, id: MarkedChangeId) -> Result<MarkedChange> {
    let sql = format!("{COLUMNS} WHERE m.id = $1 AND m.entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "marked change",
        id: id.to_string(),
    })?;
    read(&row)
}

/// What a change did, by so many days before and after it.
///
/// # Errors
/// [`Error::NotFound`]; refuses a number of days that is not from 7 to 366.
pub fn change_effect(
    tx: &mut Tx,
    entity: EntityId,
    id: MarkedChangeId,
    days: i64,
) -> Result<ChangeEffect> {
    if !(7..=DAYS_MAX).contains(&days) {
        let problem = format!("{days} days");
        let remedy = format!("give 7 to {DAYS_MAX} days");
        return Err(Refusal::new(Code::InvalidValue, "days", problem, remedy).into());
    }
    let change = marked_change(tx, entity, id)?;
    effect::effect(tx, &scope(entity, &change), &change, days)
}

/// The customers of an experiment with their groups, by number.
///
/// # Errors
/// [`Error::NotFound`]; refuses a wrong limit or cursor.
pub fn experiment_customers(
    tx: &mut Tx,
    entity: EntityId,
    id: MarkedChangeId,
    page: &PageRequest,
) -> Result<Page<ExperimentCustomer>> {
    let change = marked_change(tx, entity, id)?;
    groups::list(tx, &scope(entity, &change), &change, page)
}

fn scope(entity: EntityId, change: &MarkedChange) -> Scope {
    Scope::of_group(entity, change.segment.as_deref(), change.country.as_deref())
}

//! Changes are marked, and marks are changed.

use kernel::{Date, EntityId, Event, EventKind, MarkedChangeId};
use store::{Tx, Value};

use super::marked_change;
use super::types::{MarkedChange, MarkedChangeChange, NewMarkedChange};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::patch::Patch;
use crate::{input, parties};

/// Four weeks.
const WAVE_DAYS: i64 = 28;

/// Marks a change.
///
/// # Errors
/// Refuses a name that is empty or too long, a share of customers held out that is not from 1 to 90
/// per cent, and waves out of bounds.
pub fn mark_change(tx: &mut Tx, entity: EntityId, new: &NewMarkedChange) -> Result<MarkedChange> {
    parties::entity(tx, entity)?;
    let id: MarkedChangeId = tx.new_id();
    // Any number does, as long as it is another one for each change and can be found again.
    let seed = i64::from_ne_bytes(id.uuid().as_u64_pair().1.to_ne_bytes());
    let change = MarkedChange {
        id,
        name: input::required("name", &new.name, input::NAME_LEN_MAX)?,
        note: input::optional_lines("note", new.note.as_deref(), input::TEXT_LEN_MAX)?,
        on: new.on,
        segment: input::optional("segment", new.segment.as_deref(), input::CODE_LEN_MAX)?,
        country: input::optional("country", new.country.as_deref(), input::CODE_LEN_MAX)?,
        held_out_percent: new.held_out_percent,
        waves: new.waves.unwrap_or(1),
        wave_days: new.wave_days.unwrap_or(WAVE_DAYS),
        withdrawn: false,
        version: 1,
        seed,
    };
    check(&change)?;
    let fields: Vec<(&str, Value)> = vec![
        ("id", change.id.into()),
        ("entity_id", entity.into()),
        ("name", (&change.name).into()),
        ("note", change.note.as_deref().into()),
        ("on_day", change.on.into()),
        ("segment", change.segment.as_deref().into()),
        ("country", change.country.as_deref().into()),
        ("held_out_percent", change.held_out_percent.into()),
        ("waves", change.waves.into()),
        ("wave_days", change.wave_days.into()),
        ("seed", change.seed.into()),
        ("version", change.version.into()),
    ];
    let (columns, row): (Vec<&str>, Vec<Value>) = fields.into_iter().unzip();
    tx.insert_many("marked_changes", &columns, row)?;
    tx.record(
        Event::new(EventKind::ChangeMarked, entity)
            .object(id, "marked_change")
            .attr("name", &change.name)
            .attr("on", change.on.to_string()),
    )?;
    Ok(change)
}

fn check(change: &MarkedChange) -> Outcome<()> {
    let within = |field: &str, value: i64, least: i64, most: i64| {
        if (least..=most).contains(&value) {
            return Ok(());
        }
        Err(Refusal::new(
            Code::InvalidValue,
            field,
            format!("{field} is {value}"),
            format!("give a number from {least} to {most}"),
        ))
    };
    if let Some(percent) = change.held_out_percent {
        within("held_out_percent", percent, 1, 90)?;
    }
    within("waves", change.waves, 1, 20)?;
    within("wave_days", change.wave_days, 0, 366)
}

/// Changes a mark, or takes it away, if it still has the version the caller saw. A change that
/// changes nothing leaves the version as it is.
///
/// # Errors
/// Refuses another day of an experiment, whose groups start by it; [`Error::Conflict`] on another
/// version, [`Error::NotFound`].
pub fn change_marked_change(
    tx: &mut Tx,
    entity: EntityId,
    id: MarkedChangeId,
    version: i64,
    change: &MarkedChangeChange,
) -> Result<MarkedChange> {
    let before = marked_change(tx, entity, id)?;
    if before.version != version {
        let what = format!("the mark {}", before.name);
        return Err(Error::Conflict { what });
    }
    let mut after = before.clone();
    if let Some(name) = &change.name {
        after.name = input::required("name", name, input::NAME_LEN_MAX)?;
    }
    match &change.note {
        Patch::Keep => {}
        Patch::Clear => after.note = None,
        Patch::Set(note) => {
            after.note = input::optional_lines("note", Some(note), input::TEXT_LEN_MAX)?;
        }
    }
    if let Some(on) = change.on {
        after.on = moved(&before, on)?;
    }
    after.withdrawn = change.withdrawn.unwrap_or(before.withdrawn);
    let changes = input::differences(&before, &after);
    if changes.is_empty() {
        return Ok(before);
    }
    after.version += 1;
    let withdrawn_at = after.withdrawn.then(|| tx.now());
    tx.exec_one(
        "UPDATE marked_changes SET name = $3, note = $4, on_day = $5, withdrawn_at = $6,
            version = $2 + 1 WHERE id = $1 AND version = $2",
        &[
            id.into(),
            version.into(),
            (&after.name).into(),
            after.note.as_deref().into(),
            after.on.into(),
            withdrawn_at.into(),
        ],
    )?;
    tx.record(
        Event::new(EventKind::ChangeMarked, entity)
            .object(id, "marked_change")
            .attr("name", &after.name)
            .attr("changes", changes),
    )?;
    Ok(after)
}

fn moved(before: &MarkedChange, on: Date) -> Outcome<Date> {
    if before.held_out_percent.is_none() || on == before.on {
        return Ok(on);
    }
    Err(Refusal::new(
        Code::WrongState,
        "on",
        "customers were held out from this day on",
        "take this mark away and mark another change",
    ))
}

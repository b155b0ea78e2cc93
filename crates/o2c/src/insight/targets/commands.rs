//! Targets are set, changed and given up.

use kernel::{Actor, Date, EntityId, Event, EventKind, TargetId, UserId};
use store::{Tx, Value};

use super::types::{Measure, NewTarget, Target, TargetChange, TargetView};
use super::{find, values, view, window};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::insight::{Kpi, Scope};
use crate::patch::Patch;
use crate::{input, parties};

/// The most targets that are pursued at a time: each is measured when the list is read.
pub(super) const TARGETS_MAX: i64 = 100;
/// A month.
const WINDOW_DAYS: i64 = 30;

/// Sets a target. What the figure is now is kept as the start of the way.
///
/// # Errors
/// Refuses an unknown KPI or user, a window that is not from 7 to 366 days, a day that is not after
/// today, and more than 100 targets.
pub fn set_target(tx: &mut Tx, entity: EntityId, new: &NewTarget) -> Result<TargetView> {
    let house = parties::entity(tx, entity)?;
    let today = house.today(tx.now());
    let scope = Scope::of(entity);
    let window_days = new.window_days.unwrap_or(WINDOW_DAYS);
    if !(7..=366).contains(&window_days) {
        let problem = format!("{window_days} days");
        return Err(refused("window_days", problem, "give 7 to 366 days").into());
    }
    check_due(new.due_on, today)?;
    let (owner, owner_name) = owner(tx, new.owner)?;
    let mut target = Target {
        id: tx.new_id(),
        kpi: new.kpi.parse::<Kpi>()?,
        currency: new.currency.unwrap_or(house.base_currency),
        direction: new.direction,
        target: new.target,
        window_days,
        start: None,
        start_on: today,
        due_on: new.due_on,
        owner,
        owner_name,
        note: input::optional_lines("note", new.note.as_deref(), input::TEXT_LEN_MAX)?,
        ended_on: None,
        version: 1,
    };
    let measured = values(tx, &scope, &target, &[window(today, window_days)])?;
    let start = measured.first().copied().flatten();
    let micro = start.and_then(|value| i64::try_from(value.ten_thousandths() * 100).ok());
    target.start = micro.map(Measure::try_from_micro).transpose()?;
    check_count(tx, entity)?;
    insert(tx, entity, &target)?;
    tx.record(
        Event::new(EventKind::TargetSet, entity)
            .object(target.id, "target")
            .attr("kpi", target.kpi.id())
            .attr("target", target.target.to_string())
            .attr("due_on", target.due_on.to_string())
            .attr("owner", target.owner.to_string()),
    )?;
    view(tx, &scope, target, today)
}

fn insert(tx: &mut Tx, entity: EntityId, target: &Target) -> Result<()> {
    let columns = [
        "id",
        "entity_id",
        "kpi",
        "currency",
        "direction",
        "target_micro",
        "window_days",
        "start_micro",
        "start_on",
        "due_on",
        "owner_id",
        "note",
        "version",
    ];
    let row: Vec<Value> = vec![
        target.id.into(),
        entity.into(),
        target.kpi.id().into(),
        target.currency.into(),
        target.direction.into(),
        target.target.micro().into(),
        target.window_days.into(),
        target.start.map(Measure::micro).into(),
        target.start_on.into(),
        target.due_on.into(),
        target.owner.into(),
        target.note.as_deref().into(),
        target.version.into(),
    ];
    tx.insert_many("targets", &columns, row)?;
    Ok(())
}

/// Changes a target, or gives it up, if it still has the version the caller saw. A change that
/// changes nothing leaves the version as it is.
///
/// # Errors
/// Refuses what [`set_target`] refuses; [`Error::Conflict`] on another version, [`Error::NotFound`].
pub fn change_target(
    tx: &mut Tx,
    entity: EntityId,
    id: TargetId,
    version: i64,
    change: &TargetChange,
) -> Result<TargetView> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let before = find(tx, entity, id)?;
    if before.version != version {
        let what = format!("the target of {}", before.kpi.id());
        return Err(Error::Conflict { what });
    }
    let after = changed(tx, entity, &before, change, today)?;
    let changes = input::differences(&before, &after);
    if changes.is_empty() {
        return view(tx, &Scope::of(entity), before, today);
    }
    let after = Target {
        version: version + 1,
        ..after
    };
    tx.exec_one(
        "UPDATE targets SET target_micro = $3, due_on = $4, owner_id = $5, note = $6, ended_on = $7,
            version = $2 + 1 WHERE id = $1 AND version = $2",
        &[
            id.into(),
            version.into(),
            after.target.micro().into(),
            after.due_on.into(),
            after.owner.into(),
            after.note.as_deref().into(),
            after.ended_on.into(),
        ],
    )?;
    tx.record(
        Event::new(EventKind::TargetSet, entity)
            .object(id, "target")
            .attr("kpi", after.kpi.id())
            .attr("changes", changes),
    )?;
    view(tx, &Scope::of(entity), after, today)
}

fn changed(
    tx: &mut Tx,
    entity: EntityId,
    before: &Target,
    change: &TargetChange,
    today: Date,
) -> Result<Target> {
    let mut after = before.clone();
    if let Some(target) = change.target {
        after.target = target;
    }
    if let Some(due_on) = change.due_on.filter(|due_on| *due_on != before.due_on) {
        check_due(due_on, today)?;
        after.due_on = due_on;
    }
    if change.owner.is_some() {
        (after.owner, after.owner_name) = owner(tx, change.owner)?;
    }
    match &change.note {
        Patch::Keep => {}
        Patch::Clear => after.note = None,
        Patch::Set(note) => {
            after.note = input::optional_lines("note", Some(note), input::TEXT_LEN_MAX)?;
        }
    }
    match change.ended {
        Some(true) => after.ended_on = Some(before.ended_on.unwrap_or(today)),
        Some(false) if before.ended_on.is_some() => {
            check_count(tx, entity)?;
            after.ended_on = None;
        }
        _ => {}
    }
    Ok(after)
}

/// Who answers for a target: the one who was named, else the one who sets it.
fn owner(tx: &mut Tx, named: Option<UserId>) -> Result<(UserId, String)> {
    let own = match tx.actor() {
        Actor::User(user) => Some(*user),
        _ => None,
    };
    let Some(user) = named.or(own) else {
        return Err(refused("owner", "nobody is named", "name a user who answers for it").into());
    };
    let row = tx.query_opt(
        "SELECT name FROM users WHERE id = $1 AND active",
        &[user.into()],
    )?;
    let row = row.ok_or_else(|| {
        let problem = format!("there is no active user {user}");
        Refusal::new(Code::UnknownReference, "owner", problem, "name another one")
    })?;
    Ok((user, row.get(0)?))
}

fn check_due(due_on: Date, today: Date) -> Outcome<()> {
    if due_on > today {
        return Ok(());
    }
    Err(refused(
        "due_on",
        format!("{due_on} is not after today"),
        "give a day to come",
    ))
}

fn check_count(tx: &mut Tx, entity: EntityId) -> Result<()> {
    let row = tx.query_one(
        "SELECT count(*) FROM targets WHERE entity_id = $1 AND ended_on IS NULL",
        &[entity.into()],
    )?;
    if row.get::<i64>(0)? < TARGETS_MAX {
        return Ok(());
    }
    let problem = format!("{TARGETS_MAX} targets are pursued");
    Err(refused("", problem, "end one of them first").into())
}

fn refused(field: &str, problem: impl Into<String>, remedy: &str) -> Refusal {
    Refusal::new(Code::InvalidValue, field, problem.into(), remedy)
}

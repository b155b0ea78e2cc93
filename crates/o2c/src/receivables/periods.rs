//! Accounting periods: calendar months, closed in order and reopened in reverse order.

use kernel::dates::{add_months, start_of_month};
use kernel::{Date, EntityId, Event, EventKind, Instant};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::closed_balances;
use crate::error::{Code, Outcome, Refusal, Result};
use crate::{access, parties};

/// A closed month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClosedPeriod {
    /// Its first day.
    pub month: Date,
    /// When it was closed.
    #[schema(value_type = String)]
    pub closed_at: Instant,
    /// Who closed it.
    pub closed_by: String,
    /// The name of that user or API key.
    pub closed_by_name: Option<String>,
}

/// The first day that postings may be dated on; `None` when no month was ever closed, so that
/// every day is open.
///
/// # Errors
/// Fails only with the store.
pub fn first_open_day(tx: &mut Tx, entity: EntityId) -> Result<Option<Date>> {
    struct Seen(Option<Date>);
    let seen = tx.memo(entity, TABLES, |tx| open_from(tx, entity).map(Seen))?;
    Ok(seen.0)
}

/// As [`first_open_day`], for a posting whose lines are written: they hold their accounts, for
/// which whoever closes a period waits, so nothing can change until this transaction ends.
pub(super) fn first_open_day_held(tx: &mut Tx, entity: EntityId) -> Result<Option<Date>> {
    struct Held(Option<Date>);
    let held = tx.memo(entity, TABLES, |tx| open_from(tx, entity).map(Held))?;
    Ok(held.0)
}

const TABLES: &[&str] = &["closed_periods"];

fn open_from(tx: &mut Tx, entity: EntityId) -> Result<Option<Date>> {
    Ok(last_closed(tx, entity)?.map(|month| add_months(month, 1)))
}

fn last_closed(tx: &mut Tx, entity: EntityId) -> Result<Option<Date>> {
    let row = tx.query_one(
        "SELECT max(month) FROM closed_periods WHERE entity_id = $1",
        &[entity.into()],
    )?;
    Ok(row.get(0)?)
}

/// Refuses a posting date before the first open day.
///
/// # Errors
/// [`Code::PeriodClosed`].
pub fn check_open(first_open_day: Option<Date>, on: Date) -> Outcome<()> {
    match first_open_day {
        Some(first) if on < first => Err(Refusal::new(
            Code::PeriodClosed,
            "on",
            format!("{on} lies in a closed period"),
            format!("date it on {first} or later, or have the period reopened"),
        )),
        _ => Ok(()),
    }
}

/// The closed months, the latest first.
///
/// # Errors
/// Fails only with the store.
pub fn closed_periods(tx: &mut Tx, entity: EntityId) -> Result<Vec<ClosedPeriod>> {
    let rows = tx.query(
        "SELECT month, closed_at, closed_by FROM closed_periods WHERE entity_id = $1
        ORDER BY month DESC",
        &[entity.into()],
    )?;
    let mut periods = rows
        .iter()
        .map(|row| {
            Ok(ClosedPeriod {
                month: row.get(0)?,
                closed_at: row.get(1)?,
                closed_by: row.get(2)?,
                closed_by_name: None,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let names = access::actor_names(tx, periods.iter().map(|it| &it.closed_by))?;
    for period in &mut periods {
        period.closed_by_name = names.of(Some(&period.closed_by));
    }
    Ok(periods)
}

/// Closes all open months up to and including that of `through`, in order, from the month of the
/// first entry; gives the months closed.
///
/// # Errors
/// Refuses a month that is closed already or has not ended.
pub fn close_periods(tx: &mut Tx, entity: EntityId, through: Date) -> Result<Vec<Date>> {
    let through = start_of_month(through);
    let today = parties::entity(tx, entity)?.today(tx.now());
    if add_months(through, 1) > today {
        return Err(Refusal::new(
            Code::WrongState,
            "month",
            format!("{} has not ended on {today}", name(through)),
            "close a month after its last day",
        )
        .into());
    }
    hold_postings(tx, entity)?;
    let first = match open_from(tx, entity)? {
        Some(first) => first,
        None => first_posted_month(tx, entity)?
            .unwrap_or(through)
            .min(through),
    };
    if through < first {
        return Err(Refusal::new(
            Code::WrongState,
            "month",
            format!("{} is closed already", name(through)),
            format!("close {} or a later month", name(first)),
        )
        .into());
    }
    let months: Vec<Date> = std::iter::successors(Some(first), |month| Some(add_months(*month, 1)))
        .take_while(|month| *month <= through)
        .collect();
    let (now, actor) = (tx.now(), tx.actor().to_string());
    let rows = months
        .iter()
        .flat_map(|month| {
            [
                entity.into(),
                (*month).into(),
                now.into(),
                actor.as_str().into(),
            ]
        })
        .collect();
    let columns = ["entity_id", "month", "closed_at", "closed_by"];
    tx.insert_many("closed_periods", &columns, rows)?;
    for month in &months {
        closed_balances::keep(tx, entity, *month)?;
        record(tx, entity, EventKind::PeriodClosed, *month, None)?;
    }
    Ok(months)
}

/// Opens the month that was closed last again.
///
/// # Errors
/// Refuses any other month, and an empty reason.
pub fn reopen_period(tx: &mut Tx, entity: EntityId, month: Date, reason: &str) -> Result<()> {
    let month = start_of_month(month);
    if reason.trim().is_empty() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "reason",
            "no reason is given",
            "say why the period is opened again",
        )
        .into());
    }
    hold_postings(tx, entity)?;
    let last = last_closed(tx, entity)?;
    if last != Some(month) {
        return Err(Refusal::new(
            Code::WrongState,
            "month",
            match last {
                Some(last) => format!("{} was closed last, not {}", name(last), name(month)),
                None => format!("{} is not closed", name(month)),
            },
            "reopen months in reverse order, the last one first",
        )
        .into());
    }
    tx.exec_one(
        "DELETE FROM closed_periods WHERE entity_id = $1 AND month = $2",
        &[entity.into(), month.into()],
    )?;
    closed_balances::forget(tx, entity, month)?;
    record(tx, entity, EventKind::PeriodReopened, month, Some(reason))
}

/// Waits for postings under way and lets none start until this transaction ends: every journal
/// line refers to an account, and that reference conflicts with the lock.
fn hold_postings(tx: &mut Tx, entity: EntityId) -> Result<()> {
    tx.query(
        "SELECT code FROM accounts WHERE entity_id = $1 ORDER BY code FOR UPDATE",
        &[entity.into()],
    )?;
    Ok(())
}

fn first_posted_month(tx: &mut Tx, entity: EntityId) -> Result<Option<Date>> {
    let row = tx.query_one(
        "SELECT min(posted_on) FROM journal_entries WHERE entity_id = $1",
        &[entity.into()],
    )?;
    Ok(row.get::<Option<Date>>(0)?.map(start_of_month))
}

fn record(
    tx: &mut Tx,
    entity: EntityId,
    kind: EventKind,
    month: Date,
    reason: Option<&str>,
) -> Result<()> {
    let mut event = Event::new(kind, entity)
        .object(entity, "entity")
        .attr("month", name(month));
    if let Some(reason) = reason {
        event = event.attr("reason", reason);
    }
    tx.record(event)?;
    Ok(())
}

/// A month as people write it, e.g. 2026-11.
fn name(month: Date) -> String {
    month.format("%Y-%m").to_string()
}

//! Anomalies as people see them, and dismissing them.

use insight::Ratio;
use kernel::{AnomalyId, Date, EntityId, Event, EventKind, Instant};
use store::{Row, Tx};
use uuid::Uuid;

use super::keep::muted_until;
use super::types::{Anomaly, AnomalyFilter, AnomalyState, Dismissal, Explained, Reinstatement};
use crate::access;
use crate::error::{Code, Outcome, Refusal, Result};
use crate::insight::Kpi;
use crate::page::{Page, PageRequest};
use crate::{input, parties};

/// For so many days a dismissed figure raises nothing.
const MUTE_DAYS: i64 = 30;
const MUTE_DAYS_MAX: i64 = 366;

const COLUMNS: &str = "SELECT a.id, a.kpi, a.part, a.currency, a.step, a.is_high, a.first_on,
        a.from_on, a.to_on, a.value_micro, a.expected_micro, a.low_micro, a.high_micro,
        a.score_milli, a.cases, a.explained_by, a.explained_name, a.explained_customer,
        a.explained_percent, a.found_at, a.over_on, a.dismissed_at, a.dismissed_by,
        a.dismissed_reason, a.muted_until, a.reinstated_at, a.reinstated_by,
        a.explained_by_shift
    FROM anomalies a";

/// The condition that nobody has dismissed the anomaly `a`, or whoever did was overruled.
pub(in crate::insight) const STANDS: &str =
    "(a.dismissed_at IS NULL OR a.reinstated_at IS NOT NULL)";

fn read(row: &Row) -> Result<Anomaly> {
    let kpi = row.get::<String>(1)?.parse::<Kpi>()?;
    let micro = |place| Ok::<_, store::Error>(Ratio::of(row.get::<i64>(place)?.into(), 1_000_000));
    let (over_on, dismissed_at): (Option<Date>, Option<Instant>) = (row.get(20)?, row.get(21)?);
    let reinstated_at: Option<Instant> = row.get(25)?;
    let explained = match (row.get(15)?, row.get(18)?) {
        (Some(by), Some(percent)) => Some(Explained {
            by,
            name: row.get(16)?,
            customer: row.get(17)?,
            percent,
            shift: row.get::<Option<bool>>(27)?.unwrap_or(false),
        }),
        _ => None,
    };
    Ok(Anomaly {
        id: row.get(0)?,
        kpi,
        part: row.get(2)?,
        currency: row.get(3)?,
        unit: kpi.unit(),
        step: row.get(4)?,
        is_high: row.get(5)?,
        first_on: row.get(6)?,
        from: row.get(7)?,
        to: row.get(8)?,
        value: micro(9)?,
        expected: micro(10)?,
        low: micro(11)?,
        high: micro(12)?,
        score: Ratio::of(row.get::<i64>(13)?.into(), 1_000),
        cases: row.get(14)?,
        explained,
        state: match (dismissed_at.filter(|_| reinstated_at.is_none()), over_on) {
            (Some(_), _) => AnomalyState::Dismissed,
            (None, Some(_)) => AnomalyState::Over,
            (None, None) => AnomalyState::Open,
        },
        found_at: row.get(19)?,
        over_on,
        dismissed_at,
        dismissed_by: row.get(22)?,
        dismissed_by_name: None,
        dismissed_reason: row.get(23)?,
        muted_until: row.get(24)?,
        reinstated_at,
        reinstated_by: row.get(26)?,
    })
}

/// Anomalies, those found last first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn anomalies(
    tx: &mut Tx,
    entity: EntityId,
    filter: &AnomalyFilter,
    page: &PageRequest,
) -> Result<Page<Anomaly>> {
    let limit = page.fetch()?;
    let before = page.key::<Uuid>()?.unwrap_or(Uuid::max());
    let state = match filter.state {
        None => String::new(),
        Some(AnomalyState::Open) => format!("AND {STANDS} AND a.over_on IS NULL"),
        Some(AnomalyState::Dismissed) => format!("AND NOT {STANDS}"),
        Some(AnomalyState::Over) => format!("AND {STANDS} AND a.over_on IS NOT NULL"),
    };
    let sql = format!(
        "{COLUMNS} WHERE a.entity_id = $1 AND a.id < $2 {state} ORDER BY a.id DESC LIMIT $3"
    );
    let rows = tx.query(&sql, &[entity.into(), before.into(), limit.into()])?;
    let items = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    let mut page = Page::of(items, page, |last: &Anomaly| last.id.uuid());
    let actors = page.items.iter().filter_map(|it| it.dismissed_by.clone());
    let names = access::actor_names(tx, actors.collect::<Vec<_>>())?;
    for item in &mut page.items {
        item.dismissed_by_name = names.of(item.dismissed_by.as_deref());
    }
    Ok(page)
}

/// Dismisses anomalies, each with a reason; the same figures raise nothing for a while.
///
/// # Errors
/// Fails only with the store; an anomaly that is unknown or dismissed already, or a dismissal
/// without reason, refuses itself alone.
pub fn dismiss_anomalies(
    tx: &mut Tx,
    entity: EntityId,
    dismissals: &[Dismissal],
) -> Result<Vec<Outcome<Anomaly>>> {
    let now = tx.now();
    let today = parties::entity(tx, entity)?.today(now);
    let mut outcomes = Vec::with_capacity(dismissals.len());
    for dismissal in dismissals {
        outcomes.push(match checked(dismissal) {
            Ok((reason, days)) => dismiss(tx, entity, dismissal.anomaly, &reason, days, today)?,
            Err(refusal) => Err(refusal),
        });
    }
    Ok(outcomes)
}

fn checked(dismissal: &Dismissal) -> Outcome<(String, i64)> {
    let reason = input::required("reason", &dismissal.reason, input::TEXT_LEN_MAX)?;
    let days = dismissal.mute_days.unwrap_or(MUTE_DAYS);
    if (0..=MUTE_DAYS_MAX).contains(&days) {
        return Ok((reason, days));
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "mute_days",
        format!("{days} days"),
        format!("give 0 to {MUTE_DAYS_MAX} days"),
    ))
}

fn dismiss(
    tx: &mut Tx,
    entity: EntityId,
    id: AnomalyId,
    reason: &str,
    days: i64,
    today: Date,
) -> Result<Outcome<Anomaly>> {
    let Some(anomaly) = find(tx, entity, id)? else {
        return Ok(Err(unknown(id)));
    };
    if anomaly.state == AnomalyState::Dismissed {
        return Ok(Err(wrong_state("it is dismissed already")));
    }
    let (now, by) = (tx.now(), tx.actor().clone());
    let sql = format!(
        "UPDATE anomalies AS a SET dismissed_at = $2, dismissed_by = $3, dismissed_reason = $4,
            muted_until = $5, reinstated_at = NULL, reinstated_by = NULL
        WHERE a.id = $1 AND {STANDS}"
    );
    tx.exec_one(
        &sql,
        &[
            id.into(),
            now.into(),
            by.into(),
            reason.into(),
            muted_until(today, days).into(),
        ],
    )?;
    tx.record(
        Event::new(EventKind::AnomalyDismissed, entity)
            .object(id, "anomaly")
            .attr("kpi", anomaly.kpi.id())
            .attr("reason", reason),
    )?;
    Ok(Ok(find(tx, entity, id)?.unwrap_or(anomaly)))
}

/// Takes dismissals back: the anomalies are what they would be without, and their figures are no
/// longer mute. Who had dismissed them, when and why stays.
///
/// # Errors
/// Fails only with the store; an anomaly that is unknown or not dismissed refuses itself alone.
pub fn reinstate_anomalies(
    tx: &mut Tx,
    entity: EntityId,
    asked: &[Reinstatement],
) -> Result<Vec<Outcome<Anomaly>>> {
    let asked = asked.iter();
    asked
        .map(|one| reinstate(tx, entity, one.anomaly))
        .collect()
}

fn reinstate(tx: &mut Tx, entity: EntityId, id: AnomalyId) -> Result<Outcome<Anomaly>> {
    let Some(anomaly) = find(tx, entity, id)? else {
        return Ok(Err(unknown(id)));
    };
    if anomaly.state != AnomalyState::Dismissed {
        return Ok(Err(wrong_state("it is not dismissed")));
    }
    let (now, by) = (tx.now(), tx.actor().clone());
    let sql = format!(
        "UPDATE anomalies AS a SET reinstated_at = $2, reinstated_by = $3, muted_until = NULL
        WHERE a.id = $1 AND NOT {STANDS}"
    );
    tx.exec_one(&sql, &[id.into(), now.into(), by.into()])?;
    tx.record(
        Event::new(EventKind::AnomalyReinstated, entity)
            .object(id, "anomaly")
            .attr("kpi", anomaly.kpi.id()),
    )?;
    Ok(Ok(find(tx, entity, id)?.unwrap_or(anomaly)))
}

fn wrong_state(problem: &str) -> Refusal {
    Refusal::new(Code::WrongState, "anomaly", problem, "leave it")
}

fn unknown(id: AnomalyId) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "anomaly",
        format!("there is no anomaly {id}"),
        "take an id from the list of anomalies",
    )
}

fn find(tx: &mut Tx, entity: EntityId, id: AnomalyId) -> Result<Option<Anomaly>> {
    let sql = format!("{COLUMNS} WHERE a.id = $1 AND a.entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    row.as_ref().map(read).transpose()
}

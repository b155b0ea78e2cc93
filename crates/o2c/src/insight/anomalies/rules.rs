//! How readily anomalies are raised.

use insight::Ratio;
use kernel::{EntityId, Event, EventKind};
use store::Tx;

use super::types::{AnomalyRules, AnomalyRulesChange};
use super::watch::{MONTHS_MIN, WEEKS_MIN};
use crate::error::{Code, Error, Refusal, Result};
use crate::parties;

/// At four usual deviations, fewer than one point in a hundred of mere noise is called an anomaly.
const THRESHOLD_MILLI: i64 = 4_000;
const WEEKLY_MAX: i64 = 5;

/// The rules of a legal entity: its own, else the defaults as version 0.
///
/// # Errors
/// Fails only with the store.
pub fn rules(tx: &mut Tx, entity: EntityId) -> Result<AnomalyRules> {
    let row = tx.query_opt(
        "SELECT r.threshold_milli, r.weekly_max, r.version FROM anomaly_rules r
        WHERE r.entity_id = $1",
        &[entity.into()],
    )?;
    let (threshold_milli, weekly_max, version) = match row {
        Some(row) => (row.get(0)?, row.get(1)?, row.get(2)?),
        None => (THRESHOLD_MILLI, WEEKLY_MAX, 0),
    };
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(AnomalyRules {
        threshold: Ratio::of(threshold_milli.into(), 1_000),
        weekly_max,
        weeks_min: whole(WEEKS_MIN),
        months_min: whole(MONTHS_MIN),
        version,
        threshold_milli,
    })
}

/// Changes the rules, if they still have the version the caller saw. They hold from the next night.
///
/// # Errors
/// Refuses a threshold that is not from 2 to 20 and a number that is not from 0 to 100;
/// [`Error::Conflict`] on another version.
pub fn change_rules(
    tx: &mut Tx,
    entity: EntityId,
    version: i64,
    change: &AnomalyRulesChange,
) -> Result<AnomalyRules> {
    parties::entity(tx, entity)?;
    let before = rules(tx, entity)?;
    if before.version != version {
        let what = "the rules of anomalies".to_owned();
        return Err(Error::Conflict { what });
    }
    let threshold_milli = match change.threshold {
        Some(threshold) => threshold.micro() / 1_000,
        None => before.threshold_milli,
    };
    if !(2_000..=20_000).contains(&threshold_milli) {
        return Err(refused("threshold", "give a number from 2 to 20").into());
    }
    let weekly_max = change.weekly_max.unwrap_or(before.weekly_max);
    if !(0..=100).contains(&weekly_max) {
        return Err(refused("weekly_max", "give a number from 0 to 100").into());
    }
    if (threshold_milli, weekly_max) == (before.threshold_milli, before.weekly_max) {
        return Ok(before);
    }
    let written = tx.exec(
        "INSERT INTO anomaly_rules (entity_id, threshold_milli, weekly_max, version)
        VALUES ($1, $2, $3, $4 + 1)
        ON CONFLICT (entity_id) DO UPDATE SET threshold_milli = $2, weekly_max = $3,
            version = $4 + 1 WHERE anomaly_rules.version = $4",
        &[
            entity.into(),
            threshold_milli.into(),
            weekly_max.into(),
            version.into(),
        ],
    )?;
    crate::sql::all_changed("the rules of anomalies", written, 1)?;
    tx.record(
        Event::new(EventKind::EntityChanged, entity)
            .object(entity, "entity")
            .attr("anomaly_threshold", shown(threshold_milli))
            .attr("anomalies_weekly_max", weekly_max.to_string()),
    )?;
    rules(tx, entity)
}

/// Thousandths as decimal text.
pub(super) fn shown(milli: i64) -> String {
    Ratio::of(milli.into(), 1_000).map_or_else(String::new, |it| it.to_string())
}

fn refused(field: &str, remedy: &str) -> Refusal {
    let problem = format!("{field} is out of bounds");
    Refusal::new(Code::InvalidValue, field, problem, remedy)
}

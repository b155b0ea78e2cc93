//! Matching that nobody asks for: over what has just come, and at night over all that waits, because
//! an invoice, a lesson or another payment may have come that explains it by now.

use kernel::{BankEntryId, EntityId, Instant};
use serde_json::json;
use store::{NewJob, Tx};

use super::matcher::match_open_entries;
use super::types::{MatchReport, MatchSelection};
use crate::error::Result;
use crate::parties::{self, Entity, TimeZone};

/// The job that matches without being asked.
pub const MATCH_JOB: &str = "match_payments";

/// Seconds after midnight, where the legal entity is, when all that waits is looked at.
const NIGHT_SECONDS: i64 = 3 * 3600;
const DAY_SECONDS: i64 = 24 * 3600;

/// Leaves entries to a job, if the legal entity wants matching to run by itself.
pub(super) fn queue_matching(tx: &mut Tx, entity: EntityId, select: &MatchSelection) -> Result<()> {
    if !parties::entity(tx, entity)?.matches_by_itself {
        return Ok(());
    }
    let job = job(entity, select);
    tx.enqueue(match select {
        MatchSelection::All { .. } => job.dedupe(format!("all {entity}")),
        MatchSelection::Statement { statement, .. } => job.dedupe(statement.to_string()),
        MatchSelection::Entries(entries) if entries.is_empty() => return Ok(()),
        // Two sets of entries are hardly ever the same one.
        MatchSelection::Entries(_) => job,
    })?;
    Ok(())
}

/// Leaves these entries to a job, if the legal entity wants matching to run by itself.
pub(super) fn queue_entries(
    tx: &mut Tx,
    entity: EntityId,
    entries: Vec<BankEntryId>,
) -> Result<()> {
    queue_matching(tx, entity, &MatchSelection::Entries(entries))
}

/// Leaves all that waits to the coming night. While a night is planned, nothing changes.
///
/// # Errors
/// Fails only with the store.
pub fn plan_night_tx(tx: &mut Tx, house: &Entity) -> Result<()> {
    if house.matches_by_itself {
        let all = MatchSelection::All { after: None };
        let job = job(house.id, &all).at(night(&house.time_zone, tx.now()));
        tx.enqueue(job.dedupe(format!("night {}", house.id)))?;
    }
    Ok(())
}

fn job(entity: EntityId, select: &MatchSelection) -> NewJob {
    let payload = json!({ "entity": entity.to_string(), "select": select });
    NewJob::new(MATCH_JOB, payload)
}

/// The next time that clocks there show the hour of the night; where they are set that night, an
/// hour beside it.
pub(crate) fn night(zone: &TimeZone, now: Instant) -> Instant {
    let local = zone.local(now);
    let seconds = (local - local.date().and_time(chrono::NaiveTime::MIN)).num_seconds();
    let until = (NIGHT_SECONDS - seconds).rem_euclid(DAY_SECONDS);
    now.plus_secs(if until == 0 { DAY_SECONDS } else { until })
}

/// Matches as [`match_open_entries`] does, unless the legal entity does not want it any more.
///
/// # Errors
/// As [`match_open_entries`].
pub fn match_by_itself(
    tx: &mut Tx,
    entity: EntityId,
    select: &MatchSelection,
    limit: u32,
) -> Result<MatchReport> {
    if parties::entity(tx, entity)?.matches_by_itself {
        match_open_entries(tx, entity, select, limit)
    } else {
        Ok(MatchReport::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(zone: &str, now: &str) -> String {
        let zone = TimeZone::parse(zone).expect("known");
        night(&zone, Instant::parse(now).expect("valid")).to_string()
    }

    #[test]
    fn the_next_night_is_that_of_the_legal_entity() {
        for (zone, now, wanted) in [
            ("UTC", "2026-03-01T02:59:59Z", "2026-03-01T03:00:00Z"),
            ("UTC", "2026-03-01T03:00:00Z", "2026-03-02T03:00:00Z"),
            (
                "Europe/Berlin",
                "2026-07-01T12:00:00Z",
                "2026-07-02T01:00:00Z",
            ),
            (
                "America/New_York",
                "2026-01-01T23:00:00Z",
                "2026-01-02T08:00:00Z",
            ),
        ] {
            assert_eq!(next(zone, now), wanted, "{zone} at {now}");
        }
    }
}

use std::sync::atomic::{AtomicBool, Ordering};

use kernel::{Actor, EntityId};
use o2c::cash::{self, MatchSelection};
use store::Job;

use super::{LONG_LEASE_MS, WorkError, Worker, field};

/// Entries matched in one transaction: few enough that nobody's own work waits for it.
const ENTRIES_AT_A_TIME: u32 = 500;

/// Matches what a job names. Begun again, it finds what was applied no longer open.
pub fn run(worker: &Worker, job: &Job, stop: &AtomicBool) -> Result<(), WorkError> {
    let entity: EntityId = field(job, "entity")?;
    let mut select = select(job)?;
    loop {
        let asked = select.clone();
        let by = Actor::system("matching");
        let report = worker.store.write(by, move |tx| {
            cash::match_by_itself(tx, entity, &asked, ENTRIES_AT_A_TIME)
        })?;
        let Some(next) = report.next else {
            return Ok(());
        };
        if stop.load(Ordering::Relaxed) {
            return Err(WorkError::Stopping);
        }
        select = select.from(next);
        worker.store.extend_lease(job, LONG_LEASE_MS)?;
    }
}

fn select(job: &Job) -> Result<MatchSelection, WorkError> {
    let select = job.payload.get("select").cloned().unwrap_or_default();
    serde_json::from_value(select)
        .map_err(|error| WorkError::Payload(format!("select is malformed: {error}")))
}

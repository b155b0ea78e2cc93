use std::sync::atomic::{AtomicBool, Ordering};

use kernel::{Actor, EntityId};
use o2c::insight::{self, Kpi};
use store::Job;

use super::{LONG_LEASE_MS, WorkError, Worker, field};

/// Looks for anomalies figure by figure, and keeps what was found at once: how many may be raised
/// is told by all of them. Begun again, it finds what was kept.
pub fn run(worker: &Worker, job: &Job, stop: &AtomicBool) -> Result<(), WorkError> {
    let entity: EntityId = field(job, "entity")?;
    let mut found = Vec::new();
    for kpi in Kpi::ALL {
        if stop.load(Ordering::Relaxed) {
            return Err(WorkError::Stopping);
        }
        found.extend(worker.store.read(|tx| insight::look(tx, entity, *kpi))?);
        worker.store.extend_lease(job, LONG_LEASE_MS)?;
    }
    let by = Actor::system("insight");
    worker
        .store
        .write(by, move |tx| insight::keep_anomalies(tx, entity, &found))?;
    Ok(())
}

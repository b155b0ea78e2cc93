use store::Job;

use super::{LONG_LEASE_MS, WorkError, Worker};

/// Builds the sample company. It has one attempt: what was begun cannot be begun again.
pub fn run(worker: &Worker, job: &Job) -> Result<(), WorkError> {
    let folder = tempfile::tempdir()?;
    o2c::exchange::demo::build(&worker.store, &worker.files, folder.path(), &mut |month| {
        if let Err(error) = worker.store.extend_lease(job, LONG_LEASE_MS) {
            tracing::warn!(%error, month, "the job of the sample company was not kept");
        }
    })?;
    Ok(())
}

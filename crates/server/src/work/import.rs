use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use kernel::{Actor, EntityId, ImportId};
use o2c::exchange::import::{self, ImportError, Listener, Progress, RowResult};
use store::Job;

use super::{LONG_LEASE_MS, WorkError, Worker, explain, field};
use crate::transfer;

/// How often a long import says that it is still at work.
const RENEWAL: Duration = Duration::from_secs(60);

/// Carries one import out. What cannot be read will never be; anything else is tried again, and
/// goes on where it stopped.
pub fn run(worker: &Worker, job: &Job, stop: &AtomicBool) -> Result<(), WorkError> {
    let entity: EntityId = field(job, "entity")?;
    let id: ImportId = field(job, "import")?;
    let Some(task) = worker.store.read(|tx| import::task(tx, entity, id))? else {
        return Ok(());
    };
    let file = transfer::temporary(&task.name)?;
    worker.files.copy_to(&task.sha256, file.path())?;
    let mut watch = Watch {
        worker,
        job,
        stop,
        renewed: Instant::now(),
        lost: None,
    };
    let Err(error) = import::carry_out(&worker.store, task, file.path(), &mut watch) else {
        return Ok(());
    };
    let unreadable = matches!(
        error,
        ImportError::Format(_) | ImportError::Mapping(_) | ImportError::Booking(_)
    );
    let error = WorkError::from(error);
    if !unreadable && job.attempt < job.max_attempts {
        return Err(error);
    }
    let (reason, job) = (explain(&error), job.clone());
    let by = Actor::system("imports");
    worker.store.write(by, move |tx| -> Result<(), WorkError> {
        import::give_up(tx, entity, id, &reason)?;
        Ok(tx.finish_job_tx(&job)?)
    })
}

/// Keeps the job while its import goes on, and ends the import when that cannot be.
struct Watch<'a> {
    worker: &'a Worker,
    job: &'a Job,
    stop: &'a AtomicBool,
    renewed: Instant,
    lost: Option<String>,
}

impl Listener for Watch<'_> {
    fn row(&mut self, _: &RowResult) -> std::io::Result<()> {
        match &self.lost {
            Some(reason) => Err(std::io::Error::other(reason.clone())),
            None => Ok(()),
        }
    }

    fn progress(&mut self, _: Progress) {
        if self.stop.load(Ordering::Relaxed) {
            self.lost = Some("the server stops; the import goes on afterwards".to_owned());
        }
        if self.renewed.elapsed() > RENEWAL {
            self.renewed = Instant::now();
            let kept = self.worker.store.extend_lease(self.job, LONG_LEASE_MS);
            self.lost = kept
                .err()
                .map(|error| error.to_string())
                .or(self.lost.take());
        }
    }
}

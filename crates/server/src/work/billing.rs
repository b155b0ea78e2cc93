use std::sync::atomic::{AtomicBool, Ordering};

use kernel::{Actor, BillingRunId, EntityId};
use o2c::invoicing::{self, Turn};
use store::Job;

use super::{WorkError, Worker, field};

/// A worker that says nothing for so long counts as lost.
pub const LEASE_MS: i64 = 120_000;

/// Orders billed in one transaction: enough to be fast, few enough for a bar that moves.
const ORDERS_AT_A_TIME: u32 = 25;

/// Carries one billing run out, from where it stands.
pub fn run(worker: &Worker, job: &Job, stop: &AtomicBool) -> Result<(), WorkError> {
    let entity: EntityId = field(job, "entity")?;
    let id: BillingRunId = field(job, "run")?;
    loop {
        let turn = worker
            .store
            .read(|tx| invoicing::next_turn(tx, entity, id, ORDERS_AT_A_TIME))?;
        if turn.items.is_empty() {
            let job = job.clone();
            let by = Actor::system("billing");
            return worker.store.write(by, move |tx| -> Result<(), WorkError> {
                invoicing::finish_run(tx, entity, id)?;
                Ok(tx.finish_job_tx(&job)?)
            });
        }
        if stop.load(Ordering::Relaxed) {
            return Err(WorkError::Stopping);
        }
        if !take(worker, entity, id, &turn)? {
            for alone in turn.one_by_one() {
                take(worker, entity, id, &alone)?;
            }
        }
        worker.store.extend_lease(job, LEASE_MS)?;
    }
}

/// Bills a turn in the name of who asked; `false` when it is to be taken one by one. What is to be
/// forgotten is rolled back by an error.
fn take(
    worker: &Worker,
    entity: EntityId,
    id: BillingRunId,
    turn: &Turn,
) -> Result<bool, WorkError> {
    let (by, work) = (turn.requested_by.clone(), turn.clone());
    let billed = worker.store.write(by, move |tx| -> Result<(), NotBilled> {
        match invoicing::bill_turn(tx, entity, id, &work)? {
            true => Ok(()),
            false => Err(NotBilled::Apart),
        }
    });
    match billed {
        Ok(()) => Ok(true),
        Err(NotBilled::Apart) => Ok(false),
        Err(NotBilled::Failed(error)) => Err(WorkError::Business(error)),
    }
}

/// Why a turn was rolled back.
enum NotBilled {
    Apart,
    Failed(o2c::Error),
}

impl From<o2c::Error> for NotBilled {
    fn from(error: o2c::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<store::Error> for NotBilled {
    fn from(error: store::Error) -> Self {
        Self::Failed(error.into())
    }
}

//! Jobs: work that is done later, at least once.
//!
//! A job is enqueued by the transaction that makes it necessary. A worker claims it for the time
//! of a lease, and finishes it in the transaction of its effects, guarded by the worker's name
//! and the attempt's number: a worker whose lease has ended, and whose job another has taken, can
//! finish nothing. Jobs must be safe to run twice.

mod run;
mod settle;
mod table;

use kernel::{Instant, JobId};

use crate::value::Value;
use crate::{Result, Tx};

pub use run::{RunOptions, RunReport};
pub use table::{JobFilter, JobRow, JobState};

const ATTEMPTS_MAX: u32 = 10;
const COLUMNS: [&str; 9] = [
    "id",
    "kind",
    "payload",
    "state",
    "run_at",
    "dedupe_key",
    "attempts",
    "max_attempts",
    "created_at",
];

/// Work to be enqueued.
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob {
    /// Which handler is to do it, e.g. `send_mail`.
    pub kind: &'static str,
    /// What the handler needs to know.
    pub payload: serde_json::Value,
    /// When it is due; none means at once.
    pub run_at: Option<Instant>,
    /// While a job of this kind and key waits, another one is not enqueued; and two of them never
    /// run at the same time. A job that runs already may have missed what has just changed, so
    /// another one may wait behind it.
    pub dedupe_key: Option<String>,
    /// Attempts after which the job is given up as dead.
    pub max_attempts: u32,
}

impl NewJob {
    /// A job that is due at once and has ten attempts.
    pub fn new(kind: &'static str, payload: serde_json::Value) -> Self {
        Self {
            kind,
            payload,
            run_at: None,
            dedupe_key: None,
            max_attempts: ATTEMPTS_MAX,
        }
    }

    /// Says when it is due.
    #[must_use]
    pub fn at(mut self, run_at: Instant) -> Self {
        self.run_at = Some(run_at);
        self
    }

    /// Says that waiting jobs of the same kind and key are one.
    #[must_use]
    pub fn dedupe(mut self, key: impl Into<String>) -> Self {
        self.dedupe_key = Some(key.into());
        self
    }

    /// Says after how many attempts it is given up; at least one.
    #[must_use]
    pub fn attempts(mut self, max_attempts: u32) -> Self {
        self.max_attempts = max_attempts;
        self
    }
}

/// A job that a worker has claimed.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Which handler is to do it.
    pub kind: String,
    /// What the handler needs to know.
    pub payload: serde_json::Value,
    /// The number of this attempt, from 1.
    pub attempt: u32,
    /// Attempts after which the job is given up as dead.
    pub max_attempts: u32,
    /// The worker that claimed it.
    pub worker: String,
}

/// What becomes of a job whose attempt failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterFailure {
    /// It is tried again.
    RetryAt(Instant),
    /// It had its last attempt.
    Dead,
    /// Another job of the same kind and key waits already and will do its work.
    Superseded,
}

impl Tx {
    /// Enqueues a job. It becomes visible to workers when the transaction commits. The id is void
    /// if a waiting job of the same kind and key stands for it.
    ///
    /// # Errors
    /// [`Error::ReadOnly`](crate::Error::ReadOnly) in a reading transaction.
    pub fn enqueue(&mut self, job: NewJob) -> Result<JobId> {
        self.must_write("enqueuing a job")?;
        let id: JobId = self.new_id();
        let now = self.now();
        self.jobs.extend([
            id.into(),
            job.kind.into(),
            job.payload.into(),
            JobState::Waiting.as_str().into(),
            job.run_at.unwrap_or(now).into(),
            job.dedupe_key.into(),
            Value::Int(0),
            job.max_attempts.max(1).into(),
            now.into(),
        ]);
        Ok(id)
    }

    /// Writes what was enqueued, at the end of the shared transaction.
    pub(crate) fn flush_jobs(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.jobs);
        if !rows.is_empty() {
            self.conn.insert_absent("jobs", &COLUMNS, &rows)?;
        }
        Ok(())
    }
}

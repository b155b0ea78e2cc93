//! Looking at jobs and intervening.

use kernel::{Event, EventKind, Instant, JobId};
use serde::{Deserialize, Serialize};

use crate::value::Value;
use crate::{Error, Result, Row, Store, Tx};

const COLUMNS: &str = "id, kind, payload, state, run_at, dedupe_key, attempts, max_attempts,
    worker, lease_until, last_error, created_at, finished_at";

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Due now or later.
    Waiting,
    /// Claimed by a worker.
    Running,
    /// Finished.
    Done,
    /// Given up after its last attempt.
    Dead,
    /// Called off.
    Cancelled,
}

impl JobState {
    const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Running,
        Self::Done,
        Self::Dead,
        Self::Cancelled,
    ];

    /// The word for it, e.g. `waiting`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dead => "dead",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl crate::FromValue for JobState {
    const WANTED: &'static str = "a job's state";

    fn from_cell(cell: crate::Cell<'_>) -> Option<Self> {
        match cell {
            crate::Cell::Text(word) => Self::parse(word),
            _ => None,
        }
    }
}

/// A job as the table has it.
#[derive(Debug, Clone, PartialEq)]
pub struct JobRow {
    /// Its id.
    pub id: JobId,
    /// Which handler is to do it.
    pub kind: String,
    /// What the handler needs to know.
    pub payload: serde_json::Value,
    /// Where it stands.
    pub state: JobState,
    /// When it is or was due.
    pub run_at: Instant,
    /// What makes it one with other waiting jobs.
    pub dedupe_key: Option<String>,
    /// Attempts begun.
    pub attempts: u32,
    /// Attempts after which it is given up.
    pub max_attempts: u32,
    /// The worker that has or had it.
    pub worker: Option<String>,
    /// Until when the worker has it.
    pub lease_until: Option<Instant>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was enqueued.
    pub created_at: Instant,
    /// When it was done, given up or called off.
    pub finished_at: Option<Instant>,
}

/// Which jobs to list. The list runs from the newest to the oldest.
#[derive(Debug, Clone, Default)]
pub struct JobFilter {
    /// Only jobs in this state.
    pub state: Option<JobState>,
    /// Only jobs of this kind.
    pub kind: Option<String>,
    /// Only jobs whose last attempt failed, or only those whose did not.
    pub failed: Option<bool>,
    /// Only jobs older than this one: the last of the page before.
    pub before: Option<JobId>,
}

impl Tx {
    /// One page of jobs, newest first.
    ///
    /// # Errors
    /// [`Error::Db`] when the database fails.
    pub fn list_jobs(&mut self, filter: &JobFilter, limit: u32) -> Result<Vec<JobRow>> {
        let mut sql = format!("SELECT {COLUMNS} FROM jobs WHERE 1 = 1");
        if let Some(failed) = filter.failed {
            let known = if failed { "IS NOT NULL" } else { "IS NULL" };
            sql.push_str(&format!(" AND last_error {known}"));
        }
        let mut args: Vec<Value> = Vec::new();
        let mut narrow = |condition: &str, value: Value| {
            args.push(value);
            sql.push_str(&format!(" AND {condition} ${}", args.len()));
        };
        if let Some(state) = filter.state {
            narrow("state =", state.as_str().into());
        }
        if let Some(kind) = &filter.kind {
            narrow("kind =", kind.into());
        }
        if let Some(before) = filter.before {
            narrow("id <", before.into());
        }
        args.push(limit.into());
        sql.push_str(&format!(" ORDER BY id DESC LIMIT ${}", args.len()));
        self.query(&sql, &args)?.iter().map(job_row).collect()
    }

    /// A job.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none with this id.
    pub fn job(&mut self, id: JobId) -> Result<JobRow> {
        let sql = format!("SELECT {COLUMNS} FROM jobs WHERE id = $1");
        let row = self.query_opt(&sql, &[id.into()])?;
        job_row(&row.ok_or_else(|| Error::not_found(format!("job {id}")))?)
    }

    /// Lets a job that waits, is dead or was cancelled be tried again, with all its attempts, from
    /// now on.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is in another state, and [`Error::Constraint`] `jobs_dedupe_uq`
    /// when another job of its kind and key waits, see
    /// [`has_waiting_sibling`](Self::has_waiting_sibling).
    pub fn retry_job(&mut self, id: JobId) -> Result<()> {
        let now = self.now();
        self.exec_one(
            "UPDATE jobs SET state = 'waiting', attempts = 0, run_at = $2, worker = NULL,
                 finished_at = NULL
             WHERE id = $1 AND state IN ('waiting', 'dead', 'cancelled')",
            &[id.into(), now.into()],
        )?;
        self.record(Event::new(EventKind::JobRetried, None).object(id, "job"))?;
        Ok(())
    }

    /// Calls a waiting job off.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it does not wait.
    pub fn cancel_job(&mut self, id: JobId) -> Result<()> {
        let now = self.now();
        self.exec_one(
            "UPDATE jobs SET state = 'cancelled', finished_at = $2
             WHERE id = $1 AND state = 'waiting'",
            &[id.into(), now.into()],
        )?;
        self.record(Event::new(EventKind::JobCancelled, None).object(id, "job"))?;
        Ok(())
    }

    /// Whether another job of the same kind and key waits, which will do the work of this one.
    ///
    /// # Errors
    /// [`Error::Db`] when the database fails.
    pub fn has_waiting_sibling(&mut self, id: JobId) -> Result<bool> {
        let sibling = self.query_opt(
            "SELECT 1 FROM jobs waiting JOIN jobs own
                 ON own.kind = waiting.kind AND own.dedupe_key = waiting.dedupe_key
             WHERE own.id = $1 AND waiting.id <> own.id AND waiting.state = 'waiting'",
            &[id.into()],
        )?;
        Ok(sibling.is_some())
    }
}

impl Store {
    /// Removes jobs that were done or called off before `before`; gives their number. Dead jobs
    /// stay until someone has looked at them.
    ///
    /// # Errors
    /// [`Error::Db`] when the database fails.
    pub fn purge_jobs(&self, before: Instant) -> Result<u64> {
        self.write(kernel::Actor::system("store"), move |tx| {
            tx.exec(
                "DELETE FROM jobs WHERE state IN ('done', 'cancelled') AND finished_at < $1",
                &[before.into()],
            )
        })
    }
}

fn job_row(row: &Row) -> Result<JobRow> {
    Ok(JobRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        payload: row.get(2)?,
        state: row.get(3)?,
        run_at: row.get(4)?,
        dedupe_key: row.get(5)?,
        attempts: row.get(6)?,
        max_attempts: row.get(7)?,
        worker: row.get(8)?,
        lease_until: row.get(9)?,
        last_error: row.get(10)?,
        created_at: row.get(11)?,
        finished_at: row.get(12)?,
    })
}

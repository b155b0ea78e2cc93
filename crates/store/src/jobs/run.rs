//! Claiming jobs and working them off.

use std::fmt::Display;

use kernel::{Actor, Event, EventKind, Instant, JobId};

use super::settle::held_by;
use super::{AfterFailure, Job};
use crate::value::Value;
use crate::{Error, Result, Row, Store};

/// Expired leases of jobs that have had their last attempt.
const BURY: &str = "UPDATE jobs SET state = 'dead', lease_until = NULL, finished_at = $1,
        last_error = 'the worker was lost during the last attempt'
    WHERE state = 'running' AND lease_until <= $1 AND attempts >= max_attempts
    RETURNING id, kind, attempts";

/// Due jobs, oldest first, none of which has a running sibling of the same key. Rows that another
/// node is claiming just now are passed over.
const CLAIM: &str = "WITH due AS MATERIALIZED (
        SELECT j.id FROM jobs j
        WHERE ((j.state = 'waiting' AND j.run_at <= $1)
            OR (j.state = 'running' AND j.lease_until <= $1 AND j.attempts < j.max_attempts))
          AND j.kind IN (SELECT value FROM {texts $2})
          AND NOT EXISTS (SELECT 1 FROM jobs r WHERE r.state = 'running' AND r.id <> j.id
              AND r.kind = j.kind AND r.dedupe_key = j.dedupe_key)
        ORDER BY j.run_at, j.id LIMIT $3 FOR UPDATE OF j SKIP LOCKED
    )
    UPDATE jobs SET state = 'running', worker = $4, lease_until = $5, attempts = attempts + 1
    WHERE id IN (SELECT id FROM due)
    RETURNING id, kind, payload, attempts, max_attempts, run_at";

/// How [`Store::run_due_jobs`] works.
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// The worker's name, unique among all nodes, e.g. host and process id.
    pub worker: String,
    /// Jobs claimed at a time. All of them must be done within one lease.
    pub claim_max: u32,
    /// Milliseconds after which a silent worker counts as lost.
    pub lease_ms: i64,
    /// Jobs after which to stop, so that the caller can look around.
    pub jobs_max: u64,
}

impl RunOptions {
    /// Ten jobs at a time, a lease of five minutes, no limit.
    pub fn new(worker: impl Into<String>) -> Self {
        Self {
            worker: worker.into(),
            claim_max: 10,
            lease_ms: 300_000,
            jobs_max: u64::MAX,
        }
    }
}

/// What [`Store::run_due_jobs`] did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RunReport {
    /// Jobs finished.
    pub done: u64,
    /// Attempts that failed.
    pub failed: u64,
    /// Jobs whose lease ended while they were worked on, so that another worker has them.
    pub lost: u64,
}

impl Store {
    /// Claims up to `limit` due jobs of these kinds for `lease_ms` milliseconds.
    ///
    /// # Errors
    /// [`Error::Db`] when the database fails.
    pub fn claim_jobs(
        &self,
        worker: &str,
        kinds: &[&str],
        limit: u32,
        lease_ms: i64,
    ) -> Result<Vec<Job>> {
        if !self.has_due_jobs()? {
            return Ok(Vec::new());
        }
        let worker = worker.to_owned();
        let kinds: Vec<String> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        self.write(by(), move |tx| {
            let now = tx.now();
            for row in tx.query(BURY, &[now.into()])? {
                let died = Event::new(EventKind::JobDead, None)
                    .object(row.get::<JobId>(0)?, "job")
                    .attr("kind", row.get::<String>(1)?)
                    .attr("attempt", row.get::<i64>(2)?);
                tx.record(died)?;
            }
            let claimed = tx.query(
                CLAIM,
                &[
                    now.into(),
                    Value::Texts(kinds.clone()),
                    limit.into(),
                    worker.as_str().into(),
                    lease_end(now, lease_ms).into(),
                ],
            )?;
            let mut jobs: Vec<(Instant, Job)> = Vec::with_capacity(claimed.len());
            for row in &claimed {
                jobs.push((row.get(5)?, claimed_job(row, &worker)?));
            }
            jobs.sort_by_key(|(run_at, job)| (*run_at, job.id));
            Ok(jobs.into_iter().map(|(_, job)| job).collect())
        })
    }

    /// Looks without writing, so that idle workers cost nothing.
    fn has_due_jobs(&self) -> Result<bool> {
        let now = self.now();
        self.read(|tx| {
            let due = tx.query_opt(
                "SELECT 1 FROM jobs WHERE (state = 'waiting' AND run_at <= $1)
                     OR (state = 'running' AND lease_until <= $1) LIMIT 1",
                &[now.into()],
            )?;
            Ok(due.is_some())
        })
    }

    /// Marks a job as done. See [`Tx::finish_job_tx`], which a handler with effects on the
    /// database should use instead.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the worker no longer holds the job.
    pub fn finish_job(&self, job: &Job) -> Result<()> {
        let job = job.clone();
        self.write(by(), move |tx| tx.finish_job_tx(&job))
    }

    /// Puts a job back after a failed attempt, or gives it up.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the worker no longer holds the job.
    pub fn fail_job(&self, job: &Job, error: &str) -> Result<AfterFailure> {
        let (job, error) = (job.clone(), error.to_owned());
        self.write(by(), move |tx| tx.fail_job_tx(&job, &error))
    }

    /// Lets the worker keep the job until `lease_ms` milliseconds from now.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the worker no longer holds the job.
    pub fn extend_lease(&self, job: &Job, lease_ms: i64) -> Result<()> {
        let job = job.clone();
        self.write(by(), move |tx| {
            let until = lease_end(tx.now(), lease_ms);
            tx.exec_one(
                "UPDATE jobs SET lease_until = $4
                 WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
                &[
                    job.id.into(),
                    job.worker.as_str().into(),
                    job.attempt.into(),
                    until.into(),
                ],
            )
        })
    }

    /// Works off what is due: claims jobs of these kinds and hands each to `handler`, until none
    /// is due. A handler may finish its job itself, together with its effects; if it did not, the
    /// job is finished when it gives `Ok`. An error puts the job back.
    ///
    /// # Errors
    /// Only when jobs cannot be claimed; a failing job is counted and kept.
    pub fn run_due_jobs<E: Display>(
        &self,
        kinds: &[&str],
        options: &RunOptions,
        mut handler: impl FnMut(&Store, &Job) -> Result<(), E>,
    ) -> Result<RunReport> {
        let mut report = RunReport::default();
        let mut left = options.jobs_max;
        while left > 0 {
            let limit =
                u32::try_from(left).map_or(options.claim_max, |left| left.min(options.claim_max));
            let jobs = self.claim_jobs(&options.worker, kinds, limit, options.lease_ms)?;
            if jobs.is_empty() {
                break;
            }
            for job in &jobs {
                left = left.saturating_sub(1);
                let outcome = handler(self, job).map_err(|error| error.to_string());
                self.settle(job, outcome, &mut report)?;
            }
        }
        Ok(report)
    }

    fn settle(&self, job: &Job, outcome: Result<(), String>, report: &mut RunReport) -> Result<()> {
        let failed = outcome.is_err();
        let settled = match outcome {
            Ok(()) => self.finish_unless_done(job),
            Err(error) => {
                tracing::warn!(job = %job.id, kind = job.kind, error, "a job failed");
                self.fail_job(job, &error).map(drop)
            }
        };
        match settled {
            Ok(()) if failed => report.failed += 1,
            Ok(()) => report.done += 1,
            Err(Error::Conflict { .. }) => report.lost += 1,
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Finishes a job whose handler may have done so by itself.
    fn finish_unless_done(&self, job: &Job) -> Result<()> {
        let job = job.clone();
        self.write(by(), move |tx| {
            let done = tx.query_opt(
                "SELECT 1 FROM jobs
                 WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'done'",
                &held_by(&job),
            )?;
            match done {
                Some(_) => Ok(()),
                None => tx.finish_job_tx(&job),
            }
        })
    }
}

fn by() -> Actor {
    Actor::system("jobs")
}

fn claimed_job(row: &Row, worker: &str) -> Result<Job> {
    Ok(Job {
        id: row.get(0)?,
        kind: row.get(1)?,
        payload: row.get(2)?,
        attempt: row.get(3)?,
        max_attempts: row.get(4)?,
        worker: worker.to_owned(),
    })
}

fn lease_end(now: Instant, lease_ms: i64) -> Instant {
    now.plus_micros(lease_ms.saturating_mul(1000))
}

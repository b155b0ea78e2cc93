//! The end of an attempt: done, tried again later, or given up.

use kernel::{Event, EventKind};

use super::{AfterFailure, Job};
use crate::value::Value;
use crate::{Result, Tx};

/// The first pause after a failure; it doubles with each further one.
const PAUSE_FIRST_SECONDS: i64 = 10;
const PAUSE_MAX_SECONDS: i64 = 3600;
/// Longer error texts are cut.
const ERROR_CHARS_MAX: usize = 2000;

impl Tx {
    /// Marks a job as done, in the transaction of its effects.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the worker no longer holds the job; the effects must not be kept.
    pub fn finish_job_tx(&mut self, job: &Job) -> Result<()> {
        let mut args = held_by(job);
        args.push(self.now().into());
        self.exec_one(
            "UPDATE jobs SET state = 'done', lease_until = NULL, last_error = NULL,
                 finished_at = $4
             WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
            &args,
        )
    }

    /// Puts a job back after a failed attempt: later each time, until its attempts are used up.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the worker no longer holds the job.
    pub fn fail_job_tx(&mut self, job: &Job, error: &str) -> Result<AfterFailure> {
        let error: String = error
            .chars()
            .filter(|c| *c != '\0')
            .take(ERROR_CHARS_MAX)
            .collect();
        let after = if job.attempt >= job.max_attempts {
            self.end_job(job, "dead", &error)?;
            AfterFailure::Dead
        } else if self.has_waiting_sibling(job.id)? {
            self.end_job(job, "cancelled", &error)?;
            AfterFailure::Superseded
        } else {
            let run_at = self.now().plus_secs(pause_seconds(job.attempt));
            let mut args = held_by(job);
            args.extend([run_at.into(), error.as_str().into()]);
            self.exec_one(
                "UPDATE jobs SET state = 'waiting', worker = NULL, lease_until = NULL,
                     run_at = $4, last_error = $5
                 WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
                &args,
            )?;
            AfterFailure::RetryAt(run_at)
        };
        let kind = match after {
            AfterFailure::Dead => EventKind::JobDead,
            AfterFailure::RetryAt(_) | AfterFailure::Superseded => EventKind::JobFailed,
        };
        let event = Event::new(kind, None)
            .object(job.id, "job")
            .attr("kind", job.kind.as_str())
            .attr("attempt", job.attempt)
            .attr("error", error);
        self.record(event)?;
        Ok(after)
    }

    fn end_job(&mut self, job: &Job, state: &str, error: &str) -> Result<()> {
        let mut args = held_by(job);
        args.extend([state.into(), self.now().into(), error.into()]);
        self.exec_one(
            "UPDATE jobs SET state = $4, lease_until = NULL, finished_at = $5, last_error = $6
             WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
            &args,
        )
    }
}

/// The arguments by which only the worker that holds a job can change it.
pub(super) fn held_by(job: &Job) -> Vec<Value> {
    vec![
        job.id.into(),
        job.worker.as_str().into(),
        job.attempt.into(),
    ]
}

/// 10 s, 20 s, 40 s … up to an hour.
fn pause_seconds(attempt: u32) -> i64 {
    let doublings = attempt.saturating_sub(1).min(20);
    (PAUSE_FIRST_SECONDS << doublings).min(PAUSE_MAX_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour() {
        let pauses: Vec<i64> = [1, 2, 3, 9, 10, 1000].map(pause_seconds).to_vec();
        assert_eq!(pauses, [10, 20, 40, 2560, 3600, 3600]);
    }
}

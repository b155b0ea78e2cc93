//! Jobs as people see them: what waits, what failed and why, and stepping in.

use kernel::{Instant, JobId};
use serde::{Deserialize, Serialize};
use store::{JobRow, JobState, Tx};
use utoipa::{IntoParams, ToSchema};

use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::page::{Page, PageRequest};

/// Work that is done later, at least once.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct JobView {
    /// Its id.
    #[schema(value_type = String)]
    pub id: JobId,
    /// What is to be done, e.g. `send_mail`.
    pub kind: String,
    /// What it is to be done with.
    #[schema(value_type = crate::schema::Evidence)]
    pub payload: serde_json::Value,
    /// `waiting`, `running`, `done`, `dead` (given up after its last attempt) or `cancelled`.
    #[schema(value_type = String)]
    pub state: JobState,
    /// Attempts begun.
    pub attempts: u32,
    /// Attempts after which it is given up.
    pub attempts_max: u32,
    /// Why the last attempt failed; `null` when none did, or when it was done after all.
    pub last_error: Option<String>,
    /// When it is or was due.
    #[schema(value_type = String, format = DateTime)]
    pub run_at: Instant,
    /// The worker that has it, or had it last.
    pub worker: Option<String>,
    /// Until when the worker has it.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub lease_until: Option<Instant>,
    /// When it became necessary.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// When it was done, given up or called off.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub finished_at: Option<Instant>,
}

/// Which jobs a list shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct JobFilter {
    /// Only jobs in this state: `waiting`, `running`, `done`, `dead` or `cancelled`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub state: Option<JobState>,
    /// Only jobs of this kind, e.g. `render_document`, `send_mail` or `import_file`.
    #[serde(default)]
    pub kind: Option<String>,
    /// Only jobs whose last attempt failed (they wait for the next one, or are dead), or only the
    /// others.
    #[serde(default)]
    pub failed: Option<bool>,
}

/// A job to step in on.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JobRequest {
    /// Which job.
    #[schema(value_type = String)]
    pub job: JobId,
}

/// Jobs of the installation, newest first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_jobs(tx: &mut Tx, filter: &JobFilter, page: &PageRequest) -> Result<Page<JobView>> {
    page.fetch()?;
    let wanted = store::JobFilter {
        state: filter.state,
        kind: filter.kind.clone(),
        failed: filter.failed,
        before: page.key()?,
    };
    let jobs = tx.list_jobs(&wanted, page.limit + 1)?;
    let jobs = jobs.into_iter().map(JobView::from).collect();
    Ok(Page::of(jobs, page, |last: &JobView| last.id))
}

/// A job.
///
/// # Errors
/// [`Error::Store`] with `NotFound` when there is none.
pub fn job(tx: &mut Tx, id: JobId) -> Result<JobView> {
    Ok(tx.job(id)?.into())
}

/// Has jobs tried again now, with all their attempts: dead and cancelled ones, and ones that wait
/// for the pause after a failure to end.
///
/// # Errors
/// Fails only with the store; a job that is unknown, runs, is done, or whose work another waiting
/// job will do, refuses itself alone.
pub fn retry_jobs(tx: &mut Tx, requests: &[JobRequest]) -> Result<Vec<Outcome<JobView>>> {
    each(tx, requests, |tx, job| {
        match job.state {
            JobState::Running => return Ok(Err(wrong_state(job, "wait for its end"))),
            JobState::Done => return Ok(Err(wrong_state(job, "there is nothing to repeat"))),
            JobState::Waiting | JobState::Dead | JobState::Cancelled => {}
        }
        if job.state != JobState::Waiting && tx.has_waiting_sibling(job.id)? {
            return Ok(Err(Refusal::new(
                Code::AlreadyExists,
                "job",
                format!("another {} job waits to do the same work", job.kind),
                "leave it to that one",
            )));
        }
        Ok(Ok(tx.retry_job(job.id)?))
    })
}

/// Calls waiting jobs off. What they were to do is not done unless they are tried again.
///
/// # Errors
/// Fails only with the store; a job that is unknown or does not wait refuses itself alone.
pub fn cancel_jobs(tx: &mut Tx, requests: &[JobRequest]) -> Result<Vec<Outcome<JobView>>> {
    each(tx, requests, |tx, job| match job.state {
        JobState::Waiting => Ok(Ok(tx.cancel_job(job.id)?)),
        _ => Ok(Err(wrong_state(job, "only waiting jobs can be cancelled"))),
    })
}

fn each(
    tx: &mut Tx,
    requests: &[JobRequest],
    step_in: impl Fn(&mut Tx, &JobRow) -> Result<Outcome<()>>,
) -> Result<Vec<Outcome<JobView>>> {
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let outcome = match tx.job(request.job) {
            Ok(job) => step_in(tx, &job)?,
            Err(store::Error::NotFound { .. }) => Err(unknown(request.job)),
            Err(error) => return Err(Error::Store(error)),
        };
        outcomes.push(match outcome {
            Ok(()) => Ok(tx.job(request.job)?.into()),
            Err(refusal) => Err(refusal),
        });
    }
    Ok(outcomes)
}

fn unknown(id: JobId) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "job",
        format!("there is no job {id}"),
        "take an id from the list of jobs; jobs that were done long ago are cleared away",
    )
}

fn wrong_state(job: &JobRow, remedy: &str) -> Refusal {
    let detail = format!("job {} is {}", job.id, job.state.as_str());
    Refusal::new(Code::WrongState, "job", detail, remedy)
}

impl From<JobRow> for JobView {
    fn from(row: JobRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            payload: row.payload,
            state: row.state,
            attempts: row.attempts,
            attempts_max: row.max_attempts,
            last_error: row.last_error,
            run_at: row.run_at,
            worker: row.worker,
            lease_until: row.lease_until,
            created_at: row.created_at,
            finished_at: row.finished_at,
        }
    }
}

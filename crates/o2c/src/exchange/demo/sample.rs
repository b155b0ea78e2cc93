//! Building the demo's company beside the others of an installation, by a job.

use kernel::JobId;
use serde::Serialize;
use store::{JobFilter, JobState, NewJob, Tx};
use utoipa::ToSchema;

use super::{CODE, build};
use crate::error::{Code, Error, Refusal, Result};
use crate::parties;
use crate::words::words;

/// The kind of the job that builds the sample company.
pub const SAMPLE_JOB: &str = "build_sample";

words! {
    /// How far the sample company is.
    SampleState as "a state of the sample company" {
        /// Nobody asked for it.
        Absent = "absent",
        /// A worker is to build it.
        Waiting = "waiting",
        /// A worker is building it.
        Building = "building",
        /// It stands.
        Built = "built",
        /// Building it ended early; what was built stays.
        Interrupted = "interrupted",
    }
}

/// The sample company as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Sample {
    /// How far it is.
    pub state: SampleState,
    /// The code of its legal entity, once that is set up.
    pub entity_code: Option<String>,
    /// Orders taken in so far.
    pub orders: u32,
    /// Orders there are; 0 until building begins.
    pub orders_total: u32,
    /// Why building it ended early.
    pub failure: Option<String>,
}

/// Has the sample company built by a worker.
///
/// # Errors
/// Refuses when it was asked for before.
pub fn request(tx: &mut Tx) -> Result<JobId> {
    let state = sample(tx)?.state;
    if state != SampleState::Absent {
        return Err(Refusal::new(
            Code::AlreadyExists,
            "",
            format!("the sample company is {state} already"),
            "look at what is there",
        )
        .into());
    }
    // What was begun cannot be begun again: it has one attempt.
    let job = NewJob::new(SAMPLE_JOB, serde_json::json!({}));
    Ok(tx.enqueue(job.dedupe(CODE).attempts(1))?)
}

/// The sample company as it stands.
///
/// # Errors
/// Fails only with the store.
pub fn sample(tx: &mut Tx) -> Result<Sample> {
    let entity = match parties::entity_by_code(tx, CODE) {
        Ok(entity) => Some(entity.id),
        Err(Error::NotFound { .. }) => None,
        Err(other) => return Err(other),
    };
    let progress = match entity {
        Some(id) => build::progress(tx, id)?,
        None => build::Progress::default(),
    };
    let wanted = JobFilter {
        kind: Some(SAMPLE_JOB.to_owned()),
        ..JobFilter::default()
    };
    let job = tx.list_jobs(&wanted, 1)?.pop();
    let state = match job.as_ref().map(|job| job.state) {
        _ if progress.finished => SampleState::Built,
        Some(JobState::Waiting) => SampleState::Waiting,
        Some(JobState::Running) => SampleState::Building,
        _ if entity.is_some() => SampleState::Interrupted,
        _ => SampleState::Absent,
    };
    let failed = state == SampleState::Interrupted;
    Ok(Sample {
        state,
        entity_code: entity.map(|_| CODE.to_owned()),
        orders: progress.orders,
        orders_total: progress.orders_total,
        failure: job.filter(|_| failed).and_then(|job| job.last_error),
    })
}

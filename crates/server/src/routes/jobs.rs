//! Jobs: what waits, what failed, and stepping in.

use std::str::FromStr;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, ImportId, JobId, PolicyTrialId};
use o2c::exchange::import;
use o2c::insight;
use o2c::jobs::{self, JobFilter, JobRequest, JobView};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Verdicts, Write, WriteParameters, read,
    verdicts,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_jobs))
        .routes(routes!(get_job))
        .routes(routes!(retry_jobs))
        .routes(routes!(cancel_jobs))
}

/// List jobs
///
/// Newest first. Jobs that were done or cancelled are cleared away after 30 days.
#[utoipa::path(
    get, path = "/api/v1/jobs", tag = "jobs",
    extensions(("x-permission" = json!("jobs.read"))),
    params(JobFilter, PageParameters),
    responses((status = 200, body = o2c::Page<JobView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_jobs(
    State(state): State<AppState>,
    Filter(filter): Filter<JobFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<JobView>>, Problem> {
    read(&state, move |tx| jobs::list_jobs(tx, &filter, &page))
        .await
        .map(Json)
}

/// Read a job
#[utoipa::path(
    get, path = "/api/v1/jobs/{job}", tag = "jobs",
    extensions(("x-permission" = json!("jobs.read"))),
    params(("job" = String, Path)),
    responses((status = 200, body = JobView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_job(
    State(state): State<AppState>,
    At(job): At<JobId>,
) -> Result<Json<JobView>, Problem> {
    read(&state, move |tx| jobs::job(tx, job)).await.map(Json)
}

/// Try jobs again now
///
/// Dead and cancelled jobs, and jobs that wait after a failure; each gets all its attempts anew.
#[utoipa::path(
    post, path = "/api/v1/jobs/retry", tag = "jobs",
    extensions(("x-permission" = json!("jobs.write"))),
    params(WriteParameters, KeyHeader),
    request_body = Vec<JobRequest>,
    responses((status = 200, body = Verdicts<JobView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn retry_jobs(write: Write, input: Input<Vec<JobRequest>>) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, |tx, batch| {
            let outcomes = jobs::retry_jobs(tx, batch)?;
            for job in outcomes.iter().flatten() {
                if let Some((entity, import)) = import_of(job) {
                    import::take_up(tx, entity, import)?;
                }
            }
            Ok(verdicts(outcomes))
        })
        .await
}

/// Cancel waiting jobs
#[utoipa::path(
    post, path = "/api/v1/jobs/cancel", tag = "jobs",
    extensions(("x-permission" = json!("jobs.write"))),
    params(WriteParameters, KeyHeader),
    request_body = Vec<JobRequest>,
    responses((status = 200, body = Verdicts<JobView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn cancel_jobs(write: Write, input: Input<Vec<JobRequest>>) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, |tx, batch| {
            let outcomes = jobs::cancel_jobs(tx, batch)?;
            for job in outcomes.iter().flatten() {
                if let Some((entity, import)) = import_of(job) {
                    import::give_up(tx, entity, import, "its job was cancelled")?;
                }
                if let Some((entity, trial)) = trial_of(job) {
                    insight::fail_trial(tx, entity, trial, "its job was cancelled")?;
                }
            }
            Ok(verdicts(outcomes))
        })
        .await
}

/// The import that a job carries out, if it is for one.
fn import_of(job: &JobView) -> Option<(EntityId, ImportId)> {
    if job.kind != import::IMPORT_JOB {
        return None;
    }
    named(job, "import")
}

/// The trial of a policy that a job carries out, if it is for one.
fn trial_of(job: &JobView) -> Option<(EntityId, PolicyTrialId)> {
    if job.kind != insight::TRIAL_JOB {
        return None;
    }
    named(job, "trial")
}

/// What a job is for, with its legal entity.
fn named<T: FromStr>(job: &JobView, what: &str) -> Option<(EntityId, T)> {
    let named = |field: &str| job.payload.get(field)?.as_str();
    Some((named("entity")?.parse().ok()?, named(what)?.parse().ok()?))
}

//! Policies tried on the past: asked for, watched, called off, looked at again.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, PolicyTrialId};
use o2c::access;
use o2c::insight::{self, NewTrial, TrialFilter, TrialRun};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Caller, Filter, Input, KeyHeader, PageParameters, Paging, Write, WriteParameters, read,
    show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_policy_trials, ask_policy_trial))
        .routes(routes!(get_policy_trial))
        .routes(routes!(call_off_policy_trial))
}

/// List trials of policies
///
/// Newest first, without what they saw. Asks for the permission to read the room's policies.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/policy-trials", tag = "insight",
    extensions(("x-permission" = json!("signed_in"))),
    params(("entity" = String, Path), TrialFilter, PageParameters),
    responses((status = 200, body = o2c::Page<TrialRun>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn list_policy_trials(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Caller(caller): Caller,
    Filter(filter): Filter<TrialFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<TrialRun>>, Problem> {
    access::require(&caller, filter.room.sees(), Some(entity))?;
    show(&state, move |tx| {
        insight::trial_runs(tx, entity, &filter, &page)
    })
    .await
}

/// Read a trial of a policy
///
/// How far it is, and once it is done, what the policy would have done beside the one in force.
/// Asks for the permission to read the room's policies.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/policy-trials/{policy_trial}", tag = "insight",
    extensions(("x-permission" = json!("signed_in"))),
    params(("entity" = String, Path), ("policy_trial" = String, Path)),
    responses((status = 200, body = TrialRun), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_policy_trial(
    State(state): State<AppState>,
    At((entity, trial)): At<(EntityId, PolicyTrialId)>,
    Caller(caller): Caller,
) -> Result<Json<TrialRun>, Problem> {
    access::require_some(&caller, entity)?;
    let run = read(&state, move |tx| insight::trial_run(tx, entity, trial)).await?;
    access::require(&caller, run.room.sees(), Some(entity))?;
    Ok(Json(run))
}

/// Try a policy on the past
///
/// A job carries it out; what it saw is kept with the trial, and with the policy, which then may be
/// put in force for a week. Asks for the permission to set the room's policies.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/policy-trials", tag = "insight",
    extensions(("x-permission" = json!("signed_in"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewTrial,
    responses((status = 202, body = TrialRun), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn ask_policy_trial(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewTrial>,
) -> Result<Response, Problem> {
    access::require(write.caller(), input.value.room.asks(), Some(entity))?;
    write
        .run(StatusCode::ACCEPTED, input, move |tx, given| {
            insight::ask_trial(tx, entity, given)
        })
        .await
}

/// Call a trial of a policy off
///
/// One that runs is stopped within moments; nothing of it is kept. Asks for the permission to set
/// the room's policies.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/policy-trials/{policy_trial}/cancel", tag = "insight",
    extensions(("x-permission" = json!("signed_in"))),
    params(("entity" = String, Path), ("policy_trial" = String, Path), WriteParameters, KeyHeader),
    responses((status = 200, body = TrialRun), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn call_off_policy_trial(
    State(state): State<AppState>,
    At((entity, trial)): At<(EntityId, PolicyTrialId)>,
    write: Write,
) -> Result<Response, Problem> {
    access::require_some(write.caller(), entity)?;
    let run = read(&state, move |tx| insight::trial_run(tx, entity, trial)).await?;
    access::require(write.caller(), run.room.asks(), Some(entity))?;
    let input = Input::of((), &trial.to_string());
    write
        .run(StatusCode::OK, input, move |tx, ()| {
            insight::call_off_trial(tx, entity, trial)
        })
        .await
}

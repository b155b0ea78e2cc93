//! Targets of key figures.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, TargetId};
use o2c::insight::{self, NewTarget, Scope, TargetChange, TargetView};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Filter, Input, KeyHeader, Version, Write, WriteParameters, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_targets, set_target))
        .routes(routes!(get_target, change_target))
}

/// Which targets are listed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// `true`: those that are no longer pursued. Default: those that are.
    #[serde(default)]
    #[param(value_type = Option<bool>)]
    ended: bool,
}

/// List targets
///
/// With the progress of each; those first whose remaining way is worth most money. At most 100.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/targets", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), Wanted),
    responses((status = 200, body = Vec<TargetView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_targets(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(wanted): Filter<Wanted>,
) -> Result<Json<Vec<TargetView>>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        insight::targets(tx, &Scope::of(entity).kept_in(&kept), wanted.ended)
    })
    .await
}

/// Set a target
///
/// What the figure is now is kept as the start of the way.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/targets", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewTarget,
    responses((status = 201, body = TargetView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn set_target(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewTarget>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            insight::set_target(tx, entity, new)
        })
        .await
}

/// Read a target
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/targets/{target}", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("target" = String, Path)),
    responses((status = 200, body = TargetView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_target(
    State(state): State<AppState>,
    At((entity, target)): At<(EntityId, TargetId)>,
) -> Result<Json<TargetView>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        insight::target(tx, &Scope::of(entity).kept_in(&kept), target)
    })
    .await
}

/// Change or end a target
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/targets/{target}", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), ("target" = String, Path), WriteParameters, KeyHeader),
    request_body = TargetChange,
    responses((status = 200, body = TargetView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn change_target(
    At((entity, target)): At<(EntityId, TargetId)>,
    Version(version): Version,
    write: Write,
    input: Input<TargetChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            insight::change_target(tx, entity, target, version, change)
        })
        .await
}

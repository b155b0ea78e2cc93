//! Changes in how the company works, and what they did.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, MarkedChangeId};
use o2c::insight::{
    self, ChangeEffect, ExperimentCustomer, MarkedChange, MarkedChangeChange, NewMarkedChange,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Version, Write, WriteParameters, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_marked_changes, mark_change))
        .routes(routes!(get_marked_change, change_marked_change))
        .routes(routes!(get_change_effect))
        .routes(routes!(list_experiment_customers))
}

/// List marked changes
///
/// The newest day first; at most 200.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/marked-changes", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<MarkedChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_marked_changes(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<MarkedChange>>, Problem> {
    show(&state, move |tx| insight::marked_changes(tx, entity)).await
}

/// Mark a change
///
/// With customers held out it is an experiment: they are chosen by a hash of their ids.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/marked-changes", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewMarkedChange,
    responses((status = 201, body = MarkedChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn mark_change(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewMarkedChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            insight::mark_change(tx, entity, new)
        })
        .await
}

/// Read a marked change
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/marked-changes/{marked_change}", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("marked_change" = String, Path)),
    responses((status = 200, body = MarkedChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_marked_change(
    State(state): State<AppState>,
    At((entity, change)): At<(EntityId, MarkedChangeId)>,
) -> Result<Json<MarkedChange>, Problem> {
    show(&state, move |tx| insight::marked_change(tx, entity, change)).await
}

/// Change or take away a mark
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/marked-changes/{marked_change}", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), ("marked_change" = String, Path), WriteParameters, KeyHeader),
    request_body = MarkedChangeChange,
    responses((status = 200, body = MarkedChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn change_marked_change(
    At((entity, id)): At<(EntityId, MarkedChangeId)>,
    Version(version): Version,
    write: Write,
    input: Input<MarkedChangeChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            insight::change_marked_change(tx, entity, id, version, change)
        })
        .await
}

/// How far the effect is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Around {
    /// Days before and after the change, from 7 to 366. Default: 90.
    days: Option<i64>,
}

/// Read what a change did
///
/// Every figure before and after it, with the bounds of the difference where it is made of cases;
/// its weeks as an interrupted time series; and for an experiment the difference to the customers
/// who were held out.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/marked-changes/{marked_change}/effect", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("marked_change" = String, Path), Around),
    responses((status = 200, body = ChangeEffect), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn get_change_effect(
    State(state): State<AppState>,
    At((entity, change)): At<(EntityId, MarkedChangeId)>,
    Filter(around): Filter<Around>,
) -> Result<Json<ChangeEffect>, Problem> {
    show(&state, move |tx| {
        insight::change_effect(tx, entity, change, around.days.unwrap_or(90))
    })
    .await
}

/// List the customers of an experiment
///
/// By number, with the day from which the change holds for each.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/marked-changes/{marked_change}/customers", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("marked_change" = String, Path), PageParameters),
    responses((status = 200, body = o2c::Page<ExperimentCustomer>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn list_experiment_customers(
    State(state): State<AppState>,
    At((entity, change)): At<(EntityId, MarkedChangeId)>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<ExperimentCustomer>>, Problem> {
    show(&state, move |tx| {
        insight::experiment_customers(tx, entity, change, &page)
    })
    .await
}

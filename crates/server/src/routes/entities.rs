//! Legal entities and their number series.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::EntityId;
use o2c::exchange::setup::{self, NewCompany};
use o2c::parties::{self, Entity, EntityChange, NumberSeries};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Input, KeyHeader, Version, Write, WriteParameters, read, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_entities, create_entity))
        .routes(routes!(get_entity, change_entity))
        .routes(routes!(list_number_series, set_number_series))
}

/// How a series writes its numbers.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SeriesSetting {
    /// Which series: `order`, `delivery`, `invoice`, …
    series: String,
    /// Text before the counter.
    prefix: String,
    /// Digits of the counter, filled with zeros.
    width: u32,
}

/// List legal entities
#[utoipa::path(
    get, path = "/api/v1/entities", tag = "entities",
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = Vec<Entity>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_entities(State(state): State<AppState>) -> Result<Json<Vec<Entity>>, Problem> {
    show(&state, parties::entities).await
}

/// Set up a legal entity
///
/// Brings its chart of accounts, number series, payment terms, tax rates and price list along.
#[utoipa::path(
    post, path = "/api/v1/entities", tag = "entities",
    extensions(("x-permission" = json!("entities.write"))),
    params(WriteParameters, KeyHeader),
    request_body = NewCompany,
    responses((status = 201, body = Entity), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_entity(write: Write, input: Input<NewCompany>) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            setup::create_company(tx, new.clone()).map(|company| company.entity)
        })
        .await
}

/// Read a legal entity
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}", tag = "entities",
    extensions(("x-permission" = json!("entities.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Entity), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_entity(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Entity>, Problem> {
    let found = read(&state, move |tx| parties::entity(tx, entity)).await?;
    Ok(Json(Arc::unwrap_or_clone(found)))
}

/// Change a legal entity
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}", tag = "entities",
    extensions(("x-permission" = json!("entities.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = EntityChange,
    responses((status = 200, body = Entity), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn change_entity(
    At(entity): At<EntityId>,
    Version(version): Version,
    write: Write,
    input: Input<EntityChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            parties::change_entity(tx, entity, version, change.clone())
        })
        .await
}

/// List number series
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/number-series", tag = "entities",
    extensions(("x-permission" = json!("entities.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<NumberSeries>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_number_series(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<NumberSeries>>, Problem> {
    show(&state, move |tx| parties::number_series(tx, entity)).await
}

/// Set up a number series
///
/// Only before its first number is drawn.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/number-series", tag = "entities",
    extensions(("x-permission" = json!("entities.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = SeriesSetting,
    responses((status = 200), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn set_number_series(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<SeriesSetting>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            parties::set_number_series(tx, entity, &new.series, &new.prefix, new.width)
        })
        .await
}

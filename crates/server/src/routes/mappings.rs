//! Mappings of imports that are kept under a name.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, MappingId};
use o2c::exchange::import::{self, MappingChange, MappingFilter, NewMapping, SavedMapping};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Filter, Input, KeyHeader, Version, Write, WriteParameters, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_mappings, create_mapping))
        .routes(routes!(change_mapping, delete_mapping))
}

/// List the mappings that are kept
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/imports/mappings", tag = "imports",
    extensions(("x-permission" = json!("imports.read"))),
    params(("entity" = String, Path), MappingFilter),
    responses((status = 200, body = Vec<SavedMapping>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_mappings(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<MappingFilter>,
) -> Result<Json<Vec<SavedMapping>>, Problem> {
    show(&state, move |tx| import::list_mappings(tx, entity, &filter)).await
}

/// Keep a mapping
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/imports/mappings", tag = "imports",
    extensions(("x-permission" = json!("imports.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewMapping,
    responses((status = 201, body = SavedMapping), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_mapping(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewMapping>,
) -> Result<Response, Problem> {
    let by = write.caller().actor.clone();
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            import::save_mapping(tx, &by, entity, new)
        })
        .await
}

/// Change a mapping
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/imports/mappings/{mapping}", tag = "imports",
    extensions(("x-permission" = json!("imports.write"))),
    params(("entity" = String, Path), ("mapping" = String, Path), WriteParameters, KeyHeader),
    request_body = MappingChange,
    responses((status = 200, body = SavedMapping), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn change_mapping(
    At((entity, mapping)): At<(EntityId, MappingId)>,
    Version(version): Version,
    write: Write,
    input: Input<MappingChange>,
) -> Result<Response, Problem> {
    let by = write.caller().actor.clone();
    write
        .run(StatusCode::OK, input, move |tx, change| {
            import::change_mapping(tx, &by, entity, mapping, version, change)
        })
        .await
}

/// Delete a mapping
///
/// Imports keep what they were carried out with.
#[utoipa::path(
    delete, path = "/api/v1/entities/{entity}/imports/mappings/{mapping}", tag = "imports",
    extensions(("x-permission" = json!("imports.write"))),
    params(("entity" = String, Path), ("mapping" = String, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn delete_mapping(
    At((entity, mapping)): At<(EntityId, MappingId)>,
    write: Write,
) -> Result<StatusCode, Problem> {
    write
        .unrepeated(move |tx| import::delete_mapping(tx, entity, mapping))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

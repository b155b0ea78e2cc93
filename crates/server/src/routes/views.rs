//! Saved views of the desk's lists.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, ViewId};
use o2c::access::{self, DefaultView, NewView, Principal, View, ViewChange};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Caller, Filter, Input, KeyHeader, Version, Write, WriteParameters, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_views, create_view))
        .routes(routes!(change_view, delete_view))
        .routes(routes!(set_default_view))
}

/// Which views to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OfPage {
    /// Only views of this page.
    page: Option<String>,
}

/// List saved views
///
/// The caller's own and those that are shared.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/views", tag = "views",
    extensions(("x-permission" = json!("entities.read"))),
    params(("entity" = String, Path), OfPage),
    responses((status = 200, body = Vec<View>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn list_views(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(of): Filter<OfPage>,
    Caller(by): Caller,
) -> Result<Json<Vec<View>>, Problem> {
    show(&state, move |tx| {
        access::list_views(tx, &by, entity, of.page.as_deref())
    })
    .await
}

fn caller(write: &Write) -> Arc<Principal> {
    Arc::new(write.caller().clone())
}

/// Save a view
///
/// A shared one needs views.share as well.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/views", tag = "views",
    extensions(("x-permission" = json!("entities.read"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewView,
    responses((status = 201, body = View), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_view(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewView>,
) -> Result<Response, Problem> {
    let by = caller(&write);
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            access::save_view(tx, &by, entity, new)
        })
        .await
}

/// Change a view
///
/// Somebody else's, and sharing, need views.share as well.
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/views/{view}", tag = "views",
    extensions(("x-permission" = json!("entities.read"))),
    params(("entity" = String, Path), ("view" = String, Path), WriteParameters, KeyHeader),
    request_body = ViewChange,
    responses((status = 200, body = View), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn change_view(
    At((entity, view)): At<(EntityId, ViewId)>,
    Version(version): Version,
    write: Write,
    input: Input<ViewChange>,
) -> Result<Response, Problem> {
    let by = caller(&write);
    write
        .run(StatusCode::OK, input, move |tx, change| {
            access::change_view(tx, &by, entity, view, version, change)
        })
        .await
}

/// Delete a view
///
/// Somebody else's needs views.share as well.
#[utoipa::path(
    delete, path = "/api/v1/entities/{entity}/views/{view}", tag = "views",
    extensions(("x-permission" = json!("entities.read"))),
    params(("entity" = String, Path), ("view" = String, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn delete_view(
    At((entity, view)): At<(EntityId, ViewId)>,
    write: Write,
) -> Result<StatusCode, Problem> {
    let by = caller(&write);
    write
        .unrepeated(move |tx| access::delete_view(tx, &by, entity, view))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Set with which view one begins a page
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/views/default", tag = "views",
    extensions(("x-permission" = json!("entities.read"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = DefaultView,
    responses((status = 200), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn set_default_view(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<DefaultView>,
) -> Result<Response, Problem> {
    let by = caller(&write);
    write
        .run(StatusCode::OK, input, move |tx, wanted| {
            access::set_default_view(tx, &by, entity, wanted)
        })
        .await
}

//! The audit view: the event log of a legal entity, and of the installation.

use axum::Json;
use axum::extract::State;
use kernel::{EntityId, EventId};
use o2c::access::{self, ChainProof, EventFilter, LoggedEvent};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Filter, PageParameters, Paging, read};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_events))
        .routes(routes!(get_event))
        .routes(routes!(prove_events))
        .routes(routes!(list_events_installation))
        .routes(routes!(get_event_installation))
        .routes(routes!(prove_events_installation))
}

/// List events
///
/// Newest first; those of one `object` in the order in which they were recorded. Where a filter
/// finds little, a page may hold fewer events than asked although `next` leads on.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/events", tag = "events",
    extensions(("x-permission" = json!("events.read"))),
    params(("entity" = String, Path), EventFilter, PageParameters),
    responses((status = 200, body = o2c::Page<LoggedEvent>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn list_events(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<EventFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<LoggedEvent>>, Problem> {
    read(&state, move |tx| {
        access::list_events(tx, Some(entity), &filter, &page)
    })
    .await
    .map(Json)
}

/// Read an event
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/events/{event}", tag = "events",
    extensions(("x-permission" = json!("events.read"))),
    params(("entity" = String, Path), ("event" = String, Path)),
    responses((status = 200, body = LoggedEvent), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_event(
    State(state): State<AppState>,
    At((entity, event)): At<(EntityId, EventId)>,
) -> Result<Json<LoggedEvent>, Problem> {
    read(&state, move |tx| access::event(tx, Some(entity), event))
        .await
        .map(Json)
}

/// Prove that no event was changed or taken away
///
/// Computes the hash of every event anew.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/events/proof", tag = "events",
    extensions(("x-permission" = json!("events.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = ChainProof), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn prove_events(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<ChainProof>, Problem> {
    read(&state, move |tx| access::prove_events(tx, Some(entity)))
        .await
        .map(Json)
}

/// List events of the installation
///
/// What belongs to no legal entity: users, sessions, API keys, jobs.
#[utoipa::path(
    get, path = "/api/v1/events", tag = "events",
    extensions(("x-permission" = json!("events.read"))),
    params(EventFilter, PageParameters),
    responses((status = 200, body = o2c::Page<LoggedEvent>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn list_events_installation(
    State(state): State<AppState>,
    Filter(filter): Filter<EventFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<LoggedEvent>>, Problem> {
    read(&state, move |tx| {
        access::list_events(tx, None, &filter, &page)
    })
    .await
    .map(Json)
}

/// Read an event of the installation
#[utoipa::path(
    get, path = "/api/v1/events/{event}", tag = "events",
    extensions(("x-permission" = json!("events.read"))),
    params(("event" = String, Path)),
    responses((status = 200, body = LoggedEvent), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_event_installation(
    State(state): State<AppState>,
    At(event): At<EventId>,
) -> Result<Json<LoggedEvent>, Problem> {
    read(&state, move |tx| access::event(tx, None, event))
        .await
        .map(Json)
}

/// Prove that no event of the installation was changed or taken away
#[utoipa::path(
    get, path = "/api/v1/events/proof", tag = "events",
    extensions(("x-permission" = json!("events.read"))),
    responses((status = 200, body = ChainProof), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn prove_events_installation(
    State(state): State<AppState>,
) -> Result<Json<ChainProof>, Problem> {
    read(&state, |tx| access::prove_events(tx, None))
        .await
        .map(Json)
}

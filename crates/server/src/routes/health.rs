//! The health of the system and of its data.

use axum::Json;
use axum::extract::State;
use kernel::{EntityId, Instant};
use o2c::insight::{self, HealthFigure, LatencyHour};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::latency;
use crate::problem::Problem;
use crate::request::{At, Filter, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_system_health))
        .routes(routes!(list_transaction_latencies))
        .routes(routes!(get_entity_health))
}

/// Read the health of the system
///
/// Jobs, and how long transactions of the last 24 hours took, by operation.
#[utoipa::path(
    get, path = "/api/v1/health/system", tag = "jobs",
    extensions(("x-permission" = json!("jobs.read"))),
    responses((status = 200, body = Vec<HealthFigure>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_system_health(
    State(state): State<AppState>,
) -> Result<Json<Vec<HealthFigure>>, Problem> {
    show(&state, |tx| insight::system_health(tx, &latency::counted())).await
}

/// Since when.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Since {
    /// From this instant on. Default: the last seven days; they are kept for 400.
    #[param(value_type = Option<String>, format = DateTime)]
    since: Option<Instant>,
}

/// Read how long transactions took, hour by hour
///
/// From the request to its committed effect. What other nodes counted within the hour comes later.
#[utoipa::path(
    get, path = "/api/v1/health/transaction-latencies", tag = "jobs",
    extensions(("x-permission" = json!("jobs.read"))),
    params(Since),
    responses((status = 200, body = Vec<LatencyHour>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_transaction_latencies(
    State(state): State<AppState>,
    Filter(filter): Filter<Since>,
) -> Result<Json<Vec<LatencyHour>>, Problem> {
    show(&state, move |tx| {
        let week = tx.now().plus_secs(-7 * 24 * 3_600);
        insight::latencies(tx, filter.since.unwrap_or(week), &latency::counted())
    })
    .await
}

/// Read the health of a legal entity's data
///
/// What imports left out, feeds that are silent for longer than they use to be, statements that do
/// not add up, and what is missing in masters.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/health", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<HealthFigure>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_entity_health(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<HealthFigure>>, Problem> {
    show(&state, move |tx| insight::entity_health(tx, entity)).await
}

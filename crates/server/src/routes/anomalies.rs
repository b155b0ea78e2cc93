//! Key figures that are unlike themselves.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::EntityId;
use o2c::insight::{
    self, Anomaly, AnomalyFilter, AnomalyRules, AnomalyRulesChange, Dismissal, Reinstatement,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Verdicts, Version, Write,
    WriteParameters, show, verdicts,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_anomalies))
        .routes(routes!(dismiss_anomalies))
        .routes(routes!(reinstate_anomalies))
        .routes(routes!(find_anomalies))
        .routes(routes!(get_anomaly_rules, change_anomaly_rules))
}

/// List anomalies
///
/// Those found last first.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/anomalies", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), AnomalyFilter, PageParameters),
    responses((status = 200, body = o2c::Page<Anomaly>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_anomalies(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<AnomalyFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<Anomaly>>, Problem> {
    show(&state, move |tx| {
        insight::anomalies(tx, entity, &filter, &page)
    })
    .await
}

/// Dismiss anomalies
///
/// Each with a reason; the same figures raise nothing for a while.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/anomalies/dismiss", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<Dismissal>,
    responses((status = 200, body = Verdicts<Anomaly>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn dismiss_anomalies(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<Dismissal>>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, batch| {
            Ok(verdicts(insight::dismiss_anomalies(tx, entity, batch)?))
        })
        .await
}

/// Take dismissals of anomalies back
///
/// They are open or over as if nobody had dismissed them; who had, when and why stays.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/anomalies/reinstate", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<Reinstatement>,
    responses((status = 200, body = Verdicts<Anomaly>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn reinstate_anomalies(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<Reinstatement>>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, batch| {
            Ok(verdicts(insight::reinstate_anomalies(tx, entity, batch)?))
        })
        .await
}

/// Look for anomalies now
///
/// Else this is done each night. A job does it; what it finds is in the list.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/anomalies/find", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    responses((status = 202, body = AnomalyRules), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn find_anomalies(At(entity): At<EntityId>, write: Write) -> Result<Response, Problem> {
    write
        .run(
            StatusCode::ACCEPTED,
            Input::of((), "anomalies"),
            move |tx, ()| {
                insight::queue_anomalies(tx, entity)?;
                insight::anomaly_rules(tx, entity)
            },
        )
        .await
}

/// Read how readily anomalies are raised
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/anomaly-rules", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = AnomalyRules), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_anomaly_rules(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<AnomalyRules>, Problem> {
    show(&state, move |tx| insight::anomaly_rules(tx, entity)).await
}

/// Change how readily anomalies are raised
///
/// Holds from the next time on that they are looked for.
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/anomaly-rules", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = AnomalyRulesChange,
    responses((status = 200, body = AnomalyRules), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn change_anomaly_rules(
    At(entity): At<EntityId>,
    Version(version): Version,
    write: Write,
    input: Input<AnomalyRulesChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            insight::change_anomaly_rules(tx, entity, version, change)
        })
        .await
}

//! What payments taught about who pays for whom.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, LearnedPayerId};
use o2c::cash::{self, LearnedChange, LearnedFilter, LearnedPayer, MatchCalibration};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Version, Write, WriteParameters, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_learned_payers))
        .routes(routes!(get_learned_payer, switch_learned_payer))
        .routes(routes!(list_match_calibrations))
        .routes(routes!(switch_match_calibration))
}

/// List what payments taught
///
/// From which account, or under which name, a customer's money comes, and how the customer is used
/// to paying. A habit is listed from the second receipt on that showed it.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/learned-payers", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), LearnedFilter, PageParameters),
    responses((status = 200, body = o2c::Page<LearnedPayer>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_learned_payers(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<LearnedFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<LearnedPayer>>, Problem> {
    show(&state, move |tx| {
        cash::list_learned_payers(tx, entity, &filter, &page)
    })
    .await
}

/// Read what payments taught about a payer
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/learned-payers/{learned_payer}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("learned_payer" = String, Path)),
    responses((status = 200, body = LearnedPayer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_learned_payer(
    State(state): State<AppState>,
    At((entity, learned_payer)): At<(EntityId, LearnedPayerId)>,
) -> Result<Json<LearnedPayer>, Problem> {
    show(&state, move |tx| {
        cash::learned_payer(tx, entity, learned_payer)
    })
    .await
}

/// Switch what payments taught off or on
///
/// Matching does not use what is switched off; it goes on counting.
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/learned-payers/{learned_payer}", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), ("learned_payer" = String, Path), WriteParameters, KeyHeader),
    request_body = LearnedChange,
    responses((status = 200, body = LearnedPayer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
async fn switch_learned_payer(
    At((entity, learned_payer)): At<(EntityId, LearnedPayerId)>,
    Version(version): Version,
    write: Write,
    input: Input<LearnedChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            cash::switch_learned_payer(tx, entity, learned_payer, version, change)
        })
        .await
}

/// List how confidences came true
///
/// By kind of explanation: what was told, what was right, and by how much doubt is multiplied since.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/match-calibrations", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<MatchCalibration>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_match_calibrations(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<MatchCalibration>>, Problem> {
    show(&state, move |tx| cash::match_calibrations(tx, entity)).await
}

/// Switch off or on what experience taught about confidences
///
/// Matching then tells the confidences of the delivered tables; it goes on counting.
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/match-calibrations/{basis}", tag = "cash",
    extensions(("x-permission" = json!("cash.policy"))),
    params(("entity" = String, Path), ("basis" = String, Path), WriteParameters, KeyHeader),
    request_body = LearnedChange,
    responses((status = 200, body = MatchCalibration), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
async fn switch_match_calibration(
    At((entity, basis)): At<(EntityId, String)>,
    Version(version): Version,
    write: Write,
    input: Input<LearnedChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            cash::switch_match_calibration(tx, entity, &basis, version, change)
        })
        .await
}

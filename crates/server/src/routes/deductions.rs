//! What payers withheld of invoices, and the reasons for it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{DeductionId, EntityId};
use o2c::receivables::{
    self, Deduction, DeductionFilter, DeductionReason, DeductionReasonChange, DeductionSum,
    NewDeductionReason,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Version, Write, WriteParameters, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_deductions))
        .routes(routes!(get_deduction_totals))
        .routes(routes!(get_deduction))
        .routes(routes!(list_deduction_reasons, create_deduction_reason))
        .routes(routes!(change_deduction_reason))
}

/// List deductions
///
/// What payers withheld of invoices, why, and what became of it.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/deductions", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), DeductionFilter, PageParameters),
    responses((status = 200, body = o2c::Page<Deduction>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn list_deductions(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<DeductionFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<Deduction>>, Problem> {
    show(&state, move |tx| {
        receivables::list_deductions(tx, entity, &filter, &page)
    })
    .await
}

/// Add deductions up
///
/// What the deductions of a list come to, by reason and currency; takes the same filters.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/deductions/totals", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), DeductionFilter),
    responses((status = 200, body = Vec<DeductionSum>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn get_deduction_totals(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<DeductionFilter>,
) -> Result<Json<Vec<DeductionSum>>, Problem> {
    show(&state, move |tx| {
        receivables::deduction_totals(tx, entity, &filter)
    })
    .await
}

/// Read a deduction
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/deductions/{deduction}", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), ("deduction" = String, Path)),
    responses((status = 200, body = Deduction), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_deduction(
    State(state): State<AppState>,
    At((entity, deduction)): At<(EntityId, DeductionId)>,
) -> Result<Json<Deduction>, Problem> {
    show(&state, move |tx| {
        receivables::deduction(tx, entity, deduction)
    })
    .await
}

/// List reasons of deductions
///
/// Those that every legal entity has, and its own.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/deduction-reasons", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<DeductionReason>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_deduction_reasons(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<DeductionReason>>, Problem> {
    show(&state, move |tx| receivables::deduction_reasons(tx, entity)).await
}

/// Add a reason of deductions
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/deduction-reasons", tag = "receivables",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewDeductionReason,
    responses((status = 201, body = DeductionReason), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn create_deduction_reason(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewDeductionReason>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            receivables::create_deduction_reason(tx, entity, new)
        })
        .await
}

/// Change a reason of deductions
///
/// Its name, and whether it can be chosen.
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/deduction-reasons/{code}", tag = "receivables",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), ("code" = String, Path), WriteParameters, KeyHeader),
    request_body = DeductionReasonChange,
    responses((status = 200, body = DeductionReason), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
async fn change_deduction_reason(
    At((entity, code)): At<(EntityId, String)>,
    Version(version): Version,
    write: Write,
    input: Input<DeductionReasonChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            receivables::change_deduction_reason(tx, entity, &code, version, change)
        })
        .await
}

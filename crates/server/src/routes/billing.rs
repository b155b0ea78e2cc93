//! Billing in bulk, with progress.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{BillingRunId, EntityId};
use o2c::invoicing::{self, BillingRun, BillingRunItem, NewBillingRun, RunItemFilter};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Write, WriteParameters, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_billing_runs, create_billing_run))
        .routes(routes!(get_billing_run))
        .routes(routes!(list_billing_run_items))
}

/// Start a billing run
///
/// Fixes what is to be billed and leaves the work to a job: look at the run to see how far it is.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/billing-runs", tag = "invoices",
    extensions(("x-permission" = json!("invoices.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewBillingRun,
    responses((status = 202, body = BillingRun), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_billing_run(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewBillingRun>,
) -> Result<Response, Problem> {
    let by = write.caller().actor.clone();
    write
        .run(StatusCode::ACCEPTED, input, move |tx, new| {
            invoicing::request_run(tx, &by, entity, new)
        })
        .await
}

/// List billing runs
///
/// Newest first.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/billing-runs", tag = "invoices",
    extensions(("x-permission" = json!("invoices.read"))),
    params(("entity" = String, Path), PageParameters),
    responses((status = 200, body = o2c::Page<BillingRun>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_billing_runs(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<BillingRun>>, Problem> {
    show(&state, move |tx| {
        invoicing::list_billing_runs(tx, entity, &page)
    })
    .await
}

/// Read how far a billing run is
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/billing-runs/{run}", tag = "invoices",
    extensions(("x-permission" = json!("invoices.read"))),
    params(("entity" = String, Path), ("run" = String, Path)),
    responses((status = 200, body = BillingRun), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_billing_run(
    State(state): State<AppState>,
    At((entity, run)): At<(EntityId, BillingRunId)>,
) -> Result<Json<BillingRun>, Problem> {
    show(&state, move |tx| invoicing::billing_run(tx, entity, run)).await
}

/// List what became of the orders of a billing run
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/billing-runs/{run}/items", tag = "invoices",
    extensions(("x-permission" = json!("invoices.read"))),
    params(("entity" = String, Path), ("run" = String, Path), RunItemFilter, PageParameters),
    responses((status = 200, body = o2c::Page<BillingRunItem>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn list_billing_run_items(
    State(state): State<AppState>,
    At((entity, run)): At<(EntityId, BillingRunId)>,
    Filter(filter): Filter<RunItemFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<BillingRunItem>>, Problem> {
    show(&state, move |tx| {
        invoicing::list_run_items(tx, entity, run, &filter, &page)
    })
    .await
}

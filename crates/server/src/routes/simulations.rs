//! What other terms and prices would have come to.

use axum::Json;
use axum::extract::State;
use kernel::EntityId;
use o2c::insight::{self, PriceQuestion, PriceTrial, TermsQuestion, TermsTrial};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Input, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(simulate_terms))
        .routes(routes!(simulate_prices))
}

/// Try payment terms on the invoices of the past
///
/// Due dates, days to pay and the cost of the discount, in a range between what customers may have
/// done. Nothing is kept.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/simulations/terms", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path)),
    request_body = TermsQuestion,
    responses((status = 200, body = TermsTrial), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn simulate_terms(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    input: Input<TermsQuestion>,
) -> Result<Json<TermsTrial>, Problem> {
    show(&state, move |tx| {
        insight::terms_trial(tx, entity, &input.value)
    })
    .await
}

/// Try prices on the order lines of the past
///
/// The revenue, in a range by what volume may have been lost. Nothing is kept.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/simulations/prices", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path)),
    request_body = PriceQuestion,
    responses((status = 200, body = PriceTrial), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn simulate_prices(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    input: Input<PriceQuestion>,
) -> Result<Json<PriceTrial>, Problem> {
    show(&state, move |tx| {
        insight::price_trial(tx, entity, &input.value)
    })
    .await
}

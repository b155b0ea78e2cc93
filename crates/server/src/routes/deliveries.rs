//! Deliveries and returns.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{DeliveryId, EntityId};
use o2c::deliveries::{
    self, Arrival, CancelShipment, DeliveryChange, DeliveryFilter, DeliveryHead, DeliveryReceipt,
    DeliveryView, NewProof, NewReturn,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Verdicts, Write, WriteParameters, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_deliveries))
        .routes(routes!(get_delivery))
        .routes(routes!(deliver))
        .routes(routes!(record_proofs_of_delivery))
        .routes(routes!(cancel_shipments))
        .routes(routes!(return_goods))
}

/// List deliveries
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/deliveries", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.read"))),
    params(("entity" = String, Path), DeliveryFilter, PageParameters),
    responses((status = 200, body = o2c::Page<DeliveryHead>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_deliveries(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<DeliveryFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<DeliveryHead>>, Problem> {
    show(&state, move |tx| {
        deliveries::list_deliveries(tx, entity, &filter, &page)
    })
    .await
}

/// Read a delivery
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/deliveries/{delivery}", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.read"))),
    params(("entity" = String, Path), ("delivery" = String, Path)),
    responses((status = 200, body = DeliveryView), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_delivery(
    State(state): State<AppState>,
    At((entity, delivery)): At<(EntityId, DeliveryId)>,
) -> Result<Json<DeliveryView>, Problem> {
    show(&state, move |tx| deliveries::delivery(tx, entity, delivery)).await
}

/// Record arrivals
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/deliveries/deliver", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<Arrival>,
    responses((status = 200, body = Verdicts<DeliveryChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn deliver(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<Arrival>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            deliveries::deliver(tx, entity, batch)
        })
        .await
}

/// Record proofs of delivery
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/deliveries/proofs", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<NewProof>,
    responses((status = 200, body = Verdicts<DeliveryChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn record_proofs_of_delivery(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<NewProof>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            deliveries::record_proofs_of_delivery(tx, entity, batch)
        })
        .await
}

/// Cancel shipments
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/deliveries/cancel", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<CancelShipment>,
    responses((status = 200, body = Verdicts<DeliveryChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn cancel_shipments(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<CancelShipment>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            deliveries::cancel_shipments(tx, entity, batch)
        })
        .await
}

/// Take goods back
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/returns", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<NewReturn>,
    responses((status = 200, body = Verdicts<DeliveryReceipt>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn return_goods(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<NewReturn>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            deliveries::return_goods(tx, entity, batch)
        })
        .await
}

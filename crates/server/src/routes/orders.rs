//! Orders and their holds.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, OrderId};
use o2c::access::{Permission, Principal};
use o2c::cash::{self, OrderPayment};
use o2c::orders::{
    self, Acknowledge, CancelLines, CancelOrder, ChangeLine, HoldFilter, NewOrder, OrderChange,
    OrderFilter, OrderHead, OrderReceipt, OrderView, QueuedHold, RefuseOrder, RestoreHold,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, Lines, PageParameters, Paging, Verdict, Verdicts, Write,
    WriteParameters, one, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_orders, create_order))
        .routes(routes!(create_orders_bulk))
        .routes(routes!(get_order))
        .routes(routes!(acknowledge_orders))
        .routes(routes!(cancel_orders))
        .routes(routes!(cancel_order_lines))
        .routes(routes!(refuse_orders))
        .routes(routes!(change_order_lines))
        .routes(routes!(list_holds))
        .routes(routes!(restore_holds))
        .routes(routes!(list_order_payments))
}

/// List orders
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/orders", tag = "orders",
    extensions(("x-permission" = json!("orders.read"))),
    params(("entity" = String, Path), OrderFilter, PageParameters),
    responses((status = 200, body = o2c::Page<OrderHead>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_orders(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<OrderFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<OrderHead>>, Problem> {
    show(&state, move |tx| {
        orders::list_orders(tx, entity, &filter, &page)
    })
    .await
}

/// Enter an order
///
/// Prices, taxes and checks it; the reply names the holds it is under.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/orders", tag = "orders",
    extensions(("x-permission" = json!("orders.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewOrder,
    responses((status = 201, body = OrderReceipt), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_order(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewOrder>,
) -> Result<Response, Problem> {
    let shown = shown_to(write.caller(), entity);
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            let receipts = orders::receive_orders(tx, entity, vec![new.clone()])?;
            one(receipts).map(shown)
        })
        .await
}

/// Enter many orders
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/orders/bulk", tag = "orders",
    extensions(("x-permission" = json!("orders.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body(content = NewOrder, content_type = "application/x-ndjson"),
    responses((status = 200, body = Verdict<OrderReceipt>, content_type = "application/x-ndjson"), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn create_orders_bulk(
    At(entity): At<EntityId>,
    write: Write,
    input: Lines<NewOrder>,
) -> Result<Response, Problem> {
    let shown = shown_to(write.caller(), entity);
    write
        .run_lines(input, move |tx, batch| {
            let receipts = orders::receive_orders(tx, entity, batch)?.into_iter();
            Ok(receipts.map(|receipt| receipt.map(shown)).collect())
        })
        .await
}

/// The receipt as a caller may see it: credit is for those who may read it.
fn shown_to(
    caller: &Principal,
    entity: EntityId,
) -> impl Fn(OrderReceipt) -> OrderReceipt + Copy + Send + 'static {
    let credit = caller.may(Permission::CreditRead, Some(entity));
    move |receipt| match credit {
        true => receipt,
        false => OrderReceipt {
            credit: None,
            ..receipt
        },
    }
}

/// Read an order
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/orders/{order}", tag = "orders",
    extensions(("x-permission" = json!("orders.read"))),
    params(("entity" = String, Path), ("order" = String, Path)),
    responses((status = 200, body = OrderView), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_order(
    State(state): State<AppState>,
    At((entity, order)): At<(EntityId, OrderId)>,
) -> Result<Json<OrderView>, Problem> {
    show(&state, move |tx| orders::order(tx, entity, order)).await
}

/// Acknowledge orders
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/orders/acknowledge", tag = "orders",
    extensions(("x-permission" = json!("orders.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<Acknowledge>,
    responses((status = 200, body = Verdicts<OrderChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn acknowledge_orders(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<Acknowledge>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            orders::acknowledge_orders(tx, entity, batch)
        })
        .await
}

/// Cancel orders
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/orders/cancel", tag = "orders",
    extensions(("x-permission" = json!("orders.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<CancelOrder>,
    responses((status = 200, body = Verdicts<OrderChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn cancel_orders(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<CancelOrder>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            orders::cancel_orders(tx, entity, batch)
        })
        .await
}

/// Cancel lines of orders
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/orders/cancel-lines", tag = "orders",
    extensions(("x-permission" = json!("orders.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<CancelLines>,
    responses((status = 200, body = Verdicts<OrderChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn cancel_order_lines(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<CancelLines>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            orders::cancel_lines(tx, entity, batch)
        })
        .await
}

/// Refuse held orders
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/orders/refuse", tag = "orders",
    extensions(("x-permission" = json!("orders.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<RefuseOrder>,
    responses((status = 200, body = Verdicts<OrderChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn refuse_orders(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<RefuseOrder>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            orders::refuse_orders(tx, entity, batch)
        })
        .await
}

/// Mend lines of held orders
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/orders/change-lines", tag = "orders",
    extensions(("x-permission" = json!("orders.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<ChangeLine>,
    responses((status = 200, body = Verdicts<OrderChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn change_order_lines(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<ChangeLine>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            orders::change_lines(tx, entity, batch)
        })
        .await
}

/// List holds
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/holds", tag = "orders",
    extensions(("x-permission" = json!("orders.read"))),
    params(("entity" = String, Path), HoldFilter, PageParameters),
    responses((status = 200, body = o2c::Page<QueuedHold>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_holds(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<HoldFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<QueuedHold>>, Problem> {
    show(&state, move |tx| {
        orders::list_holds(tx, entity, &filter, &page)
    })
    .await
}

/// Place released holds again
///
/// As long as the order was not acknowledged since.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/holds/restore", tag = "orders",
    extensions(("x-permission" = json!("orders.release"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<RestoreHold>,
    responses((status = 200, body = Verdicts<OrderChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn restore_holds(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<RestoreHold>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            orders::restore_holds(tx, entity, batch)
        })
        .await
}

/// List the payments of an order
///
/// The receipts that pay its invoices, and how much of each invoice they pay by now.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/orders/{order}/payments", tag = "orders",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("order" = String, Path)),
    responses((status = 200, body = Vec<OrderPayment>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_order_payments(
    State(state): State<AppState>,
    At((entity, order)): At<(EntityId, OrderId)>,
) -> Result<Json<Vec<OrderPayment>>, Problem> {
    show(&state, move |tx| cash::order_payments(tx, entity, order)).await
}

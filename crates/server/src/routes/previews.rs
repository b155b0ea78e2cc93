//! Documents before they are issued. Each preview runs the command that would issue the document,
//! renders what it leads to as a draft, and rolls everything back: no number is taken.

use axum::extract::State;
use axum::response::Response;
use kernel::EntityId;
use o2c::deliveries::{self, NewDelivery};
use o2c::invoicing::{self, Bill, NewCreditNote};
use o2c::orders::{self, Acknowledge, NewOrder};
use store::Tx;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::special::{credit_override, pdf_reply};
use crate::papers::{self, PrintError, Ready, Style, ready};
use crate::problem::Problem;
use crate::request::{At, Input, Write, one};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(preview_order))
        .routes(routes!(preview_acknowledgement))
        .routes(routes!(preview_delivery_note))
        .routes(routes!(preview_invoice))
        .routes(routes!(preview_credit_note))
}

/// Preview the acknowledgement of an order that is not entered yet
///
/// With the dates that would be confirmed, unless something would hold the order.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/orders/preview", tag = "orders",
    extensions(("x-permission" = json!("orders.write"))),
    params(("entity" = String, Path)),
    request_body = NewOrder,
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn preview_order(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewOrder>,
) -> Result<Response, Problem> {
    draft(&state, entity, write, move |tx| {
        let mut new = input.value.clone();
        new.auto_acknowledge = true;
        let receipt = one(orders::receive_orders(tx, entity, vec![new])?)?;
        Ok(ready::acknowledgement(tx, entity, receipt.id)?.unnumbered())
    })
    .await
}

/// Preview the acknowledgement of an order
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/orders/acknowledge/preview", tag = "orders",
    extensions(("x-permission" = json!("orders.write"))),
    params(("entity" = String, Path)),
    request_body = Acknowledge,
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn preview_acknowledgement(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Acknowledge>,
) -> Result<Response, Problem> {
    draft(&state, entity, write, move |tx| {
        let request = std::slice::from_ref(&input.value);
        let change = one(orders::acknowledge_orders(tx, entity, request)?)?;
        ready::acknowledgement(tx, entity, change.order)
    })
    .await
}

/// Preview a delivery note
///
/// Of a shipment beyond the credit limit, with `override_credit`, needs orders.release_credit as
/// well.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/deliveries/preview", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path)),
    request_body = NewDelivery,
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn preview_delivery_note(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewDelivery>,
) -> Result<Response, Problem> {
    if input.value.override_credit {
        credit_override(write.caller(), entity)?;
    }
    draft(&state, entity, write, move |tx| {
        let request = std::slice::from_ref(&input.value);
        let receipt = one(deliveries::ship(tx, entity, request)?)?;
        Ok(ready::delivery_note(tx, entity, receipt.id)?.unnumbered())
    })
    .await
}

/// Preview an invoice before billing
///
/// Of a return its credit note. What is selected must lead to one document.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/bill/preview", tag = "invoices",
    extensions(("x-permission" = json!("invoices.write"))),
    params(("entity" = String, Path)),
    request_body = Bill,
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn preview_invoice(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Bill>,
) -> Result<Response, Problem> {
    let document = draft(&state, entity, write, move |tx| {
        let outcomes = invoicing::bill(tx, entity, &input.value)?;
        if outcomes.len() != 1 {
            return Err(PrintError::Business(not_one(outcomes.len()).into()));
        }
        let issued = one(outcomes)?;
        Ok(ready::invoice(tx, entity, issued.id)?.unnumbered())
    });
    document.await
}

fn not_one(documents: usize) -> o2c::Refusal {
    o2c::Refusal::new(
        o2c::Code::InvalidValue,
        "select",
        format!("the selection leads to {documents} documents"),
        "select the deliveries of one invoice",
    )
}

/// Preview a credit note
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/credit-notes/preview", tag = "invoices",
    extensions(("x-permission" = json!("invoices.credit"))),
    params(("entity" = String, Path)),
    request_body = NewCreditNote,
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn preview_credit_note(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewCreditNote>,
) -> Result<Response, Problem> {
    draft(&state, entity, write, move |tx| {
        let issued = one(invoicing::credit_notes(
            tx,
            entity,
            vec![input.value.clone()],
        )?)?;
        Ok(ready::invoice(tx, entity, issued.id)?.unnumbered())
    })
    .await
}

/// Tries a command, and replies with the document that it would issue.
async fn draft(
    state: &AppState,
    entity: EntityId,
    write: Write,
    issue: impl Fn(&mut Tx) -> Result<Ready, PrintError> + Send + 'static,
) -> Result<Response, Problem> {
    let (ready, style) = write
        .tried(move |tx| {
            let ready = issue(tx)?.draft();
            Ok::<_, PrintError>((ready, Style::load(tx, entity)?))
        })
        .await?;
    let files = state.files().clone();
    let rendering = tokio::task::spawn_blocking(move || {
        let Ready {
            mut document,
            language,
            ..
        } = ready;
        style.dress(&mut document, language, &files)?;
        Ok::<_, PrintError>(pdf::render(&document, papers::language(language))?)
    });
    match rendering.await {
        Ok(bytes) => Ok(pdf_reply("draft.pdf", bytes?)),
        Err(failed) => Err(Problem::internal(&failed)),
    }
}

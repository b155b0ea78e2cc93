//! Billing, invoices and credit notes.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, InvoiceId};
use o2c::invoicing::{
    self, Bill, BillingDue, DraftInvoice, DueListFilter, InvoiceFilter, InvoiceHead, InvoiceView,
    IssuedInvoice, NewCreditNote, OldInvoice,
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
        .routes(routes!(list_billing_due))
        .routes(routes!(bill))
        .routes(routes!(list_invoices, create_invoice))
        .routes(routes!(create_invoices_bulk))
        .routes(routes!(import_invoices_bulk))
        .routes(routes!(get_invoice))
        .routes(routes!(create_credit_note))
}

/// List what is due to be billed
///
/// And why the rest is not due yet.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/billing-due", tag = "invoices",
    extensions(("x-permission" = json!("invoices.read"))),
    params(("entity" = String, Path), DueListFilter, PageParameters),
    responses((status = 200, body = o2c::Page<BillingDue>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_billing_due(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<DueListFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<BillingDue>>, Problem> {
    show(&state, move |tx| {
        invoicing::billing_due(tx, entity, &filter, &page)
    })
    .await
}

/// Bill what is due
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/bill", tag = "invoices",
    extensions(("x-permission" = json!("invoices.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Bill,
    responses((status = 200, body = Verdicts<IssuedInvoice>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn bill(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Bill>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, new| {
            invoicing::bill(tx, entity, new)
        })
        .await
}

/// List invoices and credit notes
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/invoices", tag = "invoices",
    extensions(("x-permission" = json!("invoices.read"))),
    params(("entity" = String, Path), InvoiceFilter, PageParameters),
    responses((status = 200, body = o2c::Page<InvoiceHead>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_invoices(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<InvoiceFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<InvoiceHead>>, Problem> {
    show(&state, move |tx| {
        invoicing::list_invoices(tx, entity, &filter, &page)
    })
    .await
}

/// Issue an invoice of free lines
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/invoices", tag = "invoices",
    extensions(("x-permission" = json!("invoices.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = DraftInvoice,
    responses((status = 201, body = IssuedInvoice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_invoice(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<DraftInvoice>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            one(invoicing::issue_invoices(tx, entity, vec![new.clone()])?)
        })
        .await
}

/// Issue many invoices of free lines
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/invoices/bulk", tag = "invoices",
    extensions(("x-permission" = json!("invoices.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body(content = DraftInvoice, content_type = "application/x-ndjson"),
    responses((status = 200, body = Verdict<IssuedInvoice>, content_type = "application/x-ndjson"), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn create_invoices_bulk(
    At(entity): At<EntityId>,
    write: Write,
    input: Lines<DraftInvoice>,
) -> Result<Response, Problem> {
    write
        .run_lines(input, move |tx, batch| {
            invoicing::issue_invoices(tx, entity, batch)
        })
        .await
}

/// Take over open items of an old system
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/invoices/import", tag = "invoices",
    extensions(("x-permission" = json!("imports.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body(content = OldInvoice, content_type = "application/x-ndjson"),
    responses((status = 200, body = Verdict<IssuedInvoice>, content_type = "application/x-ndjson"), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn import_invoices_bulk(
    At(entity): At<EntityId>,
    write: Write,
    input: Lines<OldInvoice>,
) -> Result<Response, Problem> {
    write
        .run_lines(input, move |tx, batch| {
            invoicing::import_invoices(tx, entity, batch)
        })
        .await
}

/// Read an invoice or credit note
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/invoices/{invoice}", tag = "invoices",
    extensions(("x-permission" = json!("invoices.read"))),
    params(("entity" = String, Path), ("invoice" = String, Path)),
    responses((status = 200, body = InvoiceView), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_invoice(
    State(state): State<AppState>,
    At((entity, invoice)): At<(EntityId, InvoiceId)>,
) -> Result<Json<InvoiceView>, Problem> {
    show(&state, move |tx| invoicing::invoice(tx, entity, invoice)).await
}

/// Issue a credit note
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/credit-notes", tag = "invoices",
    extensions(("x-permission" = json!("invoices.credit"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewCreditNote,
    responses((status = 201, body = IssuedInvoice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_credit_note(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewCreditNote>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            one(invoicing::credit_notes(tx, entity, vec![new.clone()])?)
        })
        .await
}

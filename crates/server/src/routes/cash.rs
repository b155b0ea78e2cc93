//! Bank statements, entries, receipts and refunds.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{BankEntryId, EntityId, ReceiptId, RefundId, StatementId};
use o2c::cash::{
    self, AcceptSelection, ApplyEntry, BankEntry, EntryChange, EntryFilter, Exception,
    ExceptionFilter, MatchReport, MatchSelection, NewReceipt, NewRefund, Receipt, ReceiptFilter,
    RecordedReceipt, RefundView, ReverseReceipt, Statement, StatementFilter,
};
use o2c::orders::Effect;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
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
        .routes(routes!(list_statements))
        .routes(routes!(get_bank_statement))
        .routes(routes!(list_bank_entries))
        .routes(routes!(get_bank_entry))
        .routes(routes!(list_exceptions))
        .routes(routes!(get_exception))
        .routes(routes!(accept_proposals))
        .routes(routes!(match_bank_entries))
        .routes(routes!(apply_bank_entries))
        .routes(routes!(set_bank_entry_aside))
        .routes(routes!(reverse_bank_entry))
        .routes(routes!(list_receipts, create_receipt))
        .routes(routes!(create_receipts_bulk))
        .routes(routes!(get_receipt))
        .routes(routes!(reverse_receipt))
        .routes(routes!(list_refunds, refund))
        .routes(routes!(link_refund))
}

/// Which entries to match.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MatchRequest {
    /// All open ones, or named ones.
    select: MatchSelection,
    /// At most so many at a time.
    limit: Option<u32>,
}

/// Which proposals to take over.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AcceptRequest {
    /// Named ones, or all that are so sure.
    select: AcceptSelection,
    /// At most so many at a time.
    limit: Option<u32>,
}

/// An entry to leave out of matching, or to take back in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SetAside {
    /// The entry.
    #[schema(value_type = String)]
    entry: BankEntryId,
    /// `true` sets it aside, `false` takes it back.
    aside: bool,
    /// Why.
    reason: String,
}

/// Two entries of which one undoes the other.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReverseEntry {
    /// The entry that undoes.
    #[schema(value_type = String)]
    reversal: BankEntryId,
    /// The entry that is undone.
    #[schema(value_type = String)]
    original: BankEntryId,
}

/// A refund and the bank entry that paid it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RefundLink {
    /// The bank entry.
    #[schema(value_type = String)]
    entry: BankEntryId,
}

/// Which refunds.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct RefundFilter {
    /// Only those whose bank entry is known, or only those whose is not.
    linked: Option<bool>,
}

/// List bank statements
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-statements", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), StatementFilter, PageParameters),
    responses((status = 200, body = o2c::Page<Statement>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_statements(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<StatementFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<Statement>>, Problem> {
    show(&state, move |tx| {
        cash::list_statements(tx, entity, &filter, &page)
    })
    .await
}

/// Read a bank statement
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-statements/{statement}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("statement" = String, Path)),
    responses((status = 200, body = Statement), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_bank_statement(
    State(state): State<AppState>,
    At((entity, statement)): At<(EntityId, StatementId)>,
) -> Result<Json<Statement>, Problem> {
    show(&state, move |tx| cash::statement(tx, entity, statement)).await
}

/// List bank entries
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-entries", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), EntryFilter, PageParameters),
    responses((status = 200, body = o2c::Page<BankEntry>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_bank_entries(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<EntryFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<BankEntry>>, Problem> {
    show(&state, move |tx| {
        cash::list_entries(tx, entity, &filter, &page)
    })
    .await
}

/// Read a bank entry
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-entries/{bank_entry}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("bank_entry" = String, Path)),
    responses((status = 200, body = BankEntry), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_bank_entry(
    State(state): State<AppState>,
    At((entity, bank_entry)): At<(EntityId, BankEntryId)>,
) -> Result<Json<BankEntry>, Problem> {
    show(&state, move |tx| cash::bank_entry(tx, entity, bank_entry)).await
}

/// List entries that wait for a person
///
/// Each with the reason it was left and a proposal where there is one.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/exceptions", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ExceptionFilter, PageParameters),
    responses((status = 200, body = o2c::Page<Exception>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_exceptions(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<ExceptionFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<Exception>>, Problem> {
    show(&state, move |tx| {
        cash::exceptions(tx, entity, &filter, &page)
    })
    .await
}

/// Read an entry that waits for a person
///
/// Not found once it waits no more.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/exceptions/{bank_entry}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("bank_entry" = String, Path)),
    responses((status = 200, body = Exception), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_exception(
    State(state): State<AppState>,
    At((entity, bank_entry)): At<(EntityId, BankEntryId)>,
) -> Result<Json<Exception>, Problem> {
    show(&state, move |tx| cash::exception(tx, entity, bank_entry)).await
}

/// Take over what matching proposes
///
/// A proposal is made anew before it is carried out; one that is another by now, or not as sure, is
/// left, and told by reason.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/exceptions/accept", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = AcceptRequest,
    responses((status = 200, body = MatchReport), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn accept_proposals(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<AcceptRequest>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            let limit = new.limit.unwrap_or(cash::MATCH_LIMIT_MAX);
            cash::accept_proposals(tx, entity, &new.select, limit)
        })
        .await
}

/// Match open entries
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/bank-entries/match", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = MatchRequest,
    responses((status = 200, body = MatchReport), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn match_bank_entries(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<MatchRequest>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            cash::match_open_entries(
                tx,
                entity,
                &new.select,
                new.limit.unwrap_or(cash::MATCH_LIMIT_MAX),
            )
        })
        .await
}

/// Apply bank entries by hand
///
/// Above the limits of `…/sign-off-rules` an application is refused with `sign_off_needed`: ask for the
/// sign-off of a second person with `…/sign-offs`.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/bank-entries/apply", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<ApplyEntry>,
    responses((status = 200, body = Verdicts<RecordedReceipt>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn apply_bank_entries(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<ApplyEntry>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            cash::apply_guarded(tx, entity, batch.clone())
        })
        .await
}

/// Set a bank entry aside
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/bank-entries/set-aside", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = SetAside,
    responses((status = 200, body = EntryChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn set_bank_entry_aside(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<SetAside>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            cash::set_aside(tx, entity, new.entry, new.aside, &new.reason)
        })
        .await
}

/// Name the entry that a reversal undoes
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/bank-entries/reverse", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = ReverseEntry,
    responses((status = 200, body = BankEntry), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn reverse_bank_entry(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<ReverseEntry>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            cash::reverse_entry(tx, entity, new.reversal, new.original)
        })
        .await
}

/// List receipts
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/receipts", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ReceiptFilter, PageParameters),
    responses((status = 200, body = o2c::Page<Receipt>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_receipts(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<ReceiptFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<Receipt>>, Problem> {
    show(&state, move |tx| {
        cash::list_receipts(tx, entity, &filter, &page)
    })
    .await
}

/// Record a receipt
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/receipts", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewReceipt,
    responses((status = 201, body = RecordedReceipt), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_receipt(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewReceipt>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            one(cash::record_receipts(tx, entity, vec![new.clone()])?)
        })
        .await
}

/// Record many receipts
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/receipts/bulk", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body(content = NewReceipt, content_type = "application/x-ndjson"),
    responses((status = 200, body = Verdict<RecordedReceipt>, content_type = "application/x-ndjson"), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn create_receipts_bulk(
    At(entity): At<EntityId>,
    write: Write,
    input: Lines<NewReceipt>,
) -> Result<Response, Problem> {
    write
        .run_lines(input, move |tx, batch| {
            cash::record_receipts(tx, entity, batch)
        })
        .await
}

/// Read a receipt
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/receipts/{receipt}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("receipt" = String, Path)),
    responses((status = 200, body = Receipt), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_receipt(
    State(state): State<AppState>,
    At((entity, receipt)): At<(EntityId, ReceiptId)>,
) -> Result<Json<Receipt>, Problem> {
    show(&state, move |tx| cash::receipt(tx, entity, receipt)).await
}

/// Reverse a receipt
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/receipts/reverse", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = ReverseReceipt,
    responses((status = 200, body = Effect), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn reverse_receipt(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<ReverseReceipt>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            cash::reverse_receipt(tx, entity, new)
        })
        .await
}

/// List refunds
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/refunds", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), RefundFilter, PageParameters),
    responses((status = 200, body = o2c::Page<RefundView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_refunds(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<RefundFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<RefundView>>, Problem> {
    show(&state, move |tx| {
        cash::list_refunds(tx, entity, filter.linked, &page)
    })
    .await
}

/// Pay money back
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/refunds", tag = "cash",
    extensions(("x-permission" = json!("receivables.refund"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<NewRefund>,
    responses((status = 200, body = Verdicts<RefundView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn refund(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<NewRefund>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            cash::refund(tx, entity, batch.clone())
        })
        .await
}

/// Link a refund to its bank entry
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/refunds/{refund}/bank-entry", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), ("refund" = String, Path), WriteParameters, KeyHeader),
    request_body = RefundLink,
    responses((status = 200, body = RefundView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn link_refund(
    At((entity, refund)): At<(EntityId, RefundId)>,
    write: Write,
    input: Input<RefundLink>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            cash::link_refund(tx, entity, refund, new.entry)
        })
        .await
}

//! Open items, allocations, the journal and periods.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{AllocationId, CustomerId, Date, EntityId, JournalEntryId, OpenItemId};
use o2c::cash;
use o2c::receivables::{
    self, Adjusted, AgedFilter, AgedPage, Aging, AgingOptions, AllocationRequest, AllocationView,
    ClosedPeriod, EntryReversal, EntryView, ItemFilter, ItemTotals, JournalFilter, LedgerAccount,
    ListedItem, ReversedEntry, Settled, Settlement, Statement, TrialBalanceRow, WriteOff,
};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Verdicts, Write, WriteParameters, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_open_items))
        .routes(routes!(get_open_item_totals))
        .routes(routes!(get_open_item))
        .routes(routes!(list_allocations))
        .routes(routes!(allocate))
        .routes(routes!(unallocate))
        .routes(routes!(settle))
        .routes(routes!(write_off))
        .routes(routes!(get_aging))
        .routes(routes!(list_aged_customers))
        .routes(routes!(get_statement))
        .routes(routes!(list_journal))
        .routes(routes!(get_journal_entry))
        .routes(routes!(reverse_journal_entries))
        .routes(routes!(list_ledger_accounts))
        .routes(routes!(get_trial_balance))
        .routes(routes!(list_closed_periods))
        .routes(routes!(close_periods))
        .routes(routes!(reopen_period))
}

/// The day of a report, and how much of it.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Aged {
    /// The day; left out: now.
    as_of: Option<Date>,
    /// `false`: the sums by currency alone. Left out: a row for each customer and currency.
    by_customer: Option<bool>,
}

/// The day of a balance.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct On {
    /// The day.
    on: Date,
}

/// The days of a statement.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Span {
    /// First day.
    from: Date,
    /// Last day.
    to: Date,
}

/// Allocations to undo.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Unallocate {
    /// Which.
    #[schema(value_type = Vec<String>)]
    allocations: Vec<AllocationId>,
    /// The day it counts from.
    on: Date,
    /// Why.
    reason: String,
}

/// Months to close.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Close {
    /// The last month to close, by any of its days; open months before it close first.
    through: Date,
}

/// A month to reopen.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Reopen {
    /// The month, by its first day; only the last closed one can be reopened.
    month: Date,
    /// Why.
    reason: String,
}

/// List open items
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/open-items", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), ItemFilter, PageParameters),
    responses((status = 200, body = o2c::Page<ListedItem>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_open_items(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<ItemFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<ListedItem>>, Problem> {
    show(&state, move |tx| {
        receivables::open_items(tx, entity, &filter, &page)
    })
    .await
}

/// Add open items up
///
/// What the items of a list come to, by currency; takes the same filters.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/open-items/totals", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), ItemFilter),
    responses((status = 200, body = ItemTotals), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn get_open_item_totals(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<ItemFilter>,
) -> Result<Json<ItemTotals>, Problem> {
    show(&state, move |tx| {
        receivables::item_totals(tx, entity, &filter)
    })
    .await
}

/// Read an open item
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/open-items/{item}", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), ("item" = String, Path)),
    responses((status = 200, body = ListedItem), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_open_item(
    State(state): State<AppState>,
    At((entity, item)): At<(EntityId, OpenItemId)>,
) -> Result<Json<ListedItem>, Problem> {
    show(&state, move |tx| receivables::listed_item(tx, entity, item)).await
}

/// List the allocations of an open item
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/open-items/{item}/allocations", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), ("item" = String, Path)),
    responses((status = 200, body = Vec<AllocationView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_allocations(
    State(state): State<AppState>,
    At((entity, item)): At<(EntityId, OpenItemId)>,
) -> Result<Json<Vec<AllocationView>>, Problem> {
    show(&state, move |tx| {
        receivables::allocations_of(tx, entity, &[item])
    })
    .await
}

/// Allocate open items
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/allocations", tag = "receivables",
    extensions(("x-permission" = json!("receivables.allocate"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<AllocationRequest>,
    responses((status = 200, body = Verdicts<String>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn allocate(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<AllocationRequest>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            cash::allocate_guarded(tx, entity, batch.clone())
        })
        .await
}

/// Undo allocations
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/allocations/undo", tag = "receivables",
    extensions(("x-permission" = json!("receivables.allocate"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Unallocate,
    responses((status = 200, body = Verdicts<String>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn unallocate(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Unallocate>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, new| {
            receivables::unallocate_tx(tx, entity, new.on, &new.allocations, &new.reason)
        })
        .await
}

/// Settle open items with a credit
///
/// With discount and small differences in one step.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/settlements", tag = "receivables",
    extensions(("x-permission" = json!("receivables.allocate"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<Settlement>,
    responses((status = 200, body = Verdicts<Settled>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn settle(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<Settlement>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            cash::settle_guarded(tx, entity, batch.clone())
        })
        .await
}

/// Write off
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/write-offs", tag = "receivables",
    extensions(("x-permission" = json!("receivables.write_off"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<WriteOff>,
    responses((status = 200, body = Verdicts<Adjusted>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn write_off(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<WriteOff>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            cash::write_off_guarded(tx, entity, batch.clone())
        })
        .await
}

/// Read the aged receivables
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/aging", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), Aged),
    responses((status = 200, body = Aging), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_aging(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<Aged>,
) -> Result<Json<Aging>, Problem> {
    show(&state, move |tx| {
        let options = AgingOptions {
            by_customer: filter.by_customer.unwrap_or(true),
            ..AgingOptions::default()
        };
        receivables::aging(tx, entity, filter.as_of, &options)
    })
    .await
}

/// List the aged receivables by customer
///
/// Page by page, in the order asked for; the sums are those of the report.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/aging/customers", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), AgedFilter, PageParameters),
    responses((status = 200, body = AgedPage), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_aged_customers(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<AgedFilter>,
    Paging(page): Paging,
) -> Result<Json<AgedPage>, Problem> {
    show(&state, move |tx| {
        receivables::aged_page(tx, entity, &filter, &page)
    })
    .await
}

/// Read a statement of account
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/customers/{customer}/statement", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), ("customer" = String, Path), Span),
    responses((status = 200, body = Statement), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_statement(
    State(state): State<AppState>,
    At((entity, customer)): At<(EntityId, CustomerId)>,
    Filter(filter): Filter<Span>,
) -> Result<Json<Statement>, Problem> {
    show(&state, move |tx| {
        receivables::statement(tx, entity, customer, filter.from, filter.to)
    })
    .await
}

/// List journal entries
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/journal", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), JournalFilter, PageParameters),
    responses((status = 200, body = o2c::Page<EntryView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_journal(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<JournalFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<EntryView>>, Problem> {
    show(&state, move |tx| {
        receivables::journal(tx, entity, &filter, &page)
    })
    .await
}

/// Read a journal entry
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/journal/{entry}", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), ("entry" = String, Path)),
    responses((status = 200, body = EntryView), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_journal_entry(
    State(state): State<AppState>,
    At((entity, entry)): At<(EntityId, JournalEntryId)>,
) -> Result<Json<EntryView>, Problem> {
    show(&state, move |tx| receivables::entry(tx, entity, entry)).await
}

/// Reverse discounts and write-offs
///
/// What they took off an item is open again. A write-off needs receivables.write_off as well.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/journal/reverse", tag = "receivables",
    extensions(("x-permission" = json!("receivables.allocate"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<EntryReversal>,
    responses((status = 200, body = Verdicts<ReversedEntry>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn reverse_journal_entries(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<EntryReversal>>,
) -> Result<Response, Problem> {
    let caller = write.caller().clone();
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            receivables::reverse_adjustments_tx(tx, entity, &caller, batch)
        })
        .await
}

/// List ledger accounts
///
/// The chart of accounts, by code.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/ledger-accounts", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<LedgerAccount>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_ledger_accounts(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<LedgerAccount>>, Problem> {
    show(&state, move |tx| {
        Ok(receivables::chart(tx, entity)?.accounts().to_vec())
    })
    .await
}

/// Read the trial balance
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/trial-balance", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), On),
    responses((status = 200, body = Vec<TrialBalanceRow>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_trial_balance(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<On>,
) -> Result<Json<Vec<TrialBalanceRow>>, Problem> {
    show(&state, move |tx| {
        receivables::trial_balance(tx, entity, filter.on)
    })
    .await
}

/// List closed periods
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/periods", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<ClosedPeriod>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_closed_periods(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<ClosedPeriod>>, Problem> {
    show(&state, move |tx| receivables::closed_periods(tx, entity)).await
}

/// Close periods
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/periods/close", tag = "receivables",
    extensions(("x-permission" = json!("periods.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Close,
    responses((status = 200, body = Vec<Date>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn close_periods(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Close>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            receivables::close_periods(tx, entity, new.through)
        })
        .await
}

/// Reopen the last closed period
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/periods/reopen", tag = "receivables",
    extensions(("x-permission" = json!("periods.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Reopen,
    responses((status = 200), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn reopen_period(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Reopen>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            receivables::reopen_period(tx, entity, new.month, &new.reason)
        })
        .await
}

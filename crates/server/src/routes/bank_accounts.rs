//! Our own bank accounts.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{BankAccountId, EntityId};
use o2c::cash::{self, BankAccount, BankAccountChange, NewBankAccount};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Input, KeyHeader, Version, Write, WriteParameters, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_bank_accounts, create_bank_account))
        .routes(routes!(get_bank_account, change_bank_account))
}

/// List our bank accounts
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-accounts", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<BankAccount>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_bank_accounts(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<BankAccount>>, Problem> {
    show(&state, move |tx| cash::bank_accounts(tx, entity)).await
}

/// Add a bank account
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/bank-accounts", tag = "cash",
    extensions(("x-permission" = json!("bank_accounts.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewBankAccount,
    responses((status = 201, body = BankAccount), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_bank_account(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewBankAccount>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            cash::create_bank_account(tx, entity, new.clone())
        })
        .await
}

/// Read a bank account
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-accounts/{bank_account}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("bank_account" = String, Path)),
    responses((status = 200, body = BankAccount), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_bank_account(
    State(state): State<AppState>,
    At((entity, bank_account)): At<(EntityId, BankAccountId)>,
) -> Result<Json<BankAccount>, Problem> {
    show(&state, move |tx| {
        cash::bank_account(tx, entity, bank_account)
    })
    .await
}

/// Change or close a bank account
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/bank-accounts/{bank_account}", tag = "cash",
    extensions(("x-permission" = json!("bank_accounts.write"))),
    params(("entity" = String, Path), ("bank_account" = String, Path), WriteParameters, KeyHeader),
    request_body = BankAccountChange,
    responses((status = 200, body = BankAccount), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn change_bank_account(
    At((entity, bank_account)): At<(EntityId, BankAccountId)>,
    Version(version): Version,
    write: Write,
    input: Input<BankAccountChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            cash::change_bank_account(tx, entity, bank_account, version, change.clone())
        })
        .await
}

//! What one person may not do alone, and the second person who signs it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, SignOffId};
use o2c::access;
use o2c::cash::{
    self, DecideSignOff, NewSignOff, SignOff, SignOffFilter, SignOffRules, SignOffRulesChange,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Verdicts, Version, Write,
    WriteParameters, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_sign_offs, ask_sign_off))
        .routes(routes!(get_sign_off))
        .routes(routes!(sign))
        .routes(routes!(decline_sign_off))
        .routes(routes!(withdraw_sign_off))
        .routes(routes!(get_sign_off_rules, change_sign_off_rules))
}

/// List sign-offs
///
/// What waits for a second person, and what was decided.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/sign-offs", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), SignOffFilter, PageParameters),
    responses((status = 200, body = o2c::Page<SignOff>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn list_sign_offs(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<SignOffFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<SignOff>>, Problem> {
    show(&state, move |tx| {
        cash::list_sign_offs(tx, entity, &filter, &page)
    })
    .await
}

/// Read a sign-off
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/sign-offs/{sign_off}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("sign_off" = String, Path)),
    responses((status = 200, body = SignOff), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_sign_off(
    State(state): State<AppState>,
    At((entity, sign_off)): At<(EntityId, SignOffId)>,
) -> Result<Json<SignOff>, Problem> {
    show(&state, move |tx| cash::sign_off(tx, entity, sign_off)).await
}

/// Ask for a sign-off
///
/// Keeps a command until a second person signs. What the books would refuse is refused at once.
/// Asks for the permission to carry the command out as well.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/sign-offs", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewSignOff,
    responses((status = 201, body = SignOff), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn ask_sign_off(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewSignOff>,
) -> Result<Response, Problem> {
    let caller = write.caller().clone();
    // Nobody learns from a trial what they may not do.
    access::require(&caller, input.value.command.permission(), Some(entity))?;
    let trial = move |tx: &mut store::Tx, new: &NewSignOff| {
        Ok(cash::try_command(tx, entity, &new.command)??)
    };
    write
        .run_after(StatusCode::CREATED, input, trial, move |tx, new| {
            cash::ask_sign_off(tx, entity, &caller, new)
        })
        .await
}

/// Sign
///
/// Each command is carried out as it was asked for, if the bank entry and the items still stand as
/// they did; nobody signs what they asked for.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/sign-offs/sign", tag = "cash",
    extensions(("x-permission" = json!("cash.sign_off"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<DecideSignOff>,
    responses((status = 200, body = Verdicts<SignOff>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn sign(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<DecideSignOff>>,
) -> Result<Response, Problem> {
    let caller = write.caller().clone();
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            cash::sign(tx, entity, &caller, batch)
        })
        .await
}

/// Decline sign-offs
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/sign-offs/decline", tag = "cash",
    extensions(("x-permission" = json!("cash.sign_off"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<DecideSignOff>,
    responses((status = 200, body = Verdicts<SignOff>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn decline_sign_off(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<DecideSignOff>>,
) -> Result<Response, Problem> {
    let caller = write.caller().clone();
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            cash::decline(tx, entity, &caller, batch)
        })
        .await
}

/// Withdraw sign-offs
///
/// One's own alone.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/sign-offs/withdraw", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<DecideSignOff>,
    responses((status = 200, body = Verdicts<SignOff>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn withdraw_sign_off(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<DecideSignOff>>,
) -> Result<Response, Problem> {
    let caller = write.caller().clone();
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            cash::withdraw(tx, entity, &caller, batch)
        })
        .await
}

/// Read from which amounts on a second person must sign
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/sign-off-rules", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = SignOffRules), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_sign_off_rules(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<SignOffRules>, Problem> {
    show(&state, move |tx| cash::sign_off_rules(tx, entity)).await
}

/// Change from which amounts on a second person must sign
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/sign-off-rules", tag = "cash",
    extensions(("x-permission" = json!("entities.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = SignOffRulesChange,
    responses((status = 200, body = SignOffRules), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn change_sign_off_rules(
    At(entity): At<EntityId>,
    Version(version): Version,
    write: Write,
    input: Input<SignOffRulesChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            cash::change_sign_off_rules(tx, entity, version, change)
        })
        .await
}

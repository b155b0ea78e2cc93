//! Questions to payers, and the public page behind their links.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Actor, EntityId, PayerQuestionId};
use o2c::cash::{
    self, Links, NewAnswer, NewQuestion, PayerQuestion, QuestionFilter, ShownQuestion,
    WithdrawQuestion,
};
use o2c::{Code, Refusal};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::session::attempt_at;
use crate::client::Sender;
use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Write, WriteParameters, blocking, read,
    show,
};
use crate::state::AppState;

/// Who gives an answer: somebody who holds the link.
const PAYER: &str = "payer";

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_payer_questions, ask_payer))
        .routes(routes!(get_payer_question))
        .routes(routes!(withdraw_payer_question))
        .routes(routes!(get_open_question, answer_open_question))
}

/// List questions to payers
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/payer-questions", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), QuestionFilter, PageParameters),
    responses((status = 200, body = o2c::Page<PayerQuestion>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_payer_questions(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<QuestionFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<PayerQuestion>>, Problem> {
    show(&state, move |tx| {
        cash::list_questions(tx, entity, &filter, &page)
    })
    .await
}

/// Read a question to a payer
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/payer-questions/{payer_question}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("payer_question" = String, Path)),
    responses((status = 200, body = PayerQuestion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_payer_question(
    State(state): State<AppState>,
    At((entity, question)): At<(EntityId, PayerQuestionId)>,
) -> Result<Json<PayerQuestion>, Problem> {
    show(&state, move |tx| cash::payer_question(tx, entity, question)).await
}

/// Ask the payer of a bank entry
///
/// By e-mail, with a link to a page that takes one answer without signing in.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/payer-questions", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewQuestion,
    responses((status = 201, body = PayerQuestion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn ask_payer(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewQuestion>,
) -> Result<Response, Problem> {
    let settings = state.settings();
    let public_url = settings.public_url.clone().ok_or_else(no_public_address)?;
    let vault = settings.vault.clone();
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            let links = Links {
                public_url: &public_url,
                vault: &vault,
            };
            cash::ask_payer(tx, entity, new, links)
        })
        .await
}

fn no_public_address() -> Refusal {
    Refusal::new(
        Code::NoPublicAddress,
        "",
        "the address at which payers reach this installation is not set",
        "set public_url to that address, such as https://cash.example.com",
    )
}

/// Withdraw a question to a payer
///
/// Its link takes no answer any more.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/payer-questions/withdraw", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = WithdrawQuestion,
    responses((status = 200, body = PayerQuestion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn withdraw_payer_question(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<WithdrawQuestion>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, command| {
            cash::withdraw_question(tx, entity, command)
        })
        .await
}

/// Read the question of a link
///
/// For whoever holds the link, without signing in. Says nothing of the books but the payment itself.
#[utoipa::path(
    get, path = "/api/v1/answers/{token}", tag = "cash",
    extensions(("x-permission" = json!("public"))),
    params(("token" = String, Path)),
    responses((status = 200, body = ShownQuestion), (status = 404, body = Problem), (status = 429, body = Problem))
)]
async fn get_open_question(
    State(state): State<AppState>,
    sender: Sender,
    At(token): At<String>,
) -> Result<Json<ShownQuestion>, Problem> {
    let work = read(&state, move |tx| cash::question_of_link(tx, &token));
    attempt_at(state.answers(), &state, &sender, work)
        .await
        .map(Json)
}

/// Answer the question of a link
///
/// Once, for whoever holds the link, without signing in.
#[utoipa::path(
    post, path = "/api/v1/answers/{token}", tag = "cash",
    extensions(("x-permission" = json!("public"))),
    params(("token" = String, Path)),
    request_body = NewAnswer,
    responses((status = 200, body = ShownQuestion), (status = 404, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn answer_open_question(
    State(state): State<AppState>,
    sender: Sender,
    At(token): At<String>,
    input: Input<NewAnswer>,
) -> Result<Json<ShownQuestion>, Problem> {
    let working = state.clone();
    let work = blocking(move || {
        let answer = input.value;
        let command = move |tx: &mut store::Tx| cash::answer_question(tx, &token, &answer);
        working.store().write(Actor::system(PAYER), command)
    });
    attempt_at(state.answers(), &state, &sender, work)
        .await
        .map(Json)
}

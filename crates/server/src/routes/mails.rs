//! E-mails: what became of them, and sending them once more.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, MailId};
use o2c::invoicing::{self, Mail, MailFilter, SendAgain};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Verdicts, Write, WriteParameters, read,
    verdicts,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_mails))
        .routes(routes!(get_mail))
        .routes(routes!(send_mails_again))
}

/// List e-mails
///
/// Newest first.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/mails", tag = "documents",
    extensions(("x-permission" = json!("invoices.read"))),
    params(("entity" = String, Path), MailFilter, PageParameters),
    responses((status = 200, body = o2c::Page<Mail>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn list_mails(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<MailFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<Mail>>, Problem> {
    read(&state, move |tx| {
        invoicing::list_mails(tx, entity, &filter, &page)
    })
    .await
    .map(Json)
}

/// Read an e-mail
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/mails/{mail}", tag = "documents",
    extensions(("x-permission" = json!("invoices.read"))),
    params(("entity" = String, Path), ("mail" = String, Path)),
    responses((status = 200, body = Mail), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_mail(
    State(state): State<AppState>,
    At((entity, mail)): At<(EntityId, MailId)>,
) -> Result<Json<Mail>, Problem> {
    read(&state, move |tx| invoicing::mail(tx, entity, mail))
        .await
        .map(Json)
}

/// Send e-mails again
///
/// Each as a new mail with the same content, to the same or to another address.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/mails/send-again", tag = "documents",
    extensions(("x-permission" = json!("invoices.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<SendAgain>,
    responses((status = 200, body = Verdicts<Mail>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn send_mails_again(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<SendAgain>>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, batch| {
            Ok(verdicts(invoicing::send_again(tx, entity, batch)?))
        })
        .await
}

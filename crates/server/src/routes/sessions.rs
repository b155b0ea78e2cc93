//! One's own sessions, and those of others.

use axum::Json;
use axum::extract::State;
use kernel::{SessionId, UserId};
use o2c::access::{self, Session};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::session::person;
use crate::problem::Problem;
use crate::request::{At, Caller, Write, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_sessions, delete_sessions))
        .routes(routes!(delete_session_by_id))
        .routes(routes!(list_user_sessions, delete_user_sessions))
}

/// Sessions that were ended.
#[derive(Serialize, ToSchema)]
struct Ended {
    /// How many.
    ended: u64,
}

/// List my sessions
///
/// The open ones, newest first.
#[utoipa::path(
    get, path = "/api/v1/sessions", tag = "access",
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = Vec<Session>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_sessions(
    State(state): State<AppState>,
    Caller(principal): Caller,
) -> Result<Json<Vec<Session>>, Problem> {
    let user = person(&principal)?;
    show(&state, move |tx| access::list_sessions(tx, user)).await
}

/// End my other sessions
///
/// All but the one that asks.
#[utoipa::path(
    delete, path = "/api/v1/sessions", tag = "access",
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = Ended), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn delete_sessions(write: Write) -> Result<Json<Ended>, Problem> {
    let user = person(write.caller())?;
    let kept = write.caller().session;
    let ended = write
        .unrepeated(move |tx| match kept {
            Some(kept) => access::revoke_other_sessions(tx, user, kept.id),
            None => access::revoke_sessions(tx, user),
        })
        .await?;
    Ok(Json(Ended { ended }))
}

/// End one of my sessions
#[utoipa::path(
    delete, path = "/api/v1/sessions/{session}", tag = "access",
    extensions(("x-permission" = json!("signed_in"))),
    params(("session" = String, Path)),
    responses((status = 200, body = Ended), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn delete_session_by_id(
    At(session): At<SessionId>,
    write: Write,
) -> Result<Json<Ended>, Problem> {
    let user = person(write.caller())?;
    write
        .unrepeated(move |tx| access::revoke_session(tx, user, session))
        .await?;
    Ok(Json(Ended { ended: 1 }))
}

/// List a user's sessions
#[utoipa::path(
    get, path = "/api/v1/users/{user}/sessions", tag = "access",
    extensions(("x-permission" = json!("users.read"))),
    params(("user" = String, Path)),
    responses((status = 200, body = Vec<Session>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_user_sessions(
    State(state): State<AppState>,
    At(user): At<UserId>,
) -> Result<Json<Vec<Session>>, Problem> {
    show(&state, move |tx| access::list_sessions(tx, user)).await
}

/// End all sessions of a user
#[utoipa::path(
    delete, path = "/api/v1/users/{user}/sessions", tag = "access",
    extensions(("x-permission" = json!("users.write"))),
    params(("user" = String, Path)),
    responses((status = 200, body = Ended), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn delete_user_sessions(At(user): At<UserId>, write: Write) -> Result<Json<Ended>, Problem> {
    let by = write.caller().clone();
    let ended = write
        .unrepeated(move |tx| access::end_sessions(tx, &by, user))
        .await?;
    Ok(Json(Ended { ended }))
}

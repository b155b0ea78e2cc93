//! Signing in and out, and who is signed in.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Actor, EntityId, Instant};
use o2c::access::{self, Permission};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::gate::{SESSION_COOKIE, session_token};
use crate::problem::Problem;
use crate::request::{Caller, Input, blocking};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(create_session, get_session, delete_session))
        .routes(routes!(change_password))
}

/// Credentials.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Credentials {
    /// E-mail address.
    email: String,
    /// Password.
    password: String,
}

/// A session just opened.
#[derive(Serialize, ToSchema)]
struct Opened {
    /// Ends at.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Instant,
}

/// Who is signed in and what they may do.
#[derive(Serialize, ToSchema)]
struct Identity {
    /// The user or API key.
    #[schema(value_type = String)]
    actor: Actor,
    /// Permissions, and where they hold.
    grants: Vec<Held>,
}

/// Permissions in one legal entity, or in all.
#[derive(Serialize, ToSchema)]
struct Held {
    /// The legal entity; `null`: all.
    #[schema(value_type = Option<String>)]
    entity_id: Option<EntityId>,
    /// The permissions.
    permissions: Vec<Permission>,
}

/// Sign in
///
/// Sets the session cookie. After several failures the account is locked for a while.
#[utoipa::path(
    post, path = "/api/v1/session", tag = "access", request_body = Credentials,
    extensions(("x-permission" = json!("public"))),
    responses((status = 201, body = Opened), (status = 401, body = Problem))
)]
async fn create_session(
    State(state): State<AppState>,
    input: Input<Credentials>,
) -> Result<Response, Problem> {
    let settings = state.settings().clone();
    let credentials = input.value;
    let opened = blocking(move || {
        let policy = &settings.sign_in;
        access::sign_in(
            state.store(),
            &credentials.email,
            &credentials.password,
            policy,
        )
        .map(|opened| (opened, settings))
    })
    .await;
    let (opened, settings) = opened?;
    let cookie = format!(
        "{SESSION_COOKIE}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{}",
        opened.token.reveal(),
        settings.sign_in.session_secs,
        if settings.cookie_secure {
            "; Secure"
        } else {
            ""
        }
    );
    let body = Json(Opened {
        expires_at: opened.session.expires_at,
    });
    let mut response = (StatusCode::CREATED, body).into_response();
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    Ok(response)
}

/// Who am I
#[utoipa::path(
    get, path = "/api/v1/session", tag = "access",
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = Identity), (status = 401, body = Problem))
)]
async fn get_session(Caller(principal): Caller) -> Json<Identity> {
    let grants = principal.grants.iter().map(|grant| Held {
        entity_id: grant.entity,
        permissions: grant.permissions.iter().collect(),
    });
    Json(Identity {
        actor: principal.actor.clone(),
        grants: grants.collect(),
    })
}

/// Sign out
#[utoipa::path(
    delete, path = "/api/v1/session", tag = "access",
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 204), (status = 401, body = Problem))
)]
async fn delete_session(
    State(state): State<AppState>,
    Caller(principal): Caller,
    request: Request,
) -> Result<Response, Problem> {
    if let Some(token) = session_token(request.headers()).map(str::to_owned) {
        let actor = principal.actor.clone();
        blocking(move || {
            state
                .store()
                .write(actor, move |tx| access::sign_out(tx, &token))
        })
        .await?;
    }
    let gone = format!("{SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Ok(value) = HeaderValue::from_str(&gone) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    Ok(response)
}

/// A change of one's own password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    /// The password so far.
    old: String,
    /// The new one.
    new: String,
}

/// Change my password
#[utoipa::path(
    post, path = "/api/v1/session/password", tag = "access", request_body = PasswordChange,
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 204), (status = 401, body = Problem), (status = 422, body = Problem))
)]
async fn change_password(
    State(state): State<AppState>,
    Caller(principal): Caller,
    input: Input<PasswordChange>,
) -> Result<StatusCode, Problem> {
    let Actor::User(user) = principal.actor.clone() else {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            "denied",
            "an API key has no password",
        )
        .remedy("sign in as a user"));
    };
    let change = input.value;
    blocking(move || {
        let policy = &state.settings().sign_in;
        access::change_password(state.store(), user, &change.old, &change.new, policy)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

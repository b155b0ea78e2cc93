//! Signing in and out, and who is signed in.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::{Actor, EntityId, Instant, UserId};
use o2c::Language;
use o2c::access::{
    self, KeptSession, Passed, Permission, Principal, Session, SignedIn, Ticket, Token, TokenKind,
    User,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::client::Sender;
use crate::cookie;
use crate::problem::Problem;
use crate::request::{Caller, Input, blocking, read};
use crate::state::AppState;
use crate::throttle::Throttle;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(
            create_session,
            get_session,
            change_session,
            delete_session
        ))
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

/// One's own password, once more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reassured {
    /// The password.
    pub password: String,
}

/// A session just opened, or what it still takes.
#[derive(Serialize, ToSchema)]
pub struct Opened {
    /// When the session ends; `null` until there is one.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Instant>,
    /// The next step of signing in; `null` once there is a session.
    pub further: Option<Ticket>,
    /// Recovery codes of a new second factor; they are shown this once.
    pub recovery_codes: Vec<String>,
}

/// Who is signed in and what they may do.
#[derive(Serialize, ToSchema)]
struct Identity {
    /// The user or API key.
    #[schema(value_type = String)]
    actor: Actor,
    /// Their name.
    name: String,
    /// The user; `null` for an API key.
    user: Option<User>,
    /// The session; `null` for an API key.
    session: Option<Session>,
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
/// Sets the session cookie, unless a second factor is asked for: then the reply holds a ticket for
/// that step. Ends the session that the cookie held before. After several
/// failures the account is locked for a while, and attempts from the network address are slowed.
#[utoipa::path(
    post, path = "/api/v1/session", tag = "access", request_body = Credentials,
    extensions(("x-permission" = json!("public"))),
    responses((status = 200, body = Opened), (status = 201, body = Opened), (status = 401, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem))
)]
async fn create_session(
    State(state): State<AppState>,
    sender: Sender,
    headers: HeaderMap,
    input: Input<Credentials>,
) -> Result<Response, Problem> {
    let before = cookie::session_token(&headers, state.settings()).map(str::to_owned);
    let credentials = input.value;
    let client = sender.client();
    let working = state.clone();
    let work = blocking(move || {
        let (email, password) = (&credentials.email, &credentials.password);
        let (store, policy) = (working.store(), &working.settings().sign_in);
        let passed = access::sign_in(store, email, password, &client, policy)?;
        if let Some(before) = before {
            let by = Actor::system("access");
            store.write(by, move |tx| access::sign_out(tx, &before))?;
        }
        Ok(passed)
    });
    match attempt(&state, &sender, work).await? {
        Passed::Open(opened) => Ok(signed_in(&state, &opened)),
        Passed::Further(ticket) => Ok(Json(Opened {
            expires_at: None,
            further: Some(ticket),
            recovery_codes: Vec::new(),
        })
        .into_response()),
    }
}

/// Runs what must not be tried again and again: of a network address that failed too often lately
/// it is not run at all.
pub async fn attempt<T>(
    state: &AppState,
    sender: &Sender,
    work: impl Future<Output = Result<T, Problem>>,
) -> Result<T, Problem> {
    attempt_at(state.sign_ins(), state, sender, work).await
}

/// As [`attempt`], counted by a throttle of its own.
pub async fn attempt_at<T>(
    throttle: &Throttle,
    state: &AppState,
    sender: &Sender,
    work: impl Future<Output = Result<T, Problem>>,
) -> Result<T, Problem> {
    let key = sender.throttle_key();
    let taken = throttle.take(key, state.store().now());
    taken.map_err(Problem::too_many)?;
    let done = work.await?;
    throttle.give_back(key);
    Ok(done)
}

/// The reply to whoever just signed in.
pub fn signed_in(state: &AppState, opened: &SignedIn) -> Response {
    let body = Json(Opened {
        expires_at: Some(opened.session.expires_at),
        further: None,
        recovery_codes: Vec::new(),
    });
    let mut response = (StatusCode::CREATED, body).into_response();
    cookie::keep(&mut response, &opened.token, state.settings());
    response
}

/// Who am I
#[utoipa::path(
    get, path = "/api/v1/session", tag = "access",
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = Identity), (status = 401, body = Problem))
)]
async fn get_session(
    State(state): State<AppState>,
    Caller(principal): Caller,
) -> Result<Json<Identity>, Problem> {
    let grants = principal.grants.iter().map(|grant| Held {
        entity_id: grant.entity,
        permissions: grant.permissions.iter().collect(),
    });
    let mut identity = Identity {
        actor: principal.actor.clone(),
        name: principal.name.clone(),
        user: None,
        session: None,
        grants: grants.collect(),
    };
    if let (Actor::User(id), Some(used)) = (&principal.actor, principal.session) {
        let id = *id;
        let (user, sessions) = read(&state, move |tx| {
            Ok((access::user(tx, id)?, access::list_sessions(tx, id)?))
        })
        .await?;
        identity.user = Some(user);
        identity.session = sessions.into_iter().find(|one| one.id == used.id);
    }
    Ok(Json(identity))
}

/// What to change about oneself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OwnChange {
    /// The language to read the desk in; `null`: the browser's.
    language: Option<Language>,
}

/// Choose my language
#[utoipa::path(
    patch, path = "/api/v1/session", tag = "access", request_body = OwnChange,
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = User), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn change_session(
    State(state): State<AppState>,
    Caller(principal): Caller,
    input: Input<OwnChange>,
) -> Result<Json<User>, Problem> {
    let user = person(&principal)?;
    let (actor, language) = (principal.actor.clone(), input.value.language);
    blocking(move || {
        state
            .store()
            .write(actor, move |tx| access::set_language(tx, user, language))
    })
    .await
    .map(Json)
}

/// The user behind a caller.
pub fn person(principal: &Principal) -> Result<UserId, Problem> {
    match principal.actor {
        Actor::User(user) => Ok(user),
        _ => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "denied",
            "this is for people: an API key has no password, language or sessions",
        )
        .remedy("sign in as a user")),
    }
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
    let mut response = StatusCode::NO_CONTENT.into_response();
    cookie::forget(&mut response, state.settings());
    let token = cookie::session_token(request.headers(), state.settings()).map(str::to_owned);
    if let Some(token) = token {
        let actor = principal.actor.clone();
        blocking(move || {
            state
                .store()
                .write(actor, move |tx| access::sign_out(tx, &token))
        })
        .await?;
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
///
/// Ends all my other sessions, and gives this one another cookie.
#[utoipa::path(
    post, path = "/api/v1/session/password", tag = "access", request_body = PasswordChange,
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn change_password(
    State(state): State<AppState>,
    Caller(principal): Caller,
    input: Input<PasswordChange>,
) -> Result<Response, Problem> {
    let user = person(&principal)?;
    let kept = principal.session.map(|session| KeptSession {
        id: session.id,
        token: Token::draw(TokenKind::Session),
    });
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(kept) = &kept {
        cookie::keep(&mut response, &kept.token, state.settings());
    }
    let change = input.value;
    blocking(move || {
        let policy = &state.settings().sign_in;
        let (old, new) = (&change.old, &change.new);
        access::change_password(state.store(), user, old, new, kept.as_ref(), policy)
    })
    .await?;
    Ok(response)
}

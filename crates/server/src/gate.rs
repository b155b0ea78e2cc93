//! The gate before every operation of the API: who are you, and may you.
//!
//! Each operation names its permission in its OpenAPI description (`x-permission`); the gate reads
//! it from there, so that what is documented is what is enforced. An operation that names none
//! keeps the server from starting.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{MatchedPath, RawPathParams, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use kernel::{EntityId, KernelError};
use o2c::access::{self, Permission, Principal};
use utoipa::openapi::{OpenApi, PathItem};

use crate::cookie::session_token;
use crate::problem::Problem;
use crate::request::{Caller, blocking, read};
use crate::state::{AppState, Settings};

/// Bodies up to this size are read whole before the request is judged; longer ones are left to the
/// operation.
const READ_AHEAD_BYTES: usize = 64 * 1024;

/// What an operation asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Demand {
    /// Anybody may call it.
    Public,
    /// Anybody who is signed in.
    SignedIn,
    /// Those with this permission.
    Permission(Permission),
}

/// What every operation asks, by method and path.
#[derive(Clone)]
pub struct Gate {
    demands: Arc<HashMap<(Method, String), Demand>>,
    state: AppState,
}

/// Operations whose description does not say who may call them.
#[derive(Debug, thiserror::Error)]
#[error("these operations name no valid x-permission: {}", .0.join(", "))]
pub struct Unguarded(Vec<String>);

impl Gate {
    /// Reads what every operation asks from the API's description.
    ///
    /// # Errors
    /// Names the operations which say nothing valid.
    pub fn try_new(document: &OpenApi, state: AppState) -> Result<Self, Unguarded> {
        let mut demands = HashMap::new();
        let mut unguarded = Vec::new();
        for (path, item) in &document.paths.paths {
            for (method, operation) in operations(item) {
                let named = operation
                    .extensions
                    .as_ref()
                    .and_then(|extensions| extensions.get("x-permission"))
                    .and_then(|value| value.as_str())
                    .and_then(demand);
                match named {
                    Some(demand) => {
                        demands.insert((method, path.clone()), demand);
                    }
                    None => unguarded.push(format!("{method} {path}")),
                }
            }
        }
        if unguarded.is_empty() {
            Ok(Self {
                demands: Arc::new(demands),
                state,
            })
        } else {
            Err(Unguarded(unguarded))
        }
    }
}

fn demand(name: &str) -> Option<Demand> {
    match name {
        "public" => Some(Demand::Public),
        "signed_in" => Some(Demand::SignedIn),
        other => Permission::parse(other).map(Demand::Permission),
    }
}

fn operations(
    item: &PathItem,
) -> impl Iterator<Item = (Method, &utoipa::openapi::path::Operation)> {
    [
        (Method::GET, &item.get),
        (Method::POST, &item.post),
        (Method::PUT, &item.put),
        (Method::PATCH, &item.patch),
        (Method::DELETE, &item.delete),
    ]
    .into_iter()
    .filter_map(|(method, operation)| operation.as_ref().map(|operation| (method, operation)))
}

/// The middleware: lets a request pass, with its caller, or turns it away.
pub async fn pass(
    State(gate): State<Gate>,
    path: MatchedPath,
    parameters: RawPathParams,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    // Only the head is looked at, so that this future may move between threads.
    let (mut parts, body) = request.into_parts();
    let body = read_ahead(&parts.headers, body).await?;
    let key = (parts.method.clone(), path.as_str().to_owned());
    let demand = gate.demands.get(&key).copied().unwrap_or(Demand::SignedIn);
    if is_foreign(&parts) {
        return Err(Problem::cross_site());
    }
    if demand != Demand::Public {
        let principal = authenticate(&gate.state, &parts).await?;
        if let Demand::Permission(permission) = demand {
            let entity = entity_in(&parameters).map_err(unknown_entity)?;
            access::require(&principal, permission, entity)?;
        }
        parts.extensions.insert(Caller(Arc::new(principal)));
    }
    Ok(next.run(Request::from_parts(parts, body)).await)
}

/// Takes in a small body before anything is decided. A refusal that left it unread would close the
/// connection under a client that goes on to use it.
async fn read_ahead(headers: &HeaderMap, body: Body) -> Result<Body, Problem> {
    let length = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<usize>().ok());
    if !length.is_some_and(|length| (1..=READ_AHEAD_BYTES).contains(&length)) {
        return Ok(body);
    }
    let bytes = axum::body::to_bytes(body, READ_AHEAD_BYTES).await;
    bytes.map(Body::from).map_err(|_| {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "malformed",
            "the body ended before its announced length",
        )
        .remedy("send the request again")
    })
}

fn entity_in(parameters: &RawPathParams) -> Result<Option<EntityId>, KernelError> {
    let named = parameters.iter().find(|(name, _)| *name == "entity");
    named.map(|(_, text)| EntityId::from_str(text)).transpose()
}

fn unknown_entity(error: KernelError) -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "not_found", error.to_string())
        .field("entity")
        .remedy("use the id of a legal entity from GET /api/v1/entities")
}

async fn authenticate(state: &AppState, parts: &Parts) -> Result<Principal, Problem> {
    if let Some(key) = bearer(&parts.headers) {
        let key = key.to_owned();
        let found = read(state, move |tx| access::principal_by_api_key(tx, &key)).await?;
        return found.ok_or_else(Problem::unauthorised);
    }
    let Some(token) = session_token(&parts.headers, state.settings()) else {
        return Err(Problem::unauthorised());
    };
    let token = token.to_owned();
    let found = read(state, move |tx| {
        access::principal_by_session_token(tx, &token)
    })
    .await?;
    let principal = found.ok_or_else(Problem::unauthorised)?;
    note_use(state, &principal).await?;
    Ok(principal)
}

/// A session that is used does not end for want of use.
async fn note_use(state: &AppState, principal: &Principal) -> Result<(), Problem> {
    let Some(session) = principal.session else {
        return Ok(());
    };
    if !access::is_use_due(&session, state.store().now()) {
        return Ok(());
    }
    let (state, actor) = (state.clone(), principal.actor.clone());
    blocking(move || {
        let policy = state.settings().sign_in;
        let note = move |tx: &mut store::Tx| access::note_use(tx, session.id, &policy);
        state.store().write(actor, note)
    })
    .await
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    text(headers, header::AUTHORIZATION.as_str())?.strip_prefix("Bearer ")
}

/// What a request proves its caller with: an API key or a session token.
pub fn token<'a>(headers: &'a HeaderMap, settings: &Settings) -> Option<&'a str> {
    bearer(headers).or_else(|| session_token(headers, settings))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// Whether a page of another site wants a change. Browsers say where a request comes from: newer
/// ones on safe connections in one word, all of them by the page's origin. Programs say neither,
/// and carry no visitor's session by accident.
fn is_foreign(parts: &Parts) -> bool {
    if matches!(parts.method, Method::GET | Method::HEAD) || bearer(&parts.headers).is_some() {
        return false;
    }
    if let Some(site) = text(&parts.headers, "sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(&parts.headers, header::ORIGIN.as_str()) else {
        return false;
    };
    let from = origin.split_once("://").map(|(_, host)| host);
    from.is_none() || from != text(&parts.headers, header::HOST.as_str())
}

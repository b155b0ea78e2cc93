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

use crate::problem::Problem;
use crate::request::{Caller, read};
use crate::state::AppState;

/// The name of the session cookie.
pub const SESSION_COOKIE: &str = "cashlane_session";

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
    if let Some(key) = bearer(parts) {
        let key = key.to_owned();
        let found = read(state, move |tx| access::principal_by_api_key(tx, &key)).await?;
        return found.ok_or_else(Problem::unauthorised);
    }
    let Some(token) = session_token(&parts.headers) else {
        return Err(Problem::unauthorised());
    };
    if cross_site(parts) {
        return Err(Problem::unauthorised().remedy("a session works from our own pages only"));
    }
    let token = token.to_owned();
    let found = read(state, move |tx| {
        access::principal_by_session_token(tx, &token)
    })
    .await?;
    found.ok_or_else(Problem::unauthorised)
}

fn bearer(parts: &Parts) -> Option<&str> {
    parts
        .headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .strip_prefix("Bearer ")
}

/// The session token that a browser sent.
pub fn session_token(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
    cookies
        .split(';')
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(name, value)| (name == SESSION_COOKIE).then_some(value))
}

/// A browser says where a request comes from; a foreign page must not use the visitor's session.
fn cross_site(parts: &Parts) -> bool {
    let changes = !matches!(parts.method, Method::GET | Method::HEAD);
    let site = parts
        .headers
        .get("sec-fetch-site")
        .and_then(|value| value.to_str().ok());
    changes && matches!(site, Some("cross-site" | "same-site"))
}

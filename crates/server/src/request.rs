//! What handlers are given instead of raw requests, and how they reach the store.

use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use o2c::access::Principal;
use o2c::PageRequest;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Idempotency, Tx};

use crate::problem::Problem;
use crate::state::AppState;

/// The longest `Idempotency-Key` that is taken, in bytes.
const KEY_BYTES_MAX: usize = 200;

/// A JSON body with its hash, which tells whether an idempotency key comes with the same input.
pub struct Input<T> {
    /// What the caller sent.
    pub value: T,
    hash: [u8; 32],
}

impl<T: DeserializeOwned> FromRequest<AppState> for Input<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let bytes = body(request, state.settings().body_bytes_max).await?;
        let text: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        let reader = &mut serde_json::Deserializer::from_slice(text);
        let value = serde_path_to_error::deserialize(reader).map_err(|error| {
            let path = error.path().to_string();
            Problem::new(StatusCode::BAD_REQUEST, "malformed", error.inner().to_string())
                .field(if path == "." { String::new() } else { path })
                .remedy("send JSON as the operation's schema has it")
        })?;
        Ok(Self { value, hash: Sha256::digest(&bytes).into() })
    }
}

/// The bytes of a body, up to a limit.
pub async fn body(request: Request, bytes_max: usize) -> Result<Vec<u8>, Problem> {
    axum::body::to_bytes(request.into_body(), bytes_max).await.map(Vec::from).map_err(|_| {
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            format!("the body has more than {bytes_max} bytes"),
        )
        .remedy("send less at a time, or use the bulk operation")
    })
}

/// Who asks; the gate has let them pass.
#[derive(Clone)]
pub struct Caller(pub Arc<Principal>);

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(Problem::unauthorised)
    }
}

/// The query parameters that every list takes.
#[derive(Debug, Deserialize)]
struct PageQuery {
    limit: Option<u32>,
    after: Option<String>,
}

/// Which page of a list is asked for.
pub struct Paging(pub PageRequest);

impl<S: Send + Sync> FromRequestParts<S> for Paging {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let query = Query::<PageQuery>::try_from_uri(&parts.uri).map_err(|error| {
            Problem::new(StatusCode::BAD_REQUEST, "malformed", error.body_text())
                .remedy("limit is a number from 1 to 100, after is the `next` of a page")
        })?;
        let default = PageRequest::default();
        Ok(Self(PageRequest {
            limit: query.0.limit.unwrap_or(default.limit),
            after: query.0.after,
        }))
    }
}

#[derive(Debug, Deserialize)]
struct WriteQuery {
    #[serde(default)]
    dry_run: bool,
}

/// How a write is asked for: by whom, with which idempotency key, for real or on trial.
pub struct Write {
    state: AppState,
    caller: Caller,
    scope: String,
    key: Option<String>,
    dry_run: bool,
}

impl FromRequestParts<AppState> for Write {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let caller = Caller::from_request_parts(parts, state).await?;
        let query = Query::<WriteQuery>::try_from_uri(&parts.uri).map_err(|error| {
            Problem::new(StatusCode::BAD_REQUEST, "malformed", error.body_text())
                .field("dry_run")
                .remedy("dry_run is true or false")
        })?;
        let key = match parts.headers.get("idempotency-key") {
            None => None,
            Some(value) => Some(checked_key(value)?),
        };
        // The same key of two callers, or on two operations, means two requests.
        let scope = format!("{} {} {}", caller.0.actor, parts.method, parts.uri.path());
        Ok(Self { state: state.clone(), caller, scope, key, dry_run: query.0.dry_run })
    }
}

fn checked_key(value: &HeaderValue) -> Result<String, Problem> {
    match value.to_str() {
        Ok(key) if !key.is_empty() && key.len() <= KEY_BYTES_MAX => Ok(key.to_owned()),
        _ => Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "invalid_idempotency_key",
            "the Idempotency-Key is empty, too long or not plain text",
        )
        .field("Idempotency-Key")
        .remedy(format!("send 1 to {KEY_BYTES_MAX} visible ASCII characters, such as a UUID"))),
    }
}

/// A reply as it is stored for repetition.
struct Stored {
    status: StatusCode,
    body: Vec<u8>,
    replayed: bool,
}

impl Write {
    /// Who asks.
    pub fn caller(&self) -> &Principal {
        &self.caller.0
    }

    /// Runs `command` in one transaction together with the idempotency record, and replies
    /// `status` with its result as JSON. On a dry run all of it is rolled back.
    pub async fn run<I, T>(
        self,
        status: StatusCode,
        input: Input<I>,
        command: impl Fn(&mut Tx, &I) -> o2c::Result<T> + Send + 'static,
    ) -> Result<Response, Problem>
    where
        I: Send + 'static,
        T: Serialize,
    {
        let Self { state, caller, scope, key, dry_run } = self;
        let Input { value, hash } = input;
        let actor = caller.0.actor.clone();
        let work = move |tx: &mut Tx| -> o2c::Result<Stored> {
            if let Some(key) = &key
                && let Idempotency::Replay { status, body, .. } =
                    tx.idempotent(&scope, key, hash)?
            {
                return Ok(Stored { status: code(status), body, replayed: true });
            }
            let reply = command(tx, &value)?;
            let body = serde_json::to_vec(&reply).expect("our own replies are valid JSON");
            if let Some(key) = &key {
                tx.save_reply(&scope, key, i32::from(status.as_u16()), &body)?;
            }
            Ok(Stored { status, body, replayed: false })
        };
        let stored = blocking(move || {
            if dry_run {
                state.store().dry_run(actor, work)
            } else {
                state.store().write(actor, work)
            }
        })
        .await?;
        Ok(reply(stored))
    }
}

fn code(status: i32) -> StatusCode {
    u16::try_from(status)
        .ok()
        .and_then(|status| StatusCode::from_u16(status).ok())
        .unwrap_or(StatusCode::OK)
}

fn reply(stored: Stored) -> Response {
    let mut response = (stored.status, stored.body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if stored.replayed {
        headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
    }
    response
}

/// Reads from one snapshot, off the asynchronous threads.
pub async fn read<T: Send + 'static>(
    state: &AppState,
    query: impl FnOnce(&mut Tx) -> o2c::Result<T> + Send + 'static,
) -> Result<T, Problem> {
    let state = state.clone();
    blocking(move || state.store().read(query)).await
}

/// Runs synchronous work on a thread that may block.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> o2c::Result<T> + Send + 'static,
) -> Result<T, Problem> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result.map_err(Problem::from),
        Err(failed) => Err(Problem::internal(&failed)),
    }
}

//! What handlers are given instead of raw requests, and how they reach the store.

use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use o2c::access::Principal;
use o2c::{Code, Outcome, PageRequest, Refusal};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Idempotency, Reply, Tx};
use utoipa::{IntoParams, ToSchema};

use crate::problem::Problem;
use crate::state::{AppState, Settings};

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
            Problem::new(
                StatusCode::BAD_REQUEST,
                "malformed",
                error.inner().to_string(),
            )
            .field(if path == "." { String::new() } else { path })
            .remedy("send JSON as the operation's schema has it")
        })?;
        Ok(Self {
            value,
            hash: Sha256::digest(&bytes).into(),
        })
    }
}

impl<T> Input<T> {
    /// An input that did not come as JSON; `identity` is the same for the same input only.
    pub fn of(value: T, identity: &str) -> Self {
        let hash = Sha256::digest(identity).into();
        Self { value, hash }
    }
}

/// The bytes of a body, up to a limit.
pub async fn body(request: Request, bytes_max: usize) -> Result<Vec<u8>, Problem> {
    axum::body::to_bytes(request.into_body(), bytes_max)
        .await
        .map(Vec::from)
        .map_err(|_| too_large(bytes_max))
}

/// The refusal of a body above a limit.
pub fn too_large(bytes_max: usize) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "too_large",
        format!("the body has more than {bytes_max} bytes"),
    )
    .remedy("send less at a time, or use the bulk operation")
}

/// Who asks; the gate has let them pass.
#[derive(Clone)]
pub struct Caller(pub Arc<Principal>);

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(Problem::unauthorised)
    }
}

/// The query parameters that every list takes.
#[derive(Debug, Deserialize)]
struct PageQuery {
    limit: Option<u32>,
    after: Option<String>,
}

/// The query parameters of every list.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what Paging reads")]
pub struct PageParameters {
    /// Rows wanted, 1 to 100; 50 when left out.
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// The query parameter of every write.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what Write reads")]
pub struct WriteParameters {
    /// Run everything and roll it back.
    dry_run: Option<bool>,
}

/// The header of every write.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes what Write reads")]
pub struct KeyHeader {
    /// Makes the request safe to repeat: the same key gives the same reply again.
    #[param(rename = "Idempotency-Key")]
    idempotency_key: Option<String>,
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

/// A value out of the path, such as an id.
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(error) => Err(
                Problem::new(StatusCode::NOT_FOUND, "not_found", error.body_text())
                    .remedy("check the id in the path"),
            ),
        }
    }
}

/// Parameters of every list that its filter does not know.
const COMMON_PARAMETERS: [&str; 3] = ["limit", "after", "dry_run"];

/// The filter of a list, out of the query string.
pub struct Filter<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Filter<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        let own: Vec<&str> = query
            .split('&')
            .filter(|pair| {
                let name = pair.split('=').next().unwrap_or_default();
                !COMMON_PARAMETERS.contains(&name)
            })
            .collect();
        serde_urlencoded::from_str(&own.join("&"))
            .map(Self)
            .map_err(|error| {
                Problem::new(StatusCode::BAD_REQUEST, "malformed", error.to_string())
                    .remedy("use the parameters that the operation describes")
            })
    }
}

/// The version that an edit was made on, from `If-Match`.
pub struct Version(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for Version {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let header = parts
            .headers
            .get(header::IF_MATCH)
            .and_then(|value| value.to_str().ok());
        header
            .and_then(|text| text.trim_matches('"').parse().ok())
            .map(Self)
            .ok_or_else(|| {
                Problem::new(
                    StatusCode::PRECONDITION_REQUIRED,
                    "version_needed",
                    "an edit names the version it was made on",
                )
                .field("If-Match")
                .remedy("send the `version` that you read as If-Match")
            })
    }
}

/// What became of one item of a batch.
#[derive(Debug, Serialize, ToSchema)]
pub struct Verdict<T> {
    /// What was booked; `null` when it was refused.
    pub result: Option<T>,
    /// Why it was refused; `null` when it was booked.
    pub refusal: Option<Refusal>,
}

impl<T> From<Outcome<T>> for Verdict<T> {
    fn from(outcome: Outcome<T>) -> Self {
        match outcome {
            Ok(result) => Self {
                result: Some(result),
                refusal: None,
            },
            Err(refusal) => Self {
                result: None,
                refusal: Some(refusal),
            },
        }
    }
}

/// What became of a batch, in its order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Verdicts<T> {
    /// One verdict an item.
    pub verdicts: Vec<Verdict<T>>,
}

/// The verdicts of a batch, in its order.
pub fn verdicts<T>(outcomes: Vec<Outcome<T>>) -> Verdicts<T> {
    Verdicts {
        verdicts: outcomes.into_iter().map(Verdict::from).collect(),
    }
}

/// The outcome of a batch of one: its result, or its refusal as the error of the whole.
pub fn one<T>(outcomes: Vec<Outcome<T>>) -> o2c::Result<T> {
    match outcomes.into_iter().next() {
        Some(outcome) => Ok(outcome?),
        None => Err(o2c::Error::Conflict {
            what: "the batch".to_owned(),
        }),
    }
}

/// Documents as NDJSON, one a line. A line that cannot be read is refused by itself.
pub struct Lines<T> {
    lines: Vec<Outcome<T>>,
    hash: [u8; 32],
}

/// The most lines of one bulk request: they share one transaction.
const LINES_MAX: usize = 10_000;

impl<T: DeserializeOwned> FromRequest<AppState> for Lines<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let bytes_max = state.settings().body_bytes_max * Settings::UPLOAD_FACTOR;
        let bytes = body(request, bytes_max).await?;
        let text = bytes
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.trim_ascii().is_empty());
        let lines: Vec<_> = text.map(line).collect();
        if lines.len() > LINES_MAX {
            return Err(Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too_large",
                format!("{} lines in one request", lines.len()),
            )
            .remedy(format!("send at most {LINES_MAX} lines a request")));
        }
        Ok(Self {
            lines,
            hash: Sha256::digest(&bytes).into(),
        })
    }
}

fn line<T: DeserializeOwned>(text: &[u8]) -> Outcome<T> {
    let reader = &mut serde_json::Deserializer::from_slice(text);
    serde_path_to_error::deserialize(reader).map_err(|error| {
        let path = error.path().to_string();
        let field = if path == "." { String::new() } else { path };
        let detail = error.inner().to_string();
        Refusal::new(
            Code::InvalidValue,
            field,
            detail,
            "send one JSON document a line",
        )
    })
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
            Some(value) => Some(checked_key(value).ok_or_else(invalid_key)?),
        };
        // The same key of two callers, or on two operations, means two requests.
        let scope = format!("{} {} {}", caller.0.actor, parts.method, parts.uri.path());
        Ok(Self {
            state: state.clone(),
            caller,
            scope,
            key,
            dry_run: query.0.dry_run,
        })
    }
}

fn checked_key(value: &HeaderValue) -> Option<String> {
    let key = value.to_str().ok()?;
    (!key.is_empty() && key.len() <= KEY_BYTES_MAX).then(|| key.to_owned())
}

fn invalid_key() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "invalid_idempotency_key",
        "the Idempotency-Key is empty, too long or not plain text",
    )
    .field("Idempotency-Key")
    .remedy(format!(
        "send 1 to {KEY_BYTES_MAX} visible ASCII characters, such as a UUID"
    ))
}

/// A reply as it is stored for repetition.
struct Stored {
    status: StatusCode,
    body: Vec<u8>,
    media_type: &'static str,
    replayed: bool,
}

const JSON: &str = "application/json";
const NDJSON: &str = "application/x-ndjson";

impl Write {
    /// Who asks.
    pub fn caller(&self) -> &Principal {
        &self.caller.0
    }

    /// Whether a trial is asked for. From here on the command is carried out, as one that keeps a
    /// record of the trial.
    pub fn take_dry_run(&mut self) -> bool {
        std::mem::take(&mut self.dry_run)
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
        let Input { value, hash } = input;
        self.store(hash, status, JSON, move |tx| {
            let reply = command(tx, &value)?;
            Ok(serde_json::to_vec(&reply).expect("our own replies are valid JSON"))
        })
        .await
    }

    /// Runs a batch `command` on the lines that could be read and replies with one verdict a
    /// line, as NDJSON in the same order.
    pub async fn run_lines<I, T>(
        self,
        input: Lines<I>,
        command: impl Fn(&mut Tx, Vec<I>) -> o2c::Result<Vec<Outcome<T>>> + Send + 'static,
    ) -> Result<Response, Problem>
    where
        I: Clone + Send + 'static,
        T: Serialize,
    {
        let Lines { lines, hash } = input;
        self.store(hash, StatusCode::OK, NDJSON, move |tx| {
            let good = lines
                .iter()
                .filter_map(|line| line.as_ref().ok())
                .cloned()
                .collect();
            let mut outcomes = command(tx, good)?.into_iter();
            let mut body = Vec::new();
            for line in &lines {
                let verdict = match line {
                    Ok(_) => outcomes.next().map(Verdict::from),
                    Err(refusal) => Some(Verdict::from(Err(refusal.clone()))),
                };
                if let Some(verdict) = verdict {
                    serde_json::to_writer(&mut body, &verdict).expect("our replies are JSON");
                    body.push(b'\n');
                }
            }
            Ok(body)
        })
        .await
    }

    /// Runs a command whose reply must not be kept, or that recognises repetition by itself.
    pub async fn unrepeated<T: Send + 'static>(
        self,
        command: impl Fn(&mut Tx) -> o2c::Result<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let Self {
            state,
            caller,
            dry_run,
            ..
        } = self;
        let actor = caller.0.actor.clone();
        blocking(move || match dry_run {
            true => state.store().dry_run(actor, command),
            false => state.store().write(actor, command),
        })
        .await
    }

    async fn store(
        self,
        hash: [u8; 32],
        status: StatusCode,
        media_type: &'static str,
        command: impl Fn(&mut Tx) -> o2c::Result<Vec<u8>> + Send + 'static,
    ) -> Result<Response, Problem> {
        let Self {
            state,
            caller,
            scope,
            key,
            dry_run,
        } = self;
        let actor = caller.0.actor.clone();
        let work = move |tx: &mut Tx| -> o2c::Result<Stored> {
            if let Some(key) = &key
                && let Idempotency::Replay(Reply { status, body, .. }) =
                    tx.idempotent(&scope, key, hash)?
            {
                let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
                return Ok(Stored {
                    status,
                    body,
                    media_type,
                    replayed: true,
                });
            }
            let body = command(tx)?;
            if let Some(key) = &key {
                let reply = Reply {
                    status: status.as_u16(),
                    content_type: media_type.to_owned(),
                    body: body.clone(),
                };
                tx.save_reply(&scope, key, &reply)?;
            }
            Ok(Stored {
                status,
                body,
                media_type,
                replayed: false,
            })
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

fn reply(stored: Stored) -> Response {
    let mut response = (stored.status, stored.body).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(stored.media_type),
    );
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

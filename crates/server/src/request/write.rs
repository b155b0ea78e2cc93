//! Writes: once for each idempotency key, kept only if it is no trial.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use o2c::Outcome;
use o2c::access::Principal;
use serde::{Deserialize, Serialize};
use store::{Idempotency, Reply, Tx};

use super::verdicts::{Verdict, verdicts};
use super::{Caller, Input, Lines, blocking};
use crate::problem::Problem;
use crate::state::AppState;

/// The longest `Idempotency-Key` that is taken, in bytes.
const KEY_BYTES_MAX: usize = 200;

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

    /// As [`Self::run`], once a `trial` that keeps nothing went well. A repetition is answered without.
    pub async fn run_after<I, T>(
        self,
        status: StatusCode,
        input: Input<I>,
        trial: impl Fn(&mut Tx, &I) -> o2c::Result<()> + Send + 'static,
        command: impl Fn(&mut Tx, &I) -> o2c::Result<T> + Send + 'static,
    ) -> Result<Response, Problem>
    where
        I: Clone + Send + 'static,
        T: Serialize,
    {
        let (state, actor) = (self.state.clone(), self.caller.0.actor.clone());
        let (scope, key) = (self.scope.clone(), self.key.clone());
        let (value, hash) = (input.value.clone(), input.hash);
        let tried = move |tx: &mut Tx| match &key {
            Some(key) if matches!(tx.idempotent(&scope, key, hash)?, Idempotency::Replay(_)) => {
                Ok(())
            }
            _ => trial(tx, &value),
        };
        blocking(move || state.store().dry_run(actor, tried)).await?;
        self.run(status, input, command).await
    }

    /// As [`Self::run`], for a command that gives one outcome for each document of a batch.
    pub async fn run_batch<I, T>(
        self,
        status: StatusCode,
        input: Input<I>,
        command: impl Fn(&mut Tx, &I) -> o2c::Result<Vec<Outcome<T>>> + Send + 'static,
    ) -> Result<Response, Problem>
    where
        I: Send + 'static,
        T: Serialize,
    {
        self.run(status, input, move |tx, batch| {
            command(tx, batch).map(verdicts)
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

    /// Runs a command on trial, whatever was asked for, and gives what it came to.
    pub async fn tried<T, E>(
        self,
        command: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static,
    ) -> Result<T, Problem>
    where
        T: Send + 'static,
        E: From<store::Error> + Send + 'static,
        Problem: From<E>,
    {
        let Self { state, caller, .. } = self;
        let actor = caller.0.actor.clone();
        let trial = move || state.store().dry_run(actor, command);
        match tokio::task::spawn_blocking(trial).await {
            Ok(result) => result.map_err(Problem::from),
            Err(failed) => Err(Problem::internal(&failed)),
        }
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

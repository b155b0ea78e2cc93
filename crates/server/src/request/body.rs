//! Bodies: one JSON document, or many, one a line.

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use o2c::{Code, Outcome, Refusal};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::problem::Problem;
use crate::state::{AppState, Settings};

/// A JSON body with its hash, which tells whether an idempotency key comes with the same input.
pub struct Input<T> {
    /// What the caller sent.
    pub value: T,
    pub(super) hash: [u8; 32],
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

/// Documents as NDJSON, one a line. A line that cannot be read is refused by itself.
pub struct Lines<T> {
    pub(super) lines: Vec<Outcome<T>>,
    pub(super) hash: [u8; 32],
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

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use o2c::{Code, Error, Refusal};
use serde::Serialize;
use utoipa::ToSchema;

use crate::observe;
use crate::papers::PrintError;

/// An error reply, `application/problem+json` as RFC 9457 has it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: `code` tells the kinds apart.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Stable machine-readable code.
    pub code: String,
    /// What is wrong, with the value.
    pub detail: String,
    /// What to do about it.
    pub remedy: Option<String>,
    /// The input field at fault.
    pub field: Option<String>,
    /// The request, as the log names it.
    pub request_id: Option<String>,
    /// Seconds to wait, sent as the header `Retry-After`.
    #[serde(skip)]
    pub retry_after: Option<u32>,
}

/// The longest that the lock of an account lasts, in seconds.
const LOCK_SECS: u32 = o2c::access::SignInPolicy::PRODUCTION.lock_secs;

impl Problem {
    /// A problem with its status and code.
    pub fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: status.as_u16(),
            code: code.to_owned(),
            detail: detail.into(),
            remedy: None,
            field: None,
            request_id: None,
            retry_after: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// Names the field at fault.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Nobody is signed in.
    pub fn unauthorised() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "unauthorised",
            "the request carries no valid identity",
        )
        .remedy("sign in with POST /api/v1/session, or send an API key as a bearer token")
    }

    /// A page of another site wants to use the visitor's session.
    pub fn cross_site() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "cross_site",
            "the request comes from a page of another site",
        )
        .remedy("work from our own pages; programs send an API key as a bearer token")
    }

    /// Too many attempts failed; the next may be made after so many seconds.
    pub fn too_many(seconds: u32) -> Self {
        Self {
            retry_after: Some(seconds),
            ..Self::new(
                StatusCode::TOO_MANY_REQUESTS,
                "too_many_attempts",
                "too many attempts from your network address failed",
            )
            .remedy(format!("wait {seconds} seconds, then try again"))
        }
    }

    /// The failure of a reply that could not be made; its cause goes to the log only.
    pub fn internal(cause: &dyn std::error::Error) -> Self {
        let request_id = observe::current_request();
        tracing::error!(error = %chain(cause), request_id, "the request failed inside");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "the server failed",
        )
        .remedy("try again; if it stays, give the request id to your administrator")
    }

    fn refused(refusal: Refusal) -> Self {
        let status = match refusal.code {
            Code::AlreadyExists => StatusCode::CONFLICT,
            Code::SignInFailed | Code::PasskeyRefused => StatusCode::UNAUTHORIZED,
            Code::Locked => StatusCode::TOO_MANY_REQUESTS,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let locked = refusal.code == Code::Locked;
        Self {
            retry_after: locked.then_some(LOCK_SECS),
            remedy: Some(refusal.remedy),
            field: refusal.field,
            ..Self::new(status, &name_of(refusal.code), refusal.detail)
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::refused(refusal)
    }
}

impl From<PrintError> for Problem {
    fn from(error: PrintError) -> Self {
        match error {
            PrintError::Business(error) => error.into(),
            PrintError::Paper(_) | PrintError::Pdf(_) => Self::internal(&error),
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refusal) => Self::refused(refusal),
            Error::NotFound { .. } => {
                Self::new(StatusCode::NOT_FOUND, "not_found", error.to_string())
                    .remedy("check the id and the legal entity")
            }
            Error::Conflict { .. } => {
                Self::new(StatusCode::CONFLICT, "conflict", error.to_string())
                    .remedy("read it again and repeat the change on what you find")
            }
            Error::Denied { .. } => Self::new(StatusCode::FORBIDDEN, "denied", error.to_string())
                .remedy("ask an administrator for a role that has it"),
            Error::Kernel(cause) => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid_value",
                cause.to_string(),
            )
            .remedy("correct the values"),
            Error::Store(cause) => Self::of_store(&cause),
        }
    }
}

impl Problem {
    /// Somebody listens in too many places at once.
    pub fn too_many_streams() -> Self {
        Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_streams",
            "too many live updates are open for this user",
        )
        .remedy("close some windows, or read without live updates")
    }

    fn of_store(cause: &store::Error) -> Self {
        match cause {
            store::Error::NotFound { .. } => {
                Self::new(StatusCode::NOT_FOUND, "not_found", cause.to_string())
                    .remedy("check the id and the legal entity")
            }
            store::Error::IdempotencyMismatch { .. } => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "idempotency_key_reused",
                "this Idempotency-Key was used with another input",
            )
            .remedy("use a new key for a new request"),
            store::Error::Busy { .. } => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "the database is busy",
            )
            .remedy("try again with the same Idempotency-Key"),
            other => Self::internal(other),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(mut self) -> Response {
        self.request_id = observe::current_request();
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&self)).into_response();
        let media_type = HeaderValue::from_static("application/problem+json");
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, media_type);
        if let Some(seconds) = self.retry_after {
            let seconds = HeaderValue::from(seconds);
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}

/// The code as JSON has it.
fn name_of(code: Code) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(name)) => name,
        _ => "refused".to_owned(),
    }
}

/// An error and what caused it, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}

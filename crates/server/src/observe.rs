//! Health, metrics and the request log.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::IdGen;

use crate::request::read;
use crate::state::AppState;

tokio::task_local! {
    static CURRENT_REQUEST: String;
}

/// The id under which the log knows the request that is being answered.
pub fn current_request() -> Option<String> {
    CURRENT_REQUEST.try_with(Clone::clone).ok()
}

/// Carries the id under which the log knows a request.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The process lives. Says nothing about the database.
pub async fn healthz() -> &'static str {
    "ok"
}

/// The process can serve: the database answers.
pub async fn readyz(State(state): State<AppState>) -> Response {
    match read(&state, |tx| {
        Ok(tx.query_one("SELECT 1", &[])?.get::<i64>(0)?)
    })
    .await
    {
        Ok(_) => "ready".into_response(),
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer",
        )
            .into_response(),
    }
}

/// All counters in Prometheus' text format.
pub async fn metrics(State(state): State<AppState>) -> String {
    state.metrics().render()
}

/// Names the request, counts it, and logs it once with its outcome. Neither query parameters nor
/// headers are logged: they may carry secrets or personal data.
pub async fn log(path: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = path.map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned());
    let id = request_id(&request);
    let mut response = CURRENT_REQUEST.scope(id.clone(), next.run(request)).await;
    let status = response.status();
    let labels = [
        ("method", method.to_string()),
        ("route", route.clone()),
        ("status", status.as_u16().to_string()),
    ];
    metrics::counter!("cashlane_http_requests_total", &labels).increment(1);
    metrics::histogram!("cashlane_http_request_seconds", &labels[..2]).record(started.elapsed());
    if status.is_success() {
        crate::latency::count(method.as_str(), &route, started.elapsed());
    }
    let elapsed_us = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(
        %method, route, status = status.as_u16(), elapsed_us, request_id = id,
        "{method} {route} {}", status.as_u16()
    );
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// The caller's own request id when it is harmless, else a new one.
fn request_id(request: &Request) -> String {
    let given = request
        .headers()
        .get(REQUEST_ID)
        .and_then(|value| value.to_str().ok());
    let harmless = |text: &&str| {
        (1..=64).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    given
        .filter(harmless)
        .map_or_else(new_request_id, str::to_owned)
}

fn new_request_id() -> String {
    static IDS: std::sync::LazyLock<IdGen> = std::sync::LazyLock::new(IdGen::system);
    let now = kernel::Clock::now(&kernel::SystemClock);
    IDS.next::<kernel::kind::Event>(now)
        .uuid()
        .simple()
        .to_string()
}

//! Headers that every reply carries, so that no page can be framed, sniffed or kept by accident.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::AppState;

/// For replies that are no pages: nothing in them runs, and only our own pages show them.
const NOTHING_RUNS: &str = "script-src 'none'; base-uri 'none'; frame-ancestors 'self'";

/// The API reference is a page with scripts and styles of its own.
const REFERENCE: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Where HTTPS is demanded, browsers keep to it for a year.
const HTTPS_ONLY: &str = "max-age=31536000; includeSubDomains";

/// Adds what the reply does not say itself.
pub async fn add(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_reference = path.starts_with("/api/reference");
    let is_api = path.starts_with("/api/v1/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut default = |name: HeaderName, value: &'static str| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    default(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(header::REFERRER_POLICY, "same-origin");
    default(header::X_FRAME_OPTIONS, "SAMEORIGIN");
    let policy = if is_reference {
        REFERENCE
    } else {
        NOTHING_RUNS
    };
    default(header::CONTENT_SECURITY_POLICY, policy);
    if is_api {
        default(header::CACHE_CONTROL, "no-store");
    }
    if state.settings().cookie_secure {
        default(header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY);
    }
    response
}

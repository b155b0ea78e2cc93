//! The desk: the files of the web UI that were in `web/dist` when this program was built. A build
//! without them serves the start page instead. An unoptimised build reads them from that folder,
//! so that a new build of the UI is seen at once.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::pages;
use crate::state::AppState;

#[derive(RustEmbed)]
#[folder = "../../web/dist/"]
#[allow_missing = true]
struct Files;

const INDEX: &str = "index.html";
/// Files whose names change with their content.
const HASHED: &str = "assets/";

/// No script but ours runs, nothing of the page is sent anywhere else, and nobody frames it. Style
/// attributes are needed by the components; documents are shown from memory.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

/// A file of the UI; the UI itself for every path that it may know, and the start page where there
/// is no UI.
pub async fn desk(
    State(state): State<AppState>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let path = uri.path().trim_start_matches('/');
    if !matches!(method, Method::GET | Method::HEAD) || path.starts_with("api/") {
        return crate::serve::no_such_operation().await.into_response();
    }
    match (Files::get(path), Files::get(INDEX)) {
        (Some(file), _) if !path.is_empty() => answer(path, file, &headers),
        // A file that is missing is not the UI: a stale page must notice.
        (None, _) if path.starts_with(HASHED) => StatusCode::NOT_FOUND.into_response(),
        (_, Some(index)) => answer(INDEX, index, &headers),
        (_, None) if path.is_empty() => pages::start(State(state)).await,
        (_, None) => crate::serve::no_such_operation().await.into_response(),
    }
}

fn answer(path: &str, file: EmbeddedFile, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]));
    let mut headers = HeaderMap::new();
    let mut set = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::ETAG, &tag);
    set(header::CONTENT_TYPE, content_type(path));
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(
        header::CACHE_CONTROL,
        if path.starts_with(HASHED) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        },
    );
    if path == INDEX {
        set(header::CONTENT_SECURITY_POLICY, POLICY);
    }
    let known = asked.get(header::IF_NONE_MATCH);
    if known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, file.data).into_response()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

//! The start page and the browsable API reference. Both work without network.

use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};

use crate::request::read;
use crate::state::AppState;

const START: &str = include_str!("../assets/start.html");

/// The start page: shows that the system is alive and where the reference is.
pub async fn start(State(state): State<AppState>) -> Response {
    let facts = read(&state, |tx| {
        let entities = o2c::parties::entities(tx)?;
        let events = tx
            .query_one("SELECT COUNT(*) FROM events", &[])?
            .get::<i64>(0)?;
        Ok((entities.len(), events))
    })
    .await;
    let line = match facts {
        Ok((entities, events)) => format!(
            "<span class=\"ok\">Alive</span> · {entities} legal {} · {events} events recorded",
            if entities == 1 { "entity" } else { "entities" }
        ),
        Err(_) => "<span class=\"bad\">The database does not answer</span>".to_owned(),
    };
    let page = START
        .replace("{{status}}", &line)
        .replace("{{version}}", env!("CARGO_PKG_VERSION"));
    let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'";
    ([(header::CONTENT_SECURITY_POLICY, policy)], Html(page)).into_response()
}

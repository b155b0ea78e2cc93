//! Live updates, and who changed something last.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, Sse};
use futures_util::stream::{self, Stream};
use kernel::EntityId;
use o2c::access::{self, Changes, LatestChange};
use serde::Deserialize;
use std::convert::Infallible;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::gate::token;
use crate::live::{Listener, Position};
use crate::problem::Problem;
use crate::request::{At, Caller, Filter, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(follow_changes))
        .routes(routes!(get_latest_change))
}

/// Where to begin.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Resume {
    /// The id of the last message that was read, for readers that cannot send `Last-Event-ID`.
    last_id: Option<i64>,
}

/// Follow what changes
///
/// Server-sent events. `ready` comes first; then each `changes` names the objects that changed, of
/// those that the caller may read, within a second of the commit on any node. Its id leads on:
/// sent as `Last-Event-ID`, it brings what was missed. `ended` is the last message when the
/// session is over or what the caller may do has changed. A comment every ten seconds shows that
/// the stream lives.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/changes", tag = "events",
    extensions(("x-permission" = json!("signed_in"))),
    params(("entity" = String, Path), Resume),
    responses(
        (status = 200, description = "A stream whose `changes` are this", body = Changes, content_type = "text/event-stream"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem)
    )
)]
async fn follow_changes(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(resume): Filter<Resume>,
    Caller(reader): Caller,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    access::require_some(&reader, entity)?;
    let sent = headers.get("last-event-id");
    let sent = sent.and_then(|value| value.to_str().ok()?.parse().ok());
    let listener = Listener {
        reader: (*reader).clone(),
        token: token(&headers, state.settings())
            .unwrap_or_default()
            .to_owned(),
        entity,
        from: sent
            .or(resume.last_id)
            .map_or(Position::Now, Position::After),
    };
    let messages = listener.open(state.live(), &state).await?;
    let events = stream::unfold(messages, |mut messages| async move {
        messages.recv().await.map(|message| (message, messages))
    });
    Ok(Sse::new(events))
}

/// Whose last change is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Changed {
    /// The object, by its id: `cus_…`, `trm_…`, `usr_…`.
    object: String,
}

/// Read who changed something last
///
/// For whoever may read the object.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/changes/latest", tag = "events",
    extensions(("x-permission" = json!("signed_in"))),
    params(("entity" = String, Path), Changed),
    responses((status = 200, body = LatestChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn get_latest_change(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(changed): Filter<Changed>,
    Caller(reader): Caller,
) -> Result<Json<LatestChange>, Problem> {
    show(&state, move |tx| {
        access::latest_change(tx, &reader, entity, &changed.object)
    })
    .await
}

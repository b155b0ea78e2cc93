//! What handlers are given instead of raw requests, and how they reach the store.

mod body;
mod parameters;
mod verdicts;
mod write;

use std::sync::Arc;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use o2c::access::Principal;
use store::Tx;

use crate::problem::Problem;
use crate::state::AppState;

pub use body::{Input, Lines, body, too_large};
pub use parameters::{At, Filter, KeyHeader, PageParameters, Paging, Version, WriteParameters};
pub use verdicts::{Verdict, Verdicts, one, verdicts};
pub use write::Write;

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

/// Reads from one snapshot, off the asynchronous threads.
pub async fn read<T: Send + 'static>(
    state: &AppState,
    query: impl FnOnce(&mut Tx) -> o2c::Result<T> + Send + 'static,
) -> Result<T, Problem> {
    let state = state.clone();
    blocking(move || state.store().read(query)).await
}

/// Replies with what is read, as JSON.
pub async fn show<T: Send + 'static>(
    state: &AppState,
    query: impl FnOnce(&mut Tx) -> o2c::Result<T> + Send + 'static,
) -> Result<Json<T>, Problem> {
    read(state, query).await.map(Json)
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

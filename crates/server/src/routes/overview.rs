//! What spans all rooms: finding anything, and what needs somebody.

use axum::Json;
use axum::extract::State;
use kernel::{EntityId, Instant};
use o2c::access::Permission;
use o2c::insight::{self, Hits, Home};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Caller, Filter, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(find))
        .routes(routes!(get_home))
}

/// What to look for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// A number or its beginning, the last digits of one of our numbers, a customer's reference or
    /// order number, an amount, or a part of a customer's name.
    q: String,
    /// Hits of each kind, 1 to 20; 8 when left out.
    each: Option<u32>,
}

/// From when on to count what was done.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Since {
    /// Counts what the system did by itself from this instant on, 31 days back at most.
    #[param(value_type = Option<String>, format = DateTime)]
    since: Option<Instant>,
}

/// Hits of each kind where the caller does not say.
const HITS: u32 = 8;

/// Find anything
///
/// Customers by number and by any part of their names; orders, deliveries, invoices, credit notes
/// and receipts by number or its beginning, by the last digits of our own numbers, by the
/// customer's reference or order number, and by amount; bank entries by amount alone. What stands
/// in the middle of a number, products, and texts of bank entries are not searched. Shows only
/// what the caller may read.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/search", tag = "overview",
    extensions(("x-permission" = json!("signed_in"))),
    params(("entity" = String, Path), Wanted),
    responses((status = 200, body = Hits), (status = 401, body = Problem), (status = 422, body = Problem))
)]
async fn find(
    State(state): State<AppState>,
    caller: Caller,
    At(entity): At<EntityId>,
    Filter(wanted): Filter<Wanted>,
) -> Result<Json<Hits>, Problem> {
    show(&state, move |tx| {
        let each = wanted.each.unwrap_or(HITS);
        let may = |permission| caller.0.may(permission, Some(entity));
        insight::find(tx, entity, &wanted.q, each, may)
    })
    .await
}

/// Read what needs somebody
///
/// Counts and sums of what waits, as far as the caller may see it, and what the system did by
/// itself since an instant.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/home", tag = "overview",
    extensions(("x-permission" = json!("signed_in"))),
    params(("entity" = String, Path), Since),
    responses((status = 200, body = Home), (status = 401, body = Problem), (status = 404, body = Problem))
)]
async fn get_home(
    State(state): State<AppState>,
    caller: Caller,
    At(entity): At<EntityId>,
    Filter(filter): Filter<Since>,
) -> Result<Json<Home>, Problem> {
    show(&state, move |tx| {
        let may = |permission: Permission, everywhere: bool| {
            caller.0.may(permission, (!everywhere).then_some(entity))
        };
        insight::home(tx, entity, filter.since, may)
    })
    .await
}

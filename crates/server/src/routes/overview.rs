//! What spans all rooms: finding anything.

use axum::Json;
use axum::extract::State;
use kernel::EntityId;
use o2c::insight::{self, Hits};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Caller, Filter, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(find))
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

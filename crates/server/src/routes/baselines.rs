//! Figures as they once stood, beside those of now.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{BaselineId, Date, EntityId};
use o2c::insight::{self, Baseline, BaselineComparison, NewBaseline, Period, Scope};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Filter, Input, KeyHeader, Write, WriteParameters, read, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_baselines, keep_baseline))
        .routes(routes!(compare_baseline))
        .routes(routes!(withdraw_baseline))
}

/// List baselines
///
/// The newest first; at most 100.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/baselines", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<Baseline>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_baselines(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<Baseline>>, Problem> {
    show(&state, move |tx| insight::baselines(tx, entity)).await
}

/// Keep a baseline
///
/// Keeps the figures of a `baseline.json` that `cashlane assess` wrote, or, without figures, the own
/// ones of a period. What is kept never changes.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/baselines", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewBaseline,
    responses((status = 201, body = Baseline), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn keep_baseline(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewBaseline>,
) -> Result<Response, Problem> {
    // Measuring takes long in a large book: not while other writers wait.
    let (new, kept) = (input.value.clone(), state.figures().clone());
    let own = read(&state, move |tx| {
        insight::own_baseline(tx, &Scope::of(entity).kept_in(&kept), &new)
    })
    .await?;
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            insight::keep_baseline(tx, entity, new, own.as_deref())
        })
        .await
}

/// Over which days is measured.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Over {
    /// First day on which orders came in.
    from: Date,
    /// Last day, as of which the ledger is measured.
    to: Date,
}

/// Compare with a baseline
///
/// Each figure before and now, with the bounds of the difference where it is made of cases, and the
/// figures that only one side has.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/baselines/{baseline}/comparison", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("baseline" = String, Path), Over),
    responses((status = 200, body = BaselineComparison), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn compare_baseline(
    State(state): State<AppState>,
    At((entity, baseline)): At<(EntityId, BaselineId)>,
    Filter(Over { from, to }): Filter<Over>,
) -> Result<Json<BaselineComparison>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        let scope = Scope::of(entity).kept_in(&kept);
        insight::compare_baseline(tx, &scope, baseline, Period { from, to })
    })
    .await
}

/// Take a baseline away
///
/// It is no longer listed; what it held stays.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/baselines/{baseline}/withdraw", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), ("baseline" = String, Path), WriteParameters, KeyHeader),
    responses((status = 200, body = Baseline), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn withdraw_baseline(
    At((entity, baseline)): At<(EntityId, BaselineId)>,
    write: Write,
) -> Result<Response, Problem> {
    let input = Input::of((), &baseline.to_string());
    write
        .run(StatusCode::OK, input, move |tx, ()| {
            insight::withdraw_baseline(tx, entity, baseline)
        })
        .await
}

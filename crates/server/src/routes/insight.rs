//! Key figures and the documents behind them.

use axum::Json;
use axum::extract::State;
use kernel::{Currency, Date, EntityId};
use std::str::FromStr;

use o2c::insight::{self, Case, Figure, Kpi, Period};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Filter, PageParameters, Paging, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_kpis))
        .routes(routes!(get_kpi))
        .routes(routes!(list_kpi_cases))
}

/// The period of a figure.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Over {
    /// First day.
    from: Date,
    /// Last day.
    to: Date,
    /// The figure in this currency only.
    #[param(value_type = Option<String>)]
    currency: Option<Currency>,
}

impl Over {
    const fn period(&self) -> Period {
        Period {
            from: self.from,
            to: self.to,
        }
    }
}

fn measure_all(
    tx: &mut store::Tx,
    entity: EntityId,
    kpis: &[Kpi],
    over: &Over,
) -> o2c::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for kpi in kpis {
        figures.extend(insight::measure(tx, entity, *kpi, over.period())?);
    }
    figures.retain(|figure| {
        over.currency
            .is_none_or(|wanted| figure.currency.is_none_or(|own| own == wanted))
    });
    Ok(figures)
}

/// Measure all KPIs
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/kpis", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), Over),
    responses((status = 200, body = Vec<Figure>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_kpis(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<Over>,
) -> Result<Json<Vec<Figure>>, Problem> {
    show(&state, move |tx| measure_all(tx, entity, Kpi::ALL, &filter)).await
}

/// Measure a KPI
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/kpis/{kpi}", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("kpi" = String, Path), Over),
    responses((status = 200, body = Vec<Figure>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_kpi(
    State(state): State<AppState>,
    At((entity, kpi)): At<(EntityId, String)>,
    Filter(filter): Filter<Over>,
) -> Result<Json<Vec<Figure>>, Problem> {
    show(&state, move |tx| {
        measure_all(tx, entity, &[Kpi::from_str(&kpi)?], &filter)
    })
    .await
}

/// List the documents that a KPI counts
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/kpis/{kpi}/cases", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("kpi" = String, Path), Over, PageParameters),
    responses((status = 200, body = o2c::Page<Case>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_kpi_cases(
    State(state): State<AppState>,
    At((entity, kpi)): At<(EntityId, String)>,
    Filter(filter): Filter<Over>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<Case>>, Problem> {
    show(&state, move |tx| {
        insight::cases(
            tx,
            entity,
            Kpi::from_str(&kpi)?,
            filter.period(),
            filter.currency,
            &page,
        )
    })
    .await
}

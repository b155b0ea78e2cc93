//! The board pack.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::{Date, EntityId};
use o2c::insight::{Period, Scope};
use o2c::parties::Language;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::special::pdf_reply;
use crate::papers;
use crate::problem::Problem;
use crate::request::{At, Filter, read};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_board_pack))
}

/// As what a report is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum ReportFormat {
    /// PDF/A-3b.
    #[default]
    Pdf,
    /// One HTML file that needs nothing else.
    Html,
}

/// Of which days, and how it is written.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// First day.
    from: Date,
    /// Last day.
    to: Date,
    /// The language; English unless said otherwise.
    language: Option<Language>,
    /// PDF unless said otherwise.
    #[param(inline)]
    format: Option<ReportFormat>,
}

/// Make the board pack
///
/// Where order to cash stands in a period, beside as many days before it: figures, trends, who owes
/// most, how orders became cash. Amounts are those in the base currency.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/board-pack", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), Wanted),
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn get_board_pack(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(wanted): Filter<Wanted>,
) -> Result<Response, Problem> {
    let kept = state.figures().clone();
    let period = Period {
        from: wanted.from,
        to: wanted.to,
    };
    let language = papers::language(wanted.language.unwrap_or(Language::En));
    let report = read(&state, move |tx| {
        let scope = Scope::of(entity).kept_in(&kept);
        papers::board_pack(tx, &scope, entity, period, language)
    })
    .await?;
    if wanted.format == Some(ReportFormat::Html) {
        let mut response = Body::from(pdf::report_html(&report)).into_response();
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, html);
        return Ok(response);
    }
    let rendering = tokio::task::spawn_blocking(move || pdf::report_pdf(&report));
    let rendered = rendering.await.map_err(|error| Problem::internal(&error))?;
    let bytes = rendered.map_err(|error| Problem::internal(&error))?;
    Ok(pdf_reply(&format!("board-pack-{}.pdf", period.to), bytes))
}

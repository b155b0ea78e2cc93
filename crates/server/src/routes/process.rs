//! The process as the event log tells it, and the log itself for other tools.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use formats::eventlog::write::{JsonLog, LogWriter, XmlLog};
use kernel::{Date, EntityId};
use o2c::exchange::event_log;
use o2c::insight::{
    self, Flow, FlowCases, FlowChoice, FlowFilter, FlowOf, Period, Projections, Scope,
};
use o2c::parties;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Filter, read, show};
use crate::state::AppState;
use crate::transfer;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_process))
        .routes(routes!(list_process_cases))
        .routes(routes!(export_event_log))
}

/// Which process.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Which {
    /// First day on which a case began.
    from: Date,
    /// Last day.
    to: Date,
    /// Whose process; orders unless said otherwise.
    of: Option<FlowOf>,
    /// Of customers in this segment only; not for bank entries.
    segment: Option<String>,
    /// Of customers in this country only; not for bank entries.
    country: Option<String>,
    /// Of cases that have this step only.
    with: Option<String>,
    /// Of cases that do not have this step only.
    without: Option<String>,
    /// Of cases only that this person or program did a part of.
    by: Option<String>,
    /// Of cases only that took at least so many hours.
    hours_min: Option<i64>,
    /// Of cases only that took at most so many hours.
    hours_max: Option<i64>,
    /// Of cases only that are late (their promise is past), or are not.
    late: Option<bool>,
    /// Of cases only of which this is told, as causes tell it: `channel=edi`.
    having: Option<String>,
    /// Cases: those that have this step.
    step: Option<String>,
    /// Cases: those in which `step` follows directly after this one.
    after: Option<String>,
    /// Cases: those that take exactly this path, its steps separated by commas.
    path: Option<String>,
}

impl Which {
    fn scope(&self, entity: EntityId, kept: &Projections) -> Scope {
        Scope::of_group(entity, self.segment.as_deref(), self.country.as_deref()).kept_in(kept)
    }

    const fn period(&self) -> Period {
        Period {
            from: self.from,
            to: self.to,
        }
    }

    fn of(&self) -> FlowOf {
        self.of.unwrap_or(FlowOf::Order)
    }

    fn filter(&self) -> Result<FlowFilter, Problem> {
        let having = self.having.as_deref().map(|text| {
            text.split_once('=').ok_or_else(|| {
                o2c::Error::from(o2c::Refusal::new(
                    o2c::Code::InvalidValue,
                    "having",
                    format!("{text:?} does not say what has which value"),
                    "write it as channel=edi",
                ))
            })
        });
        let having = having.transpose()?;
        Ok(FlowFilter {
            with: self.with.clone(),
            without: self.without.clone(),
            by: self.by.clone(),
            hours_min: self.hours_min,
            hours_max: self.hours_max,
            late: self.late,
            having: having.map(|(what, value)| (what.to_owned(), value.to_owned())),
        })
    }
}

/// Show a process
///
/// Steps, moves between them, paths, repeated work and who does it, of the cases that began in the
/// period. Durations are hours; shares are of 1.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/process", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), Which),
    responses((status = 200, body = Flow), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn get_process(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(which): Filter<Which>,
) -> Result<Json<Flow>, Problem> {
    let filter = which.filter()?;
    let kept = state.figures().clone();
    show(&state, move |tx| {
        insight::flow(
            tx,
            &which.scope(entity, &kept),
            which.of(),
            which.period(),
            &filter,
        )
    })
    .await
}

/// List cases of a process
///
/// The longest first, at most two hundred.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/process/cases", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), Which),
    responses((status = 200, body = FlowCases), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn list_process_cases(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(which): Filter<Which>,
) -> Result<Json<FlowCases>, Problem> {
    let filter = which.filter()?;
    let kept = state.figures().clone();
    show(&state, move |tx| {
        let path = which.path.as_deref().unwrap_or_default().split(',');
        let choice = FlowChoice {
            step: which.step.clone(),
            after: which.after.clone(),
            path: path
                .filter(|step| !step.is_empty())
                .map(str::to_owned)
                .collect(),
        };
        insight::flow_cases(
            tx,
            &which.scope(entity, &kept),
            which.of(),
            which.period(),
            &filter,
            &choice,
        )
    })
    .await
}

/// How an event log is written.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum LogFormat {
    /// OCEL 2.0 in JSON.
    #[default]
    Json,
    /// OCEL 2.0 in XML.
    Xml,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LogWanted {
    /// JSON unless said otherwise.
    #[param(inline)]
    format: Option<LogFormat>,
}

/// Export the event log
///
/// All events of the legal entity on all their objects, as OCEL 2.0.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/event-log", tag = "exports",
    extensions(("x-permission" = json!("events.read"))),
    params(("entity" = String, Path), LogWanted),
    responses((status = 200, body = String, content_type = "application/json"), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn export_event_log(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(wanted): Filter<LogWanted>,
) -> Result<Response, Problem> {
    let house = read(&state, move |tx| parties::entity(tx, entity)).await?;
    let today = house.today(state.store().now());
    let format = wanted.format.unwrap_or_default();
    let (media_type, ending) = match format {
        LogFormat::Json => ("application/json", "json"),
        LogFormat::Xml => ("application/xml", "xml"),
    };
    let body: Body = transfer::send_written(&state, move |tx, out| {
        let mut log: Box<dyn LogWriter + '_> = match format {
            LogFormat::Json => Box::new(JsonLog::new(out)),
            LogFormat::Xml => Box::new(XmlLog::new(out)),
        };
        event_log::event_log(tx, entity, log.as_mut()).map(|_| ())
    });
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    let name = format!("attachment; filename=\"event-log-{today}.{ending}\"");
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

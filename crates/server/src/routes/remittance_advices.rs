//! Remittance advice: taken in, listed, linked to payments.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{BankEntryId, Currency, EntityId, RemittanceAdviceId};
use o2c::cash::{
    self, AdviceChange, AdviceDetail, AdviceFilter, AdviceImport, ImportedAdvice, RemittanceAdvice,
};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::bank_files::as_it_came;
use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Verdicts, Write, WriteParameters, body,
    show, verdicts,
};
use crate::state::{AppState, Settings};

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_remittance_advices, import_remittance_advices))
        .routes(routes!(get_remittance_advice))
        .routes(routes!(get_remittance_advice_file))
        .routes(routes!(link_remittance_advice))
        .routes(routes!(unlink_remittance_advice))
        .routes(routes!(set_remittance_advice_aside))
}

/// How uploaded remittance advice is to be read.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Upload {
    /// Name of the file, for people.
    name: Option<String>,
    /// Currency of amounts that are given without one.
    #[param(value_type = Option<String>)]
    currency: Option<Currency>,
}

/// An advice and the bank entry to which it belongs.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AdviceLink {
    /// The advice.
    #[schema(value_type = String)]
    advice: RemittanceAdviceId,
    /// The bank entry.
    #[schema(value_type = String)]
    entry: BankEntryId,
}

/// An advice that does not belong to its bank entry.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AdviceUnlink {
    /// The advice.
    #[schema(value_type = String)]
    advice: RemittanceAdviceId,
}

/// An advice that is of no use, or to take back in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AdviceAside {
    /// The advice.
    #[schema(value_type = String)]
    advice: RemittanceAdviceId,
    /// `true` sets it aside, `false` takes it back.
    aside: bool,
    /// Why.
    reason: String,
}

/// List remittance advice
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/remittance-advices", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), AdviceFilter, PageParameters),
    responses((status = 200, body = o2c::Page<RemittanceAdvice>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_remittance_advices(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<AdviceFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<RemittanceAdvice>>, Problem> {
    show(&state, move |tx| {
        cash::list_advices(tx, entity, &filter, &page)
    })
    .await
}

/// Import remittance advice
///
/// X12 820, EDIFACT REMADV, remt.001, a table (CSV, XLSX), a PDF with text, or the text of a message,
/// recognised by content. What came before, byte by byte, brings nothing again; so no idempotency key
/// is needed. Each advice is linked to its payment when that is known already, else when it arrives.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/remittance-advices", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), Upload),
    request_body(content = String, content_type = "application/octet-stream"),
    responses((status = 201, body = Verdicts<ImportedAdvice>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn import_remittance_advices(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(upload): Filter<Upload>,
    write: Write,
    request: Request,
) -> Result<(StatusCode, Json<Verdicts<ImportedAdvice>>), Problem> {
    let bytes_max = state.settings().body_bytes_max * Settings::UPLOAD_FACTOR;
    let bytes = body(request, bytes_max).await?;
    let hint = formats::remittance::Hint {
        form: None,
        currency: upload.currency,
    };
    let files = state.files().clone();
    let reading = tokio::task::spawn_blocking(move || {
        let advices = formats::remittance::parse(&bytes, &hint).map_err(|error| unfit(&error))?;
        let sha256 = files.put(&bytes).map_err(o2c::Error::from)?;
        Ok::<_, Problem>((advices, sha256, bytes.len()))
    });
    let (advices, sha256, size) = reading.await.map_err(|error| Problem::internal(&error))??;
    let name = upload.name.unwrap_or_else(|| "message.txt".to_owned());
    let imported = write
        .unrepeated(move |tx| {
            let import = AdviceImport {
                advices: &advices,
                sha256: &sha256,
                name: &name,
                size,
            };
            Ok(verdicts(cash::import_advices(tx, entity, &import)?))
        })
        .await?;
    Ok((StatusCode::CREATED, Json(imported)))
}

/// Why it cannot be read; the way out stands by itself.
fn unfit(error: &formats::FormatError) -> Problem {
    let what = formats::FormatError {
        remedy: String::new(),
        ..error.clone()
    };
    let problem = Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "unreadable_file",
        what.to_string(),
    );
    problem.remedy(match error.remedy.as_str() {
        "" => "send an 820, a REMADV, a remt.001, a table, a PDF with text, or text",
        remedy => remedy,
    })
}

/// Read a remittance advice
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/remittance-advices/{advice}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("advice" = String, Path)),
    responses((status = 200, body = AdviceDetail), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_remittance_advice(
    State(state): State<AppState>,
    At((entity, advice)): At<(EntityId, RemittanceAdviceId)>,
) -> Result<Json<AdviceDetail>, Problem> {
    show(&state, move |tx| cash::advice(tx, entity, advice)).await
}

/// Download a remittance advice as it came
///
/// Byte for byte, to be kept and never to be shown by a browser.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/remittance-advices/{advice}/file", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("advice" = String, Path)),
    responses((status = 200, body = String, content_type = "application/octet-stream"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_remittance_advice_file(
    State(state): State<AppState>,
    At((entity, advice)): At<(EntityId, RemittanceAdviceId)>,
) -> Result<Response, Problem> {
    as_it_came(&state, move |tx| {
        Ok(cash::advice(tx, entity, advice)?.advice.file)
    })
    .await
}

/// Link a remittance advice to a bank entry
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/remittance-advices/link", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = AdviceLink,
    responses((status = 200, body = AdviceChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn link_remittance_advice(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<AdviceLink>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            cash::link_advice(tx, entity, new.advice, new.entry)
        })
        .await
}

/// Take the link of a remittance advice back
///
/// It is not linked by itself again.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/remittance-advices/unlink", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = AdviceUnlink,
    responses((status = 200, body = AdviceChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn unlink_remittance_advice(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<AdviceUnlink>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            cash::unlink_advice(tx, entity, new.advice)
        })
        .await
}

/// Set a remittance advice aside
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/remittance-advices/set-aside", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = AdviceAside,
    responses((status = 200, body = AdviceChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn set_remittance_advice_aside(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<AdviceAside>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            cash::set_advice_aside(tx, entity, new.advice, new.aside, &new.reason)
        })
        .await
}

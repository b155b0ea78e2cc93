//! How the documents of a legal entity look: logo, colour, footer, how to pay, with a preview.

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{EntityId, FileId};
use o2c::cash;
use o2c::invoicing::DocumentKind;
use o2c::parties::{self, DocumentStyle, Language, Look};
use pdf::{Logo, LogoFormat, Renderer};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::papers;
use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, Version, Write, WriteParameters, blocking, body, read, show,
};
use crate::state::AppState;

use super::special::pdf_reply;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_document_style, set_document_style))
        .routes(routes!(upload_logo))
        .routes(routes!(get_logo))
        .routes(routes!(preview_document_style))
}

/// Read how documents look
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/document-style", tag = "documents",
    extensions(("x-permission" = json!("entities.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = DocumentStyle), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_document_style(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<DocumentStyle>, Problem> {
    show(&state, move |tx| parties::document_style(tx, entity)).await
}

/// Change how documents look
///
/// Of all that are rendered from now on; what was rendered stays as it is.
#[utoipa::path(
    put, path = "/api/v1/entities/{entity}/document-style", tag = "documents",
    extensions(("x-permission" = json!("entities.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Look,
    responses((status = 200, body = DocumentStyle), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn set_document_style(
    At(entity): At<EntityId>,
    Version(version): Version,
    write: Write,
    input: Input<Look>,
) -> Result<Response, Problem> {
    let by = write.caller().actor.clone();
    write
        .run(StatusCode::OK, input, move |tx, look| {
            parties::set_document_style(tx, &by, entity, version, look)
        })
        .await
}

/// A logo that was uploaded.
#[derive(Serialize, ToSchema)]
struct UploadedLogo {
    /// Its file, to be named in the document style.
    #[schema(value_type = String)]
    logo: FileId,
}

/// Upload a logo
///
/// PNG or SVG up to 1 MiB, recognised by content and drawn once to see that it can be. It is used
/// when the document style names it.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/document-style/logos", tag = "documents",
    extensions(("x-permission" = json!("entities.write"))),
    params(("entity" = String, Path)),
    request_body(content = String, content_type = "application/octet-stream"),
    responses((status = 201, body = UploadedLogo), (status = 401, body = Problem), (status = 403, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem))
)]
async fn upload_logo(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    write: Write,
    request: Request,
) -> Result<(StatusCode, Json<UploadedLogo>), Problem> {
    let bytes = body(request, Logo::BYTES_MAX).await?;
    let size = bytes.len();
    let logo = Logo::try_new(bytes).map_err(|error| unfit(&error))?;
    let files = state.files().clone();
    let checking = tokio::task::spawn_blocking(move || {
        Renderer::shared().check_logo(&logo)?;
        Ok::<_, pdf::PdfError>(logo)
    });
    let checked = checking.await.map_err(|error| Problem::internal(&error))?;
    let logo = checked.map_err(|error| unfit(&error))?;
    let (media_type, name) = match logo.format() {
        LogoFormat::Png => ("image/png", "logo.png"),
        LogoFormat::Svg => ("image/svg+xml", "logo.svg"),
    };
    let hash = blocking(move || Ok(files.put(logo.bytes())?)).await?;
    let logo = write
        .unrepeated(move |tx| {
            let file = tx.add_file(&hash, media_type, name, size)?;
            parties::add_logo(tx, entity, file)?;
            Ok(file)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(UploadedLogo { logo })))
}

fn unfit(error: &pdf::PdfError) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "unreadable_file",
        error.to_string(),
    )
    .field("logo")
    .remedy("send a PNG or SVG file of at most 1 MiB that other programs show")
}

/// Read a logo
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/document-style/logos/{logo}", tag = "documents",
    extensions(("x-permission" = json!("entities.read"))),
    params(("entity" = String, Path), ("logo" = String, Path)),
    responses((status = 200, body = String, content_type = "image/png"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_logo(
    State(state): State<AppState>,
    At((entity, logo)): At<(EntityId, FileId)>,
) -> Result<Response, Problem> {
    let file = read(&state, move |tx| parties::logo_file(tx, entity, logo)).await?;
    let files = state.files().clone();
    let bytes = blocking(move || Ok(files.get(&file.sha256)?)).await?;
    let mut response = Body::from(bytes).into_response();
    if let Ok(media_type) = HeaderValue::from_str(&file.media_type) {
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, media_type);
    }
    // An SVG file that is opened by itself is a page: nothing in it runs.
    let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

/// A look that is not saved yet, and on what it is to be seen.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Trial {
    /// The look, as JSON.
    look: String,
    /// The kind of document.
    kind: DocumentKind,
    /// Its language.
    language: Language,
}

/// Preview documents
///
/// A document about nothing real, rendered with a look that is not saved. Nothing is kept.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/document-style/preview", tag = "documents",
    extensions(("x-permission" = json!("entities.write"))),
    params(("entity" = String, Path), Trial),
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn preview_document_style(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(trial): Filter<Trial>,
) -> Result<Response, Problem> {
    let Trial {
        look,
        kind,
        language,
    } = trial;
    let look: Look = serde_json::from_str(&look).map_err(|error| {
        Problem::new(StatusCode::BAD_REQUEST, "malformed", error.to_string())
            .field("look")
            .remedy("send the look as the document style has it")
    })?;
    let (house, accounts, style, today) = read(&state, move |tx| {
        let house = parties::entity(tx, entity)?;
        let today = house.today(tx.now());
        let style = papers::Style::on_trial(tx, entity, look)?;
        Ok((house, cash::bank_accounts(tx, entity)?, style, today))
    })
    .await?;
    let files = state.files().clone();
    let rendering = tokio::task::spawn_blocking(move || {
        let mut document = papers::sample(kind, &house, &accounts, today)?;
        style.dress(&mut document, language, &files)?;
        Ok::<_, papers::PrintError>(pdf::render(&document, papers::language(language))?)
    });
    let rendered = rendering.await.map_err(|error| Problem::internal(&error))?;
    let bytes = rendered.map_err(|error| Problem::internal(&error))?;
    Ok(pdf_reply("preview.pdf", bytes))
}

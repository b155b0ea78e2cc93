//! Imports: files uploaded, carried out by jobs, and what became of their rows.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{EntityId, ImportId};
use o2c::access;
use o2c::exchange::import::{
    self, FileHead, IMPORT_ROW_COLUMNS, ImportError, ImportFilter, ImportKindView, ImportRowFilter,
    ImportRows, ImportView, Kind, Upload,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Write, WriteParameters, read,
};
use crate::state::{AppState, Settings};
use crate::transfer;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_imports, create_import))
        .routes(routes!(list_import_kinds))
        .routes(routes!(preview_import))
        .routes(routes!(get_import))
        .routes(routes!(list_import_rows))
        .routes(routes!(export_import_rows))
}

/// How an uploaded file is to be read.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct FileQuery {
    /// What the rows are; `invoices` are open items of an old system.
    kind: Kind,
    /// Name of the file, for people.
    name: String,
    /// A mapping in TOML; without one, columns belong to the fields of the same name.
    mapping: Option<String>,
}

/// Import a file
///
/// CSV, XLSX, Parquet, JSON or NDJSON, recognised by content. Needs the permission to write what
/// the rows are as well. The file is held against its mapping at once and
/// then imported by a job. The same file with the same mapping is one import: one that ended early
/// goes on where it stopped, one that was finished is not repeated. A dry run is an import of its
/// own that tells what would become of each row and books nothing.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/imports", tag = "imports",
    extensions(("x-permission" = json!("imports.write"))),
    params(("entity" = String, Path), FileQuery, WriteParameters, KeyHeader),
    request_body(content = String, content_type = "application/octet-stream"),
    responses((status = 202, body = ImportView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem))
)]
async fn create_import(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(query): Filter<FileQuery>,
    mut write: Write,
    request: Request,
) -> Result<Response, Problem> {
    access::require(write.caller(), query.kind.permission(), Some(entity))?;
    let bytes_max = state.settings().body_bytes_max * Settings::IMPORT_FACTOR;
    let file = transfer::receive(request.into_body(), &query.name, bytes_max).await?;
    let upload = Upload {
        kind: query.kind,
        path: file.path().to_owned(),
        name: query.name,
        mapping: query.mapping,
        dry_run: write.take_dry_run(),
    };
    let (store, files) = (state.store().clone(), state.files().clone());
    let checking = tokio::task::spawn_blocking(move || -> Result<_, ImportError> {
        let checked = import::check(&store, entity, upload)?;
        let stored = files.put_file(file.path()).map_err(o2c::Error::from)?;
        Ok((checked, stored))
    });
    let checked = checking.await.map_err(|error| Problem::internal(&error))?;
    let (checked, (sha256, size)) = checked.map_err(unfit)?;
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let identity = checked.identity();
    let input = Input::of(checked, &identity);
    write
        .run(StatusCode::ACCEPTED, input, move |tx, checked| {
            import::request_import(tx, entity, checked, &sha256, size)
        })
        .await
}

/// List the kinds of import
///
/// Each with the fields that a mapping can fill.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/imports/kinds", tag = "imports",
    extensions(("x-permission" = json!("imports.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<ImportKindView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_import_kinds(At(_): At<EntityId>) -> Json<Vec<ImportKindView>> {
    Json(import::import_kinds())
}

/// How the head of a file is to be read.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct HeadQuery {
    /// Name of the file, for people.
    name: String,
    /// A mapping in TOML, for its options: separators, encoding, sheet, lines above the header.
    mapping: Option<String>,
}

/// Read the head of a file
///
/// Its columns and first rows, to make a mapping by; nothing is kept. Of text files the beginning
/// is enough, workbooks and Parquet files must be whole.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/imports/preview", tag = "imports",
    extensions(("x-permission" = json!("imports.write"))),
    params(("entity" = String, Path), HeadQuery),
    request_body(content = String, content_type = "application/octet-stream"),
    responses((status = 200, body = FileHead), (status = 401, body = Problem), (status = 403, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem))
)]
async fn preview_import(
    State(state): State<AppState>,
    At(_): At<EntityId>,
    Filter(query): Filter<HeadQuery>,
    request: Request,
) -> Result<Json<FileHead>, Problem> {
    let bytes_max = state.settings().body_bytes_max * Settings::IMPORT_FACTOR;
    let file = transfer::receive(request.into_body(), &query.name, bytes_max).await?;
    let reading =
        tokio::task::spawn_blocking(move || import::head(file.path(), query.mapping.as_deref()));
    let head = reading.await.map_err(|error| Problem::internal(&error))?;
    head.map(Json).map_err(unfit)
}

/// Why a file cannot be imported; each finding about the mapping with its place.
fn unfit(error: ImportError) -> Problem {
    let problem =
        |code, detail: String| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail);
    match error {
        ImportError::Format(cause) => problem("unreadable_file", cause.to_string())
            .remedy("send CSV, XLSX, Parquet, JSON or NDJSON"),
        ImportError::Mapping(findings) => problem(
            "invalid_mapping",
            ImportError::Mapping(findings.clone()).to_string(),
        )
        .field(findings.first().map_or("mapping", |found| &found.place))
        .remedy("name the columns of the file, or map them to the fields of the kind"),
        ImportError::Booking(_) => problem("invalid_mapping", error.to_string())
            .field("booking")
            .remedy("correct it"),
        ImportError::Books(cause) => cause.into(),
        ImportError::Results(_) | ImportError::File { .. } => Problem::internal(&error),
    }
}

/// List imports
///
/// Newest first, also those that were started on the command line.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/imports", tag = "imports",
    extensions(("x-permission" = json!("imports.read"))),
    params(("entity" = String, Path), ImportFilter, PageParameters),
    responses((status = 200, body = o2c::Page<ImportView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_imports(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<ImportFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<ImportView>>, Problem> {
    read(&state, move |tx| {
        import::list_imports(tx, entity, &filter, &page)
    })
    .await
    .map(Json)
}

/// Read an import and how far it has come
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/imports/{import}", tag = "imports",
    extensions(("x-permission" = json!("imports.read"))),
    params(("entity" = String, Path), ("import" = String, Path)),
    responses((status = 200, body = ImportView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_import(
    State(state): State<AppState>,
    At((entity, import)): At<(EntityId, ImportId)>,
) -> Result<Json<ImportView>, Problem> {
    read(&state, move |tx| import::import_view(tx, entity, import))
        .await
        .map(Json)
}

/// List what became of the rows of an import
///
/// Reported rows one by one, with what is wrong and what to do; booked rows in stretches.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/imports/{import}/rows", tag = "imports",
    extensions(("x-permission" = json!("imports.read"))),
    params(("entity" = String, Path), ("import" = String, Path), ImportRowFilter, PageParameters),
    responses((status = 200, body = o2c::Page<ImportRows>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn list_import_rows(
    State(state): State<AppState>,
    At((entity, import)): At<(EntityId, ImportId)>,
    Filter(filter): Filter<ImportRowFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<ImportRows>>, Problem> {
    read(&state, move |tx| {
        import::list_import_rows(tx, entity, import, filter, &page)
    })
    .await
    .map(Json)
}

/// Export what became of the rows of an import
///
/// All of them as CSV.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/imports/{import}/rows.csv", tag = "imports",
    extensions(("x-permission" = json!("imports.read"))),
    params(("entity" = String, Path), ("import" = String, Path), ImportRowFilter),
    responses((status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn export_import_rows(
    State(state): State<AppState>,
    At((entity, import)): At<(EntityId, ImportId)>,
    Filter(filter): Filter<ImportRowFilter>,
) -> Result<Response, Problem> {
    let view = read(&state, move |tx| import::import_view(tx, entity, import)).await?;
    let body = transfer::send_csv(&state, &IMPORT_ROW_COLUMNS, move |tx, sink| {
        import::export_import_rows(tx, entity, import, filter, sink)
    });
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/csv; charset=utf-8"),
    );
    let name = format!("attachment; filename=\"{}.csv\"", view.id);
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

//! Deliveries and returns.

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{DeliveryId, EntityId, FileId};
use o2c::deliveries::{
    self, Arrival, CancelShipment, DeliveryChange, DeliveryFilter, DeliveryHead, DeliveryReceipt,
    DeliveryView, NewProof, NewReturn,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Verdicts, Write, WriteParameters,
    blocking, body, read, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_deliveries))
        .routes(routes!(get_delivery))
        .routes(routes!(deliver))
        .routes(routes!(record_proofs_of_delivery))
        .routes(routes!(upload_proof_file))
        .routes(routes!(get_proof_file))
        .routes(routes!(cancel_shipments))
        .routes(routes!(return_goods))
}

/// List deliveries
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/deliveries", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.read"))),
    params(("entity" = String, Path), DeliveryFilter, PageParameters),
    responses((status = 200, body = o2c::Page<DeliveryHead>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_deliveries(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<DeliveryFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<DeliveryHead>>, Problem> {
    show(&state, move |tx| {
        deliveries::list_deliveries(tx, entity, &filter, &page)
    })
    .await
}

/// Read a delivery
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/deliveries/{delivery}", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.read"))),
    params(("entity" = String, Path), ("delivery" = String, Path)),
    responses((status = 200, body = DeliveryView), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_delivery(
    State(state): State<AppState>,
    At((entity, delivery)): At<(EntityId, DeliveryId)>,
) -> Result<Json<DeliveryView>, Problem> {
    show(&state, move |tx| deliveries::delivery(tx, entity, delivery)).await
}

/// Record arrivals
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/deliveries/deliver", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<Arrival>,
    responses((status = 200, body = Verdicts<DeliveryChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn deliver(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<Arrival>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            deliveries::deliver(tx, entity, batch)
        })
        .await
}

/// Record proofs of delivery
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/deliveries/proofs", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<NewProof>,
    responses((status = 200, body = Verdicts<DeliveryChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn record_proofs_of_delivery(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<NewProof>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            deliveries::record_proofs_of_delivery(tx, entity, batch)
        })
        .await
}

/// The largest file that is taken as a proof of delivery, in bytes.
const PROOF_BYTES_MAX: usize = 10 * 1024 * 1024;

/// Names a file that is uploaded.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ProofName {
    /// What people call it, without a path.
    name: Option<String>,
}

/// A file that was uploaded as a proof of delivery.
#[derive(Serialize, ToSchema)]
struct UploadedProof {
    /// The file, to be named in the proof.
    #[schema(value_type = String)]
    file: FileId,
    /// What it was recognised as.
    media_type: &'static str,
    /// Bytes.
    size: usize,
}

/// Upload a file that proves a delivery
///
/// PDF, JPEG or PNG up to 10 MiB, recognised by content. It proves a delivery when a proof names
/// it.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/deliveries/proof-files", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path), ProofName),
    request_body(content = String, content_type = "application/octet-stream"),
    responses((status = 201, body = UploadedProof), (status = 401, body = Problem), (status = 403, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem))
)]
async fn upload_proof_file(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(named): Filter<ProofName>,
    write: Write,
    request: Request,
) -> Result<(StatusCode, Json<UploadedProof>), Problem> {
    let bytes = body(request, PROOF_BYTES_MAX).await?;
    let size = bytes.len();
    let (media_type, ending) = scan_type(&bytes).ok_or_else(not_a_scan)?;
    let name = format!(
        "{}.{ending}",
        stem(named.name.as_deref().unwrap_or_default())
    );
    let files = state.files().clone();
    let hash = blocking(move || Ok(files.put(&bytes)?)).await?;
    let file = write
        .unrepeated(move |tx| {
            let file = tx.add_file(&hash, media_type, &name, size)?;
            deliveries::add_proof_file(tx, entity, file)?;
            Ok(file)
        })
        .await?;
    let uploaded = UploadedProof {
        file,
        media_type,
        size,
    };
    Ok((StatusCode::CREATED, Json(uploaded)))
}

/// Media type and ending of a scan or picture, by its first bytes.
fn scan_type(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const KNOWN: [(&[u8], &str, &str); 3] = [
        (b"%PDF-", "application/pdf", "pdf"),
        (b"\xff\xd8\xff", "image/jpeg", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    ];
    let known = KNOWN.iter().find(|(first, _, _)| bytes.starts_with(first));
    known.map(|(_, media_type, ending)| (*media_type, *ending))
}

fn not_a_scan() -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "unreadable_file",
        "the file is no PDF, JPEG or PNG",
    )
    .field("file")
    .remedy("send the scan or picture as a PDF, JPEG or PNG file")
}

/// The name without its ending and without what does not belong in one.
fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let harmless = |c: &char| c.is_ascii_alphanumeric() || "-_ ".contains(*c);
    let stem: String = stem.chars().filter(harmless).take(80).collect();
    match stem.trim() {
        "" => "proof".to_owned(),
        stem => stem.to_owned(),
    }
}

/// Read the file that proves a delivery
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/deliveries/{delivery}/proof-file", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.read"))),
    params(("entity" = String, Path), ("delivery" = String, Path)),
    responses((status = 200, body = String, content_type = "application/octet-stream"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_proof_file(
    State(state): State<AppState>,
    At((entity, delivery)): At<(EntityId, DeliveryId)>,
) -> Result<Response, Problem> {
    let file = read(&state, move |tx| {
        deliveries::proof_file(tx, entity, delivery)
    })
    .await?;
    let files = state.files().clone();
    let bytes = blocking(move || Ok(files.get(&file.sha256)?)).await?;
    let mut response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    if let Ok(media_type) = HeaderValue::from_str(&file.media_type) {
        headers.insert(header::CONTENT_TYPE, media_type);
    }
    let disposition = format!("inline; filename=\"{}\"", file.name);
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// Cancel shipments
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/deliveries/cancel", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<CancelShipment>,
    responses((status = 200, body = Verdicts<DeliveryChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn cancel_shipments(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<CancelShipment>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            deliveries::cancel_shipments(tx, entity, batch)
        })
        .await
}

/// Take goods back
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/returns", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<NewReturn>,
    responses((status = 200, body = Verdicts<DeliveryReceipt>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn return_goods(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<NewReturn>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            deliveries::return_goods(tx, entity, batch)
        })
        .await
}

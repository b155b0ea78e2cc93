//! Operations whose input decides which further permission they need, and those that move files.

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{BankAccountId, CustomerId, Date, EntityId, FileId};
use o2c::access::{self, Permission, Principal};
use o2c::cash::{self, ImportedBankPart, StatementImport};
use o2c::deliveries::{self, DeliveryReceipt, NewDelivery};
use o2c::invoicing::{self, RenderedDocument};
use o2c::orders::{self, OrderChange, ReleaseHold};
use o2c::{parties, receivables};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::papers;
use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, Verdicts, Write, WriteParameters, blocking, body, read, show,
    verdicts,
};
use crate::state::{AppState, Settings};

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(release_holds))
        .routes(routes!(ship))
        .routes(routes!(import_bank_statements))
        .routes(routes!(list_documents))
        .routes(routes!(get_file))
        .routes(routes!(get_statement_pdf))
}

/// Release holds
///
/// Releasing a credit hold with `force` needs orders.release_credit as well.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/holds/release", tag = "orders",
    extensions(("x-permission" = json!("orders.release"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<ReleaseHold>,
    responses((status = 200, body = Verdicts<OrderChange>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn release_holds(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<ReleaseHold>>,
) -> Result<Response, Problem> {
    if input.value.iter().any(|request| request.force) {
        credit_override(write.caller(), entity)?;
    }
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            orders::release_holds(tx, entity, batch)
        })
        .await
}

/// Ship
///
/// Shipping beyond the credit limit with `override_credit` needs orders.release_credit as well.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/deliveries", tag = "deliveries",
    extensions(("x-permission" = json!("deliveries.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<NewDelivery>,
    responses((status = 201, body = Verdicts<DeliveryReceipt>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn ship(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<NewDelivery>>,
) -> Result<Response, Problem> {
    if input.value.iter().any(|request| request.override_credit) {
        credit_override(write.caller(), entity)?;
    }
    write
        .run_batch(StatusCode::CREATED, input, move |tx, batch| {
            deliveries::ship(tx, entity, batch)
        })
        .await
}

/// Refuses callers who may not go beyond a credit limit.
pub(super) fn credit_override(caller: &Principal, entity: EntityId) -> o2c::Result<()> {
    access::require(caller, Permission::OrdersReleaseCredit, Some(entity))
}

/// How an uploaded bank file is to be read.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Upload {
    /// Name of the file, for people.
    name: Option<String>,
    /// The account, when the file does not name it.
    #[param(value_type = Option<String>)]
    account: Option<BankAccountId>,
}

/// Import a bank file
///
/// camt.053, MT940, BAI2, OFX, CODA, CFONB 120 or CSV, recognised by content. A statement or entry that came before is
/// recognised and not booked again; so no idempotency key is needed. A camt.054, ESR, lockbox or ACH file
/// brings notifications, which post nothing: the entry that one details is split into its payments. `kind`
/// tells which of both each part of the file is.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/bank-statements", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), Upload),
    request_body(content = String, content_type = "application/octet-stream"),
    responses((status = 201, body = Verdicts<ImportedBankPart>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn import_bank_statements(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(upload): Filter<Upload>,
    write: Write,
    request: Request,
) -> Result<(StatusCode, Json<Verdicts<ImportedBankPart>>), Problem> {
    let bytes_max = state.settings().body_bytes_max * Settings::UPLOAD_FACTOR;
    let bytes = body(request, bytes_max).await?;
    let file = formats::bank::parse(&bytes, &formats::bank::Hint::default()).map_err(|error| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "unreadable_file",
            error.to_string(),
        )
        .remedy("send a camt.053, MT940, BAI2, OFX, CODA, CFONB 120 or CSV statement as the bank gave it")
    })?;
    let size = bytes.len();
    let files = state.files().clone();
    let hash = blocking(move || Ok(files.put(&bytes)?)).await?;
    let name = upload.name.unwrap_or_else(|| "statement".to_owned());
    let imported = write
        .unrepeated(move |tx| {
            let file_id = tx.add_file(&hash, "application/octet-stream", &name, size)?;
            let import = StatementImport {
                file: &file,
                file_id: Some(file_id),
                account: upload.account,
            };
            Ok(verdicts(cash::import_bank_file(tx, entity, &import)?))
        })
        .await?;
    Ok((StatusCode::CREATED, Json(imported)))
}

/// Whose documents.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Subject {
    /// The order, delivery, invoice or credit note, by its id.
    subject: String,
}

/// List the rendered documents of an order, delivery or invoice
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/documents", tag = "documents",
    extensions(("x-permission" = json!("invoices.read"))),
    params(("entity" = String, Path), Subject),
    responses((status = 200, body = Vec<RenderedDocument>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_documents(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<Subject>,
) -> Result<Json<Vec<RenderedDocument>>, Problem> {
    let text = filter.subject.rsplit('_').next().unwrap_or_default();
    let subject = Uuid::try_parse(text).map_err(|_| {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "malformed",
            format!("{:?} is no id", filter.subject),
        )
        .field("subject")
        .remedy("use an id such as inv_…")
    })?;
    show(&state, move |tx| {
        invoicing::document_copies(tx, entity, subject)
    })
    .await
}

/// Read a rendered document
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/files/{file}", tag = "documents",
    extensions(("x-permission" = json!("invoices.read"))),
    params(("entity" = String, Path), ("file" = String, Path)),
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_file(
    State(state): State<AppState>,
    At((entity, file)): At<(EntityId, FileId)>,
) -> Result<Response, Problem> {
    let row = read(&state, move |tx| {
        match invoicing::copy_file(tx, entity, file)? {
            Some(_) => Ok(tx.file(file)?),
            None => Err(o2c::Error::NotFound {
                kind: "file",
                id: file.to_string(),
            }),
        }
    })
    .await?;
    let files = state.files().clone();
    let bytes = blocking(move || Ok(files.get(&row.sha256)?)).await?;
    Ok(pdf_reply(&row.name, bytes))
}

/// The statement that is to be rendered.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct StatementQuery {
    /// First day.
    from: Date,
    /// Last day.
    to: Date,
    /// The currency, when the customer has several.
    currency: Option<String>,
}

/// Render a statement of account
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/customers/{customer}/statement.pdf", tag = "receivables",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), ("customer" = String, Path), StatementQuery),
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_statement_pdf(
    State(state): State<AppState>,
    At((entity, customer)): At<(EntityId, CustomerId)>,
    Filter(query): Filter<StatementQuery>,
) -> Result<Response, Problem> {
    let StatementQuery { from, to, currency } = query;
    let (statement, seller, buyer, accounts, style) = read(&state, move |tx| {
        Ok((
            receivables::statement(tx, entity, customer, from, to)?,
            parties::entity(tx, entity)?,
            parties::customer(tx, entity, customer)?,
            cash::bank_accounts(tx, entity)?,
            papers::Style::load(tx, entity)?,
        ))
    })
    .await?;
    let papers = papers::statements(&statement, &seller, &buyer, &accounts)
        .map_err(|error| Problem::internal(&error))?;
    let wanted = |paper: &papers::StatementPaper| {
        currency
            .as_deref()
            .is_none_or(|code| paper.currency.code() == code)
    };
    let Some(paper) = papers.into_iter().find(wanted) else {
        return Err(Problem::new(
            StatusCode::NOT_FOUND,
            "not_found",
            "there was nothing to state in this period",
        )
        .remedy("choose another period or currency"));
    };
    let language = papers::language(buyer.language);
    let files = state.files().clone();
    let name = format!("{}-{to}.pdf", buyer.number);
    let rendered = tokio::task::spawn_blocking(move || {
        let mut document = paper.document;
        style.dress(&mut document, buyer.language, &files)?;
        Ok::<_, papers::PrintError>(pdf::render(&document, language)?)
    });
    match rendered.await {
        Ok(Ok(bytes)) => Ok(pdf_reply(&name, bytes)),
        Ok(Err(error)) => Err(Problem::internal(&error)),
        Err(error) => Err(Problem::internal(&error)),
    }
}

/// A PDF to look at, under a name to keep it by.
pub(super) fn pdf_reply(name: &str, bytes: Vec<u8>) -> Response {
    let mut response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/pdf"),
    );
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

//! Notifications of banks: listed, and the entries that they detail split.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{BankEntryId, EntityId, NotificationId};
use o2c::cash::{self, Notification, NotificationChange, NotificationFilter, NotifiedPayment};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::bank_files::as_it_came;
use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Write, WriteParameters, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_bank_notifications))
        .routes(routes!(get_bank_notification))
        .routes(routes!(list_notified_payments))
        .routes(routes!(get_bank_notification_file))
        .routes(routes!(split_bank_notification))
        .routes(routes!(undo_split_of_bank_notification))
}

/// A notification whose entry is to be split.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SplitNotification {
    /// The notification.
    #[schema(value_type = String)]
    notification: NotificationId,
    /// The bank entry that it details, where it is not known.
    #[schema(value_type = Option<String>)]
    entry: Option<BankEntryId>,
}

/// A notification whose entry is to be put together again.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct UndoSplit {
    /// The notification.
    #[schema(value_type = String)]
    notification: NotificationId,
}

/// List notifications of banks
///
/// What they tell of the single payments behind one entry of a statement.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-notifications", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), NotificationFilter, PageParameters),
    responses((status = 200, body = o2c::Page<Notification>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_bank_notifications(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<NotificationFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<Notification>>, Problem> {
    show(&state, move |tx| {
        cash::list_notifications(tx, entity, &filter, &page)
    })
    .await
}

/// Read a notification of a bank
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-notifications/{notification}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("notification" = String, Path)),
    responses((status = 200, body = Notification), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_bank_notification(
    State(state): State<AppState>,
    At((entity, notification)): At<(EntityId, NotificationId)>,
) -> Result<Json<Notification>, Problem> {
    show(&state, move |tx| {
        cash::notification(tx, entity, notification)
    })
    .await
}

/// List the payments of a notification
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-notifications/{notification}/payments", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("notification" = String, Path), PageParameters),
    responses((status = 200, body = o2c::Page<NotifiedPayment>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn list_notified_payments(
    State(state): State<AppState>,
    At((entity, notification)): At<(EntityId, NotificationId)>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<NotifiedPayment>>, Problem> {
    show(&state, move |tx| {
        cash::list_notified_payments(tx, entity, notification, &page)
    })
    .await
}

/// Download the file of a notification
///
/// Byte for byte as it was imported, to be kept and never to be shown by a browser.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-notifications/{notification}/file", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("notification" = String, Path)),
    responses((status = 200, body = String, content_type = "application/octet-stream"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_bank_notification_file(
    State(state): State<AppState>,
    At((entity, notification)): At<(EntityId, NotificationId)>,
) -> Result<Response, Problem> {
    as_it_came(&state, move |tx| {
        let file = cash::notification(tx, entity, notification)?.file;
        file.ok_or_else(|| o2c::Error::NotFound {
            kind: "file of notification",
            id: notification.to_string(),
        })
    })
    .await
}

/// Split the bank entry of a notification into its payments
///
/// For one that was not split by itself: its entry is not known, or was applied then. The parts are
/// applied in place of the entry; the ledger stays as it is.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/bank-notifications/split", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = SplitNotification,
    responses((status = 200, body = NotificationChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn split_bank_notification(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<SplitNotification>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            cash::split_notification(tx, entity, new.notification, new.entry)
        })
        .await
}

/// Put a bank entry together again
///
/// While nothing of its parts is applied.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/bank-notifications/undo-split", tag = "cash",
    extensions(("x-permission" = json!("cash.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = UndoSplit,
    responses((status = 200, body = NotificationChange), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn undo_split_of_bank_notification(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<UndoSplit>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            cash::undo_split(tx, entity, new.notification)
        })
        .await
}

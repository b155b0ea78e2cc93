//! Lists and views of notifications.

use kernel::{Currency, EntityId, Money, NotificationId, kind};
use store::{Row, Tx, Value};

use super::keep::texts;
use super::types::{Notification, NotificationFilter, NotifiedPayment};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::input;
use crate::page::{Page, PageRequest};
use crate::search::{Place, Search};

const NOTIFICATION: &str = "SELECT n.id, n.bank_account_id, n.format, n.batch_reference,
    n.booked_on, n.value_on, n.currency, n.amount_minor, n.payments, n.payments_minor, n.status,
    n.reason, n.bank_entry_id, n.file_id, f.name, n.received_at,
    coalesce(b.amount_minor, n.amount_minor)
    FROM bank_notifications n LEFT JOIN files f ON f.id = n.file_id
    LEFT JOIN bank_entries b ON b.id = n.bank_entry_id";

fn read(row: &Row) -> store::Result<Notification> {
    let currency: Currency = row.get(6)?;
    let (payments, batch): (i64, i64) = (row.get(9)?, row.get(16)?);
    Ok(Notification {
        id: row.get(0)?,
        bank_account: row.get(1)?,
        format: row.get(2)?,
        reference: texts(row, 3)?.into_iter().next(),
        booked_on: row.get(4)?,
        value_on: row.get(5)?,
        amount: Money::new(row.get(7)?, currency),
        payments: row.get(8)?,
        payments_sum: Money::new(payments, currency),
        difference: Money::new(batch.saturating_sub(payments), currency),
        status: row.get(10)?,
        reason: row.get(11)?,
        entry: row.get(12)?,
        file: row.get(13)?,
        file_name: row.get(14)?,
        received_at: row.get(15)?,
    })
}

/// One notification.
///
/// # Errors
/// [`Error::NotFound`].
pub fn notification(tx: &mut Tx, entity: EntityId, id: NotificationId) -> Result<Notification> {
    let sql = format!("{NOTIFICATION} WHERE n.id = $1 AND n.entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    Ok(read(&row.ok_or_else(|| Error::NotFound {
        kind: "notification",
        id: id.to_string(),
    })?)?)
}

/// Where a search finds notifications by their amount.
const NOTIFICATIONS: Place = Place {
    table: "bank_notifications",
    numbers: &[],
    amount: Some("amount_minor"),
    with_amount: "TRUE",
};

/// Notifications, the latest first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_notifications(
    tx: &mut Tx,
    entity: EntityId,
    filter: &NotificationFilter,
    page: &PageRequest,
) -> Result<Page<Notification>> {
    let mut conditions = Conditions::new("n.entity_id = {}", entity);
    conditions.given("n.status = {}", filter.status);
    conditions.given("n.bank_account_id = {}", filter.bank_account);
    conditions.given("n.bank_entry_id = {}", filter.entry);
    conditions.given("n.booked_on >= {}", filter.from);
    conditions.given("n.booked_on <= {}", filter.to);
    if let Some(search) = input::search_text(filter.search.as_deref()) {
        let amount = Search::of(Some(search));
        let ids = amount.map(|it| it.ids::<kind::Notification>(tx, entity, &NOTIFICATIONS));
        conditions.and(
            "(lower(n.batch_reference) LIKE lower({}) ESCAPE '\\'
             OR n.id IN (SELECT value FROM {uuids {}}))",
            [
                input::like_pattern(search, true).into(),
                Value::ids(ids.transpose()?.unwrap_or_default()),
            ],
        );
    }
    let listing = Listing::falling(NOTIFICATION, &["n.id"]);
    conditions.page(tx, page, &listing, read, |it| (it.id,))
}

/// The payments of a notification, in the order of the file.
///
/// # Errors
/// [`Error::NotFound`]. Refuses a wrong limit or cursor.
pub fn list_notified_payments(
    tx: &mut Tx,
    entity: EntityId,
    id: NotificationId,
    page: &PageRequest,
) -> Result<Page<NotifiedPayment>> {
    let currency = notification(tx, entity, id)?.amount.currency();
    let select = "SELECT p.line_no, p.amount_minor, p.is_reversal, p.return_reason,
        p.counterparty_name, p.counterparty_account, p.remittance, p.reference, p.end_to_end_id,
        p.bank_reference FROM bank_notification_payments p";
    let read = |row: &Row| {
        Ok::<_, store::Error>(NotifiedPayment {
            line_no: row.get(0)?,
            amount: Money::new(row.get(1)?, currency),
            is_reversal: row.get(2)?,
            return_reason: row.get(3)?,
            counterparty_name: row.get(4)?,
            counterparty_account: row.get(5)?,
            remittance: row.get(6)?,
            references: texts(row, 7)?,
            end_to_end_id: row.get(8)?,
            bank_reference: row.get(9)?,
        })
    };
    let conditions = Conditions::new("p.notification_id = {}", id);
    let listing = Listing::sorted(select, &["p.line_no"], false);
    conditions.page(tx, page, &listing, read, |it| (it.line_no,))
}

//! The rows of notifications.

use formats::bank::Format;
use kernel::{BankAccountId, BankEntryId, Currency, EntityId, FileId, Money, NotificationId};
use store::{Row, Tx, Value};

use super::reading::NewNotification;
use super::rules::{Found, Notice};
use super::types::{NotificationReason, NotificationStatus};
use crate::cash::normalise::NewEntry;
use crate::cash::rows::lines;
use crate::cash::types::BankAccount;
use crate::error::Result;

const COLUMNS: [&str; 17] = [
    "id",
    "entity_id",
    "bank_account_id",
    "format",
    "fingerprint",
    "batch_reference",
    "booked_on",
    "value_on",
    "currency",
    "amount_minor",
    "payments_minor",
    "payments",
    "status",
    "reason",
    "bank_entry_id",
    "file_id",
    "received_at",
];
const PAYMENT_COLUMNS: [&str; 11] = [
    "notification_id",
    "line_no",
    "amount_minor",
    "is_reversal",
    "return_reason",
    "counterparty_name",
    "counterparty_account",
    "remittance",
    "reference",
    "end_to_end_id",
    "bank_reference",
];

/// The notification of this content, if it came before.
pub(super) fn known(
    tx: &mut Tx,
    account: BankAccountId,
    fingerprint: &str,
) -> Result<Option<NotificationId>> {
    let row = tx.query_opt(
        "SELECT id FROM bank_notifications WHERE bank_account_id = $1 AND fingerprint = $2",
        &[account.into(), fingerprint.into()],
    )?;
    Ok(row.map(|row| row.get(0)).transpose()?)
}

/// Writes a notification that waits for its entry.
pub(super) fn insert(
    tx: &mut Tx,
    entity: EntityId,
    account: &BankAccount,
    (format, file): (Format, Option<FileId>),
    new: &NewNotification,
) -> Result<NotificationId> {
    let id: NotificationId = tx.new_id();
    let count = i64::try_from(new.payments.len()).unwrap_or(i64::MAX);
    let now = tx.now();
    tx.insert_many(
        "bank_notifications",
        &COLUMNS,
        vec![
            id.into(),
            entity.into(),
            account.id.into(),
            format.as_str().into(),
            new.fingerprint.as_str().into(),
            lines(&new.references).into(),
            new.booked_on.into(),
            new.value_on.into(),
            account.currency.into(),
            new.amount.minor().into(),
            new.payments_sum.minor().into(),
            count.into(),
            NotificationStatus::Waiting.into(),
            NotificationReason::NoEntry.into(),
            None::<BankEntryId>.into(),
            file.into(),
            now.into(),
        ],
    )?;
    let mut rows: Vec<Value> = Vec::with_capacity(new.payments.len() * PAYMENT_COLUMNS.len());
    for (line_no, payment) in (1_i64..).zip(&new.payments) {
        rows.extend([
            id.into(),
            line_no.into(),
            payment.amount.minor().into(),
            payment.is_reversal.into(),
            payment.return_reason.as_deref().into(),
            payment.counterparty_name.as_deref().into(),
            payment.counterparty_account.as_deref().into(),
            payment.remittance.as_str().into(),
            lines(&payment.references).into(),
            payment.end_to_end_id.as_deref().into(),
            payment.bank_reference.as_deref().into(),
        ]);
    }
    tx.insert_many("bank_notification_payments", &PAYMENT_COLUMNS, rows)?;
    Ok(id)
}

/// Reads notifications that conditions leave, with their payments.
pub(super) fn notices(tx: &mut Tx, condition: &str, args: &[Value]) -> Result<Vec<Notice>> {
    let sql = format!(
        "SELECT n.id, n.format, n.batch_reference, n.booked_on, n.value_on, n.amount_minor,
            n.currency FROM bank_notifications n WHERE {condition} ORDER BY n.id"
    );
    let rows = tx.query(&sql, args)?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        let (id, currency): (NotificationId, Currency) = (row.get(0)?, row.get(6)?);
        let mut notice = Notice {
            id,
            format: format_of(row)?,
            references: texts(row, 2)?,
            booked_on: row.get(3)?,
            value_on: row.get(4)?,
            amount_minor: row.get(5)?,
            payments: Vec::new(),
        };
        notice.payments = payments(tx, &notice, currency)?;
        found.push(notice);
    }
    Ok(found)
}

fn format_of(row: &Row) -> store::Result<Format> {
    let word: String = row.get(1)?;
    let known = Format::ALL.into_iter().find(|it| it.as_str() == word);
    known.ok_or_else(|| store::Error::Value {
        reason: format!("{word:?} is no format of bank files"),
    })
}

/// A column of texts, one a line.
pub(super) fn texts(row: &Row, index: usize) -> store::Result<Vec<String>> {
    let all: Option<String> = row.get(index)?;
    let lines = all.iter().flat_map(|all| all.lines());
    Ok(lines.map(str::to_owned).collect())
}

fn payments(tx: &mut Tx, notice: &Notice, currency: Currency) -> Result<Vec<NewEntry>> {
    let rows = tx.query(
        "SELECT p.amount_minor, p.is_reversal, p.return_reason, p.counterparty_name,
            p.counterparty_account, p.remittance, p.reference, p.end_to_end_id, p.bank_reference
         FROM bank_notification_payments p WHERE p.notification_id = $1 ORDER BY p.line_no",
        &[notice.id.into()],
    )?;
    let read = |row: &Row| {
        Ok(NewEntry {
            booked_on: notice.booked_on,
            value_on: notice.value_on,
            amount: Money::new(row.get(0)?, currency),
            instructed: None,
            is_reversal: row.get(1)?,
            return_reason: row.get(2)?,
            counterparty_name: row.get(3)?,
            counterparty_account: row.get(4)?,
            remittance: row.get(5)?,
            references: texts(row, 6)?,
            end_to_end_id: row.get(7)?,
            bank_reference: row.get(8)?,
            batch_references: Vec::new(),
            fingerprint: String::new(),
            occurrence: 1,
        })
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// Writes what was found for a notification whose entry is not split.
pub(super) fn write_found(tx: &mut Tx, id: NotificationId, found: Found) -> Result<()> {
    let (status, reason) = match found {
        Found::Recognised => (NotificationStatus::Recognised, None),
        Found::Nothing(reason) => (NotificationStatus::Waiting, Some(reason)),
        Found::Entry(_) => return Ok(()),
    };
    write(tx, id, status, reason, None)
}

/// Writes what became of a notification.
pub(super) fn write(
    tx: &mut Tx,
    id: NotificationId,
    status: NotificationStatus,
    reason: Option<NotificationReason>,
    entry: Option<BankEntryId>,
) -> Result<()> {
    tx.exec_one(
        "UPDATE bank_notifications SET status = $2, reason = $3, bank_entry_id = $4 WHERE id = $1",
        &[id.into(), status.into(), reason.into(), entry.into()],
    )?;
    Ok(())
}

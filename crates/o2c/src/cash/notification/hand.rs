//! What people do with notifications: split the entry, and take that back.

use kernel::{BankEntryId, EntityId, NotificationId};
use store::{Tx, Value};

use super::keep::{notices, write};
use super::queries::notification;
use super::rules::Notice;
use super::splitting::{Hindrance, hindrance, join, split};
use super::types::{Notification, NotificationChange, NotificationReason, NotificationStatus};
use crate::cash::accounts::{bank_account, lock};
use crate::cash::store::{ENTRY, bank_entry, entry, lock_entries, no_entry};
use crate::cash::types::BankEntry;
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::orders::Effect;

/// Splits the entry of a notification into its payments: the one that it is linked to, or the one
/// that is named.
///
/// # Errors
/// Refuses an entry of another account or direction, one that has a notification already or is a
/// part, one of which something is applied, and payments that do not come to it.
/// [`Error::NotFound`].
pub fn split_notification(
    tx: &mut Tx,
    entity: EntityId,
    id: NotificationId,
    named: Option<BankEntryId>,
) -> Result<NotificationChange> {
    let (view, notice) = locked(tx, entity, id)?;
    if view.status == NotificationStatus::Split && named.is_none_or(|it| view.entry == Some(it)) {
        return changed(tx, entity, id, Effect::AlreadySo);
    }
    let batch_id = batch_of(&view, named)?;
    let mut entries = lock_entries(tx, entity, [batch_id])?;
    let batch = entries
        .remove(&batch_id)
        .ok_or_else(|| no_entry(batch_id))?;
    fits(tx, &view, &batch)??;
    if let Some(hindrance) = hindrance(tx, &notice, &batch)? {
        return Err(refusal(&hindrance, &view, &batch).into());
    }
    let account = bank_account(tx, entity, view.bank_account)?;
    split(tx, entity, &account, &notice, &batch)?;
    changed(tx, entity, id, Effect::Changed)
}

/// Takes the split of an entry back, while nothing of its parts is applied. It is not split by
/// itself again.
///
/// # Errors
/// Refuses when something was done with a part that stands. [`Error::NotFound`].
pub fn undo_split(tx: &mut Tx, entity: EntityId, id: NotificationId) -> Result<NotificationChange> {
    let (view, notice) = locked(tx, entity, id)?;
    let (NotificationStatus::Split, Some(batch)) = (view.status, view.entry) else {
        return changed(tx, entity, id, Effect::AlreadySo);
    };
    let sql = format!("{ENTRY} WHERE b.batch_entry_id = $1 ORDER BY b.id FOR UPDATE");
    let rows = tx.query(&sql, &[batch.into()])?;
    let parts = rows.iter().map(entry).collect::<store::Result<Vec<_>>>()?;
    let entry = bank_entry(tx, entity, batch)?;
    join(tx, entity, &notice, &entry, &parts)??;
    let reason = Some(NotificationReason::Undone);
    write(tx, id, NotificationStatus::Linked, reason, Some(batch))?;
    changed(tx, entity, id, Effect::Changed)
}

/// A notification and its payments, its account locked.
fn locked(tx: &mut Tx, entity: EntityId, id: NotificationId) -> Result<(Notification, Notice)> {
    let account = notification(tx, entity, id)?.bank_account;
    lock(tx, account)?;
    let notice = notices(tx, "n.id = $1", &[Value::from(id)])?.pop();
    let notice = notice.ok_or_else(|| Error::NotFound {
        kind: "notification",
        id: id.to_string(),
    })?;
    Ok((notification(tx, entity, id)?, notice))
}

fn changed(
    tx: &mut Tx,
    entity: EntityId,
    id: NotificationId,
    effect: Effect,
) -> Result<NotificationChange> {
    Ok(NotificationChange {
        notification: notification(tx, entity, id)?,
        effect,
    })
}

fn batch_of(view: &Notification, named: Option<BankEntryId>) -> Outcome<BankEntryId> {
    let refuse = |code, field: &str, detail: &str, remedy: &str| {
        Err(Refusal::new(code, field, detail, remedy))
    };
    match (view.status, named.or(view.entry)) {
        (NotificationStatus::Split, _) => refuse(
            Code::WrongState,
            "notification",
            "another entry is split by the notification",
            "take that split back first",
        ),
        (NotificationStatus::Recognised, _) => refuse(
            Code::WrongState,
            "notification",
            "its payments stand in the books one by one",
            "apply the entries of the statement",
        ),
        (_, Some(entry)) => Ok(entry),
        (_, None) => refuse(
            Code::InvalidValue,
            "entry",
            "the entry of the notification is not known",
            "name the entry, or import its statement",
        ),
    }
}

/// May an entry be the one that a notification details?
fn fits(tx: &mut Tx, view: &Notification, batch: &BankEntry) -> Result<Outcome<()>> {
    let refuse = |code, detail: String| {
        let remedy = "name the entry of the statement that the notification details";
        Ok(Err(Refusal::new(code, "entry", detail, remedy)))
    };
    if batch.bank_account != view.bank_account {
        return refuse(
            Code::WrongState,
            "the entry is of another account".to_owned(),
        );
    }
    if batch.amount.minor().signum() != view.amount.minor().signum() {
        return refuse(
            Code::WrongState,
            format!(
                "{} is notified, the entry is of {}",
                view.amount, batch.amount
            ),
        );
    }
    if batch.batch.is_some() || batch.parts > 0 {
        return refuse(
            Code::WrongState,
            "the entry is split, or a part itself".to_owned(),
        );
    }
    let other = tx.query_opt(
        "SELECT n.id FROM bank_notifications n WHERE n.bank_entry_id = $1 AND n.id <> $2",
        &[batch.id.into(), view.id.into()],
    )?;
    match other {
        Some(_) => refuse(
            Code::WrongState,
            "another notification details the entry".to_owned(),
        ),
        None => Ok(Ok(())),
    }
}

fn refusal(hindrance: &Hindrance, view: &Notification, batch: &BankEntry) -> Refusal {
    let refuse =
        |detail: String, remedy: &str| Refusal::new(Code::WrongState, "entry", detail, remedy);
    let Hindrance::Reason(reason) = hindrance else {
        return refuse(
            "the entry tells as much as the notification".to_owned(),
            "apply the entry as it is",
        );
    };
    match reason {
        NotificationReason::Differs => refuse(
            format!(
                "the payments come to {}, the entry is of {}",
                view.payments_sum, batch.amount
            ),
            "ask the bank for the whole notification, or apply the entry as it is",
        ),
        NotificationReason::SetAside => {
            refuse("the entry is set aside".to_owned(), "take it back in first")
        }
        NotificationReason::SignOff => refuse(
            "an application of the entry waits for a second person".to_owned(),
            "withdraw the request first",
        ),
        NotificationReason::Reversed => refuse(
            "the bank took the entry back".to_owned(),
            "there is nothing to split",
        ),
        _ => refuse(
            format!("{} of the entry is applied", batch.applied),
            "take the receipts of the entry back first",
        ),
    }
}

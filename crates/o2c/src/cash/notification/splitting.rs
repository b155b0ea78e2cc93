//! An entry is split into the payments behind it, and put together again.

use kernel::{BankEntryId, EntityId, Event, EventKind, Instant, Money};
use store::{Tx, Value};

use super::keep::write;
use super::rules::{Notice, adds};
use super::types::{NotificationReason, NotificationStatus};
use crate::cash::advice::{free_advice, link_statement};
use crate::cash::by_itself::queue_matching;
use crate::cash::normalise::NewEntry;
use crate::cash::reversal::{Reversal, undo_originals};
use crate::cash::rows::{Placed, ROW_COLUMNS, first_status};
use crate::cash::sign_off;
use crate::cash::types::{BankAccount, BankEntry, EntryStatus, MatchSelection};
use crate::error::{Code, Error, Outcome, Refusal, Result};

/// Why an entry is not split.
pub(super) enum Hindrance {
    /// The statement tells as much of the one payment.
    NothingNew,
    Reason(NotificationReason),
}

impl Hindrance {
    /// Writes what the notification comes to.
    pub fn write(self, tx: &mut Tx, notice: &Notice, batch: &BankEntry) -> Result<()> {
        let (status, reason) = match self {
            Self::NothingNew => (NotificationStatus::Recognised, None),
            Self::Reason(reason) => (NotificationStatus::Linked, Some(reason)),
        };
        write(tx, notice.id, status, reason, Some(batch.id))
    }
}

/// What stands against splitting an entry, which is locked, as a notification tells.
pub(super) fn hindrance(
    tx: &mut Tx,
    notice: &Notice,
    batch: &BankEntry,
) -> Result<Option<Hindrance>> {
    use NotificationReason::{Applied, Differs, Reversed, SetAside, SignOff};
    let amounts = notice.payments.iter().map(|payment| payment.amount);
    let sum = Money::sum(batch.amount.currency(), amounts)?;
    if sum != batch.amount {
        return Ok(Some(Hindrance::Reason(Differs)));
    }
    if let [only] = &notice.payments[..]
        && !adds(only, batch)
    {
        return Ok(Some(Hindrance::NothingNew));
    }
    let first = first_status(batch.amount, batch.is_reversal);
    let reason = match batch.status {
        EntryStatus::Reversed => Some(Reversed),
        _ if !batch.applied.is_zero() => Some(Applied),
        status if status == first => None,
        EntryStatus::Other => Some(SetAside),
        _ => Some(Applied),
    };
    if let Some(reason) = reason {
        return Ok(Some(Hindrance::Reason(reason)));
    }
    let waits = !sign_off::waiting(tx, &[batch.id])?.is_empty();
    Ok(waits.then_some(Hindrance::Reason(SignOff)))
}

/// Makes an entry, which nothing stands against, into one part for each payment. Parts that take an
/// earlier payment back undo it where it is found; the others are matched as if they had just come.
pub(super) fn split(
    tx: &mut Tx,
    entity: EntityId,
    account: &BankAccount,
    notice: &Notice,
    batch: &BankEntry,
) -> Result<()> {
    let mut rows: Vec<Value> = Vec::with_capacity(notice.payments.len() * ROW_COLUMNS.len());
    let mut reversals = Vec::new();
    for (number, payment) in (1_i64..).zip(&notice.payments) {
        let part = NewEntry {
            booked_on: batch.booked_on,
            value_on: batch.value_on,
            ..payment.clone()
        };
        let id: BankEntryId = tx.new_id();
        let fingerprint = format!("{}/{number}", batch.id);
        let placed = Placed {
            id,
            entity,
            account: account.id,
            statement: batch.statement,
            line_no: batch.line_no,
            batch: Some(batch.id),
            fingerprint: &fingerprint,
            occurrence: 1,
            posted: None,
        };
        rows.extend(placed.row(&part));
        if part.is_reversal {
            reversals.push(Reversal::of(id, &part));
        }
        tx.record(
            Event::new(EventKind::BankEntryBooked, entity)
                .object(id, "entry")
                .object(account.id, "bank_account")
                .object(batch.statement, "statement")
                .object(batch.id, "batch")
                .at(Instant::at_start_of(part.booked_on))
                .attr("amount", part.amount)
                .attr("value_on", part.value_on),
        )?;
    }
    tx.insert_many("bank_entries", &ROW_COLUMNS, rows)?;
    let parts = i64::try_from(notice.payments.len()).unwrap_or(i64::MAX);
    set_parts(tx, batch, parts, EntryStatus::Other)?;
    free_advice(tx, entity, &[batch.id])?;
    record(tx, entity, notice, batch, parts)?;
    write(
        tx,
        notice.id,
        NotificationStatus::Split,
        None,
        Some(batch.id),
    )?;
    undo_originals(tx, entity, account, &reversals)?;
    link_statement(tx, entity, batch.statement)?;
    let select = MatchSelection::Statement {
        statement: batch.statement,
        after: None,
    };
    queue_matching(tx, entity, &select)
}

/// How an entry is split; a batch stands as another movement, as its parts are applied.
fn set_parts(tx: &mut Tx, batch: &BankEntry, parts: i64, status: EntryStatus) -> Result<()> {
    tx.exec_one(
        "UPDATE bank_entries SET parts = $2, status = $3 WHERE id = $1",
        &[batch.id.into(), parts.into(), status.into()],
    )?;
    Ok(())
}

fn record(
    tx: &mut Tx,
    entity: EntityId,
    notice: &Notice,
    batch: &BankEntry,
    parts: i64,
) -> Result<()> {
    tx.record(
        Event::new(EventKind::BankEntrySplit, entity)
            .object(batch.id, "batch")
            .object(notice.id, "notification")
            .attr("amount", batch.amount)
            .attr("parts", parts),
    )?;
    Ok(())
}

/// Puts a batch together again. Receipts of its parts that were taken back stay with the batch.
///
/// # Errors
/// Refuses when a part is applied, set aside or reversed, or somebody was asked about it.
pub(super) fn join(
    tx: &mut Tx,
    entity: EntityId,
    notice: &Notice,
    batch: &BankEntry,
    parts: &[BankEntry],
) -> Result<Outcome<()>> {
    let ids: Vec<BankEntryId> = parts.iter().map(|part| part.id).collect();
    if let Some(refusal) = in_use(tx, parts, &ids)? {
        return Ok(Err(refusal));
    }
    free_advice(tx, entity, &ids)?;
    let all = || Value::ids(ids.iter().copied());
    for sql in [
        "UPDATE receipts SET bank_entry_id = $2
         WHERE bank_entry_id IN (SELECT value FROM {uuids $1})",
        "UPDATE match_outcomes SET entry_id = $2
         WHERE entry_id IN (SELECT value FROM {uuids $1})",
    ] {
        tx.exec(sql, &[all(), batch.id.into()])?;
    }
    let gone = tx.exec(
        "DELETE FROM bank_entries WHERE id IN (SELECT value FROM {uuids $1})",
        &[all()],
    )?;
    if usize::try_from(gone).ok() != Some(ids.len()) {
        return Err(Error::Conflict {
            what: "a part of a bank entry".to_owned(),
        });
    }
    set_parts(tx, batch, 0, first_status(batch.amount, batch.is_reversal))?;
    record(tx, entity, notice, batch, 0)?;
    Ok(Ok(()))
}

fn in_use(tx: &mut Tx, parts: &[BankEntry], ids: &[BankEntryId]) -> Result<Option<Refusal>> {
    let refuse = |detail: String, remedy: &str| {
        Ok(Some(Refusal::new(
            Code::WrongState,
            "notification",
            detail,
            remedy,
        )))
    };
    let untouched = |part: &BankEntry| {
        part.applied.is_zero() && part.status == first_status(part.amount, part.is_reversal)
    };
    if let Some(part) = parts.iter().find(|part| !untouched(part)) {
        return refuse(
            format!(
                "of the part of {} {} is applied; it is {}",
                part.amount, part.applied, part.status
            ),
            "take back what was done with the parts first",
        );
    }
    let asked = tx.query_opt(
        "SELECT q.id FROM {uuids $1} CROSS JOIN payer_questions q
         WHERE q.bank_entry_id = value LIMIT 1",
        &[Value::ids(ids.iter().copied())],
    )?;
    if asked.is_some() {
        return refuse(
            "a payer was asked about a part".to_owned(),
            "apply the parts, or set them aside",
        );
    }
    match sign_off::waiting(tx, ids)?.is_empty() {
        true => Ok(None),
        false => refuse(
            "a part waits for a second person".to_owned(),
            "withdraw the request first",
        ),
    }
}

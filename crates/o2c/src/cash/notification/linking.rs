//! Notifications and the entries that they may detail, looked up and linked.

use formats::bank::Format;
use kernel::dates::add_days;
use kernel::{BankAccountId, Date, EntityId};
use store::{Row, Tx};

use super::keep::{notices, texts, write_found};
use super::rules::{Found, Notice, Seen, find};
use super::splitting::{hindrance, split};
use crate::cash::normalise::NewEntry;
use crate::cash::store::{ENTRY, ENTRY_COLUMNS, entry, lock_entries, no_entry};
use crate::cash::types::BankAccount;
use crate::error::Result;

/// Days around those of a notification in which its entry is looked for.
const DAYS_BEFORE: i64 = 7;
const DAYS_AFTER: i64 = 14;

/// Looks for the entries of notifications of these days that have come in, together with those that
/// wait for entries of the same time.
pub(super) fn find_entries(
    tx: &mut Tx,
    entity: EntityId,
    account: &BankAccount,
    days: &[Date],
) -> Result<()> {
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
        return Ok(());
    };
    let around = (add_days(*first, -DAYS_AFTER), add_days(*last, DAYS_AFTER));
    resolve(tx, entity, account, around)
}

/// Looks whether entries that a statement has brought are what notifications wait for.
///
/// # Errors
/// Fails only with the store.
pub(in crate::cash) fn find_for_statement(
    tx: &mut Tx,
    entity: EntityId,
    account: &BankAccount,
    entries: &[NewEntry],
) -> Result<()> {
    let days = || entries.iter().map(|entry| entry.booked_on);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return Ok(());
    };
    let around = (add_days(first, -DAYS_AFTER), add_days(last, DAYS_BEFORE));
    resolve(tx, entity, account, around)
}

/// Finds the entries of all notifications that wait for one around these days.
fn resolve(
    tx: &mut Tx,
    entity: EntityId,
    account: &BankAccount,
    (from, to): (Date, Date),
) -> Result<()> {
    let waiting = "n.bank_account_id = $1 AND n.status = 'waiting' AND n.booked_on >= $2
         AND n.booked_on <= $3";
    let notices = notices(tx, waiting, &[account.id.into(), from.into(), to.into()])?;
    if notices.is_empty() {
        return Ok(());
    }
    let seen = candidates(tx, entity, account.id, &notices)?;
    for (notice, found) in notices.iter().zip(find(&notices, &seen)) {
        match found {
            Found::Entry(id) => {
                let mut entries = lock_entries(tx, entity, [id])?;
                let batch = entries.remove(&id).ok_or_else(|| no_entry(id))?;
                match hindrance(tx, notice, &batch)? {
                    Some(hindrance) => hindrance.write(tx, notice, &batch)?,
                    None => split(tx, entity, account, notice, &batch)?,
                }
            }
            other => write_found(tx, notice.id, other)?,
        }
    }
    Ok(())
}

/// Entries of an account that notifications may be about: those with an amount of theirs, or with a
/// name of a batch. A batch is done with, and so is an entry that has its notification; parts are
/// there for another notification of the same payments to be recognised by.
fn candidates(
    tx: &mut Tx,
    entity: EntityId,
    account: BankAccountId,
    notices: &[Notice],
) -> Result<Vec<Seen>> {
    let first = notices.iter().map(|it| it.booked_on.min(it.value_on)).min();
    let last = notices.iter().map(|it| it.booked_on.max(it.value_on)).max();
    let (Some(first), Some(last)) = (first, last) else {
        return Ok(Vec::new());
    };
    let payments = notices.iter().flat_map(|notice| &notice.payments);
    let mut amounts: Vec<i64> = payments.map(|payment| payment.amount.minor()).collect();
    amounts.extend(notices.iter().map(|notice| notice.amount_minor));
    amounts.sort_unstable();
    amounts.dedup();
    let names = notices.iter().filter(|it| it.format == Format::Camt054);
    let names: Vec<String> = names.flat_map(|it| it.references.clone()).collect();
    let select = ENTRY.replacen(
        " FROM bank_entries b",
        ", b.batch_reference FROM bank_entries b",
        1,
    );
    let sql = format!(
        "{select} WHERE b.entity_id = $1 AND b.bank_account_id = $2
            AND b.booked_on >= $3 AND b.booked_on <= $4
            AND b.parts = 0
            AND (b.amount_minor IN (SELECT value FROM {{ints $5}})
                OR b.bank_reference IN (SELECT value FROM {{texts $6}})
                OR b.end_to_end_id IN (SELECT value FROM {{texts $6}})
                OR b.reference IN (SELECT value FROM {{texts $6}})
                OR b.batch_reference IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM bank_notifications n WHERE n.bank_entry_id = b.id)
         ORDER BY b.booked_on, b.id"
    );
    let rows = tx.query(
        &sql,
        &[
            entity.into(),
            account.into(),
            add_days(first, -DAYS_BEFORE).into(),
            add_days(last, DAYS_AFTER).into(),
            amounts.into(),
            names.into(),
        ],
    )?;
    let read = |row: &Row| {
        Ok(Seen {
            entry: entry(row)?,
            batch_references: texts(row, ENTRY_COLUMNS)?,
        })
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

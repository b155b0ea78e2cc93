//! The room's SQL for entries, shared by its commands.

use std::collections::{BTreeSet, HashMap};

use kernel::{BankEntryId, Currency, Date, EntityId, Money};
use store::{Row, Tx, Value};

use super::types::{BankEntry, Confidence, EntryStatus};
use crate::conditions::Conditions;
use crate::error::{Error, Result};
use crate::page::Cursor;

pub(super) const ENTRY: &str = "SELECT b.id, b.bank_account_id, b.statement_id, b.line_no,
    b.booked_on, b.value_on, b.currency, b.amount_minor, b.applied_minor, b.is_reversal,
    b.counterparty_name, b.counterparty_account, b.remittance, b.reference, b.end_to_end_id,
    b.bank_reference, CASE WHEN b.parts > 0 THEN 'split' ELSE b.status END,
    (SELECT a.id FROM remittance_advices a WHERE a.bank_entry_id = b.id), b.return_reason,
    b.batch_entry_id, b.parts, b.instructed_currency, b.instructed_minor FROM bank_entries b";

/// How many columns that are.
pub(super) const ENTRY_COLUMNS: usize = 23;

pub(super) fn entry(row: &Row) -> store::Result<BankEntry> {
    let currency: Currency = row.get(6)?;
    let references: Option<String> = row.get(13)?;
    let instructed: (Option<Currency>, Option<i64>) = (row.get(21)?, row.get(22)?);
    let instructed = instructed.0.zip(instructed.1);
    Ok(BankEntry {
        id: row.get(0)?,
        bank_account: row.get(1)?,
        statement: row.get(2)?,
        line_no: row.get(3)?,
        booked_on: row.get(4)?,
        value_on: row.get(5)?,
        amount: Money::new(row.get(7)?, currency),
        applied: Money::new(row.get(8)?, currency),
        instructed: instructed.map(|(currency, minor)| Money::new(minor, currency)),
        is_reversal: row.get(9)?,
        counterparty_name: row.get(10)?,
        counterparty_account: row.get(11)?,
        remittance: row.get(12)?,
        references: references
            .iter()
            .flat_map(|all| all.lines())
            .map(str::to_owned)
            .collect(),
        end_to_end_id: row.get(14)?,
        bank_reference: row.get(15)?,
        status: row.get(16)?,
        advice: row.get(17)?,
        return_reason: row.get(18)?,
        batch: row.get(19)?,
        parts: row.get(20)?,
    })
}

impl BankEntry {
    /// What of it is not applied yet, with its sign.
    ///
    /// # Errors
    /// When the amounts are out of the range of money.
    pub fn rest(&self) -> Result<Money> {
        Ok(self.amount.checked_sub(self.applied)?)
    }
}

/// Locks entries in the order of their ids.
pub(super) fn lock_entries(
    tx: &mut Tx,
    entity: EntityId,
    ids: impl IntoIterator<Item = BankEntryId>,
) -> Result<HashMap<BankEntryId, BankEntry>> {
    let ids: BTreeSet<BankEntryId> = ids.into_iter().collect();
    let sql = format!(
        "{ENTRY} WHERE b.entity_id = $1 AND b.id IN (SELECT value FROM {{uuids $2}})
         ORDER BY b.id FOR UPDATE"
    );
    let rows = tx.query(&sql, &[entity.into(), Value::ids(ids)])?;
    let mut found = HashMap::with_capacity(rows.len());
    for row in &rows {
        let entry = entry(row)?;
        found.insert(entry.id, entry);
    }
    Ok(found)
}

/// Locks entries as [`lock_entries`]; gives them in the order in which they were booked.
pub(super) fn lock_in_order(
    tx: &mut Tx,
    entity: EntityId,
    ids: impl IntoIterator<Item = BankEntryId>,
) -> Result<Vec<BankEntry>> {
    let mut entries: Vec<BankEntry> = lock_entries(tx, entity, ids)?.into_values().collect();
    entries.sort_by_key(|entry| (entry.booked_on, entry.id));
    Ok(entries)
}

/// Locks the open entries that conditions leave, in the order in which they were booked, from a
/// cursor on; gives the cursor to go on from.
pub(super) fn lock_open_page(
    tx: &mut Tx,
    entity: EntityId,
    mut conditions: Conditions,
    after: Option<&str>,
    limit: u32,
) -> Result<(Vec<BankEntry>, Option<String>)> {
    conditions.and("b.status = 'open'", []);
    if let Some(after) = after {
        let (on, id) = Cursor::decode::<(Date, BankEntryId)>(after)?;
        conditions.and("(b.booked_on, b.id) > ({}, {})", [on.into(), id.into()]);
    }
    let (sql, args) = conditions.query(ENTRY, "ORDER BY b.booked_on, b.id", i64::from(limit));
    let rows = tx.query(&sql, &args)?;
    let found: Vec<BankEntry> = rows.iter().map(entry).collect::<store::Result<_>>()?;
    let full = usize::try_from(limit).ok() == Some(found.len());
    let last = found.last().filter(|_| full);
    let next = last.map(|last| Cursor::encode(&(last.booked_on, last.id)));
    // Locked in the order of ids like everywhere else, and read again once they are.
    let locked = lock_in_order(tx, entity, found.iter().map(|entry| entry.id))?;
    Ok((locked, next))
}

/// One entry.
///
/// # Errors
/// [`Error::NotFound`].
pub fn bank_entry(tx: &mut Tx, entity: EntityId, id: BankEntryId) -> Result<BankEntry> {
    let sql = format!("{ENTRY} WHERE b.id = $1 AND b.entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    Ok(entry(&row.ok_or_else(|| no_entry(id))?)?)
}

pub(super) fn no_entry(id: BankEntryId) -> Error {
    Error::NotFound {
        kind: "bank entry",
        id: id.to_string(),
    }
}

/// Keeps how sure matching was of its best guess for entries that are locked, so that lists can
/// be sorted by it.
pub(super) fn write_confidence(tx: &mut Tx, entries: &[(BankEntryId, Confidence)]) -> Result<()> {
    let rows: Vec<Vec<Value>> = entries
        .iter()
        .map(|(id, confidence)| vec![(*id).into(), i64::from(confidence.0).into()])
        .collect();
    tx.exec_each(
        "UPDATE bank_entries SET match_confidence = $2 WHERE id = $1 AND match_confidence <> $2",
        &rows,
    )?;
    Ok(())
}

/// Writes what became of entries that are locked.
pub(super) fn write_progress(
    tx: &mut Tx,
    entries: impl IntoIterator<Item = (BankEntryId, EntryStatus, Money)>,
) -> Result<()> {
    // Entries that were applied whole are the many: one statement does for all of them.
    let mut whole = Vec::new();
    let mut single = Vec::new();
    for (id, status, applied) in entries {
        if status == EntryStatus::Applied {
            whole.push(id);
        } else {
            single.push(vec![id.into(), status.into(), applied.minor().into()]);
        }
    }
    let mut expected = single.len();
    let mut changed = 0;
    if !whole.is_empty() {
        expected += whole.len();
        changed += tx.exec(
            "UPDATE bank_entries SET status = 'applied', applied_minor = amount_minor
             WHERE id IN (SELECT value FROM {uuids $1})",
            &[Value::ids(whole)],
        )?;
    }
    if !single.is_empty() {
        changed += tx.exec_each(
            "UPDATE bank_entries SET status = $2, applied_minor = $3 WHERE id = $1",
            &single,
        )?;
    }
    if usize::try_from(changed).ok() != Some(expected) {
        return Err(Error::Conflict {
            what: "a bank entry".to_owned(),
        });
    }
    Ok(())
}

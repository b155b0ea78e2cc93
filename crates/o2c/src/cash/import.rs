//! Importing bank statements.

use std::collections::HashMap;

use formats::bank::Format;
use kernel::{
    BankAccountId, BankEntryId, Date, EntityId, Event, EventKind, Instant, Money, StatementId,
};
use store::{Tx, Value};

use super::accounts::{account_of, bank_account, bank_accounts, lock};
use super::advice::link_statement;
use super::balance::{self, Before, Reading};
use super::by_itself::queue_matching;
use super::normalise::{NewEntry, NewStatement};
use super::notification;
use super::queries::statement;
use super::reversal::{Reversal, undo_originals};
use super::rows::{Placed, ROW_COLUMNS};
use super::types::{BankAccount, ImportedStatement, MatchSelection, StatementImport};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::receivables::{self, EntryBuilder, EntryKind, Posting, Role, SourceRef};

/// Books the statements of a bank file, each on its own account.
///
/// A statement that was imported before changes nothing, and the answer says so. Entries that an
/// earlier statement brought are recognised and left out, genuine twins are kept; the rule stands
/// in the documentation of [`cash`](crate::cash). A statement that does not add up, or does not
/// begin where the last one ended, is booked and flagged.
///
/// Each entry is posted: debit bank, credit unapplied for money in, the other way round for money
/// out. An entry of a closed period is posted on the first open day. Reversals undo their original
/// when it is found.
///
/// # Errors
/// Refuses intraday reports, which announce what a statement brings again, and notifications, which
/// [`import_bank_file`](super::import_bank_file) takes. A statement of an unknown account, of
/// another currency, without dates or after the last day of a closed account refuses itself alone.
pub fn import_statements(
    tx: &mut Tx,
    entity: EntityId,
    import: &StatementImport<'_>,
) -> Result<Vec<Outcome<ImportedStatement>>> {
    check_format(import.file.format)?;
    let accounts = match import.account {
        Some(id) => vec![bank_account(tx, entity, id)?],
        None => bank_accounts(tx, entity)?,
    };
    let mut outcomes: Vec<Option<Outcome<ImportedStatement>>> = Vec::new();
    let mut sound: Vec<(usize, &BankAccount, NewStatement)> = Vec::new();
    for (index, statement) in import.file.statements.iter().enumerate() {
        match prepare(&accounts, import, statement) {
            Ok((account, new)) => {
                sound.push((index, account, new));
                outcomes.push(None);
            }
            Err(refusal) => outcomes.push(Some(Err(refusal))),
        }
    }
    // Each statement is judged by the one before, so that files may hold them in any order.
    sound.sort_by_key(|(index, account, new)| (account.id, new.to_on, new.from_on, *index));
    let mut last = None;
    for (index, account, new) in sound {
        if last != Some(account.id) {
            lock(tx, account.id)?;
            last = Some(account.id);
        }
        outcomes[index] = Some(Ok(book(tx, entity, import, account, new)?));
    }
    Ok(outcomes.into_iter().flatten().collect())
}

fn check_format(format: Format) -> Outcome<()> {
    let what = match format {
        Format::Camt053
        | Format::Mt940
        | Format::Bai2
        | Format::Ofx
        | Format::Coda
        | Format::Cfonb120
        | Format::Csv
        | Format::Xlsx => return Ok(()),
        Format::Camt052 => "a camt.052 is a report during the day",
        Format::Camt054 => "a camt.054 is a notification",
        Format::Mt942 => "an MT942 is a report during the day",
        Format::Esr => "an ESR file is a notification of payments",
        Format::Nacha => "an ACH file is a notification of single entries",
        Format::Lockbox => "a lockbox file is a notification of deposits",
    };
    Err(Refusal::new(
        Code::NotAStatement,
        "file",
        format!("{what}: the statement of the day brings the same entries again"),
        "import the statement (camt.053 or MT940) of the account",
    ))
}

fn prepare<'a>(
    accounts: &'a [BankAccount],
    import: &StatementImport<'_>,
    statement: &formats::bank::Statement,
) -> Outcome<(&'a BankAccount, NewStatement)> {
    let named = &statement.account;
    let account = match accounts {
        // The caller named the account; a file that names another one is not believed.
        [only] if import.account.is_some() && named.iban.is_none() && named.other.is_none() => only,
        _ => account_of(accounts, named, statement.currency())?,
    };
    let new = NewStatement::of(statement, account.currency)?;
    match (account.closed_on, new.to_on) {
        (Some(closed_on), Some(last)) if last > closed_on => Err(Refusal::new(
            Code::WrongState,
            "account",
            format!(
                "the statement reaches to {last}, account {} was closed on {closed_on}",
                account.name
            ),
            "open the account again, or correct its last day",
        )),
        _ => Ok((account, new)),
    }
}

fn book(
    tx: &mut Tx,
    entity: EntityId,
    import: &StatementImport<'_>,
    account: &BankAccount,
    new: NewStatement,
) -> Result<ImportedStatement> {
    if let Some(known) = known_statement(tx, account, &new.fingerprint)? {
        return Ok(ImportedStatement {
            statement: statement(tx, entity, known)?,
            known: true,
            left_out: new.left_out,
            reversals_undone: 0,
            reversals_open: 0,
        });
    }
    let closing = match new.to_on {
        Some(to_on) => closing_balance(tx, account.id, to_on)?,
        None => None,
    };
    let before = Before {
        closing_minor: closing,
    };
    let booked = booked_counts(tx, account, &new.entries)?;
    let reading = balance::read(&new, before, |print| {
        booked.get(print).copied().unwrap_or(0)
    });
    let id: StatementId = tx.new_id();
    insert_statement(tx, entity, import, account, id, &new, &reading)?;
    let reversals = insert_entries(tx, entity, account, id, &new, &reading)?;
    mend_next_gap(tx, account, id, &new)?;
    let undone = undo_originals(tx, entity, account, &reversals)?;
    notification::find_for_statement(tx, entity, account, &new.entries)?;
    link_statement(tx, entity, id)?;
    let select = MatchSelection::Statement {
        statement: id,
        after: None,
    };
    queue_matching(tx, entity, &select)?;
    let statement = statement(tx, entity, id)?;
    let occurred_at = new.to_on.map(Instant::at_start_of);
    let mut event = Event::new(EventKind::StatementImported, entity)
        .object(id, "statement")
        .object(account.id, "bank_account")
        .attr("statement_no", new.statement_no)
        .attr("entries", statement.entries)
        .attr("entries_repeated", statement.entries_repeated)
        .attr("balance", statement.balance.as_str())
        .attr("difference", statement.difference)
        .attr("gap", statement.gap);
    event.occurred_at = occurred_at.filter(|at| *at < tx.now());
    tx.record(event)?;
    let reversals_undone = i64::try_from(undone).unwrap_or(i64::MAX);
    let all = i64::try_from(reversals.len()).unwrap_or(i64::MAX);
    Ok(ImportedStatement {
        statement,
        known: false,
        left_out: new.left_out,
        reversals_undone,
        reversals_open: all - reversals_undone,
    })
}

fn known_statement(
    tx: &mut Tx,
    account: &BankAccount,
    fingerprint: &str,
) -> Result<Option<StatementId>> {
    let row = tx.query_opt(
        "SELECT id FROM bank_statements WHERE bank_account_id = $1 AND fingerprint = $2",
        &[account.id.into(), fingerprint.into()],
    )?;
    Ok(row.map(|row| row.get(0)).transpose()?)
}

/// Closing balance of the last statement that ends on this day or earlier; `None` where none does.
///
/// # Errors
/// [`Error::NotFound`] for an account that is not the legal entity's.
pub fn closing_before(
    tx: &mut Tx,
    entity: EntityId,
    account: BankAccountId,
    on: Date,
) -> Result<Option<Money>> {
    let account = bank_account(tx, entity, account)?;
    let minor = closing_balance(tx, account.id, on)?;
    Ok(minor.map(|minor| Money::new(minor, account.currency)))
}

fn closing_balance(tx: &mut Tx, account: BankAccountId, to_on: Date) -> Result<Option<i64>> {
    let row = tx.query_opt(
        "SELECT closing_minor FROM bank_statements
         WHERE bank_account_id = $1 AND to_on <= $2 AND closing_minor IS NOT NULL
         ORDER BY to_on DESC, id DESC LIMIT 1",
        &[account.into(), to_on.into()],
    )?;
    Ok(row.map(|row| row.get(0)).transpose()?)
}

/// How many entries with each of these fingerprints stand in the books.
fn booked_counts(
    tx: &mut Tx,
    account: &BankAccount,
    entries: &[NewEntry],
) -> Result<HashMap<String, i64>> {
    let prints: Vec<String> = entries
        .iter()
        .filter(|entry| entry.occurrence == 1)
        .map(|entry| entry.fingerprint.clone())
        .collect();
    let rows = tx.query(
        "SELECT fingerprint, max(occurrence) FROM bank_entries
         WHERE bank_account_id = $1 AND fingerprint IN (SELECT value FROM {texts $2})
         GROUP BY fingerprint",
        &[account.id.into(), prints.into()],
    )?;
    Ok(rows
        .iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect::<store::Result<_>>()?)
}

fn insert_statement(
    tx: &mut Tx,
    entity: EntityId,
    import: &StatementImport<'_>,
    account: &BankAccount,
    id: StatementId,
    new: &NewStatement,
    reading: &Reading,
) -> Result<()> {
    let repeated = reading.occurrences.iter().filter(|it| it.is_none()).count();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    tx.insert_many(
        "bank_statements",
        &[
            "id",
            "entity_id",
            "bank_account_id",
            "format",
            "statement_no",
            "fingerprint",
            "from_on",
            "to_on",
            "currency",
            "opening_minor",
            "closing_minor",
            "difference_minor",
            "gap_minor",
            "entries",
            "entries_repeated",
            "file_id",
            "imported_at",
        ],
        vec![
            id.into(),
            entity.into(),
            account.id.into(),
            import.file.format.as_str().into(),
            new.statement_no.as_deref().into(),
            new.fingerprint.as_str().into(),
            new.from_on.into(),
            new.to_on.into(),
            new.currency.into(),
            new.opening.map(Money::minor).into(),
            new.closing.map(Money::minor).into(),
            reading.difference_minor.into(),
            reading.gap_minor.into(),
            count(new.entries.len() - repeated).into(),
            count(repeated).into(),
            import.file_id.into(),
            tx.now().into(),
        ],
    )?;
    Ok(())
}

/// Posts and writes the new entries; gives those that take an earlier one back.
fn insert_entries(
    tx: &mut Tx,
    entity: EntityId,
    account: &BankAccount,
    statement: StatementId,
    new: &NewStatement,
    reading: &Reading,
) -> Result<Vec<Reversal>> {
    let first_open_day = receivables::first_open_day(tx, entity)?;
    let fresh: Vec<(i64, &NewEntry, i64, BankEntryId)> = (1_i64..)
        .zip(new.entries.iter().zip(&reading.occurrences))
        .filter_map(|(line_no, (entry, occurrence))| {
            occurrence.map(|occurrence| (line_no, entry, occurrence, tx.new_id()))
        })
        .collect();
    let mut postings = Vec::with_capacity(fresh.len());
    for (_, entry, _, id) in &fresh {
        let posted_on = first_open_day.map_or(entry.booked_on, |day| day.max(entry.booked_on));
        let posted = EntryBuilder::new(EntryKind::BankEntry, posted_on, SourceRef::of(*id))
            .debit(account.ledger_account.as_str(), entry.amount)
            .credit(Role::Unapplied, entry.amount)
            .build()?;
        postings.push(Posting {
            entry: posted,
            items: Vec::new(),
        });
    }
    let posted = receivables::post_tx(tx, entity, postings)?;
    let mut rows: Vec<Value> = Vec::with_capacity(fresh.len() * ROW_COLUMNS.len());
    let mut reversals = Vec::new();
    let mut events = Vec::with_capacity(fresh.len());
    for ((line_no, entry, occurrence, id), posted) in fresh.into_iter().zip(posted) {
        if entry.is_reversal {
            reversals.push(Reversal::of(id, entry));
        }
        events.push(booked_event(entity, account, statement, id, entry));
        let placed = Placed {
            id,
            entity,
            account: account.id,
            statement,
            line_no,
            batch: None,
            fingerprint: &entry.fingerprint,
            occurrence,
            posted: posted.entry,
        };
        rows.extend(placed.row(entry));
    }
    tx.insert_many("bank_entries", &ROW_COLUMNS, rows)?;
    for event in events {
        tx.record(event)?;
    }
    Ok(reversals)
}

fn booked_event(
    entity: EntityId,
    account: &BankAccount,
    statement: StatementId,
    id: BankEntryId,
    entry: &NewEntry,
) -> Event {
    Event::new(EventKind::BankEntryBooked, entity)
        .object(id, "entry")
        .object(account.id, "bank_account")
        .object(statement, "statement")
        .at(Instant::at_start_of(entry.booked_on))
        .attr("amount", entry.amount)
        .attr("value_on", entry.value_on)
}

/// A statement that comes late may fill the gap that the one after it showed.
fn mend_next_gap(
    tx: &mut Tx,
    account: &BankAccount,
    id: StatementId,
    new: &NewStatement,
) -> Result<()> {
    let (Some(to_on), Some(closing)) = (new.to_on, new.closing) else {
        return Ok(());
    };
    let row = tx.query_opt(
        "SELECT s.id, s.opening_minor, s.closing_minor - s.opening_minor - s.difference_minor
            - (SELECT coalesce(sum(b.amount_minor), 0) FROM bank_entries b
               WHERE b.statement_id = s.id AND b.batch_entry_id IS NULL)
         FROM bank_statements s
         WHERE s.bank_account_id = $1 AND s.to_on > $2 AND s.id <> $3
            AND s.opening_minor IS NOT NULL AND s.closing_minor IS NOT NULL
         ORDER BY s.to_on, s.id LIMIT 1",
        &[account.id.into(), to_on.into(), id.into()],
    )?;
    let Some(row) = row else {
        return Ok(());
    };
    let (next, opening, repeated): (StatementId, i64, i64) =
        (row.get(0)?, row.get(1)?, row.get(2)?);
    let gap = opening
        .checked_add(repeated)
        .and_then(|begin| begin.checked_sub(closing.minor()))
        .ok_or_else(|| Error::Conflict {
            what: "a statement balance".to_owned(),
        })?;
    tx.exec_one(
        "UPDATE bank_statements SET gap_minor = $2 WHERE id = $1",
        &[next.into(), gap.into()],
    )?;
    Ok(())
}

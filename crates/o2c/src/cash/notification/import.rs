//! Taking bank files in, whatever they tell.

use std::collections::BTreeMap;

use formats::bank::Statement;
use kernel::{Date, EntityId, Event, EventKind, Instant, NotificationId};
use store::Tx;

use super::keep::{insert, known};
use super::linking::find_entries;
use super::queries::notification;
use super::reading::{NewNotification, batches, is_notification};
use super::types::{ImportedBankPart, ImportedNotification};
use crate::cash::accounts::{account_for, bank_accounts, lock};
use crate::cash::import::import_statements;
use crate::cash::types::{BankAccount, StatementImport};
use crate::error::{Outcome, Result};

/// Takes a bank file in: books the statements of one as [`import_statements`] does, and keeps the
/// notifications of another, each of which details an entry of a statement and posts nothing.
///
/// # Errors
/// As [`import_statements`]. A part of an unknown account, of another currency or without days
/// refuses itself alone.
pub fn import_bank_file(
    tx: &mut Tx,
    entity: EntityId,
    import: &StatementImport<'_>,
) -> Result<Vec<Outcome<ImportedBankPart>>> {
    if !is_notification(import.file.format) {
        let statements = import_statements(tx, entity, import)?;
        let parts = statements.into_iter();
        return Ok(parts
            .map(|part| part.map(ImportedBankPart::Statement))
            .collect());
    }
    let accounts = bank_accounts(tx, entity)?;
    let mut placed: Vec<Outcome<(NotificationId, bool)>> = Vec::new();
    let mut fresh: BTreeMap<usize, Vec<Date>> = BTreeMap::new();
    for statement in &import.file.statements {
        match prepare(&accounts, import, statement) {
            Err(refusal) => placed.push(Err(refusal)),
            Ok((place, batches)) => {
                lock(tx, accounts[place].id)?;
                for new in &batches {
                    let (id, known) = keep(tx, entity, import, &accounts[place], new)?;
                    placed.push(Ok((id, known)));
                    if !known {
                        fresh.entry(place).or_default().push(new.booked_on);
                    }
                }
            }
        }
    }
    for (place, days) in fresh {
        find_entries(tx, entity, &accounts[place], &days)?;
    }
    let parts = placed.into_iter().map(|placed| match placed {
        Err(refusal) => Ok(Err(refusal)),
        Ok((id, known)) => Ok(Ok(ImportedBankPart::Notification(ImportedNotification {
            notification: notification(tx, entity, id)?,
            known,
        }))),
    });
    parts.collect()
}

/// The place of its account, and the batches that a part of a file tells of.
fn prepare(
    accounts: &[BankAccount],
    import: &StatementImport<'_>,
    statement: &Statement,
) -> Outcome<(usize, Vec<NewNotification>)> {
    let place = account_for(accounts, import, statement)?;
    let batches = batches(import.file.format, statement, accounts[place].currency)?;
    Ok((place, batches))
}

fn keep(
    tx: &mut Tx,
    entity: EntityId,
    import: &StatementImport<'_>,
    account: &BankAccount,
    new: &NewNotification,
) -> Result<(NotificationId, bool)> {
    if let Some(id) = known(tx, account.id, &new.fingerprint)? {
        return Ok((id, true));
    }
    let source = (import.file.format, import.file_id);
    let id = insert(tx, entity, account, source, new)?;
    let mut event = Event::new(EventKind::NotificationImported, entity)
        .object(id, "notification")
        .object(account.id, "bank_account")
        .attr("amount", new.amount)
        .attr("payments", new.payments.len());
    let at = Instant::at_start_of(new.booked_on);
    event.occurred_at = Some(at).filter(|at| *at < tx.now());
    tx.record(event)?;
    Ok((id, false))
}

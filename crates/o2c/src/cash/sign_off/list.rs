//! Lists of what waits, or waited, for a second person.

use std::collections::BTreeSet;

use kernel::{BankEntryId, Currency, EntityId, Money, SignOffId};
use store::{Row, Tx, Value};

use super::super::types::{SignOff, SignOffCommand, SignOffFilter, SignOffLine};
use super::Seen;
use crate::access::{self, ActorNames};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::input;
use crate::page::{Page, PageRequest};

const SIGN_OFF: &str = "SELECT s.id, s.kind, s.status, s.command, s.seen, s.customer_id, c.number,
    c.name, s.currency, s.amount_minor, s.note, s.asked_by, s.asked_at, s.decided_by, s.decided_at,
    s.decision_note FROM sign_offs s CROSS JOIN customers c";

fn read(row: &Row) -> Result<SignOff> {
    let unreadable = |_| Error::Conflict {
        what: "a sign-off".to_owned(),
    };
    let command: SignOffCommand = serde_json::from_value(row.get(3)?).map_err(unreadable)?;
    let seen: Seen = serde_json::from_value(row.get(4)?).map_err(unreadable)?;
    let currency: Currency = row.get(8)?;
    Ok(SignOff {
        id: row.get(0)?,
        kind: row.get(1)?,
        status: row.get(2)?,
        entry: command.entry(),
        item: command.item(),
        customer: row.get(5)?,
        customer_number: row.get(6)?,
        customer_name: row.get(7)?,
        amount: Money::new(row.get(9)?, currency),
        lines: lines(&command, &seen),
        kept: kept(&command),
        command,
        note: row.get(10)?,
        asked_by: row.get(11)?,
        asked_by_name: None,
        asked_at: row.get(12)?,
        decided_by: row.get(13)?,
        decided_by_name: None,
        decided_at: row.get(14)?,
        decision_note: row.get(15)?,
    })
}

/// What a command would do to each item, beside how that stood.
fn lines(command: &SignOffCommand, seen: &Seen) -> Vec<SignOffLine> {
    let line = |item, amount: Money| {
        let stood = seen.items.get(&item);
        SignOffLine {
            item,
            number: stood.map(|it| it.number.clone()).unwrap_or_default(),
            open: stood.map_or(Money::new(0, amount.currency()), |it| it.residual),
            amount,
            discount: None,
            discount_late: false,
            write_off: None,
        }
    };
    if let SignOffCommand::WriteOff(it) = command {
        let nothing = Money::new(0, it.amount.currency());
        return vec![SignOffLine {
            write_off: Some(it.amount),
            ..line(it.item, nothing)
        }];
    }
    let lines = command.lines().into_iter().map(|it| SignOffLine {
        discount: it.discount,
        discount_late: it.discount_late,
        write_off: it.write_off.map(|it| it.amount),
        ..line(it.item, it.amount)
    });
    lines.collect()
}

fn kept(command: &SignOffCommand) -> Option<Money> {
    let rest = match command {
        SignOffCommand::Apply(it) => it.rest.as_ref(),
        SignOffCommand::Settle(it) => it.rest.as_ref(),
        SignOffCommand::Allocate(_) | SignOffCommand::WriteOff(_) => None,
    };
    rest.map(|rest| rest.amount)
}

/// One sign-off.
///
/// # Errors
/// [`Error::NotFound`].
pub fn sign_off(tx: &mut Tx, entity: EntityId, id: SignOffId) -> Result<SignOff> {
    let sql = format!("{SIGN_OFF} WHERE s.id = $1 AND s.entity_id = $2 AND c.id = s.customer_id");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "sign-off",
        id: id.to_string(),
    })?;
    let mut found = read(&row)?;
    let names = names(tx, std::slice::from_ref(&found))?;
    name(&mut found, &names);
    Ok(found)
}

/// Sign-offs, newest first.
///
/// # Errors
/// Refuses a subject that is no id, and a wrong limit or cursor.
pub fn list_sign_offs(
    tx: &mut Tx,
    entity: EntityId,
    filter: &SignOffFilter,
    page: &PageRequest,
) -> Result<Page<SignOff>> {
    let mut conditions = Conditions::new("s.entity_id = {}", entity);
    conditions.given("s.status = {}", filter.status);
    conditions.given("s.kind = {}", filter.kind);
    if let Some(subject) = input::any_id("subject", filter.subject.as_deref())? {
        conditions.and("s.subject_id = {}", [subject.into()]);
    }
    conditions.and("c.id = s.customer_id", []);
    let listing = Listing::falling(SIGN_OFF, &["s.asked_at", "s.id"]);
    let mut found = conditions.page(tx, page, &listing, read, |it| (it.asked_at, it.id))?;
    let names = names(tx, &found.items)?;
    for item in &mut found.items {
        name(item, &names);
    }
    Ok(found)
}

fn names(tx: &mut Tx, found: &[SignOff]) -> Result<ActorNames> {
    let actors = found.iter().flat_map(|it| {
        let decided = it.decided_by.as_ref().map(ToString::to_string);
        [Some(it.asked_by.to_string()), decided]
    });
    let actors: Vec<String> = actors.flatten().collect();
    access::actor_names(tx, &actors)
}

fn name(found: &mut SignOff, names: &ActorNames) {
    found.asked_by_name = names.of(Some(&found.asked_by.to_string()));
    let decided = found.decided_by.as_ref().map(ToString::to_string);
    found.decided_by_name = names.of(decided.as_deref());
}

/// Which of these entries wait for a second person.
pub(in crate::cash) fn waiting(
    tx: &mut Tx,
    entries: &[BankEntryId],
) -> Result<BTreeSet<BankEntryId>> {
    let rows = tx.query(
        "SELECT s.subject_id FROM {uuids $1} CROSS JOIN sign_offs s
         WHERE s.subject_id = value AND s.status = 'waiting'",
        &[Value::ids(entries.iter().copied())],
    )?;
    Ok(rows
        .iter()
        .map(|row| row.get(0))
        .collect::<store::Result<_>>()?)
}

//! A second person decides, or who asked takes it back.

use kernel::{Actor, EntityId, EventKind, SignOffId};
use store::Tx;

use super::super::types::{DecideSignOff, SignOff, SignOffCommand, SignOffStatus};
use super::ask::try_command;
use super::list::sign_off;
use super::{Seen, World, event};
use crate::access::Principal;
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input;

/// Keys that were made by keys are followed back to a person so far.
const KEYS_MAX: usize = 8;

/// Signs what waits: each command is carried out as it was asked for, if the entry and the items still
/// stand as they did.
///
/// # Errors
/// Fails only with the store. One refuses itself alone when it waits no more, when its own asker signs,
/// when something has changed since, or when the books do not take it.
pub fn sign(
    tx: &mut Tx,
    entity: EntityId,
    caller: &Principal,
    requests: &[DecideSignOff],
) -> Result<Vec<Outcome<SignOff>>> {
    decide(tx, entity, caller, requests, SignOffStatus::Signed)
}

/// Says no to what waits.
///
/// # Errors
/// Fails only with the store. One refuses itself alone when it waits no more, when its own asker
/// declines, or without a note.
pub fn decline(
    tx: &mut Tx,
    entity: EntityId,
    caller: &Principal,
    requests: &[DecideSignOff],
) -> Result<Vec<Outcome<SignOff>>> {
    decide(tx, entity, caller, requests, SignOffStatus::Declined)
}

/// Takes back what one asked for oneself.
///
/// # Errors
/// Fails only with the store. One refuses itself alone when it waits no more, or somebody else asked.
pub fn withdraw(
    tx: &mut Tx,
    entity: EntityId,
    caller: &Principal,
    requests: &[DecideSignOff],
) -> Result<Vec<Outcome<SignOff>>> {
    decide(tx, entity, caller, requests, SignOffStatus::Withdrawn)
}

fn decide(
    tx: &mut Tx,
    entity: EntityId,
    caller: &Principal,
    requests: &[DecideSignOff],
    to: SignOffStatus,
) -> Result<Vec<Outcome<SignOff>>> {
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        outcomes.push(match decide_one(tx, entity, caller, request, to) {
            Ok(decided) => Ok(decided),
            Err(Error::Refused(refusal)) => Err(refusal),
            Err(other) => return Err(other),
        });
    }
    Ok(outcomes)
}

fn decide_one(
    tx: &mut Tx,
    entity: EntityId,
    caller: &Principal,
    request: &DecideSignOff,
    to: SignOffStatus,
) -> Result<SignOff> {
    let id = request.sign_off;
    let note = input::optional_lines("note", request.note.as_deref(), input::TEXT_LEN_MAX)?;
    if to == SignOffStatus::Declined && note.is_none() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "note",
            "nothing says why it is declined",
            "say why",
        )
        .into());
    }
    let (waiting, seen) = locked(tx, entity, id)?;
    let own = person(tx, &caller.actor)? == person(tx, &waiting.asked_by)?;
    if own != (to == SignOffStatus::Withdrawn) {
        return Err(wrong_person(own).into());
    }
    if to == SignOffStatus::Signed {
        unchanged(tx, entity, &waiting.command, &seen)??;
        try_command(tx, entity, &waiting.command)??;
    }
    tx.exec_one(
        "UPDATE sign_offs SET status = $2, decided_by = $3, decided_at = $4, decision_note = $5
         WHERE id = $1 AND status = 'waiting'",
        &[
            id.into(),
            to.into(),
            caller.actor.to_string().into(),
            tx.now().into(),
            note.as_deref().into(),
        ],
    )?;
    let kind = match to {
        SignOffStatus::Signed => EventKind::SignOffSigned,
        SignOffStatus::Declined => EventKind::SignOffDeclined,
        SignOffStatus::Waiting | SignOffStatus::Withdrawn => EventKind::SignOffWithdrawn,
    };
    let mut event = event(kind, entity, id, &waiting.command, waiting.customer)
        .attr("asked_by", waiting.asked_by.to_string());
    if let Some(note) = note {
        event = event.attr("note", note);
    }
    tx.record(event)?;
    sign_off(tx, entity, id)
}

/// What waits, locked, and how things stood when it was asked for.
fn locked(tx: &mut Tx, entity: EntityId, id: SignOffId) -> Result<(SignOff, Seen)> {
    let row = tx.query_opt(
        "SELECT seen FROM sign_offs WHERE id = $1 AND entity_id = $2 FOR UPDATE",
        &[id.into(), entity.into()],
    )?;
    let Some(row) = row else {
        return Err(Refusal::new(
            Code::UnknownReference,
            "sign_off",
            format!("there is no sign-off {id}"),
            "read the list of sign-offs again",
        )
        .into());
    };
    let seen = serde_json::from_value(row.get(0)?).map_err(|_| Error::Conflict {
        what: "a sign-off".to_owned(),
    })?;
    let found = sign_off(tx, entity, id)?;
    if found.status != SignOffStatus::Waiting {
        return Err(Refusal::new(
            Code::WrongState,
            "sign_off",
            format!("it is {}", found.status),
            "read the list of sign-offs again",
        )
        .into());
    }
    Ok((found, seen))
}

/// Who stands behind an actor: of an API key, who made it.
fn person(tx: &mut Tx, actor: &Actor) -> Result<Actor> {
    let mut actor = actor.clone();
    for _ in 0..KEYS_MAX {
        let Actor::ApiKey(key) = &actor else { break };
        let row = tx.query_opt(
            "SELECT created_by FROM api_keys WHERE id = $1",
            &[(*key).into()],
        )?;
        match row {
            Some(row) => actor = row.get(0)?,
            None => break,
        }
    }
    Ok(actor)
}

fn wrong_person(own: bool) -> Refusal {
    let (detail, remedy) = if own {
        (
            "nobody signs or declines what they asked for",
            "leave it to a second person",
        )
    } else {
        (
            "somebody else asked for it",
            "decline it instead, or have its asker withdraw it",
        )
    };
    Refusal::new(Code::SecondPersonNeeded, "sign_off", detail, remedy)
}

/// Whether all that a command touches stands as it did.
fn unchanged(
    tx: &mut Tx,
    entity: EntityId,
    command: &SignOffCommand,
    before: &Seen,
) -> Result<Outcome<()>> {
    let world = World::of(tx, entity, std::slice::from_ref(command))?;
    let Some(now) = world.seen(command) else {
        return Ok(Err(changed(
            "the bank entry is not open any more".to_owned(),
        )));
    };
    if now == *before {
        return Ok(Ok(()));
    }
    let mut differences = Vec::new();
    if let (Some(before), Some(now)) = (before.applied, now.applied)
        && before != now
    {
        differences.push(format!("{before} of the bank entry was applied, now {now}"));
    }
    for (id, item) in &before.items {
        let left = now.items.get(id).map(|it| it.residual);
        if let Some(left) = left.filter(|left| *left != item.residual) {
            let (number, then) = (&item.number, item.residual);
            differences.push(format!("{then} was left of {number}, now {left}"));
        }
    }
    Ok(Err(changed(differences.join("; "))))
}

fn changed(detail: String) -> Refusal {
    Refusal::new(
        Code::ChangedSince,
        "sign_off",
        detail,
        "decline it, and have it asked for again as things stand now",
    )
}

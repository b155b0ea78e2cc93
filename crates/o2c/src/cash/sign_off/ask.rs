//! Asking a second person.

use kernel::{EntityId, EventKind, SignOffId};
use store::{Tx, Value};

use super::super::apply::apply_entries;
use super::super::types::{NewSignOff, SignOff, SignOffCommand, SignOffStatus};
use super::list::sign_off;
use super::{World, event};
use crate::access::Principal;
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;
use crate::receivables::{self, How};

/// Keeps a command until a second person signs. That the asker may carry it out, and that the books
/// would take it, is for the caller to find out before ([`SignOffCommand::permission`],
/// [`try_command`] on trial).
///
/// # Errors
/// Refuses a command about what does not exist or waits
/// already, and an overlong note.
pub fn ask_sign_off(
    tx: &mut Tx,
    entity: EntityId,
    caller: &Principal,
    new: &NewSignOff,
) -> Result<SignOff> {
    let command = &new.command;
    let note = input::optional_lines("note", new.note.as_deref(), input::TEXT_LEN_MAX)?;
    let world = World::of(tx, entity, std::slice::from_ref(command))?;
    let known = (
        world.seen(command),
        world.customer(command),
        world.amount(command),
    );
    let (Some(seen), Some(customer), Some(amount)) = known else {
        return Err(nothing_to_sign().into());
    };
    let waits = tx.query_opt(
        "SELECT id FROM sign_offs WHERE subject_id = $1 AND status = 'waiting'",
        &[command.subject().into()],
    )?;
    if waits.is_some() {
        return Err(Refusal::new(
            Code::WrongState,
            "command",
            "a sign-off of this one waits already",
            "wait for it, or withdraw it and ask again",
        )
        .into());
    }
    let id: SignOffId = tx.new_id();
    let row: Vec<Value> = vec![
        id.into(),
        entity.into(),
        command.kind().into(),
        json(command).into(),
        json(&seen).into(),
        command.subject().into(),
        customer.into(),
        amount.currency().into(),
        amount.minor().into(),
        note.as_deref().into(),
        SignOffStatus::Waiting.into(),
        caller.actor.to_string().into(),
        tx.now().into(),
    ];
    tx.insert_many("sign_offs", &COLUMNS, row)?;
    let kind = EventKind::SignOffAsked;
    tx.record(event(kind, entity, id, command, customer).attr("amount", amount))?;
    sign_off(tx, entity, id)
}

const COLUMNS: [&str; 13] = [
    "id",
    "entity_id",
    "kind",
    "command",
    "seen",
    "subject_id",
    "customer_id",
    "currency",
    "amount_minor",
    "note",
    "status",
    "asked_by",
    "asked_at",
];

fn nothing_to_sign() -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "command",
        "the command is about an entry or item that does not exist, or is not open",
        "read the open entries and items again",
    )
}

fn json(value: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(value).expect("what is kept of a sign-off is JSON")
}

/// Carries a command out as it is, whatever the limits.
///
/// # Errors
/// Fails only with the store; the outcome says whether the books took it.
pub fn try_command(tx: &mut Tx, entity: EntityId, command: &SignOffCommand) -> Result<Outcome<()>> {
    fn only<T>(outcomes: Vec<Outcome<T>>) -> Outcome<()> {
        outcomes
            .into_iter()
            .next()
            .map_or(Ok(()), |it| it.map(|_| ()))
    }
    Ok(match command {
        SignOffCommand::Apply(it) => only(apply_entries(tx, entity, vec![it.clone()])?),
        SignOffCommand::Settle(it) => {
            let batch = std::slice::from_ref(it);
            only(receivables::settle_tx(tx, entity, batch, &How::ByPerson)?)
        }
        SignOffCommand::Allocate(it) => only(receivables::allocate_tx(
            tx,
            entity,
            &[*it],
            &How::ByPerson,
        )?),
        SignOffCommand::WriteOff(it) => only(receivables::write_off_tx(
            tx,
            entity,
            std::slice::from_ref(it),
        )?),
    })
}

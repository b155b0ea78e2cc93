//! What one person may not do alone.

use std::collections::HashMap;

use kernel::{AllocationId, Currency, EntityId, Money, OpenItemId};
use store::Tx;
use uuid::Uuid;

use super::super::apply::apply_entries;
use super::super::types::{ApplyEntry, RecordedReceipt, SignOffCommand, SignOffRules};
use super::World;
use super::rules::sign_off_rules;
use crate::error::{Code, Outcome, Refusal, Result};
use crate::receivables::{self, Adjusted, AllocationRequest, How, Settled, Settlement, WriteOff};

/// Applies bank entries by hand, as [`apply_entries`], unless a second person must sign.
///
/// # Errors
/// Fails only with the store.
pub fn apply_guarded(
    tx: &mut Tx,
    entity: EntityId,
    commands: Vec<ApplyEntry>,
) -> Result<Vec<Outcome<RecordedReceipt>>> {
    guarded(tx, entity, commands, SignOffCommand::Apply, apply_entries)
}

/// Uses receipts and credit notes, as [`receivables::settle_tx`], unless a second person must sign.
///
/// # Errors
/// Fails only with the store.
pub fn settle_guarded(
    tx: &mut Tx,
    entity: EntityId,
    commands: Vec<Settlement>,
) -> Result<Vec<Outcome<Settled>>> {
    guarded(
        tx,
        entity,
        commands,
        SignOffCommand::Settle,
        |tx, entity, free| receivables::settle_tx(tx, entity, &free, &How::ByPerson),
    )
}

/// Sets claims off against debts, as [`receivables::allocate_tx`], unless a second person must sign.
///
/// # Errors
/// Fails only with the store.
pub fn allocate_guarded(
    tx: &mut Tx,
    entity: EntityId,
    commands: Vec<AllocationRequest>,
) -> Result<Vec<Outcome<AllocationId>>> {
    guarded(
        tx,
        entity,
        commands,
        SignOffCommand::Allocate,
        |tx, entity, free| receivables::allocate_tx(tx, entity, &free, &How::ByPerson),
    )
}

/// Writes items off, as [`receivables::write_off_tx`], unless a second person must sign.
///
/// # Errors
/// Fails only with the store.
pub fn write_off_guarded(
    tx: &mut Tx,
    entity: EntityId,
    commands: Vec<WriteOff>,
) -> Result<Vec<Outcome<Adjusted>>> {
    guarded(
        tx,
        entity,
        commands,
        SignOffCommand::WriteOff,
        |tx, entity, free| receivables::write_off_tx(tx, entity, &free),
    )
}

/// Runs what one person may do, and refuses the rest, each by itself and in its place.
fn guarded<C: Clone, T>(
    tx: &mut Tx,
    entity: EntityId,
    commands: Vec<C>,
    wrap: impl Fn(C) -> SignOffCommand,
    run: impl FnOnce(&mut Tx, EntityId, Vec<C>) -> Result<Vec<Outcome<T>>>,
) -> Result<Vec<Outcome<T>>> {
    let wrapped: Vec<SignOffCommand> = commands.iter().cloned().map(wrap).collect();
    let needed = needed(tx, entity, &wrapped)?;
    let free = commands.into_iter().zip(&needed);
    let free = free.filter(|(_, needed)| needed.is_none());
    let mut done = run(tx, entity, free.map(|(command, _)| command).collect())?.into_iter();
    let outcomes = needed.into_iter().map(|needed| match needed {
        Some(refusal) => Some(Err(refusal)),
        None => done.next(),
    });
    Ok(outcomes.flatten().collect())
}

/// Which of these applications one person may make alone.
pub(in crate::cash) fn alone(
    tx: &mut Tx,
    entity: EntityId,
    commands: Vec<ApplyEntry>,
) -> Result<Vec<bool>> {
    let commands: Vec<SignOffCommand> = commands.into_iter().map(SignOffCommand::Apply).collect();
    let needed = needed(tx, entity, &commands)?;
    Ok(needed.iter().map(Option::is_none).collect())
}

/// Why each command needs a second person, if it does.
fn needed(
    tx: &mut Tx,
    entity: EntityId,
    commands: &[SignOffCommand],
) -> Result<Vec<Option<Refusal>>> {
    let rules = sign_off_rules(tx, entity)?;
    if rules.applications.is_empty() && rules.adjustments.is_empty() {
        return Ok(vec![None; commands.len()]);
    }
    let world = World::of(tx, entity, commands)?;
    let mut guard = Guard {
        rules: &rules,
        world: &world,
        applied: HashMap::new(),
        given_up: HashMap::new(),
    };
    Ok(commands.iter().map(|it| guard.needed(it)).collect())
}

/// Holds commands against the limits, each with those before it counted in: what is above a limit
/// in all cannot be done in parts.
struct Guard<'a> {
    rules: &'a SignOffRules,
    world: &'a World,
    applied: HashMap<(Uuid, Currency), i64>,
    given_up: HashMap<Option<OpenItemId>, i64>,
}

impl Guard<'_> {
    fn needed(&mut self, command: &SignOffCommand) -> Option<Refusal> {
        let given_up = self.given_up(command);
        self.applied(command).or(given_up)
    }

    fn applied(&mut self, command: &SignOffCommand) -> Option<Refusal> {
        if matches!(command, SignOffCommand::WriteOff(_)) {
            return None;
        }
        let amount = self.world.amount(command)?;
        let before = self.world.applied_before(command)?.minor();
        let own = self.counted(command, amount, before);
        // A wrong rate must not bring more under one person's limit than the money itself would.
        let exchanged = self.world.exchanged(command);
        own.or(exchanged.and_then(|(amount, before)| self.counted(command, amount, before)))
    }

    /// Counts an amount to what is applied of the same money, and holds the sum against the limit.
    fn counted(&mut self, command: &SignOffCommand, amount: Money, before: i64) -> Option<Refusal> {
        let key = (command.subject(), amount.currency());
        let of_batch = self.applied.entry(key).or_insert(before);
        *of_batch = of_batch.saturating_add(amount.minor());
        above(
            &self.rules.applications,
            *of_batch,
            amount.currency(),
            "applied by hand",
        )
    }

    fn given_up(&mut self, command: &SignOffCommand) -> Option<Refusal> {
        let mut refusal = None;
        for (item, amount) in command.given_up() {
            let standing = item.and_then(|item| self.world.items.get(&item));
            let before = standing.map_or(0, |it| it.written_off.minor());
            let of_item = match item {
                Some(_) => self.given_up.entry(item).or_insert(before),
                // Each command makes a receipt of its own.
                None => &mut 0,
            };
            *of_item = of_item.saturating_add(amount.minor());
            let what = "given up of one item";
            let found = above(&self.rules.adjustments, *of_item, amount.currency(), what);
            refusal = refusal.or(found);
        }
        refusal
    }
}

/// The refusal of what is above a limit in its currency.
fn above(limits: &[Money], minor: i64, currency: Currency, what: &str) -> Option<Refusal> {
    if limits.is_empty() {
        return None;
    }
    let of_currency = limits.iter().find(|limit| limit.currency() == currency);
    let limit = of_currency.copied().unwrap_or(Money::new(0, currency));
    if minor <= limit.minor() {
        return None;
    }
    let in_all = Money::new(minor, currency);
    Some(Refusal::new(
        Code::SignOffNeeded,
        "",
        format!("{in_all} would be {what} in all, one person alone may go up to {limit}"),
        "ask for the sign-off of a second person, who does it by signing",
    ))
}

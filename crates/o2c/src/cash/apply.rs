//! Applying bank entries by hand.

use std::collections::HashMap;

use kernel::{BankEntryId, EntityId, Event, EventKind, Money};
use store::Tx;

use super::learned::Payer;
use super::matcher::decide;
use super::policies::policy_in_force;
use super::receive::{Plan, receive};
use super::store::{bank_entry, lock_entries, no_entry, write_progress};
use super::types::{
    ApplyEntry, BankEntry, Decision, EntryChange, EntryStatus, ReceiptOrigin, RecordedReceipt,
};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;
use crate::orders::Effect;
use crate::receivables::{Account, How, Role};

/// Applies bank entries, or parts of them, for a customer each. What the lines do not use stays on
/// the customer's account; what no command has taken of an entry stays open on the entry.
///
/// # Errors
/// Fails only with the store. One bad application refuses itself alone.
pub fn apply_entries(
    tx: &mut Tx,
    entity: EntityId,
    commands: Vec<ApplyEntry>,
) -> Result<Vec<Outcome<RecordedReceipt>>> {
    let mut entries = lock_entries(tx, entity, commands.iter().map(|command| command.entry))?;
    let decisions = decisions(tx, entity, &entries)?;
    let mut refused = Vec::with_capacity(commands.len());
    let mut plans = Vec::with_capacity(commands.len());
    for command in commands {
        let outcome = entries
            .get_mut(&command.entry)
            .ok_or_else(|| unknown(command.entry))
            .and_then(|entry| plan(entry, command, &decisions));
        match outcome {
            Ok(plan) => {
                plans.push(plan);
                refused.push(None);
            }
            Err(refusal) => refused.push(Some(refusal)),
        }
    }
    let taken: Vec<(Option<BankEntryId>, Money)> = plans
        .iter()
        .map(|plan| (plan.entry, plan.taken()))
        .collect();
    let made = receive(tx, entity, plans, &How::ByPerson)?;
    give_back(&mut entries, &taken, &made)?;
    write_progress(tx, progress(entries.into_values())?)?;
    let mut made = made.into_iter();
    let outcomes = refused.into_iter().map(|refused| match refused {
        Some(refusal) => Some(Err(refusal)),
        None => made.next(),
    });
    Ok(outcomes.flatten().collect())
}

/// What the ledger refused is not taken of its entry after all.
fn give_back<T>(
    entries: &mut HashMap<BankEntryId, BankEntry>,
    taken: &[(Option<BankEntryId>, Money)],
    made: &[Outcome<T>],
) -> Result<()> {
    for ((id, amount), outcome) in taken.iter().zip(made) {
        let entry = id.and_then(|id| entries.get_mut(&id));
        if let (Some(entry), Err(_)) = (entry, outcome) {
            entry.applied = entry.applied.checked_sub(*amount)?;
        }
    }
    Ok(())
}

/// What became of entries by what is applied of them.
pub(super) fn progress(
    entries: impl IntoIterator<Item = BankEntry>,
) -> Result<Vec<(BankEntryId, EntryStatus, Money)>> {
    let progress = entries.into_iter().map(|entry| {
        let status = match entry.status {
            EntryStatus::Open | EntryStatus::Applied if entry.rest()?.is_zero() => {
                EntryStatus::Applied
            }
            EntryStatus::Applied => EntryStatus::Open,
            other => other,
        };
        Ok((entry.id, status, entry.applied))
    });
    progress.collect()
}

fn unknown(id: BankEntryId) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "entry",
        format!("there is no bank entry {id}"),
        "read the list of open entries again",
    )
}

/// What the engine made of these entries, to be kept beside what people did: by it one sees later
/// how often it was right.
fn decisions(
    tx: &mut Tx,
    entity: EntityId,
    entries: &HashMap<BankEntryId, BankEntry>,
) -> Result<HashMap<BankEntryId, Decision>> {
    let open = entries.values().filter(|it| it.status == EntryStatus::Open);
    let mut open: Vec<BankEntry> = open.cloned().collect();
    open.sort_by_key(|entry| (entry.booked_on, entry.id));
    if open.is_empty() {
        return Ok(HashMap::new());
    }
    let policy = policy_in_force(tx, entity)?;
    let decisions = decide(tx, entity, &open, &policy)?;
    Ok(open.iter().map(|entry| entry.id).zip(decisions).collect())
}

fn plan(
    entry: &mut BankEntry,
    command: ApplyEntry,
    decisions: &HashMap<BankEntryId, Decision>,
) -> Outcome<Plan> {
    let refuse =
        |code, detail: String, remedy: &str| Err(Refusal::new(code, "entry", detail, remedy));
    if entry.status != EntryStatus::Open || !entry.amount.is_positive() || entry.is_reversal {
        return refuse(
            Code::WrongState,
            format!("the entry of {} is {}", entry.amount, entry.status),
            "apply open entries that bring money in; take a receipt back to apply it anew",
        );
    }
    let rest = Money::new(
        entry.amount.minor() - entry.applied.minor(),
        entry.amount.currency(),
    );
    let amount = command.amount.unwrap_or(rest);
    if amount.currency() != rest.currency() {
        return refuse(
            Code::CurrencyMismatch,
            format!("{amount} of an entry of {}", entry.amount),
            "give the amount in the currency of the entry",
        );
    }
    if !amount.is_positive() || amount.minor() > rest.minor() {
        return refuse(
            Code::ExceedsRest,
            format!("{amount} is to be applied, {rest} is left of the entry"),
            "apply at most what is left of it",
        );
    }
    entry.applied = Money::new(entry.applied.minor() + amount.minor(), amount.currency());
    Ok(Plan {
        customer: command.customer,
        amount: command.exchanged.unwrap_or(amount),
        exchanged_from: command.exchanged.map(|_| amount),
        received_on: entry.booked_on,
        value_on: entry.value_on,
        debit: Account::Role(Role::Unapplied),
        entry: Some(entry.id),
        payer: Some(Payer::of(entry)),
        automatic: false,
        origin: ReceiptOrigin::Bank,
        payer_reference: payer_reference(entry),
        set_off: Vec::new(),
        lines: command.lines,
        rest: command.rest,
        decision: decisions.get(&entry.id).cloned(),
    })
}

/// What the payer wrote, shortened to what a list shows.
pub(super) fn payer_reference(entry: &BankEntry) -> Option<String> {
    let text = if entry.remittance.is_empty() {
        entry.references.join(" ")
    } else {
        entry.remittance.replace('\n', " ")
    };
    let short: String = text.chars().take(PAYER_REFERENCE_LEN_MAX).collect();
    (!short.is_empty()).then_some(short)
}

const PAYER_REFERENCE_LEN_MAX: usize = 140;

/// Says that an open entry is no customer's payment, so that nobody looks for one, or takes that
/// back.
///
/// # Errors
/// Refuses entries that are applied, wholly or partly, or reversed.
pub fn set_aside(
    tx: &mut Tx,
    entity: EntityId,
    id: BankEntryId,
    aside: bool,
    reason: &str,
) -> Result<EntryChange> {
    let reason = input::required("reason", reason, input::TEXT_LEN_MAX)?;
    let mut entries = lock_entries(tx, entity, [id])?;
    let mut entry = entries.remove(&id).ok_or_else(|| no_entry(id))?;
    let (from, to) = if aside {
        (EntryStatus::Open, EntryStatus::Other)
    } else {
        (EntryStatus::Other, EntryStatus::Open)
    };
    if entry.status == to {
        return Ok(EntryChange {
            entry,
            effect: Effect::AlreadySo,
        });
    }
    let waits = entry.amount.is_positive() || entry.is_reversal;
    if entry.status != from || !entry.applied.is_zero() || !waits {
        return Err(Refusal::new(
            Code::WrongState,
            "entry",
            format!("the entry of {} is {}", entry.amount, entry.status),
            "set aside open entries of which nothing is applied, and put back only those",
        )
        .into());
    }
    entry.status = to;
    write_progress(tx, [(id, to, entry.applied)])?;
    tx.record(
        Event::new(EventKind::BankEntrySetAside, entity)
            .object(id, "entry")
            .attr("aside", aside)
            .attr("reason", reason),
    )?;
    Ok(EntryChange {
        entry: bank_entry(tx, entity, id)?,
        effect: Effect::Changed,
    })
}

//! Matching: open bank entries become receipts without a person where the evidence is beyond doubt.
//!
//! The decisions are those of the pure engine in the crate `matching`, which wants to see only
//! what a payment may be about. It is asked twice: first with what the texts name, which settles
//! most payments, then for those left with all that their payers owe. This module carries the
//! decisions out.

mod book;
mod explain;
mod payments;

use std::collections::BTreeMap;

use kernel::{BankEntryId, Date, EntityId, Money, OpenItemId};
use matching::engine::{Match, MatchPolicy, Naming, Verdict};
use matching::{CreditSource, pairs};
use store::Tx;

use super::apply::{payer_reference, progress};
use super::learned::Payer;
use super::policies::policy_in_force;
use super::receive::{Plan, receive};
use super::store::{ENTRY, entry, lock_entries, write_confidence, write_progress};
use super::types::{
    BankEntry, Decision, EntryStatus, LeftEntries, MatchReport, MatchSelection, MatchedEntry,
    Proposal, ProposedLine, ReceiptOrigin, RecordedReceipt,
};
use crate::error::{Outcome, Result};
use crate::page::Cursor;
use crate::parties;
use crate::receivables::{
    Account, AllocationRequest, How, LineWriteOff, Role, SettleLine, WriteOffReason,
};
use book::{Books, Depth, Taken};
use explain::explain;
use payments::{Payers, Payment};

/// The most entries that one transaction matches.
pub const MATCH_LIMIT_MAX: u32 = 5_000;

/// Code of an entry that the next run will apply.
pub(super) const READY: &str = "ready";

/// The verdict that applies an entry without a person.
pub(super) const POST: &str = Verdict::Post.as_str();

/// Matches open entries and applies those that the engine is sure of. Entries are taken in the order
/// in which they were booked; what one of them pays is not open any more for the next.
///
/// # Errors
/// Fails with the store, and refuses a cursor that is none.
pub fn match_open_entries(
    tx: &mut Tx,
    entity: EntityId,
    select: &MatchSelection,
    limit: u32,
) -> Result<MatchReport> {
    let limit = limit.clamp(1, MATCH_LIMIT_MAX);
    let (entries, next) = open_entries(tx, entity, select, limit)?;
    let house = parties::entity(tx, entity)?;
    let policy = policy_in_force(tx, &house)?;
    let decisions = decide(tx, entity, &entries, &policy)?;
    let mut left: BTreeMap<&'static str, i64> = BTreeMap::new();
    let mut chosen = Vec::new();
    let mut unsure = Vec::new();
    for (entry, decision) in entries.iter().zip(decisions) {
        if decision.verdict == POST && decision.proposal.is_some() {
            chosen.push((entry.clone(), decision));
        } else {
            unsure.push((entry.id, decision.confidence));
            *left.entry(decision.reason).or_default() += 1;
        }
    }
    write_confidence(tx, &unsure)?;
    let how = How::Automatic {
        decision: serde_json::json!({ "rule": policy.version }),
    };
    let mut applied = Vec::with_capacity(chosen.len());
    for (entry, outcome) in apply_decisions(tx, entity, chosen, &how)? {
        match outcome {
            Ok(receipt) => applied.push(MatchedEntry {
                entry,
                receipt: receipt.id,
            }),
            // The ledger saw what the engine does not look at, such as a closed period.
            Err(refusal) => {
                tracing::info!(%entry, %refusal, "a match was refused by the ledger");
                *left.entry("refused_by_ledger").or_default() += 1;
            }
        }
    }
    Ok(report(entries.len(), applied, left, next))
}

/// Carries out what decisions on locked entries propose, one receipt each.
pub(super) fn apply_decisions(
    tx: &mut Tx,
    entity: EntityId,
    chosen: Vec<(BankEntry, Decision)>,
    how: &How,
) -> Result<Vec<(BankEntryId, Outcome<RecordedReceipt>)>> {
    let automatic = matches!(how, How::Automatic { .. });
    let mut plans = Vec::with_capacity(chosen.len());
    let mut entries = Vec::with_capacity(chosen.len());
    for (entry, decision) in chosen {
        let Some(proposal) = decision.proposal.clone() else {
            continue;
        };
        plans.push(plan(&entry, &proposal, decision, automatic)?);
        entries.push(entry);
    }
    let made = receive(tx, entity, plans, how)?;
    let mut done = Vec::with_capacity(made.len());
    let mut outcomes = Vec::with_capacity(made.len());
    for (mut entry, outcome) in entries.into_iter().zip(made) {
        outcomes.push((entry.id, outcome));
        if matches!(outcomes.last(), Some((_, Ok(_)))) {
            entry.applied = entry.amount;
            done.push(entry);
        }
    }
    write_progress(tx, progress(done)?)?;
    Ok(outcomes)
}

/// What a run did, with what it left by reason.
pub(super) fn report(
    examined: usize,
    applied: Vec<MatchedEntry>,
    left: BTreeMap<&'static str, i64>,
    next: Option<String>,
) -> MatchReport {
    let left = left.into_iter();
    MatchReport {
        examined: i64::try_from(examined).unwrap_or(i64::MAX),
        applied,
        left: left
            .map(|(reason, count)| LeftEntries { reason, count })
            .collect(),
        next,
    }
}

/// Locks the entries of a run; for a run over all, the cursor to go on from.
fn open_entries(
    tx: &mut Tx,
    entity: EntityId,
    select: &MatchSelection,
    limit: u32,
) -> Result<(Vec<BankEntry>, Option<String>)> {
    let mut entries: Vec<BankEntry> = match select {
        MatchSelection::Entries(ids) => lock_entries(tx, entity, ids.iter().copied())?
            .into_values()
            .collect(),
        MatchSelection::All { after } => {
            let key = after
                .as_deref()
                .map(Cursor::decode::<(Date, BankEntryId)>)
                .transpose()?;
            let mut conditions = crate::conditions::Conditions::new("b.entity_id = {}", entity);
            conditions.and("b.status = 'open'", []);
            if let Some((booked_on, id)) = key {
                conditions.and(
                    "(b.booked_on, b.id) > ({}, {})",
                    [booked_on.into(), id.into()],
                );
            }
            let (sql, args) =
                conditions.query(ENTRY, "ORDER BY b.booked_on, b.id", i64::from(limit));
            let rows = tx.query(&sql, &args)?;
            let found = rows.iter().map(entry).collect::<store::Result<Vec<_>>>()?;
            // Locked in the order of ids like everywhere else, and read again once they are.
            lock_entries(tx, entity, found.iter().map(|entry| entry.id))?
                .into_values()
                .collect()
        }
    };
    entries.sort_by_key(|entry| (entry.booked_on, entry.id));
    let full = usize::try_from(limit).ok() == Some(entries.len());
    let next = match (select, entries.last()) {
        (MatchSelection::All { .. }, Some(last)) if full => {
            Some(Cursor::encode(&(last.booked_on, last.id)))
        }
        _ => None,
    };
    entries.retain(|entry| {
        entry.status == EntryStatus::Open && entry.applied.is_zero() && !entry.is_reversal
    });
    Ok((entries, next))
}

/// What the engine says of these entries, each seen with the others: no item is paid twice.
pub(super) fn decide(
    tx: &mut Tx,
    entity: EntityId,
    entries: &[BankEntry],
    policy: &MatchPolicy,
) -> Result<Vec<Decision>> {
    let said = payments::said(tx, entity, entries)?;
    let payments = entries.iter().enumerate();
    let payments: Vec<Payment<'_>> = payments
        .map(|(order, entry)| Payment::new(entry, order, said.get(&entry.id), policy))
        .collect::<Result<_>>()?;
    let payers = Payers::load(tx, entity, entries)?;
    let mut decisions: Vec<Option<Decision>> = vec![None; payments.len()];
    let mut taken = Taken::new();
    for depth in [Depth::Named, Depth::All] {
        let waiting: Vec<usize> = (0..payments.len())
            .filter(|at| decisions[*at].is_none())
            .collect();
        let asked: Vec<&Payment<'_>> = waiting.iter().map(|at| &payments[*at]).collect();
        if asked.is_empty() {
            break;
        }
        let books = Books::fetch(tx, entity, &asked, &payers, depth, &taken)?;
        for (at, found) in waiting.into_iter().zip(books.decide(&asked, policy)) {
            if depth == Depth::Named && !is_plain(&found) {
                continue;
            }
            let mut decision = explain(&found, &books, &payments[at], policy);
            if said
                .get(&payments[at].entry.id)
                .is_some_and(|it| it.not_ours)
            {
                decision.leave_to_person();
            }
            if let Some(proposal) = decision.proposal.iter().find(|_| decision.verdict == POST) {
                for (item, minor) in explain::taken(proposal) {
                    *taken.entry(item).or_default() += minor;
                }
            }
            decisions[at] = Some(decision);
        }
    }
    Ok(decisions.into_iter().flatten().collect())
}

/// Does the payment name all that it pays, in full and by whole numbers? Then nothing else that
/// its payer owes would change the decision.
fn is_plain(found: &Match) -> bool {
    let named = |item: u32| {
        let mut evidence = found.evidence.iter();
        evidence.any(|it| it.item == item && it.naming <= Naming::Digits)
    };
    found.verdict == Verdict::Post
        && found.residual_minor == 0
        && found.allocations.iter().all(|it| named(it.item))
}

/// The receipt that a decision asks for.
fn plan(
    entry: &BankEntry,
    proposal: &Proposal,
    decision: Decision,
    automatic: bool,
) -> Result<Plan> {
    let lines = &proposal.lines;
    let mut paid: Vec<SettleLine> = Vec::with_capacity(lines.len());
    let mut set_off = Vec::new();
    let amounts: Vec<(OpenItemId, Money)> =
        lines.iter().map(|line| (line.item, line.amount)).collect();
    for pair in pairs(&amounts)? {
        match pair.credit {
            CreditSource::Payment => {
                let line = lines.iter().find(|line| line.item == pair.debit);
                let given = |of: fn(&ProposedLine) -> Money| {
                    line.map(of).filter(|amount| amount.is_positive())
                };
                paid.push(SettleLine {
                    discount: given(|line| line.discount),
                    write_off: given(|line| line.write_off).map(|amount| LineWriteOff {
                        amount,
                        reason: WriteOffReason::SmallDifference,
                        note: None,
                    }),
                    ..SettleLine::of(pair.debit, pair.amount)
                });
            }
            CreditSource::Item(credit) => set_off.push(AllocationRequest {
                debit: pair.debit,
                credit,
                amount: pair.amount,
                on: entry.booked_on,
            }),
        }
    }
    Ok(Plan {
        customer: proposal.customer,
        amount: entry.rest()?,
        received_on: entry.booked_on,
        value_on: entry.value_on,
        debit: Account::Role(Role::Unapplied),
        entry: Some(entry.id),
        payer: Some(Payer::of(entry)),
        automatic,
        origin: ReceiptOrigin::Bank,
        payer_reference: payer_reference(entry),
        set_off,
        lines: paid,
        rest: None,
        decision: Some(decision),
    })
}

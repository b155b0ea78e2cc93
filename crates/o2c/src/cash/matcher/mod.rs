//! Matching: open bank entries become receipts without a person where the evidence is beyond doubt.
//!
//! The decisions are those of the pure engine in the crate `matching`, which wants to see only
//! what a payment may be about. It is asked twice: first with what the texts name, which settles
//! most payments, then for those left with all that their payers owe. This module carries the
//! decisions out.

mod book;
mod explain;
mod instructed;
mod payments;
mod withheld;

use std::collections::BTreeMap;

use kernel::{EntityId, Money, OpenItemId};
use matching::engine::{Match, MatchPolicy, Naming, Verdict};
use matching::{CreditSource, pairs};
use store::Tx;

use super::apply::{payer_reference, progress};
use super::calibration::Corrections;
use super::learned::Payer;
use super::policies::policy_in_force;
use super::receive::{Plan, receive};
use super::store::{lock_in_order, lock_open_page, write_confidence, write_progress};
use super::types::{
    BankEntry, Decision, EntryStatus, LeftEntries, MatchReport, MatchSelection, MatchedEntry,
    Proposal, ReceiptOrigin,
};
use crate::conditions::Conditions;
use crate::error::Result;
use crate::receivables::{Account, AllocationRequest, How, Role, SettleLine};
use book::{Books, Depth, Taken};
use explain::{By, explain};
pub(super) use instructed::decide;
use payments::{Payers, Payment};
use withheld::Reasons;

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
    let policy = policy_in_force(tx, entity)?;
    let decisions = decide(tx, entity, &entries, &policy)?;
    let mut left = Left::new();
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
    let applied = apply_decisions(tx, entity, chosen, &how, &mut left)?;
    Ok(report(entries.len(), applied, left, next))
}

/// Entries that were left, by reason.
pub(super) type Left = BTreeMap<&'static str, i64>;

/// Carries out what decisions on locked entries propose, one receipt each.
pub(super) fn apply_decisions(
    tx: &mut Tx,
    entity: EntityId,
    chosen: Vec<(BankEntry, Decision)>,
    how: &How,
    left: &mut Left,
) -> Result<Vec<MatchedEntry>> {
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
    let mut applied = Vec::with_capacity(made.len());
    let mut done = Vec::with_capacity(made.len());
    for (mut entry, outcome) in entries.into_iter().zip(made) {
        match outcome {
            Ok(receipt) => {
                applied.push(MatchedEntry {
                    entry: entry.id,
                    receipt: receipt.id,
                });
                entry.applied = entry.amount;
                done.push(entry);
            }
            // The ledger saw what the engine does not look at, such as a closed period.
            Err(refusal) => {
                tracing::info!(entry = %entry.id, %refusal, "a match was refused by the ledger");
                *left.entry("refused_by_ledger").or_default() += 1;
            }
        }
    }
    write_progress(tx, progress(done)?)?;
    Ok(applied)
}

/// What a run did, with what it left by reason.
pub(super) fn report(
    examined: usize,
    applied: Vec<MatchedEntry>,
    left: Left,
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
    let (mut entries, next) = match select {
        MatchSelection::Entries(ids) => (lock_in_order(tx, entity, ids.iter().copied())?, None),
        MatchSelection::All { after } => {
            let conditions = Conditions::new("b.entity_id = {}", entity);
            lock_open_page(tx, entity, conditions, after.as_deref(), limit)?
        }
        MatchSelection::Statement { statement, after } => {
            let mut conditions = Conditions::new("b.entity_id = {}", entity);
            conditions.and("b.statement_id = {}", [(*statement).into()]);
            lock_open_page(tx, entity, conditions, after.as_deref(), limit)?
        }
    };
    entries.retain(|entry| {
        entry.status == EntryStatus::Open && entry.applied.is_zero() && !entry.is_reversal
    });
    Ok((entries, next))
}

/// What the engine says of entries by the amounts given with them.
fn weigh(
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
    let corrections = Corrections::load(tx, entity)?;
    let moved = corrections.moved(policy);
    let by = By {
        policy,
        reasons: &*Reasons::load(tx, entity)?,
        corrections: &corrections,
    };
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
        for (at, found) in waiting.into_iter().zip(books.decide(&asked, &moved)) {
            if depth == Depth::Named && !is_plain(&found) {
                continue;
            }
            let mut decision = explain(&found, &books, &payments[at], &by);
            let said = said.get(&payments[at].entry.id);
            if let Some(reason) = said.and_then(|it| it.for_person) {
                decision.leave_to_person(reason);
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
    let (lines, booked) = (&proposal.lines, entry.rest()?);
    let mut paid: Vec<SettleLine> = Vec::with_capacity(lines.len());
    let mut set_off = Vec::new();
    let amounts: Vec<(OpenItemId, Money)> =
        lines.iter().map(|line| (line.item, line.amount)).collect();
    for pair in pairs(&amounts)? {
        match pair.credit {
            CreditSource::Payment => {
                let line = lines.iter().find(|line| line.item == pair.debit);
                paid.extend(line.map(|line| line.settling(pair.amount)));
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
        amount: proposal.exchanged.unwrap_or(booked),
        exchanged_from: proposal.exchanged.map(|_| booked),
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

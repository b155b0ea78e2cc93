//! Proposals taken over: what the engine would do, and a person lets it do.
//!
//! A proposal is made anew before it is carried out. If it is not the one that the person saw, or
//! not as sure as was asked, the entry is left alone.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{BankEntryId, Date, EntityId, OpenItemId, Percent};
use store::Tx;

use super::matcher::{MATCH_LIMIT_MAX, apply_decisions, decide, report};
use super::policies::policy_in_force;
use super::sign_off;
use super::store::{ENTRY, entry, lock_entries};
use super::types::{
    AcceptEntry, AcceptSelection, ApplyEntry, BankEntry, Confidence, Decision, EntryStatus,
    MatchReport, MatchedEntry, Proposal,
};
use crate::conditions::Conditions;
use crate::error::{Code, Refusal, Result};
use crate::page::Cursor;
use crate::parties;
use crate::receivables::{How, LineWriteOff, SettleLine, WriteOffReason};

/// Below this a proposal is no likelier than its contrary.
const CONFIDENCE_MIN: Confidence = Confidence(500_000);

/// Takes over the proposals for open entries, as the person who asks.
///
/// # Errors
/// Fails with the store, and refuses a confidence or cursor that is none. An entry whose proposal
/// cannot be taken over is told with its reason, and left.
pub fn accept_proposals(
    tx: &mut Tx,
    entity: EntityId,
    select: &AcceptSelection,
    limit: u32,
) -> Result<MatchReport> {
    let limit = limit.clamp(1, MATCH_LIMIT_MAX);
    let (entries, next, wanted) = match select {
        AcceptSelection::Entries(chosen) => {
            let ids = chosen.iter().map(|one| one.entry);
            let entries = lock_entries(tx, entity, ids)?.into_values().collect();
            (entries, None, Wanted::Seen(seen(chosen)))
        }
        AcceptSelection::Above { confidence, after } => {
            let least = least(*confidence)?;
            let (entries, next) = sure_entries(tx, entity, least, after.as_deref(), limit)?;
            (entries, next, Wanted::Above(least))
        }
    };
    let examined = entries.len();
    let mut left: BTreeMap<&'static str, i64> = BTreeMap::new();
    let (mut open, gone): (Vec<BankEntry>, Vec<BankEntry>) = entries.into_iter().partition(waits);
    if !gone.is_empty() {
        left.insert("not_open", i64::try_from(gone.len()).unwrap_or(i64::MAX));
    }
    open.sort_by_key(|entry| (entry.booked_on, entry.id));
    let house = parties::entity(tx, entity)?;
    let policy = policy_in_force(tx, &house)?;
    let decisions = decide(tx, entity, &open, &policy)?;
    let mut chosen = Vec::with_capacity(open.len());
    for (entry, decision) in open.into_iter().zip(decisions) {
        match wanted.objection(entry.id, &decision) {
            None => chosen.push((entry, decision)),
            Some(reason) => *left.entry(reason).or_default() += 1,
        }
    }
    // Whatever was chosen has a proposal.
    let commands = chosen
        .iter()
        .filter_map(|(entry, it)| Some(command(entry, it.proposal.as_ref()?)));
    let alone = sign_off::alone(tx, entity, commands.collect())?;
    let before = chosen.len();
    let mut judged = alone.into_iter();
    chosen.retain(|_| judged.next().unwrap_or(false));
    if chosen.len() < before {
        let count = i64::try_from(before - chosen.len()).unwrap_or(i64::MAX);
        left.insert("sign_off_needed", count);
    }
    let mut applied = Vec::with_capacity(chosen.len());
    for (entry, outcome) in apply_decisions(tx, entity, chosen, &How::ByPerson)? {
        match outcome {
            Ok(receipt) => applied.push(MatchedEntry {
                entry,
                receipt: receipt.id,
            }),
            Err(refusal) => {
                tracing::info!(%entry, %refusal, "a proposal was refused by the ledger");
                *left.entry("refused_by_ledger").or_default() += 1;
            }
        }
    }
    Ok(report(examined, applied, left, next))
}

/// A proposal as the application by hand that it comes to.
fn command(entry: &BankEntry, proposal: &Proposal) -> ApplyEntry {
    let lines = proposal.lines.iter().map(|line| SettleLine {
        write_off: line.write_off.is_positive().then_some(LineWriteOff {
            amount: line.write_off,
            reason: WriteOffReason::SmallDifference,
            note: None,
        }),
        ..SettleLine::of(line.item, line.amount)
    });
    ApplyEntry {
        entry: entry.id,
        customer: proposal.customer,
        amount: None,
        lines: lines.collect(),
        rest: None,
    }
}

/// What the person asked for.
enum Wanted {
    /// The items that were seen for each entry.
    Seen(BTreeMap<BankEntryId, BTreeSet<OpenItemId>>),
    /// Whatever is so sure.
    Above(Confidence),
}

impl Wanted {
    /// Why the decision is not what was asked for, if it is not.
    fn objection(&self, entry: BankEntryId, decision: &Decision) -> Option<&'static str> {
        let Some(proposal) = &decision.proposal else {
            return Some("no_proposal");
        };
        match self {
            Self::Seen(seen) => {
                let items = proposal.lines.iter().map(|line| line.item).collect();
                (seen.get(&entry) != Some(&items)).then_some("proposal_changed")
            }
            Self::Above(least) => (decision.confidence < *least).then_some("not_as_sure"),
        }
    }
}

fn seen(chosen: &[AcceptEntry]) -> BTreeMap<BankEntryId, BTreeSet<OpenItemId>> {
    let items = |one: &AcceptEntry| one.items.iter().copied().collect();
    chosen.iter().map(|one| (one.entry, items(one))).collect()
}

fn waits(entry: &BankEntry) -> bool {
    entry.status == EntryStatus::Open && !entry.is_reversal && entry.amount.is_positive()
}

/// Locks the open entries that were so sure when matching last looked.
fn sure_entries(
    tx: &mut Tx,
    entity: EntityId,
    least: Confidence,
    after: Option<&str>,
    limit: u32,
) -> Result<(Vec<BankEntry>, Option<String>)> {
    let mut conditions = Conditions::new("b.entity_id = {}", entity);
    conditions.and("b.status = 'open'", []);
    conditions.and("b.match_confidence >= {}", [i64::from(least.0).into()]);
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
    let locked = lock_entries(tx, entity, found.iter().map(|entry| entry.id))?;
    Ok((locked.into_values().collect(), next))
}

/// A percentage as a confidence.
fn least(percent: Percent) -> Result<Confidence> {
    let confidence = Confidence::of(percent).filter(|it| *it >= CONFIDENCE_MIN);
    confidence.ok_or_else(|| {
        Refusal::new(
            Code::InvalidValue,
            "confidence",
            format!("{percent} % is not from 50 to 100"),
            "give a number such as 95 or 97.50",
        )
        .into()
    })
}

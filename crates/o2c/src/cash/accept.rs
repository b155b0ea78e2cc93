//! Proposals taken over: what the engine would do, and a person lets it do.
//!
//! A proposal is made anew before it is carried out. If it is not the one that the person saw, or
//! not as sure as was asked, the entry is left alone.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{BankEntryId, EntityId, OpenItemId, Percent};
use store::Tx;

use super::matcher::{Left, MATCH_LIMIT_MAX, apply_decisions, decide, report};
use super::policies::policy_in_force;
use super::sign_off;
use super::store::{lock_in_order, lock_open_page};
use super::types::{
    AcceptEntry, AcceptSelection, ApplyEntry, BankEntry, Confidence, Decision, EntryStatus,
    MatchReport, Proposal,
};
use crate::conditions::Conditions;
use crate::error::{Code, Refusal, Result};
use crate::receivables::How;

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
            let entries = lock_in_order(tx, entity, ids)?;
            (entries, None, Wanted::Seen(seen(chosen)))
        }
        AcceptSelection::Above { confidence, after } => {
            let least = least(*confidence)?;
            let mut conditions = Conditions::new("b.entity_id = {}", entity);
            // As sure as matching was when it last looked.
            conditions.and("b.match_confidence >= {}", [i64::from(least.0).into()]);
            let (entries, next) = lock_open_page(tx, entity, conditions, after.as_deref(), limit)?;
            (entries, next, Wanted::Above(least))
        }
    };
    let examined = entries.len();
    let mut left = Left::new();
    let (open, gone): (Vec<BankEntry>, Vec<BankEntry>) = entries.into_iter().partition(waits);
    if !gone.is_empty() {
        left.insert("not_open", i64::try_from(gone.len()).unwrap_or(i64::MAX));
    }
    let policy = policy_in_force(tx, entity)?;
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
    let applied = apply_decisions(tx, entity, chosen, &How::ByPerson, &mut left)?;
    Ok(report(examined, applied, left, next))
}

/// A proposal as the application by hand that it comes to.
fn command(entry: &BankEntry, proposal: &Proposal) -> ApplyEntry {
    let lines = proposal.lines.iter();
    ApplyEntry {
        entry: entry.id,
        customer: proposal.customer,
        amount: None,
        exchanged: proposal.exchanged,
        lines: lines.map(|line| line.settling(line.amount)).collect(),
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
            Self::Above(_) if decision.is_for_person() => Some(decision.reason),
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

//! Proposals taken over: what the engine would do, and a person lets it do.
//!
//! A proposal is made anew before it is carried out. If it is not the one that the person saw, or
//! not as sure as was asked, the entry is left alone.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{BankEntryId, Date, EntityId, OpenItemId};
use store::Tx;

use super::matcher::{MATCH_LIMIT_MAX, apply_decisions, decide, policy_of, report};
use super::store::{ENTRY, entry, lock_entries};
use super::types::{
    AcceptEntry, AcceptSelection, BankEntry, Confidence, Decision, EntryStatus, MatchReport,
    MatchedEntry,
};
use crate::conditions::Conditions;
use crate::error::{Code, Refusal, Result};
use crate::page::Cursor;
use crate::parties;
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
            let entries = lock_entries(tx, entity, ids)?.into_values().collect();
            (entries, None, Wanted::Seen(seen(chosen)))
        }
        AcceptSelection::Above { confidence, after } => {
            let least = percent(confidence)?;
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
    let decisions = decide(tx, entity, &open, &policy_of(&house))?;
    let mut chosen = Vec::with_capacity(open.len());
    for (entry, decision) in open.into_iter().zip(decisions) {
        match wanted.objection(entry.id, &decision) {
            None => chosen.push((entry, decision)),
            Some(reason) => *left.entry(reason).or_default() += 1,
        }
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

/// A confidence in percent, up to two decimals.
fn percent(text: &str) -> Result<Confidence> {
    let confidence = read_percent(text).filter(|it| *it >= CONFIDENCE_MIN);
    confidence.ok_or_else(|| {
        Refusal::new(
            Code::InvalidValue,
            "confidence",
            format!("\u{201c}{text}\u{201d} is no percentage from 50 to 100"),
            "give a number such as 95 or 97.50",
        )
        .into()
    })
}

fn read_percent(text: &str) -> Option<Confidence> {
    let (whole, decimals) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    if decimals.is_empty() || decimals.len() > 2 {
        return None;
    }
    let digits = |text: &str| {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| plain)
    };
    let hundredths = digits(&format!("{decimals:0<2}"))?;
    let percent = digits(whole)?.checked_mul(100)?.checked_add(hundredths)?;
    (percent <= 10_000).then_some(Confidence(percent * 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_read_to_the_hundredth() {
        for (text, millionths) in [("95", 950_000), ("97.5", 975_000), (" 99.99 ", 999_900)] {
            assert_eq!(read_percent(text), Some(Confidence(millionths)), "{text}");
        }
        for text in ["", "-60", "100.01", "97.555", "9O", "97.", "1e2"] {
            assert_eq!(read_percent(text), None, "{text}");
        }
    }
}

//! Matching: open bank entries become receipts without a person where the evidence is beyond doubt.
//!
//! The decisions are those of the pure crate `matching`; this module looks up the candidates for
//! many entries at once, keeps count of what earlier entries of a run took of them, and carries
//! the decisions out.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use kernel::{BankEntryId, CustomerId, Date, EntityId, OpenItemId};
use matching::{
    Candidate, CreditSource, Decision, Discount, Evidence, Outcome as Verdict, Payment, Policy,
    Proposal, decide, pairs,
};
use store::Tx;

use super::apply::{payer_reference, progress};
use super::learned::{Learned, Payer};
use super::receive::{Plan, receive};
use super::store::{ENTRY, entry, lock_entries, write_progress};
use super::types::{
    BankEntry, EntryStatus, LeftEntries, MatchReport, MatchSelection, MatchedEntry, ReceiptOrigin,
};
use crate::error::{Error, Result};
use crate::page::Cursor;
use crate::parties::{self, Entity};
use crate::receivables::{
    self, Account, AllocationRequest, How, ItemKind, OpenItem, Role, SettleLine,
};

/// The most entries that one transaction matches.
pub const MATCH_LIMIT_MAX: u32 = 5_000;

/// Code of an entry that the next run will apply.
pub(super) const READY: &str = "ready";

/// Matches open entries and applies those that the rule is sure of. Entries are taken in the order
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
    let mut run = Run::load(tx, &house, &entries)?;
    let mut left: BTreeMap<&'static str, i64> = BTreeMap::new();
    let mut plans = Vec::new();
    let mut planned: Vec<BankEntry> = Vec::new();
    for entry in &entries {
        let decision = run.decide(entry)?;
        match &decision.outcome {
            Verdict::Apply { proposal } => {
                run.count(proposal)?;
                let lines = proposal.lines.clone();
                plans.push(plan(entry, proposal.customer, &lines, decision)?);
                planned.push(BankEntry {
                    applied: entry.amount,
                    ..entry.clone()
                });
            }
            Verdict::Leave { reason, .. } => *left.entry(reason.as_str()).or_default() += 1,
        }
    }
    let how = How::Automatic {
        decision: serde_json::json!({ "rule": run.policy.version }),
    };
    let made = receive(tx, entity, plans, &how)?;
    let mut applied = Vec::with_capacity(made.len());
    let mut done = Vec::with_capacity(made.len());
    for (entry, outcome) in planned.into_iter().zip(made) {
        match outcome {
            Ok(receipt) => {
                applied.push(MatchedEntry {
                    entry: entry.id,
                    receipt: receipt.id,
                });
                done.push(entry);
            }
            // The ledger saw what the rule does not look at, such as a closed period.
            Err(refusal) => {
                tracing::info!(entry = %entry.id, %refusal, "a match was refused by the ledger");
                *left.entry("refused_by_ledger").or_default() += 1;
            }
        }
    }
    write_progress(tx, progress(done)?)?;
    Ok(MatchReport {
        examined: i64::try_from(entries.len()).unwrap_or(i64::MAX),
        applied,
        left: left
            .into_iter()
            .map(|(reason, count)| LeftEntries { reason, count })
            .collect(),
        next,
    })
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

/// What a run knows: the evidence of its entries and the items it may be about.
pub(super) struct Run {
    pub policy: Policy,
    evidence: HashMap<BankEntryId, Evidence>,
    items: HashMap<OpenItemId, OpenItem>,
    /// Items by number or reference in upper case.
    by_key: HashMap<String, BTreeSet<OpenItemId>>,
}

impl Run {
    /// Reads the evidence of all entries, then looks up in a few statements what it names.
    pub fn load(tx: &mut Tx, house: &Entity, entries: &[BankEntry]) -> Result<Self> {
        let payers = payers(tx, house, entries)?;
        let learned = Learned::of(tx, house.id, entries)?;
        let mut evidence = HashMap::with_capacity(entries.len());
        let mut keys: HashSet<String> = HashSet::new();
        for entry in entries {
            let read = evidence_of(entry, &payers, &learned)?;
            keys.extend(read.keys().map(str::to_owned));
            evidence.insert(entry.id, read);
        }
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut found = Vec::new();
        if !keys.is_empty() {
            found.extend(receivables::items_by_numbers(tx, house.id, &keys)?);
            found.extend(receivables::items_by_references(tx, house.id, &keys)?);
        }
        let mut this = Self {
            policy: Policy::exact(house.tolerance_minor),
            evidence,
            items: HashMap::with_capacity(found.len()),
            by_key: HashMap::with_capacity(found.len()),
        };
        for item in found {
            if matches!(item.kind, ItemKind::Invoice | ItemKind::CreditNote) {
                this.add(item);
            }
        }
        Ok(this)
    }

    fn add(&mut self, item: OpenItem) {
        let keys = [Some(&item.number), item.reference.as_ref()];
        for key in keys.into_iter().flatten() {
            self.by_key
                .entry(key.to_uppercase())
                .or_default()
                .insert(item.id);
        }
        self.items.insert(item.id, item);
    }

    /// What the rule says of an entry now.
    pub fn decide(&self, entry: &BankEntry) -> Result<Decision> {
        let evidence = self.evidence.get(&entry.id);
        let evidence = evidence.ok_or_else(|| super::store::no_entry(entry.id))?;
        let named: BTreeSet<OpenItemId> = evidence
            .tokens
            .iter()
            .filter_map(|token| self.by_key.get(&token.text))
            .flatten()
            .copied()
            .collect();
        let candidates: Vec<Candidate> = named
            .iter()
            .filter_map(|id| self.items.get(id))
            .map(candidate)
            .collect();
        Ok(decide(evidence, &candidates, &self.policy))
    }

    /// Counts what an entry pays, so that the next one does not pay it again.
    fn count(&mut self, proposal: &Proposal) -> Result<()> {
        for line in &proposal.lines {
            if let Some(item) = self.items.get_mut(&line.item) {
                item.residual = item
                    .residual
                    .checked_sub(line.amount)?
                    .checked_sub(line.discount)?;
            }
        }
        Ok(())
    }
}

fn evidence_of(
    entry: &BankEntry,
    payers: &HashMap<String, Vec<CustomerId>>,
    learned: &Learned,
) -> Result<Evidence> {
    let mut references: Vec<&str> = entry.references.iter().map(String::as_str).collect();
    references.extend(entry.end_to_end_id.as_deref());
    let own = entry
        .counterparty_account
        .as_ref()
        .and_then(|iban| payers.get(iban));
    let own = own.map_or(&[][..], Vec::as_slice);
    let customers = [own, learned.by_account(entry)].concat();
    Ok(Evidence::of(&Payment {
        amount: entry.rest()?,
        value_on: entry.value_on,
        references: &references,
        remittance: &entry.remittance,
        payer_customers: &customers,
    }))
}

/// The customers to whom the payers' accounts belong, with those who pay for them.
fn payers(
    tx: &mut Tx,
    house: &Entity,
    entries: &[BankEntry],
) -> Result<HashMap<String, Vec<CustomerId>>> {
    let ibans: BTreeSet<&str> = entries
        .iter()
        .filter_map(|entry| entry.counterparty_account.as_deref())
        .collect();
    if ibans.is_empty() {
        return Ok(HashMap::new());
    }
    let ibans: Vec<&str> = ibans.into_iter().collect();
    let mut known = parties::customers_by_ibans(tx, house.id, &ibans)?;
    let mut ids: Vec<CustomerId> = known.values().flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let customers = parties::customers_by_ids(tx, house.id, &ids)?;
    for of_iban in known.values_mut() {
        let payers: Vec<CustomerId> = of_iban
            .iter()
            .filter_map(|id| customers.get(id))
            .map(|it| it.payer())
            .collect();
        of_iban.extend(payers);
    }
    Ok(known)
}

fn candidate(item: &OpenItem) -> Candidate {
    // Once a part is settled, what is left of the discount is a question for a person.
    let untouched = item.residual == item.amount;
    let discount = item
        .discount_on
        .filter(|_| item.discount.is_positive() && untouched);
    Candidate {
        item: item.id,
        customer: item.customer,
        document: item.source.id,
        number: item.number.clone(),
        reference: item.reference.clone(),
        instalment: i64::from(item.instalment),
        open: item.residual,
        due_on: item.due_on,
        discount: discount.map(|until| Discount {
            until,
            amount: item.discount,
        }),
    }
}

/// The receipt that a decision to apply asks for.
fn plan(
    entry: &BankEntry,
    customer: CustomerId,
    lines: &[matching::Line],
    decision: Decision,
) -> Result<Plan> {
    let mut paid: Vec<SettleLine> = Vec::with_capacity(lines.len());
    let mut set_off = Vec::new();
    for pair in pairs(lines)? {
        match pair.credit {
            CreditSource::Payment => {
                let discount = lines.iter().find(|line| line.item == pair.debit);
                let discount = discount
                    .map(|line| line.discount)
                    .filter(|discount| discount.is_positive());
                paid.push(SettleLine {
                    discount,
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
        customer,
        amount: entry.amount,
        received_on: entry.booked_on,
        value_on: entry.value_on,
        debit: Account::Role(Role::Unapplied),
        entry: Some(entry.id),
        payer: Some(Payer::of(entry)),
        automatic: true,
        origin: ReceiptOrigin::Bank,
        payer_reference: payer_reference(entry),
        set_off,
        lines: paid,
        rest: None,
        decision: Some(decision),
    })
}

/// What the rule thinks of single entries, for lists.
pub(super) fn decisions(
    tx: &mut Tx,
    entity: EntityId,
    entries: &[BankEntry],
) -> Result<Vec<Decision>> {
    let house = parties::entity(tx, entity)?;
    let run = Run::load(tx, &house, entries)?;
    entries
        .iter()
        .map(|entry| run.decide(entry))
        .collect::<Result<_, Error>>()
}

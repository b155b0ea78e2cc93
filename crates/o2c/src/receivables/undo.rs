//! Discounts and write-offs that a person takes back.

use std::collections::{BTreeSet, HashMap};

use kernel::{CustomerId, Date, EntityId, Event, EventKind, JournalEntryId, Money, OpenItemId};
use serde::{Deserialize, Serialize};
use store::{Tx, Value};
use utoipa::ToSchema;

use super::allocation::business_time;
use super::items::{items_by_ids, items_by_sources};
use super::reversal::{no_entry, reverse_entries_tx};
use super::store::living_allocations;
use super::types::{EntryKind, OpenItem};
use crate::access::{self, Permission, Principal};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::{input, parties};

/// An adjustment to take back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryReversal {
    /// The journal entry of a discount or a write-off.
    #[schema(value_type = String)]
    pub entry: JournalEntryId,
    /// Posting date of the reversal, in an open period. Default: today, or the day of the entry
    /// where that is later.
    #[serde(default)]
    pub on: Option<Date>,
    /// Why.
    pub reason: String,
}

/// An adjustment that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReversedEntry {
    /// The entry that was reversed.
    #[schema(value_type = String)]
    pub entry: JournalEntryId,
    /// The entry that undoes it.
    #[schema(value_type = String)]
    pub reversal: JournalEntryId,
    /// Posting date of the reversal.
    pub on: Date,
    /// The item that is open again.
    #[schema(value_type = Option<String>)]
    pub item: Option<OpenItemId>,
    /// What is left of it now.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub residual: Option<Money>,
}

/// The entry of an adjustment, and what it was taken off.
struct Adjustment {
    number: String,
    kind: EntryKind,
    posted_on: Date,
    /// What it came to, and whose it is; `None` once it is reversed.
    made: Option<(Money, CustomerId)>,
    /// The item that it was taken off; `None` once it is reversed.
    target: Option<OpenItem>,
}

/// Reverses discounts and write-offs: what they took off an item is open again, as from that day.
/// A write-off is taken back only by who may write off.
///
/// Records `entry_reversed`, and `items_unallocated` as every undone allocation does.
///
/// # Errors
/// Denied for a write-off without `receivables.write_off`; otherwise fails only with the store. An
/// entry refuses itself alone when it does not exist, was reversed before or is of another kind,
/// when no reason is given, or the day is in a closed period or before what has to be undone.
pub fn reverse_adjustments_tx(
    tx: &mut Tx,
    entity: EntityId,
    caller: &Principal,
    requests: &[EntryReversal],
) -> Result<Vec<Outcome<ReversedEntry>>> {
    let ids = requests.iter().map(|request| request.entry).collect();
    let mut found = adjustments(tx, entity, &ids)?;
    if found.values().any(|it| it.kind == EntryKind::WriteOff) {
        access::require(caller, Permission::ReceivablesWriteOff, Some(entity))?;
    }
    let today = parties::entity(tx, entity)?.today(tx.now());
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let adjustment = found.remove(&request.entry);
        outcomes.push(reverse(tx, entity, request, adjustment, today)?);
    }
    Ok(outcomes)
}

fn reverse(
    tx: &mut Tx,
    entity: EntityId,
    request: &EntryReversal,
    adjustment: Option<Adjustment>,
    today: Date,
) -> Result<Outcome<ReversedEntry>> {
    let judged = adjustment
        .ok_or_else(|| no_entry(request.entry))
        .and_then(|adjustment| {
            check_kind(&adjustment)?;
            let reason = input::required("reason", &request.reason, input::TEXT_LEN_MAX)?;
            Ok((adjustment, reason))
        });
    let (adjustment, reason) = match judged {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let on = request.on.unwrap_or(today.max(adjustment.posted_on));
    let reversal = match reverse_entries_tx(tx, entity, &[request.entry], on, &reason)?.pop() {
        Some(Ok(reversal)) => reversal,
        Some(Err(refusal)) => return Ok(Err(refusal)),
        None => return Ok(Err(no_entry(request.entry))),
    };
    record(
        tx,
        entity,
        request.entry,
        (reversal, on),
        &adjustment,
        &reason,
    )?;
    let item = adjustment.target.map(|target| target.id);
    let now = items_by_ids(tx, entity, item.as_slice())?.pop();
    Ok(Ok(ReversedEntry {
        entry: request.entry,
        reversal,
        on,
        item,
        residual: now.map(|item| item.residual),
    }))
}

fn check_kind(adjustment: &Adjustment) -> Outcome<()> {
    let remedy = match adjustment.kind {
        EntryKind::Discount | EntryKind::WriteOff => return Ok(()),
        EntryKind::Receipt => "undo the receipt",
        EntryKind::Refund => "link the refund to the bank entry that brings the money back",
        EntryKind::BankEntry => "name the bank entry that takes it back",
        EntryKind::Invoice => "issue a credit note",
        EntryKind::CreditNote => "issue an invoice",
        EntryKind::Reversal => "grant the discount or write the item off again",
        EntryKind::Opening => "correct it by a document",
    };
    Err(Refusal::new(
        Code::WrongState,
        "entry",
        format!(
            "entry {} is a {}, not a discount or a write-off",
            adjustment.number,
            adjustment.kind.as_str()
        ),
        remedy,
    ))
}

fn adjustments(
    tx: &mut Tx,
    entity: EntityId,
    ids: &BTreeSet<JournalEntryId>,
) -> Result<HashMap<JournalEntryId, Adjustment>> {
    let rows = tx.query(
        "SELECT e.id, e.number, e.kind, e.posted_on FROM {uuids $2} CROSS JOIN journal_entries e
        WHERE e.id = value AND e.entity_id = $1",
        &[entity.into(), Value::ids(ids.iter().copied())],
    )?;
    let mut found = HashMap::new();
    for row in &rows {
        let adjustment = Adjustment {
            number: row.get(1)?,
            kind: row.get(2)?,
            posted_on: row.get(3)?,
            made: None,
            target: None,
        };
        found.insert(row.get(0)?, adjustment);
    }
    // The item of an adjustment comes from its entry, and is set off by one allocation.
    let sources: Vec<_> = found.keys().map(|id: &JournalEntryId| id.uuid()).collect();
    let own = items_by_sources(tx, entity, &sources)?;
    let living = living_allocations(tx, &own.iter().map(|item| item.id).collect())?;
    let targets: HashMap<OpenItemId, OpenItemId> = living
        .iter()
        .flat_map(|one| [(one.debit, one.credit), (one.credit, one.debit)])
        .collect();
    let wanted: Vec<OpenItemId> = targets.values().copied().collect();
    let items = items_by_ids(tx, entity, &wanted)?;
    for item in own {
        let target = targets.get(&item.id);
        if let (Some(adjustment), Some(target)) = (found.get_mut(&item.entry), target) {
            adjustment.made = Some((item.amount.abs(), item.customer));
            adjustment.target = items.iter().find(|it| it.id == *target).cloned();
        }
    }
    Ok(found)
}

fn record(
    tx: &mut Tx,
    entity: EntityId,
    entry: JournalEntryId,
    (reversal, on): (JournalEntryId, Date),
    adjustment: &Adjustment,
    reason: &str,
) -> Result<()> {
    let mut event = Event::new(EventKind::EntryReversed, entity)
        .object(entry, "entry")
        .object(reversal, "reversal")
        .attr("entry_kind", adjustment.kind.as_str())
        .attr("entry_number", adjustment.number.as_str())
        .attr("reason", reason);
    if let Some((amount, customer)) = adjustment.made {
        event = event.object(customer, "customer").attr("amount", amount);
    }
    if let Some(target) = &adjustment.target {
        event = event
            .object(target.id, "item")
            .attr("number", target.number.as_str());
        event.objects.push(target.source.object("document"));
    }
    event.occurred_at = business_time(tx, on);
    tx.record(event)?;
    Ok(())
}

//! Taking entries back: by an entry that is the exact reverse, dated in an open period.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{Date, EntityId, JournalEntryId, Money, OpenItemId};
use store::{Row, Tx, Value};

use super::allocation::{open_sheet, record_unallocated, undo_tx, write};
use super::entry::EntryBuilder;
use super::posting::{Prepared, adjusting_item, item_of, post_prepared_tx};
use super::sheet::{By, NewAllocation, Sheet};
use super::store::{Allocated, living_allocations};
use super::types::{EntryKind, ItemKind, SourceRef};
use crate::error::{Code, Outcome, Refusal, Result};

/// Reverses receipts, discounts, write-offs, refunds and bank entries on a day of an open period.
///
/// What the entry's items were set off against is owed again, as from that day. With a receipt go
/// the discounts and write-offs that were granted when it was applied. Gives the reversing entries.
///
/// # Errors
/// Fails only with the store. An entry refuses itself alone when it does not exist, was reversed
/// before, is of another kind (invoices are corrected by credit notes), or the day is in a closed
/// period or before something that has to be undone.
pub fn reverse_entries_tx(
    tx: &mut Tx,
    entity: EntityId,
    ids: &[JournalEntryId],
    on: Date,
    reason: &str,
) -> Result<Vec<Outcome<JournalEntryId>>> {
    let asked: BTreeSet<JournalEntryId> = ids.iter().copied().collect();
    let mut originals = originals(tx, entity, &asked)?;
    let dependents = dependents(tx, &originals)?;
    let more: BTreeSet<JournalEntryId> = dependents.values().flatten().copied().collect();
    originals.extend(self::originals(tx, entity, &more)?);
    let items: BTreeSet<OpenItemId> = originals
        .values()
        .flat_map(|original| original.items.iter().copied())
        .collect();
    let living = living_allocations(tx, &items)?;
    let all_items = items
        .iter()
        .copied()
        .chain(living.iter().flat_map(|one| [one.debit, one.credit]));
    let sheet = open_sheet(tx, entity, &all_items.collect(), false)?;
    // Read again now that the items are locked: somebody else may have reversed it meanwhile.
    let living = living_allocations(tx, &items)?;
    let reversed = reversed(tx, originals.keys().copied())?;

    let mut reversals: BTreeMap<JournalEntryId, JournalEntryId> = BTreeMap::new();
    let mut outcomes = Vec::with_capacity(ids.len());
    for id in ids {
        let group: Vec<JournalEntryId> = [*id]
            .into_iter()
            .chain(dependents.get(id).into_iter().flatten().copied())
            .collect();
        let judged = if reversed.contains(id) || reversals.contains_key(id) {
            Err(already(*id))
        } else {
            judge(&sheet, &originals, &living, *id, &group, on)
        };
        outcomes.push(judged.map(|()| {
            for entry in group {
                reversals.entry(entry).or_insert_with(|| tx.new_id());
            }
            reversals[id]
        }));
    }
    let taken_back = Reversing {
        originals: &originals,
        reversals: &reversals,
        on,
        reason,
    };
    taken_back.write(tx, entity, &sheet, &living)?;
    Ok(outcomes)
}

/// An entry that may be reversed.
struct Original {
    number: String,
    kind: EntryKind,
    posted_on: Date,
    lines: Vec<super::entry::Line>,
    items: Vec<OpenItemId>,
}

fn originals(
    tx: &mut Tx,
    entity: EntityId,
    ids: &BTreeSet<JournalEntryId>,
) -> Result<BTreeMap<JournalEntryId, Original>> {
    let wanted = Value::ids(ids.iter().copied());
    let rows = tx.query(
        "SELECT e.id, e.number, e.kind, e.posted_on
        FROM {uuids $2} CROSS JOIN journal_entries e WHERE e.id = value AND e.entity_id = $1",
        &[entity.into(), wanted.clone()],
    )?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let original = Original {
            number: row.get(1)?,
            kind: row.get(2)?,
            posted_on: row.get(3)?,
            lines: Vec::new(),
            items: Vec::new(),
        };
        found.insert(row.get(0)?, original);
    }
    let lines = tx.query(
        "SELECT l.entry_id, l.account, l.currency, l.amount_minor, l.customer_id
        FROM {uuids $1} CROSS JOIN journal_lines l WHERE l.entry_id = value
        ORDER BY l.entry_id, l.line_no",
        std::slice::from_ref(&wanted),
    )?;
    for row in &lines {
        if let Some(original) = found.get_mut(&row.get(0)?) {
            original.lines.push(line(row)?);
        }
    }
    // An item comes from the document of its entry, or from the entry itself.
    let items = tx.query(
        "SELECT e.id, i.id FROM {uuids $1} CROSS JOIN journal_entries e
            JOIN open_items i ON i.source_id IN (e.source_id, e.id) AND i.entry_id = e.id
        WHERE e.id = value ORDER BY i.id",
        &[wanted],
    )?;
    for row in &items {
        if let Some(original) = found.get_mut(&row.get(0)?) {
            original.items.push(row.get(1)?);
        }
    }
    Ok(found)
}

/// Which of these entries were reversed.
fn reversed(
    tx: &mut Tx,
    ids: impl Iterator<Item = JournalEntryId>,
) -> Result<BTreeSet<JournalEntryId>> {
    let rows = tx.query(
        "SELECT r.reverses_id FROM {uuids $1} CROSS JOIN journal_entries r
        WHERE r.reverses_id = value",
        &[Value::ids(ids)],
    )?;
    Ok(rows
        .iter()
        .map(|row| row.get(0))
        .collect::<store::Result<_>>()?)
}

fn line(row: &Row) -> Result<super::entry::Line> {
    let code: String = row.get(1)?;
    Ok(super::entry::Line {
        account: code.into(),
        amount: Money::try_new(row.get(3)?, row.get(2)?)?,
        customer: row.get(4)?,
    })
}

/// The living discounts and write-offs that were granted when a receipt was applied.
fn dependents(
    tx: &mut Tx,
    originals: &BTreeMap<JournalEntryId, Original>,
) -> Result<HashMap<JournalEntryId, Vec<JournalEntryId>>> {
    let receipt_of: HashMap<OpenItemId, JournalEntryId> = originals
        .iter()
        .filter(|(_, original)| original.kind == EntryKind::Receipt)
        .flat_map(|(id, original)| original.items.iter().map(|item| (*item, *id)))
        .collect();
    let rows = tx.query(
        "SELECT e.source_id, e.id FROM {uuids $1} CROSS JOIN journal_entries e
        WHERE e.source_id = value AND e.kind IN ('discount', 'write_off')
            AND NOT EXISTS (SELECT 1 FROM journal_entries r WHERE r.reverses_id = e.id)
        ORDER BY e.id",
        &[Value::ids(receipt_of.keys().copied())],
    )?;
    let mut found: HashMap<JournalEntryId, Vec<JournalEntryId>> = HashMap::new();
    for row in &rows {
        if let Some(receipt) = receipt_of.get(&row.get(0)?) {
            found.entry(*receipt).or_default().push(row.get(1)?);
        }
    }
    Ok(found)
}

fn judge(
    sheet: &Sheet,
    originals: &BTreeMap<JournalEntryId, Original>,
    living: &[Allocated],
    id: JournalEntryId,
    group: &[JournalEntryId],
    on: Date,
) -> Outcome<()> {
    let Some(original) = originals.get(&id) else {
        return Err(no_entry(id));
    };
    let can_be_reversed = matches!(
        original.kind,
        EntryKind::Receipt
            | EntryKind::Discount
            | EntryKind::WriteOff
            | EntryKind::Refund
            | EntryKind::BankEntry
    );
    if !can_be_reversed {
        return Err(Refusal::new(
            Code::WrongState,
            "entry",
            format!("entry {} is a {}", original.number, original.kind.as_str()),
            "correct invoices by credit notes, and reversals by posting the document again",
        ));
    }
    sheet.check_day(on)?;
    let members: Vec<&Original> = group.iter().filter_map(|id| originals.get(id)).collect();
    let touched = |one: &&Allocated| {
        members
            .iter()
            .any(|member| member.items.contains(&one.debit) || member.items.contains(&one.credit))
    };
    let freed = members
        .iter()
        .flat_map(|member| &member.items)
        .filter_map(|item| sheet.item(*item).ok()?.undone_on);
    let earliest = living
        .iter()
        .filter(touched)
        .map(|one| one.on)
        .chain(members.iter().map(|member| member.posted_on))
        .chain(freed)
        .max();
    match earliest {
        Some(earliest) if on < earliest => Err(Refusal::new(
            Code::InvalidValue,
            "on",
            format!("{on} is before {earliest}, the last day of what is undone"),
            "date the reversal on that day or later",
        )),
        _ => Ok(()),
    }
}

pub(super) fn no_entry(id: JournalEntryId) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "entry",
        format!("there is no journal entry {id}"),
        "read the journal again",
    )
}

fn already(id: JournalEntryId) -> Refusal {
    Refusal::new(
        Code::WrongState,
        "entry",
        format!("entry {id} is reversed already"),
        "read the journal again",
    )
}

/// Accepted reversals, to be written.
struct Reversing<'a> {
    originals: &'a BTreeMap<JournalEntryId, Original>,
    /// Original to reversing entry.
    reversals: &'a BTreeMap<JournalEntryId, JournalEntryId>,
    on: Date,
    reason: &'a str,
}

impl Reversing<'_> {
    fn write(
        &self,
        tx: &mut Tx,
        entity: EntityId,
        sheet: &Sheet,
        living: &[Allocated],
    ) -> Result<()> {
        let items: BTreeSet<OpenItemId> = self
            .reversals
            .keys()
            .filter_map(|id| self.originals.get(id))
            .flat_map(|original| original.items.iter().copied())
            .collect();
        let undone: Vec<Allocated> = living
            .iter()
            .filter(|one| items.contains(&one.debit) || items.contains(&one.credit))
            .copied()
            .collect();
        undo_tx(tx, entity, self.on, &undone)?;
        record_unallocated(tx, entity, sheet, self.on, &undone, self.reason)?;

        let mut sheet = open_sheet(tx, entity, &items, false)?;
        let mut postings = Vec::with_capacity(self.reversals.len());
        for (id, reversal) in self.reversals {
            if let Some(original) = self.originals.get(id) {
                postings.push(self.posting(tx, &mut sheet, *id, original, *reversal)?);
            }
        }
        post_prepared_tx(tx, entity, postings)?;
        write(tx, entity, &sheet)
    }

    fn posting(
        &self,
        tx: &Tx,
        sheet: &mut Sheet,
        id: JournalEntryId,
        original: &Original,
        reversal: JournalEntryId,
    ) -> Result<Prepared> {
        let mut builder = EntryBuilder::new(EntryKind::Reversal, self.on, SourceRef::of(id))
            .reverses(id)
            .reason(self.reason);
        for line in &original.lines {
            builder = builder.line(line.account.clone(), line.amount.neg(), line.customer);
        }
        let mut posting = Prepared {
            id: reversal,
            entry: builder.build()?,
            items: Vec::new(),
        };
        for (instalment, item) in (0_u32..).zip(&original.items) {
            let item = sheet.item(*item)?.clone();
            let kind = match item.kind {
                ItemKind::Receipt => ItemKind::ReceiptReversal,
                other => other,
            };
            let amount = Money::try_new(item.amount_minor, item.currency)?;
            let mut counter = adjusting_item(
                reversal,
                kind,
                item.customer,
                &item.number,
                amount.neg(),
                self.on,
            );
            counter.instalment = instalment;
            posting.items.push((tx.new_id(), counter));
            let Some(counter) = item_of(&posting, posting.items.len() - 1) else {
                continue;
            };
            let (debit, credit) = if amount.is_positive() {
                (item.id, counter.id)
            } else {
                (counter.id, item.id)
            };
            sheet.add(counter);
            let allocation = NewAllocation {
                id: tx.new_id(),
                debit,
                credit,
                amount: amount.abs(),
                on: self.on,
            };
            sheet.allocate(allocation, By::OwnCommand)?;
        }
        Ok(posting)
    }
}

//! Adjustments: amounts taken off an item by an entry of their own instead of by another document.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use kernel::{Date, EntityId, Event, EventKind, JournalEntryId, Money, OpenItemId};
use store::Tx;

use super::allocation::{business_time, open_sheet, record_allocated, write};
use super::chart::Role;
use super::deductions::{self, NewDeduction};
use super::entry::EntryBuilder;
use super::posting::{Prepared, adjusting_item, item_of, post_prepared_tx};
use super::rules::{self, DiscountAsked, TaxShare};
use super::sheet::{By, Item, Mark, NewAllocation, Sheet};
use super::types::{
    Adjusted, EntryKind, How, ItemKind, LineWriteOff, NewOpenItem, Refund, SourceRef, WriteOff,
};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::parties::{self, Entity};

/// A sheet on which adjustments are decided, too.
pub(super) struct Desk {
    pub sheet: Sheet,
    /// Decides how much may be written off.
    house: Arc<Entity>,
    /// By the entry of the invoice.
    pub tax_shares: HashMap<JournalEntryId, TaxShare>,
    /// Codes that can be chosen.
    pub deduction_reasons: BTreeSet<String>,
    pub deductions: Vec<NewDeduction>,
    postings: Vec<Prepared>,
    written_off: Vec<WrittenOff>,
}

/// A write-off to be recorded as an event.
struct WrittenOff {
    item: OpenItemId,
    entry: JournalEntryId,
    amount: Money,
    reason: &'static str,
    note: Option<String>,
    on: Date,
}

/// A state of the desk to go back to.
#[derive(Clone, Copy)]
pub(super) struct DeskMark {
    sheet: Mark,
    postings: usize,
    written_off: usize,
    deductions: usize,
}

/// What an adjustment is about.
#[derive(Clone, Copy)]
struct Occasion {
    kind: ItemKind,
    entry_kind: EntryKind,
    on: Date,
    source: SourceRef,
}

impl Desk {
    pub fn open(tx: &mut Tx, entity: EntityId, sheet: Sheet) -> Result<Self> {
        Ok(Self {
            sheet,
            house: parties::entity(tx, entity)?,
            tax_shares: HashMap::new(),
            deduction_reasons: BTreeSet::new(),
            deductions: Vec::new(),
            postings: Vec::new(),
            written_off: Vec::new(),
        })
    }

    pub fn mark(&self) -> DeskMark {
        DeskMark {
            sheet: self.sheet.mark(),
            postings: self.postings.len(),
            written_off: self.written_off.len(),
            deductions: self.deductions.len(),
        }
    }

    pub fn back_to(&mut self, mark: DeskMark) {
        self.sheet.back_to(mark.sheet);
        self.postings.truncate(mark.postings);
        self.written_off.truncate(mark.written_off);
        self.deductions.truncate(mark.deductions);
    }

    /// Adds a posting that the same command makes, with its items.
    pub fn add(&mut self, posting: Prepared) {
        for index in 0..posting.items.len() {
            if let Some(item) = item_of(&posting, index) {
                self.sheet.add(item);
            }
        }
        self.postings.push(posting);
    }

    /// Gives documents, known by a stand-in so far, their numbers.
    pub fn set_numbers(&mut self, numbers: &HashMap<String, String>) {
        for (_, item) in self
            .postings
            .iter_mut()
            .flat_map(|posting| &mut posting.items)
        {
            if let Some(number) = numbers.get(&item.number) {
                item.number.clone_from(number);
            }
        }
        self.sheet.set_numbers(numbers);
    }

    /// The entries decided since.
    pub fn entries_since(&self, mark: DeskMark) -> Vec<JournalEntryId> {
        self.postings[mark.postings..]
            .iter()
            .map(|posting| posting.id)
            .collect()
    }

    /// Decides to give up, or keep, a part of what is left of an item.
    pub fn write_off(
        &mut self,
        tx: &Tx,
        id: OpenItemId,
        asked: &LineWriteOff,
        on: Date,
        source: SourceRef,
    ) -> Outcome<Adjusted> {
        let item = self.sheet.item(id)?.clone();
        let (amount, reason) = (asked.amount, asked.reason);
        let limit = self.house.write_off_limit(item.currency);
        rules::check_write_off(&item, amount, reason, asked.note.as_deref(), limit)?;
        let text = match asked.note.as_deref().map(str::trim) {
            Some(note) if !note.is_empty() => format!("{}: {note}", reason.as_str()),
            _ => reason.as_str().to_owned(),
        };
        let taken = if item.amount_minor > 0 {
            amount.neg()
        } else {
            amount
        };
        let occasion = Occasion {
            kind: ItemKind::WriteOff,
            entry_kind: EntryKind::WriteOff,
            on,
            source,
        };
        let builder = EntryBuilder::new(occasion.entry_kind, on, source)
            .reason(text)
            .credit(rules::write_off_role(reason), taken)
            .debit_customer(item.customer, taken);
        let adjusted = self.adjust(tx, &item, taken, builder, occasion)?;
        let minor = amount.minor();
        self.sheet
            .change(id, |item| item.history.written_off_minor += minor);
        self.written_off.push(WrittenOff {
            item: id,
            entry: adjusted.entry,
            amount,
            reason: reason.as_str(),
            note: asked.note.clone(),
            on,
        });
        Ok(adjusted)
    }

    /// Decides to grant an early-payment discount.
    pub fn discount(
        &mut self,
        tx: &Tx,
        id: OpenItemId,
        payment: OpenItemId,
        asked: DiscountAsked<'_>,
        on: Date,
    ) -> Outcome<Adjusted> {
        let item = self.sheet.item(id)?.clone();
        rules::check_discount(&item, self.sheet.item(payment)?, asked)?;
        let share = self
            .tax_shares
            .get(&item.entry)
            .copied()
            .unwrap_or_default();
        let (net, tax) = rules::split_discount(asked.discount, share).map_err(|error| {
            Refusal::new(
                Code::InvalidValue,
                "discount",
                error.to_string(),
                "correct the amount",
            )
        })?;
        let occasion = Occasion {
            kind: ItemKind::Discount,
            entry_kind: EntryKind::Discount,
            on,
            source: SourceRef::of(payment),
        };
        let mut builder = EntryBuilder::new(occasion.entry_kind, on, occasion.source)
            .debit(Role::Discount, net)
            .debit(Role::Tax, tax)
            .credit_customer(item.customer, asked.discount);
        if let Some(reason) = asked.reason {
            builder = builder.reason(reason);
        }
        let adjusted = self.adjust(tx, &item, asked.discount.neg(), builder, occasion)?;
        let minor = asked.discount.minor();
        self.sheet
            .change(id, |item| item.history.discounted_minor += minor);
        Ok(adjusted)
    }

    /// Posts an entry whose item, of `amount` with its sign, is set off against `item` at once.
    fn adjust(
        &mut self,
        tx: &Tx,
        item: &Item,
        amount: Money,
        builder: EntryBuilder,
        occasion: Occasion,
    ) -> Outcome<Adjusted> {
        let entry: JournalEntryId = tx.new_id();
        let kind = occasion.kind;
        let new = adjusting_item(
            entry,
            kind,
            item.customer,
            &item.number,
            amount,
            occasion.on,
        );
        self.post_against(tx, item, entry, builder, new)
    }

    fn post_against(
        &mut self,
        tx: &Tx,
        item: &Item,
        entry: JournalEntryId,
        builder: EntryBuilder,
        new: NewOpenItem,
    ) -> Outcome<Adjusted> {
        let (amount, on) = (new.amount, new.due_on);
        let posting = Prepared {
            id: entry,
            entry: builder.build()?,
            items: vec![(tx.new_id(), new)],
        };
        let Some(counter) = item_of(&posting, 0) else {
            return Err(missing(item));
        };
        let (debit, credit) = if amount.is_positive() {
            (counter.id, item.id)
        } else {
            (item.id, counter.id)
        };
        let allocation = NewAllocation {
            id: tx.new_id(),
            debit,
            credit,
            amount: amount.abs(),
            on,
        };
        let adjusted = Adjusted {
            entry,
            item: counter.id,
            allocation: allocation.id,
        };
        self.sheet.add(counter);
        self.sheet.allocate(allocation, By::OwnCommand)?;
        self.postings.push(posting);
        Ok(adjusted)
    }

    /// Writes all that was decided.
    pub fn write(&mut self, tx: &mut Tx, entity: EntityId) -> Result<()> {
        post_prepared_tx(tx, entity, std::mem::take(&mut self.postings))?;
        write(tx, entity, &self.sheet)?;
        deductions::write(tx, entity, self)?;
        for given_up in std::mem::take(&mut self.written_off) {
            let item = self.sheet.item(given_up.item)?;
            let mut event = Event::new(EventKind::ItemWrittenOff, entity)
                .object(item.customer, "customer")
                .object(given_up.item, "item")
                .object(given_up.entry, "entry")
                .attr("amount", given_up.amount)
                .attr("reason", given_up.reason)
                .attr("number", item.number.as_str());
            if let Some(note) = given_up.note {
                event = event.attr("note", note);
            }
            event.objects.push(item.source.object("document"));
            event.occurred_at = business_time(tx, given_up.on);
            tx.record(event)?;
        }
        Ok(())
    }
}

fn missing(item: &Item) -> Refusal {
    Refusal::new(
        Code::InvalidValue,
        "amount",
        format!("there is nothing to take off {}", item.number),
        "give an amount",
    )
}

/// Gives up what is left of claims, or keeps what is left of overpayments, within the limit of
/// the legal entity for all write-offs of one item together.
///
/// # Errors
/// Fails only with the store. A write-off above the limit or what is left, without the note that
/// its reason needs, or in a closed period refuses itself alone.
pub fn write_off_tx(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[WriteOff],
) -> Result<Vec<Outcome<Adjusted>>> {
    let ids = requests.iter().map(|request| request.item).collect();
    let sheet = open_sheet(tx, entity, &ids, true)?;
    let mut desk = Desk::open(tx, entity, sheet)?;
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let mark = desk.mark();
        let asked = LineWriteOff {
            amount: request.amount,
            reason: request.reason,
            note: request.note.clone(),
        };
        let source = SourceRef::of(request.item);
        let outcome = desk.write_off(tx, request.item, &asked, request.on, source);
        if outcome.is_err() {
            desk.back_to(mark);
        }
        outcomes.push(outcome);
    }
    desk.write(tx, entity)?;
    Ok(outcomes)
}

/// Gives money back out of receipts and credit notes: the refund clearing account owes it until
/// the bank shows it gone. The caller keeps the refund document and records the fact.
///
/// # Errors
/// Fails only with the store. A refund of anything else, of more than what is left, without a
/// reason, or in a closed period refuses itself alone.
pub fn refund_tx(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[Refund],
) -> Result<Vec<Outcome<Adjusted>>> {
    let ids = requests.iter().map(|request| request.item).collect();
    let sheet = open_sheet(tx, entity, &ids, false)?;
    let mut desk = Desk::open(tx, entity, sheet)?;
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let mark = desk.mark();
        let outcome = desk.refund(tx, request);
        if outcome.is_err() {
            desk.back_to(mark);
        }
        outcomes.push(outcome);
    }
    desk.write(tx, entity)?;
    for (request, outcome) in requests.iter().zip(&outcomes) {
        if let Ok(adjusted) = outcome {
            let of_refund: Vec<&NewAllocation> = desk
                .sheet
                .allocations
                .iter()
                .filter(|allocation| allocation.id == adjusted.allocation)
                .collect();
            let how = How::ByPerson;
            record_allocated(tx, entity, &desk.sheet, request.item, &of_refund, &how)?;
        }
    }
    Ok(outcomes)
}

impl Desk {
    fn refund(&mut self, tx: &Tx, request: &Refund) -> Outcome<Adjusted> {
        let item = self.sheet.item(request.item)?.clone();
        if !matches!(item.kind, ItemKind::Receipt | ItemKind::CreditNote) {
            return Err(Refusal::new(
                Code::WrongState,
                "item",
                format!("{} is a {}", item.number, item.kind.as_str()),
                "refund receipts and credit notes",
            ));
        }
        if request.reason.trim().is_empty() {
            return Err(Refusal::new(
                Code::InvalidValue,
                "reason",
                "no reason is given",
                "say why the money is given back",
            ));
        }
        if !request.amount.is_positive() {
            return Err(missing(&item));
        }
        let builder = EntryBuilder::new(EntryKind::Refund, request.on, request.source)
            .reason(request.reason.trim())
            .debit_customer(item.customer, request.amount)
            .credit(Role::Refund, request.amount);
        let new = NewOpenItem {
            source: request.source,
            ..adjusting_item(
                tx.new_id(),
                ItemKind::Refund,
                item.customer,
                &request.number,
                request.amount,
                request.on,
            )
        };
        self.post_against(tx, &item, tx.new_id(), builder, new)
    }
}

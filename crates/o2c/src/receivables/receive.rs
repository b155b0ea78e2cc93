//! Money received and used in one step, so that a receipt whose use is refused is not made at all.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{CustomerId, Date, EntityId, Money, OpenItemId};
use store::Tx;

use super::adjust::Desk;
use super::allocation::{open_sheet, record_allocated};
use super::chart::{Account, Role, ensure_currency_clearing};
use super::deductions::load_reasons;
use super::entry::EntryBuilder;
use super::periods::first_open_day;
use super::posting::Prepared;
use super::settle::{load_tax_shares, settle};
use super::sheet::{By, NewAllocation};
use super::types::{
    AllocationRequest, AlsoKnown, EntryKind, How, ItemKind, LineWriteOff, NewOpenItem, SettleLine,
    Settled, Settlement, SourceRef,
};
use crate::error::{Code, Outcome, Refusal, Result};

/// Money received from a customer, and what it pays. What is left of it stays on account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiving {
    /// Whose money it is.
    pub customer: CustomerId,
    /// How much; positive.
    pub amount: Money,
    /// What was paid for it, where that is in another currency; positive.
    pub exchanged_from: Option<Money>,
    /// The receipt.
    pub source: SourceRef,
    /// The account that is debited: bank, or unapplied for what a statement brought.
    pub debit: Account,
    /// Posting date; in a closed period the first open day is taken instead.
    pub received_on: Date,
    /// The day by which discounts are judged.
    pub value_on: Date,
    /// Credit notes that are used up beside the receipt. Their `on` is not looked at.
    pub set_off: Vec<AllocationRequest>,
    /// What the receipt pays.
    pub lines: Vec<SettleLine>,
    /// Keeps what is left of it instead of leaving it on account.
    pub rest: Option<LineWriteOff>,
}

/// What became of money received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The receipt's number.
    pub number: String,
    /// Its open item.
    pub item: OpenItemId,
    /// What it settled.
    pub settled: Settled,
    /// The documents that it paid.
    pub documents: Vec<SourceRef>,
}

/// Posts receipts and settles items with them, each whole or not at all; those that are made take
/// numbers from `series`, without a gap for those that are refused.
///
/// Each settlement counts from the first day on which the money was there and all its items were
/// free. Records `items_allocated` for each receipt that pays something, `item_written_off` and
/// `invoice_cleared`; the receipt itself is recorded by the room it belongs to.
///
/// # Errors
/// Fails only with the store, or when an account does not exist.
pub fn receive_tx(
    tx: &mut Tx,
    entity: EntityId,
    series: &str,
    receivings: Vec<Receiving>,
    how: &How,
) -> Result<Vec<Outcome<Received>>> {
    if receivings.is_empty() {
        return Ok(Vec::new());
    }
    if receivings.iter().any(|it| it.exchanged_from.is_some()) {
        ensure_currency_clearing(tx, entity)?;
    }
    let mut desk = open_desk(tx, entity, &receivings)?;
    let first_open_day = first_open_day(tx, entity)?;
    let mut outcomes = Vec::with_capacity(receivings.len());
    for receiving in receivings {
        let mark = desk.mark();
        let outcome = receive(tx, &mut desk, receiving, first_open_day, how);
        if outcome.is_err() {
            desk.back_to(mark);
        }
        outcomes.push(outcome);
    }
    let made = u32::try_from(outcomes.iter().flatten().count()).unwrap_or(u32::MAX);
    let numbers = tx.next_numbers(entity, series, made)?;
    let mut by_stand_in = HashMap::with_capacity(numbers.len());
    for (received, number) in outcomes.iter_mut().flatten().zip(numbers) {
        let stand_in = std::mem::replace(&mut received.number, number.clone());
        by_stand_in.insert(stand_in, number);
    }
    desk.set_numbers(&by_stand_in);
    desk.write(tx, entity)?;
    record(tx, entity, &desk, how)?;
    Ok(outcomes)
}

fn open_desk(tx: &mut Tx, entity: EntityId, receivings: &[Receiving]) -> Result<Desk> {
    let lines = || receivings.iter().flat_map(|receiving| &receiving.lines);
    let adjusts = receivings.iter().any(|receiving| receiving.rest.is_some())
        || lines().any(|line| line.discount.is_some() || line.write_off.is_some());
    let set_off = receivings.iter().flat_map(|receiving| &receiving.set_off);
    let ids: BTreeSet<OpenItemId> = lines()
        .map(|line| line.item)
        .chain(set_off.flat_map(|pair| [pair.debit, pair.credit]))
        .collect();
    let sheet = open_sheet(tx, entity, &ids, adjusts)?;
    let mut desk = Desk::open(tx, entity, sheet)?;
    load_tax_shares(tx, entity, &mut desk, lines())?;
    load_reasons(tx, entity, &mut desk, lines())?;
    Ok(desk)
}

fn receive(
    tx: &Tx,
    desk: &mut Desk,
    receiving: Receiving,
    first_open_day: Option<Date>,
    how: &How,
) -> Outcome<Received> {
    if !receiving.amount.is_positive() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "amount",
            format!("the amount is {}", receiving.amount),
            "give a positive amount",
        ));
    }
    if let Some(paid) = receiving.exchanged_from {
        check_exchange(paid, receiving.amount)?;
    }
    let posted_on =
        first_open_day.map_or(receiving.received_on, |day| day.max(receiving.received_on));
    let on = free_from(desk, &receiving).map_or(posted_on, |day| day.max(posted_on));
    let documents = documents(desk, &receiving);
    let item: OpenItemId = tx.new_id();
    let stand_in = format!("receipt {}", receiving.source.id);
    desk.add(posting(tx, &receiving, item, &stand_in, posted_on)?);
    for pair in &receiving.set_off {
        let allocation = NewAllocation {
            id: tx.new_id(),
            debit: pair.debit,
            credit: pair.credit,
            amount: pair.amount,
            on,
        };
        desk.sheet.allocate(allocation, By::Choice)?;
    }
    let settlement = Settlement {
        credit: item,
        on,
        lines: receiving.lines,
        rest: receiving.rest,
    };
    let settled = settle(tx, desk, &settlement, how)?;
    Ok(Received {
        number: stand_in,
        item,
        settled,
        documents,
    })
}

/// An exchange is of something, and between two currencies.
fn check_exchange(paid: Money, amount: Money) -> Outcome<()> {
    let refuse =
        |code, detail: String, remedy: &str| Err(Refusal::new(code, "exchanged", detail, remedy));
    if !paid.is_positive() {
        return refuse(
            Code::InvalidValue,
            format!("{paid} is exchanged"),
            "exchange an amount above zero",
        );
    }
    if paid.currency() == amount.currency() {
        return refuse(
            Code::CurrencyMismatch,
            format!("{paid} would be exchanged for {amount}"),
            "leave it out where both are in one currency, or give the amount in the items' currency",
        );
    }
    Ok(())
}

/// The first day on which everything that is to be settled was on the books and free.
fn free_from(desk: &Desk, receiving: &Receiving) -> Option<Date> {
    touched(receiving)
        .filter_map(|id| desk.sheet.item(id).ok())
        .flat_map(|item| [Some(item.posted_on), item.undone_on])
        .flatten()
        .max()
}

fn touched(receiving: &Receiving) -> impl Iterator<Item = OpenItemId> {
    let set_off = receiving
        .set_off
        .iter()
        .flat_map(|pair| [pair.debit, pair.credit]);
    receiving.lines.iter().map(|line| line.item).chain(set_off)
}

fn documents(desk: &Desk, receiving: &Receiving) -> Vec<SourceRef> {
    let mut documents: Vec<SourceRef> = Vec::with_capacity(receiving.lines.len());
    for item in touched(receiving).filter_map(|id| desk.sheet.item(id).ok()) {
        if !documents.contains(&item.source) {
            documents.push(item.source);
        }
    }
    documents
}

fn posting(
    tx: &Tx,
    receiving: &Receiving,
    item: OpenItemId,
    stand_in: &str,
    posted_on: Date,
) -> Outcome<Prepared> {
    let entry = EntryBuilder::new(EntryKind::Receipt, posted_on, receiving.source);
    let entry = match receiving.exchanged_from {
        None => entry.debit(receiving.debit.clone(), receiving.amount),
        // Each currency balances by itself, so the clearing account stands between them.
        Some(paid) => entry
            .debit(receiving.debit.clone(), paid)
            .credit(Role::CurrencyClearing, paid)
            .debit(Role::CurrencyClearing, receiving.amount),
    };
    let entry = entry
        .credit_customer(receiving.customer, receiving.amount)
        .build()?;
    let new = NewOpenItem {
        customer: receiving.customer,
        kind: ItemKind::Receipt,
        source: receiving.source,
        number: stand_in.to_owned(),
        instalment: 0,
        reference: None,
        amount: receiving.amount.neg(),
        due_on: receiving.value_on,
        discount_on: None,
        discount: None,
        also_known: AlsoKnown::default(),
    };
    Ok(Prepared {
        id: tx.new_id(),
        entry,
        items: vec![(item, new)],
    })
}

/// Records what each receipt and credit note was set off against.
fn record(tx: &mut Tx, entity: EntityId, desk: &Desk, how: &How) -> Result<()> {
    let mut by_credit: BTreeMap<OpenItemId, Vec<&NewAllocation>> = BTreeMap::new();
    for allocation in &desk.sheet.allocations {
        let chosen = desk
            .sheet
            .item(allocation.credit)
            .is_ok_and(|item| !item.is_bound());
        if chosen {
            by_credit
                .entry(allocation.credit)
                .or_default()
                .push(allocation);
        }
    }
    for (credit, allocations) in by_credit {
        record_allocated(tx, entity, &desk.sheet, credit, &allocations, how)?;
    }
    Ok(())
}

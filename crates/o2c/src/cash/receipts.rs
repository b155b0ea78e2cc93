//! Receipts: money that belongs to a customer, and what it pays.

use std::collections::HashMap;

use kernel::{
    BankEntryId, CustomerId, Date, EntityId, Event, EventKind, Instant, JournalEntryId, Money,
    ReceiptId,
};
use matching::Decision;
use store::{Row, Tx, Value};

use super::store::{lock_entries, write_progress};
use super::types::{EntryStatus, NewReceipt, ReceiptOrigin, RecordedReceipt, ReverseReceipt};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::receivables::{
    self, Account, AllocationRequest, How, LineWriteOff, OpenItem, Receiving, Role, SettleLine,
    SourceRef,
};
use crate::{input, parties};

/// Series of receipt numbers, one per legal entity.
pub const RECEIPT_SERIES: &str = "receipt";

/// A receipt to be made and applied.
pub(super) struct Plan {
    pub customer: CustomerId,
    pub amount: Money,
    pub received_on: Date,
    /// The day by which discounts are judged.
    pub value_on: Date,
    pub debit: Account,
    pub entry: Option<BankEntryId>,
    pub automatic: bool,
    pub origin: ReceiptOrigin,
    pub payer_reference: Option<String>,
    /// Credit notes used up beside it.
    pub set_off: Vec<AllocationRequest>,
    pub lines: Vec<SettleLine>,
    pub rest: Option<LineWriteOff>,
    /// Why it was applied so, if no person did.
    pub decision: Option<Decision>,
}

/// Makes receipts and applies them; one that the ledger refuses is not made at all.
pub(super) fn receive(
    tx: &mut Tx,
    entity: EntityId,
    plans: Vec<Plan>,
    how: &How,
) -> Result<Vec<Outcome<RecordedReceipt>>> {
    let ids: Vec<ReceiptId> = plans.iter().map(|_| tx.new_id()).collect();
    let mut receivings = Vec::with_capacity(plans.len());
    let mut kept = Vec::with_capacity(plans.len());
    for (plan, id) in plans.into_iter().zip(ids) {
        let (receiving, plan) = plan.split(id);
        receivings.push(receiving);
        kept.push((id, plan));
    }
    let received = receivables::receive_tx(tx, entity, RECEIPT_SERIES, receivings, how)?;
    let mut rows: Vec<Value> = Vec::with_capacity(kept.len() * COLUMNS.len());
    let mut outcomes = Vec::with_capacity(kept.len());
    let mut events = Vec::with_capacity(kept.len() * 2);
    for ((id, plan), received) in kept.into_iter().zip(received) {
        let received = match received {
            Ok(received) => received,
            Err(refusal) => {
                outcomes.push(Err(refusal));
                continue;
            }
        };
        plan.add_row(entity, id, &received.number, tx.now(), &mut rows);
        events.push(plan.recorded_event(entity, id, &received));
        if let Some(entry) = plan.entry {
            events.push(plan.matched_event(entity, id, entry, &received));
        }
        if !received.settled.rest.is_zero() {
            events.push(plan.on_account_event(entity, id, &received));
        }
        outcomes.push(Ok(RecordedReceipt {
            id,
            number: received.number,
            item: received.item,
            amount: plan.amount,
            on_account: received.settled.rest.neg(),
        }));
    }
    tx.insert_many("receipts", &COLUMNS, rows)?;
    for event in events {
        tx.record(event)?;
    }
    Ok(outcomes)
}

const COLUMNS: [&str; 12] = [
    "id",
    "entity_id",
    "number",
    "customer_id",
    "bank_entry_id",
    "received_on",
    "currency",
    "amount_minor",
    "payer_reference",
    "automatic",
    "origin",
    "recorded_at",
];

/// What the room keeps of a plan while the ledger works on the rest.
struct Kept {
    customer: CustomerId,
    amount: Money,
    received_on: Date,
    entry: Option<BankEntryId>,
    automatic: bool,
    origin: ReceiptOrigin,
    payer_reference: Option<String>,
    decision: Option<Decision>,
}

impl Plan {
    fn split(self, id: ReceiptId) -> (Receiving, Kept) {
        let receiving = Receiving {
            customer: self.customer,
            amount: self.amount,
            source: SourceRef::of(id),
            debit: self.debit,
            received_on: self.received_on,
            value_on: self.value_on,
            set_off: self.set_off,
            lines: self.lines,
            rest: self.rest,
        };
        let kept = Kept {
            customer: self.customer,
            amount: self.amount,
            received_on: self.received_on,
            entry: self.entry,
            automatic: self.automatic,
            origin: self.origin,
            payer_reference: self.payer_reference,
            decision: self.decision,
        };
        (receiving, kept)
    }
}

impl Kept {
    fn add_row(
        &self,
        entity: EntityId,
        id: ReceiptId,
        number: &str,
        now: Instant,
        rows: &mut Vec<Value>,
    ) {
        rows.extend([
            id.into(),
            entity.into(),
            number.into(),
            self.customer.into(),
            self.entry.into(),
            self.received_on.into(),
            self.amount.currency().into(),
            self.amount.minor().into(),
            self.payer_reference.as_deref().into(),
            self.automatic.into(),
            self.origin.into(),
            now.into(),
        ]);
    }

    fn event(&self, kind: EventKind, entity: EntityId, id: ReceiptId) -> Event {
        Event::new(kind, entity)
            .object(id, "receipt")
            .object(self.customer, "customer")
            .at(Instant::at_start_of(self.received_on))
    }

    fn recorded_event(
        &self,
        entity: EntityId,
        id: ReceiptId,
        received: &receivables::Received,
    ) -> Event {
        let mut event = self.event(EventKind::ReceiptRecorded, entity, id);
        if let Some(entry) = self.entry {
            event = event.object(entry, "entry");
        }
        event
            .attr("number", received.number.as_str())
            .attr("amount", self.amount)
            .attr("origin", self.origin.as_str())
            .attr("automatic", self.automatic)
    }

    fn matched_event(
        &self,
        entity: EntityId,
        id: ReceiptId,
        entry: BankEntryId,
        received: &receivables::Received,
    ) -> Event {
        let mut event = self
            .event(EventKind::PaymentMatched, entity, id)
            .object(entry, "entry")
            .attr("amount", self.amount)
            .attr("automatic", self.automatic)
            .attr("on_account", received.settled.rest.neg());
        for source in &received.documents {
            event.objects.push(source.object("document"));
        }
        let decision = self.decision.as_ref().map(serde_json::to_value);
        if let Some(Ok(decision)) = decision {
            event = event.attr("decision", decision);
        }
        event
    }

    fn on_account_event(
        &self,
        entity: EntityId,
        id: ReceiptId,
        received: &receivables::Received,
    ) -> Event {
        self.event(EventKind::ReceiptPutOnAccount, entity, id)
            .attr("amount", received.settled.rest.neg())
    }
}

/// Records receipts that no bank entry brings: cash, cheques, payments of an old system. What they
/// do not pay stays on account.
///
/// # Errors
/// Fails only with the store. One bad receipt refuses itself alone.
pub fn record_receipts(
    tx: &mut Tx,
    entity: EntityId,
    receipts: Vec<NewReceipt>,
) -> Result<Vec<Outcome<RecordedReceipt>>> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let mut open = OpenByNumber::load(tx, entity, &receipts)?;
    let mut refused = Vec::with_capacity(receipts.len());
    let mut plans = Vec::with_capacity(receipts.len());
    for receipt in receipts {
        match plan(receipt, today, &mut open) {
            Ok(plan) => {
                plans.push(plan);
                refused.push(None);
            }
            Err(refusal) => refused.push(Some(refusal)),
        }
    }
    let mut made = receive(tx, entity, plans, &How::ByPerson)?.into_iter();
    let outcomes = refused.into_iter().map(|refused| match refused {
        Some(refusal) => Some(Err(refusal)),
        None => made.next(),
    });
    Ok(outcomes.flatten().collect())
}

fn plan(receipt: NewReceipt, today: Date, open: &mut OpenByNumber) -> Outcome<Plan> {
    if !receipt.amount.is_positive() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "amount",
            format!("the amount is {}", receipt.amount),
            "give an amount above zero; money given back is a refund",
        ));
    }
    let mut lines = receipt.lines;
    let mut customer = receipt.customer;
    if !receipt.pays.is_empty() {
        let used = Money::sum(
            receipt.amount.currency(),
            lines.iter().map(|line| line.amount),
        );
        let left = used
            .and_then(|used| receipt.amount.checked_sub(used))
            .map_err(|error| {
                Refusal::new(
                    Code::InvalidValue,
                    "lines",
                    error.to_string(),
                    "correct the amounts",
                )
            })?;
        let (payer, more) = open.settle(&receipt.pays, left)?;
        customer = payer.unwrap_or(customer);
        lines.extend(more);
    }
    let received_on = receipt.received_on.unwrap_or(today);
    let reference = receipt.payer_reference.as_deref();
    Ok(Plan {
        customer,
        amount: receipt.amount,
        received_on,
        value_on: received_on,
        debit: receipt
            .ledger_account
            .map_or(Account::Role(Role::Bank), Account::from),
        entry: None,
        automatic: false,
        origin: receipt.origin,
        payer_reference: input::optional("payer_reference", reference, input::TEXT_LEN_MAX)?,
        set_off: Vec::new(),
        lines,
        rest: None,
        decision: None,
    })
}

/// Open invoices by number, with what the receipts before in the batch leave of them.
struct OpenByNumber {
    items: HashMap<String, Vec<OpenItem>>,
}

impl OpenByNumber {
    fn load(tx: &mut Tx, entity: EntityId, receipts: &[NewReceipt]) -> Result<Self> {
        let mut numbers: Vec<&str> = receipts
            .iter()
            .flat_map(|receipt| &receipt.pays)
            .map(String::as_str)
            .collect();
        let mut items: HashMap<String, Vec<OpenItem>> = HashMap::with_capacity(numbers.len());
        if numbers.is_empty() {
            return Ok(Self { items });
        }
        numbers.sort_unstable();
        numbers.dedup();
        for item in receivables::items_by_numbers(tx, entity, &numbers)? {
            match items.get_mut(&item.number) {
                Some(of_number) => of_number.push(item),
                None => {
                    items.insert(item.number.clone(), vec![item]);
                }
            }
        }
        Ok(Self { items })
    }

    /// Pays these invoices in this order, what is due first first, as far as the money reaches.
    /// The payer is who owes them.
    fn settle(
        &mut self,
        numbers: &[String],
        mut left: Money,
    ) -> Outcome<(Option<CustomerId>, Vec<SettleLine>)> {
        let mut lines = Vec::with_capacity(numbers.len());
        let mut payer = None;
        for (index, number) in numbers.iter().enumerate() {
            let items = self.items.get_mut(number).ok_or_else(|| {
                Refusal::new(
                    Code::UnknownReference,
                    format!("pays[{index}]"),
                    format!("there is no invoice {number}"),
                    "correct the number, or leave it out to keep the money on account",
                )
            })?;
            for item in items {
                if item.currency != left.currency() {
                    return Err(Refusal::new(
                        Code::CurrencyMismatch,
                        format!("pays[{index}]"),
                        format!(
                            "{number} is in {}, the receipt in {}",
                            item.currency,
                            left.currency()
                        ),
                        "record the receipt in the currency of the invoice",
                    ));
                }
                payer = payer.or(Some(item.customer));
                let less = item.residual.minor() < left.minor();
                let used = if less { item.residual } else { left };
                if !used.is_positive() {
                    continue;
                }
                // Both are amounts of one currency and `used` is the smaller one.
                item.residual = Money::new(item.residual.minor() - used.minor(), item.currency);
                left = Money::new(left.minor() - used.minor(), item.currency);
                lines.push(SettleLine::of(item.id, used));
            }
        }
        Ok((payer, lines))
    }
}

/// A receipt as far as taking it back is concerned.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub id: ReceiptId,
    pub number: String,
    customer: CustomerId,
    entry: Option<BankEntryId>,
    amount: Money,
    received_on: Date,
    reversed_on: Option<Date>,
}

const HELD: &str = "SELECT id, number, customer_id, bank_entry_id, currency, amount_minor,
    reversed_on, received_on FROM receipts";

fn held(row: &Row) -> store::Result<Held> {
    Ok(Held {
        id: row.get(0)?,
        number: row.get(1)?,
        customer: row.get(2)?,
        entry: row.get(3)?,
        amount: Money::new(row.get(5)?, row.get(4)?),
        reversed_on: row.get(6)?,
        received_on: row.get(7)?,
    })
}

/// The standing receipts of an entry, locked.
pub(super) fn receipts_of_entry(
    tx: &mut Tx,
    entity: EntityId,
    entry: BankEntryId,
) -> Result<Vec<Held>> {
    let sql = format!(
        "{HELD} WHERE bank_entry_id = $1 AND entity_id = $2 AND reversed_on IS NULL
         ORDER BY id FOR UPDATE"
    );
    let rows = tx.query(&sql, &[entry.into(), entity.into()])?;
    Ok(rows.iter().map(held).collect::<store::Result<_>>()?)
}

/// Takes a receipt back: what it paid is open again, its discounts and write-offs are undone, and
/// its bank entry, if it has one, waits to be applied again. A receipt that was taken back before
/// stays as it is.
///
/// # Errors
/// Refuses a day in a closed period or before what is undone, and an empty reason.
pub fn reverse_receipt(
    tx: &mut Tx,
    entity: EntityId,
    command: &ReverseReceipt,
) -> Result<crate::orders::Effect> {
    let reason = input::required("reason", &command.reason, input::TEXT_LEN_MAX)?;
    let sql = format!("{HELD} WHERE id = $1 AND entity_id = $2 FOR UPDATE");
    let row = tx.query_opt(&sql, &[command.receipt.into(), entity.into()])?;
    let receipt = held(&row.ok_or_else(|| Error::NotFound {
        kind: "receipt",
        id: command.receipt.to_string(),
    })?)?;
    if receipt.reversed_on.is_some() {
        return Ok(crate::orders::Effect::AlreadySo);
    }
    let on = match command.on {
        Some(on) => on,
        None => parties::entity(tx, entity)?
            .today(tx.now())
            .max(receipt.received_on),
    };
    reverse(tx, entity, &receipt, on, &reason)??;
    Ok(crate::orders::Effect::Changed)
}

/// Takes a receipt back on this day or, where the books do not allow that day, today.
pub(super) fn reverse_on(
    tx: &mut Tx,
    entity: EntityId,
    receipt: &Held,
    on: Date,
    reason: &str,
) -> Result<Outcome<()>> {
    match reverse(tx, entity, receipt, on, reason)? {
        Ok(()) => Ok(Ok(())),
        Err(refusal) => {
            let today = parties::entity(tx, entity)?.today(tx.now());
            if today <= on {
                return Ok(Err(refusal));
            }
            reverse(tx, entity, receipt, today, reason)
        }
    }
}

fn reverse(
    tx: &mut Tx,
    entity: EntityId,
    receipt: &Held,
    on: Date,
    reason: &str,
) -> Result<Outcome<()>> {
    let items = receivables::items_by_sources(tx, entity, &[receipt.id.uuid()])?;
    let entries: Vec<JournalEntryId> = items.iter().map(|item| item.entry).collect();
    let outcomes = receivables::reverse_entries_tx(tx, entity, &entries, on, reason)?;
    if let Some(Err(refusal)) = outcomes.into_iter().find(Result::is_err) {
        return Ok(Err(refusal));
    }
    tx.exec_one(
        "UPDATE receipts SET reversed_on = $2 WHERE id = $1 AND reversed_on IS NULL",
        &[receipt.id.into(), on.into()],
    )?;
    if let Some(id) = receipt.entry {
        let entries = lock_entries(tx, entity, [id])?;
        if let Some(entry) = entries.get(&id) {
            let applied = entry.applied.checked_sub(receipt.amount)?;
            write_progress(tx, [(id, EntryStatus::Open, applied)])?;
        }
    }
    let mut event = Event::new(EventKind::PaymentUnmatched, entity)
        .object(receipt.id, "receipt")
        .object(receipt.customer, "customer")
        .attr("number", receipt.number.as_str())
        .attr("amount", receipt.amount)
        .attr("reason", reason);
    if let Some(entry) = receipt.entry {
        event = event.object(entry, "entry");
    }
    event.occurred_at = Some(Instant::at_start_of(on)).filter(|at| *at < tx.now());
    tx.record(event)?;
    Ok(Ok(()))
}

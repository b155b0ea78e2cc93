//! Receipts are made and applied.

use kernel::{
    BankEntryId, CustomerId, Date, EntityId, Event, EventKind, Instant, Money, ReceiptId,
};
use store::{Tx, Value};

use super::calibration::Counts;
use super::habits::{self, PaidLine, Shown};
use super::learned::{Lesson, Payer, learn};
use super::outcomes::{self, Applied};
use super::types::{Decision, ReceiptOrigin, RecordedReceipt};
use crate::error::{Outcome, Result};
use crate::receivables::{
    self, Account, AllocationRequest, How, LineWriteOff, Receiving, SettleLine, SourceRef,
};

/// Series of receipt numbers, one per legal entity.
pub const RECEIPT_SERIES: &str = "receipt";

/// A receipt to be made and applied.
pub(super) struct Plan {
    pub customer: CustomerId,
    pub amount: Money,
    /// What was paid for it, where that is in another currency.
    pub exchanged_from: Option<Money>,
    pub received_on: Date,
    /// The day by which discounts are judged.
    pub value_on: Date,
    pub debit: Account,
    pub entry: Option<BankEntryId>,
    /// Who paid, to be learned; of a receipt without an entry nothing is.
    pub payer: Option<Payer>,
    pub automatic: bool,
    pub origin: ReceiptOrigin,
    pub payer_reference: Option<String>,
    /// Credit notes used up beside it.
    pub set_off: Vec<AllocationRequest>,
    pub lines: Vec<SettleLine>,
    pub rest: Option<LineWriteOff>,
    /// What the engine made of the payment when it was applied.
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
    let mut made = Vec::with_capacity(kept.len());
    let mut events = Vec::with_capacity(kept.len() * 2);
    let mut lessons = Vec::with_capacity(kept.len());
    let mut judged = Vec::new();
    let mut shown = Vec::new();
    let mut counts = Counts::default();
    for ((id, mut plan), received) in kept.into_iter().zip(received) {
        let received = match received {
            Ok(received) => received,
            Err(refusal) => {
                made.push(Err(refusal));
                continue;
            }
        };
        plan.add_row(entity, id, &received.number, tx.now(), &mut rows);
        events.push(plan.recorded_event(entity, id, &received));
        if let Some(entry) = plan.entry {
            events.push(plan.matched_event(entity, id, entry, &received));
            if let Some(decision) = &plan.decision {
                let receipt = (id, entry);
                let applied = &plan.applied;
                counts.add(decision, applied.agrees(decision), plan.automatic);
                outcomes::push_row(
                    tx,
                    entity,
                    receipt,
                    plan.automatic,
                    applied,
                    decision,
                    &mut judged,
                );
            }
        }
        if let Some(payer) = plan.payer.take() {
            let lesson = match plan.automatic {
                true => Lesson::ByRule,
                false => Lesson::ByPerson,
            };
            lessons.push((payer, plan.customer, lesson));
            shown.extend(plan.shown.take());
        }
        if !received.settled.rest.is_zero() {
            events.push(plan.on_account_event(entity, id, &received));
        }
        made.push(Ok(RecordedReceipt {
            id,
            number: received.number,
            item: received.item,
            amount: plan.amount,
            on_account: received.settled.rest.neg(),
        }));
    }
    tx.insert_many("receipts", &COLUMNS, rows)?;
    tx.insert_many("match_outcomes", &outcomes::COLUMNS, judged)?;
    counts.keep(tx, entity)?;
    learn(tx, entity, &lessons)?;
    habits::learn(tx, entity, &shown)?;
    for event in events {
        tx.record(event)?;
    }
    Ok(made)
}

const COLUMNS: [&str; 14] = [
    "id",
    "entity_id",
    "number",
    "customer_id",
    "bank_entry_id",
    "received_on",
    "currency",
    "amount_minor",
    "paid_currency",
    "paid_minor",
    "payer_reference",
    "automatic",
    "origin",
    "recorded_at",
];

/// What the room keeps of a plan while the ledger works on the rest.
struct Kept {
    customer: CustomerId,
    amount: Money,
    exchanged_from: Option<Money>,
    received_on: Date,
    entry: Option<BankEntryId>,
    payer: Option<Payer>,
    automatic: bool,
    origin: ReceiptOrigin,
    payer_reference: Option<String>,
    decision: Option<Decision>,
    applied: Applied,
    shown: Option<Shown>,
}

impl Plan {
    /// What it takes of its bank entry.
    pub(super) fn taken(&self) -> Money {
        self.exchanged_from.unwrap_or(self.amount)
    }

    fn split(self, id: ReceiptId) -> (Receiving, Kept) {
        let applied = Applied::of(&self);
        let shown = self.payer.as_ref().map(|_| self.shown(id));
        let receiving = Receiving {
            customer: self.customer,
            amount: self.amount,
            exchanged_from: self.exchanged_from,
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
            exchanged_from: self.exchanged_from,
            received_on: self.received_on,
            entry: self.entry,
            payer: self.payer,
            automatic: self.automatic,
            origin: self.origin,
            payer_reference: self.payer_reference,
            decision: self.decision,
            applied,
            shown,
        };
        (receiving, kept)
    }

    /// What it pays, as far as that shows how the customer pays.
    fn shown(&self, receipt: ReceiptId) -> Shown {
        let paid = self.lines.iter().map(|line| PaidLine {
            item: line.item,
            amount: line.amount.minor(),
            discount: line.discount.map_or(0, Money::minor),
            write_off: line.write_off.as_ref().map_or(0, |it| it.amount.minor()),
        });
        let mut lines: Vec<PaidLine> = paid.collect();
        for pair in &self.set_off {
            if lines.iter().all(|line| line.item != pair.debit) {
                lines.push(PaidLine {
                    item: pair.debit,
                    amount: 0,
                    discount: 0,
                    write_off: 0,
                });
            }
        }
        Shown {
            receipt,
            customer: self.customer,
            currency: self.amount.currency(),
            value_on: self.value_on,
            on: self.received_on,
            automatic: self.automatic,
            lines,
        }
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
            self.exchanged_from.map(Money::currency).into(),
            self.exchanged_from.map(Money::minor).into(),
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
        if let Some(paid) = self.exchanged_from {
            event = event.attr("paid", paid);
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

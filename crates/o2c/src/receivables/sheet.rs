//! The pure part of setting items off: a working sheet of locked items on which a batch is judged
//! before anything is written.

use std::collections::HashMap;

use kernel::{AllocationId, Currency, CustomerId, Date, JournalEntryId, Money, OpenItemId};

use super::types::{ItemKind, SourceRef};
use crate::error::{Code, Outcome, Refusal};

/// A locked open item.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub id: OpenItemId,
    pub customer: CustomerId,
    pub kind: ItemKind,
    pub source: SourceRef,
    pub entry: JournalEntryId,
    pub number: String,
    pub currency: Currency,
    pub amount_minor: i64,
    pub residual_minor: i64,
    pub posted_on: Date,
    pub due_on: Date,
    pub discount_on: Option<Date>,
    pub discount_minor: i64,
    /// The last day on which an allocation of it was undone. Earlier days are settled history:
    /// what was set off then must not be set off a second time.
    pub undone_on: Option<Date>,
    pub history: History,
}

/// What has been taken off an item so far by other ways than payment, in minor units, positive.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct History {
    pub credited_minor: i64,
    pub discounted_minor: i64,
    pub written_off_minor: i64,
}

impl Item {
    /// Items that stand or fall with their own entry; they are set off by the command that makes
    /// them and freed by reversing it.
    pub const fn is_bound(&self) -> bool {
        matches!(
            self.kind,
            ItemKind::Discount | ItemKind::WriteOff | ItemKind::ReceiptReversal
        )
    }
}

/// An allocation to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NewAllocation {
    pub id: AllocationId,
    pub debit: OpenItemId,
    pub credit: OpenItemId,
    pub amount: Money,
    pub on: Date,
}

/// Who makes an allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Somebody who chose the items.
    Choice,
    /// The command that makes a bound item.
    OwnCommand,
}

/// Locked items, what is left of them, and the allocations decided so far.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    items: HashMap<OpenItemId, Item>,
    pub allocations: Vec<NewAllocation>,
    changes: Vec<Item>,
    first_open_day: Option<Date>,
}

/// A state of the sheet to go back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    allocations: usize,
    changes: usize,
}

impl Sheet {
    pub fn new(items: HashMap<OpenItemId, Item>, first_open_day: Option<Date>) -> Self {
        Self {
            items,
            first_open_day,
            ..Self::default()
        }
    }

    /// An item on the sheet.
    pub fn item(&self, id: OpenItemId) -> Outcome<&Item> {
        self.items.get(&id).ok_or_else(|| {
            Refusal::new(
                Code::UnknownReference,
                "item",
                format!("there is no open item {id}"),
                "read the customer's open items again",
            )
        })
    }

    /// Adds an item that the same command makes.
    pub fn add(&mut self, item: Item) {
        self.items.insert(item.id, item);
    }

    /// Gives documents, known by a stand-in so far, their numbers.
    pub fn set_numbers(&mut self, numbers: &HashMap<String, String>) {
        for item in self.items.values_mut() {
            if let Some(number) = numbers.get(&item.number) {
                item.number.clone_from(number);
            }
        }
    }

    pub fn mark(&self) -> Mark {
        Mark {
            allocations: self.allocations.len(),
            changes: self.changes.len(),
        }
    }

    /// Forgets all that was decided since.
    pub fn back_to(&mut self, mark: Mark) {
        self.allocations.truncate(mark.allocations);
        while self.changes.len() > mark.changes {
            if let Some(before) = self.changes.pop() {
                self.items.insert(before.id, before);
            }
        }
    }

    /// Changes an item so that [`back_to`](Self::back_to) can undo it.
    pub fn change(&mut self, id: OpenItemId, change: impl FnOnce(&mut Item)) {
        if let Some(item) = self.items.get_mut(&id) {
            self.changes.push(item.clone());
            change(item);
        }
    }

    /// Decides one allocation.
    pub fn allocate(&mut self, allocation: NewAllocation, by: By) -> Outcome<()> {
        self.check_day(allocation.on)?;
        let (debit, credit) = (self.item(allocation.debit)?, self.item(allocation.credit)?);
        check_pair(debit, credit, &allocation, by)?;
        let minor = allocation.amount.minor();
        self.change(allocation.debit, |item| item.residual_minor -= minor);
        self.change(allocation.credit, |item| item.residual_minor += minor);
        self.allocations.push(allocation);
        Ok(())
    }

    /// Refuses a day in a closed period.
    pub fn check_day(&self, on: Date) -> Outcome<()> {
        super::periods::check_open(self.first_open_day, on)
    }
}

fn check_pair(debit: &Item, credit: &Item, new: &NewAllocation, by: By) -> Outcome<()> {
    let refuse = |code, field: &str, detail: String, remedy: &str| {
        Err(Refusal::new(code, field, detail, remedy))
    };
    if debit.amount_minor <= 0 || credit.amount_minor >= 0 {
        return refuse(
            Code::InvalidValue,
            "debit",
            format!(
                "{} is no claim, or {} is no debt",
                debit.number, credit.number
            ),
            "set a claim (positive) off against a debt (negative)",
        );
    }
    if by == By::Choice
        && let Some(bound) = [debit, credit].into_iter().find(|item| item.is_bound())
    {
        return refuse(
            Code::WrongState,
            "item",
            format!(
                "the {} of {} belongs to its own entry",
                bound.kind.as_str(),
                bound.number
            ),
            "reverse that entry instead",
        );
    }
    if debit.customer != credit.customer {
        return refuse(
            Code::InvalidValue,
            "credit",
            format!(
                "{} and {} belong to different payers",
                debit.number, credit.number
            ),
            "give both documents the same payer, or refund the one and collect the other",
        );
    }
    if debit.currency != credit.currency || new.amount.currency() != debit.currency {
        return refuse(
            Code::CurrencyMismatch,
            "amount",
            format!(
                "{} is in {}, {} in {}, the amount in {}",
                debit.number,
                debit.currency,
                credit.number,
                credit.currency,
                new.amount.currency()
            ),
            "set items of one currency off against each other",
        );
    }
    check_amount(debit, credit, new)?;
    let earliest = [
        Some(debit.posted_on),
        Some(credit.posted_on),
        debit.undone_on,
        credit.undone_on,
    ];
    let earliest = earliest.into_iter().flatten().max().unwrap_or(new.on);
    if new.on < earliest {
        return refuse(
            Code::InvalidValue,
            "on",
            format!("{} is before {earliest}, when both items were free", new.on),
            "date it on that day or later",
        );
    }
    Ok(())
}

fn check_amount(debit: &Item, credit: &Item, new: &NewAllocation) -> Outcome<()> {
    if !new.amount.is_positive() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "amount",
            format!("the amount is {}", new.amount),
            "give a positive amount",
        ));
    }
    for (item, rest_minor) in [
        (debit, debit.residual_minor),
        (credit, -credit.residual_minor),
    ] {
        if new.amount.minor() > rest_minor {
            return Err(Refusal::new(
                Code::ExceedsRest,
                "amount",
                format!(
                    "{} of {}, of which {} is left",
                    new.amount,
                    item.number,
                    Money::new(rest_minor, item.currency)
                ),
                "read the items again and give at most what is left of both",
            ));
        }
    }
    Ok(())
}

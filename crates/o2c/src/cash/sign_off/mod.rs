//! Sign-off by a second person: what is applied, written off or granted late above the limits of a
//! legal entity is refused to one person alone. It is kept as it was asked for until somebody else
//! signs; then it is done as written, if nothing that it touches has changed.

mod ask;
mod decide;
mod guard;
mod list;
mod rules;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{
    BankEntryId, Currency, CustomerId, EntityId, Event, EventKind, Money, OpenItemId, SignOffId,
};
use serde::{Deserialize, Serialize};
use store::{Tx, Value};
use uuid::Uuid;

use super::store::lock_entries;
use super::types::{BankEntry, EntryStatus, SignOffCommand, SignOffKind};
use crate::access::Permission;
use crate::error::Result;
use crate::receivables::{SettleLine, Standing, standing};

pub use ask::{ask_sign_off, try_command};
pub use decide::{decline, sign, withdraw};
pub(super) use guard::alone;
pub use guard::{allocate_guarded, apply_guarded, settle_guarded, write_off_guarded};
pub(super) use list::waiting;
pub use list::{list_sign_offs, sign_off};
pub use rules::{change_sign_off_rules, sign_off_rules};

impl SignOffCommand {
    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> SignOffKind {
        match self {
            Self::Apply(_) => SignOffKind::Apply,
            Self::Settle(_) => SignOffKind::Settle,
            Self::Allocate(_) => SignOffKind::Allocate,
            Self::WriteOff(_) => SignOffKind::WriteOff,
        }
    }

    /// What one needs to do it, and so to ask for it.
    #[must_use]
    pub const fn permission(&self) -> Permission {
        match self {
            Self::Apply(_) => Permission::CashWrite,
            Self::Settle(_) | Self::Allocate(_) => Permission::ReceivablesAllocate,
            Self::WriteOff(_) => Permission::ReceivablesWriteOff,
        }
    }

    fn entry(&self) -> Option<BankEntryId> {
        match self {
            Self::Apply(command) => Some(command.entry),
            Self::Settle(_) | Self::Allocate(_) | Self::WriteOff(_) => None,
        }
    }

    /// The receipt or credit note that is used, or the item that is written off.
    fn item(&self) -> Option<OpenItemId> {
        match self {
            Self::Apply(_) => None,
            Self::Settle(command) => Some(command.credit),
            Self::Allocate(command) => Some(command.credit),
            Self::WriteOff(command) => Some(command.item),
        }
    }

    /// What it is about: one thing waits for one signature at a time.
    fn subject(&self) -> Uuid {
        match (self.entry(), self.item()) {
            (Some(entry), _) => entry.uuid(),
            (None, Some(item)) => item.uuid(),
            (None, None) => Uuid::nil(),
        }
    }

    /// What it does to each item, as lines of a settlement.
    fn lines(&self) -> Vec<SettleLine> {
        match self {
            Self::Apply(command) => command.lines.clone(),
            Self::Settle(command) => command.lines.clone(),
            Self::Allocate(command) => vec![SettleLine::of(command.debit, command.amount)],
            Self::WriteOff(_) => Vec::new(),
        }
    }

    /// What it gives up of each item: written off, or granted late. `None` stands for a receipt that
    /// it makes itself.
    fn given_up(&self) -> Vec<(Option<OpenItemId>, Money)> {
        let mut given_up: Vec<(Option<OpenItemId>, Money)> = Vec::new();
        for line in self.lines() {
            let late = line.discount.filter(|_| line.discount_late);
            let written_off = line.write_off.map(|it| it.amount);
            let of_line = late.into_iter().chain(written_off);
            given_up.extend(of_line.map(|amount| (Some(line.item), amount)));
        }
        match self {
            Self::Apply(command) => {
                given_up.extend(command.rest.iter().map(|rest| (None, rest.amount)));
            }
            Self::Settle(command) => {
                let kept = command.rest.iter();
                given_up.extend(kept.map(|rest| (Some(command.credit), rest.amount)));
            }
            Self::WriteOff(command) => given_up.push((Some(command.item), command.amount)),
            Self::Allocate(_) => {}
        }
        given_up
    }

    /// Every item that it touches and that exists before it.
    fn items(&self) -> BTreeSet<OpenItemId> {
        let lines = self.lines().into_iter().map(|line| line.item);
        lines.chain(self.item()).collect()
    }
}

/// The entries and items that commands touch, locked.
struct World {
    entries: HashMap<BankEntryId, BankEntry>,
    items: BTreeMap<OpenItemId, Standing>,
    /// What receipts of the entries came to in other currencies, in minor units.
    exchanged: HashMap<(BankEntryId, Currency), i64>,
}

impl World {
    fn of(tx: &mut Tx, entity: EntityId, commands: &[SignOffCommand]) -> Result<Self> {
        let entries = commands.iter().filter_map(SignOffCommand::entry);
        let entries = lock_entries(tx, entity, entries)?;
        let items = commands.iter().flat_map(SignOffCommand::items).collect();
        let exchanged = exchanged_before(tx, entries.keys().copied())?;
        Ok(Self {
            exchanged,
            entries,
            items: standing(tx, entity, &items)?,
        })
    }

    /// What a command applies by itself; `None` where it names what does not exist.
    fn amount(&self, command: &SignOffCommand) -> Option<Money> {
        match command {
            SignOffCommand::Apply(it) => {
                let entry = self.entries.get(&it.entry)?;
                it.amount.or_else(|| entry.rest().ok())
            }
            SignOffCommand::Settle(it) => {
                let credit = self.items.get(&it.credit)?;
                let amounts = it.lines.iter().map(|line| line.amount);
                Money::sum(credit.amount.currency(), amounts).ok()
            }
            SignOffCommand::Allocate(it) => Some(it.amount),
            SignOffCommand::WriteOff(it) => Some(it.amount),
        }
    }

    /// What a command applies in the items' currency, and what of the same money was before, where
    /// that is another currency than the money's.
    fn exchanged(&self, command: &SignOffCommand) -> Option<(Money, i64)> {
        let SignOffCommand::Apply(it) = command else {
            return None;
        };
        let exchanged = it.exchanged?;
        let before = self.exchanged.get(&(it.entry, exchanged.currency()));
        Some((exchanged, before.copied().unwrap_or(0)))
    }

    /// What of the same money is applied already.
    fn applied_before(&self, command: &SignOffCommand) -> Option<Money> {
        if let Some(entry) = command.entry() {
            return Some(self.entries.get(&entry)?.applied);
        }
        let credit = self.items.get(&command.item()?)?;
        credit
            .amount
            .checked_sub(credit.residual)
            .ok()
            .map(Money::abs)
    }

    fn customer(&self, command: &SignOffCommand) -> Option<CustomerId> {
        match command {
            SignOffCommand::Apply(it) => Some(it.customer),
            other => Some(self.items.get(&other.item()?)?.customer),
        }
    }

    /// How all that a command touches stands now; `None` where something does not exist, or the entry
    /// is not open.
    fn seen(&self, command: &SignOffCommand) -> Option<Seen> {
        let applied = match command.entry() {
            Some(id) => {
                let entry = self.entries.get(&id)?;
                (entry.status == EntryStatus::Open).then_some(())?;
                Some(entry.applied)
            }
            None => None,
        };
        let mut items = BTreeMap::new();
        for id in command.items() {
            let item = self.items.get(&id)?;
            let seen = SeenItem {
                number: item.number.clone(),
                residual: item.residual,
            };
            items.insert(id, seen);
        }
        Some(Seen { applied, items })
    }
}

/// What the standing receipts of entries came to in another currency than that of their entry.
fn exchanged_before(
    tx: &mut Tx,
    entries: impl Iterator<Item = BankEntryId>,
) -> Result<HashMap<(BankEntryId, Currency), i64>> {
    let rows = tx.query(
        "SELECT bank_entry_id, currency, CAST(sum(amount_minor) AS BIGINT) FROM receipts
         WHERE bank_entry_id IN (SELECT value FROM {uuids $1}) AND reversed_on IS NULL
            AND paid_minor IS NOT NULL
         GROUP BY bank_entry_id, currency",
        &[Value::ids(entries)],
    )?;
    rows.iter()
        .map(|row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))
        .collect()
}

/// How things stood when a sign-off was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    /// What of the bank entry was applied.
    applied: Option<Money>,
    items: BTreeMap<OpenItemId, SeenItem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SeenItem {
    number: String,
    residual: Money,
}

/// What happened to a sign-off.
fn event(
    kind: EventKind,
    entity: EntityId,
    id: SignOffId,
    command: &SignOffCommand,
    customer: CustomerId,
) -> Event {
    let mut event = Event::new(kind, entity)
        .object(id, "sign_off")
        .object(customer, "customer")
        .attr("kind", command.kind().as_str());
    if let Some(entry) = command.entry() {
        event = event.object(entry, "entry");
    }
    if let Some(item) = command.item() {
        event = event.object(item, "item");
    }
    event
}

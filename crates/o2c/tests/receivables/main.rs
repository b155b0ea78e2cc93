//! The ledger on every database. Risks covered: books that do not balance, money set off twice,
//! limits that one path forgets, history that changes afterwards, figures that differ by report.

mod aged;
mod allocation;
mod anomalies;
mod changes;
mod credit_decisions;
mod days;
mod discount;
mod kpis;
mod latencies;
#[path = "../ledger_world/mod.rs"]
mod ledger_world;
mod lists;
mod periods;
mod posting;
mod reversal;
mod undo;
mod write_off;

use cashlane_o2c::receivables::{
    self, AgedFilter, AgingRow, EntryBuilder, EntryKind, ItemFilter, ItemKind, ItemSide, ItemState,
    JournalFilter, LineWriteOff, Posting, Refund, Role, SettleLine, Settlement, SourceRef,
    WriteOff, WriteOffReason,
};
use cashlane_o2c::{Code, Error, PageRequest};
use kernel::{Actor, Currency, InvoiceId, Money, OpenItemId, RefundId};
use ledger_world::{
    Document, TODAY, World, cents, day, eur, for_each_world, line, on_every_database, refusal,
    refused,
};
use serde_json::json;

fn given_up(amount: &str) -> LineWriteOff {
    LineWriteOff {
        amount: eur(amount),
        reason: WriteOffReason::SmallDifference,
        note: None,
    }
}

fn settlement(credit: OpenItemId, on: &str, lines: Vec<SettleLine>) -> Settlement {
    Settlement {
        credit,
        on: day(on),
        lines,
        rest: None,
    }
}

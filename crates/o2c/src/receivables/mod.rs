//! Receivables: the ledger.
//!
//! Journal entries balance by construction and are never changed; a correction reverses. Behind
//! each line on a receivable account stand open items, one for each instalment, so that the sum
//! of the open items is the receivable account, on any day. Allocations set items off against
//! each other, many to many and in parts; undoing one adds a negative row. What is left of an
//! item is kept with it and equals its amount less its allocations.
//!
//! An item belongs to the payer of its document, and only items of one customer and currency are
//! set off against each other. A business date can be any day of an open period: months are
//! closed in order and reopened in reverse order.
//!
//! **Early-payment discount.** An item carries the discount offered, including tax. A discount is
//! granted by a settlement which clears the item with it, so never on a payment of the full
//! amount; at most what was offered, reduced by the share of the item that credit notes took
//! back; until its last day, or later by a person. Its entry splits it into net and tax in the
//! proportion of tax to receivable in the entry of the invoice itself; an item taken over from an
//! old system, whose entry has no tax, gives a discount without tax.

mod adjust;
mod aged;
mod aging;
mod allocation;
mod candidates;
mod chart;
mod closed_balances;
pub(crate) mod days;
mod debts;
mod deductions;
mod entry;
mod items;
mod journal;
mod keys;
mod ledger;
mod list;
mod listing;
mod past_due;
mod periods;
#[cfg(test)]
mod plans;
mod posting;
mod receive;
mod reversal;
mod rules;
mod settle;
mod sheet;
mod standing;
mod statement;
mod store;
mod types;
mod undo;
mod verify;

pub use adjust::{refund_tx, write_off_tx};
pub use aged::{AgedFilter, AgedPage, AgedSort, aged_page};
pub use aging::{Aging, AgingOptions, AgingRow, aging};
pub use allocation::{allocate_tx, unallocate_tx};
pub(crate) use candidates::{Candidate, Candidates, amount_counts, open_count};
pub use chart::{
    Account, Chart, LedgerAccount, Role, chart, create_account, create_default_accounts,
};
pub use days::merge_days_tx;
pub(crate) use debts::{Debt, Debts, debts};
pub(crate) use deductions::in_use as deduction_reasons_in_use;
pub use deductions::{
    Deduction, DeductionFilter, DeductionReason, DeductionReasonChange, DeductionSort,
    DeductionStatus, DeductionSum, LineDeduction, NewDeductionReason, change_deduction_reason,
    create_deduction_reason, deduction, deduction_reasons, deduction_totals, list_deductions,
};
pub use entry::{Entry, EntryBuilder, Unbalanced};
pub use items::{
    AllocationView, allocations_of, item, items_by_ids, items_by_numbers, items_by_sources,
};
pub use journal::{EntryView, JournalFilter, LineView, entries_by_source, entry, journal};
pub use keys::fill_keys_tx;
pub use ledger::{LedgerRow, TrialBalanceRow, ledger_export, trial_balance};
pub use list::{ItemFilter, ItemSide, ItemSort, ItemState, ListedItem};
pub use listing::{ItemSum, ItemTotals, item_totals, listed_item, open_items};
pub(crate) use past_due::past_due;
pub use periods::{
    ClosedPeriod, check_open, close_periods, closed_periods, first_open_day, reopen_period,
};
pub use posting::{JOURNAL_SERIES, post_tx};
pub use receive::{Received, Receiving, receive_tx};
pub use reversal::reverse_entries_tx;
pub use settle::settle_tx;
pub(crate) use standing::{Standing, standing};
pub use statement::{Movement, Statement, StatementItem, StatementSection, statement};
pub use types::{
    Adjusted, AllocationRequest, AlsoKnown, EntryKind, How, ItemKind, LineWriteOff, NewOpenItem,
    OpenItem, Posted, Posting, Refund, SettleLine, Settled, Settlement, SourceRef, WriteOff,
    WriteOffReason,
};
pub use undo::{EntryReversal, ReversedEntry, reverse_adjustments_tx};
pub use verify::verify;

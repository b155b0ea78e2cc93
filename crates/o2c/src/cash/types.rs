//! What goes into the room and what comes out of it.

mod learned;
mod matching;
mod receipts;
mod statements;

pub use learned::{LearnedChange, LearnedFilter, LearnedPayer, LearnedSort, PayerKind};
pub use matching::{ApplyEntry, Exception, LeftEntries, MatchReport, MatchSelection, MatchedEntry};
pub use receipts::{
    NewReceipt, NewRefund, Receipt, ReceiptFilter, ReceiptOrigin, ReceiptSort, RecordedReceipt,
    RefundView, ReverseReceipt,
};
pub use statements::{
    BalanceState, BankAccount, BankEntry, EntryChange, EntryFilter, EntrySort, EntryStatus,
    ExceptionFilter, ImportedStatement, NewBankAccount, Statement, StatementFilter,
    StatementImport,
};

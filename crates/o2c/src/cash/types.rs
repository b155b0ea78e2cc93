//! What goes into the room and what comes out of it.

mod calibration;
mod decision;
mod learned;
mod matching;
mod policies;
mod questions;
mod receipts;
mod sign_off;
mod statements;

pub use calibration::MatchCalibration;
pub use decision::{
    Alternative, AlternativeLines, AppliedCorrection, Confidence, Decision, NamedItem, Proposal,
    ProposedLine, ScorePart,
};
pub(crate) use decision::{NOT_OURS, TAKEN_BACK};
pub use learned::{LearnedChange, LearnedFilter, LearnedKind, LearnedPayer, LearnedSort};
pub use matching::{
    AcceptEntry, AcceptSelection, ApplyEntry, Exception, LeftEntries, MatchReport, MatchSelection,
    MatchedEntry,
};
pub use policies::{
    EnforcePolicy, MatchPolicyView, PolicyCase, PolicyCustomer, PolicyRules, Rates, Simulation,
};
pub use questions::{
    Answer, LinkState, NamedDocument, NewAnswer, NewQuestion, PayerQuestion, QuestionFilter,
    QuestionStatus, ShownQuestion, WithdrawQuestion,
};
pub use receipts::{
    NewReceipt, NewRefund, Receipt, ReceiptFilter, ReceiptOrigin, ReceiptSort, RecordedReceipt,
    RefundView, ReverseReceipt,
};
pub use sign_off::{
    DecideSignOff, NewSignOff, SignOff, SignOffCommand, SignOffFilter, SignOffKind, SignOffLine,
    SignOffRules, SignOffRulesChange, SignOffStatus,
};
pub use statements::{
    BalanceState, BankAccount, BankEntry, EntryChange, EntryFilter, EntrySort, EntryStatus,
    ExceptionFilter, ExceptionSort, ImportedStatement, NewBankAccount, Statement, StatementFilter,
    StatementImport,
};

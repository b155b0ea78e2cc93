//! Cash: bank statements, what customers paid with them, and money given back.
//!
//! **Statements.** Each entry of a statement is kept once and posted at once: debit bank, credit
//! unapplied for money in, the other way round for money out. The very same statement changes
//! nothing when it comes again. Entries are told apart by a fingerprint (days, amount, direction,
//! references, counterparty's account and text, without case, blanks and punctuation) and, among
//! equal ones, by counting them:
//!
//! - the k-th equal entry of a statement stands in the books already if they hold k such entries;
//!   so overlapping statements bring only what is new, and genuine twins are both kept;
//! - but where the balances prove that all entries are new (closing before + all entries = closing
//!   now, and not without the seeming repetitions), they are: twins of one day may be cut apart
//!   by the end of a statement.
//!
//! Opening + entries = closing is checked, and so is that a statement goes on where the one before
//! ended; what does not fit is booked and flagged.
//!
//! **Notifications** of a bank tell the single payments behind one entry of a statement. They post
//! nothing. The entry that one details is split into its payments when nothing of it is applied; the
//! parts are applied in its place, and what the ledger holds stays as it is.
//!
//! **Receipts.** An entry, or a part of it, becomes a receipt of a customer: debit unapplied,
//! credit receivable, with an open item that pays invoices or stays on account. The engine of
//! the pure crate `matching` does this without a person only where it is sure and policy allows
//! it; the rest is listed with reason, proposal and confidence ([`exceptions`]). Every receipt can be taken back; reversals of the bank take theirs back by
//! themselves.
//!
//! **Remittance advice** is kept as it came and belongs to the entry that its reference, or else its
//! amount, payer and day, single out; where two fit, none is taken and a person says. It works
//! whichever of both came first.
//!
//! **Questions.** The payer of an open entry can be asked by e-mail what it pays. The answer comes by
//! a link that takes one, without signing in; it stays with the entry and raises it in the list.
//!
//! **Sign-off.** Above the limits of a legal entity, what is applied, written off or granted late by
//! hand waits for a second person.
//!
//! **Refunds** wait on the refund clearing account for the bank entry that shows the money gone.

mod accept;
mod accounts;
mod advice;
mod answers;
mod apply;
mod asking;
mod balance;
mod by_itself;
mod calibration;
mod change_account;
mod habits;
mod import;
mod learned;
mod learned_references;
mod lessons;
mod matcher;
mod normalise;
mod notification;
mod of_order;
mod outcomes;
mod policies;
mod queries;
mod question_mail;
mod questions;
mod receipts;
mod receive;
mod refunds;
mod reversal;
mod rows;
mod sign_off;
mod simulation;
mod store;
mod take_back;
mod types;
mod verify;

pub use self::store::bank_entry;
pub use accept::accept_proposals;
pub use accounts::{bank_account, bank_accounts, create_bank_account};
pub use advice::{
    AdviceChange, AdviceDeduction, AdviceDetail, AdviceFilter, AdviceImport, AdviceLine,
    AdviceReference, AdviceSort, AdviceStatus, AdviceWarning, Advised, ImportedAdvice, LinkedBy,
    RemittanceAdvice, advice, advised, import_advices, link_advice, list_advices, set_advice_aside,
    unlink_advice,
};
pub use answers::{answer_question, question_of_link};
pub use apply::{apply_entries, set_aside};
pub use asking::{Links, ask_payer, mail_body, withdraw_question};
pub(crate) use by_itself::night;
pub use by_itself::{MATCH_JOB, match_by_itself, plan_night_tx};
pub use calibration::{match_calibrations, switch_match_calibration};
pub use change_account::{BankAccountChange, change_bank_account};
pub use import::{closing_before, import_statements};
pub use lessons::{learned_payer, list_learned_payers, switch_learned_payer};
pub use matcher::{MATCH_LIMIT_MAX, match_open_entries};
pub use notification::{
    ImportedBankPart, ImportedNotification, Notification, NotificationChange, NotificationFilter,
    NotificationReason, NotificationStatus, NotifiedPayment, import_bank_file, list_notifications,
    list_notified_payments, notification, split_notification, undo_split,
};
pub use of_order::{OrderPayment, order_payments};
pub use policies::match_trial;
pub(crate) use queries::{ENTRIES, RECEIPTS};
pub use queries::{
    exception, exceptions, list_entries, list_receipts, list_statements, receipt, statement,
};
pub use questions::{list_questions, payer_question};
pub use receipts::record_receipts;
pub use receive::RECEIPT_SERIES;
pub use refunds::{REFUND_SERIES, link_refund, list_refunds, refund};
pub use reversal::reverse_entry;
pub use sign_off::{
    allocate_guarded, apply_guarded, ask_sign_off, change_sign_off_rules, decline, list_sign_offs,
    settle_guarded, sign, sign_off, sign_off_rules, try_command, withdraw, write_off_guarded,
};
pub use take_back::reverse_receipt;
pub use types::{
    AcceptEntry, AcceptSelection, Alternative, AlternativeLines, Answer, AppliedCorrection,
    ApplyEntry, BalanceState, BankAccount, BankEntry, Confidence, DecideSignOff, Decision,
    EnforcePolicy, EntryChange, EntryFilter, EntrySort, EntryStatus, Exception, ExceptionFilter,
    ExceptionSort, ImportedStatement, LearnedChange, LearnedFilter, LearnedKind, LearnedPayer,
    LearnedSort, LeftEntries, LinkState, MatchCalibration, MatchPolicyView, MatchReport,
    MatchSelection, MatchedEntry, NamedDocument, NamedItem, NewAnswer, NewBankAccount, NewQuestion,
    NewReceipt, NewRefund, NewSignOff, PayerQuestion, PolicyCase, PolicyCustomer, PolicyRules,
    Proposal, ProposedLine, QuestionFilter, QuestionStatus, Rates, Receipt, ReceiptFilter,
    ReceiptOrigin, ReceiptSort, RecordedReceipt, RefundView, ReverseReceipt, ScorePart,
    ShownQuestion, SignOff, SignOffCommand, SignOffFilter, SignOffKind, SignOffLine, SignOffRules,
    SignOffRulesChange, SignOffStatus, Simulation, Statement, StatementFilter, StatementImport,
    WithdrawQuestion,
};
pub use verify::verify;

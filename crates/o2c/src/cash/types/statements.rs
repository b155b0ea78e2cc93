//! Bank accounts, statements and their entries.

use formats::bank::BankFile;
use kernel::{
    BankAccountId, BankEntryId, Currency, Date, FileId, Instant, Money, RemittanceAdviceId,
    StatementId,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::questions::QuestionStatus;
use crate::orders::Effect;
use crate::sort::{Sort, sort_words};
use crate::words::words;

/// One of our bank accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BankAccount {
    /// Its id.
    #[schema(value_type = String)]
    pub id: BankAccountId,
    /// What people call it.
    pub name: String,
    /// IBAN without blanks where there is one, else the bank's own account number.
    pub account_no: String,
    /// BIC of the bank.
    pub bic: Option<String>,
    /// Its currency.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The ledger account that mirrors it.
    pub ledger_account: String,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
    /// The last day of its statements, when it is closed.
    pub closed_on: Option<Date>,
}

/// A bank account to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewOwnBankAccount)]
pub struct NewBankAccount {
    /// What people call it.
    pub name: String,
    /// IBAN, or the bank's own account number as its statements name it.
    pub account_no: String,
    /// BIC of the bank.
    #[serde(default)]
    pub bic: Option<String>,
    /// Default: the legal entity's base currency.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// Code of the ledger account that mirrors it; it must have the role `bank`. Default: the first
    /// such account.
    #[serde(default)]
    pub ledger_account: Option<String>,
}

words! {
    /// How the balances of a statement fit.
    BalanceState as "a balance state" {
        /// Opening and entries make the closing balance, and it goes on where the last one ended.
        Balanced = "balanced",
        /// Opening and entries do not make the closing balance.
        Differs = "differs",
        /// It adds up, but does not begin where the statement before ended.
        Gap = "gap",
        /// It names no balances.
        Unknown = "unknown",
    }
}

/// A bank file to import.
#[derive(Debug, Clone, Copy)]
pub struct StatementImport<'a> {
    /// What was read from it.
    pub file: &'a BankFile,
    /// The file as it came, stored before.
    pub file_id: Option<FileId>,
    /// The account, for files that do not name one.
    pub account: Option<BankAccountId>,
}

/// A statement that was imported, or was there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportedStatement {
    /// The statement as it stands in the books.
    #[serde(flatten)]
    pub statement: Statement,
    /// True when the very same statement was imported before: nothing was changed.
    pub known: bool,
    /// Entries that are only announced, or for information, and were left out.
    pub left_out: i64,
    /// Reversals whose original was found and undone.
    pub reversals_undone: i64,
    /// Reversals whose original was not found: they wait for a person.
    pub reversals_open: i64,
}

/// A bank statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = BankStatement)]
pub struct Statement {
    /// Its id.
    #[schema(value_type = String)]
    pub id: StatementId,
    /// The account.
    #[schema(value_type = String)]
    pub bank_account: BankAccountId,
    /// The format it was read from.
    pub format: String,
    /// The bank's number of it.
    pub statement_no: Option<String>,
    /// First day.
    #[schema(value_type = Option<String>, format = Date)]
    pub from_on: Option<Date>,
    /// Last day.
    #[schema(value_type = Option<String>, format = Date)]
    pub to_on: Option<Date>,
    /// Balance before the first entry.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub opening: Option<Money>,
    /// Balance after the last entry.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub closing: Option<Money>,
    /// How the balances fit.
    pub balance: BalanceState,
    /// Closing less opening and entries; zero when it adds up.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub difference: Option<Money>,
    /// What lies between the closing balance of the statement before and this one; zero when
    /// nothing is missing.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub gap: Option<Money>,
    /// Entries that it brought.
    pub entries: i64,
    /// Entries on it that an earlier statement had brought already.
    pub entries_repeated: i64,
    /// The file as it came.
    #[schema(value_type = Option<String>)]
    pub file: Option<FileId>,
    /// When it was imported.
    #[schema(value_type = String, format = DateTime)]
    pub imported_at: Instant,
}

/// Which statements a list shows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct StatementFilter {
    /// Only those of this account.
    #[param(value_type = Option<String>)]
    pub bank_account: Option<BankAccountId>,
    /// `true`: only those whose balances do not fit.
    pub flagged: Option<bool>,
}

words! {
    /// What became of a bank entry.
    EntryStatus as "a bank entry status" {
        /// Money came in and is not, or not wholly, known to whom it belongs.
        Open = "open",
        /// All of it became receipts, or the refund it pays out.
        Applied = "applied",
        /// Not a customer's payment: charges, transfers of our own.
        Other = "other",
        /// The bank took it back, or it is what took another one back.
        Reversed = "reversed",
        /// Split into the payments behind it, which are applied in its place.
        Split = "split",
    }
}

/// A movement on one of our accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BankEntry {
    /// Its id.
    #[schema(value_type = String)]
    pub id: BankEntryId,
    /// The account.
    #[schema(value_type = String)]
    pub bank_account: BankAccountId,
    /// The statement that brought it.
    #[schema(value_type = String)]
    pub statement: StatementId,
    /// Its place on that statement.
    pub line_no: i64,
    /// Day of booking.
    #[schema(value_type = String, format = Date)]
    pub booked_on: Date,
    /// Day from which the money counts.
    #[schema(value_type = String, format = Date)]
    pub value_on: Date,
    /// Money in positive, money out negative.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// What of it has become receipts or refunds, with its sign.
    #[schema(value_type = crate::schema::Money)]
    pub applied: Money,
    /// What the payer told its bank to pay, where that is in another currency; without a sign.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub instructed: Option<Money>,
    /// It takes an earlier movement back.
    pub is_reversal: bool,
    /// The other side's name.
    pub counterparty_name: Option<String>,
    /// The other side's account.
    pub counterparty_account: Option<String>,
    /// The text that came with it, line by line.
    pub remittance: String,
    /// References that came in fields of their own.
    pub references: Vec<String>,
    /// The payer's end-to-end reference.
    pub end_to_end_id: Option<String>,
    /// The bank's reference.
    pub bank_reference: Option<String>,
    /// Why the bank takes a payment back, by the code of the bank.
    pub return_reason: Option<String>,
    /// What became of it.
    pub status: EntryStatus,
    /// The batch of which it is a part. A part posts nothing: its batch has.
    #[schema(value_type = Option<String>)]
    pub batch: Option<BankEntryId>,
    /// Into how many parts it was split.
    pub parts: i64,
    /// The remittance advice that belongs to it.
    #[schema(value_type = Option<String>)]
    pub advice: Option<RemittanceAdviceId>,
}

/// Which entries a list shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct EntryFilter {
    /// Only those of this account.
    #[param(value_type = Option<String>)]
    pub bank_account: Option<BankAccountId>,
    /// Only those of this statement.
    #[param(value_type = Option<String>)]
    pub statement: Option<StatementId>,
    /// Only the parts of this batch.
    #[param(value_type = Option<String>)]
    pub batch: Option<BankEntryId>,
    /// Only those in this state.
    pub status: Option<EntryStatus>,
    /// Only those booked on this day or later.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Only those booked on this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// Only those whose text, name or references contain this, or with this amount.
    pub search: Option<String>,
    /// Default: the newest first.
    #[param(schema_with = EntrySort::schema)]
    pub sort: Option<Sort<EntrySort>>,
}

/// Which exceptions a list shows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ExceptionFilter {
    /// Only those whose text, name or references contain this, or with this amount.
    pub search: Option<String>,
    /// Only those with a proposal that was at least so likely when matching last looked, in
    /// percent.
    pub confidence: Option<u32>,
    /// Only those about which the payer was asked, by how far the latest question is.
    pub question: Option<QuestionStatus>,
    /// Default: those whose payer answered, then the others, each as long as they wait.
    #[param(schema_with = ExceptionSort::schema)]
    pub sort: Option<Sort<ExceptionSort>>,
}

sort_words! {
    /// By what exceptions are sorted.
    ExceptionSort {
        /// When they were booked.
        Booked = "booked",
        /// Currency and amount.
        Amount = "amount",
        /// How sure matching was of its best guess when it last looked.
        Confidence = "confidence",
    }
}

sort_words! {
    /// By what bank entries are sorted.
    EntrySort {
        /// When they were booked.
        Booked = "booked",
        /// Currency and amount.
        Amount = "amount",
    }
}

/// An entry after a command, and whether the command changed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntryChange {
    /// The entry as it stands now.
    pub entry: BankEntry,
    /// Repeating a command is no mistake.
    pub effect: Effect,
}

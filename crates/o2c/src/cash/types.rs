//! What goes into the room and what comes out of it.

use formats::bank::BankFile;
use kernel::{
    BankAccountId, BankEntryId, Currency, CustomerId, Date, FileId, Instant, Money, OpenItemId,
    ReceiptId, RefundId, StatementId,
};
use matching::Decision;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::orders::Effect;
use crate::receivables::{LineWriteOff, SettleLine};
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
}

/// A bank account to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
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
    }
}

words! {
    /// Where a receipt comes from.
    ReceiptOrigin as "a receipt origin" {
        /// An entry of a bank statement.
        Bank = "bank",
        /// Somebody recorded it by hand.
        Manual = "manual",
        /// Taken over from a file.
        Import = "import",
    }
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
    #[schema(value_type = Option<Object>)]
    pub opening: Option<Money>,
    /// Balance after the last entry.
    #[schema(value_type = Option<Object>)]
    pub closing: Option<Money>,
    /// How the balances fit.
    pub balance: BalanceState,
    /// Closing less opening and entries; zero when it adds up.
    #[schema(value_type = Option<Object>)]
    pub difference: Option<Money>,
    /// What lies between the closing balance of the statement before and this one; zero when
    /// nothing is missing.
    #[schema(value_type = Option<Object>)]
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
    #[schema(value_type = Object)]
    pub amount: Money,
    /// What of it has become receipts or refunds, with its sign.
    #[schema(value_type = Object)]
    pub applied: Money,
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
    /// What became of it.
    pub status: EntryStatus,
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
    /// Only those in this state.
    pub status: Option<EntryStatus>,
    /// Only those booked on this day or later.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Only those booked on this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// Only those whose text, name or references contain this.
    pub search: Option<String>,
}

/// An entry that waits for a person, with what the matching engine thinks of it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Exception {
    /// The entry.
    #[serde(flatten)]
    pub entry: BankEntry,
    /// Stable code of why it was not applied; `ready` when the next run will apply it.
    pub reason: &'static str,
    /// The whole decision: what was named, the likeliest application, the score.
    #[schema(value_type = Object)]
    pub decision: Decision,
}

/// Which open entries to match.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum MatchSelection {
    /// All open credits, oldest first, from `after` on.
    All {
        /// The `next` of the run before.
        #[serde(default)]
        after: Option<String>,
    },
    /// These.
    #[schema(value_type = Vec<String>)]
    Entries(Vec<BankEntryId>),
}

/// What a run of matching did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct MatchReport {
    /// Entries that were looked at.
    pub examined: i64,
    /// Receipts that were recorded and applied.
    pub applied: Vec<MatchedEntry>,
    /// Entries left to a person, by reason.
    pub left: Vec<LeftEntries>,
    /// Give this as `after` to go on; `null` at the end.
    pub next: Option<String>,
}

/// An entry that was applied without a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatchedEntry {
    /// The entry.
    #[schema(value_type = String)]
    pub entry: BankEntryId,
    /// The receipt that it became.
    #[schema(value_type = String)]
    pub receipt: ReceiptId,
}

/// Entries left for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LeftEntries {
    /// Stable code of the reason.
    pub reason: &'static str,
    /// How many.
    pub count: i64,
}

/// Applies a bank entry, or a part of it, for one customer by hand. Several customers share an
/// entry in several steps.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplyEntry {
    /// The entry.
    #[schema(value_type = String)]
    pub entry: BankEntryId,
    /// Whose money it is.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// How much of the entry. Default: all that is not applied yet.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub amount: Option<Money>,
    /// What it pays; the rest stays on account.
    #[serde(default)]
    pub lines: Vec<SettleLine>,
    /// Keeps what is left over instead of leaving it on account.
    #[serde(default)]
    pub rest: Option<LineWriteOff>,
}

/// A receipt to record without a bank entry.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReceipt {
    /// Whose money it is.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// How much; above zero.
    #[schema(value_type = Object)]
    pub amount: Money,
    /// When it came in. Default: today in the legal entity's time zone.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub received_on: Option<Date>,
    /// What the payer wrote on it.
    #[serde(default)]
    pub payer_reference: Option<String>,
    /// Code of the ledger account that received it. Default: the first one with the role `bank`.
    #[serde(default)]
    pub ledger_account: Option<String>,
    /// By hand or from a file. Default: by hand.
    #[serde(default = "manual")]
    pub origin: ReceiptOrigin,
    /// Numbers of the invoices that it pays, in this order, each as far as it is open.
    #[serde(default)]
    pub pays: Vec<String>,
    /// Open items that it pays; the rest stays on account.
    #[serde(default)]
    pub lines: Vec<SettleLine>,
}

const fn manual() -> ReceiptOrigin {
    ReceiptOrigin::Manual
}

impl NewReceipt {
    /// A receipt that pays these invoices as far as it reaches.
    #[must_use]
    pub const fn paying(customer: CustomerId, amount: Money, pays: Vec<String>) -> Self {
        Self {
            customer,
            amount,
            received_on: None,
            payer_reference: None,
            ledger_account: None,
            origin: ReceiptOrigin::Manual,
            pays,
            lines: Vec::new(),
        }
    }
}

/// A receipt that a command made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RecordedReceipt {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ReceiptId,
    /// Our number of it.
    pub number: String,
    /// Its open item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// How much it is.
    #[schema(value_type = Object)]
    pub amount: Money,
    /// What of it stays on account.
    #[schema(value_type = Object)]
    pub on_account: Money,
}

/// A receipt as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Receipt {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ReceiptId,
    /// Our number of it.
    pub number: String,
    /// Whose money it is.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's name.
    pub customer_name: String,
    /// The bank entry that brought it.
    #[schema(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
    /// When it came in.
    #[schema(value_type = String, format = Date)]
    pub received_on: Date,
    /// How much.
    #[schema(value_type = Object)]
    pub amount: Money,
    /// What of it is still on account.
    #[schema(value_type = Object)]
    pub on_account: Money,
    /// Its open item.
    #[schema(value_type = Option<String>)]
    pub item: Option<OpenItemId>,
    /// What the payer wrote on it.
    pub payer_reference: Option<String>,
    /// No person had a part in recording and applying it.
    pub automatic: bool,
    /// Where it comes from.
    pub origin: ReceiptOrigin,
    /// When it was taken back; `null` while it stands.
    #[schema(value_type = Option<String>, format = Date)]
    pub reversed_on: Option<Date>,
}

/// Which receipts a list shows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ReceiptFilter {
    /// Only those of this customer.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Only those of this bank entry.
    #[param(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
    /// Only those received on this day or later.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Only those received on this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// `true`: only those with something on account.
    pub on_account: Option<bool>,
    /// Only the one with this number.
    pub search: Option<String>,
}

/// Takes a receipt back: what it paid is open again.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseReceipt {
    /// The receipt.
    #[schema(value_type = String)]
    pub receipt: ReceiptId,
    /// Default: today in the legal entity's time zone, but not before it came in.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    /// Why.
    pub reason: String,
}

/// Gives money back to a customer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRefund {
    /// The receipt or credit note that is given back.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// How much; above zero.
    #[schema(value_type = Object)]
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// Default: today in the legal entity's time zone.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub refunded_on: Option<Date>,
}

/// A refund.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RefundView {
    /// Its id.
    #[schema(value_type = String)]
    pub id: RefundId,
    /// Our number of it, to be written on the transfer.
    pub number: String,
    /// Who gets the money.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// How much.
    #[schema(value_type = Object)]
    pub amount: Money,
    /// When.
    #[schema(value_type = String, format = Date)]
    pub refunded_on: Date,
    /// Why.
    pub reason: String,
    /// The bank entry that shows the money gone.
    #[schema(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
}

/// An entry after a command, and whether the command changed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntryChange {
    /// The entry as it stands now.
    pub entry: BankEntry,
    /// Repeating a command is no mistake.
    pub effect: Effect,
}

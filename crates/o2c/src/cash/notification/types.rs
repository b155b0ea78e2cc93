//! What is known of a notification, and what is asked of it.

use kernel::{BankAccountId, BankEntryId, Date, FileId, Instant, Money, NotificationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::cash::types::ImportedStatement;
use crate::orders::Effect;
use crate::words::words;

words! {
    /// What became of a notification.
    NotificationStatus as "a notification status" {
        /// The entry that it details is not known.
        Waiting = "waiting",
        /// Its entry is known, but not split.
        Linked = "linked",
        /// Its entry was split into its payments.
        Split = "split",
        /// Its payments stand in the books one by one: it adds nothing.
        Recognised = "recognised",
    }
}

words! {
    /// Why a notification waits, or why its entry is not split.
    NotificationReason as "a reason of a notification" {
        /// No statement has brought its entry yet.
        NoEntry = "no_entry",
        /// More than one entry could be the one, or one entry could be of several notifications.
        Ambiguous = "ambiguous",
        /// Its payments do not come to the amount of the entry.
        Differs = "differs",
        /// The entry is applied, wholly or partly.
        Applied = "applied",
        /// An application of the entry waits for a second person.
        SignOff = "sign_off",
        /// A person set the entry aside.
        SetAside = "set_aside",
        /// The bank took the entry back.
        Reversed = "reversed",
        /// A person took the split back.
        Undone = "undone",
    }
}

/// A bank's notification of the single payments behind one entry of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = BankNotification)]
pub struct Notification {
    /// Its id.
    #[schema(value_type = String)]
    pub id: NotificationId,
    /// The account.
    #[schema(value_type = String)]
    pub bank_account: BankAccountId,
    /// The format it was read from.
    pub format: String,
    /// What the bank calls the batch.
    pub reference: Option<String>,
    /// Day of booking.
    #[schema(value_type = String, format = Date)]
    pub booked_on: Date,
    /// Day from which the money counts.
    #[schema(value_type = String, format = Date)]
    pub value_on: Date,
    /// The batch as told; money in positive, money out negative.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// How many payments it names.
    pub payments: i64,
    /// What they come to.
    #[schema(value_type = crate::schema::Money)]
    pub payments_sum: Money,
    /// The amount of its entry, or else of the batch, less that of its payments.
    #[schema(value_type = crate::schema::Money)]
    pub difference: Money,
    /// What became of it.
    pub status: NotificationStatus,
    /// Why it waits, or why its entry is not split.
    pub reason: Option<NotificationReason>,
    /// The entry that it details.
    #[schema(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
    /// The file as it came.
    #[schema(value_type = Option<String>)]
    pub file: Option<FileId>,
    /// The file's name.
    pub file_name: Option<String>,
    /// When it was taken in.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Instant,
}

/// One payment of a notification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NotifiedPayment {
    /// Its place, from 1.
    pub line_no: i64,
    /// Money in positive, money out negative.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// It takes an earlier payment back.
    pub is_reversal: bool,
    /// Why, by the code of the bank.
    pub return_reason: Option<String>,
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
}

/// A notification that was taken in, or was there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportedNotification {
    /// The notification as it stands.
    #[serde(flatten)]
    pub notification: Notification,
    /// True when the very same notification came before: nothing was changed.
    pub known: bool,
}

/// What a bank file brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportedBankPart {
    /// A statement, whose entries are booked.
    Statement(ImportedStatement),
    /// A notification, which posts nothing.
    Notification(ImportedNotification),
}

/// Which notifications a list shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct NotificationFilter {
    /// Only those in this state.
    pub status: Option<NotificationStatus>,
    /// Only those of this account.
    #[param(value_type = Option<String>)]
    pub bank_account: Option<BankAccountId>,
    /// Only the one that details this entry.
    #[param(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
    /// Only those booked on this day or later.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Only those booked on this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// Only those whose reference contains this, or with this amount.
    pub search: Option<String>,
}

/// A notification after a command, and whether the command changed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NotificationChange {
    /// The notification as it stands now.
    pub notification: Notification,
    /// Repeating a command is no mistake.
    pub effect: Effect,
}

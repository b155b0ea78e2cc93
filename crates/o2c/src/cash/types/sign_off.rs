//! What a second person signs.

use kernel::{Actor, BankEntryId, CustomerId, Instant, Money, OpenItemId, SignOffId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::matching::ApplyEntry;
use crate::receivables::{AllocationRequest, Settlement, WriteOff};
use crate::words::words;

/// A command that waits for a second person, as it will be carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SignOffCommand {
    /// Apply a bank entry.
    Apply(ApplyEntry),
    /// Use a receipt or credit note.
    Settle(Settlement),
    /// Set a claim off against a debt.
    Allocate(AllocationRequest),
    /// Write an item off.
    WriteOff(WriteOff),
}

words! {
    /// What a second person is asked to sign.
    SignOffKind as "a kind of sign-off" {
        /// To apply a bank entry.
        Apply = "apply",
        /// To use a receipt or credit note.
        Settle = "settle",
        /// To set a claim off against a debt.
        Allocate = "allocate",
        /// To write an item off.
        WriteOff = "write_off",
    }
}

words! {
    /// How far a sign-off is.
    SignOffStatus as "a sign-off status" {
        /// It waits for a second person.
        Waiting = "waiting",
        /// A second person signed, and it is done.
        Signed = "signed",
        /// A second person said no.
        Declined = "declined",
        /// Who asked does not want it any more.
        Withdrawn = "withdrawn",
    }
}

/// Asks a second person to sign.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSignOff {
    /// What is to be done.
    pub command: SignOffCommand,
    /// What the second person should know.
    #[serde(default)]
    pub note: Option<String>,
}

/// Signs, declines or withdraws what waits.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideSignOff {
    /// Which.
    #[schema(value_type = String)]
    pub sign_off: SignOffId,
    /// Why; needed to decline.
    #[serde(default)]
    pub note: Option<String>,
}

/// From which amounts on a second person must sign.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct SignOffRules {
    /// What is applied by hand of one bank entry, receipt or credit note in all may come to so much, by
    /// currency; more needs a second person. Empty: nothing does. A currency that is not named, where
    /// others are, always does.
    #[schema(value_type = Vec<crate::schema::Money>)]
    pub applications: Vec<Money>,
    /// The same for what is written off of one item in all, with a discount that is granted late.
    #[schema(value_type = Vec<crate::schema::Money>)]
    pub adjustments: Vec<Money>,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
}

/// What changes of the rules; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SignOffRulesChange {
    /// See [`SignOffRules::applications`]; takes the place of all there were.
    #[schema(value_type = Option<Vec<crate::schema::Money>>)]
    pub applications: Option<Vec<Money>>,
    /// See [`SignOffRules::adjustments`]; takes the place of all there were.
    #[schema(value_type = Option<Vec<crate::schema::Money>>)]
    pub adjustments: Option<Vec<Money>>,
}

/// Which sign-offs a list shows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct SignOffFilter {
    /// Only those that are so far.
    pub status: Option<SignOffStatus>,
    /// Only those of this kind.
    pub kind: Option<SignOffKind>,
    /// Only those about this bank entry or open item, by its id.
    pub subject: Option<String>,
}

/// What is asked for of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SignOffLine {
    /// The item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// Its number.
    pub number: String,
    /// What was left of it when the sign-off was asked for.
    #[schema(value_type = crate::schema::Money)]
    pub open: Money,
    /// What is paid of it.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// What is granted as a discount.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub discount: Option<Money>,
    /// That discount is granted late.
    pub discount_late: bool,
    /// What is given up.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub write_off: Option<Money>,
}

/// Something that waits, or waited, for a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SignOff {
    /// Its id.
    #[schema(value_type = String)]
    pub id: SignOffId,
    /// What it is.
    pub kind: SignOffKind,
    /// How far it is.
    pub status: SignOffStatus,
    /// The bank entry that it applies.
    #[schema(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
    /// The receipt, credit note or item that it is about, unless that is a bank entry.
    #[schema(value_type = Option<String>)]
    pub item: Option<OpenItemId>,
    /// Whose account it moves.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name.
    pub customer_name: String,
    /// How much is applied, or written off.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// What it would do to each item.
    pub lines: Vec<SignOffLine>,
    /// What of the money is kept instead of staying on account.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub kept: Option<Money>,
    /// Exactly what was asked for.
    pub command: SignOffCommand,
    /// What the second person should know.
    pub note: Option<String>,
    /// Who asked.
    #[schema(value_type = String)]
    pub asked_by: Actor,
    /// Their name.
    pub asked_by_name: Option<String>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub asked_at: Instant,
    /// Who decided.
    #[schema(value_type = Option<String>)]
    pub decided_by: Option<Actor>,
    /// Their name.
    pub decided_by_name: Option<String>,
    /// When.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Instant>,
    /// What they said.
    pub decision_note: Option<String>,
}

//! What payments taught.

use kernel::{CustomerId, Date, LearnedPayerId, Money};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::sort::{Sort, sort_words};
use crate::words::words;

words! {
    /// What was learned: by what a payer is recognised, or how a customer pays.
    LearnedKind as "a kind of what is learned" {
        /// The account that the money comes from.
        Account = "account",
        /// The name that the bank gives.
        Name = "name",
        /// A number by which the payer knows itself or us.
        Reference = "reference",
        /// Pays the items that are due first before the others.
        OldestFirst = "oldest_first",
        /// Pays all at once that is open, is due, or was issued in a month.
        ByStatement = "by_statement",
        /// Takes the discount on offer after its last day.
        LateDiscount = "late_discount",
        /// Deducts the same amount each time.
        Deducts = "deducts",
    }
}

impl LearnedKind {
    /// The table that keeps it.
    pub(crate) const fn table(self) -> &'static str {
        match self {
            Self::Account | Self::Name => "learned_payers",
            Self::Reference => "learned_references",
            Self::OldestFirst | Self::ByStatement | Self::LateDiscount | Self::Deducts => {
                "learned_habits"
            }
        }
    }
}

/// What payments taught about who pays for a customer, or how the customer pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LearnedPayer {
    /// Its id.
    #[schema(value_type = String)]
    pub id: LearnedPayerId,
    /// What was learned.
    pub kind: LearnedKind,
    /// The account or name as the bank wrote it, the number in capitals; empty for a habit.
    pub shown: String,
    /// What is deducted each time, for that habit.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub deducted: Option<Money>,
    /// Whose money it was.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name.
    pub customer_name: String,
    /// Receipts that people made of such payments, or that showed the habit.
    pub by_person: i64,
    /// Receipts that matching made of such payments.
    pub by_rule: i64,
    /// How many of both people took back.
    pub taken_back: i64,
    /// Receipts of the customer that showed the contrary of the habit, and stand.
    pub contrary: i64,
    /// The booking day of the first such payment.
    pub first_on: Date,
    /// The booking day of the last one.
    pub last_on: Date,
    /// Whether there is enough evidence: for an account or name, more receipts stand than were
    /// taken back; for a number, two receipts more, and none of another customer; for a habit, at least three stand, and they are three of four of all that could
    /// have shown it.
    pub counts: bool,
    /// Whether matching uses it where it counts.
    pub is_active: bool,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
}

/// Which of what payments taught a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct LearnedFilter {
    /// Of this customer.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Of this kind.
    pub kind: Option<LearnedKind>,
    /// Switched on or off.
    pub is_active: Option<bool>,
    /// Part of the account, name or number, of a habit's customer's name, or the beginning of a customer's
    /// number.
    pub search: Option<String>,
    /// Default: the last seen first.
    #[param(schema_with = LearnedSort::schema)]
    pub sort: Option<Sort<LearnedSort>>,
}

sort_words! {
    /// By what learned payers are sorted.
    LearnedSort {
        /// When such a payment was last seen.
        Last = "last",
        /// The account, name or number; habits have none and are first.
        Shown = "shown",
    }
}

/// Switches something that payments taught off or on again.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LearnedChange {
    /// Whether matching uses it.
    pub is_active: bool,
}

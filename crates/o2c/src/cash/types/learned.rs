//! What payments taught.

use kernel::{CustomerId, Date, LearnedPayerId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::sort::{Sort, sort_words};
use crate::words::words;

words! {
    /// By what a payer is recognised.
    PayerKind as "a kind of payer" {
        /// The account that the money comes from.
        Account = "account",
        /// The name that the bank gives.
        Name = "name",
    }
}

/// What payments taught about who pays for a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LearnedPayer {
    /// Its id.
    #[schema(value_type = String)]
    pub id: LearnedPayerId,
    /// By what the payer is recognised.
    pub kind: PayerKind,
    /// The account or name as the bank wrote it.
    pub shown: String,
    /// Whose money it was.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name.
    pub customer_name: String,
    /// Receipts that people made of such payments.
    pub by_person: i64,
    /// Receipts that matching made of such payments.
    pub by_rule: i64,
    /// How many of both people took back.
    pub taken_back: i64,
    /// The booking day of the first such payment.
    pub first_on: Date,
    /// The booking day of the last one.
    pub last_on: Date,
    /// Whether matching uses it. It does so where more receipts stand than were taken back.
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
    pub kind: Option<PayerKind>,
    /// Switched on or off.
    pub is_active: Option<bool>,
    /// Part of the account or name, or the beginning of a customer's number.
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
        /// The account or name.
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

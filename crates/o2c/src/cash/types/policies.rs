//! What matching may do by itself, and what it would have done.

use kernel::{BankEntryId, CustomerId, Date, MatchPolicyId, Money, Percent};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::policies::PolicyView;

/// The limits within which matching applies payments without a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyRules {
    /// The lowest confidence that is applied, in percent; from 90.
    #[schema(value_type = String)]
    pub post_from: Percent,
    /// The lowest confidence at which several items that nothing names, found by their sum, are
    /// applied, in percent; from 90.
    #[schema(value_type = String)]
    pub post_searched_from: Percent,
    /// The lowest confidence that is proposed, in percent.
    #[schema(value_type = String)]
    pub propose_from: Percent,
    /// Bank charges are not larger than this, in minor units.
    pub charges_max_minor: i64,
    /// The percentages that customers take as discount, the likeliest first.
    #[schema(value_type = Vec<String>)]
    pub discounts: Vec<Percent>,
    /// Differences that only a person applies: `unearned_discount`, `tolerance`, `bank_charges`,
    /// `deduction`, `partial`, `overpayment`, `discount`.
    pub never_post: Vec<String>,
}

/// A policy of matching.
pub type MatchPolicyView = PolicyView<PolicyRules, Simulation>;

/// Puts a policy in force.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnforcePolicy {
    /// The policy.
    #[schema(value_type = String)]
    pub policy: MatchPolicyId,
    /// Why.
    pub reason: String,
    /// Although it was not tried on the past within a week; needs `policies.untried`.
    #[serde(default)]
    pub untried: bool,
}

/// What a policy would have done with payments that were applied since, beside what the one in
/// force does: each decision of the past is judged again by the limits of both. Amounts that the
/// engine would read otherwise, by other percentages or charges, are tried on the payments that
/// wait now, not on the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Simulation {
    /// The first day that was looked at.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// The policy that it is compared with.
    pub beside: String,
    /// Payments of the past of which it is known what the engine said.
    pub payments: u64,
    /// What the policy in force applies of them by itself.
    pub in_force: Rates,
    /// What this one would.
    pub candidate: Rates,
    /// What only this one would apply.
    pub added: Rates,
    /// What only the one in force applies.
    pub dropped: Rates,
    /// Payments that wait for a person now, up to a thousand.
    pub waiting: u64,
    /// Of them, what this policy would apply.
    pub waiting_applied: u64,
    /// The customers whose payments would be treated otherwise, most first, up to fifty.
    pub customers: Vec<PolicyCustomer>,
    /// The payments of the past that would be treated otherwise, wrong ones first, up to two
    /// hundred.
    pub cases: Vec<PolicyCase>,
}

/// Payments that are applied without a person, by whether that is right: what is applied stood, and
/// is what people applied where they did it by hand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Rates {
    /// Rightly.
    pub right: u64,
    /// Wrongly.
    pub wrong: u64,
}

/// A customer whose payments would be treated otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PolicyCustomer {
    /// The customer.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Payments that only the new policy would apply.
    pub added: Rates,
    /// Payments that only the one in force applies.
    pub dropped: Rates,
}

/// A payment of the past that would be treated otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PolicyCase {
    /// The bank entry.
    #[schema(value_type = String)]
    pub entry: BankEntryId,
    /// When it was booked.
    #[schema(value_type = String, format = Date)]
    pub booked_on: Date,
    /// Its amount.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// The customer whose money it is.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's name.
    pub customer_name: String,
    /// How sure the engine was, in percent.
    #[schema(value_type = String)]
    pub confidence: Percent,
    /// Only the new policy would apply it; otherwise only the one in force does.
    pub is_added: bool,
    /// Applying it is right.
    pub is_right: bool,
}

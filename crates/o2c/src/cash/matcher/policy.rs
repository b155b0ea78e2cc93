//! What may be applied without a person.

use matching::engine::{MatchPolicy, ResidualReason};

use crate::parties::Entity;

/// The policy in force for a legal entity: what is missing for another reason than a discount on
/// offer is left to a person, however sure the engine is of the reason.
pub(in crate::cash) fn policy_of(house: &Entity) -> MatchPolicy {
    MatchPolicy {
        tolerance_minor: house.tolerance_minor,
        never_post: vec![
            ResidualReason::UnearnedDiscount,
            ResidualReason::Tolerance,
            ResidualReason::BankCharges,
            ResidualReason::Deduction,
        ],
        ..MatchPolicy::default()
    }
}

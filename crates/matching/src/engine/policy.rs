//! What people set: thresholds and limits.

use super::decision::ResidualReason;

/// The limits within which payments are applied without a person. A change gets a new name, which
/// every decision carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchPolicy {
    /// Names the policy in every decision.
    pub version: String,
    /// The lowest confidence that posts, in millionths.
    pub post_from: u32,
    /// The lowest confidence that posts two or more items that nothing names, found by their sum;
    /// in millionths.
    pub post_searched_from: u32,
    /// The lowest confidence that proposes, in millionths.
    pub propose_from: u32,
    /// A difference up to this many minor units is tolerated.
    pub tolerance_minor: i64,
    /// Bank charges are not larger than this, in minor units.
    pub charges_max_minor: i64,
    /// The percentages that customers take as discount, in basis points, the likeliest first.
    pub discounts: Vec<u32>,
    /// A difference for one of these reasons is proposed to a person, however sure it is.
    pub never_post: Vec<ResidualReason>,
}

impl Default for MatchPolicy {
    fn default() -> Self {
        Self {
            version: "cash-1".to_owned(),
            post_from: 990_000,
            post_searched_from: 997_000,
            propose_from: 500_000,
            tolerance_minor: 100,
            charges_max_minor: 5_000,
            discounts: vec![200, 300, 100, 250, 150, 400, 500],
            never_post: Vec::new(),
        }
    }
}

//! What people set: thresholds and limits.

use super::decision::{Basis, Reason, ResidualReason};

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
    /// The lowest confidence that posts a round sum too much for documents named by their whole
    /// numbers, in millionths: at worst the rest, which stays on account, was meant for more.
    pub post_overpaid_from: u32,
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

/// What of an explanation a policy looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sureness {
    /// How likely it is, in millionths.
    pub confidence: u32,
    /// How many kinds of sign speak for it: names, the amount, the payer.
    pub signs: u8,
    /// What kind of explanation it is.
    pub basis: Basis,
    /// Why money is missing or left over.
    pub residual: Option<ResidualReason>,
}

impl MatchPolicy {
    /// Why an explanation that stands alone is not posted; `None` when it is.
    pub fn objection(&self, sureness: &Sureness) -> Option<Reason> {
        let least = match sureness.basis {
            Basis::Plain => self.post_from,
            Basis::Searched => self.post_searched_from.max(self.post_from),
            Basis::Overpaid => self.post_overpaid_from.min(self.post_from),
        };
        let residual = sureness.residual;
        if sureness.confidence < least {
            Some(Reason::Likely)
        } else if residual.is_some_and(|reason| self.never_post.contains(&reason)) {
            Some(Reason::ResidualForPerson)
        } else if sureness.signs < 2 {
            Some(Reason::OneSign)
        } else {
            None
        }
    }
}

impl Default for MatchPolicy {
    fn default() -> Self {
        Self {
            version: "cash-1".to_owned(),
            post_from: 990_000,
            post_searched_from: 997_000,
            post_overpaid_from: 750_000,
            propose_from: 500_000,
            tolerance_minor: 100,
            charges_max_minor: 5_000,
            discounts: vec![200, 300, 100, 250, 150, 400, 500],
            never_post: Vec::new(),
        }
    }
}

//! What is chosen when a model is learned, so that the choice can be kept or tried again.

use serde::{Deserialize, Serialize};

/// The choices of a model: how much the past counts, and whether trees are part of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// After so many days a settlement counts half; none: they count for ever.
    pub half_life: Option<f64>,
    /// How the deviation grows with the days from issue to settlement: as this power of them.
    pub growth: f64,
    /// As many settlements with the usual spread are added to each customer's own.
    pub spread_prior: f64,
    /// So many items with the usual share of disputes are added to each customer's own.
    pub dispute_prior: f64,
    /// Whether boosted trees may correct the rest. They still must help on later items.
    pub trees: bool,
}

impl Recipe {
    /// After so many days, to the nearest, a settlement counts half.
    pub fn half_life_days(&self) -> Option<i64> {
        self.half_life.map(super::number::minor)
    }
}

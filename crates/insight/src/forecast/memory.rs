//! How much of a customer's past counts, chosen by what would have foretold the past best.

use serde::{Deserialize, Serialize};

use super::disputes::with_odds;
use super::effects::Effects;
use super::history::{Habit, Known, Prior, Timeline};
use super::item::Item;
use super::number::float;
use super::recipe::Recipe;

/// How much the past counts.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Memory {
    /// After so many days a settlement counts half; none: they count for ever.
    pub half_life: Option<f64>,
    /// The variance within a customer, in square days.
    pub noise: f64,
    /// The variance between customers' levels, in square days.
    pub between: f64,
    /// As many settlements with the usual spread are added to each customer's own.
    pub spread_prior: f64,
    /// So many items with the usual share of disputes are added to each customer's own.
    pub dispute_prior: f64,
    /// How the deviation grows with the days from issue to settlement: as this power of them.
    pub growth: f64,
    /// The days from issue to settlement at which spreads are told.
    pub usual_days: f64,
}

/// A change of a memory that may foretell better.
#[derive(Clone, Copy)]
enum Offer {
    Growth(f64),
    HalfLife(f64),
    SpreadPrior(f64),
    DisputePrior(f64),
}

impl Memory {
    /// How much wider the deviation of an item with this expected delay is than the usual one.
    pub fn scale(&self, item: &Item, delay: f64) -> f64 {
        if self.growth == 0.0 {
            return 1.0;
        }
        let days = (f64::from(item.due - item.issued) + delay).max(3.0);
        (days / self.usual_days).powf(self.growth)
    }

    const fn with(mut self, offer: Offer) -> Self {
        match offer {
            Offer::Growth(power) => self.growth = power,
            Offer::HalfLife(days) => self.half_life = Some(days),
            Offer::SpreadPrior(items) => self.spread_prior = items,
            Offer::DisputePrior(items) => self.dispute_prior = items,
        }
        self
    }

    /// How much the past counts by a recipe; the variances are those of these effects.
    pub fn of(recipe: &Recipe, past: &Past<'_>, effects: &Effects) -> Self {
        Self {
            half_life: recipe.half_life,
            noise: effects.noise,
            between: effects.between_customers,
            spread_prior: recipe.spread_prior,
            dispute_prior: recipe.dispute_prior,
            growth: recipe.growth,
            usual_days: past.usual_days(),
        }
    }

    /// Chooses how much the past counts by how well it would have foretold what came next.
    pub fn fit(past: &Past<'_>, effects: &Effects) -> Self {
        let mut best = Self {
            half_life: None,
            noise: effects.noise,
            between: effects.between_customers,
            spread_prior: 1e6,
            dispute_prior: 1e6,
            growth: 0.0,
            usual_days: past.usual_days(),
        };
        let mut least = past.mean_loss(&best);
        let mut offers = Vec::new();
        offers.extend([0.25, 0.5, 0.75, 1.0].map(Offer::Growth));
        offers.extend([720.0, 360.0, 180.0, 90.0].map(Offer::HalfLife));
        offers.extend([60.0, 25.0, 10.0, 5.0].map(Offer::SpreadPrior));
        offers.extend([30.0, 16.0, 8.0, 4.0, 2.0, 1.0].map(Offer::DisputePrior));
        for offer in offers {
            let other = best.with(offer);
            let found = past.mean_loss(&other);
            // A richer memory must pay for itself.
            if found < least - 1e-3 {
                (best, least) = (other, found);
            }
        }
        best
    }
}

/// Items with what is expected of them, to be replayed.
pub struct Past<'a> {
    pub items: &'a [Item],
    pub customers: usize,
    pub priors: &'a [Prior],
    pub timeline: &'a Timeline,
}

impl Past<'_> {
    /// Replays the past with a memory; see [`Timeline::replay`].
    pub fn replay(&self, memory: &Memory, visit: impl FnMut(usize, &Known)) -> Vec<Habit> {
        self.timeline
            .replay(self.items, self.customers, self.priors, memory, visit)
    }

    /// The mean number of days from issue to settlement that is expected.
    fn usual_days(&self) -> f64 {
        let both = self.items.iter().zip(self.priors);
        let days = both.map(|(item, prior)| f64::from(item.due - item.issued) + prior.delay);
        (days.sum::<f64>() / float(self.items.len().max(1))).max(3.0)
    }

    /// The mean negative logarithm of the probability that was given to what came.
    fn mean_loss(&self, memory: &Memory) -> f64 {
        let (mut sum, mut count) = (0.0, 0usize);
        self.replay(memory, |at, known| {
            let (item, prior) = (&self.items[at], self.priors[at]);
            let Some(delay) = item.delay() else {
                return;
            };
            let expected = prior.delay + known.level;
            let variance = known.variance(memory.scale(item, expected));
            // Heavier tails than the normal distribution's: one outlier decides nothing.
            let error = (delay - expected).powi(2) / variance;
            sum += 0.5 * variance.ln() + 3.0 * (error / 5.0).ln_1p();
            if let Some(disputed) = item.disputed.filter(|_| prior.disputes > 0.0) {
                let share = with_odds(prior.disputes, known.disputes).clamp(1e-6, 1.0 - 1e-6);
                sum -= if disputed { share } else { 1.0 - share }.ln();
            }
            count += 1;
        });
        sum / float(count.max(1))
    }
}

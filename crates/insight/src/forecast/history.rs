//! What a customer's settlements tell of its next ones, as it was known on a day.
//!
//! Each settlement leaves what the effects do not explain. A customer's level is the mean of that,
//! old ones counting less, shrunk towards zero (that is, towards its segment and all customers) by
//! how little there is of it; its spread is shrunk towards that of all customers.

use serde::{Deserialize, Serialize};

use super::design::log_amount;
use super::disputes::Disputes;
use super::effects::Effects;
use super::item::{Day, Item};
use super::memory::Memory;

/// How quickly the recent mean forgets, in settlements.
const RECENT: f64 = 3.0;

/// What is remembered of a customer.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Habit {
    /// When the sums were last brought up to date.
    day: Day,
    /// How many settlements count, old ones less.
    weight: f64,
    /// Their unexplained delays, in days.
    sum: f64,
    /// Their squared errors, in square days.
    squares: f64,
    /// The mean of the last few unexplained delays, in days.
    recent: f64,
    amounts: f64,
    settled: u32,
    disputed: u32,
    judged: u32,
    /// How many disputes were to be expected of others with the same items.
    usual_disputes: f64,
}

/// What is expected of an item before its customer is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Prior {
    /// Its delay, in days.
    pub delay: f64,
    /// How likely it is disputed.
    pub disputes: f64,
}

/// What is known of a customer on a day.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// How much later than others like it the customer settles, in days.
    pub level: f64,
    /// How uncertain that is, in square days.
    pub doubt: f64,
    /// The variance of its single items, in square days.
    pub spread: f64,
    /// How far the last few settlements lie from the level, in days.
    pub drift: f64,
    /// How many settlements are known, old ones counting less.
    pub weight: f64,
    /// How much more than others the customer disputes, as a factor of the odds.
    pub disputes: f64,
    /// The mean logarithm of its amounts, if there are any.
    pub amount: Option<f64>,
    /// Days since the last settlement, if there is one.
    pub silence: Option<Day>,
}

impl Habit {
    /// Whether the customer has settled anything.
    pub const fn any(&self) -> bool {
        self.settled > 0
    }

    fn fade(&mut self, day: Day, memory: &Memory) {
        if let Some(half_life) = memory.half_life {
            let factor = 0.5f64.powf(f64::from((day - self.day).max(0)) / half_life);
            self.weight *= factor;
            self.sum *= factor;
            self.squares *= factor;
        }
        self.day = self.day.max(day);
    }

    /// What is known on a day that is not before the last settlement.
    pub fn on(mut self, day: Day, memory: &Memory) -> Known {
        let last = self.day;
        self.fade(day, memory);
        let ridge = memory.noise / memory.between;
        let level = self.sum / (self.weight + ridge);
        let spread = memory.spread_prior * memory.noise + self.squares;
        let any = self.any();
        Known {
            level,
            doubt: memory.noise / (self.weight + ridge),
            spread: (spread / (memory.spread_prior + self.weight)).max(0.05),
            drift: if any { self.recent - level } else { 0.0 },
            weight: self.weight,
            disputes: self.disputes(memory.dispute_prior),
            amount: any.then(|| self.amounts / f64::from(self.settled)),
            silence: any.then_some(day - last),
        }
    }

    /// By how much the odds of a dispute are multiplied, for a share that is shrunk towards the
    /// usual one by so many items.
    fn disputes(&self, prior: f64) -> f64 {
        let judged = f64::from(self.judged);
        let usual = self.usual_disputes / judged;
        let own = (prior * usual + f64::from(self.disputed)) / (prior + judged);
        let odds = |share: f64| share / (1.0 - share);
        if self.judged == 0 || usual <= 0.0 {
            1.0
        } else {
            odds(own) / odds(usual)
        }
    }

    /// Adds a settlement. `expected` is the level that was expected when the item was issued.
    fn settle(&mut self, item: &Item, day: Day, prior: Prior, expected: f64, memory: &Memory) {
        self.fade(day, memory);
        let scale = memory.scale(item, prior.delay + expected);
        let noise = memory.noise * scale * scale;
        let doubt = memory.noise / (self.weight + memory.noise / memory.between);
        let bound = 3.0 * (noise + doubt).sqrt();
        let left = f64::from(day - item.due) - prior.delay;
        let error = (left - expected).clamp(-bound, bound);
        let held = expected + error;
        self.weight += 1.0;
        self.sum += held;
        // The error holds the doubt of the level, too, which is not the customer's spread.
        self.squares += error * error / (noise + doubt) * memory.noise;
        let step = (1.0 / f64::from(self.settled + 1)).max(1.0 / RECENT);
        self.recent += step * (held - self.recent);
        self.amounts += log_amount(item);
        self.settled += 1;
        if let Some(disputed) = item.disputed {
            self.judged += 1;
            self.usual_disputes += prior.disputes;
            self.disputed += u32::from(disputed);
        }
    }
}

/// Items in the order in which they were issued and settled.
pub struct Timeline {
    issues: Vec<u32>,
    settlements: Vec<u32>,
}

impl Timeline {
    pub fn of(items: &[Item]) -> Self {
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let mut issues: Vec<u32> = (0..count).collect();
        issues.sort_by_key(|at| items[*at as usize].issued);
        let mut settlements: Vec<u32> = (0..count)
            .filter(|at| items[*at as usize].settled.is_some())
            .collect();
        settlements.sort_by_key(|at| items[*at as usize].settled);
        Self {
            issues,
            settlements,
        }
    }

    /// The items by day of issue.
    pub fn by_issue(&self) -> impl Iterator<Item = usize> + '_ {
        self.issues.iter().map(|at| *at as usize)
    }

    /// Goes through time: shows each item with what was known of its customer at the beginning of
    /// its day of issue, and gives what is known of all customers in the end.
    pub fn replay(
        &self,
        items: &[Item],
        customers: usize,
        priors: &[Prior],
        memory: &Memory,
        mut visit: impl FnMut(usize, &Known),
    ) -> Vec<Habit> {
        let mut habits = vec![Habit::default(); customers];
        let mut expected = vec![0.0; items.len()];
        let mut settlements = self.settlements.iter().map(|at| *at as usize).peekable();
        for at in self.by_issue() {
            let item = &items[at];
            while let Some(past) =
                settlements.next_if(|past| items[*past].settled < Some(item.issued))
            {
                let settled = &items[past];
                let day = settled.settled.unwrap_or_default();
                let habit = &mut habits[settled.customer as usize];
                habit.settle(settled, day, priors[past], expected[past], memory);
            }
            let known = habits[item.customer as usize].on(item.issued, memory);
            expected[at] = known.level;
            visit(at, &known);
        }
        for past in settlements {
            let settled = &items[past];
            let day = settled.settled.unwrap_or_default();
            let habit = &mut habits[settled.customer as usize];
            habit.settle(settled, day, priors[past], expected[past], memory);
        }
        habits
    }
}

/// What is expected of items before their customers are looked at. Where it is known whether an
/// item is disputed, its delay is the one expected of that.
pub fn priors(items: &[Item], effects: &Effects, disputes: Option<&Disputes>) -> Vec<Prior> {
    let prior = |item: &Item| {
        let share = disputes.map_or(0.0, |disputes| disputes.share(item));
        let disputed = item.disputed.map_or(share, f64::from);
        Prior {
            delay: effects.parts(item).sum() + disputed * effects.dispute(),
            disputes: share,
        }
    };
    items.iter().map(prior).collect()
}

impl Known {
    /// The variance of an item with this scale.
    pub fn variance(&self, scale: f64) -> f64 {
        self.spread * scale * scale + self.doubt
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMORY: Memory = Memory {
        half_life: Some(100.0),
        noise: 25.0,
        between: 25.0,
        spread_prior: 4.0,
        dispute_prior: 2.0,
        growth: 0.0,
        usual_days: 30.0,
    };

    fn item(issued: Day, delay: Day, disputed: bool) -> Item {
        Item {
            customer: 0,
            country: None,
            segment: None,
            issued,
            due: issued + 30,
            settled: Some(issued + 30 + delay),
            amount_minor: 10_000,
            currency: None,
            disputed: Some(disputed),
            paperless: None,
        }
    }

    fn replay(items: &[Item], on: Day) -> Known {
        let priors = vec![
            Prior {
                delay: 2.0,
                disputes: 0.25,
            };
            items.len()
        ];
        let timeline = Timeline::of(items);
        let habits = timeline.replay(items, 1, &priors, &MEMORY, |_, _| ());
        habits[0].on(on, &MEMORY)
    }

    #[test]
    fn a_level_is_shrunk_and_fades_as_by_hand() {
        // Three settlements on day 1040, each 4 days later than the effects expect.
        let items = [item(1004, 6, false); 3];
        let known = replay(&items, 1040);
        // 3 × 4 / (3 + 25 / 25).
        assert!((known.level - 3.0).abs() < 1e-12);
        assert!((known.doubt - 25.0 / 4.0).abs() < 1e-12);
        // After a half-life they count as one and a half: 1.5 × 4 / 2.5.
        let known = replay(&items, 1140);
        assert!((known.level - 2.4).abs() < 1e-12);
        assert_eq!(known.silence, Some(100));
    }

    #[test]
    fn disputes_are_shrunk_towards_the_usual_share() {
        let items = [item(1000, 0, true), item(1000, 0, true)];
        // (2 × 0.25 + 2) / (2 + 2) = 0.625 against 0.25, as odds: 5/3 against 1/3.
        assert!((replay(&items, 1100).disputes - 5.0).abs() < 1e-12);
        assert!((replay(&[], 1100).disputes - 1.0).abs() < 1e-12);
    }

    #[test]
    fn an_item_sees_only_what_was_settled_before_its_issue() {
        let items = [
            item(1000, 10, false),
            item(1039, 0, false),
            item(1041, 0, false),
        ];
        let timeline = Timeline::of(&items);
        let priors = [Prior {
            delay: 0.0,
            disputes: 0.0,
        }; 3];
        let mut levels = [f64::NAN; 3];
        timeline.replay(&items, 1, &priors, &MEMORY, |at, known| {
            levels[at] = known.level
        });
        // The first is settled on day 1040.
        assert_eq!(levels[..2], [0.0, 0.0]);
        assert!(levels[2] > 4.9, "{levels:?}");
    }
}

//! A model that has learned, and what it says of open items.

use serde::{Deserialize, Serialize};

use super::boosted::{Corrector, Trees};
use super::curve::{Course, Curve};
use super::design::Parts;
use super::disputes::{Disputes, with_odds};
use super::effects::Effects;
use super::features::{WIDTH, write};
use super::history::{Habit, Known, Timeline, priors};
use super::item::{Day, Item, Items, Names};
use super::memory::{Memory, Past};
use super::recipe::Recipe;
use super::shape::Shape;

/// The version of the stored form; another one cannot be read.
pub(super) const VERSION: u32 = 1;

/// The shares of a distribution whose days a forecast tells.
pub const LEVELS: [f64; 7] = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95];
const MEDIAN: usize = 3;

/// How far standardised errors move together.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Shocks {
    /// The covariance of two items of the same month.
    pub common: f64,
    /// What two items of the same customer have on top.
    pub own: f64,
}

/// How long items take to be settled, learned from the past.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Model {
    pub(super) version: u32,
    /// The day on which the items that it learned from stood as they did.
    pub as_of: Day,
    /// How many settled items it learned from.
    pub settled: usize,
    /// How many open items it learned from.
    pub open: usize,
    pub(super) customers: Names,
    pub(super) countries: Names,
    pub(super) segments: Names,
    pub(super) effects: Effects,
    pub(super) disputes: Option<Disputes>,
    pub(super) memory: Memory,
    pub(super) habits: Vec<Habit>,
    pub(super) trees: Option<Trees>,
    pub(super) shape: Shape,
    pub(super) weekdays: [f64; 7],
    pub(super) shocks: Shocks,
}

/// What moves an item's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The customer settles later or earlier than others.
    Customer,
    /// The item is disputed, or may be.
    Dispute,
    /// The invoice was sent electronically.
    Paperless,
    /// The days between issue and due date.
    Terms,
    /// The amount.
    Amount,
    /// The weekday and the part of the month of the due date.
    Calendar,
    /// The customer's country.
    Country,
    /// The customer's segment.
    Segment,
    /// What comes together in it: the trees' correction.
    Pattern,
    /// It is still open.
    StillOpen,
}

/// What moves an item's date, each with its days.
pub type Reasons = [(Reason, f64); 10];

/// What is foretold of an open item.
#[derive(Debug, Clone, Copy)]
pub struct Forecast<'a> {
    /// The whole distribution.
    pub curve: Curve<'a>,
    /// The probability that it is settled after its due date.
    pub p_late: f64,
    /// The expected day of settlement.
    pub expected: Day,
    /// The days up to which the shares [`LEVELS`] of the distribution lie.
    pub quantiles: [Day; LEVELS.len()],
    /// What moves the date, each with its days.
    pub reasons: Reasons,
    /// The probability that it is disputed.
    pub p_disputed: f64,
    /// Whether nothing is known of the customer.
    pub new_customer: bool,
    /// The part of the variance that all items of the customer share.
    pub(super) shared: f64,
}

impl Forecast<'_> {
    /// The day at or before which half of the distribution lies.
    pub fn median(&self) -> Day {
        self.quantiles[MEDIAN]
    }
}

/// An item with what is known of it.
struct Case {
    parts: Parts,
    known: Known,
    /// The probability that it is disputed, before it is looked at how long it is open.
    disputed: f64,
}

impl Model {
    /// No items yet, with the names that this model knows; items to be forecast take theirs from it.
    #[must_use]
    pub fn blank(&self) -> Items {
        Items {
            rows: Vec::new(),
            customers: self.customers.clone(),
            countries: self.countries.clone(),
            segments: self.segments.clone(),
        }
    }

    /// How many customers it knows.
    pub fn customers(&self) -> usize {
        self.habits.iter().filter(|habit| habit.any()).count()
    }

    /// Whether trees are part of it: they are if they explained later items better.
    pub const fn has_trees(&self) -> bool {
        self.trees.is_some()
    }

    /// After so many days a settlement counts half; none: all count alike.
    pub const fn half_life(&self) -> Option<f64> {
        self.memory.half_life
    }

    /// What was chosen when it was learned.
    pub const fn recipe(&self) -> Recipe {
        Recipe {
            half_life: self.memory.half_life,
            growth: self.memory.growth,
            spread_prior: self.memory.spread_prior,
            dispute_prior: self.memory.dispute_prior,
            trees: self.trees.is_some(),
        }
    }

    /// Whether the stored form is one that this release reads.
    pub const fn is_readable(&self) -> bool {
        self.version == VERSION
    }

    /// Forgets what customers did and learns it from these items anew, which must be named like
    /// [`blank`](Self::blank) and stand as on `as_of`; the rest of the model stays.
    pub fn remember(&mut self, items: &Items, as_of: Day) {
        let past = Past {
            items: &items.rows,
            customers: items.customers.len(),
            priors: &priors(&items.rows, &self.effects, self.disputes.as_ref()),
            timeline: &Timeline::of(&items.rows),
        };
        self.habits = past.replay(&self.memory, |_, _| ());
        self.customers = items.customers.clone();
        self.as_of = self.as_of.max(as_of);
    }

    /// What will become of items that are open at the beginning of `as_of`, named like
    /// [`blank`](Self::blank). Of an item that is issued later, its life is foretold from its issue.
    pub fn forecast(&self, items: &[Item], as_of: Day) -> Vec<Forecast<'_>> {
        let cases: Vec<Case> = items.iter().map(|item| self.case(item, as_of)).collect();
        let corrections = self.corrections(items, &cases);
        let both = items.iter().zip(&cases).zip(corrections);
        both.map(|((item, case), corrections)| self.one(item, case, corrections, as_of))
            .collect()
    }

    fn case(&self, item: &Item, as_of: Day) -> Case {
        let habit = self.habits.get(item.customer as usize).copied();
        let known = habit.unwrap_or_default().on(as_of, &self.memory);
        let usual = self.disputes.as_ref().map_or(0.0, |it| it.share(item));
        let unknown = with_odds(usual, known.disputes);
        let disputed = item.disputed.map_or(unknown, f64::from);
        Case {
            parts: self.effects.parts(item),
            known,
            disputed,
        }
    }

    /// What the trees add if an item is not disputed, and if it is.
    fn corrections(&self, items: &[Item], cases: &[Case]) -> Vec<[f64; 2]> {
        let mut corrections = vec![[0.0; 2]; items.len()];
        let Some(trees) = &self.trees else {
            return corrections;
        };
        let mut rows = vec![f32::NAN; items.len() * WIDTH];
        for (which, disputed) in [0.0, 1.0].into_iter().enumerate() {
            let possible = |case: &Case| case.disputed > 0.0 || which == 0;
            if !cases.iter().any(possible) {
                continue;
            }
            for ((item, case), row) in items.iter().zip(cases).zip(rows.chunks_exact_mut(WIDTH)) {
                write(item, &case.parts, &case.known, disputed, row);
            }
            for (found, into) in trees.correct(&rows).iter().zip(&mut corrections) {
                into[which] = f64::from(*found);
            }
        }
        corrections
    }

    fn one(&self, item: &Item, case: &Case, corrections: [f64; 2], as_of: Day) -> Forecast<'_> {
        let known = &case.known;
        let plain = case.parts.sum() + known.level;
        let course = |which: usize, weight: f64, dispute: f64| {
            let delay = plain + dispute + corrections[which];
            let variance = known.variance(self.memory.scale(item, delay));
            Course {
                weight,
                delay,
                sharpness: 1.0 / variance.sqrt(),
            }
        };
        let courses = [
            course(0, 1.0 - case.disputed, 0.0),
            course(1, case.disputed, self.effects.dispute()),
        ];
        let curve = Curve {
            shape: &self.shape,
            weekdays: &self.weekdays,
            courses,
            due: item.due,
            first: item.issued,
            open: 1.0,
        };
        let curve = curve.opened(as_of.max(item.issued));
        let walk = curve.walk(&LEVELS);
        let p_disputed = curve.disputed();
        let correction: f64 = courses
            .iter()
            .zip(corrections)
            .map(|(c, by)| c.weight * by)
            .sum();
        let before: f64 = courses
            .iter()
            .map(|course| course.weight * course.delay)
            .sum();
        let still_open = if as_of > item.issued {
            (walk.mean - f64::from(item.due) - before).max(0.0)
        } else {
            0.0
        };
        let parts = &case.parts;
        let reasons = [
            (Reason::Customer, known.level),
            (Reason::Dispute, case.disputed * self.effects.dispute()),
            (Reason::Paperless, parts.paperless),
            (Reason::Terms, parts.terms),
            (Reason::Amount, parts.amount),
            (Reason::Calendar, parts.calendar),
            (Reason::Country, parts.country),
            (Reason::Segment, parts.segment),
            (Reason::Pattern, correction),
            (Reason::StillOpen, still_open),
        ];
        let doubt = known.doubt / (known.doubt + known.spread);
        Forecast {
            curve,
            p_late: curve.open_after(item.due),
            expected: Curve::rounded(walk.mean),
            quantiles: walk.quantiles,
            reasons,
            p_disputed,
            new_customer: known.silence.is_none(),
            shared: doubt + self.shocks.own,
        }
    }
}

//! Learning a model from items as they stood on a day.

use std::collections::HashMap;

use super::boosted::{Learned, Lessons, learn};
use super::curve::weekday_offsets;
use super::disputes::Disputes;
use super::effects::Effects;
use super::features::{WIDTH, write};
use super::history::{Known, Timeline, priors};
use super::item::{Day, Item, Items, weekday};
use super::memory::{Memory, Past};
use super::model::{Model, Shocks, VERSION};
use super::number::{float, index, single};
use super::recipe::Recipe;
use super::shape::Shape;

/// Fewer settled items than this tell nothing.
const FEWEST: usize = 10;
/// Effects are learned from the items of so many customers as hold about this many.
const EFFECT_ITEMS: usize = 200_000;
/// Trees are learned from every so-manieth item, so that it is about this many.
const LESSONS: usize = 150_000;

/// Why nothing can be learned.
#[derive(Debug, thiserror::Error)]
pub enum FitError {
    /// Too few items are settled.
    #[error("{settled} settled items are too few to learn from; {FEWEST} are needed")]
    TooFew {
        /// How many are settled.
        settled: usize,
    },
    /// The library of trees refuses the items.
    #[error("trees cannot be learned: {0}")]
    Trees(#[from] hessboost::prelude::HessboostError),
}

/// What was known of an item when it was issued, and what came.
#[derive(Clone)]
struct Seen {
    at: usize,
    expected: f64,
    deviation: f64,
    /// The part of the variance that the doubt of the customer's level is.
    shared: f64,
    correction: f64,
}

impl Model {
    /// Learns from items as they stood at the beginning of `as_of`: later settlements and items
    /// issued later must not be among them ([`Items::as_known_on`]).
    ///
    /// # Errors
    /// [`FitError`]: too few items are settled.
    pub fn fit(items: &Items, as_of: Day) -> Result<Self, FitError> {
        Self::learn(items, as_of, None)
    }

    /// As [`fit`](Self::fit), but what a recipe names is taken from it instead of being chosen anew.
    ///
    /// # Errors
    /// As [`fit`](Self::fit).
    pub fn fit_as(items: &Items, as_of: Day, recipe: &Recipe) -> Result<Self, FitError> {
        Self::learn(items, as_of, Some(recipe))
    }

    fn learn(items: &Items, as_of: Day, recipe: Option<&Recipe>) -> Result<Self, FitError> {
        let settled = items
            .rows
            .iter()
            .filter(|item| item.settled.is_some())
            .count();
        if settled < FEWEST {
            return Err(FitError::TooFew { settled });
        }
        let sample = sample(items);
        let disputes = Disputes::fit(&sample.rows);
        let share = |item: &Item| disputes.as_ref().map_or(0.0, |it| it.share(item));
        let shares: Vec<f64> = sample.rows.iter().map(share).collect();
        let effects = Effects::fit(&sample, as_of, &shares);
        let past = Past {
            items: &items.rows,
            customers: items.customers.len(),
            priors: &priors(&items.rows, &effects, disputes.as_ref()),
            timeline: &Timeline::of(&items.rows),
        };
        let memory = match recipe {
            Some(recipe) => Memory::of(recipe, &past, &effects),
            None => Memory::fit(&past, &effects),
        };
        let mut school = School::new(&past, as_of - usual_span(&items.rows));
        let habits = past.replay(&memory, |at, known| {
            school.see(at, known, &effects, &memory)
        });
        let trees = match recipe {
            Some(recipe) if !recipe.trees => None,
            _ => school.boost()?,
        };
        let errors = school.errors(as_of);
        let shape = Shape::fit(
            &mut errors
                .iter()
                .map(|it| (it.z, it.settled))
                .collect::<Vec<_>>(),
        );
        Ok(Self {
            version: VERSION,
            as_of,
            settled,
            open: items.rows.len() - settled,
            customers: items.customers.clone(),
            countries: items.countries.clone(),
            segments: items.segments.clone(),
            effects,
            disputes,
            memory,
            habits,
            trees,
            shape,
            weekdays: weekday_offsets(&settled_by_weekday(&items.rows)),
            shocks: shocks(&items.rows, &errors),
        })
    }
}

/// The items of some of the customers, if there are many.
fn sample(items: &Items) -> Items {
    let step = u32::try_from(items.rows.len().div_ceil(EFFECT_ITEMS)).unwrap_or(u32::MAX);
    let chosen = items
        .rows
        .iter()
        .filter(|item| item.customer.is_multiple_of(step.max(1)));
    Items {
        rows: chosen.copied().collect(),
        ..Items::named_like(items)
    }
}

/// Days from issue within which nearly all items are settled. Of younger items the quick ones are
/// known and the slow ones are not.
pub(super) fn usual_span(items: &[Item]) -> Day {
    let spans = items
        .iter()
        .filter_map(|item| Some(item.settled? - item.issued));
    let mut spans: Vec<Day> = spans.collect();
    if spans.is_empty() {
        return 0;
    }
    let at = index(0.98 * float(spans.len() - 1));
    *spans.select_nth_unstable(at).1
}

fn settled_by_weekday(items: &[Item]) -> [f64; 7] {
    let mut counts = [0.0; 7];
    for settled in items.iter().filter_map(|item| item.settled) {
        counts[weekday(settled)] += 1.0;
    }
    counts
}

/// What was known of each item at its issue, to learn from.
struct School<'a> {
    past: &'a Past<'a>,
    /// Items issued until this day have had the usual time to be settled.
    ripe: Day,
    seen: Vec<Seen>,
    lessons: Lessons,
    taught: Vec<usize>,
    step: usize,
}

impl<'a> School<'a> {
    fn new(past: &'a Past<'a>, ripe: Day) -> Self {
        let lessons = Lessons {
            rows: Vec::new(),
            targets: Vec::new(),
        };
        Self {
            past,
            ripe,
            seen: Vec::with_capacity(past.items.len()),
            lessons,
            taught: Vec::new(),
            step: past.items.len().div_ceil(LESSONS).max(1),
        }
    }

    fn see(&mut self, at: usize, known: &Known, effects: &Effects, memory: &Memory) {
        let (item, prior) = (&self.past.items[at], self.past.priors[at]);
        let expected = prior.delay + known.level;
        let deviation = known.variance(memory.scale(item, expected)).sqrt();
        let place = self.seen.len();
        self.seen.push(Seen {
            at,
            expected,
            deviation,
            shared: known.doubt / deviation.powi(2),
            correction: 0.0,
        });
        let Some(delay) = item.delay().filter(|_| item.issued <= self.ripe) else {
            return;
        };
        if !place.is_multiple_of(self.step) {
            return;
        }
        let start = self.lessons.rows.len();
        self.lessons.rows.resize(start + WIDTH, f32::NAN);
        let row = &mut self.lessons.rows[start..];
        let disputed = item.disputed.map_or(prior.disputes, f64::from);
        write(item, &effects.parts(item), known, disputed, row);
        let bound = 4.0 * deviation;
        let error = (delay - expected).clamp(-bound, bound);
        self.lessons.targets.push(single(error));
        self.taught.push(place);
    }

    /// Learns trees, and corrects what was expected of the items that they could be tried on.
    fn boost(&mut self) -> Result<Option<super::boosted::Trees>, FitError> {
        let Some(Learned { trees, unseen }) = learn(&self.lessons)? else {
            return Ok(None);
        };
        for (place, correction) in self.taught.iter().zip(unseen) {
            self.seen[*place].correction = f64::from(correction);
        }
        if self.step > 1 || self.taught.len() * 10 > self.seen.len() * 8 {
            // Enough items have a correction: the shape is learned from them alone.
            self.seen = self
                .taught
                .iter()
                .map(|place| self.seen[*place].clone())
                .collect();
        }
        Ok(Some(trees))
    }

    /// The standardised errors.
    fn errors(&self, as_of: Day) -> Vec<Missed> {
        // The very first items were foretold without any history, as later ones hardly are.
        let late_enough = &self.seen[self.seen.len() / 10..];
        let error = |seen: &Seen| {
            let item = &self.past.items[seen.at];
            let so_far = f64::from(as_of - item.due) - 0.5;
            let z = |delay: f64| (delay - seen.expected - seen.correction) / seen.deviation;
            Missed {
                at: seen.at,
                z: z(item.delay().unwrap_or(so_far)),
                settled: item.settled.is_some(),
                shared: seen.shared,
            }
        };
        late_enough.iter().map(error).collect()
    }
}

/// A standardised error.
struct Missed {
    at: usize,
    z: f64,
    /// Whether it is the error; of an open item it is only known to be more.
    settled: bool,
    shared: f64,
}

/// How far errors move together: within a month, and within a customer's month.
fn shocks(items: &[Item], errors: &[Missed]) -> Shocks {
    let mut months = Pairs::default();
    let mut customers = Pairs::default();
    let (mut shared, mut count) = (0.0, 0usize);
    for missed in errors.iter().filter(|missed| missed.settled) {
        let item = &items[missed.at];
        let month = u64::try_from(item.due.div_euclid(30)).unwrap_or_default();
        let held = missed.z.clamp(-4.0, 4.0);
        months.add(month, held);
        customers.add(month << 32 | u64::from(item.customer), held);
        shared += missed.shared;
        count += 1;
    }
    let common = months.covariance().clamp(0.0, 0.5);
    // The doubt of a customer's level is known for each item, and added there.
    let doubt = shared / float(count.max(1));
    let own = (customers.covariance() - common - doubt).clamp(0.0, 0.9 - common);
    Shocks { common, own }
}

/// Sums by group, for the mean product of two members of the same group.
#[derive(Default)]
struct Pairs(HashMap<u64, (f64, f64, f64)>);

impl Pairs {
    fn add(&mut self, group: u64, value: f64) {
        let (count, sum, squares) = self.0.entry(group).or_default();
        *count += 1.0;
        *sum += value;
        *squares += value * value;
    }

    fn covariance(&self) -> f64 {
        let mut groups: Vec<_> = self.0.iter().collect();
        groups.sort_unstable_by_key(|(group, _)| **group);
        let (mut products, mut pairs) = (0.0, 0.0);
        for (_, (count, sum, squares)) in groups {
            products += sum * sum - squares;
            pairs += count * (count - 1.0);
        }
        if pairs > 0.0 { products / pairs } else { 0.0 }
    }
}

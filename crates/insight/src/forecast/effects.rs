//! What is known of an item moves its delay by so many days: effects, with a level per customer.
//!
//! A mixed model: delay = mean + effects + the customer's level + noise. Each group of effects and
//! the levels have a variance of their own, which is estimated (restricted maximum likelihood by
//! repeated moments), and are shrunk by it: a group that explains nothing vanishes. Of an open item
//! it is known that its delay is longer than so far; it enters with its expected delay given that.
//! Delays further than three deviations from what was expected count as three.

use serde::{Deserialize, Serialize};

use super::design::{COLUMNS, DISPUTED, Design, GROUPS, Parts, Row};
use super::item::{Day, Item, Items};
use super::matrix::Matrix;
use super::moments::{normal_above, normal_mean_above};
use super::number::float;

/// The effects, in days.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Effects {
    coefficients: Vec<f64>,
    design: Design,
    /// The variance that neither effects nor levels explain, in square days.
    pub noise: f64,
    /// The variance of the customers' levels, in square days.
    pub between_customers: f64,
}

impl Effects {
    fn unknown(items: &[Item]) -> Self {
        Self {
            coefficients: vec![0.0; COLUMNS],
            design: Design::of(items),
            noise: 1.0,
            between_customers: 1.0,
        }
    }

    /// What a dispute adds, in days.
    pub fn dispute(&self) -> f64 {
        self.coefficients[DISPUTED]
    }

    /// What is expected of an undisputed item before its customer is looked at, by its causes.
    pub fn parts(&self, item: &Item) -> Parts {
        self.design.parts(item, &self.coefficients)
    }

    /// Learns the effects from items as they stood on `as_of`. `disputes` tells how likely each item
    /// is disputed, as long as that is not known.
    pub fn fit(items: &Items, as_of: Day, disputes: &[f64]) -> Self {
        let mut effects = Self::unknown(&items.rows);
        let settled = items.rows.iter().filter_map(Item::delay);
        let (count, sum) = settled.fold((0.0, 0.0), |(n, sum), delay| (n + 1.0, sum + delay));
        effects.coefficients[0] = sum / f64::max(count, 1.0);
        let squares = items.rows.iter().filter_map(Item::delay);
        let squares = squares.map(|delay| (delay - effects.coefficients[0]).powi(2));
        effects.noise = (squares.sum::<f64>() / f64::max(count, 1.0)).max(0.25);
        effects.between_customers = effects.noise;
        let mut levels = vec![0.0; items.customers.len()];
        for with_open in [false, true, true, true] {
            let sums = effects.sums(items, as_of, disputes, &levels, with_open);
            levels = effects.solve(&sums);
        }
        effects
    }

    /// The delay that an item enters the fit with, and how far it counts as disputed.
    fn pseudo(&self, item: &Item, as_of: Day, disputes: f64, level: f64) -> (f64, f64) {
        let plain = self.parts(item).sum() + level;
        let deviation = self.noise.sqrt();
        if let Some(delay) = item.delay() {
            let disputed = item.disputed.map_or(disputes, f64::from);
            let expected = plain + disputed * self.dispute();
            let held = delay.clamp(expected - 3.0 * deviation, expected + 3.0 * deviation);
            return (held, disputed);
        }
        let so_far = f64::from(as_of - item.due) - 0.5;
        let open = |disputed: f64| {
            let expected = plain + disputed * self.dispute();
            let z = (so_far - expected) / deviation;
            let delay = expected + deviation * normal_mean_above(z).min(3.0);
            (normal_above(z).max(1e-12), delay)
        };
        let ((no, without), (yes, with)) = (open(0.0), open(1.0));
        let prior = item.disputed.map_or(disputes, f64::from);
        let disputed = prior * yes / (prior * yes + (1.0 - prior) * no);
        (disputed * with + (1.0 - disputed) * without, disputed)
    }

    fn sums(
        &self,
        items: &Items,
        as_of: Day,
        disputes: &[f64],
        levels: &[f64],
        with_open: bool,
    ) -> Sums {
        let mut sums = Sums::new(items.customers.len());
        for (item, disputes) in items.rows.iter().zip(disputes) {
            if item.settled.is_none() && !with_open {
                continue;
            }
            let level = levels[item.customer as usize];
            let (delay, disputed) = self.pseudo(item, as_of, *disputes, level);
            sums.add(item.customer, &self.design.row(item, disputed), delay);
        }
        sums
    }

    /// Estimates variances, effects and levels by turns; gives the levels.
    fn solve(&mut self, sums: &Sums) -> Vec<f64> {
        let mut variances = [self.between_customers; GROUPS.len()];
        let mut levels = vec![0.0; sums.customers.len()];
        for _ in 0..30 {
            let inverse = sums.reduced(self.noise, self.between_customers, &variances);
            let right = sums.reduced_right(self.noise / self.between_customers);
            self.coefficients = inverse.times(&right);
            let mut spent = float(COLUMNS);
            let mut norm = 0.0;
            for (group, variance) in GROUPS.iter().zip(&mut variances) {
                let squares: f64 = self.coefficients[group.clone()].iter().map(|b| b * b).sum();
                let doubt: f64 = group.clone().map(|at| inverse.get(at, at)).sum();
                norm += self.noise / *variance * squares;
                spent -= self.noise / *variance * doubt;
                let used = group.clone().filter(|at| sums.used(*at)).count().max(1);
                let unused = float(group.len() - used.min(group.len()));
                let doubt = (doubt - unused * *variance / self.noise).max(0.0);
                *variance = ((squares + self.noise * doubt) / float(used)).max(1e-6);
            }
            let own = sums.levels(
                &self.coefficients,
                &inverse,
                self.noise / self.between_customers,
            );
            norm += own.penalty;
            spent += own.spent;
            let explained = own.explained + dot(&self.coefficients, &sums.right);
            let left = (sums.squares - explained - norm).max(0.0);
            let between = (own.squares + self.noise * own.doubt) / float(sums.seen().max(1));
            self.noise = (left / f64::max(sums.count - spent, 1.0)).max(0.05);
            self.between_customers = between.max(1e-3);
            levels = own.levels;
        }
        levels
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// A customer's part of the normal equations.
#[derive(Clone, Default)]
struct Own {
    count: f64,
    right: f64,
    cells: Vec<(usize, f64)>,
}

/// The normal equations.
struct Sums {
    count: f64,
    squares: f64,
    left: Matrix,
    right: Vec<f64>,
    customers: Vec<Own>,
}

/// The levels that effects leave, and what they add to the estimates of variance.
struct Levels {
    levels: Vec<f64>,
    squares: f64,
    doubt: f64,
    penalty: f64,
    spent: f64,
    explained: f64,
}

impl Sums {
    fn new(customers: usize) -> Self {
        Self {
            count: 0.0,
            squares: 0.0,
            left: Matrix::zeros(COLUMNS),
            right: vec![0.0; COLUMNS],
            customers: vec![Own::default(); customers],
        }
    }

    fn add(&mut self, customer: u32, row: &Row, delay: f64) {
        self.count += 1.0;
        self.squares += delay * delay;
        let own = &mut self.customers[customer as usize];
        own.count += 1.0;
        own.right += delay;
        for (at, value) in row.cells() {
            self.right[*at] += value * delay;
            for (other, with) in row.cells() {
                self.left.add(*at, *other, value * with);
            }
            match own.cells.iter_mut().find(|(known, _)| known == at) {
                Some((_, sum)) => *sum += value,
                None => own.cells.push((*at, *value)),
            }
        }
    }

    fn used(&self, column: usize) -> bool {
        self.left.get(column, column) > 0.0
    }

    /// Customers with items.
    fn seen(&self) -> usize {
        self.customers.iter().filter(|own| own.count > 0.0).count()
    }

    /// The inverse of the equations of the effects, the levels being eliminated.
    fn reduced(&self, noise: f64, between: f64, variances: &[f64; GROUPS.len()]) -> Matrix {
        let mut left = self.left.clone();
        for (group, variance) in GROUPS.iter().zip(variances) {
            for at in group.clone() {
                left.add(at, at, noise / variance);
            }
        }
        for own in &self.customers {
            let weight = 1.0 / (own.count + noise / between);
            for (at, value) in &own.cells {
                for (other, with) in &own.cells {
                    left.add(*at, *other, -value * with * weight);
                }
            }
        }
        left.inverse()
    }

    fn reduced_right(&self, ridge: f64) -> Vec<f64> {
        let mut right = self.right.clone();
        for own in &self.customers {
            let level = own.right / (own.count + ridge);
            for (at, value) in &own.cells {
                right[*at] -= value * level;
            }
        }
        right
    }

    fn levels(&self, coefficients: &[f64], inverse: &Matrix, ridge: f64) -> Levels {
        let mut all = Levels {
            levels: Vec::with_capacity(self.customers.len()),
            squares: 0.0,
            doubt: 0.0,
            penalty: 0.0,
            spent: 0.0,
            explained: 0.0,
        };
        for own in &self.customers {
            let weight = 1.0 / (own.count + ridge);
            let explained: f64 = own
                .cells
                .iter()
                .map(|(at, sum)| sum * coefficients[*at])
                .sum();
            let level = (own.right - explained) * weight;
            all.levels.push(level);
            if own.count == 0.0 {
                continue;
            }
            let of_effects: f64 = own
                .cells
                .iter()
                .flat_map(|(at, a)| {
                    own.cells
                        .iter()
                        .map(move |(to, b)| a * b * inverse.get(*at, *to))
                })
                .sum();
            let doubt = weight + of_effects * weight * weight;
            all.squares += level * level;
            all.doubt += doubt;
            all.penalty += ridge * level * level;
            all.spent += 1.0 - ridge * doubt;
            all.explained += level * own.right;
        }
        all
    }
}

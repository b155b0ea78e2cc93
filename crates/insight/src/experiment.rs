//! What a change did, told by customers for whom it did not happen.
//!
//! Customers are held out, or start in waves, by a hash of their id and a seed: nobody picks them, and
//! the same seed gives the same groups on any machine. The effect is the difference in differences:
//! what changed for those with the change, less what changed for those without it. With waves it is
//! taken for each wave by itself against those who are never given the change, and averaged by the
//! number of customers in a wave: the group-time average of B. Callaway and P. Sant'Anna
//! (*Difference-in-Differences with multiple time periods*, 2021) in its simple form, which is not
//! led astray by waves that serve as each other's control.
//!
//! Cases of a customer resemble each other, so bounds come from drawing whole customers anew (the
//! cluster bootstrap: A. C. Cameron, J. B. Gelbach and D. L. Miller, 2008).

use crate::difference::{DRAWS, Difference, Draws, HIGH, LOW, SEED, float};

/// Fewer customers on one side tell nothing.
pub const CUSTOMERS_MIN: usize = 5;

/// To whom the change happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Never.
    HeldOut,
    /// With the wave of this number, the first one with 0.
    Wave(u32),
}

/// The group of a customer: so many per cent are held out, the others start in so many waves.
#[must_use]
pub fn group(seed: u64, customer: u128, held_out_percent: u32, waves: u32) -> Group {
    let [low, high] = [customer, customer >> 64]
        .map(|half| u64::try_from(half & u128::from(u64::MAX)).unwrap_or(0));
    let mut draws = Draws(seed ^ low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ high.rotate_left(17));
    // The first number still resembles the seed.
    draws.below(1 << 16);
    let percent = u32::try_from(draws.below(100)).unwrap_or(0);
    if percent < held_out_percent {
        return Group::HeldOut;
    }
    let wave = draws.below(usize::try_from(waves.max(1)).unwrap_or(1));
    Group::Wave(u32::try_from(wave).unwrap_or(0))
}

/// One customer with its cases: the day of each, counted from any day, and its value.
#[derive(Debug, Clone)]
pub struct Customer {
    /// To whom the change happens.
    pub group: Group,
    /// Days and values.
    pub cases: Vec<(i64, f64)>,
}

/// What the change did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// In the unit of the values, with its bounds.
    pub difference: Difference,
    /// Customers with cases on both sides of their start.
    pub treated: usize,
    /// Customers who were held out, with cases.
    pub held_out: usize,
}

/// Sums and counts of one customer before and after each start.
#[derive(Clone)]
struct Sums {
    group: Group,
    /// For each wave: sum and count before its start, sum and count after it.
    waves: Vec<[f64; 4]>,
}

/// The effect, of cases within `days` before and after the start of each wave. None where fewer than
/// [`CUSTOMERS_MIN`] customers have cases before and after, in either group.
#[must_use]
pub fn effect(customers: &[Customer], starts: &[i64], days: i64) -> Option<Effect> {
    let sums: Vec<Sums> = customers
        .iter()
        .map(|one| sums(one, starts, days))
        .collect();
    let has = |sums: &Sums, wave: usize| sums.waves[wave][1] > 0.0 && sums.waves[wave][3] > 0.0;
    let (mut treated, mut held_out) = (Vec::new(), Vec::new());
    for sums in &sums {
        match sums.group {
            Group::Wave(wave) => {
                let wave = usize::try_from(wave)
                    .ok()
                    .filter(|wave| *wave < starts.len())?;
                if has(sums, wave) {
                    treated.push(sums);
                }
            }
            Group::HeldOut if (0..starts.len()).any(|wave| has(sums, wave)) => held_out.push(sums),
            Group::HeldOut => {}
        }
    }
    if treated.len() < CUSTOMERS_MIN || held_out.len() < CUSTOMERS_MIN {
        return None;
    }
    let by = average(&treated, &held_out, starts.len())?;
    let mut draws = Draws(SEED);
    let mut again = |from: &[&Sums]| -> Vec<Sums> {
        (0..from.len())
            .map(|_| from[draws.below(from.len())].clone())
            .collect()
    };
    let mut drawn = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let (one, other) = (again(&treated), again(&held_out));
        let (one, other): (Vec<&Sums>, Vec<&Sums>) = (one.iter().collect(), other.iter().collect());
        drawn.push(average(&one, &other, starts.len()).unwrap_or(by));
    }
    drawn.sort_by(f64::total_cmp);
    Some(Effect {
        difference: Difference {
            by,
            low: drawn[LOW],
            high: drawn[HIGH],
        },
        treated: treated.len(),
        held_out: held_out.len(),
    })
}

fn sums(customer: &Customer, starts: &[i64], days: i64) -> Sums {
    let mut waves = vec![[0.0; 4]; starts.len()];
    for (sums, start) in waves.iter_mut().zip(starts) {
        for (on, value) in &customer.cases {
            let since = on - start;
            if (-days..days).contains(&since) {
                let side = if since < 0 { 0 } else { 2 };
                sums[side] += value;
                sums[side + 1] += 1.0;
            }
        }
    }
    Sums {
        group: customer.group,
        waves,
    }
}

/// The mean of the waves' differences in differences, by their customers.
fn average(treated: &[&Sums], held_out: &[&Sums], waves: usize) -> Option<f64> {
    let (mut sum, mut weight) = (0.0, 0.0);
    for wave in 0..waves {
        let own: Vec<&&Sums> = treated
            .iter()
            .filter(|it| it.group == Group::Wave(u32::try_from(wave).unwrap_or(u32::MAX)))
            .collect();
        let customers = float(own.len());
        let change = |of: &mut dyn Iterator<Item = [f64; 4]>| {
            let mut all = [0.0; 4];
            for sums in of {
                for (cell, add) in all.iter_mut().zip(sums) {
                    *cell += add;
                }
            }
            (all[1] > 0.0 && all[3] > 0.0).then(|| all[2] / all[3] - all[0] / all[1])
        };
        let with = change(&mut own.iter().map(|it| it.waves[wave]));
        let without = change(&mut held_out.iter().map(|it| it.waves[wave]));
        if let (Some(with), Some(without)) = (with, without) {
            sum += customers * (with - without);
            weight += customers;
        }
    }
    (weight > 0.0).then(|| sum / weight)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pays after `level` days until `start`, and from then on `change` days later.
    fn customer(group: Group, level: f64, start: i64, change: f64) -> Customer {
        let value = |on: i64| if on < start { level } else { level + change };
        Customer {
            group,
            cases: (-60..60).step_by(10).map(|on| (on, value(on))).collect(),
        }
    }

    #[test]
    fn what_changes_for_all_is_no_effect() {
        // Everybody pays 4 days sooner, those with the change 10: the change did 6.
        let mut all: Vec<Customer> = (0_u8..6)
            .map(|at| customer(Group::Wave(0), 30.0 + f64::from(at), 0, -10.0))
            .collect();
        all.extend((0_u8..5).map(|at| customer(Group::HeldOut, 45.0 - f64::from(at), 0, -4.0)));
        let found = effect(&all, &[0], 60).expect("enough customers");
        assert!((found.difference.by + 6.0).abs() < 1e-9, "{found:?}");
        assert!(
            (found.difference.low + 6.0).abs() < 1e-9,
            "they all did the same"
        );
        assert_eq!((found.treated, found.held_out), (6, 5));
        assert!(found.difference.is_more_than_chance());
    }

    #[test]
    fn waves_are_averaged_by_their_customers() {
        // Four customers start on day 0 and gain 8, two on day 20 and gain 2: (4 × 8 + 2 × 2) ÷ 6.
        let mut all: Vec<Customer> = (0..4)
            .map(|_| customer(Group::Wave(0), 40.0, 0, -8.0))
            .collect();
        all.extend((0..2).map(|_| customer(Group::Wave(1), 40.0, 20, -2.0)));
        all.extend((0..5).map(|_| customer(Group::HeldOut, 40.0, 0, 0.0)));
        let found = effect(&all, &[0, 20], 40).expect("enough customers");
        assert!((found.difference.by + 6.0).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn too_few_customers_tell_nothing() {
        let with = |count| (0..count).map(|_| customer(Group::Wave(0), 30.0, 0, -5.0));
        let without = |count| (0..count).map(|_| customer(Group::HeldOut, 30.0, 0, 0.0));
        let tells = |one, other| {
            let all: Vec<Customer> = with(one).chain(without(other)).collect();
            effect(&all, &[0], 60).is_some()
        };
        assert!(tells(5, 5));
        assert!(!tells(4, 5) && !tells(5, 4) && !tells(0, 0));
    }

    #[test]
    fn groups_have_the_size_that_was_asked_for() {
        let ids = (0..20_000_u128).map(|at| (at << 64) + 0x0190_0000_0000_7000 + at * 7_919);
        let groups: Vec<Group> = ids.map(|id| group(42, id, 20, 3)).collect();
        let count = |wanted| groups.iter().filter(|one| **one == wanted).count();
        // Four standard deviations of a binomial distribution.
        assert!(
            count(Group::HeldOut).abs_diff(4_000) < 227,
            "{}",
            count(Group::HeldOut)
        );
        for wave in 0..3 {
            assert!(count(Group::Wave(wave)).abs_diff(5_333) < 250, "{wave}");
        }
    }

    proptest! {
        #[test]
        fn a_group_depends_on_seed_and_customer_alone(
            seed in any::<u64>(), customer in any::<u128>(), percent in 0_u32..=100, waves in 1_u32..5,
        ) {
            let one = group(seed, customer, percent, waves);
            prop_assert_eq!(one, group(seed, customer, percent, waves));
            match percent {
                0 => prop_assert_ne!(one, Group::HeldOut),
                100 => prop_assert_eq!(one, Group::HeldOut),
                _ => {}
            }
            if let Group::Wave(wave) = one {
                prop_assert!(wave < waves);
            }
        }
    }
}

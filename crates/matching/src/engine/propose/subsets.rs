//! Which of a customer's items come to a sum: bounded search, meeting in the middle.

/// With at most so many items all sets are tried.
const ALL_MAX: usize = 22;
/// With at most so many items all sets of up to four are tried.
const FOUR_MAX: usize = 56;
/// With at most so many items all sets of up to three are tried.
const THREE_MAX: usize = 120;
/// More solutions than this say only that there are many.
pub(crate) const SOLUTIONS_MAX: usize = 12;
/// Sets of as many items as this, less one, and more count as of one size.
const SIZES: usize = 8;
/// Certainty of one set, in the unit of [`Found::by_chance`].
pub(crate) const ONE: u64 = 1_000_000;

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Sets of places in ascending order, the smallest sets first; no two with the same amounts.
    pub sets: Vec<Vec<u16>>,
    /// How many sets of up to so many items one must expect to come to the sum by chance, in
    /// millionths: as many came near it, for each minor unit.
    by_chance: [u64; SIZES],
    /// All sets were tried.
    pub complete: bool,
}

impl Found {
    /// How many sets of up to `items` items one must expect to come to the sum by chance, in
    /// millionths.
    pub fn by_chance(&self, items: usize) -> u64 {
        self.by_chance[items.min(SIZES - 1)]
    }
}

/// A sum and the places it is of.
type Sum = (i64, u32);

/// How places are told of sums of either side.
struct Coding {
    /// How many places a sum has.
    size: fn(u32) -> usize,
    /// The places of two sums, or nothing where they share one.
    join: fn(u32, u32) -> Option<Vec<u16>>,
    /// In how many ways a set of so many items is made of one sum of either side.
    splits: [u64; SIZES],
}

const HALVES: Coding = Coding {
    size: |bits| bits.count_ones() as usize,
    join: |a, b| Some(places(a | b)),
    splits: [1; SIZES],
};
const PAIRS: Coding = Coding {
    size: size_of_pair,
    join: joined,
    splits: [1, 2, 4, 6, 6, 1, 1, 1],
};
const SINGLE_AND_PAIR: Coding = Coding {
    splits: [1, 2, 3, 3, 1, 1, 1, 1],
    ..PAIRS
};
const SINGLES: Coding = Coding {
    splits: [1, 2, 2, 1, 1, 1, 1, 1],
    ..PAIRS
};

/// Sets of amounts that come to `target`. The search is bounded by the number of items.
pub(crate) fn subsets(amounts: &[i64], target: i64) -> Found {
    let count = amounts.len();
    let mut found = Found {
        complete: count <= ALL_MAX,
        ..Found::default()
    };
    let (left, mut right, coding) = if count <= ALL_MAX {
        let half = count / 2;
        let (left, right) = amounts.split_at(half);
        (all_sums(left, 0), all_sums(right, half), HALVES)
    } else if count <= FOUR_MAX {
        (pair_sums(amounts), pair_sums(amounts), PAIRS)
    } else if count <= THREE_MAX {
        (single_sums(amounts), pair_sums(amounts), SINGLE_AND_PAIR)
    } else {
        (single_sums(amounts), single_sums(amounts), SINGLES)
    };
    right.sort_unstable();
    meet(&left, &right, target, &coding, amounts, &mut found);
    found.sets.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    found
}

/// All sums of a few amounts; the places as bits, beginning at `offset`.
fn all_sums(amounts: &[i64], offset: usize) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::with_capacity(1 << amounts.len());
    sums.push((0, 0));
    for (at, amount) in amounts.iter().enumerate() {
        for known in 0..sums.len() {
            let (sum, bits) = sums[known];
            sums.push((sum.saturating_add(*amount), bits | 1 << (at + offset)));
        }
    }
    sums
}

const NONE: u32 = 0xffff;

fn single_sums(amounts: &[i64]) -> Vec<Sum> {
    let mut sums = vec![(0, NONE << 16 | NONE)];
    for (at, amount) in (0u32..NONE).zip(amounts) {
        sums.push((*amount, at << 16 | NONE));
    }
    sums
}

fn pair_sums(amounts: &[i64]) -> Vec<Sum> {
    let mut sums = single_sums(amounts);
    for (at, amount) in (0u32..).zip(amounts) {
        for (other, more) in (0u32..at).zip(amounts) {
            sums.push((amount.saturating_add(*more), at << 16 | other));
        }
    }
    sums
}

fn size_of_pair(places: u32) -> usize {
    let here = [places >> 16, places & NONE];
    here.iter().filter(|at| **at != NONE).count()
}

fn places(bits: u32) -> Vec<u16> {
    (0u16..32).filter(|at| bits & (1 << at) != 0).collect()
}

/// The places of two sums of up to two each, or nothing where they share one.
fn joined(a: u32, b: u32) -> Option<Vec<u16>> {
    let all = [a >> 16, a & NONE, b >> 16, b & NONE];
    let mut set: Vec<u16> = all
        .into_iter()
        .filter(|at| *at != NONE)
        .filter_map(|at| u16::try_from(at).ok())
        .collect();
    set.sort_unstable();
    let distinct = set.windows(2).all(|pair| pair[0] != pair[1]);
    distinct.then_some(set)
}

fn meet(
    left: &[Sum],
    right: &[Sum],
    target: i64,
    coding: &Coding,
    amounts: &[i64],
    found: &mut Found,
) {
    let window = (target.abs() / 20).clamp(200, 50_000);
    let before = counts_before(right, coding.size);
    let mut near = [0u64; SIZES];
    let mut seen: Vec<Vec<i64>> = Vec::new();
    for (sum, place) in left {
        let wanted = target.saturating_sub(*sum);
        let from = right.partition_point(|entry| entry.0 < wanted - window);
        let to = from + right[from..].partition_point(|entry| entry.0 <= wanted + window);
        if from == to {
            continue;
        }
        let size = (coding.size)(*place);
        for (more, (low, high)) in before[from].iter().zip(&before[to]).enumerate() {
            near[(size + more).min(SIZES - 1)] += u64::from(high - low);
        }
        let exact = from + right[from..to].partition_point(|entry| entry.0 < wanted);
        let exact = right[exact..to].iter();
        for (_, other) in exact.take_while(|entry| entry.0 == wanted) {
            if found.sets.len() >= SOLUTIONS_MAX {
                break;
            }
            let set = (coding.join)(*place, *other);
            let Some(set) = set.filter(|set| !set.is_empty()) else {
                continue;
            };
            let mut values: Vec<i64> = set.iter().map(|at| amounts[usize::from(*at)]).collect();
            values.sort_unstable();
            if !seen.contains(&values) {
                seen.push(values);
                found.sets.push(set);
            }
        }
    }
    let width = 2 * window.unsigned_abs() + 1;
    let mut sum = 0;
    for (size, count) in near.iter().enumerate() {
        sum += count * ONE / coding.splits[size] / width;
        found.by_chance[size] = sum;
    }
}

/// How many sums of each size stand before each place.
fn counts_before(sums: &[Sum], size: fn(u32) -> usize) -> Vec<[u32; SIZES]> {
    let mut counts = [0; SIZES];
    let mut before = Vec::with_capacity(sums.len() + 1);
    before.push(counts);
    for (_, places) in sums {
        counts[size(*places).min(SIZES - 1)] += 1;
        before.push(counts);
    }
    before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_found_at_every_size_of_the_search() {
        for count in [5usize, 20, 40, 100, 300] {
            let mut amounts: Vec<i64> = (0..count as i64).map(|n| 10_007 + n * n * 7_919).collect();
            amounts[1] = -500;
            let target = amounts[0] + amounts[1];
            let found = subsets(&amounts, target);
            assert!(found.sets.contains(&vec![0, 1]), "{count}");
            for set in &found.sets {
                let sum: i64 = set.iter().map(|at| amounts[usize::from(*at)]).sum();
                assert_eq!(sum, target);
            }
        }
    }

    #[test]
    fn a_small_set_is_expected_by_chance_less_often_than_a_large_one() {
        // All sums of one or two lie within the window, each set counts once.
        for count in [12u64, 40, 100, 300] {
            let amounts: Vec<i64> = (0..count as i64).map(|n| 500_000 + n).collect();
            let width = 2 * 50_000 + 1;
            let found = subsets(&amounts, 1_000_600);
            assert_eq!(found.by_chance(1), 0);
            let pairs = count * (count - 1) / 2 * ONE / width;
            let counted = found.by_chance(2);
            assert!(counted >= pairs, "{count}: {counted} for {pairs}");
            // An item beside itself is counted as well.
            assert!(counted <= pairs + count * ONE / width, "{count}: {counted}");
        }
    }

    #[test]
    fn equal_amounts_give_one_set() {
        let found = subsets(&[990, 990, 990, 500], 1_980);
        assert_eq!(found.sets.len(), 1);
        assert!(found.complete);
        assert_eq!(subsets(&[], 100).sets.len(), 0);
    }
}

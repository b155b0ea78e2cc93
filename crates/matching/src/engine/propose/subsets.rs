//! Which of a customer's items come to a sum: bounded search, meeting in the middle.

/// With at most so many items all sets are tried.
const ALL_MAX: usize = 22;
/// With at most so many items all sets of up to four are tried.
const FOUR_MAX: usize = 56;
/// With at most so many items all sets of up to three are tried.
const THREE_MAX: usize = 80;
/// More solutions than this say only that there are many.
pub(crate) const SOLUTIONS_MAX: usize = 12;

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Sets of places in ascending order, the smallest sets first; no two with the same amounts.
    pub sets: Vec<Vec<u16>>,
    /// How many sets came near the sum, and how wide "near" was: how many one must expect to
    /// come to it by chance.
    pub near: u64,
    pub width: u64,
    /// All sets were tried.
    pub complete: bool,
}

/// A sum and the places it is of.
type Sum = (i64, u32);

/// Sets of amounts that come to `target`. The search is bounded by the number of items.
pub(crate) fn subsets(amounts: &[i64], target: i64) -> Found {
    let count = amounts.len();
    let window = (target.abs() / 20).clamp(200, 50_000);
    let mut found = Found {
        width: 2 * window.unsigned_abs() + 1,
        complete: count <= ALL_MAX,
        ..Found::default()
    };
    if count <= ALL_MAX {
        let half = count / 2;
        let left = all_sums(&amounts[..half], 0);
        let mut right = all_sums(&amounts[half..], half);
        right.sort_unstable();
        meet(
            &left,
            &right,
            target,
            window,
            &mut found,
            |a, b| Some(places(a | b)),
            amounts,
        );
    } else if count <= FOUR_MAX {
        let mut pairs = pair_sums(amounts);
        pairs.sort_unstable();
        meet(&pairs, &pairs, target, window, &mut found, joined, amounts);
    } else if count <= THREE_MAX {
        let singles = single_sums(amounts);
        let mut pairs = pair_sums(amounts);
        pairs.sort_unstable();
        meet(
            &singles, &pairs, target, window, &mut found, joined, amounts,
        );
    } else {
        let singles = single_sums(amounts);
        let mut others = singles.clone();
        others.sort_unstable();
        meet(
            &singles, &others, target, window, &mut found, joined, amounts,
        );
    }
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
    window: i64,
    found: &mut Found,
    join: impl Fn(u32, u32) -> Option<Vec<u16>>,
    amounts: &[i64],
) {
    let mut seen: Vec<Vec<i64>> = Vec::new();
    for (sum, place) in left {
        let wanted = target.saturating_sub(*sum);
        let from = right.partition_point(|entry| entry.0 < wanted - window);
        let to = from + right[from..].partition_point(|entry| entry.0 <= wanted + window);
        found.near += (to - from) as u64;
        let exact = from + right[from..to].partition_point(|entry| entry.0 < wanted);
        for (_, other) in right[exact..to]
            .iter()
            .take_while(|entry| entry.0 == wanted)
        {
            if found.sets.len() >= SOLUTIONS_MAX {
                break;
            }
            let Some(set) = join(*place, *other).filter(|set| !set.is_empty()) else {
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
    fn equal_amounts_give_one_set() {
        let found = subsets(&[990, 990, 990, 500], 1_980);
        assert_eq!(found.sets.len(), 1);
        assert!(found.complete);
        assert_eq!(subsets(&[], 100).sets.len(), 0);
    }
}

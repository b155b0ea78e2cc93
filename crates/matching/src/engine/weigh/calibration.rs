//! From what the weights say to what turned out: the second table.

use super::calibration_table::TABLE;
use super::fixed::SURE;

/// What kind of explanation it is: the calibration differs between these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// All documents are named and the amount is what is open.
    Exact,
    /// All are named, the amount differs.
    Differs,
    /// … and more came than is open.
    Over,
    /// The amount differs, and the text says of more documents, or may have lost its end.
    DiffersMoreSaid,
    /// One item is not named.
    Unnamed,
    /// Several items that nothing names were found by their sum, beside named ones.
    Beside,
    /// Several were found by their sum alone.
    Searched,
}

/// Whether another payment of something is about as likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rivalry {
    /// None is a tenth as likely.
    Alone,
    /// One is.
    Rivalled,
    /// One is as likely.
    Tied,
}

/// A tenth as likely, in thousandths of a nat.
const RIVAL_WITHIN: i32 = 2_303;
/// Nearer scores make no difference.
const TIED_WITHIN: i32 = 100;

/// How near the scores of others come to this one.
pub(crate) fn rivalry(own: i32, others: impl Iterator<Item = i32>) -> Rivalry {
    let of = |other: i32| match own.saturating_sub(other) {
        gap if gap.abs() < TIED_WITHIN => Rivalry::Tied,
        ..RIVAL_WITHIN => Rivalry::Rivalled,
        _ => Rivalry::Alone,
    };
    others.map(of).max().unwrap_or(Rivalry::Alone)
}

/// What a weighed probability means, in millionths. Of two equals none is likelier than half.
pub(crate) fn calibrated(family: Family, rivalry: Rivalry, weighed: u32) -> u32 {
    let most = match rivalry {
        Rivalry::Tied => SURE / 2,
        _ => SURE,
    };
    turned_out(family, rivalry, weighed).min(most)
}

fn turned_out(family: Family, rivalry: Rivalry, weighed: u32) -> u32 {
    let table = TABLE[family as usize][rivalry as usize];
    let above = table.partition_point(|point| point.0 < weighed);
    if above == 0 {
        return table[0].1;
    }
    let Some(high) = table.get(above) else {
        return table[table.len() - 1].1;
    };
    let low = table[above - 1];
    let (width, height) = (
        u64::from(high.0 - low.0),
        u64::from(high.1.saturating_sub(low.1)),
    );
    let part = u64::from(weighed - low.0) * height / width.max(1);
    low.1 + u32::try_from(part).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_weighed_probability_never_means_a_lower_one() {
        for table in TABLE.as_flattened() {
            assert!(
                table
                    .windows(2)
                    .all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1)
            );
            assert!(table[table.len() - 1].1 <= SURE);
        }
    }

    #[test]
    fn what_is_as_likely_ties_from_either_side() {
        assert_eq!(rivalry(5_000, [5_050, 0].into_iter()), Rivalry::Tied);
        assert_eq!(rivalry(5_050, [5_000].into_iter()), Rivalry::Tied);
        assert_eq!(rivalry(0, [5_000].into_iter()), Rivalry::Rivalled);
        assert_eq!(rivalry(5_000, [3_000].into_iter()), Rivalry::Rivalled);
        assert_eq!(rivalry(5_000, [0].into_iter()), Rivalry::Alone);
    }
}

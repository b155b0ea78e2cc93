//! How long something took, kept compactly: counts in buckets that grow by a quarter of an octave, so
//! that a quantile is told to within an eighth of itself whatever its size.

/// Steps within a doubling.
const STEPS: u32 = 4;

/// The bucket of a time in microseconds.
#[must_use]
pub fn bucket(micros: u64) -> u32 {
    // Below four there are no quarters.
    let micros = micros.max(4);
    let octave = 63 - micros.leading_zeros();
    let step = u32::try_from((micros >> (octave - 2)) & 3).unwrap_or(0);
    octave * STEPS + step
}

/// The middle of a bucket in microseconds.
#[must_use]
pub fn middle(bucket: u32) -> u64 {
    let octave = (bucket / STEPS).clamp(2, 60);
    let quarter = 1_u64 << (octave - 2);
    quarter * u64::from(4 + bucket % STEPS) + quarter / 2
}

/// The time in microseconds that so many per cent of the counted did not exceed (nearest rank); none
/// of nothing. Buckets come with their counts, in any order.
#[must_use]
pub fn quantile(counts: &[(u32, u64)], percent: u64) -> Option<u64> {
    let total: u64 = counts.iter().map(|(_, count)| count).sum();
    let rank = (total * percent).div_ceil(100).max(1);
    let mut counts = counts.to_vec();
    counts.sort_unstable();
    let mut seen = 0;
    for (bucket, count) in counts {
        seen += count;
        if count > 0 && seen >= rank {
            return Some(middle(bucket));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quantiles_are_those_of_the_nearest_rank() {
        // Ninety-nine times one millisecond, once a second.
        let counts = [(bucket(1_000_000), 1), (bucket(1_000), 99)];
        let near = |value: Option<u64>, of: u64| value.is_some_and(|it| it.abs_diff(of) <= of / 8);
        assert!(near(quantile(&counts, 50), 1_000));
        assert!(near(quantile(&counts, 99), 1_000));
        assert!(near(quantile(&counts, 100), 1_000_000));
        assert_eq!(quantile(&[], 50), None);
        assert_eq!(quantile(&[(40, 0)], 50), None);
    }

    proptest! {
        #[test]
        fn a_time_is_told_to_within_an_eighth(micros in 4_u64..1 << 50) {
            let told = middle(bucket(micros));
            prop_assert!(told.abs_diff(micros) <= micros / 8 + 1, "{} {}", micros, told);
        }

        #[test]
        fn longer_is_never_in_a_lower_bucket(one in any::<u64>(), other in any::<u64>()) {
            prop_assert_eq!(one.max(4) > other.max(4) && bucket(one) < bucket(other), false);
        }
    }
}

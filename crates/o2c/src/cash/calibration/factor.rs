//! By how much doubt is multiplied, for what was told and what came true.
//!
//! The engine's confidences were fitted on other companies' payments. Here the ratio of errors seen
//! to errors expected is estimated as a standardised ratio with a Gamma prior of mean one, so that
//! little is learned from little (Clayton and Kaldor, *Empirical Bayes estimates of age-standardized
//! relative risks*, Biometrics 43, 1987): with `w` wrong where `e` were expected, the ratio is
//! distributed as Gamma(w + 1, e + 1), as if one error had been expected and seen before. The odds of
//! being wrong are multiplied by it, which shifts the log-odds of all confidences alike (Cox, *Two
//! further applications of a model for binary regression*, Biometrika 45, 1958).
//!
//! Caution is learned from the mean, over all decisions. Courage wants proof: less doubt than
//! delivered is told only as far as the upper bound of the ratio among decisions that a person
//! looked at allows, and never less than half of it.

/// No correction: doubt is multiplied by a thousand thousandths.
pub(super) const UNCHANGED: u32 = 1_000;
/// At most so much is doubt raised.
const HIGHEST: u32 = 100_000;
/// At most so much is it lowered, however much speaks for it.
const LOWEST: u32 = 500;
/// The one-sided 95 % bound of the normal distribution, in millionths.
const BOUND: u64 = 1_644_854;
const SURE: u64 = 1_000_000;

/// Decisions with what they were expected to be wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tried {
    pub decisions: i64,
    /// The sum of what they lacked to certainty, in millionths.
    pub doubt: i64,
    pub wrong: i64,
}

/// Thousandths by which doubt is multiplied, for all decisions and those that a person looked at.
pub(super) fn factor(all: Tried, reviewed: Tried) -> u32 {
    let mean = |tried: Tried| ratio(tried.wrong + 1, tried.doubt);
    let careful = mean(all).max(mean(reviewed));
    if careful > UNCHANGED {
        return careful.min(HIGHEST);
    }
    upper(reviewed).clamp(LOWEST, UNCHANGED)
}

/// So many errors to those expected with the one before, in thousandths, rounded up.
fn ratio(wrong: i64, doubt: i64) -> u32 {
    let wrong = u64::try_from(wrong).unwrap_or(0) * SURE * u64::from(UNCHANGED);
    let expected = u64::try_from(doubt).unwrap_or(0) + SURE;
    u32::try_from(wrong.div_ceil(expected)).unwrap_or(u32::MAX)
}

/// The upper bound of the ratio, by the approximation of Wilson and Hilferty (1931):
/// k (1 − 1/9k + z/3√k)³ over the rate, for Gamma of shape k.
fn upper(tried: Tried) -> u32 {
    let shape = u64::try_from(tried.wrong).unwrap_or(0) + 1;
    let rate = u64::try_from(tried.doubt).unwrap_or(0) + SURE;
    // In millionths.
    let deviation = (shape * SURE * SURE).isqrt();
    let root = SURE - SURE / (9 * shape) + BOUND * SURE / (3 * deviation);
    let cube = u128::from(root).pow(3) / u128::from(SURE).pow(2);
    let bound = u128::from(shape) * cube * u128::from(UNCHANGED) / u128::from(rate) + 1;
    u32::try_from(bound).unwrap_or(HIGHEST)
}

/// A confidence with its odds of being wrong multiplied by a factor; rounded down.
pub(super) fn told(confidence: u32, factor: u32) -> u32 {
    let sure = u64::from(confidence).min(SURE) * u64::from(UNCHANGED);
    let doubt = (SURE - u64::from(confidence).min(SURE)) * u64::from(factor);
    let share = sure * SURE / (sure + doubt).max(1);
    u32::try_from(share).unwrap_or(confidence)
}

/// The lowest confidence that is told as at least `wanted`.
pub(super) fn needed(wanted: u32, factor: u32) -> u32 {
    let wanted = u64::from(wanted).min(SURE);
    let sure = wanted * u64::from(factor);
    let doubt = (SURE - wanted) * u64::from(UNCHANGED);
    let share = (sure * SURE).div_ceil((sure + doubt).max(1));
    u32::try_from(share).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(decisions: i64, doubt: i64, wrong: i64) -> Tried {
        Tried {
            decisions,
            doubt,
            wrong,
        }
    }

    #[test]
    fn nothing_is_changed_without_history_and_little_by_little() {
        let none = Tried::default();
        assert_eq!(factor(none, none), UNCHANGED);
        // Twenty at 99 %, all right: what nobody looked at is no proof.
        let right = tried(20, 200_000, 0);
        assert_eq!(
            (factor(right, none), factor(right, right)),
            (UNCHANGED, UNCHANGED)
        );
    }

    #[test]
    fn an_error_makes_careful_at_once_and_many_more_so() {
        let factors = [1, 2, 5].map(|wrong| factor(tried(100, 200_000, wrong), Tried::default()));
        assert_eq!(factors, [1_667, 2_500, 5_000]);
        assert!(told(992_000, factors[0]) < 990_000);
    }

    #[test]
    fn only_what_many_people_confirmed_lowers_doubt_and_by_half_at_most() {
        let confirmed = |count: i64| tried(count, count * 50_000, 0);
        let factors = [30, 60, 100, 10_000].map(|count| factor(confirmed(count), confirmed(count)));
        assert_eq!(factors[0], UNCHANGED);
        assert!(
            factors[1] < UNCHANGED && factors[2] < factors[1],
            "{factors:?}"
        );
        assert_eq!(factors[3], LOWEST);
    }

    #[test]
    fn limits_are_moved_just_as_confidences_are() {
        for factor in [LOWEST, 731, UNCHANGED, 1_667, 30_000] {
            for wanted in [500_000, 750_000, 990_000, 997_000] {
                let least = needed(wanted, factor);
                assert!(told(least, factor) >= wanted, "{wanted} {factor}");
                assert!(told(least - 1, factor) < wanted, "{wanted} {factor}");
            }
        }
    }
}

//! Expected credit loss, IFRS 9 simplified: lifetime losses by a provision matrix.

/// One million: rates and factors are given in millionths.
pub const MILLION: i64 = 1_000_000;

/// The share that was lost of what was settled after it had come as far as a bucket of age: paid, set
/// off or written off. Learned from own write-offs; zero where nothing has come that far. In millionths.
#[must_use]
pub fn loss_rate(lost: i128, settled: i128) -> i64 {
    if settled <= 0 || lost <= 0 {
        return 0;
    }
    let million = i128::from(MILLION);
    let rate = (lost * million + settled / 2) / settled;
    i64::try_from(rate.min(million)).unwrap_or(MILLION)
}

/// What is expected to be lost of a bucket, in minor units: balance × rate × forward factor, both in
/// millionths, at most the balance, rounded half up. Nothing is lost of what customers are owed.
#[must_use]
pub fn expected_loss(balance: i128, rate: i64, factor: i64) -> i128 {
    let balance = balance.max(0);
    let million = i128::from(MILLION);
    let rate = (i128::from(rate) * i128::from(factor)).clamp(0, million * million);
    (balance * rate + million * million / 2) / (million * million)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_rate_is_what_was_lost_of_what_was_settled() {
        assert_eq!(loss_rate(30, 1_000), 30_000);
        assert_eq!(loss_rate(1, 3), 333_333);
        assert_eq!([loss_rate(5, 0), loss_rate(-1, 10)], [0, 0]);
        assert_eq!(loss_rate(20, 10), MILLION);
    }

    #[test]
    fn a_loss_is_balance_by_rate_by_factor() {
        // 10,000.00 × 3 % × 1.2
        assert_eq!(expected_loss(1_000_000, 30_000, 1_200_000), 36_000);
        assert_eq!(expected_loss(-500, 30_000, MILLION), 0);
        assert_eq!(expected_loss(100, 900_000, 2_000_000), 100);
    }

    proptest! {
        #[test]
        fn no_more_is_lost_than_is_owed(
            balance in -1_000_000_000_000_i128..1_000_000_000_000, rate in 0..=MILLION, factor in 0..=5 * MILLION,
        ) {
            let lost = expected_loss(balance, rate, factor);
            prop_assert!(lost >= 0 && lost <= balance.max(0));
        }
    }
}

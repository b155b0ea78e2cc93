//! Logarithms and probabilities in whole numbers, so that every machine gives the same answer.

/// Certainty, in the unit of probabilities.
pub(crate) const SURE: u32 = 1_000_000;

/// ln 2 in 64ths, times 2¹⁰.
const LN2: u64 = 45_426;

/// The natural logarithm of a number in 64ths; 0 for 0 and 1.
pub(crate) fn ln(number: u64) -> i32 {
    if number <= 1 {
        return 0;
    }
    let exponent = 63 - number.leading_zeros();
    // The fraction of log2 by squaring, bit by bit, on a mantissa in [1, 2) with 31 bits.
    let mut mantissa = if exponent > 31 {
        number >> (exponent - 31)
    } else {
        number << (31 - exponent)
    };
    let mut log2 = u64::from(exponent);
    for _ in 0..10 {
        mantissa = (mantissa * mantissa) >> 31;
        log2 <<= 1;
        if mantissa >= 1 << 32 {
            mantissa >>= 1;
            log2 |= 1;
        }
    }
    i32::try_from((log2 * LN2) >> 20).unwrap_or(i32::MAX)
}

/// e to the power of −x/1000, in 2⁻³².
fn exp_negative(x: u32) -> u64 {
    // e^(−2ⁿ/1000) in 2⁻³².
    const POWERS: [u64; 15] = [
        4_290_674_475,
        4_286_385_946,
        4_277_821_741,
        4_260_744_631,
        4_226_794_655,
        4_159_704_096,
        4_028_700_796,
        3_778_941_489,
        3_324_914_438,
        2_573_955_809,
        1_542_560_875,
        554_019_132,
        71_464_385,
        1_189_103,
        329,
    ];
    if x >= 1 << 15 {
        return 0;
    }
    POWERS
        .iter()
        .enumerate()
        .filter(|(bit, _)| x & (1 << bit) != 0)
        .fold(1 << 32, |product, (_, power)| (product * power) >> 32)
}

/// The share of the first of several scores when each counts e to its power, in millionths.
pub(crate) fn share(first: i32, others: impl Iterator<Item = i32> + Clone) -> u32 {
    let top = others.clone().fold(first, i32::max);
    let weight = |score: i32| exp_negative(top.saturating_sub(score).unsigned_abs());
    let own = weight(first);
    let sum = others.fold(own, |sum, score| sum + weight(score));
    u32::try_from(u128::from(own) * u128::from(SURE) / u128::from(sum.max(1))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_and_shares_are_close_to_the_true_ones() {
        for (number, expected) in [(1, 0), (2, 44), (3, 70), (1000, 442), (1_000_000, 884)] {
            assert!(
                (ln(number) - expected).abs() <= 1,
                "ln {number} = {}",
                ln(number)
            );
        }
        let close = |a: u32, b: u32| a.abs_diff(b) < 300;
        assert!(close(share(0, [0].into_iter()), 500_000));
        assert!(close(share(1000, [0].into_iter()), 731_059));
        assert!(close(share(0, [1000, 0].into_iter()), 211_942));
        assert!(share(0, [40_000].into_iter()) == 0);
    }
}

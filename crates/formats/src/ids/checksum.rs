//! The check-digit arithmetic that the identifiers share.

/// ISO 7064 mod 97 over digits and letters (A = 10 … Z = 35), as IBAN and RF references use it.
/// `None` if another character occurs.
pub(super) fn mod97(characters: impl Iterator<Item = char>) -> Option<u32> {
    let mut rest = 0u32;
    for c in characters {
        let value = c.to_digit(36)?;
        rest = if value < 10 {
            (rest * 10 + value) % 97
        } else {
            (rest * 100 + value) % 97
        };
    }
    Some(rest)
}

/// The digits of a text that holds nothing else; `None` otherwise.
pub(super) fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|c| c.to_digit(10)).collect()
}

/// Σ digit × weight over the shorter of both.
pub(super) fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum()
}

/// The digits read as one decimal number; at most 18 digits are given.
pub(super) fn number(digits: &[u32]) -> u64 {
    digits
        .iter()
        .fold(0u64, |sum, digit| sum * 10 + u64::from(*digit))
}

/// True if the Luhn sum (check digit included) is a multiple of ten.
pub(super) fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            if place % 2 == 1 {
                cross_sum(digit * 2)
            } else {
                *digit
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Sum of the digits of a number below 100.
pub(super) fn cross_sum(number: u32) -> u32 {
    number / 10 + number % 10
}

/// True if the digits (check digit included) satisfy ISO 7064 mod 11,10.
pub(super) fn mod11_10(digits: &[u32]) -> bool {
    let Some((check, head)) = digits.split_last() else {
        return false;
    };
    let mut product = 10;
    for digit in head {
        let sum = (digit + product) % 10;
        product = if sum == 0 { 10 } else { sum } * 2 % 11;
    }
    (product + check) % 10 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_sums_hold() {
        assert_eq!(mod97("3214282912345698765432161182".chars()), Some(1));
        assert_eq!(mod97("12 3".chars()), None);
        assert!(luhn(&[7, 9, 9, 2, 7, 3, 9, 8, 7, 1, 3]));
        assert!(mod11_10(&[1, 3, 6, 6, 9, 5, 9, 7, 6]));
        assert!(!mod11_10(&[1, 3, 6, 6, 9, 5, 9, 7, 8]));
    }
}

//! Amounts as banks write them, read exactly.

use kernel::{Currency, Money};

/// Reads a decimal with `.` as its point: `5`, `.5`, `5.`, `5.00000`, with an optional sign.
/// Decimals beyond the currency's minor unit must be zero. The error is the problem in words.
pub(crate) fn parse_amount(text: &str, currency: Currency) -> Result<Money, String> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err("is no amount".to_owned());
    }
    let scale = currency.scale() as usize;
    let fraction = match fraction.len() > scale {
        true => fraction.trim_end_matches('0'),
        false => fraction,
    };
    if fraction.len() > scale {
        let code = currency.code();
        return Err(format!(
            "has more decimals than {code} has minor units ({scale})"
        ));
    }
    let missing = std::iter::repeat_n(b'0', scale - fraction.len());
    let mut minor: i64 = 0;
    for digit in whole.bytes().chain(fraction.bytes()).chain(missing) {
        minor = minor
            .checked_mul(10)
            .and_then(|minor| minor.checked_add(i64::from(digit - b'0')))
            .ok_or("is beyond the range of money")?;
    }
    Ok(Money::new(if negative { -minor } else { minor }, currency))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_beyond_the_minor_unit_must_be_zero() {
        let read = |text: &str, currency| parse_amount(text, currency).map(Money::minor);
        assert_eq!(read("8.85000", Currency::EUR), Ok(885));
        assert_eq!(read("8.", Currency::EUR), Ok(800));
        assert_eq!(read(".5", Currency::EUR), Ok(50));
        assert_eq!(read("-00012.30", Currency::EUR), Ok(-1230));
        assert_eq!(read("12.000", Currency::JPY), Ok(12));
        assert!(read("8.855", Currency::EUR).is_err());
        assert!(read("1.5", Currency::JPY).is_err());
        for bad in ["", ".", "-", "1,5", "1e5", "١", "9999999999999999999999"] {
            assert!(read(bad, Currency::EUR).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn every_amount_is_read_back_from_its_own_text(minor in -i64::MAX..i64::MAX) {
            let money = Money::new(minor, Currency::EUR);
            prop_assert_eq!(parse_amount(&money.to_decimal_string(), Currency::EUR), Ok(money));
            let long = format!("{}000", money.to_decimal_string());
            prop_assert_eq!(parse_amount(&long, Currency::EUR), Ok(money));
        }
    }
}

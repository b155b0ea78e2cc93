use cashlane_kernel::{KernelError, Percent, Quantity, Rounding, UnitPrice};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::money::any_minor;

#[test]
fn numbers_are_written_without_trailing_zeros() {
    let table = [
        (0, "0"),
        (1_500_000, "1.5"),
        (19_000_000, "19"),
        (-1, "-0.000001"),
        (100, "0.0001"),
        (-10_000_000, "-10"),
        (i64::MAX, "9223372036854.775807"),
    ];
    for (micro, text) in table {
        assert_eq!(Quantity::from_micro(micro).to_string(), text);
        assert_eq!(Quantity::parse(text).unwrap().micro(), micro);
    }
}

#[test]
fn a_seventh_decimal_is_refused_rather_than_rounded() {
    assert!(UnitPrice::parse("0.1234567").is_err());
    assert!(UnitPrice::parse("0.1234560").is_err());
    assert!(UnitPrice::from_decimal(Decimal::new(1_234_567, 7)).is_err());
    assert_eq!(
        UnitPrice::from_decimal(Decimal::new(1_234_560, 7))
            .unwrap()
            .micro(),
        123_456
    );
}

#[test]
fn a_refusal_names_what_was_expected() {
    let message = |error: KernelError| error.to_string();
    let expected = "expected digits with at most one decimal point";
    assert_eq!(
        message(Percent::parse("19%").unwrap_err()),
        format!("\"19%\" is no valid percentage: {expected}")
    );
    assert_eq!(
        message(UnitPrice::parse("9223372036855").unwrap_err()),
        "unit price is out of range"
    );
}

#[test]
fn json_holds_them_as_text_only() {
    assert_eq!(
        serde_json::to_string(&Percent::parse("7.7").unwrap()).unwrap(),
        "\"7.7\""
    );
    assert!(serde_json::from_str::<Percent>("\"7.7\"").is_ok());
    assert!(serde_json::from_str::<Percent>("7.7").is_err());
}

#[test]
fn one_is_one_and_zero_is_zero() {
    assert_eq!(Quantity::ONE, Quantity::parse("1").unwrap());
    assert!(Quantity::ZERO.is_zero());
    assert!(Quantity::ONE.is_positive() && Quantity::ONE.neg().is_negative());
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same_number(micro in any_minor()) {
        let number = Quantity::from_micro(micro);
        prop_assert_eq!(Quantity::parse(&number.to_string()), Ok(number));
        prop_assert_eq!(Quantity::from_decimal(number.to_decimal()), Ok(number));
        prop_assert_eq!(number.to_string(), number.to_decimal().to_string());
    }

    #[test]
    fn subtracting_what_was_added_gives_the_start(a in any_minor(), b in any_minor()) {
        let (a, b) = (Quantity::from_micro(a), Quantity::from_micro(b));
        if let Ok(sum) = a.checked_add(b) {
            prop_assert_eq!(sum.checked_sub(b), Ok(a));
        }
        prop_assert_eq!(a.cmp(&b), a.micro().cmp(&b.micro()));
    }
}

#[test]
fn a_price_less_a_per_cent_is_rounded_once() {
    for (price, percent, left) in [
        ("10", "12.5", "8.75"),
        ("0.000001", "50", "0.000001"),
        ("1.234567", "33.333333", "0.823045"),
        ("19.99", "0", "19.99"),
        ("19.99", "100", "0"),
    ] {
        let less = UnitPrice::parse(price).expect("a price").less(
            Percent::parse(percent).expect("a per cent"),
            Rounding::HalfUp,
        );
        assert_eq!(
            less.expect("in range").to_string(),
            left,
            "{price} less {percent} %"
        );
    }
}

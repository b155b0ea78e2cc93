use std::cmp::Ordering;

use cashlane_kernel::{Currency, KernelError, Money, Percent, Rounding};
use proptest::prelude::*;
use rust_decimal::Decimal;

use Currency as C;

pub fn any_minor() -> impl Strategy<Value = i64> {
    prop_oneof![
        -i64::MAX..=i64::MAX,
        -1_000_000_i64..=1_000_000,
        Just(0),
        Just(i64::MAX),
        Just(-i64::MAX),
    ]
}

pub fn any_currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["EUR", "USD", "JPY", "BHD", "CLF"])
        .prop_map(|code| Currency::parse(code).expect("a known code"))
}

pub fn any_rounding() -> impl Strategy<Value = Rounding> {
    prop::sample::select(vec![Rounding::HalfUp, Rounding::HalfEven, Rounding::Down])
}

fn any_money() -> impl Strategy<Value = Money> {
    (any_minor(), any_currency()).prop_map(|(minor, currency)| Money::new(minor, currency))
}

fn eur(text: &str) -> Money {
    Money::parse(text, C::EUR).expect("a valid amount")
}

#[test]
fn currencies_know_their_decimals() {
    let scales = [
        ("EUR", 2),
        ("JPY", 0),
        ("BHD", 3),
        ("KWD", 3),
        ("CLF", 4),
        ("HUF", 2),
    ];
    for (code, scale) in scales {
        let currency = Currency::parse(code).unwrap();
        assert_eq!((currency.code(), currency.scale()), (code, scale));
    }
    for known in [C::EUR, C::USD, C::GBP, C::CHF, C::JPY] {
        assert_eq!(
            Currency::parse(known.code()).unwrap().scale(),
            known.scale()
        );
    }
}

#[test]
fn currencies_that_gave_way_to_the_euro_are_still_read() {
    for (code, scale) in [("DEM", 2), ("FRF", 2), ("ITL", 0), ("ESP", 0)] {
        let currency = Currency::parse(code).unwrap();
        assert_eq!((currency.code(), currency.scale()), (code, scale));
    }
}

#[test]
fn only_codes_of_real_money_are_currencies() {
    for code in [
        "", "EU", "EURO", "eur", "Eur", "ABC", "XAU", "XXX", "€", "ÄB",
    ] {
        let refused = Currency::parse(code);
        assert_eq!(
            refused,
            Err(KernelError::UnknownCurrency {
                code: code.to_owned()
            }),
            "{code}"
        );
    }
}

#[test]
fn amounts_are_written_with_the_decimals_of_their_currency() {
    let bhd = Currency::parse("BHD").unwrap();
    assert_eq!(Money::new(1230, C::EUR).to_string(), "12.30 EUR");
    assert_eq!(Money::new(-5, C::EUR).to_string(), "-0.05 EUR");
    assert_eq!(Money::new(1230, C::JPY).to_string(), "1230 JPY");
    assert_eq!(Money::new(1230, bhd).to_string(), "1.230 BHD");
    assert_eq!(Money::zero(C::EUR).to_decimal_string(), "0.00");
    assert_eq!(
        Money::new(i64::MAX, C::EUR).to_decimal_string(),
        "92233720368547758.07"
    );
}

#[test]
fn reading_an_amount_accepts_shorter_text_but_never_rounds() {
    assert_eq!(eur("12.3").minor(), 1230);
    assert_eq!(eur("12").minor(), 1200);
    assert_eq!(eur("-0.05").minor(), -5);
    assert_eq!(eur("-0.00"), Money::zero(C::EUR));
    assert_eq!(eur("000000000000000000000000000012.30").minor(), 1230);
    let wrong = [
        "", "-", ".", "12.", ".5", "+1", " 1", "1 ", "1,00", "1.000", "1.005", "1e3", "1_0", "--1",
        "1.-5", "1.2.3", "٣", "NaN", "0x1",
    ];
    for text in wrong {
        let error = Money::parse(text, C::EUR).unwrap_err();
        assert!(
            matches!(error, KernelError::BadNumber { .. }),
            "{text}: {error}"
        );
    }
    assert!(Money::parse("12.0", C::JPY).is_err());
    let too_much = Money::parse("92233720368547758.08", C::EUR).unwrap_err();
    assert_eq!(too_much, KernelError::OutOfRange { what: "amount" });
    let lowest = Money::parse("-92233720368547758.08", C::EUR).unwrap_err();
    assert_eq!(lowest, KernelError::OutOfRange { what: "amount" });
}

#[test]
fn a_refused_amount_says_which_text_and_why() {
    let error = Money::parse("1.005", C::EUR).unwrap_err();
    let expected = "\"1.005\" is no valid amount: more than 2 digits after the decimal point";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn amounts_travel_as_text_with_their_currency() {
    let json = serde_json::to_value(eur("12.30")).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"amount": "12.30", "currency": "EUR"})
    );
    assert_eq!(serde_json::from_value::<Money>(json).unwrap(), eur("12.30"));
    let read = |text: &str| serde_json::from_str::<Money>(text);
    assert_eq!(
        read(r#"{"currency":"JPY","amount":"5"}"#).unwrap(),
        Money::new(5, C::JPY)
    );
    assert!(
        read(r#"{"amount":12.30,"currency":"EUR"}"#).is_err(),
        "a number is no amount"
    );
    assert!(
        read(r#"{"amount":"12.30"}"#).is_err(),
        "a currency is needed"
    );
    assert!(
        read(r#"{"amount":"12.305","currency":"EUR"}"#).is_err(),
        "too many digits"
    );
    assert!(
        read(r#"{"amount":"1","currency":"EUR","minor":1}"#).is_err(),
        "unknown field"
    );
}

#[test]
fn currencies_never_mix() {
    let (one, other) = (eur("1"), Money::new(100, C::USD));
    let mismatch = KernelError::CurrencyMismatch {
        left: C::EUR,
        right: C::USD,
    };
    assert_eq!(one.checked_add(other), Err(mismatch.clone()));
    assert_eq!(one.checked_sub(other), Err(mismatch.clone()));
    assert_eq!(one.cmp_same(&other), Err(mismatch.clone()));
    assert_eq!(Money::sum(C::EUR, [one, other]), Err(mismatch));
    assert_ne!(Money::zero(C::EUR), Money::zero(C::USD));
}

#[test]
fn a_sum_only_minds_the_total() {
    let most = Money::new(i64::MAX, C::EUR);
    assert_eq!(Money::sum(C::EUR, [most, most, most.neg()]), Ok(most));
    assert!(Money::sum(C::EUR, [most, Money::new(1, C::EUR)]).is_err());
    assert_eq!(Money::sum(C::EUR, []), Ok(Money::zero(C::EUR)));
}

#[test]
fn ties_of_a_percentage_go_as_the_rounding_says() {
    let half = Percent::parse("50").unwrap();
    let of = |minor, rounding| {
        Money::new(minor, C::EUR)
            .percent(half, rounding)
            .unwrap()
            .minor()
    };
    let table = [
        (Rounding::HalfUp, [(1, 1), (3, 2), (-1, -1), (-3, -2)]),
        (Rounding::HalfEven, [(1, 0), (3, 2), (-1, 0), (-3, -2)]),
        (Rounding::Down, [(1, 0), (3, 1), (-1, 0), (-3, -1)]),
    ];
    for (rounding, cases) in table {
        for (minor, expected) in cases {
            assert_eq!(of(minor, rounding), expected, "{minor} {rounding:?}");
        }
    }
}

#[test]
fn nineteen_per_cent_of_a_net_amount_is_its_tax() {
    let tax = eur("1234.56").percent(Percent::parse("19").unwrap(), Rounding::HalfUp);
    assert_eq!(tax, Ok(eur("234.57")));
}

#[test]
fn decimals_pass_the_border_exactly_or_not_at_all() {
    let exact = Decimal::new(1_230_000, 5);
    assert_eq!(Money::from_decimal(exact, C::EUR), Ok(eur("12.30")));
    assert!(Money::from_decimal(Decimal::new(12_305, 3), C::EUR).is_err());
    assert!(Money::from_decimal(Decimal::MAX, C::EUR).is_err());
    assert!(Money::from_decimal(Decimal::MIN, C::EUR).is_err());
}

#[test]
fn the_one_number_without_a_negation_is_refused() {
    assert!(Money::try_new(i64::MIN, C::EUR).is_err());
    assert_eq!(
        Money::try_new(-i64::MAX, C::EUR).unwrap().neg().minor(),
        i64::MAX
    );
    assert!(std::panic::catch_unwind(|| Money::new(i64::MIN, C::EUR)).is_err());
}

#[test]
fn an_amount_takes_sixteen_bytes() {
    assert_eq!(size_of::<Money>(), 16);
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same_amount(money in any_money()) {
        let text = money.to_decimal_string();
        prop_assert_eq!(Money::parse(&text, money.currency()), Ok(money));
        prop_assert_eq!(Money::from_decimal(money.to_decimal(), money.currency()), Ok(money));
        let json = serde_json::to_string(&money).unwrap();
        prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
    }

    #[test]
    fn written_amounts_agree_with_an_independent_decimal(money in any_money()) {
        prop_assert_eq!(money.to_decimal_string(), money.to_decimal().to_string());
    }

    #[test]
    fn reading_never_panics(text in "[-+. ,0-9eE_٣]{0,45}", currency in any_currency()) {
        let _ = Money::parse(&text, currency);
        let _ = Percent::parse(&text);
    }

    #[test]
    fn subtracting_what_was_added_gives_the_start(a in any_minor(), b in any_minor()) {
        let (a, b) = (Money::new(a, C::EUR), Money::new(b, C::EUR));
        match a.checked_add(b) {
            Ok(sum) => prop_assert_eq!(sum.checked_sub(b), Ok(a)),
            Err(error) => {
                prop_assert_eq!(error, KernelError::OutOfRange { what: "amount" });
                let total = i128::from(a.minor()) + i128::from(b.minor());
                prop_assert!(total.abs() > i128::from(i64::MAX));
            }
        }
        prop_assert_eq!(a.checked_sub(a), Ok(Money::zero(C::EUR)));
        prop_assert_eq!(a.neg().neg(), a);
        prop_assert!(!a.abs().is_negative());
    }

    #[test]
    fn comparing_agrees_with_subtracting(a in -1000_i64..1000, b in -1000_i64..1000) {
        let (a, b) = (Money::new(a, C::EUR), Money::new(b, C::EUR));
        let difference = a.checked_sub(b).unwrap();
        let expected = match () {
            () if difference.is_negative() => Ordering::Less,
            () if difference.is_zero() => Ordering::Equal,
            () => Ordering::Greater,
        };
        prop_assert_eq!(a.cmp_same(&b), Ok(expected));
    }

    #[test]
    fn a_percentage_mirrors_with_the_sign(
        minor in any_minor(),
        share in any_minor(),
        rounding in any_rounding(),
    ) {
        let (amount, share) = (Money::new(minor, C::EUR), Percent::from_micro(share));
        let plain = amount.percent(share, rounding);
        let mirrored = plain.clone().map(Money::neg);
        prop_assert_eq!(amount.neg().percent(share, rounding), mirrored.clone());
        prop_assert_eq!(amount.percent(share.neg(), rounding), mirrored);
    }

    #[test]
    fn a_hundred_per_cent_is_the_whole(minor in any_minor(), rounding in any_rounding()) {
        let amount = Money::new(minor, C::EUR);
        let whole = Percent::parse("100").unwrap();
        prop_assert_eq!(amount.percent(whole, rounding), Ok(amount));
    }
}

use cashlane_kernel::{Currency, KernelError, Money, Quantity, Rounding, UnitPrice, line_amount};
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::money::{any_currency, any_minor, any_rounding};

fn amount(quantity: &str, price: &str, code: &str, rounding: Rounding) -> String {
    let quantity = Quantity::parse(quantity).unwrap();
    let price = UnitPrice::parse(price).unwrap();
    let currency = Currency::parse(code).unwrap();
    line_amount(quantity, price, currency, rounding)
        .unwrap()
        .to_decimal_string()
}

/// An independent calculation by the decimal library.
fn oracle(quantity: Quantity, price: UnitPrice, scale: u32, rounding: Rounding) -> Decimal {
    let strategy = match rounding {
        Rounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        Rounding::HalfEven => RoundingStrategy::MidpointNearestEven,
        Rounding::Down => RoundingStrategy::ToZero,
    };
    let product = Decimal::new(quantity.micro(), 6) * Decimal::new(price.micro(), 6);
    product.round_dp_with_strategy(scale, strategy)
}

#[test]
fn known_lines_come_out_to_the_cent() {
    let table = [
        ("23", "1.5289", "EUR", Rounding::HalfUp, "35.16"),
        ("3", "0.335", "EUR", Rounding::HalfUp, "1.01"),
        ("3", "0.335", "EUR", Rounding::HalfEven, "1.00"),
        ("3", "0.335", "EUR", Rounding::Down, "1.00"),
        ("-3", "0.335", "EUR", Rounding::HalfUp, "-1.01"),
        ("3", "-0.335", "EUR", Rounding::HalfEven, "-1.00"),
        ("1", "2.345", "EUR", Rounding::HalfEven, "2.34"),
        ("1", "2.355", "EUR", Rounding::HalfEven, "2.36"),
        ("1.5", "101", "JPY", Rounding::HalfUp, "152"),
        ("1", "0.0005", "BHD", Rounding::HalfUp, "0.001"),
        ("0.000001", "0.000001", "EUR", Rounding::HalfUp, "0.00"),
        ("0", "99.99", "EUR", Rounding::HalfUp, "0.00"),
    ];
    for (quantity, price, code, rounding, expected) in table {
        let got = amount(quantity, price, code, rounding);
        assert_eq!(got, expected, "{quantity} × {price} {code} {rounding:?}");
    }
}

#[test]
fn a_line_beyond_the_range_of_money_is_refused() {
    let most = Quantity::from_micro(i64::MAX);
    let price = UnitPrice::from_micro(i64::MAX);
    let refused = line_amount(most, price, Currency::EUR, Rounding::HalfUp);
    assert_eq!(refused, Err(KernelError::OutOfRange { what: "amount" }));
}

proptest! {
    #[test]
    fn every_rounding_agrees_with_the_decimal_library(
        quantity in -1_000_000_000_000_i64..=1_000_000_000_000,
        price in -1_000_000_000_000_i64..=1_000_000_000_000,
        currency in any_currency(),
        rounding in any_rounding(),
    ) {
        let (quantity, price) = (Quantity::from_micro(quantity), UnitPrice::from_micro(price));
        let ours = line_amount(quantity, price, currency, rounding).unwrap();
        let expected = oracle(quantity, price, currency.scale(), rounding);
        prop_assert_eq!(Money::from_decimal(expected, currency), Ok(ours));
    }

    // Numbers of few digits hit exact ties, which random large ones almost never do.
    #[test]
    fn ties_agree_with_the_decimal_library(
        quantity in -200_i64..=200,
        price in -200_i64..=200,
        currency in any_currency(),
        rounding in any_rounding(),
    ) {
        let quantity = Quantity::from_micro(quantity * 500_000);
        let price = UnitPrice::from_micro(price * 50);
        let ours = line_amount(quantity, price, currency, rounding).unwrap();
        let expected = oracle(quantity, price, currency.scale(), rounding);
        prop_assert_eq!(Money::from_decimal(expected, currency), Ok(ours));
    }

    #[test]
    fn no_extreme_panics(
        quantity in any_minor(),
        price in any_minor(),
        currency in any_currency(),
        rounding in any_rounding(),
    ) {
        let (quantity, price) = (Quantity::from_micro(quantity), UnitPrice::from_micro(price));
        let plain = line_amount(quantity, price, currency, rounding);
        let mirrored = line_amount(quantity.neg(), price, currency, rounding);
        prop_assert_eq!(mirrored, plain.map(Money::neg));
    }

    #[test]
    fn one_piece_costs_its_price(minor in -9_000_000_000_000_i64 / 10_000..=900_000_000) {
        let price = UnitPrice::from_micro(minor * 10_000);
        let ours = line_amount(Quantity::ONE, price, Currency::EUR, Rounding::Down);
        prop_assert_eq!(ours, Ok(Money::new(minor, Currency::EUR)));
    }
}

use kernel::Currency;

use super::*;

fn money(text: &str, code: &str) -> Money {
    Money::parse(text, Currency::parse(code).unwrap()).unwrap()
}

fn in_all(write: impl Fn(Language) -> String) -> [String; 3] {
    Language::ALL.map(write)
}

#[test]
fn amounts_are_grouped_and_pointed_by_language() {
    let billion = money("1000000000.00", "EUR");
    assert_eq!(
        in_all(|language| format_amount(billion, language)),
        [
            "1,000,000,000.00",
            "1.000.000.000,00",
            "1\u{202f}000\u{202f}000\u{202f}000,00"
        ]
    );
    let small = money("-0.05", "EUR");
    assert_eq!(
        in_all(|language| format_amount(small, language)),
        ["\u{2212}0.05", "\u{2212}0,05", "\u{2212}0,05"]
    );
    assert_eq!(
        format_amount(money("999.99", "EUR"), Language::En),
        "999.99"
    );
    assert_eq!(
        format_amount(money("1000", "EUR"), Language::En),
        "1,000.00"
    );
}

#[test]
fn the_currency_decides_how_many_digits_follow_the_point() {
    assert_eq!(format_amount(money("1234", "JPY"), Language::En), "1,234");
    assert_eq!(
        format_amount(money("1234.5", "BHD"), Language::De),
        "1.234,500"
    );
}

#[test]
fn the_currency_stands_where_the_language_puts_it() {
    let amount = money("1234.56", "EUR");
    assert_eq!(
        in_all(|language| format_money(amount, language)),
        ["€1,234.56", "1.234,56\u{a0}€", "1\u{202f}234,56\u{a0}€"]
    );
    assert_eq!(
        format_money(money("-1.50", "GBP"), Language::En),
        "\u{2212}£1.50"
    );
    assert_eq!(
        format_money(money("1.50", "USD"), Language::En),
        "USD\u{a0}1.50"
    );
    assert_eq!(
        format_money(money("1.50", "CHF"), Language::De),
        "1,50\u{a0}CHF"
    );
}

#[test]
fn the_smallest_amount_is_written_without_overflow() {
    let least = Money::new(-i64::MAX, Currency::EUR);
    assert_eq!(
        format_amount(least, Language::En),
        "\u{2212}92,233,720,368,547,758.07"
    );
}

#[test]
fn quantities_and_prices_keep_only_the_digits_they_need() {
    let quantity = Quantity::parse("1000.500").unwrap();
    assert_eq!(
        in_all(|language| format_quantity(quantity, language)),
        ["1,000.5", "1.000,5", "1\u{202f}000,5"]
    );
    assert_eq!(format_quantity(Quantity::ONE, Language::De), "1");
    let total = Money::zero(Currency::EUR);
    let price =
        |text: &str| format_unit_price(UnitPrice::parse(text).unwrap(), total, Language::De);
    assert_eq!(price("12.3"), "12,30");
    assert_eq!(price("0.000125"), "0,000125");
    assert_eq!(price("100"), "100,00");
}

#[test]
fn percentages_follow_the_spacing_of_the_language() {
    let rate = Percent::parse("5.5").unwrap();
    assert_eq!(
        in_all(|language| format_percent(rate, language)),
        ["5.5%", "5,5\u{202f}%", "5,5\u{202f}%"]
    );
}

#[test]
fn dates_follow_the_language() {
    let date = Date::from_ymd_opt(2026, 1, 31).unwrap();
    assert_eq!(
        in_all(|language| format_date(date, language)),
        ["31 January 2026", "31.01.2026", "31/01/2026"]
    );
    assert_eq!(short_date(date, Language::En), "31\u{a0}Jan\u{a0}2026");
    assert_eq!(format_period(date, date, Language::De), "31.01.2026");
}

#[test]
fn an_iban_is_printed_in_groups_of_four() {
    assert_eq!(
        format_iban("DE02120300000000202051"),
        "DE02\u{a0}1203\u{a0}0000\u{a0}0000\u{a0}2020\u{a0}51"
    );
}

#[test]
fn labels_are_filled_by_name_and_values_are_not_filled_again() {
    assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
    assert_eq!(fill("plain", &[]), "plain");
}

//! Known numbers of other systems, and what must hold for any rules.

use kernel::Currency;
use proptest::prelude::*;

use super::*;

fn percent(text: &str) -> Percent {
    Percent::parse(text).expect("a percentage")
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn eur(text: &str) -> Money {
    Money::parse(text, Currency::EUR).expect("an amount")
}

fn rule(share: Share, due: &[DateStep]) -> InstalmentRule {
    InstalmentRule {
        share,
        due: due.to_vec(),
    }
}

fn whole(due: &[DateStep]) -> TermRules {
    TermRules {
        instalments: vec![rule(Share::Remainder, due)],
        discount: None,
    }
}

/// Due dates and amounts as text.
fn parts(rules: &TermRules, base: &str, total: &str) -> Vec<(String, String)> {
    schedule(rules, day(base), eur(total))
        .expect("valid rules")
        .into_iter()
        .map(|part| (part.due_on.to_string(), part.amount.to_decimal_string()))
        .collect()
}

fn due(rules: &TermRules, base: &str) -> String {
    parts(rules, base, "100").remove(0).0
}

/// Four instalments whose fixed line is `fixed`: scenario S1.
fn four_parts(fixed: &str) -> TermRules {
    use DateStep::{AddDays, AddMonths, DayOfMonth};
    let fixed = Share::Fixed(UnitPrice::parse(fixed).expect("an amount"));
    TermRules {
        instalments: vec![
            rule(Share::PercentOfRemainder(percent("25")), &[AddDays(30)]),
            rule(Share::PercentOfTotal(percent("25")), &[AddMonths(1)]),
            rule(fixed, &[AddMonths(1), AddDays(30)]),
            rule(
                Share::Remainder,
                &[AddMonths(2), DayOfMonth(15), AddDays(30)],
            ),
        ],
        discount: None,
    }
}

#[test]
fn s1_the_last_instalment_absorbs_the_cent() {
    let expected = [
        ("2011-10-31", "396.84"),
        ("2011-11-01", "396.84"),
        ("2011-12-01", "396.84"),
        ("2012-01-14", "396.83"),
    ];
    let expected = expected.map(|(due_on, amount)| (due_on.to_owned(), amount.to_owned()));
    assert_eq!(
        parts(&four_parts("396.84"), "2011-10-01", "1587.35"),
        expected
    );
}

#[test]
fn s1_a_fixed_amount_takes_the_sign_of_the_total() {
    let amounts: Vec<String> = parts(&four_parts("4.0"), "2011-10-01", "-10.00")
        .into_iter()
        .map(|(_, amount)| amount)
        .collect();
    assert_eq!(amounts, ["-2.50", "-2.50", "-4.00", "-1.00"]);
}

#[test]
fn s1_a_total_of_zero_is_one_part_on_the_invoice_date() {
    let expected = [("2011-10-01".to_owned(), "0.00".to_owned())];
    assert_eq!(parts(&four_parts("396.84"), "2011-10-01", "0.00"), expected);
}

#[test]
fn s1_a_term_whose_last_instalment_is_not_the_remainder_is_refused() {
    let mut rules = four_parts("396.84");
    rules.instalments.pop();
    let refusal = rules.check().expect_err("refused");
    assert_eq!(refusal.field.as_deref(), Some("rules.instalments[2].share"));
    assert!(schedule(&rules, day("2011-10-01"), eur("100")).is_err());
}

#[test]
fn s11_due_dates_come_out_whatever_order_a_term_names() {
    use DateStep::{AddDays, EndOfMonth, NextDayOfMonth};
    let end_plus_45_on_17 = whole(&[EndOfMonth, AddDays(45), NextDayOfMonth(17)]);
    let fifteenth_after_31 = whole(&[AddDays(31), NextDayOfMonth(15)]);
    let end_of_month = whole(&[EndOfMonth]);
    let first_of_next = whole(&[EndOfMonth, AddDays(1)]);
    for base in ["2019-01-01", "2019-01-15", "2019-01-31"] {
        assert_eq!(due(&end_plus_45_on_17, base), "2019-03-17", "{base}");
        assert_eq!(due(&end_of_month, base), "2019-01-31", "{base}");
        assert_eq!(due(&first_of_next, base), "2019-02-01", "{base}");
    }
    assert_eq!(due(&fifteenth_after_31, "2019-01-01"), "2019-02-15");
    assert_eq!(due(&fifteenth_after_31, "2019-01-15"), "2019-02-15");
    assert_eq!(due(&fifteenth_after_31, "2019-01-31"), "2019-03-15");
}

#[test]
fn days_that_a_month_lacks_become_its_last_day() {
    use DateStep::{AddMonths, DayOfMonth, NextDayOfMonth};
    assert_eq!(due(&whole(&[AddMonths(1)]), "2024-01-31"), "2024-02-29");
    assert_eq!(due(&whole(&[DayOfMonth(31)]), "2026-02-10"), "2026-02-28");
    assert_eq!(
        due(&whole(&[NextDayOfMonth(31)]), "2026-02-28"),
        "2026-02-28"
    );
    assert_eq!(
        due(&whole(&[NextDayOfMonth(30)]), "2026-01-31"),
        "2026-02-28"
    );
    assert_eq!(
        due(&whole(&[NextDayOfMonth(1)]), "2026-12-02"),
        "2027-01-01"
    );
}

#[test]
fn the_amount_to_pay_early_is_rounded_and_the_discount_is_the_rest() {
    let discount = |total: &str| {
        let rules = TermRules::net(30).with_discount(percent("10"), 10);
        let part = schedule(&rules, day("2019-01-01"), eur(total))
            .expect("valid")
            .remove(0);
        let until = part.discount_on.map(|date| date.to_string());
        (until, part.discount.map(Money::to_decimal_string))
    };
    let known = |discount: &str| (Some("2019-01-11".to_owned()), Some(discount.to_owned()));
    assert_eq!(discount("1000"), known("100.00"));
    assert_eq!(discount("1725.05"), known("172.50"), "1552.55 to pay");
    assert_eq!(discount("57.55"), known("5.75"), "51.80 to pay");
    assert_eq!(
        discount("-57.55"),
        (None, None),
        "a credit note carries no discount"
    );
    assert_eq!(discount("0.04"), (None, None), "nothing is left of it");
}

#[test]
fn a_part_due_before_the_discount_day_carries_none() {
    let mut rules = four_parts("396.84").with_discount(percent("2"), 30);
    rules.instalments[0].due = vec![DateStep::AddDays(29)];
    let parts = schedule(&rules, day("2011-10-01"), eur("1587.35")).expect("valid");
    assert_eq!(parts[0].discount_on, None);
    assert!(
        parts[1..]
            .iter()
            .all(|part| part.discount_on == Some(day("2011-10-31")))
    );
}

#[test]
fn rules_that_cannot_be_applied_are_refused() {
    let refused = |change: fn(&mut TermRules)| {
        let mut rules = four_parts("396.84");
        change(&mut rules);
        rules
            .check()
            .expect_err("refused")
            .field
            .unwrap_or_default()
    };
    assert_eq!(
        refused(|rules| rules.instalments.clear()),
        "rules.instalments"
    );
    let early = |rules: &mut TermRules| rules.instalments[0].share = Share::Remainder;
    assert_eq!(refused(early), "rules.instalments[0].share");
    let none =
        |rules: &mut TermRules| rules.instalments[1].share = Share::PercentOfTotal(Percent::ZERO);
    assert_eq!(refused(none), "rules.instalments[1].share");
    let much = |rules: &mut TermRules| {
        rules.instalments[0].share = Share::PercentOfTotal(percent("75.000001"));
    };
    assert_eq!(refused(much), "rules.instalments");
    let no_day = |rules: &mut TermRules| rules.instalments[3].due[1] = DateStep::DayOfMonth(32);
    assert_eq!(refused(no_day), "rules.instalments[3].due[1]");
    let all_off = |rules: &mut TermRules| {
        rules.discount = Some(DiscountRule {
            percent: percent("100"),
            days: 1,
        });
    };
    assert_eq!(refused(all_off), "rules.discount.percent");
}

#[test]
fn a_fixed_amount_that_the_currency_cannot_express_is_refused() {
    let total = Money::parse("1000", Currency::JPY).expect("an amount");
    let outcome = schedule(&four_parts("396.84"), day("2026-01-01"), total);
    assert!(outcome.is_err_and(|error| error.to_string().contains("JPY")));
}

#[test]
fn rules_survive_their_json_form() {
    let rules = four_parts("396.84").with_discount(percent("2.5"), 10);
    let json = serde_json::to_string(&rules).expect("serialises");
    assert_eq!(
        serde_json::from_str::<TermRules>(&json).expect("reads"),
        rules
    );
    let typed = r#"{"instalments": [{"share": "remainder", "due": [{"add_days": 30}]}]}"#;
    assert_eq!(
        serde_json::from_str::<TermRules>(typed).expect("reads"),
        TermRules::net(30)
    );
    let unknown = r#"{"instalments": [], "grace": 3}"#;
    assert!(serde_json::from_str::<TermRules>(unknown).is_err());
}

fn share() -> impl Strategy<Value = Share> {
    prop_oneof![
        (1_i64..1_000_000_000)
            .prop_map(|cents| Share::Fixed(UnitPrice::from_micro(cents * 10_000))),
        (1_i64..=20_000_000).prop_map(|micro| Share::PercentOfTotal(Percent::from_micro(micro))),
        (1_i64..=100_000_000)
            .prop_map(|micro| Share::PercentOfRemainder(Percent::from_micro(micro))),
    ]
}

fn steps() -> impl Strategy<Value = Vec<DateStep>> {
    let step = prop_oneof![
        (0..=DAYS_MAX).prop_map(DateStep::AddDays),
        (0..=MONTHS_MAX).prop_map(DateStep::AddMonths),
        Just(DateStep::EndOfMonth),
        (1_u32..=31).prop_map(DateStep::DayOfMonth),
        (1_u32..=31).prop_map(DateStep::NextDayOfMonth),
    ];
    prop::collection::vec(step, 0..4)
}

fn any_rules() -> impl Strategy<Value = TermRules> {
    let before = prop::collection::vec((share(), steps()), 0..5);
    let discount = prop::option::of((1_i64..100_000_000, 0_u32..400));
    (before, steps(), discount).prop_map(|(before, last, discount)| {
        let mut instalments: Vec<InstalmentRule> = before
            .into_iter()
            .map(|(share, due)| InstalmentRule { share, due })
            .collect();
        instalments.push(InstalmentRule {
            share: Share::Remainder,
            due: last,
        });
        let discount = discount.map(|(micro, days)| DiscountRule {
            percent: Percent::from_micro(micro),
            days,
        });
        TermRules {
            instalments,
            discount,
        }
    })
}

proptest! {
    #[test]
    fn parts_sum_to_the_total_and_never_change_its_sign(
        rules in any_rules(),
        cents in -1_000_000_000_000_i64..1_000_000_000_000,
        days in 0_u32..40_000,
    ) {
        let total = Money::new(cents, Currency::EUR);
        let base = add_days(day("1990-01-01"), i64::from(days));
        let parts = schedule(&rules, base, total).expect("valid rules");
        let amounts = parts.iter().map(|part| part.amount);
        let sum = Money::sum(Currency::EUR, amounts).expect("in range");
        prop_assert_eq!(sum, total);
        for (index, part) in parts.iter().enumerate() {
            prop_assert_eq!(part.no as usize, index + 1);
            prop_assert!(part.amount.minor().signum() == total.minor().signum());
            prop_assert_eq!(part.discount.is_some(), part.discount_on.is_some());
            if let Some(discount) = part.discount {
                prop_assert!(discount.is_positive() && discount.minor() <= part.amount.minor());
                prop_assert!(part.discount_on <= Some(part.due_on));
            }
        }
    }

    #[test]
    fn the_next_day_of_a_month_is_never_before_and_within_a_month(
        days in 0_u32..40_000,
        wanted in 1_u32..=31,
    ) {
        let from = add_days(day("1990-01-01"), i64::from(days));
        let next = DateStep::NextDayOfMonth(wanted).apply(from);
        prop_assert!(next >= from && (next - from).num_days() <= 31);
    }
}

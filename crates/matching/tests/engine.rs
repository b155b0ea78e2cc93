//! What the joint engine promises: worked examples of evidence and amounts, and properties that
//! hold whatever comes.

mod world;

use cashlane_matching::engine::{
    Fit, Habit, ItemRow, Learned, Match, MatchPolicy, Matcher, Naming, Reason, ResidualReason,
    Scale, Terms, Verdict,
};
use kernel::Currency;
use proptest::prelude::*;
use world::{book, credit, day, item, lines, matched};

#[test]
fn a_number_is_found_however_it_is_damaged() {
    let items = [
        item(1, "INV-2026-0012345", 11_900),
        item(2, "INV-2026-0012399", 25_050),
    ];
    for (text, naming) in [
        ("Rechnung INV-2026-0012345", Naming::Whole),
        ("inv_2026/0012345 danke", Naming::Whole),
        ("I N V-2026-0012345", Naming::Torn),
        ("INV-2026-00 12345", Naming::Torn),
        ("INV-2O26-00l2345", Naming::Confused),
        ("RE 2026-0012345 vom 05.01.2026", Naming::Digits),
        ("Nr. 0012345 Kd.Nr. 10007", Naming::LastRun),
        ("2026-12345", Naming::YearAndCore),
        ("Invoice 12345", Naming::Core),
        ("RG ..2345", Naming::Tail),
        ("INV-2026-00123", Naming::Head),
        ("INV-2026-0012354", Naming::Typo),
        ("INV-2026-00112345", Naming::Typo),
    ] {
        let found = matched(&items, &credit(11_900, text));
        assert_eq!(lines(&found), [(1, 11_900)], "{text}: {found:?}");
        assert_eq!(found.evidence[0].naming, naming, "{text}");
        assert!(found.verdict != Verdict::None, "{text}: {found:?}");
    }
}

#[test]
fn lists_and_shorthand_name_several() {
    let items = [
        item(1, "RE-0123456", 10_000),
        item(2, "RE-0123457", 20_011),
        item(3, "RE-0123458", 30_022),
        item(4, "RE-0119936", 7_707),
    ];
    for text in [
        "RE-0123456/57/58",
        "RE-0123456, RE-0123457, RE-0123458",
        "RE-0123456 u. 457 u. 458",
    ] {
        let found = matched(&items, &credit(60_033, text));
        assert_eq!(
            lines(&found),
            [(1, 10_000), (2, 20_011), (3, 30_022)],
            "{text}"
        );
        assert_eq!(found.verdict, Verdict::Post, "{text}: {found:?}");
    }
}

#[test]
fn orders_deliveries_references_and_virtual_accounts_name_items() {
    let mut one = item(1, "RE-700001", 11_900);
    one.purchase_order = "4500012345";
    one.delivery = "80451234";
    one.reference = "RF18539007547034";
    let items = [one, item(2, "RE-700002", 25_050)];
    for (text, naming) in [
        ("PO 4500012345", Naming::Order),
        ("Lieferschein 80451234", Naming::Delivery),
        ("RF18 5390 0754 7034", Naming::Reference),
    ] {
        let found = matched(&items, &credit(11_900, text));
        assert_eq!(lines(&found), [(1, 11_900)], "{text}");
        assert_eq!(found.evidence[0].naming, naming);
    }
    let mut unknown = credit(25_050, "Zahlung");
    unknown.payer_name = "Zahlstelle Nord";
    unknown.payer_account = "";
    unknown.paid_to = "DE55VIRT0001";
    assert_eq!(lines(&matched(&items, &unknown)), [(2, 25_050)]);
}

#[test]
fn each_difference_has_its_reason() {
    let mut terms = item(1, "RE-700001", 100_000);
    terms.discount = Some(Terms {
        granted_minor: None,
        basis_points: 300,
        until: Some(day("2026-01-31")),
    });
    for (amount, text, fit, reason) in [
        (100_000, "RE-700001", Fit::Exact, None),
        (
            97_000,
            "RE-700001",
            Fit::Discount,
            Some(ResidualReason::Discount),
        ),
        (
            98_000,
            "RE-700001 2% Skonto",
            Fit::UnearnedDiscount,
            Some(ResidualReason::UnearnedDiscount),
        ),
        (
            99_995,
            "RE-700001",
            Fit::Tolerance,
            Some(ResidualReason::Tolerance),
        ),
        (
            98_500,
            "RE-700001 CHGS",
            Fit::BankCharges,
            Some(ResidualReason::BankCharges),
        ),
        (
            91_234,
            "RE-700001 abzgl. Reklamation",
            Fit::Deduction,
            Some(ResidualReason::Deduction),
        ),
        (
            50_000,
            "RE-700001 1. Rate",
            Fit::Partial,
            Some(ResidualReason::Partial),
        ),
        (
            104_000,
            "RE-700001",
            Fit::Overpayment,
            Some(ResidualReason::Overpayment),
        ),
    ] {
        let found = matched(&[terms], &credit(amount, text));
        assert_eq!(found.fit, Some(fit), "{amount} {text}: {found:?}");
        assert_eq!(found.residual_reason, reason);
        assert_eq!(found.residual_minor, amount - 100_000);
        assert_eq!(lines(&found), [(1, amount.min(100_000))]);
    }
}

#[test]
fn credit_notes_are_set_off_and_sums_are_found_without_names() {
    let items = [
        item(1, "RE-700001", 25_050),
        item(2, "GS-800001", -5_050),
        item(3, "RE-700003", 13_337),
        item(4, "RE-700004", 91_919),
    ];
    let found = matched(&items, &credit(20_000, "RE-700001 abzgl. GS-800001"));
    assert_eq!(lines(&found), [(1, 25_050), (2, -5_050)]);
    let found = matched(&items, &credit(38_387, "RE-700001 und weitere"));
    assert_eq!(lines(&found), [(1, 25_050), (3, 13_337)]);
    let found = matched(&items, &credit(105_256, "offene Posten"));
    assert_eq!(lines(&found), [(3, 13_337), (4, 91_919)]);
}

#[test]
fn nothing_posts_on_one_sign_and_nobodys_money_is_left() {
    let items = [item(1, "RE-700001", 11_937), item(2, "RE-700002", 0)];
    let mut stranger = credit(11_937, "");
    stranger.payer_name = "Zahlstelle Nord";
    stranger.payer_account = "";
    assert_ne!(matched(&items, &stranger).verdict, Verdict::Post);
    let found = matched(&items, &credit(77_777, "Miete Januar"));
    assert_eq!(
        (found.verdict, found.reason),
        (Verdict::None, Reason::NothingFound)
    );
    assert_eq!(found.customer, Some(1));
    let found = matched(&items, &credit(77_777, "Anzahlung Auftrag 8812"));
    assert_eq!(found.residual_reason, Some(ResidualReason::Prepayment));
    let found = matched(&items, &credit(5_000, "RE-700002"));
    assert_eq!(found.reason, Reason::AlreadyPaid);
    assert_eq!(found.residual_reason, Some(ResidualReason::Duplicate));
    assert_eq!(
        matched(&items, &credit(-5_000, "RE-700001")).reason,
        Reason::NotACredit
    );
}

#[test]
fn what_was_learned_counts_and_can_be_left_out() {
    let book = book(&[item(1, "RE-700001", 11_937), item(2, "RE-700002", 5_599)]);
    let policy = MatchPolicy::default();
    let mut from_factor = credit(11_937, "invoice 700001");
    from_factor.payer_name = "Nordfactor AG";
    from_factor.payer_account = "DE11222";
    let nothing = Learned::default();
    let mut learned = Learned::default();
    learned.account("DE11 222", 1);
    learned.habit(
        1,
        Habit {
            oldest_first: true,
            ..Habit::default()
        },
    );
    let before = Matcher::new(&book, &policy, &nothing).match_one(&from_factor);
    let after = Matcher::new(&book, &policy, &learned).match_one(&from_factor);
    assert_eq!(lines(&before), lines(&after));
    assert!(
        after.confidence > before.confidence,
        "{} {}",
        after.confidence,
        before.confidence
    );
}

#[test]
fn a_customer_who_is_used_to_paying_the_oldest_first_is_believed_more() {
    let items: Vec<ItemRow<'_>> = (1i64..9)
        .map(|n| {
            let mut row = item(u32::try_from(n).expect("few"), "", 5_000 + n * n * 317);
            row.due_on = Some(day(&format!("2026-02-0{n}")));
            row
        })
        .collect();
    let book = book(&items);
    let policy = MatchPolicy::default();
    let mut learned = Learned::default();
    learned.habit(
        1,
        Habit {
            oldest_first: true,
            ..Habit::default()
        },
    );
    let oldest: i64 = items[..3].iter().map(|row| row.open_minor).sum();
    let paid = credit(oldest, "Zahlung");
    let nothing = Learned::default();
    let before = Matcher::new(&book, &policy, &nothing).match_one(&paid);
    let after = Matcher::new(&book, &policy, &learned).match_one(&paid);
    assert_eq!(lines(&after).len(), 3);
    assert!(after.confidence > before.confidence);
}

#[test]
fn of_two_claims_the_earlier_settles_and_the_later_is_a_duplicate() {
    let book = book(&[item(1, "RE-700001", 11_937)]);
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let matcher = Matcher::new(&book, &policy, &learned);
    let mut first = credit(11_937, "RE-700001");
    let mut second = first;
    second.value_on = day("2026-01-22");
    (first.order, second.order) = (7, 3);
    for pair in [[first, second], [second, first]] {
        let found = matcher.match_all(2, |at| pair[at]);
        let (early, late) = if pair[0].order == 7 { (0, 1) } else { (1, 0) };
        assert_eq!(found[early].verdict, Verdict::Post);
        assert_eq!(found[late].reason, Reason::AlreadyPaid);
        assert!(found[late].allocations.is_empty());
    }
}

#[test]
fn a_few_candidates_within_a_known_whole_are_judged_like_the_whole_book() {
    let rare = matched(&[item(1, "RE-700001", 11_937)], &credit(11_937, ""));
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let mut scale = Scale {
        items: 1_000_000,
        ..Scale::default()
    };
    scale.amounts.insert((Currency::EUR, 11_937), 20_000);
    let common = book(&[item(1, "RE-700001", 11_937)]).within(scale);
    let common = Matcher::new(&common, &policy, &learned).match_one(&credit(11_937, ""));
    assert_eq!(lines(&rare), lines(&common));
    assert!(common.confidence <= rare.confidence);
}

prop_compose! {
    fn any_batch()(
        opens in prop::collection::vec((1u32..4, prop_oneof![5 => 1i64..6, 1 => -3i64..0]), 1..12),
        credits in prop::collection::vec((1i64..14, prop::collection::vec(0usize..12, 0..4), 0u32..3, "\\PC{0,24}"), 1..8),
        turn in 0usize..8,
    ) -> (Vec<(u32, i64)>, Vec<(i64, Vec<usize>, u32, String)>, usize) {
        (opens, credits, turn)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn allocations_stay_within_what_is_open_and_what_came((opens, credits, turn) in any_batch()) {
        let numbers: Vec<String> = (0..opens.len()).map(|n| format!("RE-2026-{:05}", 300 + n * 7)).collect();
        let rows: Vec<ItemRow<'_>> = opens
            .iter()
            .zip(&numbers)
            .zip(0u32..)
            .map(|(((customer, open), number), id)| ItemRow {
                customer: *customer,
                number,
                open_minor: open * 1_000,
                ..item(id, "", 0)
            })
            .collect();
        let texts: Vec<String> = credits
            .iter()
            .map(|(_, named, _, noise)| {
                let named = named.iter().filter_map(|at| numbers.get(*at));
                format!("{} {noise}", named.cloned().collect::<Vec<_>>().join(" "))
            })
            .collect();
        let rows_of = |at: usize| {
            let mut row = credit(credits[at].0 * 1_000, &texts[at]);
            row.order = u32::try_from(at).expect("few");
            row.value_on = day(&format!("2026-01-2{}", credits[at].2));
            row
        };
        let (policy, learned) = (MatchPolicy::default(), Learned::default());
        let run = |rows: &[ItemRow<'_>], order: &[usize]| {
            let book = book(rows);
            let found = Matcher::new(&book, &policy, &learned)
                .match_all(order.len(), |at| rows_of(order[at]));
            let mut by_credit: Vec<(usize, Match)> = order.iter().copied().zip(found).collect();
            by_credit.sort_by_key(|entry| entry.0);
            by_credit
        };
        let straight: Vec<usize> = (0..credits.len()).collect();
        let found = run(&rows, &straight);
        let mut used = vec![0i64; rows.len()];
        for (at, found) in &found {
            let amount = credits[*at].0 * 1_000;
            let sum: i64 = found.allocations.iter().map(|line| line.amount_minor).sum();
            prop_assert!(sum <= amount);
            prop_assert_eq!(found.residual_minor == 0, found.residual_reason.is_none());
            for line in &found.allocations {
                let open = rows.iter().find(|row| row.id == line.item).map_or(i64::MAX, |row| row.open_minor);
                prop_assert!(line.amount_minor.signum() * open.signum() >= 0);
                prop_assert!(line.amount_minor.abs() <= open.abs());
                if found.verdict == Verdict::Post && (line.item as usize) < used.len() {
                    used[line.item as usize] += line.amount_minor;
                }
            }
        }
        for (used, row) in used.iter().zip(&rows) {
            prop_assert!(used.abs() <= row.open_minor.abs(), "an item is used twice");
        }
        let mut turned = straight.clone();
        turned.rotate_left(turn % credits.len());
        turned.reverse();
        let mut other_rows = rows.clone();
        other_rows.reverse();
        prop_assert_eq!(found, run(&other_rows, &turned));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC*", name in "\\PC*", mark in "\\PC{0,40}") {
        let mut any = credit(11_937, &text);
        any.payer_name = &name;
        any.payer_account = &mark;
        any.end_to_end = &mark;
        any.reference = &mark;
        matched(&[item(1, "RE-700001", 11_937)], &any);
    }

    #[test]
    fn no_run_of_digits_makes_the_reader_panic(text in "[0-9OIlSB/., -]{0,160}") {
        matched(&[item(1, "RE-700001", 11_937), item(2, "7000012345", 5_000)], &credit(16_937, &text));
    }
}

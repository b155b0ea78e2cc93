//! A ledger's figures, worked out by hand.

use cashlane_insight::{
    LedgerItem, Sample, difference, difference_of_shares, ledger_baseline, median,
};
use kernel::Date;

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn item(issued: &str, due: &str, cleared: Option<&str>, amount: i64) -> LedgerItem {
    LedgerItem {
        customer: 0,
        issued: day(issued),
        due: day(due),
        cleared: cleared.map(day),
        amount,
        open: if cleared.is_some() { 0 } else { amount },
    }
}

#[test]
fn a_small_ledger_comes_out_as_by_hand() {
    let items = [
        item("2025-03-01", "2025-03-31", Some("2025-04-10"), 100),
        item("2025-06-01", "2025-07-01", Some("2025-06-21"), 300),
        item("2025-11-01", "2025-12-01", None, 200),
        item("2025-12-10", "2026-01-09", None, 130),
    ];
    let found = ledger_baseline(&items, day("2025-12-31")).expect("it has items");
    let text = |ratio: Option<cashlane_insight::Ratio>| {
        ratio.map_or("–".to_owned(), |it| it.to_string())
    };
    assert_eq!(
        (found.receivables, found.sales, found.cleared),
        (330, 730, 2)
    );
    // 330 × 365 / 730 = 165; of these 130 are not due: 65.
    assert_eq!(text(found.dso), "165");
    assert_eq!(text(found.dso_best_possible), "65");
    assert_eq!(text(found.add), "100");
    // December 130 of 330, November 200 of 200: 31 + 30 days.
    assert_eq!(text(found.dso_countback), "61");
    // Late by 10 days with 100, early by 10 with 300: −5 by value, 0 by count.
    assert_eq!(text(found.days_late), "-5");
    assert_eq!(text(found.days_late_simple), "0");
    assert_eq!(text(found.paid_on_time_rate), "50");
    assert_eq!(text(found.paid_on_time_value), "75");
    assert_eq!(found.aging[0..2], [(1, 130), (1, 200)]);
    let aged: i128 = found.aging.iter().map(|bucket| bucket.1).sum();
    assert_eq!(aged, found.receivables);
    assert_eq!(text(found.day_worth), "2");
}

#[test]
fn items_after_the_day_and_no_items_say_nothing() {
    let items = [item("2026-02-01", "2026-03-01", None, 100)];
    assert_eq!(ledger_baseline(&items, day("2025-12-31")), None);
    assert_eq!(ledger_baseline(&[], day("2025-12-31")), None);
}

#[test]
fn a_difference_is_more_than_chance_only_if_it_is() {
    let values = |from: u32| -> Vec<f64> { (from..from + 200).map(f64::from).collect() };
    let (low, high) = (values(0), values(300));
    let sample = |values| Sample { values, cases: 200 };
    let apart = difference(sample(&low), sample(&high), median).expect("both have values");
    assert!((apart.by - 300.0).abs() < 1e-9, "{apart:?}");
    assert!(apart.is_more_than_chance(), "{apart:?}");
    let same = difference(sample(&low), sample(&low), median).expect("both have values");
    assert!(same.low <= 0.0 && same.high >= 0.0, "{same:?}");
    assert!(!same.is_more_than_chance(), "{same:?}");
    assert!(difference(sample(&[]), sample(&low), median).is_none());
}

#[test]
fn shares_differ_as_newcombe_worked_out() {
    // His example (a), method 10: 56 of 70 against 48 of 80, 0.0524 to 0.3339.
    let found = difference_of_shares((48, 80), (56, 70)).expect("both have cases");
    assert!((found.by - 0.2).abs() < 1e-12);
    assert!((found.low - 0.0524).abs() < 5e-5, "{found:?}");
    assert!((found.high - 0.3339).abs() < 5e-5, "{found:?}");
}

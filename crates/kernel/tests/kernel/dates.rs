use cashlane_kernel::{Date, dates};
use chrono::Datelike;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    dates::parse(text).expect("a valid date")
}

pub fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..73_000).prop_map(|days| dates::add_days(day("1900-01-01"), days))
}

#[test]
fn only_ten_characters_of_a_real_day_are_a_date() {
    assert_eq!(day("2024-02-29"), Date::from_ymd_opt(2024, 2, 29).unwrap());
    for text in [
        "",
        "2024-2-29",
        "2023-02-29",
        "24-02-29",
        "2024/02/29",
        "2024-02-29 ",
        "+024-01-01",
    ] {
        assert!(dates::parse(text).is_err(), "{text}");
    }
}

#[test]
fn months_are_added_without_leaving_the_month() {
    let table = [
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2024-05-31", 0, "2024-05-31"),
        ("2024-01-15", -13, "2022-12-15"),
    ];
    for (start, months, expected) in table {
        assert_eq!(
            dates::add_months(day(start), months),
            day(expected),
            "{start} {months:+}"
        );
    }
}

#[test]
fn days_of_a_month_are_held_within_it() {
    assert_eq!(dates::end_of_month(day("2024-02-01")), day("2024-02-29"));
    assert_eq!(dates::end_of_month(day("2100-02-10")), day("2100-02-28"));
    assert_eq!(dates::start_of_month(day("2024-02-29")), day("2024-02-01"));
    assert_eq!(dates::with_day(day("2024-04-10"), 31), day("2024-04-30"));
    assert_eq!(dates::with_day(day("2024-04-10"), 0), day("2024-04-01"));
    assert_eq!(dates::with_day(day("2024-04-10"), 15), day("2024-04-15"));
}

#[test]
fn days_between_count_the_calendar() {
    assert_eq!(dates::days_between(day("2024-02-28"), day("2024-03-01")), 2);
    assert_eq!(
        dates::days_between(day("2024-03-01"), day("2024-02-28")),
        -2
    );
}

#[test]
fn results_beyond_the_calendar_are_held_at_its_end() {
    let today = day("2024-01-31");
    assert_eq!(dates::add_months(today, i32::MAX), Date::MAX);
    assert_eq!(dates::add_months(today, i32::MIN), Date::MIN);
    assert_eq!(dates::add_days(today, i64::MAX), Date::MAX);
    assert_eq!(dates::add_days(today, i64::MIN), Date::MIN);
    assert_eq!(dates::end_of_month(Date::MAX), Date::MAX);
}

proptest! {
    #[test]
    fn adding_months_lands_in_the_right_month_on_the_nearest_day(
        date in any_date(),
        months in -2400_i32..2400,
    ) {
        let moved = dates::add_months(date, months);
        let index = |date: Date| date.year() * 12 + i32::try_from(date.month0()).unwrap();
        prop_assert_eq!(index(moved), index(date) + months);
        let last = dates::end_of_month(moved).day();
        prop_assert_eq!(moved.day(), date.day().min(last));
    }

    #[test]
    fn adding_the_days_between_reaches_the_other_date(a in any_date(), b in any_date()) {
        prop_assert_eq!(dates::add_days(a, dates::days_between(a, b)), b);
    }

    #[test]
    fn a_month_ends_the_day_before_the_next_begins(date in any_date()) {
        let end = dates::end_of_month(date);
        let next = dates::start_of_month(dates::add_months(date, 1));
        prop_assert_eq!(dates::add_days(end, 1), next);
        prop_assert!(dates::start_of_month(date) <= date && date <= end);
    }

    #[test]
    fn reading_what_was_written_gives_the_same_date(date in any_date()) {
        prop_assert_eq!(dates::parse(&date.to_string()), Ok(date));
    }
}

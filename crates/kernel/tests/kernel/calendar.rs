use cashlane_kernel::{BusinessCalendar, Date, dates};
use chrono::{Datelike, Weekday};
use proptest::prelude::*;

use crate::dates::any_date;

fn day(text: &str) -> Date {
    dates::parse(text).expect("a valid date")
}

fn calendar(code: &str) -> BusinessCalendar {
    let calendar = BusinessCalendar::for_country(code);
    assert_eq!(calendar.country(), Some(code));
    calendar
}

fn any_calendar() -> impl Strategy<Value = BusinessCalendar> {
    let codes: Vec<_> = BusinessCalendar::countries().chain(["XX"]).collect();
    prop::sample::select(codes).prop_map(BusinessCalendar::for_country)
}

/// The weekdays of a year that are holidays, as `MM-DD`.
fn weekdays_off(code: &str, year: i32) -> Vec<String> {
    let mut days: Vec<_> = calendar(code)
        .holidays(year)
        .into_iter()
        .filter(|(date, _)| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun))
        .map(|(date, _)| date.format("%m-%d").to_string())
        .collect();
    days.dedup();
    days
}

#[test]
fn whole_years_are_as_the_countries_published_them() {
    let table = [
        ("DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 12-25"),
        (
            "GB",
            2021,
            "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
        ),
        (
            "GB",
            2022,
            "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
        ),
        (
            "GB",
            2011,
            "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
        ),
        (
            "US",
            2021,
            "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
        ),
        (
            "FR",
            2025,
            "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-11 12-25",
        ),
        ("NL", 2025, "01-01 04-21 05-05 05-29 06-09 12-25 12-26"),
        (
            "IE",
            2023,
            "02-06 03-17 04-10 05-01 06-05 08-07 10-30 12-25 12-26",
        ),
        (
            "CA",
            2023,
            "01-02 04-07 05-22 07-03 09-04 10-02 10-09 11-13 12-25 12-26",
        ),
    ];
    for (code, year, expected) in table {
        assert_eq!(
            weekdays_off(code, year).join(" "),
            expected,
            "{code} {year}"
        );
    }
}

#[test]
fn days_set_moved_or_dropped_by_law_are_known() {
    let off = [
        ("GB", "2020-05-08"),
        ("GB", "2023-05-08"),
        ("DE", "2017-10-31"),
        ("DK", "2023-05-05"),
        ("IE", "2030-02-01"),
        ("IE", "2022-03-18"),
        ("NL", "2013-04-30"),
        ("NL", "2020-04-27"),
        ("PL", "2018-11-12"),
        ("PL", "2025-12-24"),
        ("PT", "2016-05-26"),
        ("SE", "2025-06-06"),
        ("SE", "2026-06-19"),
        ("FI", "2024-12-24"),
        ("AU", "2022-09-22"),
        ("AT", "2026-10-26"),
        ("CH", "2025-08-01"),
        ("ES", "2026-10-12"),
        ("IT", "2026-06-02"),
        ("BE", "2026-07-21"),
        ("LU", "2025-05-09"),
        ("NO", "2027-05-17"),
    ];
    for (code, date) in off {
        assert!(!calendar(code).is_business_day(day(date)), "{code} {date}");
    }
    let open = [
        ("GB", "2020-05-04"),
        ("GB", "2022-05-30"),
        ("DE", "2018-10-31"),
        ("DK", "2024-04-26"),
        ("IE", "2022-02-07"),
        ("NL", "2014-04-30"),
        ("NL", "2026-05-05"),
        ("PL", "2024-12-24"),
        ("PT", "2014-06-19"),
        ("SE", "2025-06-09"),
        ("US", "2020-06-19"),
        ("LU", "2018-05-09"),
    ];
    for (code, date) in open {
        assert!(calendar(code).is_business_day(day(date)), "{code} {date}");
    }
}

#[test]
fn a_new_year_kept_early_belongs_to_the_old_year() {
    let holidays = calendar("US").holidays(2021);
    assert_eq!(
        holidays.last(),
        Some(&(day("2021-12-31"), "New Year's Day"))
    );
    assert!(
        calendar("US")
            .holidays(2022)
            .iter()
            .all(|(date, _)| date.year() == 2022)
    );
}

#[test]
fn an_unknown_country_has_weekends_only_and_says_so() {
    for code in ["XX", "", "DEU", "UK"] {
        let unknown = BusinessCalendar::for_country(code);
        assert_eq!(
            (unknown.country(), unknown.is_known()),
            (None, false),
            "{code}"
        );
        assert!(unknown.holidays(2026).is_empty());
        assert!(unknown.is_business_day(day("2026-12-25")));
        assert!(!unknown.is_business_day(day("2026-12-26")));
    }
    assert!(BusinessCalendar::for_country("de").is_known());
}

#[test]
fn a_business_day_rolls_to_itself() {
    let germany = calendar("DE");
    let (thursday, friday, tuesday) = (day("2026-04-02"), day("2026-04-03"), day("2026-04-07"));
    assert_eq!(germany.next_business_day(thursday), thursday);
    assert_eq!(germany.next_business_day(friday), tuesday);
    assert_eq!(germany.previous_business_day(day("2026-04-06")), thursday);
    assert_eq!(germany.add_business_days(friday, 0), friday);
    assert_eq!(germany.add_business_days(friday, 1), tuesday);
    assert_eq!(germany.add_business_days(tuesday, -1), thursday);
    assert_eq!(germany.business_days_between(thursday, tuesday), 1);
    assert_eq!(germany.business_days_between(tuesday, thursday), -1);
    assert_eq!(germany.business_days_between(thursday, thursday), 0);
}

#[test]
fn the_end_of_the_calendar_stops_the_count() {
    let plain = BusinessCalendar::weekends_only();
    assert_eq!(plain.add_business_days(Date::MAX, 5), Date::MAX);
    assert_eq!(plain.add_business_days(Date::MIN, -5), Date::MIN);
    assert_eq!(
        plain.add_business_days(day("2026-01-01"), i32::MAX),
        Date::MAX
    );
    assert_eq!(
        plain.add_business_days(day("2026-01-01"), i32::MIN),
        Date::MIN
    );
    for code in BusinessCalendar::countries() {
        let calendar = BusinessCalendar::for_country(code);
        assert!(calendar.holidays(i32::MAX).is_empty(), "{code}");
        assert!(calendar.holidays(i32::MIN).is_empty(), "{code}");
    }
}

proptest! {
    #[test]
    fn counting_on_and_back_returns_to_the_start(
        calendar in any_calendar(),
        start in any_date(),
        days in -400_i32..400,
    ) {
        let start = calendar.next_business_day(start);
        let reached = calendar.add_business_days(start, days);
        prop_assert_eq!(calendar.add_business_days(reached, -days), start);
        prop_assert!(calendar.is_business_day(reached));
    }

    #[test]
    fn adding_many_agrees_with_adding_one_by_one(
        calendar in any_calendar(),
        start in any_date(),
        days in 0_i32..300,
    ) {
        let (mut on, mut back) = (start, start);
        for _ in 0..days {
            on = calendar.add_business_days(on, 1);
            back = calendar.add_business_days(back, -1);
        }
        prop_assert_eq!(calendar.add_business_days(start, days), on);
        prop_assert_eq!(calendar.add_business_days(start, -days), back);
    }

    #[test]
    fn between_tells_how_many_were_added(
        calendar in any_calendar(),
        start in any_date(),
        days in -400_i32..400,
    ) {
        let reached = calendar.add_business_days(start, days);
        prop_assert_eq!(calendar.business_days_between(start, reached), days);
    }

    #[test]
    fn between_agrees_with_looking_at_every_day(
        calendar in any_calendar(),
        start in any_date(),
        span in 0_i64..800,
    ) {
        let end = dates::add_days(start, span);
        let open = |date: &Date| calendar.is_business_day(*date);
        let counted = start.iter_days().skip(1).take_while(|date| *date <= end).filter(open);
        let counted = i32::try_from(counted.count()).unwrap();
        prop_assert_eq!(calendar.business_days_between(start, end), counted);
    }

    #[test]
    fn rolling_finds_the_nearest_business_day(calendar in any_calendar(), date in any_date()) {
        let next = calendar.next_business_day(date);
        let previous = calendar.previous_business_day(date);
        prop_assert!(previous <= date && date <= next);
        prop_assert!(calendar.is_business_day(next) && calendar.is_business_day(previous));
        if calendar.is_business_day(date) {
            prop_assert_eq!((previous, next), (date, date));
        } else {
            prop_assert_eq!(calendar.business_days_between(previous, next), 1);
        }
    }

    #[test]
    fn holidays_are_sorted_and_of_their_year(calendar in any_calendar(), year in 1995_i32..2100) {
        let holidays = calendar.holidays(year);
        prop_assert!(holidays.is_sorted());
        prop_assert!(holidays.iter().all(|(date, _)| date.year() == year));
    }
}

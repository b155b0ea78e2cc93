use std::time::{Duration, SystemTime};

use cashlane_kernel::{Clock, Instant, ManualClock, SystemClock, dates};
use chrono::{DateTime, Utc};
use proptest::prelude::*;

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a valid instant")
}

#[test]
fn instants_are_written_in_utc_without_trailing_zeros() {
    let table = [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01T00:00:00.000001Z", 1),
        ("1970-01-01T00:00:00.5Z", 500_000),
        ("1969-12-31T23:59:59.999999Z", -1),
        ("2026-11-22T02:19:14.12Z", 1_795_313_954_120_000),
    ];
    for (text, micros) in table {
        assert_eq!(Instant::from_micros(micros).to_string(), text);
        assert_eq!(at(text).micros(), micros);
    }
    assert_eq!(Instant::MIN.to_string(), "0001-01-01T00:00:00Z");
    assert_eq!(Instant::MAX.to_string(), "9999-12-31T23:59:59.999999Z");
}

#[test]
fn offsets_are_understood_and_finer_digits_cut_off() {
    assert_eq!(at("2026-11-22T03:19:14+01:00"), at("2026-11-22T02:19:14Z"));
    assert_eq!(at("1970-01-01T00:00:00.0000019Z").micros(), 1);
    assert_eq!(at("1969-12-31T23:59:59.9999991Z").micros(), -1);
}

#[test]
fn an_instant_needs_an_offset_and_a_year_in_range() {
    let wrong = [
        "",
        "2026-11-22",
        "2026-11-22T02:19:14",
        "2026-02-30T00:00:00Z",
        "2026-11-22T25:00:00Z",
        "0000-12-31T00:00:00Z",
        "9999-12-31T23:59:59-01:00",
    ];
    for text in wrong {
        assert!(Instant::parse(text).is_err(), "{text}");
    }
}

#[test]
fn an_instant_beyond_the_range_is_held_at_its_end() {
    assert_eq!(Instant::from_micros(i64::MAX), Instant::MAX);
    assert_eq!(Instant::from_micros(i64::MIN), Instant::MIN);
    assert_eq!(at("2026-01-01T00:00:00Z").plus_secs(i64::MAX), Instant::MAX);
    assert_eq!(at("2026-01-01T00:00:00Z").plus_secs(i64::MIN), Instant::MIN);
    assert_eq!(Instant::at_start_of(chrono::NaiveDate::MAX), Instant::MAX);
}

#[test]
fn a_day_starts_at_midnight_utc() {
    let day = dates::parse("2026-03-29").unwrap();
    assert_eq!(
        Instant::at_start_of(day).to_string(),
        "2026-03-29T00:00:00Z"
    );
    assert_eq!(Instant::at_start_of(day).plus_secs(86_399).date(), day);
    assert_eq!(
        Instant::at_start_of(day).plus_secs(-1).date(),
        dates::add_days(day, -1)
    );
}

#[test]
fn a_manual_clock_moves_only_when_told() {
    let clock = ManualClock::new(at("2026-01-01T00:00:00Z"));
    assert_eq!(clock.now(), clock.now());
    clock.advance_secs(90);
    clock.advance(Duration::from_micros(5));
    assert_eq!(clock.now(), at("2026-01-01T00:01:30.000005Z"));
    clock.set(at("2025-01-01T00:00:00Z"));
    assert_eq!(clock.now(), at("2025-01-01T00:00:00Z"));
    clock.advance(Duration::MAX);
    assert_eq!(clock.now(), Instant::MAX);
}

#[test]
fn the_system_clock_tells_the_machines_time() {
    let before = Instant::from(SystemTime::now());
    let shared: std::sync::Arc<dyn Clock> = std::sync::Arc::new(SystemClock);
    let now = shared.now();
    assert!(before <= now && now <= Instant::from(SystemTime::now()));
    assert!(now.micros_since(before) >= 0);
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same_instant(micros in any::<i64>()) {
        let instant = Instant::from_micros(micros);
        prop_assert_eq!(Instant::parse(&instant.to_string()), Ok(instant));
        prop_assert_eq!(Instant::from(DateTime::<Utc>::from(instant)), instant);
        let json = serde_json::to_string(&instant).unwrap();
        prop_assert_eq!(serde_json::from_str::<Instant>(&json).unwrap(), instant);
        prop_assert!(Instant::at_start_of(instant.date()) <= instant);
    }

    #[test]
    fn reading_never_panics(text in "[0-9TZ:.+-]{0,40}") {
        let _ = Instant::parse(&text);
        let _ = dates::parse(&text);
    }
}

//! Business calendars: weekends and the public holidays of a country.
//!
//! A calendar is computed, never downloaded: fixed days, days counted from Easter, weekdays of a
//! month, substitute days and single days set by decree. It holds what the whole country keeps;
//! holidays of regions, and holidays that always fall on a Sunday, are left out. The tables hold
//! the changes of law since 1995; earlier years follow the oldest rule they name. What will be
//! decreed for a single day cannot be known yet. Saturday and Sunday are the weekend everywhere.

mod countries;
mod rule;

use chrono::{Datelike, Weekday};

use crate::{Date, dates};
use countries::{TABLES, WEEKENDS_ONLY};
use rule::Holiday;

/// What one country keeps.
#[derive(Debug)]
struct Table {
    /// ISO 3166-1 alpha-2; empty for the calendar without holidays.
    country: &'static str,
    holidays: &'static [Holiday],
    /// Days kept once: year, month, day, name.
    once: &'static [(i32, u32, u32, &'static str)],
}

/// Tells business days from weekends and public holidays.
///
/// ```
/// use cashlane_kernel::{calendar::BusinessCalendar, dates};
/// let germany = BusinessCalendar::for_country("DE");
/// let maundy_thursday = dates::parse("2026-04-02")?;
/// assert_eq!(germany.add_business_days(maundy_thursday, 1), dates::parse("2026-04-07")?);
/// # Ok::<(), cashlane_kernel::KernelError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct BusinessCalendar {
    table: &'static Table,
}

impl BusinessCalendar {
    /// The calendar of a country by its ISO 3166-1 code of two letters, in either case.
    ///
    /// `GB` is England and Wales; `US` and `CA` are the federal holidays; `CH` the days that
    /// nearly all cantons keep. A country without a table gets weekends only, and
    /// [`country`](Self::country) then says so.
    #[must_use]
    pub fn for_country(code: &str) -> Self {
        let known = TABLES
            .iter()
            .find(|table| table.country.eq_ignore_ascii_case(code));
        Self {
            table: known.unwrap_or(&WEEKENDS_ONLY),
        }
    }

    /// The calendar that knows weekends only.
    #[must_use]
    pub const fn weekends_only() -> Self {
        Self {
            table: &WEEKENDS_ONLY,
        }
    }

    /// The countries with a table of holidays, as ISO 3166-1 codes.
    pub fn countries() -> impl Iterator<Item = &'static str> {
        TABLES.iter().map(|table| table.country)
    }

    /// The country whose holidays are known; none if only weekends are.
    #[must_use]
    pub fn country(&self) -> Option<&'static str> {
        (!self.table.country.is_empty()).then_some(self.table.country)
    }

    /// Are the country's public holidays known, or only weekends?
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.country().is_some()
    }

    /// The public holidays kept in a year, by date, with their English names.
    ///
    /// A holiday with a substitute day stands at that day only. Two holidays may share a date, and
    /// those on a weekend without substitute are listed too.
    #[must_use]
    pub fn holidays(&self, year: i32) -> Vec<(Date, &'static str)> {
        let table = self.table;
        // A New Year's Day on a Saturday may be kept on the last day of the year before.
        let spans = [Some(year), year.checked_add(1)];
        let recurring = spans.into_iter().flatten().flat_map(|span| {
            table
                .holidays
                .iter()
                .filter_map(move |rule| Some((rule.date(span)?, rule.name)))
        });
        let once = table
            .once
            .iter()
            .filter_map(|&(once_year, month, day, name)| {
                Some((Date::from_ymd_opt(once_year, month, day)?, name))
            });
        let mut days: Vec<_> = recurring
            .chain(once)
            .filter(|day| day.0.year() == year)
            .collect();
        days.sort_unstable();
        days
    }

    /// Is the date neither on a weekend nor a public holiday?
    #[must_use]
    pub fn is_business_day(&self, date: Date) -> bool {
        !is_weekend(date) && !weekday_holidays(self, date.year()).contains(&date)
    }

    /// The first business day on or after the date: the date itself if it is one.
    #[must_use]
    pub fn next_business_day(&self, date: Date) -> Date {
        Walk::new(self, date).roll(date, Date::succ_opt)
    }

    /// The last business day on or before the date: the date itself if it is one.
    #[must_use]
    pub fn previous_business_day(&self, date: Date) -> Date {
        Walk::new(self, date).roll(date, Date::pred_opt)
    }

    /// Counts so many business days on from the date; back if negative. Zero gives the date
    /// itself, whatever day it is.
    #[must_use]
    pub fn add_business_days(&self, date: Date, days: i32) -> Date {
        let (mut reached, mut left) = (date, days);
        // Long spans leap over whole weeks: a week has five business days at most, so a leap that
        // keeps one week back never goes too far.
        while left.unsigned_abs() >= 10 {
            let weeks = i64::from(left / 5 - left.signum());
            let landed = dates::add_days(reached, weeks * 7);
            if landed == Date::MAX || landed == Date::MIN {
                return landed;
            }
            left -= self.business_days_between(reached, landed);
            reached = landed;
        }
        let step = if left < 0 {
            Date::pred_opt
        } else {
            Date::succ_opt
        };
        let mut walk = Walk::new(self, reached);
        for _ in 0..left.unsigned_abs() {
            let Some(neighbour) = step(&reached) else {
                break;
            };
            reached = walk.roll(neighbour, step);
        }
        reached
    }

    /// The business days after `from` up to and including `to`, so that it answers how many
    /// [`add_business_days`](Self::add_business_days) has to add to reach `to` from `from`. If
    /// `to` is earlier: minus those from `to` up to the day before `from`.
    #[must_use]
    pub fn business_days_between(&self, from: Date, to: Date) -> i32 {
        if to < from {
            let day_before = |date: Date| date.pred_opt().unwrap_or(date);
            return -self.business_days_after(day_before(to), day_before(from));
        }
        self.business_days_after(from, to)
    }

    /// The business days in the span `(from, to]`, for `from <= to`.
    fn business_days_after(&self, from: Date, to: Date) -> i32 {
        let mut count = weekdays_until(to) - weekdays_until(from);
        for year in from.year()..=to.year() {
            let kept = weekday_holidays(self, year);
            let within = kept
                .iter()
                .filter(|day| from < **day && **day <= to)
                .count();
            count -= i32::try_from(within).unwrap_or(0);
        }
        count
    }
}

/// Mondays to Fridays from 1 January of the year 1 (a Monday) up to and including the date.
fn weekdays_until(date: Date) -> i32 {
    let days = date.num_days_from_ce();
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The holidays that take a weekday away, each date once.
fn weekday_holidays(calendar: &BusinessCalendar, year: i32) -> Vec<Date> {
    let mut days: Vec<Date> = calendar
        .holidays(year)
        .into_iter()
        .map(|day| day.0)
        .collect();
    days.retain(|day| !is_weekend(*day));
    days.dedup();
    days
}

/// Goes from day to day and works out each year's holidays once.
struct Walk<'a> {
    calendar: &'a BusinessCalendar,
    year: i32,
    holidays: Vec<Date>,
}

impl<'a> Walk<'a> {
    fn new(calendar: &'a BusinessCalendar, start: Date) -> Self {
        let year = start.year();
        Self {
            calendar,
            year,
            holidays: weekday_holidays(calendar, year),
        }
    }

    fn is_business_day(&mut self, date: Date) -> bool {
        if date.year() != self.year {
            self.year = date.year();
            self.holidays = weekday_holidays(self.calendar, self.year);
        }
        !is_weekend(date) && !self.holidays.contains(&date)
    }

    /// Steps until it stands on a business day; stops at the end of the calendar.
    fn roll(&mut self, start: Date, step: fn(&Date) -> Option<Date>) -> Date {
        let mut date = start;
        while !self.is_business_day(date) {
            match step(&date) {
                Some(neighbour) => date = neighbour,
                None => break,
            }
        }
        date
    }
}

//! Arithmetic on business dates.
//!
//! Nothing here fails or panics: a result beyond the calendar's range (about ±262,000 years) is
//! held at its end.

use chrono::{Datelike, Days, Months};

use crate::{Date, KernelError};

/// Reads `YYYY-MM-DD`, exactly ten characters.
///
/// # Errors
/// [`KernelError::BadDate`] for any other form and for days that do not exist.
pub fn parse(text: &str) -> Result<Date, KernelError> {
    let well_formed = text.len() == 10
        && text.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date = if well_formed { text.parse().ok() } else { None };
    date.ok_or_else(|| KernelError::BadDate {
        text: text.to_owned(),
    })
}

/// So many months later (earlier if negative). A day the month does not have becomes its last:
/// 31 January + 1 month is 28 or 29 February.
#[must_use]
pub fn add_months(date: Date, months: i32) -> Date {
    let span = Months::new(months.unsigned_abs());
    if months < 0 {
        date.checked_sub_months(span).unwrap_or(Date::MIN)
    } else {
        date.checked_add_months(span).unwrap_or(Date::MAX)
    }
}

/// So many calendar days later; earlier if negative.
#[must_use]
pub fn add_days(date: Date, days: i64) -> Date {
    let span = Days::new(days.unsigned_abs());
    if days < 0 {
        date.checked_sub_days(span).unwrap_or(Date::MIN)
    } else {
        date.checked_add_days(span).unwrap_or(Date::MAX)
    }
}

/// Calendar days from `from` to `to`; negative if `to` is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// The first day of the month of `date`.
#[must_use]
pub fn start_of_month(date: Date) -> Date {
    with_day(date, 1)
}

/// The last day of the month of `date`.
#[must_use]
pub fn end_of_month(date: Date) -> Date {
    with_day(date, 31)
}

/// The day `day` in the month of `date`, held between its first and its last.
#[must_use]
pub fn with_day(date: Date, day: u32) -> Date {
    let last = u32::from(date.num_days_in_month());
    date.with_day(day.clamp(1, last)).unwrap_or(date)
}

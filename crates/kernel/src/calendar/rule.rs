//! How a holiday's date follows from the year.

use chrono::{Datelike, Weekday};

use crate::{Date, dates};

/// A holiday that comes back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holiday {
    pub(super) name: &'static str,
    when: When,
    shift: Shift,
    from: i32,
    until: i32,
    except: &'static [i32],
}

/// Which day of the year it is.
#[derive(Debug, Clone, Copy)]
enum When {
    /// The same month and day every year.
    Fixed(u32, u32),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The first such weekday on or after a month and day.
    OnOrAfter(u32, u32, Weekday),
    /// By a rule of its own; none in years without it.
    Computed(fn(i32) -> Option<Date>),
}

/// By how many days it moves when it falls on a weekend.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    saturday: i64,
    sunday: i64,
}

impl Shift {
    const NONE: Self = Self {
        saturday: 0,
        sunday: 0,
    };
    /// To the Monday after.
    pub(super) const MONDAY: Self = Self {
        saturday: 2,
        sunday: 1,
    };
    /// For each of two holidays in a row: to the first weekdays after both.
    pub(super) const AFTER_PAIR: Self = Self {
        saturday: 2,
        sunday: 2,
    };
    /// To the nearest weekday: Friday before or Monday after.
    pub(super) const NEAREST: Self = Self {
        saturday: -1,
        sunday: 1,
    };
    /// From Sunday to the day before.
    pub(super) const SATURDAY: Self = Self {
        saturday: 0,
        sunday: -1,
    };
}

const fn holiday(name: &'static str, when: When) -> Holiday {
    Holiday {
        name,
        when,
        shift: Shift::NONE,
        from: i32::MIN,
        until: i32::MAX,
        except: &[],
    }
}

/// Every year on this month and day.
pub(super) const fn fixed(name: &'static str, month: u32, day: u32) -> Holiday {
    holiday(name, When::Fixed(month, day))
}

/// So many days after Easter Sunday.
pub(super) const fn easter(name: &'static str, days_after: i64) -> Holiday {
    holiday(name, When::Easter(days_after))
}

/// The first such weekday on or after a month and day.
pub(super) const fn on_or_after(
    name: &'static str,
    month: u32,
    day: u32,
    weekday: Weekday,
) -> Holiday {
    holiday(name, When::OnOrAfter(month, day, weekday))
}

/// The first, second … Monday of a month.
pub(super) const fn nth_monday(name: &'static str, nth: u32, month: u32) -> Holiday {
    on_or_after(name, month, 7 * nth - 6, Weekday::Mon)
}

/// The last Monday of a month of 31 days.
pub(super) const fn last_monday(name: &'static str, month: u32) -> Holiday {
    on_or_after(name, month, 25, Weekday::Mon)
}

/// By a rule of its own.
pub(super) const fn computed(name: &'static str, rule: fn(i32) -> Option<Date>) -> Holiday {
    holiday(name, When::Computed(rule))
}

impl Holiday {
    /// Moves when it falls on a weekend.
    pub(super) const fn shifted(mut self, shift: Shift) -> Self {
        self.shift = shift;
        self
    }

    /// Kept from this year on.
    pub(super) const fn from(mut self, year: i32) -> Self {
        self.from = year;
        self
    }

    /// Kept for the last time in this year.
    pub(super) const fn until(mut self, year: i32) -> Self {
        self.until = year;
        self
    }

    /// Not kept, or moved by decree, in these years.
    pub(super) const fn except(mut self, years: &'static [i32]) -> Self {
        self.except = years;
        self
    }

    /// The day it is kept for `year`; the shift may carry it into the year before.
    pub(super) fn date(&self, year: i32) -> Option<Date> {
        if year < self.from || year > self.until || self.except.contains(&year) {
            return None;
        }
        let date = match self.when {
            When::Fixed(month, day) => Date::from_ymd_opt(year, month, day)?,
            When::Easter(days_after) => dates::add_days(easter_sunday(year)?, days_after),
            When::OnOrAfter(month, day, weekday) => {
                first_on_or_after(Date::from_ymd_opt(year, month, day)?, weekday)
            }
            When::Computed(rule) => rule(year)?,
        };
        Some(match date.weekday() {
            Weekday::Sat => dates::add_days(date, self.shift.saturday),
            Weekday::Sun => dates::add_days(date, self.shift.sunday),
            _ => date,
        })
    }
}

fn first_on_or_after(date: Date, weekday: Weekday) -> Date {
    dates::add_days(date, i64::from(weekday.days_since(date.weekday())))
}

/// Easter Sunday of the Gregorian calendar, by the anonymous computus (Meeus/Jones/Butcher).
pub(super) fn easter_sunday(year: i32) -> Option<Date> {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let skipped_leaps = century - century.div_euclid(4);
    let moon_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + skipped_leaps - moon_correction + 15).rem_euclid(30);
    let weekday = (32 + 2 * century.rem_euclid(4) + 2 * (in_century / 4) - epact - in_century % 4)
        .rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    let month = u32::try_from(days / 31).ok()?;
    let day = u32::try_from(days % 31 + 1).ok()?;
    Date::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::easter_sunday;
    use crate::dates;

    #[test]
    fn easter_falls_on_its_known_sundays() {
        // The earliest and the latest possible are among them.
        let known = [
            "1818-03-22",
            "1943-04-25",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2038-04-25",
            "2285-03-22",
        ];
        for text in known {
            let date = dates::parse(text).unwrap();
            assert_eq!(easter_sunday(chrono::Datelike::year(&date)), Some(date));
        }
    }
}

//! Instants as logs write them.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Timelike};
use kernel::Date;

/// An instant, and whether only its day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Microseconds since 1970-01-01 UTC. A time without an offset is taken for UTC.
    pub micros: i64,
    /// The time of day is 00:00:00 or 23:59:59, which is what systems write that know the day alone.
    pub day_only: bool,
}

/// Ways to write day and time, besides RFC 3339.
const TIMES: [&str; 14] = [
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y/%m/%d %H:%M:%S%.f",
    "%d.%m.%Y %H:%M:%S%.f",
    "%d/%m/%Y %H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
    "%Y/%m/%d %H:%M",
    "%d.%m.%Y %H:%M",
    "%d/%m/%Y %H:%M",
    "%Y%m%d%H%M%S",
    "%Y%m%d %H%M%S",
    "%d-%m-%Y %H:%M:%S%.f",
    "%d-%m-%Y %H:%M",
];
/// Ways to write a day.
const DAYS: [&str; 8] = [
    "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%y", "%d-%m-%Y",
];
/// Ways to write an instant with an offset that RFC 3339 does not have.
const OFFSETS: [&str; 3] = [
    "%Y-%m-%d %H:%M:%S%.f%:z",
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%d %H:%M:%S%.f %z",
];

impl Stamp {
    /// Reads an instant; a format in strftime notation goes first. A day alone is its midnight.
    #[must_use]
    pub fn parse(text: &str, format: Option<&str>) -> Option<Self> {
        let text = text.trim();
        if let Some(format) = format {
            let with_offset = DateTime::parse_from_str(text, format).map(|time| time.naive_utc());
            let time = with_offset.or_else(|_| NaiveDateTime::parse_from_str(text, format));
            return time
                .map(Self::of)
                .or_else(|_| Date::parse_from_str(text, format).map(Self::of_day))
                .ok();
        }
        let spaced = text.strip_suffix(" UTC").unwrap_or(text);
        DateTime::parse_from_rfc3339(spaced)
            .ok()
            .map(|time| Self::of_offset(&time))
            .or_else(|| {
                OFFSETS.iter().find_map(|format| {
                    DateTime::parse_from_str(spaced, format)
                        .ok()
                        .map(|time| Self::of_offset(&time))
                })
            })
            .or_else(|| {
                TIMES
                    .iter()
                    .find_map(|format| NaiveDateTime::parse_from_str(spaced, format).ok())
                    .map(Self::of)
            })
            .or_else(|| day(spaced, None).map(Self::of_day))
    }

    fn of_offset(time: &DateTime<chrono::FixedOffset>) -> Self {
        Self {
            micros: time.timestamp_micros(),
            day_only: is_edge(time.time()),
        }
    }

    /// Of a time of day that is in UTC.
    #[must_use]
    pub fn of(time: NaiveDateTime) -> Self {
        Self {
            micros: time.and_utc().timestamp_micros(),
            day_only: is_edge(time.time()),
        }
    }

    /// Of a day: its midnight.
    #[must_use]
    pub fn of_day(day: Date) -> Self {
        Self::of(day.and_time(NaiveTime::MIN))
    }
}

/// Reads a day; the day of an instant is one, too.
pub(super) fn day(text: &str, format: Option<&str>) -> Option<Date> {
    let text = text.trim();
    if let Some(format) = format {
        return Date::parse_from_str(text, format).ok();
    }
    let alone = DAYS
        .iter()
        .find_map(|format| Date::parse_from_str(text, format).ok());
    alone.or_else(|| {
        let times = TIMES.iter();
        let time = times
            .into_iter()
            .find_map(|f| NaiveDateTime::parse_from_str(text, f).ok());
        let time = time.or_else(|| {
            DateTime::parse_from_rfc3339(text)
                .ok()
                .map(|t| t.naive_local())
        });
        time.map(|time| time.date())
    })
}

fn is_edge(time: NaiveTime) -> bool {
    matches!(
        (time.hour(), time.minute(), time.second()),
        (0, 0, 0) | (23, 59, 59)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_in_the_ways_that_systems_write_them() {
        let expected = Stamp::parse("2016-01-04T13:46:13Z", None).map(|stamp| stamp.micros);
        for text in [
            "2016-01-04T14:46:13+01:00",
            "2016-01-04 13:46:13",
            "2016-01-04 13:46:13.000",
            "04.01.2016 13:46:13",
            "04/01/2016 13:46:13",
            "20160104134613",
            "2016-01-04T14:46:13.000+0100",
            "2016-01-04 13:46:13 UTC",
        ] {
            assert_eq!(
                Stamp::parse(text, None).map(|stamp| stamp.micros),
                expected,
                "{text}"
            );
        }
        assert_eq!(Stamp::parse("soon", None), None);
        assert_eq!(Stamp::parse("2016-13-04", None), None);
    }

    #[test]
    fn a_time_that_is_the_edge_of_a_day_is_known_by_day_only() {
        for (text, day_only) in [
            ("2016-01-04T23:59:59", true),
            ("2016-01-04", true),
            ("27/09/16", true),
            ("2016-01-04T12:00:00", false),
        ] {
            assert_eq!(
                Stamp::parse(text, None).map(|stamp| stamp.day_only),
                Some(day_only),
                "{text}"
            );
        }
    }
}

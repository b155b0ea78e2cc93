use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};
use jiff::Timestamp;
use kernel::{Date, Instant};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

use crate::error::{Code, Refusal};

/// A time zone of the IANA database, by its name.
#[derive(Clone, PartialEq, Eq, ToSchema)]
#[schema(value_type = String, example = "Europe/Berlin")]
pub struct TimeZone(jiff::tz::TimeZone);

impl TimeZone {
    /// Looks the name up; case does not matter.
    ///
    /// # Errors
    /// Refuses a name that the database does not know.
    pub fn parse(name: &str) -> Result<Self, Refusal> {
        let zone = jiff::tz::TimeZone::get(name)
            .ok()
            .filter(|zone| zone.iana_name().is_some());
        zone.map(Self).ok_or_else(|| {
            Refusal::new(
                Code::InvalidValue,
                "time_zone",
                format!("{name:?} is no known time zone"),
                "give a name of the IANA database, e.g. Europe/Berlin or UTC",
            )
        })
    }

    /// Universal time.
    #[must_use]
    pub const fn utc() -> Self {
        Self(jiff::tz::TimeZone::UTC)
    }

    /// The name, e.g. `Europe/Berlin`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The calendar date there at this instant.
    #[must_use]
    pub fn date_of(&self, instant: Instant) -> Date {
        self.local(instant).date()
    }

    /// What calendars and clocks show there at this instant.
    #[must_use]
    pub fn local(&self, instant: Instant) -> NaiveDateTime {
        let offset = Timestamp::from_microsecond(instant.micros())
            .map_or(0, |timestamp| self.0.to_offset(timestamp).seconds());
        DateTime::<Utc>::from(instant.plus_secs(i64::from(offset))).naive_utc()
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

impl fmt::Debug for TimeZone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl Serialize for TimeZone {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for TimeZone {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let name = Cow::<'de, str>::deserialize(input)?;
        Self::parse(&name).map_err(serde::de::Error::custom)
    }
}

impl From<&TimeZone> for store::Value {
    fn from(zone: &TimeZone) -> Self {
        Self::Text(zone.name().to_owned())
    }
}

impl store::FromValue for TimeZone {
    const WANTED: &'static str = "a time zone";

    fn from_cell(cell: store::Cell<'_>) -> Option<Self> {
        match cell {
            store::Cell::Text(name) => Self::parse(name).ok(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(zone: &str, instant: &str) -> String {
        let instant = Instant::parse(instant).expect("valid");
        TimeZone::parse(zone)
            .expect("known")
            .date_of(instant)
            .to_string()
    }

    #[test]
    fn the_business_day_turns_at_local_midnight_in_summer_and_winter() {
        assert_eq!(
            date("Europe/Berlin", "2026-01-31T22:59:59.999999Z"),
            "2026-01-31"
        );
        assert_eq!(date("Europe/Berlin", "2026-01-31T23:00:00Z"), "2026-02-01");
        assert_eq!(date("Europe/Berlin", "2026-06-30T21:59:59Z"), "2026-06-30");
        assert_eq!(date("Europe/Berlin", "2026-06-30T22:00:00Z"), "2026-07-01");
        assert_eq!(
            date("America/New_York", "2026-01-01T04:59:59Z"),
            "2025-12-31"
        );
        assert_eq!(
            date("Pacific/Auckland", "2026-01-01T12:00:00Z"),
            "2026-01-02"
        );
        assert_eq!(date("UTC", "2026-01-01T23:59:59Z"), "2026-01-01");
    }

    #[test]
    fn unknown_names_are_refused_and_known_ones_keep_their_spelling() {
        assert!(TimeZone::parse("Europe/Atlantis").is_err());
        assert!(TimeZone::parse("").is_err());
        assert_eq!(
            TimeZone::parse("europe/paris").expect("known").name(),
            "Europe/Paris"
        );
    }
}

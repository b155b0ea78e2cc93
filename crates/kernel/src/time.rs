//! Instants, business dates and the clock.

use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Datelike, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{KernelError, text};

/// A business date: of an invoice, a due day, a value day. It has no time and no zone.
pub type Date = chrono::NaiveDate;

const MICROS_PER_SECOND: i64 = 1_000_000;

/// A point in time: microseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// The range is that of RFC 3339 with years 1 to 9999; whatever would lie beyond it is held at
/// its ends. Text and JSON form: RFC 3339 in UTC, the fraction without trailing zeros.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// 0001-01-01T00:00:00Z.
    pub const MIN: Self = Self(-62_135_596_800 * MICROS_PER_SECOND);
    /// 9999-12-31T23:59:59.999999Z.
    pub const MAX: Self = Self(253_402_300_800 * MICROS_PER_SECOND - 1);

    /// The instant so many microseconds after 1970, held within [`MIN`](Self::MIN) and
    /// [`MAX`](Self::MAX).
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        if micros < Self::MIN.0 {
            Self::MIN
        } else if micros > Self::MAX.0 {
            Self::MAX
        } else {
            Self(micros)
        }
    }

    /// Microseconds after 1970; negative before.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Midnight UTC at the start of `date`.
    #[must_use]
    pub fn at_start_of(date: Date) -> Self {
        Self::from(date.and_time(NaiveTime::MIN).and_utc())
    }

    /// The date in UTC.
    #[must_use]
    pub fn date(self) -> Date {
        DateTime::<Utc>::from(self).date_naive()
    }

    /// So many seconds later; earlier if negative.
    #[must_use]
    pub const fn plus_secs(self, seconds: i64) -> Self {
        self.plus_micros(seconds.saturating_mul(MICROS_PER_SECOND))
    }

    /// So many microseconds later; earlier if negative.
    #[must_use]
    pub const fn plus_micros(self, micros: i64) -> Self {
        Self::from_micros(self.0.saturating_add(micros))
    }

    /// Microseconds from `earlier` to this instant; negative if `earlier` is later.
    #[must_use]
    pub const fn micros_since(self, earlier: Self) -> i64 {
        // Both lie within 10,000 years, so the difference fits.
        self.0 - earlier.0
    }

    /// Reads RFC 3339 with any offset; digits beyond the microsecond are cut off.
    ///
    /// # Errors
    /// [`KernelError::BadInstant`] for any other text and for instants outside the range.
    pub fn parse(text: &str) -> Result<Self, KernelError> {
        let bad = |reason: String| KernelError::BadInstant {
            text: text.to_owned(),
            reason,
        };
        let parsed = DateTime::parse_from_rfc3339(text).map_err(|error| bad(error.to_string()))?;
        let micros = parsed.timestamp_micros();
        if Self::from_micros(micros).0 != micros {
            return Err(bad("outside the years 1 to 9999".to_owned()));
        }
        Ok(Self(micros))
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(time: DateTime<Utc>) -> Self {
        Self::from_micros(time.timestamp_micros())
    }
}

impl From<Instant> for DateTime<Utc> {
    fn from(instant: Instant) -> Self {
        Self::from_timestamp_micros(instant.0).expect("an Instant lies within years 1 to 9999")
    }
}

impl From<SystemTime> for Instant {
    fn from(time: SystemTime) -> Self {
        let micros = |span: Duration| i64::try_from(span.as_micros()).unwrap_or(i64::MAX);
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => Self::from_micros(micros(after)),
            Err(before) => Self::from_micros(-micros(before.duration())),
        }
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every event is hashed with two of these, so no formatting machinery here.
        let time = DateTime::<Utc>::from(*self);
        let mut text = *b"0000-00-00T00:00:00.000000Z";
        digits(&mut text[..4], time.year().unsigned_abs());
        digits(&mut text[5..7], time.month());
        digits(&mut text[8..10], time.day());
        digits(&mut text[11..13], time.hour());
        digits(&mut text[14..16], time.minute());
        digits(&mut text[17..19], time.second());
        let fraction = self.0.rem_euclid(MICROS_PER_SECOND);
        digits(
            &mut text[20..26],
            u32::try_from(fraction).unwrap_or_default(),
        );
        let mut end = if fraction == 0 { 19 } else { 26 };
        while fraction != 0 && text[end - 1] == b'0' {
            end -= 1;
        }
        text[end] = b'Z';
        out.write_str(std::str::from_utf8(&text[..=end]).map_err(|_| fmt::Error)?)
    }
}

/// Fills `places` with the last decimal digits of `value`.
fn digits(places: &mut [u8], mut value: u32) {
    for place in places.iter_mut().rev() {
        *place = b"0123456789"[(value % 10) as usize];
        value /= 10;
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl FromStr for Instant {
    type Err = KernelError;

    fn from_str(text: &str) -> Result<Self, KernelError> {
        Self::parse(text)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        text::deserialize(input, "an RFC 3339 instant")
    }
}

/// Where the present comes from. Everything that needs the time is handed one.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// The machine's own clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::from(SystemTime::now())
    }
}

/// A clock that only moves when told to: for tests, simulation and demos.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that stands at `start`.
    #[must_use]
    pub const fn new(start: Instant) -> Self {
        Self(AtomicI64::new(start.0))
    }

    /// Sets the clock, back as well as forth.
    pub fn set(&self, now: Instant) {
        self.0.store(now.0, Ordering::SeqCst);
    }

    /// Moves the clock forward.
    pub fn advance(&self, span: Duration) {
        let micros = i64::try_from(span.as_micros()).unwrap_or(i64::MAX);
        self.shift(micros);
    }

    /// Moves the clock by whole seconds; back if negative.
    pub fn advance_secs(&self, seconds: i64) {
        self.shift(seconds.saturating_mul(MICROS_PER_SECOND));
    }

    fn shift(&self, micros: i64) {
        let moved = |now| Some(Instant(now).plus_micros(micros).0);
        // The closure always gives a value, so the update cannot be refused.
        let _ = self
            .0
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, moved);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

impl<C: Clock + ?Sized> Clock for &C {
    fn now(&self) -> Instant {
        (**self).now()
    }
}

impl<C: Clock + ?Sized> Clock for std::sync::Arc<C> {
    fn now(&self) -> Instant {
        (**self).now()
    }
}

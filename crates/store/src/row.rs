//! Values on their way out of a result.

use chrono::NaiveDate;
use kernel::{Actor, Currency, Fixed, FixedKind, Id, Instant};
use uuid::Uuid;

use crate::pg::PgRow;
use crate::sqlite::SqliteRow;
use crate::{Error, Result};

/// One row of a result.
pub struct Row(pub(crate) Inner);

pub(crate) enum Inner {
    Sqlite(SqliteRow),
    Pg(PgRow),
}

/// What a column holds, as the database gave it and without copying.
///
/// SQLite knows integers, texts and bytes only, so the same column is an `Int` there and an
/// `Instant` on PostgreSQL; [`FromValue`] makes them equal again.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Cell<'a> {
    /// SQL NULL.
    Null,
    /// A boolean, from PostgreSQL only.
    Bool(bool),
    /// An integer; on SQLite also a boolean (0, 1) or an instant (microseconds).
    Int(i64),
    /// A text; on SQLite also a date (`YYYY-MM-DD`) or JSON.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A UUID; on SQLite any bytes of length 16.
    Uuid(Uuid),
    /// A date, from PostgreSQL only.
    Date(NaiveDate),
    /// Microseconds after 1970, from PostgreSQL only.
    Instant(i64),
    /// JSON, from PostgreSQL only.
    Json(&'a str),
    /// A type outside the shared vocabulary, by name.
    Other(&'static str),
}

impl Cell<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Int(_) => "an integer",
            Self::Text(_) => "a text",
            Self::Bytes(_) => "bytes",
            Self::Uuid(_) => "a UUID",
            Self::Date(_) => "a date",
            Self::Instant(_) => "an instant",
            Self::Json(_) => "JSON",
            Self::Other(name) => name,
        }
    }
}

impl Row {
    /// The value of column `index`, from 0.
    ///
    /// # Errors
    /// [`Error::Column`] when there is no such column, or it holds something else.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T> {
        let cell = self.cell(index)?;
        T::from_cell(cell).ok_or_else(|| Error::Column {
            index,
            wanted: T::WANTED,
            found: cell.kind(),
        })
    }

    /// What column `index` holds, for code that does not know the type, such as exports.
    ///
    /// # Errors
    /// [`Error::Column`] when there is no such column.
    pub fn cell(&self, index: usize) -> Result<Cell<'_>> {
        let cell = match &self.0 {
            Inner::Sqlite(row) => row.cell(index),
            Inner::Pg(row) => row.cell(index),
        };
        cell.ok_or(Error::Column {
            index,
            wanted: "a column",
            found: "no such column",
        })
    }

    /// The number of columns.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Inner::Sqlite(row) => row.len(),
            Inner::Pg(row) => row.len(),
        }
    }

    /// Whether the row has no columns at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A Rust type that a column can be read as.
pub trait FromValue: Sized {
    /// What the type expects to find, for messages.
    const WANTED: &'static str;

    /// The value, or `None` if the cell holds something else.
    fn from_cell(cell: Cell<'_>) -> Option<Self>;
}

macro_rules! from_value {
    ($($target:ty, $wanted:literal, { $($pattern:pat => $made:expr,)+ };)*) => {$(
        impl FromValue for $target {
            const WANTED: &'static str = $wanted;

            fn from_cell(cell: Cell<'_>) -> Option<Self> {
                match cell {
                    $($pattern => $made,)+
                    _ => None,
                }
            }
        }
    )*};
}

from_value! {
    i64, "an integer", { Cell::Int(value) => Some(value), };
    i32, "an integer of 32 bits", { Cell::Int(value) => value.try_into().ok(), };
    u32, "an unsigned integer of 32 bits", { Cell::Int(value) => value.try_into().ok(), };
    u16, "an unsigned integer of 16 bits", { Cell::Int(value) => value.try_into().ok(), };
    bool, "a boolean", {
        Cell::Bool(value) => Some(value),
        Cell::Int(0) => Some(false),
        Cell::Int(1) => Some(true),
    };
    String, "a text", { Cell::Text(text) | Cell::Json(text) => Some(text.to_owned()), };
    Vec<u8>, "bytes", {
        Cell::Bytes(bytes) => Some(bytes.to_vec()),
        Cell::Uuid(uuid) => Some(uuid.as_bytes().to_vec()),
    };
    [u8; 32], "32 bytes", { Cell::Bytes(bytes) => bytes.try_into().ok(), };
    Uuid, "a UUID", { Cell::Uuid(uuid) => Some(uuid), };
    NaiveDate, "a date", {
        Cell::Date(date) => Some(date),
        Cell::Text(text) => parse_date(text),
    };
    Instant, "an instant", {
        Cell::Instant(micros) | Cell::Int(micros) => Some(Self::from_micros(micros)),
    };
    Currency, "a currency", { Cell::Text(code) => Self::parse(code).ok(), };
    Actor, "an actor", { Cell::Text(text) => Self::parse(text).ok(), };
    serde_json::Value, "JSON", {
        Cell::Json(text) | Cell::Text(text) => serde_json::from_str(text).ok(),
    };
}

impl<K> FromValue for Id<K> {
    const WANTED: &'static str = "a UUID";

    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        Uuid::from_cell(cell).map(Self::from_uuid)
    }
}

impl<K: FixedKind> FromValue for Fixed<K> {
    const WANTED: &'static str = "a number of millionths within its range";

    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        i64::from_cell(cell).and_then(|micro| Self::try_from_micro(micro).ok())
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const WANTED: &'static str = T::WANTED;

    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Null => Some(None),
            other => T::from_cell(other).map(Some),
        }
    }
}

/// Reads exactly `YYYY-MM-DD`, as SQLite stores dates.
fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + u32::from(digit - b'0'))
        })
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

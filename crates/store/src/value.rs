//! Values on their way into a statement.

use kernel::{Actor, Currency, Date, Fixed, FixedKind, Id, Instant};
use uuid::Uuid;

use crate::{Error, Result};

/// An argument of a statement, in the column vocabulary both databases share.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// SQL NULL, of any type.
    Null,
    /// `{bool}`.
    Bool(bool),
    /// `{int}`: 64 bits.
    Int(i64),
    /// `{text}`: UTF-8 without NUL characters, which PostgreSQL cannot hold.
    Text(String),
    /// `{bytes}`.
    Bytes(Vec<u8>),
    /// `{uuid}`.
    Uuid(Uuid),
    /// `{date}`: years 1 to 9999.
    Date(Date),
    /// `{instant}`: microseconds after 1970-01-01T00:00:00Z.
    Instant(i64),
    /// `{json}`: a JSON text.
    Json(String),
    /// A list for `{uuids $n}`.
    Uuids(Vec<Uuid>),
    /// A list for `{ints $n}`.
    Ints(Vec<i64>),
    /// A list for `{texts $n}`.
    Texts(Vec<String>),
}

impl Value {
    /// What the value is, for messages.
    pub(crate) fn kind(&self) -> &'static str {
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
            Self::Uuids(_) => "a list of UUIDs",
            Self::Ints(_) => "a list of integers",
            Self::Texts(_) => "a list of texts",
        }
    }

    /// A list of ids for `{uuids $n}`.
    pub fn ids<K>(ids: impl IntoIterator<Item = Id<K>>) -> Self {
        Self::Uuids(ids.into_iter().map(Id::uuid).collect())
    }

    /// Refuses what only one of the databases would take.
    pub(crate) fn check(&self) -> Result<()> {
        let has_nul = match self {
            Self::Text(text) => text.as_bytes().contains(&0),
            Self::Texts(texts) => texts.iter().any(|text| text.as_bytes().contains(&0)),
            _ => false,
        };
        if has_nul {
            return Err(Error::Value {
                reason: "a text holds a NUL character, which cannot be stored".to_owned(),
            });
        }
        Ok(())
    }
}

macro_rules! from {
    ($($source:ty => |$value:ident| $made:expr;)*) => {$(
        impl From<$source> for Value {
            fn from($value: $source) -> Self {
                $made
            }
        }
    )*};
}

from! {
    bool => |value| Self::Bool(value);
    i64 => |value| Self::Int(value);
    i32 => |value| Self::Int(value.into());
    u32 => |value| Self::Int(value.into());
    i16 => |value| Self::Int(value.into());
    u16 => |value| Self::Int(value.into());
    u8 => |value| Self::Int(value.into());
    &str => |value| Self::Text(value.to_owned());
    String => |value| Self::Text(value);
    &String => |value| Self::Text(value.clone());
    Vec<u8> => |value| Self::Bytes(value);
    &[u8] => |value| Self::Bytes(value.to_vec());
    [u8; 32] => |value| Self::Bytes(value.to_vec());
    Uuid => |value| Self::Uuid(value);
    Date => |value| Self::Date(value);
    Instant => |value| Self::Instant(value.micros());
    Currency => |value| Self::Text(value.code().to_owned());
    Actor => |value| Self::Text(value.to_string());
    &Actor => |value| Self::Text(value.to_string());
    serde_json::Value => |value| Self::Json(value.to_string());
    &serde_json::Value => |value| Self::Json(value.to_string());
    Vec<Uuid> => |value| Self::Uuids(value);
    &[Uuid] => |value| Self::Uuids(value.to_vec());
    Vec<i64> => |value| Self::Ints(value);
    Vec<String> => |value| Self::Texts(value);
}

impl<K> From<Id<K>> for Value {
    fn from(id: Id<K>) -> Self {
        Self::Uuid(id.uuid())
    }
}

impl<K: FixedKind> From<Fixed<K>> for Value {
    fn from(number: Fixed<K>) -> Self {
        Self::Int(number.micro())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

//! Typed ids: a UUID inside, a prefixed text outside.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::event::ObjectType;
use crate::{KernelError, text};

/// What an id identifies. Implemented by the markers in [`kind`](crate::kind).
pub trait IdKind: 'static {
    /// The three letters before the underscore, e.g. `inv`.
    const PREFIX: &'static str;
    /// The thing with its article, for messages, e.g. `an invoice`.
    const NAME: &'static str;
    /// The thing's type among the objects of events.
    const OBJECT: ObjectType;
    /// The text of [`OBJECT`](Self::OBJECT), e.g. `order_line`.
    const OBJECT_TYPE: &'static str = Self::OBJECT.as_str();
}

/// The id of a `K`, e.g. [`InvoiceId`](crate::InvoiceId).
///
/// Text and JSON form: prefix, underscore and 32 lowercase hex digits (`inv_0190…`). Ids made by
/// [`IdGen`](crate::IdGen) are UUIDs of version 7 (RFC 9562), so their order is roughly the order
/// in which they were made.
pub struct Id<K> {
    uuid: Uuid,
    // `fn() -> K` keeps the id Send and Sync whatever K is.
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    /// Gives a UUID its kind, e.g. when a row is read.
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self {
            uuid,
            kind: PhantomData,
        }
    }

    /// The UUID without its kind, as databases keep it.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<K: IdKind> Id<K> {
    /// Reads the text form.
    ///
    /// # Errors
    /// [`KernelError::WrongIdKind`] for the id of something else, naming both prefixes;
    /// [`KernelError::BadId`] for anything that is no id.
    pub fn parse(text: &str) -> Result<Self, KernelError> {
        let bad = || KernelError::BadId {
            expected: K::PREFIX,
            expected_name: K::NAME,
            text: text.to_owned(),
        };
        let (prefix, digits) = text.split_once('_').ok_or_else(bad)?;
        let canonical = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if digits.len() != 32 || !digits.bytes().all(canonical) {
            return Err(bad());
        }
        if prefix != K::PREFIX {
            return Err(KernelError::WrongIdKind {
                expected: K::PREFIX,
                expected_name: K::NAME,
                found: prefix.to_owned(),
            });
        }
        Uuid::try_parse_ascii(digits.as_bytes())
            .map(Self::from_uuid)
            .map_err(|_| bad())
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Id<K> {}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Id({})", self.uuid.simple())
    }
}

impl<K: IdKind> fmt::Display for Id<K> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}_{}", K::PREFIX, self.uuid.simple())
    }
}

impl<K: IdKind> FromStr for Id<K> {
    type Err = KernelError;

    fn from_str(text: &str) -> Result<Self, KernelError> {
        Self::parse(text)
    }
}

impl<K: IdKind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de, K: IdKind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        text::deserialize(input, K::NAME)
    }
}

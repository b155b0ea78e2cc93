//! Who does something.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{ApiKeyId, IdKind, KernelError, UserId, kind, text};

const SYSTEM: &str = "system:";

/// Who caused a change: a person, an API key or a part of the system itself.
///
/// Text and JSON form: `usr_…`, `key_…` or `system:NAME`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// A part of the system acting by itself, e.g. `billing`.
    System(Cow<'static, str>),
    /// A signed-in person.
    User(UserId),
    /// A program with an API key.
    ApiKey(ApiKeyId),
}

impl Actor {
    /// A part of the system, by name: lower case, e.g. `billing` or `cash.match`.
    pub fn system(name: impl Into<Cow<'static, str>>) -> Self {
        Self::System(name.into())
    }

    /// Reads the text form.
    ///
    /// # Errors
    /// [`KernelError::BadActor`] when the text has none of the three forms.
    pub fn parse(text: &str) -> Result<Self, KernelError> {
        let bad = || KernelError::BadActor {
            text: text.to_owned(),
        };
        if let Some(name) = text.strip_prefix(SYSTEM) {
            if name.is_empty() {
                return Err(bad());
            }
            return Ok(Self::System(Cow::Owned(name.to_owned())));
        }
        match text.split_once('_') {
            Some((kind::User::PREFIX, _)) => UserId::parse(text).map(Self::User),
            Some((kind::ApiKey::PREFIX, _)) => ApiKeyId::parse(text).map(Self::ApiKey),
            _ => return Err(bad()),
        }
        .map_err(|_| bad())
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(name) => write!(out, "{SYSTEM}{name}"),
            Self::User(id) => id.fmt(out),
            Self::ApiKey(id) => id.fmt(out),
        }
    }
}

impl FromStr for Actor {
    type Err = KernelError;

    fn from_str(text: &str) -> Result<Self, KernelError> {
        Self::parse(text)
    }
}

impl Serialize for Actor {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        text::deserialize(input, "an actor: system:NAME, usr_… or key_…")
    }
}

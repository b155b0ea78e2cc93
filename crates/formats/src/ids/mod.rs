//! Identifiers that carry their own check: IBAN, BIC, VAT numbers, creditor references.

mod bic;
mod checksum;
mod country;
mod iban;
mod iban_table;
mod rf;
mod vat;
mod vat_rules;

use std::fmt;

pub use bic::Bic;
pub use country::is_country;
pub use iban::Iban;
pub use rf::RfReference;
pub use vat::VatId;

use crate::text::shorten;

/// Why an identifier is refused. `Display` names the identifier's kind, the value, the problem and
/// what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdError {
    /// Kind of identifier: `IBAN`, `BIC`, `VAT id`, `RF reference`.
    pub what: &'static str,
    /// The value as given, shortened.
    pub value: String,
    /// What is wrong.
    pub problem: String,
    /// What the user can do.
    pub remedy: String,
}

impl IdError {
    fn new(what: &'static str, value: &str, problem: impl Into<String>, remedy: &str) -> Self {
        Self {
            what,
            value: shorten(value),
            problem: problem.into(),
            remedy: remedy.to_owned(),
        }
    }
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {:?}: {}; {}",
            self.what, self.value, self.problem, self.remedy
        )
    }
}

impl std::error::Error for IdError {}

/// Upper case without blanks and the separators people type; `None` if another character remains.
fn normalise(value: &str, separators: &[char]) -> Option<String> {
    let mut normal = String::with_capacity(value.len());
    for c in value.trim().chars() {
        if c.is_ascii_alphanumeric() {
            normal.push(c.to_ascii_uppercase());
        } else if !c.is_whitespace() && !separators.contains(&c) {
            return None;
        }
    }
    Some(normal)
}

/// Display, `FromStr`, serde as text for a checked identifier whose normal form is `self.0`.
macro_rules! text_identifier {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::ids::IdError;
            fn from_str(value: &str) -> Result<Self, Self::Err> {
                Self::parse(value)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}
use text_identifier;

use std::fmt;
use std::str::FromStr;

use formats::ids::is_country;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

use crate::error::{Code, Refusal};

/// A country: ISO 3166-1 alpha-2 code in capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
#[schema(value_type = String, example = "DE")]
pub struct Country([u8; 2]);

/// Member states of the European Union by their ISO codes.
const EU: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Country {
    /// Austria.
    pub const AT: Self = Self(*b"AT");
    /// Switzerland.
    pub const CH: Self = Self(*b"CH");
    /// Germany.
    pub const DE: Self = Self(*b"DE");
    /// France.
    pub const FR: Self = Self(*b"FR");
    /// The United Kingdom.
    pub const GB: Self = Self(*b"GB");
    /// The United States.
    pub const US: Self = Self(*b"US");

    /// Reads two capital letters.
    ///
    /// # Errors
    /// Refuses what is no assigned code, lower case included.
    pub fn parse(code: &str) -> Result<Self, Refusal> {
        let letters = code.as_bytes().try_into().ok().filter(|_| is_country(code));
        letters.map(Self).ok_or_else(|| {
            Refusal::new(
                Code::InvalidValue,
                "country",
                format!("{code:?} is no country"),
                "give the two capital letters of ISO 3166-1, e.g. DE",
            )
        })
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a country is only made from an ASCII code")
    }

    /// Whether it is a member state of the European Union.
    #[must_use]
    pub fn is_eu(self) -> bool {
        EU.contains(&self.as_str())
    }

    /// The prefix of its VAT ids: its code, but EL for Greece.
    #[must_use]
    pub fn vat_prefix(&self) -> &str {
        if self.as_str() == "GR" {
            "EL"
        } else {
            self.as_str()
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl FromStr for Country {
    type Err = Refusal;

    fn from_str(code: &str) -> Result<Self, Refusal> {
        Self::parse(code)
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(input)?;
        Self::parse(&code).map_err(serde::de::Error::custom)
    }
}

impl From<Country> for store::Value {
    fn from(country: Country) -> Self {
        Self::Text(country.as_str().to_owned())
    }
}

impl store::FromValue for Country {
    const WANTED: &'static str = "a country";

    fn from_cell(cell: store::Cell<'_>) -> Option<Self> {
        match cell {
            // Only checked codes are stored: looking at the shape is enough here.
            store::Cell::Text(code) => code
                .as_bytes()
                .try_into()
                .ok()
                .filter(|letters: &[u8; 2]| letters.iter().all(u8::is_ascii_uppercase))
                .map(Self),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_assigned_codes_in_capitals_are_countries() {
        assert_eq!(Country::parse("DE"), Ok(Country::DE));
        for bad in ["de", "UK", "XX", "", "DEU"] {
            assert!(Country::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_union_has_27_members_that_all_are_countries() {
        assert_eq!(EU.len(), 27);
        assert!(
            EU.iter()
                .all(|code| Country::parse(code).is_ok_and(Country::is_eu))
        );
        assert!(!Country::GB.is_eu() && !Country::CH.is_eu());
        assert_eq!(Country::parse("GR").expect("Greece").vat_prefix(), "EL");
    }
}

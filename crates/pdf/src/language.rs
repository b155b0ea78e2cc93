//! The languages documents are written in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::PdfError;

/// Language of a document: its labels, and how numbers and dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, with `1,234.56` and `31 January 2026`.
    En,
    /// German, with `1.234,56` and `31.01.2026`.
    De,
    /// French, with `1 234,56` and `31/01/2026`.
    Fr,
}

impl Language {
    /// All languages there are labels for.
    pub const ALL: [Language; 3] = [Language::En, Language::De, Language::Fr];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::De => "de",
            Language::Fr => "fr",
        }
    }

    /// Position of this language in the tables of names.
    pub(crate) fn index(self) -> usize {
        match self {
            Language::En => 0,
            Language::De => 1,
            Language::Fr => 2,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = PdfError;

    /// Reads an IETF language tag by its first part: `de`, `de-AT` and `DE_ch` are all German.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let primary = text.split(['-', '_']).next().unwrap_or_default();
        Language::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.code()))
            .ok_or_else(|| PdfError::Language {
                text: text.to_owned(),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regional_tag_is_read_by_its_language() {
        assert_eq!("de-AT".parse::<Language>().unwrap(), Language::De);
        assert_eq!("FR_ca".parse::<Language>().unwrap(), Language::Fr);
        assert_eq!("en".parse::<Language>().unwrap(), Language::En);
        assert!("nl".parse::<Language>().is_err());
        assert!("".parse::<Language>().is_err());
    }
}

//! Who writes and who receives.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::PdfError;

/// A postal address; how its lines are ordered follows the country.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// First line: company or person.
    pub name: String,
    /// Lines between name and street: department, attention, care of.
    #[serde(default)]
    pub extra: Vec<String>,
    /// Street and house number, or post-office box; may hold several lines.
    #[serde(default)]
    pub street: String,
    /// Postal code as the country writes it.
    #[serde(default)]
    pub postal_code: String,
    /// City.
    #[serde(default)]
    pub city: String,
    /// State or region where addresses of the country name it.
    #[serde(default)]
    pub region: Option<String>,
    /// ISO 3166-1 alpha-2. Printed by name when it differs from the sender's country.
    #[serde(default)]
    pub country: String,
}

/// How to reach the sender about this document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Person or team.
    #[serde(default)]
    pub name: Option<String>,
    /// Telephone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Web site.
    #[serde(default)]
    pub website: Option<String>,
}

/// An account the sender receives payments on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccount {
    /// Name of the bank.
    #[serde(default)]
    pub bank: Option<String>,
    /// IBAN, with or without spaces, or a national account number.
    pub iban: String,
    /// BIC (ISO 9362).
    #[serde(default)]
    pub bic: Option<String>,
}

/// The legal entity that issues the document, as its letterhead and footer show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// Legal name and address.
    pub address: Address,
    /// VAT identification number.
    #[serde(default)]
    pub vat_id: Option<String>,
    /// National tax number where invoices must name it.
    #[serde(default)]
    pub tax_number: Option<String>,
    /// Register court and number: `Amtsgericht Hamburg, HRB 12345`.
    #[serde(default)]
    pub register: Option<String>,
    /// Further lines the law asks for: managing directors, share capital.
    #[serde(default)]
    pub legal_lines: Vec<String>,
    /// Accounts in order of preference; the footer shows the first two, an invoice all.
    #[serde(default)]
    pub bank_accounts: Vec<BankAccount>,
    /// Whom to ask.
    #[serde(default)]
    pub contact: Contact,
    /// Colour of name, title and rules.
    #[serde(default)]
    pub accent: Accent,
    /// Shown in place of the name at the head of the first page.
    #[serde(default)]
    pub logo: Option<Logo>,
}

/// A colour, written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Accent([u8; 3]);

impl Default for Accent {
    /// A dark blue that stays readable when printed in grey.
    fn default() -> Self {
        Accent([0x1f, 0x45, 0x6e])
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromStr for Accent {
    type Err = PdfError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || PdfError::Accent {
            text: text.to_owned(),
        };
        let digits = text.strip_prefix('#').ok_or_else(refused)?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(refused());
        }
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16);
        match (channel(0), channel(2), channel(4)) {
            (Ok(red), Ok(green), Ok(blue)) => Ok(Accent([red, green, blue])),
            _ => Err(refused()),
        }
    }
}

impl TryFrom<String> for Accent {
    type Error = PdfError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Accent> for String {
    fn from(accent: Accent) -> Self {
        accent.to_string()
    }
}

/// File format of a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogoFormat {
    /// Portable Network Graphics.
    Png,
    /// Scalable Vector Graphics; files it refers to are not loaded.
    Svg,
}

/// A logo as file bytes; whether it can be drawn, [`crate::Renderer::check_logo`] tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    format: LogoFormat,
    bytes: Vec<u8>,
}

impl Logo {
    /// Largest logo accepted, in bytes: it is embedded in each document anew.
    pub const BYTES_MAX: usize = 1 << 20;

    /// Takes a PNG or SVG file, told apart by its content.
    ///
    /// # Errors
    /// [`PdfError::LogoFormat`] and [`PdfError::LogoSize`].
    pub fn try_new(bytes: Vec<u8>) -> Result<Self, PdfError> {
        if bytes.len() > Self::BYTES_MAX {
            return Err(PdfError::LogoSize {
                bytes: bytes.len(),
                limit: Self::BYTES_MAX,
            });
        }
        let format = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            LogoFormat::Png
        } else if std::str::from_utf8(&bytes).is_ok_and(|text| text.contains("<svg")) {
            LogoFormat::Svg
        } else {
            return Err(PdfError::LogoFormat);
        };
        Ok(Logo { format, bytes })
    }

    /// The file format found.
    pub fn format(&self) -> LogoFormat {
        self.format
    }

    /// The file itself.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_survives_its_text_and_anything_else_is_refused() {
        let accent: Accent = "#1F4E79".parse().unwrap();
        assert_eq!(accent.to_string(), "#1f4e79");
        for wrong in ["1f4e79", "#1f4e7", "#1f4e7g", "#+1+1+1", "red", "#ééé"] {
            assert!(wrong.parse::<Accent>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_logo_is_known_by_its_content() {
        let png = Logo::try_new(b"\x89PNG\r\n\x1a\nrest".to_vec()).unwrap();
        assert_eq!(png.format(), LogoFormat::Png);
        let svg = Logo::try_new(b"<?xml version='1.0'?><svg/>".to_vec()).unwrap();
        assert_eq!(svg.format(), LogoFormat::Svg);
        assert!(Logo::try_new(b"GIF89a".to_vec()).is_err());
        assert!(Logo::try_new(vec![0; Logo::BYTES_MAX + 1]).is_err());
    }
}

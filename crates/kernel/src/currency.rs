//! Currencies of ISO 4217 and their minor units.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{KernelError, text};

/// A currency of ISO 4217 that has a minor unit.
///
/// Funds and metals without one (XAU, XXX …) are not money in an order-to-cash sense and are
/// refused. The scale is looked up once, when the code is parsed, and travels with the value.
#[derive(Clone, Copy)]
pub struct Currency {
    code: [u8; 3],
    scale: u8,
}

impl Currency {
    /// Euro, two decimals.
    pub const EUR: Self = Self {
        code: *b"EUR",
        scale: 2,
    };
    /// US dollar, two decimals.
    pub const USD: Self = Self {
        code: *b"USD",
        scale: 2,
    };
    /// Pound sterling, two decimals.
    pub const GBP: Self = Self {
        code: *b"GBP",
        scale: 2,
    };
    /// Swiss franc, two decimals.
    pub const CHF: Self = Self {
        code: *b"CHF",
        scale: 2,
    };
    /// Yen, no decimals.
    pub const JPY: Self = Self {
        code: *b"JPY",
        scale: 0,
    };

    /// Reads the three capital letters of a code.
    ///
    /// # Errors
    /// [`KernelError::UnknownCurrency`] for anything that is not a code of ISO 4217 with a
    /// minor unit, lower case included.
    pub fn parse(code: &str) -> Result<Self, KernelError> {
        let unknown = || KernelError::UnknownCurrency {
            code: code.to_owned(),
        };
        let letters: [u8; 3] = code.as_bytes().try_into().map_err(|_| unknown())?;
        let exponent = iso_currency::Currency::from_code(code)
            .filter(|known| known.code() == code)
            .and_then(iso_currency::Currency::exponent)
            .or_else(|| withdrawn_exponent(code))
            .ok_or_else(unknown)?;
        let scale = u8::try_from(exponent).map_err(|_| unknown())?;
        Ok(Self {
            code: letters,
            scale,
        })
    }

    /// The code, three capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).expect("a currency is only made from an ASCII code")
    }

    /// Decimals of the minor unit: 0 for JPY, 2 for EUR, 3 for BHD.
    pub const fn scale(&self) -> u32 {
        self.scale as u32
    }
}

/// Decimals of a currency that gave way to the euro: old statements and open items still name it.
fn withdrawn_exponent(code: &str) -> Option<u16> {
    match code {
        "ATS" | "BEF" | "CYP" | "DEM" | "EEK" | "FIM" | "FRF" | "GRD" | "IEP" | "LTL" | "LUF"
        | "LVL" | "MTL" | "NLG" | "PTE" | "SIT" | "SKK" => Some(2),
        "ESP" | "ITL" => Some(0),
        _ => None,
    }
}

impl PartialEq for Currency {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Currency {}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code.cmp(&other.code)
    }
}

impl Hash for Currency {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = KernelError;

    fn from_str(code: &str) -> Result<Self, KernelError> {
        Self::parse(code)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        text::deserialize(input, "an ISO 4217 currency code")
    }
}

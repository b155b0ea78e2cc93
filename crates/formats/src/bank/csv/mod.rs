//! Bank exports in CSV, read with a declared profile.
//!
//! The profile names the columns. Delimiter, encoding, decimal separator and date format are found
//! out where it does not name them, and where two readings are possible the file is refused with
//! both: a statement read with day and month swapped is worse than one not read.

mod guess;
mod layout;
mod rows;

use kernel::Currency;
use serde::{Deserialize, Serialize};

use super::{BankFile, Format};
use crate::error::FormatError;
pub use guess::detect_profile;

/// How the CSV of one bank is written. Everything but the columns may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CsvProfile {
    /// Column separator.
    pub delimiter: Option<char>,
    /// Encoding by its IANA name; without it UTF-8, else windows-1252.
    pub encoding: Option<String>,
    /// Lines above the header. Without it the header is the first line that has the columns.
    pub skip_lines: usize,
    /// Decimal separator.
    pub decimal: Option<char>,
    /// Separator between groups of three digits.
    pub thousands: Option<char>,
    /// Date format in strftime notation, e.g. `%d.%m.%Y`.
    pub date_format: Option<String>,
    /// Which column holds what.
    pub columns: CsvColumns,
    /// Column that tells the direction, where amounts have no sign.
    pub sign: Option<SignColumn>,
    /// Account number, where no column holds it.
    pub account: Option<String>,
    /// Currency, where no column holds it.
    pub currency: Option<String>,
}

/// Names of the columns as the header has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CsvColumns {
    /// Day of booking; required.
    pub booked_on: String,
    /// Value date.
    pub value_on: Option<String>,
    /// Amount with sign, or without when [`CsvProfile::sign`] is set. Required unless `debit` and
    /// `credit` are given.
    pub amount: Option<String>,
    /// Amounts paid, whatever their sign.
    pub debit: Option<String>,
    /// Amounts received.
    pub credit: Option<String>,
    /// Currency code.
    pub currency: Option<String>,
    /// The own account.
    pub account: Option<String>,
    /// Balance after the row.
    pub balance: Option<String>,
    /// Name of the other side.
    pub name: Option<String>,
    /// IBAN or other account number of the other side.
    pub iban: Option<String>,
    /// BIC of the other side.
    pub bic: Option<String>,
    /// Remittance text, one or several columns in order.
    pub remittance: Vec<String>,
    /// End-to-end reference.
    pub end_to_end_id: Option<String>,
    /// SEPA mandate.
    pub mandate_id: Option<String>,
    /// The bank's reference.
    pub bank_ref: Option<String>,
    /// The bank's word for the kind of movement.
    pub kind: Option<String>,
}

/// A column such as `S`/`H` or `debit`/`credit`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignColumn {
    /// Its name.
    pub column: String,
    /// Values that mean money received.
    pub credit: Vec<String>,
    /// Values that mean money paid.
    pub debit: Vec<String>,
}

/// Reads a CSV export. `currency` is for files in which neither profile nor column tells it.
pub(super) fn read(
    bytes: &[u8],
    profile: &CsvProfile,
    currency: Option<Currency>,
) -> Result<BankFile, FormatError> {
    let table = layout::Table::read(bytes, profile)?;
    let currency = match &profile.currency {
        Some(code) => Some(Currency::parse(code).map_err(|error| {
            FormatError::new("profile.currency", error.to_string()).value(code)
        })?),
        None => currency,
    };
    let mut warnings = Vec::new();
    let statements = rows::statements(&table, profile, currency, &mut warnings)?;
    Ok(BankFile {
        format: Format::Csv,
        version: String::new(),
        statements,
        warnings,
    })
}

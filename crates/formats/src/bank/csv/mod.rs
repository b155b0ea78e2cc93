//! Bank exports in CSV, read with a declared profile.
//!
//! The profile names the columns. Delimiter, encoding, decimal separator and date format are found
//! out where it does not name them, and where two readings are possible the file is refused with
//! both: a statement read with day and month swapped is worse than one not read. They are found out
//! from the first ten thousand rows; a later row that does not fit refuses the file.

mod guess;
mod layout;
mod ready;
mod rows;
mod sheet;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{BufRead, Read};

use kernel::Currency;
use serde::{Deserialize, Serialize};

use super::{FileKind, Format, Sink};
use crate::error::FormatError;
use crate::stream::{TextStream, Utf8Bytes};
use crate::workbook::{self, SheetRows};
pub use guess::detect_profile;
pub use ready::ready_names;

/// How the CSV of one bank is written. Everything but the columns may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CsvProfile {
    /// What it is for, e.g. the bank's name.
    pub name: Option<String>,
    /// Columns by which a file is known to be of this kind; used for the layouts built in.
    pub signature: Vec<String>,
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
    /// Column that tells whether the money has moved, where there are rows that say no.
    pub status: Option<StatusColumn>,
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
    /// What the payer paid, where `amount` is what remains of it after fees.
    pub gross: Option<String>,
    /// What the service or bank kept of it, whatever its sign.
    pub fee: Option<String>,
    /// Currency code.
    pub currency: Option<String>,
    /// The own account.
    pub account: Option<String>,
    /// Balance after the row.
    pub balance: Option<String>,
    /// Name of the other side.
    pub name: Option<String>,
    /// Name of the other side of money paid, where that is another column.
    pub payee: Option<String>,
    /// On whose behalf the other side acts.
    pub ultimate_name: Option<String>,
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
    /// Reason of a return.
    pub return_reason: Option<String>,
    /// References of the payer to a document or invoice, one or several columns.
    pub references: Vec<String>,
    /// Further identifiers, kept under the names of their columns.
    pub ids: Vec<String>,
    /// Rate of a conversion.
    pub rate: Option<String>,
    /// Currency that was converted.
    pub source: Option<String>,
    /// Currency it was converted into.
    pub target: Option<String>,
}

/// A column such as `Completed`/`Pending`. Rows with any other value are for information: no money
/// has moved by them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusColumn {
    /// Its name.
    pub column: String,
    /// Values that mean booked.
    pub booked: Vec<String>,
    /// Values that mean announced.
    pub pending: Vec<String>,
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

/// Reads a CSV export row by row. `currency` is for files in which neither profile nor column tells
/// it.
pub(super) fn read(
    input: impl BufRead,
    profile: Option<&CsvProfile>,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let encoding = profile.and_then(|profile| profile.encoding.as_deref());
    let mut stream = TextStream::new(input, guess::encoding(encoding)?)?;
    let mut head = String::new();
    stream.more(&mut head)?;
    let profile = match profile {
        Some(profile) => Cow::Borrowed(profile),
        None => Cow::Owned(guess::profile_of(&head)?),
    };
    let delimiter = match profile.delimiter {
        Some(delimiter) => delimiter,
        None => crate::sniff::delimiter(&head)?,
    };
    let text = head.as_bytes().chain(Utf8Bytes::new(stream));
    let mut rows = layout::CsvRows::new(text, delimiter)?;
    rows::read(&mut rows, &profile, currency, sink)?;
    Ok(FileKind {
        format: Format::Csv,
        version: String::new(),
    })
}

/// Reads an Excel workbook as a bank exports it: its numbers are numbers and its days are days, so
/// nothing has to be found out about how they are written unless they are texts.
pub(super) fn read_sheet(
    input: impl Read,
    profile: Option<&CsvProfile>,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let mut workbook = workbook::open(input)?;
    let mut sheet = SheetRows::new(&mut workbook)?;
    let mut first = VecDeque::new();
    while first.len() < guess::HEADER_LINES
        && let Some(row) = sheet.next()?
    {
        first.push_back(row);
    }
    let mut profile = match profile {
        Some(profile) => profile.clone(),
        None => {
            let rows = first.iter().map(|(_, cells)| cells.as_slice());
            guess::profile_of_rows(rows)?
        }
    };
    (profile.decimal, profile.thousands) = (Some('.'), None);
    profile.date_format = None;
    let mut rows = sheet::Again {
        first,
        rest: &mut sheet,
    };
    rows::read(&mut rows, &profile, currency, sink)?;
    Ok(FileKind {
        format: Format::Xlsx,
        version: String::new(),
    })
}

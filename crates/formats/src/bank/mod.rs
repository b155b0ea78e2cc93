//! Account statements of banks, whatever their format, in one model.
//!
//! [`read`] recognises the format by content and hands on what it reads part by part to a [`Sink`];
//! [`parse`] keeps it all in a [`BankFile`]. What a bank leaves out is `None`; what it garbles in an optional field is left out with a named
//! warning; what it garbles in a field without which money would be misread refuses the file.
//!
//! **Amounts.** ISO 20022 allows five decimals in every amount. Digits beyond the currency's minor
//! unit are accepted when they are zero. Otherwise an entry's amount refuses the file (rounding it
//! would break opening + entries = closing), while balances, charges and amounts of details are
//! left out with the warning `unreadable_amount`.

pub(crate) mod amount;
mod bai2;
pub mod camt;
mod cfonb120;
mod coda;
pub mod csv;
mod detect;
mod detect_lines;
mod esr;
mod lines;
mod lockbox;
mod model;
pub mod mt940;
mod nacha;
mod ofx;
mod output;
mod record;
pub mod references;
mod sink;
#[cfg(test)]
mod streaming;

pub use detect::{Format, detect};
pub use model::{
    AccountRef, Balance, BalanceCheck, BalanceKind, BankCode, BankFile, DeclaredSum, Entry,
    EntryDetail, EntryStatus, Exchange, Identifier, Party, Reference, ReferenceKind, Statement,
};
pub use sink::{CheckedBalances, Collected, FileKind, RunningBalance, Sink};

use std::io::{BufRead, Read};

use kernel::Currency;

use crate::error::FormatError;
use crate::sniff::head_of;

/// What the caller knows of a file before it is read; all of it optional.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hint<'a> {
    /// The format, when content alone should not decide.
    pub format: Option<Format>,
    /// Currency of the account, for files that do not tell it.
    pub currency: Option<Currency>,
    /// How to read CSV; without it the simple case is found out.
    pub csv: Option<&'a csv::CsvProfile>,
}

/// Reads a bank file part by part into a sink, recognising its format by content unless the hint
/// names one.
///
/// Memory holds a block of the file and one entry with its transactions, whatever the length of the
/// file. What had to be left out or mended reaches the sink as a warning.
///
/// # Errors
/// The stream cannot be read, it is no bank file, or money in it would be misread; or what the sink
/// refuses. What was handed on before that stays handed on.
pub fn read(
    input: impl BufRead,
    hint: &Hint<'_>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let mut input = input;
    let head = head_of(&mut input)?;
    let format = match hint.format {
        Some(format) => format,
        None => detect(&head)?,
    };
    let input = head.as_slice().chain(input);
    match format {
        Format::Camt052 | Format::Camt053 | Format::Camt054 => camt::read(input, sink),
        Format::Mt940 | Format::Mt942 => mt940::read(input, hint.currency, sink),
        Format::Bai2 => bai2::read(input, hint.currency, sink),
        Format::Lockbox => lockbox::read(input, hint.currency, sink),
        Format::Ofx => ofx::read(input, hint.currency, sink),
        Format::Nacha => nacha::read(input, hint.currency, sink),
        Format::Coda => coda::read(input, hint.currency, sink),
        Format::Cfonb120 => cfonb120::read(input, hint.currency, sink),
        Format::Esr => esr::read(input, hint.currency, sink),
        Format::Csv => csv::read(input, hint.csv, hint.currency, sink),
        Format::Xlsx => csv::read_sheet(input, hint.csv, hint.currency, sink),
    }
}

/// Reads a bank file as one value, recognising its format by content unless the hint names one.
///
/// Memory stays proportional to the file; [`read`] hands on its parts one by one.
///
/// ```
/// use cashlane_formats::bank::{Hint, parse};
/// let file = parse(b":20:1\n:25:DE89370400440532013000\n:28C:1\n:60F:C260105EUR10,00\n\
///     :61:2601050105C2,50NTRFNONREF\n:86:INV-1\n:62F:C260105EUR12,50\n-", &Hint::default())?;
/// let entry = &file.statements[0].entries[0];
/// assert_eq!(entry.amount.to_string(), "2.50 EUR");
/// # Ok::<(), cashlane_formats::FormatError>(())
/// ```
///
/// # Errors
/// As [`read`].
pub fn parse(bytes: &[u8], hint: &Hint<'_>) -> Result<BankFile, FormatError> {
    let mut collected = Collected::default();
    let kind = read(bytes, hint, &mut collected)?;
    Ok(collected.into_file(kind))
}

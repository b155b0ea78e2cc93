//! Account statements of banks, whatever their format, in one model.
//!
//! [`parse`] recognises the format by content, reads the file and returns a [`BankFile`]. What a
//! bank leaves out is `None`; what it garbles in an optional field is left out with a named
//! warning; what it garbles in a field without which money would be misread refuses the file.
//!
//! **Amounts.** ISO 20022 allows five decimals in every amount. Digits beyond the currency's minor
//! unit are accepted when they are zero. Otherwise an entry's amount refuses the file (rounding it
//! would break opening + entries = closing), while balances, charges and amounts of details are
//! left out with the warning `unreadable_amount`.

mod amount;
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
    AccountRef, Balance, BalanceCheck, BalanceKind, BankCode, BankFile, Entry, EntryDetail,
    EntryStatus, Party, Reference, ReferenceKind, Statement,
};
pub use sink::{Collected, FileKind, Sink};

use kernel::Currency;

use crate::error::FormatError;

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

/// Reads a bank file, recognising its format by content unless the hint names one.
///
/// The whole file is given; memory stays proportional to it.
///
/// ```
/// use cashlane_formats::bank::{Hint, parse};
/// let file = parse(b":20:1\n:25:DE89370400440532013000\n:28C:1\n:60F:C260105EUR10,00\n\
///     :61:2601050105C2,50NTRFNONREF\n:86:INV-1\n:62F:C260105EUR12,50\n-", &Hint::default())?;
/// let entry = &file.statements[0].entries[0];
/// assert_eq!(entry.amount.to_string(), "2.50 EUR");
/// # Ok::<(), cashlane_formats::FormatError>(())
/// ```
pub fn parse(bytes: &[u8], hint: &Hint<'_>) -> Result<BankFile, FormatError> {
    let format = match hint.format {
        Some(format) => format,
        None => detect(bytes)?,
    };
    match format {
        Format::Camt052 | Format::Camt053 | Format::Camt054 => camt::read(bytes),
        Format::Mt940 | Format::Mt942 => mt940::read(bytes, hint.currency),
        Format::Bai2 => whole(|sink| bai2::read(bytes, hint.currency, sink)),
        Format::Lockbox => whole(|sink| lockbox::read(bytes, hint.currency, sink)),
        Format::Ofx => whole(|sink| ofx::read(bytes, hint.currency, sink)),
        Format::Nacha => whole(|sink| nacha::read(bytes, hint.currency, sink)),
        Format::Coda => whole(|sink| coda::read(bytes, hint.currency, sink)),
        Format::Cfonb120 => whole(|sink| cfonb120::read(bytes, hint.currency, sink)),
        Format::Esr => whole(|sink| esr::read(bytes, hint.currency, sink)),
        Format::Csv => match hint.csv {
            Some(profile) => csv::read(bytes, profile, hint.currency),
            None => csv::read(bytes, &csv::detect_profile(bytes)?, hint.currency),
        },
    }
}

/// A streamed file as a value.
fn whole(
    read: impl FnOnce(&mut dyn Sink) -> Result<FileKind, FormatError>,
) -> Result<BankFile, FormatError> {
    let mut collected = Collected::default();
    let kind = read(&mut collected)?;
    Ok(collected.into_file(kind))
}

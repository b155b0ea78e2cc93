//! Remittance advice: what a payer says a payment is for, whatever the form it comes in.
//!
//! [`read`] recognises the form by content and hands on one [`Advice`] after the other. EDI and
//! XML are read segment by segment and element by element; an advice is whole in memory, and so are
//! tables and PDFs.
//!
//! **Signs.** Amounts of a document that the payment settles are positive, those of a credit note
//! negative. Discounts and deductions are what the payer keeps: positive ones make the payment
//! smaller.
//!
//! What does not add up is read as it stands and flagged: `line_does_not_add_up` where gross less
//! discount and deductions is not what was paid for the document, `lines_do_not_sum` where the
//! lines do not come to the payment.

mod amounts;
mod checks;
mod columns;
mod edifact;
mod model;
mod pdf;
mod remt001;
mod segments;
mod sheet;
mod text;
mod x12;

use std::io::{BufRead, Read};

use kernel::Currency;

use crate::error::FormatError;
use crate::sniff::head_of;
use crate::text::decode_guess;
pub use model::{Advice, Deduction, DocumentKind, Form, Line, Party};

/// What the caller knows of a file before it is read; all of it optional.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hint {
    /// The form, when content alone should not decide.
    pub form: Option<Form>,
    /// Currency of amounts that the file gives without one.
    pub currency: Option<Currency>,
}

/// Takes one advice after the other.
pub type Take<'t> = &'t mut dyn FnMut(Advice) -> Result<(), FormatError>;

/// Reads remittance advice and returns its form.
///
/// # Errors
/// The stream cannot be read, it is no remittance advice, or an amount in it would be misread; or
/// what the taker refuses.
pub fn read(input: impl BufRead, hint: &Hint, take: Take<'_>) -> Result<Form, FormatError> {
    let mut input = input;
    let head = head_of(&mut input)?;
    let form = match hint.form {
        Some(form) => form,
        None => detect(&head)?,
    };
    let input = head.as_slice().chain(input);
    let mut checked = |mut advice: Advice| {
        checks::check(&mut advice);
        take(advice)
    };
    match form {
        Form::X12 => x12::read(input, hint.currency, &mut checked)?,
        Form::Edifact => edifact::read(input, hint.currency, &mut checked)?,
        Form::Remt001 => remt001::read(input, hint.currency, &mut checked)?,
        Form::Csv => sheet::read(input, hint.currency, &mut checked)?,
        Form::Xlsx => sheet::read_workbook(input, hint.currency, &mut checked)?,
        Form::Pdf => pdf::read(input, hint.currency, &mut checked)?,
        Form::Text => text::read(input, hint.currency, &mut checked)?,
    }
    Ok(form)
}

/// Reads all of a file into memory; see [`read`].
///
/// # Errors
/// As [`read`].
pub fn parse(bytes: &[u8], hint: &Hint) -> Result<Vec<Advice>, FormatError> {
    let mut all = Vec::new();
    read(bytes, hint, &mut |advice| {
        all.push(advice);
        Ok(())
    })?;
    Ok(all)
}

/// Recognises the form by content.
///
/// # Errors
/// The file is empty, binary, or XML or EDI of another kind.
pub fn detect(bytes: &[u8]) -> Result<Form, FormatError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Form::Xlsx);
    }
    if pdf::is_pdf(bytes) {
        return Ok(Form::Pdf);
    }
    let head = decode_guess(bytes).0;
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let other = |what: &str| {
        Err(FormatError::new("file", what)
            .value(start.lines().next().unwrap_or_default())
            .remedy(
                "give an X12 820, a REMADV, a remt.001, a PDF, CSV, XLSX or the text of a message",
            ))
    };
    if start.is_empty() {
        return other("is empty");
    }
    if start.starts_with("ISA") {
        return match start.contains("ST") && start.contains("820") {
            true => Ok(Form::X12),
            false => other("is an X12 interchange without payment order (820)"),
        };
    }
    if start.starts_with("UNA") || start.starts_with("UNB") {
        return match start.contains("REMADV") {
            true => Ok(Form::Edifact),
            false => other("is an EDIFACT interchange without remittance advice (REMADV)"),
        };
    }
    if start.starts_with("<?xml") || start.starts_with("<Document") || start.contains("remt.001") {
        return match start.contains("RmtAdvc") || start.contains("remt.001") {
            true => Ok(Form::Remt001),
            false => other("is XML of another kind"),
        };
    }
    if start.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return other("is no text");
    }
    Ok(match sheet::is_sheet(&head) {
        true => Form::Csv,
        false => Form::Text,
    })
}

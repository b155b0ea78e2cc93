//! The text of PDFs: glyphs become lines and cells by where they stand on the page, and these the
//! table or the text that they look like.
//!
//! A PDF is a program for drawing, so it is read within limits: of the file, of what it unpacks to,
//! of pages, glyphs and steps. The reader below may still stumble over a damaged file; that is an
//! error here, too.

mod glyphs;
mod packing;
mod page;

use std::io::Read;
use std::thread;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use kernel::Currency;

use super::model::{Advice, Form};
use super::{Take, sheet, text};
use crate::error::FormatError;
use crate::workbook::Cells;
use page::{Line, lines_of};

/// Largest file.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Most pages.
const PAGES_MAX: usize = 1_000;
/// Stack of the reader; only what is used of it takes memory.
const STACK_BYTES: usize = 256 * 1024 * 1024;
/// Before the mark of a PDF there may be other bytes.
const MARK_WITHIN: usize = 1024;

/// True if the head of a file is that of a PDF.
pub(super) fn is_pdf(head: &[u8]) -> bool {
    let head = &head[..head.len().min(MARK_WITHIN)];
    head.windows(5).any(|five| five == b"%PDF-")
}

/// Reads a PDF's text: as the table that it shows, else as the text of a message.
pub(super) fn read(
    input: impl Read,
    currency: Option<Currency>,
    take: Take<'_>,
) -> Result<(), FormatError> {
    let mut bytes = Vec::new();
    input
        .take(FILE_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| FormatError::new("file", format!("cannot be read: {error}")))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(refused("has more than 16 MiB"));
    }
    packing::check(&bytes)?;
    let lines = with_deep_stack(|| lines_of_file(bytes))?;
    if lines.is_empty() {
        return Err(FormatError::new("PDF", "has no text; it is a picture")
            .remedy("ask the sender for the advice as a file with text, or paste its lines"));
    }
    let mut found: Vec<Advice> = Vec::new();
    let tabled = sheet::table(Form::Pdf, &rows_of(&lines), currency, &mut |advice| {
        found.push(advice);
        Ok(())
    });
    if tabled.is_err() || found.iter().all(|advice| advice.lines.is_empty()) {
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        found = vec![text::advice_of(Form::Pdf, &texts, currency)?];
    }
    found.into_iter().try_for_each(take)
}

fn refused(problem: &str) -> FormatError {
    FormatError::new("PDF", problem)
        .remedy("ask the sender for the advice in another form, or paste its text")
}

/// Reads on a thread of its own, whose stack is as deep as what may nest. What unwinds there is
/// the step limit, or a mistake of the reader in a damaged file.
fn with_deep_stack<T: Send>(
    work: impl FnOnce() -> Result<T, FormatError> + Send,
) -> Result<T, FormatError> {
    thread::scope(|scope| {
        let reading = thread::Builder::new()
            .name("pdf reader".to_owned())
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, work)
            .map_err(|error| FormatError::new("PDF", format!("cannot be read: {error}")))?;
        reading
            .join()
            .unwrap_or_else(|_| Err(refused("is damaged, or too intricate to be advice")))
    })
}

fn lines_of_file(bytes: Vec<u8>) -> Result<Vec<Line>, FormatError> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            FormatError::new("PDF", "is protected by a password")
                .remedy("save it without password and import that")
        }
        _ => refused("cannot be read"),
    })?;
    packing::check_others(&pdf)?;
    if pdf.pages().len() > PAGES_MAX {
        return Err(refused("has more than 1,000 pages"));
    }
    Ok(glyphs::pages(&pdf).into_iter().flat_map(lines_of).collect())
}

/// The lines as rows of the table that a heading begins; cells belong to the heading above them.
fn rows_of(lines: &[Line]) -> Vec<Cells> {
    let mut heading: Option<&Line> = None;
    let mut rows = Vec::with_capacity(lines.len());
    for (number, line) in (1_u64..).zip(lines) {
        let own = line.cells();
        if heading.is_none() && super::columns::Columns::of(&own).is_some() {
            heading = Some(line);
        }
        rows.push((number, heading.map_or(own, |heading| line.under(heading))));
    }
    rows
}

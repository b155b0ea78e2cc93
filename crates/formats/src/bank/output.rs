//! Handing on what a line-based reader finds, in the order a sink asks for.

use std::collections::BTreeMap;

use super::{Entry, Sink, Statement};
use crate::error::{FormatError, Warning};
use crate::text::shorten;

/// Most bytes of evidence that one entry keeps: more than the 9,999 details of a movement in CODA
/// have, which is the longest entry of any standard.
pub(super) const EVIDENCE_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Most lines of free text about a statement that are kept.
const NOTES_MAX: usize = 200;
/// Warnings of one code that are given one by one; further ones are counted.
const WARNINGS_PER_CODE_MAX: u64 = 1000;

/// The statement and the entry that a reader is at.
///
/// An entry is held until the next one begins, because records that belong to it may follow.
pub(super) struct Output<'s> {
    sink: &'s mut dyn Sink,
    statement: Option<Statement>,
    begun: bool,
    entry: Option<Entry>,
    /// True once the entry was found too long.
    overlong: bool,
    /// True behind an entry that could not be read.
    dropped: bool,
    warned: BTreeMap<&'static str, u64>,
}

impl<'s> Output<'s> {
    pub(super) fn new(sink: &'s mut dyn Sink) -> Self {
        Self {
            sink,
            statement: None,
            begun: false,
            entry: None,
            overlong: false,
            dropped: false,
            warned: BTreeMap::new(),
        }
    }

    /// Begins a statement; the one before is over.
    pub(super) fn open(&mut self, statement: Statement) -> Result<(), FormatError> {
        self.close()?;
        self.statement = Some(statement);
        self.begun = false;
        Ok(())
    }

    /// The open statement, to add what the file tells of it.
    pub(super) fn statement(&mut self) -> Option<&mut Statement> {
        self.statement.as_mut()
    }

    /// True while a statement is open.
    pub(super) fn is_open(&self) -> bool {
        self.statement.is_some()
    }

    /// Begins an entry of the open statement; the one before is over.
    pub(super) fn add(&mut self, entry: Entry) -> Result<(), FormatError> {
        self.end_entry()?;
        self.overlong = false;
        self.dropped = false;
        self.entry = Some(entry);
        Ok(())
    }

    /// The entry that began last.
    pub(super) fn entry(&mut self) -> Option<&mut Entry> {
        self.entry.as_mut()
    }

    /// The entry that began last, with one more record of the file as its evidence. `None` when
    /// that entry could not be read, or is longer than any standard allows.
    pub(super) fn extend(&mut self, line: u64, raw: &str) -> Option<&mut Entry> {
        let length = self.entry.as_ref()?.raw.len();
        if length > EVIDENCE_BYTES_MAX {
            if !self.overlong {
                self.overlong = true;
                let problem = "has more records than are kept; the further ones are left out";
                self.warn("entry_too_long", line, "entry", raw, problem);
            }
            return None;
        }
        let entry = self.entry.as_mut()?;
        entry.raw.push('\n');
        entry.raw.push_str(raw);
        Some(entry)
    }

    /// True if no entry is there that a further record could belong to, read or not.
    pub(super) fn is_orphan(&self) -> bool {
        self.entry.is_none() && !self.dropped
    }

    /// The entry that began last is over, so that records that follow are not taken for its own.
    pub(super) fn end_entry(&mut self) -> Result<(), FormatError> {
        let Some(entry) = self.entry.take() else {
            return Ok(());
        };
        self.begin()?;
        self.sink.entry(entry)
    }

    /// An entry whose money cannot be told: it is left out, and the warning says so.
    pub(super) fn drop_entry(
        &mut self,
        line: u64,
        field: &str,
        value: &str,
        problem: &str,
    ) -> Result<(), FormatError> {
        self.end_entry()?;
        self.dropped = true;
        let message = format!("{problem}; the entry is left out and must be booked by hand");
        self.warn("unreadable_entry", line, field, value, message);
        Ok(())
    }

    /// Text of the bank about the whole statement.
    pub(super) fn note(&mut self, line: u64, text: &str) {
        let Some(statement) = self.statement.as_mut() else {
            return;
        };
        match statement.info.len() < NOTES_MAX {
            true => statement.info.push(text.to_owned()),
            false => self.warn("info_too_long", line, "text", text, "left out"),
        }
    }

    /// Says so if a number that the file declares of itself is not what was found. A blank one
    /// declares nothing.
    pub(super) fn check(
        &mut self,
        code: &'static str,
        line: u64,
        field: &str,
        declared: &str,
        found: i128,
    ) {
        let declared = declared.trim();
        match declared.parse::<i128>() {
            Ok(number) if number == found => {}
            _ if declared.is_empty() => {}
            Ok(_) => self.warn(code, line, field, declared, format!("the file has {found}")),
            Err(_) => {
                let problem = "is no number; not checked";
                self.warn("unreadable_control", line, field, declared, problem);
            }
        }
    }

    /// The open statement is over.
    pub(super) fn close(&mut self) -> Result<(), FormatError> {
        self.end_entry()?;
        self.begin()?;
        match self.statement.take() {
            Some(statement) => self.sink.end(statement),
            None => Ok(()),
        }
    }

    /// The file is over.
    pub(super) fn finish(mut self) -> Result<(), FormatError> {
        self.close()?;
        for (code, count) in self.warned {
            let further = count.saturating_sub(WARNINGS_PER_CODE_MAX);
            if further > 0 {
                self.sink.warn(Warning {
                    code: "further_warnings",
                    line: None,
                    field: "file".to_owned(),
                    value: code.to_owned(),
                    message: format!("{further} further warnings of this kind"),
                });
            }
        }
        Ok(())
    }

    /// A named warning at a line of the file.
    pub(super) fn warn(
        &mut self,
        code: &'static str,
        line: u64,
        field: &str,
        value: &str,
        message: impl Into<String>,
    ) {
        let count = self.warned.entry(code).or_default();
        *count += 1;
        if *count <= WARNINGS_PER_CODE_MAX {
            self.sink.warn(Warning {
                code,
                line: Some(line),
                field: field.to_owned(),
                value: shorten(value),
                message: message.into(),
            });
        }
    }

    fn begin(&mut self) -> Result<(), FormatError> {
        match &self.statement {
            Some(statement) if !self.begun => {
                self.begun = true;
                self.sink.begin(statement)
            }
            _ => Ok(()),
        }
    }
}

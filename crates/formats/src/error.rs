//! The two ways in which a file disappoints: an error refuses it, a warning reads on without
//! a part.

use std::fmt;

use crate::text::shorten;

/// Why a file cannot be read or written, where, and what to do about it.
///
/// `Display` gives one sentence: `line 12, Ntry/Amt "8.855": more decimals than EUR has (2); …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatError {
    /// Line in the file, counted from 1; `None` where the whole file is meant.
    pub line: Option<u64>,
    /// Element, tag or column the problem sits in, in the format's own words.
    pub field: String,
    /// The offending value, shortened for display; empty where there is none.
    pub value: String,
    /// What is wrong, without a full stop.
    pub problem: String,
    /// What the user can do, without a full stop.
    pub remedy: String,
}

impl FormatError {
    /// An error in `field`; add the place, the value and the remedy with the methods below.
    pub fn new(field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            line: None,
            field: field.into(),
            value: String::new(),
            problem: problem.into(),
            remedy: String::new(),
        }
    }

    /// Names the line, counted from 1.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// Names the value, shortened to what fits a message.
    #[must_use]
    pub fn value(mut self, value: impl AsRef<str>) -> Self {
        self.value = shorten(value.as_ref());
        self
    }

    /// Says what the user can do.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }

    /// The same finding as a warning called `code`.
    #[must_use]
    pub fn into_warning(self, code: &'static str) -> Warning {
        Warning {
            code,
            line: self.line,
            field: self.field,
            value: self.value,
            message: match self.remedy.is_empty() {
                true => self.problem,
                false => format!("{}; {}", self.problem, self.remedy),
            },
        }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_place(f, self.line, &self.field, &self.value)?;
        f.write_str(&self.problem)?;
        if !self.remedy.is_empty() {
            write!(f, "; {}", self.remedy)?;
        }
        Ok(())
    }
}

impl std::error::Error for FormatError {}

/// An optional part that could not be read; the file was read without it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Warning {
    /// Stable name of the kind of warning, e.g. `unreadable_date`.
    pub code: &'static str,
    /// Line in the file, counted from 1, where known.
    pub line: Option<u64>,
    /// Element, tag or column.
    pub field: String,
    /// The offending value, shortened.
    pub value: String,
    /// What was left out or assumed, and why.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_place(f, self.line, &self.field, &self.value)?;
        f.write_str(&self.message)
    }
}

fn write_place(
    f: &mut fmt::Formatter<'_>,
    line: Option<u64>,
    field: &str,
    value: &str,
) -> fmt::Result {
    if let Some(line) = line {
        write!(f, "line {line}, ")?;
    }
    f.write_str(field)?;
    if !value.is_empty() {
        write!(f, " {value:?}")?;
    }
    f.write_str(": ")
}

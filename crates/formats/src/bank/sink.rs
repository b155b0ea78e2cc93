//! How readers hand on what they read: part by part in file order, so that memory does not grow
//! with the file.

use super::{BankFile, Entry, Format, Statement};
use crate::error::{FormatError, Warning};

/// Takes the parts of a bank file as they are read.
///
/// For each statement `begin` comes first, then its entries in file order, then `end`. Formats that
/// tell closing balances last have them in `end` only.
pub trait Sink {
    /// A statement begins: what the file tells before its first entry, without entries.
    ///
    /// # Errors
    /// What the taker cannot do with it; reading stops.
    fn begin(&mut self, statement: &Statement) -> Result<(), FormatError>;

    /// The next entry of the statement that began last.
    ///
    /// # Errors
    /// What the taker cannot do with it; reading stops.
    fn entry(&mut self, entry: Entry) -> Result<(), FormatError>;

    /// The statement is over: all that the file tells of it, without entries.
    ///
    /// # Errors
    /// What the taker cannot do with it; reading stops.
    fn end(&mut self, statement: Statement) -> Result<(), FormatError>;

    /// An optional part could not be read.
    fn warn(&mut self, warning: Warning);
}

/// What a reader knows of a file once it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileKind {
    /// The format that was read.
    pub format: Format,
    /// Version as the file declares it; empty where it declares none.
    pub version: String,
}

/// Keeps everything: a file as a value.
#[derive(Debug, Default)]
pub struct Collected {
    statements: Vec<Statement>,
    entries: Vec<Entry>,
    warnings: Vec<Warning>,
}

impl Collected {
    /// The file that was read.
    pub fn into_file(self, kind: FileKind) -> BankFile {
        BankFile {
            format: kind.format,
            version: kind.version,
            statements: self.statements,
            warnings: self.warnings,
        }
    }
}

impl Sink for Collected {
    fn begin(&mut self, _statement: &Statement) -> Result<(), FormatError> {
        self.entries.clear();
        Ok(())
    }

    fn entry(&mut self, entry: Entry) -> Result<(), FormatError> {
        self.entries.push(entry);
        Ok(())
    }

    fn end(&mut self, statement: Statement) -> Result<(), FormatError> {
        let entries = std::mem::take(&mut self.entries);
        self.statements.push(Statement {
            entries,
            ..statement
        });
        Ok(())
    }

    fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }
}

//! How readers hand on what they read: part by part in file order, so that memory does not grow
//! with the file.

use kernel::{Currency, Money};

use super::{BalanceCheck, BankFile, Entry, EntryStatus, Format, Statement};
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

/// The sum of booked entries, kept while they pass by.
#[derive(Debug, Clone, Copy, Default)]
pub struct RunningBalance {
    currency: Option<Currency>,
    minor: i128,
    mixed: bool,
}

impl RunningBalance {
    /// Adds an entry, if it is booked.
    pub fn add(&mut self, entry: &Entry) {
        if entry.status != EntryStatus::Booked {
            return;
        }
        let currency = entry.amount.currency();
        self.mixed |= *self.currency.get_or_insert(currency) != currency;
        self.minor += i128::from(entry.amount.minor());
    }

    /// Checks opening + what was added = closing; the statement's own entries are not looked at.
    pub fn check(&self, statement: &Statement) -> BalanceCheck {
        let (Some(opening), Some(closing)) = (&statement.opening, &statement.closing) else {
            return BalanceCheck::Unknown;
        };
        let (opening, closing) = (opening.amount, closing.amount);
        let currency = opening.currency();
        let entries = self.currency.unwrap_or(currency);
        if self.mixed || entries != currency || closing.currency() != currency {
            return BalanceCheck::Unknown;
        }
        let gap = i128::from(closing.minor()) - i128::from(opening.minor()) - self.minor;
        match i64::try_from(gap).map(|gap| Money::try_new(gap, currency)) {
            Ok(Ok(gap)) if gap.is_zero() => BalanceCheck::Balanced,
            Ok(Ok(gap)) => BalanceCheck::Gap(gap),
            _ => BalanceCheck::Unknown,
        }
    }
}

/// Wraps a sink and warns (`balance_gap`) of each statement whose entries do not lead from its
/// opening to its closing balance.
pub struct CheckedBalances<'s> {
    inner: &'s mut dyn Sink,
    running: RunningBalance,
    gaps: u64,
}

impl<'s> CheckedBalances<'s> {
    /// Passes everything on to this sink.
    pub fn new(inner: &'s mut dyn Sink) -> Self {
        Self {
            inner,
            running: RunningBalance::default(),
            gaps: 0,
        }
    }

    /// Number of statements so far that do not add up.
    pub fn gaps(&self) -> u64 {
        self.gaps
    }
}

impl Sink for CheckedBalances<'_> {
    fn begin(&mut self, statement: &Statement) -> Result<(), FormatError> {
        self.running = RunningBalance::default();
        self.inner.begin(statement)
    }

    fn entry(&mut self, entry: Entry) -> Result<(), FormatError> {
        self.running.add(&entry);
        self.inner.entry(entry)
    }

    fn end(&mut self, statement: Statement) -> Result<(), FormatError> {
        if let BalanceCheck::Gap(gap) = self.running.check(&statement) {
            self.gaps += 1;
            let problem = format!("opening balance and booked entries leave {gap} unexplained");
            let error = FormatError::new("closing balance", problem).value(&statement.id);
            self.inner.warn(error.into_warning("balance_gap"));
        }
        self.inner.end(statement)
    }

    fn warn(&mut self, warning: Warning) {
        self.inner.warn(warning);
    }
}

//! What can go wrong between the business and its database.

use kernel::KernelError;

/// What either driver reported. Kept whole, so that logs can show the chain of causes.
#[derive(Debug, thiserror::Error)]
pub enum DriverError {
    /// From SQLite.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// From PostgreSQL. The server's own message is part of the text.
    #[error("{}", postgres_text(.0))]
    Postgres(#[from] tokio_postgres::Error),
}

/// The driver's text names only the kind of failure; the server's message says what happened.
fn postgres_text(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(server) => format!("{error}: {} ({})", server.message(), server.code().code()),
        None => error.to_string(),
    }
}

/// The rule of the schema that a statement broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintKind {
    /// A primary key or unique rule: the row is there already.
    Unique,
    /// A foreign key: the row referred to does not exist, or is still referred to.
    ForeignKey,
    /// A check over the row's values, or a trigger that guards an invariant.
    Check,
    /// A value is missing. The rule's name is `table.column`.
    NotNull,
}

/// Why something could not be stored or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The database failed or refused the statement for a reason that is not the data's.
    #[error("the database failed at {statement:?}")]
    Db {
        /// The beginning of the statement.
        statement: String,
        /// What the driver reported.
        #[source]
        source: Box<DriverError>,
    },
    /// The data break a named rule of the schema.
    #[error("rule {name:?} of the schema does not allow this")]
    Constraint {
        /// The rule's name in the migrations, the same on both databases. SQLite does not say
        /// which foreign key failed: there it is the table's only one, or `TABLE_fk`.
        name: String,
        /// What kind of rule it is.
        kind: ConstraintKind,
        /// What the driver reported.
        #[source]
        source: Box<DriverError>,
    },
    /// A guarded change did not hit exactly one row: someone else was faster.
    #[error("{what} has been changed by someone else")]
    Conflict {
        /// The table, or the thing, that was to change.
        what: String,
    },
    /// The row asked for does not exist.
    #[error("no such row in {what}")]
    NotFound {
        /// The table, or the thing, that was asked for.
        what: String,
    },
    /// The idempotency key was used before with other input.
    #[error("idempotency key {key:?} was used before with different input")]
    IdempotencyMismatch {
        /// The key as given.
        key: String,
    },
    /// The database, a pool or a queue is too busy just now; trying again later may help.
    #[error("{what} is busy")]
    Busy {
        /// What was waited for.
        what: &'static str,
    },
    /// The connection was lost while a commit was under way. The change may or may not have been
    /// kept: repeat it with the same idempotency key.
    #[error("the connection was lost during the commit, so its outcome is unknown: {reason}")]
    CommitUnknown {
        /// What the driver reported.
        reason: String,
    },
    /// A database error was caught inside a transaction, which goes on only outside of it.
    #[error("a database error was swallowed inside a transaction")]
    Swallowed,
    /// `write` was called from inside a `write`.
    #[error("a write cannot contain another write")]
    Nested,
    /// Something that changes data was called in a reading transaction.
    #[error("{what} is not possible in a reading transaction")]
    ReadOnly {
        /// What was called.
        what: &'static str,
    },
    /// A column does not hold what the code expects.
    #[error("column {index} holds {found}, not {wanted}")]
    Column {
        /// Position in the row, from 0.
        index: usize,
        /// What the code asked for.
        wanted: &'static str,
        /// What is there.
        found: &'static str,
    },
    /// The SQL text or its arguments are malformed.
    #[error("statement {statement:?}: {reason}")]
    Statement {
        /// The beginning of the statement.
        statement: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A value cannot be stored on both databases alike.
    #[error("{reason}")]
    Value {
        /// What is wrong with it.
        reason: String,
    },
    /// The options or the address of a database or file store are wrong.
    #[error("{reason}")]
    Options {
        /// What is wrong, and what would be right.
        reason: String,
    },
    /// The schema cannot be brought up to date.
    #[error("migration {version:04}_{name}: {reason}")]
    Migration {
        /// The migration's number.
        version: i64,
        /// The migration's name.
        name: String,
        /// What is wrong.
        reason: String,
    },
    /// A file or folder could not be read or written.
    #[error("{what} failed")]
    Io {
        /// What was tried, with the path.
        what: String,
        /// What the system reported.
        #[source]
        source: std::io::Error,
    },
    /// The object store refused or could not be reached.
    #[error("the file store failed to {what}: {reason}")]
    FileStore {
        /// What was tried.
        what: String,
        /// What it answered, without secrets.
        reason: String,
    },
    /// Stored content does not match its hash or its expected form.
    #[error("{what} is damaged: {reason}")]
    Damaged {
        /// What was read.
        what: String,
        /// How it differs.
        reason: String,
    },
    /// The background writer has ended; the store is shutting down.
    #[error("the store is closed")]
    Closed,
    /// A stored value is outside what the kernel allows.
    #[error(transparent)]
    Kernel(#[from] KernelError),
}

/// Shorthand of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// The name of the broken rule, if the data broke one.
    #[must_use]
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Constraint { name, .. } => Some(name),
            _ => None,
        }
    }

    /// Whether the same transaction may succeed when it is simply run again: it lost against
    /// others, or lost its connection before it committed.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Busy { .. } => true,
            Self::Db { source, .. } => match source.as_ref() {
                DriverError::Sqlite(error) => sqlite_busy(error),
                DriverError::Postgres(error) => crate::pg::is_transient(error),
            },
            _ => false,
        }
    }

    /// Whether the database itself reported this, so that its transaction cannot go on.
    pub(crate) fn ends_transaction(&self) -> bool {
        matches!(self, Self::Db { .. } | Self::Constraint { .. })
    }

    pub(crate) fn db(statement: &str, source: impl Into<DriverError>) -> Self {
        Self::Db {
            statement: beginning(statement),
            source: Box::new(source.into()),
        }
    }

    pub(crate) fn statement(statement: &str, reason: impl Into<String>) -> Self {
        Self::Statement {
            statement: beginning(statement),
            reason: reason.into(),
        }
    }

    pub(crate) fn io(what: impl Into<String>, source: std::io::Error) -> Self {
        Self::Io {
            what: what.into(),
            source,
        }
    }

    pub(crate) fn options(reason: impl Into<String>) -> Self {
        Self::Options {
            reason: reason.into(),
        }
    }

    pub(crate) fn not_found(what: impl Into<String>) -> Self {
        Self::NotFound { what: what.into() }
    }

    pub(crate) fn conflict(what: impl Into<String>) -> Self {
        Self::Conflict { what: what.into() }
    }
}

fn sqlite_busy(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
    )
}

/// Enough of a statement to find it in the code.
fn beginning(statement: &str) -> String {
    const SHOWN: usize = 80;
    match statement.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &statement[..end]),
        None => statement.to_owned(),
    }
}

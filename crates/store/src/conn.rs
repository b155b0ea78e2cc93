//! A connection to either database.

use crate::pg::PgConn;
use crate::sqlite::SqliteConn;
use crate::value::Value;
use crate::{Backend, Result, Row};

/// What makes an insert leave out rows whose key exists.
pub(crate) const IF_ABSENT: &str = " ON CONFLICT DO NOTHING";

pub(crate) enum Conn {
    Sqlite(SqliteConn),
    Pg(Box<PgConn>),
}

/// Calls the same method on whichever connection it is.
macro_rules! either {
    ($conn:expr, $name:ident $args:tt) => {
        match $conn {
            Conn::Sqlite(conn) => conn.$name $args,
            Conn::Pg(conn) => conn.$name $args,
        }
    };
}

impl Conn {
    pub(crate) fn backend(&self) -> Backend {
        match self {
            Self::Sqlite(_) => Backend::Sqlite,
            Self::Pg(_) => Backend::Postgres,
        }
    }

    pub(crate) fn script(&mut self, text: &str) -> Result<()> {
        either!(self, script(text))
    }

    pub(crate) fn exec(&mut self, text: &str, args: &[Value]) -> Result<u64> {
        either!(self, exec(text, args))
    }

    pub(crate) fn exec_each(&mut self, text: &str, rows: &[Vec<Value>]) -> Result<u64> {
        either!(self, exec_each(text, rows))
    }

    pub(crate) fn query(&mut self, text: &str, args: &[Value]) -> Result<Vec<Row>> {
        either!(self, query(text, args))
    }

    pub(crate) fn query_each(
        &mut self,
        text: &str,
        args: &[Value],
        visit: &mut dyn FnMut(&Row) -> Result<()>,
    ) -> Result<()> {
        either!(self, query_each(text, args, visit))
    }

    /// Inserts rows; a failure may be reported by the next statement.
    pub(crate) fn insert_many(
        &mut self,
        table: &str,
        columns: &[&str],
        values: Vec<Value>,
    ) -> Result<u64> {
        match self {
            Self::Sqlite(conn) => conn.insert_many(table, columns, &values, ""),
            Self::Pg(conn) => conn.insert_many(table, columns, values),
        }
    }

    /// Inserts the rows whose keys are new.
    pub(crate) fn insert_absent(
        &mut self,
        table: &str,
        columns: &[&str],
        values: &[Value],
    ) -> Result<u64> {
        match self {
            Self::Sqlite(conn) => conn.insert_many(table, columns, values, IF_ABSENT),
            Self::Pg(conn) => conn.insert_absent(table, columns, values),
        }
    }

    /// Executes a statement; a failure may be reported by the next one.
    pub(crate) fn exec_ahead(&mut self, text: &str, args: Vec<Value>) -> Result<()> {
        match self {
            Self::Sqlite(conn) => conn.exec(text, &args).map(drop),
            Self::Pg(conn) => conn.exec_ahead(text, args),
        }
    }

    /// Waits until all that was sent is answered.
    pub(crate) fn settle_ahead(&mut self) -> Result<()> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Pg(conn) => conn.settle_ahead(),
        }
    }

    /// Whether a statement failed that had been sent ahead, perhaps by another request.
    pub(crate) fn failed_ahead(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Pg(conn) => conn.failed_ahead(),
        }
    }

    /// A statement of the transaction control, sent at the latest with the next statement.
    pub(crate) fn control_ahead(&mut self, text: &'static str) -> Result<()> {
        match self {
            Self::Sqlite(conn) => conn.control(text),
            Self::Pg(conn) => {
                conn.control_ahead(text);
                Ok(())
            }
        }
    }

    /// A statement of the transaction control that is waited for.
    pub(crate) fn control(&mut self, text: &'static str) -> Result<()> {
        match self {
            Self::Sqlite(conn) => conn.control(text),
            Self::Pg(conn) => conn.script(text),
        }
    }
}

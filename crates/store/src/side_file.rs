//! SQLite files that are no database of ours: what others send, and what goes out to them.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use crate::{Error, Result};

/// A SQLite file of somebody else. Nothing of our schema, pragmas or rules holds in it.
pub struct SideFile {
    conn: Connection,
}

impl SideFile {
    /// Opens a file for reading; it is not changed.
    ///
    /// # Errors
    /// It is not there or no SQLite file.
    pub fn open(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Self::of(Connection::open_with_flags(path, flags))
    }

    /// Makes a new file, for one writer that writes it in one go.
    ///
    /// # Errors
    /// There is one already, or it cannot be made.
    pub fn create(path: &Path) -> Result<Self> {
        if path.exists() {
            let told = format!("{} exists already; it is not overwritten", path.display());
            return Err(Error::options(told));
        }
        let file = Self::of(Connection::open(path))?;
        // Half a file is worth nothing: it need not survive a crash.
        file.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")?;
        Ok(file)
    }

    fn of(opened: rusqlite::Result<Connection>) -> Result<Self> {
        let conn = opened.map_err(refused)?;
        Ok(Self { conn })
    }

    /// Runs statements without arguments.
    ///
    /// # Errors
    /// SQLite refuses one.
    pub fn run(&self, sql: &str) -> Result<()> {
        self.conn.execute_batch(sql).map_err(refused)
    }

    /// Runs a statement with texts.
    ///
    /// # Errors
    /// SQLite refuses it.
    pub fn put(&self, sql: &str, texts: &[Option<&str>]) -> Result<()> {
        let mut statement = self.conn.prepare_cached(sql).map_err(refused)?;
        statement
            .execute(params_from_iter(texts))
            .map_err(refused)?;
        Ok(())
    }

    /// Shows each row of a result as texts.
    ///
    /// # Errors
    /// SQLite refuses the statement, or what `visit` gives, after which no more rows are shown.
    pub fn each(
        &self,
        sql: &str,
        visit: &mut dyn FnMut(&[Option<String>]) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare(sql).map_err(refused)?;
        let columns = statement.column_count();
        let mut rows = statement.query([]).map_err(refused)?;
        let mut texts: Vec<Option<String>> = vec![None; columns];
        while let Some(row) = rows.next().map_err(refused)? {
            for (at, text) in texts.iter_mut().enumerate() {
                *text = match row.get_ref(at).map_err(refused)? {
                    ValueRef::Null => None,
                    ValueRef::Integer(number) => Some(number.to_string()),
                    ValueRef::Real(number) => Some(number.to_string()),
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                        Some(String::from_utf8_lossy(bytes).into_owned())
                    }
                };
            }
            visit(&texts)?;
        }
        Ok(())
    }

    /// The columns of a table, in order; none if there is no such table.
    ///
    /// # Errors
    /// The file is damaged.
    pub fn columns(&self, table: &str) -> Result<Vec<String>> {
        let mut columns = Vec::new();
        let sql = format!(
            "SELECT name FROM pragma_table_info({})",
            quoted(table, '\'')
        );
        self.each(&sql, &mut |row| {
            columns.extend(row.first().cloned().flatten());
            Ok(())
        })?;
        Ok(columns)
    }
}

/// A name in a statement.
#[must_use]
pub fn quoted_name(name: &str) -> String {
    quoted(name, '"')
}

fn quoted(text: &str, mark: char) -> String {
    let doubled = text.replace(mark, &format!("{mark}{mark}"));
    format!("{mark}{doubled}{mark}")
}

fn refused(error: rusqlite::Error) -> Error {
    Error::options(format!("the SQLite file: {error}"))
}

//! A connection to SQLite.

mod bind;
mod constraint;
mod row;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{CachedStatement, Connection, OpenFlags};

use crate::value::Value;
use crate::{Error, Result, Row, row::Inner, sql};

pub(crate) use row::SqliteRow;

/// Statements kept prepared per connection.
const STATEMENTS_MAX: usize = 512;
/// Rows of the multi-row inserts that are kept prepared. Each list is cut greedily, so that any
/// length uses at most these few texts.
const INSERT_ROWS: [usize; 4] = [64, 16, 4, 1];
/// The writer's cache is so many times that of a reader: bulk work comes back to the same pages of
/// many indexes.
const WRITER_CACHE_FACTOR: u32 = 8;
/// Pages in the write-ahead log after which they are copied into the file. Pages that several
/// commits change are copied once; 64 MiB are read again in well under a second after a crash.
const CHECKPOINT_PAGES: u32 = 16_384;
/// SQLite's own default limit on arguments.
const ARGUMENTS_MAX: usize = 32_766;

/// How a connection is set up.
#[derive(Debug, Clone)]
pub(crate) struct SqliteSettings {
    pub(crate) busy_timeout: Duration,
    pub(crate) cache_kib: u32,
}

pub(crate) struct SqliteConn {
    conn: Connection,
    /// Rewritten texts by the text as the code gives it.
    texts: HashMap<Box<str>, Arc<str>>,
    scratch: String,
}

impl SqliteConn {
    /// Opens the writing connection, creating the file if it is missing.
    pub(crate) fn open_writer(path: &Path, settings: &SqliteSettings) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Self::open(path, flags, settings)?;
        conn.write_ahead(settings.busy_timeout)?;
        conn.pragmas(&format!(
            "PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA recursive_triggers = ON;
             PRAGMA cache_size = -{};
             PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES};
             PRAGMA journal_size_limit = 67108864;",
            settings.cache_kib.saturating_mul(WRITER_CACHE_FACTOR),
        ))?;
        Ok(conn)
    }

    /// Opens a connection that cannot change anything.
    pub(crate) fn open_reader(path: &Path, settings: &SqliteSettings) -> Result<Self> {
        // Not opened read-only: a reader must be able to build the shared index of the
        // write-ahead log when it comes first.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Self::open(path, flags, settings)?;
        conn.pragmas("PRAGMA query_only = ON;")?;
        Ok(conn)
    }

    fn open(path: &Path, flags: OpenFlags, settings: &SqliteSettings) -> Result<Self> {
        let what = || format!("open {}", path.display());
        let conn =
            Connection::open_with_flags(path, flags).map_err(|error| Error::db(&what(), error))?;
        let setup = || -> rusqlite::Result<()> {
            conn.busy_timeout(settings.busy_timeout)?;
            conn.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
            rusqlite::vtab::array::load_module(&conn)?;
            // Else a statement is planned again for each list that is bound to it.
            conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
            conn.execute_batch(&format!(
                "PRAGMA cache_size = -{};
                 PRAGMA temp_store = MEMORY;
                 PRAGMA trusted_schema = OFF;",
                settings.cache_kib
            ))
        };
        setup().map_err(|error| Error::db(&what(), error))?;
        Ok(Self {
            conn,
            texts: HashMap::new(),
            scratch: String::new(),
        })
    }

    /// Switches the file to a write-ahead log. Of two connections that do so at the same moment,
    /// SQLite refuses one at once rather than let it wait, so this waits by itself.
    fn write_ahead(&self, patience: Duration) -> Result<()> {
        let until = std::time::Instant::now() + patience;
        loop {
            match self.pragmas("PRAGMA journal_mode = WAL;") {
                Err(error) if error.is_transient() && std::time::Instant::now() < until => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                done => return done,
            }
        }
    }

    fn pragmas(&self, text: &str) -> Result<()> {
        self.conn
            .execute_batch(text)
            .map_err(|error| Error::db(text, error))
    }

    /// Runs a script of statements without arguments, e.g. a migration.
    pub(crate) fn script(&mut self, text: &str) -> Result<()> {
        self.conn
            .execute_batch(text)
            .map_err(|error| self.explain(text, error))
    }

    /// Runs a statement of the transaction control, taken as it stands.
    pub(crate) fn control(&mut self, text: &'static str) -> Result<()> {
        let run = || self.conn.prepare_cached(text)?.raw_execute();
        match run() {
            Ok(_) => Ok(()),
            Err(error) => Err(self.explain(text, error)),
        }
    }

    /// Differs from before when another connection has committed since.
    pub(crate) fn data_version(&self) -> Result<i64> {
        const TEXT: &str = "PRAGMA data_version";
        let read = || {
            self.conn
                .prepare_cached(TEXT)?
                .query_row([], |row| row.get(0))
        };
        read().map_err(|error| Error::db(TEXT, error))
    }

    /// Whether no transaction is open, e.g. since SQLite has given up a broken one by itself.
    pub(crate) fn is_idle(&self) -> bool {
        self.conn.is_autocommit()
    }

    pub(crate) fn exec(&mut self, text: &str, args: &[Value]) -> Result<u64> {
        let rewritten = self.rewritten(text)?;
        let run = || -> Result<rusqlite::Result<usize>> {
            let mut statement = self.prepare(text, &rewritten)?;
            bind::all(&mut statement, text, args)?;
            Ok(statement.raw_execute())
        };
        self.counted(text, run()?)
    }

    pub(crate) fn exec_each(&mut self, text: &str, rows: &[Vec<Value>]) -> Result<u64> {
        let rewritten = self.rewritten(text)?;
        let run = || -> Result<rusqlite::Result<usize>> {
            let mut statement = self.prepare(text, &rewritten)?;
            let mut total = 0;
            for args in rows {
                bind::all(&mut statement, text, args)?;
                match statement.raw_execute() {
                    Ok(count) => total += count,
                    Err(error) => return Ok(Err(error)),
                }
            }
            Ok(Ok(total))
        };
        self.counted(text, run()?)
    }

    pub(crate) fn query(&mut self, text: &str, args: &[Value]) -> Result<Vec<Row>> {
        let mut found = Vec::new();
        self.each(text, args, |row| {
            found.push(Row(Inner::Sqlite(std::mem::take(row))));
            Ok(())
        })?;
        Ok(found)
    }

    pub(crate) fn query_each(
        &mut self,
        text: &str,
        args: &[Value],
        visit: &mut dyn FnMut(&Row) -> Result<()>,
    ) -> Result<()> {
        let mut shown = Row(Inner::Sqlite(SqliteRow::default()));
        self.each(text, args, |row| {
            let Inner::Sqlite(inner) = &mut shown.0 else {
                unreachable!("the row was made for SQLite above")
            };
            std::mem::swap(inner, row);
            visit(&shown)
        })
    }

    /// Steps through a result; `visit` may take the row or leave its buffers for the next one.
    fn each(
        &mut self,
        text: &str,
        args: &[Value],
        mut visit: impl FnMut(&mut SqliteRow) -> Result<()>,
    ) -> Result<()> {
        let rewritten = self.rewritten(text)?;
        let mut run = || -> Result<rusqlite::Result<()>> {
            let mut statement = self.prepare(text, &rewritten)?;
            bind::all(&mut statement, text, args)?;
            let columns = statement.column_count();
            let mut rows = statement.raw_query();
            let mut buffer = SqliteRow::default();
            loop {
                match rows.next() {
                    Ok(Some(row)) => {
                        if let Err(error) = buffer.fill(row, columns) {
                            return Ok(Err(error));
                        }
                        visit(&mut buffer)?;
                    }
                    Ok(None) => return Ok(Ok(())),
                    Err(error) => return Ok(Err(error)),
                }
            }
        };
        let outcome = run()?;
        outcome.map_err(|error| self.explain(text, error))
    }

    pub(crate) fn insert_many(
        &mut self,
        table: &str,
        columns: &[&str],
        values: &[Value],
        suffix: &str,
    ) -> Result<u64> {
        let width = columns.len();
        let mut left = values;
        let mut total = 0;
        for rows in INSERT_ROWS {
            let step = rows * width;
            if step > ARGUMENTS_MAX || left.len() < step {
                continue;
            }
            let mut text = std::mem::take(&mut self.scratch);
            insert_text(&mut text, table, columns, rows, suffix);
            let mut run = || -> Result<rusqlite::Result<usize>> {
                let mut statement = self.prepare(&text, &text)?;
                let mut count = 0;
                while left.len() >= step {
                    let (now, later) = left.split_at(step);
                    bind::all(&mut statement, &text, now)?;
                    match statement.raw_execute() {
                        Ok(inserted) => count += inserted,
                        Err(error) => return Ok(Err(error)),
                    }
                    left = later;
                }
                Ok(Ok(count))
            };
            let outcome = run();
            let counted = outcome.and_then(|result| self.counted(&text, result));
            self.scratch = text;
            total += counted?;
        }
        Ok(total)
    }

    /// The driver's own connection, for the backup.
    pub(crate) fn raw(&self) -> &Connection {
        &self.conn
    }

    fn rewritten(&mut self, text: &str) -> Result<Arc<str>> {
        if let Some(known) = self.texts.get(text) {
            return Ok(Arc::clone(known));
        }
        if self.texts.len() >= STATEMENTS_MAX {
            self.texts.clear();
        }
        let rewritten: Arc<str> = sql::for_sqlite(text)?.into();
        self.texts.insert(text.into(), Arc::clone(&rewritten));
        Ok(rewritten)
    }

    fn prepare(&self, text: &str, rewritten: &str) -> Result<CachedStatement<'_>> {
        self.conn
            .prepare_cached(rewritten)
            .map_err(|error| Error::db(text, error))
    }

    fn counted(&self, text: &str, outcome: rusqlite::Result<usize>) -> Result<u64> {
        match outcome {
            // A count of rows always fits 64 bits.
            Ok(count) => Ok(count as u64),
            Err(error) => Err(self.explain(text, error)),
        }
    }

    fn explain(&self, text: &str, error: rusqlite::Error) -> Error {
        match constraint::broken(&self.conn, text, &error) {
            Some((name, kind)) => Error::Constraint {
                name,
                kind,
                source: Box::new(error.into()),
            },
            None => Error::db(text, error),
        }
    }
}

/// `INSERT INTO t (a, b) VALUES (?, ?), (?, ?) suffix`
fn insert_text(text: &mut String, table: &str, columns: &[&str], rows: usize, suffix: &str) {
    text.clear();
    text.push_str("INSERT INTO ");
    text.push_str(table);
    for (position, column) in columns.iter().enumerate() {
        text.push_str(if position == 0 { " (" } else { ", " });
        text.push_str(column);
    }
    text.push_str(") VALUES ");
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            text.push_str(if column == 0 { "?" } else { ",?" });
        }
        text.push(')');
    }
    text.push_str(suffix);
}

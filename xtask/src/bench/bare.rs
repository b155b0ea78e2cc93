//! The bare driver of either database, for texts without arguments.

use anyhow::Result;
use kernel::Id;
use uuid::Uuid;

use super::scratch::{Place, Scratch};

/// A connection.
pub enum Bare {
    /// SQLite.
    Sqlite(rusqlite::Connection),
    /// PostgreSQL.
    Postgres(postgres::Client),
}

impl Bare {
    /// Connects.
    pub fn open(place: &Place, scratch: &Scratch) -> Result<Self> {
        match place {
            Place::Sqlite(_) => {
                let connection = rusqlite::Connection::open(scratch.path())?;
                connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
                Ok(Self::Sqlite(connection))
            }
            Place::Postgres(_) => Ok(Self::Postgres(postgres::Client::connect(
                &scratch.url,
                postgres::NoTls,
            )?)),
        }
    }

    /// An id as a literal.
    pub fn id<K>(&self, id: Id<K>) -> String {
        self.uuid(id.uuid())
    }

    /// A UUID as a literal.
    pub fn uuid(&self, uuid: Uuid) -> String {
        match self {
            Self::Sqlite(_) => format!("x'{}'", uuid.simple()),
            Self::Postgres(_) => format!("'{uuid}'"),
        }
    }

    /// The present as an expression.
    pub const fn now(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "1",
            Self::Postgres(_) => "now()",
        }
    }

    /// Reads all rows of a query with all their columns; gives their number.
    pub fn rows(&mut self, sql: &str) -> Result<usize> {
        match self {
            Self::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql)?;
                let width = statement.column_count();
                let mut rows = statement.query([])?;
                let mut count = 0;
                while let Some(row) = rows.next()? {
                    for column in 0..width {
                        std::hint::black_box(row.get_ref(column)?);
                    }
                    count += 1;
                }
                Ok(count)
            }
            Self::Postgres(client) => Ok(client.query(sql, &[])?.len()),
        }
    }

    /// Runs statements.
    pub fn script(&mut self, sql: &str) -> Result<()> {
        match self {
            Self::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
            Self::Postgres(client) => Ok(client.batch_execute(sql)?),
        }
    }

    /// Has a server take stock of a table that has just been filled, as it would by itself soon.
    pub fn analyse(&mut self) -> Result<()> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(client) => Ok(client.batch_execute("VACUUM ANALYZE")?),
        }
    }
}

//! Which database, and how it is used.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use kernel::{Clock, IdGen, SystemClock};

use crate::{Error, Result};

/// The two kinds of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// A file on this machine.
    Sqlite,
    /// A server, shared by any number of nodes.
    Postgres,
}

/// How a [`Store`](crate::Store) is opened. Start from [`StoreOptions::new`].
#[derive(Clone)]
pub struct StoreOptions {
    /// Where the database is: `sqlite:PATH`, a plain path, `sqlite::memory:`, or
    /// `postgres://…`. `sqlite::memory:` is a private temporary file that is removed when the
    /// store is closed, since several connections must see it.
    pub url: String,
    /// Connections for reading, opened when first needed.
    pub readers: usize,
    /// Writing connections on PostgreSQL, of which more than one work only while requests have to
    /// wait long. SQLite has one writer by nature.
    pub writers: usize,
    /// The most requests that share one commit.
    pub batch_max: usize,
    /// Requests waiting to be written beyond which more are refused as busy.
    pub queue_max: usize,
    /// How long to wait for another process's lock or for a free reading connection.
    pub busy_timeout: Duration,
    /// Page cache of each reading SQLite connection, in KiB; the writer's is eight times as large.
    /// Filled only as pages are used.
    pub sqlite_cache_kib: u32,
    /// Where the present comes from.
    pub clock: Arc<dyn Clock>,
    /// Where ids come from.
    pub ids: Arc<IdGen>,
}

impl StoreOptions {
    /// The defaults for the database at `url`.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            readers: 4,
            writers: 4,
            batch_max: 64,
            queue_max: 4096,
            busy_timeout: Duration::from_secs(10),
            sqlite_cache_kib: 8192,
            clock: Arc::new(SystemClock),
            ids: Arc::new(IdGen::system()),
        }
    }

    pub(crate) fn validate(&self) -> Result<()> {
        let positive = [
            (self.readers, "readers"),
            (self.writers, "writers"),
            (self.batch_max, "batch_max"),
            (self.queue_max, "queue_max"),
        ];
        match positive.iter().find(|(value, _)| *value == 0) {
            Some((_, name)) => Err(Error::options(format!("{name} must be at least 1"))),
            None => Ok(()),
        }
    }
}

/// A database address, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Address {
    SqliteFile(PathBuf),
    SqliteMemory,
    Postgres(String),
}

impl Address {
    pub(crate) fn parse(url: &str) -> Result<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        let path = url.strip_prefix("sqlite:").unwrap_or(url);
        let path = path.strip_prefix("//").unwrap_or(path);
        if path == ":memory:" {
            return Ok(Self::SqliteMemory);
        }
        if path.is_empty() || path.contains("://") {
            return Err(Error::options(
                "a database address is sqlite:PATH, a path, or postgres://USER@HOST/NAME",
            ));
        }
        Ok(Self::SqliteFile(PathBuf::from(path)))
    }
}

/// The parameters after the question mark of an address, decoded.
pub(crate) fn query_pairs(query: &str) -> Result<Vec<(String, String)>> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((key.to_owned(), percent_decoded(value)?))
        })
        .collect()
}

fn percent_decoded(text: &str) -> Result<String> {
    let bad = || Error::options(format!("{text:?} is not well percent-encoded"));
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).ok_or_else(bad)?;
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| bad())?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).map_err(|_| bad())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_all_forms_are_told_apart() {
        let file = |path: &str| Address::SqliteFile(PathBuf::from(path));
        for (url, expected) in [
            ("sqlite:data/cash.db", file("data/cash.db")),
            ("sqlite:///var/cash.db", file("/var/cash.db")),
            ("/var/cash.db", file("/var/cash.db")),
            ("cash.db", file("cash.db")),
            ("sqlite::memory:", Address::SqliteMemory),
            (
                "postgresql://u@h/d",
                Address::Postgres("postgresql://u@h/d".to_owned()),
            ),
        ] {
            assert_eq!(Address::parse(url).expect(url), expected);
        }
        for url in ["", "sqlite:", "mysql://h/d"] {
            assert!(Address::parse(url).is_err(), "{url}");
        }
    }

    #[test]
    fn parameters_are_decoded() {
        let pairs = query_pairs("endpoint=http%3A%2F%2Fh:1/&region=eu").expect("good parameters");
        assert_eq!(pairs[0].1, "http://h:1/");
        assert_eq!(pairs[1], ("region".to_owned(), "eu".to_owned()));
        for bad in ["a=%", "a=%4", "a=%zz", "a=%ff"] {
            assert!(query_pairs(bad).is_err(), "{bad}");
        }
    }
}

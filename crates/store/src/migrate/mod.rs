//! Bringing the schema up to date.

mod ledger;
mod roles;
mod statistics;
mod tokens;
mod untried;

use kernel::Instant;
use sha2::{Digest, Sha256};

use crate::conn::Conn;
use crate::value::Value;
use crate::{Backend, Error, Result};

/// One step of the schema's history.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    pub(crate) version: i64,
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
}

/// All steps, from the folder `migrations`.
pub(crate) const ALL: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// What [`Store::migrate`](crate::Store::migrate) found and did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The migrations that were applied now, as `0001_store`.
    pub applied: Vec<String>,
    /// The schema's version afterwards.
    pub version: i64,
}

const CREATE_HISTORY: &str = "CREATE TABLE IF NOT EXISTS schema_migrations (
    version {int} NOT NULL,
    name {text} NOT NULL,
    sha256 {text} NOT NULL,
    applied_at {instant} NOT NULL,
    CONSTRAINT schema_migrations_pk PRIMARY KEY (version)
){strict_clustered}";

/// Any number will do that nothing else locks.
const ADVISORY_LOCK: i64 = 0x6361_7368_6c61_6e65;

pub(crate) fn run(conn: &mut Conn, all: &[Migration], now: Instant) -> Result<Report> {
    let backend = conn.backend();
    if backend == Backend::Postgres {
        conn.query("SELECT pg_advisory_lock($1)", &[ADVISORY_LOCK.into()])?;
    }
    let outcome = run_locked(conn, all, now);
    if backend == Backend::Postgres {
        conn.query("SELECT pg_advisory_unlock($1)", &[ADVISORY_LOCK.into()])?;
    }
    outcome
}

fn run_locked(conn: &mut Conn, all: &[Migration], now: Instant) -> Result<Report> {
    let mut report = Report {
        applied: Vec::new(),
        version: 0,
    };
    let backend = conn.backend();
    let begin = match backend {
        Backend::Sqlite => "BEGIN IMMEDIATE",
        Backend::Postgres => "BEGIN",
    };
    conn.script(&tokens::expand(CREATE_HISTORY, backend).map_err(Error::options)?)?;
    refuse_newer(conn, all)?;
    for migration in all {
        conn.control(begin)?;
        let outcome = apply(conn, migration, now).and_then(|applied| {
            // Foreign keys that were put off are looked at here, so this may fail, too.
            conn.control("COMMIT")?;
            Ok(applied)
        });
        if outcome.is_err() {
            conn.control("ROLLBACK")?;
        }
        if outcome? {
            report.applied.push(label(migration));
            tracing::info!(migration = label(migration), "applied a migration");
        }
        report.version = migration.version;
    }
    if backend == Backend::Sqlite && !report.applied.is_empty() {
        conn.control(begin)?;
        let outcome = statistics::write(conn);
        conn.control(if outcome.is_ok() {
            "COMMIT"
        } else {
            "ROLLBACK"
        })?;
        outcome?;
    }
    Ok(report)
}

/// Applies a migration unless it has been; gives whether it did.
fn apply(conn: &mut Conn, migration: &Migration, now: Instant) -> Result<bool> {
    let failed = |reason: String| Error::Migration {
        version: migration.version,
        name: migration.name.to_owned(),
        reason,
    };
    let hash = text_hash(migration.text);
    let known = conn.query(
        "SELECT name, sha256 FROM schema_migrations WHERE version = $1",
        &[migration.version.into()],
    )?;
    if let Some(row) = known.first() {
        if row.get::<String>(1)? != hash {
            let reason = "its text has changed since it was applied; add a new migration instead";
            return Err(failed(reason.to_owned()));
        }
        return Ok(false);
    }
    let script = tokens::expand(migration.text, conn.backend()).map_err(failed)?;
    conn.script(&script)?;
    conn.exec(
        "INSERT INTO schema_migrations (version, name, sha256, applied_at)
         VALUES ($1, $2, $3, $4)",
        &[
            migration.version.into(),
            migration.name.into(),
            hash.into(),
            now.into(),
        ],
    )?;
    Ok(true)
}

/// An older program must not work on a schema it does not know.
fn refuse_newer(conn: &mut Conn, all: &[Migration]) -> Result<()> {
    let newest = all.last().map_or(0, |migration| migration.version);
    let rows = conn.query(
        "SELECT version, name FROM schema_migrations WHERE version > $1 ORDER BY version",
        &[Value::from(newest)],
    )?;
    match rows.first() {
        Some(row) => Err(Error::Migration {
            version: row.get(0)?,
            name: row.get(1)?,
            reason: "it was applied by a newer version of this program".to_owned(),
        }),
        None => Ok(()),
    }
}

fn label(migration: &Migration) -> String {
    format!("{:04}_{}", migration.version, migration.name)
}

/// The hash does not depend on how the file's lines end.
fn text_hash(text: &str) -> String {
    hex::encode(Sha256::digest(text.replace("\r\n", "\n")))
}

/// A hash over all migrations as PostgreSQL gets them, for names of databases made from them.
#[cfg(feature = "testing")]
pub(crate) fn fingerprint() -> String {
    let mut hasher = Sha256::new();
    for text in ALL
        .iter()
        .map(|migration| migration.text)
        .chain([CREATE_HISTORY])
    {
        hasher.update(tokens::expand(text, Backend::Postgres).unwrap_or_default());
    }
    hex::encode(&hasher.finalize()[..8])
}

#[cfg(test)]
mod tests;

//! Copying a SQLite database while it is in use, and bringing a copy back.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use crate::conn::Conn;
use crate::files::{io, sync_folder};
use crate::options::Address;
use crate::pool::Opener;
use crate::{Error, Result, Store};

/// Pages copied between two looks at whether to go on.
const PAGES_PER_STEP: i32 = 4096;

/// What a backup or a restoration copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyReport {
    /// Bytes of the copy.
    pub bytes: u64,
}

impl Store {
    /// Copies the database to a new file, as of one moment, while others go on working. The copy
    /// is one file that is checked, on the disk, and has its name only when it is whole.
    ///
    /// # Errors
    /// [`Error::Options`] on PostgreSQL, which has its own tools, and when the file exists.
    pub fn backup(&self, to: &Path) -> Result<CopyReport> {
        let opener = self.opener();
        if !matches!(opener, Opener::Sqlite { .. }) {
            return Err(Error::options(
                "a PostgreSQL database is backed up with pg_dump or continuous archiving",
            ));
        }
        let Conn::Sqlite(mut source) = opener.open_reader()? else {
            return Err(Error::Closed);
        };
        // An open reading transaction holds its moment, so that writers do not make the copy
        // start over.
        source.control("BEGIN")?;
        source.query("SELECT count(*) FROM sqlite_schema", &[])?;
        copy(source.raw(), to)
    }
}

/// Brings a backup back as a new database file, after checking it. `to` is a SQLite address.
///
/// # Errors
/// [`Error::Damaged`] when the backup is not whole; [`Error::Options`] when there is a database
/// at `to` already: it is never overwritten.
pub fn restore(from: &Path, to: &str) -> Result<CopyReport> {
    let Address::SqliteFile(target) = Address::parse(to)? else {
        return Err(Error::options(
            "a backup can be restored to a SQLite file only; use pg_restore for PostgreSQL",
        ));
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(from, flags);
    let source = opened.map_err(|error| damaged(from, error.to_string()))?;
    check(&source, from)?;
    let known: bool = source
        .query_row(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migrations'",
            [],
            |row| row.get(0),
        )
        .map_err(|error| damaged(from, error.to_string()))?;
    if !known {
        return Err(damaged(
            from,
            "it is no database of this program".to_owned(),
        ));
    }
    copy(&source, &target)
}

fn copy(source: &Connection, to: &Path) -> Result<CopyReport> {
    for path in [to.to_path_buf(), with_suffix(to, "-wal")] {
        if io("look for", &path, path.try_exists())? {
            let reason = format!("{} exists: move it away first", path.display());
            return Err(Error::options(reason));
        }
    }
    let partial = with_suffix(to, ".partial");
    let copied = copy_checked(source, &partial)
        .and_then(|report| io("rename", &partial, fs::rename(&partial, to)).map(|()| report));
    if copied.is_err() {
        // What is left of it is harmless; the error that matters is the first.
        let _ = fs::remove_file(&partial);
    }
    let report = copied?;
    match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => sync_folder(folder)?,
        _ => sync_folder(Path::new("."))?,
    }
    Ok(report)
}

fn copy_checked(source: &Connection, partial: &Path) -> Result<CopyReport> {
    let failed = |error| Error::db("copy the database", error);
    io("create", partial, File::create_new(partial))?;
    let mut copy = Connection::open(partial).map_err(failed)?;
    Backup::new(source, &mut copy)
        .and_then(|backup| backup.run_to_completion(PAGES_PER_STEP, Duration::ZERO, None))
        .map_err(failed)?;
    // Without a write-ahead log the copy is a single file.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
        .map_err(failed)?;
    check(&copy, partial)?;
    copy.close().map_err(|(_, error)| failed(error))?;
    let file = io("open", partial, File::open(partial))?;
    io("sync", partial, file.sync_all())?;
    let bytes = io("measure", partial, file.metadata())?.len();
    Ok(CopyReport { bytes })
}

fn check(conn: &Connection, path: &Path) -> Result<()> {
    let verdict: String = conn
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| damaged(path, error.to_string()))?;
    if verdict == "ok" {
        return Ok(());
    }
    Err(damaged(path, verdict))
}

fn damaged(path: &Path, reason: String) -> Error {
    Error::Damaged {
        what: path.display().to_string(),
        reason,
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

//! The rows that name stored bytes.

use kernel::{FileId, Instant};

use super::{Files, check};
use crate::{Error, Result, Row, Store, Tx};

/// Rows read at a time while files are verified.
const PAGE: u32 = 500;
/// Faults listed in full; more are only counted.
const FAULTS_MAX: usize = 100;

/// A stored document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// Its id.
    pub id: FileId,
    /// Hash of its bytes, under which the file store has them.
    pub sha256: String,
    /// Media type, e.g. `application/pdf`.
    pub media_type: String,
    /// Name for people, e.g. `R-00001.pdf`.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// When it was added.
    pub created_at: Instant,
}

/// What [`Store::verify_files`] found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileReport {
    /// Files read.
    pub files: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Faults found, also those that are not listed.
    pub faults_total: u64,
    /// The first hundred faults.
    pub faults: Vec<FileFault>,
}

/// A file that is not there or not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFault {
    /// Which file.
    pub id: FileId,
    /// The hash its bytes should have.
    pub sha256: String,
    /// What is wrong.
    pub reason: String,
}

impl Tx {
    /// Names bytes that [`Files::put`] has stored.
    ///
    /// # Errors
    /// [`Error::Value`] when `sha256` is no hash.
    pub fn add_file(
        &mut self,
        sha256: &str,
        media_type: &str,
        name: &str,
        size: usize,
    ) -> Result<FileId> {
        check(sha256)?;
        let size = i64::try_from(size).map_err(|_| Error::Value {
            reason: "a file is too large".to_owned(),
        })?;
        let (id, now): (FileId, _) = (self.new_id(), self.now());
        self.exec(
            "INSERT INTO files (id, sha256, media_type, name, size, created_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                id.into(),
                sha256.into(),
                media_type.into(),
                name.into(),
                size.into(),
                now.into(),
            ],
        )?;
        Ok(id)
    }

    /// A stored document.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none with this id.
    pub fn file(&mut self, id: FileId) -> Result<FileRow> {
        let row = self.query_one(
            "SELECT id, sha256, media_type, name, size, created_at FROM files WHERE id = $1",
            &[id.into()],
        )?;
        file_row(&row)
    }
}

impl Store {
    /// Reads every stored document and compares its bytes to its hash and size.
    ///
    /// # Errors
    /// Only when the rows or the place cannot be read; what does not match is in the report.
    pub fn verify_files(&self, files: &Files) -> Result<FileReport> {
        let mut report = FileReport::default();
        let mut last = FileId::from_uuid(uuid::Uuid::nil());
        loop {
            // Page by page, so that no transaction stays open while the bytes are read.
            let page = self.read(|tx| {
                tx.query(
                    "SELECT id, sha256, media_type, name, size, created_at FROM files
                     WHERE id > $1 ORDER BY id LIMIT $2",
                    &[last.into(), PAGE.into()],
                )
            })?;
            let Some(end) = page.last() else {
                return Ok(report);
            };
            last = end.get(0)?;
            for row in &page {
                verify(files, file_row(row)?, &mut report)?;
            }
        }
    }
}

fn verify(files: &Files, row: FileRow, report: &mut FileReport) -> Result<()> {
    report.files += 1;
    let reason = match files.get(&row.sha256) {
        Ok(bytes) => {
            let size = bytes.len() as u64;
            report.bytes += size;
            if i64::try_from(size) == Ok(row.size) {
                return Ok(());
            }
            format!("it has {size} bytes instead of {}", row.size)
        }
        Err(Error::NotFound { .. }) => "its bytes are missing".to_owned(),
        Err(Error::Damaged { reason, .. }) => reason,
        Err(error) => return Err(error),
    };
    report.faults_total += 1;
    if report.faults.len() < FAULTS_MAX {
        report.faults.push(FileFault {
            id: row.id,
            sha256: row.sha256,
            reason,
        });
    }
    Ok(())
}

fn file_row(row: &Row) -> Result<FileRow> {
    Ok(FileRow {
        id: row.get(0)?,
        sha256: row.get(1)?,
        media_type: row.get(2)?,
        name: row.get(3)?,
        size: row.get(4)?,
        created_at: row.get(5)?,
    })
}

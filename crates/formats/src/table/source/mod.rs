//! Opening a table file of any kind.

mod delimited;
mod json;
mod parquet;
mod transcode;
mod xlsx;

pub(crate) use xlsx::convert as sheet_cell;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use serde::{Deserialize, Serialize};

pub(crate) use transcode::Transcode;

use super::Row;
use crate::error::FormatError;

/// Rows of a table, one after the other.
pub trait RowSource: Send {
    /// Names of the columns, in order.
    fn columns(&self) -> &[String];

    /// The next row; `None` at the end. An error ends the reading; a row that alone is damaged
    /// comes as [`Row::Bad`].
    fn next_row(&mut self) -> Result<Option<Row>, FormatError>;

    /// Number of rows in all, where the file tells it.
    fn total_hint(&self) -> Option<u64>;

    /// How far the reading is.
    fn progress(&self) -> Progress;
}

/// How far a source has been read, in its own unit (rows or bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// What has been read.
    pub done: u64,
    /// What there is, where known.
    pub total: Option<u64>,
}

/// Kinds of table file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TableFormat {
    /// Delimited text.
    Csv,
    /// Excel workbook.
    Xlsx,
    /// Apache Parquet without nesting.
    Parquet,
    /// One array of objects.
    Json,
    /// One object per line.
    Ndjson,
}

/// How to open a table; everything may be left to be found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// Kind of file; else by content and name.
    pub format: Option<TableFormat>,
    /// CSV: column separator.
    pub delimiter: Option<char>,
    /// CSV: encoding by IANA name; else by byte order mark, UTF-8, windows-1252.
    pub encoding: Option<String>,
    /// XLSX: sheet; else the first.
    pub sheet: Option<String>,
    /// CSV, XLSX: lines above the header.
    pub skip_rows: usize,
    /// CSV: takes off the apostrophes that [`write`](mod@super::write) sets before text that a
    /// spreadsheet would run as a formula.
    pub unguard: bool,
}

/// Opens a table file for reading row by row.
pub fn open_table(path: &Path, options: &TableOptions) -> Result<Box<dyn RowSource>, FormatError> {
    let name = path.display().to_string();
    let failed = |error: std::io::Error| {
        FormatError::new("file", error.to_string())
            .value(&name)
            .remedy("check the path and the right to read it")
    };
    let mut file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    let mut head = Vec::new();
    file.by_ref()
        .take(4096)
        .read_to_end(&mut head)
        .map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let format = match options.format {
        Some(format) => format,
        None => detect(&head, path).ok_or_else(|| {
            FormatError::new("file", "is of no kind known here")
                .value(&name)
                .remedy("give CSV, XLSX, Parquet, JSON or NDJSON")
        })?,
    };
    Ok(match format {
        TableFormat::Csv => Box::new(delimited::open(file, size, options)?),
        TableFormat::Xlsx => Box::new(xlsx::open(file, options)?),
        TableFormat::Parquet => Box::new(parquet::open(file)?),
        TableFormat::Json | TableFormat::Ndjson => Box::new(json::open(file, size)?),
    })
}

/// The kind by content; text that is no JSON is CSV.
fn detect(head: &[u8], path: &Path) -> Option<TableFormat> {
    if head.starts_with(b"PK\x03\x04") {
        return Some(TableFormat::Xlsx);
    }
    if head.starts_with(b"PAR1") {
        return Some(TableFormat::Parquet);
    }
    let extension = path
        .extension()
        .and_then(|text| text.to_str())
        .unwrap_or_default();
    let first = head
        .iter()
        .find(|byte| !byte.is_ascii_whitespace() && **byte < 0x80);
    match (extension.to_ascii_lowercase().as_str(), first) {
        ("csv" | "tsv" | "txt", Some(_)) => Some(TableFormat::Csv),
        (_, Some(b'[')) => Some(TableFormat::Json),
        (_, Some(b'{')) => Some(TableFormat::Ndjson),
        (_, Some(_)) if !head.contains(&0) || head.starts_with(&[0xFF, 0xFE]) => {
            Some(TableFormat::Csv)
        }
        _ => None,
    }
}

/// An I/O failure while reading, as the error of a file.
fn broken(error: impl std::fmt::Display) -> FormatError {
    FormatError::new("file", error.to_string()).remedy("check that the file is whole and readable")
}

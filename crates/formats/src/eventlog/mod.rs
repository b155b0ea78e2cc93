//! Event logs of processes: CSV and other tables, XES (IEEE 1849-2016), OCEL 2.0 as JSON and XML.
//!
//! All of them come as one model: an event is one activity at one instant on one or several
//! objects. A log of cases has one object an event, the case. Readers hand on part by part, so
//! memory does not grow with the file; an event that cannot be read is named and left out, a part
//! of one that cannot be read is named and left empty.

mod meaning;
mod ocel_json;
mod ocel_xml;
mod stamp;
mod table;
pub mod write;
mod xes;
mod xml_lines;

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::error::{FormatError, Warning};

pub use meaning::{LogMapping, LogPart, Meaning, Parts, is_placeholder};
pub use stamp::Stamp;

/// The kind of object that stands for the cases of a log that knows no objects.
pub const CASE: &str = "case";

/// Kinds of event log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// CSV, XLSX, Parquet, JSON rows.
    Table,
    /// IEEE 1849-2016.
    Xes,
    /// OCEL 2.0 in JSON.
    OcelJson,
    /// OCEL 2.0 in XML.
    OcelXml,
    /// OCEL 2.0 in a SQLite file; not read here, because no database is opened here.
    OcelSqlite,
}

/// A text that an event or object has under a name.
pub type Named = (Arc<str>, String);

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogEvent {
    /// Line in the file; 0 where the format has none.
    pub line: u64,
    /// What happened.
    pub activity: String,
    /// When.
    pub at: Stamp,
    /// Ids of the objects it happened to.
    pub objects: Vec<String>,
    /// What else is told.
    pub attributes: Vec<Named>,
}

/// An object.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogObject {
    /// Its id.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// What is told of it; of several values over time the last.
    pub attributes: Vec<Named>,
}

/// Takes the parts of a log as they are read.
pub trait LogSink {
    /// An object; in logs of cases there are none.
    ///
    /// # Errors
    /// What the taker cannot do with it; reading stops.
    fn object(&mut self, object: LogObject) -> Result<(), FormatError>;

    /// An event.
    ///
    /// # Errors
    /// What the taker cannot do with it; reading stops.
    fn event(&mut self, event: LogEvent) -> Result<(), FormatError>;

    /// Something could not be read.
    fn warn(&mut self, warning: Warning);
}

/// The format by the first bytes.
#[must_use]
pub fn detect(head: &[u8]) -> LogFormat {
    if head.starts_with(b"SQLite format 3\0") {
        return LogFormat::OcelSqlite;
    }
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let has = |names: &[&str]| names.iter().any(|name| text.contains(name));
    if text.starts_with('<') {
        return match has(&["<object-types", "<event-types", "<objects", "<events"]) {
            true => LogFormat::OcelXml,
            false => LogFormat::Xes,
        };
    }
    let ocel = [
        "\"eventTypes\"",
        "\"objectTypes\"",
        "\"events\"",
        "\"objects\"",
        "\"ocel:",
    ];
    match text.starts_with('{') && has(&ocel) {
        true => LogFormat::OcelJson,
        false => LogFormat::Table,
    }
}

/// The format of a file.
///
/// # Errors
/// The file cannot be read.
pub fn detect_file(path: &Path) -> Result<LogFormat, FormatError> {
    let mut head = Vec::new();
    let mut file = open(path)?;
    let read = file.by_ref().take(64 * 1024).read_to_end(&mut head);
    read.map_err(|error| unreadable(path, &error))?;
    Ok(detect(&head))
}

/// Reads a log. Objects of an OCEL come before its events, whatever the order in the file: it is
/// read twice.
///
/// # Errors
/// The file cannot be read or is no log; a single event that cannot be read is a warning.
pub fn read(
    path: &Path,
    mapping: &LogMapping,
    sink: &mut dyn LogSink,
) -> Result<LogFormat, FormatError> {
    let format = detect_file(path)?;
    match format {
        LogFormat::Table => table::read(path, mapping, sink)?,
        LogFormat::Xes => xes::read(open(path)?, sink)?,
        LogFormat::OcelJson => {
            ocel_json::read(open(path)?, ocel_json::Wanted::Objects, sink)?;
            ocel_json::read(open(path)?, ocel_json::Wanted::Events, sink)?;
        }
        LogFormat::OcelXml => {
            ocel_xml::read(open(path)?, ocel_xml::Wanted::Objects, sink)?;
            ocel_xml::read(open(path)?, ocel_xml::Wanted::Events, sink)?;
        }
        LogFormat::OcelSqlite => {
            return Err(FormatError::new("file", "is a database")
                .remedy("export the log as OCEL 2.0 in JSON or XML"));
        }
    }
    Ok(format)
}

fn open(path: &Path) -> Result<File, FormatError> {
    File::open(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> FormatError {
    FormatError::new("file", error.to_string())
        .value(path.display().to_string())
        .remedy("check the path and the right to read it")
}

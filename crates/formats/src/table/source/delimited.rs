//! CSV and its relatives.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use encoding_rs::Encoding;

use super::transcode::{Transcode, guess};
use super::{Progress, RowSource, TableOptions, broken};
use crate::error::FormatError;
use crate::sniff;
use crate::table::write::unguarded;
use crate::table::{Cell, Record, Row, RowError};

/// Text looked at to find the separator.
const SNIFF_BYTES: u64 = 64 * 1024;

pub(super) struct DelimitedSource {
    reader: csv::Reader<Transcode<File>>,
    record: csv::StringRecord,
    columns: Vec<String>,
    size: u64,
    skipped: u64,
    unguard: bool,
}

pub(super) fn open(
    mut file: File,
    size: u64,
    options: &TableOptions,
) -> Result<DelimitedSource, FormatError> {
    let encoding = match &options.encoding {
        Some(label) => Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            FormatError::new("options.encoding", "is no known encoding")
                .value(label)
                .remedy("use an IANA name such as utf-8 or windows-1252")
        })?,
        None => guess(&mut file).map_err(broken)?,
    };
    let delimiter = match options.delimiter {
        Some(delimiter) => delimiter,
        None => sniff_delimiter(&mut file, encoding, options.skip_rows)?,
    };
    let delimiter = u8::try_from(delimiter).map_err(|_| {
        FormatError::new("options.delimiter", "must be an ASCII character")
            .value(delimiter.to_string())
    })?;
    let mut input = Transcode::new(file, encoding);
    skip_lines(&mut input, options.skip_rows).map_err(broken)?;
    let mut source = DelimitedSource {
        reader: csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(input),
        record: csv::StringRecord::new(),
        columns: Vec::new(),
        size,
        skipped: options.skip_rows as u64,
        unguard: options.unguard,
    };
    source.read_header()?;
    Ok(source)
}

/// Passes over lines, whatever is in them.
fn skip_lines(input: &mut impl Read, count: usize) -> std::io::Result<()> {
    let mut byte = [0u8];
    let mut left = count;
    while left > 0 && input.read(&mut byte)? == 1 {
        left -= usize::from(byte[0] == b'\n');
    }
    Ok(())
}

fn sniff_delimiter(
    file: &mut File,
    encoding: &'static Encoding,
    skip_rows: usize,
) -> Result<char, FormatError> {
    let mut head = Vec::new();
    file.by_ref()
        .take(SNIFF_BYTES)
        .read_to_end(&mut head)
        .map_err(broken)?;
    file.seek(SeekFrom::Start(0)).map_err(broken)?;
    let text = encoding.decode(&head).0;
    let body: Vec<&str> = text.lines().skip(skip_rows).collect();
    // A single column has no separator at all.
    Ok(sniff::delimiter(&body.join("\n")).unwrap_or(','))
}

impl DelimitedSource {
    fn read_header(&mut self) -> Result<(), FormatError> {
        if !self.advance()? {
            return Err(FormatError::new("header", "the file has no header line")
                .remedy("put the names of the columns into the first line"));
        }
        let name = |(place, name): (usize, &str)| match name.trim() {
            "" => format!("column {}", place + 1),
            name => name.to_owned(),
        };
        self.columns = self.record.iter().enumerate().map(name).collect();
        Ok(())
    }

    fn advance(&mut self) -> Result<bool, FormatError> {
        self.reader.read_record(&mut self.record).map_err(broken)
    }

    /// Line of the record; where blank lines stand before it, the first of them.
    fn line(&self) -> u64 {
        self.skipped + self.record.position().map_or(0, csv::Position::line)
    }
}

impl RowSource for DelimitedSource {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn next_row(&mut self) -> Result<Option<Row>, FormatError> {
        loop {
            if !self.advance()? {
                return Ok(None);
            }
            // A line of nothing but separators is no row.
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                break;
            }
        }
        let line = self.line();
        if self.record.len() != self.columns.len() {
            let (found, wanted) = (self.record.len(), self.columns.len());
            let start = self.record.iter().collect::<Vec<_>>().join(",");
            let problem = format!("the row has {found} cells, the header has {wanted}");
            let error = RowError::new(line, "row", &start, problem);
            return Ok(Some(Row::Bad(
                error.remedy("check separators and quotes of this line"),
            )));
        }
        let unguard = self.unguard;
        let cell = |text| if unguard { unguarded(text) } else { text };
        let cells = self
            .record
            .iter()
            .map(|text| Cell::text(cell(text)))
            .collect();
        Ok(Some(Row::Good(Record { line, cells })))
    }

    fn total_hint(&self) -> Option<u64> {
        None
    }

    fn progress(&self) -> Progress {
        let done = self.reader.get_ref().bytes_read.min(self.size);
        Progress {
            done,
            total: Some(self.size),
        }
    }
}

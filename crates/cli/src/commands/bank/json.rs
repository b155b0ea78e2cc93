//! A bank file as one JSON document, written while the file is read.

use std::io::Write;

use anyhow::Result;
use formats::bank::{Entry, RunningBalance, Sink, Statement};
use formats::{FormatError, Warning};
use serde_json::{Map, Value, json};

use super::parse::{Outcome, unwritten};

/// Warnings that a document lists; the rest are counted.
const WARNINGS_MAX: usize = 1000;

/// The document so far.
pub struct Document<W> {
    out: W,
    raw: bool,
    statements: u64,
    /// Entries of the statement that is open.
    entries: Option<u64>,
    running: RunningBalance,
    warnings: Vec<Warning>,
    warnings_omitted: u64,
}

impl<W: Write> Document<W> {
    pub fn begin(mut out: W, name: &str, raw: bool) -> Result<Self> {
        write!(out, "{{\"file\":{},\"statements\":[", Value::from(name))?;
        Ok(Self {
            out,
            raw,
            statements: 0,
            entries: None,
            running: RunningBalance::default(),
            warnings: Vec::new(),
            warnings_omitted: 0,
        })
    }

    /// Ends the document. A statement that was being read when the file turned out unreadable has
    /// the entries that came before.
    pub fn finish(mut self, outcome: &Outcome) -> Result<()> {
        if self.entries.is_some() {
            write!(self.out, "]}}")?;
        }
        let (format, version, error) = match &outcome.kind {
            Ok(kind) => (Some(kind.format), kind.version.as_str(), Value::Null),
            Err(error) => (None, "", error_value(error)),
        };
        let rest = json!({
            "format": format,
            "version": version,
            "warnings": self.warnings,
            "warnings_omitted": self.warnings_omitted,
            "error": error,
        });
        write!(self.out, "],")?;
        write_fields(&mut self.out, &rest)?;
        Ok(writeln!(self.out)?)
    }

    fn write_entry(&mut self, entry: &mut Entry) -> std::io::Result<()> {
        self.running.add(entry);
        let number = self.entries.get_or_insert(0);
        if *number > 0 {
            self.out.write_all(b",")?;
        }
        *number += 1;
        if !self.raw {
            entry.raw = String::new();
        }
        Ok(serde_json::to_writer(&mut self.out, entry)?)
    }
}

impl<W: Write> Sink for Document<W> {
    fn begin(&mut self, _statement: &Statement) -> Result<(), FormatError> {
        let comma = if self.statements > 0 { "," } else { "" };
        self.statements += 1;
        self.entries = Some(0);
        self.running = RunningBalance::default();
        write!(self.out, "{comma}{{\"entries\":[").map_err(unwritten)
    }

    fn entry(&mut self, mut entry: Entry) -> Result<(), FormatError> {
        self.write_entry(&mut entry).map_err(unwritten)
    }

    fn end(&mut self, statement: Statement) -> Result<(), FormatError> {
        let mut value = serde_json::to_value(&statement).map_err(unwritten)?;
        if let Value::Object(fields) = &mut value {
            fields.remove("entries");
            fields.insert("entry_count".to_owned(), Value::from(self.entries));
            let check = serde_json::to_value(self.running.check(&statement));
            fields.insert("balance_check".to_owned(), check.map_err(unwritten)?);
        }
        self.entries = None;
        write!(self.out, "],").map_err(unwritten)?;
        write_fields(&mut self.out, &value).map_err(unwritten)
    }

    fn warn(&mut self, warning: Warning) {
        if self.warnings.len() < WARNINGS_MAX {
            self.warnings.push(warning);
        } else {
            self.warnings_omitted += 1;
        }
    }
}

/// The fields of an object and its end, without its beginning.
fn write_fields(out: &mut impl Write, object: &Value) -> std::io::Result<()> {
    let text = object.to_string();
    out.write_all(&text.as_bytes()[1..])
}

fn error_value(error: &FormatError) -> Value {
    let mut fields = Map::new();
    fields.insert("line".to_owned(), Value::from(error.line));
    for (name, text) in [
        ("field", &error.field),
        ("value", &error.value),
        ("problem", &error.problem),
        ("remedy", &error.remedy),
    ] {
        fields.insert(name.to_owned(), Value::from(text.as_str()));
    }
    Value::Object(fields)
}

mod event_log;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use formats::table::Cell;
use formats::table::write::{RowWriter, WriteFormat, open_writer};
use kernel::Date;
use o2c::exchange::export::{Kind, Period};
use serde_json::{Map, Value};

use super::{DONE, date};
use crate::app::App;
use crate::failure::Usage;

/// Before and after every business date.
const FIRST_DAY: Date = Date::from_ymd_opt(1900, 1, 1).expect("a day of the calendar");
const LAST_DAY: Date = Date::from_ymd_opt(9998, 12, 31).expect("a day of the calendar");

/// Write customers, products, orders, invoices, open items, the ledger or the event log to a file
#[derive(Debug, Args)]
pub struct Export {
    /// customers, products, orders, invoices, open_items, ledger or event_log
    #[arg(value_parser = what)]
    kind: What,
    /// The file to write; left out: CSV on standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// csv, xlsx or ndjson, for the event log (OCEL 2.0) json, xml or sqlite; left out: by the
    /// file's name
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// First day, for orders, invoices and ledger
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<Date>,
    /// Last day
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Csv,
    Xlsx,
    Ndjson,
    Json,
    Xml,
    Sqlite,
}

/// What is written.
#[derive(Debug, Clone, Copy)]
enum What {
    Table(Kind),
    EventLog,
}

fn what(word: &str) -> Result<What, String> {
    let word = word.replace('-', "_");
    if word == "event_log" {
        return Ok(What::EventLog);
    }
    Kind::parse(&word).map(What::Table).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
        format!("one of: {}, event_log", known.join(", "))
    })
}

impl Export {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        match self.kind {
            What::Table(kind) => self.table(app, kind),
            What::EventLog => event_log::write(app, self.out.as_deref(), self.format),
        }
    }

    fn table(&self, app: &App, kind: Kind) -> Result<ExitCode> {
        let format = self.format(app)?;
        let store = app.store()?;
        let entity = app.entity(&store)?;
        let out: Box<dyn Write + Send> = match &self.out {
            Some(path) => Box::new(
                File::create(path).with_context(|| format!("cannot write {}", path.display()))?,
            ),
            None => Box::new(Piped(io::stdout())),
        };
        let mut writer = writer(format, BufWriter::new(out), kind.columns())?;
        let period = Period {
            from: self.from.unwrap_or(FIRST_DAY),
            to: self.to.unwrap_or(LAST_DAY),
        };
        let mut rows: u64 = 0;
        store.read(|tx| {
            kind.each(tx, entity.id, period, &mut |cells| {
                rows += 1;
                writer.row(cells).map_err(io::Error::other)
            })
        })?;
        writer.finish()?;
        if let Some(path) = &self.out {
            eprintln!("{rows} rows written to {}", path.display());
        }
        Ok(DONE)
    }

    fn format(&self, app: &App) -> Result<Format> {
        let extension = self
            .out
            .as_ref()
            .and_then(|path| path.extension()?.to_str());
        let format = match (self.format, extension) {
            (Some(format), _) => format,
            (None, Some("xlsx")) => Format::Xlsx,
            (None, Some("ndjson" | "jsonl")) => Format::Ndjson,
            (None, _) if app.json() => Format::Ndjson,
            (None, _) => Format::Csv,
        };
        if format == Format::Xlsx && self.out.is_none() {
            return Err(Usage::error(
                "a workbook is no text",
                "name the file to write with --out",
            ));
        }
        Ok(format)
    }
}

fn writer<'a>(
    format: Format,
    out: BufWriter<Box<dyn Write + Send + 'a>>,
    columns: &'static [&'static str],
) -> Result<Box<dyn RowWriter + 'a>> {
    Ok(match format {
        Format::Csv => open_writer(WriteFormat::Csv, out, columns)?,
        Format::Xlsx => open_writer(WriteFormat::Xlsx, out, columns)?,
        Format::Ndjson => Box::new(Ndjson { out, columns }),
        Format::Json | Format::Xml | Format::Sqlite => {
            return Err(Usage::error(
                "a list is no event log",
                "choose csv, xlsx or ndjson",
            ));
        }
    })
}

/// Standard output. When its reader has heard enough, as `head` does, the export is over.
struct Piped(io::Stdout);

impl Write for Piped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).inspect_err(end_if_closed)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().inspect_err(end_if_closed)
    }
}

/// An export only reads, so that nothing is lost by ending at once.
fn end_if_closed(error: &io::Error) {
    if error.kind() == io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
}

/// One object a line. Amounts, quantities and prices are texts, so that no reader rounds them.
struct Ndjson<W: Write> {
    out: W,
    columns: &'static [&'static str],
}

impl<W: Write> RowWriter for Ndjson<W> {
    fn row(&mut self, cells: &[Cell]) -> Result<(), formats::FormatError> {
        let object: Map<String, Value> = self
            .columns
            .iter()
            .zip(cells)
            .map(|(name, cell)| ((*name).to_owned(), value(cell)))
            .collect();
        serde_json::to_writer(&mut self.out, &object)
            .map_err(io::Error::from)
            .and_then(|()| self.out.write_all(b"\n"))
            .map_err(failed)
    }

    fn finish(mut self: Box<Self>) -> Result<(), formats::FormatError> {
        self.out.flush().map_err(failed)
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Int(number) => Value::from(*number),
        Cell::Bool(truth) => Value::from(*truth),
        other => Value::from(other.as_text().into_owned()),
    }
}

fn failed(error: io::Error) -> formats::FormatError {
    formats::FormatError::new("output", error.to_string())
        .remedy("check free space and the right to write")
}

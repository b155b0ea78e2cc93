//! `cashlane export event_log`: all that happened, as OCEL 2.0.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use formats::eventlog::write::{JsonLog, LogWriter, XmlLog};
use o2c::exchange::event_log;

use super::{Format, Piped};
use crate::app::App;
use crate::commands::DONE;
use crate::failure::Usage;
use crate::ocel_sqlite::SqliteLog;

pub fn write(app: &App, out: Option<&Path>, format: Option<Format>) -> Result<ExitCode> {
    let format = format.or_else(|| by_name(out)).unwrap_or(Format::Json);
    let store = app.store()?;
    let entity = app.entity(&store)?;
    let mut log = writer(out, format)?;
    let written = store.read(|tx| event_log::event_log(tx, entity.id, log.as_mut()))?;
    if let Some(path) = out {
        eprintln!(
            "{} events on {} objects written to {}",
            written.events,
            written.objects,
            path.display()
        );
    }
    Ok(DONE)
}

fn by_name(out: Option<&Path>) -> Option<Format> {
    match out?.extension()?.to_str()? {
        "xml" | "xmlocel" => Some(Format::Xml),
        "sqlite" | "db" => Some(Format::Sqlite),
        _ => None,
    }
}

fn writer(out: Option<&Path>, format: Format) -> Result<Box<dyn LogWriter>> {
    if format == Format::Sqlite {
        let path = out.ok_or_else(|| {
            Usage::error("a database is no text", "name the file to write with --out")
        })?;
        return Ok(Box::new(SqliteLog::create(path)?));
    }
    let to: Box<dyn Write> = match out {
        Some(path) => Box::new(
            File::create(path).with_context(|| format!("cannot write {}", path.display()))?,
        ),
        None => Box::new(Piped(io::stdout())),
    };
    let to = BufWriter::with_capacity(1 << 16, to);
    match format {
        Format::Json => Ok(Box::new(JsonLog::new(to))),
        Format::Xml => Ok(Box::new(XmlLog::new(to))),
        _ => Err(Usage::error(
            "an event log is no list",
            "choose json, xml or sqlite",
        )),
    }
}

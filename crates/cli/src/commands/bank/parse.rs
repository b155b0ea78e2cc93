//! `cashlane bank parse`: what is in bank files, shown while they are read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use formats::bank::csv::CsvProfile;
use formats::bank::{self, CheckedBalances, FileKind, Hint, Sink};
use formats::{FormatError, Warning};

use super::super::{DONE, FAILED};
use super::{Reading, json, show};
use crate::app::App;

/// Which files to show.
#[derive(Debug, Args)]
pub struct Parse {
    /// Bank files; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    statements: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// With `--json`: also each entry as it stands in the file
    #[arg(long)]
    raw: bool,
}

/// What became of a file.
pub struct Outcome {
    pub kind: Result<FileKind, FormatError>,
    /// Statements that do not add up.
    pub gaps: u64,
}

impl Parse {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let profile = self.reading.profile()?;
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let mut good = true;
        for (place, path) in self.statements.iter().enumerate() {
            let input = open(path);
            let input = match input {
                Ok(input) => input,
                Err(error) => {
                    good = false;
                    eprintln!("error: {error:#}");
                    continue;
                }
            };
            let name = path.display().to_string();
            let outcome = if app.json() {
                let mut document = json::Document::begin(&mut out, &name, self.raw)?;
                let outcome = self.read(input, profile.as_ref(), &name, &mut document);
                document.finish(&outcome)?;
                outcome
            } else {
                if self.statements.len() > 1 {
                    let gap = if place > 0 { "\n" } else { "" };
                    writeln!(out, "{gap}{name}")?;
                }
                let mut tables = show::Tables::new(&mut out);
                let outcome = self.read(input, profile.as_ref(), &name, &mut tables);
                tables.finish(&outcome)?;
                outcome
            };
            out.flush()?;
            good &= outcome.kind.is_ok() && outcome.gaps == 0;
            if let Err(error) = &outcome.kind {
                eprintln!("error: {name} cannot be understood: {error}");
            }
        }
        Ok(if good { DONE } else { FAILED })
    }

    fn read(
        &self,
        input: Box<dyn BufRead>,
        profile: Option<&CsvProfile>,
        name: &str,
        sink: &mut dyn Sink,
    ) -> Outcome {
        let hint = Hint {
            format: self.reading.format,
            currency: self.reading.currency,
            csv: profile,
        };
        let mut told = Told { inner: sink, name };
        let mut checked = CheckedBalances::new(&mut told);
        let kind = bank::read(input, &hint, &mut checked);
        Outcome {
            kind,
            gaps: checked.gaps(),
        }
    }
}

/// A file as a stream; `-` is standard input.
pub fn open(path: &Path) -> Result<Box<dyn BufRead>> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
}

/// Tells warnings on standard error as they come, too.
struct Told<'s> {
    inner: &'s mut dyn Sink,
    name: &'s str,
}

impl Sink for Told<'_> {
    fn begin(&mut self, statement: &bank::Statement) -> Result<(), FormatError> {
        self.inner.begin(statement)
    }

    fn entry(&mut self, entry: bank::Entry) -> Result<(), FormatError> {
        self.inner.entry(entry)
    }

    fn end(&mut self, statement: bank::Statement) -> Result<(), FormatError> {
        self.inner.end(statement)
    }

    fn warn(&mut self, warning: Warning) {
        eprintln!("warning: {}: {warning}", self.name);
        self.inner.warn(warning);
    }
}

/// The error of a sink that cannot write.
pub fn unwritten(error: impl std::fmt::Display) -> FormatError {
    FormatError::new("output", format!("cannot be written: {error}"))
}

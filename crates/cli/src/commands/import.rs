use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use o2c::exchange::import::{
    self, ImportError, Kind, Listener, Outcome, Progress as Step, Request, RowResult, Summary,
};
use serde_json::json;

use super::DONE;
use crate::app::{App, actor};
use crate::failure::{Failed, Usage};
use crate::output::{self, Table};
use crate::progress::Progress;

/// Problems shown on standard error; all of them stand in the results file.
const PROBLEMS_SHOWN: u64 = 10;

/// Read customers, products, prices, orders, deliveries, invoices or payments from a file
///
/// CSV, XLSX, Parquet, JSON or NDJSON. Each row is booked or reported with what is wrong and what
/// to do; rows read = rows booked + rows reported. Started again after an interruption with the
/// same file and mapping, the import goes on where it stopped and books nothing twice.
#[derive(Debug, Args)]
pub struct Import {
    /// customers, products, prices, orders, deliveries, invoices or payments
    #[arg(value_parser = kind)]
    kind: Kind,
    /// The file
    #[arg(required_unless_present = "fields")]
    file: Option<PathBuf>,
    /// TOML file that maps columns to fields; without one, columns are named like the fields
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Do everything but keep it
    #[arg(long)]
    dry_run: bool,
    /// Write what became of each row into this file: CSV, or NDJSON by its name
    #[arg(long, value_name = "FILE")]
    results: Option<PathBuf>,
    /// List the fields that a mapping can fill
    #[arg(long)]
    fields: bool,
}

fn kind(word: &str) -> Result<Kind, String> {
    Kind::parse(word).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
        format!("one of: {}", known.join(", "))
    })
}

impl Import {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        if self.fields {
            return self.list_fields(app);
        }
        let Some(file) = self.file.clone() else {
            return Err(Usage::error("no file is given", "name the file to import"));
        };
        let mapping = match &self.mapping {
            Some(path) => Some(
                std::fs::read_to_string(path)
                    .with_context(|| format!("cannot read the mapping {}", path.display()))?,
            ),
            None => None,
        };
        let store = app.store()?;
        let entity = app.entity(&store)?;
        let request = Request {
            kind: self.kind,
            file,
            mapping,
            dry_run: self.dry_run,
        };
        let mut watcher = Watcher::new(self)?;
        let summary = import::import(&store, actor(), entity.id, &request, &mut watcher)
            .map_err(explained)?;
        watcher.end(&summary)?;
        self.show(app, &summary)?;
        Ok(DONE)
    }

    fn list_fields(&self, app: &App) -> Result<ExitCode> {
        let fields = self.kind.fields();
        if app.json() {
            let list: Vec<_> = fields
                .iter()
                .map(|field| {
                    json!({
                        "name": field.name,
                        "type": field.kind.in_words(),
                        "required": field.required,
                        "meaning": field.doc,
                    })
                })
                .collect();
            output::json(&list)?;
            return Ok(DONE);
        }
        let mut table = Table::new(&["field", "type", "required", "meaning"]);
        for field in fields {
            let required = if field.required { "yes" } else { "" };
            table.row([field.name, field.kind.in_words(), required, field.doc]);
        }
        table.print()?;
        Ok(DONE)
    }

    fn show(&self, app: &App, summary: &Summary) -> Result<()> {
        if app.json() {
            return output::json(summary);
        }
        if summary.already_imported {
            eprintln!("this file was imported before with this mapping: nothing was booked");
        } else if summary.rows_done_before > 0 {
            eprintln!(
                "went on after {} rows of an earlier run",
                summary.rows_done_before
            );
        }
        if self.dry_run {
            eprintln!("dry run: nothing was kept");
        }
        let mut table = Table::new(&["", ">count"]);
        table.row(["documents", &summary.documents.to_string()]);
        table.row(["rows read", &summary.rows_read.to_string()]);
        table.row(["rows booked", &summary.rows_booked.to_string()]);
        table.row(["rows reported", &summary.rows_reported.to_string()]);
        if let Some(turnover) = &summary.turnover {
            table.row(["quantity x price read", &turnover.read]);
            table.row(["quantity x price booked", &turnover.booked]);
            table.row(["quantity x price reported", &turnover.reported]);
        }
        table.print()
    }
}

/// An error of the import, with the way out beside it.
fn explained(error: ImportError) -> anyhow::Error {
    match error {
        ImportError::Mapping(errors) => {
            let problem: Vec<String> = errors.iter().map(ToString::to_string).collect();
            Failed::error(
                format!("the mapping does not fit:\n  {}", problem.join("\n  ")),
                "list the fields with `cashlane import KIND --fields`",
            )
        }
        other => other.into(),
    }
}

/// Follows an import: results into a file, problems and progress onto standard error.
struct Watcher {
    results: Option<Results>,
    bar: Progress,
    problems: u64,
    talks: bool,
}

enum Results {
    Csv(BufWriter<File>),
    Ndjson(BufWriter<File>),
}

impl Watcher {
    fn new(import: &Import) -> Result<Self> {
        let results = match &import.results {
            Some(path) => {
                let file = File::create(path)
                    .with_context(|| format!("cannot write the results to {}", path.display()))?;
                let mut out = BufWriter::new(file);
                let extension = path.extension().and_then(|text| text.to_str());
                Some(match extension {
                    Some("ndjson" | "jsonl") => Results::Ndjson(out),
                    _ => {
                        writeln!(out, "row,outcome,document,column,value,problem,remedy")?;
                        Results::Csv(out)
                    }
                })
            }
            None => None,
        };
        let talks = import.results.is_none();
        Ok(Self {
            results,
            bar: Progress::new(import.kind.as_str(), None),
            problems: 0,
            talks,
        })
    }

    fn end(self, summary: &Summary) -> Result<()> {
        self.bar.end();
        match self.results {
            Some(Results::Csv(mut out) | Results::Ndjson(mut out)) => out.flush()?,
            None if summary.rows_reported > PROBLEMS_SHOWN => {
                let more = summary.rows_reported - PROBLEMS_SHOWN;
                eprintln!("… and {more} more; --results FILE writes them all");
            }
            None => {}
        }
        Ok(())
    }
}

impl Listener for Watcher {
    fn row(&mut self, result: &RowResult) -> std::io::Result<()> {
        if let Outcome::Reported(problem) = &result.outcome {
            self.problems += 1;
            if self.talks && self.problems <= PROBLEMS_SHOWN {
                let column = problem.column.as_deref().unwrap_or("row");
                let (row, text, remedy) = (result.row, &problem.problem, &problem.remedy);
                self.bar
                    .say(&format!("row {row}, {column}: {text}; {remedy}"));
            }
        }
        match &mut self.results {
            Some(Results::Ndjson(out)) => {
                serde_json::to_writer(&mut *out, result)?;
                out.write_all(b"\n")
            }
            Some(Results::Csv(out)) => write_csv(out, result),
            None => Ok(()),
        }
    }

    fn progress(&mut self, step: Step) {
        if let Some(total) = step.total {
            self.bar.of(total);
        }
        self.bar.at(step.rows);
    }
}

fn write_csv(out: &mut impl Write, result: &RowResult) -> std::io::Result<()> {
    let row = result.row;
    match &result.outcome {
        Outcome::Booked { document } => {
            writeln!(
                out,
                "{row},booked,{},,,,",
                quoted(document.as_deref().unwrap_or_default())
            )
        }
        Outcome::Reported(problem) => writeln!(
            out,
            "{row},reported,,{},{},{},{}",
            quoted(problem.column.as_deref().unwrap_or_default()),
            quoted(problem.value.as_deref().unwrap_or_default()),
            quoted(&problem.problem),
            quoted(&problem.remedy),
        ),
    }
}

/// A field as RFC 4180 has it; text that a spreadsheet would run as a formula gets an apostrophe.
fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    if guard.is_empty() && !text.contains([',', '"', '\n', '\r']) {
        return text.to_owned();
    }
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

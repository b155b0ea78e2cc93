//! `cashlane assess`: what logs and ledgers of any system tell of order-to-cash.

mod baseline;
mod doubts;
mod ledger;
mod log;
mod report;
mod show;
mod unpack;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use formats::eventlog::{self, LogFormat, LogMapping};
use formats::table::{TableOptions, open_table};
use insight::process::{Assumptions, Question, assess};
use insight::{BaselineComparison, compare_baselines};
use kernel::Date;
use pdf::Language;

use super::DONE;
use crate::app::App;
use crate::failure::Usage;
use baseline::Baseline;
use doubts::Doubts;
use ledger::Ledger;
use log::Logs;

/// What to assess, and where the report goes
#[derive(Debug, Args)]
pub struct Assess {
    /// Event logs (CSV, XLSX, Parquet, XES, OCEL 2.0 as JSON, XML or SQLite) and ledger exports
    /// (open and cleared items as CSV, XLSX or Parquet); also as .gz
    #[arg(required = true, value_name = "FILE")]
    logs: Vec<PathBuf>,
    /// Where report.html, report.pdf and baseline.json go; nothing is written without it
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Which column means what, and how the process is meant to be (TOML)
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// An activity with which the process begins; found out without it
    #[arg(long, value_name = "ACTIVITY")]
    start: Vec<String>,
    /// An activity with which the process ends; found out without it
    #[arg(long, value_name = "ACTIVITY")]
    end: Vec<String>,
    /// The path that is meant, step by step; the most frequent one without it
    #[arg(long, value_name = "ACTIVITY", value_delimiter = '>')]
    path: Vec<String>,
    /// In an OCEL: the type of object whose process is looked at
    #[arg(long, value_name = "TYPE")]
    object_type: Option<String>,
    /// Currency of values of which the file tells none
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// Ledgers: as of the end of this day; the last day in the files without it
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    as_of: Option<Date>,
    /// Assumed work for a step by a person, in minutes
    #[arg(long, value_name = "MINUTES", default_value_t = 5.0)]
    minutes_per_step: f64,
    /// Assumed cost of an hour of work
    #[arg(long, value_name = "AMOUNT", default_value_t = 45.0)]
    cost_per_hour: f64,
    /// Assumed cost of money, in percent a year
    #[arg(long, value_name = "PERCENT", default_value_t = 8.0)]
    cost_of_capital: f64,
    /// A baseline.json of before, to compare with
    #[arg(long, value_name = "FILE")]
    before: Option<PathBuf>,
    /// Title of the report
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Language of the report: en, de or fr
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: Language,
}

impl Assess {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let before = self.before.as_deref().map(baseline::read).transpose()?;
        let baseline = self.baseline()?;
        if app.json() {
            crate::output::json(&baseline)?;
        } else {
            show::print(&baseline)?;
        }
        let compared = before.map(|before| compare_baselines(&before.figures, &baseline.figures));
        if let Some(compared) = compared.as_ref().filter(|_| !app.json()) {
            show::compared(compared)?;
        }
        if let Some(folder) = &self.out {
            self.write(folder, &baseline, compared.as_ref())?;
        }
        Ok(DONE)
    }

    fn write(
        &self,
        folder: &Path,
        baseline: &Baseline,
        compared: Option<&BaselineComparison>,
    ) -> Result<()> {
        let put = |name: &str, bytes: &[u8]| {
            let path = folder.join(name);
            fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
        };
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let say = report::Say(self.lang);
        let title = self.title.as_deref();
        let title = title.unwrap_or_else(|| say.of("Order to cash: where it stands"));
        let report = report::report(say, title, baseline, compared);
        put("baseline.json", &serde_json::to_vec_pretty(baseline)?)?;
        put("report.html", pdf::report_html(&report).as_bytes())?;
        put("report.pdf", &pdf::report_pdf(&report)?)?;
        eprintln!(
            "written to {}: report.html, report.pdf, baseline.json",
            folder.display()
        );
        Ok(())
    }

    fn question(&self, mapping: &LogMapping) -> Result<Question> {
        let assumed = [
            self.minutes_per_step,
            self.cost_per_hour,
            self.cost_of_capital,
        ];
        if assumed
            .iter()
            .any(|number| !number.is_finite() || *number < 0.0)
        {
            return Err(Usage::error(
                "an assumption is negative",
                "give numbers from 0",
            ));
        }
        let or = |told: &[String], mapped: &[String]| -> Vec<String> {
            let chosen = if told.is_empty() { mapped } else { told };
            chosen.iter().map(|step| step.trim().to_owned()).collect()
        };
        Ok(Question {
            starts: or(&self.start, &mapping.starts),
            ends: or(&self.end, &mapping.ends),
            path: or(&self.path, &mapping.path),
            assumptions: Assumptions {
                minutes_per_step: self.minutes_per_step,
                cost_per_hour: self.cost_per_hour,
                cost_of_capital: self.cost_of_capital,
            },
        })
    }

    fn mapping(&self) -> Result<LogMapping> {
        let mut mapping = match &self.mapping {
            None => LogMapping::default(),
            Some(path) => {
                let text = fs::read_to_string(path)
                    .with_context(|| format!("cannot read {}", path.display()))?;
                LogMapping::parse(&text).with_context(|| path.display().to_string())?
            }
        };
        mapping.object_type = self.object_type.clone().or(mapping.object_type);
        Ok(mapping)
    }

    fn baseline(&self) -> Result<Baseline> {
        let mapping = self.mapping()?;
        let question = self.question(&mapping)?;
        let (mut doubts, mut ledger) = (Doubts::default(), Ledger::default());
        let mut logs: Option<Logs> = None;
        let mut files = Vec::new();
        let currency = self.currency.as_deref().unwrap_or_default().to_uppercase();
        for path in &self.logs {
            let unpacked = unpack::unpacked(path)?;
            let source = unpacked.path();
            let format = eventlog::detect_file(source)?;
            if format == LogFormat::Table && holds_a_ledger(source, &mapping)? {
                ledger
                    .read(source, &mapping, &currency, &mut doubts)
                    .with_context(|| path.display().to_string())?;
                files.push((path.display().to_string(), "ledger"));
                continue;
            }
            let logs = match &mut logs {
                Some(logs) => logs,
                none => none.insert(Logs::new(&mapping)?),
            };
            logs.read(source, &mapping, &mut doubts)
                .with_context(|| path.display().to_string())?;
            files.push((path.display().to_string(), "event log"));
        }
        let object_type = logs.as_ref().and_then(|logs| logs.object_type.clone());
        let log = logs.map(|logs| logs.finish(&mut doubts)).transpose()?;
        let assessed = log.as_ref().map(|read| {
            assess(&read.log, &question).ok_or_else(|| {
                Usage::error(
                    "no event could be read",
                    "look at the warnings, or map the columns",
                )
            })
        });
        let process = assessed.transpose()?;
        Ok(Baseline::new(baseline::Parts {
            files,
            object_type,
            log: log.as_ref().zip(process),
            ledger: &ledger,
            as_of: self.as_of,
            currency,
            doubts: doubts.list(),
        }))
    }
}

/// Is a table a ledger rather than a log of events?
fn holds_a_ledger(path: &Path, mapping: &LogMapping) -> Result<bool> {
    let mut options = TableOptions {
        skip_rows: mapping.options.skip_rows,
        ..TableOptions::default()
    };
    options.delimiter = mapping
        .options
        .delimiter
        .as_ref()
        .and_then(|text| text.chars().next());
    options.sheet = mapping.options.sheet.clone();
    let source = open_table(path, &options)?;
    let names = source.columns();
    Ok(!log::is_log(names, mapping) && ledger::is_ledger(names, mapping))
}

//! `cashlane forecast predict`.
//!
//! Items stream through: one thread reads, others foretell, this one writes and adds up, in the
//! order of the file. Memory holds a few thousand items, the model and the customers' sums.

mod stream;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;
use insight::forecast::{CashLine, Day, Model, Plan, date_of, day_of};
use kernel::{Date, dates};
use serde_json::json;

use super::{fit, read, write};
use crate::app::App;
use crate::commands::{DONE, date};
use crate::failure::Failed;
use crate::output::{self, Table};
use stream::Counts;

/// Weeks and months whose cash is told.
const WEEKS: i32 = 13;
const MONTHS: i32 = 12;

/// What to foretell, and where it goes
#[derive(Debug, Args)]
pub struct Predict {
    /// The model of `forecast fit`
    #[arg(long, value_name = "FILE", default_value = "model.json")]
    model: PathBuf,
    /// CSV of open items, columns as for `forecast fit`; outcomes may be missing
    #[arg(long, value_name = "FILE")]
    open_items: PathBuf,
    /// CSV of items as for `forecast fit`: what customers did until the as-of date is taken from it
    /// instead of the model
    #[arg(long, value_name = "FILE")]
    history: Option<PathBuf>,
    /// The day on which the items are open; without it, that of the model
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Where the items' forecasts go (CSV)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Where the cash of 13 weeks goes (CSV)
    #[arg(long, value_name = "FILE")]
    cash: Option<PathBuf>,
    /// Where the cash of 12 months goes (CSV)
    #[arg(long, value_name = "FILE")]
    cash_monthly: Option<PathBuf>,
}

impl Predict {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let started = Instant::now();
        let mut warnings = Vec::new();
        let mut model = load(&self.model)?;
        let as_of = self.as_of.map_or(model.as_of, day_of);
        if self.as_of.is_none() {
            warnings.push(format!(
                "--as-of is not given: the items are taken to be open on {}, the model's day",
                date_of(as_of)
            ));
        }
        if let Some(history) = &self.history {
            let found = read::all(history, model.blank())?;
            model.remember(&found.items.as_known_on(as_of, false), as_of);
        } else if as_of < model.as_of {
            warnings.push(format!(
                "the model knows what customers did until {}: give --history to see only what was \
                 known on {}",
                date_of(model.as_of),
                date_of(as_of)
            ));
        }
        let plans = [weeks(as_of), months(as_of)];
        let found = stream::run(&model, &self.open_items, as_of, plans, self.out.as_deref())?;
        warnings.extend(found.warnings);
        warnings.extend(found.counts.warnings());
        let [weekly, monthly] = found.cash.map(|cash| cash.lines());
        for (path, lines) in [(&self.cash, &weekly), (&self.cash_monthly, &monthly)] {
            if let Some(path) = path {
                save(path, lines)?;
            }
        }
        fit::warn(&warnings);
        if app.json() {
            output::json(&json!({
                "as_of": date_of(as_of),
                "items": found.counts.told,
                "settled_already": found.counts.settled,
                "new_customers": found.counts.of_new_customers,
                "expected_late": found.counts.late,
                "weekly": write::cash_json(&weekly),
                "monthly": write::cash_json(&monthly),
                "warnings": warnings,
            }))?;
        } else {
            show(&weekly, &found.counts)?;
        }
        eprintln!("done in {:.1} s", started.elapsed().as_secs_f32());
        Ok(DONE)
    }
}

fn load(path: &Path) -> Result<Model> {
    let unreadable = |what: String| {
        let remedy = "name a model that `cashlane forecast fit` of this release has written";
        Failed::error(format!("{} {what}", path.display()), remedy)
    };
    let text = std::fs::read(path);
    let text = text.map_err(|error| unreadable(format!("cannot be read: {error}")))?;
    let model: Model = serde_json::from_slice(&text)
        .map_err(|error| unreadable(format!("is no model: {error}")))?;
    if !model.is_readable() {
        return Err(unreadable("is a model of another release".to_owned()));
    }
    Ok(model)
}

fn weeks(as_of: Day) -> Plan {
    Plan::new(
        as_of,
        (1..=WEEKS).map(|week| as_of + 7 * week - 1).collect(),
    )
}

fn months(as_of: Day) -> Plan {
    let first = date_of(as_of);
    let end = |month| day_of(dates::end_of_month(dates::add_months(first, month)));
    Plan::new(as_of, (0..MONTHS).map(end).collect())
}

fn save(path: &Path, lines: &[CashLine]) -> Result<()> {
    let write = || -> Result<()> {
        let mut out = BufWriter::new(File::create(path)?);
        write::cash(&mut out, lines)?;
        Ok(out.flush()?)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

fn show(weekly: &[CashLine], counts: &Counts) -> Result<()> {
    for line in weekly {
        let code = line
            .currency
            .map_or(String::new(), |it| it.code().to_owned());
        let mut table = Table::new(&[
            "from",
            "until",
            &format!(">expected {code}"),
            ">items",
            ">on due date",
            ">50 % from",
            ">to",
            ">80 % from",
            ">to",
            ">95 % from",
            ">to",
        ]);
        for bucket in &line.buckets {
            let mut cells = write::cells(bucket, line.currency);
            if cells[1].is_empty() {
                "later".clone_into(&mut cells[1]);
            }
            table.row(cells);
        }
        table.print()?;
        output::line("")?;
    }
    output::line(format!(
        "{} items, {:.1} of them expected late",
        counts.told, counts.late
    ))
}

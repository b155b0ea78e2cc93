//! `cashlane forecast fit`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;
use insight::forecast::{Day, Items, Model, date_of, day_of};
use kernel::Date;
use serde_json::json;

use super::read;
use crate::app::App;
use crate::commands::{DONE, date};
use crate::failure::Failed;
use crate::output;

/// What to learn from, and where the model goes
#[derive(Debug, Args)]
pub struct Fit {
    /// CSV with customer_id, issue_date, due_date, amount, settled_date (empty while open);
    /// optional: invoice_no, currency, disputed, country, segment, paperless_bill
    #[arg(value_name = "TRAIN.csv")]
    train: PathBuf,
    /// The day on which the items stood as the file says; later settlements and items are left
    /// out. Without it, the day after the last one in the file
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Where the model goes (JSON)
    #[arg(long, value_name = "FILE", default_value = "model.json")]
    out: PathBuf,
}

impl Fit {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let started = Instant::now();
        let found = read::all(&self.train, Items::default())?;
        let read = started.elapsed();
        let mut warnings = found.warnings;
        let as_of = as_of(self.as_of, &found.items, &mut warnings)?;
        let items = known(found.items, as_of, &mut warnings);
        let model = Model::fit(&items, as_of).map_err(|error| {
            Failed::error(
                format!("{}: {error}", self.train.display()),
                "give items that are settled, with their settled_date",
            )
        })?;
        save(&model, &self.out)?;
        let learned = started.elapsed().checked_sub(read).unwrap_or_default();
        warn(&warnings);
        if app.json() {
            output::json(&json!({
                "model": self.out.display().to_string(),
                "as_of": date_of(as_of),
                "settled": model.settled,
                "open": model.open,
                "customers": model.customers(),
                "trees": model.has_trees(),
                "half_life_days": model.half_life(),
                "warnings": warnings,
            }))?;
        } else {
            output::line(format!(
                "{} settled and {} open items of {} customers as of {}{}: {}",
                model.settled,
                model.open,
                model.customers(),
                date_of(as_of),
                if model.has_trees() {
                    ", with trees"
                } else {
                    ""
                },
                self.out.display(),
            ))?;
        }
        eprintln!(
            "read in {:.1} s, learned in {:.1} s",
            read.as_secs_f32(),
            learned.as_secs_f32()
        );
        Ok(DONE)
    }
}

/// The day of the items: the one that was asked for, else the one after the last they tell of.
pub fn as_of(asked: Option<Date>, items: &Items, warnings: &mut Vec<String>) -> Result<Day> {
    if let Some(asked) = asked {
        return Ok(day_of(asked));
    }
    let day = read::latest_day(items).ok_or_else(|| {
        Failed::error("the file holds no items", "give a file with one item a row")
    })?;
    warnings.push(format!(
        "--as-of is not given: the items are taken to stand as on {}, the day after the last one in \
         the file",
        date_of(day)
    ));
    Ok(day)
}

/// The items without what is later than the day.
pub fn known(items: Items, as_of: Day, warnings: &mut Vec<String>) -> Items {
    let later = items.rows.iter().filter(|item| item.issued > as_of).count();
    let undone = items
        .rows
        .iter()
        .filter(|item| item.settled > Some(as_of))
        .count();
    for (count, what) in [
        (later, "items issued later than the as-of date are left out"),
        (
            undone,
            "items settled later than the as-of date count as open",
        ),
    ] {
        if count > 0 {
            warnings.push(format!("{what}: {count}"));
        }
    }
    if later + undone == 0 {
        return items;
    }
    items.as_known_on(as_of, true)
}

/// Tells warnings on standard error.
pub fn warn(warnings: &[String]) {
    for warning in warnings {
        eprintln!("warning: {warning}");
    }
}

fn save(model: &Model, path: &Path) -> Result<()> {
    let write = || -> Result<()> {
        let mut out = BufWriter::with_capacity(1 << 18, File::create(path)?);
        serde_json::to_writer(&mut out, model)?;
        writeln!(out)?;
        Ok(out.flush()?)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

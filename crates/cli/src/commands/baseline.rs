use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use kernel::{BaselineId, Date};
use o2c::insight::{
    self as figures, Baseline as Kept, BaselineComparison, NewBaseline, Period, Scope,
};
use serde_json::Value;

use super::{DONE, date};
use crate::app::{App, actor};
use crate::failure::Usage;
use crate::output::{self, Table};

/// Figures as they once stood
#[derive(Debug, Subcommand)]
pub enum Baseline {
    /// Show the baselines
    List,
    /// Keep the figures of a baseline.json, or the own ones of a period
    Keep(Keep),
    /// Show a baseline beside what is measured in a period
    Compare(Compare),
    /// Take a baseline away
    Withdraw(Which),
}

/// What to keep
#[derive(Debug, Args)]
pub struct Keep {
    /// What it is called, e.g. `before go-live`
    name: String,
    /// A baseline.json of `cashlane assess`; the own figures are measured without it
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    days: Days,
}

/// Which one, and over which days is measured
#[derive(Debug, Args)]
pub struct Compare {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    days: Days,
}

/// Which one
#[derive(Debug, Args)]
pub struct Which {
    /// Which one
    #[arg(value_name = "ID")]
    baseline: BaselineId,
}

/// Over which days is measured; the last 90 without it
#[derive(Debug, Clone, Copy, Args)]
pub struct Days {
    /// First day on which orders came in
    #[arg(long, value_name = "DATE", value_parser = date, requires = "to")]
    from: Option<Date>,
    /// Last day, as of which the ledger is measured
    #[arg(long, value_name = "DATE", value_parser = date, requires = "from")]
    to: Option<Date>,
}

/// Days that are measured where none are named.
const DAYS: i64 = 90;

impl Days {
    fn period(self, today: Date) -> Period {
        let latest = Period {
            from: kernel::dates::add_days(today, 1 - DAYS),
            to: today,
        };
        let named = self.from.zip(self.to);
        named.map_or(latest, |(from, to)| Period { from, to })
    }
}

impl Baseline {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let house = app.entity(&store)?;
        let (entity, scope) = (house.id, Scope::of(house.id));
        let today = house.today(store.now());
        let kept = match self {
            Self::List => store.read(|tx| figures::baselines(tx, entity))?,
            Self::Keep(keep) => {
                let new = keep.baseline(today)?;
                let own = store.read(|tx| figures::own_baseline(tx, &scope, &new))?;
                vec![store.write(actor(), move |tx| {
                    figures::keep_baseline(tx, entity, &new, own.as_deref())
                })?]
            }
            Self::Compare(Compare { which, days }) => {
                let period = days.period(today);
                let found = store
                    .read(|tx| figures::compare_baseline(tx, &scope, which.baseline, period))?;
                match app.json() {
                    true => output::json(&found)?,
                    false => tell(&found)?,
                }
                return Ok(DONE);
            }
            Self::Withdraw(Which { baseline }) => {
                let id = *baseline;
                vec![store.write(actor(), move |tx| {
                    figures::withdraw_baseline(tx, entity, id)
                })?]
            }
        };
        match app.json() {
            true => output::json(&kept)?,
            false => print(&kept)?,
        }
        Ok(DONE)
    }
}

impl Keep {
    fn baseline(&self, today: Date) -> Result<NewBaseline> {
        let name = self.name.clone();
        let Some(path) = &self.file else {
            let Period { from, to } = self.days.period(today);
            return Ok(NewBaseline {
                name,
                from: Some(from),
                to: Some(to),
                version: None,
                figures: Vec::new(),
            });
        };
        let told = || format!("{} is no baseline of `cashlane assess`", path.display());
        let text =
            std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let file: Value = serde_json::from_slice(&text).with_context(told)?;
        let figures = serde_json::from_value(file["figures"].clone()).with_context(told)?;
        let new = NewBaseline {
            name,
            from: self.days.from.or_else(|| day(&file["process"]["first"])),
            to: self.days.to.or_else(|| day(&file["process"]["last"])),
            version: serde_json::from_value(file["version"].clone()).with_context(told)?,
            figures,
        };
        match new.figures.is_empty() {
            true => Err(Usage::error(
                format!("{} holds no figures", path.display()),
                "assess a log or a ledger of which figures can be made",
            )),
            false => Ok(new),
        }
    }
}

/// The day of an instant in the file, if it tells one.
fn day(instant: &Value) -> Option<Date> {
    let (day, _) = instant.as_str()?.split_once(' ')?;
    day.parse().ok()
}

fn print(kept: &[Kept]) -> Result<()> {
    let mut table = Table::new(&["name", "source", "from", "to", ">figures", "id"]);
    for one in kept {
        table.row([
            one.name.clone(),
            one.source.to_string(),
            output::or_dash(one.from),
            output::or_dash(one.to),
            one.figures.to_string(),
            one.id.to_string(),
        ]);
    }
    table.print()
}

fn tell(found: &BaselineComparison) -> Result<()> {
    println!(
        "{}, and {} to {}",
        found.baseline.name, found.period.from, found.period.to
    );
    let mut table = Table::new(&[
        "figure",
        ">before",
        ">after",
        "unit",
        ">cases before",
        ">cases after",
        ">difference (95 %)",
    ]);
    let named = |measure: &str, currency: Option<&str>| {
        format!("{measure} {}", currency.unwrap_or_default())
            .trim_end()
            .to_owned()
    };
    for change in &found.changes {
        table.row([
            named(&change.measure, change.currency.as_deref()),
            output::or_dash(change.before),
            output::or_dash(change.after),
            change.unit.clone(),
            change.before_cases.to_string(),
            change.after_cases.to_string(),
            super::change::bounds(change.difference.as_ref()),
        ]);
    }
    table.print()?;
    for (side, figures) in [
        ("only before", &found.only_before),
        ("only after", &found.only_after),
    ] {
        let names = figures
            .iter()
            .map(|figure| named(&figure.measure, figure.currency.as_deref()));
        let names: Vec<String> = names.collect();
        if !names.is_empty() {
            println!("{side}: {}", names.join(", "));
        }
    }
    Ok(())
}

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use insight::Ratio;
use kernel::{Date, MarkedChangeId};
use o2c::insight::{self as figures, Bounded, ChangeEffect, MarkedChange, NewMarkedChange};

use super::{DONE, date};
use crate::app::{App, actor};
use crate::output::{self, Table};

/// Marked changes in how the company works
#[derive(Debug, Subcommand)]
pub enum Change {
    /// Show the marked changes
    List,
    /// Mark a change
    Mark(Mark),
    /// Show every figure before and after a change, with bounds
    Effect(Effect),
}

/// What changed
#[derive(Debug, Args)]
pub struct Mark {
    /// What changed, e.g. `go-live of reminders`
    name: String,
    /// The first day on which it held
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Date,
    /// More of it
    #[arg(long)]
    note: Option<String>,
    /// It holds for customers in this segment only
    #[arg(long)]
    segment: Option<String>,
    /// It holds for customers in this country only
    #[arg(long)]
    country: Option<String>,
    /// Hold so many per cent of the customers out, from 1 to 90
    #[arg(long, value_name = "PERCENT")]
    hold_out: Option<i64>,
    /// In how many waves the other customers start
    #[arg(long)]
    waves: Option<i64>,
    /// Days from one wave to the next
    #[arg(long, value_name = "DAYS")]
    wave_days: Option<i64>,
}

/// Which change
#[derive(Debug, Args)]
pub struct Effect {
    /// Which one
    #[arg(value_name = "ID")]
    change: MarkedChangeId,
    /// So many days before and after it
    #[arg(long, default_value_t = 90)]
    days: i64,
}

impl Change {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let entity = app.entity(&store)?.id;
        let changes = match self {
            Self::List => store.read(|tx| figures::marked_changes(tx, entity))?,
            Self::Mark(mark) => {
                let new = mark.change();
                vec![store.write(actor(), move |tx| figures::mark_change(tx, entity, &new))?]
            }
            Self::Effect(asked) => {
                let effect = store
                    .read(|tx| figures::change_effect(tx, entity, asked.change, asked.days))?;
                match app.json() {
                    true => output::json(&effect)?,
                    false => tell(&effect)?,
                }
                return Ok(DONE);
            }
        };
        match app.json() {
            true => output::json(&changes)?,
            false => print(&changes)?,
        }
        Ok(DONE)
    }
}

impl Mark {
    fn change(&self) -> NewMarkedChange {
        NewMarkedChange {
            name: self.name.clone(),
            note: self.note.clone(),
            on: self.on,
            segment: self.segment.clone(),
            country: self.country.clone(),
            held_out_percent: self.hold_out,
            waves: self.waves,
            wave_days: self.wave_days,
        }
    }
}

fn print(changes: &[MarkedChange]) -> Result<()> {
    let mut table = Table::new(&["on", "change", "segment", "country", ">held out %", "id"]);
    for change in changes {
        table.row([
            change.on.to_string(),
            change.name.clone(),
            output::or_dash(change.segment.as_ref()),
            output::or_dash(change.country.as_ref()),
            output::or_dash(change.held_out_percent.as_ref()),
            change.id.to_string(),
        ]);
    }
    table.print()
}

fn value(of: Option<Ratio>) -> String {
    output::or_dash(of.as_ref())
}

/// Bounds, with a star where they leave out zero.
pub(super) fn bounds(of: Option<&Bounded>) -> String {
    let text = of.map(|it| {
        let star = if it.more_than_chance { " *" } else { "" };
        format!("{} … {}{star}", value(it.low), value(it.high))
    });
    output::or_dash(text)
}

fn tell(effect: &ChangeEffect) -> Result<()> {
    let after = effect.after.map(|it| format!("{} to {}", it.from, it.to));
    println!(
        "{} to {}, and {}",
        effect.before.from,
        effect.before.to,
        output::or_dash(after)
    );
    let mut table = Table::new(&[
        "kpi",
        ">before",
        ">after",
        "unit",
        ">cases before",
        ">cases after",
        ">difference (95 %)",
        ">change of level (95 %)",
    ]);
    for figure in &effect.figures {
        let level = figure.series.as_ref().map(|series| &series.level);
        table.row([
            figure.kpi.id().to_owned(),
            value(figure.before),
            value(figure.after),
            figure
                .currency
                .map_or(figure.unit.to_owned(), |it| it.code().to_owned()),
            figure.before_cases.to_string(),
            figure.after_cases.to_string(),
            bounds(figure.difference.as_ref()),
            bounds(level),
        ]);
    }
    table.print()?;
    for one in &effect.experiment {
        println!(
            "experiment, {}: {} {} ({} with it, {} held out)",
            one.kpi.id(),
            bounds(one.effect.as_ref()),
            one.unit,
            one.treated,
            one.held_out
        );
    }
    Ok(())
}

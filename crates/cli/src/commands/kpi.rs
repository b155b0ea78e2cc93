use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use kernel::Date;
use o2c::insight::{self, Figure, Kpi as Id, Period};

use super::{DONE, date};
use crate::app::App;
use crate::output::{self, Table};

/// Key figures
///
/// Without ids it prints all of them.
#[derive(Debug, Args)]
pub struct Kpi {
    /// Which ones, e.g. `dso`
    #[arg(value_name = "ID", value_parser = id)]
    ids: Vec<Id>,
    /// First day of the period
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Date,
    /// Last day of the period
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Date,
    /// Show what each figure is made of
    #[arg(long)]
    parts: bool,
}

fn id(text: &str) -> Result<Id, String> {
    text.parse().map_err(|_| {
        let known: Vec<&str> = Id::ALL.iter().map(|kpi| kpi.id()).collect();
        format!("one of: {}", known.join(", "))
    })
}

impl Kpi {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let entity = app.entity(&store)?;
        let period = Period {
            from: self.from,
            to: self.to,
        };
        let ids = if self.ids.is_empty() {
            Id::ALL
        } else {
            &self.ids
        };
        let figures = store.read(|tx| {
            let mut figures = Vec::new();
            for id in ids {
                figures.extend(insight::measure(
                    tx,
                    &insight::Scope::of(entity.id),
                    *id,
                    period,
                )?);
            }
            Ok::<_, o2c::Error>(figures)
        })?;
        if app.json() {
            output::json(&figures)?;
        } else {
            self.print(&figures)?;
        }
        Ok(DONE)
    }

    fn print(&self, figures: &[Figure]) -> Result<()> {
        let mut table = Table::new(&["kpi", "currency", ">value", "unit", ">cases"]);
        for figure in figures {
            table.row([
                figure.kpi.id().to_owned(),
                output::or_dash(figure.currency.map(|currency| currency.code().to_owned())),
                output::or_dash(figure.value.as_ref()),
                figure.unit.to_owned(),
                figure.cases.to_string(),
            ]);
            for part in figure.parts.iter().filter(|_| self.parts) {
                table.row([
                    format!("  {}", part.name),
                    String::new(),
                    output::or_dash(part.value.as_ref()),
                    part.unit.to_owned(),
                    String::new(),
                ]);
            }
        }
        table.print()
    }
}

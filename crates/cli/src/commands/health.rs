use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use o2c::insight::{self, HealthFigure};

use super::{DONE, FAILED};
use crate::app::App;
use crate::output::{self, Table};

/// What is shown, and how it ends
#[derive(Debug, Args)]
pub struct Health {
    /// End with exit code 1 if a figure is above its limit
    #[arg(long)]
    check: bool,
}

impl Health {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let entity = app.entity(&store)?.id;
        let figures = store.read(|tx| {
            let mut figures = insight::system_health(tx, &[])?;
            figures.extend(insight::entity_health(tx, entity)?);
            Ok::<_, o2c::Error>(figures)
        })?;
        match app.json() {
            true => output::json(&figures)?,
            false => print(&figures)?,
        }
        let alert = figures.iter().any(|figure| figure.alert);
        Ok(match self.check && alert {
            true => FAILED,
            false => DONE,
        })
    }
}

fn print(figures: &[HealthFigure]) -> Result<()> {
    let mut table = Table::new(&["area", "figure", "of", ">value", "unit", ">limit", "state"]);
    for figure in figures {
        table.row([
            figure.area.to_string(),
            figure.name.to_owned(),
            output::or_dash(figure.source.as_ref()),
            output::or_dash(figure.value.as_ref()),
            figure.unit.to_owned(),
            output::or_dash(figure.limit.as_ref()),
            if figure.alert { "look" } else { "well" }.to_owned(),
        ]);
    }
    table.print()
}

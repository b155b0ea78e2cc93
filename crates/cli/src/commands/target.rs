use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use kernel::{Currency, Date, UserId};
use o2c::insight::{self, Direction, Measure, NewTarget, Scope, TargetView};

use super::{DONE, date};
use crate::app::{App, actor};
use crate::output::{self, Table};

/// Targets of key figures
#[derive(Debug, Subcommand)]
pub enum Target {
    /// Show the targets, what is worth most first
    List(List),
    /// Set a target; what the figure is now is kept as its start
    Set(Set),
}

/// Which targets
#[derive(Debug, Args)]
pub struct List {
    /// Those that are no longer pursued
    #[arg(long)]
    ended: bool,
}

/// What is to be reached
#[derive(Debug, Args)]
pub struct Set {
    /// Which figure, e.g. `dso`
    #[arg(value_name = "ID")]
    kpi: String,
    /// The value to reach, in the figure's unit
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    target: Measure,
    /// What is better: higher or lower
    #[arg(long, value_parser = direction)]
    better: Direction,
    /// The day by which it is to be reached
    #[arg(long, value_name = "DATE", value_parser = date)]
    due: Date,
    /// E-mail address of the user who answers for it
    #[arg(long, value_name = "EMAIL")]
    owner: String,
    /// Of figures in several currencies the one that counts; default: that of the books
    #[arg(long, value_parser = currency)]
    currency: Option<Currency>,
    /// Over how many days the figure is measured each time
    #[arg(long, value_name = "DAYS", default_value_t = 30)]
    window: i64,
    /// What is done for it
    #[arg(long)]
    note: Option<String>,
}

fn direction(text: &str) -> Result<Direction, String> {
    Direction::parse(text).ok_or_else(|| "higher or lower".to_owned())
}

fn currency(text: &str) -> Result<Currency, String> {
    Currency::parse(text).map_err(|_| "an ISO 4217 code, e.g. EUR".to_owned())
}

impl Target {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let entity = app.entity(&store)?.id;
        let views = match self {
            Self::List(list) => {
                store.read(|tx| insight::targets(tx, &Scope::of(entity), list.ended))?
            }
            Self::Set(set) => {
                let owner = set.owner(&store)?;
                let new = set.target(owner);
                vec![store.write(actor(), move |tx| insight::set_target(tx, entity, &new))?]
            }
        };
        match app.json() {
            true => output::json(&views)?,
            false => print(&views)?,
        }
        Ok(DONE)
    }
}

impl Set {
    fn owner(&self, store: &store::Store) -> Result<UserId> {
        let email = self.owner.trim().to_lowercase();
        let users = store.read(|tx| {
            let rows = tx.query(
                "SELECT id FROM users WHERE lower(email) = $1",
                &[email.into()],
            )?;
            rows.iter()
                .map(|row| row.get(0))
                .collect::<store::Result<Vec<_>>>()
        })?;
        let user = users.first().copied();
        user.with_context(|| format!("there is no user {}", self.owner))
    }

    fn target(&self, owner: UserId) -> NewTarget {
        NewTarget {
            kpi: self.kpi.clone(),
            currency: self.currency,
            direction: self.better,
            target: self.target,
            window_days: Some(self.window),
            due_on: self.due,
            owner: Some(owner),
            note: self.note.clone(),
        }
    }
}

fn print(views: &[TargetView]) -> Result<()> {
    let mut table = Table::new(&[
        "kpi",
        "owner",
        "due",
        ">start",
        ">now",
        ">target",
        "unit",
        ">done %",
        "standing",
        ">at stake",
    ]);
    for view in views {
        let at_stake = view
            .at_stake
            .map(|money| format!("{} {}", money.to_decimal_string(), money.currency().code()));
        table.row([
            view.target.kpi.id().to_owned(),
            view.target.owner_name.clone(),
            view.target.due_on.to_string(),
            output::or_dash(view.target.start.as_ref()),
            output::or_dash(view.latest.as_ref()),
            view.target.target.to_string(),
            view.unit.to_owned(),
            output::or_dash(view.attainment.as_ref()),
            view.standing.as_str().replace('_', " "),
            output::or_dash(at_stake),
        ]);
    }
    table.print()
}

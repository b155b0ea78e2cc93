use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use insight::Ratio;
use kernel::AnomalyId;
use o2c::insight::{
    self as figures, Anomaly as Found, AnomalyFilter, AnomalyState, Dismissal, Reinstatement,
};
use o2c::{Outcome, PageRequest};

use super::DONE;
use crate::app::{App, actor};
use crate::output::{self, Table};

/// What is out of the ordinary
#[derive(Debug, Subcommand)]
pub enum Anomaly {
    /// Show anomalies, those found last first
    List(List),
    /// Say that nobody need look at one
    Dismiss(Dismiss),
    /// Take a dismissal back
    Reinstate(Reinstate),
}

/// Which anomalies
#[derive(Debug, Args)]
pub struct List {
    /// open, dismissed or over; all when left out
    #[arg(long, value_parser = state)]
    state: Option<AnomalyState>,
    /// So many at most
    #[arg(long, value_name = "COUNT", default_value_t = 100)]
    limit: u32,
}

/// Why nobody need look
#[derive(Debug, Args)]
pub struct Dismiss {
    /// Which one
    #[arg(value_name = "ID")]
    anomaly: AnomalyId,
    /// Why
    #[arg(long)]
    reason: String,
    /// For so many days the same figure raises nothing
    #[arg(long, value_name = "DAYS", default_value_t = 30)]
    mute: i64,
}

/// Which dismissal
#[derive(Debug, Args)]
pub struct Reinstate {
    /// Which one
    #[arg(value_name = "ID")]
    anomaly: AnomalyId,
}

fn state(text: &str) -> Result<AnomalyState, String> {
    AnomalyState::parse(text).ok_or_else(|| "open, dismissed or over".to_owned())
}

impl Anomaly {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let entity = app.entity(&store)?.id;
        let found = match self {
            Self::List(list) => {
                let filter = AnomalyFilter { state: list.state };
                let page = PageRequest::first(list.limit);
                let listed = store.read(|tx| figures::anomalies(tx, entity, &filter, &page))?;
                listed.items
            }
            Self::Dismiss(dismiss) => {
                let asked = Dismissal {
                    anomaly: dismiss.anomaly,
                    reason: dismiss.reason.clone(),
                    mute_days: Some(dismiss.mute),
                };
                all(store.write(actor(), move |tx| {
                    figures::dismiss_anomalies(tx, entity, std::slice::from_ref(&asked))
                })?)?
            }
            Self::Reinstate(reinstate) => {
                let asked = Reinstatement {
                    anomaly: reinstate.anomaly,
                };
                all(store.write(actor(), move |tx| {
                    figures::reinstate_anomalies(tx, entity, std::slice::from_ref(&asked))
                })?)?
            }
        };
        match app.json() {
            true => output::json(&found)?,
            false => print(&found)?,
        }
        Ok(DONE)
    }
}

fn all(outcomes: Vec<Outcome<Found>>) -> Result<Vec<Found>> {
    let outcomes = outcomes.into_iter();
    Ok(outcomes
        .map(|outcome| outcome.map_err(o2c::Error::from))
        .collect::<o2c::Result<_>>()?)
}

fn print(found: &[Found]) -> Result<()> {
    let mut table = Table::new(&[
        "kpi",
        "since",
        ">value",
        ">usual from",
        ">usual to",
        "unit",
        "state",
        "explained by",
        "id",
    ]);
    for one in found {
        let name = one.kpi.id();
        let value = |of: Option<Ratio>| output::or_dash(of.as_ref());
        let explained = one.explained.as_ref().map(|part| {
            let name = part.name.as_deref().unwrap_or("no segment");
            let of = if part.shift { "share of cases, " } else { "" };
            format!("{name} ({of}{} %)", part.percent)
        });
        table.row([
            match &one.part {
                Some(step) => format!("{name}: {step}"),
                None => name.to_owned(),
            },
            one.first_on.to_string(),
            value(one.value),
            value(one.low),
            value(one.high),
            one.currency
                .map_or(one.unit.to_owned(), |it| it.code().to_owned()),
            one.state.as_str().to_owned(),
            output::or_dash(explained),
            one.id.to_string(),
        ]);
    }
    table.print()
}

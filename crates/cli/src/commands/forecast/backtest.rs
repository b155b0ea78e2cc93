//! `cashlane forecast backtest`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use insight::forecast::{
    Backtest as Found, BacktestOptions, Items, Method, Score, WeeklyScore, backtest, date_of,
};
use kernel::Date;
use serde_json::{Value, json};

use super::{fit, read};
use crate::app::App;
use crate::commands::{DONE, date};
use crate::failure::Failed;
use crate::output::{self, Table};

/// What to try the forecast on
#[derive(Debug, Args)]
pub struct Backtest {
    /// CSV as for `forecast fit`
    #[arg(value_name = "TRAIN.csv")]
    train: PathBuf,
    /// At how many days in the past
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=100))]
    cuts: u8,
    /// The day on which the items stood as the file says; without it, the day after the last one
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Take disputes as known from the start; without it they are if the file tells them of open
    /// items, too
    #[arg(long)]
    disputes_known: bool,
}

impl Backtest {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let found = read::all(&self.train, Items::default())?;
        let mut warnings = found.warnings;
        let as_of = fit::as_of(self.as_of, &found.items, &mut warnings)?;
        let items = fit::known(found.items, as_of, &mut warnings);
        let open = || items.rows.iter().filter(|item| item.settled.is_none());
        let told = open().any(|item| item.disputed.is_some());
        let hide_disputes = !(self.disputes_known || told);
        if hide_disputes && items.rows.iter().any(|item| item.disputed.is_some()) {
            warnings.push(
                "disputes are told of settled items only: of open items they count as not known"
                    .to_owned(),
            );
        }
        let options = BacktestOptions {
            cuts: usize::from(self.cuts),
            as_of,
            hide_disputes,
        };
        let found = backtest(&items, options).map_err(|error| {
            Failed::error(
                format!("{}: {error}", self.train.display()),
                "give more settled items, or ask for fewer --cuts",
            )
        })?;
        fit::warn(&warnings);
        if app.json() {
            output::json(&as_json(&found, &warnings)?)?;
        } else {
            show(&found)?;
        }
        Ok(DONE)
    }
}

fn as_json(found: &Found, warnings: &[String]) -> Result<Value> {
    let cuts = found.cuts.iter().map(|cut| {
        json!({
            "day": date_of(cut.day),
            "settled": cut.settled,
            "open": cut.open,
            "later": cut.later,
        })
    });
    Ok(json!({
        "cuts": cuts.collect::<Vec<_>>(),
        "open": serde_json::to_value(&found.open)?,
        "later": serde_json::to_value(&found.later)?,
        "weekly": serde_json::to_value(&found.weekly)?,
        "warnings": warnings,
    }))
}

const fn name(method: Method) -> &'static str {
    match method {
        Method::Model => "model",
        Method::DueDate => "pays on due date",
        Method::CustomerAverage => "customer's average delay",
        Method::LastYear => "same season last year",
    }
}

fn show(found: &Found) -> Result<()> {
    let mut cuts = Table::new(&["cut", ">learned from", ">open", ">issued later"]);
    for cut in &found.cuts {
        cuts.row([
            date_of(cut.day).to_string(),
            cut.settled.to_string(),
            cut.open.to_string(),
            cut.later.to_string(),
        ]);
    }
    cuts.print()?;
    for (title, scores) in [
        ("Items issued in the 90 days after the cut", &found.later),
        ("Items open at the cut", &found.open),
    ] {
        output::line(format!("\n{title}"))?;
        items(scores)?;
    }
    output::line("\nCash of the 13 weeks after the cut, from the items open then")?;
    weeks(&found.weekly)
}

fn items(scores: &[Score]) -> Result<()> {
    let mut table = Table::new(&[
        "method",
        ">items",
        ">auc",
        ">brier",
        ">mae days",
        ">bias days",
        ">in 50 %",
        ">in 80 %",
        ">in 90 %",
    ]);
    for score in scores {
        let mut row = vec![
            name(score.method).to_owned(),
            score.items.to_string(),
            number(score.auc, 3),
            number(score.brier, 3),
            number(score.mae_days, 2),
            number(score.bias_days, 2),
        ];
        row.extend(shares(score.coverage));
        table.row(row);
    }
    table.print()
}

fn weeks(scores: &[WeeklyScore]) -> Result<()> {
    let mut table = Table::new(&[
        "method", ">weeks", ">wape", ">bias", ">in 50 %", ">in 80 %", ">in 95 %",
    ]);
    for score in scores {
        let mut row = vec![
            name(score.method).to_owned(),
            score.weeks.to_string(),
            percent(score.wape),
            percent(score.bias),
        ];
        row.extend(shares(score.coverage));
        table.row(row);
    }
    table.print()
}

fn number(value: Option<f64>, decimals: usize) -> String {
    output::or_dash(value.map(|value| format!("{value:.decimals$}")))
}

fn percent(value: Option<f64>) -> String {
    output::or_dash(value.map(|value| format!("{:.1} %", 100.0 * value)))
}

fn shares(values: Option<[f64; 3]>) -> [String; 3] {
    values
        .map_or([None; 3], |values| values.map(Some))
        .map(percent)
}

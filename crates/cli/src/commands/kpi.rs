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
    /// Compare with another period, `FROM..TO`; without a value with as many days before
    #[arg(long, value_name = "FROM..TO", num_args = 0..=1, default_missing_value = "", value_parser = other)]
    compare: Option<Other>,
    /// Of customers in this segment only
    #[arg(long)]
    segment: Option<String>,
    /// Of customers in this country only
    #[arg(long)]
    country: Option<String>,
    /// Of the customer with this number only
    #[arg(long, value_name = "NUMBER")]
    customer: Option<String>,
    /// Of orders that came by this channel only
    #[arg(long)]
    channel: Option<String>,
    /// Of lines of products of this group only
    #[arg(long)]
    product_group: Option<String>,
    /// Only what had been recorded by the end of this day (UTC) counts
    #[arg(long, value_name = "DATE", value_parser = date)]
    known_on: Option<Date>,
}

/// The other period of a comparison; none stands for as many days before.
#[derive(Debug, Clone, Copy)]
struct Other(Option<Period>);

fn other(text: &str) -> Result<Other, String> {
    if text.is_empty() {
        return Ok(Other(None));
    }
    let (from, to) = text
        .split_once("..")
        .ok_or("give two days, e.g. 2025-01-01..2025-03-31")?;
    let (from, to) = (date(from)?, date(to)?);
    Ok(Other(Some(Period { from, to })))
}

fn id(text: &str) -> Result<Id, String> {
    text.parse().map_err(|_| {
        let known: Vec<&str> = Id::ALL.iter().map(|kpi| kpi.id()).collect();
        format!("one of: {}", known.join(", "))
    })
}

/// A comparison with its KPI.
#[derive(serde::Serialize)]
struct Compared {
    kpi: &'static str,
    #[serde(flatten)]
    comparison: insight::Comparison,
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
        let customer = self.customer.as_deref();
        let customer = customer
            .map(|number| super::customer_by_number(&store, &entity, number))
            .transpose()?;
        let scope =
            insight::Scope::of_group(entity.id, self.segment.as_deref(), self.country.as_deref())
                .of_customer(customer)
                .by_channel(self.channel.as_deref())
                .of_products(self.product_group.as_deref())
                .known_on(self.known_on);
        // Asked for all, those that can be asked of this are given.
        let asked = |id: &&Id| !self.ids.is_empty() || scope.check(**id).is_ok();
        let ids: Vec<Id> = ids.iter().filter(asked).copied().collect();
        if let Some(Other(other)) = self.compare {
            return self.compared(app, &store, &scope, &ids, other);
        }
        let figures = store.read(|tx| {
            let mut figures = Vec::new();
            for id in &ids {
                figures.extend(insight::measure(tx, &scope, *id, period)?);
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

    fn compared(
        &self,
        app: &App,
        store: &store::Store,
        scope: &insight::Scope,
        ids: &[Id],
        other: Option<Period>,
    ) -> Result<ExitCode> {
        let period = Period {
            from: self.from,
            to: self.to,
        };
        let found = store.read(|tx| {
            let mut found = Vec::new();
            for id in ids {
                let all = insight::compare(tx, scope, *id, period, other)?;
                found.extend(all.into_iter().map(|one| Compared {
                    kpi: id.id(),
                    comparison: one,
                }));
            }
            Ok::<_, o2c::Error>(found)
        })?;
        if app.json() {
            output::json(&found)?;
            return Ok(DONE);
        }
        let columns = [
            "kpi",
            "currency",
            ">value",
            ">cases",
            ">other",
            ">cases",
            ">difference",
            ">from",
            ">to",
            "chance",
        ];
        let mut table = Table::new(&columns);
        for Compared { kpi, comparison } in &found {
            table.row([
                (*kpi).to_owned(),
                output::or_dash(
                    comparison
                        .currency
                        .map(|currency| currency.code().to_owned()),
                ),
                output::or_dash(comparison.value.as_ref()),
                comparison.cases.to_string(),
                output::or_dash(comparison.other_value.as_ref()),
                comparison.other_cases.to_string(),
                output::or_dash(comparison.difference.as_ref()),
                output::or_dash(comparison.low.as_ref()),
                output::or_dash(comparison.high.as_ref()),
                output::or_dash(comparison.is_more_than_chance.map(|more| match more {
                    true => "more than chance",
                    false => "may be chance",
                })),
            ]);
        }
        table.print()?;
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

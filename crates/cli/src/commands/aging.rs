use std::collections::HashMap;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use kernel::{CustomerId, Date};
use o2c::parties;
use o2c::receivables::{self, Aging as Report, AgingOptions, AgingRow};

use super::{DONE, date};
use crate::app::App;
use crate::output::{self, Table};

/// Aged receivables
///
/// Today's are read from what is left of each item; those of a past day from the items posted and
/// set off until then, as the books say for that day.
#[derive(Debug, Args)]
pub struct Aging {
    /// The day; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// One line for each currency instead of one for each customer
    #[arg(long)]
    total: bool,
    /// The last day overdue of each bucket but the last
    #[arg(long, value_delimiter = ',', default_value = "30,60,90,120")]
    edges: Vec<u16>,
}

impl Aging {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let entity = app.entity(&store)?;
        let options = AgingOptions {
            edges: self.edges.clone(),
            by_customer: !self.total,
        };
        let (report, customers) = store.read(|tx| {
            let report = receivables::aging(tx, entity.id, self.as_of, &options)?;
            let ids: Vec<CustomerId> = report.rows.iter().filter_map(|row| row.customer).collect();
            Ok::<_, o2c::Error>((report, parties::customers_by_ids(tx, entity.id, &ids)?))
        })?;
        if app.json() {
            output::json(&report)?;
            return Ok(DONE);
        }
        let names: HashMap<CustomerId, String> = customers
            .into_iter()
            .map(|(id, customer)| (id, format!("{} {}", customer.number, customer.name)))
            .collect();
        print(&report, &names)?;
        Ok(DONE)
    }
}

fn print(report: &Report, names: &HashMap<CustomerId, String>) -> Result<()> {
    output::line(format!("aged as of {}", report.as_of))?;
    let mut headings = vec![
        "customer".to_owned(),
        "currency".to_owned(),
        ">not due".to_owned(),
    ];
    let mut from = 1;
    for edge in &report.edges {
        headings.push(format!(">{from}-{edge}"));
        from = edge + 1;
    }
    headings.push(format!(">over {}", from.saturating_sub(1)));
    headings.extend([">unapplied", ">total"].map(str::to_owned));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut table = Table::new(&headings);
    for row in &report.rows {
        let name = row.customer.and_then(|id| names.get(&id).cloned());
        table.row(cells(row, name.unwrap_or_else(|| "all".to_owned())));
    }
    if report.rows.iter().any(|row| row.customer.is_some()) {
        for row in &report.totals {
            table.row(cells(row, "total".to_owned()));
        }
    }
    table.print()
}

fn cells(row: &AgingRow, name: String) -> Vec<String> {
    let mut cells = vec![
        name,
        row.currency.code().to_owned(),
        row.not_due.to_decimal_string(),
    ];
    cells.extend(row.overdue.iter().map(|amount| amount.to_decimal_string()));
    cells.extend([row.unapplied, row.total].map(|amount| amount.to_decimal_string()));
    cells
}

//! Speed, measured beside the raw engine: `cargo xtask bench <what>`.
//!
//! Each benchmark makes databases of its own and removes them; what `--db` names is never touched.

mod bank;
mod bare;
pub mod company;
mod desk;
mod figures;
mod forecast;
mod idle;
mod import;
mod kpi;
mod million;
mod path;
mod policies;
mod post;
mod process;
mod raw;
mod report;
mod scratch;
mod statement;

use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};

pub use scratch::{Place, Scratch};

/// What to measure and where.
#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    common: Common,
}

/// What all benchmarks take.
#[derive(Args)]
pub struct Common {
    /// Where: `sqlite:PATH` uses the folder of that file, `postgres://…` that server. Default:
    /// SQLite in the folder for temporary files
    #[arg(long, global = true, value_name = "URL")]
    db: Option<String>,
    /// Print the figures as JSON
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum What {
    /// The whole path in bulk: order, acknowledgement, delivery, invoice, payment, allocation
    Path(path::Options),
    /// Policies of matching and credit, tried on a million payments and orders
    Policies(policies::Options),
    /// A night of the forecast over a million open items, and what the desk asks after it
    Forecast(forecast::Options),
    /// The process of a year of orders, ten million events
    Process(process::Options),
    /// One invoice per request and commit
    Post(post::Options),
    /// Lists, reports and an allocation at a million open items
    Million(million::Options),
    /// Import of a file of orders by the `cashlane` binary
    Import(import::Options),
    /// Import, posting and matching of a large bank statement
    Statement(statement::Options),
    /// Memory of `cashlane serve` with nothing to do
    Idle(idle::Options),
    /// Reading a camt.053 of 100,000 entries, beside quick-xml alone
    Bank(bank::Options),
    /// The desk in a browser at a million open items
    Desk(desk::Options),
    /// Every key figure over orders that went the whole path
    Figures(figures::Options),
    /// The figures of receivables over ten million invoices, beside DuckDB and Polars
    Kpi(kpi::Options),
}

/// Measures and prints.
pub fn run(options: &Options) -> Result<()> {
    // What measures figures is a program of its own, which is always optimised.
    if cfg!(debug_assertions) && !matches!(options.what, What::Kpi(_)) {
        return again_in_release();
    }
    let place = Place::of(options.common.db.as_deref())?;
    let report = match &options.what {
        What::Bank(wish) => bank::run(wish)?,
        What::Kpi(wish) => kpi::run(wish)?,
        What::Figures(wish) => figures::run(&place, wish)?,
        What::Path(wish) => path::run(&place, wish)?,
        What::Policies(wish) => policies::run(&place, wish)?,
        What::Forecast(wish) => forecast::run(&place, wish)?,
        What::Process(wish) => process::run(&place, wish)?,
        What::Post(wish) => post::run(&place, wish)?,
        What::Million(wish) => million::run(&place, wish)?,
        What::Import(wish) => import::run(&place, wish)?,
        What::Statement(wish) => statement::run(&place, wish)?,
        What::Idle(wish) => idle::run(&place, wish)?,
        What::Desk(wish) => desk::run(&place, wish)?,
    };
    report.print(options.common.json)
}

/// Figures of an unoptimised build say nothing: builds this program and the product optimised and
/// runs the same command with them.
fn again_in_release() -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(&cargo)
        .args(["build", "--release", "--package", "cashlane"])
        .status()
        .context("cannot start cargo")?;
    if !built.success() {
        bail!("the release build failed");
    }
    let status = Command::new(&cargo)
        .args(["run", "--quiet", "--release", "--package", "xtask", "--"])
        .args(std::env::args_os().skip(1))
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("the optimised run failed");
    }
    Ok(())
}

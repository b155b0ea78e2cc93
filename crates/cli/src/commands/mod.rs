//! The subcommands, one file each.

mod aging;
mod anomaly;
mod assess;
mod backup;
mod bank;
mod baseline;
mod board_pack;
mod change;
mod company;
mod demo;
mod export;
mod forecast;
mod health;
mod import;
mod kpi;
mod matching;
mod migrate;
mod remittance;
mod restore;
mod run;
mod serve;
mod simulate;
mod statement;
mod table;
mod target;
mod user;
mod verify;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;
use kernel::CustomerId;
use o2c::parties::{self, Entity};
use store::Store;

use crate::app::App;
use crate::failure::Failed;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build a company out of the Northwind sample data and serve it
    Demo(demo::Demo),
    /// Serve the API and run jobs
    Serve(serve::Serve),
    /// Bring the database's schema up to date
    Migrate(migrate::Migrate),
    /// Read customers, products, prices, orders, deliveries, invoices or payments from a file
    Import(import::Import),
    /// Write customers, products, orders, invoices, open items or the ledger to a file
    Export(export::Export),
    /// Bank statements
    #[command(subcommand)]
    Bank(bank::Bank),
    /// Match payments with open items, from CSV files; needs no database
    Match(matching::Match),
    /// Tell from event logs and ledger exports of any system where order-to-cash stands
    Assess(assess::Assess),
    /// When open items will be paid, learned from CSV files; needs no database
    #[command(subcommand)]
    Forecast(forecast::Forecast),
    /// Remittance advice
    #[command(subcommand)]
    Remittance(remittance::Remittance),
    /// Do what is due now: give up expired reservations, bill what was delivered, send documents
    Run(run::Run),
    /// What a policy, terms or prices would have done with the past
    Simulate(simulate::Simulate),
    /// Key figures
    Kpi(kpi::Kpi),
    /// Targets of key figures
    #[command(subcommand)]
    Target(target::Target),
    /// Figures that have left their usual range
    #[command(subcommand)]
    Anomaly(anomaly::Anomaly),
    /// Marked changes in how the company works, and what they did
    #[command(subcommand)]
    Change(change::Change),
    /// Figures as they once stood, beside those of now
    #[command(subcommand)]
    Baseline(baseline::Baseline),
    /// The health of the system and of the data: jobs, times of transactions, imports, feeds, masters
    Health(health::Health),
    /// Aged receivables
    Aging(aging::Aging),
    /// A customer's statement of account
    Statement(statement::Statement),
    /// Where order to cash stands, for the board, as PDF or HTML
    BoardPack(board_pack::BoardPack),
    /// Recompute the books from scratch and report every difference
    Verify(verify::Verify),
    /// Copy a SQLite database to a file while it is in use
    Backup(backup::Backup),
    /// Put a backup in place of a SQLite database
    Restore(restore::Restore),
    /// People who can sign in
    #[command(subcommand)]
    User(user::User),
    /// Legal entities
    #[command(subcommand)]
    Company(company::Company),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// What was asked for is refused or fails.
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        match self {
            Self::Demo(command) => command.run(app),
            Self::Serve(command) => command.run(app),
            Self::Migrate(command) => command.run(app),
            Self::Import(command) => command.run(app),
            Self::Export(command) => command.run(app),
            Self::Bank(command) => command.run(app),
            Self::Match(command) => command.run(app),
            Self::Assess(command) => command.run(app),
            Self::Forecast(command) => command.run(app),
            Self::Remittance(command) => command.run(app),
            Self::Run(command) => command.run(app),
            Self::Simulate(command) => command.run(app),
            Self::Kpi(command) => command.run(app),
            Self::Target(command) => command.run(app),
            Self::Anomaly(command) => command.run(app),
            Self::Change(command) => command.run(app),
            Self::Baseline(command) => command.run(app),
            Self::Health(command) => command.run(app),
            Self::Aging(command) => command.run(app),
            Self::Statement(command) => command.run(app),
            Self::BoardPack(command) => command.run(app),
            Self::Verify(command) => command.run(app),
            Self::Backup(command) => command.run(app),
            Self::Restore(command) => command.run(app),
            Self::User(command) => command.run(app),
            Self::Company(command) => command.run(app),
        }
    }
}

/// Done.
pub const DONE: ExitCode = ExitCode::SUCCESS;

/// Carried out, with a result that calls for attention.
pub const FAILED: ExitCode = ExitCode::FAILURE;

/// Reads a date given as an argument.
fn date(text: &str) -> Result<kernel::Date, String> {
    kernel::dates::parse(text).map_err(|_| "a date reads YYYY-MM-DD".to_owned())
}

/// The customer with a number.
fn customer_by_number(store: &Store, entity: &Entity, number: &str) -> Result<CustomerId> {
    let found = store.read(|tx| parties::customer_ids_by_numbers(tx, entity.id, &[number]))?;
    found.get(number).copied().ok_or_else(|| {
        Failed::error(
            format!("{} has no customer {number}", entity.code),
            "look the number up with `cashlane export customers`",
        )
    })
}

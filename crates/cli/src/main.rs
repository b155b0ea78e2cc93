//! The binary `cashlane`: everything that can be done from the command line.
//!
//! Results go to standard output, talk to standard error. Exit code 0: done; 1: refused or failed;
//! 2: wrong usage.

mod app;
mod commands;
mod config;
mod failure;
mod logging;
mod output;
mod progress;

use std::process::ExitCode;

use clap::Parser;

use crate::app::App;
use crate::commands::Command;
use crate::config::{Config, Flags};

/// Order-to-cash on your own machine: orders, deliveries, invoices, receivables, cash.
///
/// Settings come from flags, environment variables and the configuration file, in this order.
/// Passwords come from the environment only: CASHLANE_DB_PASSWORD, CASHLANE_MAIL_PASSWORD, or a
/// file that CASHLANE_DB_PASSWORD_FILE or CASHLANE_MAIL_PASSWORD_FILE names.
#[derive(Debug, Parser)]
#[command(name = "cashlane", version, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = Config::load(&arguments.flags).and_then(|config| {
        logging::start(&config)?;
        arguments.command.run(&App::new(config))
    });
    match outcome {
        Ok(code) => code,
        Err(error) => failure::report(&error),
    }
}

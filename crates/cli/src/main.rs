//! The binary `cashlane`: everything that can be done from the command line.
//!
//! Results go to standard output, talk to standard error. Exit code 0: done; 1: refused or failed;
//! 2: wrong usage.

mod app;
mod commands;
mod config;
mod failure;
mod logging;
mod ocel_sqlite;
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn no_argument_of_a_command_is_named_like_a_setting() {
        let command = Arguments::command();
        let settings: Vec<&str> = command
            .get_arguments()
            .map(|own| own.get_id().as_str())
            .collect();
        let mut waiting: Vec<&clap::Command> = command.get_subcommands().collect();
        while let Some(sub) = waiting.pop() {
            waiting.extend(sub.get_subcommands());
            for argument in sub.get_arguments().filter(|own| !own.is_global_set()) {
                let id = argument.get_id().as_str();
                assert!(!settings.contains(&id), "{} of {}", id, sub.get_name());
            }
        }
    }
}

//! The project's own tools: `cargo xtask <verb>`.

mod bench;
mod desk;
mod process;
mod services;
mod simulate;
mod test;

use clap::{Parser, Subcommand};

/// Tools for those who build Cashlane.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Run every test, on SQLite and on a PostgreSQL, S3 and SMTP server started for the run
    Test(test::Options),
    /// Build the web UI and the product, optimised, and run `cashlane demo`
    Demo {
        /// Arguments for `cashlane demo`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    /// Build the web UI into `web/dist`
    Ui,
    /// Build all, play each role's day in a browser on a sample company made for it, and take
    /// pictures of every page into `web/shots`
    Walk,
    /// Check formatting and lints
    Lint,
    /// Measure speed beside the raw engine
    Bench(bench::Options),
    /// Random business days against servers that are killed at random instants
    Simulate(simulate::Options),
    /// Start the servers that the tests use and print their addresses; they stop with Ctrl-C
    Services,
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().verb {
        Verb::Test(options) => test::run(&options),
        Verb::Demo { rest } => desk::demo(&rest),
        Verb::Ui => desk::build(),
        Verb::Walk => test::walk(),
        Verb::Lint => test::lint(),
        Verb::Bench(options) => bench::run(&options),
        Verb::Simulate(options) => simulate::run(&options),
        Verb::Services => services::hold(),
    }
}

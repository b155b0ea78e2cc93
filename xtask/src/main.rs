//! The project's own tools: `cargo xtask <verb>`.

mod bench;
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
        Verb::Lint => test::lint(),
        Verb::Bench(options) => bench::run(&options),
        Verb::Simulate(options) => simulate::run(&options),
        Verb::Services => services::hold(),
    }
}

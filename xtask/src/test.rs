//! The one command that runs all tests.

use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::desk;
use crate::services::Services;
use crate::simulate;

/// What to run.
#[derive(Args)]
pub struct Options {
    /// Leave out the tests that need a server beside SQLite
    #[arg(long)]
    sqlite_only: bool,
    /// Arguments for the test runner, e.g. a test's name
    #[arg(trailing_var_arg = true)]
    rest: Vec<String>,
}

/// Runs the whole suite, or the tests that were named.
pub fn run(options: &Options) -> Result<()> {
    step("cargo", &["fmt", "--all", "--check"], &[])?;
    if options.rest.is_empty() {
        // First, so that the server under test serves what was built from these sources.
        desk::test()?;
    }
    let services = if options.sqlite_only {
        None
    } else {
        Some(Services::start()?)
    };
    let environment = services
        .as_ref()
        .map(Services::environment)
        .unwrap_or_default();
    let mut words = runner();
    words.extend(options.rest.iter().map(String::as_str));
    step("cargo", &words, &environment)?;
    if options.rest.is_empty() {
        let database = services.as_ref().map(Services::database);
        desk::walk::run(database.as_deref())?;
        simulate::briefly(database)?;
    }
    Ok(())
}

/// Builds the product and its UI and walks it in a browser, on SQLite.
pub fn walk() -> Result<()> {
    desk::build()?;
    step("cargo", &["build", "--workspace"], &[])?;
    desk::walk::run(None)
}

/// Formatting and clippy, with warnings refused.
pub fn lint() -> Result<()> {
    step("cargo", &["fmt", "--all", "--check"], &[])?;
    let clippy = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ];
    step("cargo", &clippy, &[])
}

/// `cargo nextest` where it is installed, `cargo test` elsewhere: both run the same tests.
fn runner() -> Vec<&'static str> {
    let nextest = Command::new("cargo")
        .args(["nextest", "--version"])
        .output()
        .is_ok_and(|output| output.status.success());
    if nextest {
        vec!["nextest", "run", "--workspace", "--no-fail-fast"]
    } else {
        vec!["test", "--workspace", "--no-fail-fast"]
    }
}

fn step(program: &str, words: &[&str], environment: &[(&str, String)]) -> Result<()> {
    eprintln!("> {program} {}", words.join(" "));
    let status = Command::new(program)
        .args(words)
        .envs(
            environment
                .iter()
                .map(|(name, value)| (name, value.as_str())),
        )
        .status()
        .with_context(|| format!("cannot start {program}"))?;
    if !status.success() {
        bail!("{program} {} failed", words.join(" "));
    }
    Ok(())
}

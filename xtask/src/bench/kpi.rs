//! The figures of *Receivables* over ten million invoices, beside DuckDB and Polars on the same rows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use serde::Deserialize;
use serde_json::Value;

use super::report::{Goal, Report};

/// What to measure.
#[derive(Args)]
pub struct Options {
    /// Invoices of the ledger that is made
    #[arg(long, default_value_t = 10_000_000)]
    invoices: u64,
    /// The same seed makes the same ledger
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How often DuckDB and Polars are asked; the median counts
    #[arg(long, default_value_t = 7)]
    rounds: usize,
    /// A Python interpreter that has duckdb, polars and pyarrow
    #[arg(long, value_name = "FILE")]
    python: Option<PathBuf>,
}

/// What the example `kpi` prints.
#[derive(Deserialize)]
struct Ours {
    items: f64,
    built: f64,
    seconds: Vec<f64>,
    increments: Vec<f64>,
    bytes: f64,
    found: Value,
}

/// What `peers.py` prints of an engine.
#[derive(Deserialize)]
struct Peer {
    seconds: Vec<f64>,
    found: Value,
}

/// Measures. The example is a program of its own, so that this one may be unoptimised.
pub fn run(options: &Options) -> Result<Report> {
    let folder = tempfile::tempdir()?;
    let ours = ours(options, folder.path())?;
    let seconds = median(ours.seconds);
    let mut report = Report::new("kpi", "columns in memory");
    report.figure("items", ours.items, "");
    report.figure("made and put into columns", ours.built, "s");
    report.figure("memory of the columns", ours.bytes / 1e6, "MB");
    report.figure("all figures, aging by customer", seconds, "s");
    let increment = median(ours.increments);
    report.judged("… after one posting", increment, "s", Goal::Below(1.0));
    let Some(python) = &options.python else {
        return Ok(report);
    };
    for (name, peer) in peers(python, folder.path(), options.rounds)? {
        ensure!(peer.found == ours.found, "{name} finds other figures");
        let theirs = median(peer.seconds);
        report.figure(format!("{name}, the same figures"), theirs, "s");
        let share = format!("share of {name}");
        match name.starts_with("DuckDB") {
            true => report.judged(&share, 100.0 * seconds / theirs, "%", Goal::Below(50.0)),
            false => report.figure(share, 100.0 * seconds / theirs, "%"),
        }
    }
    Ok(report)
}

fn ours(options: &Options, folder: &Path) -> Result<Ours> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "cashlane-insight",
        ])
        .args(["--example", "kpi", "--"])
        .arg(folder)
        .args([options.invoices.to_string(), options.seed.to_string()]);
    printed(command).context("the example `kpi` failed")
}

fn peers(python: &Path, folder: &Path, rounds: usize) -> Result<BTreeMap<String, Peer>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../benches/kpi/peers.py");
    let mut command = Command::new(python);
    command.arg(script).arg(folder).arg(rounds.to_string());
    printed(command).context("benches/kpi/peers.py failed")
}

/// Runs a command and reads the JSON that it prints.
fn printed<T: serde::de::DeserializeOwned>(mut command: Command) -> Result<T> {
    let output = command.stderr(std::process::Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("{}", output.status);
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or(f64::NAN)
}

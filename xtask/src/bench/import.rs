//! Import of a file of orders.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use formats::table::{TableOptions, open_table};
use kernel::Currency;
use o2c::parties::Country;
use serde::Deserialize;

use super::report::{Goal, Report};
use super::scratch::Place;
use super::{company, raw};
use crate::process::{cashlane, memory_mib};

/// What to import.
#[derive(Args)]
pub struct Options {
    /// The file
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
    /// Its mapping
    #[arg(
        long,
        value_name = "FILE",
        default_value = "docs/mappings/online_retail.toml"
    )]
    mapping: PathBuf,
    /// Seat of the importing company
    #[arg(long, default_value = "GB")]
    country: String,
    /// Its currency
    #[arg(long, default_value = "GBP")]
    currency: String,
}

/// Measures.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    let country = Country::parse(&options.country).map_err(o2c::Error::from)?;
    let currency = Currency::parse(&options.currency)?;
    let scratch = place.scratch()?;
    let masters = {
        let store = scratch.open()?;
        company::create_house(&store, country, currency)?;
        raw::last_event(&store)?
    };
    let twin = place.copy(&scratch)?;
    let folder = tempfile::tempdir()?;
    let imported = import(&scratch.url, folder.path(), options)?;
    let (rows, reading) = read(&options.file)?;
    ensure!(
        imported.summary.rows_read == rows
            && imported.summary.rows_booked + imported.summary.rows_reported == rows,
        "of {rows} rows: {:?}",
        imported.summary
    );
    let rows = count(rows);
    let raw = raw::import_again(place, &scratch, &twin, masters)?;
    let raw_time = reading + raw.elapsed;
    let mut report = Report::new("import", place.name());
    report.figure("rows of the file", rows, "rows");
    report.judged(
        "time",
        imported.elapsed.as_secs_f64(),
        "s",
        Goal::Below(60.0),
    );
    report.figure("rows booked", count(imported.summary.rows_booked), "rows");
    report.figure(
        "rows reported",
        count(imported.summary.rows_reported),
        "rows",
    );
    report.figure("rate", rows / imported.elapsed.as_secs_f64(), "rows/s");
    report.judged(
        "highest memory",
        imported.memory_mib,
        "MiB",
        Goal::Below(500.0),
    );
    report.figure("rows written", raw.rows(), "rows");
    report.figure("raw: reading the file", reading.as_secs_f64(), "s");
    report.figure("raw: inserting the rows", raw.elapsed.as_secs_f64(), "s");
    let share = 100.0 * raw_time.as_secs_f64() / imported.elapsed.as_secs_f64();
    report.figure("share of raw", share, "%");
    Ok(report)
}

/// What the import says of itself.
#[derive(Debug, Deserialize)]
struct Summary {
    rows_read: u64,
    rows_booked: u64,
    rows_reported: u64,
}

struct Imported {
    summary: Summary,
    elapsed: Duration,
    memory_mib: f64,
}

/// Runs the binary and watches its memory.
fn import(db: &str, folder: &Path, options: &Options) -> Result<Imported> {
    let started = Instant::now();
    let mut child = cashlane(db, folder)?
        .args(["import", "orders", "--json"])
        .arg(std::fs::canonicalize(&options.file).context("the file")?)
        .arg("--mapping")
        .arg(std::fs::canonicalize(&options.mapping).context("the mapping")?)
        .stdout(std::fs::File::create(folder.join("import.json"))?)
        .stderr(std::fs::File::create(folder.join("import.log"))?)
        .spawn()
        .context("cannot start cashlane import")?;
    let mut highest: f64 = 0.0;
    let status = loop {
        if let Some(now) = memory_mib(child.id(), "VmHWM") {
            highest = highest.max(now);
        }
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let elapsed = started.elapsed();
    // Rows of the file may be reported, which is not a failure of the import.
    if !matches!(status.code(), Some(0 | 1)) {
        let log = std::fs::read_to_string(folder.join("import.log")).unwrap_or_default();
        bail!("cashlane import ended with {status}: {log}");
    }
    let said = std::fs::read_to_string(folder.join("import.json"))?;
    Ok(Imported {
        summary: serde_json::from_str(&said).context("what the import printed")?,
        elapsed,
        memory_mib: highest,
    })
}

/// Reads all rows of the file and nothing else.
fn read(file: &Path) -> Result<(u64, Duration)> {
    let started = Instant::now();
    let mut source = open_table(file, &TableOptions::default())?;
    let mut rows = 0;
    while let Some(row) = source.next_row()? {
        std::hint::black_box(row);
        rows += 1;
    }
    Ok((rows, started.elapsed()))
}

fn count(rows: u64) -> f64 {
    u32::try_from(rows).map_or(f64::INFINITY, f64::from)
}

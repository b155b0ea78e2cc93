//! Memory of a server with nothing to do.

use std::time::Duration;

use anyhow::{Context, Result};
use clap::Args;

use super::report::{Goal, Report};
use super::scratch::Place;
use crate::process::{Node, memory_mib};
use crate::services::free_port;

/// How long.
#[derive(Args)]
pub struct Options {
    /// Seconds between the server's first answer and the measurement
    #[arg(long, default_value_t = 3)]
    seconds: u64,
}

/// Measures.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    let scratch = place.scratch()?;
    let folder = tempfile::tempdir()?;
    let node = Node::start(&scratch.url, folder.path(), free_port()?)?;
    std::thread::sleep(Duration::from_secs(options.seconds));
    let resident = memory_mib(node.id(), "VmRSS").context("the server is gone")?;
    let highest = memory_mib(node.id(), "VmHWM").context("the server is gone")?;
    let mut report = Report::new("idle", place.name());
    report.judged("resident memory", resident, "MiB", Goal::Below(60.0));
    report.figure("highest since its start", highest, "MiB");
    Ok(report)
}

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use serde_json::json;

use super::DONE;
use crate::app::App;
use crate::output;

/// Bring the database's schema up to date
#[derive(Debug, Args)]
pub struct Migrate {}

impl Migrate {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let (_store, report) = app.open()?;
        if app.json() {
            output::json(&json!({ "applied": report.applied, "version": report.version }))?;
        } else if report.applied.is_empty() {
            output::line(format!(
                "the schema is up to date (version {})",
                report.version
            ))?;
        } else {
            for name in &report.applied {
                output::line(format!("applied {name}"))?;
            }
        }
        Ok(DONE)
    }
}

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use serde_json::json;

use super::DONE;
use crate::app::App;
use crate::failure::Usage;
use crate::output;

/// Copy a SQLite database to a file while it is in use
///
/// The copy is consistent as of one moment. Documents lie in the document store: back that folder
/// up as well. A PostgreSQL database is backed up with pg_dump.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; it must not exist yet
    file: PathBuf,
}

impl Backup {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        if self.file.exists() {
            return Err(Usage::error(
                format!("{} exists already", self.file.display()),
                "name a new file: a backup never replaces another one",
            ));
        }
        let store = app.store()?;
        store.backup(&self.file)?;
        let Ok(bytes) = std::fs::metadata(&self.file).map(|data| data.len()) else {
            bail!(
                "the backup was written, but {} cannot be read",
                self.file.display()
            );
        };
        if app.json() {
            output::json(&json!({ "file": self.file, "bytes": bytes }))?;
        } else {
            output::line(format!(
                "{} bytes written to {}",
                bytes,
                self.file.display()
            ))?;
        }
        Ok(DONE)
    }
}

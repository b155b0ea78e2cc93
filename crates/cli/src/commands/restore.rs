use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use serde_json::json;

use super::DONE;
use crate::app::{App, sqlite_path};
use crate::failure::Failed;
use crate::output;

/// Put a backup in place of a SQLite database
///
/// The backup is checked first. Stop every other Cashlane that uses the database.
#[derive(Debug, Args)]
pub struct Restore {
    /// A file that `cashlane backup` wrote
    file: PathBuf,
    /// Replace a database that exists already
    #[arg(long)]
    replace: bool,
}

impl Restore {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let Some(target) = sqlite_path(&app.config.db) else {
            return Err(Failed::new(
                format!("{} is no SQLite file", app.config.db),
                "restore a PostgreSQL database with pg_restore or psql",
            ));
        };
        if target.exists() && !self.replace {
            return Err(Failed::new(
                format!("{} exists already", target.display()),
                "move it away, or give --replace to lose what is in it",
            ));
        }
        if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        store::restore(&self.file, target)?;
        if app.json() {
            output::json(&json!({ "restored": target }))?;
        } else {
            output::line(format!("{} restored", target.display()))?;
        }
        Ok(DONE)
    }
}

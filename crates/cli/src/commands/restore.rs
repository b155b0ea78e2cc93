use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use serde_json::json;

use super::DONE;
use crate::app::{App, SQLITE_SUFFIXES, sqlite_path, with_suffix};
use crate::failure::Failed;
use crate::output;

/// Put a backup in place of a SQLite database
///
/// The backup is checked first. Stop every other Cashlane that uses the database.
#[derive(Debug, Args)]
pub struct Restore {
    /// A file that `cashlane backup` wrote
    file: PathBuf,
    /// Put a database that exists already aside, under its name with `.before-restore` added
    #[arg(long)]
    replace: bool,
}

impl Restore {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let Some(target) = sqlite_path(&app.config.db) else {
            return Err(Failed::error(
                format!("{} is no SQLite file", app.config.db),
                "restore a PostgreSQL database with pg_restore or psql",
            ));
        };
        if target.exists() && !self.replace {
            return Err(Failed::error(
                format!("{} exists already", target.display()),
                "move it away, or give --replace to have it put aside",
            ));
        }
        if let Some(folder) = target
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder)?;
        }
        if self.replace {
            set_aside(target)?;
        }
        store::restore(&self.file, &app.config.db)?;
        if app.json() {
            output::json(&json!({ "restored": target }))?;
        } else {
            output::line(format!("{} restored", target.display()))?;
        }
        Ok(DONE)
    }
}

/// Renames the database and the files that SQLite keeps beside it.
fn set_aside(target: &Path) -> Result<()> {
    let aside = with_suffix(target, ".before-restore");
    for suffix in SQLITE_SUFFIXES {
        let from = with_suffix(target, suffix);
        if from.exists() {
            std::fs::rename(from, with_suffix(&aside, suffix))
                .with_context(|| format!("cannot put {} aside", target.display()))?;
        }
    }
    Ok(())
}

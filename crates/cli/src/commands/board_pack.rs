use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use kernel::Date;
use o2c::insight::{Period, Scope};
use o2c::parties::Language;

use super::company::language;
use super::{DONE, date};
use crate::app::App;

/// Where order to cash stands, for the board, as PDF or HTML
#[derive(Debug, Args)]
pub struct BoardPack {
    /// First day of the period
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Date,
    /// Last day of the period
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Date,
    /// en, de or fr
    #[arg(long, value_name = "LANGUAGE", value_parser = language, default_value = "en")]
    language: Language,
    /// Where it goes; HTML if the name ends so, else PDF
    #[arg(long, value_name = "FILE", default_value = "board-pack.pdf")]
    out: PathBuf,
}

impl BoardPack {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let entity = app.entity(&store)?;
        let period = Period {
            from: self.from,
            to: self.to,
        };
        let words = server::paper_language(self.language);
        let scope = Scope::of(entity.id);
        let report = store.read(|tx| server::board_pack(tx, &scope, entity.id, period, words))?;
        let as_page = self.out.extension().is_some_and(|ending| ending == "html");
        let bytes = match as_page {
            true => pdf::report_html(&report).into_bytes(),
            false => pdf::report_pdf(&report)?,
        };
        std::fs::write(&self.out, bytes)
            .with_context(|| format!("cannot write {}", self.out.display()))?;
        eprintln!("written to {}", self.out.display());
        Ok(DONE)
    }
}

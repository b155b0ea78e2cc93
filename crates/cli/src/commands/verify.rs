use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use o2c::exchange::verify::{self, Checked};

use super::{DONE, FAILED};
use crate::app::App;
use crate::output::{self, Table};

/// Recompute the books from scratch and report every difference
///
/// Exit code 1 when anything differs. Nothing is changed.
#[derive(Debug, Args)]
pub struct Verify {}

impl Verify {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let (store, files) = (app.store()?, app.files()?);
        let checked = verify::all(&store, &files, &mut |what| eprintln!("checking {what} …"))?;
        let differences = checked
            .iter()
            .map(|part| part.differences.len())
            .sum::<usize>();
        if app.json() {
            output::json(&checked)?;
        } else {
            print(&checked)?;
        }
        if differences == 0 {
            return Ok(DONE);
        }
        eprintln!("error: {differences} differences");
        Ok(FAILED)
    }
}

fn print(checked: &[Checked]) -> Result<()> {
    let mut table = Table::new(&["legal entity", "checked", ">differences"]);
    for part in checked {
        let entity = output::or_dash(part.entity.as_ref());
        table.row([
            entity,
            part.what.to_owned(),
            part.differences.len().to_string(),
        ]);
    }
    table.print()?;
    for part in checked.iter().filter(|part| !part.differences.is_empty()) {
        output::line(format!("\n{}", part.what))?;
        for difference in &part.differences {
            output::line(format!(
                "  {}: {}: expected {}, found {}",
                difference.rule, difference.subject, difference.expected, difference.found
            ))?;
        }
    }
    Ok(())
}

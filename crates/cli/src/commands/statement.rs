use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use kernel::{Currency, Date, dates};
use o2c::receivables::{self, Statement as Account, StatementSection};

use super::{DONE, date};
use crate::app::App;
use crate::failure::Failed;
use crate::output::{self, Table};

/// A customer's statement of account
#[derive(Debug, Args)]
pub struct Statement {
    /// Customer number
    customer: String,
    /// First day; left out: the first of the last day's month
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<Date>,
    /// Last day; left out: today
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Option<Date>,
    /// Write it as PDF into this file instead
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
}

impl Statement {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let entity = app.entity(&store)?;
        let customer = super::customer_by_number(&store, &entity, &self.customer)?;
        let to = self.to.unwrap_or_else(|| entity.today(store.now()));
        let from = self.from.unwrap_or_else(|| dates::start_of_month(to));
        if let Some(path) = &self.pdf {
            let pdfs =
                server::statement_pdfs(&store, &app.files()?, entity.id, customer, from, to)?;
            return write(path, &pdfs);
        }
        let account = store.read(|tx| receivables::statement(tx, entity.id, customer, from, to))?;
        if app.json() {
            output::json(&account)?;
        } else {
            print(&account)?;
        }
        Ok(DONE)
    }
}

/// Writes one file; several currencies become several files.
fn write(path: &Path, pdfs: &[(Currency, Vec<u8>)]) -> Result<ExitCode> {
    if pdfs.is_empty() {
        return Err(Failed::error(
            "there is nothing to state",
            "choose another period",
        ));
    }
    for (currency, pdf) in pdfs {
        let path = match pdfs.len() {
            1 => path.to_owned(),
            _ => path.with_extension(format!("{}.pdf", currency.code())),
        };
        std::fs::write(&path, pdf).with_context(|| format!("cannot write {}", path.display()))?;
        eprintln!("written to {}", path.display());
    }
    Ok(DONE)
}

fn print(account: &Account) -> Result<()> {
    if account.sections.is_empty() {
        eprintln!("nothing was posted until {}", account.to);
    }
    for section in &account.sections {
        print_section(account, section)?;
    }
    Ok(())
}

fn print_section(account: &Account, section: &StatementSection) -> Result<()> {
    let currency = section.currency.code();
    output::line(format!("{} to {} in {currency}", account.from, account.to))?;
    let mut table = Table::new(&["date", "document", "kind", "due", ">amount", ">balance"]);
    let opening = section.opening.to_decimal_string();
    table.row(["", "", "opening balance", "", "", &opening]);
    for movement in &section.movements {
        table.row([
            movement.posted_on.to_string(),
            movement.number.clone(),
            movement.kind.as_str().to_owned(),
            movement.due_on.to_string(),
            movement.amount.to_decimal_string(),
            movement.balance.to_decimal_string(),
        ]);
    }
    table.row([
        "",
        "",
        "closing balance",
        "",
        "",
        &section.closing.to_decimal_string(),
    ]);
    table.print()?;
    if section.open_items.is_empty() {
        return output::line("nothing is open\n");
    }
    output::line("open:")?;
    let mut table = Table::new(&["date", "document", "kind", "due", ">amount", ">open"]);
    for item in &section.open_items {
        table.row([
            item.posted_on.to_string(),
            item.number.clone(),
            item.kind.as_str().to_owned(),
            item.due_on.to_string(),
            item.amount.to_decimal_string(),
            item.residual.to_decimal_string(),
        ]);
    }
    table.print()?;
    output::line("")
}

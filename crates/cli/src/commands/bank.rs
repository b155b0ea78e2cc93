mod json;
mod parse;
mod show;

pub use parse::{open, unwritten};

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use formats::bank::csv::CsvProfile;
use formats::bank::{self, BankFile, Format, Hint};
use kernel::{BankAccountId, Currency, EntityId};
use o2c::Refusal;
use o2c::cash::{self, ImportedBankPart, ImportedNotification, ImportedStatement, StatementImport};
use o2c::exchange::history;
use serde::Serialize;
use store::Store;

use super::{DONE, FAILED};
use crate::app::{App, actor};
use crate::output::{self, Table};

/// Bank statements
#[derive(Debug, Subcommand)]
pub enum Bank {
    /// Book statements and match their entries with open items
    Import(Import),
    /// Show what is in bank files; needs no database
    ///
    /// Files are read piece by piece, so their size does not matter. With --json each file becomes
    /// one line with one JSON document: its statements with their entries, then warnings, format
    /// and version, and what went wrong if the file could not be read to its end. The exit code is
    /// 1 when a file could not be read or when the entries of a statement do not lead from its
    /// opening to its closing balance.
    Parse(parse::Parse),
}

/// How to read the files
#[derive(Debug, Args)]
struct Reading {
    /// The format, when the content alone should not decide: camt053, mt940, csv …
    #[arg(long, value_parser = format)]
    format: Option<Format>,
    /// Currency of the account, for files that do not tell it
    #[arg(long, value_parser = currency)]
    currency: Option<Currency>,
    /// Profile of a CSV file (TOML)
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
}

/// Which statements to book
#[derive(Debug, Args)]
pub struct Import {
    /// camt.053, MT940, BAI2, OFX, CODA, CFONB 120 or CSV statements, camt.054, ESR, lockbox or ACH
    /// notifications; several are booked in the order given
    #[arg(required = true, value_name = "FILE")]
    statements: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// Number of our account, for files that do not name it
    #[arg(long, value_name = "NUMBER")]
    account: Option<String>,
    /// Book the entries only; matching that runs by itself still comes
    #[arg(long)]
    no_matching: bool,
}

fn format(word: &str) -> Result<Format, String> {
    Format::ALL
        .into_iter()
        .find(|format| format.as_str() == word)
        .ok_or_else(|| format!("one of: {}", Format::ALL.map(Format::as_str).join(", ")))
}

pub fn currency(text: &str) -> Result<Currency, String> {
    Currency::parse(text).map_err(|_| "an ISO 4217 code, e.g. EUR".to_owned())
}

impl Bank {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        match self {
            Self::Import(import) => import.run(app),
            Self::Parse(parse) => parse.run(app),
        }
    }
}

impl Reading {
    fn profile(&self) -> Result<Option<CsvProfile>> {
        let Some(path) = &self.profile else {
            return Ok(None);
        };
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read the profile {}", path.display()))?;
        let profile = toml::from_str(&text)
            .with_context(|| format!("the profile {} is not valid", path.display()))?;
        Ok(Some(profile))
    }

    fn read(&self, path: &Path, profile: Option<&CsvProfile>) -> Result<(Vec<u8>, BankFile)> {
        let bytes =
            std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let hint = Hint {
            format: self.format,
            currency: self.currency,
            csv: profile,
        };
        let file = bank::parse(&bytes, &hint)
            .with_context(|| format!("{} cannot be understood", path.display()))?;
        for warning in &file.warnings {
            eprintln!("warning: {}: {warning}", path.display());
        }
        Ok((bytes, file))
    }
}

impl Import {
    fn run(&self, app: &App) -> Result<ExitCode> {
        let profile = self.reading.profile()?;
        let (store, files) = (app.store()?, app.files()?);
        let entity = app.entity(&store)?.id;
        let account = self.account(&store, entity)?;
        let mut booked = Booked::default();
        for path in &self.statements {
            let (bytes, file) = self.reading.read(path, profile.as_ref())?;
            let sha256 = files.put(&bytes)?;
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let size = bytes.len();
            let outcomes = store.write(actor(), move |tx| {
                let file_id =
                    Some(tx.add_file(&sha256, "application/octet-stream", &name, size)?);
                let import = StatementImport {
                    file: &file,
                    file_id,
                    account,
                };
                cash::import_bank_file(tx, entity, &import)
            })?;
            for outcome in outcomes {
                match outcome {
                    Ok(ImportedBankPart::Statement(part)) => booked.statements.push(part),
                    Ok(ImportedBankPart::Notification(part)) => booked.notifications.push(part),
                    Err(refusal) => booked.refused.push(refusal),
                }
            }
        }
        if !self.no_matching {
            booked.matched = history::match_open(&store, entity, actor())?;
        }
        booked.show(app)
    }

    /// The account that is named.
    fn account(&self, store: &Store, entity: EntityId) -> Result<Option<BankAccountId>> {
        let Some(number) = &self.account else {
            return Ok(None);
        };
        let number: String = number.split_whitespace().collect();
        let accounts = store.read(|tx| cash::bank_accounts(tx, entity))?;
        let named = accounts.into_iter().find(|it| it.account_no == number);
        let named = named.with_context(|| format!("account {number} is none of ours"))?;
        Ok(Some(named.id))
    }
}

/// What became of the files.
#[derive(Debug, Default, Serialize)]
struct Booked {
    statements: Vec<ImportedStatement>,
    notifications: Vec<ImportedNotification>,
    refused: Vec<Refusal>,
    matched: u64,
}

impl Booked {
    fn show(&self, app: &App) -> Result<ExitCode> {
        if app.json() {
            output::json(self)?;
        } else {
            self.print()?;
        }
        for refusal in &self.refused {
            eprintln!("error: {}\nhint: {}", refusal.detail, refusal.remedy);
        }
        Ok(if self.refused.is_empty() {
            DONE
        } else {
            FAILED
        })
    }

    fn print(&self) -> Result<()> {
        let headings = [
            "statement",
            "from",
            "to",
            ">closing",
            ">new",
            ">repeated",
            "balance",
        ];
        let mut table = Table::new(&headings);
        for imported in &self.statements {
            let statement = &imported.statement;
            let known = if imported.known {
                "known already"
            } else {
                statement.balance.as_str()
            };
            table.row([
                output::or_dash(statement.statement_no.as_ref()),
                output::or_dash(statement.from_on),
                output::or_dash(statement.to_on),
                output::or_dash(statement.closing.map(|amount| amount.to_decimal_string())),
                if imported.known { 0 } else { statement.entries }.to_string(),
                statement.entries_repeated.to_string(),
                known.to_owned(),
            ]);
        }
        if !self.statements.is_empty() {
            table.print()?;
        }
        if !self.notifications.is_empty() {
            self.print_notifications()?;
        }
        output::line(format!("{} entries applied automatically", self.matched))
    }

    fn print_notifications(&self) -> Result<()> {
        let headings = [
            "notification",
            "booked",
            ">amount",
            ">payments",
            "state",
            "reason",
            ">difference",
        ];
        let mut table = Table::new(&headings);
        for imported in &self.notifications {
            let it = &imported.notification;
            let state = if imported.known {
                format!("known already, {}", it.status)
            } else {
                it.status.to_string()
            };
            table.row([
                output::or_dash(it.reference.as_ref()),
                it.booked_on.to_string(),
                it.amount.to_string(),
                it.payments.to_string(),
                state,
                output::or_dash(it.reason),
                it.difference.to_decimal_string(),
            ]);
        }
        table.print()
    }
}

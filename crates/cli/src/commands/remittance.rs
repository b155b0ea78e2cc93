//! `cashlane remittance`: what payers say their payments are for.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use formats::FormatError;
use formats::remittance::{self, Advice, Form, Hint, Line};
use kernel::{Currency, EntityId, Money};
use o2c::cash::{self, AdviceImport, ImportedAdvice};
use o2c::{Outcome, Refusal};
use serde::Serialize;
use store::{Files, Store};

use super::bank::{currency, open, unwritten};
use super::{DONE, FAILED};
use crate::app::{App, actor};
use crate::output::{self, Table};

/// Remittance advice
#[derive(Debug, Subcommand)]
pub enum Remittance {
    /// Show what is in remittance advice; needs no database
    ///
    /// X12 820, EDIFACT REMADV, ISO 20022 remt.001, CSV, XLSX, PDF and the text of messages are told
    /// apart by content. With --json each advice becomes one line with one JSON document. The exit code is 1
    /// when a file could not be read.
    Parse(Reading),
    /// Take remittance advice in and link each to the payment it is about
    ///
    /// Where the payment is not there yet, the advice waits for it. A file that was taken in before
    /// brings nothing again. The exit code is 1 when a file could not be read or an advice was
    /// refused.
    Import(Reading),
}

/// Which files, and how to read them.
#[derive(Debug, Args)]
pub struct Reading {
    /// Remittance advice; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    advice: Vec<PathBuf>,
    /// The form, when the content alone should not decide: x12, edifact, remt001, csv, xlsx, pdf,
    /// text
    #[arg(long, value_parser = form)]
    format: Option<Form>,
    /// Currency of amounts that the file gives without one
    #[arg(long, value_parser = currency)]
    currency: Option<Currency>,
}

fn form(word: &str) -> Result<Form, String> {
    Form::ALL
        .into_iter()
        .find(|form| form.as_str() == word)
        .ok_or_else(|| format!("one of: {}", Form::ALL.map(Form::as_str).join(", ")))
}

impl Remittance {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        match self {
            Self::Parse(reading) => reading.show(app),
            Self::Import(reading) => reading.import(app),
        }
    }
}

impl Reading {
    const fn hint(&self) -> Hint {
        Hint {
            form: self.format,
            currency: self.currency,
        }
    }

    fn show(&self, app: &App) -> Result<ExitCode> {
        let mut out = BufWriter::new(io::stdout().lock());
        let mut good = true;
        let hint = self.hint();
        for path in &self.advice {
            let name = path.display().to_string();
            let mut take = |advice: Advice| {
                for warning in &advice.warnings {
                    eprintln!("warning: {name}: {warning}");
                }
                let written = match app.json() {
                    true => write_json(&mut out, &name, &advice),
                    false => write_table(&mut out, &name, &advice),
                };
                written.map_err(unwritten)
            };
            let read = open(path).and_then(|input| {
                remittance::read(input, &hint, &mut take).map_err(|error: FormatError| {
                    anyhow::anyhow!("{} cannot be understood: {error}", path.display())
                })
            });
            if let Err(error) = read {
                good = false;
                eprintln!("error: {error:#}");
            }
        }
        out.flush()?;
        Ok(if good { DONE } else { FAILED })
    }

    fn import(&self, app: &App) -> Result<ExitCode> {
        let (store, files) = (app.store()?, app.files()?);
        let entity = app.entity(&store)?.id;
        let mut taken = Taken::default();
        for path in &self.advice {
            let read = self.take_in(&store, &files, entity, path);
            match read {
                Ok(outcomes) => taken.add(outcomes),
                Err(error) => {
                    taken.unread += 1;
                    eprintln!("error: {error:#}");
                }
            }
        }
        taken.show(app)?;
        let good = taken.unread == 0 && taken.refused.is_empty();
        Ok(if good { DONE } else { FAILED })
    }

    fn take_in(
        &self,
        store: &Store,
        files: &Files,
        entity: EntityId,
        path: &Path,
    ) -> Result<Vec<Outcome<ImportedAdvice>>> {
        let name = path.display().to_string();
        let mut bytes = Vec::new();
        let mut input = open(path)?;
        input
            .read_to_end(&mut bytes)
            .with_context(|| format!("cannot read {name}"))?;
        let advices = remittance::parse(&bytes, &self.hint())
            .with_context(|| format!("{name} cannot be understood"))?;
        for warning in advices.iter().flat_map(|advice| &advice.warnings) {
            eprintln!("warning: {name}: {warning}");
        }
        let sha256 = files.put(&bytes)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.into_owned();
        let size = bytes.len();
        Ok(store.write(actor(), move |tx| {
            let import = AdviceImport {
                advices: &advices,
                sha256: &sha256,
                name: &name,
                size,
            };
            cash::import_advices(tx, entity, &import)
        })?)
    }
}

/// What became of the files.
#[derive(Debug, Default, Serialize)]
struct Taken {
    advices: Vec<ImportedAdvice>,
    refused: Vec<Refusal>,
    /// Files that could not be read.
    unread: u32,
}

impl Taken {
    fn add(&mut self, outcomes: Vec<Outcome<ImportedAdvice>>) {
        for outcome in outcomes {
            match outcome {
                Ok(advice) => self.advices.push(advice),
                Err(refusal) => self.refused.push(refusal),
            }
        }
    }

    fn show(&self, app: &App) -> Result<()> {
        if app.json() {
            return output::json(self);
        }
        for refusal in &self.refused {
            eprintln!("error: {refusal}");
        }
        let mut table = Table::new(&["payer", "reference", ">amount", "customer", "state", ""]);
        for taken in &self.advices {
            let advice = &taken.advice;
            let known = if taken.known { "known already" } else { "" };
            table.row([
                output::or_dash(advice.payer_name.as_ref()),
                output::or_dash(advice.payment_ref.as_ref()),
                advice.amount.to_string(),
                output::or_dash(advice.customer_name.as_ref()),
                advice.status.to_string(),
                known.to_owned(),
            ]);
        }
        table.print()
    }
}

fn write_json(out: &mut impl Write, name: &str, advice: &Advice) -> Result<()> {
    let mut value = serde_json::to_value(advice)?;
    value["file"] = name.into();
    Ok(writeln!(out, "{value}")?)
}

fn write_table(out: &mut impl Write, name: &str, advice: &Advice) -> Result<()> {
    let party =
        |party: &remittance::Party| output::or_dash(party.name.as_ref().or(party.id.as_ref()));
    let text = |amount: Option<Money>| output::or_dash(amount.map(|amount| amount.to_string()));
    writeln!(out, "{name}: {}", advice.form.as_str())?;
    writeln!(
        out,
        "payer {}, payment {} on {}, reference {}",
        party(&advice.payer),
        text(advice.amount),
        output::or_dash(advice.paid_on),
        output::or_dash(advice.payment_ref.as_ref())
    )?;
    let headings = [
        "document",
        "date",
        ">gross",
        ">discount",
        ">deducted",
        "reason",
        ">paid",
    ];
    let mut table = Table::new(&headings);
    for line in &advice.lines {
        table.row(cells(line));
    }
    table.print_to(out)?;
    Ok(writeln!(out)?)
}

fn cells(line: &Line) -> [String; 7] {
    let decimal = |amount: Option<Money>| amount.map(Money::to_decimal_string).unwrap_or_default();
    let list = |texts: Vec<String>| texts.join(", ");
    let amounts = line
        .deductions
        .iter()
        .map(|kept| kept.amount.to_decimal_string());
    let reasons = line
        .deductions
        .iter()
        .filter_map(|kept| kept.reason.clone().or(kept.code.clone()));
    [
        line.document.clone(),
        output::or_dash(line.document_date),
        decimal(line.gross),
        decimal(line.discount),
        list(amounts.collect()),
        list(reasons.collect()),
        decimal(line.net),
    ]
}

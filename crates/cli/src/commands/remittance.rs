//! `cashlane remittance`: what payers say their payments are for.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use formats::FormatError;
use formats::remittance::{self, Advice, Form, Hint, Line};
use kernel::{Currency, Money};

use super::bank::{currency, open, unwritten};
use super::{DONE, FAILED};
use crate::app::App;
use crate::output::{self, Table};

/// Remittance advice
#[derive(Debug, Subcommand)]
pub enum Remittance {
    /// Show what is in remittance advice; needs no database
    ///
    /// X12 820, EDIFACT REMADV, ISO 20022 remt.001, CSV, XLSX, PDF and the text of messages are told
    /// apart by content. With --json each advice becomes one line with one JSON document. The exit code is 1
    /// when a file could not be read.
    Parse(Parse),
}

/// Which files to show.
#[derive(Debug, Args)]
pub struct Parse {
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
            Self::Parse(parse) => parse.run(app),
        }
    }
}

impl Parse {
    fn run(&self, app: &App) -> Result<ExitCode> {
        let mut out = BufWriter::new(io::stdout().lock());
        let mut good = true;
        let hint = Hint {
            form: self.format,
            currency: self.currency,
        };
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

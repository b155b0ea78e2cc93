//! A bank file as tables for people, written while the file is read.

use std::io::Write;

use anyhow::Result;
use formats::bank::{
    Balance, BalanceCheck, Entry, EntryStatus, Party, RunningBalance, Sink, Statement,
};
use formats::{FormatError, Warning};

use super::parse::{Outcome, unwritten};
use crate::output::{self, Table};

/// Rows that are laid out together; further ones follow as a table of their own.
const ROWS_MAX: usize = 500;

/// The tables so far.
pub struct Tables<W> {
    out: W,
    statements: u64,
    rows: Vec<[String; 5]>,
    entries: u64,
    opening_shown: bool,
    running: RunningBalance,
}

impl<W: Write> Tables<W> {
    pub fn new(out: W) -> Self {
        Self {
            out,
            statements: 0,
            rows: Vec::new(),
            entries: 0,
            opening_shown: false,
            running: RunningBalance::default(),
        }
    }

    /// Ends the file with what it was.
    pub fn finish(mut self, outcome: &Outcome) -> Result<()> {
        self.flush_rows()?;
        if let Ok(kind) = &outcome.kind {
            let version = match kind.version.as_str() {
                "" => kind.format.as_str(),
                version => version,
            };
            let gap = if self.statements > 0 { "\n" } else { "" };
            writeln!(self.out, "{gap}{version}: {} statements", self.statements)?;
        }
        Ok(())
    }

    fn flush_rows(&mut self) -> Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut table = Table::new(&["booked", ">amount", "state", "counterparty", "remittance"]);
        for row in self.rows.drain(..) {
            table.row(row);
        }
        table.print_to(&mut self.out)
    }

    fn balance(&mut self, name: &str, balance: Option<&Balance>) -> Result<()> {
        if let Some(balance) = balance {
            let on = output::or_dash(balance.on);
            writeln!(self.out, "{name} balance {} on {on}", balance.amount)?;
        }
        Ok(())
    }

    fn write_end(&mut self, statement: &Statement) -> Result<()> {
        self.flush_rows()?;
        if !self.opening_shown {
            self.balance("opening", statement.opening.as_ref())?;
        }
        self.balance("closing", statement.closing.as_ref())?;
        let check = match self.running.check(statement) {
            BalanceCheck::Balanced => "opening + entries = closing".to_owned(),
            BalanceCheck::Gap(gap) => format!("entries leave {gap} unexplained"),
            BalanceCheck::Unknown => "the balances do not tell whether it adds up".to_owned(),
        };
        Ok(writeln!(self.out, "{} entries; {check}", self.entries)?)
    }

    fn write_begin(&mut self, statement: &Statement) -> Result<()> {
        let account = &statement.account;
        let account = account.iban.as_ref().or(account.other.as_ref());
        let gap = if self.statements > 0 { "\n" } else { "" };
        let number = output::or_dash(statement.number);
        let account = output::or_dash(account);
        writeln!(self.out, "{gap}account {account}, statement {number}")?;
        self.balance("opening", statement.opening.as_ref())
    }
}

impl<W: Write> Sink for Tables<W> {
    fn begin(&mut self, statement: &Statement) -> Result<(), FormatError> {
        self.write_begin(statement).map_err(unwritten)?;
        self.statements += 1;
        self.entries = 0;
        self.opening_shown = statement.opening.is_some();
        self.running = RunningBalance::default();
        Ok(())
    }

    fn entry(&mut self, entry: Entry) -> Result<(), FormatError> {
        self.running.add(&entry);
        self.entries += 1;
        let state = match (entry.status, entry.reversal) {
            (EntryStatus::Booked, false) => "booked",
            (EntryStatus::Booked, true) => "reversal",
            (EntryStatus::Pending, _) => "pending",
            (EntryStatus::Info, _) => "info",
        };
        self.rows.push([
            output::or_dash(entry.booked_on),
            entry.amount.to_decimal_string(),
            state.to_owned(),
            counterparty(&entry.counterparty),
            entry.remittance.join(" "),
        ]);
        for detail in &entry.details {
            self.rows.push([
                String::new(),
                output::or_dash(detail.amount.map(|amount| amount.to_decimal_string())),
                "in batch".to_owned(),
                counterparty(&detail.counterparty),
                detail.remittance.join(" "),
            ]);
        }
        if self.rows.len() >= ROWS_MAX {
            self.flush_rows().map_err(unwritten)?;
        }
        Ok(())
    }

    fn end(&mut self, statement: Statement) -> Result<(), FormatError> {
        self.write_end(&statement).map_err(unwritten)
    }

    fn warn(&mut self, _warning: Warning) {}
}

fn counterparty(party: &Party) -> String {
    output::or_dash(
        party
            .name
            .as_ref()
            .or(party.iban.as_ref())
            .or(party.other.as_ref()),
    )
}

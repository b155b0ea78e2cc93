//! `cashlane match`: the cash-application engine on plain files.

mod policy;
mod read;
mod write;

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use anyhow::Result;
use clap::Args;
use matching::engine::{Learned, Matcher, Verdict};

use super::DONE;
use crate::app::App;
use read::{Credits, Debts};

/// What to match, and where the result goes
#[derive(Debug, Args)]
pub struct Match {
    /// CSV with customer_id, name; optional: customer_no, iban, virtual_account,
    /// mandate (its reference, where we collect)
    #[arg(long, value_name = "FILE")]
    customers: PathBuf,
    /// CSV with invoice_id, invoice_no, customer_id, currency, open_amount; optional:
    /// issue_date, due_date, po_ref, delivery_no, reference, discount_percent, discount_until,
    /// end_to_end_id (of our collection).
    /// Paid items have an open_amount of 0, credit notes a negative one
    #[arg(long, value_name = "FILE")]
    open_items: PathBuf,
    /// CSV with credit_id, value_date, amount, currency; optional: debtor_name, debtor_iban,
    /// end_to_end_id, remittance, reference, paid_to
    #[arg(long, value_name = "FILE")]
    credits: PathBuf,
    /// Where the decisions go, one row a credit; standard output without it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Where the whole evidence goes, one JSON object a line; with --json to standard output
    #[arg(long, value_name = "FILE")]
    evidence: Option<PathBuf>,
    /// Thresholds and limits (TOML)
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
}

impl Match {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let policy = policy::read(self.policy.as_deref())?;
        let started = Instant::now();
        let (debts, credits) = thread::scope(|scope| {
            let credits = scope.spawn(|| Credits::read(&self.credits));
            let debts = Debts::read(&self.customers, &self.open_items);
            let credits = credits
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            anyhow::Ok((debts?, credits?))
        })?;
        let read = started.elapsed();
        let learned = Learned::default();
        let matcher = Matcher::new(&debts.book, &policy, &learned);
        let found = matcher.match_all(credits.len(), |at| credits.row(at));
        let matched = started.elapsed() - read;
        let results = write::Results {
            debts: &debts,
            credits: &credits,
            found: &found,
            policy: &policy,
        };
        if app.json() {
            results.evidence(None)?;
        }
        if self.out.is_some() || !app.json() {
            results.decisions(self.out.as_deref())?;
        }
        if let Some(path) = &self.evidence {
            results.evidence(Some(path))?;
        }
        let count = |verdict: Verdict| found.iter().filter(|it| it.verdict == verdict).count();
        eprintln!(
            "{} credits against {} open items: {} to post, {} to propose, {} left \
             (read in {:.1} s, matched in {:.1} s)",
            credits.len(),
            debts.book.len(),
            count(Verdict::Post),
            count(Verdict::Propose),
            count(Verdict::None),
            read.as_secs_f32(),
            matched.as_secs_f32(),
        );
        Ok(DONE)
    }
}

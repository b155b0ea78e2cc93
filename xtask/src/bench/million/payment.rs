//! One arriving payment, decided against a million open items in the database.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use formats::bank::{Hint, parse};
use o2c::PageRequest;
use o2c::cash::{self, EntryFilter};
use o2c::receivables;
use store::Store;

use super::super::company::{Company, actor};
use super::super::report::{Goal, Report};
use super::super::statement::{import, statement};
use super::millis;

/// Payments that are decided, one by one.
const PAYMENTS: usize = 100;
const GOAL_MS: f64 = 5.0;

/// Measures how long matching takes over a payment that names an invoice and comes from an account
/// and a name that nobody knows.
pub fn run(store: &Store, company: &Company, report: &mut Report) -> Result<()> {
    let entity = company.entity;
    let text = statement(store, entity, PAYMENTS)?;
    let file = parse(text.as_bytes(), &Hint::default()).context("the statement is unreadable")?;
    import(store, entity, file)?;
    // As the server does every hour.
    while store.write(actor(), move |tx| receivables::merge_days_tx(tx, entity))? > 0 {}
    let page = PageRequest::first(100);
    let filter = EntryFilter::default();
    let entries = store.read(|tx| cash::list_entries(tx, entity, &filter, &page))?;
    ensure!(entries.items.len() == PAYMENTS, "too few payments");
    let mut times: Vec<Duration> = Vec::with_capacity(PAYMENTS);
    for entry in &entries.items {
        let started = Instant::now();
        let found = store.read(|tx| cash::exception(tx, entity, entry.id))?;
        times.push(started.elapsed());
        ensure!(found.decision.verdict == "post", "{:?}", found.decision);
    }
    times.sort_unstable();
    let at = |percent: usize| millis(times[(times.len() - 1) * percent / 100]);
    report.judged("one payment decided", at(50), "ms", Goal::Below(GOAL_MS));
    report.figure("the slowest of a hundred", at(100), "ms");
    Ok(())
}

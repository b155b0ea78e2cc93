//! One invoice of 3 lines in each request and commit.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;
use kernel::{Quantity, UnitPrice};
use o2c::invoicing::{self, DraftInvoice, DraftLine};
use store::Store;

use super::company::{self, Company, actor, all};
use super::raw;
use super::report::{Goal, Report};
use super::scratch::Place;

/// How much.
#[derive(Args)]
pub struct Options {
    /// Invoices for each caller when one calls; several callers share ten times as many
    #[arg(long, default_value_t = 1000)]
    invoices: usize,
}

/// Callers at the same time.
const CALLERS: [usize; 3] = [1, 16, 64];

/// Measures.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    // A disk's mood changes within minutes: the raw engine is measured before and after, and what
    // it reached at best is what counts.
    let before = raw::commits(place, &CALLERS)?;
    let scratch = place.scratch()?;
    let store = scratch.open()?;
    let company = company::create(&store, 1000, 0)?;
    let mut report = Report::new("post", place.name());
    let mut rates = Vec::with_capacity(CALLERS.len());
    for callers in CALLERS {
        let count = if callers == 1 {
            options.invoices
        } else {
            options.invoices * 10
        };
        rates.push((callers, post(&store, &company, callers, count)?));
    }
    let after = raw::commits(place, &CALLERS)?;
    let raw: Vec<(usize, f64)> = before
        .iter()
        .zip(after)
        .map(|((callers, before), (_, after))| (*callers, before.max(after)))
        .collect();
    for (callers, rate) in &raw {
        report.figure(format!("raw, {callers} connections"), *rate, "commits/s");
    }
    let alone = raw.first().context("raw was not measured")?.1;
    for (callers, rate) in rates {
        report.figure(format!("{callers} callers"), rate, "invoices/s");
        let share = 100.0 * rate / alone;
        let name = format!("{callers} callers, share of raw");
        if callers == 1 {
            report.figure(name, share, "%");
        } else {
            report.judged(&name, share, "%", Goal::AtLeast(50.0));
        }
    }
    Ok(report)
}

/// Issues `count` invoices from several threads; gives the rate.
fn post(store: &Store, company: &Company, callers: usize, count: usize) -> Result<f64> {
    let next = AtomicUsize::new(0);
    let started = Instant::now();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..callers)
            .map(|_| {
                scope.spawn(|| -> Result<()> {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= count {
                            return Ok(());
                        }
                        issue(store, company, number)?;
                    }
                })
            })
            .collect();
        threads
            .into_iter()
            .try_for_each(|thread| match thread.join() {
                Ok(outcome) => outcome,
                Err(_) => anyhow::bail!("a caller panicked"),
            })
    })?;
    let count = u32::try_from(count).context("too many invoices")?;
    Ok(f64::from(count) / started.elapsed().as_secs_f64())
}

fn issue(store: &Store, company: &Company, number: usize) -> Result<()> {
    let customer = company.customers[number % company.customers.len()];
    let entity = company.entity;
    let lines = [("Assembly", 3), ("Travel", 1), ("Spare part", 12)].map(|(name, quantity)| {
        let price = UnitPrice::from_micro(49_900_000);
        DraftLine::of(name, Quantity::from_micro(quantity * 1_000_000), price)
    });
    let mut draft = DraftInvoice::of(customer, lines.to_vec());
    draft.documents = false;
    store.write(actor(), move |tx| {
        all(invoicing::issue_invoices(tx, entity, vec![draft.clone()])?).map(drop)
    })?;
    Ok(())
}

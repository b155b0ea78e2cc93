//! Import, posting and matching of a large bank statement.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Args;
use formats::bank::camt::{CamtHeader, write_camt053};
use formats::bank::{BankFile, Entry, Hint, Party, Statement, parse};
use kernel::{Currency, Date, EntityId, Money};
use o2c::PageRequest;
use o2c::cash::{self, MATCH_LIMIT_MAX, MatchSelection, StatementImport};
use o2c::receivables::{self, ItemFilter, ItemSide};
use store::Store;

use super::bare::Bare;
use super::company::{self, actor, all};
use super::million;
use super::report::{Goal, Report};
use super::scratch::Place;

/// How much.
#[derive(Args)]
pub struct Options {
    /// Payments on the statement, each of one open invoice
    #[arg(long, default_value_t = 100_000)]
    payments: usize,
    /// Open items in the books
    #[arg(long, default_value_t = 120_000)]
    items: usize,
    /// Customers who owe them
    #[arg(long, default_value_t = 10_000)]
    customers: usize,
}

/// The account of the company that benchmarks work with.
const ACCOUNT: &str = "DE89370400440532013000";
const GOAL_SECS: f64 = 30.0;

/// Measures.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    let scratch = place.scratch()?;
    let store = scratch.open()?;
    let company = company::create(&store, options.customers, 0)?;
    million::fill(&store, &company, options.items)?;
    Bare::open(place, &scratch)?.analyse()?;
    let text = statement(&store, company.entity, options.payments)?;
    let mut report = Report::new("statement", place.name());
    let all_of_it = Instant::now();
    let mut step = |name: &str, started: Instant| {
        report.figure(name, started.elapsed().as_secs_f64(), "s");
    };
    let started = Instant::now();
    let file = parse(text.as_bytes(), &Hint::default()).context("the statement is unreadable")?;
    step("reading", started);
    let started = Instant::now();
    import(&store, company.entity, file)?;
    step("booking every entry", started);
    let started = Instant::now();
    let applied = apply(&store, company.entity)?;
    step("matching and applying", started);
    let took = all_of_it.elapsed();
    ensure!(
        applied == options.payments,
        "{applied} payments were applied"
    );
    judge(&mut report, options.payments, took);
    Ok(report)
}

fn judge(report: &mut Report, payments: usize, took: Duration) {
    let secs = took.as_secs_f64();
    report.judged("all of it", secs, "s", Goal::Below(GOAL_SECS));
    let payments = u32::try_from(payments).map_or(f64::INFINITY, f64::from);
    report.figure("payments", payments / secs, "payments/s");
}

/// A statement by which the oldest claims are paid, each customer from an account of its own.
pub(super) fn statement(store: &Store, entity: EntityId, payments: usize) -> Result<String> {
    let on = Date::from_ymd_opt(2026, 11, 2).context("no day")?;
    let mut entries = Vec::with_capacity(payments);
    let mut page = PageRequest::first(100);
    let filter = ItemFilter {
        side: Some(ItemSide::Claims),
        ..ItemFilter::default()
    };
    while entries.len() < payments {
        let found = store.read(|tx| receivables::open_items(tx, entity, &filter, &page))?;
        for item in found.items.iter().take(payments - entries.len()) {
            let payer = item.item.customer.uuid().simple().to_string();
            let mut entry = Entry::new(item.item.residual);
            entry.booked_on = Some(on);
            entry.value_on = Some(on);
            entry.bank_ref = Some(format!("B{}", entries.len()));
            entry.remittance = vec![format!("invoice {} with thanks", item.item.number)];
            entry.counterparty = Party {
                name: Some(format!("Payer {payer}")),
                other: Some(payer),
                ..Party::default()
            };
            entries.push(entry);
        }
        page.after = Some(found.next.context("too few claims")?);
    }
    let mut statement = Statement::of_days(on, on, Money::zero(Currency::EUR), entries)?;
    statement.id = "BENCH-1".to_owned();
    statement.number = Some(1);
    statement.account.iban = Some(ACCOUNT.to_owned());
    let header = CamtHeader {
        message_id: "BENCH-1".to_owned(),
        created_at: store.now(),
    };
    Ok(write_camt053(&header, &[statement])?)
}

pub(super) fn import(store: &Store, entity: EntityId, file: BankFile) -> Result<()> {
    let imported = store.write(actor(), move |tx| {
        let import = StatementImport {
            file: &file,
            file_id: None,
            account: None,
        };
        all(cash::import_statements(tx, entity, &import)?)
    })?;
    ensure!(imported.len() == 1, "one statement was written");
    Ok(())
}

/// Matches all open entries; gives how many were applied.
fn apply(store: &Store, entity: EntityId) -> Result<usize> {
    let mut applied = 0;
    let mut after = None;
    loop {
        let select = MatchSelection::All { after };
        let report = store.write(actor(), move |tx| {
            cash::match_open_entries(tx, entity, &select, MATCH_LIMIT_MAX)
        })?;
        applied += report.applied.len();
        after = report.next;
        if after.is_none() {
            return Ok(applied);
        }
    }
}

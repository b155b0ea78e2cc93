//! The forecast in the product: a night over a million open items, and what the desk asks after it.

use std::sync::Arc;
use std::time::Instant as Stopwatch;

use anyhow::{Context, Result, ensure};
use clap::Args;
use kernel::dates::add_days;
use kernel::{AllocationId, CustomerId, Date, EntityId, OpenItemId};
use o2c::PageRequest;
use o2c::insight::forecast::{
    Book, ForecastItemFilter, ITEMS_AT_A_TIME, Night, OutlookFilter, forecast_items, outlook,
};
use store::{Store, Tx, Value};

use super::company::{self, actor};
use super::million;
use super::report::{Goal, Report};
use super::scratch::Place;

/// How much.
#[derive(Args)]
pub struct Options {
    /// Open items, payments on account among them
    #[arg(long, default_value_t = 1_000_000)]
    items: usize,
    /// Invoices that were paid
    #[arg(long, default_value_t = 500_000)]
    settled: usize,
    /// Customers
    #[arg(long, default_value_t = 50_000)]
    customers: usize,
}

const BATCH: usize = 20_000;
const SETTLED: [&str; 9] = [
    "id",
    "entity_id",
    "debit_item_id",
    "credit_item_id",
    "currency",
    "amount_minor",
    "allocated_on",
    "actor",
    "recorded_at",
];

/// Measures.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    ensure!(options.customers > 0 && options.items > 0, "too few items");
    let scratch = place.scratch()?;
    let store = scratch.open()?;
    let company = company::create(&store, options.customers, 0)?;
    let entity = company.entity;
    million::fill(&store, &company, options.items + options.settled)?;
    let settled = settle(&store, entity, options.settled)?;
    let mut report = Report::new("forecast", place.name());
    let figure = |count: usize| u32::try_from(count).map_or(f64::INFINITY, f64::from);
    report.figure("settled invoices", figure(settled), "");

    let started = Stopwatch::now();
    let book = store.read(move |tx| Book::read(tx, entity))?;
    report.figure("read", started.elapsed().as_secs_f64(), "s");
    let learning = Stopwatch::now();
    let night = Arc::new(Night::of(book)?.context("nothing to learn from")?);
    report.figure("learned, summed", learning.elapsed().as_secs_f64(), "s");
    report.figure("open invoices", figure(night.items()), "");
    let telling = Stopwatch::now();
    keep(&store, &night)?;
    report.figure(
        "foretold item by item, kept",
        telling.elapsed().as_secs_f64(),
        "s",
    );
    report.figure("the whole night", started.elapsed().as_secs_f64(), "s");

    let told = store.read(|tx| outlook(tx, entity, &OutlookFilter::default()))?;
    ensure!(!told.lines.is_empty(), "nothing was foretold");
    let started = Stopwatch::now();
    store.read(|tx| outlook(tx, entity, &OutlookFilter::default()))?;
    let took = started.elapsed().as_secs_f64() * 1e3;
    report.judged("13 weeks", took, "ms", Goal::Below(200.0));
    let list = ForecastItemFilter::default();
    let page = PageRequest::default();
    let started = Stopwatch::now();
    let items = store.read(|tx| forecast_items(tx, entity, &list, &page))?;
    ensure!(!items.items.is_empty(), "no item is listed");
    let took = started.elapsed().as_secs_f64() * 1e3;
    report.judged("a page of items by risk", took, "ms", Goal::Below(200.0));
    Ok(report)
}

fn keep(store: &Store, night: &Arc<Night>) -> Result<()> {
    let kept = Arc::clone(night);
    store.write(actor(), move |tx| kept.keep_tx(tx))?;
    let mut from = 0;
    while from < night.items() {
        let rows = night.told(from);
        store.write(actor(), move |tx| Night::keep_items_tx(tx, rows.clone()))?;
        from += ITEMS_AT_A_TIME;
    }
    let kept = Arc::clone(night);
    store.write(actor(), move |tx| kept.forget_tx(tx))?;
    Ok(())
}

/// What is known of an invoice that is to be settled.
type Paid = (OpenItemId, CustomerId, Date, i64);

/// Settles invoices as customers with habits pay: each some days early or late, by a spread of a week.
/// The rows are written by themselves; of the ledger the forecast asks nothing.
fn settle(store: &Store, entity: EntityId, wanted: usize) -> Result<usize> {
    let (receipt, today, invoices): (OpenItemId, Date, Vec<Paid>) = store.read(|tx| {
        let sql =
            "SELECT i.id FROM open_items i WHERE i.entity_id = $1 AND i.kind = 'receipt' LIMIT 1";
        let receipt = tx.query_one(sql, &[entity.into()])?.get(0)?;
        let sql = "SELECT i.id, i.customer_id, i.due_on, i.amount_minor FROM open_items i
            WHERE i.entity_id = $1 AND i.kind = 'invoice' ORDER BY i.id";
        let mut all = Vec::new();
        tx.query_each(sql, &[entity.into()], |row| {
            all.push((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
            Ok::<_, store::Error>(())
        })?;
        Ok::<_, o2c::Error>((receipt, tx.now().date(), all))
    })?;
    let late = |at: usize, customer: CustomerId| {
        let habit = customer.uuid().as_u128() % 30;
        i64::try_from(habit).unwrap_or(0) + i64::try_from(at % 7).unwrap_or(0) - 8
    };
    let paid: Vec<(Paid, Date)> = invoices
        .into_iter()
        .enumerate()
        .map(|(at, it)| (it, add_days(it.2, late(at, it.1))))
        .filter(|(_, on)| *on < today)
        .take(wanted)
        .collect();
    for batch in paid.chunks(BATCH) {
        let batch = batch.to_vec();
        store.write(actor(), move |tx| write(tx, entity, receipt, &batch))?;
    }
    Ok(paid.len())
}

fn write(
    tx: &mut Tx,
    entity: EntityId,
    receipt: OpenItemId,
    batch: &[(Paid, Date)],
) -> o2c::Result<()> {
    let mut rows: Vec<Value> = Vec::with_capacity(batch.len() * SETTLED.len());
    let mut cleared = Vec::with_capacity(batch.len());
    for ((item, _, _, minor), on) in batch {
        let id: AllocationId = tx.new_id();
        rows.extend([
            id.into(),
            entity.into(),
            (*item).into(),
            receipt.into(),
            "EUR".into(),
            (*minor).into(),
            (*on).into(),
            "bench".into(),
            tx.now().into(),
        ]);
        cleared.push(vec![(*item).into(), (*on).into()]);
    }
    tx.insert_many("allocations", &SETTLED, rows)?;
    tx.exec_each(
        "UPDATE open_items SET residual_minor = 0, cleared_on = $2 WHERE id = $1",
        &cleared,
    )?;
    Ok(())
}

//! Every key figure, one by one, over orders that went the whole path from receipt to payment.

use std::time::Instant as Stopwatch;

use anyhow::{Result, ensure};
use clap::Args;
use kernel::dates::add_days;
use o2c::insight::{self, Kpi, Period, Projections, Scope};
use store::Store;

use super::report::{Goal, Report};
use super::scratch::Place;
use super::{company, path};

/// How much.
#[derive(Args)]
pub struct Options {
    /// Orders of 3 lines
    #[arg(long, default_value_t = 200_000)]
    orders: usize,
}

const BATCH: usize = 500;
const CUSTOMERS: usize = 5_000;
const PRODUCTS: usize = 100;

/// Measures: each figure of the year up to today, without what the server keeps in memory; then
/// those of the event log once more, with it.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    ensure!(options.orders >= BATCH, "too few orders");
    let scratch = place.scratch()?;
    let store = scratch.open()?;
    let company = company::create(&store, CUSTOMERS, PRODUCTS)?;
    path::fill(&store, &company, options.orders, BATCH)?;
    let mut report = Report::new("figures", place.name());
    let orders = u32::try_from(options.orders).map_or(f64::INFINITY, f64::from);
    report.figure("orders", orders, "");
    let scope = Scope::of(company.entity);
    for kpi in Kpi::ALL {
        let took = measured(&store, &scope, *kpi)?;
        report.judged(kpi.id(), took, "s", Goal::Below(1.0));
    }
    let kept = scope.kept_in(&Projections::new(1 << 30));
    let first = measured(&store, &kept, Kpi::ReworkRate)?;
    report.figure("event log taken into memory", first, "s");
    for kpi in [Kpi::ReworkRate, Kpi::AutomationRate] {
        let took = measured(&store, &kept, kpi)?;
        report.judged(
            &format!("{}, from memory", kpi.id()),
            took,
            "s",
            Goal::Below(1.0),
        );
    }
    Ok(report)
}

/// Seconds that a figure of the year up to today takes.
fn measured(store: &Store, scope: &Scope, kpi: Kpi) -> Result<f64> {
    let started = Stopwatch::now();
    store.read(|tx| {
        let to = tx.now().date();
        let from = add_days(to, -364);
        insight::measure(tx, scope, kpi, Period { from, to })
    })?;
    Ok(started.elapsed().as_secs_f64())
}

//! The whole path in bulk.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use clap::Args;
use kernel::{CustomerId, DeliveryId, EntityId, OrderId, Quantity};
use o2c::cash::NewReceipt;
use o2c::deliveries::{Arrival, NewDelivery};
use o2c::invoicing::{Bill, IssuedInvoice, Selection};
use o2c::orders::{Acknowledge, NewOrder, NewOrderLine};
use o2c::{cash, deliveries, invoicing, orders};
use store::{Store, Tx};

use super::company::{self, Company, actor, all};
use super::raw;
use super::report::{Goal, Report};
use super::scratch::Place;

/// How much.
#[derive(Args)]
pub struct Options {
    /// Orders of 3 lines
    #[arg(long, default_value_t = 20_000)]
    orders: usize,
    /// Documents in each command and commit
    #[arg(long, default_value_t = 500)]
    batch: usize,
    /// Print how long each step took
    #[arg(long)]
    steps: bool,
}

const CUSTOMERS: usize = 1000;
const PRODUCTS: usize = 200;
const LINES: usize = 3;

/// Measures.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    ensure!(
        options.batch > 0 && options.orders >= options.batch,
        "too few orders"
    );
    let scratch = place.scratch()?;
    let company = {
        let store = scratch.open()?;
        company::create(&store, CUSTOMERS, PRODUCTS)?
    };
    let twin = place.copy(&scratch)?;
    let (took, masters) = {
        let store = scratch.open()?;
        let masters = raw::last_event(&store)?;
        let took = walk(&store, &company, options)?;
        ensure!(left_open(&store)? == 0, "not everything was paid");
        (took, masters)
    };
    let batches = options.orders.div_ceil(options.batch);
    let raw = raw::again(place, &scratch, &twin, masters, batches)?;
    Ok(report(place, options, &took, raw))
}

fn report(place: &Place, options: &Options, took: &[Step], raw: raw::Raw) -> Report {
    let elapsed: Duration = took.iter().map(|step| step.elapsed).sum();
    let orders = u32::try_from(options.orders).map_or(f64::INFINITY, f64::from);
    let (rate, raw_rate) = (
        orders / elapsed.as_secs_f64(),
        orders / raw.elapsed.as_secs_f64(),
    );
    let mut report = Report::new("path", place.name());
    report.figure("orders", orders, "");
    if options.steps {
        for step in took {
            report.figure(
                format!("step: {}", step.name),
                step.elapsed.as_secs_f64(),
                "s",
            );
        }
    }
    report.figure("time", elapsed.as_secs_f64(), "s");
    match place {
        Place::Sqlite(_) => report.judged("rate", rate, "orders/s", Goal::AtLeast(1000.0)),
        Place::Postgres(_) => report.figure("rate", rate, "orders/s"),
    }
    report.figure("rows written", raw.rows(), "rows");
    report.figure("raw time", raw.elapsed.as_secs_f64(), "s");
    report.figure("raw rate", raw_rate, "orders/s");
    report.judged(
        "share of raw",
        100.0 * rate / raw_rate,
        "%",
        Goal::AtLeast(25.0),
    );
    report
}

/// Takes orders the whole path, for benchmarks that need their documents.
pub(super) fn fill(store: &Store, company: &Company, orders: usize, batch: usize) -> Result<()> {
    let options = Options {
        orders,
        batch,
        steps: false,
    };
    walk(store, company, &options).map(drop)
}

struct Step {
    name: &'static str,
    elapsed: Duration,
}

/// Takes all orders through each step before the next.
fn walk(store: &Store, company: &Company, options: &Options) -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    let mut timed = Timed {
        steps: &mut steps,
        entity: company.entity,
        store,
    };
    let fresh: Vec<NewOrder> = (0..options.orders)
        .map(|number| order(company, number))
        .collect();
    let size = options.batch;
    let received = timed.each("receive", &fresh, size, |tx, entity, batch| {
        let received = all(orders::receive_orders(tx, entity, batch.to_vec())?)?;
        Ok(received.into_iter().map(|receipt| receipt.id).collect())
    })?;
    timed.each(
        "acknowledge",
        &received,
        size,
        |tx, entity, batch: &[OrderId]| {
            let requests: Vec<_> = batch.iter().map(acknowledgement).collect();
            all(orders::acknowledge_orders(tx, entity, &requests)?)
        },
    )?;
    let shipped = timed.each("ship", &received, size, |tx, entity, batch: &[OrderId]| {
        let requests: Vec<_> = batch.iter().map(shipment).collect();
        let shipped = all(deliveries::ship(tx, entity, &requests)?)?;
        Ok(shipped.into_iter().map(|receipt| receipt.id).collect())
    })?;
    timed.each(
        "deliver",
        &shipped,
        size,
        |tx, entity, batch: &[DeliveryId]| {
            let requests: Vec<_> = batch.iter().copied().map(Arrival::of).collect();
            all(deliveries::deliver(tx, entity, &requests)?)
        },
    )?;
    let issued = timed.each("bill", &received, size, |tx, entity, batch: &[OrderId]| {
        let select = Selection::Orders(batch.to_vec());
        let command = Bill {
            documents: false,
            ..Bill::of(select)
        };
        all(invoicing::bill(tx, entity, &command)?)
    })?;
    timed.each(
        "pay",
        &issued,
        size,
        |tx, entity, batch: &[IssuedInvoice]| {
            let receipts = batch.iter().map(|invoice| {
                NewReceipt::paying(
                    invoice.customer,
                    invoice.gross,
                    vec![invoice.number.clone()],
                )
            });
            all(cash::record_receipts(tx, entity, receipts.collect())?)
        },
    )?;
    Ok(steps)
}

struct Timed<'a> {
    steps: &'a mut Vec<Step>,
    entity: EntityId,
    store: &'a Store,
}

impl Timed<'_> {
    /// Runs a step, one commit for each batch.
    fn each<I, O>(
        &mut self,
        name: &'static str,
        inputs: &[I],
        size: usize,
        work: fn(&mut Tx, EntityId, &[I]) -> o2c::Result<Vec<O>>,
    ) -> Result<Vec<O>>
    where
        I: Clone + Send + 'static,
        O: Send + 'static,
    {
        let started = Instant::now();
        let mut outputs = Vec::with_capacity(inputs.len());
        for batch in inputs.chunks(size) {
            let (batch, entity) = (batch.to_vec(), self.entity);
            outputs.extend(
                self.store
                    .write(actor(), move |tx| work(tx, entity, &batch))?,
            );
        }
        self.steps.push(Step {
            name,
            elapsed: started.elapsed(),
        });
        Ok(outputs)
    }
}

/// The `number`-th order; always the same one.
fn acknowledgement(order: &OrderId) -> Acknowledge {
    Acknowledge {
        documents: false,
        ..Acknowledge::of(*order)
    }
}

fn shipment(order: &OrderId) -> NewDelivery {
    NewDelivery {
        documents: false,
        ..NewDelivery::of(*order)
    }
}

fn order(company: &Company, number: usize) -> NewOrder {
    let customer: CustomerId = company.customers[number * 7 % company.customers.len()];
    let lines = (0..LINES).map(|line| {
        let sku = &company.skus[(number * 13 + line * 29) % company.skus.len()];
        let quantity = 1_000_000 * i64::try_from(1 + (number + line) % 9).unwrap_or(1);
        NewOrderLine::of(sku.clone(), Quantity::from_micro(quantity))
    });
    let mut order = NewOrder::of(customer, lines.collect());
    order.customer_order_no = Some(format!("PO-{number:08}"));
    order
}

fn left_open(store: &Store) -> store::Result<i64> {
    store.read(|tx| {
        tx.query_one(
            "SELECT count(*) FROM open_items WHERE residual_minor <> 0",
            &[],
        )?
        .get(0)
    })
}

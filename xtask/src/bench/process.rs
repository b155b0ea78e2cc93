//! The process of a year of orders out of the product: taken into memory, drawn, filtered, followed.

use std::time::Instant as Stopwatch;

use anyhow::{Context, Result, ensure};
use clap::Args;
use kernel::dates::add_days;
use kernel::{EntityId, OrderId, Quantity};
use o2c::insight::{
    Flow, FlowChoice, FlowFilter, FlowOf, Period, Projections, Scope, flow, flow_cases,
};
use o2c::orders::{self, Acknowledge, NewOrder, NewOrderLine};
use store::{Store, Tx, Value};

use super::company::{self, Company, actor, all};
use super::path;
use super::report::{Goal, Report};
use super::scratch::{Place, Scratch};

/// How much.
#[derive(Args)]
pub struct Options {
    /// Events of orders, eight an order
    #[arg(long, default_value_t = 10_000_000)]
    events: usize,
    /// Orders that go the whole path; the others are their copies, a day earlier each
    #[arg(long, default_value_t = 20_000)]
    orders: usize,
}

const BATCH: usize = 500;
const CUSTOMERS: usize = 5_000;
const PRODUCTS: usize = 100;
/// Events of an order that goes the whole path.
const EVENTS_OF_ORDER: usize = 8;
const DAY: i64 = 86_400_000_000;

/// Measures.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    ensure!(options.orders >= BATCH, "too few orders");
    let scratch = place.scratch()?;
    let store = scratch.open()?;
    let company = company::create(&store, CUSTOMERS, PRODUCTS)?;
    let masters = end(&store, company.entity)?;
    path::fill(&store, &company, options.orders, BATCH)?;
    let copies = options.events / EVENTS_OF_ORDER / options.orders;
    let filled = Stopwatch::now();
    multiply(&store, place, company.entity, masters, copies)?;
    let mut report = Report::new("process", place.name());
    report.figure("copied in", filled.elapsed().as_secs_f64(), "s");
    ask(&store, &company, &scratch, &mut report)?;
    Ok(report)
}

/// Copies all that came after the masters so often, a day earlier each time.
fn multiply(
    store: &Store,
    place: &Place,
    entity: EntityId,
    masters: i64,
    copies: usize,
) -> Result<()> {
    let step = end(store, entity)? - masters;
    for copy in 1..i64::try_from(copies)? {
        let statements = copied(store, place, copy, step)?;
        store.write(actor(), move |tx| {
            for (sql, with_masters) in &statements {
                let arguments: &[Value] = match with_masters {
                    true => &[entity.into(), masters.into(), (masters + step).into()],
                    false => &[],
                };
                tx.exec(sql, arguments)?;
            }
            let end = masters + (copy + 1) * step;
            let moved = "UPDATE event_chains SET seq = $1 WHERE chain = $2";
            tx.exec(moved, &[end.into(), entity.into()])?;
            Ok::<_, o2c::Error>(())
        })?;
    }
    Ok(())
}

/// What copies each table, parents first, and whether it asks for the span of the chain.
fn copied(store: &Store, place: &Place, copy: i64, step: i64) -> Result<Vec<(String, bool)>> {
    let renamed = |column: &str| match place {
        Place::Sqlite(_) => format!("CAST(x'{copy:08x}' || substr({column}, 5) AS BLOB)"),
        Place::Postgres(_) => {
            format!("CAST('{copy:08x}' || substr(CAST({column} AS text), 9) AS uuid)")
        }
    };
    let earlier = |column: &str| match place {
        Place::Sqlite(_) => format!("{column} - {}", copy * DAY),
        Place::Postgres(_) => format!("{column} - interval '{copy} days'"),
    };
    let of_case = "t.object_type IN ('order', 'delivery', 'invoice')";
    let original = "substr(t.number, 1, 1) <> 'C'";
    let tables = [
        ("orders", original),
        (
            "order_lines",
            "EXISTS (SELECT 1 FROM orders o WHERE o.id = t.order_id AND substr(o.number, 1, 1) <> 'C')",
        ),
        ("invoices", original),
        ("deliveries", original),
        ("events", "t.chain = $1 AND t.seq > $2 AND t.seq <= $3"),
        (
            "event_objects",
            "t.event_id IN (SELECT e.id FROM events e WHERE e.chain = $1 AND e.seq > $2 AND e.seq <= $3)",
        ),
    ];
    let mut statements = Vec::new();
    for (table, condition) in tables {
        let columns = columns(store, place, table)?;
        let values = columns.iter().map(|column| match (table, &column[..]) {
            ("event_objects", "object_id") => {
                let own = renamed("t.object_id");
                format!("CASE WHEN {of_case} THEN {own} ELSE t.object_id END")
            }
            ("events", "seq") => format!("t.seq + {}", copy * step),
            (_, "number") => format!("'C{copy}-' || t.number"),
            (_, "id" | "order_id" | "delivery_id" | "invoice_id" | "event_id") => {
                renamed(&format!("t.{column}"))
            }
            ("orders", "received_at" | "acknowledged_at")
            | ("deliveries", "shipped_at" | "delivered_at")
            | ("invoices", "issued_at")
            | ("events", "occurred_at" | "recorded_at") => earlier(&format!("t.{column}")),
            _ => format!("t.{column}"),
        });
        let values: Vec<String> = values.collect();
        let (columns, values) = (columns.join(", "), values.join(", "));
        let sql = format!(
            "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} t WHERE {condition}"
        );
        statements.push((sql, condition.contains("$1")));
    }
    Ok(statements)
}

fn columns(store: &Store, place: &Place, table: &str) -> Result<Vec<String>> {
    let sql = match place {
        Place::Sqlite(_) => format!("SELECT name FROM pragma_table_info('{table}')"),
        Place::Postgres(_) => format!(
            "SELECT CAST(column_name AS text) FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = '{table}'"
        ),
    };
    let rows = store.read(|tx| tx.query(&sql, &[]))?;
    let names: store::Result<Vec<String>> = rows.iter().map(|row| row.get(0)).collect();
    Ok(names?)
}

fn end(store: &Store, entity: EntityId) -> Result<i64> {
    Ok(store.read(|tx| tx.chain_ends(entity))?.0)
}

fn ask(store: &Store, company: &Company, scratch: &Scratch, report: &mut Report) -> Result<()> {
    let entity = company.entity;
    let kept = Projections::new(2 << 30);
    let scope = move || Scope::of(entity).kept_in(&kept);
    let year = |tx: &Tx| {
        let to = tx.now().date();
        Period {
            from: add_days(to, -364),
            to,
        }
    };
    let drawn = |filter: &FlowFilter| -> Result<(Flow, f64)> {
        let started = Stopwatch::now();
        let drawn = store.read(|tx| flow(tx, &scope(), FlowOf::Order, year(tx), filter))?;
        Ok((drawn, started.elapsed().as_secs_f64()))
    };
    let (whole, first) = drawn(&FlowFilter::default())?;
    report.figure("cases", float(whole.cases), "");
    report.figure("events", float(whole.events), "");
    if let Ok(file) = std::fs::metadata(scratch.path()) {
        let mebibytes = usize::try_from(file.len() >> 20)?;
        report.figure("database", float(mebibytes), "MiB");
    }
    report.figure("taken into memory and drawn", first, "s");
    let (again, took) = drawn(&FlowFilter::default())?;
    ensure!(again.events == whole.events, "the same events");
    report.judged("drawn again", took, "s", Goal::Below(10.0));
    let late = FlowFilter {
        late: Some(true),
        ..FlowFilter::default()
    };
    report.figure("late ones alone", drawn(&late)?.1, "s");
    let started = Stopwatch::now();
    store.read(|tx| {
        let choice = FlowChoice::default();
        let filter = FlowFilter::default();
        flow_cases(tx, &scope(), FlowOf::Order, year(tx), &filter, &choice)
    })?;
    report.figure("the longest cases", started.elapsed().as_secs_f64(), "s");
    receive(store, company)?;
    let (after, took) = drawn(&FlowFilter::default())?;
    ensure!(
        after.cases == whole.cases + BATCH,
        "new orders are followed"
    );
    report.judged("drawn after 500 new orders", took, "s", Goal::Below(10.0));
    Ok(())
}

/// Takes in and acknowledges a batch of orders.
fn receive(store: &Store, company: &Company) -> Result<()> {
    let (entity, customers, sku) = (
        company.entity,
        company.customers.clone(),
        company.skus.first().context("a product")?.clone(),
    );
    store.write(actor(), move |tx| {
        let new = customers.iter().cycle().take(BATCH).map(|customer| {
            let line = NewOrderLine::of(sku.clone(), Quantity::from_micro(1_000_000));
            NewOrder::of(*customer, vec![line])
        });
        let received = all(orders::receive_orders(tx, entity, new.collect())?)?;
        let ids = received.iter().map(|receipt| receipt.id);
        let requests: Vec<_> = ids.map(|id: OrderId| Acknowledge::of(id)).collect();
        all(orders::acknowledge_orders(tx, entity, &requests)?).map(drop)
    })?;
    Ok(())
}

fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

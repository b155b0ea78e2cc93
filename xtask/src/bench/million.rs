//! A million open items: the report, the lists and an allocation.

mod payment;
mod reading;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Args;
use kernel::{Currency, CustomerId, Date, EntityId, Id, Money, OpenItemId, kind};
use o2c::PageRequest;
use o2c::receivables::{
    self, AgingOptions, AllocationRequest, AlsoKnown, EntryBuilder, EntryKind, How, ItemFilter,
    ItemKind, ItemSide, ItemState, JournalFilter, NewOpenItem, Posting, Role, SourceRef,
};
use store::{Store, Tx};

use super::bare::Bare;
use super::company::{self, Company, actor, all};
use super::report::{Goal, Report};
use super::scratch::Place;

/// How much.
#[derive(Args)]
pub struct Options {
    /// Open items
    #[arg(long, default_value_t = 1_000_000)]
    items: usize,
    /// Customers who owe them
    #[arg(long, default_value_t = 50_000)]
    customers: usize,
}

/// Entries in each commit while the ledger is filled.
const BATCH: usize = 5000;
/// One item in this many is a payment on account.
const RECEIPT_EVERY: usize = 20;
/// Pages of 100 walked to reach the deep one.
const PAGES: usize = 2000;
const RUNS: usize = 5;
const ALLOCATIONS: usize = 50;

/// Measures.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    ensure!(
        options.customers > 0 && options.items >= options.customers,
        "too few items"
    );
    let scratch = place.scratch()?;
    let store = scratch.open()?;
    let company = company::create(&store, options.customers, 0)?;
    let mut report = Report::new("million", place.name());
    let started = Instant::now();
    fill(&store, &company, options.items)?;
    let filled = started.elapsed();
    let mut bare = Bare::open(place, &scratch)?;
    bare.analyse()?;
    let items = u32::try_from(options.items).map_or(f64::INFINITY, f64::from);
    report.figure("open items", items, "items");
    report.figure("posted", items / filled.as_secs_f64(), "items/s");
    aging(&store, &mut bare, &company, &mut report)?;
    lists(&store, &mut bare, &company, &mut report)?;
    reading::run(&store, &company, &mut report)?;
    payment::run(&store, &company, &mut report)?;
    allocations(&store, &mut bare, &company, &mut report)?;
    Ok(report)
}

fn day(offset: usize) -> Date {
    let first = Date::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    first + chrono::Days::new(offset as u64 % 300)
}

/// Posts invoices, and payments on account among them.
pub(super) fn fill(store: &Store, company: &Company, items: usize) -> Result<()> {
    let entity = company.entity;
    for from in (0..items).step_by(BATCH) {
        let customers = company.customers.clone();
        let to = items.min(from + BATCH);
        store.write(actor(), move |tx| {
            let postings = (from..to)
                .map(|number| posting(tx, buyer(&customers, number), number))
                .collect::<o2c::Result<_>>()?;
            receivables::post_tx(tx, entity, postings).map(drop)
        })?;
    }
    Ok(())
}

/// Takes turns, one customer further in each round, so that each has claims and debts.
fn buyer(customers: &[CustomerId], number: usize) -> CustomerId {
    let round = number / customers.len();
    customers[(number + round) % customers.len()]
}

fn posting(tx: &Tx, customer: CustomerId, number: usize) -> o2c::Result<Posting> {
    let gross = Money::new(
        1190 * i64::try_from(1 + number % 997).unwrap_or(1),
        Currency::EUR,
    );
    let tax = Money::new(gross.minor() / 119 * 19, Currency::EUR);
    let net = gross.checked_sub(tax)?;
    let posted_on = day(number / 7);
    let receipt = number % RECEIPT_EVERY == RECEIPT_EVERY - 1;
    let (entry, kind, source, amount) = if receipt {
        let source = SourceRef::of(tx.new_id::<kind::Receipt>());
        let entry = EntryBuilder::new(EntryKind::Receipt, posted_on, source)
            .debit(Role::Bank, gross)
            .credit_customer(customer, gross);
        (entry, ItemKind::Receipt, source, gross.neg())
    } else {
        let source = SourceRef::of(tx.new_id::<kind::Invoice>());
        let entry = EntryBuilder::new(EntryKind::Invoice, posted_on, source)
            .debit_customer(customer, gross)
            .credit(Role::Revenue, net)
            .credit(Role::Tax, tax);
        (entry, ItemKind::Invoice, source, gross)
    };
    let item = NewOpenItem {
        customer,
        kind,
        source,
        number: format!("N{number:08}"),
        instalment: 1,
        reference: None,
        amount,
        due_on: if receipt {
            posted_on
        } else {
            posted_on + chrono::Days::new(30)
        },
        discount_on: None,
        discount: None,
        also_known: AlsoKnown::default(),
    };
    Ok(Posting {
        entry: entry.build()?,
        items: vec![item],
    })
}

/// The median of several runs; the first one warms the caches of both sides alike.
fn median(runs: usize, mut work: impl FnMut() -> Result<()>) -> Result<Duration> {
    work()?;
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let started = Instant::now();
        work()?;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    times.get(runs / 2).copied().context("nothing was measured")
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn aging(store: &Store, bare: &mut Bare, company: &Company, report: &mut Report) -> Result<()> {
    let (entity, options) = (company.entity, AgingOptions::default());
    let ours = median(RUNS, || {
        let aging = store.read(|tx| receivables::aging(tx, entity, None, &options))?;
        ensure!(
            aging.rows.len() == company.customers.len(),
            "customers are missing"
        );
        Ok(())
    })?;
    let today = store.now().date();
    let bucket = |(from, to): (i64, i64)| {
        let newest = today - chrono::TimeDelta::days(from);
        let oldest = today - chrono::TimeDelta::days(to);
        format!(
            ", sum(CASE WHEN due_on < '{newest}' AND due_on >= '{oldest}'
                THEN residual_minor ELSE 0 END)"
        )
    };
    let edges = [
        (-9999, 0),
        (0, 30),
        (30, 60),
        (60, 90),
        (90, 120),
        (120, 9999),
    ];
    let cases: String = edges.into_iter().map(bucket).collect();
    let sql = format!(
        "SELECT customer_id, currency, sum(residual_minor){cases} FROM open_items
        WHERE entity_id = {} AND residual_minor <> 0 GROUP BY customer_id, currency",
        bare.id(entity)
    );
    let raw = median(RUNS, || bare.rows(&sql).map(drop))?;
    report.judged(
        "aged receivables by customer",
        ours.as_secs_f64(),
        "s",
        Goal::Below(0.5),
    );
    report.figure("raw: aged receivables by customer", raw.as_secs_f64(), "s");
    Ok(())
}

fn lists(store: &Store, bare: &mut Bare, company: &Company, report: &mut Report) -> Result<()> {
    let entity = company.entity;
    let slowest = walk(store, entity)?;
    report.judged(
        "list: slowest of the walk",
        millis(slowest.slowest),
        "ms",
        Goal::Below(50.0),
    );
    let filters = [
        ("list: first page", ItemFilter::default(), None),
        ("list: deep page", ItemFilter::default(), slowest.deep),
        (
            "list: latest first",
            ItemFilter {
                state: ItemState::All,
                ..ItemFilter::default()
            },
            None,
        ),
        (
            "list: on account",
            ItemFilter {
                side: Some(ItemSide::Debts),
                ..ItemFilter::default()
            },
            None,
        ),
        (
            "list: one customer",
            ItemFilter {
                customer: company.customers.first().copied(),
                ..ItemFilter::default()
            },
            None,
        ),
    ];
    for (name, filter, after) in filters {
        let page = PageRequest { limit: 100, after };
        let time = median(RUNS, || {
            store.read(|tx| receivables::open_items(tx, entity, &filter, &page))?;
            Ok(())
        })?;
        report.judged(name, millis(time), "ms", Goal::Below(50.0));
    }
    let page = PageRequest::first(100);
    let journal = median(RUNS, || {
        store.read(|tx| receivables::journal(tx, entity, &JournalFilter::default(), &page))?;
        Ok(())
    })?;
    report.judged("list: journal", millis(journal), "ms", Goal::Below(50.0));
    let (id, day) = (bare.id(entity), day(30 + 7));
    for (name, place) in [
        ("raw: first page", String::new()),
        ("raw: deep page", format!(" AND due_on >= '{day}'")),
    ] {
        let sql = format!(
            "SELECT * FROM open_items WHERE entity_id = {id} AND residual_minor <> 0{place}
            ORDER BY due_on, id LIMIT 101"
        );
        let time = median(RUNS, || bare.rows(&sql).map(drop))?;
        report.figure(name, millis(time), "ms");
    }
    Ok(())
}

struct Walk {
    slowest: Duration,
    deep: Option<String>,
}

/// Turns page after page.
fn walk(store: &Store, entity: EntityId) -> Result<Walk> {
    let mut page = PageRequest::first(100);
    let mut slowest = Duration::ZERO;
    for _ in 0..PAGES {
        let started = Instant::now();
        let filter = ItemFilter::default();
        let read = store.read(|tx| receivables::open_items(tx, entity, &filter, &page))?;
        slowest = slowest.max(started.elapsed());
        match read.next {
            Some(next) => page.after = Some(next),
            None => break,
        }
    }
    Ok(Walk {
        slowest,
        deep: page.after,
    })
}

/// A debt on account and a claim that it can pay.
type Pair = (OpenItemId, OpenItemId);

fn allocations(
    store: &Store,
    bare: &mut Bare,
    company: &Company,
    report: &mut Report,
) -> Result<()> {
    let entity = company.entity;
    let pairs = pairs(store, company)?;
    let (ours, theirs) = pairs.split_at(pairs.len() / 2);
    let (mut ours, mut theirs) = (ours.iter(), theirs.iter());
    let on = day(299) + chrono::Days::new(40);
    let amount = Money::new(100, Currency::EUR);
    let runs = ALLOCATIONS - 1;
    let time = median(runs, || {
        let &(debit, credit) = ours.next().context("too few items")?;
        let request = AllocationRequest {
            debit,
            credit,
            amount,
            on,
        };
        store.write(actor(), move |tx| {
            let done = receivables::allocate_tx(tx, entity, &[request], &How::ByPerson)?;
            all(done).map(drop)
        })?;
        Ok(())
    })?;
    report.judged("one allocation", millis(time), "ms", Goal::Below(10.0));
    let raw = median(runs, || {
        let &(debit, credit) = theirs.next().context("too few items")?;
        let id: Id<kind::Allocation> = store.new_id();
        let texts = [entity.uuid(), debit.uuid(), credit.uuid(), id.uuid()].map(|id| bare.uuid(id));
        let [entity, debit, credit, id] = texts;
        bare.script(&format!(
            "BEGIN;
            UPDATE open_items SET residual_minor = residual_minor - 100 WHERE id = {debit};
            UPDATE open_items SET residual_minor = residual_minor + 100 WHERE id = {credit};
            INSERT INTO allocations (id, entity_id, debit_item_id, credit_item_id, currency,
                amount_minor, allocated_on, undoes_id, actor, recorded_at)
            VALUES ({id}, {entity}, {debit}, {credit}, 'EUR', 100, '{on}', NULL, 'raw', {});
            COMMIT",
            bare.now()
        ))
    })?;
    report.figure("raw: one allocation", millis(raw), "ms");
    Ok(())
}

/// Enough pairs for both sides.
fn pairs(store: &Store, company: &Company) -> Result<Vec<Pair>> {
    let entity = company.entity;
    let mut pairs = Vec::with_capacity(2 * ALLOCATIONS);
    for customer in &company.customers {
        if pairs.len() == 2 * ALLOCATIONS {
            break;
        }
        let of = |side| ItemFilter {
            customer: Some(*customer),
            side: Some(side),
            ..ItemFilter::default()
        };
        let first = |side| {
            store.read(|tx| receivables::open_items(tx, entity, &of(side), &PageRequest::first(1)))
        };
        let (claims, debts) = (first(ItemSide::Claims)?, first(ItemSide::Debts)?);
        if let (Some(claim), Some(debt)) = (claims.items.first(), debts.items.first()) {
            pairs.push((claim.item.id, debt.item.id));
        }
    }
    Ok(pairs)
}

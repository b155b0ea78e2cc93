//! The raw engine on the same work: the rows that a run left behind, inserted again by the bare
//! driver into a database of the same schema with the same masters, in as many commits.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use kernel::EventId;
use rusqlite::types::Value;
use store::Store;

use super::scratch::{Place, Scratch};

/// The commits that a batch of orders takes, and what each writes, parents first. The log is
/// written in all of them; masters and bookkeeping stay out on both sides.
const STEPS: [&[Source]; 6] = [
    &[
        Source::all("orders", "id"),
        Source::all("order_lines", "order_id"),
        Source::all("credit_commitments", "order_id"),
    ],
    &[],
    &[
        Source::all("deliveries", "id"),
        Source::all("delivery_lines", "delivery_id"),
    ],
    &[],
    &[
        Source::some("journal_lines", INVOICED, "entry_id, line_no"),
        Source::some("journal_entries", "kind = 'invoice'", "id"),
        Source::all("invoices", "id"),
        Source::all("invoice_lines", "invoice_id"),
        Source::all("invoice_taxes", "invoice_id"),
        Source::all("invoice_instalments", "invoice_id"),
        Source::some("open_items", "kind = 'invoice'", "id"),
        Source::all("open_item_keys", "item_id"),
    ],
    &[
        Source::some("journal_lines", RECEIVED, "entry_id, line_no"),
        Source::some("journal_entries", "kind = 'receipt'", "id"),
        Source::all("receipts", "id"),
        Source::some("open_items", "kind = 'receipt'", "id"),
        Source::all("allocations", "id"),
    ],
];
const INVOICED: &str = "entry_id IN (SELECT id FROM journal_entries WHERE kind = 'invoice')";
const RECEIVED: &str = "entry_id IN (SELECT id FROM journal_entries WHERE kind = 'receipt')";
/// What an import makes besides orders: masters, and the credit notes of what came back.
const BESIDE_ORDERS: [Source; 11] = [
    Source::all("customers", "id"),
    Source::all("customer_addresses", "id"),
    Source::all("products", "id"),
    Source::all("journal_lines", "entry_id, line_no"),
    Source::all("journal_entries", "id"),
    Source::all("invoices", "id"),
    Source::all("invoice_lines", "invoice_id"),
    Source::all("invoice_taxes", "invoice_id"),
    Source::all("invoice_instalments", "invoice_id"),
    Source::all("open_items", "id"),
    Source::all("open_item_keys", "item_id"),
];
const LOG: [Source; 2] = [
    Source::log("events", "id"),
    Source::log("event_objects", "event_id"),
];

/// Rows of a table, in the order in which they were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Source {
    table: &'static str,
    condition: &'static str,
    /// The column that is to be greater than the last event of the masters.
    after: Option<&'static str>,
    order: &'static str,
}

impl Source {
    const fn all(table: &'static str, order: &'static str) -> Self {
        Self {
            table,
            condition: "1 = 1",
            after: None,
            order,
        }
    }

    const fn some(table: &'static str, condition: &'static str, order: &'static str) -> Self {
        Self {
            table,
            condition,
            after: None,
            order,
        }
    }

    const fn log(table: &'static str, key: &'static str) -> Self {
        Self {
            table,
            condition: "1 = 1",
            after: Some(key),
            order: key,
        }
    }

    fn select(&self, masters: &str) -> String {
        let Self {
            table,
            condition,
            order,
            ..
        } = self;
        let after = self
            .after
            .map_or_else(String::new, |key| format!(" AND {key} > {masters}"));
        format!("SELECT * FROM {table} WHERE {condition}{after} ORDER BY {order}")
    }
}

/// What the raw engine did.
#[derive(Debug, Clone, Copy)]
pub struct Raw {
    count: u64,
    /// How long it took.
    pub elapsed: Duration,
}

impl Raw {
    /// Rows inserted.
    pub fn rows(&self) -> f64 {
        u32::try_from(self.count).map_or(f64::INFINITY, f64::from)
    }
}

/// A share of one commit.
#[derive(Debug, Clone, Copy)]
struct Share {
    source: Source,
    /// The `part`-th of `parts` nearly equal parts of its rows.
    part: usize,
    parts: usize,
}

/// The end of the event log, so that events of the masters can be told from those of the run.
pub fn last_event(store: &Store) -> store::Result<EventId> {
    store.read(|tx| {
        tx.query_one("SELECT id FROM events ORDER BY id DESC LIMIT 1", &[])?
            .get(0)
    })
}

/// Inserts the rows that came into `source` after its masters into `target`, which has the masters
/// alone.
pub fn again(
    place: &Place,
    source: &Scratch,
    target: &Scratch,
    masters: EventId,
    batches: usize,
) -> Result<Raw> {
    let commits = plan(batches);
    match place {
        Place::Sqlite(_) => sqlite(source, target, masters, &commits),
        Place::Postgres(_) => postgres(source, target, masters, &commits),
    }
}

/// As [`again`], for what an import leaves behind.
pub fn import_again(
    place: &Place,
    source: &Scratch,
    target: &Scratch,
    masters: EventId,
) -> Result<Raw> {
    /// About 1,000 orders a commit for the file that is measured.
    const PARTS: usize = 10;
    let before = BESIDE_ORDERS.iter().map(|source| Share {
        source: *source,
        part: 0,
        parts: 1,
    });
    let mut commits = vec![before.collect::<Vec<_>>()];
    // Orders have any number of lines, so the parts of both do not match: all orders come first.
    let (orders, of_orders) = STEPS[0].split_at(1);
    for sources in [orders.to_vec(), [of_orders, &LOG].concat()] {
        for part in 0..PARTS {
            let share = |source: &Source| Share {
                source: *source,
                part,
                parts: PARTS,
            };
            commits.push(sources.iter().map(share).collect());
        }
    }
    match place {
        Place::Sqlite(_) => sqlite(source, target, masters, &commits),
        Place::Postgres(_) => postgres(source, target, masters, &commits),
    }
}

fn plan(batches: usize) -> Vec<Vec<Share>> {
    let mut commits = Vec::with_capacity(batches * STEPS.len());
    for (step, own) in STEPS.iter().enumerate() {
        for batch in 0..batches {
            let (part, parts) = (step * batches + batch, STEPS.len() * batches);
            let own = own.iter().map(|source| Share {
                source: *source,
                part: batch,
                parts: batches,
            });
            let log = LOG.iter().map(|source| Share {
                source: *source,
                part,
                parts,
            });
            commits.push(own.chain(log).collect());
        }
    }
    commits
}

fn sources() -> impl Iterator<Item = Source> {
    STEPS
        .into_iter()
        .flatten()
        .copied()
        .chain(BESIDE_ORDERS)
        .chain(LOG)
}

fn sqlite(
    source: &Scratch,
    target: &Scratch,
    masters: EventId,
    commits: &[Vec<Share>],
) -> Result<Raw> {
    let from = rusqlite::Connection::open(source.path())?;
    let masters = format!("x'{}'", masters.uuid().simple());
    let mut read = HashMap::new();
    for source in sources() {
        let mut statement = from.prepare(&source.select(&masters))?;
        let width = statement.column_count();
        let rows: Vec<Vec<Value>> = statement
            .query_map([], |row| (0..width).map(|column| row.get(column)).collect())?
            .collect::<rusqlite::Result<_>>()?;
        let marks = vec!["?"; width].join(", ");
        let text = format!("INSERT INTO {} VALUES ({marks})", source.table);
        read.insert(source, (text, rows));
    }
    let to = rusqlite::Connection::open(target.path())?;
    to.execute_batch(SETTINGS)?;
    to.set_prepared_statement_cache_capacity(64);
    let started = Instant::now();
    let mut count = 0;
    for shares in commits {
        to.execute_batch("BEGIN IMMEDIATE")?;
        for share in shares {
            let (text, rows) = &read[&share.source];
            let mut insert = to.prepare_cached(text)?;
            for row in share.of(rows) {
                insert
                    .execute(rusqlite::params_from_iter(row))
                    .context(share.source.table)?;
                count += 1;
            }
        }
        to.execute_batch("COMMIT")?;
    }
    Ok(Raw {
        count,
        elapsed: started.elapsed(),
    })
}

/// By COPY, the fastest way in.
fn postgres(
    source: &Scratch,
    target: &Scratch,
    masters: EventId,
    commits: &[Vec<Share>],
) -> Result<Raw> {
    let mut from = postgres::Client::connect(&source.url, postgres::NoTls)?;
    let masters = format!("'{}'", masters.uuid());
    let mut read = HashMap::new();
    for source in sources() {
        let mut text = String::new();
        let copy = format!("COPY ({}) TO STDOUT", source.select(&masters));
        from.copy_out(&copy)?.read_to_string(&mut text)?;
        let lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        read.insert(source, lines);
    }
    let mut to = postgres::Client::connect(&target.url, postgres::NoTls)?;
    let started = Instant::now();
    let mut count = 0;
    for shares in commits {
        let mut transaction = to.transaction()?;
        for share in shares {
            let lines = share.of(&read[&share.source]);
            let mut writer =
                transaction.copy_in(&format!("COPY {} FROM STDIN", share.source.table))?;
            for line in lines {
                writer.write_all(line.as_bytes())?;
                count += 1;
            }
            writer
                .finish()
                .with_context(|| format!("COPY {}", share.source.table))?;
        }
        transaction.commit()?;
    }
    Ok(Raw {
        count,
        elapsed: started.elapsed(),
    })
}

/// Durable commits of one row a second of the bare driver, by the number of connections. SQLite
/// has one writer, so only one is measured.
pub fn commits(place: &Place, connections: &[usize]) -> Result<Vec<(usize, f64)>> {
    let scratch = place.scratch()?;
    match place {
        Place::Sqlite(_) => Ok(vec![(1, sqlite_commits(&scratch)?)]),
        Place::Postgres(_) => {
            let mut client = postgres::Client::connect(&scratch.url, postgres::NoTls)?;
            client.batch_execute("CREATE TABLE raw (n bigint)")?;
            let rate = |count: &usize| Ok((*count, postgres_commits(&scratch.url, *count)?));
            connections.iter().map(rate).collect()
        }
    }
}

/// SQLite as the product sets it up for its writer.
const SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA cache_size = -65536;
    PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 16384;";

/// How long commits are counted.
const SPAN: Duration = Duration::from_secs(3);

fn sqlite_commits(scratch: &Scratch) -> Result<f64> {
    let connection = rusqlite::Connection::open(scratch.path())?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE raw (n INTEGER);",
    )?;
    let mut insert = connection.prepare("INSERT INTO raw VALUES (?)")?;
    let started = Instant::now();
    let mut count = 0_u32;
    while started.elapsed() < SPAN {
        insert.execute([count])?;
        count += 1;
    }
    Ok(f64::from(count) / started.elapsed().as_secs_f64())
}

fn postgres_commits(url: &str, connections: usize) -> Result<f64> {
    let started = Instant::now();
    let counts: Vec<Result<u32>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|_| scope.spawn(|| postgres_commits_of_one(url)))
            .collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, Result<u32>>| {
            thread
                .join()
                .unwrap_or_else(|_| Err(anyhow::anyhow!("a connection panicked")))
        };
        threads.into_iter().map(join).collect()
    });
    let elapsed = started.elapsed().as_secs_f64();
    let total: u32 = counts.into_iter().sum::<Result<u32>>()?;
    Ok(f64::from(total) / elapsed)
}

fn postgres_commits_of_one(url: &str) -> Result<u32> {
    let mut client = postgres::Client::connect(url, postgres::NoTls)?;
    let insert = client.prepare("INSERT INTO raw VALUES ($1)")?;
    let started = Instant::now();
    let mut count = 0_u32;
    while started.elapsed() < SPAN {
        client.execute(&insert, &[&i64::from(count)])?;
        count += 1;
    }
    Ok(count)
}

impl Share {
    fn of<T>(self, all: &[T]) -> &[T] {
        &all[all.len() * self.part / self.parts..all.len() * (self.part + 1) / self.parts]
    }
}

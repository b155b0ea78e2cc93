//! The raw engine on the same work: the rows that a bench run left behind, inserted again into an
//! empty database of the same schema by the bare driver, in as many commits.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rusqlite::types::Value;

/// Tables whose rows a business transaction writes, parents first. Masters and bookkeeping of the
/// run itself stay out on both sides.
pub const TABLES: &[&str] = &[
    "orders",
    "order_lines",
    "credit_commitments",
    "deliveries",
    "delivery_lines",
    "invoices",
    "invoice_lines",
    "invoice_taxes",
    "invoice_instalments",
    "journal_lines",
    "journal_entries",
    "open_items",
    "receipts",
    "allocations",
    "events",
    "event_objects",
];

/// What the raw engine did.
#[derive(Debug, Clone, Copy)]
pub struct Raw {
    /// Rows inserted.
    pub rows: u64,
    /// How long it took.
    pub elapsed: Duration,
}

/// Inserts the rows of `source` into `target`, both SQLite files, `target` with all masters.
pub fn sqlite(source: &str, target: &str, commits: usize) -> Result<Raw> {
    let from = rusqlite::Connection::open(source)?;
    let mut tables = Vec::new();
    for table in TABLES {
        let mut statement = from.prepare(&format!("SELECT * FROM {table}"))?;
        let width = statement.column_count();
        let rows: Vec<Vec<Value>> = statement
            .query_map([], |row| (0..width).map(|column| row.get(column)).collect())?
            .collect::<rusqlite::Result<_>>()?;
        tables.push((*table, width, rows));
    }
    let to = rusqlite::Connection::open(target)?;
    to.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
    )?;
    let started = Instant::now();
    let mut rows = 0;
    for commit in 0..commits {
        to.execute_batch("BEGIN IMMEDIATE")?;
        for (table, width, all) in &tables {
            let marks = vec!["?"; *width].join(", ");
            let mut insert =
                to.prepare_cached(&format!("INSERT INTO {table} VALUES ({marks})"))?;
            for row in part(all, commit, commits) {
                insert.execute(rusqlite::params_from_iter(row))?;
                rows += 1;
            }
        }
        to.execute_batch("COMMIT")?;
    }
    Ok(Raw { rows, elapsed: started.elapsed() })
}

/// Copies the rows of one PostgreSQL database into another by COPY, its fastest way in.
pub fn postgres(source: &str, target: &str, commits: usize) -> Result<Raw> {
    let mut from = postgres::Client::connect(source, postgres::NoTls)?;
    let mut tables = Vec::new();
    for table in TABLES {
        let mut text = String::new();
        from.copy_out(&format!("COPY {table} TO STDOUT"))?.read_to_string(&mut text)?;
        let lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        tables.push((*table, lines));
    }
    let mut to = postgres::Client::connect(target, postgres::NoTls)?;
    let started = Instant::now();
    let mut rows = 0;
    for commit in 0..commits {
        let mut transaction = to.transaction()?;
        for (table, lines) in &tables {
            let mut writer = transaction.copy_in(&format!("COPY {table} FROM STDIN"))?;
            for line in part(lines, commit, commits) {
                writer.write_all(line.as_bytes())?;
                rows += 1;
            }
            writer.finish().with_context(|| format!("COPY {table}"))?;
        }
        transaction.commit()?;
    }
    Ok(Raw { rows, elapsed: started.elapsed() })
}

/// Durable commits a second of the bare SQLite driver: one row each.
pub fn sqlite_commits(path: &str, commits: u32) -> Result<f64> {
    let connection = rusqlite::Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE raw (n INTEGER);",
    )?;
    let mut insert = connection.prepare("INSERT INTO raw VALUES (?)")?;
    let started = Instant::now();
    for n in 0..commits {
        insert.execute([n])?;
    }
    Ok(f64::from(commits) / started.elapsed().as_secs_f64())
}

/// Durable commits a second of the bare PostgreSQL driver on one connection: one row each.
pub fn postgres_commits(url: &str, commits: u32) -> Result<f64> {
    let mut client = postgres::Client::connect(url, postgres::NoTls)?;
    client.batch_execute("CREATE TABLE IF NOT EXISTS raw_commits (n bigint)")?;
    let insert = client.prepare("INSERT INTO raw_commits VALUES ($1)")?;
    let started = Instant::now();
    for n in 0..commits {
        client.execute(&insert, &[&i64::from(n)])?;
    }
    let rate = f64::from(commits) / started.elapsed().as_secs_f64();
    client.batch_execute("DROP TABLE raw_commits")?;
    Ok(rate)
}

/// The `n`-th of `count` nearly equal parts.
fn part<T>(all: &[T], n: usize, count: usize) -> &[T] {
    &all[all.len() * n / count..all.len() * (n + 1) / count]
}

//! The KPI `transaction_latency`: from a request to its committed effect.

use std::collections::BTreeMap;

use insight::Ratio;
pub use insight::latency::bucket as latency_bucket;
use insight::latency::quantile;
use kernel::Instant;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::{HealthArea, HealthFigure};
use crate::error::Result;

const HOUR_SECONDS: i64 = 3_600;
const DAY_SECONDS: i64 = 24 * HOUR_SECONDS;
/// Kept for so long.
const KEEP_DAYS: i64 = 400;
/// Of the last day; slower ones keep people waiting.
const P99_MS: i64 = 2_000;
/// Fewer transactions have no hundredth.
const ALERT_FROM: u64 = 100;
/// The kinds that are told apart: those that happen most.
const KINDS_MAX: usize = 30;

/// How many transactions of a kind took so long within an hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LatencyCount {
    /// The hour, as its first instant.
    pub hour: Instant,
    /// Method and path of the operation.
    pub kind: String,
    /// The bucket, see [`insight::latency::bucket`].
    pub bucket: u32,
    /// How many.
    pub transactions: u64,
}

/// The transactions of an hour.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LatencyHour {
    /// Its first instant.
    #[schema(value_type = String, format = DateTime)]
    pub hour: Instant,
    /// How many there were.
    pub transactions: u64,
    /// Half of them took no longer, in milliseconds.
    #[schema(value_type = Option<String>)]
    pub p50: Option<Ratio>,
    /// 99 in a hundred took no longer, in milliseconds.
    #[schema(value_type = Option<String>)]
    pub p99: Option<Ratio>,
}

/// Adds counts to those that are kept, and lets the oldest go.
///
/// # Errors
/// Fails only with the store.
pub fn keep_latencies_tx(tx: &mut Tx, counted: &[LatencyCount]) -> Result<()> {
    let rows: Vec<Vec<store::Value>> = counted
        .iter()
        .map(|it| {
            let count = i64::try_from(it.transactions).unwrap_or(i64::MAX);
            vec![
                it.hour.into(),
                it.kind.as_str().into(),
                it.bucket.into(),
                count.into(),
            ]
        })
        .collect();
    tx.exec_each(
        "INSERT INTO transaction_latencies (hour_at, kind, bucket, transactions)
        VALUES ($1, $2, $3, $4) ON CONFLICT (hour_at, kind, bucket)
        DO UPDATE SET transactions = transaction_latencies.transactions + excluded.transactions",
        &rows,
    )?;
    let before = tx.now().plus_secs(-KEEP_DAYS * DAY_SECONDS);
    tx.exec(
        "DELETE FROM transaction_latencies WHERE hour_at < $1",
        &[before.into()],
    )?;
    Ok(())
}

/// The transactions hour by hour since an instant, with what was counted and not kept yet.
///
/// # Errors
/// Fails only with the store.
pub fn latencies(
    tx: &mut Tx,
    since: Instant,
    counted: &[LatencyCount],
) -> Result<Vec<LatencyHour>> {
    let mut hours: BTreeMap<Instant, Vec<(u32, u64)>> = BTreeMap::new();
    for it in all(tx, since, counted)? {
        hours
            .entry(it.hour)
            .or_default()
            .push((it.bucket, it.transactions));
    }
    let hours = hours.into_iter().map(|(hour, counts)| LatencyHour {
        hour,
        transactions: counts.iter().map(|(_, count)| count).sum(),
        p50: millis(quantile(&counts, 50)),
        p99: millis(quantile(&counts, 99)),
    });
    Ok(hours.collect())
}

fn millis(micros: Option<u64>) -> Option<Ratio> {
    Ratio::of(micros?.into(), 1_000).map(Ratio::as_printed)
}

fn all(tx: &mut Tx, since: Instant, counted: &[LatencyCount]) -> Result<Vec<LatencyCount>> {
    let rows = tx.query(
        "SELECT t.hour_at, t.kind, t.bucket, t.transactions FROM transaction_latencies t
        WHERE t.hour_at >= $1",
        &[since.into()],
    )?;
    let mut all = Vec::with_capacity(rows.len() + counted.len());
    for row in &rows {
        all.push(LatencyCount {
            hour: row.get(0)?,
            kind: row.get(1)?,
            bucket: u32::try_from(row.get::<i64>(2)?).unwrap_or(0),
            transactions: u64::try_from(row.get::<i64>(3)?).unwrap_or(0),
        });
    }
    all.extend(counted.iter().filter(|it| it.hour >= since).cloned());
    Ok(all)
}

/// p50 and p99 of the last 24 hours, of all transactions and by kind.
pub(super) fn figures(tx: &mut Tx, counted: &[LatencyCount]) -> Result<Vec<HealthFigure>> {
    let since = tx.now().plus_secs(-DAY_SECONDS);
    let mut kinds: BTreeMap<String, Vec<(u32, u64)>> = BTreeMap::new();
    let mut whole = Vec::new();
    for it in all(tx, since, counted)? {
        whole.push((it.bucket, it.transactions));
        kinds
            .entry(it.kind)
            .or_default()
            .push((it.bucket, it.transactions));
    }
    let total = |counts: &[(u32, u64)]| counts.iter().map(|(_, count)| count).sum::<u64>();
    let mut kinds: Vec<(String, Vec<(u32, u64)>)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, counts)| std::cmp::Reverse(total(counts)));
    kinds.truncate(KINDS_MAX);
    let mut figures = Vec::new();
    let groups = std::iter::once((None, whole)).chain(kinds.into_iter().map(|(k, c)| (Some(k), c)));
    for (kind, counts) in groups {
        for (name, percent) in [("latency_p50", 50), ("latency_p99", 99)] {
            let Some(value) = millis(quantile(&counts, percent)) else {
                continue;
            };
            let mut figure = HealthFigure::new(HealthArea::Latency, name, "ms", value);
            if percent == 99 && total(&counts) >= ALERT_FROM {
                figure = figure.limit(P99_MS);
            }
            figures.push(match &kind {
                Some(kind) => figure.of(kind),
                None => figure,
            });
        }
    }
    Ok(figures)
}

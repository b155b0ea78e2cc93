//! How long the transactions of this node took, until the worker keeps it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use kernel::{Actor, Clock, Instant, SystemClock};
use o2c::insight::{self, LatencyCount};
use store::Store;

/// Microseconds of an hour.
const HOUR: i64 = 3_600_000_000;

/// By hour, kind and bucket.
static COUNTED: Mutex<BTreeMap<(i64, String, u32), u64>> = Mutex::new(BTreeMap::new());

/// Counts a transaction, if the request was one: what only reads changes nothing.
pub fn count(method: &str, route: &str, elapsed: Duration) {
    if !matches!(method, "POST" | "PUT" | "PATCH" | "DELETE") || route == "unmatched" {
        return;
    }
    let micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
    let hour = SystemClock.now().micros().div_euclid(HOUR);
    let kind = format!("{method} {}", route.trim_start_matches("/api/v1"));
    add([((hour, kind, insight::latency_bucket(micros)), 1)]);
}

fn add(counts: impl IntoIterator<Item = ((i64, String, u32), u64)>) {
    let mut counted = COUNTED.lock().unwrap_or_else(PoisonError::into_inner);
    for (key, count) in counts {
        *counted.entry(key).or_default() += count;
    }
}

/// What was counted and is not kept yet.
pub fn counted() -> Vec<LatencyCount> {
    let counted = COUNTED.lock().unwrap_or_else(PoisonError::into_inner);
    counted
        .iter()
        .map(|(key, count)| shown(key, *count))
        .collect()
}

fn shown((hour, kind, bucket): &(i64, String, u32), transactions: u64) -> LatencyCount {
    LatencyCount {
        hour: Instant::from_micros(hour * HOUR),
        kind: kind.clone(),
        bucket: *bucket,
        transactions,
    }
}

/// Keeps what was counted; what cannot be kept is kept the next time.
pub fn keep(store: &Store) -> o2c::Result<()> {
    let taken = std::mem::take(&mut *COUNTED.lock().unwrap_or_else(PoisonError::into_inner));
    let rows: Vec<LatencyCount> = taken
        .iter()
        .map(|(key, count)| shown(key, *count))
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let by = Actor::system("housekeeping");
    let kept = store.write(by, move |tx| insight::keep_latencies_tx(tx, &rows));
    if kept.is_err() {
        add(taken);
    }
    kept
}

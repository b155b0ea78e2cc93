//! What several files of this suite need.

use std::sync::Arc;

use kernel::{Actor, IdGen, Instant, ManualClock};
use store::testing::{Fresh, fresh_databases};
use store::{Backend, Store};

use crate::store;

pub(crate) fn by() -> Actor {
    Actor::system("test")
}

/// A database with a clock that stands still, and a second node on it where that is possible.
pub(crate) fn two_nodes() -> Vec<(Fresh, Store, Arc<ManualClock>)> {
    let clock = Arc::new(ManualClock::new(
        Instant::parse("2026-01-05T09:00:00Z").expect("an instant"),
    ));
    let shared: Arc<ManualClock> = Arc::clone(&clock);
    fresh_databases(move |options| options.clock = shared.clone())
        .into_iter()
        .map(|fresh| {
            let mut options = fresh.options.clone();
            options.ids = Arc::new(IdGen::system());
            let second = match fresh.store.backend() {
                Backend::Sqlite => fresh.store.clone(),
                Backend::Postgres => Store::open(&options).expect("a second node"),
            };
            (fresh, second, Arc::clone(&clock))
        })
        .collect()
}

pub(crate) fn count(store: &Store, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    store
        .read(|tx| tx.query_one(&sql, &[])?.get(0))
        .expect("a count")
}

use std::sync::Arc;

use kernel::{Actor, EntityId};
use o2c::insight::forecast::{Book, ITEMS_AT_A_TIME, Night};
use store::{Job, Store};

use super::{LONG_LEASE_MS, WorkError, Worker, field};

/// Learns and foretells for a legal entity. Begun again, it does it all again.
pub fn run(worker: &Worker, job: &Job) -> Result<(), WorkError> {
    let entity: EntityId = field(job, "entity")?;
    run_with(&worker.store, entity, || {
        worker.store.extend_lease(job, LONG_LEASE_MS)
    })?;
    Ok(())
}

/// Learns from a legal entity's items, keeps what is foretold of the open ones, and freezes the week
/// if that was not done yet; gives how many items were foretold.
///
/// # Errors
/// The store fails, or nothing can be learned from the items.
pub fn forecast(store: &Store, entity: EntityId) -> o2c::Result<usize> {
    run_with(store, entity, || Ok(()))
}

fn run_with(
    store: &Store,
    entity: EntityId,
    alive: impl Fn() -> store::Result<()>,
) -> o2c::Result<usize> {
    let by = || Actor::system("forecast");
    let book = store.read(|tx| Book::read(tx, entity))?;
    // Learning takes its time: no transaction is open meanwhile.
    let Some(night) = Night::of(book)? else {
        return Ok(0);
    };
    alive()?;
    let night = Arc::new(night);
    let kept = Arc::clone(&night);
    store.write(by(), move |tx| kept.keep_tx(tx))?;
    let mut from = 0;
    while from < night.items() {
        let rows = night.told(from);
        store.write(by(), move |tx| Night::keep_items_tx(tx, rows.clone()))?;
        from += ITEMS_AT_A_TIME;
        alive()?;
    }
    let count = night.items();
    store.write(by(), move |tx| night.forget_tx(tx))?;
    Ok(count)
}

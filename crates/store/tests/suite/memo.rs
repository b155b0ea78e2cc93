//! Memos: read once, and never older than what was answered before.

use std::sync::atomic::{AtomicU32, Ordering};

use kernel::EntityId;
use store::testing::{fresh_sqlite, fresh_stores};
use store::{Error, NumberSeries, Result, Store, StoreOptions, Tx};

use crate::store;
use crate::support::by;

const TABLES: &[&str] = &["number_series"];

/// The widths of all series: a master that seldom changes.
#[derive(Debug, PartialEq)]
struct Widths(Vec<u32>);

fn widths(tx: &mut Tx, entity: EntityId) -> Result<Vec<u32>> {
    let memo = tx.memo(entity, TABLES, |tx| {
        let series = tx.number_series(entity)?;
        Ok::<_, Error>(Widths(series.iter().map(|series| series.width).collect()))
    })?;
    Ok(memo.0.clone())
}

fn set(tx: &mut Tx, entity: EntityId, width: u32) -> Result<()> {
    let series = NumberSeries {
        series: "invoice".to_owned(),
        prefix: String::new(),
        width,
        next: 1,
    };
    tx.set_number_series(entity, &series)
}

fn seen(store: &Store, entity: EntityId) -> Vec<u32> {
    store
        .write(by(), move |tx| widths(tx, entity))
        .expect("the widths")
}

#[test]
fn a_memo_is_dropped_by_every_way_in_which_its_table_changes() {
    for (name, store) in fresh_stores() {
        let entity = store.new_id();
        assert_eq!(seen(&store, entity), [0; 0], "{name}");

        let within = store.write(by(), move |tx| {
            let before = widths(tx, entity)?;
            set(tx, entity, 5)?;
            Ok::<_, Error>((before, widths(tx, entity)?))
        });
        assert_eq!(within.expect("a write"), (vec![], vec![5]), "{name}");

        let refused = store.write(by(), move |tx| {
            set(tx, entity, 6)?;
            assert_eq!(widths(tx, entity)?, [6]);
            Err::<(), _>(Error::Closed)
        });
        assert!(refused.is_err(), "{name}");
        assert_eq!(seen(&store, entity), [5], "{name}");

        let tried = store.dry_run(by(), move |tx| {
            set(tx, entity, 7)?;
            widths(tx, entity)
        });
        assert_eq!(tried.expect("a trial"), [7], "{name}");
        assert_eq!(seen(&store, entity), [5], "{name}");
    }
}

#[test]
fn what_another_process_answered_is_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("a.db").display());
    let open = || Store::open(&StoreOptions::new(url.as_str())).expect("a store");
    let (ours, theirs) = (open(), open());
    ours.migrate().expect("a schema");
    let entity = ours.new_id();
    for width in 1..10 {
        theirs
            .write(by(), move |tx| set(tx, entity, width))
            .expect("a change");
        assert_eq!(seen(&ours, entity), [width]);
    }
}

#[test]
fn sqlite_keeps_a_memo_from_one_request_to_the_next() {
    static LOADS: AtomicU32 = AtomicU32::new(0);
    let store = fresh_sqlite(|_| {}).store;
    let entity = store.new_id();
    for _ in 0..10 {
        let kept = store.write(by(), move |tx| {
            set(tx, entity, 3)?;
            let tables = &["accounts"];
            tx.memo(entity, tables, |_| {
                Ok::<_, Error>(LOADS.fetch_add(1, Ordering::Relaxed))
            })
        });
        assert_eq!(*kept.expect("a memo"), 0, "as it was loaded first");
    }
    assert_eq!(LOADS.load(Ordering::Relaxed), 1);
}

//! Backup of a database in use, and restoration.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use kernel::{EntityId, Event, EventKind};
use store::testing::{fresh_postgres, fresh_sqlite};
use store::{Error, NumberSeries, Store, StoreOptions, restore};

use crate::store;
use crate::support::by;

/// One event and one number in each transaction: in a copy of one moment they agree.
fn work(store: &Store, entity: EntityId) {
    store
        .write(by(), move |tx| {
            let number = tx.next_number(entity, "n")?;
            tx.record(Event::new(EventKind::InvoiceIssued, entity).attr("number", number))
        })
        .expect("an event and its number");
}

fn counts(store: &Store) -> (i64, i64) {
    store
        .read(|tx| {
            let events = tx.query_one("SELECT count(*) FROM events", &[])?.get(0)?;
            let next: i64 = tx
                .query_one("SELECT next FROM number_series", &[])?
                .get(0)?;
            Ok::<_, Error>((events, next - 1))
        })
        .expect("two counts")
}

#[test]
fn a_backup_taken_while_others_write_is_of_one_moment_and_can_be_brought_back() {
    let fresh = fresh_sqlite(|_| {});
    let store = fresh.store.clone();
    let entity: EntityId = store.new_id();
    let series = NumberSeries {
        series: "n".to_owned(),
        prefix: String::new(),
        width: 0,
        next: 1,
    };
    store
        .write(by(), move |tx| tx.set_number_series(entity, &series))
        .expect("a series");
    for _ in 0..200 {
        work(&store, entity);
    }
    let stop = Arc::new(AtomicBool::new(false));
    let writing = {
        let (store, stop) = (store.clone(), Arc::clone(&stop));
        thread::spawn(move || {
            while !stop.load(Ordering::SeqCst) {
                work(&store, entity);
            }
        })
    };
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy.db");
    let report = store.backup(&copy).expect("a backup");
    stop.store(true, Ordering::SeqCst);
    writing.join().expect("the writer");
    assert_eq!(report.bytes, fs::metadata(&copy).expect("a file").len());

    let again = store.backup(&copy).expect_err("it exists");
    assert!(matches!(again, Error::Options { .. }), "{again}");

    let target = folder.path().join("restored.db").display().to_string();
    restore(&copy, &target).expect("a restoration");
    let restored = Store::open(&StoreOptions::new(&target)).expect("the restored database");
    assert!(
        restored
            .migrate()
            .expect("no migrations")
            .applied
            .is_empty()
    );
    let (events, numbers) = counts(&restored);
    assert!(events >= 200, "{events}");
    assert_eq!(events, numbers, "the copy is of one moment");
    assert_eq!(restored.verify_chain().expect("a log").faults, []);
    work(&restored, entity);

    let over = restore(&copy, &target).expect_err("it exists");
    assert!(matches!(over, Error::Options { .. }), "{over}");
}

#[test]
fn a_damaged_backup_is_not_brought_back() {
    let fresh = fresh_sqlite(|_| {});
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy.db");
    fresh.store.backup(&copy).expect("a backup");
    let mut bytes = fs::read(&copy).expect("the copy");
    // Every page but the first, so that the damage is in the tables.
    for byte in &mut bytes[4096..] {
        *byte ^= 0x5a;
    }
    fs::write(&copy, bytes).expect("the damage");
    let target = folder.path().join("restored.db");
    let error = restore(&copy, &target.display().to_string()).expect_err("damaged");
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
    assert!(!target.exists());
    let empty = folder.path().join("empty.db");
    fs::write(&empty, "").expect("an empty file");
    let error = restore(&empty, &target.display().to_string()).expect_err("not ours");
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
}

#[test]
fn a_backup_of_postgresql_is_refused_with_a_hint() {
    if let Some(fresh) = fresh_postgres(|_| {}) {
        let error = fresh
            .store
            .backup("/nowhere".as_ref())
            .expect_err("not here");
        assert!(error.to_string().contains("pg_dump"), "{error}");
    }
}

#[test]
fn what_was_answered_is_there_after_the_store_is_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}/a.db", folder.path().display());
    {
        let store = Store::open(&StoreOptions::new(&url)).expect("a database");
        store.migrate().expect("the schema");
        store
            .write(by(), |tx| tx.record(Event::new(EventKind::SignedIn, None)))
            .expect("an event");
    }
    let store = Store::open(&StoreOptions::new(&url)).expect("the same database");
    assert_eq!(store.verify_chain().expect("a log").events, 1);
}

#[test]
fn a_database_in_memory_is_seen_by_all_connections_and_leaves_nothing() {
    let store = Store::open(&StoreOptions::new("sqlite::memory:")).expect("a database");
    store.migrate().expect("the schema");
    store
        .write(by(), |tx| tx.record(Event::new(EventKind::SignedIn, None)))
        .expect("an event");
    let path: String = store
        .read(|tx| {
            tx.query_one("SELECT file FROM pragma_database_list", &[])?
                .get(0)
        })
        .expect("the file");
    assert_eq!(store.verify_chain().expect("a log").events, 1);
    assert!(fs::exists(&path).expect("a look"));
    drop(store);
    assert!(!fs::exists(&path).expect("a look"));
}

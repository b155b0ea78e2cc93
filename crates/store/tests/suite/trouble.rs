//! Locks, lost connections, busy files: what is retried, what is told, what is never done twice.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use kernel::{EntityId, Event, EventKind};
use store::testing::{fresh_postgres, fresh_sqlite};
use store::{Error, NumberSeries, Store, StoreOptions};

use crate::store;
use crate::support::by;

fn with_series(store: &Store, count: usize) -> Vec<EntityId> {
    let entities: Vec<EntityId> = (0..count).map(|_| store.new_id()).collect();
    let all = entities.clone();
    store
        .write(by(), move |tx| {
            for entity in &all {
                let series = NumberSeries {
                    series: "n".to_owned(),
                    prefix: String::new(),
                    width: 0,
                    next: 1,
                };
                tx.set_number_series(*entity, &series)?;
            }
            Ok::<_, Error>(())
        })
        .expect("series");
    entities
}

fn sum_taken(store: &Store) -> i64 {
    store
        .read(|tx| {
            tx.query_one("SELECT sum(next - 1) FROM number_series", &[])?
                .get(0)
        })
        .expect("a sum")
}

#[test]
fn transactions_that_lock_each_other_out_are_run_again() {
    let Some(fresh) = fresh_postgres(|_| {}) else {
        return;
    };
    let entities = with_series(&fresh.store, 2);
    let second = Store::open(&fresh.options).expect("a second node");
    let barrier = Arc::new(Barrier::new(8));
    let runs = Arc::new(AtomicU32::new(0));
    let handles: Vec<_> = (0..8_usize)
        .map(|n| {
            let store = if n % 2 == 0 { &fresh.store } else { &second }.clone();
            // Half of them take the rows in the opposite order.
            let pair = [entities[n % 2], entities[(n + 1) % 2]];
            let (barrier, runs) = (Arc::clone(&barrier), Arc::clone(&runs));
            thread::spawn(move || {
                barrier.wait();
                for _ in 0..3 {
                    let runs = Arc::clone(&runs);
                    store
                        .write(by(), move |tx| {
                            runs.fetch_add(1, Ordering::SeqCst);
                            tx.next_number(pair[0], "n")?;
                            thread::sleep(Duration::from_millis(2));
                            tx.next_number(pair[1], "n")
                        })
                        .expect("a number of each");
                }
            })
        })
        .collect();
    for handle in handles {
        handle.join().expect("no panic");
    }
    assert_eq!(sum_taken(&fresh.store), 2 * 8 * 3);
    assert!(runs.load(Ordering::SeqCst) >= 24);
}

#[test]
fn a_connection_lost_before_the_commit_is_made_good() {
    let Some(fresh) = fresh_postgres(|_| {}) else {
        return;
    };
    let entities = with_series(&fresh.store, 1);
    let (entity, killer) = (entities[0], Store::open(&fresh.options).expect("a killer"));
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    let number = fresh
        .store
        .write(by(), move |tx| {
            let run = counted.fetch_add(1, Ordering::SeqCst);
            let number = tx.next_number(entity, "n")?;
            if run == 0 {
                let pid: i64 = tx.query_one("SELECT pg_backend_pid()", &[])?.get(0)?;
                killer.read(|tx| {
                    tx.query("SELECT pg_terminate_backend($1)", &[pid.into()])
                        .map(drop)
                })?;
            }
            tx.record(Event::new(EventKind::SignedIn, None))?;
            tx.exec("SELECT 1", &[])?;
            Ok::<_, Error>(number)
        })
        .expect("a number");
    assert_eq!((number.as_str(), runs.load(Ordering::SeqCst)), ("1", 2));
    assert_eq!(sum_taken(&fresh.store), 1);
    assert_eq!(fresh.store.verify_chain().expect("a log").events, 1);
}

#[test]
fn readers_whose_connection_was_lost_while_resting_find_a_new_one() {
    let Some(fresh) = fresh_postgres(|_| {}) else {
        return;
    };
    let count = |store: &Store| -> Result<i64, Error> {
        store.read(|tx| tx.query_one("SELECT count(*) FROM events", &[])?.get(0))
    };
    count(&fresh.store).expect("a count");
    let killer = Store::open(&fresh.options).expect("a killer");
    killer
        .write(by(), |tx| {
            tx.exec(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
                &[],
            )
        })
        .expect("a massacre");
    // A connection that was just used is trusted, so one reader may be told of its loss.
    let outcomes: Vec<_> = (0..3).map(|_| count(&fresh.store)).collect();
    assert!(outcomes[1..].iter().all(Result::is_ok), "{outcomes:?}");
    fresh
        .store
        .write(by(), |tx| tx.record(Event::new(EventKind::SignedIn, None)))
        .expect("writers find a new one, too");
}

#[test]
fn a_file_that_another_process_keeps_locked_is_busy() {
    let fresh = fresh_sqlite(|options| options.busy_timeout = Duration::from_millis(50));
    let other = Store::open(&fresh.options).expect("as another process would");
    let (locked, done) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let holder = {
        let (locked, done) = (Arc::clone(&locked), Arc::clone(&done));
        thread::spawn(move || {
            other.write(by(), move |_| {
                locked.wait();
                done.wait();
                Ok::<_, Error>(())
            })
        })
    };
    locked.wait();
    let outcome = fresh
        .store
        .write(by(), |tx| tx.exec("DELETE FROM jobs", &[]));
    assert!(matches!(outcome, Err(Error::Busy { .. })), "{outcome:?}");
    done.wait();
    holder.join().expect("no panic").expect("the holder");
    fresh
        .store
        .write(by(), |tx| tx.exec("DELETE FROM jobs", &[]))
        .expect("free again");
}

#[test]
fn more_requests_than_the_queue_holds_are_refused_as_busy() {
    let fresh = fresh_sqlite(|options| options.queue_max = 2);
    let (running, done) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let slow = {
        let (store, running, done) = (fresh.store.clone(), Arc::clone(&running), Arc::clone(&done));
        thread::spawn(move || {
            store.write(by(), move |_| {
                running.wait();
                done.wait();
                Ok::<_, Error>(())
            })
        })
    };
    running.wait();
    let others: Vec<_> = (0..6)
        .map(|_| {
            let store = fresh.store.clone();
            thread::spawn(move || store.write(by(), |_| Ok::<_, Error>(())))
        })
        .collect();
    while others.iter().filter(|other| other.is_finished()).count() < 4 {
        thread::yield_now();
    }
    done.wait();
    slow.join().expect("no panic").expect("the slow one");
    let outcomes: Vec<_> = others
        .into_iter()
        .map(|other| other.join().expect("no panic"))
        .collect();
    let busy = |outcome: &&Result<(), Error>| matches!(outcome, Err(Error::Busy { .. }));
    assert_eq!(outcomes.iter().filter(busy).count(), 4, "{outcomes:?}");
}

#[test]
fn a_server_that_cannot_be_reached_is_told_at_once() {
    let started = std::time::Instant::now();
    let options = StoreOptions::new("postgres://nobody@127.0.0.1:1/nothing");
    assert!(matches!(Store::open(&options), Err(Error::Db { .. })));
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn encryption_is_not_silently_left_out() {
    let Ok(admin) = std::env::var("CASHLANE_TEST_PG") else {
        return;
    };
    let mark = if admin.contains('?') { '&' } else { '?' };
    let options = StoreOptions::new(format!("{admin}{mark}sslmode=require"));
    // The test server speaks no TLS, or shows a certificate that nobody vouches for.
    assert!(Store::open(&options).is_err());
}

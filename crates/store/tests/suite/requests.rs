//! Numbers without gaps and requests with one effect, also in parallel and with two nodes.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};
use std::thread;

use kernel::{EntityId, Event, EventKind, Instant, InvoiceId};
use store::testing::fresh_stores;
use store::{Error, Idempotency, NumberSeries, Reply, Store};

use crate::store;
use crate::support::{by, count, two_nodes};

fn series(next: i64) -> NumberSeries {
    NumberSeries {
        series: "invoice".to_owned(),
        prefix: "R-".to_owned(),
        width: 5,
        next,
    }
}

#[test]
fn two_nodes_take_numbers_without_gaps_or_repeats() {
    for (fresh, second, _) in two_nodes() {
        let entity: EntityId = fresh.store.new_id();
        fresh
            .store
            .write(by(), move |tx| tx.set_number_series(entity, &series(1)))
            .expect("a series");
        let barrier = Arc::new(Barrier::new(16));
        let handles: Vec<_> = (0..16)
            .map(|n| {
                let store = if n % 2 == 0 { &fresh.store } else { &second }.clone();
                let barrier = Arc::clone(&barrier);
                thread::spawn(move || {
                    barrier.wait();
                    let mut taken = Vec::new();
                    for round in 0..20 {
                        let outcome = store.write(by(), move |tx| {
                            let mut numbers = vec![tx.next_number(entity, "invoice")?];
                            numbers.extend(tx.next_numbers(entity, "invoice", round % 3)?);
                            if round % 4 == 3 {
                                return Err(Error::Closed);
                            }
                            Ok(numbers)
                        });
                        match outcome {
                            Ok(numbers) => taken.extend(numbers),
                            Err(error) => assert!(matches!(error, Error::Closed), "{error:?}"),
                        }
                    }
                    taken
                })
            })
            .collect();
        let mut all = Vec::new();
        for handle in handles {
            all.extend(handle.join().expect("no panic"));
        }
        let distinct: BTreeSet<_> = all.iter().cloned().collect();
        assert_eq!(distinct.len(), all.len(), "{}: no repeats", fresh.name);
        let expected: BTreeSet<_> = (1..=all.len()).map(|n| format!("R-{n:05}")).collect();
        assert_eq!(distinct, expected, "{}: no gaps", fresh.name);
    }
}

#[test]
fn a_series_that_does_not_exist_is_not_found() {
    for (name, store) in fresh_stores() {
        let entity: EntityId = store.new_id();
        let outcome = store.write(by(), move |tx| tx.next_number(entity, "invoice"));
        assert!(matches!(outcome, Err(Error::NotFound { .. })), "{name}");
    }
}

fn once(store: &Store, key: &'static str, input: u8) -> Result<(bool, Vec<u8>), Error> {
    store.write(by(), move |tx| {
        match tx.idempotent("test", key, [input; 32])? {
            Idempotency::Replay(reply) => Ok((false, reply.body)),
            Idempotency::Fresh => {
                tx.record(Event::new(EventKind::SignedIn, None))?;
                let id: InvoiceId = tx.new_id();
                let reply = Reply {
                    status: 201,
                    content_type: "application/json".to_owned(),
                    body: id.to_string().into_bytes(),
                };
                tx.save_reply("test", key, &reply)?;
                Ok((true, reply.body))
            }
        }
    })
}

#[test]
fn the_same_request_twice_has_one_effect_and_one_reply() {
    for (name, store) in fresh_stores() {
        let first = once(&store, "k", 1).expect("the first");
        let again = once(&store, "k", 1).expect("the second");
        assert!(first.0 && !again.0, "{name}");
        assert_eq!(first.1, again.1, "{name}");
        assert_eq!(count(&store, "events"), 1, "{name}");
        let other = once(&store, "k", 2).expect_err("other input");
        assert!(
            matches!(other, Error::IdempotencyMismatch { .. }),
            "{name}: {other:?}"
        );
        let purged = store.purge_idempotency_keys(Instant::MAX).expect("a purge");
        assert_eq!(purged, 1, "{name}");
        assert!(once(&store, "k", 2).expect("a fresh key").0, "{name}");
    }
}

#[test]
fn parallel_requests_with_one_key_have_one_effect() {
    for (fresh, second, _) in two_nodes() {
        let barrier = Arc::new(Barrier::new(16));
        let handles: Vec<_> = (0..16)
            .map(|n| {
                let store = if n % 2 == 0 { &fresh.store } else { &second }.clone();
                let barrier = Arc::clone(&barrier);
                thread::spawn(move || {
                    barrier.wait();
                    once(&store, "k", 7).expect("a reply")
                })
            })
            .collect();
        let replies: Vec<_> = handles
            .into_iter()
            .map(|handle| handle.join().expect("no panic"))
            .collect();
        assert_eq!(
            replies.iter().filter(|(first, _)| *first).count(),
            1,
            "{}",
            fresh.name
        );
        assert!(
            replies.iter().all(|(_, body)| *body == replies[0].1),
            "{}",
            fresh.name
        );
        assert_eq!(count(&fresh.store, "events"), 1, "{}", fresh.name);
    }
}

//! Events, jobs, idempotency and numbers; alone, in parallel and with two nodes.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use cashlane_store as store;
use kernel::{Actor, EntityId, Event, EventKind, IdGen, Instant, InvoiceId, ManualClock};
use serde_json::json;
use store::testing::{Fresh, fresh_databases, fresh_stores};
use store::{
    AfterFailure, Backend, Error, Idempotency, JobFilter, JobState, NewJob, NumberSeries, Reply,
    RunOptions, Store,
};

fn by() -> Actor {
    Actor::system("test")
}

fn series(next: i64) -> NumberSeries {
    NumberSeries {
        series: "invoice".to_owned(),
        prefix: "R-".to_owned(),
        width: 5,
        next,
    }
}

/// A database with a clock that stands still, and a second node on it where that is possible.
fn two_nodes() -> Vec<(Fresh, Store, Arc<ManualClock>)> {
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

fn event(entity: EntityId, invoice: InvoiceId, text: &str) -> Event {
    Event::new(EventKind::InvoiceIssued, entity)
        .object(invoice, "invoice")
        .object(invoice, "invoice")
        .attr("zeta", text)
        .attr("alpha", 12345678901234_i64)
        .attr(
            "list",
            json!([1, {"b": null, "a": "ü\u{1F600}\u{7f}\\\"/"}]),
        )
}

fn count(store: &Store, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    store
        .read(|tx| tx.query_one(&sql, &[])?.get(0))
        .expect("a count")
}

#[test]
fn parallel_events_make_whole_chains() {
    for (fresh, second, _) in two_nodes() {
        let entities: Vec<EntityId> = (0..3).map(|_| fresh.store.new_id()).collect();
        let barrier = Arc::new(Barrier::new(24));
        let handles: Vec<_> = (0..24_usize)
            .map(|n| {
                let store = if n % 2 == 0 { &fresh.store } else { &second }.clone();
                let (barrier, entity) = (Arc::clone(&barrier), entities[n % 3]);
                let other = entities[(n + 1) % 3];
                thread::spawn(move || {
                    barrier.wait();
                    for round in 0..10 {
                        store
                            .write(by(), move |tx| {
                                let invoice = tx.new_id();
                                let first = tx.record(event(entity, invoice, "one"))?;
                                tx.set_cause(first);
                                tx.record(event(other, invoice, "two"))?;
                                if round % 5 == 4 {
                                    return Err(Error::Closed);
                                }
                                tx.record(Event::new(EventKind::SignedIn, None))
                            })
                            .map_or_else(
                                |error| assert!(matches!(error, Error::Closed), "{error:?}"),
                                drop,
                            );
                    }
                })
            })
            .collect();
        for handle in handles {
            handle.join().expect("no panic");
        }
        let report = fresh.store.verify_chain().expect("a readable log");
        assert_eq!(
            (report.chains, report.events),
            (4, 24 * 8 * 3),
            "{}",
            fresh.name
        );
        assert_eq!(report.faults, [], "{}", fresh.name);
        assert_eq!(
            count(&fresh.store, "event_objects"),
            24 * 8 * 2,
            "{}",
            fresh.name
        );
    }
}

#[test]
fn many_events_in_one_transaction_are_chained() {
    for (name, store) in fresh_stores() {
        let entity: EntityId = store.new_id();
        store
            .write(by(), move |tx| {
                for _ in 0..700 {
                    let invoice = tx.new_id();
                    tx.record(event(entity, invoice, "bulk"))?;
                }
                Ok::<_, Error>(())
            })
            .expect("700 events");
        let report = store.verify_chain().expect("a readable log");
        assert_eq!((report.events, report.faults_total), (700, 0), "{name}");
    }
}

#[test]
fn events_cannot_be_changed_or_removed() {
    for (name, store) in fresh_stores() {
        store
            .write(by(), |tx| tx.record(Event::new(EventKind::SignedIn, None)))
            .expect("an event");
        for sql in ["UPDATE events SET actor = 'usr_x'", "DELETE FROM events"] {
            let error = store
                .write(by(), move |tx| tx.exec(sql, &[]))
                .expect_err(sql);
            assert_eq!(
                error.constraint(),
                Some("events_append_only"),
                "{name}: {error:?}"
            );
        }
        if store.backend() == Backend::Sqlite {
            let replace = "INSERT OR REPLACE INTO events SELECT * FROM events";
            assert!(store.write(by(), move |tx| tx.exec(replace, &[])).is_err());
        } else {
            let truncate = "TRUNCATE events";
            assert!(store.write(by(), move |tx| tx.exec(truncate, &[])).is_err());
        }
        assert_eq!(count(&store, "events"), 1, "{name}");
    }
}

#[test]
fn tampering_is_found() {
    let tamperings = [
        (
            "UPDATE events SET actor = 'system:else' WHERE seq = 2",
            "does not match its hash",
        ),
        (
            "UPDATE events SET attributes = '{\"zeta\":\"x\"}' WHERE seq = 3",
            "does not match its hash",
        ),
        (
            "DELETE FROM event_objects WHERE qualifier = 'invoice'",
            "does not match its hash",
        ),
        ("DELETE FROM events WHERE seq = 2", "events are missing"),
        (
            "DELETE FROM events WHERE seq = 4",
            "does not end where its head says",
        ),
        (
            "UPDATE events SET hash = prev_hash WHERE seq = 1",
            "does not name the hash",
        ),
    ];
    for (sql, expected) in tamperings {
        for (name, store) in fresh_stores() {
            let entity: EntityId = store.new_id();
            for n in 0..4 {
                store
                    .write(by(), move |tx| {
                        let invoice = tx.new_id();
                        tx.record(event(entity, invoice, &format!("{n}")))
                    })
                    .expect("an event");
            }
            assert_eq!(store.verify_chain().expect("a log").faults, [], "{name}");
            store
                .write(by(), move |tx| {
                    drop_triggers(tx)?;
                    tx.exec(sql, &[])
                })
                .expect("the tampering");
            let report = store.verify_chain().expect("a log");
            assert!(
                report
                    .faults
                    .iter()
                    .any(|fault| fault.reason.contains(expected)),
                "{name}: {sql}: {report:?}"
            );
        }
    }
}

fn drop_triggers(tx: &mut store::Tx) -> Result<(), Error> {
    for table in ["events", "event_objects"] {
        match tx.backend() {
            Backend::Sqlite => {
                tx.exec(&format!("DROP TRIGGER {table}_no_update"), &[])?;
                tx.exec(&format!("DROP TRIGGER {table}_no_delete"), &[])?;
            }
            Backend::Postgres => {
                tx.exec(&format!("DROP TRIGGER {table}_append_only ON {table}"), &[])?;
            }
        }
    }
    Ok(())
}

#[test]
fn an_event_with_a_float_is_refused() {
    for (name, store) in fresh_stores() {
        let outcome = store.write(by(), |tx| {
            tx.record(Event::new(EventKind::SignedIn, None).attr("rate", json!(1.5)))
        });
        assert!(
            matches!(outcome, Err(Error::Kernel(_))),
            "{name}: {outcome:?}"
        );
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

fn enqueue(store: &Store, job: NewJob) {
    store
        .write(by(), move |tx| tx.enqueue(job.clone()))
        .expect("a job");
}

#[test]
fn two_nodes_run_each_job_once() {
    for (fresh, second, _) in two_nodes() {
        fresh
            .store
            .write(by(), |tx| {
                for n in 0..120 {
                    tx.enqueue(NewJob::new("count", json!({ "n": n })))?;
                }
                tx.enqueue(NewJob::new("other", json!({})))
            })
            .expect("jobs");
        let handles: Vec<_> = (0..4)
            .map(|n| {
                let store = if n % 2 == 0 { &fresh.store } else { &second }.clone();
                thread::spawn(move || {
                    let options = RunOptions::new(format!("worker {n}"));
                    store
                        .run_due_jobs(&["count"], &options, |store, job| {
                            let job = job.clone();
                            store.write(by(), move |tx| {
                                let event = Event::new(EventKind::SignedIn, None)
                                    .attr("n", job.payload["n"].clone());
                                tx.record(event)?;
                                tx.finish_job_tx(&job)
                            })
                        })
                        .expect("a run")
                })
            })
            .collect();
        let done: u64 = handles
            .into_iter()
            .map(|handle| handle.join().expect("no panic").done)
            .sum();
        assert_eq!(done, 120, "{}", fresh.name);
        assert_eq!(count(&fresh.store, "events"), 120, "{}", fresh.name);
        assert_eq!(
            count(&fresh.store, "jobs WHERE state = 'waiting'"),
            1,
            "{}",
            fresh.name
        );
    }
}

#[test]
fn a_job_of_a_lost_worker_is_taken_over_and_the_lost_one_can_finish_nothing() {
    for (fresh, second, clock) in two_nodes() {
        enqueue(&fresh.store, NewJob::new("work", json!({})));
        let lost = fresh
            .store
            .claim_jobs("a", &["work"], 5, 60_000)
            .expect("a claim");
        assert_eq!(lost.len(), 1, "{}", fresh.name);
        assert!(
            second
                .claim_jobs("b", &["work"], 5, 60_000)
                .expect("no job")
                .is_empty()
        );
        clock.advance(Duration::from_secs(30));
        fresh
            .store
            .extend_lease(&lost[0], 60_000)
            .expect("more time");
        clock.advance(Duration::from_secs(45));
        assert!(
            second
                .claim_jobs("b", &["work"], 5, 60_000)
                .expect("no job")
                .is_empty()
        );
        clock.advance(Duration::from_secs(20));
        let taken = second
            .claim_jobs("b", &["work"], 5, 60_000)
            .expect("a claim");
        assert_eq!(
            (taken[0].id, taken[0].attempt),
            (lost[0].id, 2),
            "{}",
            fresh.name
        );
        for outcome in [
            fresh.store.finish_job(&lost[0]),
            fresh.store.fail_job(&lost[0], "late").map(drop),
            fresh.store.extend_lease(&lost[0], 1),
        ] {
            assert!(
                matches!(outcome, Err(Error::Conflict { .. })),
                "{}",
                fresh.name
            );
        }
        second.finish_job(&taken[0]).expect("the holder finishes");
    }
}

#[test]
fn a_failing_job_waits_longer_each_time_and_dies_at_last() {
    for (fresh, _, clock) in two_nodes() {
        let store = &fresh.store;
        enqueue(store, NewJob::new("work", json!({})).attempts(3));
        let mut pauses = Vec::new();
        for attempt in 1..=3 {
            let jobs = store
                .claim_jobs("a", &["work"], 1, 60_000)
                .expect("a claim");
            assert_eq!(jobs[0].attempt, attempt, "{}", fresh.name);
            match store.fail_job(&jobs[0], "no luck").expect("a failure") {
                AfterFailure::RetryAt(at) => {
                    pauses.push(at.micros_since(store.now()) / 1_000_000);
                    assert!(
                        store
                            .claim_jobs("a", &["work"], 1, 1)
                            .expect("none")
                            .is_empty()
                    );
                    clock.set(at);
                }
                AfterFailure::Dead => assert_eq!(attempt, 3, "{}", fresh.name),
                AfterFailure::Superseded => panic!("{}: nobody else waits", fresh.name),
            }
        }
        assert_eq!(pauses, [10, 20], "{}", fresh.name);
        let dead = store
            .read(|tx| tx.list_jobs(&JobFilter::default(), 10))
            .expect("a list");
        assert_eq!(dead[0].state, JobState::Dead, "{}", fresh.name);
        assert_eq!(
            dead[0].last_error.as_deref(),
            Some("no luck"),
            "{}",
            fresh.name
        );
        assert_eq!(
            count(store, "events WHERE type = 'job_dead'"),
            1,
            "{}",
            fresh.name
        );
        let id = dead[0].id;
        store
            .write(by(), move |tx| tx.retry_job(id))
            .expect("a retry");
        let again = store
            .claim_jobs("a", &["work"], 1, 60_000)
            .expect("a claim");
        assert_eq!(again[0].attempt, 1, "{}", fresh.name);
    }
}

#[test]
fn a_job_whose_last_worker_is_lost_is_dead() {
    for (fresh, _, clock) in two_nodes() {
        let store = &fresh.store;
        enqueue(store, NewJob::new("work", json!({})).attempts(1));
        assert_eq!(
            store
                .claim_jobs("a", &["work"], 1, 1000)
                .expect("a claim")
                .len(),
            1
        );
        clock.advance(Duration::from_secs(2));
        assert!(
            store
                .claim_jobs("a", &["work"], 1, 1000)
                .expect("none")
                .is_empty()
        );
        assert_eq!(
            count(store, "jobs WHERE state = 'dead'"),
            1,
            "{}",
            fresh.name
        );
        assert_eq!(
            count(store, "events WHERE type = 'job_dead'"),
            1,
            "{}",
            fresh.name
        );
    }
}

#[test]
fn waiting_jobs_of_one_key_are_one_and_never_run_side_by_side() {
    for (fresh, second, clock) in two_nodes() {
        let store = &fresh.store;
        let job = || NewJob::new("post", json!({})).dedupe("entity 1");
        enqueue(store, job());
        enqueue(store, job());
        store
            .write(by(), move |tx| {
                tx.enqueue(job())?;
                tx.enqueue(job().dedupe("entity 2"))
            })
            .expect("two more");
        assert_eq!(count(store, "jobs"), 2, "{}", fresh.name);
        let running = store
            .claim_jobs("a", &["post"], 9, 60_000)
            .expect("a claim");
        assert_eq!(running.len(), 2, "{}", fresh.name);
        // What changed after the claim is not lost: another one may wait, but not run.
        enqueue(&second, job());
        assert_eq!(count(store, "jobs"), 3, "{}", fresh.name);
        assert!(
            second
                .claim_jobs("b", &["post"], 9, 60_000)
                .expect("none")
                .is_empty()
        );
        let mine = running
            .iter()
            .find(|claimed| claimed.id.uuid() == first_of_entity_one(store))
            .expect("the job of entity 1");
        let after = store.fail_job(mine, "try again").expect("a failure");
        assert_eq!(after, AfterFailure::Superseded, "{}", fresh.name);
        clock.advance(Duration::from_secs(1));
        let next = second
            .claim_jobs("b", &["post"], 9, 60_000)
            .expect("a claim");
        assert_eq!(next.len(), 1, "{}", fresh.name);
    }
}

fn first_of_entity_one(store: &Store) -> uuid::Uuid {
    store
        .read(|tx| {
            tx.query_one(
                "SELECT id FROM jobs WHERE state = 'running' AND dedupe_key = 'entity 1'",
                &[],
            )?
            .get(0)
        })
        .expect("an id")
}

#[test]
fn a_job_that_is_due_later_is_left_alone() {
    for (fresh, _, clock) in two_nodes() {
        let store = &fresh.store;
        let later = store.now().plus_secs(60);
        enqueue(store, NewJob::new("work", json!({})).at(later));
        assert!(
            store
                .claim_jobs("a", &["work"], 1, 1000)
                .expect("none")
                .is_empty()
        );
        clock.set(later);
        let jobs = store.claim_jobs("a", &["work"], 1, 1000).expect("a claim");
        store.finish_job(&jobs[0]).expect("the end");
        assert_eq!(store.purge_jobs(later).expect("none"), 0, "{}", fresh.name);
        assert_eq!(
            store.purge_jobs(later.plus_secs(1)).expect("one"),
            1,
            "{}",
            fresh.name
        );
    }
}

#[test]
fn a_job_of_a_request_that_failed_is_never_seen() {
    for (name, store) in fresh_stores() {
        let outcome: Result<(), Error> = store.write(by(), |tx| {
            tx.enqueue(NewJob::new("work", json!({})))?;
            Err(Error::Closed)
        });
        assert!(outcome.is_err());
        assert_eq!(count(&store, "jobs"), 0, "{name}");
    }
}

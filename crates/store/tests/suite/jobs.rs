//! Jobs: run once, taken over, retried, merged.

use std::thread;
use std::time::Duration;

use kernel::{Event, EventKind};
use serde_json::json;
use store::testing::fresh_stores;
use store::{AfterFailure, Error, JobFilter, JobState, NewJob, RunOptions, Store};

use crate::store;
use crate::support::{by, count, two_nodes};

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

//! The event log: whole under parallel load, append-only, and tampering is found.

use std::sync::{Arc, Barrier};
use std::thread;

use kernel::{Actor, EntityId, Event, EventKind, Instant, InvoiceId, ObjectType};
use serde_json::json;
use store::testing::fresh_stores;
use store::{Backend, Error, EventFilter, EventPage, EventRow, Store};

use crate::store;
use crate::support::{by, count, two_nodes};

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

/// The attribute `n` of each event of a page, in its order.
fn numbers(page: &EventPage) -> Vec<i64> {
    let number = |event: &EventRow| event.attributes["n"].as_i64().expect("a number");
    page.events.iter().map(number).collect()
}

/// Events of two legal entities, numbered; four a second, the first twenty about `first`.
struct Log {
    store: Store,
    name: &'static str,
    ours: EntityId,
    theirs: EntityId,
    first: InvoiceId,
    start: Instant,
}

impl Log {
    fn of(name: &'static str, store: Store) -> Self {
        let log = Self {
            name,
            ours: store.new_id(),
            theirs: store.new_id(),
            first: store.new_id(),
            start: Instant::parse("2026-01-05T09:00:00Z").expect("an instant"),
            store,
        };
        let other: InvoiceId = log.store.new_id();
        for n in 0..30_i64 {
            let entity = if n % 3 == 2 { log.theirs } else { log.ours };
            let kind = match n % 2 {
                0 => EventKind::InvoiceIssued,
                _ => EventKind::InvoiceCleared,
            };
            let about = if n < 20 { log.first } else { other };
            let happened = Event::new(kind, entity)
                .object(about, "invoice")
                .object(about, "again")
                .attr("n", n)
                .at(log.start.plus_secs(n / 4));
            let actor = Actor::system(if n == 1 { "rare" } else { "test" });
            let recorded = log
                .store
                .write(actor, move |tx| tx.record(happened.clone()));
            recorded.expect("an event");
        }
        log
    }

    /// Numbers of our events, newest first, of which `wanted` holds.
    fn expected(&self, wanted: impl Fn(&i64) -> bool) -> Vec<i64> {
        let ours = (0..30).rev().filter(|n| n % 3 != 2);
        ours.filter(wanted).collect()
    }

    fn ours(&self) -> EventFilter {
        EventFilter {
            entity: Some(self.ours),
            ..EventFilter::default()
        }
    }

    fn list(&self, filter: &EventFilter, limit: u32) -> EventPage {
        let listed = self.store.read(|tx| tx.list_events(filter, limit));
        listed.expect("a list")
    }

    /// All pages of `limit` events.
    fn paged(&self, filter: &EventFilter, limit: u32) -> Vec<i64> {
        let (mut all, mut filter) = (Vec::new(), filter.clone());
        loop {
            let page = self.list(&filter, limit);
            all.extend(numbers(&page));
            filter.after = page.next;
            if filter.after.is_none() {
                return all;
            }
        }
    }

    fn assert_lists(&self, filter: &EventFilter, expected: &[i64]) {
        let name = self.name;
        assert_eq!(
            numbers(&self.list(filter, 100)),
            expected,
            "{name}: {filter:?}"
        );
        assert_eq!(self.paged(filter, 3), expected, "{name}: {filter:?}");
    }
}

#[test]
fn events_are_listed_newest_first_by_each_filter() {
    for (name, store) in fresh_stores() {
        let log = Log::of(name, store);
        log.assert_lists(&log.ours(), &log.expected(|_| true));
        let object = EventFilter {
            object: Some(log.first.uuid()),
            ..log.ours()
        };
        log.assert_lists(&object, &log.expected(|n| *n < 20));
        let kind = Some(EventKind::InvoiceCleared);
        let cleared = EventFilter { kind, ..log.ours() };
        log.assert_lists(&cleared, &log.expected(|n| n % 2 == 1));
        let both = EventFilter { kind, ..object };
        log.assert_lists(&both, &log.expected(|n| *n < 20 && n % 2 == 1));
        let rare = EventFilter {
            actor: Some(Actor::system("rare")),
            ..log.ours()
        };
        log.assert_lists(&rare, &[1]);
        let (from, before) = (log.start.plus_secs(1), log.start.plus_secs(2));
        let window = EventFilter {
            from: Some(from),
            before: Some(before),
            ..log.ours()
        };
        log.assert_lists(&window, &log.expected(|n| (4..8).contains(n)));
        let object_type = Some(ObjectType::Order);
        let orders = EventFilter {
            object_type,
            ..log.ours()
        };
        log.assert_lists(&orders, &[]);
        let newest = &log.list(&log.ours(), 1).events[0];
        assert_eq!(newest.objects.len(), 2, "{name}");
        let found = log.store.read(|tx| tx.event(Some(log.theirs), newest.id));
        assert!(
            matches!(found, Err(Error::NotFound { .. })),
            "{name}: {found:?}"
        );
    }
}

#[test]
fn one_chain_is_proved_by_itself() {
    for (name, store) in fresh_stores() {
        let [whole, broken]: [EntityId; 2] = [store.new_id(), store.new_id()];
        for entity in [whole, broken, whole] {
            let happened = Event::new(EventKind::EntityChanged, entity);
            store
                .write(by(), move |tx| tx.record(happened.clone()))
                .expect("an event");
        }
        let chain = broken.uuid();
        store
            .write(by(), move |tx| {
                drop_triggers(tx)?;
                tx.exec(
                    "UPDATE events SET actor = 'system:else' WHERE chain = $1",
                    &[chain.into()],
                )
            })
            .expect("the tampering");
        let report = |entity| {
            store
                .read(|tx| tx.verify_chain_of(entity))
                .expect("a report")
        };
        let sound = report(Some(whole));
        assert_eq!((sound.events, sound.faults_total), (2, 0), "{name}");
        assert_eq!(
            (sound.ends[0].seq, sound.ends[0].hash.len()),
            (2, 32),
            "{name}"
        );
        assert_eq!(report(Some(broken)).faults[0].seq, 1, "{name}");
        assert_eq!(report(None).ends, [], "{name}");
    }
}

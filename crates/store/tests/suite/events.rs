//! The event log: whole under parallel load, append-only, and tampering is found.

use std::sync::{Arc, Barrier};
use std::thread;

use kernel::{EntityId, Event, EventKind, InvoiceId};
use serde_json::json;
use store::testing::fresh_stores;
use store::{Backend, Error};

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

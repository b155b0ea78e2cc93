//! Writing and reading: atomicity, shared commits, row values, errors.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};
use std::thread;

use store::testing::fresh_stores;
use store::{ConstraintKind, Error, Store, Tx, Value};

use crate::store;
use crate::support::by;

/// A table of every column type.
fn with_table(store: &Store) {
    store
        .write(by(), |tx| {
            let (uuid, bytes, instant, json, boolean, date, strict) = match tx.backend() {
                store::Backend::Sqlite => (
                    "BLOB", "BLOB", "INTEGER", "TEXT", "INTEGER", "TEXT", "STRICT",
                ),
                store::Backend::Postgres => (
                    "uuid",
                    "bytea",
                    "timestamptz",
                    "jsonb",
                    "boolean",
                    "date",
                    "",
                ),
            };
            let int = if strict.is_empty() {
                "bigint"
            } else {
                "INTEGER"
            };
            tx.exec(
                &format!(
                    "CREATE TABLE things (
                        id {int} NOT NULL, name {text}, bytes {bytes}, uuid {uuid}, day {date},
                        at {instant}, doc {json}, flag {boolean}, needed {int} NOT NULL DEFAULT 0,
                        CONSTRAINT things_pk PRIMARY KEY (id),
                        CONSTRAINT things_name_uq UNIQUE (name),
                        CONSTRAINT things_id_ck CHECK (id > 0)
                    ) {strict}",
                    text = "TEXT"
                ),
                &[],
            )
            .map(drop)
        })
        .expect("a table");
}

fn insert(tx: &mut Tx, id: i64) -> Result<u64, Error> {
    tx.exec(
        "INSERT INTO things (id, name) VALUES ($1, $2)",
        &[id.into(), format!("n{id}").into()],
    )
}

fn ids(store: &Store) -> Vec<i64> {
    store
        .read(|tx| {
            tx.query("SELECT id FROM things ORDER BY id", &[])?
                .iter()
                .map(|row| row.get(0))
                .collect::<Result<_, Error>>()
        })
        .expect("the ids")
}

#[test]
fn a_failing_request_leaves_nothing_and_the_next_one_works() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let outcome: Result<(), Error> = store.write(by(), |tx| {
            insert(tx, 1)?;
            Err(Error::NotFound {
                what: "anything".to_owned(),
            })
        });
        assert!(matches!(outcome, Err(Error::NotFound { .. })), "{name}");
        store.write(by(), |tx| insert(tx, 2)).expect("the next");
        assert_eq!(ids(&store), [2], "{name}");
    }
}

#[test]
fn one_failing_request_in_a_batch_leaves_the_others_intact() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let barrier = Arc::new(Barrier::new(48));
        let handles: Vec<_> = (1..=48)
            .map(|id: i64| {
                let (store, barrier) = (store.clone(), Arc::clone(&barrier));
                thread::spawn(move || {
                    barrier.wait();
                    store.write(by(), move |tx| {
                        insert(tx, id)?;
                        if id % 3 == 0 {
                            // Breaks the primary key.
                            insert(tx, id)?;
                        }
                        Ok::<_, Error>(())
                    })
                })
            })
            .collect();
        for (id, handle) in (1..).zip(handles) {
            let outcome = handle.join().expect("no panic");
            if id % 3 == 0 {
                let error = outcome.expect_err("a repeated key");
                assert_eq!(error.constraint(), Some("things_pk"), "{name}: {error:?}");
            } else {
                outcome.unwrap_or_else(|error| panic!("{name} {id}: {error:?}"));
            }
        }
        let expected: Vec<i64> = (1..=48).filter(|id| id % 3 != 0).collect();
        assert_eq!(ids(&store), expected, "{name}");
    }
}

#[test]
fn a_panic_reaches_its_caller_and_nobody_else() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let panicking = store.clone();
        let outcome = thread::spawn(move || {
            panicking.write(by(), |tx| {
                insert(tx, 1)?;
                if tx.now().micros() > 0 {
                    panic!("on purpose");
                }
                Ok::<_, Error>(())
            })
        })
        .join();
        assert!(outcome.is_err(), "{name}");
        store
            .write(by(), |tx| insert(tx, 2))
            .expect("the writer lives");
        assert_eq!(ids(&store), [2], "{name}");
    }
}

#[test]
fn a_dry_run_answers_and_leaves_nothing() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let count = store.dry_run(by(), |tx| {
            insert(tx, 1)?;
            tx.query_one("SELECT count(*) FROM things", &[])?
                .get::<i64>(0)
        });
        assert_eq!(count.expect("an answer"), 1, "{name}");
        assert!(ids(&store).is_empty(), "{name}");
    }
}

#[test]
fn every_type_comes_back_as_it_went_in() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let uuid = store.new_id::<kernel::kind::Order>().uuid();
        let day = kernel::Date::from_ymd_opt(2024, 2, 29).expect("a day");
        let at = kernel::Instant::parse("2026-01-02T03:04:05.678901Z").expect("an instant");
        let doc = serde_json::json!({"b": [1, "x"], "a": null});
        let args: Vec<Value> = vec![
            7.into(),
            "Zoë".into(),
            vec![1_u8, 2].into(),
            uuid.into(),
            day.into(),
            at.into(),
            (&doc).into(),
            true.into(),
        ];
        store
            .write(by(), move |tx| {
                tx.exec(
                    "INSERT INTO things (id, name, bytes, uuid, day, at, doc, flag)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                    &args,
                )?;
                tx.exec("INSERT INTO things (id) VALUES ($1)", &[8.into()])
            })
            .expect("two rows");
        store
            .read(|tx| {
                let rows = tx.query(
                    "SELECT id, name, bytes, uuid, day, at, doc, flag FROM things ORDER BY id",
                    &[],
                )?;
                let row = &rows[0];
                assert_eq!(row.get::<i64>(0)?, 7, "{name}");
                assert_eq!(row.get::<String>(1)?, "Zoë", "{name}");
                assert_eq!(row.get::<Vec<u8>>(2)?, [1, 2], "{name}");
                assert_eq!(row.get::<uuid::Uuid>(3)?, uuid, "{name}");
                assert_eq!(row.get::<kernel::Date>(4)?, day, "{name}");
                assert_eq!(row.get::<kernel::Instant>(5)?, at, "{name}");
                assert_eq!(row.get::<serde_json::Value>(6)?, doc, "{name}");
                assert!(row.get::<bool>(7)?, "{name}");
                for column in 1..8 {
                    assert_eq!(rows[1].get::<Option<String>>(column)?, None, "{name}");
                }
                let error = row.get::<kernel::Date>(1).expect_err("a name is no date");
                assert!(
                    matches!(error, Error::Column { index: 1, .. }),
                    "{name}: {error}"
                );
                Ok::<_, Error>(())
            })
            .expect("both rows");
    }
}

#[test]
fn lists_and_sums_work_alike() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        store
            .write(by(), |tx| {
                let rows: Vec<Value> = (1..=10)
                    .flat_map(|id: i64| [id.into(), format!("n{id}").into()])
                    .collect();
                tx.insert_many("things", &["id", "name"], rows)
            })
            .expect("ten rows");
        let found: (i64, i64, i64) = store
            .read(|tx| {
                let ints = tx.query_one(
                    "SELECT sum(id) FROM things WHERE id IN (SELECT value FROM {ints $1})",
                    &[vec![2_i64, 3, 99].into()],
                )?;
                let texts = tx.query_one(
                    "SELECT count(*) FROM {texts $1} JOIN things ON things.name = value",
                    &[vec!["n1".to_owned(), "n1".to_owned(), "zz".to_owned()].into()],
                )?;
                let none = tx.query_one(
                    "SELECT count(*) FROM things WHERE uuid IN (SELECT value FROM {uuids $1})",
                    &[Value::Uuids(Vec::new())],
                )?;
                Ok::<_, Error>((ints.get(0)?, texts.get(0)?, none.get(0)?))
            })
            .expect("sums");
        assert_eq!(found, (5, 2, 0), "{name}");
    }
}

#[test]
fn inserts_of_any_length_are_complete() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        for count in [1_i64, 2, 3, 63, 64, 65, 100, 101, 333, 5000] {
            let inserted = store.write(by(), move |tx| {
                tx.exec("DELETE FROM things", &[])?;
                let rows: Vec<Value> = (1..=count)
                    .flat_map(|id| {
                        let day = (id % 2 == 0).then(|| kernel::Instant::from_micros(id).date());
                        [
                            id.into(),
                            format!("n{id}").into(),
                            day.into(),
                            Value::Json("{}".to_owned()),
                        ]
                    })
                    .collect();
                tx.insert_many("things", &["id", "name", "day", "doc"], rows)
            });
            assert_eq!(inserted.expect("rows"), count.unsigned_abs(), "{name}");
            assert_eq!(ids(&store).len() as u64, count.unsigned_abs(), "{name}");
        }
    }
}

#[test]
fn absent_rows_are_inserted_and_others_left_alone() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let counts: (u64, u64) = store
            .write(by(), |tx| {
                let rows = |range: std::ops::Range<i64>| -> Vec<Value> {
                    range.map(Value::from).collect()
                };
                let first = tx.insert_absent("things", &["id"], rows(1..4))?;
                let second = tx.insert_absent("things", &["id"], rows(2..300))?;
                Ok::<_, Error>((first, second))
            })
            .expect("rows");
        assert_eq!(counts, (3, 296), "{name}");
    }
}

#[test]
fn updates_in_bulk_are_counted() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let changed = store.write(by(), |tx| {
            tx.insert_many("things", &["id"], (1..=600_i64).map(Value::from).collect())?;
            let rows: Vec<Vec<Value>> = (1..=700_i64)
                .map(|id| vec![id.into(), format!("u{id}").into()])
                .collect();
            tx.exec_each("UPDATE things SET name = $2 WHERE id = $1", &rows)
        });
        assert_eq!(changed.expect("updates"), 600, "{name}");
    }
}

#[test]
fn broken_rules_are_named_alike() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        store.write(by(), |tx| insert(tx, 1)).expect("a row");
        let cases = [
            (
                "INSERT INTO things (id) VALUES (1)",
                "things_pk",
                ConstraintKind::Unique,
            ),
            (
                "INSERT INTO things (id, name) VALUES (2, 'n1')",
                "things_name_uq",
                ConstraintKind::Unique,
            ),
            (
                "INSERT INTO things (id) VALUES (-1)",
                "things_id_ck",
                ConstraintKind::Check,
            ),
            (
                "INSERT INTO things (id, needed) VALUES (3, NULL)",
                "things.needed",
                ConstraintKind::NotNull,
            ),
        ];
        for (sql, rule, expected) in cases {
            let error = store
                .write(by(), move |tx| tx.exec(sql, &[]))
                .expect_err(sql);
            let Error::Constraint {
                name: found, kind, ..
            } = &error
            else {
                panic!("{name}: {error:?}");
            };
            assert_eq!((found.as_str(), *kind), (rule, expected), "{name}");
        }
    }
}

#[test]
fn a_swallowed_database_error_is_an_error() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let outcome = store.write(by(), |tx| {
            insert(tx, 1)?;
            let _ = insert(tx, 1);
            Ok::<_, Error>(())
        });
        assert!(
            matches!(outcome, Err(Error::Swallowed)),
            "{name}: {outcome:?}"
        );
        assert!(ids(&store).is_empty(), "{name}");
    }
}

#[test]
fn wrong_arguments_are_refused_before_the_database_sees_them() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let missing = store.read(|tx| {
            tx.query("SELECT id FROM things WHERE id = $1", &[])
                .map(drop)
        });
        assert!(matches!(missing, Err(Error::Statement { .. })), "{name}");
        let nul = store.write(by(), |tx| {
            tx.exec(
                "INSERT INTO things (id, name) VALUES (1, $1)",
                &["a\0b".into()],
            )
        });
        assert!(matches!(nul, Err(Error::Value { .. })), "{name}");
    }
}

#[test]
fn a_reader_sees_one_moment_and_cannot_write() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let counts = store
            .read(|tx| {
                let count = |tx: &mut Tx| {
                    tx.query_one("SELECT count(*) FROM things", &[])?
                        .get::<i64>(0)
                };
                let before = count(tx)?;
                store.write(by(), |tx| insert(tx, 1))?;
                Ok::<_, Error>((before, count(tx)?))
            })
            .expect("two counts");
        assert_eq!(counts, (0, 0), "{name}");
        assert!(store.read(|tx| insert(tx, 5)).is_err(), "{name}");
        assert_eq!(ids(&store), [1], "{name}");
    }
}

#[test]
fn a_write_inside_a_write_is_refused() {
    for (name, store) in fresh_stores() {
        let inner = store.clone();
        let outcome: Result<(), Error> = store.write(by(), move |_| inner.write(by(), |_| Ok(())));
        assert!(matches!(outcome, Err(Error::Nested)), "{name}");
    }
}

#[test]
fn rows_can_be_streamed_and_the_stream_left() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        store
            .write(by(), |tx| {
                tx.insert_many("things", &["id"], (1..=3000_i64).map(Value::from).collect())
            })
            .expect("rows");
        let mut seen = BTreeSet::new();
        let outcome = store.read(|tx| {
            tx.query_each("SELECT id FROM things ORDER BY id", &[], |row| {
                seen.insert(row.get::<i64>(0)?);
                if seen.len() == 2000 {
                    return Err(Error::Closed);
                }
                Ok(())
            })
        });
        assert!(matches!(outcome, Err(Error::Closed)), "{name}");
        assert_eq!(seen.len(), 2000, "{name}");
        assert_eq!(
            ids(&store).len(),
            3000,
            "{name}: the connection is still good"
        );
    }
}

#[test]
fn a_guarded_change_that_misses_is_a_conflict() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let error = store
            .write(by(), |tx| {
                tx.exec_one("UPDATE things SET name = $1 WHERE id = 9", &["x".into()])
            })
            .expect_err("no such row");
        assert!(
            matches!(&error, Error::Conflict { what } if what == "things"),
            "{name}: {error}"
        );
    }
}

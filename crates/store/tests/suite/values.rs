//! Whatever can be stored comes back the same, by every way in and on both databases.

use kernel::{Actor, Date, Instant};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use store::testing::fresh_stores;
use store::{Backend, Error, Store, Value};
use uuid::Uuid;

use crate::store;

#[derive(Debug, Clone, PartialEq)]
struct Thing {
    number: Option<i64>,
    text: Option<String>,
    bytes: Option<Vec<u8>>,
    uuid: Option<u128>,
    days: Option<i32>,
    micros: Option<i64>,
    flag: Option<bool>,
}

/// From 0001-01-01 to 9999-12-31, as days after 0000-12-31.
const DAYS: std::ops::RangeInclusive<i32> = 1..=3_652_059;

fn thing() -> impl Strategy<Value = Thing> {
    let micros = Instant::MIN.micros()..=Instant::MAX.micros();
    (
        any::<Option<i64>>(),
        proptest::option::of("[^\0]{0,40}"),
        proptest::option::of(proptest::collection::vec(any::<u8>(), 0..40)),
        any::<Option<u128>>(),
        proptest::option::of(DAYS),
        proptest::option::of(micros),
        any::<Option<bool>>(),
    )
        .prop_map(|(number, text, bytes, uuid, days, micros, flag)| Thing {
            number,
            text,
            bytes,
            uuid,
            days,
            micros,
            flag,
        })
}

impl Thing {
    fn date(&self) -> Option<Date> {
        self.days.and_then(Date::from_num_days_from_ce_opt)
    }

    fn values(&self, id: i64) -> Vec<Value> {
        vec![
            id.into(),
            self.number.into(),
            self.text.clone().into(),
            self.bytes.clone().into(),
            self.uuid.map(Uuid::from_u128).into(),
            self.date().into(),
            self.micros.map(Instant::from_micros).into(),
            self.flag.into(),
        ]
    }
}

const COLUMNS: [&str; 8] = ["id", "number", "text", "bytes", "uuid", "day", "at", "flag"];

fn with_table(store: &Store) {
    let text = match store.backend() {
        Backend::Sqlite => {
            "CREATE TABLE things (id INTEGER, number INTEGER, text TEXT, bytes BLOB, uuid BLOB,
                 day TEXT, at INTEGER, flag INTEGER) STRICT"
        }
        Backend::Postgres => {
            "CREATE TABLE things (id bigint, number bigint, text text, bytes bytea, uuid uuid,
                 day date, at timestamptz, flag boolean)"
        }
    };
    store
        .write(Actor::system("test"), move |tx| tx.exec(text, &[]))
        .expect("a table");
}

/// Stores the things twice, in bulk and one by one, and reads all back.
fn stored(store: &Store, things: &[Thing]) -> Result<Vec<Thing>, Error> {
    let all = things.to_vec();
    store.write(Actor::system("test"), move |tx| {
        tx.exec("DELETE FROM things", &[])?;
        let rows = (0_i64..).zip(&all).flat_map(|(id, thing)| thing.values(id));
        tx.insert_many("things", &COLUMNS, rows.collect())?;
        for (id, thing) in (1_000_000_i64..).zip(&all) {
            tx.exec(
                "INSERT INTO things (id, number, text, bytes, uuid, day, at, flag)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                &thing.values(id),
            )?;
        }
        Ok::<_, Error>(())
    })?;
    store.read(|tx| {
        let mut found = Vec::new();
        tx.query_each(
            "SELECT number, text, bytes, uuid, day, at, flag FROM things ORDER BY id",
            &[],
            |row| {
                found.push(Thing {
                    number: row.get(0)?,
                    text: row.get(1)?,
                    bytes: row.get(2)?,
                    uuid: row.get::<Option<Uuid>>(3)?.map(|uuid| uuid.as_u128()),
                    days: row
                        .get::<Option<Date>>(4)?
                        .map(|date| chrono::Datelike::num_days_from_ce(&date)),
                    micros: row.get::<Option<Instant>>(5)?.map(Instant::micros),
                    flag: row.get(6)?,
                });
                Ok(())
            },
        )?;
        Ok(found)
    })
}

#[test]
fn every_value_comes_back_as_it_went_in() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let mut runner = TestRunner::new(Config::with_cases(24));
        runner
            .run(&proptest::collection::vec(thing(), 1..30), |things| {
                let found = stored(&store, &things).expect("a round trip");
                let twice = [things.clone(), things].concat();
                prop_assert_eq!(found, twice);
                Ok(())
            })
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn a_bulk_beyond_the_copy_limit_keeps_every_value() {
    for (name, store) in fresh_stores() {
        with_table(&store);
        let mut runner = TestRunner::deterministic();
        let things: Vec<Thing> = (0..1500)
            .map(|_| thing().new_tree(&mut runner).expect("a thing").current())
            .collect();
        let found = stored(&store, &things).expect("a round trip");
        assert!(found == [things.clone(), things].concat(), "{name}");
    }
}

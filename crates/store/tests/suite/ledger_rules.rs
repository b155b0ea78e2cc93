//! The ledger's rules as the database itself keeps them, whatever the code above does.

use store::testing::fresh_stores;
use store::{Error, Store, Tx, Value};
use uuid::Uuid;

use crate::store;
use crate::support::by;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

const ENTITY: u128 = 1;

fn with_accounts(store: &Store) {
    store
        .write(by(), |tx| {
            let columns = [
                "id",
                "code",
                "name",
                "country",
                "base_currency",
                "language",
                "time_zone",
                "street",
                "postal_code",
                "city",
                "write_off_limit_minor",
                "tolerance_minor",
                "version",
                "created_at",
            ];
            let mut row: Vec<Value> = vec![id(ENTITY).into(), "E".into(), "E".into()];
            row.extend(["DE", "EUR", "de", "Europe/Berlin", "s", "p", "c"].map(Value::from));
            row.extend([Value::Int(0), Value::Int(0), Value::Int(1), tx.now().into()]);
            tx.insert_many("entities", &columns, row)?;
            let accounts = ["1200 receivable", "4400 revenue"]
                .iter()
                .flat_map(|text| {
                    let (code, role) = text.split_once(' ').expect("two words");
                    [id(ENTITY).into(), code.into(), role.into(), role.into()]
                })
                .collect();
            tx.insert_many("accounts", &["entity_id", "code", "name", "role"], accounts)
        })
        .expect("an entity with two accounts");
}

fn lines(tx: &mut Tx, entry: u128, from: i64, amounts: &[(&str, &str, i64)]) -> Result<(), Error> {
    let day = tx.now().date();
    let rows = (from..)
        .zip(amounts)
        .flat_map(|(number, (account, currency, amount))| {
            [
                id(entry).into(),
                number.into(),
                id(ENTITY).into(),
                (*account).into(),
                day.into(),
                (*currency).into(),
                (*amount).into(),
            ]
        })
        .collect();
    let columns = [
        "entry_id",
        "line_no",
        "entity_id",
        "account",
        "posted_on",
        "currency",
        "amount_minor",
    ];
    tx.insert_many("journal_lines", &columns, rows).map(drop)
}

fn entries(tx: &mut Tx, numbers: &[u128]) -> Result<(), Error> {
    let now = tx.now();
    let rows = numbers
        .iter()
        .flat_map(|number| -> Vec<Value> {
            vec![
                id(*number).into(),
                id(ENTITY).into(),
                format!("J{number}").into(),
                now.date().into(),
                "invoice".into(),
                "invoice".into(),
                id(77).into(),
                "system:test".into(),
                now.into(),
            ]
        })
        .collect();
    let columns = [
        "id",
        "entity_id",
        "number",
        "posted_on",
        "kind",
        "source_type",
        "source_id",
        "actor",
        "recorded_at",
    ];
    tx.insert_many("journal_entries", &columns, rows).map(drop)
}

const BALANCED: [(&str, &str, i64); 2] = [("1200", "EUR", 100), ("4400", "EUR", -100)];

fn refused(
    store: &Store,
    rule: &str,
    work: impl Fn(&mut Tx) -> Result<(), Error> + Send + 'static,
) {
    let error = store.write(by(), work).expect_err(rule);
    assert_eq!(error.constraint(), Some(rule), "{error:?}");
}

#[test]
fn only_entries_that_balance_in_each_currency_are_posted() {
    for (name, store) in fresh_stores() {
        with_accounts(&store);
        store
            .write(by(), |tx| {
                lines(tx, 10, 1, &BALANCED)?;
                lines(tx, 11, 1, &BALANCED)?;
                lines(tx, 11, 3, &[("1200", "USD", 5), ("4400", "USD", -5)])?;
                entries(tx, &[10, 11])
            })
            .unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let rule = "journal_entries_balanced";
        refused(&store, rule, |tx| {
            lines(tx, 20, 1, &BALANCED)?;
            lines(tx, 21, 1, &[("1200", "EUR", 100), ("4400", "EUR", -99)])?;
            entries(tx, &[20, 21])
        });
        refused(&store, rule, |tx| {
            lines(tx, 20, 1, &[("1200", "EUR", 100), ("4400", "USD", -100)])?;
            entries(tx, &[20])
        });
        refused(&store, rule, |tx| entries(tx, &[20]));
    }
}

#[test]
fn no_line_joins_a_posted_entry_and_none_stays_without_one() {
    for (name, store) in fresh_stores() {
        with_accounts(&store);
        store
            .write(by(), |tx| {
                lines(tx, 10, 1, &BALANCED)?;
                entries(tx, &[10])
            })
            .expect("an entry");
        refused(&store, "journal_lines_sealed", |tx| {
            lines(tx, 10, 3, &BALANCED)
        });
        let orphan = store.write(by(), |tx| lines(tx, 30, 1, &BALANCED));
        assert!(
            matches!(orphan, Err(Error::Constraint { .. })),
            "{name}: {orphan:?}"
        );
        let count: i64 = store
            .read(|tx| {
                tx.query_one("SELECT count(*) FROM journal_lines", &[])?
                    .get(0)
            })
            .expect("a count");
        assert_eq!(count, 2, "{name}");
    }
}

#[test]
fn posted_rows_are_never_changed_or_removed() {
    for (_, store) in fresh_stores() {
        with_accounts(&store);
        store
            .write(by(), |tx| {
                lines(tx, 10, 1, &BALANCED)?;
                entries(tx, &[10])
            })
            .expect("an entry");
        for (rule, sql) in [
            (
                "journal_lines_append_only",
                "UPDATE journal_lines SET amount_minor = 1",
            ),
            ("journal_lines_append_only", "DELETE FROM journal_lines"),
            (
                "journal_entries_append_only",
                "UPDATE journal_entries SET number = 'x'",
            ),
            ("journal_entries_append_only", "DELETE FROM journal_entries"),
        ] {
            refused(&store, rule, move |tx| tx.exec(sql, &[]).map(drop));
        }
    }
}

#[test]
fn an_orphan_line_in_a_shared_commit_fails_alone() {
    for (name, store) in fresh_stores() {
        with_accounts(&store);
        let handles: Vec<_> = (0..24_u128)
            .map(|n| {
                let store = store.clone();
                std::thread::spawn(move || {
                    store.write(by(), move |tx| {
                        lines(tx, 100 + n, 1, &BALANCED)?;
                        if n % 6 == 0 {
                            // The rule about lines without an entry is checked at the commit.
                            return Ok(());
                        }
                        entries(tx, &[100 + n])
                    })
                })
            })
            .collect();
        for (n, handle) in (0..).zip(handles) {
            let outcome = handle.join().expect("no panic");
            assert_eq!(outcome.is_ok(), n % 6 != 0, "{name}: {n}: {outcome:?}");
        }
        let count: i64 = store
            .read(|tx| {
                tx.query_one("SELECT count(*) FROM journal_entries", &[])?
                    .get(0)
            })
            .expect("a count");
        assert_eq!(count, 20, "{name}");
    }
}

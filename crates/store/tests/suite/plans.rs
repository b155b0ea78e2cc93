//! SQLite's planner knows that a legal entity is no good key.

use store::testing::fresh_sqlite;
use store::{Error, Value};

use crate::store;

fn plan(sql: &str, args: &[Value]) -> String {
    let store = fresh_sqlite(|_| {}).store;
    let explained = format!("EXPLAIN QUERY PLAN {sql}");
    let steps = store.read(|tx| {
        let rows = tx.query(&explained, args)?;
        rows.iter()
            .map(|row| row.get(3))
            .collect::<Result<Vec<String>, Error>>()
    });
    steps.expect("a plan").join("; ")
}

#[test]
fn documents_are_found_by_their_ids_and_not_among_all_of_the_company() {
    let args = [Value::Uuid(uuid::Uuid::nil()), Value::Uuids(Vec::new())];
    for table in [
        "invoices",
        "orders",
        "customers",
        "bank_entries",
        "products",
    ] {
        let plan = plan(
            &format!(
                "SELECT * FROM {table} WHERE entity_id = $1
                AND id IN (SELECT value FROM {{uuids $2}})"
            ),
            &args,
        );
        let key = format!("SEARCH {table} USING INDEX sqlite_autoindex_{table}_1 (id=?)");
        assert!(plan.contains(&key), "{plan}");
    }
}

#[test]
fn no_company_is_tried_after_the_other() {
    let sql = "UPDATE orders SET status = 'received' WHERE status = 'held' AND number = 'x'";
    let plan = plan(sql, &[]);
    assert!(!plan.contains("ANY(entity_id)"), "{plan}");
}

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

/// Statements of the shape that sorted lists have, each with the index that gives its order.
const SORTED: [(&str, &str); 10] = [
    (
        "FROM orders o CROSS JOIN customers c WHERE o.entity_id = $1 AND c.id = o.customer_id
        ORDER BY o.number DESC",
        "sqlite_autoindex_orders_2",
    ),
    (
        "FROM orders o CROSS JOIN customers c WHERE o.entity_id = $1 AND c.id = o.customer_id
        ORDER BY o.currency DESC, o.gross_minor DESC, o.id DESC",
        "orders_amount_ix",
    ),
    (
        "FROM customers c CROSS JOIN orders o WHERE o.entity_id = $1 AND c.id = o.customer_id
            AND c.entity_id = $1 ORDER BY c.name, c.id, o.received_at, o.id",
        "customers_name_uq",
    ),
    (
        "FROM invoices i CROSS JOIN customers c WHERE i.entity_id = $1 AND c.id = i.customer_id
        ORDER BY i.currency, i.gross_minor, i.id",
        "invoices_amount_ix",
    ),
    (
        "FROM customers c CROSS JOIN invoices i WHERE i.entity_id = $1 AND c.id = i.customer_id
            AND c.entity_id = $1 ORDER BY c.name DESC, c.id DESC, i.issued_on DESC, i.id DESC",
        "invoices_customer_ix",
    ),
    (
        "FROM customers c CROSS JOIN receipts r WHERE r.entity_id = $1 AND c.id = r.customer_id
            AND c.entity_id = $1 ORDER BY c.name, c.id, r.received_on, r.id",
        "receipts_customer_ix",
    ),
    (
        "FROM receipts r CROSS JOIN customers c WHERE r.entity_id = $1 AND c.id = r.customer_id
        ORDER BY r.currency, r.amount_minor, r.id",
        "receipts_amount_ix",
    ),
    (
        "FROM customers c CROSS JOIN deliveries d WHERE d.entity_id = $1 AND c.id = d.customer_id
            AND c.entity_id = $1 ORDER BY c.name, c.id, d.shipped_at, d.id",
        "deliveries_customer_ix",
    ),
    (
        "FROM bank_entries b WHERE b.entity_id = $1
        ORDER BY b.currency DESC, b.amount_minor DESC, b.id DESC",
        "bank_entries_amount_ix",
    ),
    (
        "FROM customers c WHERE c.entity_id = $1 ORDER BY c.number",
        "sqlite_autoindex_customers_2",
    ),
];

#[test]
fn lists_are_read_in_the_order_of_an_index() {
    for (rest, index) in SORTED {
        let sql = format!("SELECT 1 {rest} LIMIT 51");
        let plan = plan(&sql, &[Value::Uuid(uuid::Uuid::nil())]);
        assert!(plan.contains(index), "{rest}: {plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{rest} sorts: {plan}");
        assert!(!plan.contains("SCAN"), "{rest}: {plan}");
    }
}

#[test]
fn what_is_rare_is_found_by_it_and_sorted() {
    for (rest, index) in [
        (
            "FROM orders o WHERE o.entity_id = $1 AND o.status = 'held'
            ORDER BY o.currency || '', o.gross_minor, o.id",
            "orders_status_ix",
        ),
        (
            "FROM orders o CROSS JOIN customers c WHERE o.entity_id = $1
                AND o.status = 'acknowledged' AND o.status || '' = 'acknowledged'
                AND EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id
                    AND l.quantity > l.cancelled_quantity + l.shipped_quantity)
                AND c.id = o.customer_id
            ORDER BY o.received_at DESC, o.id DESC",
            "orders_status_ix",
        ),
        (
            "FROM order_lines l WHERE l.order_id = $1
                AND l.quantity > l.cancelled_quantity + l.shipped_quantity",
            "sqlite_autoindex_order_lines_2",
        ),
        (
            "FROM invoices i CROSS JOIN open_items d CROSS JOIN allocations a
                CROSS JOIN open_items c CROSS JOIN receipts r
            WHERE i.order_id = $1 AND d.source_id = i.id AND a.debit_item_id = d.id
                AND c.id = a.credit_item_id AND r.id = c.source_id",
            "invoices_order_ix",
        ),
        (
            "FROM bank_entries b WHERE b.entity_id = $1 AND b.status = 'open'
            ORDER BY b.currency, b.amount_minor, b.id",
            "bank_entries_open_ix",
        ),
        (
            "FROM order_holds h CROSS JOIN orders o WHERE h.entity_id = $1
                AND h.released_at IS NULL AND o.id = h.order_id
            ORDER BY o.currency, o.gross_minor, h.id",
            "order_holds_open_ix",
        ),
    ] {
        let sql = format!("SELECT 1 {rest} LIMIT 51");
        let plan = plan(&sql, &[Value::Uuid(uuid::Uuid::nil())]);
        assert!(plan.contains(index), "{rest}: {plan}");
    }
}

#[test]
fn amounts_and_beginnings_of_numbers_are_looked_up() {
    let nobody = Value::Uuid(uuid::Uuid::nil());
    for (table, column) in [
        ("orders", "gross_minor"),
        ("invoices", "gross_minor"),
        ("receipts", "amount_minor"),
        ("bank_entries", "amount_minor"),
    ] {
        let sql = format!(
            "SELECT t.id FROM {{ints $3}} CROSS JOIN {table} t
            WHERE t.entity_id = $1 AND t.currency = $2 AND t.{column} = value LIMIT 200"
        );
        let args = [nobody.clone(), "EUR".into(), Value::Ints(vec![1])];
        let plan = plan(&sql, &args);
        assert!(plan.contains(&format!("{table}_amount_ix")), "{plan}");
    }
    for (table, column) in [
        ("orders", "number"),
        ("orders", "customer_order_no"),
        ("invoices", "reference"),
        ("open_items", "number"),
    ] {
        let sql = format!(
            "SELECT t.id FROM {table} t WHERE t.entity_id = $1 AND t.{column} >= $2
                AND t.{column} < $3 ORDER BY t.{column} LIMIT 200"
        );
        let plan = plan(&sql, &[nobody.clone(), "A".into(), "B".into()]);
        assert!(plan.contains(&format!("{column}>?")), "{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{plan}");
    }
}

use std::collections::{BTreeMap, BTreeSet};

use kernel::{CustomerId, EntityId, OrderId};
use store::{Row, Tx, Value};

use super::rules::{Commitment, Key, Position};
use super::types::Part;
use crate::error::Result;
use crate::sql::all_changed;

const COLUMNS: [&str; 9] = [
    "entity_id",
    "customer_id",
    "currency",
    "limit_minor",
    "open_items_minor",
    "delivered_minor",
    "ordered_minor",
    "reserved_minor",
    "version",
];

/// Sums to add, by customer and currency in key order, so that rows are locked in one order.
pub(super) type Deltas = BTreeMap<Key, [i64; 4]>;

/// Locks the positions of the customers, in key order, after making those that are missing.
pub(super) fn lock_positions(
    tx: &mut Tx,
    entity: EntityId,
    keys: &BTreeSet<Key>,
) -> Result<BTreeMap<Key, Position>> {
    ensure(tx, entity, keys)?;
    let sql = "SELECT p.customer_id, p.currency, p.limit_minor, p.open_items_minor,
            p.delivered_minor, p.ordered_minor, p.reserved_minor, p.version
        FROM {uuids $2} CROSS JOIN credit_positions p
        WHERE p.entity_id = $1 AND p.customer_id = value
        ORDER BY p.customer_id, p.currency FOR UPDATE OF p";
    let rows = tx.query(sql, &[entity.into(), customers(keys)])?;
    let positions = rows
        .iter()
        .map(position)
        .collect::<Result<BTreeMap<_, _>>>()?;
    Ok(positions
        .into_iter()
        .filter(|(key, _)| keys.contains(key))
        .collect())
}

/// Positions as they are: of one customer, or of all.
pub(super) fn positions(
    tx: &mut Tx,
    entity: EntityId,
    of: Option<&[CustomerId]>,
) -> Result<Vec<(Key, Position)>> {
    let columns = "p.customer_id, p.currency, p.limit_minor, p.open_items_minor,
        p.delivered_minor, p.ordered_minor, p.reserved_minor, p.version";
    let rows = match of {
        Some(of) => tx.query(
            &format!(
                "SELECT {columns} FROM {{uuids $2}} CROSS JOIN credit_positions p
                WHERE p.entity_id = $1 AND p.customer_id = value
                ORDER BY p.customer_id, p.currency"
            ),
            &[
                entity.into(),
                Value::ids(of.iter().copied().collect::<BTreeSet<_>>()),
            ],
        )?,
        None => tx.query(
            &format!(
                "SELECT {columns} FROM credit_positions p WHERE p.entity_id = $1
                ORDER BY p.customer_id, p.currency"
            ),
            &[entity.into()],
        )?,
    };
    rows.iter().map(position).collect()
}

/// Adds to positions; makes those that are missing.
pub(super) fn add(tx: &mut Tx, entity: EntityId, deltas: &Deltas) -> Result<()> {
    let moved: Vec<_> = deltas
        .iter()
        .filter(|(_, parts)| parts.iter().any(|part| *part != 0))
        .collect();
    if moved.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<Value>> = moved
        .iter()
        .map(|((customer, currency), parts)| {
            let mut row = vec![entity.into(), (*customer).into(), (*currency).into()];
            row.extend(Part::ALL.iter().map(|part| Value::Int(parts[part.index()])));
            row
        })
        .collect();
    // A position that moves alone is nearly always there.
    if rows.len() == 1 && tx.exec_each(ADD, &rows)? == 1 {
        return Ok(());
    }
    ensure(tx, entity, &moved.iter().map(|(key, _)| **key).collect())?;
    let changed = tx.exec_each(ADD, &rows)?;
    all_changed("credit positions", changed, rows.len())
}

const ADD: &str = "UPDATE credit_positions SET open_items_minor = open_items_minor + $4,
        delivered_minor = delivered_minor + $5, ordered_minor = ordered_minor + $6,
        reserved_minor = reserved_minor + $7
    WHERE entity_id = $1 AND customer_id = $2 AND currency = $3";

/// Writes a new limit if the row still has the version given.
pub(super) fn set_limit(
    tx: &mut Tx,
    entity: EntityId,
    (customer, currency): Key,
    limit_minor: Option<i64>,
    version: i64,
) -> Result<()> {
    let changed = tx.exec(
        "UPDATE credit_positions SET limit_minor = $4, version = version + 1
        WHERE entity_id = $1 AND customer_id = $2 AND currency = $3 AND version = $5",
        &[
            entity.into(),
            customer.into(),
            currency.into(),
            limit_minor.into(),
            version.into(),
        ],
    )?;
    all_changed("the credit limit", changed, 1)
}

/// Makes a position of zeros for each key that has none.
fn ensure(tx: &mut Tx, entity: EntityId, keys: &BTreeSet<Key>) -> Result<()> {
    let rows = tx.query(
        "SELECT p.customer_id, p.currency FROM {uuids $2} CROSS JOIN credit_positions p
        WHERE p.entity_id = $1 AND p.customer_id = value",
        &[entity.into(), customers(keys)],
    )?;
    let known = rows
        .iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect::<Result<BTreeSet<Key>>>()?;
    let zeros = [
        Value::Null,
        0.into(),
        0.into(),
        0.into(),
        0.into(),
        1.into(),
    ];
    let rows: Vec<Value> = keys
        .difference(&known)
        .flat_map(|(customer, currency)| {
            [entity.into(), (*customer).into(), (*currency).into()]
                .into_iter()
                .chain(zeros.iter().cloned())
        })
        .collect();
    // Two transactions may find the same row missing; the second keeps what the first made.
    tx.insert_absent("credit_positions", &COLUMNS, rows)?;
    Ok(())
}

fn customers(keys: &BTreeSet<Key>) -> Value {
    Value::ids(
        keys.iter()
            .map(|(customer, _)| *customer)
            .collect::<BTreeSet<_>>(),
    )
}

fn position(row: &Row) -> Result<(Key, Position)> {
    let position = Position {
        limit_minor: row.get(2)?,
        parts_minor: [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?],
        version: row.get(7)?,
    };
    Ok(((row.get(0)?, row.get(1)?), position))
}

/// Locks what the orders bind, in the order of their ids.
pub(super) fn lock_commitments(
    tx: &mut Tx,
    entity: EntityId,
    orders: &BTreeSet<OrderId>,
) -> Result<BTreeMap<OrderId, Commitment>> {
    let rows = tx.query(
        "SELECT c.order_id, c.customer_id, c.currency, c.reserved_minor, c.ordered_minor,
            c.delivered_minor
        FROM {uuids $2} CROSS JOIN credit_commitments c
        WHERE c.order_id = value AND c.entity_id = $1
        ORDER BY c.order_id FOR UPDATE OF c",
        &[entity.into(), Value::ids(orders.iter().copied())],
    )?;
    rows.iter()
        .map(|row| {
            let commitment = Commitment {
                customer: row.get(1)?,
                currency: row.get(2)?,
                reserved_minor: row.get(3)?,
                ordered_minor: row.get(4)?,
                delivered_minor: row.get(5)?,
            };
            Ok((row.get(0)?, commitment))
        })
        .collect()
}

/// Writes what is reserved for orders for the first time.
pub(super) fn insert_commitments<'a>(
    tx: &mut Tx,
    entity: EntityId,
    commitments: impl Iterator<Item = (OrderId, &'a Commitment)>,
) -> Result<()> {
    let now = tx.now();
    let rows: Vec<Value> = commitments
        .flat_map(|(order, commitment)| {
            [
                order.into(),
                entity.into(),
                commitment.customer.into(),
                commitment.currency.into(),
                commitment.reserved_minor.into(),
                commitment.ordered_minor.into(),
                commitment.delivered_minor.into(),
                now.into(),
            ]
        })
        .collect();
    if !rows.is_empty() {
        tx.insert_many(
            "credit_commitments",
            &[
                "order_id",
                "entity_id",
                "customer_id",
                "currency",
                "reserved_minor",
                "ordered_minor",
                "delivered_minor",
                "reserved_at",
            ],
            rows,
        )?;
    }
    Ok(())
}

/// Writes what is reserved now for locked orders that got credit again.
pub(super) fn update_reserved<'a>(
    tx: &mut Tx,
    commitments: impl Iterator<Item = (OrderId, &'a Commitment)>,
) -> Result<()> {
    let now = tx.now();
    let rows: Vec<Vec<Value>> = commitments
        .map(|(order, bound)| vec![order.into(), bound.reserved_minor.into(), now.into()])
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let changed = tx.exec_each(
        "UPDATE credit_commitments SET reserved_minor = $2, reserved_at = $3 WHERE order_id = $1",
        &rows,
    )?;
    all_changed("credit commitments", changed, rows.len())
}

/// Writes what locked orders bind now.
pub(super) fn update_commitments<'a>(
    tx: &mut Tx,
    commitments: impl Iterator<Item = (OrderId, &'a Commitment)>,
) -> Result<()> {
    let rows: Vec<Vec<Value>> = commitments
        .map(|(order, commitment)| {
            vec![
                order.into(),
                commitment.reserved_minor.into(),
                commitment.ordered_minor.into(),
                commitment.delivered_minor.into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let changed = tx.exec_each(
        "UPDATE credit_commitments SET reserved_minor = $2, ordered_minor = $3,
            delivered_minor = $4
        WHERE order_id = $1",
        &rows,
    )?;
    all_changed("credit commitments", changed, rows.len())
}

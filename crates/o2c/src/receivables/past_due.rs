//! How customers stand, for who gives them credit.

use std::collections::{BTreeMap, BTreeSet};

use kernel::dates::days_between;
use kernel::{Currency, CustomerId, Date, EntityId};
use store::{Tx, Value};

use crate::credit::Standing;
use crate::error::Result;
use crate::parties;

/// How some customers stand today.
#[derive(Debug, Default)]
pub(crate) struct Standings {
    past_due: BTreeMap<(CustomerId, Currency), (i64, i64)>,
    known_days: BTreeMap<CustomerId, i64>,
}

impl Standings {
    /// How a customer stands in one currency.
    pub fn of(&self, customer: CustomerId, currency: Currency) -> Standing {
        let past_due = self.past_due.get(&(customer, currency)).copied();
        let (past_due_minor, past_due_days) = past_due.unwrap_or_default();
        Standing {
            past_due_minor,
            past_due_days,
            known_days: self.known_days.get(&customer).copied(),
        }
    }
}

/// What these customers owe past its due date on the legal entity's day, and how long they are
/// known. What is owed by us does not lessen it.
pub(crate) fn past_due(
    tx: &mut Tx,
    entity: EntityId,
    customers: &BTreeSet<CustomerId>,
) -> Result<Standings> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let args = [
        entity.into(),
        Value::ids(customers.iter().copied()),
        today.into(),
    ];
    let mut standings = Standings::default();
    let rows = tx.query(
        "SELECT i.customer_id, i.currency, CAST(sum(i.residual_minor) AS BIGINT), min(i.due_on)
        FROM {uuids $2} CROSS JOIN open_items i
        WHERE i.entity_id = $1 AND i.customer_id = value AND i.residual_minor <> 0
            AND i.residual_minor > 0 AND i.due_on < $3
        GROUP BY i.customer_id, i.currency",
        &args,
    )?;
    for row in &rows {
        let oldest: Date = row.get(3)?;
        let past_due = (row.get(2)?, days_between(oldest, today));
        standings
            .past_due
            .insert((row.get(0)?, row.get(1)?), past_due);
    }
    let rows = tx.query(
        "SELECT value, (SELECT min(i.posted_on) FROM open_items i
            WHERE i.entity_id = $1 AND i.customer_id = value)
        FROM {uuids $2}",
        &args[..2],
    )?;
    for row in &rows {
        if let Some(first) = row.get::<Option<Date>>(1)? {
            standings
                .known_days
                .insert(row.get(0)?, days_between(first, today));
        }
    }
    Ok(standings)
}

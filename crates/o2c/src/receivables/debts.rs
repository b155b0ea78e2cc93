//! What customers owe, as far as it tells how they pay.

use std::collections::BTreeSet;

use kernel::{Currency, CustomerId, Date, EntityId, OpenItemId};
use store::{Row, Tx, Value};

use crate::error::Result;

/// Of customers with more open items the order in which they pay tells nothing worth its cost.
const OF_CUSTOMER_MAX: i64 = 200;

/// An invoice, open or paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Debt {
    pub item: OpenItemId,
    pub customer: CustomerId,
    pub currency: Currency,
    pub amount_minor: i64,
    pub residual_minor: i64,
    pub due_on: Date,
    /// When it was issued, as far as is known; else when it was posted.
    pub issued_on: Date,
    /// The last day of its discount.
    pub discount_on: Option<Date>,
    pub discount_minor: i64,
}

const COLUMNS: &str = "i.id, i.customer_id, i.currency, i.amount_minor, i.residual_minor, i.due_on,
    coalesce(i.issued_on, i.posted_on), i.discount_on, i.discount_minor";

fn debt(row: &Row) -> store::Result<Debt> {
    Ok(Debt {
        item: row.get(0)?,
        customer: row.get(1)?,
        currency: row.get(2)?,
        amount_minor: row.get(3)?,
        residual_minor: row.get(4)?,
        due_on: row.get(5)?,
        issued_on: row.get(6)?,
        discount_on: row.get(7)?,
        discount_minor: row.get(8)?,
    })
}

/// Those of the customers `$2` that have more open items than tell anything.
pub(super) fn crowded_query() -> String {
    format!(
        "SELECT value FROM {{uuids $2}} WHERE (SELECT count(*) FROM (
            SELECT 1 FROM open_items o WHERE o.entity_id = $1 AND o.customer_id = value
                AND o.residual_minor <> 0 LIMIT {OF_CUSTOMER_MAX} + 1
        ) f) > {OF_CUSTOMER_MAX}"
    )
}

/// The open invoices of the customers `$2`.
pub(super) fn open_query() -> String {
    format!(
        "SELECT {COLUMNS} FROM {{uuids $2}} CROSS JOIN open_items i
        WHERE i.entity_id = $1 AND i.customer_id = value AND i.residual_minor <> 0
            AND i.kind = 'invoice'"
    )
}

/// Invoices, and what else their customers have open.
#[derive(Debug, Default)]
pub(crate) struct Debts {
    /// Each once.
    pub all: Vec<Debt>,
    /// Customers with so many open that they were not read.
    pub crowded: BTreeSet<CustomerId>,
}

/// These invoices, and all that these customers have open.
///
/// # Errors
/// Fails only with the store.
pub(crate) fn debts(
    tx: &mut Tx,
    entity: EntityId,
    items: &BTreeSet<OpenItemId>,
    customers: &BTreeSet<CustomerId>,
) -> Result<Debts> {
    let asked = Value::ids(customers.iter().copied());
    let crowded = tx.query(&crowded_query(), &[entity.into(), asked])?;
    let crowded: BTreeSet<CustomerId> = crowded
        .iter()
        .map(|row| row.get(0))
        .collect::<store::Result<_>>()?;
    let named = format!(
        "SELECT {COLUMNS} FROM {{uuids $2}} CROSS JOIN open_items i
        WHERE i.id = value AND i.entity_id = $1 AND i.kind = 'invoice'"
    );
    let ids = Value::ids(items.iter().copied());
    let named = tx.query(&named, &[entity.into(), ids])?;
    let asked = Value::ids(customers.difference(&crowded).copied());
    let open = tx.query(&open_query(), &[entity.into(), asked])?;
    let mut all: Vec<Debt> = named.iter().map(debt).collect::<store::Result<_>>()?;
    for row in &open {
        let debt = debt(row)?;
        if !items.contains(&debt.item) {
            all.push(debt);
        }
    }
    Ok(Debts { all, crowded })
}

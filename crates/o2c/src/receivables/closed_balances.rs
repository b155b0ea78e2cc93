//! What each customer owed at the end of each closed month. It bounds what has to be added up for
//! a day of the past.

use kernel::dates::{add_days, add_months, start_of_month};
use kernel::{Currency, CustomerId, Date, EntityId};
use store::Tx;

use crate::error::Result;
use crate::verify::Difference;

/// Keeps the balances at the end of a month that is closed in this transaction.
pub(super) fn keep(tx: &mut Tx, entity: EntityId, month: Date) -> Result<()> {
    let next = add_months(month, 1);
    let base = last(tx, entity, add_days(month, -1))?;
    // Without a base there is nothing of its month, and all that was posted counts.
    let (base, from) = match base {
        Some(base) => (base, add_months(base, 1)),
        None => (month, Date::from_ymd_opt(1, 1, 1).unwrap_or_default()),
    };
    tx.exec(
        "INSERT INTO closed_balances (entity_id, month, customer_id, currency, balance_minor)
        SELECT $1, $2, x.customer_id, x.currency, CAST(sum(x.minor) AS BIGINT) FROM (
            SELECT b.customer_id, b.currency, b.balance_minor AS minor FROM closed_balances b
            WHERE b.entity_id = $1 AND b.month = $3
            UNION ALL
            SELECT i.customer_id, i.currency, i.amount_minor FROM open_items i
            WHERE i.entity_id = $1 AND i.posted_on >= $4 AND i.posted_on < $5) x
        GROUP BY x.customer_id, x.currency HAVING sum(x.minor) <> 0",
        &[
            entity.into(),
            month.into(),
            base.into(),
            from.into(),
            next.into(),
        ],
    )?;
    Ok(())
}

/// Forgets the balances of a month that is opened again.
pub(super) fn forget(tx: &mut Tx, entity: EntityId, month: Date) -> Result<()> {
    tx.exec(
        "DELETE FROM closed_balances WHERE entity_id = $1 AND month = $2",
        &[entity.into(), month.into()],
    )?;
    Ok(())
}

/// The last month with balances that ended not after a day.
pub(super) fn last(tx: &mut Tx, entity: EntityId, day: Date) -> Result<Option<Date>> {
    // A month has ended by the day when it began before the month of the day after it.
    let before = start_of_month(add_days(day, 1));
    let row = tx.query_one(
        "SELECT max(month) FROM closed_balances WHERE entity_id = $1 AND month < $2",
        &[entity.into(), before.into()],
    )?;
    Ok(row.get(0)?)
}

/// The balances kept are those that the items make, for each month that has any.
pub(super) fn verify(tx: &mut Tx, entity: EntityId, out: &mut Vec<Difference>) -> Result<()> {
    let months = tx.query(
        "SELECT DISTINCT month FROM closed_balances WHERE entity_id = $1 ORDER BY month",
        &[entity.into()],
    )?;
    for row in &months {
        let month: Date = row.get(0)?;
        let rows = tx.query(
            "SELECT x.customer_id, x.currency, CAST(sum(x.expected) AS BIGINT),
                CAST(sum(x.found) AS BIGINT) FROM (
                SELECT i.customer_id, i.currency, i.amount_minor AS expected, 0 AS found
                FROM open_items i WHERE i.entity_id = $1 AND i.posted_on < $3
                UNION ALL
                SELECT b.customer_id, b.currency, 0, b.balance_minor FROM closed_balances b
                WHERE b.entity_id = $1 AND b.month = $2) x
            GROUP BY x.customer_id, x.currency HAVING sum(x.expected) <> sum(x.found)",
            &[entity.into(), month.into(), add_months(month, 1).into()],
        )?;
        for row in &rows {
            let (customer, currency): (CustomerId, Currency) = (row.get(0)?, row.get(1)?);
            out.push(Difference::new(
                "balance of a closed month = sum of the items posted",
                format!("{customer} {currency} {}", month.format("%Y-%m")),
                row.get::<i64>(2)?,
                row.get::<i64>(3)?,
            ));
        }
    }
    Ok(())
}

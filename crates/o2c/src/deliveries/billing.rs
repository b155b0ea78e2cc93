//! What invoicing asks of this room: what is due, and that it is billed now.

use std::collections::HashSet;

use kernel::{DeliveryId, EntityId, Instant, InvoiceId};
use store::{Row, Tx, Value};

use super::store::lines_of;
use super::types::{DueDelivery, DueFilter};
use crate::error::Result;
use crate::sql::{all_changed, distinct_ids};

/// The deliveries to bill, those that arrived first first, locked until the transaction ends. A
/// second transaction that asks waits, and no longer finds what the first billed.
///
/// Makes those due first that waited for the rest of their order, where the rest was cancelled
/// since. That is the one case that no arrival tells of; `orders` is joined for it, read-only.
///
/// # Errors
/// Fails only with the store.
pub fn due_deliveries(
    tx: &mut Tx,
    entity: EntityId,
    filter: &DueFilter,
    limit: u32,
) -> Result<Vec<DueDelivery>> {
    tx.exec(
        "UPDATE deliveries SET billing = 'due', version = version + 1
        WHERE entity_id = $1 AND billing = 'pending' AND status = 'delivered'
            AND EXISTS (SELECT 1 FROM orders o
                WHERE o.id = deliveries.order_id AND o.status IN ('delivered', 'closed'))",
        &[entity.into()],
    )?;
    let wanted = wanted(tx, filter)?;
    // A list in front drives the search, so that only what it names is looked at.
    let (from, picked) = match wanted {
        Some(_) => ("{uuids $4} CROSS JOIN deliveries d", "d.id = value"),
        None => ("deliveries d", "true"),
    };
    let sql = format!(
        "SELECT d.id, d.number, d.kind, d.order_id, d.delivered_at, d.return_reason FROM {from}
        WHERE {picked} AND d.entity_id = $1 AND d.billing = 'due' AND d.delivered_at < $2
        ORDER BY d.delivered_at, d.id LIMIT $3 FOR UPDATE OF d"
    );
    let before = filter.delivered_before.unwrap_or(Instant::MAX);
    let mut arguments: Vec<Value> = vec![entity.into(), before.into(), limit.into()];
    arguments.extend(wanted.as_deref().map(distinct_ids));
    let rows = tx.query(&sql, &arguments)?;
    let mut due = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    let ids: Vec<DeliveryId> = due.iter().map(|delivery| delivery.id).collect();
    let mut lines = lines_of(tx, &ids)?;
    for delivery in &mut due {
        delivery.lines = lines.remove(&delivery.id).unwrap_or_default();
    }
    Ok(due)
}

/// The deliveries that the filter names, itself or by their orders; none when it names none.
fn wanted(tx: &mut Tx, filter: &DueFilter) -> Result<Option<Vec<DeliveryId>>> {
    let Some(orders) = &filter.orders else {
        return Ok(filter.deliveries.clone());
    };
    let rows = tx.query(
        "SELECT d.id FROM {uuids $1} CROSS JOIN deliveries d WHERE d.order_id = value",
        &[distinct_ids(orders)],
    )?;
    let of_orders = rows
        .iter()
        .map(|row| Ok(row.get(0)?))
        .collect::<Result<Vec<DeliveryId>>>()?;
    Ok(Some(match &filter.deliveries {
        Some(named) => {
            let named: HashSet<DeliveryId> = named.iter().copied().collect();
            of_orders
                .into_iter()
                .filter(|id| named.contains(id))
                .collect()
        }
        None => of_orders,
    }))
}

fn read(row: &Row) -> Result<DueDelivery> {
    Ok(DueDelivery {
        id: row.get(0)?,
        number: row.get(1)?,
        kind: row.get(2)?,
        order: row.get(3)?,
        delivered_at: row.get(4)?,
        return_reason: row.get(5)?,
        lines: Vec::new(),
    })
}

/// Puts deliveries on the documents that bill them.
///
/// # Errors
/// Conflicts unless every one of them is due.
pub fn mark_billed_tx(
    tx: &mut Tx,
    entity: EntityId,
    billed: &[(DeliveryId, InvoiceId)],
) -> Result<()> {
    if billed.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<Value>> = billed
        .iter()
        .map(|(delivery, invoice)| vec![(*delivery).into(), (*invoice).into(), entity.into()])
        .collect();
    let changed = tx.exec_each(
        "UPDATE deliveries SET billing = 'billed', invoice_id = $2, version = version + 1
        WHERE id = $1 AND entity_id = $3 AND billing = 'due'",
        &rows,
    )?;
    all_changed("deliveries", changed, billed.len())
}

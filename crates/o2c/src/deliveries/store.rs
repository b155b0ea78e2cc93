//! The room's SQL. Rows are found by lists of ids as in [`orders`](crate::orders), and updates name
//! ids of rows that were loaded and locked under their legal entity before.

use std::collections::HashMap;

use kernel::{
    CustomerId, Date, DeliveryId, DeliveryLineId, EntityId, FileId, Instant, OrderId, OrderLineId,
    Quantity,
};
use store::{Row, Tx, Value};

use super::types::{
    Billing, DeliveryKind, DeliveryReceipt, DeliveryStatus, DueLine, ProofOfDelivery,
};
use crate::error::Result;
use crate::orders::LineMove;
use crate::sql::{all_changed, distinct_ids};

/// A delivery as decisions need it.
#[derive(Debug, Clone)]
pub(super) struct DeliveryState {
    pub id: DeliveryId,
    pub number: String,
    pub kind: DeliveryKind,
    pub order: OrderId,
    pub customer: CustomerId,
    pub status: DeliveryStatus,
    pub shipped_at: Instant,
    pub billing: Billing,
    pub proven: bool,
    /// Whether there is a file that shows it.
    pub proof_on_file: bool,
}

/// A delivery to store.
pub(super) struct NewRow {
    pub id: DeliveryId,
    pub number: String,
    pub kind: DeliveryKind,
    pub order: OrderId,
    pub customer: CustomerId,
    pub ship_to: CustomerId,
    pub at: Instant,
    pub carrier: Option<String>,
    pub tracking_no: Option<String>,
    pub return_reason: Option<String>,
    pub billing: Billing,
    /// What it holds, with the date that was confirmed for it.
    pub lines: Vec<(LineMove, Option<Date>)>,
}

impl NewRow {
    /// What its maker is told.
    pub fn receipt(&self) -> DeliveryReceipt {
        DeliveryReceipt {
            id: self.id,
            number: self.number.clone(),
            order: self.order,
        }
    }
}

const COLUMNS: [&str; 16] = [
    "id",
    "entity_id",
    "number",
    "kind",
    "order_id",
    "customer_id",
    "ship_to_id",
    "status",
    "shipped_at",
    "delivered_at",
    "carrier",
    "tracking_no",
    "return_reason",
    "billing",
    "invoice_id",
    "version",
];

const LINE_COLUMNS: [&str; 6] = [
    "id",
    "delivery_id",
    "line_no",
    "order_line_id",
    "quantity",
    "confirmed_on",
];

/// Stores deliveries: outbound ones as shipped, returns as delivered.
pub(super) fn insert(tx: &mut Tx, entity: EntityId, deliveries: &[NewRow]) -> Result<()> {
    let mut heads = Vec::with_capacity(deliveries.len() * COLUMNS.len());
    let mut lines = Vec::new();
    for delivery in deliveries {
        let (status, delivered_at) = match delivery.kind {
            DeliveryKind::Outbound => (DeliveryStatus::Shipped, None),
            DeliveryKind::Return => (DeliveryStatus::Delivered, Some(delivery.at)),
        };
        let row: [Value; COLUMNS.len()] = [
            delivery.id.into(),
            entity.into(),
            (&delivery.number).into(),
            delivery.kind.into(),
            delivery.order.into(),
            delivery.customer.into(),
            delivery.ship_to.into(),
            status.into(),
            delivery.at.into(),
            delivered_at.into(),
            delivery.carrier.clone().into(),
            delivery.tracking_no.clone().into(),
            delivery.return_reason.clone().into(),
            delivery.billing.into(),
            Value::Null,
            1_i64.into(),
        ];
        heads.extend(row);
        for (line_no, (step, confirmed_on)) in (1_i64..).zip(&delivery.lines) {
            let row: [Value; LINE_COLUMNS.len()] = [
                tx.new_id::<kernel::kind::DeliveryLine>().into(),
                delivery.id.into(),
                line_no.into(),
                step.line.into(),
                step.quantity.into(),
                (*confirmed_on).into(),
            ];
            lines.extend(row);
        }
    }
    tx.insert_many("deliveries", &COLUMNS, heads)?;
    tx.insert_many("delivery_lines", &LINE_COLUMNS, lines)?;
    Ok(())
}

/// The orders that these deliveries belong to.
pub(super) fn orders_of(
    tx: &mut Tx,
    entity: EntityId,
    deliveries: &[DeliveryId],
) -> Result<Vec<OrderId>> {
    let rows = tx.query(
        "SELECT d.order_id FROM {uuids $2} CROSS JOIN deliveries d
        WHERE d.id = value AND d.entity_id = $1",
        &[entity.into(), distinct_ids(deliveries)],
    )?;
    rows.iter().map(|row| Ok(row.get(0)?)).collect()
}

/// Loads deliveries and locks them in the order of their ids. Whoever changes a delivery locks its
/// order first.
pub(super) fn load_for_update(
    tx: &mut Tx,
    entity: EntityId,
    deliveries: &[DeliveryId],
) -> Result<HashMap<DeliveryId, DeliveryState>> {
    let rows = tx.query(
        "SELECT d.id, d.number, d.kind, d.order_id, d.customer_id, d.status, d.shipped_at,
            d.billing, d.pod_signed_by, d.pod_file_id
        FROM {uuids $2} CROSS JOIN deliveries d
        WHERE d.id = value AND d.entity_id = $1
        ORDER BY d.id FOR UPDATE OF d",
        &[entity.into(), distinct_ids(deliveries)],
    )?;
    rows.iter()
        .map(|row| state(row).map(|state| (state.id, state)))
        .collect()
}

fn state(row: &Row) -> Result<DeliveryState> {
    let signed_by: Option<String> = row.get(8)?;
    let proof_file: Option<FileId> = row.get(9)?;
    Ok(DeliveryState {
        id: row.get(0)?,
        number: row.get(1)?,
        kind: row.get(2)?,
        order: row.get(3)?,
        customer: row.get(4)?,
        status: row.get(5)?,
        shipped_at: row.get(6)?,
        billing: row.get(7)?,
        proven: signed_by.is_some(),
        proof_on_file: proof_file.is_some(),
    })
}

/// The lines of deliveries, by line number.
pub(super) fn lines_of(
    tx: &mut Tx,
    deliveries: &[DeliveryId],
) -> Result<HashMap<DeliveryId, Vec<DueLine>>> {
    let rows = tx.query(
        "SELECT l.delivery_id, l.id, l.order_line_id, l.quantity
        FROM {uuids $1} CROSS JOIN delivery_lines l
        WHERE l.delivery_id = value ORDER BY l.delivery_id, l.line_no",
        &[distinct_ids(deliveries)],
    )?;
    let mut lines: HashMap<DeliveryId, Vec<DueLine>> = HashMap::with_capacity(deliveries.len());
    for row in &rows {
        let id: DeliveryLineId = row.get(1)?;
        let order_line: OrderLineId = row.get(2)?;
        let quantity: Quantity = row.get(3)?;
        lines.entry(row.get(0)?).or_default().push(DueLine {
            id,
            order_line,
            quantity,
        });
    }
    Ok(lines)
}

/// Deliveries arrived, each at its instant and with its billing state.
pub(super) fn set_delivered(tx: &mut Tx, arrived: &[(DeliveryId, Instant, Billing)]) -> Result<()> {
    let Some((_, first_at, first_billing)) = arrived.first().copied() else {
        return Ok(());
    };
    // A batch mostly arrives at one instant: then one statement writes it.
    let alike = |(_, at, billing): &(_, _, _)| *at == first_at && *billing == first_billing;
    let changed = if arrived.iter().all(alike) {
        tx.exec(
            "UPDATE deliveries SET status = 'delivered', delivered_at = $2, billing = $3,
                version = version + 1
            WHERE id IN (SELECT value FROM {uuids $1}) AND status = 'shipped'",
            &[
                Value::ids(arrived.iter().map(|(id, _, _)| *id)),
                first_at.into(),
                first_billing.into(),
            ],
        )?
    } else {
        let rows: Vec<Vec<Value>> = arrived
            .iter()
            .map(|(id, at, billing)| vec![(*id).into(), (*at).into(), (*billing).into()])
            .collect();
        tx.exec_each(
            "UPDATE deliveries SET status = 'delivered', delivered_at = $2, billing = $3,
                version = version + 1
            WHERE id = $1 AND status = 'shipped'",
            &rows,
        )?
    };
    all_changed("deliveries", changed, arrived.len())
}

/// Deliveries turned round.
pub(super) fn set_cancelled(tx: &mut Tx, deliveries: &[DeliveryId]) -> Result<()> {
    if deliveries.is_empty() {
        return Ok(());
    }
    let changed = tx.exec(
        "UPDATE deliveries SET status = 'cancelled', billing = 'none', version = version + 1
        WHERE id IN (SELECT value FROM {uuids $1}) AND status = 'shipped'",
        &[Value::ids(deliveries.iter().copied())],
    )?;
    all_changed("deliveries", changed, deliveries.len())
}

/// Deliveries whose arrival is proven.
pub(super) fn set_proof(tx: &mut Tx, proofs: &[(DeliveryId, ProofOfDelivery)]) -> Result<()> {
    if proofs.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<Value>> = proofs
        .iter()
        .map(|(id, proof)| {
            vec![
                (*id).into(),
                (&proof.signed_by).into(),
                proof.signed_at.into(),
                proof.file.into(),
            ]
        })
        .collect();
    let changed = tx.exec_each(
        "UPDATE deliveries SET pod_signed_by = $2, pod_signed_at = $3, pod_file_id = $4,
            version = version + 1
        WHERE id = $1 AND pod_file_id IS NULL",
        &rows,
    )?;
    all_changed("deliveries", changed, proofs.len())
}

/// What was waiting for the rest of these orders is due now.
pub(super) fn set_due_of_orders(tx: &mut Tx, orders: &[OrderId]) -> Result<()> {
    if orders.is_empty() {
        return Ok(());
    }
    tx.exec(
        "UPDATE deliveries SET billing = 'due', version = version + 1
        WHERE order_id IN (SELECT value FROM {uuids $1})
            AND billing = 'pending' AND status = 'delivered'",
        &[Value::ids(orders.iter().copied())],
    )?;
    Ok(())
}

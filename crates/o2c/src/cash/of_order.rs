//! Which receipts pay the invoices of an order.

use kernel::{Currency, Date, EntityId, InvoiceId, Money, OrderId, ReceiptId};
use serde::Serialize;
use store::{Row, Tx};
use utoipa::ToSchema;

use crate::error::Result;

/// What of a receipt pays an invoice of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrderPayment {
    /// The receipt.
    #[schema(value_type = String)]
    pub receipt: ReceiptId,
    /// Its number.
    pub receipt_number: String,
    /// When the money came.
    #[schema(value_type = String, format = Date)]
    pub received_on: Date,
    /// The invoice.
    #[schema(value_type = String)]
    pub invoice: InvoiceId,
    /// Its number.
    pub invoice_number: String,
    /// When it was last allocated.
    #[schema(value_type = String, format = Date)]
    pub allocated_on: Date,
    /// How much of the invoice it pays; what was undone is taken off.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
}

/// The receipts that pay the invoices of an order, by the day of the money. Their rows stand in the
/// tables of invoices and receivables, which are joined, read-only.
///
/// # Errors
/// Fails only with the store.
pub fn order_payments(tx: &mut Tx, entity: EntityId, order: OrderId) -> Result<Vec<OrderPayment>> {
    let rows = tx.query(
        "SELECT r.id, r.number, r.received_on, i.id, i.number, a.currency,
            CAST(sum(a.amount_minor) AS BIGINT), max(a.allocated_on)
        FROM invoices i CROSS JOIN open_items d CROSS JOIN allocations a
            CROSS JOIN open_items c CROSS JOIN receipts r
        WHERE i.order_id = $2 AND i.entity_id = $1 AND d.source_id = i.id
            AND a.debit_item_id = d.id AND c.id = a.credit_item_id AND c.kind = 'receipt'
            AND r.id = c.source_id
        GROUP BY r.id, r.number, r.received_on, i.id, i.number, a.currency
        HAVING sum(a.amount_minor) <> 0
        ORDER BY r.received_on, r.number, i.number",
        &[entity.into(), order.into()],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<OrderPayment> {
    let currency: Currency = row.get(5)?;
    Ok(OrderPayment {
        receipt: row.get(0)?,
        receipt_number: row.get(1)?,
        received_on: row.get(2)?,
        invoice: row.get(3)?,
        invoice_number: row.get(4)?,
        amount: Money::try_new(row.get(6)?, currency)?,
        allocated_on: row.get(7)?,
    })
}

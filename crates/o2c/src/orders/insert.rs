//! The SQL that stores new orders, their lines and their holds.

use kernel::{EntityId, HoldId, OrderId};
use store::{Tx, Value};

use super::receive::Judged;
use super::rules::Finding;
use super::store::stored_base_price;
use crate::error::Result;

const ORDER_COLUMNS: [&str; 22] = [
    "id",
    "entity_id",
    "number",
    "customer_id",
    "ship_to_id",
    "bill_to_id",
    "payer_id",
    "customer_order_no",
    "channel",
    "currency",
    "received_at",
    "ordered_on",
    "requested_on",
    "payment_term_id",
    "billing_rule",
    "status",
    "net_minor",
    "tax_minor",
    "gross_minor",
    "acknowledged_at",
    "note",
    "version",
];

const LINE_COLUMNS: [&str; 24] = [
    "id",
    "order_id",
    "line_no",
    "product_id",
    "sku",
    "name",
    "unit",
    "quantity",
    "unit_price",
    "price_id",
    "tax_category",
    "tax_percent",
    "net_minor",
    "gross_minor",
    "requested_on",
    "confirmed_on",
    "cancelled_quantity",
    "shipped_quantity",
    "delivered_quantity",
    "returned_quantity",
    "invoiced_quantity",
    "discount_percent",
    "base_price",
    "price_reason",
];

/// Stores judged orders with all that belongs to them.
pub(super) fn orders(tx: &mut Tx, entity: EntityId, orders: &[Judged]) -> Result<()> {
    let line_count: usize = orders.iter().map(|order| order.draft.lines.len()).sum();
    let mut heads = Vec::with_capacity(orders.len() * ORDER_COLUMNS.len());
    let mut lines = Vec::with_capacity(line_count * LINE_COLUMNS.len());
    for order in orders {
        push_head(&mut heads, entity, order);
        push_lines(&mut lines, order);
    }
    tx.insert_many("orders", &ORDER_COLUMNS, heads)?;
    tx.insert_many("order_lines", &LINE_COLUMNS, lines)?;
    let found = orders.iter().flat_map(|order| {
        order
            .findings
            .iter()
            .map(|(id, finding)| (order.draft.id, *id, finding))
    });
    holds(tx, entity, found)
}

fn push_head(rows: &mut Vec<Value>, entity: EntityId, order: &Judged) {
    let draft = &order.draft;
    let billing_rule = draft
        .input
        .billing_rule
        .unwrap_or(draft.customer.billing_rule);
    let row: [Value; ORDER_COLUMNS.len()] = [
        draft.id.into(),
        entity.into(),
        (&order.number).into(),
        draft.customer.id.into(),
        draft.ship_to.id.into(),
        draft.bill_to.into(),
        draft.payer.id.into(),
        draft.customer_order_no.clone().into(),
        draft.input.channel.into(),
        draft.currency.into(),
        draft.received_at.into(),
        draft.ordered_on.into(),
        draft.input.requested_on.into(),
        draft.payment_term.into(),
        billing_rule.into(),
        order.status().into(),
        draft.totals.net.minor().into(),
        draft.totals.tax.minor().into(),
        draft.totals.gross.minor().into(),
        order.acknowledged_at.into(),
        draft.note.clone().into(),
        1_i64.into(),
    ];
    rows.extend(row);
}

fn push_lines(rows: &mut Vec<Value>, order: &Judged) {
    for (line, gross) in order.draft.lines.iter().zip(&order.draft.totals.line_gross) {
        let taxed = line.terms.taxed();
        let price = line.terms.price;
        let row: [Value; LINE_COLUMNS.len()] = [
            line.id.into(),
            order.draft.id.into(),
            line.line_no.into(),
            line.terms.product.into(),
            (&line.sku).into(),
            (&line.name).into(),
            (&line.terms.unit).into(),
            line.quantity.into(),
            price.unit_price.into(),
            price.agreed.into(),
            taxed.category.into(),
            taxed.percent.into(),
            taxed.net.minor().into(),
            gross.minor().into(),
            line.requested_on.into(),
            line.confirmed_on.into(),
            0_i64.into(),
            0_i64.into(),
            0_i64.into(),
            0_i64.into(),
            0_i64.into(),
            price.discount.into(),
            stored_base_price(price.base_price, price.discount).into(),
            line.reason.clone().into(),
        ];
        rows.extend(row);
    }
}

/// Stores open holds.
pub(super) fn holds<'a>(
    tx: &mut Tx,
    entity: EntityId,
    holds: impl Iterator<Item = (OrderId, HoldId, &'a Finding)>,
) -> Result<()> {
    let now = tx.now();
    let rows: Vec<Value> = holds
        .flat_map(|(order, id, finding)| {
            [
                id.into(),
                entity.into(),
                order.into(),
                finding.reason.into(),
                finding.line_no.into(),
                (&finding.evidence).into(),
                now.into(),
            ]
        })
        .collect();
    let columns = [
        "id",
        "entity_id",
        "order_id",
        "reason",
        "line_no",
        "evidence",
        "placed_at",
    ];
    tx.insert_many("order_holds", &columns, rows)?;
    Ok(())
}

//! What became of an order that came in: how its lines were priced, what it comes to, what holds it
//! and what it does to the payer's credit.

use std::collections::HashMap;

use kernel::{
    Currency, CustomerId, EntityId, Instant, Money, OrderId, Percent, PriceId, Quantity, UnitPrice,
};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::draft::DraftLine;
use super::receive::{Judged, hold_view};
use super::types::OrderStatus;
use super::views::HoldView;
use crate::credit::{self, Exposure};
use crate::error::Result;
use crate::sql::distinct;
use crate::words::words;

words! {
    /// Where the price of a line comes from, before its discount.
    PriceSource as "a price source" {
        /// It is the agreed one.
        Agreement = "agreement",
        /// The customer gave another one.
        Customer = "customer",
        /// There is none, which holds the order.
        None = "none",
    }
}

/// What became of an order that came in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderReceipt {
    /// Its id.
    #[schema(value_type = String)]
    pub id: OrderId,
    /// Our number of it.
    pub number: String,
    /// `received`, `held`, or `acknowledged` when that was asked for.
    pub status: OrderStatus,
    /// All lines before tax.
    #[schema(value_type = crate::schema::Money)]
    pub net: Money,
    /// The tax on them.
    #[schema(value_type = crate::schema::Money)]
    pub tax: Money,
    /// What the customer will owe for all of it.
    #[schema(value_type = crate::schema::Money)]
    pub gross: Money,
    /// Its lines by number.
    pub lines: Vec<ReceiptLine>,
    /// What stops it; empty when nothing does.
    pub holds: Vec<HoldView>,
    /// What it does to the payer's credit; `null` for callers who may not read credit.
    pub credit: Option<OrderCredit>,
}

/// A line of an order that came in.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReceiptLine {
    /// Its number within the order, from 1.
    pub line_no: i64,
    /// The product's number as ordered.
    pub sku: String,
    /// What stands on the documents.
    pub name: String,
    /// Unit of measure.
    pub unit: String,
    /// What was ordered.
    #[schema(value_type = String)]
    pub quantity: Quantity,
    /// Per unit before the discount.
    #[schema(value_type = String)]
    pub base_price: UnitPrice,
    /// Taken off it; zero: none.
    #[schema(value_type = String)]
    pub discount: Percent,
    /// Per unit, as it is charged.
    #[schema(value_type = String)]
    pub unit_price: UnitPrice,
    /// Where the price before the discount comes from.
    pub price_source: PriceSource,
    /// What is agreed, whatever was taken; `null` when nothing is.
    pub agreed: Option<AgreedPrice>,
    /// Quantity × price.
    #[schema(value_type = crate::schema::Money)]
    pub net: Money,
    /// Net and the line's share of the tax.
    #[schema(value_type = crate::schema::Money)]
    pub gross: Money,
}

/// The price that is agreed for a line.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AgreedPrice {
    /// Which price.
    #[schema(value_type = String)]
    pub price: PriceId,
    /// Per unit.
    #[schema(value_type = String)]
    pub unit_price: UnitPrice,
    /// Code of the price list that has it.
    pub list: String,
    /// The least quantity that gets it.
    #[schema(value_type = String)]
    pub from_quantity: Quantity,
}

/// The payer's credit with an order on top, whether the order got it or is held.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderCredit {
    /// What the payer binds without the order.
    pub before: Exposure,
    /// What the order needs.
    #[schema(value_type = crate::schema::Money)]
    pub needed: Money,
    /// What the payer binds with it.
    #[schema(value_type = crate::schema::Money)]
    pub total: Money,
    /// What the limit leaves then, negative when it is exceeded; `null` without a limit.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub headroom: Option<Money>,
    /// Whether the limit allows it.
    pub granted: bool,
}

/// Makes the receipts of orders that were judged.
pub(super) fn receipts(
    tx: &mut Tx,
    entity: EntityId,
    orders: Vec<Judged>,
) -> Result<Vec<OrderReceipt>> {
    let now = tx.now();
    let unjudged = orders.iter().filter(|order| order.credit.is_none());
    let payers = distinct(unjudged.map(|order| order.draft.payer.id));
    let known = exposures(tx, entity, &payers)?;
    orders
        .into_iter()
        .map(|order| receipt(order, &known, now))
        .collect()
}

type Exposures = HashMap<(CustomerId, Currency), Exposure>;

fn exposures(tx: &mut Tx, entity: EntityId, payers: &[CustomerId]) -> Result<Exposures> {
    if payers.is_empty() {
        return Ok(Exposures::new());
    }
    Ok(credit::exposures(tx, entity, payers)?
        .into_iter()
        .map(|exposure| ((exposure.customer, exposure.currency), exposure))
        .collect())
}

fn receipt(order: Judged, known: &Exposures, now: Instant) -> Result<OrderReceipt> {
    let status = order.status();
    let draft = order.draft;
    let needed = draft.totals.gross;
    let judged = order.credit.as_ref().map(|decision| decision.granted);
    let before = match order.credit {
        Some(decision) => decision.exposure,
        None => {
            let key = (draft.payer.id, draft.currency);
            let bound = known.get(&key).cloned();
            bound.map_or_else(|| Exposure::none(key.0, key.1), Ok)?
        }
    };
    let lines = draft.lines.into_iter().zip(&draft.totals.line_gross);
    let holds = order.findings.into_iter();
    Ok(OrderReceipt {
        id: draft.id,
        number: order.number,
        status,
        net: draft.totals.net,
        tax: draft.totals.tax,
        gross: draft.totals.gross,
        lines: lines
            .map(|(line, gross)| receipt_line(line, *gross))
            .collect(),
        holds: holds
            .map(|(id, finding)| hold_view(id, finding, now))
            .collect(),
        credit: Some(OrderCredit {
            total: before.total.checked_add(needed)?,
            headroom: before
                .headroom
                .map(|headroom| headroom.checked_sub(needed))
                .transpose()?,
            granted: judged.unwrap_or_else(|| before.allows(needed)),
            needed,
            before,
        }),
    })
}

fn receipt_line(line: DraftLine, gross: Money) -> ReceiptLine {
    let terms = line.terms;
    let agreed = terms.agreed.winner().map(|winner| AgreedPrice {
        price: winner.price_id,
        unit_price: winner.unit_price,
        list: winner.list.to_string(),
        from_quantity: winner.min_quantity,
    });
    let price_source = match (terms.price.agreed, line.asked.unit_price) {
        (Some(_), _) => PriceSource::Agreement,
        (None, Some(_)) => PriceSource::Customer,
        (None, None) => PriceSource::None,
    };
    ReceiptLine {
        line_no: line.line_no,
        sku: line.sku,
        name: line.name,
        unit: terms.unit,
        quantity: line.quantity,
        base_price: terms.price.base_price,
        discount: terms.price.discount,
        unit_price: terms.price.unit_price,
        price_source,
        agreed,
        net: terms.net,
        gross,
    }
}

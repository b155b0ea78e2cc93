//! Orders as they are shown.

use kernel::{
    CustomerId, Date, HoldId, Instant, Money, OrderId, OrderLineId, Percent, PriceId, ProductId,
    Quantity, TermId, UnitPrice,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::types::{Channel, HoldReason, OrderStatus};
use crate::agreements::TaxCategory;
use crate::parties::BillingRule;

/// An order with all that belongs to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderView {
    /// The head.
    #[serde(flatten)]
    pub head: OrderHead,
    /// For the people who handle the order.
    pub note: Option<String>,
    /// The name of who receives the goods.
    pub ship_to_name: String,
    /// The name of who receives the invoice.
    pub bill_to_name: String,
    /// The name of who pays.
    pub payer_name: String,
    /// Its lines by number.
    pub lines: Vec<OrderLine>,
    /// Its holds, also those already lifted, oldest first.
    pub holds: Vec<HoldView>,
}

/// The head of an order, as lists show it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderHead {
    /// Its id.
    #[schema(value_type = String)]
    pub id: OrderId,
    /// Our number of it.
    pub number: String,
    /// Who ordered.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name.
    pub customer_name: String,
    /// Who receives the goods.
    #[schema(value_type = String)]
    pub ship_to: CustomerId,
    /// Who receives the invoice.
    #[schema(value_type = String)]
    pub bill_to: CustomerId,
    /// Who pays, and whose credit is used.
    #[schema(value_type = String)]
    pub payer: CustomerId,
    /// The customer's own number of the order.
    pub customer_order_no: Option<String>,
    /// How it reached us.
    pub channel: Channel,
    /// When it reached us.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Instant,
    /// The date on the order.
    #[schema(value_type = String, format = Date)]
    pub ordered_on: Date,
    /// When the customer wants the goods.
    #[schema(value_type = Option<String>, format = Date)]
    pub requested_on: Option<Date>,
    /// By what term it is to be paid; `null`: at once.
    #[schema(value_type = Option<String>)]
    pub payment_term: Option<TermId>,
    /// What one invoice covers.
    pub billing_rule: BillingRule,
    /// Where it stands.
    pub status: OrderStatus,
    /// All lines before tax, as ordered.
    #[schema(value_type = crate::schema::Money)]
    pub net: Money,
    /// The tax on them.
    #[schema(value_type = crate::schema::Money)]
    pub tax: Money,
    /// Both together.
    #[schema(value_type = crate::schema::Money)]
    pub gross: Money,
    /// When it was confirmed to the customer.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub acknowledged_at: Option<Instant>,
    /// Rises with every change.
    pub version: i64,
}

/// One line of an order. Its quantities: what was ordered, less what was cancelled, is to be
/// shipped; what was shipped is to be delivered; what was delivered is to be invoiced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrderLine {
    /// Its id.
    #[schema(value_type = String)]
    pub id: OrderLineId,
    /// Its number within the order, from 1.
    pub line_no: i64,
    /// The product; `null` while it is not known to us.
    #[schema(value_type = Option<String>)]
    pub product: Option<ProductId>,
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
    /// Per cent taken off it; zero: none.
    #[schema(value_type = String)]
    pub discount: Percent,
    /// Per unit, as it is charged.
    #[schema(value_type = String)]
    pub unit_price: UnitPrice,
    /// Why price or discount are not as agreed, if somebody said so.
    pub price_reason: Option<String>,
    /// The agreed price that the one before the discount is; `null` when the customer's own was
    /// taken.
    #[schema(value_type = Option<String>)]
    pub price: Option<PriceId>,
    /// Category on documents.
    pub tax_category: TaxCategory,
    /// Rate of that category.
    #[schema(value_type = String)]
    pub tax_percent: Percent,
    /// Quantity × unit price, rounded half-up.
    #[schema(value_type = crate::schema::Money)]
    pub net: Money,
    /// Net and the line's share of the tax; the lines sum to the order's gross.
    #[schema(value_type = crate::schema::Money)]
    pub gross: Money,
    /// When the customer wants it, if the line says otherwise than the order.
    #[schema(value_type = Option<String>, format = Date)]
    pub requested_on: Option<Date>,
    /// When we said it would be there.
    #[schema(value_type = Option<String>, format = Date)]
    pub confirmed_on: Option<Date>,
    /// No longer wanted.
    #[schema(value_type = String)]
    pub cancelled: Quantity,
    /// Left our house, cancelled shipments taken off.
    #[schema(value_type = String)]
    pub shipped: Quantity,
    /// Reached the customer.
    #[schema(value_type = String)]
    pub delivered: Quantity,
    /// Came back.
    #[schema(value_type = String)]
    pub returned: Quantity,
    /// Stands on invoices; credit notes do not take it off.
    #[schema(value_type = String)]
    pub invoiced: Quantity,
}

/// A hold, open or lifted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HoldView {
    /// Its id.
    #[schema(value_type = String)]
    pub id: HoldId,
    /// Why the order was stopped.
    pub reason: HoldReason,
    /// The line at fault; `null` when it is the whole order.
    pub line_no: Option<i64>,
    /// What the decision was based on.
    #[schema(value_type = crate::schema::Evidence)]
    pub evidence: serde_json::Value,
    /// When the order was stopped.
    #[schema(value_type = String, format = DateTime)]
    pub placed_at: Instant,
    /// When the hold was lifted; `null` while it stands.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub released_at: Option<Instant>,
    /// Who lifted it.
    pub released_by: Option<String>,
    /// The name of that user or API key.
    pub released_by_name: Option<String>,
    /// Why it was lifted.
    pub release_note: Option<String>,
}

/// An open hold with the order it stops, as the order desk's queue shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct QueuedHold {
    /// The hold.
    #[serde(flatten)]
    pub hold: HoldView,
    /// The order it stops.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// That order's number.
    pub order_number: String,
    /// Who ordered.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name.
    pub customer_name: String,
    /// What the order is worth.
    #[schema(value_type = crate::schema::Money)]
    pub gross: Money,
}

//! What is due to be billed, and what of it to bill.

use kernel::{CustomerId, Date, DeliveryId, Instant, Money, OrderId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::documents::yes;
use crate::words::words;

words! {
    /// Why something delivered is not billed yet, or that it can be.
    BillingState as "a billing state" {
        /// It can be billed now.
        Ready = "ready",
        /// The goods are still on their way.
        NotDelivered = "not_delivered",
        /// The order is billed whole, and the rest of it is not delivered yet.
        WaitsForRest = "waits_for_rest",
        /// The order is on hold.
        Held = "held",
        /// Goods came back that no invoice charges yet: their delivery is billed first.
        WaitsForInvoice = "waits_for_invoice",
    }
}

/// What to bill.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Selection {
    /// Everything that is due, oldest delivery first.
    All {
        /// Only what arrived before this instant.
        #[serde(default)]
        #[schema(value_type = Option<String>, format = DateTime)]
        until: Option<Instant>,
    },
    /// These deliveries and returns.
    #[schema(value_type = Vec<String>)]
    Deliveries(Vec<DeliveryId>),
    /// The deliveries and returns of these orders.
    #[schema(value_type = Vec<String>)]
    Orders(Vec<OrderId>),
}

/// Asks for invoices over deliveries and credit notes over returns.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Bill {
    /// What to bill.
    pub select: Selection,
    /// Date of the documents. Default: today in the legal entity's time zone.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// The most deliveries to bill in one go. Default and maximum: [`Bill::LIMIT_MAX`].
    #[serde(default)]
    pub limit: Option<u32>,
    /// Renders each document and keeps the copy. Default: yes.
    #[serde(default = "yes")]
    pub documents: bool,
    /// Settles a returned article's invoice with its credit note, as far as it is open.
    /// Default: yes.
    #[serde(default = "yes")]
    pub allocate: bool,
}

impl Bill {
    /// The most deliveries that one transaction bills.
    pub const LIMIT_MAX: u32 = 2_000;

    /// Bills a selection today.
    #[must_use]
    pub const fn of(select: Selection) -> Self {
        Self {
            select,
            issued_on: None,
            limit: None,
            documents: true,
            allocate: true,
        }
    }
}

/// A delivery that is not billed, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BillingDue {
    /// The delivery or return.
    #[schema(value_type = String)]
    pub delivery: DeliveryId,
    /// Its number.
    pub delivery_number: String,
    /// True for goods that came back: they become a credit note.
    pub is_return: bool,
    /// Its order.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// The order's number.
    pub order_number: String,
    /// Who ordered.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name.
    pub customer_name: String,
    /// When the goods left.
    #[schema(value_type = String, format = DateTime)]
    pub shipped_at: Instant,
    /// When they arrived.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub delivered_at: Option<Instant>,
    /// Whether it can be billed, or why not yet.
    pub state: BillingState,
    /// The lines' net amounts at the order's prices.
    #[schema(value_type = crate::schema::Money)]
    pub net: Money,
}

/// Which deliveries the billing due list shows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct DueListFilter {
    /// Only those in this state.
    pub state: Option<BillingState>,
    /// Only those of this customer.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Only those of this order.
    #[param(value_type = Option<String>)]
    pub order: Option<OrderId>,
}

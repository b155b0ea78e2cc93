//! What goes into the room and what comes out of it.

use kernel::{
    Currency, CustomerId, Date, DeliveryId, DeliveryLineId, FileId, Instant, InvoiceId, OrderId,
    OrderLineId, Quantity,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::documents::yes;
use crate::orders::Effect;
use crate::sort::{Sort, sort_words};
use crate::words::words;

words! {
    /// Which way goods go.
    DeliveryKind as "a delivery kind" {
        /// To the customer.
        Outbound = "outbound",
        /// Back from the customer.
        Return = "return",
    }
}

words! {
    /// Where a delivery stands.
    DeliveryStatus as "a delivery status" {
        /// Left our house.
        Shipped = "shipped",
        /// Reached the customer; a return: reached us.
        Delivered = "delivered",
        /// Turned round before it arrived.
        Cancelled = "cancelled",
    }
}

words! {
    /// Whether a delivery is to be billed.
    Billing as "a billing state" {
        /// Not yet: it has not arrived, or the order is billed whole and is not delivered whole.
        Pending = "pending",
        /// Now: by an invoice; a return by a credit note.
        Due = "due",
        /// It stands on the document named beside.
        Billed = "billed",
        /// Never: it was cancelled.
        None = "none",
    }
}

/// A shipment to record.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDelivery {
    /// What order it fulfils, wholly or partly.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// What it holds. Default: all that is open.
    #[serde(default)]
    pub lines: Option<Vec<LineQuantity>>,
    /// When it left. Default: now.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub shipped_at: Option<Instant>,
    /// Who carries it.
    #[serde(default)]
    pub carrier: Option<String>,
    /// The carrier's number of it.
    #[serde(default)]
    pub tracking_no: Option<String>,
    /// Ships although the credit limit is exceeded or the customer blocked. Only for callers who
    /// hold the permission; the server decides that.
    #[serde(default)]
    pub override_credit: bool,
    /// Renders the delivery note and keeps the copy. Default: yes.
    #[serde(default = "yes")]
    pub documents: bool,
}

impl NewDelivery {
    /// All that is open of an order, leaving now.
    #[must_use]
    pub const fn of(order: OrderId) -> Self {
        Self {
            order,
            lines: None,
            shipped_at: None,
            carrier: None,
            tracking_no: None,
            override_credit: false,
            documents: true,
        }
    }
}

/// How much of an order line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineQuantity {
    /// The line's number within the order.
    pub line_no: i64,
    /// How much of it; above zero.
    #[schema(value_type = String)]
    pub quantity: Quantity,
}

/// Records that a shipment reached the customer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Arrival {
    /// Which shipment.
    #[schema(value_type = String)]
    pub delivery: DeliveryId,
    /// When it arrived. Default: when the proof was signed, else now.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub delivered_at: Option<Instant>,
    /// What proves it.
    #[serde(default)]
    pub proof: Option<ProofOfDelivery>,
}

impl Arrival {
    /// The shipment arrived now, without a proof at hand.
    #[must_use]
    pub const fn of(delivery: DeliveryId) -> Self {
        Self {
            delivery,
            delivered_at: None,
            proof: None,
        }
    }
}

/// Proof that goods were received.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProofOfDelivery {
    /// Who signed for the goods.
    pub signed_by: String,
    /// When. Default: when the delivery arrived.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub signed_at: Option<Instant>,
    /// The scan or picture, as uploading it gave it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub file: Option<FileId>,
}

/// Adds a proof to a delivery that already arrived, or a file to one without.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProof {
    /// Which delivery.
    #[schema(value_type = String)]
    pub delivery: DeliveryId,
    /// What proves it.
    pub proof: ProofOfDelivery,
}

/// Turns a shipment round before it arrives; its quantities become open again.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelShipment {
    /// Which shipment.
    #[schema(value_type = String)]
    pub delivery: DeliveryId,
    /// Why, for the record.
    pub reason: String,
}

/// Records goods that came back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReturn {
    /// Of which order.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// What came back: at most what was delivered and is not back yet.
    pub lines: Vec<LineQuantity>,
    /// Why; it stands on the credit note.
    pub reason: String,
    /// When the goods were back. Default: now.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub returned_at: Option<Instant>,
}

/// A delivery that a command made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeliveryReceipt {
    /// Its id.
    #[schema(value_type = String)]
    pub id: DeliveryId,
    /// Our number of it.
    pub number: String,
    /// Of which order.
    #[schema(value_type = String)]
    pub order: OrderId,
}

/// A delivery after a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeliveryChange {
    /// Which delivery.
    #[schema(value_type = String)]
    pub delivery: DeliveryId,
    /// Its number.
    pub number: String,
    /// Where it stands now.
    pub status: DeliveryStatus,
    /// Whether it is to be billed now.
    pub billing: Billing,
    /// Did the command change it?
    pub effect: Effect,
}

/// A delivery that is to be billed, locked until the end of the transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDelivery {
    /// Its id.
    pub id: DeliveryId,
    /// Our number of it.
    pub number: String,
    /// An outbound one becomes an invoice, a return a credit note.
    pub kind: DeliveryKind,
    /// Of which order.
    pub order: OrderId,
    /// When the goods arrived.
    pub delivered_at: Instant,
    /// Why goods came back; only a return has it.
    pub return_reason: Option<String>,
    /// What it holds, by line number.
    pub lines: Vec<DueLine>,
}

/// One line to bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueLine {
    /// The line of the delivery.
    pub id: DeliveryLineId,
    /// The order line that it fulfils.
    pub order_line: OrderLineId,
    /// How much.
    pub quantity: Quantity,
}

/// Which due deliveries to bill. Filters combine; all absent selects all that is due.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DueFilter {
    /// Only these.
    #[serde(default)]
    #[param(value_type = Option<Vec<String>>)]
    pub deliveries: Option<Vec<DeliveryId>>,
    /// Only deliveries of these orders.
    #[serde(default)]
    #[param(value_type = Option<Vec<String>>)]
    pub orders: Option<Vec<OrderId>>,
    /// Only what arrived before this instant.
    #[serde(default)]
    #[param(value_type = Option<String>, format = DateTime)]
    pub delivered_before: Option<Instant>,
}

/// A delivery as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeliveryHead {
    /// Its id.
    #[schema(value_type = String)]
    pub id: DeliveryId,
    /// Our number of it.
    pub number: String,
    /// Which way the goods went.
    pub kind: DeliveryKind,
    /// Of which order.
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
    /// Who receives the goods.
    #[schema(value_type = String)]
    pub ship_to: CustomerId,
    /// The name of who receives the goods.
    pub ship_to_name: String,
    /// Where it stands.
    pub status: DeliveryStatus,
    /// When it left; a return: when it was back.
    #[schema(value_type = String, format = DateTime)]
    pub shipped_at: Instant,
    /// When it arrived.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub delivered_at: Option<Instant>,
    /// Who carries it.
    pub carrier: Option<String>,
    /// The carrier's number of it.
    pub tracking_no: Option<String>,
    /// Why goods came back.
    pub return_reason: Option<String>,
    /// Proof that it arrived.
    pub proof: Option<ProofOfDelivery>,
    /// Whether it is to be billed.
    pub billing: Billing,
    /// The document that bills it.
    #[schema(value_type = Option<String>)]
    pub invoice: Option<InvoiceId>,
    /// Rises with every change.
    pub version: i64,
}

/// A delivery with its lines, complete for a delivery note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeliveryView {
    /// The head.
    #[serde(flatten)]
    pub head: DeliveryHead,
    /// The customer's own number of the order.
    pub customer_order_no: Option<String>,
    /// Currency of the order.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// Its lines by number.
    pub lines: Vec<DeliveryLine>,
}

/// One line of a delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeliveryLine {
    /// Its id.
    #[schema(value_type = String)]
    pub id: DeliveryLineId,
    /// Its number within the delivery, from 1.
    pub line_no: i64,
    /// The order line that it fulfils.
    #[schema(value_type = String)]
    pub order_line: OrderLineId,
    /// That line's number within the order.
    pub order_line_no: i64,
    /// The product's number.
    pub sku: String,
    /// What stands on the documents.
    pub name: String,
    /// Unit of measure.
    pub unit: String,
    /// How much.
    #[schema(value_type = String)]
    pub quantity: Quantity,
    /// How much was ordered.
    #[schema(value_type = String)]
    pub ordered: Quantity,
    /// The date confirmed to the customer when the goods were shipped.
    #[schema(value_type = Option<String>, format = Date)]
    pub confirmed_on: Option<Date>,
}

/// Which deliveries a list shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeliveryFilter {
    /// Only this way.
    #[serde(default)]
    pub kind: Option<DeliveryKind>,
    /// Only deliveries that stand here.
    #[serde(default)]
    pub status: Option<DeliveryStatus>,
    /// Only deliveries of this order.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub order: Option<OrderId>,
    /// Only deliveries to this customer.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Only deliveries that left at this instant or later.
    #[serde(default)]
    #[param(value_type = Option<String>, format = DateTime)]
    pub shipped_from: Option<Instant>,
    /// Only deliveries that left before this instant.
    #[serde(default)]
    #[param(value_type = Option<String>, format = DateTime)]
    pub shipped_before: Option<Instant>,
    /// Only deliveries whose number is or begins so, or ends with these digits; 200 at most.
    #[serde(default)]
    pub search: Option<String>,
    /// Default: those that left last first.
    #[serde(default)]
    #[param(schema_with = DeliverySort::schema)]
    pub sort: Option<Sort<DeliverySort>>,
}

sort_words! {
    /// By what deliveries are sorted.
    DeliverySort {
        /// When they left.
        Shipped = "shipped",
        /// Their numbers.
        Number = "number",
        /// The customer's name.
        Customer = "customer",
    }
}

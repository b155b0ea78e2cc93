//! What goes into the room and what comes out of it.

use kernel::{
    Currency, CustomerId, Date, HoldId, Instant, OrderId, Percent, Quantity, TermId, UnitPrice,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::documents::yes;
use crate::parties::BillingRule;
use crate::sort::{Sort, sort_words};
use crate::words::words;

words! {
    /// Where an order stands on its way.
    OrderStatus as "an order status" {
        /// Accepted, its credit reserved; not yet confirmed to the customer.
        Received = "received",
        /// Stopped by at least one open hold; nothing is reserved for it.
        Held = "held",
        /// Confirmed to the customer with dates; goods may leave.
        Acknowledged = "acknowledged",
        /// Everything that was not cancelled has reached the customer.
        Delivered = "delivered",
        /// Delivered whole and billed whole.
        Closed = "closed",
        /// Cancelled before anything left.
        Cancelled = "cancelled",
        /// Not accepted.
        Refused = "refused",
    }
}

words! {
    /// Why an order is stopped.
    HoldReason as "a hold reason" {
        /// A line names a product we do not know or no longer sell.
        UnknownProduct = "unknown_product",
        /// The customer's price is not the agreed one.
        PriceDiffers = "price_differs",
        /// The customer sent an order with this number before.
        DuplicateOrder = "duplicate_order",
        /// What delivery or invoice need is missing: a price, a tax rate, a complete address.
        Incomplete = "incomplete",
        /// The customer's credit limit does not allow it.
        Credit = "credit",
        /// The customer, or who pays, is blocked.
        CustomerBlocked = "customer_blocked",
        /// Nobody acknowledged the order while its credit was reserved.
        ReservationExpired = "reservation_expired",
        /// It comes to less than the smallest order that is taken.
        BelowMinimum = "below_minimum",
    }
}

words! {
    /// How an order reached us.
    Channel as "an order channel" {
        /// Through the API.
        Api = "api",
        /// Typed in by the order desk from a mail.
        Email = "email",
        /// Typed in by the order desk from a call.
        Phone = "phone",
        /// Electronic data interchange.
        Edi = "edi",
        /// A web shop.
        Shop = "shop",
        /// The customer's own access.
        Portal = "portal",
        /// Brought by a sales representative.
        Field = "field",
        /// Taken over from a file or an older system.
        Import = "import",
    }
}

words! {
    /// Which price counts when an order comes in.
    PricePolicy as "a price policy" {
        /// The agreed price; a customer's price that differs from it holds the order.
        Agreement = "agreement",
        /// The price as the order gives it, agreed or not: for orders that were already fulfilled
        /// elsewhere. A line without one takes the agreed price.
        AsGiven = "as_given",
    }
}

words! {
    /// Did a command change anything? Repeating a command is no mistake.
    Effect as "an effect" {
        /// It did.
        Changed = "changed",
        /// Everything already was as asked.
        AlreadySo = "already_so",
    }
}

/// An order as it comes in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrder {
    /// Who orders; either this or `customer_number`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Who orders, by our customer number.
    #[serde(default)]
    pub customer_number: Option<String>,
    /// The customer's own number of this order.
    #[serde(default)]
    pub customer_order_no: Option<String>,
    /// Default: the customer's currency.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// The date on the order, by which prices and taxes are chosen. Default: the day it came in.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub ordered_on: Option<Date>,
    /// When it reached us. Default: now.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub received_at: Option<Instant>,
    /// When the customer wants the goods; a line may say otherwise.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub requested_on: Option<Date>,
    /// How it reached us. Default: `api`.
    #[serde(default = "default_channel")]
    pub channel: Channel,
    /// Who receives the goods. Default: as the customer's master data say; so with the next two.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub ship_to: Option<CustomerId>,
    /// Who receives the invoice.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub bill_to: Option<CustomerId>,
    /// Who pays, and whose credit is used.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub payer: Option<CustomerId>,
    /// Default: the customer's payment term; without one, invoices are due at once.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub payment_term: Option<TermId>,
    /// One invoice per delivery or per order. Default: the customer's rule.
    #[serde(default)]
    pub billing_rule: Option<BillingRule>,
    /// What is ordered, at least one line. Lines are numbered from 1 in this order.
    pub lines: Vec<NewOrderLine>,
    /// For the people who handle the order.
    #[serde(default)]
    pub note: Option<String>,
    /// Default: `agreement`.
    #[serde(default = "default_policy")]
    pub price_policy: PricePolicy,
    /// Acknowledges at once, as of when it came in, if nothing holds the order.
    #[serde(default)]
    pub auto_acknowledge: bool,
    /// Renders that acknowledgement, keeps the copy and mails it. Default: yes.
    #[serde(default = "yes")]
    pub documents: bool,
}

const fn default_channel() -> Channel {
    Channel::Api
}

const fn default_policy() -> PricePolicy {
    PricePolicy::Agreement
}

impl NewOrder {
    /// An order of these lines with every default.
    #[must_use]
    pub fn of(customer: CustomerId, lines: Vec<NewOrderLine>) -> Self {
        Self {
            customer: Some(customer),
            customer_number: None,
            customer_order_no: None,
            currency: None,
            ordered_on: None,
            received_at: None,
            requested_on: None,
            channel: default_channel(),
            ship_to: None,
            bill_to: None,
            payer: None,
            payment_term: None,
            billing_rule: None,
            lines,
            note: None,
            price_policy: default_policy(),
            auto_acknowledge: false,
            documents: true,
        }
    }
}

/// One line of an order as it comes in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrderLine {
    /// Our number of the product.
    pub sku: String,
    /// How much, in the product's unit; above zero.
    #[schema(value_type = String)]
    pub quantity: Quantity,
    /// The customer's own price per unit; `null` when the customer leaves it to the agreement.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub unit_price: Option<UnitPrice>,
    /// Per cent to take off that price, or off the agreed one; from 0 to 100. A price that then is
    /// not the agreed one holds the order, as the customer's own does. Default: none.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub discount: Option<Percent>,
    /// Why price or discount are not as agreed.
    #[serde(default)]
    pub price_reason: Option<String>,
    /// The customer's words for it. Default: the product's name.
    #[serde(default)]
    pub name: Option<String>,
    /// Default: the order's requested date.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub requested_on: Option<Date>,
}

impl NewOrderLine {
    /// A line that leaves the price to the agreement.
    #[must_use]
    pub fn of(sku: impl Into<String>, quantity: Quantity) -> Self {
        Self {
            sku: sku.into(),
            quantity,
            unit_price: None,
            discount: None,
            price_reason: None,
            name: None,
            requested_on: None,
        }
    }

    /// The same line at the customer's own price.
    #[must_use]
    pub fn at(mut self, unit_price: UnitPrice) -> Self {
        self.unit_price = Some(unit_price);
        self
    }

    /// The same line with so many per cent taken off its price.
    #[must_use]
    pub fn less(mut self, discount: Percent, reason: impl Into<String>) -> Self {
        self.discount = Some(discount);
        self.price_reason = Some(reason.into());
        self
    }
}

/// Asks to confirm an order to the customer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acknowledge {
    /// Which order.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// The date confirmed for every line. Default: per line the requested date if it is feasible,
    /// else the first business day after the lead time.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub confirmed_on: Option<Date>,
    /// Business days needed before goods leave. Default: [`LEAD_DAYS`](super::LEAD_DAYS).
    #[serde(default)]
    pub lead_days: Option<u16>,
    /// When it was confirmed. Default: now.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub acknowledged_at: Option<Instant>,
    /// Renders the acknowledgement, keeps the copy and mails it. Default: yes.
    #[serde(default = "yes")]
    pub documents: bool,
}

impl Acknowledge {
    /// Confirms the order by its requested dates.
    #[must_use]
    pub const fn of(order: OrderId) -> Self {
        Self {
            order,
            confirmed_on: None,
            lead_days: None,
            acknowledged_at: None,
            documents: true,
        }
    }
}

/// An order after a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrderChange {
    /// Which order.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// Its number.
    pub number: String,
    /// Where it stands now.
    pub status: OrderStatus,
    /// Did the command change it?
    pub effect: Effect,
}

/// Asks to lift one hold.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseHold {
    /// Which hold.
    #[schema(value_type = String)]
    pub hold: HoldId,
    /// Why it may go.
    #[serde(default)]
    pub note: Option<String>,
    /// Lifts it although its reason still stands: the limit is exceeded or the customer blocked.
    /// Only for callers who hold the permission; the server decides that.
    #[serde(default)]
    pub force: bool,
}

/// Asks to place a hold again that was lifted.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RestoreHold {
    /// Which hold.
    #[schema(value_type = String)]
    pub hold: HoldId,
    /// Why, for the record.
    pub reason: String,
}

/// Asks to turn an order down.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefuseOrder {
    /// Which order: received or held.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// Why, for the customer and the record.
    pub reason: String,
}

/// Asks to cancel all of an order that has not left.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelOrder {
    /// Which order.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// Why, for the record.
    pub reason: String,
}

/// Asks to cancel lines, or parts of lines, that have not left.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelLines {
    /// Which order.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// Which lines.
    pub lines: Vec<CancelLine>,
    /// Why, for the record.
    pub reason: String,
}

/// One line to cancel.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelLine {
    /// Its number within the order.
    pub line_no: i64,
    /// How much of it. Default: all that has not left.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub quantity: Option<Quantity>,
}

/// Asks to mend a line of a held order. At least one of `sku`, `price` and `discount` must be given.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeLine {
    /// Which order.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// Which line.
    pub line_no: i64,
    /// The product that is meant, by our number.
    #[serde(default)]
    pub sku: Option<String>,
    /// The price that shall count. Default: the line's own if the customer gave one, else the
    /// agreed one.
    #[serde(default)]
    pub price: Option<LinePrice>,
    /// Per cent to take off that price, from 0 to 100. Default: none where a price is named that is
    /// not the customer's, else as the line has it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub discount: Option<Percent>,
    /// Why price or discount are not as agreed. Default: as the line has it.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Which price shall count on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinePrice {
    /// The one that is agreed with the customer.
    Agreed,
    /// The one that the customer gave.
    Customers,
    /// This one.
    Of {
        /// Per unit.
        #[schema(value_type = String)]
        unit_price: UnitPrice,
    },
}

/// Which orders a list shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OrderFilter {
    /// Only orders that stand here.
    #[serde(default)]
    pub status: Option<OrderStatus>,
    /// Only orders of which something is still to be shipped: acknowledged, and neither cancelled nor
    /// shipped whole; or only all others.
    #[serde(default)]
    pub to_ship: Option<bool>,
    /// Only orders of this customer.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Only orders that came in at this instant or later.
    #[serde(default)]
    #[param(value_type = Option<String>, format = DateTime)]
    pub received_from: Option<Instant>,
    /// Only orders that came in before this instant.
    #[serde(default)]
    #[param(value_type = Option<String>, format = DateTime)]
    pub received_before: Option<Instant>,
    /// Only orders whose number or customer order number is or begins so, whose number ends with
    /// these digits, or that come to this amount with tax; 200 of each at most.
    #[serde(default)]
    pub search: Option<String>,
    /// Default: those that came in last first.
    #[serde(default)]
    #[param(schema_with = OrderSort::schema)]
    pub sort: Option<Sort<OrderSort>>,
}

sort_words! {
    /// By what orders are sorted.
    OrderSort {
        /// When they came in.
        Received = "received",
        /// Their numbers.
        Number = "number",
        /// Currency, and what they come to with tax.
        Amount = "amount",
        /// The customer's name.
        Customer = "customer",
    }
}

/// Which open holds the queue shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HoldFilter {
    /// Only holds for this reason.
    #[serde(default)]
    pub reason: Option<HoldReason>,
    /// Only orders of this customer.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Default: those that stand longest first.
    #[serde(default)]
    #[param(schema_with = HoldSort::schema)]
    pub sort: Option<Sort<HoldSort>>,
}

sort_words! {
    /// By what holds are sorted.
    HoldSort {
        /// When they were placed.
        Placed = "placed",
        /// Currency, and what the order comes to with tax.
        Amount = "amount",
    }
}

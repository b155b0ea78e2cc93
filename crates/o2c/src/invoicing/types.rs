//! What goes into the room and what comes out of it.

use kernel::{
    Currency, CustomerId, Date, DeliveryId, Instant, InvoiceId, Money, OrderId, Percent, Quantity,
    TermId, UnitPrice,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::agreements::{TaxCategory, TaxClass};
use crate::documents::yes;
use crate::parties::Language;
use crate::words::words;

words! {
    /// What kind of document it is.
    InvoiceKind as "a document kind" {
        /// It asks for money.
        Invoice = "invoice",
        /// It takes an invoice back, wholly or partly.
        CreditNote = "credit_note",
    }
}

words! {
    /// Where a document comes from.
    Origin as "a document origin" {
        /// Issued here, numbered in our series.
        Native = "native",
        /// An open item taken over from an old system with its own number.
        Import = "import",
    }
}

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

/// Who deals with whom, as on the day of issue: masters may change, documents do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Parties {
    /// The legal entity that issues the document.
    pub seller: Party,
    /// Whom the document is made out to.
    pub buyer: Party,
    /// Where the goods went, unless to the buyer.
    pub ship_to: Option<Party>,
}

/// One side of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Party {
    /// The customer's number; absent for the seller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Name.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// City.
    pub city: String,
    /// State, province or county.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// VAT identification number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_id: Option<String>,
    /// Local tax number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_number: Option<String>,
    /// Entry in the commercial register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register_text: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
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

/// A document over free lines, without an order.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftInvoice {
    /// Invoice, or a credit note that takes back no invoice of ours. Default: invoice.
    #[serde(default = "invoice")]
    pub kind: InvoiceKind,
    /// Why; a credit note must say so.
    #[serde(default)]
    pub reason: Option<String>,
    /// Who buys.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// Default: the customer's currency.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// Default: today in the legal entity's time zone.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// When goods or services were supplied. Default: the date of issue.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub supplied_on: Option<Date>,
    /// Default: the customer's payment term; without one it is due at once.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub payment_term: Option<TermId>,
    /// The customer's own number of the order.
    #[serde(default)]
    pub customer_order_no: Option<String>,
    /// What is charged; none at all makes an invoice over zero.
    pub lines: Vec<DraftLine>,
    /// Renders the document and keeps the copy. Default: yes.
    #[serde(default = "yes")]
    pub documents: bool,
}

impl DraftInvoice {
    /// An invoice of these lines with every default.
    #[must_use]
    pub const fn of(customer: CustomerId, lines: Vec<DraftLine>) -> Self {
        Self {
            kind: InvoiceKind::Invoice,
            reason: None,
            customer,
            currency: None,
            issued_on: None,
            supplied_on: None,
            payment_term: None,
            customer_order_no: None,
            lines,
            documents: true,
        }
    }
}

/// A free line. A known SKU gives name, unit and tax class where the line leaves them out.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftLine {
    /// The product's number, if it is a product.
    #[serde(default)]
    pub sku: Option<String>,
    /// What is charged.
    #[serde(default)]
    pub name: Option<String>,
    /// Unit of measure. Default: the product's, else `piece`.
    #[serde(default)]
    pub unit: Option<String>,
    /// How much; negative on a line that reduces the total.
    #[schema(value_type = String)]
    pub quantity: Quantity,
    /// Per unit, without tax.
    #[schema(value_type = String)]
    pub unit_price: UnitPrice,
    /// Default: the product's, else `standard`.
    #[serde(default)]
    pub tax_class: Option<TaxClass>,
}

impl DraftLine {
    /// So much of something at a price, taxed at the standard rate.
    #[must_use]
    pub fn of(name: impl Into<String>, quantity: Quantity, unit_price: UnitPrice) -> Self {
        Self {
            sku: None,
            name: Some(name.into()),
            unit: None,
            quantity,
            unit_price,
            tax_class: None,
        }
    }

    /// The same in another tax class.
    #[must_use]
    pub const fn taxed(mut self, class: TaxClass) -> Self {
        self.tax_class = Some(class);
        self
    }
}

/// Takes an invoice back, wholly or partly.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCreditNote {
    /// The invoice.
    #[schema(value_type = String)]
    pub invoice: InvoiceId,
    /// What of it; left out: all that is not credited yet.
    #[serde(default)]
    pub lines: Option<Vec<CreditLine>>,
    /// Why; it stands on the document.
    pub reason: String,
    /// Default: today in the legal entity's time zone.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// Settles the invoice with the credit note, as far as it is open. Default: yes.
    #[serde(default = "yes")]
    pub allocate: bool,
    /// Renders the document and keeps the copy. Default: yes.
    #[serde(default = "yes")]
    pub documents: bool,
}

impl NewCreditNote {
    /// Takes back all that is not credited yet.
    #[must_use]
    pub fn whole(invoice: InvoiceId, reason: impl Into<String>) -> Self {
        Self {
            invoice,
            lines: None,
            reason: reason.into(),
            issued_on: None,
            allocate: true,
            documents: true,
        }
    }
}

/// How much of an invoice line to credit: a quantity, or a net amount (a price reduction), or,
/// with neither, all that is left of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditLine {
    /// The line's number on the invoice.
    pub line_no: i64,
    /// How much came back.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub quantity: Option<Quantity>,
    /// By how much the line's net amount is reduced.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub net: Option<Money>,
}

/// An open item of an old system to take over.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OldInvoice {
    /// Invoice or credit note. Default: invoice.
    #[serde(default = "invoice")]
    pub kind: InvoiceKind,
    /// Its number in the old system, kept as it is.
    pub number: String,
    /// Who owes, or whom we owe.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// What is still open on it, above zero for both kinds.
    #[schema(value_type = Object)]
    pub open: Money,
    /// When it was issued.
    #[schema(value_type = String, format = Date)]
    pub issued_on: Date,
    /// When it is due. Default: when it was issued.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
    /// The date on which our books take it over. Default: when it was issued.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub posted_on: Option<Date>,
    /// The reference the customer was asked to pay with. Default: one made from the number.
    #[serde(default)]
    pub reference: Option<String>,
    /// The customer's own number of the order.
    #[serde(default)]
    pub customer_order_no: Option<String>,
}

const fn invoice() -> InvoiceKind {
    InvoiceKind::Invoice
}

/// A document that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IssuedInvoice {
    /// Its id.
    #[schema(value_type = String)]
    pub id: InvoiceId,
    /// Invoice or credit note.
    pub kind: InvoiceKind,
    /// Its number.
    pub number: String,
    /// The reference to pay with.
    pub reference: String,
    /// Who buys.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// The order it charges.
    #[schema(value_type = Option<String>)]
    pub order: Option<OrderId>,
    /// The invoice that a credit note takes back.
    #[schema(value_type = Option<String>)]
    pub corrects: Option<InvoiceId>,
    /// Its date.
    #[schema(value_type = String, format = Date)]
    pub issued_on: Date,
    /// When the last of it is due.
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
    /// What it comes to with tax.
    #[schema(value_type = Object)]
    pub gross: Money,
}

/// A document as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvoiceHead {
    /// Its id.
    #[schema(value_type = String)]
    pub id: InvoiceId,
    /// Invoice or credit note.
    pub kind: InvoiceKind,
    /// Its number.
    pub number: String,
    /// Issued here or taken over.
    pub origin: Origin,
    /// Who buys.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name today.
    pub customer_name: String,
    /// Who owes.
    #[schema(value_type = String)]
    pub payer: CustomerId,
    /// The order it charges.
    #[schema(value_type = Option<String>)]
    pub order: Option<OrderId>,
    /// The invoice that a credit note takes back.
    #[schema(value_type = Option<String>)]
    pub corrects: Option<InvoiceId>,
    /// Its date.
    #[schema(value_type = String, format = Date)]
    pub issued_on: Date,
    /// When the last of it is due.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
    /// What it comes to with tax.
    #[schema(value_type = Object)]
    pub gross: Money,
    /// What is still open: positive also on a credit note.
    #[schema(value_type = Object)]
    pub open: Money,
}

/// A document, complete for printing it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InvoiceView {
    /// The head.
    #[serde(flatten)]
    pub head: InvoiceHead,
    /// The order's number.
    pub order_number: Option<String>,
    /// The delivery it charges or the return it credits, where it is one.
    #[schema(value_type = Option<String>)]
    pub delivery: Option<DeliveryId>,
    /// The numbers of all deliveries on it.
    pub delivery_numbers: Vec<String>,
    /// The corrected invoice's number.
    pub corrects_number: Option<String>,
    /// Why a credit note was issued.
    pub reason: Option<String>,
    /// When goods or services were supplied.
    #[schema(value_type = String, format = Date)]
    pub supplied_on: Date,
    /// The instant of issue.
    #[schema(value_type = String, format = DateTime)]
    pub issued_at: Instant,
    /// The payment term it was issued under.
    #[schema(value_type = Option<String>)]
    pub payment_term: Option<TermId>,
    /// ISO 11649 creditor reference to pay with.
    pub reference: String,
    /// The customer's own number of the order.
    pub customer_order_no: Option<String>,
    /// Language of the document.
    pub language: Language,
    /// Sum of the lines.
    #[schema(value_type = Object)]
    pub net: Money,
    /// Sum of the taxes.
    #[schema(value_type = Object)]
    pub tax: Money,
    /// Seller, buyer and recipient of the goods as they were on the day of issue.
    pub parties: Parties,
    /// Its lines by number.
    pub lines: Vec<InvoiceLine>,
    /// Its taxes by category and rate.
    pub taxes: Vec<InvoiceTax>,
    /// When how much is due.
    pub instalments: Vec<InvoiceInstalment>,
    /// The credit notes that take it back.
    pub credit_notes: Vec<CreditNoteRef>,
}

/// One line of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvoiceLine {
    /// Its number on the document, from 1.
    pub line_no: i64,
    /// The product's number; empty on a free line without one.
    pub sku: String,
    /// What is charged.
    pub name: String,
    /// Unit of measure.
    pub unit: String,
    /// How much.
    #[schema(value_type = String)]
    pub quantity: Quantity,
    /// Per unit, without tax.
    #[schema(value_type = String)]
    pub unit_price: UnitPrice,
    /// Quantity × price.
    #[schema(value_type = Object)]
    pub net: Money,
    /// EN 16931 category code (UNCL 5305).
    pub tax_category: TaxCategory,
    /// Rate of that category.
    #[schema(value_type = String)]
    pub tax_percent: Percent,
    /// On a credit note: the line of the corrected invoice.
    pub corrects_line_no: Option<i64>,
}

/// The tax of one category and rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvoiceTax {
    /// EN 16931 category code.
    pub category: TaxCategory,
    /// Rate.
    #[schema(value_type = String)]
    pub percent: Percent,
    /// Sum of the lines' net amounts.
    #[schema(value_type = Object)]
    pub base: Money,
    /// The tax.
    #[schema(value_type = Object)]
    pub tax: Money,
    /// Why there is none.
    pub note: Option<String>,
}

/// A part of a document with a due date of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvoiceInstalment {
    /// Its number, from 1.
    pub instalment: i64,
    /// When it is due.
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
    /// How much.
    #[schema(value_type = Object)]
    pub amount: Money,
    /// The last day on which the discount is granted.
    #[schema(value_type = Option<String>, format = Date)]
    pub discount_on: Option<Date>,
    /// What may be deducted until then.
    #[schema(value_type = Object)]
    pub discount: Money,
    /// What is still open of it.
    #[schema(value_type = Object)]
    pub open: Money,
}

/// A credit note that takes an invoice back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CreditNoteRef {
    /// Its id.
    #[schema(value_type = String)]
    pub id: InvoiceId,
    /// Its number.
    pub number: String,
    /// Its date.
    #[schema(value_type = String, format = Date)]
    pub issued_on: Date,
    /// What it comes to with tax.
    #[schema(value_type = Object)]
    pub gross: Money,
}

/// Which documents a list shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct InvoiceFilter {
    /// Only this kind.
    pub kind: Option<InvoiceKind>,
    /// Only documents of this customer.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Only documents of this order.
    #[param(value_type = Option<String>)]
    pub order: Option<OrderId>,
    /// Only documents of this date or later.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Only documents of this date or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// Only documents with this number, reference or customer order number.
    pub search: Option<String>,
    /// `true`: only documents with something open; `false`: only cleared ones.
    pub open: Option<bool>,
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
    #[schema(value_type = Object)]
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

//! Issued documents as they are shown.

use kernel::{
    CustomerId, Date, DeliveryId, Instant, InvoiceId, Money, OrderId, Percent, Quantity, TermId,
    UnitPrice,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{InvoiceKind, Origin, Parties};
use crate::agreements::TaxCategory;
use crate::parties::Language;
use crate::sort::{Sort, sort_words};

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
    #[schema(value_type = crate::schema::Money)]
    pub gross: Money,
    /// What is still open: positive also on a credit note.
    #[schema(value_type = crate::schema::Money)]
    pub open: Money,
}

/// A document, complete for printing it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InvoiceView {
    /// The head.
    #[serde(flatten)]
    pub head: InvoiceHead,
    /// The number of who owes.
    pub payer_number: String,
    /// The name of who owes.
    pub payer_name: String,
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
    #[schema(value_type = crate::schema::Money)]
    pub net: Money,
    /// Sum of the taxes.
    #[schema(value_type = crate::schema::Money)]
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
    /// Per unit before the discount, without tax.
    #[schema(value_type = String)]
    pub base_price: UnitPrice,
    /// Per cent taken off it; zero: none.
    #[schema(value_type = String)]
    pub discount: Percent,
    /// Per unit as it is charged, without tax.
    #[schema(value_type = String)]
    pub unit_price: UnitPrice,
    /// Quantity × price.
    #[schema(value_type = crate::schema::Money)]
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
    #[schema(value_type = crate::schema::Money)]
    pub base: Money,
    /// The tax.
    #[schema(value_type = crate::schema::Money)]
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
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// The last day on which the discount is granted.
    #[schema(value_type = Option<String>, format = Date)]
    pub discount_on: Option<Date>,
    /// What may be deducted until then.
    #[schema(value_type = crate::schema::Money)]
    pub discount: Money,
    /// What is still open of it.
    #[schema(value_type = crate::schema::Money)]
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
    #[schema(value_type = crate::schema::Money)]
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
    /// Only documents whose number, reference or customer order number is or begins so, whose
    /// number ends with these digits, or that come to this amount with tax; 200 of each at most.
    pub search: Option<String>,
    /// `true`: only documents with something open; `false`: only cleared ones.
    pub open: Option<bool>,
    /// Default: the newest first.
    #[param(schema_with = InvoiceSort::schema)]
    pub sort: Option<Sort<InvoiceSort>>,
}

sort_words! {
    /// By what documents are sorted.
    InvoiceSort {
        /// Their dates.
        Issued = "issued",
        /// Their numbers.
        Number = "number",
        /// Currency, and what they come to with tax.
        Amount = "amount",
        /// The customer's name.
        Customer = "customer",
    }
}

//! Documents to issue.

use kernel::{Currency, CustomerId, Date, InvoiceId, Money, OrderId, Quantity, TermId, UnitPrice};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::InvoiceKind;
use crate::agreements::TaxClass;
use crate::documents::yes;

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
    #[schema(value_type = Option<crate::schema::Money>)]
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
    #[schema(value_type = crate::schema::Money)]
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
    #[schema(value_type = crate::schema::Money)]
    pub gross: Money,
}

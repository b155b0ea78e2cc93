//! What goes into the room and what comes out of it.

mod draft;
mod due;
mod runs;
mod views;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words::words;

pub use draft::{CreditLine, DraftInvoice, DraftLine, IssuedInvoice, NewCreditNote, OldInvoice};
pub use due::{Bill, BillingDue, BillingState, DueListFilter, Selection};
pub use runs::{
    BillingRun, BillingRunItem, NewBillingRun, RunDocument, RunItemFilter, RunItemState, RunRefusal,
};
pub use views::{
    CreditNoteRef, InvoiceFilter, InvoiceHead, InvoiceInstalment, InvoiceLine, InvoiceSort,
    InvoiceTax, InvoiceView,
};

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

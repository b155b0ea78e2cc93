//! What a mapping says beyond columns: how documents of the kind are to be booked.

use kernel::Currency;
use serde::Deserialize;

use crate::orders::PricePolicy;

/// The `[options]` of a mapping for orders.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OrderOptions {
    /// What becomes of lines with a quantity below zero.
    pub returns: Returns,
    /// The reason that stands on those credit notes.
    pub return_reason: String,
    /// What the import may create when an order names it and nobody knows it.
    pub create: Vec<Create>,
    /// Code of the payment term of customers that are created. Default: due at once.
    pub payment_term: Option<String>,
    /// Which price counts.
    pub price_policy: PricePolicy,
    /// Acknowledges orders at once, as of when they came in, unless something holds them.
    pub acknowledge: bool,
    /// Books the good rows of a document that has bad ones, too.
    pub leave_out_bad_rows: bool,
    /// Currency of orders whose rows name none. Default: the customer's.
    pub currency: Option<Currency>,
    /// Renders acknowledgements and credit notes, keeps the copies and mails them.
    pub documents: bool,
}

impl Default for OrderOptions {
    fn default() -> Self {
        Self {
            returns: Returns::Refuse,
            return_reason: "goods returned".to_owned(),
            create: Vec::new(),
            payment_term: None,
            price_policy: PricePolicy::Agreement,
            acknowledge: false,
            leave_out_bad_rows: false,
            currency: None,
            documents: false,
        }
    }
}

/// What becomes of lines with a quantity below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Returns {
    /// They are reported.
    Refuse,
    /// They become a credit note of the same customer and day.
    CreditNote,
}

/// What an import of orders may create.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Create {
    /// Customers, from number, name and country.
    Customers,
    /// Products, from article number and name, taxed at the standard rate.
    Products,
}

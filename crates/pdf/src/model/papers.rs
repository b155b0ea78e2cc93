//! The documents of the order path.

use kernel::{Date, Money, Percent, Quantity};
use serde::{Deserialize, Serialize};

use super::{
    Address, Allowance, DeliveryLine, OrderLine, PricedLine, Sender, Statement, TaxLine, Totals,
};

/// Any document this crate renders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Document {
    /// Confirms an order.
    OrderAcknowledgement(OrderAcknowledgement),
    /// Goes with the goods.
    DeliveryNote(DeliveryNote),
    /// Asks for payment.
    Invoice(Invoice),
    /// Corrects invoices.
    CreditNote(CreditNote),
    /// Shows a customer's account.
    Statement(Statement),
}

impl Document {
    /// Who issues it.
    pub fn sender(&self) -> &Sender {
        match self {
            Document::OrderAcknowledgement(paper) => &paper.sender,
            Document::DeliveryNote(paper) => &paper.sender,
            Document::Invoice(paper) => &paper.sender,
            Document::CreditNote(paper) => &paper.sender,
            Document::Statement(paper) => &paper.sender,
        }
    }

    /// Who issues it, to be dressed in a look of its own.
    pub fn sender_mut(&mut self) -> &mut Sender {
        match self {
            Document::OrderAcknowledgement(paper) => &mut paper.sender,
            Document::DeliveryNote(paper) => &mut paper.sender,
            Document::Invoice(paper) => &mut paper.sender,
            Document::CreditNote(paper) => &mut paper.sender,
            Document::Statement(paper) => &mut paper.sender,
        }
    }

    /// Number, date, recipient and references, to be added to.
    pub fn head_mut(&mut self) -> &mut Head {
        match self {
            Document::OrderAcknowledgement(paper) => &mut paper.head,
            Document::DeliveryNote(paper) => &mut paper.head,
            Document::Invoice(paper) => &mut paper.head,
            Document::CreditNote(paper) => &mut paper.head,
            Document::Statement(paper) => &mut paper.head,
        }
    }

    /// Number, date, recipient and references.
    pub fn head(&self) -> &Head {
        match self {
            Document::OrderAcknowledgement(paper) => &paper.head,
            Document::DeliveryNote(paper) => &paper.head,
            Document::Invoice(paper) => &paper.head,
            Document::CreditNote(paper) => &paper.head,
            Document::Statement(paper) => &paper.head,
        }
    }
}

/// What every document states before its lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of the document; empty while it has none.
    pub number: String,
    /// Whether it is to be looked at before it is issued: every page says so.
    #[serde(default)]
    pub draft: bool,
    /// Date of the document; also the creation date of the file.
    pub date: Date,
    /// Address in the window.
    pub recipient: Address,
    /// Where the goods go, printed when it differs from the recipient.
    #[serde(default)]
    pub ship_to: Option<Address>,
    /// The customer's number with the sender.
    #[serde(default)]
    pub customer_number: Option<String>,
    /// The customer's VAT identification number.
    #[serde(default)]
    pub customer_vat_id: Option<String>,
    /// The customer's order number (EN 16931 BT-13).
    #[serde(default)]
    pub customer_order: Option<String>,
    /// A routing mark the customer asked for (EN 16931 BT-10).
    #[serde(default)]
    pub buyer_reference: Option<String>,
    /// The sender's order number.
    #[serde(default)]
    pub order_number: Option<String>,
    /// Numbers of the delivery notes.
    #[serde(default)]
    pub delivery_numbers: Vec<String>,
    /// Replaces the usual opening sentence.
    #[serde(default)]
    pub intro: Option<String>,
    /// Paragraphs at the end.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// Names another document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRef {
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Date,
}

/// When goods were delivered or services rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Supply {
    /// One day.
    Day {
        /// That day.
        day: Date,
    },
    /// A period, both days included.
    Period {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
}

/// One due date and what is due then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// Last day for payment.
    pub due: Date,
    /// What is due.
    pub amount: Money,
}

/// A deduction for early payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discount {
    /// Last day on which it may be taken.
    pub until: Date,
    /// Per cent of the amount payable.
    pub percent: Percent,
    /// The deduction itself.
    pub amount: Money,
    /// What is paid then.
    pub payable: Money,
}

/// How and when to pay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Terms in the customer's language, as agreed.
    #[serde(default)]
    pub terms: Option<String>,
    /// Due dates; their amounts must sum to the amount payable.
    #[serde(default)]
    pub instalments: Vec<Instalment>,
    /// Deductions for early payment, earliest first.
    #[serde(default)]
    pub discounts: Vec<Discount>,
    /// Structured creditor reference (ISO 11649), with or without spaces.
    #[serde(default)]
    pub reference: Option<String>,
}

/// Confirms an order, line by line, with dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderAcknowledgement {
    /// Who issues it.
    pub sender: Sender,
    /// Number, date, recipient, references.
    pub head: Head,
    /// What is confirmed.
    pub lines: Vec<OrderLine>,
    /// Discounts and charges on the whole order.
    #[serde(default)]
    pub allowances: Vec<Allowance>,
    /// Tax as it would be charged today.
    #[serde(default)]
    pub taxes: Vec<TaxLine>,
    /// The figures at the foot.
    pub totals: Totals,
    /// Payment terms in the customer's language.
    #[serde(default)]
    pub payment_terms: Option<String>,
    /// Delivery terms: an Incoterm with place, or free text.
    #[serde(default)]
    pub delivery_terms: Option<String>,
}

/// How goods travel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipping {
    /// Day of dispatch.
    #[serde(default)]
    pub shipped: Option<Date>,
    /// Carrier.
    #[serde(default)]
    pub carrier: Option<String>,
    /// Tracking number.
    #[serde(default)]
    pub tracking: Option<String>,
    /// Number of packages.
    #[serde(default)]
    pub packages: Option<u32>,
    /// Gross weight in kilograms.
    #[serde(default)]
    pub weight_kg: Option<Quantity>,
    /// Delivery terms: an Incoterm with place, or free text.
    #[serde(default)]
    pub terms: Option<String>,
}

/// Goes with the goods and is signed on receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryNote {
    /// Who issues it.
    pub sender: Sender,
    /// Number, date, recipient, references.
    pub head: Head,
    /// How the goods travel.
    #[serde(default)]
    pub shipping: Shipping,
    /// What is delivered.
    pub lines: Vec<DeliveryLine>,
}

/// Asks for payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Who issues it.
    pub sender: Sender,
    /// Number, date, recipient, references.
    pub head: Head,
    /// When goods were delivered or services rendered.
    #[serde(default)]
    pub supply: Option<Supply>,
    /// What is charged.
    pub lines: Vec<PricedLine>,
    /// Discounts and charges on the whole invoice.
    #[serde(default)]
    pub allowances: Vec<Allowance>,
    /// The tax breakdown.
    #[serde(default)]
    pub taxes: Vec<TaxLine>,
    /// The figures at the foot.
    pub totals: Totals,
    /// How and when to pay.
    #[serde(default)]
    pub payment: Payment,
}

/// Corrects one or more invoices downwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNote {
    /// Who issues it.
    pub sender: Sender,
    /// Number, date, recipient, references.
    pub head: Head,
    /// The invoices corrected.
    pub corrects: Vec<DocumentRef>,
    /// Why, in the customer's language.
    pub reason: String,
    /// When the goods or services credited were supplied.
    #[serde(default)]
    pub supply: Option<Supply>,
    /// What is credited, as positive amounts.
    pub lines: Vec<PricedLine>,
    /// Discounts and charges on the whole credit note.
    #[serde(default)]
    pub allowances: Vec<Allowance>,
    /// The tax breakdown.
    #[serde(default)]
    pub taxes: Vec<TaxLine>,
    /// The figures at the foot.
    pub totals: Totals,
}

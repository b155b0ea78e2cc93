//! The one model that every form of remittance advice is read into.

use kernel::{Currency, Date, Money};
use serde::Serialize;

use crate::bank::Identifier;
use crate::error::Warning;

/// Forms of remittance advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// ANSI X12 820, payment order and remittance advice.
    X12,
    /// UN/EDIFACT REMADV.
    Edifact,
    /// ISO 20022 remittance advice.
    Remt001,
    /// A table of documents and amounts.
    Csv,
    /// The same as an Excel workbook.
    Xlsx,
    /// The text of a PDF.
    Pdf,
    /// Text of a message.
    Text,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::X12,
        Self::Edifact,
        Self::Remt001,
        Self::Csv,
        Self::Xlsx,
        Self::Pdf,
        Self::Text,
    ];

    /// The name in files, commands and the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::X12 => "x12",
            Self::Edifact => "edifact",
            Self::Remt001 => "remt001",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
            Self::Text => "text",
        }
    }
}

/// What one payment is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// The form it came in.
    pub form: Form,
    /// The payer's number of the advice.
    pub id: Option<String>,
    /// Who pays.
    pub payer: Party,
    /// Who is paid.
    pub payee: Party,
    /// Reference under which the payment arrives: trace number, cheque number, end-to-end id.
    pub payment_ref: Option<String>,
    /// The payment in all.
    pub amount: Option<Money>,
    /// Its currency, else that of the lines.
    pub currency: Option<Currency>,
    /// Day of the payment.
    pub paid_on: Option<Date>,
    /// The documents that are paid.
    pub lines: Vec<Line>,
    /// Further references.
    pub ids: Vec<Identifier>,
    /// Free text.
    pub info: Vec<String>,
    /// What could not be read or does not add up.
    pub warnings: Vec<Warning>,
}

impl Advice {
    /// An advice that says nothing yet.
    pub(super) fn new(form: Form) -> Self {
        Self {
            form,
            id: None,
            payer: Party::default(),
            payee: Party::default(),
            payment_ref: None,
            amount: None,
            currency: None,
            paid_on: None,
            lines: Vec::new(),
            ids: Vec::new(),
            info: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

/// Payer or payee.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Party {
    /// Name.
    pub name: Option<String>,
    /// Number by which the sender knows it.
    pub id: Option<String>,
    /// Account number or IBAN.
    pub account: Option<String>,
}

/// What a document is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// An invoice, or not told.
    #[default]
    Invoice,
    /// A credit note: its amounts are negative.
    CreditNote,
    /// A debit note.
    DebitNote,
    /// A deduction that belongs to no single document.
    Adjustment,
    /// Any other, by the code of the file.
    Other(String),
}

/// One document that a payment settles.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Line {
    /// Number of the document; empty for an adjustment of no single document.
    pub document: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Date of the document.
    pub document_date: Option<Date>,
    /// Amount of the document.
    pub gross: Option<Money>,
    /// Early-payment discount taken.
    pub discount: Option<Money>,
    /// What was kept back for other reasons.
    pub deductions: Vec<Deduction>,
    /// What is paid for it.
    pub net: Option<Money>,
    /// Further references: order, delivery, customer …
    pub ids: Vec<Identifier>,
    /// Free text.
    pub info: Vec<String>,
}

/// An amount kept back, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deduction {
    /// Positive makes the payment smaller.
    pub amount: Money,
    /// Reason by code of the form.
    pub code: Option<String>,
    /// Reason in words.
    pub reason: Option<String>,
}

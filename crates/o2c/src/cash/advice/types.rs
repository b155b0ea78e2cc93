//! What goes in and comes out.

use formats::remittance::Advice;
use kernel::{
    BankEntryId, Currency, CustomerId, Date, FileId, Instant, Money, OpenItemId, RemittanceAdviceId,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::orders::Effect;
use crate::sort::{Sort, sort_words};
use crate::words::words;

words! {
    /// Where a remittance advice stands.
    AdviceStatus as "a remittance advice status" {
        /// No payment is known yet to which it belongs.
        Open = "open",
        /// It belongs to a bank entry.
        Linked = "linked",
        /// It is of no use.
        Aside = "aside",
    }
}

words! {
    /// What linked a remittance advice to a bank entry.
    LinkedBy as "what linked a remittance advice" {
        /// The reference of the payment, or the number of the advice, stands in the entry.
        Reference = "reference",
        /// Amount and payer agree, and the days are near.
        Amount = "amount",
        /// Somebody said so.
        Person = "person",
    }
}

/// A file or text of remittance advice to import.
#[derive(Debug, Clone, Copy)]
pub struct AdviceImport<'a> {
    /// What was read from it.
    pub advices: &'a [Advice],
    /// SHA-256 of it as it came, by which it is stored.
    pub sha256: &'a str,
    /// Its name, for people.
    pub name: &'a str,
    /// Its size in bytes.
    pub size: usize,
}

/// What a payer said that a payment is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RemittanceAdvice {
    /// Its id.
    #[schema(value_type = String)]
    pub id: RemittanceAdviceId,
    /// The form it was read from: `x12`, `edifact`, `remt001`, `csv`, `xlsx`, `pdf`, `text`.
    pub form: String,
    /// The payer's number of it.
    pub advice_no: Option<String>,
    /// Who pays.
    pub payer_name: Option<String>,
    /// The number by which the sender knows the payer.
    pub payer_number: Option<String>,
    /// From which account.
    pub payer_account: Option<String>,
    /// Reference under which the payment arrives.
    pub payment_ref: Option<String>,
    /// The payment: as told, else what is paid for all documents.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// Day of the payment.
    #[schema(value_type = Option<String>, format = Date)]
    pub paid_on: Option<Date>,
    /// Documents that it names.
    pub documents: i64,
    /// Whose documents they are, where all that are known are one customer's.
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// That customer's number.
    pub customer_number: Option<String>,
    /// That customer's name.
    pub customer_name: Option<String>,
    /// Where it stands.
    pub status: AdviceStatus,
    /// The bank entry to which it belongs.
    #[schema(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
    /// What linked it.
    pub linked_by: Option<LinkedBy>,
    /// How many things could not be read or do not add up.
    pub warnings: i64,
    /// The file or text as it came.
    #[schema(value_type = String)]
    pub file: FileId,
    /// Name of that file.
    pub file_name: String,
    /// When it came.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Instant,
}

/// A remittance advice with all that it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RemittanceAdviceDetail)]
pub struct AdviceDetail {
    /// The advice.
    #[serde(flatten)]
    pub advice: RemittanceAdvice,
    /// What is paid for each document.
    pub lines: Vec<AdviceLine>,
    /// Further references.
    pub references: Vec<AdviceReference>,
    /// Free text.
    pub notes: Vec<String>,
    /// What could not be read or does not add up.
    pub findings: Vec<AdviceWarning>,
}

/// What is paid for one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RemittanceAdviceLine)]
pub struct AdviceLine {
    /// Its place, from 1.
    pub line_no: i64,
    /// Number of the document; empty for what belongs to no single one.
    pub document: String,
    /// `invoice`, `credit_note`, `debit_note`, `adjustment`, else the sender's code.
    pub kind: String,
    /// Day of the document.
    #[schema(value_type = Option<String>, format = Date)]
    pub document_on: Option<Date>,
    /// Amount of the document; that of a credit note is negative.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub gross: Option<Money>,
    /// Early-payment discount taken.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub discount: Option<Money>,
    /// What was kept back for other reasons.
    pub deductions: Vec<AdviceDeduction>,
    /// What is paid.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub net: Option<Money>,
    /// Further references: order, delivery …
    pub references: Vec<AdviceReference>,
    /// Free text.
    pub notes: Vec<String>,
    /// Our open item of that number, where there is exactly one.
    #[schema(value_type = Option<String>)]
    pub item: Option<OpenItemId>,
}

/// An amount kept back, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RemittanceAdviceDeduction)]
pub struct AdviceDeduction {
    /// Positive makes the payment smaller.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// Reason by the sender's code.
    pub code: Option<String>,
    /// Reason in words.
    pub reason: Option<String>,
}

/// A reference and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RemittanceAdviceReference)]
pub struct AdviceReference {
    /// What it is, in the sender's code.
    pub kind: String,
    /// The reference.
    pub value: String,
}

/// What could not be read or does not add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RemittanceAdviceWarning)]
pub struct AdviceWarning {
    /// Stable name of the kind of warning.
    pub code: String,
    /// The part of the advice.
    pub field: String,
    /// The value in question.
    pub value: String,
    /// What is wrong, in English.
    pub message: String,
}

/// A remittance advice that was imported, or was there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ImportedRemittanceAdvice)]
pub struct ImportedAdvice {
    /// The advice.
    #[serde(flatten)]
    pub advice: RemittanceAdvice,
    /// True when the very same file or text came before: nothing was changed.
    pub known: bool,
}

/// Which remittance advice a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct AdviceFilter {
    /// Only what stands so.
    pub status: Option<AdviceStatus>,
    /// Only that of this customer's documents.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Only that of payments in this currency.
    #[param(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// Only that of payments on this day or later.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Only that of payments on this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// Part of the payer's name or of a reference, a document's number, or an amount.
    pub search: Option<String>,
    /// Default: the latest first.
    #[param(schema_with = AdviceSort::schema)]
    pub sort: Option<Sort<AdviceSort>>,
}

sort_words! {
    /// By what remittance advice is sorted.
    AdviceSort {
        /// When it came.
        Received = "received",
        /// The day of the payment, else when it came.
        Advised = "advised",
        /// Currency and amount.
        Amount = "amount",
    }
}

/// An advice after a command, and whether the command changed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RemittanceAdviceChange)]
pub struct AdviceChange {
    /// The advice as it stands now.
    pub advice: RemittanceAdvice,
    /// Repeating a command is no mistake.
    pub effect: Effect,
}

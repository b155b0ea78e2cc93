//! Questions to payers and their answers.

use kernel::{BankEntryId, CustomerId, Date, Instant, Money, PayerQuestionId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::language::Language;
use crate::words::words;

words! {
    /// How far a question to a payer is.
    QuestionStatus as "a question status" {
        /// An answer is awaited.
        Asked = "asked",
        /// The payer answered.
        Answered = "answered",
        /// Nobody answered in time.
        Expired = "expired",
        /// We did not want to know any more.
        Withdrawn = "withdrawn",
    }
}

/// Asks by e-mail what a bank entry pays.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewQuestion {
    /// The open entry.
    #[schema(value_type = String)]
    pub entry: BankEntryId,
    /// Who seems to have paid: gives the language, and the address where none is given.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Where the question goes. Default: the customer's e-mail address.
    #[serde(default)]
    pub recipient: Option<String>,
    /// What to say besides; at most 1000 characters.
    #[serde(default)]
    pub message: Option<String>,
    /// For how many days an answer is taken; 1 to 60. Default: 14.
    #[serde(default)]
    pub days: Option<i64>,
}

/// Ends the wait for an answer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawQuestion {
    /// The question.
    #[schema(value_type = String)]
    pub question: PayerQuestionId,
}

/// Which questions a list shows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct QuestionFilter {
    /// Only those about this bank entry.
    #[param(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
    /// Only those that went to this customer.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
}

/// A question to a payer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PayerQuestion {
    /// Its id.
    #[schema(value_type = String)]
    pub id: PayerQuestionId,
    /// The bank entry that it is about.
    #[schema(value_type = String)]
    pub entry: BankEntryId,
    /// Who seems to have paid.
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// That customer's number.
    pub customer_number: Option<String>,
    /// That customer's name.
    pub customer_name: Option<String>,
    /// Where it went.
    pub recipient: String,
    /// Its language.
    pub language: Language,
    /// What was said besides.
    pub message: Option<String>,
    /// How far it is.
    pub status: QuestionStatus,
    /// When it was asked.
    #[schema(value_type = String, format = DateTime)]
    pub asked_at: Instant,
    /// Until when an answer is taken.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Instant,
    /// What the payer said.
    pub answer: Option<Answer>,
}

/// What a payer said of a bank entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = PayerAnswer)]
pub struct Answer {
    /// Which question it answers.
    #[schema(value_type = String)]
    pub question: PayerQuestionId,
    /// The documents that were paid, by the numbers that the payer wrote.
    pub documents: Vec<NamedDocument>,
    /// What the payer wrote besides.
    pub message: Option<String>,
    /// The payer says that the money is not for us, and wants it back.
    pub not_ours: bool,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub answered_at: Instant,
}

/// A document that a payer names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedDocument {
    /// Its number as the payer wrote it; at most 40 characters.
    pub number: String,
    /// How much of the payment is for it, in the currency of the payment; below zero for what was
    /// deducted, such as a credit note.
    #[serde(default)]
    #[schema(value_type = Option<crate::schema::Money>)]
    pub amount: Option<Money>,
}

/// What the holder of a link gives for an answer: documents, a message, or that the money is not for
/// us.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewPayerAnswer)]
pub struct NewAnswer {
    /// What was paid; at most 100.
    #[serde(default)]
    pub documents: Vec<NamedDocument>,
    /// Anything else; at most 1000 characters.
    #[serde(default)]
    pub message: Option<String>,
    /// The money is not for us, and is to be returned.
    #[serde(default)]
    pub not_ours: bool,
}

words! {
    /// Whether a link still takes an answer.
    LinkState as "a link state" {
        /// It does.
        Open = "open",
        /// It was answered.
        Answered = "answered",
        /// It is too late, or not asked any more.
        Over = "over",
    }
}

/// What the holder of a link may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OpenQuestion)]
pub struct ShownQuestion {
    /// The company that asks.
    pub company: String,
    /// How much it received.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// When.
    #[schema(value_type = String, format = Date)]
    pub booked_on: Date,
    /// What it said besides.
    pub message: Option<String>,
    /// The language in which it was asked.
    pub language: Language,
    /// Whether it takes an answer.
    pub state: LinkState,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Instant,
}

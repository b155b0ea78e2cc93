//! What becomes of a payment, and why.

use serde::{Deserialize, Serialize};

use super::read::Naming;
use super::weigh::Feature;

/// Post, propose, or leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Sure enough to apply without a person.
    Post,
    /// A person decides; the best explanation is likely.
    Propose,
    /// Nothing likely was found.
    None,
}

impl Verdict {
    /// The stable word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Propose => "propose",
            Self::None => "none",
        }
    }
}

/// How the amount fits what is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// It is what is open.
    Exact,
    /// Less a discount within its terms.
    Discount,
    /// Less a discount that was not, or no longer, on offer.
    UnearnedDiscount,
    /// Less a small difference.
    Tolerance,
    /// Less what a bank charged.
    BankCharges,
    /// Less a deduction.
    Deduction,
    /// A part of it.
    Partial,
    /// More than it.
    Overpayment,
}

impl Fit {
    /// The stable word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Discount => "discount",
            Self::UnearnedDiscount => "unearned_discount",
            Self::Tolerance => "tolerance",
            Self::BankCharges => "bank_charges",
            Self::Deduction => "deduction",
            Self::Partial => "partial",
            Self::Overpayment => "overpayment",
        }
    }
}

/// Why money is left over or missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResidualReason {
    /// An early-payment discount within its terms.
    Discount,
    /// A discount beyond its terms, or without any.
    UnearnedDiscount,
    /// A small difference.
    Tolerance,
    /// What a bank charged.
    BankCharges,
    /// What the payer deducted for a reason of its own.
    Deduction,
    /// The rest is still to come.
    Partial,
    /// More came than was open.
    Overpayment,
    /// What it pays is paid already.
    Duplicate,
    /// It is for something not invoiced yet.
    Prepayment,
    /// Nobody knows what it is for.
    Unexplained,
}

impl ResidualReason {
    /// All reasons.
    pub const ALL: [Self; 10] = [
        Self::Discount,
        Self::UnearnedDiscount,
        Self::Tolerance,
        Self::BankCharges,
        Self::Deduction,
        Self::Partial,
        Self::Overpayment,
        Self::Duplicate,
        Self::Prepayment,
        Self::Unexplained,
    ];

    /// The stable word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Discount => "discount",
            Self::UnearnedDiscount => "unearned_discount",
            Self::Tolerance => "tolerance",
            Self::BankCharges => "bank_charges",
            Self::Deduction => "deduction",
            Self::Partial => "partial",
            Self::Overpayment => "overpayment",
            Self::Duplicate => "duplicate",
            Self::Prepayment => "prepayment",
            Self::Unexplained => "unexplained",
        }
    }
}

/// Why the verdict is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The evidence is beyond doubt.
    Sure,
    /// The evidence is good, but not beyond doubt.
    Likely,
    /// Policy leaves this kind of difference to a person.
    ResidualForPerson,
    /// Only one weak sign speaks for it.
    OneSign,
    /// Several explanations are about as likely.
    Ambiguous,
    /// Another payment claims the same items as well as this one.
    Contested,
    /// What it names is paid, by an earlier payment or before.
    AlreadyPaid,
    /// It is for something not invoiced yet.
    Prepayment,
    /// The documents are in another currency.
    OtherCurrency,
    /// Nothing speaks for any item.
    NothingFound,
    /// No money came in.
    NotACredit,
}

impl Reason {
    /// The stable word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::ResidualForPerson => "residual_for_person",
            Self::OneSign => "one_sign",
            Self::Ambiguous => "ambiguous",
            Self::Contested => "contested",
            Self::AlreadyPaid => "already_paid",
            Self::Prepayment => "prepayment",
            Self::OtherCurrency => "other_currency",
            Self::NothingFound => "nothing_found",
            Self::NotACredit => "not_a_credit",
        }
    }
}

/// What kind of explanation it is: policy asks each for a sureness of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Any that is none of these.
    Plain,
    /// Two or more items that nothing names were found by their sum, or one by a sum that differs.
    Searched,
    /// Somebody known to pay for them pays a round sum more than is open on the documents that the
    /// text names by their whole numbers, and says of no others.
    Overpaid,
}

impl Basis {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Searched, Self::Overpaid];

    /// The stable word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Searched => "searched",
            Self::Overpaid => "overpaid",
        }
    }
}

/// What goes to one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Allocation {
    /// The caller's index of the item.
    pub item: u32,
    /// So much of the payment, in minor units; negative for a credit note that is used up.
    pub amount_minor: i64,
    /// What of the item's open amount the payment does not cover, in minor units; never positive
    /// for a debt.
    pub difference_minor: i64,
}

/// What in the text names an item, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The caller's index of the item.
    pub item: u32,
    /// What stood in the payment.
    pub text: String,
    /// How it names the item.
    pub naming: Naming,
}

/// One part of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What was seen.
    pub feature: Feature,
    /// What it counts, in thousandths of a nat.
    pub score: i32,
}

/// Another explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The caller's index of the customer.
    pub customer: u32,
    /// The lines.
    pub allocations: Vec<Allocation>,
    /// How likely it is, in millionths.
    pub confidence: u32,
}

/// What became of a payment, with all that it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Match {
    /// Post, propose, or leave.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// The customer of the best explanation, or, when there is none, the one whose account it came
    /// from; the caller's index.
    pub customer: Option<u32>,
    /// How the amount fits, in the best explanation.
    pub fit: Option<Fit>,
    /// The lines of the best explanation; empty when there is none.
    pub allocations: Vec<Allocation>,
    /// The amount less what is open on the items: negative when money is missing, positive when
    /// money is left over. In minor units.
    pub residual_minor: i64,
    /// Why, whenever the residual is not zero.
    pub residual_reason: Option<ResidualReason>,
    /// How likely the best explanation is, in millionths.
    pub confidence: u32,
    /// How many kinds of sign speak for it: names, the amount, the payer.
    pub signs: u8,
    /// What kind of explanation it is.
    pub basis: Basis,
    /// What names the items.
    pub evidence: Vec<Evidence>,
    /// What the score is made of.
    pub parts: Vec<Part>,
    /// The next best, the likeliest first.
    pub alternatives: Vec<Alternative>,
}

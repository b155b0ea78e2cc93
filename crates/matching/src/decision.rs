use kernel::{CustomerId, Date, Money, OpenItemId};
use serde::Serialize;

use crate::evidence::Source;

/// The rule's parameters. A change of the rule gets a new version, which every decision names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Names the rule.
    pub version: &'static str,
    /// The lowest confidence, 0 to 100, that applies a payment without a person.
    pub apply_from: i32,
    /// A shortfall up to this many minor units is proposed, to a person, as a write-off.
    pub tolerance_minor: i64,
}

impl Policy {
    /// The first rule: everything the payment names must be found, and the amount must be exactly
    /// what is open on it, less the discounts on offer at the value date.
    pub const fn exact(tolerance_minor: i64) -> Self {
        Self {
            version: "exact-1",
            apply_from: 75,
            tolerance_minor,
        }
    }
}

/// What became of a payment, and why. It is complete: it needs nothing beside it to be understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The version of the rule.
    pub policy: &'static str,
    /// The amount that was judged.
    pub amount: Money,
    /// The value date that discounts were judged by.
    pub value_on: Date,
    /// The documents that the payment names.
    pub named: Vec<Named>,
    /// Apply or leave.
    pub outcome: Outcome,
    /// 0 to 100: the sum of the parts, kept within these bounds.
    pub confidence: i32,
    /// What the confidence is made of.
    pub parts: Vec<ScorePart>,
    /// The interpretation that came second.
    pub runner_up: Option<Proposal>,
}

/// Apply, or leave to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// Apply the payment as proposed; nothing of it is left over.
    Apply {
        /// The lines.
        proposal: Proposal,
    },
    /// A person decides.
    Leave {
        /// Why.
        reason: LeaveReason,
        /// The likeliest application, when there is one.
        proposal: Option<Proposal>,
    },
}

/// Why a payment was left to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeaveReason {
    /// It brings no money in.
    NotACredit,
    /// It names no document.
    NoReference,
    /// What it names is no document of ours.
    UnknownReference,
    /// Beside documents that were found it names another one of our pattern that was not.
    UnknownDocument,
    /// A document that it names is settled already.
    AlreadyPaid,
    /// One number stands for several documents, or the amount fits several ways.
    Ambiguous,
    /// It names documents of several customers.
    SeveralCustomers,
    /// The documents are in another currency.
    CurrencyDiffers,
    /// It is less than what is open on the documents, and no discount explains it.
    AmountTooLow,
    /// It is more than what is open on the documents.
    AmountTooHigh,
    /// The payer's account belongs to another customer.
    PayerDiffers,
}

impl LeaveReason {
    /// The stable code of the reason.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotACredit => "not_a_credit",
            Self::NoReference => "no_reference",
            Self::UnknownReference => "unknown_reference",
            Self::UnknownDocument => "unknown_document",
            Self::AlreadyPaid => "already_paid",
            Self::Ambiguous => "ambiguous",
            Self::SeveralCustomers => "several_customers",
            Self::CurrencyDiffers => "currency_differs",
            Self::AmountTooLow => "amount_too_low",
            Self::AmountTooHigh => "amount_too_high",
            Self::PayerDiffers => "payer_differs",
        }
    }
}

/// A document that the payment names, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// What stood in the payment.
    pub token: String,
    /// Where it stood.
    pub source: Source,
    /// The number of the document found.
    pub number: String,
    /// Found by the creditor reference, which carries check digits, rather than by the number.
    pub by_reference: bool,
    /// What was open on the document.
    pub open: Money,
}

/// One way to apply a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The customer whose items they are.
    pub customer: CustomerId,
    /// How the amount was read.
    pub reading: Reading,
    /// What goes where.
    pub lines: Vec<Line>,
    /// What is left over: the amount less the sum of the lines.
    pub rest: Money,
}

/// How an amount was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// It is all that is open on the documents named.
    OpenSum,
    /// It is all that is open, less the discounts on offer.
    DiscountedSum,
    /// It is the first open instalments of the one document named.
    FirstInstalments,
    /// The same, less the discounts on offer.
    FirstInstalmentsDiscounted,
    /// It is one later instalment of the one document named.
    OneInstalment,
    /// The same, less the discount on offer.
    OneInstalmentDiscounted,
    /// It falls short: what is due first is settled first.
    OldestFirst,
    /// It exceeds what is open: all is settled and a rest stays.
    AllAndRest,
}

/// What goes to one open item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The open item.
    pub item: OpenItemId,
    /// The number of its document.
    pub number: String,
    /// Its place among the document's instalments.
    pub instalment: i64,
    /// The part of the payment that settles it; negative for a credit note that is used up.
    pub amount: Money,
    /// Early-payment discount taken beside the amount; never negative.
    pub discount: Money,
    /// A shortfall within tolerance, for a person to write off; never negative, and always zero
    /// where the decision is to apply.
    pub write_off: Money,
}

/// One part of a confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ScorePart {
    /// What was seen.
    pub feature: Feature,
    /// What it counts.
    pub points: i32,
}

/// What speaks for or against an application. No single one reaches a policy's `apply_from`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// Every document is named by its creditor reference.
    NamedByReference,
    /// A document is named by its number alone.
    NamedByNumber,
    /// The amount is all that is open.
    AmountIsOpenSum,
    /// The amount is all that is open, less discounts.
    AmountIsDiscountedSum,
    /// The amount is that of instalments of one document.
    AmountIsInstalments,
    /// The payer's account is known to be the customer's.
    PayerAccountKnown,
    /// The payer's account is known to be somebody else's.
    PayerAccountOfAnother,
}

impl Feature {
    /// What the feature counts in the policy `exact-1`.
    pub(crate) const fn points(self) -> i32 {
        match self {
            Self::NamedByReference => 60,
            Self::NamedByNumber => 50,
            Self::AmountIsOpenSum => 35,
            Self::AmountIsDiscountedSum | Self::AmountIsInstalments => 30,
            Self::PayerAccountKnown => 10,
            Self::PayerAccountOfAnother => -40,
        }
    }
}

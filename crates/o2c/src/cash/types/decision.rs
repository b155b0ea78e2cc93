//! What the engine makes of a payment.

use std::fmt;

use kernel::{CustomerId, Date, Money, OpenItemId, Percent};
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::receivables::{LineDeduction, LineWriteOff, SettleLine, WriteOffReason};

/// The payer said that the money is not for us.
pub(crate) const NOT_OURS: &str = "not_ours";
/// A person took back what the payment had been applied to.
pub(crate) const TAKEN_BACK: &str = "taken_back";

/// What became of a payment, and why. It is complete: it needs nothing beside it to be understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Decision {
    /// The policy in force.
    pub policy: String,
    /// The version of the table of weights.
    pub weights: &'static str,
    /// The amount that was judged.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// The value date, by which discounts are judged.
    #[schema(value_type = String, format = Date)]
    pub value_on: Date,
    /// `post`: sure enough to be applied without a person; `propose`: a person decides; `none`:
    /// nothing likely was found.
    pub verdict: &'static str,
    /// Stable code of why the verdict is what it is.
    pub reason: &'static str,
    /// How likely the best application is right, in percent; `0.00` without one.
    #[schema(value_type = String)]
    pub confidence: Confidence,
    /// What this legal entity's own experience changed of that, if it did.
    pub correction: Option<AppliedCorrection>,
    /// How many of amount, names and payer speak for the best application.
    pub signs: u8,
    /// What kind of explanation it is: `searched` where several items that nothing names were found
    /// by their sum, `overpaid` where a round sum more came than is open on documents named by whole
    /// numbers,
    /// else `plain`.
    pub basis: &'static str,
    /// Why money is missing or left over.
    pub residual_reason: Option<&'static str>,
    /// The documents that the payment names, among those of the best application.
    pub named: Vec<NamedItem>,
    /// The likeliest application, if there is one.
    pub proposal: Option<Proposal>,
    /// What speaks for and against it.
    pub parts: Vec<ScorePart>,
    /// The next best, the likeliest first.
    pub alternatives: Vec<Alternative>,
    /// Whose money it is by the account it came from, where that is all that is known.
    #[schema(value_type = Option<String>)]
    pub payer: Option<CustomerId>,
}

/// What a legal entity's own experience changed of a confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct AppliedCorrection {
    /// The confidence of the delivered tables, in percent.
    #[schema(value_type = String)]
    pub before: Confidence,
    /// By how much the odds of being wrong were multiplied, in percent.
    #[schema(value_type = String)]
    pub doubt: Percent,
}

impl Decision {
    /// Whatever the payment looks like, a person decides, for this reason.
    pub(crate) fn leave_to_person(&mut self, reason: &'static str) {
        if self.verdict == "post" {
            self.verdict = "propose";
        }
        self.reason = reason;
    }

    /// Did people say more of the payment than matching can know?
    pub(crate) fn is_said(&self) -> bool {
        [NOT_OURS, TAKEN_BACK].contains(&self.reason)
    }

    /// Did people say more of the payment than matching can know, or is it in another currency, so
    /// that a person looks at the rate?
    pub(crate) fn is_for_person(&self) -> bool {
        let exchanges = self
            .proposal
            .as_ref()
            .is_some_and(|it| it.exchanged.is_some());
        exchanges || self.is_said()
    }
}

/// How likely something is, in millionths; written in percent with two decimals, rounded down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(pub u32);

impl Confidence {
    /// Of a percentage from 0 to 100; what is finer than a ten-thousandth of one is cut off.
    pub fn of(percent: Percent) -> Option<Self> {
        let millionths = u32::try_from(percent.micro() / 100).ok()?;
        (percent >= Percent::ZERO && millionths <= 1_000_000).then_some(Self(millionths))
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.0 / 100;
        write!(out, "{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A document that the payment names, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NamedItem {
    /// What stood in the payment.
    pub text: String,
    /// How it names the document: `reference`, `whole`, `torn`, `confused`, `digits`, `last_run`,
    /// `year_and_core`, `core`, `tail`, `head`, `typo`, `order`, `delivery`.
    pub naming: &'static str,
    /// The open item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// The number of its document.
    pub number: String,
    /// What was open on it.
    #[schema(value_type = crate::schema::Money)]
    pub open: Money,
}

/// One way to apply a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Proposal {
    /// The customer whose items they are.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// How the amount fits: `exact`, `discount`, `unearned_discount`, `tolerance`, `bank_charges`,
    /// `deduction`, `partial`, `overpayment`.
    pub fit: &'static str,
    /// What goes where.
    pub lines: Vec<ProposedLine>,
    /// What is left over: the amount less the sum of the lines.
    #[schema(value_type = crate::schema::Money)]
    pub rest: Money,
    /// The whole payment in the currency of the items, as the payer instructed it, where the bank
    /// credited another currency. Such a proposal is never applied without a person.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub exchanged: Option<Money>,
}

/// What goes to one open item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProposedLine {
    /// The open item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// The number of its document.
    pub number: String,
    /// Its place among the document's instalments.
    pub instalment: u32,
    /// The part of the payment that settles it; negative for a credit note that is used up.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// Early-payment discount taken beside the amount; never negative.
    #[schema(value_type = crate::schema::Money)]
    pub discount: Money,
    /// A shortfall within tolerance, for a person to write off; never negative.
    #[schema(value_type = crate::schema::Money)]
    pub write_off: Money,
    /// What else is missing and stays open; never negative.
    #[schema(value_type = crate::schema::Money)]
    pub short: Money,
    /// Why that was withheld, as far as the payment tells; a person can say otherwise.
    pub deduction: Option<LineDeduction>,
}

impl ProposedLine {
    /// So much of the payment for the item, with what is given up beside it.
    pub(crate) fn settling(&self, amount: Money) -> SettleLine {
        let some = |amount: Money| Some(amount).filter(|amount| amount.is_positive());
        SettleLine {
            discount: some(self.discount),
            write_off: some(self.write_off).map(|amount| LineWriteOff {
                amount,
                reason: WriteOffReason::SmallDifference,
                note: None,
            }),
            deduction: self.deduction.clone(),
            ..SettleLine::of(self.item, amount)
        }
    }
}

/// One part of a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScorePart {
    /// What was seen.
    pub feature: &'static str,
    /// What it counts, in thousandths of a nat: a thousand make the odds 2.7 times as good.
    pub score: i32,
}

/// Another way to apply the payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Alternative {
    /// How likely it is, in percent.
    #[schema(value_type = String)]
    pub confidence: Confidence,
    /// What goes where.
    pub proposal: AlternativeLines,
}

/// The lines of another way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AlternativeLines {
    /// The customer whose items they are.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// What goes where.
    pub lines: Vec<ProposedLine>,
}

#[cfg(test)]
mod tests {
    use super::{Confidence, Percent};

    #[test]
    fn a_percentage_beyond_all_or_nothing_is_no_confidence() {
        let of = |text: &str| Confidence::of(Percent::parse(text).expect("a number"));
        assert_eq!(of("97.5"), Some(Confidence(975_000)));
        assert_eq!((of("100.01"), of("-1")), (None, None));
    }

    #[test]
    fn a_confidence_is_never_rounded_up() {
        for (millionths, text) in [(999_999, "99.99"), (990_000, "99.00"), (0, "0.00")] {
            assert_eq!(Confidence(millionths).to_string(), text);
        }
    }
}

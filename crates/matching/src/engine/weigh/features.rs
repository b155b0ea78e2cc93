//! The parts of a score.

use serde::Serialize;

/// A feature that is simply there counts so much.
pub(crate) const UNIT: i32 = 64;

macro_rules! features {
    ($($(#[doc = $doc:literal])+ $name:ident => $word:literal,)+) => {
        /// What speaks for or against an explanation. Those that measure something count by a
        /// logarithm; the others are there or not.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Feature {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Feature {
            /// All features, in their order.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The stable word for it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }
        }
    };
}

features! {
    /// The documents are named by payment references.
    NamedReference => "named_reference",
    /// They are named by whole numbers.
    NamedWhole => "named_whole",
    /// The weakest of them by a whole number torn apart.
    NamedTorn => "named_torn",
    /// The weakest by a number with letters and digits confused.
    NamedConfused => "named_confused",
    /// The weakest by its digits alone.
    NamedDigits => "named_digits",
    /// The weakest by its last run of digits.
    NamedLastRun => "named_last_run",
    /// The weakest by year and last digits.
    NamedYearAndCore => "named_year_and_core",
    /// The weakest by its last digits, zeros lost.
    NamedCore => "named_core",
    /// The weakest by a number whose beginning is lost.
    NamedTail => "named_tail",
    /// The weakest by a number whose end is lost.
    NamedHead => "named_head",
    /// The weakest by a mistyped number.
    NamedTypo => "named_typo",
    /// The weakest by a purchase-order number.
    NamedOrder => "named_order",
    /// The weakest by a delivery note.
    NamedDelivery => "named_delivery",
    /// How many documents are named (logarithm).
    NamedCount => "named_count",
    /// How many other documents the same words could name (logarithm).
    Rivals => "rivals",
    /// How many of the digits of a shortened number are lost.
    DigitsLost => "digits_lost",
    /// Before a number without its beginning stands another year than the document's.
    OtherYear => "other_year",
    /// The words that name a document name another one better.
    BetterElsewhere => "better_elsewhere",
    /// The text calls what names a document a document number.
    CalledDocument => "called_document",
    /// The text calls what names a document something else.
    CalledOtherwise => "called_otherwise",
    /// How many documents of others the text names as well.
    NamesOthers => "names_others",
    /// How many numbers of the text look like ours and are unknown.
    NamesUnknown => "names_unknown",
    /// The amount is what is open, on one document.
    AmountExact => "amount_exact",
    /// The amount is what is open, on several named documents.
    SumExact => "sum_exact",
    /// How rare the amount is among all open items (logarithm).
    AmountRarity => "amount_rarity",
    /// A discount within its terms explains the difference.
    DiscountEarned => "discount_earned",
    /// A customary discount explains the difference: 2 or 3 %.
    DiscountUsual => "discount_usual",
    /// Another round percentage explains it.
    DiscountOther => "discount_other",
    /// The text speaks of a discount.
    DiscountSaid => "discount_said",
    /// A small difference.
    WithinTolerance => "within_tolerance",
    /// A round sum such as banks charge is missing.
    ChargesRound => "charges_round",
    /// The text speaks of charges.
    ChargesSaid => "charges_said",
    /// Something else is missing.
    Short => "short",
    /// How much of the sum is missing or over (logarithm of the share).
    OffShare => "off_share",
    /// The text speaks of a deduction.
    DeductionSaid => "deduction_said",
    /// The text states the amount that is missing.
    DifferenceStated => "difference_stated",
    /// The text speaks of a part, or the amount is a plain fraction.
    PartialSaid => "partial_said",
    /// More came than is open.
    Over => "over",
    /// More came, though the text speaks of a discount, charges or a deduction.
    OverLessSaid => "over_less_said",
    /// The amount differs, but the text says that there are more documents than it names, or it is
    /// so long that its end may be lost.
    DiffersMoreSaid => "differs_more_said",
    /// Some of the documents are not named.
    SomeUnnamed => "some_unnamed",
    /// None of the documents is named.
    NothingNamed => "nothing_named",
    /// The text says that there are more documents than it names.
    MoreSaid => "more_said",
    /// How many sets of the customer's items come to the sum by chance (logarithm).
    ChanceSums => "chance_sums",
    /// How many unnamed documents it takes, if more than one (logarithm).
    UnnamedCount => "unnamed_count",
    /// The documents are all that is open, or all that is due, or a month's.
    NaturalGroup => "natural_group",
    /// They are the oldest.
    OldestFirst => "oldest_first",
    /// … and not all sets could be tried, so that the right one may be missing (logarithm of the same).
    SearchCut => "search_cut",
    /// Credit notes are set off.
    CreditNoteSetOff => "credit_note_set_off",
    /// The payer's account is the customer's.
    AccountKnown => "account_known",
    /// The payer's account is known to be somebody else's.
    AccountOfAnother => "account_of_another",
    /// The payer's account is unknown.
    AccountUnknown => "account_unknown",
    /// The payer's name is the customer's.
    NameSame => "name_same",
    /// The name is the same, but for a legal form that is missing.
    NameWithoutForm => "name_without_form",
    /// The legal form differs.
    NameOtherForm => "name_other_form",
    /// The name is the beginning of the customer's.
    NameBegins => "name_begins",
    /// The name shares a word with the customer's.
    NameShares => "name_shares",
    /// The name is another customer's.
    NameOfAnother => "name_of_another",
    /// The name is nobody's that we know.
    NameUnknown => "name_unknown",
    /// How many customers have that name (logarithm).
    Namesakes => "namesakes",
    /// The payer has paid for this customer before, is known by that name, or pays as it is used to.
    Learned => "learned",
    /// The customer's number stands in the text.
    CustomerNamed => "customer_named",
    /// The number of another customer does.
    OtherCustomerNamed => "other_customer_named",
    /// The text names the purchase order or the delivery as well.
    OrderToo => "order_too",
    /// The text names the date of a document.
    DateNamed => "date_named",
    /// A document was issued after the money came.
    IssuedLater => "issued_later",
    /// The text speaks of a prepayment.
    PrepaymentSaid => "prepayment_said",
    /// The text speaks of a refund.
    RefundSaid => "refund_said",
    /// The text speaks of wages, rent, interest.
    NobodySaid => "nobody_said",
    /// The payment is no customer's, or for nothing that is open.
    NoneOfThese => "none_of_these",
    /// … and the text names nothing that we know.
    NoneNothingNamed => "none_nothing_named",
    /// … and it names a number like ours that is unknown.
    NoneUnknown => "none_unknown",
    /// … and it names a document that is paid already.
    NonePaid => "none_paid",
    /// … and some explanation is a sum beside which others could not be tried.
    NoneCut => "none_cut",
    /// … beside documents that are named.
    NoneCutBeside => "none_cut_beside",
    /// … and the text speaks of a prepayment.
    NonePrepayment => "none_prepayment",
    /// … and the text speaks of a refund.
    NoneRefund => "none_refund",
    /// … and the text speaks of wages, rent, interest.
    NoneNobody => "none_nobody",
    /// … and nobody we know paid.
    NonePayerUnknown => "none_payer_unknown",
}

/// How much of each feature there is, in 64ths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Features([i16; Feature::ALL.len()]);

impl Default for Features {
    fn default() -> Self {
        Self([0; Feature::ALL.len()])
    }
}

impl Features {
    /// The feature is there.
    pub fn set(&mut self, feature: Feature) {
        self.put(feature, UNIT);
    }

    /// There is so much of the feature.
    pub fn put(&mut self, feature: Feature, amount: i32) {
        self.0[feature as usize] = i16::try_from(amount).unwrap_or(i16::MAX);
    }

    pub fn get(&self, feature: Feature) -> i32 {
        i32::from(self.0[feature as usize])
    }

    pub fn has(&self, feature: Feature) -> bool {
        self.0[feature as usize] != 0
    }

    /// The features that are there.
    pub fn iter(&self) -> impl Iterator<Item = (Feature, i32)> + '_ {
        let all = Feature::ALL.iter().zip(&self.0);
        all.filter(|(_, amount)| **amount != 0)
            .map(|(feature, amount)| (*feature, i32::from(*amount)))
    }
}

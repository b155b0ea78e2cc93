//! How much each feature counts: the one table that decides.
//!
//! The numbers are thousandths of a nat: 693 doubles the odds. They are the coefficients of a
//! conditional logit over the explanations of each payment, fitted by
//! `cargo run --release -p cashlane-matching --example calibrate` on generated payments
//! (`benches/cash-application/generate.py`), as docs/cash-application-benchmark.md says.

use super::features::{Feature, Features};

/// Names the table in every decision.
pub const WEIGHTS_VERSION: &str = "joint-3";

/// The weight of each feature, in the order of [`Feature::ALL`].
const WEIGHTS: &[(Feature, i32)] = &[
    (Feature::NamedReference, 8460),
    (Feature::NamedWhole, 7176),
    (Feature::NamedTorn, 7354),
    (Feature::NamedConfused, 7331),
    (Feature::NamedDigits, 6635),
    (Feature::NamedLastRun, 6601),
    (Feature::NamedYearAndCore, 7184),
    (Feature::NamedCore, 5321),
    (Feature::NamedTail, 5985),
    (Feature::NamedHead, 6716),
    (Feature::NamedTypo, 5250),
    (Feature::NamedOrder, 8643),
    (Feature::NamedDelivery, 7500),
    (Feature::NamedCount, -851),
    (Feature::Rivals, -1241),
    (Feature::DigitsLost, 60),
    (Feature::OtherYear, -3455),
    (Feature::BetterElsewhere, -833),
    (Feature::CalledDocument, 271),
    (Feature::CalledOtherwise, -2141),
    (Feature::NamesOthers, -2369),
    (Feature::NamesUnknown, -3215),
    (Feature::AmountExact, -8016),
    (Feature::SumExact, -226),
    (Feature::AmountRarity, 664),
    (Feature::DiscountEarned, 7500),
    (Feature::DiscountUsual, 6638),
    (Feature::DiscountOther, 2047),
    (Feature::DiscountSaid, 4137),
    (Feature::WithinTolerance, 23),
    (Feature::ChargesRound, 2317),
    (Feature::ChargesSaid, 6068),
    (Feature::Short, -539),
    (Feature::OffShare, -829),
    (Feature::DeductionSaid, 2299),
    (Feature::DifferenceStated, 6373),
    (Feature::PartialSaid, 6491),
    (Feature::Over, -1914),
    (Feature::OverLessSaid, -4410),
    (Feature::DiffersMoreSaid, -5858),
    (Feature::SomeUnnamed, 5689),
    (Feature::NothingNamed, 7739),
    (Feature::MoreSaid, -101),
    (Feature::ChanceSums, -898),
    (Feature::UnnamedCount, 406),
    (Feature::NaturalGroup, 4382),
    (Feature::OldestFirst, 194),
    (Feature::SearchCut, -96),
    (Feature::CreditNoteSetOff, -8823),
    (Feature::AccountKnown, 703),
    (Feature::AccountOfAnother, 0),
    (Feature::AccountUnknown, 24),
    (Feature::NameSame, 4254),
    (Feature::NameWithoutForm, 4367),
    (Feature::NameOtherForm, -2755),
    (Feature::NameBegins, 4545),
    (Feature::NameShares, 1038),
    (Feature::NameOfAnother, -1126),
    (Feature::NameUnknown, -1005),
    (Feature::Namesakes, -138),
    (Feature::Learned, 2500),
    (Feature::CustomerNamed, 4843),
    (Feature::OtherCustomerNamed, -3014),
    (Feature::OrderToo, 902),
    (Feature::DateNamed, 3286),
    (Feature::IssuedLater, -3000),
    (Feature::PrepaymentSaid, -1209),
    (Feature::RefundSaid, -4886),
    (Feature::NobodySaid, -5524),
    (Feature::NoneOfThese, 911),
    (Feature::NoneNothingNamed, -1059),
    (Feature::NoneUnknown, 224),
    (Feature::NonePaid, 1345),
    (Feature::NoneCut, -888),
    (Feature::NoneCutBeside, 1967),
    (Feature::NonePrepayment, 209),
    (Feature::NoneRefund, 3886),
    (Feature::NoneNobody, 4524),
    (Feature::NonePayerUnknown, -3566),
];

/// The score of an explanation, in thousandths of a nat.
pub(crate) fn score(features: &Features) -> i32 {
    let sum: i64 = WEIGHTS
        .iter()
        .map(|(feature, weight)| i64::from(features.get(*feature)) * i64::from(*weight))
        .sum();
    i32::try_from(sum / 64).unwrap_or(if sum > 0 { i32::MAX } else { i32::MIN })
}

/// What a feature counts, in thousandths of a nat.
#[doc(hidden)]
pub fn weight_of(feature: Feature) -> i32 {
    WEIGHTS[feature as usize].1
}

/// What a feature adds to the score.
pub(crate) fn part(features: &Features, feature: Feature) -> i32 {
    features.get(feature) * weight_of(feature) / 64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_its_weight_in_its_place() {
        let table: Vec<Feature> = WEIGHTS.iter().map(|entry| entry.0).collect();
        assert_eq!(table, Feature::ALL);
    }
}

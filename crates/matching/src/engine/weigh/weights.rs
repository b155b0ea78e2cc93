//! How much each feature counts: the one table that decides.
//!
//! The numbers are thousandths of a nat: 693 doubles the odds. They are the coefficients of a
//! conditional logit over the explanations of each payment, fitted by
//! `cargo run --release -p cashlane-matching --example calibrate` on generated payments
//! (`benches/cash-application/generate.py`), as docs/cash-application-benchmark.md says.

use super::features::{Feature, Features};

/// Names the table in every decision.
pub const WEIGHTS_VERSION: &str = "joint-2";

/// The weight of each feature, in the order of [`Feature::ALL`].
const WEIGHTS: &[(Feature, i32)] = &[
    (Feature::NamedReference, 9500),
    (Feature::NamedWhole, 8069),
    (Feature::NamedTorn, 7952),
    (Feature::NamedConfused, 8479),
    (Feature::NamedDigits, 6589),
    (Feature::NamedLastRun, 6971),
    (Feature::NamedYearAndCore, 6949),
    (Feature::NamedCore, 5571),
    (Feature::NamedTail, 5808),
    (Feature::NamedHead, 6767),
    (Feature::NamedTypo, 5532),
    (Feature::NamedOrder, 8461),
    (Feature::NamedDelivery, 7500),
    (Feature::NamedCount, -1165),
    (Feature::Rivals, -2900),
    (Feature::DigitsLost, 74),
    (Feature::OtherYear, -2606),
    (Feature::BetterElsewhere, 23),
    (Feature::CalledDocument, 763),
    (Feature::CalledOtherwise, -2098),
    (Feature::NamesOthers, -1986),
    (Feature::NamesUnknown, -4151),
    (Feature::AmountExact, -7378),
    (Feature::SumExact, -171),
    (Feature::AmountRarity, 573),
    (Feature::DiscountEarned, 7500),
    (Feature::DiscountUsual, 5705),
    (Feature::DiscountOther, 2302),
    (Feature::DiscountSaid, 4113),
    (Feature::WithinTolerance, -607),
    (Feature::ChargesRound, 2888),
    (Feature::ChargesSaid, 5663),
    (Feature::Short, 596),
    (Feature::OffShare, -1234),
    (Feature::DeductionSaid, 3390),
    (Feature::DifferenceStated, 6162),
    (Feature::PartialSaid, 8577),
    (Feature::Over, -3366),
    (Feature::DiffersMoreSaid, -5431),
    (Feature::SomeUnnamed, -826),
    (Feature::NothingNamed, 883),
    (Feature::MoreSaid, 619),
    (Feature::ChanceSums, -681),
    (Feature::UnnamedCount, -2104),
    (Feature::NaturalGroup, 5126),
    (Feature::OldestFirst, 387),
    (Feature::SearchCut, 184),
    (Feature::CreditNoteSetOff, -8672),
    (Feature::AccountKnown, 1709),
    (Feature::AccountOfAnother, 0),
    (Feature::AccountUnknown, -61),
    (Feature::NameSame, 5312),
    (Feature::NameWithoutForm, 5310),
    (Feature::NameOtherForm, -1759),
    (Feature::NameBegins, 5533),
    (Feature::NameShares, 377),
    (Feature::NameOfAnother, -1798),
    (Feature::NameUnknown, -1973),
    (Feature::Namesakes, -261),
    (Feature::Learned, 2500),
    (Feature::CustomerNamed, 4586),
    (Feature::OtherCustomerNamed, -3014),
    (Feature::OrderToo, 1226),
    (Feature::DateNamed, 3249),
    (Feature::IssuedLater, -3000),
    (Feature::PrepaymentSaid, -1879),
    (Feature::RefundSaid, -4573),
    (Feature::NobodySaid, -5200),
    (Feature::NoneOfThese, -330),
    (Feature::NoneNothingNamed, -994),
    (Feature::NoneUnknown, 251),
    (Feature::NonePaid, 814),
    (Feature::NoneCut, 774),
    (Feature::NoneCutBeside, 2404),
    (Feature::NonePrepayment, 879),
    (Feature::NoneRefund, 3573),
    (Feature::NoneNobody, 4200),
    (Feature::NonePayerUnknown, -3914),
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

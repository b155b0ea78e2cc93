//! How much each feature counts: the one table that decides.
//!
//! The numbers are thousandths of a nat: 693 doubles the odds. They are the coefficients of a
//! conditional logit over the explanations of each payment, fitted by
//! `cargo run --release -p cashlane-matching --example calibrate` on generated payments
//! (`benches/cash-application/generate.py`), as docs/cash-application-benchmark.md says.

use super::features::{Feature, Features};

/// Names the table in every decision.
pub const WEIGHTS_VERSION: &str = "joint-1";

/// The weight of each feature, in the order of [`Feature::ALL`].
const WEIGHTS: &[(Feature, i32)] = &[
    (Feature::NamedReference, 9004),
    (Feature::NamedWhole, 8287),
    (Feature::NamedTorn, 8105),
    (Feature::NamedConfused, 7978),
    (Feature::NamedDigits, 7395),
    (Feature::NamedLastRun, 6976),
    (Feature::NamedYearAndCore, 6281),
    (Feature::NamedCore, 5849),
    (Feature::NamedTail, 5692),
    (Feature::NamedHead, 4638),
    (Feature::NamedTypo, 5097),
    (Feature::NamedOrder, 6019),
    (Feature::NamedDelivery, 6000),
    (Feature::NamedCount, -1291),
    (Feature::Rivals, -622),
    (Feature::DigitsLost, 41),
    (Feature::BetterElsewhere, -1434),
    (Feature::CalledDocument, 1079),
    (Feature::CalledOtherwise, -1685),
    (Feature::NamesOthers, -2034),
    (Feature::NamesUnknown, -1680),
    (Feature::AmountExact, -51),
    (Feature::SumExact, 3576),
    (Feature::AmountRarity, 347),
    (Feature::DiscountEarned, 3500),
    (Feature::DiscountUsual, 4219),
    (Feature::DiscountOther, 929),
    (Feature::DiscountSaid, 2178),
    (Feature::WithinTolerance, 1745),
    (Feature::ChargesRound, 1214),
    (Feature::ChargesSaid, 2983),
    (Feature::Short, -463),
    (Feature::OffShare, -644),
    (Feature::DeductionSaid, 2251),
    (Feature::DifferenceStated, 3589),
    (Feature::PartialSaid, 3665),
    (Feature::Over, -3846),
    (Feature::SomeUnnamed, -1906),
    (Feature::NothingNamed, 1528),
    (Feature::MoreSaid, 689),
    (Feature::ChanceSums, -402),
    (Feature::UnnamedCount, -1644),
    (Feature::NaturalGroup, 2103),
    (Feature::OldestFirst, 506),
    (Feature::SearchCut, -330),
    (Feature::CreditNoteSetOff, -3313),
    (Feature::AccountKnown, 978),
    (Feature::AccountOfAnother, -374),
    (Feature::AccountUnknown, 830),
    (Feature::NameSame, 4255),
    (Feature::NameWithoutForm, 3642),
    (Feature::NameOtherForm, -537),
    (Feature::NameBegins, 3475),
    (Feature::NameShares, 723),
    (Feature::NameOfAnother, -2215),
    (Feature::NameUnknown, -1393),
    (Feature::Namesakes, 114),
    (Feature::Learned, 2500),
    (Feature::CustomerNamed, 3304),
    (Feature::OtherCustomerNamed, -3000),
    (Feature::OrderToo, 2507),
    (Feature::DateNamed, 2546),
    (Feature::IssuedLater, -3000),
    (Feature::PrepaymentSaid, -1693),
    (Feature::RefundSaid, -2857),
    (Feature::NobodySaid, -3504),
    (Feature::NoneOfThese, 3284),
    (Feature::NoneNothingNamed, -56),
    (Feature::NoneUnknown, 126),
    (Feature::NonePaid, 2165),
    (Feature::NonePrepayment, 693),
    (Feature::NoneRefund, 1857),
    (Feature::NoneNobody, 2504),
    (Feature::NonePayerUnknown, -1715),
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

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
    (Feature::NamedWhole, 8179),
    (Feature::NamedTorn, 7845),
    (Feature::NamedConfused, 8061),
    (Feature::NamedDigits, 7354),
    (Feature::NamedLastRun, 7208),
    (Feature::NamedYearAndCore, 5992),
    (Feature::NamedCore, 6414),
    (Feature::NamedTail, 5610),
    (Feature::NamedHead, 5945),
    (Feature::NamedTypo, 5536),
    (Feature::NamedOrder, 6682),
    (Feature::NamedDelivery, 6000),
    (Feature::NamedCount, -1842),
    (Feature::Rivals, 78),
    (Feature::DigitsLost, 154),
    (Feature::BetterElsewhere, -1050),
    (Feature::CalledDocument, 54),
    (Feature::CalledOtherwise, -1154),
    (Feature::NamesOthers, -2242),
    (Feature::NamesUnknown, -3070),
    (Feature::AmountExact, -3887),
    (Feature::SumExact, 106),
    (Feature::AmountRarity, 338),
    (Feature::DiscountEarned, 3500),
    (Feature::DiscountUsual, 5369),
    (Feature::DiscountOther, 1573),
    (Feature::DiscountSaid, 3068),
    (Feature::WithinTolerance, 284),
    (Feature::ChargesRound, 2770),
    (Feature::ChargesSaid, 4684),
    (Feature::Short, -130),
    (Feature::OffShare, -1013),
    (Feature::DeductionSaid, 3748),
    (Feature::DifferenceStated, 4065),
    (Feature::PartialSaid, 7083),
    (Feature::Over, -3592),
    (Feature::SomeUnnamed, -361),
    (Feature::NothingNamed, 1817),
    (Feature::MoreSaid, 9),
    (Feature::ChanceSums, -474),
    (Feature::UnnamedCount, -1335),
    (Feature::NaturalGroup, 3700),
    (Feature::OldestFirst, 50),
    (Feature::SearchCut, -281),
    (Feature::CreditNoteSetOff, -6348),
    (Feature::AccountKnown, 840),
    (Feature::AccountOfAnother, -120),
    (Feature::AccountUnknown, -4),
    (Feature::NameSame, 5177),
    (Feature::NameWithoutForm, 5015),
    (Feature::NameOtherForm, -1570),
    (Feature::NameBegins, 5560),
    (Feature::NameShares, 1047),
    (Feature::NameOfAnother, -2434),
    (Feature::NameUnknown, -2432),
    (Feature::Namesakes, -150),
    (Feature::Learned, 2500),
    (Feature::CustomerNamed, 3917),
    (Feature::OtherCustomerNamed, -3000),
    (Feature::OrderToo, 2523),
    (Feature::DateNamed, 2382),
    (Feature::IssuedLater, -3000),
    (Feature::PrepaymentSaid, -1534),
    (Feature::RefundSaid, -3818),
    (Feature::NobodySaid, -4768),
    (Feature::NoneOfThese, 990),
    (Feature::NoneNothingNamed, -552),
    (Feature::NoneUnknown, -800),
    (Feature::NonePaid, 1795),
    (Feature::NonePrepayment, 534),
    (Feature::NoneRefund, 2818),
    (Feature::NoneNobody, 3768),
    (Feature::NonePayerUnknown, -3643),
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

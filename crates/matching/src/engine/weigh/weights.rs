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
    (Feature::NamedWhole, 8144),
    (Feature::NamedTorn, 7854),
    (Feature::NamedConfused, 7863),
    (Feature::NamedDigits, 7244),
    (Feature::NamedLastRun, 7109),
    (Feature::NamedYearAndCore, 6186),
    (Feature::NamedCore, 6272),
    (Feature::NamedTail, 5437),
    (Feature::NamedHead, 5766),
    (Feature::NamedTypo, 5714),
    (Feature::NamedOrder, 6394),
    (Feature::NamedDelivery, 6000),
    (Feature::NamedCount, -1430),
    (Feature::Rivals, 46),
    (Feature::DigitsLost, 171),
    (Feature::BetterElsewhere, -1402),
    (Feature::CalledDocument, 279),
    (Feature::CalledOtherwise, -1280),
    (Feature::NamesOthers, -1658),
    (Feature::NamesUnknown, -1804),
    (Feature::AmountExact, -2626),
    (Feature::SumExact, 1100),
    (Feature::AmountRarity, 303),
    (Feature::DiscountEarned, 3500),
    (Feature::DiscountUsual, 4996),
    (Feature::DiscountOther, 1405),
    (Feature::DiscountSaid, 2788),
    (Feature::WithinTolerance, 875),
    (Feature::ChargesRound, 2221),
    (Feature::ChargesSaid, 4148),
    (Feature::Short, -197),
    (Feature::OffShare, -898),
    (Feature::DeductionSaid, 3468),
    (Feature::DifferenceStated, 3857),
    (Feature::PartialSaid, 6013),
    (Feature::Over, -3816),
    (Feature::SomeUnnamed, -1209),
    (Feature::NothingNamed, 1705),
    (Feature::MoreSaid, 149),
    (Feature::ChanceSums, -447),
    (Feature::UnnamedCount, -1614),
    (Feature::NaturalGroup, 3155),
    (Feature::OldestFirst, 172),
    (Feature::SearchCut, -303),
    (Feature::CreditNoteSetOff, -5375),
    (Feature::AccountKnown, 805),
    (Feature::AccountOfAnother, -131),
    (Feature::AccountUnknown, 133),
    (Feature::NameSame, 5080),
    (Feature::NameWithoutForm, 4753),
    (Feature::NameOtherForm, -1139),
    (Feature::NameBegins, 5093),
    (Feature::NameShares, 688),
    (Feature::NameOfAnother, -2626),
    (Feature::NameUnknown, -2244),
    (Feature::Namesakes, -143),
    (Feature::Learned, 2500),
    (Feature::CustomerNamed, 3608),
    (Feature::OtherCustomerNamed, -3000),
    (Feature::OrderToo, 2516),
    (Feature::DateNamed, 2412),
    (Feature::IssuedLater, -3000),
    (Feature::PrepaymentSaid, -1523),
    (Feature::RefundSaid, -3442),
    (Feature::NobodySaid, -4381),
    (Feature::NoneOfThese, 1713),
    (Feature::NoneNothingNamed, -749),
    (Feature::NoneUnknown, -521),
    (Feature::NonePaid, 2113),
    (Feature::NonePrepayment, 523),
    (Feature::NoneRefund, 2442),
    (Feature::NoneNobody, 3381),
    (Feature::NonePayerUnknown, -3089),
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

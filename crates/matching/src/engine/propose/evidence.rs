//! The features of an explanation, apart from how its amount fits.

use super::super::book::{CustomerIx, ItemIx, NumberParts};
use super::super::read::{Gap, Hit, Meaning, Naming, Noise};
use super::super::weigh::{Feature, Features, UNIT, ln};
use super::fits::{names_a_date, note_rarity};
use super::{Case, Explanation};

/// Items that nothing names, and how they were found.
#[derive(Debug, Default)]
pub(super) struct Unnamed {
    pub items: Vec<ItemIx>,
    /// So many sets must be expected to come to the sum by chance, in millionths.
    pub by_chance: u64,
    /// Not all sets were tried.
    pub is_cut: bool,
    pub oldest_first: bool,
    pub natural_group: bool,
}

/// Adds what names the items, what else the text says, and who paid.
pub(super) fn weigh(
    case: &Case<'_>,
    customer: CustomerIx,
    items: &[ItemIx],
    named: &[Hit],
    unnamed: Option<&Unnamed>,
    features: &mut Features,
) {
    let reading = case.reading;
    if let Some(weakest) = named.iter().map(|hit| hit.naming).max() {
        features.set(naming_feature(weakest));
        features.put(Feature::NamedCount, ln(named.len() as u64));
        weigh_names(case, items, named, weakest, features);
    }
    weigh_leftover(case, items, named, features);
    let exact = features.has(Feature::AmountExact) || features.has(Feature::SumExact);
    if exact && (unnamed.is_none() || items.len() == 1) {
        note_rarity(case, items, features);
    }
    if let Some(unnamed) = unnamed {
        weigh_unnamed(case, named, unnamed, features);
        let habit = case.learned.habit_of(case.book, customer);
        let usual = (habit.oldest_first && unnamed.oldest_first)
            || (habit.by_statement && unnamed.natural_group);
        if usual {
            features.set(Feature::Learned);
        }
    }
    if items.iter().any(|item| case.open(*item) < 0) {
        features.set(Feature::CreditNoteSetOff);
    }
    case.payer
        .weigh(case.book, customer, &reading.named_customers, features);
    if names_a_date(case, items) {
        features.set(Feature::DateNamed);
    }
    let issued = |item: &ItemIx| case.book.items.issued[*item as usize];
    if items.iter().any(|item| issued(item) > case.value_on) {
        features.set(Feature::IssuedLater);
    }
    for (meaning, feature) in [
        (Meaning::Prepayment, Feature::PrepaymentSaid),
        (Meaning::Refund, Feature::RefundSaid),
        (Meaning::Nobody, Feature::NobodySaid),
    ] {
        if reading.texts.said.has(meaning) {
            features.set(feature);
        }
    }
}

fn naming_feature(naming: Naming) -> Feature {
    match naming {
        Naming::Reference => Feature::NamedReference,
        Naming::Whole => Feature::NamedWhole,
        Naming::Torn => Feature::NamedTorn,
        Naming::Confused => Feature::NamedConfused,
        Naming::Digits => Feature::NamedDigits,
        Naming::LastRun => Feature::NamedLastRun,
        Naming::YearAndCore => Feature::NamedYearAndCore,
        Naming::Core => Feature::NamedCore,
        Naming::Tail => Feature::NamedTail,
        Naming::Head => Feature::NamedHead,
        Naming::Typo => Feature::NamedTypo,
        Naming::Order => Feature::NamedOrder,
        Naming::Delivery => Feature::NamedDelivery,
    }
}

/// How well the places name the items.
fn weigh_names(
    case: &Case<'_>,
    items: &[ItemIx],
    named: &[Hit],
    weakest: Naming,
    features: &mut Features,
) {
    let reading = case.reading;
    let rivals: i32 = named.iter().map(|hit| ln(u64::from(hit.rivals))).sum();
    features.put(Feature::Rivals, rivals.min(12 * UNIT));
    let lost: i32 = named.iter().map(|hit| digits_lost(case, hit)).sum();
    features.put(Feature::DigitsLost, (lost * UNIT).min(10 * UNIT));
    let elsewhere = |hit: &Hit| {
        reading.hits.iter().any(|other| {
            other.overlaps(hit)
                && other.naming < hit.naming
                && other.naming <= Naming::Digits
                && !items.contains(&other.item)
        })
    };
    if named.iter().any(|hit| follows_other_year(case, hit)) {
        features.set(Feature::OtherYear);
    }
    if named.iter().any(elsewhere) {
        features.set(Feature::BetterElsewhere);
    }
    let atoms = &reading.texts.atoms;
    let called = |hit: &Hit| atoms[usize::from(hit.last)].label == Some(Meaning::Invoice);
    if weakest >= Naming::Digits && named.iter().any(called) {
        features.set(Feature::CalledDocument);
    }
    let otherwise = |hit: &Hit| {
        atoms[usize::from(hit.first)..=usize::from(hit.last)]
            .iter()
            .any(|atom| matches!(atom.noise, Noise::Labelled | Noise::Foreign))
    };
    let by_number = |hit: &&Hit| !matches!(hit.naming, Naming::Order | Naming::Delivery);
    if named.iter().filter(by_number).any(otherwise) {
        features.set(Feature::CalledOtherwise);
    }
    let too = |hit: &&Hit| {
        matches!(hit.naming, Naming::Order | Naming::Delivery) && items.contains(&hit.item)
    };
    if weakest < Naming::Order && reading.hits.iter().any(|hit| too(&hit)) {
        features.set(Feature::OrderToo);
    }
}

/// Is the place the end of a number whose year is not that of the item's?
fn follows_other_year(case: &Case<'_>, hit: &Hit) -> bool {
    let partial = matches!(hit.naming, Naming::LastRun | Naming::Core | Naming::Tail);
    let texts = &case.reading.texts;
    let first = usize::from(hit.first);
    if !partial || first == 0 || texts.atoms[first].gap > Gap::Sign {
        return false;
    }
    let before = texts.bytes(&texts.atoms[first - 1]);
    let is_year = match before.len() {
        2 => before.starts_with(b"1") || before.starts_with(b"2"),
        4 => before.starts_with(b"19") || before.starts_with(b"20"),
        _ => false,
    };
    let parts = NumberParts::of(case.book.items.numbers.get(hit.item));
    let head = &parts.digits()[..parts.digits().len() - parts.last().len()];
    is_year && texts.atoms[first - 1].digits && !head.is_empty() && !head.ends_with(before)
}

/// How many of the digits that could tell items apart are missing.
fn digits_lost(case: &Case<'_>, hit: &Hit) -> i32 {
    let atoms = &case.reading.texts.atoms[usize::from(hit.first)..=usize::from(hit.last)];
    let shown: usize = atoms
        .iter()
        .filter(|atom| atom.digit_like)
        .map(|atom| atom.len())
        .sum();
    let parts = NumberParts::of(case.book.items.numbers.get(hit.item));
    let lost = match hit.naming {
        Naming::Tail => parts.core().len().min(7).saturating_sub(shown),
        Naming::Head => parts.digits().len().saturating_sub(shown),
        _ => 0,
    };
    i32::try_from(lost).unwrap_or(0)
}

/// What the text names beside.
fn weigh_leftover(case: &Case<'_>, items: &[ItemIx], named: &[Hit], features: &mut Features) {
    let reading = case.reading;
    let covered = |first: u8, last: u8| {
        named
            .iter()
            .any(|hit| hit.first <= last && first <= hit.last)
    };
    let mut others: Vec<u8> = Vec::new();
    for hit in &reading.hits {
        let clear =
            hit.naming <= Naming::Digits || (hit.naming <= Naming::YearAndCore && hit.rivals <= 2);
        let atom = &reading.texts.atoms[usize::from(hit.first)];
        let is_customer = |hit: &Hit| {
            let named = &reading.named_customers;
            hit.naming > Naming::Whole
                && named
                    .iter()
                    .any(|it| it.first <= hit.last && hit.first <= it.last)
        };
        let taken = covered(hit.first, hit.last) || items.contains(&hit.item) || is_customer(hit);
        if clear && !taken && atom.noise == Noise::No && !others.contains(&hit.first) {
            others.push(hit.first);
        }
    }
    let count = |count: usize| i32::try_from(count.min(3)).unwrap_or(3) * UNIT;
    features.put(Feature::NamesOthers, count(others.len()));
    let unknown = reading.unknown.iter().filter(|at| !covered(**at, **at));
    features.put(Feature::NamesUnknown, count(unknown.count()));
}

fn weigh_unnamed(case: &Case<'_>, named: &[Hit], unnamed: &Unnamed, features: &mut Features) {
    let said = case.reading.texts.said;
    features.set(if named.is_empty() {
        Feature::NothingNamed
    } else {
        Feature::SomeUnnamed
    });
    if said.has(Meaning::More) || said.has(Meaning::Statement) || case.reading.is_full {
        features.set(Feature::MoreSaid);
    }
    let chance = ln(unnamed.by_chance);
    features.put(Feature::ChanceSums, chance);
    if unnamed.is_cut {
        features.put(Feature::SearchCut, chance);
    }
    features.put(Feature::UnnamedCount, ln(unnamed.items.len() as u64));
    for (is, feature) in [
        (unnamed.oldest_first, Feature::OldestFirst),
        (unnamed.natural_group, Feature::NaturalGroup),
    ] {
        if is {
            features.set(feature);
        }
    }
}

/// The explanation that the payment is for nothing that is open.
pub(super) fn nothing(case: &Case<'_>, others: &[Explanation]) -> Explanation {
    let reading = case.reading;
    let said = reading.texts.said;
    let mut features = Features::default();
    features.set(Feature::NoneOfThese);
    let paid = |hit: &&Hit| hit.naming <= Naming::Digits && case.open(hit.item) == 0;
    let mut cut = others
        .iter()
        .filter(|it| it.features.has(Feature::SearchCut));
    let beside = |it: &Explanation| it.features.has(Feature::SomeUnnamed);
    for (is, feature) in [
        (cut.clone().next().is_some(), Feature::NoneCut),
        (cut.any(beside), Feature::NoneCutBeside),
        (reading.hits.is_empty(), Feature::NoneNothingNamed),
        (!reading.unknown.is_empty(), Feature::NoneUnknown),
        (reading.hits.iter().any(|hit| paid(&hit)), Feature::NonePaid),
        (said.has(Meaning::Prepayment), Feature::NonePrepayment),
        (said.has(Meaning::Refund), Feature::NoneRefund),
        (said.has(Meaning::Nobody), Feature::NoneNobody),
        (case.payer.is_unknown(), Feature::NonePayerUnknown),
    ] {
        if is {
            features.set(feature);
        }
    }
    Explanation {
        customer: None,
        fit: None,
        lines: Vec::new(),
        residual: 0,
        reason: None,
        hits: Vec::new(),
        features,
        score: 0,
    }
}

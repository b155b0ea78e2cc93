//! How an amount fits a set of items, and what each item then gets.

use super::super::book::{Day, ItemIx, NO_DAY};
use super::super::decision::{Fit, ResidualReason};
use super::super::learned::Habit;
use super::super::read::{Meaning, Texts};
use super::super::weigh::{Feature, Features, UNIT, ln};
use super::{Case, PlannedLine};

/// A way in which the amount fits.
pub(super) struct Fitting {
    pub fit: Fit,
    pub lines: Vec<PlannedLine>,
    /// The amount less what is open on the items.
    pub residual: i64,
    pub reason: Option<ResidualReason>,
}

/// The likeliest way in which the amount fits these items; `None` when it cannot.
pub(super) fn fitting(
    case: &Case<'_>,
    items: &[ItemIx],
    habit: Habit,
    features: &mut Features,
) -> Option<Fitting> {
    let amount = case.credit.amount_minor;
    let sum: i64 = items.iter().map(|item| case.open(*item)).sum();
    let residual = amount - sum;
    if residual == 0 {
        if items.len() == 1 {
            features.set(Feature::AmountExact);
        } else {
            features.set(Feature::SumExact);
        }
        return Some(Fitting {
            fit: Fit::Exact,
            lines: in_full(case, items),
            residual,
            reason: None,
        });
    }
    if sum <= 0 {
        return None;
    }
    let found = discounted(case, items, sum, habit, features);
    let fitting = found.or_else(|| differing(case, items, sum, residual, habit, features));
    if fitting.is_some() {
        let off = residual.unsigned_abs().saturating_mul(10_000) / sum.unsigned_abs().max(1);
        features.put(Feature::OffShare, ln(off.clamp(1, 10_000_000)));
        if case.reading.texts.said.has(Meaning::More) || case.reading.is_full {
            features.set(Feature::DiffersMoreSaid);
        }
    }
    fitting
}

/// Amounts are as varied as among so many items more: that few are open makes no amount common.
const AMOUNTS_KNOWN: u64 = 1_000;

/// How rare it is that the amount is what is open on these items.
pub(super) fn note_rarity(case: &Case<'_>, items: &[ItemIx], features: &mut Features) {
    let among = (case.book.items_total() + AMOUNTS_KNOWN) * 8;
    let rarity = if let [item] = items {
        let count = case.book.amount_count(case.currency, case.open(*item));
        ln(among / count.max(1))
    } else {
        ln(among)
    };
    features.put(Feature::AmountRarity, rarity.min(16 * UNIT));
}

fn in_full(case: &Case<'_>, items: &[ItemIx]) -> Vec<PlannedLine> {
    let line = |item: &ItemIx| PlannedLine {
        item: *item,
        amount: case.open(*item),
        difference: 0,
    };
    items.iter().map(line).collect()
}

/// So many basis points of an amount, to the nearest minor unit.
pub(super) fn part_of(amount: i64, basis_points: u32) -> i64 {
    let product = i128::from(amount) * i128::from(basis_points);
    let rounded = (product + product.signum() * 5_000) / 10_000;
    i64::try_from(rounded).unwrap_or(0)
}

/// An early-payment discount on every item that is a debt.
fn discounted(
    case: &Case<'_>,
    items: &[ItemIx],
    sum: i64,
    habit: Habit,
    features: &mut Features,
) -> Option<Fitting> {
    let amount = case.credit.amount_minor;
    if amount >= sum || amount * 10 < sum * 8 {
        return None;
    }
    let slack = i64::try_from(items.len()).unwrap_or(1);
    let terms = |item: &ItemIx| case.book.items.terms[*item as usize];
    let granted = |item: &ItemIx| {
        let terms = terms(item);
        let basis_points = u32::from(terms.basis_points);
        let whole = case.open(*item) == case.book.items.open[*item as usize];
        if terms.granted > 0 && whole {
            return Some(i64::from(terms.granted));
        }
        (basis_points > 0).then(|| part_of(case.open(*item).max(0), basis_points))
    };
    let own: Option<i64> = items.iter().map(granted).sum();
    let fits = |discount: i64| (sum - discount - amount).abs() <= slack.min(5);
    let (basis_points, earned) = if own.is_some_and(fits) {
        let until = |item: &ItemIx| terms(item).until;
        let earned = items
            .iter()
            .all(|item| until(item) == NO_DAY || case.value_on <= until(item));
        (u32::from(terms(&items[0]).basis_points), earned)
    } else {
        (usual_discount(case, items, sum, slack)?, false)
    };
    let late = habit.late_discount && own.is_some();
    features.set(if own.is_some_and(fits) && (earned || late) {
        Feature::DiscountEarned
    } else if matches!(basis_points, 200 | 300) || own.is_some_and(fits) {
        Feature::DiscountUsual
    } else {
        Feature::DiscountOther
    });
    if case.reading.texts.said.has(Meaning::Discount)
        || case.reading.texts.said.has(Meaning::Deduction)
    {
        features.set(Feature::DiscountSaid);
    }
    let mut lines = in_full(case, items);
    for line in &mut lines {
        let own_part = granted(&line.item).filter(|_| own.is_some_and(fits));
        let part = own_part.unwrap_or_else(|| part_of(line.amount.max(0), basis_points));
        line.amount -= part;
        line.difference = -part;
    }
    spread_rest(&mut lines, amount);
    Some(Fitting {
        fit: if earned {
            Fit::Discount
        } else {
            Fit::UnearnedDiscount
        },
        lines,
        residual: amount - sum,
        reason: Some(if earned {
            ResidualReason::Discount
        } else {
            ResidualReason::UnearnedDiscount
        }),
    })
}

/// The usual discount, in basis points, that explains what is missing of a sum, unless something else
/// explains it better.
fn usual_discount(case: &Case<'_>, items: &[ItemIx], sum: i64, slack: i64) -> Option<u32> {
    let missing = sum - case.credit.amount_minor;
    let usual = case.policy.discounts.iter().copied().find(|basis_points| {
        let each = items
            .iter()
            .map(|item| part_of(case.open(*item).max(0), *basis_points));
        (missing - each.sum::<i64>()).abs() <= slack.min(5)
    })?;
    // A round sum that the text calls charges is no percentage.
    let said = case.reading.texts.said;
    let charges = said.has(Meaning::Charges) && !said.has(Meaning::Discount);
    if charges && missing % 50 == 0 && missing <= case.policy.charges_max_minor {
        return None;
    }
    // Nor is a sum that the text states beside another reason.
    let stated = case.reading.texts.amounts.contains(&missing);
    if stated && said.has(Meaning::Deduction) && !said.has(Meaning::Discount) {
        return None;
    }
    // Of small amounts a few units are any percentage.
    (part_of(sum, usual) >= 3 * slack).then_some(usual)
}

/// Lets the largest line take what rounding left, so that the lines sum to the amount.
fn spread_rest(lines: &mut [PlannedLine], amount: i64) {
    let rest = amount - lines.iter().map(|line| line.amount).sum::<i64>();
    if let Some(line) = largest(lines) {
        line.amount += rest;
        line.difference += rest;
    }
}

/// The line with the most open, the first of equals.
fn largest(lines: &mut [PlannedLine]) -> Option<&mut PlannedLine> {
    let most = lines
        .iter()
        .map(|line| line.amount - line.difference)
        .max()?;
    lines
        .iter_mut()
        .find(|line| line.amount - line.difference == most)
}

/// The amount differs from what is open, and no discount explains it.
fn differing(
    case: &Case<'_>,
    items: &[ItemIx],
    sum: i64,
    residual: i64,
    habit: Habit,
    features: &mut Features,
) -> Option<Fitting> {
    let policy = case.policy;
    let texts = &case.reading.texts;
    let missing = -residual;
    let (fit, reason) = if residual > 0 {
        features.set(if residual <= policy.tolerance_minor {
            Feature::WithinTolerance
        } else {
            Feature::Over
        });
        let less = [Meaning::Discount, Meaning::Charges, Meaning::Deduction];
        if less.iter().any(|it| texts.said.has(*it)) {
            features.set(Feature::OverLessSaid);
        }
        (Fit::Overpayment, ResidualReason::Overpayment)
    } else {
        short(case, texts, sum, missing, habit, features)
    };
    let mut lines = in_full(case, items);
    if residual < 0 && !reduce(&mut lines, missing) {
        return None;
    }
    Some(Fitting {
        fit,
        lines,
        residual,
        reason: Some(reason),
    })
}

fn short(
    case: &Case<'_>,
    texts: &Texts,
    sum: i64,
    missing: i64,
    habit: Habit,
    features: &mut Features,
) -> (Fit, ResidualReason) {
    let policy = case.policy;
    let said = texts.said;
    if texts.amounts.contains(&missing) {
        features.set(Feature::DifferenceStated);
    }
    let charges_like = missing <= policy.charges_max_minor && missing % 50 == 0;
    let usual = habit.deducts_minor == Some(missing);
    let fraction = (2..=4).any(|n| (sum - case.credit.amount_minor * n).abs() <= n)
        || (2..=3).any(|n| (sum * n - case.credit.amount_minor * (n + 1)).abs() <= n + 1);
    if said.has(Meaning::Charges) && missing <= policy.charges_max_minor {
        features.set(Feature::ChargesSaid);
        (Fit::BankCharges, ResidualReason::BankCharges)
    } else if said.has(Meaning::Deduction) || texts.amounts.contains(&missing) {
        features.set(Feature::DeductionSaid);
        (Fit::Deduction, ResidualReason::Deduction)
    } else if said.has(Meaning::Partial) || fraction {
        features.set(Feature::PartialSaid);
        (Fit::Partial, ResidualReason::Partial)
    } else if missing <= policy.tolerance_minor {
        features.set(Feature::WithinTolerance);
        (Fit::Tolerance, ResidualReason::Tolerance)
    } else if charges_like || usual {
        features.set(Feature::ChargesRound);
        (Fit::BankCharges, ResidualReason::BankCharges)
    } else {
        features.set(Feature::Short);
        if missing * 4 <= sum {
            (Fit::Deduction, ResidualReason::Deduction)
        } else {
            (Fit::Partial, ResidualReason::Partial)
        }
    }
}

/// Takes what is missing from the largest line, and from the others last to first where that is
/// not enough; false where it cannot be taken at all.
fn reduce(lines: &mut Vec<PlannedLine>, missing: i64) -> bool {
    let mut left = missing;
    if let Some(line) = largest(lines) {
        let taken = left.min(line.amount.max(0));
        line.amount -= taken;
        line.difference = -taken;
        left -= taken;
    }
    for line in lines.iter_mut().rev() {
        let taken = left.min(line.amount.max(0));
        line.amount -= taken;
        line.difference -= taken;
        left -= taken;
    }
    lines.retain(|line| line.amount != 0);
    left == 0 && !lines.is_empty()
}

/// The day a date stands for, compared with that of items.
pub(super) fn names_a_date(case: &Case<'_>, items: &[ItemIx]) -> bool {
    let issued = |item: &ItemIx| -> Day { case.book.items.issued[*item as usize] };
    let dates = &case.reading.texts.dates;
    dates
        .iter()
        .any(|day| items.iter().any(|item| issued(item) == *day))
}

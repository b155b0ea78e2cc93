//! Items that nothing names, found by their sum.

use super::super::book::{CustomerIx, Day, ItemIx, NO_DAY};
use super::super::read::Hit;
use super::evidence::Unnamed;
use super::slots::Slot;
use super::subsets::{ONE, subsets};
use super::{Case, Explanation, customer};

/// Of more items than this only natural groups are tried.
const SEARCHED_MAX: usize = 600;
/// Of more items than this months are not told apart.
const GROUPED_MAX: usize = 2_000;
/// So many solutions of one search are weighed.
const WEIGHED_MAX: usize = 4;

/// Adds explanations by items of the customer that are not named, alone or beside named ones.
pub(super) fn explain(
    case: &Case<'_>,
    customer: CustomerIx,
    places: &[Slot],
    out: &mut Vec<Explanation>,
) {
    let sure: Vec<Hit> = places
        .iter()
        .filter(|slot| !slot.is_weak())
        .map(|slot| slot.hit)
        .collect();
    let all: Vec<Hit> = places.iter().map(|slot| slot.hit).collect();
    if all.len() != sure.len() {
        beside(case, customer, &all, out);
    }
    beside(case, customer, &sure, out);
}

fn beside(case: &Case<'_>, customer: CustomerIx, named: &[Hit], out: &mut Vec<Explanation>) {
    let named_sum: i64 = named.iter().map(|hit| case.open(hit.item)).sum();
    let target = case.credit.amount_minor - named_sum;
    if target <= 0 {
        return;
    }
    let is_named = |item: &ItemIx| named.iter().any(|hit| hit.item == *item);
    let mut rest: Vec<ItemIx> = case
        .book
        .items_of(customer)
        .filter(|item| case.is_candidate(*item) && !is_named(item))
        .collect();
    natural_groups(case, customer, named, &rest, target, out);
    // What is larger than the target can only be part of it beside a credit note.
    if !rest.iter().any(|item| case.open(*item) < 0) {
        rest.retain(|item| case.open(*item) <= target);
    }
    if rest.len() > SEARCHED_MAX {
        return;
    }
    let amounts: Vec<i64> = rest.iter().map(|item| case.open(*item)).collect();
    let found = subsets(&amounts, target);
    for set in found.sets.iter().take(WEIGHED_MAX) {
        let unnamed = Unnamed {
            items: set.iter().map(|at| rest[usize::from(*at)]).collect(),
            by_chance: found.by_chance(set.len()),
            is_cut: !found.complete,
            oldest_first: is_oldest(set),
            natural_group: false,
        };
        customer::add(case, customer, named, Some(&unnamed), out);
    }
    if named.is_empty() && found.sets.is_empty() {
        discounted(case, customer, out);
    }
}

fn is_oldest(set: &[u16]) -> bool {
    set.iter().zip(0u16..).all(|(at, place)| *at == place)
}

/// All that is open, all that is due, a month's items, the oldest ones.
fn natural_groups(
    case: &Case<'_>,
    customer: CustomerIx,
    named: &[Hit],
    rest: &[ItemIx],
    target: i64,
    out: &mut Vec<Explanation>,
) {
    if rest.len() < 2 {
        return;
    }
    let due = |item: &ItemIx| case.book.items.due[*item as usize];
    let issued = |item: &ItemIx| case.book.items.issued[*item as usize];
    let by_month = if rest.len() <= GROUPED_MAX { rest } else { &[] };
    let months = by_month.iter().map(|item| month(issued(item)));
    let mut groups: Vec<(Vec<ItemIx>, bool)> = vec![
        (rest.to_vec(), false),
        (
            rest.iter()
                .copied()
                .filter(|item| due(item) <= case.value_on)
                .collect(),
            false,
        ),
    ];
    let mut known: Vec<i32> = months.collect();
    known.sort_unstable();
    known.dedup();
    for wanted in known.into_iter().filter(|wanted| *wanted != 0).take(24) {
        let of_month = rest
            .iter()
            .copied()
            .filter(|item| month(issued(item)) == wanted);
        groups.push((of_month.collect(), false));
    }
    let mut sum = 0;
    for (count, item) in rest.iter().enumerate() {
        sum += case.open(*item);
        if sum == target {
            groups.push((rest[..=count].to_vec(), true));
        }
    }
    for (items, oldest_first) in groups {
        let sum: i64 = items.iter().map(|item| case.open(*item)).sum();
        if sum == target && items.len() > 1 {
            let unnamed = Unnamed {
                items,
                by_chance: ONE / 1_000,
                is_cut: false,
                oldest_first,
                natural_group: !oldest_first,
            };
            customer::add(case, customer, named, Some(&unnamed), out);
        }
    }
}

/// A number for the month of a day, near enough to group by; 0 for no day.
fn month(day: Day) -> i32 {
    use chrono::{Datelike, NaiveDate};
    if day == NO_DAY {
        return 0;
    }
    let date = NaiveDate::from_num_days_from_ce_opt(day);
    date.map_or(0, |date| {
        date.year() * 12 + i32::try_from(date.month()).unwrap_or(0)
    })
}

/// A single item less a customary discount.
fn discounted(case: &Case<'_>, customer: CustomerIx, out: &mut Vec<Explanation>) {
    let amount = case.credit.amount_minor;
    let items = case
        .book
        .items_of(customer)
        .filter(|item| case.is_candidate(*item));
    let near = |open: i64| open > amount && open * 94 <= amount * 100;
    let items: Vec<ItemIx> = items
        .filter(|item| near(case.open(*item)))
        .take(50)
        .collect();
    for item in &items {
        let unnamed = Unnamed {
            items: vec![*item],
            by_chance: items.len() as u64 * ONE / 20,
            ..Unnamed::default()
        };
        customer::add(case, customer, &[], Some(&unnamed), out);
    }
}

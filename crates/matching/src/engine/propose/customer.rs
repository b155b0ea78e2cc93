//! What a payment could be for, if it pays for one certain customer.

use super::super::book::{CustomerIx, ItemIx, NumberParts};
use super::super::decision::Fit;
use super::super::read::{Atom, Hit, Meaning, Naming};
use super::super::weigh::Features;
use super::evidence::{self, Unnamed};
use super::fits::fitting;
use super::slots::{choices, slots};
use super::subsets::ONE;
use super::{Case, Explanation, unnamed};

/// Of more items than this only those with a fitting amount are looked at closely.
const LOOKED_AT_MAX: usize = 400;
/// Of more items than this those of a list are not looked for by damaged numbers.
const LISTED_MAX: usize = 4_000;
/// More places than this are not looked for.
const PLACES_MAX: usize = 400;

/// How far to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Only what whole numbers name.
    Named,
    /// Damaged numbers as well.
    Damaged,
    /// Damaged numbers, and items that nothing names: the customer may be the payer.
    Payer,
    /// One item whose amount fits; without a name only if `unnamed`.
    Item { item: ItemIx, unnamed: bool },
}

/// Adds the explanations by one customer's items.
pub(super) fn explain(
    case: &Case<'_>,
    customer: CustomerIx,
    scope: Scope,
    buffer: &mut Vec<Hit>,
    out: &mut Vec<Explanation>,
) {
    collect_hits(case, customer, scope, buffer);
    let places = slots(buffer);
    let before = out.len();
    let mut exact = false;
    for set in choices(case, &places) {
        exact |= add(case, customer, &set, None, out);
    }
    match scope {
        Scope::Payer if !exact => unnamed::explain(case, customer, &places, out),
        Scope::Damaged if !exact && says_more(case) => {
            unnamed::explain(case, customer, &places, out);
        }
        Scope::Item {
            item,
            unnamed: true,
        } if out.len() == before => {
            let none = Unnamed {
                items: vec![item],
                by_chance: case.book.amount_count(case.currency, case.open(item)) * ONE,
                ..Unnamed::default()
            };
            add(case, customer, &[], Some(&none), out);
        }
        _ => {}
    }
}

/// Does the text say that there are more documents than it names, or may its end be cut off?
fn says_more(case: &Case<'_>) -> bool {
    let said = case.reading.texts.said;
    said.has(Meaning::More) || said.has(Meaning::Foreign) || case.reading.is_full
}

fn collect_hits(case: &Case<'_>, customer: CustomerIx, scope: Scope, hits: &mut Vec<Hit>) {
    let book = case.book;
    hits.clear();
    let range = book.items_of(customer);
    let own = case.reading.hits.iter();
    hits.extend(own.filter(|hit| range.contains(&hit.item) && case.is_candidate(hit.item)));
    match scope {
        Scope::Named => {}
        Scope::Item { item, .. } => {
            find_damaged(case, item, false, hits);
            hits.iter_mut().for_each(|hit| count_strangers(case, hit));
        }
        Scope::Damaged | Scope::Payer => {
            let in_list = !hits.is_empty();
            let amount = case.credit.amount_minor;
            let many = range.len() > LOOKED_AT_MAX;
            let in_list = in_list && range.len() <= LISTED_MAX;
            for item in range {
                let open = case.open(item);
                let looked_at = !many || open == amount || (in_list && open < amount);
                if looked_at && case.is_candidate(item) {
                    find_damaged(case, item, in_list, hits);
                }
                if hits.len() > PLACES_MAX {
                    break;
                }
            }
        }
    }
    hits.sort_unstable_by_key(Hit::rank);
    hits.dedup_by_key(|hit| (hit.item, hit.first, hit.last));
    if !matches!(scope, Scope::Item { .. }) {
        count_rivals(hits);
    }
}

/// Of all items with the payment's amount so many more would be named by chance, by a place that
/// shows as few digits of a number.
fn count_strangers(case: &Case<'_>, hit: &mut Hit) {
    let atoms = &case.reading.texts.atoms[usize::from(hit.first)..=usize::from(hit.last)];
    let shown: usize = atoms.iter().filter(|it| it.digit_like).map(Atom::len).sum();
    let told = match hit.naming {
        Naming::Tail | Naming::Head => shown,
        // A slip leaves some hundred numbers possible.
        Naming::Typo => shown.saturating_sub(2),
        _ => return,
    };
    let alike = case
        .book
        .amount_count(case.currency, case.credit.amount_minor);
    let by_chance = alike * 2 / 10u64.pow(u32::try_from(told.min(12)).unwrap_or(12));
    hit.rivals = u16::try_from(by_chance + 1).unwrap_or(u16::MAX);
}

/// Tells of each place that names items by a damaged number how many of them it could name.
fn count_rivals(hits: &mut [Hit]) {
    let same = |a: &Hit, b: &Hit| (a.naming, a.first, a.last) == (b.naming, b.first, b.last);
    for rivals in hits.chunk_by_mut(same) {
        if matches!(rivals[0].naming, Naming::Tail | Naming::Head | Naming::Typo) {
            let count = u16::try_from(rivals.len()).unwrap_or(u16::MAX);
            rivals.iter_mut().for_each(|hit| hit.rivals = count);
        }
    }
}

fn find_damaged(case: &Case<'_>, item: ItemIx, in_list: bool, hits: &mut Vec<Hit>) {
    let found = hits.len();
    let parts = NumberParts::of(case.book.items.numbers.get(item));
    case.reading.pieces.find(item, &parts, in_list, hits);
    let named = &case.reading.named_customers;
    let mut at = found;
    while at < hits.len() {
        let hit = hits[at];
        // The customer's own number is no piece of a document's.
        let is_customer = named
            .iter()
            .any(|it| it.first <= hit.last && hit.first <= it.last);
        if is_customer && hit.naming >= Naming::Tail {
            hits.swap_remove(at);
        } else {
            at += 1;
        }
    }
}

/// Adds the explanation by these items, if the amount can be for them. Says whether it is exact.
pub(super) fn add(
    case: &Case<'_>,
    customer: CustomerIx,
    named: &[Hit],
    unnamed: Option<&Unnamed>,
    out: &mut Vec<Explanation>,
) -> bool {
    let mut items: Vec<ItemIx> = named.iter().map(|hit| hit.item).collect();
    items.extend(unnamed.iter().flat_map(|more| &more.items));
    let mut features = Features::default();
    let habit = case.learned.habit_of(case.book, customer);
    let Some(fitting) = fitting(case, &items, habit, &mut features) else {
        return false;
    };
    if named.is_empty()
        && !matches!(
            fitting.fit,
            Fit::Exact | Fit::UnearnedDiscount | Fit::Discount
        )
    {
        return false;
    }
    evidence::weigh(case, customer, &items, named, unnamed, &mut features);
    let exact = fitting.fit == Fit::Exact;
    out.push(Explanation {
        customer: Some(customer),
        fit: Some(fitting.fit),
        lines: fitting.lines,
        residual: fitting.residual,
        reason: fitting.reason,
        hits: named.to_vec(),
        features,
        score: 0,
    });
    exact
}

//! What a payment could be for, if it pays for one certain customer.

use super::super::book::{CustomerIx, ItemIx, NumberParts};
use super::super::decision::Fit;
use super::super::read::{Hit, Meaning, Naming};
use super::super::weigh::Features;
use super::evidence::{self, Unnamed};
use super::fits::fitting;
use super::slots::{choices, slots};
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
                near: case.book.amount_count(case.currency, case.open(item)),
                width: 1,
                ..Unnamed::default()
            };
            add(case, customer, &[], Some(&none), out);
        }
        _ => {}
    }
}

/// Does the text say that there are more documents than it names?
fn says_more(case: &Case<'_>) -> bool {
    case.reading.texts.said.has(Meaning::More) || case.reading.texts.said.has(Meaning::Foreign)
}

fn collect_hits(case: &Case<'_>, customer: CustomerIx, scope: Scope, hits: &mut Vec<Hit>) {
    let book = case.book;
    hits.clear();
    let range = book.items_of(customer);
    let own = case.reading.hits.iter();
    hits.extend(own.filter(|hit| range.contains(&hit.item) && case.is_candidate(hit.item)));
    match scope {
        Scope::Named => {}
        Scope::Item { item, .. } => find_damaged(case, item, false, hits),
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

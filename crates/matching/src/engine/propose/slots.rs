//! The places of a text that name items of one customer, each used once.

use super::super::book::ItemIx;
use super::super::read::{Hit, Naming};
use super::Case;
use super::fits::part_of;

const SLOTS_MAX: usize = 48;
const OPTIONS_MAX: usize = 24;
/// So many options of the only place are weighed against one another.
const ALONE_MAX: usize = 6;
const STEPS_MAX: usize = 3_000;
/// So many amounts that the text states are tried as what is missing.
const STATED_MAX: usize = 4;

/// A place, with the items that it could name.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// The place and how it names the first option.
    pub hit: Hit,
    pub options: Vec<Hit>,
}

impl Slot {
    pub fn is_weak(&self) -> bool {
        is_weak(&self.hit)
    }
}

fn is_weak(hit: &Hit) -> bool {
    matches!(hit.naming, Naming::Tail | Naming::Head | Naming::Typo)
}

/// Chooses among hits in the order in which they are believed; what overlaps a chosen one is out,
/// but what the same place, or a damaged one a little wider, could name in another way is one of
/// its options.
pub(super) fn slots(hits: &[Hit]) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    for hit in hits {
        if slots.iter().any(|slot| slot.hit.item == hit.item) {
            continue;
        }
        let same = |slot: &&mut Slot| {
            let chosen = &slot.hit;
            let weak = is_weak(chosen) && is_weak(hit) && chosen.overlaps(hit);
            weak || (chosen.first, chosen.last) == (hit.first, hit.last)
        };
        if let Some(slot) = slots.iter_mut().find(same) {
            if slot.options.len() < OPTIONS_MAX {
                slot.options.push(*hit);
            }
        } else if slots.len() < SLOTS_MAX && !slots.iter().any(|slot| slot.hit.overlaps(hit)) {
            slots.push(Slot {
                hit: *hit,
                options: vec![*hit],
            });
        }
    }
    slots
}

/// Sets of named items worth weighing: the believed ones, the sure ones alone, and the one that
/// comes to the amount with the fewest places left out.
pub(super) fn choices(case: &Case<'_>, slots: &[Slot]) -> Vec<Vec<Hit>> {
    let mut sets: Vec<Vec<Hit>> = Vec::new();
    let mut add = |set: Vec<Hit>| {
        if !set.is_empty() && !sets.contains(&set) {
            sets.push(set);
        }
    };
    let amount = case.credit.amount_minor;
    let in_full = Sums::of(slots, |item| case.open(item));
    let exact = (0..=slots.len().min(3)).find_map(|left_out| in_full.come_to(amount, 0, left_out));
    if let Some(set) = exact.or_else(|| reduced(case, slots, &in_full)) {
        add(set);
    }
    add(slots.iter().map(|slot| slot.hit).collect());
    if let [only] = slots {
        let others = only.options.iter().take(ALONE_MAX);
        others.for_each(|hit| add(vec![*hit]));
    }
    let sure = slots.iter().filter(|slot| !slot.is_weak());
    add(sure.map(|slot| slot.hit).collect());
    if slots
        .iter()
        .any(|slot| groups(slot.hit.naming) && slot.options.len() > 1)
    {
        let all = slots.iter().flat_map(|slot| {
            let naming = slot.hit.naming;
            let count = if groups(naming) { OPTIONS_MAX } else { 1 };
            let alike = slot.options.iter().filter(move |hit| hit.naming == naming);
            alike.take(count).copied()
        });
        add(all.collect());
    }
    sets
}

/// Where places could name several items, those that come to the amount less a discount, or less
/// what the text says is missing.
fn reduced(case: &Case<'_>, slots: &[Slot], in_full: &Sums<'_>) -> Option<Vec<Hit>> {
    if slots.iter().all(|slot| slot.options.len() == 1) {
        return None;
    }
    let amount = case.credit.amount_minor;
    let stated = case.reading.texts.amounts.iter().take(STATED_MAX);
    let stated = stated.map(|missing| in_full.come_to(amount.saturating_add(*missing), 0, 0));
    let slack = i64::try_from(slots.len()).unwrap_or(1).min(5);
    let discounted = case.policy.discounts.iter().map(|basis_points| {
        let net = |open: i64| open - part_of(open.max(0), *basis_points);
        Sums::of(slots, |item| net(case.open(item))).come_to(amount, slack, 0)
    });
    stated.chain(discounted).flatten().next()
}

/// An order or a delivery may have several invoices.
fn groups(naming: Naming) -> bool {
    matches!(naming, Naming::Order | Naming::Delivery)
}

/// What the options of each place would bring.
struct Sums<'a> {
    slots: &'a [Slot],
    options: Vec<Vec<i64>>,
}

/// A search among the options.
struct Search {
    chosen: Vec<Hit>,
    steps: usize,
    slack: i64,
}

impl<'a> Sums<'a> {
    fn of(slots: &'a [Slot], amount: impl Fn(ItemIx) -> i64) -> Self {
        let of = |slot: &Slot| slot.options.iter().map(|hit| amount(hit.item)).collect();
        Self {
            slots,
            options: slots.iter().map(of).collect(),
        }
    }

    /// One option of each slot but `left_out` that come to the target, give or take the slack.
    fn come_to(&self, target: i64, slack: i64, left_out: usize) -> Option<Vec<Hit>> {
        let mut search = Search {
            chosen: Vec::with_capacity(self.slots.len()),
            steps: 0,
            slack,
        };
        let found = self.step(0, target, left_out, &mut search);
        found.then_some(search.chosen)
    }

    fn step(&self, at: usize, left: i64, left_out: usize, search: &mut Search) -> bool {
        search.steps += 1;
        if search.steps > STEPS_MAX {
            return false;
        }
        let Some(slot) = self.slots.get(at) else {
            return left.abs() <= search.slack && left_out == 0 && !search.chosen.is_empty();
        };
        for (hit, open) in slot.options.iter().zip(&self.options[at]) {
            if search.chosen.iter().any(|it| it.item == hit.item) {
                continue;
            }
            search.chosen.push(*hit);
            if self.step(at + 1, left - open, left_out, search) {
                return true;
            }
            search.chosen.pop();
        }
        left_out > 0 && self.step(at + 1, left, left_out - 1, search)
    }
}

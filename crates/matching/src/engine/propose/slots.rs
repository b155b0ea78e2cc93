//! The places of a text that name items of one customer, each used once.

use super::super::book::ItemIx;
use super::super::read::{Hit, Naming};
use super::Case;

const SLOTS_MAX: usize = 48;
const OPTIONS_MAX: usize = 6;
const STEPS_MAX: usize = 3_000;

/// A place, with the items that it could name.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// The place and how it names the first option.
    pub hit: Hit,
    pub options: Vec<Hit>,
}

impl Slot {
    pub fn is_weak(&self) -> bool {
        matches!(self.hit.naming, Naming::Tail | Naming::Head | Naming::Typo)
    }
}

/// Chooses among hits in the order in which they are believed; what overlaps a chosen one is out.
pub(super) fn slots(hits: &[Hit]) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    for hit in hits {
        if slots.iter().any(|slot| slot.hit.item == hit.item) {
            continue;
        }
        let same = |slot: &&mut Slot| {
            let (a, b) = (&slot.hit, hit);
            a.first == b.first && a.last == b.last && a.naming == b.naming
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
    let sums = Sums {
        case,
        slots,
        options: slots
            .iter()
            .map(|slot| slot.options.iter().map(|hit| case.open(hit.item)).collect())
            .collect(),
    };
    for left_out in 0..=slots.len().min(3) {
        if let Some(set) = sums.exact(left_out) {
            add(set);
            break;
        }
    }
    add(slots.iter().map(|slot| slot.hit).collect());
    let sure = slots.iter().filter(|slot| !slot.is_weak());
    add(sure.map(|slot| slot.hit).collect());
    if slots
        .iter()
        .any(|slot| groups(slot.hit.naming) && slot.options.len() > 1)
    {
        let all = slots.iter().flat_map(|slot| {
            let count = if groups(slot.hit.naming) {
                OPTIONS_MAX
            } else {
                1
            };
            slot.options.iter().take(count).copied()
        });
        add(all.collect());
    }
    sets
}

/// An order or a delivery may have several invoices.
fn groups(naming: Naming) -> bool {
    matches!(naming, Naming::Order | Naming::Delivery)
}

struct Sums<'a> {
    case: &'a Case<'a>,
    slots: &'a [Slot],
    options: Vec<Vec<i64>>,
}

impl Sums<'_> {
    /// One option of each slot but `left_out` that come to the amount.
    fn exact(&self, left_out: usize) -> Option<Vec<Hit>> {
        let mut chosen = Vec::with_capacity(self.slots.len());
        let mut steps = 0;
        let amount = self.case.credit.amount_minor;
        self.step(0, amount, left_out, &mut chosen, &mut steps)
            .then_some(chosen)
    }

    fn step(
        &self,
        at: usize,
        left: i64,
        left_out: usize,
        chosen: &mut Vec<Hit>,
        steps: &mut usize,
    ) -> bool {
        *steps += 1;
        if *steps > STEPS_MAX {
            return false;
        }
        let Some(slot) = self.slots.get(at) else {
            return left == 0 && left_out == 0 && !chosen.is_empty();
        };
        for (hit, open) in slot.options.iter().zip(&self.options[at]) {
            let used = |item: ItemIx| chosen.iter().any(|it: &Hit| it.item == item);
            if used(hit.item) {
                continue;
            }
            chosen.push(*hit);
            if self.step(at + 1, left - open, left_out, chosen, steps) {
                return true;
            }
            chosen.pop();
        }
        left_out > 0 && self.step(at + 1, left, left_out - 1, chosen, steps)
    }
}

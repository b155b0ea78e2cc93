//! Proposing: the explanations that a payment could have.

mod customer;
mod evidence;
mod fits;
mod payer;
mod slots;
mod subsets;
mod unnamed;

pub(crate) use payer::Payer;

use super::book::{Book, CustomerIx, Day, ItemIx, amount_tail_key};
use super::decision::{Fit, ResidualReason};
use super::learned::Learned;
use super::policy::MatchPolicy;
use super::read::{Hit, Naming, Reading};
use super::rows::CreditRow;
use super::weigh::{Feature, Features, score};
use customer::Scope;

/// Customers whose documents are named, at most; those named best.
const OWNERS_MAX: usize = 16;
/// Explanations kept of one payment.
const KEPT_MAX: usize = 8;
/// Items of one amount that are looked at one by one.
const SAME_AMOUNT_MAX: usize = 48;

/// A payment with all that is known of it.
pub(crate) struct Case<'a> {
    pub book: &'a Book,
    pub policy: &'a MatchPolicy,
    pub learned: &'a Learned,
    pub reading: &'a Reading,
    pub payer: &'a Payer,
    pub credit: &'a CreditRow<'a>,
    pub currency: u8,
    pub value_on: Day,
    /// What is still open on each item.
    pub left: &'a [i64],
}

impl Case<'_> {
    pub fn open(&self, item: ItemIx) -> i64 {
        self.left[item as usize]
    }

    fn is_candidate(&self, item: ItemIx) -> bool {
        self.open(item) != 0 && self.book.items.currency[item as usize] == self.currency
    }
}

/// So much of a payment to one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PlannedLine {
    pub item: ItemIx,
    pub amount: i64,
    /// What of the open amount stays uncovered: not positive for a debt.
    pub difference: i64,
}

/// One way to explain a payment; without a customer: that it pays nothing that is open.
#[derive(Debug, Clone)]
pub(crate) struct Explanation {
    pub customer: Option<CustomerIx>,
    pub fit: Option<Fit>,
    pub lines: Vec<PlannedLine>,
    pub residual: i64,
    pub reason: Option<ResidualReason>,
    pub hits: Vec<Hit>,
    pub features: Features,
    pub score: i32,
}

impl Explanation {
    /// Explanations with equal keys settle the same amounts of the same customer: which of two
    /// equal items is settled makes no difference to anybody.
    fn key(&self, case: &Case<'_>) -> (Option<CustomerIx>, Vec<i64>) {
        let mut opens: Vec<i64> = self.lines.iter().map(|line| case.open(line.item)).collect();
        opens.sort_unstable();
        (self.customer, opens)
    }
}

/// Proposes explanations; its buffers are used again for the next payment.
#[derive(Debug, Default)]
pub(crate) struct Proposer {
    owners: Vec<CustomerIx>,
    payers: Vec<CustomerIx>,
    hits: Vec<Hit>,
}

impl Proposer {
    /// What the whole numbers in the text explain; enough in most cases. Says whether it is.
    pub fn by_names(&mut self, case: &Case<'_>, out: &mut Vec<Explanation>) -> bool {
        out.clear();
        self.owners.clear();
        for hit in &case.reading.hits {
            let owner = case.book.items.customer[hit.item as usize];
            if self.owners.len() < OWNERS_MAX && !self.owners.contains(&owner) {
                self.owners.push(owner);
            }
        }
        for at in 0..self.owners.len() {
            self.explain(case, self.owners[at], Scope::Named, out);
        }
        out.iter().any(is_clean)
    }

    /// What damaged numbers, amounts and the payer explain beside.
    pub fn by_all(&mut self, case: &Case<'_>, out: &mut Vec<Explanation>) {
        self.payers.clear();
        case.payer.customers(case, &mut self.payers);
        for at in 0..self.payers.len() {
            let payer = self.payers[at];
            let named = case.reading.named_customers.iter();
            let said = named.clone().any(|it| it.said && it.customer == payer);
            let scope = if said || case.payer.may_be(case.book, payer) {
                Scope::Payer
            } else {
                Scope::Damaged
            };
            self.explain(case, payer, scope, out);
        }
        let owners = std::mem::take(&mut self.owners);
        for (at, owner) in owners.iter().enumerate() {
            let likely = at < 4 || case.payer.is_related(case.book, *owner);
            if likely && !self.payers.contains(owner) {
                self.explain(case, *owner, Scope::Damaged, out);
            }
        }
        self.owners = owners;
        self.by_amount_alone(case, out);
    }

    /// Items with the payment's amount whose damaged number stands in the text.
    fn by_amount_alone(&mut self, case: &Case<'_>, out: &mut Vec<Explanation>) {
        let amount = case.credit.amount_minor;
        let all = case.book.with_amount(case.currency, amount);
        let mut items: Vec<ItemIx> = Vec::new();
        if all.len() <= SAME_AMOUNT_MAX {
            items.extend(all);
        } else {
            for tail in case.reading.pieces.tails() {
                let key = amount_tail_key(case.currency, amount, tail);
                items.extend(case.book.by_amount_tail.get(key).take(SAME_AMOUNT_MAX));
            }
            items.sort_unstable();
            items.dedup();
        }
        let few = items.len() <= 3;
        for item in items {
            let owner = case.book.items.customer[item as usize];
            let known = self.payers.contains(&owner) || self.owners.contains(&owner);
            if !known && case.open(item) == amount && case.is_candidate(item) {
                self.explain(case, owner, Scope::Item { item, unnamed: few }, out);
            }
        }
    }

    fn explain(
        &mut self,
        case: &Case<'_>,
        customer: CustomerIx,
        scope: Scope,
        out: &mut Vec<Explanation>,
    ) {
        customer::explain(case, customer, scope, &mut self.hits, out);
    }
}

/// Is this what nobody would look behind: whole numbers, the exact sum, nothing against it?
fn is_clean(explanation: &Explanation) -> bool {
    let features = &explanation.features;
    let exact = explanation.fit == Some(Fit::Exact);
    let recognised = [
        Feature::AccountKnown,
        Feature::NameSame,
        Feature::NameWithoutForm,
        Feature::NameBegins,
    ];
    let by_payer = recognised.iter().any(|feature| features.has(*feature));
    let least = if by_payer {
        Naming::Core
    } else {
        Naming::Digits
    };
    let whole =
        !explanation.hits.is_empty() && explanation.hits.iter().all(|hit| hit.naming <= least);
    let against = [
        Feature::NamesOthers,
        Feature::SomeUnnamed,
        Feature::AccountOfAnother,
        Feature::NameOfAnother,
        Feature::OtherCustomerNamed,
    ];
    exact && whole && !against.iter().any(|feature| features.has(*feature))
}

/// Adds that the payment is for nothing that is open, orders all by likelihood, and drops those
/// that come to the same.
pub(crate) fn conclude(case: &Case<'_>, all: &mut Vec<Explanation>) {
    let none = evidence::nothing(case, all);
    all.push(none);
    for explanation in all.iter_mut() {
        explanation.score = score(&explanation.features);
    }
    all.sort_by(|a, b| {
        let lines = |it: &Explanation| (it.lines.len(), it.lines.clone());
        b.score
            .cmp(&a.score)
            .then_with(|| (a.customer, lines(a)).cmp(&(b.customer, lines(b))))
    });
    let mut seen = Vec::with_capacity(all.len());
    all.retain(|explanation| {
        let key = explanation.key(case);
        let new = !seen.contains(&key);
        if new {
            seen.push(key);
        }
        new
    });
    let none = all
        .iter()
        .position(|explanation| explanation.customer.is_none());
    if let Some(at) = none.filter(|at| *at >= KEPT_MAX) {
        all.swap(at, KEPT_MAX - 1);
    }
    all.truncate(KEPT_MAX);
}

//! The part of the books that payments may be about, as the engine holds it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{Currency, CustomerId, EntityId, OpenItemId};
use matching::engine::{
    self, Book, BookBuilder, CustomerRow, ItemRow, Match, MatchPolicy, Matcher, Scale, Terms,
};
use store::Tx;

use super::super::habits::habits;
use super::payments::{Payers, Payment};
use crate::error::Result;
use crate::parties::{self, Label};
use crate::receivables::{self, Candidate, Candidates, OpenItem};

/// How far to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// What the texts name, and whose accounts the money comes from.
    Named,
    /// Beside that whom the names tell, all that these customers owe, and equal amounts.
    All,
}

/// What has gone to items since they were read, in minor units.
pub(super) type Taken = HashMap<OpenItemId, i64>;

/// Candidates with what makes them the engine's.
pub(super) struct Books {
    book: Book,
    learned: engine::Learned,
    items: Vec<Candidate>,
    customers: Vec<CustomerId>,
}

impl Books {
    /// Fetches what these payments may be about.
    pub fn fetch(
        tx: &mut Tx,
        entity: EntityId,
        payments: &[&Payment<'_>],
        payers: &Payers,
        depth: Depth,
        taken: &Taken,
    ) -> Result<Self> {
        let mut candidates = Candidates::default();
        let keys = |of: &dyn Fn(&Payment<'_>) -> Vec<i64>| {
            let all: BTreeSet<i64> = payments.iter().flat_map(|it| of(it)).collect();
            all.into_iter().collect::<Vec<i64>>()
        };
        candidates.named(tx, entity, keys(&|it| it.item_keys(entity).collect()))?;
        let mut customers: BTreeSet<CustomerId> = payers.customers().collect();
        if depth == Depth::All {
            let numbers = keys(&|it| it.customer_keys(entity).collect());
            let names = payments.iter().map(|it| it.keys.name.clone());
            customers.extend(parties::customers_named(tx, entity, numbers, names)?);
            customers.extend(candidates.items.iter().map(|it| it.item.customer));
            candidates.of_customers(tx, entity, customers.iter().copied())?;
        }
        let mut scale = Scale {
            items: receivables::open_count(tx, entity)?,
            ..Scale::default()
        };
        for (currency, [own, likely]) in amounts(payments, depth) {
            let counts = receivables::amount_counts(tx, entity, currency, likely)?;
            if depth == Depth::All {
                candidates.with_amounts(tx, entity, currency, own.into_iter(), &counts)?;
            }
            let counts = counts.into_iter();
            scale
                .amounts
                .extend(counts.map(|(amount, count)| ((currency, amount), count)));
        }
        customers.extend(candidates.items.iter().map(|it| it.item.customer));
        let labels = parties::labels(tx, entity, customers.iter().copied())?;
        let mut books = Self {
            book: BookBuilder::new().build(),
            learned: engine::Learned::default(),
            items: candidates.items,
            customers: customers.into_iter().collect(),
        };
        books.settle(taken);
        books.learn(payments, payers);
        if depth == Depth::All {
            books.learn_habits(tx, entity)?;
        }
        books.book = books.built(payers, &labels).within(scale);
        Ok(books)
    }

    /// Takes off what has gone since, and puts the items in an order that does not depend on how
    /// they were found.
    fn settle(&mut self, taken: &Taken) {
        for candidate in &mut self.items {
            if let Some(gone) = taken.get(&candidate.item.id) {
                let residual = &mut candidate.item.residual;
                *residual = kernel::Money::new(residual.minor() - gone, residual.currency());
            }
        }
        self.items.sort_unstable_by_key(|it| it.item.id);
    }

    fn place(&self, customer: CustomerId) -> Option<u32> {
        let at = self.customers.binary_search(&customer).ok()?;
        u32::try_from(at).ok()
    }

    fn learn(&mut self, payments: &[&Payment<'_>], payers: &Payers) {
        let mut learned = engine::Learned::default();
        for payment in payments {
            let entry = payment.entry;
            for customer in payers.learned.by_account(entry) {
                if let (Some(account), Some(at)) =
                    (&entry.counterparty_account, self.place(*customer))
                {
                    learned.account(account, at);
                }
            }
            for customer in payers.learned.by_name(entry) {
                if let (Some(name), Some(at)) = (&entry.counterparty_name, self.place(*customer)) {
                    learned.name(name, at);
                }
            }
        }
        self.learned = learned;
    }

    /// What is named in full needs no habit.
    fn learn_habits(&mut self, tx: &mut Tx, entity: EntityId) -> Result<()> {
        let customers: BTreeSet<CustomerId> = self.customers.iter().copied().collect();
        for (customer, habit) in habits(tx, entity, &customers)? {
            if let Some(at) = self.place(customer) {
                self.learned.habit(at, habit);
            }
        }
        Ok(())
    }

    fn built(&self, payers: &Payers, labels: &HashMap<CustomerId, Label>) -> Book {
        let mut accounts: HashMap<CustomerId, Vec<&str>> = HashMap::new();
        for (account, customers) in &payers.by_account {
            for customer in customers {
                accounts.entry(*customer).or_default().push(account);
            }
        }
        let mut builder = BookBuilder::new();
        for (id, customer) in (0_u32..).zip(&self.customers) {
            let Some(label) = labels.get(customer) else {
                continue;
            };
            builder.customer(&CustomerRow {
                id,
                number: &label.number,
                name: &label.name,
                accounts: accounts.get(customer).map_or(&[], Vec::as_slice),
                virtual_accounts: &[],
            });
            for number in payers.learned.references(*customer) {
                builder.known_by(number);
            }
        }
        for (id, candidate) in (0_u32..).zip(&self.items) {
            if let Some(customer) = self.place(candidate.item.customer) {
                builder.item(&row(id, customer, candidate));
            }
        }
        builder.build()
    }

    /// What the engine says of these payments, each seen with the others.
    pub fn decide(&self, payments: &[&Payment<'_>], policy: &MatchPolicy) -> Vec<Match> {
        let matcher = Matcher::new(&self.book, policy, &self.learned);
        matcher.match_all(payments.len(), |at| payments[at].row())
    }

    pub fn item(&self, at: u32) -> &OpenItem {
        &self.items[at as usize].item
    }

    pub fn customer(&self, at: u32) -> CustomerId {
        self.customers[at as usize]
    }
}

/// The amounts of the payments, and those that items may have open for them, by currency.
fn amounts(payments: &[&Payment<'_>], depth: Depth) -> BTreeMap<Currency, [Vec<i64>; 2]> {
    let mut all: BTreeMap<Currency, [Vec<i64>; 2]> = BTreeMap::new();
    for payment in payments {
        let row = payment.row();
        if row.amount_minor <= 0 {
            continue;
        }
        let [own, likely] = all.entry(row.currency).or_default();
        own.push(row.amount_minor);
        match depth {
            Depth::Named => likely.push(row.amount_minor),
            Depth::All => likely.extend(&payment.keys.amounts),
        }
    }
    for list in all.values_mut().flatten() {
        list.sort_unstable();
        list.dedup();
    }
    all
}

fn row(id: u32, customer: u32, candidate: &Candidate) -> ItemRow<'_> {
    let item = &candidate.item;
    let also = &candidate.also_known;
    ItemRow {
        id,
        customer,
        number: &item.number,
        currency: item.currency,
        open_minor: item.residual.minor(),
        issued_on: also.issued_on,
        due_on: Some(item.due_on),
        purchase_order: also.purchase_order.as_deref().unwrap_or_default(),
        delivery: also.delivery.as_deref().unwrap_or_default(),
        reference: item.reference.as_deref().unwrap_or_default(),
        discount: discount(item),
    }
}

/// The discount on offer. Once a part is settled, what is left of it is a question for a person.
fn discount(item: &OpenItem) -> Option<Terms> {
    let until = item.discount_on?;
    let whole = item.residual == item.amount && item.amount.is_positive();
    if !whole || !item.discount.is_positive() {
        return None;
    }
    let share = item.discount.minor().saturating_mul(10_000) / item.amount.minor();
    Some(Terms {
        basis_points: u32::try_from(share).unwrap_or(u32::MAX),
        until: Some(until),
        granted_minor: Some(item.discount.minor()),
    })
}

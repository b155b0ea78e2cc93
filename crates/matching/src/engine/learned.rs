//! What earlier matches taught, as data: each part optional, each entry one that can be left out.

use std::collections::HashMap;

use super::book::{Book, CustomerIx, account_into};
use super::normal::NameKey;

/// How a customer is used to paying.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Habit {
    /// Pays the oldest items first.
    pub oldest_first: bool,
    /// Pays all items of a statement at once.
    pub by_statement: bool,
    /// Takes its discount after the last day.
    pub late_discount: bool,
    /// Deducts this much each time, in minor units.
    pub deducts_minor: Option<i64>,
}

/// What was learned, for the customers' ids of the caller.
#[derive(Debug, Clone, Default)]
pub struct Learned {
    accounts: HashMap<Vec<u8>, Vec<u32>>,
    names: HashMap<Vec<u8>, Vec<u32>>,
    habits: HashMap<u32, Habit>,
}

impl Learned {
    /// Money from this account pays for this customer.
    pub fn account(&mut self, account: &str, customer: u32) {
        let mut key = Vec::new();
        account_into(account, &mut key);
        note(&mut self.accounts, key, customer);
    }

    /// Money under this payer's name pays for this customer: an alias, or somebody who pays for it.
    pub fn name(&mut self, name: &str, customer: u32) {
        let mut key = NameKey::default();
        key.read(name);
        note(&mut self.names, key.core, customer);
    }

    /// The customer is used to paying so.
    pub fn habit(&mut self, customer: u32, habit: Habit) {
        self.habits.insert(customer, habit);
    }

    /// Was nothing learned?
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty() && self.names.is_empty() && self.habits.is_empty()
    }

    pub(crate) fn habit_of(&self, book: &Book, customer: CustomerIx) -> Habit {
        if self.habits.is_empty() {
            return Habit::default();
        }
        let id = book.customer_ids[customer as usize];
        self.habits.get(&id).copied().unwrap_or_default()
    }

    pub(crate) fn payers_of(
        &self,
        book: &Book,
        account: &[u8],
        name: &[u8],
        out: &mut Vec<CustomerIx>,
    ) {
        for (index, key) in [(&self.accounts, account), (&self.names, name)] {
            if index.is_empty() || key.is_empty() {
                continue;
            }
            for id in index.get(key).into_iter().flatten() {
                out.extend(book.customer_places.get(id));
            }
        }
        out.sort_unstable();
        out.dedup();
    }
}

fn note(index: &mut HashMap<Vec<u8>, Vec<u32>>, key: Vec<u8>, customer: u32) {
    if !key.is_empty() {
        index.entry(key).or_default().push(customer);
    }
}

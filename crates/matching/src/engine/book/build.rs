//! How a book is made from rows.

use std::collections::HashMap;
use std::thread;

use chrono::Datelike;
use kernel::{Currency, Date};

use super::super::normal::{Hash, NameKey, fold_into, folded_into};
use super::super::postings::Postings;
use super::super::rows::{CustomerRow, ItemRow};
use super::names::Names;
use super::{
    Arena, Book, Day, Items, Lengths, NO_DAY, NumberParts, PackedTerms, amount_key,
    amount_tail_key, narrow, seed,
};

/// Collects rows; [`BookBuilder::build`] makes them searchable.
#[derive(Debug, Default)]
pub struct BookBuilder {
    customers: Customers,
    items: Items,
    currencies: Vec<Currency>,
    orders: Keyed,
    deliveries: Keyed,
    references: Keyed,
    key: Vec<u8>,
}

#[derive(Debug, Default)]
struct Customers {
    ids: Vec<u32>,
    numbers: Arena,
    names: Arena,
    accounts: Keyed,
    virtual_accounts: Keyed,
    mandates: Keyed,
    known: Keyed,
}

/// Hashes of one kind of key, with the row they stand in.
#[derive(Debug, Default)]
struct Keyed {
    pairs: Vec<(u64, u32)>,
    lengths: u64,
}

impl Keyed {
    fn add(&mut self, seed: u8, key: &[u8], row: u32) {
        if !key.is_empty() {
            Lengths::note(&mut self.lengths, key.len());
            let hash = Hash::new(seed).bytes(key).finish();
            self.pairs.push((hash, row));
        }
    }

    /// The index, with rows replaced by their places.
    fn into_postings(mut self, places: &[u32]) -> Postings {
        for (_, row) in &mut self.pairs {
            *row = places[*row as usize];
        }
        Postings::of(&self.pairs)
    }
}

pub(crate) fn day(date: Option<Date>) -> Day {
    date.map_or(NO_DAY, |date| date.num_days_from_ce())
}

impl BookBuilder {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a customer. Rows may come in any order.
    pub fn customer(&mut self, row: &CustomerRow<'_>) {
        let all = &mut self.customers;
        let at = narrow(all.ids.len());
        all.ids.push(row.id);
        all.numbers.push(row.number.trim().as_bytes());
        all.names.push(row.name.as_bytes());
        for account in row.accounts {
            self.key.clear();
            account_into(account, &mut self.key);
            all.accounts.add(seed::ACCOUNT, &self.key, at);
        }
        for account in row.virtual_accounts {
            self.key.clear();
            account_into(account, &mut self.key);
            all.virtual_accounts.add(seed::VIRTUAL, &self.key, at);
        }
    }

    /// The customer that was added last has given this mandate to collect its debts: money that
    /// carries it comes from the customer. Without effect before the first customer.
    pub fn mandate(&mut self, reference: &str) {
        if let Some(at) = self.customers.ids.len().checked_sub(1) {
            self.key.clear();
            folded_into(reference, &mut self.key);
            self.customers
                .mandates
                .add(seed::MANDATE, &self.key, narrow(at));
        }
    }

    /// Payments of the customer that was added last carry this number, by which it knows itself or
    /// us: where it stands by itself and names no document, it says whose money it is. Without
    /// effect before the first customer.
    pub fn known_by(&mut self, number: &str) {
        if let Some(at) = self.customers.ids.len().checked_sub(1) {
            self.key.clear();
            folded_into(number, &mut self.key);
            self.customers.known.add(seed::KNOWN, &self.key, narrow(at));
        }
    }

    /// One more reference of the item that was added last: the end-to-end identification of its
    /// collection, or a second payment reference. Without effect before the first item.
    pub fn reference(&mut self, reference: &str) {
        if let Some(at) = self.items.ids.len().checked_sub(1) {
            self.key.clear();
            folded_into(reference, &mut self.key);
            self.references.add(seed::REFERENCE, &self.key, narrow(at));
        }
    }

    /// Adds an open item, or a paid one with nothing open.
    pub fn item(&mut self, row: &ItemRow<'_>) {
        let currency = self.currency(row.currency);
        let items = &mut self.items;
        let at = narrow(items.ids.len());
        items.ids.push(row.id);
        items.customer.push(row.customer);
        items.currency.push(currency);
        items.open.push(row.open_minor);
        items.issued.push(day(row.issued_on));
        items.due.push(day(row.due_on.or(row.issued_on)));
        items
            .terms
            .push(row.discount.map_or(PackedTerms::default(), |terms| {
                PackedTerms {
                    basis_points: u16::try_from(terms.basis_points).unwrap_or(u16::MAX),
                    until: day(terms.until),
                    granted: terms
                        .granted_minor
                        .and_then(|minor| i32::try_from(minor).ok())
                        .unwrap_or(0),
                }
            }));
        self.key.clear();
        fold_into(row.number, &mut self.key);
        items.numbers.push(&self.key);
        for (text, seed, keyed) in [
            (row.purchase_order, seed::ORDER, &mut self.orders),
            (row.delivery, seed::DELIVERY, &mut self.deliveries),
            (row.reference, seed::REFERENCE, &mut self.references),
        ] {
            self.key.clear();
            folded_into(text, &mut self.key);
            keyed.add(seed, &self.key, at);
        }
    }

    fn currency(&mut self, currency: Currency) -> u8 {
        let known = self.currencies.iter().position(|it| *it == currency);
        let at = known.unwrap_or_else(|| {
            self.currencies.push(currency);
            self.currencies.len() - 1
        });
        u8::try_from(at).unwrap_or(u8::MAX)
    }

    /// Sorts and indexes what was added. An item of an unknown customer counts as one of a
    /// customer of whom nothing is known.
    pub fn build(mut self) -> Book {
        let (customer_order, customer_places) = self.sort_customers();
        let item_places = self.sort_items();
        let items = &self.items;
        let customers = self.customers.ids.len();
        let mut first_item = vec![0u32; customers + 1];
        for customer in &items.customer {
            first_item[*customer as usize + 1] += 1;
        }
        for at in 1..first_item.len() {
            first_item[at] += first_item[at - 1];
        }
        let lengths = Lengths {
            reference: self.references.lengths,
            order: self.orders.lengths,
            delivery: self.deliveries.lengths,
            ..Lengths::default()
        };
        let (orders, deliveries) = (self.orders, self.deliveries);
        let (references, all) = (self.references, self.customers);
        let (numbers, amounts, rest) = thread::scope(|scope| {
            let numbers = scope.spawn(|| number_indexes(items));
            let amounts = scope.spawn(|| amount_indexes(items));
            let rest = (
                orders.into_postings(&item_places),
                deliveries.into_postings(&item_places),
                references.into_postings(&item_places),
                customer_indexes(all, &customer_order),
            );
            (numbers.join(), amounts.join(), rest)
        });
        let numbers = numbers.unwrap_or_default();
        let (by_amount, by_amount_tail) = amounts.unwrap_or_default();
        let (by_order, by_delivery, by_reference, customers) = rest;
        Book {
            items: self.items,
            currencies: self.currencies,
            customer_ids: customers.ids,
            customer_places,
            first_item,
            names: customers.names,
            by_number: numbers.whole,
            by_digits: numbers.digits,
            by_core: numbers.core,
            by_reference,
            by_order,
            by_delivery,
            by_amount,
            by_amount_tail,
            by_account: customers.accounts,
            by_virtual: customers.virtual_accounts,
            by_customer_number: customers.numbers,
            by_mandate: customers.mandates,
            by_known: customers.known,
            lengths: Lengths {
                number: numbers.whole_lengths,
                digits: numbers.digits_lengths,
                customer: customers.number_lengths,
                mandate: customers.mandate_lengths,
                ..lengths
            },
            scale: None,
        }
    }

    /// Puts the customers into an order that does not depend on that of the rows, and points the
    /// items at their places.
    fn sort_customers(&mut self) -> (Vec<u32>, HashMap<u32, u32>) {
        let mut known: HashMap<u32, u32> = HashMap::with_capacity(self.customers.ids.len());
        for (at, id) in self.customers.ids.iter().enumerate() {
            known.insert(*id, narrow(at));
        }
        for at in 0..self.items.customer.len() {
            let id = self.items.customer[at];
            let all = &mut self.customers;
            known.entry(id).or_insert_with(|| {
                all.ids.push(id);
                all.numbers.push(&[]);
                all.names.push(&[]);
                narrow(all.ids.len() - 1)
            });
        }
        let all = &self.customers;
        let mut order: Vec<u32> = (0..narrow(all.ids.len())).collect();
        order.sort_by(|a, b| {
            let key = |at: u32| (all.numbers.get(at), all.names.get(at));
            key(*a).cmp(&key(*b)).then(a.cmp(b))
        });
        let places = inverse(&order);
        for customer in &mut self.items.customer {
            *customer = places[known[customer] as usize];
        }
        for place in known.values_mut() {
            *place = places[*place as usize];
        }
        (places, known)
    }

    /// Puts the items of a customer together, oldest first.
    fn sort_items(&mut self) -> Vec<u32> {
        let items = &self.items;
        let key = |at: u32| {
            let at = at as usize;
            (u64::from(items.customer[at]) << 8) | u64::from(items.currency[at])
        };
        let mut order: Vec<(u64, Day, u32)> = (0..narrow(items.ids.len()))
            .map(|at| (key(at), items.due[at as usize], at))
            .collect();
        order.sort_unstable_by(|a, b| {
            let by_age = (a.0, a.1).cmp(&(b.0, b.1));
            let number = |at: u32| (items.numbers.get(at), items.open[at as usize]);
            by_age.then_with(|| number(a.2).cmp(&number(b.2)).then(a.2.cmp(&b.2)))
        });
        let order: Vec<u32> = order.into_iter().map(|entry| entry.2).collect();
        let mut sorted = Items {
            ids: taken(&items.ids, &order),
            customer: taken(&items.customer, &order),
            currency: taken(&items.currency, &order),
            open: taken(&items.open, &order),
            issued: taken(&items.issued, &order),
            due: taken(&items.due, &order),
            terms: taken(&items.terms, &order),
            numbers: Arena::default(),
        };
        sorted.numbers.bytes.reserve(items.numbers.bytes.len());
        for at in &order {
            sorted.numbers.push(items.numbers.get(*at));
        }
        self.items = sorted;
        inverse(&order)
    }
}

fn taken<T: Copy>(all: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|at| all[*at as usize]).collect()
}

fn inverse(order: &[u32]) -> Vec<u32> {
    let mut places = vec![0u32; order.len()];
    for (place, at) in order.iter().enumerate() {
        places[*at as usize] = narrow(place);
    }
    places
}

/// An account without blanks and punctuation.
pub(crate) fn account_into(account: &str, out: &mut Vec<u8>) {
    let bytes = account.bytes().filter(u8::is_ascii_alphanumeric);
    out.extend(bytes.map(|byte| byte.to_ascii_uppercase()));
}

#[derive(Default)]
struct NumberIndexes {
    whole: Postings,
    digits: Postings,
    core: Postings,
    whole_lengths: u64,
    digits_lengths: u64,
}

fn number_indexes(items: &Items) -> NumberIndexes {
    let count = items.ids.len();
    let mut whole = Keyed::default();
    let mut digits = Keyed::default();
    let mut core = Keyed::default();
    whole.pairs.reserve(count);
    for at in 0..narrow(count) {
        let parts = NumberParts::of(items.numbers.get(at));
        whole.add(seed::NUMBER, parts.whole(), at);
        let all_digits = parts.digits();
        if all_digits != parts.whole() && all_digits.len() >= 4 {
            digits.add(seed::DIGITS, all_digits, at);
        }
        if parts.core() != parts.whole() {
            core.add(seed::CORE, parts.core(), at);
        }
    }
    NumberIndexes {
        whole: Postings::of(&whole.pairs),
        digits: Postings::of(&digits.pairs),
        core: Postings::of(&core.pairs),
        whole_lengths: whole.lengths,
        digits_lengths: digits.lengths,
    }
}

fn amount_indexes(items: &Items) -> (Postings, Postings) {
    let mut amounts = Vec::with_capacity(items.ids.len());
    let mut tails = Vec::with_capacity(items.ids.len());
    for at in 0..narrow(items.ids.len()) {
        let (currency, open) = (items.currency[at as usize], items.open[at as usize]);
        amounts.push((amount_key(currency, open), at));
        let parts = NumberParts::of(items.numbers.get(at));
        let digits = parts.digits();
        if digits.len() >= 4 {
            let tail = &digits[digits.len() - 4..];
            tails.push((amount_tail_key(currency, open, tail), at));
        }
    }
    (Postings::of(&amounts), Postings::of(&tails))
}

struct CustomerIndexes {
    ids: Vec<u32>,
    names: Names,
    accounts: Postings,
    virtual_accounts: Postings,
    numbers: Postings,
    number_lengths: u64,
    mandates: Postings,
    mandate_lengths: u64,
    known: Postings,
}

fn customer_indexes(all: Customers, places: &[u32]) -> CustomerIndexes {
    let order = inverse(places);
    let mut names = Names::default();
    let mut key = NameKey::default();
    let mut numbers = Keyed::default();
    let mut folded = Vec::new();
    for (place, at) in order.iter().enumerate() {
        key.read(std::str::from_utf8(all.names.get(*at)).unwrap_or_default());
        names.push(&key);
        let number = std::str::from_utf8(all.numbers.get(*at)).unwrap_or_default();
        folded.clear();
        folded_into(number, &mut folded);
        numbers.add(seed::CUSTOMER, &folded, narrow(place));
    }
    names.sort();
    CustomerIndexes {
        ids: taken(&all.ids, &order),
        names,
        accounts: all.accounts.into_postings(places),
        virtual_accounts: all.virtual_accounts.into_postings(places),
        numbers: Postings::of(&numbers.pairs),
        number_lengths: numbers.lengths,
        mandate_lengths: all.mandates.lengths,
        mandates: all.mandates.into_postings(places),
        known: all.known.into_postings(places),
    }
}

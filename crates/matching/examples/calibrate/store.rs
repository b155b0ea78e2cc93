//! A store as the engine's documentation describes it: it fetches the candidates of one payment.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use cashlane_matching::engine::{Book, Keys, Scale, normal};
use kernel::Currency;

use crate::sample::Sample;

/// More items than this share a key that names none.
const OF_A_KEY_MAX: usize = 40;
const NAMESAKES_MAX: usize = 24;
const SAME_AMOUNT_MAX: usize = 48;

type Index = HashMap<String, Vec<u32>>;

/// The indexes of a sample.
pub struct Store<'a> {
    sample: &'a Sample,
    of_a_customer: usize,
    items: [Index; 3],
    by_amount: HashMap<(Currency, i64), Vec<u32>>,
    by_customer: HashMap<u32, Vec<u32>>,
    /// Customers' places by account and number.
    customers: Index,
    names: BTreeMap<String, Vec<u32>>,
}

impl<'a> Store<'a> {
    /// A store that fetches all items of customers with up to `of_a_customer`.
    pub fn of(sample: &'a Sample, of_a_customer: usize) -> Self {
        let mut store = Self {
            sample,
            of_a_customer,
            items: [Index::new(), Index::new(), Index::new()],
            by_amount: HashMap::new(),
            by_customer: HashMap::new(),
            customers: Index::new(),
            names: BTreeMap::new(),
        };
        for (at, item) in (0u32..).zip(&sample.items) {
            let order = Some(normal::folded(&item.order)).filter(|order| !order.is_empty());
            let core = normal::core(&item.number).to_owned();
            let folded = std::iter::once(normal::folded(&item.number)).chain(order);
            folded.for_each(|key| note(&mut store.items[0], key, at));
            note(&mut store.items[1], normal::digits(&item.number), at);
            note(&mut store.items[2], core, at);
            let amount = (item.currency, item.open);
            store.by_amount.entry(amount).or_default().push(at);
            store.by_customer.entry(item.customer).or_default().push(at);
        }
        for (at, (_, number, name, accounts)) in (0u32..).zip(&sample.customers) {
            let accounts = accounts.split(';').map(str::to_owned);
            let keys = accounts.chain([normal::folded(number)]);
            keys.for_each(|key| note(&mut store.customers, key, at));
            store.names.entry(normal::name(name)).or_default().push(at);
        }
        store
    }

    /// The book of the candidates, which knows how frequent things are in the whole.
    pub fn fetch(&self, keys: &Keys, currency: Currency) -> Book {
        let lists = [&keys.numbers, &keys.digits, &keys.cores];
        let found = lists.iter().zip(&self.items).flat_map(|(keys, index)| {
            let all = keys.iter().filter_map(|key| index.get(key));
            all.filter(|found| found.len() <= OF_A_KEY_MAX).flatten()
        });
        let mut items: BTreeSet<u32> = found.copied().collect();
        let (mut customers, namesakes) = self.payers(keys, currency);
        let owner = |at: &u32| self.sample.items[*at as usize].customer;
        customers.extend(items.iter().map(owner));
        for customer in &customers {
            let of = self
                .by_customer
                .get(customer)
                .map_or(&[][..], Vec::as_slice);
            let few = of.len() <= self.of_a_customer;
            let fits = |at: &&u32| {
                few || keys
                    .amounts
                    .contains(&self.sample.items[**at as usize].open)
            };
            items.extend(of.iter().filter(fits));
        }
        let mut scale = Scale {
            items: self.sample.items.len() as u64,
            namesakes,
            ..Scale::default()
        };
        for amount in &keys.amounts {
            let of = self.by_amount.get(&(currency, *amount));
            let count = of.map_or(0, Vec::len);
            let entry = (
                (currency, *amount),
                u32::try_from(count).unwrap_or(u32::MAX),
            );
            scale.amounts.extend([entry]);
        }
        let same = keys
            .amounts
            .iter()
            .filter_map(|it| self.by_amount.get(&(currency, *it)));
        items.extend(same.filter(|of| of.len() <= SAME_AMOUNT_MAX).flatten());
        customers.extend(items.iter().map(owner));
        self.sample.book_of(&customers, &items).within(scale)
    }

    /// The ids of customers that the payer may be, and how many have its name.
    fn payers(&self, keys: &Keys, currency: Currency) -> (BTreeSet<u32>, u32) {
        let named = keys.accounts.iter().chain(&keys.numbers);
        let places = named.filter_map(|key| self.customers.get(key)).flatten();
        let mut places: Vec<u32> = places.copied().collect();
        let equal = self.names.get(&keys.name).map_or(&[][..], Vec::as_slice);
        let equal = if keys.name.is_empty() { &[] } else { equal };
        let mut alike = equal.to_vec();
        if equal.is_empty() && keys.name.len() >= 4 {
            let from = self.names.range(keys.name.clone()..);
            let begin = from.take_while(|entry| entry.0.starts_with(&keys.name));
            alike.extend(begin.flat_map(|entry| entry.1));
        }
        let id = |at: u32| self.sample.customers[at as usize].0;
        if alike.len() > NAMESAKES_MAX {
            let owes = |at: &u32| {
                let amounts = keys
                    .amounts
                    .iter()
                    .filter_map(|it| self.by_amount.get(&(currency, *it)));
                let owners = amounts
                    .flatten()
                    .map(|it| self.sample.items[*it as usize].customer);
                owners.into_iter().any(|owner| owner == id(*at))
            };
            alike.retain(owes);
        }
        places.extend(alike);
        let namesakes = u32::try_from(equal.len()).unwrap_or(u32::MAX);
        (places.into_iter().map(id).collect(), namesakes)
    }
}

fn note(index: &mut Index, key: String, at: u32) {
    index.entry(key).or_default().push(at);
}

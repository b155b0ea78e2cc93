//! "What would other terms or prices have come to?": invoices and order lines of the past, counted
//! again.
//!
//! What customers would have done is not known. So each answer is a range between two reactions,
//! which are named with it.

mod prices;
mod terms;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use kernel::{Currency, CustomerId, EntityId, Money};
use store::Tx;

use crate::error::Result;
use crate::parties;

pub use prices::{
    PriceCustomer, PriceProduct, PriceQuestion, PriceRevenue, PriceTrial, price_trial,
};
pub use terms::{TermsCase, TermsCustomer, TermsQuestion, TermsSums, TermsTrial, terms_trial};

const CUSTOMERS_MAX: usize = 50;

/// What was added up for a customer in one currency.
struct Named<T> {
    customer: CustomerId,
    currency: Currency,
    number: String,
    name: String,
    sums: T,
}

/// The customers that are concerned most, by an amount of each; with their numbers and names.
fn largest<T>(
    tx: &mut Tx,
    entity: EntityId,
    all: BTreeMap<(CustomerId, Currency), T>,
    size: impl Fn(&T) -> i128,
) -> Result<Vec<Named<T>>> {
    let mut all: Vec<((CustomerId, Currency), T)> = all.into_iter().collect();
    all.sort_by_key(|(key, sums)| (Reverse(size(sums)), *key));
    all.truncate(CUSTOMERS_MAX);
    let labels = parties::labels(tx, entity, all.iter().map(|((customer, _), _)| *customer))?;
    let named = all.into_iter().map(|((customer, currency), sums)| {
        let label = labels.get(&customer);
        let number = label.map(|it| it.number.clone()).unwrap_or_default();
        let name = label.map(|it| it.name.clone()).unwrap_or_default();
        Named {
            customer,
            currency,
            number,
            name,
            sums,
        }
    });
    Ok(named.collect())
}

/// An amount that was added up wider than money is.
fn money(minor: i128, currency: Currency) -> Result<Money> {
    let minor =
        i64::try_from(minor).map_err(|_| kernel::KernelError::OutOfRange { what: "an amount" });
    Ok(Money::try_new(minor?, currency)?)
}

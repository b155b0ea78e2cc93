//! Products, prices, terms and taxes on every database. Risks covered: a batch that loses or
//! doubles prices, a book that misses a price, lost updates, rates that cannot be charged.

#[path = "../base_world/mod.rs"]
mod base_world;
mod prices;
mod products;
mod terms_and_taxes;

use base_world::{Result, company, done, events, on_every_database, read, refusal, write};
use cashlane_o2c::agreements::{
    self, DateStep, NewPrice, NewPriceList, NewProduct, NewTaxRate, NewTerm, PriceFilter,
    PriceListChange, PriceListFilter, PriceQuery, ProductChange, ProductFilter, TaxCategory,
    TaxClass, TaxQuery, TermChange, TermRules,
};
use cashlane_o2c::parties::{self, Country, CustomerKey, Language, NewCustomer, TaxRegime};
use cashlane_o2c::{Code, Error, Outcome, PageRequest, Patch};
use kernel::{
    Currency, CustomerId, Date, EntityId, Money, Percent, ProductId, Quantity, UnitPrice,
};
use store::Store;

/// Code and field of one refused item of a batch.
fn refused<T: std::fmt::Debug>(outcome: &Outcome<T>) -> (Code, &str) {
    let refusal = outcome.as_ref().expect_err("a refusal");
    (refusal.code, refusal.field.as_deref().unwrap_or_default())
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn product(sku: &str) -> NewProduct {
    NewProduct {
        sku: sku.to_owned(),
        name: format!("Product {sku}"),
        unit: None,
        tax_class: None,
        product_group: None,
    }
}

fn create_products(store: &Store, entity: EntityId, skus: &[&str]) -> Vec<ProductId> {
    let new: Vec<NewProduct> = skus.iter().map(|sku| product(sku)).collect();
    done(store, move |tx| {
        agreements::create_products(tx, entity, new.clone())
    })
    .into_iter()
    .map(|outcome| outcome.expect("accepted"))
    .collect()
}

fn list(code: &str) -> NewPriceList {
    NewPriceList {
        code: code.to_owned(),
        name: None,
        currency: Currency::EUR,
        customer: None,
        segment: None,
        valid_from: day("2026-01-01"),
        valid_to: None,
    }
}

fn price(list: &str, sku: &str, min: &str, unit: &str) -> NewPrice {
    NewPrice {
        list_code: list.to_owned(),
        sku: sku.to_owned(),
        min_quantity: Quantity::parse(min).expect("a quantity"),
        unit_price: UnitPrice::parse(unit).expect("a price"),
        valid_from: day("2026-01-01"),
        valid_to: None,
    }
}

fn set_prices(store: &Store, entity: EntityId, new: Vec<NewPrice>) -> Vec<kernel::PriceId> {
    done(store, move |tx| {
        agreements::set_prices(tx, entity, new.clone())
    })
    .into_iter()
    .map(|outcome| outcome.expect("accepted"))
    .collect()
}

fn customer(store: &Store, entity: EntityId, number: &'static str) -> CustomerId {
    let outcomes = done(store, move |tx| {
        let new = NewCustomer::new(number, number, Country::DE);
        parties::create_customers(tx, entity, vec![new])
    });
    outcomes.into_iter().next().expect("one").expect("accepted")
}

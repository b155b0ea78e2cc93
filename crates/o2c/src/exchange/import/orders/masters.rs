//! Customers and products that orders name: found, or created where the mapping says so.

use std::collections::{HashMap, HashSet};

use kernel::{Currency, CustomerId, EntityId, TermId};
use store::Tx;

use super::plan::Plan;
use super::{COUNTRY, CURRENCY, CUSTOMER, CUSTOMER_NAME, NAME, SKU};
use crate::agreements::{self, NewProduct};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::exchange::import::document::{Document, Row};
use crate::exchange::import::options::{Create, OrderOptions};
use crate::parties::{self, Country, NewCustomer};

/// The customers that a batch names.
pub(super) struct Customers {
    ids: HashMap<String, CustomerId>,
    refusals: HashMap<String, Refusal>,
}

impl Customers {
    pub fn find(&self, number: &str) -> Outcome<CustomerId> {
        if let Some(id) = self.ids.get(number) {
            return Ok(*id);
        }
        Err(self.refusals.get(number).cloned().unwrap_or_else(|| {
            Refusal::new(
                Code::UnknownReference,
                "customer",
                format!("there is no customer {number:?}"),
                "create the customer first, or let the mapping say create = [\"customers\"]",
            )
        }))
    }
}

/// Finds the customers of a batch, and creates those that are missing where the mapping says so.
pub(super) fn customers(
    tx: &mut Tx,
    entity: EntityId,
    options: &OrderOptions,
    documents: &[Document],
    plans: &[Plan],
) -> Result<Customers> {
    let heads: Vec<&Row> = documents
        .iter()
        .zip(plans)
        .filter(|(_, plan)| plan.is_open())
        .map(|(document, _)| document.head())
        .collect();
    let mut numbers: Vec<&str> = heads.iter().filter_map(|row| row.text(CUSTOMER)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let ids = parties::customer_ids_by_numbers(tx, entity, &numbers)?;
    let mut customers = Customers {
        ids,
        refusals: HashMap::new(),
    };
    if !options.create.contains(&Create::Customers) {
        return Ok(customers);
    }
    let home = parties::entity(tx, entity)?.country;
    let term = match &options.payment_term {
        Some(code) => Some(payment_term(tx, entity, code)?),
        None => None,
    };
    let mut seen = HashSet::new();
    let mut missing = Vec::new();
    for row in heads {
        let Some(number) = row.text(CUSTOMER) else {
            continue;
        };
        if customers.ids.contains_key(number) || !seen.insert(number) {
            continue;
        }
        match new_customer(number, row, home, options.currency) {
            Ok(new) => missing.push(NewCustomer {
                payment_term_id: term,
                ..new
            }),
            Err(refusal) => {
                customers.refusals.insert(number.to_owned(), refusal);
            }
        }
    }
    if missing.is_empty() {
        return Ok(customers);
    }
    let numbers: Vec<String> = missing
        .iter()
        .map(|new| new.number.clone().unwrap_or_default())
        .collect();
    for (number, outcome) in numbers
        .into_iter()
        .zip(parties::create_customers(tx, entity, missing)?)
    {
        match outcome {
            Ok(id) => drop(customers.ids.insert(number, id)),
            Err(refusal) => drop(customers.refusals.insert(number, refusal)),
        }
    }
    Ok(customers)
}

fn payment_term(tx: &mut Tx, entity: EntityId, code: &str) -> Result<TermId> {
    let found = agreements::term_ids_by_codes(tx, entity, &[code])?;
    Ok(found.get(code).copied().ok_or_else(|| {
        Refusal::new(
            Code::UnknownReference,
            "payment_term",
            format!("there is no payment term {code:?}"),
            "create it first, or correct the code in the mapping",
        )
    })?)
}

/// A customer of whom the order tells number, name and country at most.
fn new_customer(
    number: &str,
    row: &Row,
    home: Country,
    currency: Option<Currency>,
) -> Outcome<NewCustomer> {
    let country = row.text(COUNTRY).map_or(Ok(home), Country::parse)?;
    let name = row
        .text(CUSTOMER_NAME)
        .map_or_else(|| format!("Customer {number}"), str::to_owned);
    let mut new = NewCustomer::new(number, name, country);
    new.currency = row.currency(CURRENCY).or(currency);
    Ok(new)
}

/// Adds the products that the batch names and nobody knows yet.
pub(super) fn create_products(
    tx: &mut Tx,
    entity: EntityId,
    documents: &[Document],
    plans: &[Plan],
) -> Result<()> {
    let open = documents.iter().zip(plans).flat_map(|(document, plan)| {
        plan.ordered
            .iter()
            .chain(&plan.returned)
            .map(|at| &document.rows[*at])
    });
    let mut named: HashMap<&str, &str> = HashMap::new();
    for row in open {
        if let Some(sku) = row.text(SKU) {
            named
                .entry(sku)
                .or_insert_with(|| row.text(NAME).unwrap_or(sku));
        }
    }
    let mut skus: Vec<&str> = named.keys().copied().collect();
    skus.sort_unstable();
    let known = agreements::products_by_skus(tx, entity, &skus)?;
    let missing: Vec<NewProduct> = skus
        .into_iter()
        .filter(|sku| !known.contains_key(*sku))
        .map(|sku| NewProduct {
            sku: sku.to_owned(),
            name: named[sku].to_owned(),
            unit: None,
            tax_class: None,
            product_group: None,
        })
        .collect();
    if !missing.is_empty() {
        // A product that is refused leaves its lines with an unknown product: their order is held
        // with that reason, which is where people look.
        agreements::create_products(tx, entity, missing)?;
    }
    Ok(())
}

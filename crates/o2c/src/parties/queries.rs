//! Reading customers.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{CustomerId, EntityId};
use store::{Row, Tx, Value};

use super::inputs::{CustomerFilter, CustomerSort};
use super::store::{ids_by_numbers, select_customers};
use super::types::{Customer, CustomerSummary};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::page::{Page, PageRequest};
use crate::sort::Sort;
use crate::sql::distinct;

/// A customer with everything that belongs to it.
///
/// # Errors
/// [`Error::NotFound`], also for a customer of another legal entity.
pub fn customer(tx: &mut Tx, entity: EntityId, id: CustomerId) -> Result<Customer> {
    select_customers(tx, entity, &[id], false)?
        .pop()
        .ok_or_else(|| Error::NotFound {
            kind: "customer",
            id: id.to_string(),
        })
}

/// Many customers at once; those of other legal entities are left out.
///
/// # Errors
/// Only when the store fails.
pub fn customers_by_ids(
    tx: &mut Tx,
    entity: EntityId,
    ids: &[CustomerId],
) -> Result<HashMap<CustomerId, Arc<Customer>>> {
    let ids = distinct(ids.iter().copied());
    let customers = select_customers(tx, entity, &ids, false)?;
    Ok(customers
        .into_iter()
        .map(|customer| (customer.id, Arc::new(customer)))
        .collect())
}

/// What people know a customer by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
}

/// The numbers and names of many customers at once; those of other legal entities are left out.
///
/// # Errors
/// Only when the store fails.
pub fn labels(
    tx: &mut Tx,
    entity: EntityId,
    customers: impl IntoIterator<Item = CustomerId>,
) -> Result<HashMap<CustomerId, Label>> {
    let ids = distinct(customers);
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = tx.query(
        "SELECT c.id, c.number, c.name FROM {uuids $2} CROSS JOIN customers c \
         WHERE c.id = value AND c.entity_id = $1",
        &[entity.into(), Value::ids(ids)],
    )?;
    let read = |row: &Row| {
        let (number, name) = (row.get(1)?, row.get(2)?);
        Ok((row.get(0)?, Label { number, name }))
    };
    rows.iter().map(read).collect()
}

/// The number and name of a customer.
///
/// # Errors
/// [`Error::NotFound`], also for a customer of another legal entity.
pub fn label(tx: &mut Tx, entity: EntityId, id: CustomerId) -> Result<Label> {
    labels(tx, entity, [id])?
        .remove(&id)
        .ok_or_else(|| Error::NotFound {
            kind: "customer",
            id: id.to_string(),
        })
}

/// The ids of customers by number; numbers that nobody has are left out.
///
/// # Errors
/// Only when the store fails.
pub fn customer_ids_by_numbers(
    tx: &mut Tx,
    entity: EntityId,
    numbers: &[&str],
) -> Result<HashMap<String, CustomerId>> {
    ids_by_numbers(tx, entity, numbers.iter().copied())
}

/// The customers that pay from these IBANs (electronic form). An account may be shared, so each
/// gives all of its customers, oldest first; IBANs of nobody are left out.
///
/// # Errors
/// Only when the store fails.
pub fn customers_by_ibans(
    tx: &mut Tx,
    entity: EntityId,
    ibans: &[&str],
) -> Result<HashMap<String, Vec<CustomerId>>> {
    let mut found: HashMap<String, Vec<CustomerId>> = HashMap::new();
    if ibans.is_empty() {
        return Ok(found);
    }
    let ibans = distinct(ibans.iter().map(|iban| (*iban).to_owned()));
    let rows = tx.query(
        "SELECT iban, customer_id FROM customer_bank_accounts WHERE entity_id = $1 \
         AND iban IN (SELECT value FROM {texts $2}) ORDER BY customer_id",
        &[entity.into(), Value::Texts(ibans)],
    )?;
    for row in rows {
        found.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(found)
}

const SUMMARY: &str = "SELECT c.id, c.number, c.name, c.country, coalesce(a.city, ''), c.currency, \
     c.segment, c.blocked_reason, c.version FROM customers c LEFT JOIN customer_addresses a \
     ON a.customer_id = c.id AND a.role = 'main'";

/// The customers that a filter leaves.
pub(crate) fn matching(entity: EntityId, filter: &CustomerFilter) -> Conditions {
    let mut conditions = Conditions::new("c.entity_id = {}", entity);
    conditions.search(filter.search.as_deref(), "c.search_name", "c.number");
    conditions.given("c.segment = {}", filter.segment.as_deref());
    match filter.blocked {
        Some(true) => conditions.and("c.blocked_reason IS NOT NULL", []),
        Some(false) => conditions.and("c.blocked_reason IS NULL", []),
        None => {}
    }
    conditions
}

/// One page of the customers, by name or number. What they owe is no business of this room: any
/// other order than by number is that by name.
///
/// # Errors
/// Refuses a page size out of range and a cursor that this list did not give.
pub fn list_customers(
    tx: &mut Tx,
    entity: EntityId,
    filter: &CustomerFilter,
    page: &PageRequest,
) -> Result<Page<CustomerSummary>> {
    let conditions = matching(entity, filter);
    let sort = filter.sort.unwrap_or(Sort::rising(CustomerSort::Name));
    if sort.by == CustomerSort::Number {
        let listing = Listing::sorted(SUMMARY, &["c.number"], sort.falling);
        conditions.page(tx, page, &listing, summary, |it| (it.number.clone(),))
    } else {
        let listing = Listing::sorted(SUMMARY, &["c.name", "c.id"], sort.falling);
        conditions.page(tx, page, &listing, summary, |it| (it.name.clone(), it.id))
    }
}

/// These customers in their order; those of other legal entities are left out.
///
/// # Errors
/// Only when the store fails.
pub(crate) fn summaries(
    tx: &mut Tx,
    entity: EntityId,
    ids: &[CustomerId],
) -> Result<Vec<CustomerSummary>> {
    let sql =
        format!("{SUMMARY} WHERE c.entity_id = $1 AND c.id IN (SELECT value FROM {{uuids $2}})");
    let rows = tx.query(&sql, &[entity.into(), Value::ids(ids.iter().copied())])?;
    let mut found: HashMap<CustomerId, CustomerSummary> = HashMap::new();
    for row in &rows {
        found.insert(row.get(0)?, summary(row)?);
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn summary(row: &Row) -> Result<CustomerSummary> {
    Ok(CustomerSummary {
        id: row.get(0)?,
        number: row.get(1)?,
        name: row.get(2)?,
        country: row.get(3)?,
        city: row.get(4)?,
        currency: row.get(5)?,
        segment: row.get(6)?,
        blocked_reason: row.get(7)?,
        version: row.get(8)?,
    })
}

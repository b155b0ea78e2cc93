use std::collections::{BTreeMap, BTreeSet};

use kernel::{Currency, CustomerId, EntityId};
use store::Tx;

use super::policy::CreditRules;
use super::rules::{Key, Position};
use super::store as rows;
use super::types::{Exposure, Part};
use crate::error::Result;
use crate::policies;
use crate::verify::Difference;

/// Whether the policy in force asks how customers stand in the ledger. As long as it does not,
/// nobody needs to look.
///
/// # Errors
/// Fails only with the store.
pub fn asks_standing(tx: &mut Tx, entity: EntityId) -> Result<bool> {
    let policy = policies::in_force::<CreditRules>(tx, entity)?;
    Ok(policy.rules.asks_standing())
}

/// What one customer binds in one currency; zeros when nothing ever was bound.
///
/// # Errors
/// Fails only with the store.
pub fn exposure(
    tx: &mut Tx,
    entity: EntityId,
    customer: CustomerId,
    currency: Currency,
) -> Result<Exposure> {
    let key = (customer, currency);
    let found = rows::positions(tx, entity, Some(&[customer]))?
        .into_iter()
        .find(|(found, _)| *found == key);
    Ok(match found {
        Some((_, position)) => position.exposure(key)?,
        None => Exposure::none(customer, currency)?,
    })
}

/// What the customers bind, one row for each currency in use, by customer and currency.
///
/// # Errors
/// Fails only with the store.
pub fn exposures(tx: &mut Tx, entity: EntityId, customers: &[CustomerId]) -> Result<Vec<Exposure>> {
    views(rows::positions(tx, entity, Some(customers))?)
}

/// What all customers bind, by customer and currency; for checks and exports.
///
/// # Errors
/// Fails only with the store.
pub fn positions(tx: &mut Tx, entity: EntityId) -> Result<Vec<Exposure>> {
    views(rows::positions(tx, entity, None)?)
}

fn views(found: Vec<(Key, Position)>) -> Result<Vec<Exposure>> {
    found
        .into_iter()
        .map(|(key, position)| Ok(position.exposure(key)?))
        .collect()
}

/// Adds up again what the orders of each customer bind. The part of open items is checked by the
/// ledger, which owns them.
///
/// # Errors
/// Fails only with the store.
pub fn verify(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    const PARTS: [(Part, &str); 3] = [
        (Part::Delivered, "delivered"),
        (Part::Ordered, "ordered"),
        (Part::Reserved, "reserved"),
    ];
    let rows = tx.query(
        "SELECT customer_id, currency, sum(delivered_minor), sum(ordered_minor), sum(reserved_minor)
        FROM credit_commitments WHERE entity_id = $1 GROUP BY customer_id, currency",
        &[entity.into()],
    )?;
    let bound = rows
        .iter()
        .map(|row| {
            Ok((
                (row.get(0)?, row.get(1)?),
                [row.get(2)?, row.get(3)?, row.get(4)?],
            ))
        })
        .collect::<Result<BTreeMap<Key, [i64; 3]>>>()?;
    let kept: BTreeMap<Key, Position> = rows::positions(tx, entity, None)?.into_iter().collect();
    let keys: BTreeSet<Key> = bound.keys().chain(kept.keys()).copied().collect();
    let mut differences = Vec::new();
    for key in keys {
        let expected = bound.get(&key).copied().unwrap_or_default();
        let found = kept.get(&key).copied().unwrap_or_default();
        for (index, (part, name)) in PARTS.iter().enumerate() {
            let found = found.parts_minor[part.index()];
            if found != expected[index] {
                differences.push(Difference::new(
                    format!("credit position = sum of commitments, {name}"),
                    format!("{} {}", key.0, key.1),
                    expected[index],
                    found,
                ));
            }
        }
    }
    Ok(differences)
}

//! What must hold between customers, recomputed.

use std::collections::{HashMap, HashSet};

use kernel::{CustomerId, EntityId};
use store::Tx;

use crate::error::Result;
use crate::verify::Difference;

/// Checks the references between customers: within one legal entity, payers without circles, one
/// main address each, bank accounts filed under their customer's entity.
///
/// # Errors
/// Only when the store fails.
pub fn verify(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let mut found = strays(tx, entity)?;
    found.extend(main_addresses(tx, entity)?);
    found.extend(bank_accounts(tx, entity)?);
    found.extend(payer_circles(tx, entity)?);
    Ok(found)
}

fn strays(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let rows = tx.query(
        "SELECT c.number, o.number FROM customers c JOIN customers o \
         ON o.id = c.ship_to_id OR o.id = c.bill_to_id OR o.id = c.payer_id \
         WHERE c.entity_id = $1 AND o.entity_id <> $1 ORDER BY c.number",
        &[entity.into()],
    )?;
    rows.iter()
        .map(|row| {
            let (number, other): (String, String) = (row.get(0)?, row.get(1)?);
            let rule = "a customer refers to customers of its own legal entity only";
            Ok(Difference::new(
                rule,
                number,
                "one of the same legal entity",
                other,
            ))
        })
        .collect()
}

fn main_addresses(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let rows = tx.query(
        "SELECT c.number, count(a.id) FROM customers c LEFT JOIN customer_addresses a \
         ON a.customer_id = c.id AND a.role = 'main' WHERE c.entity_id = $1 \
         GROUP BY c.id, c.number HAVING count(a.id) <> 1 ORDER BY c.number",
        &[entity.into()],
    )?;
    rows.iter()
        .map(|row| {
            let (number, count): (String, i64) = (row.get(0)?, row.get(1)?);
            Ok(Difference::new(
                "a customer has one main address",
                number,
                1,
                count,
            ))
        })
        .collect()
}

fn bank_accounts(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let rows = tx.query(
        "SELECT c.number, b.iban FROM customers c JOIN customer_bank_accounts b \
         ON b.customer_id = c.id WHERE c.entity_id = $1 AND b.entity_id <> $1 ORDER BY c.number",
        &[entity.into()],
    )?;
    rows.iter()
        .map(|row| {
            let (number, iban): (String, String) = (row.get(0)?, row.get(1)?);
            let rule = "a bank account is filed under its customer's legal entity";
            Ok(Difference::new(rule, number, entity, iban))
        })
        .collect()
}

fn payer_circles(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let rows = tx.query(
        "SELECT id, payer_id, number FROM customers \
         WHERE entity_id = $1 AND payer_id IS NOT NULL ORDER BY number",
        &[entity.into()],
    )?;
    let mut payers: HashMap<CustomerId, CustomerId> = HashMap::with_capacity(rows.len());
    for row in &rows {
        payers.insert(row.get(0)?, row.get(1)?);
    }
    let mut found = Vec::new();
    for row in &rows {
        let start: CustomerId = row.get(0)?;
        let mut seen = HashSet::new();
        let mut at = payers.get(&start);
        // Walks until the chain ends, comes back, or enters a circle further up.
        while let Some(payer) = at {
            if *payer == start {
                let number: String = row.get(2)?;
                let rule = "payers do not stand in a circle";
                found.push(Difference::new(
                    rule,
                    number,
                    "an end of the chain",
                    "a circle",
                ));
                break;
            }
            if !seen.insert(*payer) {
                break;
            }
            at = payers.get(payer);
        }
    }
    Ok(found)
}

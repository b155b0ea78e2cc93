//! What must hold among agreements, recomputed.

use kernel::EntityId;
use store::Tx;

use super::payment_terms::list_payment_terms;
use crate::error::Result;
use crate::verify::Difference;

/// Checks that prices join list and product of one legal entity, that customers have payment terms
/// that exist, and that the rules of every payment term can be applied.
///
/// # Errors
/// Only when the store fails.
pub fn verify(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let mut found = stray_prices(tx, entity)?;
    found.extend(unknown_terms(tx, entity)?);
    for term in list_payment_terms(tx, entity)? {
        if let Err(refusal) = term.rules.check() {
            let rule = "the rules of a payment term can be applied";
            found.push(Difference::new(
                rule,
                term.code,
                "valid rules",
                refusal.detail,
            ));
        }
    }
    Ok(found)
}

fn stray_prices(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let rows = tx.query(
        "SELECT l.code, s.sku FROM prices p JOIN price_lists l ON l.id = p.list_id \
         JOIN products s ON s.id = p.product_id \
         WHERE l.entity_id = $1 AND s.entity_id <> $1 ORDER BY l.code, s.sku",
        &[entity.into()],
    )?;
    rows.iter()
        .map(|row| {
            let (list, sku): (String, String) = (row.get(0)?, row.get(1)?);
            let rule = "a price list has prices for products of its own legal entity only";
            Ok(Difference::new(
                rule,
                list,
                "a product of the same legal entity",
                sku,
            ))
        })
        .collect()
}

/// Reads `customers` beside this room's table: the one reference that no foreign key guards.
fn unknown_terms(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let rows = tx.query(
        "SELECT c.number FROM customers c WHERE c.entity_id = $1 \
         AND c.payment_term_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM payment_terms t \
         WHERE t.id = c.payment_term_id AND t.entity_id = c.entity_id) ORDER BY c.number",
        &[entity.into()],
    )?;
    rows.iter()
        .map(|row| {
            let number: String = row.get(0)?;
            let rule = "a customer's payment term exists in its legal entity";
            Ok(Difference::new(
                rule,
                number,
                "an existing payment term",
                "another",
            ))
        })
        .collect()
}

//! Finding what rows name by number.

use std::collections::HashMap;

use kernel::{CustomerId, EntityId};
use store::Tx;

use super::document::{Document, FieldNo, Row};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::parties;

/// The customers that the documents name in this field.
pub(super) fn customers(
    tx: &mut Tx,
    entity: EntityId,
    documents: &[Document],
    field: FieldNo,
) -> Result<HashMap<String, CustomerId>> {
    let mut numbers: Vec<&str> = documents
        .iter()
        .filter_map(|document| document.head().text(field))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    parties::customer_ids_by_numbers(tx, entity, &numbers)
}

/// The customer that a row names.
pub(super) fn customer(
    row: &Row,
    field: FieldNo,
    customers: &HashMap<String, CustomerId>,
) -> Outcome<CustomerId> {
    let number = row.required(field)?;
    customers.get(number).copied().ok_or_else(|| {
        Refusal::new(
            Code::UnknownReference,
            "customer",
            format!("there is no customer {number:?}"),
            "import the customers first, or correct the number",
        )
    })
}

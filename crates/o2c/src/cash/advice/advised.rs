//! What matching is told of the advice that belongs to entries.

use std::collections::HashMap;

use kernel::{BankEntryId, EntityId, RemittanceAdviceId};
use store::Tx;

use super::queries::{lines, rows_of};
use super::types::{AdviceLine, RemittanceAdvice};
use crate::cash::types::BankEntry;
use crate::error::Result;

/// What a payer said of a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advised {
    /// The advice: its reference, payer and amount.
    pub advice: RemittanceAdvice,
    /// The documents with what is paid for each (`net`), the discount taken and what was kept back
    /// for which reason. Their `item` is not looked up.
    pub documents: Vec<AdviceLine>,
}

impl Advised {
    /// The numbers of the documents in the order in which they are named, as text to look for
    /// references in.
    #[must_use]
    pub fn numbers(&self) -> String {
        let numbers = self.documents.iter().map(|line| line.document.as_str());
        numbers.collect::<Vec<_>>().join(" ")
    }
}

/// What payers said of these entries, in a number of statements that does not grow with them.
/// Entries without advice have none here.
///
/// # Errors
/// Fails only with the store.
pub fn advised(
    tx: &mut Tx,
    entity: EntityId,
    entries: &[BankEntry],
) -> Result<HashMap<BankEntryId, Advised>> {
    let of: HashMap<RemittanceAdviceId, BankEntryId> = entries
        .iter()
        .filter_map(|entry| Some((entry.advice?, entry.id)))
        .collect();
    if of.is_empty() {
        return Ok(HashMap::new());
    }
    let mut found: HashMap<BankEntryId, Advised> = HashMap::with_capacity(of.len());
    for (id, advice) in rows_of(tx, entity, of.keys().copied())? {
        let documents = Vec::new();
        if let Some(entry) = of.get(&id) {
            found.insert(*entry, Advised { advice, documents });
        }
    }
    for (id, line) in lines(tx, of.keys().copied())? {
        let advised = of.get(&id).and_then(|entry| found.get_mut(entry));
        if let Some(advised) = advised {
            advised.documents.push(line);
        }
    }
    Ok(found)
}

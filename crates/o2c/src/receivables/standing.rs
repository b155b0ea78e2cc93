//! How items stand at the moment, for who decides on them.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{CustomerId, EntityId, Money, OpenItemId};
use store::Tx;

use super::store as rows;
use crate::error::Result;

/// How an open item stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The document's number.
    pub number: String,
    /// Who owes, or is owed.
    pub customer: CustomerId,
    /// Owed to us positive, owed by us negative.
    pub amount: Money,
    /// What is left of it.
    pub residual: Money,
    /// What was given up or kept of it so far; positive.
    pub written_off: Money,
}

/// How these items stand, locked; what does not exist is left out.
pub(crate) fn standing(
    tx: &mut Tx,
    entity: EntityId,
    ids: &BTreeSet<OpenItemId>,
) -> Result<BTreeMap<OpenItemId, Standing>> {
    let mut items = rows::lock_items(tx, entity, ids)?;
    rows::add_history(tx, &mut items)?;
    let stands = items.into_iter().map(|(id, item)| {
        let money = |minor| Money::new(minor, item.currency);
        let standing = Standing {
            number: item.number,
            customer: item.customer,
            amount: money(item.amount_minor),
            residual: money(item.residual_minor),
            written_off: money(item.history.written_off_minor),
        };
        (id, standing)
    });
    Ok(stands.collect())
}

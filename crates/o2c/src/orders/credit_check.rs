//! An order's credit is asked for with what the ledger knows of who pays.

use kernel::EntityId;
use store::Tx;

use crate::credit::{self, CreditDecision, ReserveRequest};
use crate::error::Result;
use crate::receivables;

/// Judges orders one after the other and reserves their credit; the ledger is looked at only when
/// the policy in force asks.
pub(super) fn reserve(
    tx: &mut Tx,
    entity: EntityId,
    mut requests: Vec<ReserveRequest>,
) -> Result<Vec<CreditDecision>> {
    if !requests.is_empty() && credit::asks_standing(tx, entity)? {
        let payers = requests.iter().map(|request| request.customer).collect();
        let standings = receivables::past_due(tx, entity, &payers)?;
        for request in &mut requests {
            request.standing = standings.of(request.customer, request.amount.currency());
        }
    }
    credit::reserve_tx(tx, entity, &requests)
}

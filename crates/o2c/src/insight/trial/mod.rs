//! "What would this policy have done?": the orders of the past, judged again by the pure rules of
//! two policies.

mod acceptance;
mod credit;
mod ledger;
mod outcomes;
mod tally;

use kernel::{CreditPolicyId, Date, EntityId, OrderPolicyId};
use store::Tx;

use crate::credit::CreditRules;
use crate::error::Result;
use crate::orders::OrderRules;
use crate::parties;
use crate::policies::{self, PolicyView, Trial, TryPolicy};

/// Tries a credit policy on the orders of the past and keeps what it would have done with it.
///
/// # Errors
/// [`NotFound`](crate::Error::NotFound), and refuses a time that is too long.
pub fn try_credit_policy(
    tx: &mut Tx,
    entity: EntityId,
    id: CreditPolicyId,
    command: &TryPolicy,
) -> Result<PolicyView<CreditRules>> {
    let policy = policies::get::<CreditRules>(tx, entity, id)?;
    let seen = credit_trial(tx, entity, &policy.rules, command)?;
    policies::keep_simulation::<CreditRules>(tx, entity, id, &seen)
}

/// Tries a policy of order acceptance on the orders of the past and keeps what it would have done
/// with it.
///
/// # Errors
/// [`NotFound`](crate::Error::NotFound), and refuses a time that is too long.
pub fn try_order_policy(
    tx: &mut Tx,
    entity: EntityId,
    id: OrderPolicyId,
    command: &TryPolicy,
) -> Result<PolicyView<OrderRules>> {
    let policy = policies::get::<OrderRules>(tx, entity, id)?;
    let seen = order_trial(tx, entity, &policy.rules, command)?;
    policies::keep_simulation::<OrderRules>(tx, entity, id, &seen)
}

/// What these credit rules would have done, beside those in force. Writes nothing.
///
/// # Errors
/// Refuses a time that is too long and rules that are none.
pub fn credit_trial(
    tx: &mut Tx,
    entity: EntityId,
    candidate: &CreditRules,
    command: &TryPolicy,
) -> Result<Trial> {
    policies::Rules::check(candidate)?;
    let since = since(tx, entity, command)?;
    credit::trial(tx, entity, candidate, since)
}

/// What these rules of acceptance would have done, beside those in force. Writes nothing.
///
/// # Errors
/// Refuses a time that is too long and rules that are none.
pub fn order_trial(
    tx: &mut Tx,
    entity: EntityId,
    candidate: &OrderRules,
    command: &TryPolicy,
) -> Result<Trial> {
    policies::Rules::check(candidate)?;
    let since = since(tx, entity, command)?;
    acceptance::trial(tx, entity, candidate, since)
}

/// The first day to look at.
pub(super) fn since(tx: &mut Tx, entity: EntityId, command: &TryPolicy) -> Result<Date> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    Ok(command.since(today)?)
}

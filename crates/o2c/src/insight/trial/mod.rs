//! "What would this policy have done?": the orders of the past, judged again by the pure rules of
//! two policies.

mod acceptance;
mod credit;
mod ledger;
mod outcomes;
mod played;
mod runs;
mod tally;

use kernel::{Date, EntityId};
use store::Tx;

use crate::credit::CreditRules;
use crate::error::Result;
use crate::orders::OrderRules;
use crate::parties;
use crate::policies::{self, Steps, Trial, TryPolicy};

pub use runs::{
    AskedTrial, NewTrial, TRIAL_JOB, TrialFilter, TrialRoom, TrialRun, TrialSeen, TrialState,
    ask_trial, begin_trial, call_off_trial, carry_out_trial, fail_trial, finish_trial,
    give_up_lost_trials, trial_reached, trial_run, trial_runs,
};

/// What these credit rules would have done, beside those in force. Writes nothing.
///
/// # Errors
/// Refuses a time that is too long and rules that are none; a conflict when it is to be stopped.
pub fn credit_trial(
    tx: &mut Tx,
    entity: EntityId,
    candidate: &CreditRules,
    command: &TryPolicy,
    steps: &mut Steps<'_>,
) -> Result<Trial> {
    policies::Rules::check(candidate)?;
    let since = since(tx, entity, command)?;
    credit::trial(tx, entity, candidate, since, steps)
}

/// What these rules of acceptance would have done, beside those in force. Writes nothing.
///
/// # Errors
/// Refuses a time that is too long and rules that are none; a conflict when it is to be stopped.
pub fn order_trial(
    tx: &mut Tx,
    entity: EntityId,
    candidate: &OrderRules,
    command: &TryPolicy,
    steps: &mut Steps<'_>,
) -> Result<Trial> {
    policies::Rules::check(candidate)?;
    let since = since(tx, entity, command)?;
    acceptance::trial(tx, entity, candidate, since, steps)
}

/// The first day to look at.
pub(super) fn since(tx: &mut Tx, entity: EntityId, command: &TryPolicy) -> Result<Date> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    Ok(command.since(today)?)
}

//! Trials of policies as they are asked for: a job carries them out, tells how far it is, and keeps
//! what it saw.

use std::collections::BTreeMap;

use kernel::{EntityId, Event, EventKind, Instant, PolicyTrialId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{NewJob, Row, Tx, Value};
use utoipa::{IntoParams, ToSchema};

use super::{credit_trial, order_trial};
use crate::access::Permission;
use crate::cash::{self, PolicyRules, Simulation};
use crate::conditions::Conditions;
use crate::credit::CreditRules;
use crate::error::{Code, Error, Refusal, Result};
use crate::orders::OrderRules;
use crate::page::{Page, PageRequest};
use crate::parties;
use crate::policies::{self, Rules, Step, Steps, Trial, TrialPhase, TryPolicy, ViewOf};
use crate::words::words;

/// The job that carries a trial out.
pub const TRIAL_JOB: &str = "try_policy";

words! {
    /// Whose policy is tried.
    TrialRoom as "a room that has policies" {
        /// A credit policy.
        Credit = "credit",
        /// A policy of order acceptance.
        Orders = "orders",
        /// A policy of matching.
        Matching = "matching",
    }
}

impl TrialRoom {
    /// What it takes to ask for a trial and to call it off.
    #[must_use]
    pub const fn asks(self) -> Permission {
        match self {
            Self::Credit => Permission::CreditPolicy,
            Self::Orders => Permission::OrdersPolicy,
            Self::Matching => Permission::CashPolicy,
        }
    }

    /// What it takes to see one.
    #[must_use]
    pub const fn sees(self) -> Permission {
        match self {
            Self::Credit => Permission::CreditRead,
            Self::Orders => Permission::OrdersRead,
            Self::Matching => Permission::CashRead,
        }
    }
}

words! {
    /// Where a trial stands.
    TrialState as "a state of a trial" {
        /// No worker has begun it.
        Waiting = "waiting",
        /// It is being carried out.
        Running = "running",
        /// What it saw is kept.
        Done = "done",
        /// It could not be carried out; the reason stands beside it.
        Failed = "failed",
        /// Somebody called it off.
        Cancelled = "cancelled",
    }
}

/// Asks for a trial of a policy on the past.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTrial {
    /// Whose policy it is.
    pub room: TrialRoom,
    /// The policy's id.
    pub policy: String,
    /// How many months back; 1 to 60, 24 by default.
    #[serde(default)]
    pub months: Option<u32>,
}

/// Which trials a list shows.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TrialFilter {
    /// Of which policies.
    #[param(inline)]
    pub room: TrialRoom,
    /// Only those of this policy.
    #[serde(default)]
    pub policy: Option<String>,
}

/// A trial of a policy and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TrialRun {
    /// Its id.
    #[schema(value_type = String)]
    pub id: PolicyTrialId,
    /// Whose policy is tried.
    pub room: TrialRoom,
    /// The policy's id.
    pub policy: String,
    /// The policy's name.
    pub policy_name: String,
    /// How many months back it looks.
    pub months: u32,
    /// Where it stands.
    pub state: TrialState,
    /// What it is busy with, or was last.
    pub phase: Option<TrialPhase>,
    /// Decisions of that phase that are through.
    pub done: u64,
    /// Of how many, where that is known.
    pub total: Option<u64>,
    /// Why it could not be carried out.
    pub problem: Option<String>,
    /// Who asked for it.
    pub asked_by: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub asked_at: Instant,
    /// When it was done, failed or was called off.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub finished_at: Option<Instant>,
    /// What a policy of credit or acceptance would have done; absent in lists.
    pub trial: Option<Trial>,
    /// What a policy of matching would have done; absent in lists.
    pub simulation: Option<Simulation>,
}

/// What a job has to carry out.
#[derive(Debug, Clone)]
pub struct AskedTrial {
    entity: EntityId,
    id: PolicyTrialId,
    room: TrialRoom,
    policy: String,
    months: u32,
}

/// What a trial saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrialSeen {
    /// Of orders.
    Orders(Box<Trial>),
    /// Of payments.
    Payments(Box<Simulation>),
}

const COLUMNS: &str = "SELECT id, room, policy, policy_name, months, state, phase, done, total,
    problem, asked_by, asked_at, finished_at FROM policy_trials";

fn view(row: &Row) -> Result<TrialRun> {
    let count = |value: i64| u64::try_from(value).unwrap_or(0);
    let months: i64 = row.get(4)?;
    Ok(TrialRun {
        id: row.get(0)?,
        room: row.get(1)?,
        policy: row.get(2)?,
        policy_name: row.get(3)?,
        months: u32::try_from(months).unwrap_or(0),
        state: row.get(5)?,
        phase: row.get(6)?,
        done: count(row.get(7)?),
        total: row.get::<Option<i64>>(8)?.map(count),
        problem: row.get(9)?,
        asked_by: row.get(10)?,
        asked_at: row.get(11)?,
        finished_at: row.get(12)?,
        trial: None,
        simulation: None,
    })
}

/// The trials of the policies of a room, newest first, without what they saw.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn trial_runs(
    tx: &mut Tx,
    entity: EntityId,
    filter: &TrialFilter,
    page: &PageRequest,
) -> Result<Page<TrialRun>> {
    let mut conditions = Conditions::new("entity_id = {}", entity);
    conditions.and("room = {}", [filter.room.into()]);
    if let Some(policy) = &filter.policy {
        conditions.and("policy = {}", [policy.as_str().into()]);
    }
    if let Some(after) = page.key::<PolicyTrialId>()? {
        conditions.and("id < {}", [after.into()]);
    }
    let (sql, args) = conditions.query(COLUMNS, "ORDER BY id DESC", page.fetch()?);
    let rows = tx.query(&sql, &args)?;
    let runs = rows.iter().map(view).collect::<Result<Vec<_>>>()?;
    Ok(Page::of(runs, page, |last| last.id))
}

/// A trial, how far it is, and what it saw.
///
/// # Errors
/// [`Error::NotFound`].
pub fn trial_run(tx: &mut Tx, entity: EntityId, id: PolicyTrialId) -> Result<TrialRun> {
    let args = [id.into(), entity.into()];
    let sql = format!("{COLUMNS} WHERE id = $1 AND entity_id = $2");
    let row = tx.query_opt(&sql, &args)?;
    let mut run = view(&row.ok_or_else(|| Error::NotFound {
        kind: "trial of a policy",
        id: id.to_string(),
    })?)?;
    let sql = "SELECT result FROM policy_trials WHERE id = $1 AND entity_id = $2";
    let result: Option<serde_json::Value> = tx.query_one(sql, &args)?.get(0)?;
    if let Some(json) = result {
        match run.room {
            TrialRoom::Matching => run.simulation = serde_json::from_value(json).ok(),
            _ => run.trial = serde_json::from_value(json).ok(),
        }
    }
    Ok(run)
}

/// A policy of a room by its id as people see it.
fn policy<R: Rules>(tx: &mut Tx, entity: EntityId, id: &str) -> Result<ViewOf<R>> {
    match id.parse() {
        Ok(id) => policies::get::<R>(tx, entity, id),
        Err(_) => Err(Error::NotFound {
            kind: R::NAME,
            id: id.to_owned(),
        }),
    }
}

/// Leaves a trial of a policy to a job.
///
/// # Errors
/// [`Error::NotFound`] without such a policy, and refuses a time that is too long.
pub fn ask_trial(tx: &mut Tx, entity: EntityId, new: &NewTrial) -> Result<TrialRun> {
    let name = match new.room {
        TrialRoom::Credit => policy::<CreditRules>(tx, entity, &new.policy)?.name,
        TrialRoom::Orders => policy::<OrderRules>(tx, entity, &new.policy)?.name,
        TrialRoom::Matching => policy::<PolicyRules>(tx, entity, &new.policy)?.name,
    };
    let past = TryPolicy { months: new.months };
    past.since(parties::entity(tx, entity)?.today(tx.now()))?;
    let id: PolicyTrialId = tx.new_id();
    let (actor, now) = (tx.actor().to_string(), tx.now());
    let row = vec![
        id.into(),
        entity.into(),
        new.room.into(),
        new.policy.as_str().into(),
        name.as_str().into(),
        past.months().into(),
        TrialState::Waiting.into(),
        0_i64.into(),
        actor.into(),
        now.into(),
    ];
    let columns = [
        "id",
        "entity_id",
        "room",
        "policy",
        "policy_name",
        "months",
        "state",
        "done",
        "asked_by",
        "asked_at",
    ];
    tx.insert_many("policy_trials", &columns, row)?;
    let payload = json!({ "entity": entity.to_string(), "trial": id.to_string() });
    tx.enqueue(NewJob::new(TRIAL_JOB, payload))?;
    tx.record(event(entity, id, TrialState::Waiting).attr("policy", name))?;
    trial_run(tx, entity, id)
}

fn event(entity: EntityId, id: PolicyTrialId, state: TrialState) -> Event {
    Event::new(EventKind::PolicyTried, entity)
        .object(id, "trial")
        .attr("state", state.as_str())
}

/// Takes a trial up; none when it was called off or ended by now.
///
/// # Errors
/// Fails only with the store.
pub fn begin_trial(tx: &mut Tx, entity: EntityId, id: PolicyTrialId) -> Result<Option<AskedTrial>> {
    let taken = tx.exec(
        "UPDATE policy_trials SET state = 'running'
        WHERE id = $1 AND entity_id = $2 AND state IN ('waiting', 'running')",
        &[id.into(), entity.into()],
    )?;
    if taken == 0 {
        return Ok(None);
    }
    let run = trial_run(tx, entity, id)?;
    Ok(Some(AskedTrial {
        entity,
        id,
        room: run.room,
        policy: run.policy,
        months: run.months,
    }))
}

/// Carries a trial out. Writes nothing.
///
/// # Errors
/// [`Error::NotFound`] without the policy; a conflict when it is to be stopped.
pub fn carry_out_trial(
    tx: &mut Tx,
    asked: &AskedTrial,
    steps: &mut Steps<'_>,
) -> Result<TrialSeen> {
    let entity = asked.entity;
    let past = TryPolicy {
        months: Some(asked.months),
    };
    Ok(match asked.room {
        TrialRoom::Credit => {
            let rules = policy::<CreditRules>(tx, entity, &asked.policy)?.rules;
            TrialSeen::Orders(credit_trial(tx, entity, &rules, &past, steps)?.into())
        }
        TrialRoom::Orders => {
            let rules = policy::<OrderRules>(tx, entity, &asked.policy)?.rules;
            TrialSeen::Orders(order_trial(tx, entity, &rules, &past, steps)?.into())
        }
        TrialRoom::Matching => {
            let policy = policy::<PolicyRules>(tx, entity, &asked.policy)?;
            let (name, rules) = (&policy.name, &policy.rules);
            let seen = cash::match_trial(tx, entity, name, rules, &past, steps)?;
            TrialSeen::Payments(seen.into())
        }
    })
}

/// Keeps how far a trial is; gives whether it is to go on.
///
/// # Errors
/// Fails only with the store.
pub fn trial_reached(tx: &mut Tx, asked: &AskedTrial, step: Step) -> Result<bool> {
    let count = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    let told = tx.exec(
        "UPDATE policy_trials SET phase = $3, done = $4, total = $5
        WHERE id = $1 AND entity_id = $2 AND state = 'running'",
        &[
            asked.id.into(),
            asked.entity.into(),
            step.phase.into(),
            count(step.done).into(),
            step.total.map(count).into(),
        ],
    )?;
    Ok(told > 0)
}

/// Keeps what a trial saw, with it and with its policy, unless it was called off by now.
///
/// # Errors
/// [`Error::NotFound`] without the policy.
pub fn finish_trial(tx: &mut Tx, asked: &AskedTrial, seen: &TrialSeen) -> Result<()> {
    let json = match seen {
        TrialSeen::Orders(trial) => serde_json::to_string(trial),
        TrialSeen::Payments(simulation) => serde_json::to_string(simulation),
    };
    let json = json.map_err(|_| Error::Conflict {
        what: "a trial that cannot be written".to_owned(),
    })?;
    if end(
        tx,
        asked.entity,
        asked.id,
        TrialState::Done,
        None,
        Some(json),
    )? == 0
    {
        return Ok(());
    }
    let (entity, id) = (asked.entity, &asked.policy);
    match (asked.room, seen) {
        (TrialRoom::Credit, TrialSeen::Orders(trial)) => keep::<CreditRules>(tx, entity, id, trial),
        (TrialRoom::Orders, TrialSeen::Orders(trial)) => keep::<OrderRules>(tx, entity, id, trial),
        (TrialRoom::Matching, TrialSeen::Payments(simulation)) => {
            keep::<PolicyRules>(tx, entity, id, simulation)
        }
        _ => Ok(()),
    }
}

fn keep<R: Rules>(tx: &mut Tx, entity: EntityId, id: &str, seen: &R::Seen) -> Result<()> {
    match id.parse() {
        Ok(id) => policies::keep_simulation::<R>(tx, entity, id, seen).map(drop),
        Err(_) => Ok(()),
    }
}

/// Gives a trial up that cannot be carried out.
///
/// # Errors
/// Fails only with the store.
pub fn fail_trial(tx: &mut Tx, entity: EntityId, id: PolicyTrialId, problem: &str) -> Result<()> {
    end(tx, entity, id, TrialState::Failed, Some(problem), None).map(drop)
}

/// Gives up the trials that no job will carry out any more, because its worker was lost on the last
/// attempt; gives how many there were.
///
/// # Errors
/// Fails only with the store.
pub fn give_up_lost_trials(tx: &mut Tx) -> Result<usize> {
    let open = "SELECT id, entity_id FROM policy_trials WHERE state IN ('waiting', 'running')";
    let mut lost: BTreeMap<PolicyTrialId, EntityId> = BTreeMap::new();
    for row in tx.query(open, &[])? {
        lost.insert(row.get(0)?, row.get(1)?);
    }
    if lost.is_empty() {
        return Ok(0);
    }
    // A trial is asked for together with its job, and ends together with it.
    let jobs = "SELECT payload FROM jobs WHERE kind = $1 AND state IN ('waiting', 'running')";
    for row in tx.query(jobs, &[TRIAL_JOB.into()])? {
        let payload: serde_json::Value = row.get(0)?;
        let trial = payload["trial"].as_str().and_then(|id| id.parse().ok());
        lost.retain(|id, _| Some(*id) != trial);
    }
    for (id, entity) in &lost {
        let problem = "the server was stopped while it ran, more often than it is begun again";
        fail_trial(tx, *entity, *id, problem)?;
    }
    Ok(lost.len())
}

/// Calls a trial off. One that runs is stopped within moments.
///
/// # Errors
/// [`Error::NotFound`], and refuses one that has ended.
pub fn call_off_trial(tx: &mut Tx, entity: EntityId, id: PolicyTrialId) -> Result<TrialRun> {
    let run = trial_run(tx, entity, id)?;
    if end(tx, entity, id, TrialState::Cancelled, None, None)? == 0 {
        let problem = format!("the trial is {}", run.state);
        let remedy = "only one that waits or runs can be called off";
        return Err(Refusal::new(Code::WrongState, "trial", problem, remedy).into());
    }
    trial_run(tx, entity, id)
}

/// Ends a trial that waits or runs; gives how many that were.
fn end(
    tx: &mut Tx,
    entity: EntityId,
    id: PolicyTrialId,
    state: TrialState,
    problem: Option<&str>,
    result: Option<String>,
) -> Result<u64> {
    let result = result.map_or(Value::Null, Value::Json);
    let ended = tx.exec(
        "UPDATE policy_trials SET state = $3, finished_at = $4, problem = $5, result = $6
        WHERE id = $1 AND entity_id = $2 AND state IN ('waiting', 'running')",
        &[
            id.into(),
            entity.into(),
            state.into(),
            tx.now().into(),
            problem.into(),
            result,
        ],
    )?;
    if ended > 0 {
        tx.record(event(entity, id, state))?;
    }
    Ok(ended)
}

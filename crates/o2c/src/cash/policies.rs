//! Policies of matching: drafted, tried on the past, put in force.

use std::sync::Arc;

use kernel::dates::add_months;
use kernel::{EntityId, Event, EventKind, MatchPolicyId, Percent};
use matching::engine::{MatchPolicy, ResidualReason};
use store::{Row, Tx, Value};

use super::by_itself::queue_matching;
use super::simulation::simulate;
use super::types::{
    Confidence, EnforcePolicy, MatchPolicyView, MatchSelection, NewMatchPolicy, PolicyRules,
    PolicyState, SimulatePolicy, Simulation,
};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input;
use crate::parties::{self, Entity};

/// Nothing is applied by itself that is less sure.
const POST_MIN: Confidence = Confidence(900_000);
const DISCOUNTS_MAX: usize = 20;
const CHARGES_MINOR_MAX: i64 = 1_000_000;
const MONTHS_MAX: u32 = 60;
const MONTHS: u32 = 24;
/// What was seen longer ago has to be looked at again.
const SEEN_SECONDS: i64 = 7 * 24 * 3600;

/// The policy that is in force for a legal entity.
pub(super) fn policy_in_force(tx: &mut Tx, entity: EntityId) -> Result<MatchPolicy> {
    let house = parties::entity(tx, entity)?;
    let set: Arc<Option<(String, PolicyRules)>> = tx.memo(house.id, &["match_policies"], |tx| {
        let row = tx.query_opt(
            "SELECT p.name, p.rules FROM match_policies p
                WHERE p.entity_id = $1 AND p.state = 'in_force'",
            &[house.id.into()],
        )?;
        let read = |row: &Row| Ok::<_, Error>((row.get(0)?, rules_of(row, 1)?));
        row.as_ref().map(read).transpose()
    })?;
    Ok(match set.as_ref() {
        Some((name, rules)) => engine_policy(name, rules, &house)?,
        None => built_in(&house),
    })
}

/// What is missing for another reason than a discount on offer is left to a person, however sure
/// the engine is of the reason.
fn built_in(house: &Entity) -> MatchPolicy {
    MatchPolicy {
        tolerance_minor: house.tolerance_minor,
        never_post: vec![
            ResidualReason::UnearnedDiscount,
            ResidualReason::Tolerance,
            ResidualReason::BankCharges,
            ResidualReason::Deduction,
        ],
        ..MatchPolicy::default()
    }
}

/// The engine's policy of these rules.
///
/// # Errors
/// Names the rule that is not one.
pub(super) fn engine_policy(
    name: &str,
    rules: &PolicyRules,
    house: &Entity,
) -> Outcome<MatchPolicy> {
    let sure = |field: &'static str, percent: Percent, least: Confidence| {
        let confidence = Confidence::of(percent).filter(|it| *it >= least);
        confidence.map(|it| it.0).ok_or_else(|| {
            let problem = format!("{percent} % is not from {least} to 100");
            wrong(field, problem, "give a percentage within these bounds")
        })
    };
    let propose_from = sure("rules.propose_from", rules.propose_from, Confidence(0))?;
    if !(0..=CHARGES_MINOR_MAX).contains(&rules.charges_max_minor) {
        let problem = format!(
            "{} is not from 0 to {CHARGES_MINOR_MAX}",
            rules.charges_max_minor
        );
        return Err(wrong(
            "rules.charges_max_minor",
            problem,
            "give minor units, such as 5000",
        ));
    }
    Ok(MatchPolicy {
        version: name.to_owned(),
        post_from: sure("rules.post_from", rules.post_from, POST_MIN)?,
        post_searched_from: sure(
            "rules.post_searched_from",
            rules.post_searched_from,
            POST_MIN,
        )?,
        propose_from,
        tolerance_minor: house.tolerance_minor,
        charges_max_minor: rules.charges_max_minor,
        discounts: discounts(&rules.discounts)?,
        never_post: never_post(&rules.never_post)?,
        ..MatchPolicy::default()
    })
}

fn discounts(given: &[Percent]) -> Outcome<Vec<u32>> {
    if given.len() > DISCOUNTS_MAX {
        let problem = format!("{} percentages", given.len());
        return Err(wrong("rules.discounts", problem, "give at most 20"));
    }
    let basis_points = |percent: &Percent| {
        let points = u32::try_from(percent.micro() / 10_000).unwrap_or(0);
        (1..=5_000)
            .contains(&points)
            .then_some(points)
            .ok_or_else(|| {
                let problem = format!("{percent} % is not from 0.01 to 50");
                wrong(
                    "rules.discounts",
                    problem,
                    "give percentages such as 2 or 2.5",
                )
            })
    };
    given.iter().map(basis_points).collect()
}

fn never_post(given: &[String]) -> Outcome<Vec<ResidualReason>> {
    let reason = |word: &String| {
        let mut all = ResidualReason::ALL.into_iter();
        all.find(|it| it.as_str() == word).ok_or_else(|| {
            let problem = format!("there is no difference {word:?}");
            let words = ResidualReason::ALL.map(ResidualReason::as_str).join(", ");
            wrong(
                "rules.never_post",
                problem,
                &format!("give some of {words}"),
            )
        })
    };
    given.iter().map(reason).collect()
}

fn wrong(field: &'static str, problem: String, remedy: &str) -> Refusal {
    Refusal::new(Code::InvalidValue, field, problem, remedy)
}

/// The rules that say the same as a policy of the engine.
fn rules_of_policy(policy: &MatchPolicy) -> PolicyRules {
    let percent = |millionths: u32| Percent::from_micro(i64::from(millionths) * 100);
    PolicyRules {
        post_from: percent(policy.post_from),
        post_searched_from: percent(policy.post_searched_from),
        propose_from: percent(policy.propose_from),
        charges_max_minor: policy.charges_max_minor,
        discounts: policy
            .discounts
            .iter()
            .map(|points| percent(points * 100))
            .collect(),
        never_post: policy
            .never_post
            .iter()
            .map(|reason| reason.as_str().to_owned())
            .collect(),
    }
}

const POLICY: &str = "SELECT p.id, p.name, p.rules, p.state, p.made_by, p.made_at, p.simulation,
    p.simulated_at, p.in_force_at, p.reason FROM match_policies p";

fn rules_of(row: &Row, index: usize) -> Result<PolicyRules> {
    let json: serde_json::Value = row.get(index)?;
    serde_json::from_value(json).map_err(|_| damaged())
}

fn damaged() -> Error {
    Error::Conflict {
        what: "a matching policy that cannot be read".to_owned(),
    }
}

fn view(row: &Row) -> Result<MatchPolicyView> {
    let simulation: Option<serde_json::Value> = row.get(6)?;
    let simulation: Option<Simulation> = simulation
        .map(serde_json::from_value)
        .transpose()
        .map_err(|_| damaged())?;
    Ok(MatchPolicyView {
        id: Some(row.get(0)?),
        name: row.get(1)?,
        rules: rules_of(row, 2)?,
        state: row.get(3)?,
        made_by: row.get(4)?,
        made_at: row.get(5)?,
        simulation,
        simulated_at: row.get(7)?,
        in_force_at: row.get(8)?,
        reason: row.get(9)?,
    })
}

/// The policies of a legal entity, the newest first; at the end the one that is in force as long as
/// none was set.
///
/// # Errors
/// Fails only with the store.
pub fn match_policies(tx: &mut Tx, entity: EntityId) -> Result<Vec<MatchPolicyView>> {
    let house = parties::entity(tx, entity)?;
    let sql = format!("{POLICY} WHERE p.entity_id = $1 ORDER BY p.made_at DESC, p.id DESC");
    let rows = tx.query(&sql, &[entity.into()])?;
    let mut policies: Vec<MatchPolicyView> = rows.iter().map(view).collect::<Result<_>>()?;
    let is_replaced = policies.iter().any(|it| it.state == PolicyState::InForce);
    let first = built_in(&house);
    policies.push(MatchPolicyView {
        id: None,
        name: first.version.clone(),
        rules: rules_of_policy(&first),
        state: match is_replaced {
            true => PolicyState::Retired,
            false => PolicyState::InForce,
        },
        made_by: None,
        made_at: None,
        simulation: None,
        simulated_at: None,
        in_force_at: None,
        reason: None,
    });
    Ok(policies)
}

/// One policy.
///
/// # Errors
/// [`Error::NotFound`].
pub fn match_policy(tx: &mut Tx, entity: EntityId, id: MatchPolicyId) -> Result<MatchPolicyView> {
    let sql = format!("{POLICY} WHERE p.id = $1 AND p.entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    view(&row.ok_or_else(|| Error::NotFound {
        kind: "matching policy",
        id: id.to_string(),
    })?)
}

/// Drafts a policy. Nothing goes by it before it is put in force.
///
/// # Errors
/// Refuses rules that are none, and a name that is taken.
pub fn draft_match_policy(
    tx: &mut Tx,
    entity: EntityId,
    new: &NewMatchPolicy,
) -> Result<MatchPolicyView> {
    let name = input::required("name", &new.name, input::NAME_LEN_MAX)?;
    let house = parties::entity(tx, entity)?;
    engine_policy(&name, &new.rules, &house)?;
    let taken = tx.query_opt(
        "SELECT p.id FROM match_policies p WHERE p.entity_id = $1 AND p.name = $2",
        &[entity.into(), name.as_str().into()],
    )?;
    if taken.is_some() || name == MatchPolicy::default().version {
        let problem = format!("there is a policy {name:?}");
        let remedy = "decisions tell a policy by its name: give another one";
        return Err(Refusal::new(Code::AlreadyExists, "name", problem, remedy).into());
    }
    let id: MatchPolicyId = tx.new_id();
    let rules = serde_json::to_value(&new.rules).map_err(|_| damaged())?;
    let (actor, now) = (tx.actor().to_string(), tx.now());
    let row = vec![
        id.into(),
        entity.into(),
        name.as_str().into(),
        Value::Json(rules.to_string()),
        PolicyState::Draft.into(),
        actor.into(),
        now.into(),
    ];
    let columns = [
        "id",
        "entity_id",
        "name",
        "rules",
        "state",
        "made_by",
        "made_at",
    ];
    tx.insert_many("match_policies", &columns, row)?;
    tx.record(event(entity, id, &name, PolicyState::Draft).attr("rules", rules))?;
    match_policy(tx, entity, id)
}

fn event(entity: EntityId, id: MatchPolicyId, name: &str, state: PolicyState) -> Event {
    Event::new(EventKind::MatchPolicySet, entity)
        .object(id, "match_policy")
        .attr("name", name)
        .attr("state", state.as_str())
}

/// Tries a policy on the past and keeps what it would have done.
///
/// # Errors
/// [`Error::NotFound`], and refuses a time that is too long.
pub fn simulate_match_policy(
    tx: &mut Tx,
    entity: EntityId,
    command: &SimulatePolicy,
) -> Result<MatchPolicyView> {
    let months = command.months.unwrap_or(MONTHS);
    if !(1..=MONTHS_MAX).contains(&months) {
        let problem = format!("{months} months");
        return Err(wrong("months", problem, "give 1 to 60").into());
    }
    let house = parties::entity(tx, entity)?;
    let policy = match_policy(tx, entity, command.policy)?;
    let candidate = engine_policy(&policy.name, &policy.rules, &house)?;
    let since = add_months(house.today(tx.now()), -i32::try_from(months).unwrap_or(0));
    let seen = simulate(tx, &house, &candidate, since)?;
    let json = serde_json::to_string(&seen).map_err(|_| damaged())?;
    tx.exec_one(
        "UPDATE match_policies SET simulation = $2, simulated_at = $3 WHERE id = $1",
        &[command.policy.into(), Value::Json(json), tx.now().into()],
    )?;
    match_policy(tx, entity, command.policy)
}

/// Puts a policy in force that was tried on the past not longer than a week ago; the one before is
/// retired.
///
/// # Errors
/// [`Error::NotFound`], and refuses a policy that was not tried, or is in force already.
pub fn enforce_match_policy(
    tx: &mut Tx,
    entity: EntityId,
    command: &EnforcePolicy,
) -> Result<MatchPolicyView> {
    let reason = input::required("reason", &command.reason, input::TEXT_LEN_MAX)?;
    // Whoever else puts one in force waits here.
    tx.query(
        "SELECT p.id FROM match_policies p WHERE p.entity_id = $1 ORDER BY p.id FOR UPDATE",
        &[entity.into()],
    )?;
    let policy = match_policy(tx, entity, command.policy)?;
    let refuse = |problem: String, remedy: &str| {
        Error::from(Refusal::new(Code::WrongState, "policy", problem, remedy))
    };
    if policy.state == PolicyState::InForce {
        let problem = format!("the policy {} is in force already", policy.name);
        return Err(refuse(problem, "choose another one"));
    }
    let now = tx.now();
    let is_fresh = |at: kernel::Instant| at.plus_secs(SEEN_SECONDS) >= now;
    if !policy.simulated_at.is_some_and(is_fresh) {
        let problem = format!(
            "what {} would have done was not looked at this week",
            policy.name
        );
        return Err(refuse(problem, "simulate it first"));
    }
    tx.exec(
        "UPDATE match_policies SET state = 'retired' WHERE entity_id = $1 AND state = 'in_force'",
        &[entity.into()],
    )?;
    tx.exec_one(
        "UPDATE match_policies SET state = 'in_force', in_force_at = $2, reason = $3 WHERE id = $1",
        &[command.policy.into(), now.into(), reason.as_str().into()],
    )?;
    let event = event(entity, command.policy, &policy.name, PolicyState::InForce);
    tx.record(event.attr("reason", reason))?;
    queue_matching(tx, entity, &MatchSelection::All { after: None })?;
    match_policy(tx, entity, command.policy)
}

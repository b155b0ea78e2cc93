//! Policies that a room goes by: drafted, tried on the past, put in force.
//!
//! Each room keeps its policies in a table of its own; what can be done with them is the same, and
//! stands here.

use std::sync::Arc;

use kernel::dates::add_months;
use kernel::{Date, EntityId, Event, EventKind, Id, IdKind, Instant};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Row, Tx, Value};
use utoipa::ToSchema;

use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input;
use crate::words::words;

pub use crate::trial::{
    CaseOutcome, HeldOrders, PlayedRange, Step, Steps, Trial, TrialCase, TrialCustomer,
    TrialEffect, TrialEffectKind, TrialOutcome, TrialPhase, TrialReason,
};

/// What was seen longer ago has to be looked at again.
const SEEN_SECONDS: i64 = 7 * 24 * 3600;
const MONTHS_MAX: u32 = 60;
const MONTHS: u32 = 24;

words! {
    /// What a policy is used for.
    PolicyState as "a state of a policy" {
        /// It is being thought about.
        Draft = "draft",
        /// Decisions go by it.
        InForce = "in_force",
        /// Decisions went by it.
        Retired = "retired",
    }
}

/// Rules of one room that stand in a policy. Its default is what is in force as long as nothing was
/// set.
pub trait Rules:
    Serialize + DeserializeOwned + Clone + Default + PartialEq + Send + Sync + 'static
{
    /// What ids of such policies are of.
    type Kind: IdKind;
    /// What a trial of such rules says.
    type Seen: Serialize + DeserializeOwned;
    /// Where they are kept.
    const TABLE: &'static str;
    /// What one is called.
    const NAME: &'static str;
    /// What events call it among their objects.
    const QUALIFIER: &'static str = "policy";
    /// The name that decisions tell as long as nothing was set.
    const BUILT_IN: &'static str = "default";
    /// What is recorded when one is drafted or put in force.
    const EVENT: EventKind;

    /// Refuses rules that are none.
    ///
    /// # Errors
    /// Names the rule that is not one.
    fn check(&self) -> Outcome<()>;

    /// What is to be done once another policy is in force.
    ///
    /// # Errors
    /// Fails only with the store.
    fn changed(_tx: &mut Tx, _entity: EntityId) -> Result<()> {
        Ok(())
    }
}

/// A policy as the room of its rules shows it.
pub type ViewOf<R> = PolicyView<R, <R as Rules>::Seen>;

/// Rules with the name that decisions tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy<R> {
    /// Its name.
    pub name: String,
    /// Its rules.
    pub rules: R,
}

/// A policy: rules that decisions go by, or may go by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyView<R, S = Trial> {
    /// Its id; `null` for the one that is in force as long as none was set.
    pub id: Option<String>,
    /// The name that decisions tell.
    pub name: String,
    /// Its rules.
    pub rules: R,
    /// What it is used for.
    pub state: PolicyState,
    /// Who made it.
    pub made_by: Option<String>,
    /// When.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub made_at: Option<Instant>,
    /// What it would have done, as last looked at.
    pub simulation: Option<S>,
    /// When that was looked at.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub simulated_at: Option<Instant>,
    /// When it was put in force.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub in_force_at: Option<Instant>,
    /// Why.
    pub reason: Option<String>,
    /// It was put in force without having been tried on the past.
    pub is_untried: bool,
}

/// The policies of a legal entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Policies<R, S = Trial> {
    /// The newest first; at the end the one that is in force as long as none was set.
    pub policies: Vec<PolicyView<R, S>>,
}

/// A policy to be thought about.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPolicy<R> {
    /// A name that no other has; decisions tell it.
    pub name: String,
    /// Its rules.
    pub rules: R,
}

/// Tries a policy on the past.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TryPolicy {
    /// How many months back; 1 to 60, 24 by default.
    #[serde(default)]
    pub months: Option<u32>,
}

impl TryPolicy {
    /// How many months back.
    #[must_use]
    pub fn months(&self) -> u32 {
        self.months.unwrap_or(MONTHS)
    }

    /// The first day to look at.
    ///
    /// # Errors
    /// Refuses a time that is too long.
    pub fn since(&self, today: Date) -> Outcome<Date> {
        let months = self.months();
        if !(1..=MONTHS_MAX).contains(&months) {
            let problem = format!("{months} months");
            return Err(Refusal::new(
                Code::InvalidValue,
                "months",
                problem,
                "give 1 to 60",
            ));
        }
        Ok(add_months(today, -i32::try_from(months).unwrap_or(0)))
    }
}

/// Puts a policy in force.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutInForce {
    /// Why.
    pub reason: String,
    /// Although it was not tried on the past within a week; needs `policies.untried`.
    #[serde(default)]
    pub untried: bool,
}

/// The policy that is in force.
///
/// # Errors
/// Fails only with the store, and for rules that cannot be read.
pub fn in_force<R: Rules>(tx: &mut Tx, entity: EntityId) -> Result<Arc<Policy<R>>> {
    tx.memo(entity, &[R::TABLE], |tx| {
        let sql = format!(
            "SELECT p.name, p.rules FROM {} p WHERE p.entity_id = $1 AND p.state = 'in_force'",
            R::TABLE
        );
        Ok(match tx.query_opt(&sql, &[entity.into()])? {
            Some(row) => Policy {
                name: row.get(0)?,
                rules: rules(&row, 1)?,
            },
            None => Policy {
                name: R::BUILT_IN.to_owned(),
                rules: R::default(),
            },
        })
    })
}

fn damaged() -> Error {
    Error::Conflict {
        what: "a policy that cannot be read".to_owned(),
    }
}

fn rules<R: Rules>(row: &Row, index: usize) -> Result<R> {
    let json: serde_json::Value = row.get(index)?;
    serde_json::from_value(json).map_err(|_| damaged())
}

fn columns<R: Rules>() -> String {
    format!(
        "SELECT p.id, p.name, p.rules, p.state, p.made_by, p.made_at, p.simulation, p.simulated_at,
            p.in_force_at, p.reason, p.is_untried FROM {} p",
        R::TABLE
    )
}

fn view<R: Rules>(row: &Row) -> Result<ViewOf<R>> {
    let simulation: Option<serde_json::Value> = row.get(6)?;
    let simulation = simulation.map(serde_json::from_value).transpose();
    let id: Id<R::Kind> = row.get(0)?;
    Ok(PolicyView {
        id: Some(id.to_string()),
        name: row.get(1)?,
        rules: rules(row, 2)?,
        state: row.get(3)?,
        made_by: row.get(4)?,
        made_at: row.get(5)?,
        simulation: simulation.map_err(|_| damaged())?,
        simulated_at: row.get(7)?,
        in_force_at: row.get(8)?,
        reason: row.get(9)?,
        is_untried: row.get(10)?,
    })
}

/// The policies of a legal entity, the newest first; at the end the one that is in force as long as
/// none was set.
///
/// # Errors
/// Fails only with the store.
pub fn list<R: Rules>(tx: &mut Tx, entity: EntityId) -> Result<Policies<R, R::Seen>> {
    let sql = format!(
        "{} WHERE p.entity_id = $1 ORDER BY p.made_at DESC, p.id DESC",
        columns::<R>()
    );
    let rows = tx.query(&sql, &[entity.into()])?;
    let mut policies: Vec<ViewOf<R>> = rows.iter().map(view).collect::<Result<_>>()?;
    let is_replaced = policies.iter().any(|it| it.state == PolicyState::InForce);
    policies.push(PolicyView {
        id: None,
        name: R::BUILT_IN.to_owned(),
        rules: R::default(),
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
        is_untried: false,
    });
    Ok(Policies { policies })
}

/// One policy.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get<R: Rules>(tx: &mut Tx, entity: EntityId, id: Id<R::Kind>) -> Result<ViewOf<R>> {
    let sql = format!("{} WHERE p.id = $1 AND p.entity_id = $2", columns::<R>());
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    view(&row.ok_or_else(|| Error::NotFound {
        kind: R::NAME,
        id: id.to_string(),
    })?)
}

/// Drafts a policy. Nothing goes by it before it is put in force.
///
/// # Errors
/// Refuses rules that are none, and a name that is taken.
pub fn draft<R: Rules>(tx: &mut Tx, entity: EntityId, new: &NewPolicy<R>) -> Result<ViewOf<R>> {
    let name = input::required("name", &new.name, input::NAME_LEN_MAX)?;
    new.rules.check()?;
    let taken = tx.query_opt(
        &format!(
            "SELECT p.id FROM {} p WHERE p.entity_id = $1 AND p.name = $2",
            R::TABLE
        ),
        &[entity.into(), name.as_str().into()],
    )?;
    if taken.is_some() || name == R::BUILT_IN {
        let problem = format!("there is a policy {name:?}");
        let remedy = "decisions tell a policy by its name: give another one";
        return Err(Refusal::new(Code::AlreadyExists, "name", problem, remedy).into());
    }
    let id: Id<R::Kind> = tx.new_id();
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
        false.into(),
    ];
    let columns = [
        "id",
        "entity_id",
        "name",
        "rules",
        "state",
        "made_by",
        "made_at",
        "is_untried",
    ];
    tx.insert_many(R::TABLE, &columns, row)?;
    tx.record(event::<R>(entity, id, &name, PolicyState::Draft).attr("rules", rules))?;
    get(tx, entity, id)
}

fn event<R: Rules>(entity: EntityId, id: Id<R::Kind>, name: &str, state: PolicyState) -> Event {
    Event::new(R::EVENT, entity)
        .object(id, R::QUALIFIER)
        .attr("name", name)
        .attr("state", state.as_str())
}

/// Keeps what a policy would have done.
///
/// # Errors
/// [`Error::NotFound`].
pub fn keep_simulation<R: Rules>(
    tx: &mut Tx,
    entity: EntityId,
    id: Id<R::Kind>,
    seen: &R::Seen,
) -> Result<ViewOf<R>> {
    let json = serde_json::to_string(seen).map_err(|_| damaged())?;
    tx.exec_one(
        &format!(
            "UPDATE {} SET simulation = $3, simulated_at = $4 WHERE id = $1 AND entity_id = $2",
            R::TABLE
        ),
        &[id.into(), entity.into(), Value::Json(json), tx.now().into()],
    )?;
    get(tx, entity, id)
}

/// Puts a policy in force that was tried on the past not longer than a week ago, or that somebody
/// with the right puts in force untried; the one before is retired.
///
/// # Errors
/// [`Error::NotFound`], and refuses a policy that was not tried, or is in force already.
pub fn enforce<R: Rules>(
    tx: &mut Tx,
    entity: EntityId,
    id: Id<R::Kind>,
    command: &PutInForce,
) -> Result<ViewOf<R>> {
    let reason = input::required("reason", &command.reason, input::TEXT_LEN_MAX)?;
    // Whoever else puts one in force waits here.
    tx.query(
        &format!(
            "SELECT p.id FROM {} p WHERE p.entity_id = $1 ORDER BY p.id FOR UPDATE",
            R::TABLE
        ),
        &[entity.into()],
    )?;
    let policy: ViewOf<R> = get(tx, entity, id)?;
    let refuse = |problem: String, remedy: &str| {
        Error::from(Refusal::new(Code::WrongState, "policy", problem, remedy))
    };
    if policy.state == PolicyState::InForce {
        let problem = format!("the policy {} is in force already", policy.name);
        return Err(refuse(problem, "choose another one"));
    }
    let now = tx.now();
    let is_fresh = |at: Instant| at.plus_secs(SEEN_SECONDS) >= now;
    let is_tried = policy.simulated_at.is_some_and(is_fresh);
    if !is_tried && !command.untried {
        let problem = format!(
            "what {} would have done was not looked at this week",
            policy.name
        );
        return Err(refuse(problem, "simulate it first"));
    }
    tx.exec(
        &format!(
            "UPDATE {} SET state = 'retired' WHERE entity_id = $1 AND state = 'in_force'",
            R::TABLE
        ),
        &[entity.into()],
    )?;
    tx.exec_one(
        &format!(
            "UPDATE {} SET state = 'in_force', in_force_at = $2, reason = $3, is_untried = $4
            WHERE id = $1",
            R::TABLE
        ),
        &[
            id.into(),
            now.into(),
            reason.as_str().into(),
            (!is_tried).into(),
        ],
    )?;
    let event =
        event::<R>(entity, id, &policy.name, PolicyState::InForce).attr("untried", !is_tried);
    tx.record(event.attr("reason", reason))?;
    R::changed(tx, entity)?;
    get(tx, entity, id)
}

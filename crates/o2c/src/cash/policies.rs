//! Policies of matching: drafted, tried on the past, put in force.

use kernel::{EntityId, EventKind, Percent};
use matching::engine::{MatchPolicy, ResidualReason};
use store::Tx;

use super::by_itself::queue_matching;
use super::simulation::simulate;
use super::types::{Confidence, MatchSelection, PolicyRules, Simulation};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::parties;
use crate::policies::{self, Rules, Steps, TryPolicy};

/// Nothing is applied by itself that is less sure.
const POST_MIN: Confidence = Confidence(900_000);
const DISCOUNTS_MAX: usize = 20;
const CHARGES_MINOR_MAX: i64 = 1_000_000;

/// The policy that is in force for a legal entity.
pub(super) fn policy_in_force(tx: &mut Tx, entity: EntityId) -> Result<MatchPolicy> {
    let tolerance_minor = parties::entity(tx, entity)?.tolerance_minor;
    let set = policies::in_force::<PolicyRules>(tx, entity)?;
    Ok(engine_policy(&set.name, &set.rules, tolerance_minor)?)
}

/// What is missing for another reason than a discount on offer is left to a person, however sure
/// the engine is of the reason.
fn built_in(tolerance_minor: i64) -> MatchPolicy {
    MatchPolicy {
        tolerance_minor,
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
    tolerance_minor: i64,
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
        tolerance_minor,
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

impl Default for PolicyRules {
    fn default() -> Self {
        rules_of_policy(&built_in(0))
    }
}

impl Rules for PolicyRules {
    type Kind = kernel::kind::MatchPolicy;
    type Seen = Simulation;
    const TABLE: &'static str = "match_policies";
    const NAME: &'static str = "matching policy";
    const QUALIFIER: &'static str = "match_policy";
    const BUILT_IN: &'static str = "cash-1";
    const EVENT: EventKind = EventKind::MatchPolicySet;

    fn check(&self) -> Outcome<()> {
        engine_policy("", self, 0).map(drop)
    }

    /// What waits may be applied by other limits.
    fn changed(tx: &mut Tx, entity: EntityId) -> Result<()> {
        queue_matching(tx, entity, &MatchSelection::All { after: None }).map(drop)
    }
}

/// What these limits would have done, beside those in force. Writes nothing.
///
/// # Errors
/// Refuses a time that is too long and rules that are none; a conflict when it is to be stopped.
pub fn match_trial(
    tx: &mut Tx,
    entity: EntityId,
    name: &str,
    rules: &PolicyRules,
    command: &TryPolicy,
    steps: &mut Steps<'_>,
) -> Result<Simulation> {
    let house = parties::entity(tx, entity)?;
    let candidate = engine_policy(name, rules, house.tolerance_minor)?;
    let since = command.since(house.today(tx.now()))?;
    simulate(tx, &house, &candidate, since, steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_force_unset_says_the_same_in_rules() {
        let rules = PolicyRules::default();
        let said = engine_policy(PolicyRules::BUILT_IN, &rules, 250);
        assert_eq!(said.expect("rules"), built_in(250));
        assert_eq!(built_in(250).version, PolicyRules::BUILT_IN);
        assert_eq!(rules.check(), Ok(()));
    }
}

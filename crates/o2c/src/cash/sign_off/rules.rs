//! From which amounts on a second person must sign.

use std::collections::BTreeSet;

use kernel::{EntityId, Event, EventKind, Money};
use store::Tx;

use super::super::types::{SignOffRules, SignOffRulesChange};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input;

/// The rules of a legal entity; without any, nothing needs a second person.
///
/// # Errors
/// Fails only with the store.
pub fn sign_off_rules(tx: &mut Tx, entity: EntityId) -> Result<SignOffRules> {
    let row = tx.query_opt(
        "SELECT applications, adjustments, version FROM sign_off_rules WHERE entity_id = $1",
        &[entity.into()],
    )?;
    let Some(row) = row else {
        return Ok(SignOffRules {
            version: 1,
            ..SignOffRules::default()
        });
    };
    // Written by us alone; what is unreadable must not open a way around the rules.
    let amounts = |value: serde_json::Value| {
        serde_json::from_value::<Vec<Money>>(value).map_err(|_| Error::Conflict {
            what: "the rules of sign-off".to_owned(),
        })
    };
    Ok(SignOffRules {
        applications: amounts(row.get(0)?)?,
        adjustments: amounts(row.get(1)?)?,
        version: row.get(2)?,
    })
}

/// Changes the rules, if they still have the version the caller saw. What waits goes on waiting.
///
/// # Errors
/// [`Error::Conflict`] on another version; refuses an amount below zero and two of one currency.
pub fn change_sign_off_rules(
    tx: &mut Tx,
    entity: EntityId,
    version: i64,
    change: &SignOffRulesChange,
) -> Result<SignOffRules> {
    let before = sign_off_rules(tx, entity)?;
    let conflict = || Error::Conflict {
        what: "the rules of sign-off".to_owned(),
    };
    if before.version != version {
        return Err(conflict());
    }
    let mut after = before.clone();
    if let Some(limits) = &change.applications {
        after.applications = checked("applications", limits)?;
    }
    if let Some(limits) = &change.adjustments {
        after.adjustments = checked("adjustments", limits)?;
    }
    if after == before {
        return Ok(before);
    }
    after.version += 1;
    let (applications, adjustments) = (json(&after.applications), json(&after.adjustments));
    let changed = tx.exec(
        "UPDATE sign_off_rules SET applications = $2, adjustments = $3, version = version + 1
         WHERE entity_id = $1 AND version = $4",
        &[
            entity.into(),
            (&applications).into(),
            (&adjustments).into(),
            version.into(),
        ],
    )?;
    if changed == 0 {
        let columns = ["entity_id", "applications", "adjustments", "version"];
        let row = vec![
            entity.into(),
            applications.into(),
            adjustments.into(),
            after.version.into(),
        ];
        if tx.insert_absent("sign_off_rules", &columns, row)? == 0 {
            return Err(conflict());
        }
    }
    tx.record(
        Event::new(EventKind::SignOffRulesSet, entity)
            .object(entity, "entity")
            .attr("changes", input::differences(&before, &after)),
    )?;
    Ok(after)
}

fn json(limits: &[Money]) -> serde_json::Value {
    limits
        .iter()
        .map(|limit| serde_json::json!(limit))
        .collect()
}

fn checked(field: &str, limits: &[Money]) -> Outcome<Vec<Money>> {
    let mut seen = BTreeSet::new();
    for (index, limit) in limits.iter().enumerate() {
        let refuse = |detail: String, remedy: &str| {
            let field = format!("{field}[{index}]");
            Err(Refusal::new(Code::InvalidValue, field, detail, remedy))
        };
        if limit.is_negative() {
            return refuse(format!("the limit is {limit}"), "give 0 or more");
        }
        if !seen.insert(limit.currency()) {
            let detail = format!("{} is named twice", limit.currency());
            return refuse(detail, "give one limit for each currency");
        }
    }
    Ok(limits.to_vec())
}

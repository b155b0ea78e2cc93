//! Why payers withhold: the reasons that every legal entity has, and those of its own.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{EntityId, Event, EventKind};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;

use crate::error::{Code, Error, Refusal, Result};
use crate::input;

/// The reasons that every legal entity has.
const BUILT_IN: [&str; 9] = [
    "bank_charge",
    "price_difference",
    "quality",
    "freight",
    "promotion",
    "tax",
    "unearned_discount",
    "unknown",
    super::OTHER,
];

/// A reason for which payers withhold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeductionReason {
    /// Its stable code.
    pub code: String,
    /// What people call it; `null` for one that every legal entity has and this one gave no name.
    pub name: Option<String>,
    /// Every legal entity has it.
    pub is_built_in: bool,
    /// It can be chosen.
    pub is_active: bool,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
}

/// A reason of one's own.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDeductionReason {
    /// Its stable code: at most 40 small letters, digits and underscores.
    pub code: String,
    /// What people call it.
    pub name: String,
}

/// What changes of a reason; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DeductionReasonChange {
    /// What people call it.
    pub name: Option<String>,
    /// Whether it can be chosen. What was recorded with it stays.
    pub is_active: Option<bool>,
}

/// All reasons: those that every legal entity has, then its own by code.
///
/// # Errors
/// Fails only with the store.
pub fn deduction_reasons(tx: &mut Tx, entity: EntityId) -> Result<Vec<DeductionReason>> {
    let rows = tx.query(
        "SELECT code, name, is_active, version FROM deduction_reasons WHERE entity_id = $1",
        &[entity.into()],
    )?;
    let mut kept = BTreeMap::new();
    for row in &rows {
        let code: String = row.get(0)?;
        let reason = DeductionReason {
            is_built_in: BUILT_IN.contains(&code.as_str()),
            code: code.clone(),
            name: row.get(1)?,
            is_active: row.get(2)?,
            version: row.get(3)?,
        };
        kept.insert(code, reason);
    }
    let built_in = |code: &str| DeductionReason {
        code: code.to_owned(),
        name: None,
        is_built_in: true,
        is_active: true,
        version: 1,
    };
    let mut all: Vec<DeductionReason> = BUILT_IN
        .iter()
        .map(|code| kept.remove(*code).unwrap_or_else(|| built_in(code)))
        .collect();
    all.extend(kept.into_values());
    Ok(all)
}

/// The codes that can be chosen.
pub(crate) fn in_use(tx: &mut Tx, entity: EntityId) -> Result<BTreeSet<String>> {
    let all = deduction_reasons(tx, entity)?.into_iter();
    Ok(all
        .filter(|reason| reason.is_active)
        .map(|reason| reason.code)
        .collect())
}

/// Adds a reason of the legal entity's own.
///
/// # Errors
/// Refuses a code that is malformed or taken, and an empty or overlong name.
pub fn create_deduction_reason(
    tx: &mut Tx,
    entity: EntityId,
    new: &NewDeductionReason,
) -> Result<DeductionReason> {
    let code = input::required("code", &new.code, input::CODE_LEN_MAX)?;
    let well_formed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !code.chars().all(well_formed) {
        return Err(Refusal::new(
            Code::InvalidValue,
            "code",
            format!("{code:?} is no code of a reason"),
            "use small letters, digits and underscores, such as late_delivery",
        )
        .into());
    }
    let name = input::required("name", &new.name, input::NAME_LEN_MAX)?;
    let known = deduction_reasons(tx, entity)?;
    if known.iter().any(|reason| reason.code == code) {
        return Err(Refusal::new(
            Code::AlreadyExists,
            "code",
            format!("the reason {code} exists already"),
            "change that one, or take another code",
        )
        .into());
    }
    let reason = DeductionReason {
        code,
        name: Some(name),
        is_built_in: false,
        is_active: true,
        version: 1,
    };
    insert(tx, entity, &reason)?;
    record(tx, entity, &reason)?;
    Ok(reason)
}

/// Renames a reason, or lets it be chosen or not, if it still has the version the caller saw.
///
/// # Errors
/// [`Error::Conflict`] on another version, [`Error::NotFound`]; refuses an empty or overlong name.
pub fn change_deduction_reason(
    tx: &mut Tx,
    entity: EntityId,
    code: &str,
    version: i64,
    change: &DeductionReasonChange,
) -> Result<DeductionReason> {
    let known = deduction_reasons(tx, entity)?;
    let before = known.into_iter().find(|reason| reason.code == code);
    let before = before.ok_or_else(|| Error::NotFound {
        kind: "reason",
        id: code.to_owned(),
    })?;
    let conflict = || Error::Conflict {
        what: format!("the reason {code}"),
    };
    if before.version != version {
        return Err(conflict());
    }
    let name = match &change.name {
        Some(name) => Some(input::required("name", name, input::NAME_LEN_MAX)?),
        None => before.name.clone(),
    };
    let after = DeductionReason {
        name,
        is_active: change.is_active.unwrap_or(before.is_active),
        version: version + 1,
        ..before.clone()
    };
    let changed = tx.exec(
        "UPDATE deduction_reasons SET name = $3, is_active = $4, version = version + 1
         WHERE entity_id = $1 AND code = $2 AND version = $5",
        &[
            entity.into(),
            code.into(),
            after.name.as_deref().into(),
            after.is_active.into(),
            version.into(),
        ],
    )?;
    // One that every legal entity has gets its row with the first change.
    if changed == 0 && !(before.is_built_in && version == 1 && insert(tx, entity, &after)?) {
        return Err(conflict());
    }
    record(tx, entity, &after)?;
    Ok(after)
}

/// Whether the row was not there yet.
fn insert(tx: &mut Tx, entity: EntityId, reason: &DeductionReason) -> Result<bool> {
    let columns = ["entity_id", "code", "name", "is_active", "version"];
    let row = vec![
        entity.into(),
        reason.code.as_str().into(),
        reason.name.as_deref().into(),
        reason.is_active.into(),
        reason.version.into(),
    ];
    Ok(tx.insert_absent("deduction_reasons", &columns, row)? == 1)
}

fn record(tx: &mut Tx, entity: EntityId, reason: &DeductionReason) -> Result<()> {
    tx.record(
        Event::new(EventKind::DeductionReasonSet, entity)
            .object(entity, "entity")
            .attr("code", reason.code.as_str())
            .attr("name", reason.name.clone())
            .attr("is_active", reason.is_active),
    )?;
    Ok(())
}

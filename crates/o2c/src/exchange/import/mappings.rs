//! Mappings that are kept under a name, for files that look alike.

use formats::table::mapping::Mapping;
use kernel::{Actor, EntityId, Event, EventKind, Instant, MappingId};
use serde::{Deserialize, Serialize};
use store::{Row, Tx};
use utoipa::{IntoParams, ToSchema};

use super::Kind;
use crate::access::actor_names;
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input::{NAME_LEN_MAX, required};

/// The longest mapping that is kept, in bytes.
const MAPPING_BYTES_MAX: usize = 64 * 1024;
/// Mappings that a legal entity may have of one kind.
const MAPPINGS_MAX: i64 = 200;

/// A mapping that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SavedMapping {
    /// Its id.
    #[schema(value_type = String)]
    pub id: MappingId,
    /// What the rows are.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// The mapping, as an import takes it.
    pub mapping: String,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
    /// Who kept or changed it last.
    pub changed_by: String,
    /// The name of that user or API key.
    pub changed_by_name: Option<String>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub changed_at: Instant,
}

/// A mapping to keep.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMapping {
    /// What the rows are.
    pub kind: Kind,
    /// Its name, of which the legal entity has one a kind.
    pub name: String,
    /// The mapping, as an import takes it.
    pub mapping: String,
}

/// What to change about a mapping; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MappingChange {
    /// Its name.
    pub name: Option<String>,
    /// The mapping.
    pub mapping: Option<String>,
}

/// Which mappings to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct MappingFilter {
    /// Only those of this kind.
    pub kind: Option<Kind>,
}

const SELECT: &str = "SELECT id, kind, name, mapping, version, changed_by, changed_at \
     FROM import_mappings WHERE entity_id = $1";

fn read(row: &Row) -> Result<SavedMapping> {
    Ok(SavedMapping {
        id: row.get(0)?,
        kind: row.get(1)?,
        name: row.get(2)?,
        mapping: row.get(3)?,
        version: row.get(4)?,
        changed_by: row.get(5)?,
        changed_by_name: None,
        changed_at: row.get(6)?,
    })
}

/// The mappings of a legal entity, by kind and name.
///
/// # Errors
/// Fails only with the store.
pub fn list_mappings(
    tx: &mut Tx,
    entity: EntityId,
    filter: &MappingFilter,
) -> Result<Vec<SavedMapping>> {
    let rows = match filter.kind {
        Some(kind) => {
            let sql = format!("{SELECT} AND kind = $2 ORDER BY name");
            tx.query(&sql, &[entity.into(), kind.into()])?
        }
        None => tx.query(&format!("{SELECT} ORDER BY kind, name"), &[entity.into()])?,
    };
    let mut found = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    let names = actor_names(tx, found.iter().map(|mapping| &mapping.changed_by))?;
    for mapping in &mut found {
        mapping.changed_by_name = names.of(Some(&mapping.changed_by));
    }
    Ok(found)
}

/// Keeps a mapping.
///
/// # Errors
/// Refuses malformed values, a name that is taken, and too many mappings.
pub fn save_mapping(
    tx: &mut Tx,
    by: &Actor,
    entity: EntityId,
    new: &NewMapping,
) -> Result<SavedMapping> {
    let (name, text) = (checked_name(&new.name)?, checked(new.kind, &new.mapping)?);
    let count: i64 = tx
        .query_one(
            "SELECT count(*) FROM import_mappings WHERE entity_id = $1 AND kind = $2",
            &[entity.into(), new.kind.into()],
        )?
        .get(0)?;
    if count >= MAPPINGS_MAX {
        let detail = format!("there are {count} mappings of this kind");
        return Err(Refusal::new(Code::InvalidValue, "kind", detail, "delete some").into());
    }
    refuse_taken(tx, entity, new.kind, &name, None)?;
    let id: MappingId = tx.new_id();
    let row = vec![
        id.into(),
        entity.into(),
        new.kind.into(),
        (&name).into(),
        text.into(),
        1_i64.into(),
        by.to_string().into(),
        tx.now().into(),
    ];
    let columns = [
        "id",
        "entity_id",
        "kind",
        "name",
        "mapping",
        "version",
        "changed_by",
        "changed_at",
    ];
    tx.insert_many("import_mappings", &columns, row)?;
    record(tx, EventKind::MappingSaved, entity, id, &name)?;
    mapping(tx, entity, id)
}

/// Changes a mapping if it still has the version the caller saw.
///
/// # Errors
/// As [`save_mapping`]; [`Error::Conflict`] on another version, [`Error::NotFound`].
pub fn change_mapping(
    tx: &mut Tx,
    by: &Actor,
    entity: EntityId,
    id: MappingId,
    version: i64,
    change: &MappingChange,
) -> Result<SavedMapping> {
    let before = mapping(tx, entity, id)?;
    let name = checked_name(change.name.as_ref().unwrap_or(&before.name))?;
    let text = change.mapping.as_ref().unwrap_or(&before.mapping);
    let text = checked(before.kind, text)?;
    refuse_taken(tx, entity, before.kind, &name, Some(id))?;
    let changed = tx.exec(
        "UPDATE import_mappings SET name = $3, mapping = $4, changed_by = $5, changed_at = $6, \
         version = version + 1 WHERE id = $1 AND version = $2",
        &[
            id.into(),
            version.into(),
            (&name).into(),
            text.into(),
            by.to_string().into(),
            tx.now().into(),
        ],
    )?;
    if changed == 0 {
        return Err(Error::Conflict {
            what: format!("mapping {}", before.name),
        });
    }
    record(tx, EventKind::MappingSaved, entity, id, &name)?;
    mapping(tx, entity, id)
}

/// Deletes a mapping. Imports keep what they were carried out with.
///
/// # Errors
/// [`Error::NotFound`].
pub fn delete_mapping(tx: &mut Tx, entity: EntityId, id: MappingId) -> Result<()> {
    let gone = mapping(tx, entity, id)?;
    tx.exec("DELETE FROM import_mappings WHERE id = $1", &[id.into()])?;
    record(tx, EventKind::MappingDeleted, entity, id, &gone.name)
}

fn mapping(tx: &mut Tx, entity: EntityId, id: MappingId) -> Result<SavedMapping> {
    let row = tx.query_opt(
        &format!("{SELECT} AND id = $2"),
        &[entity.into(), id.into()],
    )?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "mapping",
        id: id.to_string(),
    })?;
    let mut mapping = read(&row)?;
    let names = actor_names(tx, std::iter::once(&mapping.changed_by))?;
    mapping.changed_by_name = names.of(Some(&mapping.changed_by));
    Ok(mapping)
}

fn checked_name(name: &str) -> Outcome<String> {
    required("name", name, NAME_LEN_MAX)
}

/// A text that can be read as a mapping of this kind.
fn checked(kind: Kind, text: &str) -> Outcome<&str> {
    let refuse = |detail: String, remedy: &str| {
        Err(Refusal::new(Code::InvalidValue, "mapping", detail, remedy))
    };
    if text.len() > MAPPING_BYTES_MAX {
        let detail = format!("the mapping has {} bytes", text.len());
        return refuse(detail, "give a mapping of at most 64 KiB");
    }
    let parsed = match Mapping::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => return refuse(error.to_string(), "correct the mapping"),
    };
    if parsed.kind != kind.as_str() {
        let detail = format!("the mapping is of {}", parsed.kind);
        return refuse(detail, "keep it under its own kind");
    }
    Ok(text)
}

fn refuse_taken(
    tx: &mut Tx,
    entity: EntityId,
    kind: Kind,
    name: &str,
    but: Option<MappingId>,
) -> Result<()> {
    let row = tx.query_opt(
        "SELECT id FROM import_mappings WHERE entity_id = $1 AND kind = $2 AND name = $3",
        &[entity.into(), kind.into(), name.into()],
    )?;
    match row.map(|row| row.get::<MappingId>(0)).transpose()? {
        Some(id) if Some(id) != but => {
            let detail = format!("there is a mapping {name} already");
            let remedy = "change that one, or use another name";
            Err(Refusal::new(Code::AlreadyExists, "name", detail, remedy).into())
        }
        _ => Ok(()),
    }
}

fn record(tx: &mut Tx, kind: EventKind, entity: EntityId, id: MappingId, name: &str) -> Result<()> {
    let event = Event::new(kind, entity).object(id, "mapping");
    tx.record(event.attr("name", name))?;
    Ok(())
}

//! Legal entities: set-up, change and reading.

use std::sync::Arc;

use kernel::{EntityId, Event, EventKind};
use store::Tx;

use super::check;
use super::entity_store::{insert_entity, select_entities, update_entity};
use super::inputs::{EntityChange, NewEntity};
use super::types::Entity;
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input::{
    CODE_LEN_MAX, NAME_LEN_MAX, TEXT_LEN_MAX, differences, optional, optional_email, required,
};
use crate::patch::Patch;

/// Sets up a legal entity. Accounts, tax rates and payment terms are other rooms' business.
///
/// # Errors
/// Refuses malformed values and a code that is taken.
pub fn create_entity(tx: &mut Tx, new: NewEntity) -> Result<Entity> {
    let text = |field: &str, value: &str| {
        optional(field, Some(value), NAME_LEN_MAX).map(Option::unwrap_or_default)
    };
    let entity = Entity {
        id: tx.new_id(),
        code: required("code", &new.code, CODE_LEN_MAX)?,
        name: required("name", &new.name, NAME_LEN_MAX)?,
        country: new.country,
        base_currency: new.base_currency,
        language: new.language,
        time_zone: new.time_zone,
        street: text("street", &new.street)?,
        postal_code: text("postal_code", &new.postal_code)?,
        city: text("city", &new.city)?,
        vat_id: check::vat_id(new.vat_id.as_deref(), new.country)?,
        tax_number: optional("tax_number", new.tax_number.as_deref(), CODE_LEN_MAX)?,
        register_text: optional("register_text", new.register_text.as_deref(), TEXT_LEN_MAX)?,
        email: optional_email("email", new.email.as_deref())?,
        phone: optional("phone", new.phone.as_deref(), CODE_LEN_MAX)?,
        write_off_limit_minor: check::limit_minor(
            "write_off_limit_minor",
            new.write_off_limit_minor,
        )?,
        tolerance_minor: check::limit_minor("tolerance_minor", new.tolerance_minor)?,
        reservation_days: check::reservation_days(new.reservation_days)?,
        foreign_write_off_limits_minor: new
            .foreign_write_off_limits_minor
            .checked(new.base_currency)?,
        matches_by_itself: new.matches_by_itself,
        loss_rates: None,
        forward_factor: check::AS_EVER,
        version: 1,
        created_at: tx.now(),
    };
    let code = [(&entity.code).into()];
    if !select_entities(tx, "WHERE code = $1", &code)?.is_empty() {
        let detail = format!("there is a legal entity {:?} already", entity.code);
        return Err(Refusal::new(Code::AlreadyExists, "code", detail, "use another code").into());
    }
    insert_entity(tx, &entity)?;
    tx.record(
        Event::new(EventKind::EntityCreated, entity.id)
            .object(entity.id, "entity")
            .attr("code", &entity.code)
            .attr("name", &entity.name)
            .attr("country", entity.country.as_str())
            .attr("base_currency", entity.base_currency),
    )?;
    Ok(entity)
}

/// Changes a legal entity, if it still has the version the caller saw. A change that changes
/// nothing leaves the version as it is.
///
/// # Errors
/// Refuses malformed values; [`Error::Conflict`] on another version, [`Error::NotFound`].
pub fn change_entity(
    tx: &mut Tx,
    id: EntityId,
    version: i64,
    change: EntityChange,
) -> Result<Entity> {
    let before = select_entities(tx, "WHERE id = $1 FOR UPDATE", &[id.into()])?
        .pop()
        .ok_or_else(|| not_found(id))?;
    if before.version != version {
        return Err(Error::Conflict {
            what: format!("legal entity {}", before.code),
        });
    }
    let mut after = changed(before.clone(), change)?;
    let changes = differences(&before, &after);
    if changes.is_empty() {
        return Ok(before);
    }
    after.version += 1;
    update_entity(tx, &after)?;
    tx.record(
        Event::new(EventKind::EntityChanged, id)
            .object(id, "entity")
            .attr("code", &after.code)
            .attr("changes", changes),
    )?;
    Ok(after)
}

fn changed(mut entity: Entity, change: EntityChange) -> Outcome<Entity> {
    if let Some(name) = change.name {
        entity.name = required("name", &name, NAME_LEN_MAX)?;
    }
    entity.language = change.language.unwrap_or(entity.language);
    entity.time_zone = change.time_zone.unwrap_or(entity.time_zone);
    for (field, new, place) in [
        ("street", change.street, &mut entity.street),
        ("postal_code", change.postal_code, &mut entity.postal_code),
        ("city", change.city, &mut entity.city),
    ] {
        if let Some(text) = new {
            *place = optional(field, Some(&text), NAME_LEN_MAX)?.unwrap_or_default();
        }
    }
    if let Patch::Set(vat_id) = change.vat_id {
        entity.vat_id = check::vat_id(Some(&vat_id), entity.country)?;
    } else {
        change.vat_id.apply(&mut entity.vat_id);
    }
    patch_text(
        "tax_number",
        change.tax_number,
        CODE_LEN_MAX,
        &mut entity.tax_number,
    )?;
    patch_text(
        "register_text",
        change.register_text,
        TEXT_LEN_MAX,
        &mut entity.register_text,
    )?;
    patch_email(change.email, &mut entity.email)?;
    patch_text("phone", change.phone, CODE_LEN_MAX, &mut entity.phone)?;
    if let Some(minor) = change.write_off_limit_minor {
        entity.write_off_limit_minor = check::limit_minor("write_off_limit_minor", minor)?;
    }
    if let Some(minor) = change.tolerance_minor {
        entity.tolerance_minor = check::limit_minor("tolerance_minor", minor)?;
    }
    if let Some(limits) = change.foreign_write_off_limits_minor {
        entity.foreign_write_off_limits_minor = limits.checked(entity.base_currency)?;
    }
    if let Some(days) = change.reservation_days {
        entity.reservation_days = check::reservation_days(days)?;
    }
    if let Some(so) = change.matches_by_itself {
        entity.matches_by_itself = so;
    }
    match change.loss_rates {
        Patch::Keep => {}
        Patch::Clear => entity.loss_rates = None,
        Patch::Set(rates) => entity.loss_rates = Some(check::loss_rates(rates)?),
    }
    if let Some(factor) = change.forward_factor {
        entity.forward_factor = check::forward_factor(factor)?;
    }
    Ok(entity)
}

/// Sets or clears an optional text; an empty one clears.
pub(super) fn patch_text(
    field: &str,
    patch: Patch<String>,
    longest: usize,
    place: &mut Option<String>,
) -> Outcome<()> {
    match patch {
        Patch::Keep => {}
        Patch::Clear => *place = None,
        Patch::Set(text) => *place = optional(field, Some(&text), longest)?,
    }
    Ok(())
}

/// Sets or clears an optional e-mail address; an empty one clears.
pub(super) fn patch_email(patch: Patch<String>, place: &mut Option<String>) -> Outcome<()> {
    match patch {
        Patch::Keep => {}
        Patch::Clear => *place = None,
        Patch::Set(text) => *place = optional_email("email", Some(&text))?,
    }
    Ok(())
}

/// A legal entity by its id.
///
/// # Errors
/// [`Error::NotFound`].
pub fn entity(tx: &mut Tx, id: EntityId) -> Result<Arc<Entity>> {
    tx.memo(id, &["entities"], |tx| {
        select_entities(tx, "WHERE id = $1", &[id.into()])?
            .pop()
            .ok_or_else(|| not_found(id))
    })
}

/// A legal entity by its code.
///
/// # Errors
/// [`Error::NotFound`].
pub fn entity_by_code(tx: &mut Tx, code: &str) -> Result<Entity> {
    select_entities(tx, "WHERE code = $1", &[code.into()])?
        .pop()
        .ok_or_else(|| Error::NotFound {
            kind: "legal entity",
            id: code.to_owned(),
        })
}

/// All legal entities, by code. There are few: a company and its subsidiaries.
///
/// # Errors
/// Only when the store fails.
pub fn entities(tx: &mut Tx) -> Result<Vec<Entity>> {
    select_entities(tx, "ORDER BY code", &[])
}

fn not_found(id: EntityId) -> Error {
    Error::NotFound {
        kind: "legal entity",
        id: id.to_string(),
    }
}

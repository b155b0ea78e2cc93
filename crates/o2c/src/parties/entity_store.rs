//! The SQL of legal entities.

use kernel::Percent;
use serde_json::json;
use store::{Row, Tx, Value};

use super::types::Entity;
use crate::error::Result;

const ENTITY_COLUMNS: &[&str] = &[
    "id",
    "code",
    "name",
    "country",
    "base_currency",
    "language",
    "time_zone",
    "street",
    "postal_code",
    "city",
    "vat_id",
    "tax_number",
    "register_text",
    "email",
    "phone",
    "write_off_limit_minor",
    "tolerance_minor",
    "reservation_days",
    "foreign_write_off_limits_minor",
    "matches_by_itself",
    "loss_rates",
    "forward_factor",
    "version",
    "created_at",
];

fn read_entity(row: &Row) -> Result<Entity> {
    Ok(Entity {
        id: row.get(0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        country: row.get(3)?,
        base_currency: row.get(4)?,
        language: row.get(5)?,
        time_zone: row.get(6)?,
        street: row.get(7)?,
        postal_code: row.get(8)?,
        city: row.get(9)?,
        vat_id: row.get(10)?,
        tax_number: row.get(11)?,
        register_text: row.get(12)?,
        email: row.get(13)?,
        phone: row.get(14)?,
        write_off_limit_minor: row.get(15)?,
        tolerance_minor: row.get(16)?,
        reservation_days: row.get(17)?,
        foreign_write_off_limits_minor: row.get::<Option<_>>(18)?.unwrap_or_default(),
        matches_by_itself: row.get(19)?,
        loss_rates: read_rates(row, 20)?,
        forward_factor: row.get(21)?,
        version: row.get(22)?,
        created_at: row.get(23)?,
    })
}

fn rates(entity: &Entity) -> Option<serde_json::Value> {
    entity.loss_rates.as_ref().map(|rates| json!(rates))
}

fn read_rates(row: &Row, column: usize) -> Result<Option<Vec<Percent>>> {
    let rates: Option<serde_json::Value> = row.get(column)?;
    // What is written there was checked when it was set.
    Ok(rates.and_then(|rates| serde_json::from_value(rates).ok()))
}

/// Entities that meet a condition; `tail` begins with `WHERE` or `ORDER BY`.
pub(super) fn select_entities(tx: &mut Tx, tail: &str, arguments: &[Value]) -> Result<Vec<Entity>> {
    let sql = format!("SELECT {} FROM entities {tail}", ENTITY_COLUMNS.join(", "));
    tx.query(&sql, arguments)?.iter().map(read_entity).collect()
}

pub(super) fn insert_entity(tx: &mut Tx, entity: &Entity) -> Result<()> {
    let row = vec![
        entity.id.into(),
        (&entity.code).into(),
        (&entity.name).into(),
        entity.country.into(),
        entity.base_currency.into(),
        entity.language.into(),
        (&entity.time_zone).into(),
        (&entity.street).into(),
        (&entity.postal_code).into(),
        (&entity.city).into(),
        entity.vat_id.as_ref().into(),
        entity.tax_number.as_ref().into(),
        entity.register_text.as_ref().into(),
        entity.email.as_ref().into(),
        entity.phone.as_ref().into(),
        entity.write_off_limit_minor.into(),
        entity.tolerance_minor.into(),
        entity.reservation_days.into(),
        (&entity.foreign_write_off_limits_minor).into(),
        entity.matches_by_itself.into(),
        rates(entity).into(),
        entity.forward_factor.into(),
        entity.version.into(),
        entity.created_at.into(),
    ];
    tx.insert_many("entities", ENTITY_COLUMNS, row)?;
    Ok(())
}

/// Writes what may change, if the row still has the version before this one.
pub(super) fn update_entity(tx: &mut Tx, entity: &Entity) -> Result<()> {
    tx.exec_one(
        "UPDATE entities SET name = $3, language = $4, time_zone = $5, street = $6, \
         postal_code = $7, city = $8, vat_id = $9, tax_number = $10, register_text = $11, \
         email = $12, phone = $13, write_off_limit_minor = $14, tolerance_minor = $15, \
         reservation_days = $16, foreign_write_off_limits_minor = $17, matches_by_itself = $18, \
         loss_rates = $19, forward_factor = $20, version = $2 + 1 WHERE id = $1 AND version = $2",
        &[
            entity.id.into(),
            (entity.version - 1).into(),
            (&entity.name).into(),
            entity.language.into(),
            (&entity.time_zone).into(),
            (&entity.street).into(),
            (&entity.postal_code).into(),
            (&entity.city).into(),
            entity.vat_id.as_ref().into(),
            entity.tax_number.as_ref().into(),
            entity.register_text.as_ref().into(),
            entity.email.as_ref().into(),
            entity.phone.as_ref().into(),
            entity.write_off_limit_minor.into(),
            entity.tolerance_minor.into(),
            entity.reservation_days.into(),
            (&entity.foreign_write_off_limits_minor).into(),
            entity.matches_by_itself.into(),
            rates(entity).into(),
            entity.forward_factor.into(),
        ],
    )?;
    Ok(())
}

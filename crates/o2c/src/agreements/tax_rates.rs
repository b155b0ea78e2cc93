//! Tax rates: setting them and loading the table that decides.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{Date, EntityId, Event, EventKind, Percent, TaxRateId};
use store::{Row, Tx};

use super::price_lists::check_validity;
use super::tax::{NewTaxRate, TaxCategory, TaxRate, TaxTable};
use super::types::TaxClass;
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input::{TEXT_LEN_MAX, optional};
use crate::parties::Country;

const COLUMNS: &[&str] = &[
    "id",
    "entity_id",
    "country",
    "tax_class",
    "category",
    "percent",
    "valid_from",
    "valid_to",
    "note",
];

fn read(row: &Row) -> Result<TaxRate> {
    Ok(TaxRate {
        id: row.get(0)?,
        country: row.get(1)?,
        tax_class: row.get(2)?,
        category: row.get(3)?,
        percent: row.get(4)?,
        valid_from: row.get(5)?,
        valid_to: row.get(6)?,
        note: row.get::<Option<String>>(7)?.map(Into::into),
    })
}

/// Sets tax rates: adds those that are new, replaces those that stand for the same country, class
/// and first day, and leaves alone those that are the same already.
///
/// # Errors
/// Each is refused by itself for a rate that does not fit its category, a last day before the
/// first, and when it comes twice in the batch.
pub fn set_tax_rates(
    tx: &mut Tx,
    entity: EntityId,
    new: Vec<NewTaxRate>,
) -> Result<Vec<Outcome<TaxRateId>>> {
    let standing: HashMap<(Country, TaxClass, Date), TaxRate> = list_tax_rates(tx, entity)?
        .into_iter()
        .map(|rate| ((rate.country, rate.tax_class, rate.valid_from), rate))
        .collect();
    let mut seen = HashSet::new();
    let (mut rows, mut updates) = (Vec::new(), Vec::new());
    let mut outcomes = Vec::with_capacity(new.len());
    for new in new {
        let key = (new.country, new.tax_class, new.valid_from);
        let before = standing.get(&key);
        let id = before.map_or_else(|| tx.new_id(), |before| before.id);
        let outcome = checked(id, new).and_then(|rate| once(rate, seen.insert(key)));
        if let Ok(rate) = &outcome
            && before != Some(rate)
        {
            let note = rate.note.as_deref();
            if before.is_some() {
                updates.push(vec![
                    id.into(),
                    rate.category.into(),
                    rate.percent.into(),
                    rate.valid_to.into(),
                    note.into(),
                ]);
            } else {
                rows.extend([
                    id.into(),
                    entity.into(),
                    rate.country.into(),
                    rate.tax_class.into(),
                    rate.category.into(),
                    rate.percent.into(),
                    rate.valid_from.into(),
                    rate.valid_to.into(),
                    note.into(),
                ]);
            }
            tx.record(rate_set(entity, rate, before))?;
        }
        outcomes.push(outcome.map(|rate| rate.id));
    }
    tx.insert_many("tax_rates", COLUMNS, rows)?;
    if !updates.is_empty() {
        tx.exec_each(
            "UPDATE tax_rates SET category = $2, percent = $3, valid_to = $4, note = $5 \
             WHERE id = $1",
            &updates,
        )?;
    }
    Ok(outcomes)
}

/// Refuses a rate that the batch has set before.
fn once(rate: TaxRate, first: bool) -> Outcome<TaxRate> {
    if first {
        return Ok(rate);
    }
    let detail = format!(
        "the {} rate of {} from {} is set twice in this batch",
        rate.tax_class, rate.country, rate.valid_from
    );
    Err(Refusal::new(
        Code::AlreadyExists,
        "",
        detail,
        "set each rate once",
    ))
}

fn checked(id: TaxRateId, new: NewTaxRate) -> Outcome<TaxRate> {
    let refuse = |field: &str, detail: String, remedy: &str| {
        Err(Refusal::new(Code::InvalidValue, field, detail, remedy))
    };
    if new.percent.is_negative() || new.percent > Percent::from_micro(100_000_000) {
        let detail = format!("the rate is {} %", new.percent);
        return refuse("percent", detail, "give 0 to 100");
    }
    let category = new.category.unwrap_or(match new.tax_class {
        TaxClass::Exempt => TaxCategory::E,
        _ if new.percent.is_zero() => TaxCategory::Z,
        _ => TaxCategory::S,
    });
    if (category == TaxCategory::S) == new.percent.is_zero() {
        let detail = format!(
            "a rate of {} % does not fit category {category}",
            new.percent
        );
        let remedy = "S goes with a rate above 0, every other category with 0";
        return refuse("category", detail, remedy);
    }
    check_validity(new.valid_from, new.valid_to)?;
    Ok(TaxRate {
        id,
        country: new.country,
        tax_class: new.tax_class,
        category,
        percent: new.percent,
        valid_from: new.valid_from,
        valid_to: new.valid_to,
        note: optional("note", new.note.as_deref(), TEXT_LEN_MAX)?.map(Into::into),
    })
}

fn rate_set(entity: EntityId, rate: &TaxRate, before: Option<&TaxRate>) -> Event {
    let event = Event::new(EventKind::TaxRateSet, entity)
        .object(rate.id, "tax_rate")
        .attr("country", rate.country.as_str())
        .attr("tax_class", rate.tax_class.as_str())
        .attr("category", rate.category.as_str())
        .attr("percent", rate.percent)
        .attr("valid_from", rate.valid_from)
        .attr("valid_to", rate.valid_to);
    match before {
        Some(before) => event
            .attr("percent_before", before.percent)
            .attr("valid_to_before", before.valid_to),
        None => event,
    }
}

/// All tax rates, by country, class and first day. There are few: some for each country that the
/// legal entity sells from.
///
/// # Errors
/// Only when the store fails.
pub fn list_tax_rates(tx: &mut Tx, entity: EntityId) -> Result<Vec<TaxRate>> {
    let rows = tx.query(
        "SELECT id, country, tax_class, category, percent, valid_from, valid_to, note \
         FROM tax_rates WHERE entity_id = $1 ORDER BY country, tax_class, valid_from",
        &[entity.into()],
    )?;
    rows.iter().map(read).collect()
}

/// Loads the table that decides taxes.
///
/// # Errors
/// Only when the store fails.
pub fn tax_table(tx: &mut Tx, entity: EntityId) -> Result<Arc<TaxTable>> {
    tx.memo(entity, &["tax_rates"], |tx| {
        Ok(TaxTable::new(list_tax_rates(tx, entity)?))
    })
}

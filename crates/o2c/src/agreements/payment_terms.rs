//! Payment terms: setting them up and reading them.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{EntityId, Event, EventKind, TermId};
use store::{Cell, FromValue, Row, Tx, Value};

use super::terms::{NewTerm, Term, TermChange, TermRules};
use crate::error::{Code, Error, Refusal, Result};
use crate::input::{CODE_LEN_MAX, NAME_LEN_MAX, differences, optional, required};

const SELECT: &str = "SELECT id, code, name, rules, version FROM payment_terms";

impl From<&TermRules> for Value {
    fn from(rules: &TermRules) -> Self {
        // Plain data with text keys always serialises.
        Self::Json(serde_json::to_string(rules).unwrap_or_default())
    }
}

impl FromValue for TermRules {
    const WANTED: &'static str = "the rules of a payment term";

    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Json(text) | Cell::Text(text) => serde_json::from_str(text).ok(),
            _ => None,
        }
    }
}

fn read(row: &Row) -> Result<Term> {
    Ok(Term {
        id: row.get(0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        rules: row.get(3)?,
        version: row.get(4)?,
    })
}

/// Adds a payment term.
///
/// # Errors
/// Refuses malformed rules (see [`TermRules::check`]) and a code that is taken.
pub fn create_payment_term(tx: &mut Tx, entity: EntityId, new: NewTerm) -> Result<Term> {
    new.rules.check()?;
    let code = required("code", &new.code, CODE_LEN_MAX)?;
    let term = Term {
        id: tx.new_id(),
        name: optional("name", new.name.as_deref(), NAME_LEN_MAX)?.unwrap_or_else(|| code.clone()),
        code,
        rules: new.rules,
        version: 1,
    };
    if !term_ids_by_codes(tx, entity, &[term.code.as_str()])?.is_empty() {
        let detail = format!("there is a payment term {} already", term.code);
        let remedy = "change it, or use another code";
        return Err(Refusal::new(Code::AlreadyExists, "code", detail, remedy).into());
    }
    let columns = ["id", "entity_id", "code", "name", "rules", "version"];
    let row = vec![
        term.id.into(),
        entity.into(),
        (&term.code).into(),
        (&term.name).into(),
        (&term.rules).into(),
        term.version.into(),
    ];
    tx.insert_many("payment_terms", &columns, row)?;
    let rules = serde_json::to_value(&term.rules).unwrap_or_default();
    tx.record(
        Event::new(EventKind::PaymentTermSet, entity)
            .object(term.id, "payment_term")
            .attr("code", &term.code)
            .attr("rules", rules),
    )?;
    Ok(term)
}

/// Changes a payment term, if it still has the version the caller saw. Invoices that were issued
/// under it keep their due dates. A change that changes nothing leaves the version as it is.
///
/// # Errors
/// Refuses malformed rules; [`Error::Conflict`] on another version, [`Error::NotFound`].
pub fn change_payment_term(
    tx: &mut Tx,
    entity: EntityId,
    id: TermId,
    version: i64,
    change: TermChange,
) -> Result<Term> {
    let sql = format!("{SELECT} WHERE entity_id = $1 AND id = $2 FOR UPDATE");
    let row = tx.query_opt(&sql, &[entity.into(), id.into()])?;
    let not_found = || Error::NotFound {
        kind: "payment term",
        id: id.to_string(),
    };
    let before = read(&row.ok_or_else(not_found)?)?;
    if before.version != version {
        return Err(Error::Conflict {
            what: format!("payment term {}", before.code),
        });
    }
    let mut after = before.clone();
    if let Some(name) = change.name {
        after.name = required("name", &name, NAME_LEN_MAX)?;
    }
    if let Some(rules) = change.rules {
        rules.check()?;
        after.rules = rules;
    }
    let changes = differences(&before, &after);
    if changes.is_empty() {
        return Ok(before);
    }
    after.version += 1;
    tx.exec_one(
        "UPDATE payment_terms SET name = $3, rules = $4, version = $2 + 1 \
         WHERE id = $1 AND version = $2",
        &[
            id.into(),
            version.into(),
            (&after.name).into(),
            (&after.rules).into(),
        ],
    )?;
    tx.record(
        Event::new(EventKind::PaymentTermSet, entity)
            .object(id, "payment_term")
            .attr("code", &after.code)
            .attr("changes", changes),
    )?;
    Ok(after)
}

/// Many payment terms by id; those of other legal entities are left out.
///
/// # Errors
/// Only when the store fails.
pub fn terms_by_ids(
    tx: &mut Tx,
    entity: EntityId,
    ids: &[TermId],
) -> Result<HashMap<TermId, Arc<Term>>> {
    let all = tx.memo(entity, &["payment_terms"], |tx| read_all(tx, entity))?;
    let known = |id: &TermId| Some((*id, Arc::clone(all.0.get(id)?)));
    Ok(ids.iter().filter_map(known).collect())
}

/// All payment terms of a legal entity: a few dozen.
struct AllTerms(HashMap<TermId, Arc<Term>>);

fn read_all(tx: &mut Tx, entity: EntityId) -> Result<AllTerms> {
    let sql = format!("{SELECT} WHERE entity_id = $1");
    let rows = tx.query(&sql, &[entity.into()])?;
    let terms = rows.iter().map(|row| {
        let term = read(row)?;
        Ok((term.id, Arc::new(term)))
    });
    terms.collect::<Result<_>>().map(AllTerms)
}

/// The ids of payment terms by code; codes that no term has are left out.
///
/// # Errors
/// Only when the store fails.
pub fn term_ids_by_codes(
    tx: &mut Tx,
    entity: EntityId,
    codes: &[&str],
) -> Result<HashMap<String, TermId>> {
    if codes.is_empty() {
        return Ok(HashMap::new());
    }
    let codes = codes.iter().map(|code| (*code).to_owned()).collect();
    let rows = tx.query(
        "SELECT code, id FROM payment_terms WHERE entity_id = $1 \
         AND code IN (SELECT value FROM {texts $2})",
        &[entity.into(), Value::Texts(codes)],
    )?;
    rows.iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect()
}

/// All payment terms, by code. There are few: people choose from them.
///
/// # Errors
/// Only when the store fails.
pub fn list_payment_terms(tx: &mut Tx, entity: EntityId) -> Result<Vec<Term>> {
    let sql = format!("{SELECT} WHERE entity_id = $1 ORDER BY code");
    tx.query(&sql, &[entity.into()])?.iter().map(read).collect()
}

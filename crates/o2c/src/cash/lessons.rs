//! What payments taught, as people see it: accounts, names, numbers and habits. Each can be switched off.

use kernel::{EntityId, Event, EventKind, LearnedPayerId, Money};
use store::{Row, Tx};

use super::habits::COUNTS;
use super::learned_references;
use super::types::{LearnedChange, LearnedFilter, LearnedPayer, LearnedSort};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::page::{Page, PageRequest};
use crate::sort::Sort;

/// Accounts and names; matching goes by them as soon as more receipts stand than were taken back.
const PAYERS: &str = "SELECT h.id, h.kind, h.shown, h.customer_id, c.number, c.name, h.by_person,
    h.by_rule, h.taken_back, h.first_on, h.last_on, h.is_active, h.version, 0, NULL, 0,
    h.by_person + h.by_rule > h.taken_back
    FROM learned_payers h JOIN customers c ON c.id = h.customer_id";

fn habits() -> String {
    format!(
        "SELECT h.id, h.kind, h.shown, h.customer_id, c.number, c.name, h.by_person, h.by_rule,
        h.taken_back, h.first_on, h.last_on, h.is_active, h.version, h.contrary, h.currency,
        h.amount_minor, {COUNTS}
        FROM (SELECT l.*, '' AS shown FROM learned_habits l) h
        JOIN customers c ON c.id = h.customer_id"
    )
}

fn references() -> String {
    let counts = learned_references::COUNTS;
    format!(
        "SELECT h.id, h.kind, h.shown, h.customer_id, c.number, c.name, h.by_person, h.by_rule,
        h.taken_back, h.first_on, h.last_on, h.is_active, h.version, 0, NULL, 0, {counts}
        FROM (SELECT l.*, 'reference' AS kind FROM learned_references l) h
        JOIN customers c ON c.id = h.customer_id"
    )
}

/// What was seen but once is no habit or number of the payer's yet, and is not listed.
const SEEN_AGAIN: &str = "h.by_person + h.by_rule > 1";

fn read(row: &Row) -> store::Result<LearnedPayer> {
    let minor: i64 = row.get(15)?;
    let deducted = match minor {
        0 => None,
        minor => Some(Money::new(minor, row.get(14)?)),
    };
    Ok(LearnedPayer {
        id: row.get(0)?,
        kind: row.get(1)?,
        shown: row.get(2)?,
        deducted,
        customer: row.get(3)?,
        customer_number: row.get(4)?,
        customer_name: row.get(5)?,
        by_person: row.get(6)?,
        by_rule: row.get(7)?,
        taken_back: row.get(8)?,
        contrary: row.get(13)?,
        first_on: row.get(9)?,
        last_on: row.get(10)?,
        counts: row.get(16)?,
        is_active: row.get(11)?,
        version: row.get(12)?,
    })
}

/// What payments taught.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_learned_payers(
    tx: &mut Tx,
    entity: EntityId,
    filter: &LearnedFilter,
    page: &PageRequest,
) -> Result<Page<LearnedPayer>> {
    let asked = |table| filter.kind.is_none_or(|kind| kind.table() == table);
    let mut conditions = Conditions::new("h.entity_id = {}", entity);
    conditions.given("h.customer_id = {}", filter.customer);
    conditions.given("h.kind = {}", filter.kind);
    conditions.given("h.is_active = {}", filter.is_active);
    let mut found = Vec::new();
    let sort = filter.sort.unwrap_or(Sort::falling(LearnedSort::Last));
    let search = filter.search.as_deref();
    if asked("learned_payers") {
        let mut conditions = conditions.clone();
        conditions.search(search, "lower(h.shown)", "c.number");
        found.extend(rows(tx, page, conditions, PAYERS, sort)?);
    }
    if asked("learned_references") {
        let mut conditions = conditions.clone();
        conditions.and(SEEN_AGAIN, []);
        conditions.search(search, "lower(h.shown)", "c.number");
        found.extend(rows(tx, page, conditions, &references(), sort)?);
    }
    if asked("learned_habits") {
        conditions.and(SEEN_AGAIN, []);
        conditions.search(search, "lower(c.name)", "c.number");
        found.extend(rows(tx, page, conditions, &habits(), sort)?);
    }
    match sort.by {
        LearnedSort::Last => Ok(merged(found, page, sort, |it| (it.last_on, it.id))),
        LearnedSort::Shown => Ok(merged(found, page, sort, |it| (it.shown.clone(), it.id))),
    }
}

/// The first rows of one sort of lesson that belong on a page, and one more.
fn rows(
    tx: &mut Tx,
    page: &PageRequest,
    conditions: Conditions,
    select: &str,
    sort: Sort<LearnedSort>,
) -> Result<Vec<LearnedPayer>> {
    let (sql, arguments) = match sort.by {
        LearnedSort::Last => {
            let listing = Listing::sorted(select, &["h.last_on", "h.id"], sort.falling);
            conditions.page_query::<(kernel::Date, LearnedPayerId)>(page, &listing)?
        }
        LearnedSort::Shown => {
            let listing = Listing::sorted(select, &["h.shown", "h.id"], sort.falling);
            conditions.page_query::<(String, LearnedPayerId)>(page, &listing)?
        }
    };
    let rows = tx.query(&sql, &arguments)?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// One page of all sorts of lessons.
fn merged<K: Ord + serde::Serialize>(
    mut found: Vec<LearnedPayer>,
    page: &PageRequest,
    sort: Sort<LearnedSort>,
    key: impl Fn(&LearnedPayer) -> K,
) -> Page<LearnedPayer> {
    found.sort_by_key(&key);
    if sort.falling {
        found.reverse();
    }
    Page::of(found, page, key)
}

/// Something that payments taught.
///
/// # Errors
/// [`Error::NotFound`].
pub fn learned_payer(tx: &mut Tx, entity: EntityId, id: LearnedPayerId) -> Result<LearnedPayer> {
    for select in [PAYERS, &references(), &habits()] {
        let sql = format!("{select} WHERE h.id = $1 AND h.entity_id = $2");
        if let Some(row) = tx.query_opt(&sql, &[id.into(), entity.into()])? {
            return Ok(read(&row)?);
        }
    }
    Err(Error::NotFound {
        kind: "learned payer",
        id: id.to_string(),
    })
}

/// Switches something that payments taught off or on, if it still has the version the caller saw.
///
/// # Errors
/// [`Error::Conflict`] on another version, [`Error::NotFound`].
pub fn switch_learned_payer(
    tx: &mut Tx,
    entity: EntityId,
    id: LearnedPayerId,
    version: i64,
    change: &LearnedChange,
) -> Result<LearnedPayer> {
    let known = learned_payer(tx, entity, id)?;
    if known.is_active == change.is_active && known.version == version {
        return Ok(known);
    }
    let switch = format!(
        "UPDATE {} SET is_active = $3, version = version + 1 WHERE id = $1 AND version = $2",
        known.kind.table()
    );
    let changed = tx.exec(
        &switch,
        &[id.into(), version.into(), change.is_active.into()],
    )?;
    if changed == 0 {
        return Err(Error::Conflict {
            what: format!("learned payer {}", known.shown),
        });
    }
    let mut event = Event::new(EventKind::LearnedPayerSwitched, entity)
        .object(id, "learned_payer")
        .object(known.customer, "customer")
        .attr("kind", known.kind.as_str())
        .attr("shown", known.shown.as_str())
        .attr("is_active", change.is_active);
    if let Some(deducted) = known.deducted {
        event = event.attr("deducted", deducted);
    }
    tx.record(event)?;
    learned_payer(tx, entity, id)
}

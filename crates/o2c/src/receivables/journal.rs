//! The journal: entries with their lines.

use std::collections::HashMap;

use kernel::{Actor, Currency, CustomerId, Date, EntityId, Instant, JournalEntryId, Money};
use serde::{Deserialize, Serialize};
use store::{Row, Tx, Value};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::types::{EntryKind, SourceRef};
use crate::access;
use crate::conditions::{Conditions, Listing};
use crate::error::{Code, Error, Refusal, Result};
use crate::input;
use crate::page::{Page, PageRequest};

/// A journal entry with its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntryView {
    /// Its id.
    #[schema(value_type = String)]
    pub id: JournalEntryId,
    /// Its number in the journal, without gaps.
    pub number: String,
    /// Posting date.
    pub posted_on: Date,
    /// What it records.
    pub kind: EntryKind,
    /// The document behind it.
    #[schema(value_type = super::types::SourceView)]
    pub source: SourceRef,
    /// The entry that it reverses.
    #[schema(value_type = Option<String>)]
    pub reverses: Option<JournalEntryId>,
    /// That entry's number.
    pub reverses_number: Option<String>,
    /// The entry that reverses this one.
    #[schema(value_type = Option<String>)]
    pub reversed_by: Option<JournalEntryId>,
    /// That entry's number.
    pub reversed_by_number: Option<String>,
    /// Why it was posted.
    pub reason: Option<String>,
    /// Who posted it.
    #[schema(value_type = String)]
    pub actor: Actor,
    /// The name of that user or API key; `null` for a part of the system.
    pub actor_name: Option<String>,
    /// When it was posted.
    #[schema(value_type = String)]
    pub recorded_at: Instant,
    /// Its lines; they sum to zero in each currency.
    pub lines: Vec<LineView>,
}

/// A line of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LineView {
    /// The account's code.
    pub account: String,
    /// Debit positive, credit negative.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// Whose receivable it is.
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// That customer's number.
    pub customer_number: Option<String>,
    /// That customer's name.
    pub customer_name: Option<String>,
}

/// Which entries to list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct JournalFilter {
    /// Posted on this day or later.
    pub from: Option<Date>,
    /// Posted on this day or earlier.
    pub to: Option<Date>,
    /// Of this kind only.
    pub kind: Option<EntryKind>,
    /// With a line on this account, by its code.
    pub account: Option<String>,
    /// With a line on that account in this currency; only together with `account`.
    #[param(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// From this document only, by its id: `inv_…`, `rcp_…`, `ben_…`.
    pub source: Option<String>,
}

const COLUMNS: &str = "e.id, e.number, e.posted_on, e.kind, e.source_type, e.source_id,
    e.reverses_id, e.reason, e.actor, e.recorded_at";

/// A page of the journal, the latest entry first.
///
/// # Errors
/// Refuses a limit or cursor that is not one.
pub fn journal(
    tx: &mut Tx,
    entity: EntityId,
    filter: &JournalFilter,
    page: &PageRequest,
) -> Result<Page<EntryView>> {
    let (sql, args) = journal_query(entity, filter, page)?;
    let rows = tx.query(&sql, &args)?;
    let entries = complete(tx, &rows)?;
    Ok(Page::of(entries, page, |entry| (entry.posted_on, entry.id)))
}

/// The text and arguments of a page of the journal.
pub(super) fn journal_query(
    entity: EntityId,
    filter: &JournalFilter,
    page: &PageRequest,
) -> Result<(String, Vec<Value>)> {
    let source = input::any_id("source", filter.source.as_deref())?;
    let (mut wanted, from, by) = match (&filter.account, filter.currency) {
        (Some(account), _) => (
            on_account(entity, account, filter),
            // The lines come first, in the order of their index.
            "journal_lines l CROSS JOIN journal_entries e",
            ["l.posted_on", "l.entry_id"],
        ),
        (None, Some(currency)) => return Err(needs_account(currency).into()),
        (None, None) => {
            let mut wanted = Conditions::new("e.entity_id = {}", entity);
            wanted.given("e.posted_on >= {}", filter.from);
            wanted.given("e.posted_on <= {}", filter.to);
            (wanted, "journal_entries e", ["e.posted_on", "e.id"])
        }
    };
    if let Some(kind) = filter.kind {
        wanted.and("e.kind = {}", [kind.as_str().into()]);
    }
    wanted.given("e.source_id = {}", source);
    let select = format!("SELECT {COLUMNS} FROM {from}");
    let listing = Listing::falling(&select, &by);
    wanted.page_query::<(Date, JournalEntryId)>(page, &listing)
}

/// The conditions of entries with a line on an account: by its first such line, so that an entry
/// with several of them comes once.
fn on_account(entity: EntityId, account: &str, filter: &JournalFilter) -> Conditions {
    let mut wanted = Conditions::new("l.entity_id = {}", entity);
    wanted.and("l.account = {}", [account.into()]);
    wanted.given("l.posted_on >= {}", filter.from);
    wanted.given("l.posted_on <= {}", filter.to);
    wanted.given("l.currency = {}", filter.currency);
    let same = match filter.currency {
        Some(_) => "AND f.currency = l.currency",
        None => "",
    };
    let first = format!(
        "NOT EXISTS (SELECT 1 FROM journal_lines f WHERE f.entry_id = l.entry_id
            AND f.line_no < l.line_no AND f.account = l.account {same})"
    );
    wanted.and(&first, []);
    wanted.and("e.id = l.entry_id", []);
    wanted
}

fn needs_account(currency: Currency) -> Refusal {
    Refusal::new(
        Code::InvalidValue,
        "currency",
        format!("the journal in {currency} alone, without an account"),
        "name the account as well",
    )
}

/// One journal entry.
///
/// # Errors
/// Not found when the legal entity has no such entry.
pub fn entry(tx: &mut Tx, entity: EntityId, id: JournalEntryId) -> Result<EntryView> {
    let rows = tx.query(
        &format!("SELECT {COLUMNS} FROM journal_entries e WHERE e.id = $2 AND e.entity_id = $1"),
        &[entity.into(), id.into()],
    )?;
    complete(tx, &rows)?.pop().ok_or_else(|| Error::NotFound {
        kind: "journal entry",
        id: id.to_string(),
    })
}

/// The entries that a document caused, in the order they were posted.
///
/// # Errors
/// Fails only with the store.
pub fn entries_by_source(tx: &mut Tx, entity: EntityId, source: Uuid) -> Result<Vec<EntryView>> {
    let rows = tx.query(
        &format!(
            "SELECT {COLUMNS} FROM journal_entries e
            WHERE e.source_id = $2 AND e.entity_id = $1 ORDER BY e.id"
        ),
        &[entity.into(), source.into()],
    )?;
    complete(tx, &rows)
}

/// Entries with their lines and the names in them.
fn complete(tx: &mut Tx, rows: &[Row]) -> Result<Vec<EntryView>> {
    let mut entries = rows.iter().map(view).collect::<Result<Vec<_>>>()?;
    let places: HashMap<JournalEntryId, usize> = entries
        .iter()
        .enumerate()
        .map(|(place, entry)| (entry.id, place))
        .collect();
    let lines = tx.query(
        "SELECT l.entry_id, l.account, l.currency, l.amount_minor, l.customer_id, c.number, c.name
        FROM {uuids $1} CROSS JOIN journal_lines l LEFT JOIN customers c ON c.id = l.customer_id
        WHERE l.entry_id = value
        ORDER BY l.entry_id, l.line_no",
        &[Value::ids(places.keys().copied())],
    )?;
    for row in &lines {
        if let Some(place) = places.get(&row.get(0)?) {
            entries[*place].lines.push(LineView {
                account: row.get(1)?,
                amount: Money::try_new(row.get(3)?, row.get(2)?)?,
                customer: row.get(4)?,
                customer_number: row.get(5)?,
                customer_name: row.get(6)?,
            });
        }
    }
    add_reversals(tx, &mut entries, &places)?;
    let actors: Vec<String> = entries.iter().map(|it| it.actor.to_string()).collect();
    let names = access::actor_names(tx, &actors)?;
    for (entry, actor) in entries.iter_mut().zip(&actors) {
        entry.actor_name = names.of(Some(actor));
    }
    Ok(entries)
}

/// Writes into entries which other entries undo them, and which they undo.
fn add_reversals(
    tx: &mut Tx,
    entries: &mut [EntryView],
    places: &HashMap<JournalEntryId, usize>,
) -> Result<()> {
    let rows = tx.query(
        "SELECT r.reverses_id, r.id, r.number, o.number
        FROM {uuids $1} CROSS JOIN journal_entries r JOIN journal_entries o ON o.id = r.reverses_id
        WHERE r.reverses_id = value
        UNION
        SELECT r.reverses_id, r.id, r.number, o.number
        FROM {uuids $1} CROSS JOIN journal_entries r JOIN journal_entries o ON o.id = r.reverses_id
        WHERE r.id = value",
        &[Value::ids(places.keys().copied())],
    )?;
    for row in &rows {
        let (original, reversal): (JournalEntryId, JournalEntryId) = (row.get(0)?, row.get(1)?);
        if let Some(place) = places.get(&original) {
            entries[*place].reversed_by = Some(reversal);
            entries[*place].reversed_by_number = row.get(2)?;
        }
        if let Some(place) = places.get(&reversal) {
            entries[*place].reverses_number = row.get(3)?;
        }
    }
    Ok(())
}

fn view(row: &Row) -> Result<EntryView> {
    Ok(EntryView {
        id: row.get(0)?,
        number: row.get(1)?,
        posted_on: row.get(2)?,
        kind: row.get(3)?,
        source: SourceRef::read(row, 4, 5)?,
        reverses: row.get(6)?,
        reverses_number: None,
        reversed_by: None,
        reversed_by_number: None,
        reason: row.get(7)?,
        actor: row.get(8)?,
        actor_name: None,
        recorded_at: row.get(9)?,
        lines: Vec::new(),
    })
}

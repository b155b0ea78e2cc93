//! The journal, the trial balance and the export of the ledger.

use std::collections::HashMap;

use kernel::event::ObjectType;
use kernel::{Actor, Currency, CustomerId, Date, EntityId, Instant, JournalEntryId, Money};
use serde::{Deserialize, Serialize};
use store::{Row, Tx, Value};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::chart::Role;
use super::types::{EntryKind, SourceRef};
use crate::access;
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
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
    let mut wanted = Conditions::new("e.entity_id = {}", entity);
    wanted.given("e.posted_on >= {}", filter.from);
    wanted.given("e.posted_on <= {}", filter.to);
    if let Some(kind) = filter.kind {
        wanted.and("e.kind = {}", [kind.as_str().into()]);
    }
    let select = format!("SELECT {COLUMNS} FROM journal_entries e");
    let listing = Listing::falling(&select, &["e.posted_on", "e.id"]);
    wanted.page_query::<(Date, JournalEntryId)>(page, &listing)
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
    let actors: Vec<String> = entries.iter().map(|it| it.actor.to_string()).collect();
    let names = access::actor_names(tx, &actors)?;
    for (entry, actor) in entries.iter_mut().zip(&actors) {
        entry.actor_name = names.of(Some(actor));
    }
    Ok(entries)
}

fn view(row: &Row) -> Result<EntryView> {
    Ok(EntryView {
        id: row.get(0)?,
        number: row.get(1)?,
        posted_on: row.get(2)?,
        kind: row.get(3)?,
        source: SourceRef::read(row, 4, 5)?,
        reverses: row.get(6)?,
        reason: row.get(7)?,
        actor: row.get(8)?,
        actor_name: None,
        recorded_at: row.get(9)?,
        lines: Vec::new(),
    })
}

/// What an account holds in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TrialBalanceRow {
    /// The account's code.
    pub account: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// The currency of all amounts.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The sum of the debits.
    #[schema(value_type = crate::schema::Money)]
    pub debit: Money,
    /// The sum of the credits, positive.
    #[schema(value_type = crate::schema::Money)]
    pub credit: Money,
    /// Debits less credits.
    #[schema(value_type = crate::schema::Money)]
    pub balance: Money,
}

/// All accounts with postings up to and including `on`; the balances sum to zero in each currency.
///
/// # Errors
/// Fails only with the store.
pub fn trial_balance(tx: &mut Tx, entity: EntityId, on: Date) -> Result<Vec<TrialBalanceRow>> {
    let rows = tx.query(
        "SELECT l.account, a.name, a.role, l.currency,
            coalesce(sum(l.amount_minor) FILTER (WHERE l.amount_minor > 0), 0),
            coalesce(sum(-l.amount_minor) FILTER (WHERE l.amount_minor < 0), 0)
        FROM journal_lines l JOIN accounts a ON a.entity_id = l.entity_id AND a.code = l.account
        WHERE l.entity_id = $1 AND l.posted_on <= $2
        GROUP BY l.account, a.name, a.role, l.currency ORDER BY l.account, l.currency",
        &[entity.into(), on.into()],
    )?;
    rows.iter()
        .map(|row| {
            let currency: Currency = row.get(3)?;
            let debit = Money::try_new(row.get(4)?, currency)?;
            let credit = Money::try_new(row.get(5)?, currency)?;
            Ok(TrialBalanceRow {
                account: row.get(0)?,
                name: row.get(1)?,
                role: row.get(2)?,
                currency,
                debit,
                credit,
                balance: debit.checked_sub(credit)?,
            })
        })
        .collect()
}

/// One line of the ledger, as an export writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerRow {
    /// The entry's number.
    pub number: String,
    /// The line's place in the entry, from 1.
    pub line_no: u32,
    /// Posting date.
    pub posted_on: Date,
    /// What the entry records.
    pub kind: String,
    /// The document behind it.
    pub source: SourceRef,
    /// The account's code.
    pub account: String,
    /// The account's name.
    pub account_name: String,
    /// Debit positive, credit negative.
    pub amount: Money,
    /// Number of the customer whose receivable it is.
    pub customer_number: Option<String>,
    /// The customer's name.
    pub customer_name: Option<String>,
    /// Number of the entry that it reverses.
    pub reverses: Option<String>,
    /// Why the entry was posted.
    pub reason: Option<String>,
    /// Who posted it.
    pub actor: String,
    /// When it was posted.
    pub recorded_at: Instant,
}

/// Shows every line posted from `from` to `to`, in the order of posting date, entry and line,
/// without holding them in memory.
///
/// # Errors
/// Fails with the store, or with what `visit` gives.
pub fn ledger_export(
    tx: &mut Tx,
    entity: EntityId,
    from: Date,
    to: Date,
    mut visit: impl FnMut(LedgerRow) -> std::io::Result<()>,
) -> Result<()> {
    // Names of accounts and customers stand beside their codes for the reader of the file; the
    // join reads the customers' own table for that.
    tx.query_each(
        "SELECT e.number, l.line_no, e.posted_on, e.kind, e.source_type, e.source_id, l.account,
            a.name, l.amount_minor, l.currency, c.number, c.name, r.number, e.reason, e.actor,
            e.recorded_at
        FROM journal_entries e
            JOIN journal_lines l ON l.entry_id = e.id
            JOIN accounts a ON a.entity_id = l.entity_id AND a.code = l.account
            LEFT JOIN customers c ON c.id = l.customer_id
            LEFT JOIN journal_entries r ON r.id = e.reverses_id
        WHERE e.entity_id = $1 AND e.posted_on >= $2 AND e.posted_on <= $3
        ORDER BY e.posted_on, e.id, l.line_no",
        &[entity.into(), from.into(), to.into()],
        |row| {
            let line = ledger_row(row)?;
            visit(line).map_err(|source| store::Error::Io {
                what: "writing the ledger export".to_owned(),
                source,
            })
        },
    )?;
    Ok(())
}

fn ledger_row(row: &Row) -> store::Result<LedgerRow> {
    let object_type: String = row.get(4)?;
    Ok(LedgerRow {
        number: row.get(0)?,
        line_no: row.get(1)?,
        posted_on: row.get(2)?,
        kind: row.get(3)?,
        source: SourceRef {
            object_type: ObjectType::parse(&object_type)?,
            id: row.get(5)?,
        },
        account: row.get(6)?,
        account_name: row.get(7)?,
        amount: Money::try_new(row.get(8)?, row.get(9)?)?,
        customer_number: row.get(10)?,
        customer_name: row.get(11)?,
        reverses: row.get(12)?,
        reason: row.get(13)?,
        actor: row.get(14)?,
        recorded_at: row.get(15)?,
    })
}

//! Lists. They join other rooms' tables to read, never to write: the customer's name and what is
//! left of a receipt.

use kernel::{Currency, EntityId, Money, ReceiptId, StatementId};
use store::{Row, Tx, Value};

use super::matcher::{READY, decisions};
use super::store::{ENTRY, entry};
use super::types::{
    BalanceState, BankEntry, EntryFilter, EntryStatus, Exception, Receipt, ReceiptFilter,
    Statement, StatementFilter,
};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::input;
use crate::page::{Page, PageRequest};

const STATEMENT: &str = "SELECT s.id, s.bank_account_id, s.format, s.statement_no, s.from_on,
    s.to_on, s.currency, s.opening_minor, s.closing_minor, s.difference_minor, s.gap_minor,
    s.entries, s.entries_repeated, s.file_id, s.imported_at FROM bank_statements s";

fn read_statement(row: &Row) -> store::Result<Statement> {
    let currency: Currency = row.get(6)?;
    let money = |index| {
        let minor: Option<i64> = row.get(index)?;
        Ok::<_, store::Error>(minor.map(|minor| Money::new(minor, currency)))
    };
    let (difference, gap) = (money(9)?, money(10)?);
    let balance = match (difference, gap) {
        (None, _) => BalanceState::Unknown,
        (Some(difference), _) if !difference.is_zero() => BalanceState::Differs,
        (_, Some(gap)) if !gap.is_zero() => BalanceState::Gap,
        _ => BalanceState::Balanced,
    };
    Ok(Statement {
        id: row.get(0)?,
        bank_account: row.get(1)?,
        format: row.get(2)?,
        statement_no: row.get(3)?,
        from_on: row.get(4)?,
        to_on: row.get(5)?,
        opening: money(7)?,
        closing: money(8)?,
        balance,
        difference,
        gap,
        entries: row.get(11)?,
        entries_repeated: row.get(12)?,
        file: row.get(13)?,
        imported_at: row.get(14)?,
    })
}

/// One statement.
///
/// # Errors
/// [`Error::NotFound`].
pub fn statement(tx: &mut Tx, entity: EntityId, id: StatementId) -> Result<Statement> {
    let sql = format!("{STATEMENT} WHERE s.id = $1 AND s.entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "statement",
        id: id.to_string(),
    })?;
    Ok(read_statement(&row)?)
}

/// Statements, the latest import first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_statements(
    tx: &mut Tx,
    entity: EntityId,
    filter: &StatementFilter,
    page: &PageRequest,
) -> Result<Page<Statement>> {
    let mut conditions = Conditions::new("s.entity_id = {}", entity);
    conditions.given("s.bank_account_id = {}", filter.bank_account);
    match filter.flagged {
        Some(true) => {
            conditions.and("(s.difference_minor <> 0 OR s.gap_minor <> 0)", []);
        }
        Some(false) => conditions.and(
            "coalesce(s.difference_minor, 0) = 0 AND coalesce(s.gap_minor, 0) = 0",
            [],
        ),
        None => {}
    }
    let listing = Listing::falling(STATEMENT, &["s.id"]);
    conditions.page(tx, page, &listing, read_statement, |it| (it.id,))
}

/// Bank entries, newest first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_entries(
    tx: &mut Tx,
    entity: EntityId,
    filter: &EntryFilter,
    page: &PageRequest,
) -> Result<Page<BankEntry>> {
    let mut conditions = Conditions::new("b.entity_id = {}", entity);
    conditions.given("b.bank_account_id = {}", filter.bank_account);
    conditions.given("b.statement_id = {}", filter.statement);
    match filter.status {
        // In these words the partial index of open entries answers it.
        Some(EntryStatus::Open) => conditions.and("b.status = 'open'", []),
        Some(status) => conditions.and("b.status = {}", [status.into()]),
        None => {}
    }
    conditions.given("b.booked_on >= {}", filter.from);
    conditions.given("b.booked_on <= {}", filter.to);
    if let Some(search) = input::search_text(filter.search.as_deref()) {
        let pattern = input::like_pattern(search, true);
        let patterns: [Value; 4] = std::array::from_fn(|_| pattern.as_str().into());
        conditions.and(
            "(lower(b.remittance) LIKE lower({}) ESCAPE '\\'
             OR lower(b.reference) LIKE lower({}) ESCAPE '\\'
             OR lower(b.counterparty_name) LIKE lower({}) ESCAPE '\\'
             OR lower(b.end_to_end_id) LIKE lower({}) ESCAPE '\\')",
            patterns,
        );
    }
    let listing = Listing::falling(ENTRY, &["b.booked_on", "b.id"]);
    conditions.page(tx, page, &listing, entry, |it| (it.booked_on, it.id))
}

/// Entries that wait for a person, oldest first, each with what the matching rule thinks of it as
/// the books stand now.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn exceptions(tx: &mut Tx, entity: EntityId, page: &PageRequest) -> Result<Page<Exception>> {
    let mut conditions = Conditions::new("b.entity_id = {}", entity);
    conditions.and("b.status = 'open'", []);
    let listing = Listing::rising(ENTRY, &["b.booked_on", "b.id"]);
    let entries = conditions.page(tx, page, &listing, entry, |it| (it.booked_on, it.id))?;
    let decisions = decisions(tx, entity, &entries.items)?;
    let judged = entries.items.into_iter().zip(decisions);
    let exceptions = judged.map(|(entry, decision)| Exception {
        reason: reason(&entry, &decision),
        entry,
        decision,
    });
    Ok(Page {
        items: exceptions.collect(),
        next: entries.next,
    })
}

fn reason(entry: &BankEntry, decision: &matching::Decision) -> &'static str {
    if entry.is_reversal {
        return "original_not_found";
    }
    if !entry.applied.is_zero() {
        return "partly_applied";
    }
    match &decision.outcome {
        matching::Outcome::Apply { .. } => READY,
        matching::Outcome::Leave { reason, .. } => reason.as_str(),
    }
}

const RECEIPT: &str = "SELECT r.id, r.number, r.customer_id, c.name, r.bank_entry_id,
    r.received_on, r.currency, r.amount_minor, o.residual_minor, o.id, r.payer_reference,
    r.automatic, r.origin, r.reversed_on
    FROM receipts r JOIN customers c ON c.id = r.customer_id
    LEFT JOIN open_items o ON o.source_id = r.id AND o.instalment = 0";

fn read_receipt(row: &Row) -> store::Result<Receipt> {
    let currency: Currency = row.get(6)?;
    let residual: Option<i64> = row.get(8)?;
    Ok(Receipt {
        id: row.get(0)?,
        number: row.get(1)?,
        customer: row.get(2)?,
        customer_name: row.get(3)?,
        entry: row.get(4)?,
        received_on: row.get(5)?,
        amount: Money::new(row.get(7)?, currency),
        on_account: Money::new(residual.unwrap_or(0), currency).neg(),
        item: row.get(9)?,
        payer_reference: row.get(10)?,
        automatic: row.get(11)?,
        origin: row.get(12)?,
        reversed_on: row.get(13)?,
    })
}

/// One receipt.
///
/// # Errors
/// [`Error::NotFound`].
pub fn receipt(tx: &mut Tx, entity: EntityId, id: ReceiptId) -> Result<Receipt> {
    let sql = format!("{RECEIPT} WHERE r.id = $1 AND r.entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "receipt",
        id: id.to_string(),
    })?;
    Ok(read_receipt(&row)?)
}

/// Receipts, newest first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_receipts(
    tx: &mut Tx,
    entity: EntityId,
    filter: &ReceiptFilter,
    page: &PageRequest,
) -> Result<Page<Receipt>> {
    let mut conditions = Conditions::new("r.entity_id = {}", entity);
    conditions.given("r.customer_id = {}", filter.customer);
    conditions.given("r.bank_entry_id = {}", filter.entry);
    conditions.given("r.received_on >= {}", filter.from);
    conditions.given("r.received_on <= {}", filter.to);
    match filter.on_account {
        Some(true) => conditions.and("o.residual_minor <> 0", []),
        Some(false) => conditions.and("coalesce(o.residual_minor, 0) = 0", []),
        None => {}
    }
    conditions.given(
        "r.number = {}",
        input::search_text(filter.search.as_deref()),
    );
    let listing = Listing::falling(RECEIPT, &["r.received_on", "r.id"]);
    conditions.page(tx, page, &listing, read_receipt, |it| {
        (it.received_on, it.id)
    })
}

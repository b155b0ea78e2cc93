//! Lists. They join other rooms' tables to read, never to write: the customer's name and what is
//! left of a receipt.

use kernel::{
    BankEntryId, Currency, CustomerId, Date, EntityId, Money, ReceiptId, StatementId, kind,
};
use store::{Row, Tx, Value};

use super::matcher::{POST, READY, decide};
use super::policies::policy_in_force;
use super::questions;
use super::sign_off;
use super::store::{ENTRY, ENTRY_COLUMNS, bank_entry, entry};
use super::types::{
    BalanceState, BankEntry, Decision, EntryFilter, EntrySort, EntryStatus, Exception,
    ExceptionFilter, ExceptionSort, Receipt, ReceiptFilter, ReceiptSort, Statement,
    StatementFilter,
};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::input;
use crate::page::{Page, PageRequest};
use crate::parties;
use crate::search::{self, Place, Search};
use crate::sort::Sort;

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
    conditions.given("b.batch_entry_id = {}", filter.batch);
    match filter.status {
        // In these words the partial index of open entries answers it.
        Some(EntryStatus::Open) => conditions.and("b.status = 'open'", []),
        Some(EntryStatus::Split) => conditions.and("b.parts > 0", []),
        Some(status) => conditions.and("b.status = {} AND b.parts = 0", [status.into()]),
        None => {}
    }
    conditions.given("b.booked_on >= {}", filter.from);
    conditions.given("b.booked_on <= {}", filter.to);
    search_entries(tx, entity, &mut conditions, filter.search.as_deref())?;
    let sort = filter.sort.unwrap_or(Sort::falling(EntrySort::Booked));
    sorted_entries(tx, conditions, sort, page)
}

/// Leaves the entries whose text, name or references contain a text, or with this amount.
fn search_entries(
    tx: &mut Tx,
    entity: EntityId,
    conditions: &mut Conditions,
    search: Option<&str>,
) -> Result<()> {
    if let Some(search) = input::search_text(search) {
        let pattern = input::like_pattern(search, true);
        let mut wanted: Vec<Value> = vec![pattern.into(); 4];
        let amount = Search::of(Some(search));
        let of_amount = amount.map(|it| it.ids::<kind::BankEntry>(tx, entity, &ENTRIES));
        wanted.push(Value::ids(of_amount.transpose()?.unwrap_or_default()));
        conditions.and(
            "(lower(b.remittance) LIKE lower({}) ESCAPE '\\'
             OR lower(b.reference) LIKE lower({}) ESCAPE '\\'
             OR lower(b.counterparty_name) LIKE lower({}) ESCAPE '\\'
             OR lower(b.end_to_end_id) LIKE lower({}) ESCAPE '\\'
             OR b.id IN (SELECT value FROM {uuids {}}))",
            wanted,
        );
    }
    Ok(())
}

fn sorted_entries(
    tx: &mut Tx,
    conditions: Conditions,
    sort: Sort<EntrySort>,
    page: &PageRequest,
) -> Result<Page<BankEntry>> {
    match sort.by {
        EntrySort::Booked => {
            let listing = Listing::sorted(ENTRY, &["b.booked_on", "b.id"], sort.falling);
            conditions.page(tx, page, &listing, entry, |it| (it.booked_on, it.id))
        }
        EntrySort::Amount => {
            let by = ["b.currency", "b.amount_minor", "b.id"];
            let listing = Listing::sorted(ENTRY, &by, sort.falling);
            conditions.page(tx, page, &listing, entry, |it| {
                (it.amount.currency(), it.amount.minor(), it.id)
            })
        }
    }
}

/// Entries that wait for a person, those whose payer answered first, then the oldest, each with what
/// the engine thinks of it as the books stand now.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn exceptions(
    tx: &mut Tx,
    entity: EntityId,
    filter: &ExceptionFilter,
    page: &PageRequest,
) -> Result<Page<Exception>> {
    let mut conditions = Conditions::new("b.entity_id = {}", entity);
    conditions.and("b.status = 'open'", []);
    search_entries(tx, entity, &mut conditions, filter.search.as_deref())?;
    let least = filter.confidence.map(|percent| i64::from(percent) * 10_000);
    conditions.given("b.match_confidence >= {}", least);
    if let Some(status) = filter.question {
        questions::narrow(&mut conditions, status, tx.now());
    }
    let entries = match filter.sort {
        None => answered_first(tx, &conditions, page)?,
        Some(Sort { by, falling }) => match by {
            ExceptionSort::Booked => {
                let by = EntrySort::Booked;
                sorted_entries(tx, conditions, Sort { by, falling }, page)?
            }
            ExceptionSort::Amount => {
                let by = EntrySort::Amount;
                sorted_entries(tx, conditions, Sort { by, falling }, page)?
            }
            ExceptionSort::Confidence => by_confidence(tx, conditions, falling, page)?,
        },
    };
    Ok(Page {
        items: judged(tx, entity, entries.items)?,
        next: entries.next,
    })
}

fn by_confidence(
    tx: &mut Tx,
    mut conditions: Conditions,
    falling: bool,
    page: &PageRequest,
) -> Result<Page<BankEntry>> {
    // In these words the partial index answers it.
    conditions.and("b.match_confidence >= 0", []);
    let select = ENTRY.replacen(
        " FROM bank_entries b",
        ", b.match_confidence FROM bank_entries b",
        1,
    );
    let listing = Listing::sorted(&select, &["b.match_confidence", "b.id"], falling);
    let read = |row: &Row| Ok::<_, store::Error>((entry(row)?, row.get::<i64>(ENTRY_COLUMNS)?));
    let found = conditions.page(tx, page, &listing, read, |(it, sure)| (*sure, it.id))?;
    Ok(Page {
        items: found.items.into_iter().map(|(it, _)| it).collect(),
        next: found.next,
    })
}

/// Entries whose payer answered, then the others, the oldest of each first. The few that are answered
/// have an index of their own.
fn answered_first(
    tx: &mut Tx,
    conditions: &Conditions,
    page: &PageRequest,
) -> Result<Page<BankEntry>> {
    let after: Option<(i64, Date, BankEntryId)> = page.key()?;
    let wanted = page.fetch()?;
    let mut ranked: Vec<(i64, BankEntry)> = Vec::new();
    for rank in [0, 1] {
        let missing = wanted - i64::try_from(ranked.len()).unwrap_or(wanted);
        if missing <= 0 || after.is_some_and(|(passed, ..)| passed > rank) {
            continue;
        }
        let mut of_rank = conditions.clone();
        of_rank.and(&format!("b.answer_rank = {rank}"), []);
        if let Some((_, booked_on, id)) = after.filter(|(begun, ..)| *begun == rank) {
            let key = [booked_on.into(), id.into()];
            of_rank.and("(b.booked_on, b.id) > ({}, {})", key);
        }
        let (sql, args) = of_rank.query(ENTRY, "ORDER BY b.booked_on, b.id", missing);
        for row in &tx.query(&sql, &args)? {
            ranked.push((rank, entry(row)?));
        }
    }
    let ranked = Page::of(ranked, page, |(rank, it)| (*rank, it.booked_on, it.id));
    Ok(ranked.map(|(_, entry)| entry))
}

/// One entry that waits for a person, as [`exceptions`] shows it.
///
/// # Errors
/// [`Error::NotFound`], also for an entry that does not wait any more.
pub fn exception(tx: &mut Tx, entity: EntityId, id: BankEntryId) -> Result<Exception> {
    let entry = bank_entry(tx, entity, id)?;
    let waits = entry.status == EntryStatus::Open;
    let entries = if waits { vec![entry] } else { Vec::new() };
    judged(tx, entity, entries)?
        .pop()
        .ok_or_else(|| Error::NotFound {
            kind: "exception",
            id: id.to_string(),
        })
}

/// Entries with what the engine thinks of them, and the names of those it found.
fn judged(tx: &mut Tx, entity: EntityId, entries: Vec<BankEntry>) -> Result<Vec<Exception>> {
    let policy = policy_in_force(tx, entity)?;
    let decisions = decide(tx, entity, &entries, &policy)?;
    let likely: Vec<Option<CustomerId>> = decisions.iter().map(likely_payer).collect();
    let labels = parties::labels(tx, entity, likely.iter().copied().flatten())?;
    let ids: Vec<BankEntryId> = entries.iter().map(|entry| entry.id).collect();
    let asked = questions::statuses(tx, &ids)?;
    let mut answers = questions::answered(tx, entity, &entries)?;
    let waiting = sign_off::waiting(tx, &ids)?;
    let judged = entries.into_iter().zip(decisions).zip(likely);
    let exceptions = judged.map(|((entry, decision), customer)| {
        let label = customer.and_then(|customer| labels.get(&customer).cloned());
        Exception {
            reason: reason(&entry, &decision),
            customer,
            customer_number: label.as_ref().map(|label| label.number.clone()),
            customer_name: label.map(|label| label.name),
            question: asked.get(&entry.id).copied(),
            answer: answers.remove(&entry.id),
            waits_for_sign_off: waiting.contains(&entry.id),
            entry,
            decision,
        }
    });
    Ok(exceptions.collect())
}

/// Whose money it is, if the engine has somebody in mind.
fn likely_payer(decision: &Decision) -> Option<CustomerId> {
    let proposed = decision.proposal.as_ref().map(|it| it.customer);
    proposed.or(decision.payer)
}

fn reason(entry: &BankEntry, decision: &Decision) -> &'static str {
    if entry.is_reversal {
        return "original_not_found";
    }
    if !entry.applied.is_zero() {
        return "partly_applied";
    }
    match decision.verdict {
        POST => READY,
        _ => decision.reason,
    }
}

const RECEIPT: &str = "SELECT r.id, r.number, r.customer_id, c.name, r.bank_entry_id,
    r.received_on, r.currency, r.amount_minor, o.residual_minor, o.id, r.payer_reference,
    r.automatic, r.origin, r.reversed_on, c.number, r.paid_currency, r.paid_minor";
const FROM: &str = "FROM receipts r CROSS JOIN customers c
    LEFT JOIN open_items o ON o.source_id = r.id AND o.instalment = 0";
const BY_CUSTOMER: &str = "FROM customers c CROSS JOIN receipts r
    LEFT JOIN open_items o ON o.source_id = r.id AND o.instalment = 0";

fn read_receipt(row: &Row) -> store::Result<Receipt> {
    let currency: Currency = row.get(6)?;
    let residual: Option<i64> = row.get(8)?;
    let amount = Money::new(row.get(7)?, currency);
    let paid: (Option<Currency>, Option<i64>) = (row.get(15)?, row.get(16)?);
    let paid = paid.0.zip(paid.1);
    let paid = paid.map(|(currency, minor)| Money::new(minor, currency));
    Ok(Receipt {
        id: row.get(0)?,
        number: row.get(1)?,
        customer: row.get(2)?,
        customer_number: row.get(14)?,
        customer_name: row.get(3)?,
        entry: row.get(4)?,
        received_on: row.get(5)?,
        amount,
        rate: paid.and_then(|paid| exchange_rate(paid, amount)),
        paid,
        on_account: Money::new(residual.unwrap_or(0), currency).neg(),
        item: row.get(9)?,
        payer_reference: row.get(10)?,
        automatic: row.get(11)?,
        origin: row.get(12)?,
        reversed_on: row.get(13)?,
    })
}

/// Units of what was owed for one unit of what was paid, to eight significant digits.
fn exchange_rate(paid: Money, owed: Money) -> Option<String> {
    let rate = owed.to_decimal().checked_div(paid.to_decimal())?;
    Some(rate.round_sf(8)?.normalize().to_string())
}

/// One receipt.
///
/// # Errors
/// [`Error::NotFound`].
pub fn receipt(tx: &mut Tx, entity: EntityId, id: ReceiptId) -> Result<Receipt> {
    let sql =
        format!("{RECEIPT} {FROM} WHERE r.id = $1 AND r.entity_id = $2 AND c.id = r.customer_id");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "receipt",
        id: id.to_string(),
    })?;
    Ok(read_receipt(&row)?)
}

/// Where a search finds receipts.
pub(crate) const RECEIPTS: Place = Place {
    table: "receipts",
    numbers: &["number"],
    amount: Some("amount_minor"),
    with_amount: "TRUE",
};

/// Where a search finds bank entries.
pub(crate) const ENTRIES: Place = Place {
    table: "bank_entries",
    numbers: &[],
    amount: Some("amount_minor"),
    with_amount: "TRUE",
};

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
    let search = filter.search.as_deref();
    search::narrow::<kind::Receipt>(tx, entity, &mut conditions, search, ("r.id", &RECEIPTS))?;
    conditions.and("c.id = r.customer_id", []);
    let sort = filter.sort.unwrap_or(Sort::falling(ReceiptSort::Received));
    let select = format!("{RECEIPT} {FROM}");
    match sort.by {
        ReceiptSort::Received => {
            let listing = Listing::sorted(&select, &["r.received_on", "r.id"], sort.falling);
            conditions.page(tx, page, &listing, read_receipt, |it| {
                (it.received_on, it.id)
            })
        }
        ReceiptSort::Number => {
            let listing = Listing::sorted(&select, &["r.number"], sort.falling);
            conditions.page(tx, page, &listing, read_receipt, |it| (it.number.clone(),))
        }
        ReceiptSort::Amount => {
            let by = ["r.currency", "r.amount_minor", "r.id"];
            let listing = Listing::sorted(&select, &by, sort.falling);
            conditions.page(tx, page, &listing, read_receipt, |it| {
                (it.amount.currency(), it.amount.minor(), it.id)
            })
        }
        ReceiptSort::Customer => {
            let few = filter.customer.is_some() || filter.search.is_some();
            let select = format!("{RECEIPT} {}", if few { FROM } else { BY_CUSTOMER });
            let by = ["c.name", "c.id", "r.received_on", "r.id"];
            conditions.and("c.entity_id = $1", []);
            let listing = Listing::across(&select, &by, sort.falling);
            conditions.page(tx, page, &listing, read_receipt, |it| {
                (it.customer_name.clone(), it.customer, it.received_on, it.id)
            })
        }
    }
}

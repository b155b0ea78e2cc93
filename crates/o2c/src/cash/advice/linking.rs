//! Advice and entries that may belong together, looked up and linked.

use std::collections::{BTreeMap, HashMap};

use kernel::{
    BankEntryId, Currency, CustomerId, EntityId, Event, EventKind, Money, RemittanceAdviceId,
    StatementId,
};
use store::{Row, Tx, Value};

use super::rules::{Claim, Seen, pairs};
use super::types::{AdviceStatus, LinkedBy};
use crate::cash::by_itself::queue_entries;
use crate::cash::learned::Learned;
use crate::cash::store::{ENTRY, entry};
use crate::cash::types::BankEntry;
use crate::error::{Error, Result};
use crate::parties;

/// Days around an advised payment in which its entry is looked for.
const AROUND_DAYS: u64 = 60;
/// Most entries that advice is held against: open ones of whatever amount, and ones of its amount.
const ENTRIES_MAX: i64 = 5_000;
/// Most open advice that a statement is held against, the latest.
const CLAIMS_MAX: i64 = 10_000;

const CLAIM: &str = "SELECT a.id, a.payment_ref, a.advice_no, a.currency, a.amount_minor,
    a.advised_on, a.payer_account, a.payer_name, c.name, a.customer_id, a.paid_on
    FROM remittance_advices a LEFT JOIN customers c ON c.id = a.customer_id";

fn claim(row: &Row) -> store::Result<Claim> {
    let currency: Currency = row.get(3)?;
    let some = |at: [usize; 2]| -> store::Result<Vec<String>> {
        let texts: [Option<String>; 2] = [row.get(at[0])?, row.get(at[1])?];
        Ok(texts.into_iter().flatten().collect())
    };
    Ok(Claim {
        id: row.get(0)?,
        references: some([1, 2])?,
        amount: Money::new(row.get(4)?, currency),
        advised_on: row.get(5)?,
        payer_account: row.get(6)?,
        names: some([7, 8])?,
        customer: row.get(9)?,
        paid_on: row.get(10)?,
    })
}

/// Links advice that has come in to the entries that wait for it.
pub(super) fn link_advices(
    tx: &mut Tx,
    entity: EntityId,
    ids: &[RemittanceAdviceId],
) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let sql = format!("{CLAIM} WHERE a.id IN (SELECT value FROM {{uuids $1}}) ORDER BY a.id");
    let rows = tx.query(&sql, &[Value::ids(ids.iter().copied())])?;
    let claims = rows.iter().map(claim).collect::<store::Result<Vec<_>>>()?;
    let entries = entries_around(tx, entity, &claims)?;
    let linked = link(tx, entity, &claims, entries)?;
    queue_entries(tx, entity, linked)
}

/// Links the entries of a statement that has come in to the advice that waits for them.
pub(in crate::cash) fn link_statement(
    tx: &mut Tx,
    entity: EntityId,
    statement: StatementId,
) -> Result<()> {
    let sql = format!(
        "{CLAIM} WHERE a.entity_id = $1 AND a.status = 'open' AND a.may_link
         ORDER BY a.advised_on DESC, a.id DESC LIMIT {CLAIMS_MAX}"
    );
    let rows = tx.query(&sql, &[entity.into()])?;
    if rows.is_empty() {
        return Ok(());
    }
    let claims = rows.iter().map(claim).collect::<store::Result<Vec<_>>>()?;
    let sql = format!("{ENTRY} WHERE b.statement_id = $1 AND b.amount_minor > 0 AND b.parts = 0");
    let rows = tx.query(&sql, &[statement.into()])?;
    let entries = rows.iter().map(entry).collect::<store::Result<Vec<_>>>()?;
    link(tx, entity, &claims, entries)?;
    Ok(())
}

/// Frees the advice of entries that stand no more for what is applied: it may belong to others.
pub(in crate::cash) fn free_advice(
    tx: &mut Tx,
    entity: EntityId,
    entries: &[BankEntryId],
) -> Result<()> {
    let rows = tx.query(
        "SELECT a.id, a.bank_entry_id FROM {uuids $1} CROSS JOIN remittance_advices a
         WHERE a.bank_entry_id = value",
        &[Value::ids(entries.iter().copied())],
    )?;
    for row in &rows {
        let (advice, entry): (RemittanceAdviceId, BankEntryId) = (row.get(0)?, row.get(1)?);
        tx.exec_one(
            "UPDATE remittance_advices SET status = 'open', bank_entry_id = NULL, linked_by = NULL
             WHERE id = $1",
            &[advice.into()],
        )?;
        tx.record(
            Event::new(EventKind::RemittanceAdviceUnlinked, entity)
                .object(advice, "advice")
                .object(entry, "entry"),
        )?;
    }
    Ok(())
}

/// Entries with these amounts, and open ones of whatever amount, booked around these days.
fn entries_around(tx: &mut Tx, entity: EntityId, claims: &[Claim]) -> Result<Vec<BankEntry>> {
    let around = chrono::Days::new(AROUND_DAYS);
    // An advice that tells no day may be of a payment of long ago.
    let first = claims.iter().map(|claim| {
        let told = claim.paid_on.and_then(|on| on.checked_sub_days(around));
        told.unwrap_or_default()
    });
    let last = claims.iter().map(|claim| {
        let after = claim.advised_on.checked_add_days(around);
        after.unwrap_or(claim.advised_on)
    });
    let (Some(first), Some(last)) = (first.min(), last.max()) else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "{ENTRY} WHERE b.entity_id = $1 AND b.status = 'open' AND b.booked_on >= $2
         AND b.booked_on <= $3 AND b.amount_minor > 0
         ORDER BY b.booked_on DESC, b.id DESC LIMIT {ENTRIES_MAX}"
    );
    let mut rows = tx.query(&sql, &[entity.into(), first.into(), last.into()])?;
    let mut amounts: HashMap<Currency, Vec<i64>> = HashMap::new();
    for claim in claims {
        let minors = amounts.entry(claim.amount.currency()).or_default();
        minors.push(claim.amount.minor());
    }
    let sql = format!(
        "{ENTRY} WHERE b.entity_id = $1 AND b.currency = $2
         AND b.amount_minor IN (SELECT value FROM {{ints $3}}) AND b.amount_minor > 0
         AND b.parts = 0
         AND b.booked_on >= $4 AND b.booked_on <= $5
         ORDER BY b.booked_on DESC, b.id DESC LIMIT {ENTRIES_MAX}"
    );
    for (currency, minors) in amounts {
        let wanted = Value::Ints(minors);
        rows.extend(tx.query(
            &sql,
            &[
                entity.into(),
                currency.into(),
                wanted,
                first.into(),
                last.into(),
            ],
        )?);
    }
    let mut found: BTreeMap<BankEntryId, BankEntry> = BTreeMap::new();
    for row in &rows {
        let entry = entry(row)?;
        found.insert(entry.id, entry);
    }
    Ok(found.into_values().collect())
}

/// Links what belongs together; gives the entries.
fn link(
    tx: &mut Tx,
    entity: EntityId,
    claims: &[Claim],
    mut entries: Vec<BankEntry>,
) -> Result<Vec<BankEntryId>> {
    entries.retain(|entry| entry.advice.is_none() && !entry.is_reversal);
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let customers = customers_of(tx, entity, &entries)?;
    let seen: Vec<Seen<'_>> = entries
        .iter()
        .map(|entry| Seen::of(entry, customers.get(&entry.id).cloned().unwrap_or_default()))
        .collect();
    let mut linked = Vec::new();
    for (claim, place, by) in pairs(claims, &seen) {
        write_link(tx, entity, claims[claim].id, entries[place].id, by)?;
        linked.push(entries[place].id);
    }
    Ok(linked)
}

/// The customers whose account each entry comes from, by their own word or as payments taught.
fn customers_of(
    tx: &mut Tx,
    entity: EntityId,
    entries: &[BankEntry],
) -> Result<HashMap<BankEntryId, Vec<CustomerId>>> {
    let accounts = entries
        .iter()
        .filter_map(|it| it.counterparty_account.as_deref());
    let accounts: Vec<&str> = accounts.collect();
    let own = parties::customers_by_ibans(tx, entity, &accounts)?;
    let learned = Learned::of(tx, entity, entries)?;
    let of = |entry: &BankEntry| {
        let own = entry
            .counterparty_account
            .as_ref()
            .and_then(|it| own.get(it));
        let own = own.map_or(&[][..], Vec::as_slice);
        (entry.id, [own, learned.by_account(entry)].concat())
    };
    Ok(entries.iter().map(of).collect())
}

/// Writes that an open advice belongs to an entry.
///
/// # Errors
/// [`Error::Conflict`] when it is not open any more.
pub(super) fn write_link(
    tx: &mut Tx,
    entity: EntityId,
    advice: RemittanceAdviceId,
    entry: BankEntryId,
    by: LinkedBy,
) -> Result<()> {
    let changed = tx.exec(
        "UPDATE remittance_advices SET status = $3, bank_entry_id = $2, linked_by = $4,
            may_link = $5
         WHERE id = $1 AND status = 'open'",
        &[
            advice.into(),
            entry.into(),
            AdviceStatus::Linked.into(),
            by.into(),
            (by != LinkedBy::Person).into(),
        ],
    )?;
    if changed != 1 {
        return Err(Error::Conflict {
            what: "a remittance advice".to_owned(),
        });
    }
    tx.record(
        Event::new(EventKind::RemittanceAdviceLinked, entity)
            .object(advice, "advice")
            .object(entry, "entry")
            .attr("by", by.as_str()),
    )?;
    Ok(())
}

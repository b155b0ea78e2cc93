//! Customers who pay on the day: one bank statement a month, imported and matched as any other.

use std::collections::BTreeMap;

use formats::bank::{BankFile, Entry, Format, Party, Statement};
use kernel::dates::start_of_month;
use kernel::{Actor, BankAccountId, Currency, Date, EntityId, Money, OpenItemId};
use store::{Store, Tx};

use super::actor;
use crate::cash::{self, BankAccount, MatchSelection, StatementFilter, StatementImport};
use crate::error::Result;
use crate::page::PageRequest;
use crate::receivables::{self, AllocationRequest, How};

/// Entries that one transaction matches.
const BATCH_ENTRIES: u32 = 500;
/// Allocations that one transaction makes.
const BATCH_ALLOCATIONS: usize = 1_000;

/// Sets credit notes off against invoices, then books and matches the month's payments. Gives the
/// entries booked and those applied without a person.
pub(super) fn pay(
    store: &Store,
    entity: EntityId,
    account: BankAccountId,
    begin: Date,
    end: Date,
) -> Result<(u64, u64)> {
    // A walk that was stopped may have left entries unmatched: those invoices are not paid again.
    match_open(store, entity, actor())?;
    set_off(store, entity, end)?;
    let Some(file) = store.read(|tx| month_statement(tx, entity, account, begin, end))? else {
        return Ok((0, 0));
    };
    let entries = file
        .statements
        .iter()
        .map(|statement| statement.entries.len() as u64)
        .sum();
    store.write(actor(), move |tx| {
        let import = StatementImport {
            file: &file,
            file_id: None,
            account: Some(account),
        };
        for outcome in cash::import_statements(tx, entity, &import)? {
            outcome?;
        }
        Ok::<_, crate::Error>(())
    })?;
    Ok((entries, match_open(store, entity, actor())?))
}

/// Matches all open bank entries, oldest first, batch by batch; gives how many were applied.
///
/// # Errors
/// Fails only with the store.
pub fn match_open(store: &Store, entity: EntityId, by: Actor) -> Result<u64> {
    let mut applied = 0;
    let mut after = None;
    loop {
        let from = after.clone();
        let report = store.write(by.clone(), move |tx| {
            let select = MatchSelection::All {
                after: from.clone(),
            };
            cash::match_open_entries(tx, entity, &select, BATCH_ENTRIES)
        })?;
        applied += report.applied.len() as u64;
        match report.next {
            Some(next) => after = Some(next),
            None => return Ok(applied),
        }
    }
}

/// An open item as the walk needs it.
#[derive(Debug, Clone)]
struct Item {
    id: OpenItemId,
    amount: Money,
    due_on: Date,
    posted_on: Date,
    number: String,
    reference: Option<String>,
    payer: String,
}

/// What is open and was posted until the day, by customer and currency, oldest first.
fn open_until(
    tx: &mut Tx,
    entity: EntityId,
    end: Date,
) -> Result<BTreeMap<(String, Currency), Vec<Item>>> {
    // Reads the tables of receivables and parties: all that is open, for a batch and not a page.
    let rows = tx.query(
        "SELECT c.number, i.currency, i.id, i.residual_minor, i.due_on, i.posted_on, i.number, \
         i.reference, c.name FROM open_items i JOIN customers c ON c.id = i.customer_id \
         WHERE i.entity_id = $1 AND i.residual_minor <> 0 AND i.posted_on <= $2 \
         ORDER BY c.number, i.currency, i.due_on, i.id",
        &[entity.into(), end.into()],
    )?;
    let mut items: BTreeMap<(String, Currency), Vec<Item>> = BTreeMap::new();
    for row in &rows {
        let currency: Currency = row.get(1)?;
        let item = Item {
            id: row.get(2)?,
            amount: Money::try_new(row.get(3)?, currency)?,
            due_on: row.get(4)?,
            posted_on: row.get(5)?,
            number: row.get(6)?,
            reference: row.get(7)?,
            payer: row.get(8)?,
        };
        items.entry((row.get(0)?, currency)).or_default().push(item);
    }
    Ok(items)
}

/// Sets what we owe off against what the same customer owes, oldest first.
fn set_off(store: &Store, entity: EntityId, end: Date) -> Result<()> {
    let items = store.read(|tx| open_until(tx, entity, end))?;
    let requests: Vec<AllocationRequest> = items
        .values()
        .map(|items| pairs(items))
        .collect::<Result<Vec<_>>>()?
        .concat();
    for batch in requests.chunks(BATCH_ALLOCATIONS) {
        let batch = batch.to_vec();
        store.write(actor(), move |tx| -> Result<()> {
            let decision = serde_json::json!({ "rule": "credit_notes_oldest_first/1" });
            let how = How::Automatic { decision };
            for outcome in receivables::allocate_tx(tx, entity, &batch, &how)? {
                outcome?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Pairs claims with debts of one customer and currency until either is used up.
fn pairs(items: &[Item]) -> Result<Vec<AllocationRequest>> {
    let mut claims: Vec<(Item, Money)> = Vec::new();
    let mut debts: Vec<(Item, Money)> = Vec::new();
    for item in items {
        let side = if item.amount.is_positive() {
            &mut claims
        } else {
            &mut debts
        };
        side.push((item.clone(), item.amount.abs()));
    }
    let mut requests = Vec::new();
    let mut at = 0;
    for (debt, mut left) in debts {
        while left.is_positive() {
            let Some((claim, open)) = claims.get_mut(at) else {
                break;
            };
            let amount = if open.minor() < left.minor() {
                *open
            } else {
                left
            };
            requests.push(AllocationRequest {
                debit: claim.id,
                credit: debt.id,
                amount,
                on: claim.posted_on.max(debt.posted_on),
            });
            left = left.checked_sub(amount)?;
            *open = open.checked_sub(amount)?;
            if open.is_zero() {
                at += 1;
            }
        }
    }
    Ok(requests)
}

/// The month's payments of what is due, as a statement of the account; none when nothing is.
fn month_statement(
    tx: &mut Tx,
    entity: EntityId,
    account: BankAccountId,
    begin: Date,
    end: Date,
) -> Result<Option<BankFile>> {
    let account = cash::bank_account(tx, entity, account)?;
    let mut entries = Vec::new();
    for ((_, currency), items) in open_until(tx, entity, end)? {
        let due = items
            .iter()
            .filter(|item| item.amount.is_positive() && item.due_on <= end);
        entries.extend(
            due.filter(|_| currency == account.currency)
                .map(|item| entry(item, begin)),
        );
    }
    if entries.is_empty() {
        return Ok(None);
    }
    entries.sort_by(|a, b| (a.booked_on, &a.remittance).cmp(&(b.booked_on, &b.remittance)));
    let opening = last_closing(tx, entity, &account)?;
    let mut statement = Statement::of_days(begin, end, opening, entries)?;
    statement.id = format!("{}-{}", account.account_no, start_of_month(begin));
    statement.account.other = Some(account.account_no.clone());
    statement.account.currency = Some(account.currency);
    Ok(Some(BankFile {
        format: Format::Camt053,
        version: String::new(),
        statements: vec![statement],
        warnings: Vec::new(),
    }))
}

/// Where the account's last statement ended; zero before the first.
fn last_closing(tx: &mut Tx, entity: EntityId, account: &BankAccount) -> Result<Money> {
    let filter = StatementFilter {
        bank_account: Some(account.id),
        flagged: None,
    };
    let page = cash::list_statements(tx, entity, &filter, &PageRequest::first(1))?;
    let closing = page.items.first().and_then(|statement| statement.closing);
    Ok(closing.unwrap_or_else(|| Money::zero(account.currency)))
}

fn entry(item: &Item, begin: Date) -> Entry {
    let day = item.due_on.max(begin).max(item.posted_on);
    let mut entry = Entry::new(item.amount);
    entry.booked_on = Some(day);
    entry.value_on = Some(day);
    entry.counterparty = Party {
        name: Some(item.payer.clone()),
        ..Party::default()
    };
    let reference = item.reference.as_deref().unwrap_or_default();
    entry.remittance = vec![format!("{} {reference}", item.number).trim_end().to_owned()];
    entry.bank_ref = Some(item.id.uuid().simple().to_string());
    entry
}

//! Recomputes the room's projections and rules from scratch.

use kernel::{Currency, EntityId, Money};
use store::Tx;

use crate::error::Result;
use crate::verify::Difference;

/// Every rule of the room that does not hold, with both values.
///
/// - a statement has as many entries as it says, and its stored difference is closing less opening
///   and entries;
/// - what the ledger posted for bank entries is what the entries come to, on each account;
/// - the parts of a batch are as many as it says and come to its amount, nothing of the batch
///   itself is applied, and no part posts anything of its own;
/// - what is applied of an entry is what its standing receipts, or its refunds, come to;
/// - a standing receipt has its open item of the same amount.
///
/// # Errors
/// Fails only with the store.
pub fn verify(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let mut found = Vec::new();
    check_statements(tx, entity, &mut found)?;
    check_ledger(tx, entity, &mut found)?;
    check_batches(tx, entity, &mut found)?;
    check_applied(tx, entity, &mut found)?;
    check_receipts(tx, entity, &mut found)?;
    Ok(found)
}

fn check_statements(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    tx.query_each(
        "SELECT s.id, s.currency, s.entries, s.entries_repeated, s.opening_minor, s.closing_minor,
            s.difference_minor,
            (SELECT count(*) FROM bank_entries b
             WHERE b.statement_id = s.id AND b.batch_entry_id IS NULL),
            (SELECT coalesce(sum(b.amount_minor), 0) FROM bank_entries b
             WHERE b.statement_id = s.id AND b.batch_entry_id IS NULL)
         FROM bank_statements s WHERE s.entity_id = $1",
        &[entity.into()],
        |row| {
            let subject = row.get::<kernel::StatementId>(0)?;
            let (stored, counted): (i64, i64) = (row.get(2)?, row.get(7)?);
            if stored != counted {
                let rule = "a statement has the entries that it brought";
                found.push(Difference::new(rule, subject, counted, stored));
            }
            let repeated: i64 = row.get(3)?;
            let balances = (row.get(4)?, row.get(5)?, row.get(6)?);
            // Repeated entries stand on earlier statements: only the others can be added up here.
            if let ((Some(opening), Some(closing), Some(stored)), 0) = (balances, repeated) {
                let currency: Currency = row.get(1)?;
                let (opening, closing, stored): (i64, i64, i64) = (opening, closing, stored);
                let expected = closing - opening - row.get::<i64>(8)?;
                if expected != stored {
                    let money = |minor| Money::new(minor, currency);
                    let rule = "difference = closing − opening − entries";
                    found.push(Difference::new(
                        rule,
                        subject,
                        money(expected),
                        money(stored),
                    ));
                }
            }
            Ok(())
        },
    )?;
    Ok(())
}

fn check_ledger(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    tx.query_each(
        "SELECT a.account_no, a.currency,
            (SELECT coalesce(sum(b.amount_minor), 0) FROM bank_entries b
             WHERE b.bank_account_id = a.id AND b.batch_entry_id IS NULL),
            (SELECT coalesce(sum(l.amount_minor), 0) FROM bank_entries b
             JOIN journal_lines l ON l.entry_id = b.journal_entry_id
                AND l.account = a.ledger_account
             WHERE b.bank_account_id = a.id)
         FROM bank_accounts a WHERE a.entity_id = $1",
        &[entity.into()],
        |row| {
            let (expected, stored): (i64, i64) = (row.get(2)?, row.get(3)?);
            if expected != stored {
                let currency: Currency = row.get(1)?;
                let money = |minor| Money::new(minor, currency);
                found.push(Difference::new(
                    "ledger account = sum of bank entries",
                    row.get::<String>(0)?,
                    money(expected),
                    money(stored),
                ));
            }
            Ok(())
        },
    )?;
    Ok(())
}

fn check_batches(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    tx.query_each(
        "SELECT b.id, b.currency, b.amount_minor, b.applied_minor, b.parts,
            (SELECT count(*) FROM bank_entries p WHERE p.batch_entry_id = b.id),
            (SELECT coalesce(sum(p.amount_minor), 0) FROM bank_entries p
             WHERE p.batch_entry_id = b.id),
            (SELECT count(*) FROM bank_entries p
             WHERE p.batch_entry_id = b.id AND p.journal_entry_id IS NOT NULL)
         FROM bank_entries b
         WHERE b.entity_id = $1 AND (b.parts > 0
            OR b.id IN (SELECT p.batch_entry_id FROM bank_entries p
                WHERE p.entity_id = $1 AND p.batch_entry_id IS NOT NULL))",
        &[entity.into()],
        |row| {
            let currency: Currency = row.get(1)?;
            let money = |minor| Money::new(minor, currency);
            let subject = row.get::<kernel::BankEntryId>(0)?;
            let (amount, applied): (i64, i64) = (row.get(2)?, row.get(3)?);
            let (parts, counted, sum): (i64, i64, i64) = (row.get(4)?, row.get(5)?, row.get(6)?);
            let posting: i64 = row.get(7)?;
            let mut differs = |rule: &'static str, expected: String, stored: String| {
                if expected != stored {
                    found.push(Difference::new(rule, subject, expected, stored));
                }
            };
            let text = |minor| money(minor).to_string();
            differs(
                "a batch has its parts",
                counted.to_string(),
                parts.to_string(),
            );
            differs("the parts of a batch come to it", text(amount), text(sum));
            differs(
                "nothing of a batch itself is applied",
                text(0),
                text(applied),
            );
            differs("parts post nothing", 0.to_string(), posting.to_string());
            Ok(())
        },
    )?;
    Ok(())
}

fn check_applied(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    tx.query_each(
        "SELECT b.id, b.currency, b.amount_minor, b.applied_minor, b.status,
            (SELECT coalesce(sum(coalesce(r.paid_minor, r.amount_minor)), 0) FROM receipts r
             WHERE r.bank_entry_id = b.id AND r.reversed_on IS NULL),
            (SELECT coalesce(sum(f.amount_minor), 0) FROM refunds f WHERE f.bank_entry_id = b.id)
         FROM bank_entries b WHERE b.entity_id = $1",
        &[entity.into()],
        |row| {
            let currency: Currency = row.get(1)?;
            let money = |minor| Money::new(minor, currency);
            let (amount, applied): (i64, i64) = (row.get(2)?, row.get(3)?);
            let expected = row.get::<i64>(5)? - row.get::<i64>(6)?;
            let subject = row.get::<kernel::BankEntryId>(0)?;
            if expected != applied {
                found.push(Difference::new(
                    "applied = receipts or refunds of the entry",
                    subject,
                    money(expected),
                    money(applied),
                ));
            }
            let whole = amount != 0 && applied == amount;
            if whole != (row.get::<String>(4)? == "applied") {
                found.push(Difference::new(
                    "an entry is applied when all of it is",
                    subject,
                    money(amount),
                    money(applied),
                ));
            }
            Ok(())
        },
    )?;
    Ok(())
}

fn check_receipts(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    tx.query_each(
        "SELECT r.number, r.currency, r.amount_minor, r.reversed_on IS NULL, o.amount_minor,
            o.residual_minor
         FROM receipts r LEFT JOIN open_items o ON o.source_id = r.id AND o.instalment = 0
         WHERE r.entity_id = $1",
        &[entity.into()],
        |row| {
            let number: String = row.get(0)?;
            let currency: Currency = row.get(1)?;
            let money = |minor| Money::new(minor, currency);
            let amount: i64 = row.get(2)?;
            let (item, left): (Option<i64>, Option<i64>) = (row.get(4)?, row.get(5)?);
            if item != Some(-amount) {
                found.push(Difference::new(
                    "a receipt has its open item",
                    &number,
                    money(-amount),
                    item.map_or_else(|| "none".to_owned(), |minor| money(minor).to_string()),
                ));
            }
            let stands: bool = row.get(3)?;
            if !stands && left != Some(0) {
                found.push(Difference::new(
                    "nothing is left of a receipt that was taken back",
                    &number,
                    money(0),
                    money(left.unwrap_or(0)),
                ));
            }
            Ok(())
        },
    )?;
    Ok(())
}

//! Recomputes the room's projections and rules from scratch.

use std::collections::HashMap;

use kernel::{Currency, EntityId, InvoiceId, Money, Rounding};
use store::Tx;

use super::rules::line_net;
use super::types::InvoiceKind;
use crate::error::Result;
use crate::parties;
use crate::verify::Difference;

/// Every rule of the room that does not hold, with both values.
///
/// - numbers of one series are all there, once each, without a gap;
/// - a document's totals are the sums of its lines and taxes, an invoice's lines quantity × price
///   and its taxes base × rate;
/// - instalments sum to the total, and each has its open item;
/// - credit notes take back at most what their invoice charged.
///
/// # Errors
/// Fails only with the store.
pub fn verify(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let mut found = Vec::new();
    check_series(tx, entity, &mut found)?;
    check_totals(tx, entity, &mut found)?;
    check_lines(tx, entity, &mut found)?;
    check_taxes(tx, entity, &mut found)?;
    check_items(tx, entity, &mut found)?;
    check_credited(tx, entity, &mut found)?;
    Ok(found)
}

/// The number's counter: the digits at its end.
fn counter(number: &str) -> Option<u64> {
    let digits = number.len() - number.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    number[number.len() - digits..].parse().ok()
}

fn check_series(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    let series = parties::number_series(tx, entity)?;
    for kind in InvoiceKind::ALL {
        // A prefix may change, its counter goes on.
        let mut counters: Vec<u64> = Vec::new();
        tx.query_each(
            "SELECT number FROM invoices
             WHERE entity_id = $1 AND series = $2 AND origin = 'native'",
            &[entity.into(), kind.series().into()],
            |row| {
                let number: String = row.get(0)?;
                match counter(&number) {
                    Some(counter) => counters.push(counter),
                    None => found.push(Difference::new(
                        "a number ends in its counter",
                        &number,
                        "digits",
                        "none",
                    )),
                }
                Ok(())
            },
        )?;
        counters.sort_unstable();
        let next = series.iter().find(|series| series.series == kind.series());
        let next = next.and_then(|series| u64::try_from(series.next).ok());
        if let (Some(last), Some(next)) = (counters.last(), next)
            && last + 1 != next
        {
            found.push(Difference::new(
                "the last number taken stands on a document",
                format!("series {}", kind.series()),
                next - 1,
                last,
            ));
        }
        for pair in counters.windows(2) {
            if pair[1] != pair[0] + 1 {
                found.push(Difference::new(
                    "numbers follow each other without a gap",
                    format!("series {}", kind.series()),
                    pair[0] + 1,
                    pair[1],
                ));
            }
        }
    }
    Ok(())
}

/// Stored totals against the sums of lines, taxes and instalments.
fn check_totals(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    tx.query_each(
        "SELECT i.number, i.currency, i.origin, i.net_minor, i.tax_minor, i.gross_minor,
            (SELECT coalesce(sum(net_minor), 0) FROM invoice_lines WHERE invoice_id = i.id),
            (SELECT coalesce(sum(tax_minor), 0) FROM invoice_taxes WHERE invoice_id = i.id),
            (SELECT coalesce(sum(amount_minor), 0) FROM invoice_instalments
                WHERE invoice_id = i.id),
            (SELECT coalesce(sum(base_minor), 0) FROM invoice_taxes WHERE invoice_id = i.id)
         FROM invoices i WHERE i.entity_id = $1",
        &[entity.into()],
        |row| {
            let number: String = row.get(0)?;
            let currency: Currency = row.get(1)?;
            let mut expect = |rule: &str, expected: i64, stored: i64| {
                if expected != stored {
                    let money = |minor| Money::new(minor, currency);
                    found.push(Difference::new(
                        rule,
                        &number,
                        money(expected),
                        money(stored),
                    ));
                }
            };
            let native = row.get::<String>(2)? == "native";
            let (net, tax, gross): (i64, i64, i64) = (row.get(3)?, row.get(4)?, row.get(5)?);
            if native {
                expect("net = sum of lines", row.get(6)?, net);
                expect("tax = sum of taxes", row.get(7)?, tax);
                expect("sum of tax bases = net", net, row.get(9)?);
            }
            expect("instalments sum to the total", gross, row.get(8)?);
            Ok(())
        },
    )?;
    Ok(())
}

/// Lines of invoices: quantity × price. A credit note's last part takes the cents that are left.
fn check_lines(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    tx.query_each(
        "SELECT i.number, i.currency, l.line_no, l.quantity, l.unit_price, l.net_minor
         FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
         WHERE i.entity_id = $1 AND i.kind = 'invoice'",
        &[entity.into()],
        |row| {
            let currency: Currency = row.get(1)?;
            let stored = Money::new(row.get(5)?, currency);
            let expected = line_net(row.get(3)?, row.get(4)?, currency);
            if expected.as_ref().ok() != Some(&stored) {
                let (number, line_no): (String, i64) = (row.get(0)?, row.get(2)?);
                found.push(Difference::new(
                    "line = quantity × price",
                    format!("{number} line {line_no}"),
                    expected.map_or_else(|error| error.to_string(), |money| money.to_string()),
                    stored,
                ));
            }
            Ok(())
        },
    )?;
    Ok(())
}

fn check_taxes(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    tx.query_each(
        "SELECT i.number, i.currency, t.category, t.percent, t.base_minor, t.tax_minor
         FROM invoices i JOIN invoice_taxes t ON t.invoice_id = i.id
         WHERE i.entity_id = $1 AND i.kind = 'invoice'",
        &[entity.into()],
        |row| {
            let currency: Currency = row.get(1)?;
            let stored = Money::new(row.get(5)?, currency);
            let base = Money::new(row.get(4)?, currency);
            let expected = base.percent(row.get(3)?, Rounding::HalfUp);
            if expected.as_ref().ok() != Some(&stored) {
                let (number, category): (String, String) = (row.get(0)?, row.get(2)?);
                found.push(Difference::new(
                    "tax = base × rate",
                    format!("{number} {category}"),
                    expected.map_or_else(|error| error.to_string(), |money| money.to_string()),
                    stored,
                ));
            }
            Ok(())
        },
    )?;
    Ok(())
}

/// Each instalment has an open item of its amount; an item of zero is left out of the ledger.
fn check_items(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    tx.query_each(
        "SELECT i.number, i.kind, n.instalment, n.amount_minor, o.amount_minor
         FROM invoices i
         JOIN invoice_instalments n ON n.invoice_id = i.id
         LEFT JOIN open_items o ON o.source_id = n.invoice_id AND o.instalment = n.instalment
         WHERE i.entity_id = $1",
        &[entity.into()],
        |row| {
            let kind: InvoiceKind = row.get(1)?;
            let amount: i64 = row.get(3)?;
            let expected = if kind == InvoiceKind::CreditNote {
                -amount
            } else {
                amount
            };
            let stored: Option<i64> = row.get(4)?;
            if stored.unwrap_or(0) != expected {
                let (number, instalment): (String, i64) = (row.get(0)?, row.get(2)?);
                found.push(Difference::new(
                    "each instalment has its open item",
                    format!("{number} instalment {instalment}"),
                    expected,
                    stored.map_or_else(|| "none".to_owned(), |minor| minor.to_string()),
                ));
            }
            Ok(())
        },
    )?;
    Ok(())
}

fn check_credited(tx: &mut Tx, entity: EntityId, found: &mut Vec<Difference>) -> Result<()> {
    let mut credited: HashMap<InvoiceId, i64> = HashMap::new();
    tx.query_each(
        "SELECT corrects_id, sum(gross_minor) FROM invoices
         WHERE entity_id = $1 AND corrects_id IS NOT NULL GROUP BY corrects_id",
        &[entity.into()],
        |row| {
            credited.insert(row.get(0)?, row.get(1)?);
            Ok(())
        },
    )?;
    let ids = store::Value::ids(credited.keys().copied());
    let rows = tx.query(
        "SELECT id, number, currency, gross_minor FROM invoices
         WHERE id IN (SELECT value FROM {uuids $1})",
        &[ids],
    )?;
    for row in &rows {
        let (id, gross): (InvoiceId, i64) = (row.get(0)?, row.get(3)?);
        let taken = credited.get(&id).copied().unwrap_or(0);
        if taken > gross {
            let (number, currency): (String, Currency) = (row.get(1)?, row.get(2)?);
            found.push(Difference::new(
                "credit notes take back at most the invoice",
                number,
                Money::new(gross, currency),
                Money::new(taken, currency),
            ));
        }
    }
    Ok(())
}

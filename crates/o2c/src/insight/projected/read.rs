//! Documents as they are in the ledger.

use std::collections::HashMap;

use insight::columns::{Day, Document, Item, Kind, Move, Settled, day};
use kernel::{Currency, CustomerId, Date, EntityId, OpenItemId};
use store::{Tx, Value};
use uuid::Uuid;

use crate::Result;
use crate::receivables::ItemKind;

/// A document before its customer and currency have numbers.
pub(super) struct Found {
    pub(super) customer: CustomerId,
    pub(super) currency: Currency,
    pub(super) document: Document,
}

/// The documents whose items have one of these in a column of `open_items`, in any order.
pub(super) fn documents(
    tx: &mut Tx,
    entity: EntityId,
    column: &str,
    ids: &[Uuid],
) -> Result<Vec<Found>> {
    let arguments = [entity.into(), Value::Uuids(ids.to_vec())];
    let mut moves: HashMap<OpenItemId, Vec<Move>> = HashMap::new();
    for (side, other) in [("debit", "credit"), ("credit", "debit")] {
        let sql = format!(
            "SELECT i.id, a.allocated_on, a.amount_minor, o.kind
            FROM {{uuids $2}} CROSS JOIN open_items i
            JOIN allocations a ON a.{side}_item_id = i.id
            JOIN open_items o ON o.id = a.{other}_item_id
            WHERE i.{column} = value AND i.entity_id = $1"
        );
        tx.query_each(&sql, &arguments, |row| {
            let minor: i64 = row.get(2)?;
            let kind: ItemKind = row.get(3)?;
            moves.entry(row.get(0)?).or_default().push(Move {
                day: day(row.get(1)?),
                amount: if side == "debit" { -minor } else { minor },
                settled: match kind {
                    ItemKind::Discount => Settled::Discount,
                    _ => Settled::Paid,
                },
            });
            Ok(())
        })?;
    }
    let sql = format!(
        "SELECT i.id, i.customer_id, i.currency, i.source_id, i.kind, i.posted_on, i.due_on,
            i.amount_minor, i.discount_minor, i.discount_on
        FROM {{uuids $2}} CROSS JOIN open_items i
        WHERE i.{column} = value AND i.entity_id = $1
        ORDER BY i.customer_id, i.currency, i.source_id, i.instalment"
    );
    let mut found: Vec<Found> = Vec::new();
    tx.query_each(&sql, &arguments, |row| {
        let (customer, currency) = (row.get(1)?, row.get(2)?);
        let key = row.get::<Uuid>(3)?.as_u128();
        let (issued, due) = (day(row.get(5)?), day(row.get(6)?));
        let item = Item {
            issued,
            due,
            agreed: due - issued,
            amount: row.get(7)?,
            offered: row.get(8)?,
            discount_until: row.get::<Option<Date>>(9)?.map_or(Day::MIN, day),
            moves: moves.remove(&row.get(0)?).unwrap_or_default(),
        };
        match found.last_mut() {
            Some(last)
                if (last.customer, last.currency, last.document.key)
                    == (customer, currency, key) =>
            {
                last.document.items.push(item);
            }
            _ => found.push(Found {
                customer,
                currency,
                document: Document {
                    customer: 0,
                    currency: 0,
                    key,
                    kind: kind(row.get(4)?),
                    items: vec![item],
                },
            }),
        }
        Ok(())
    })?;
    Ok(found)
}

fn kind(kind: ItemKind) -> Kind {
    match kind {
        ItemKind::Invoice => Kind::Invoice,
        ItemKind::CreditNote => Kind::CreditNote,
        ItemKind::Receipt => Kind::Receipt,
        _ => Kind::Other,
    }
}

//! By what the texts of payments find documents: normal forms of what they may be named by.
//!
//! Of each invoice and credit note, paid or not, these are kept: its whole number, its digits, its
//! last run of digits, its reference, its purchase order, its delivery. Only equality is asked, so
//! a form is kept as a hash; what two texts share by chance is told apart when the item is read.

use kernel::{EntityId, OpenItemId};
use matching::engine::normal;
use store::{Row, Tx, Value};

use super::types::{ItemKind, NewOpenItem};
use crate::error::Result;
use crate::text_key::text_key;
use crate::verify::Difference;

/// Items that get their keys by one commit.
const FILLED_MAX: i64 = 2_000;

pub(super) const COLUMNS: [&str; 2] = ["key", "item_id"];

/// What a payment may name an item by.
pub(super) struct Named<'a> {
    number: &'a str,
    others: [Option<&'a str>; 3],
}

impl<'a> Named<'a> {
    pub fn new(item: &'a NewOpenItem) -> Self {
        let also = &item.also_known;
        Self {
            number: &item.number,
            others: [
                item.reference.as_deref(),
                also.purchase_order.as_deref(),
                also.delivery.as_deref(),
            ],
        }
    }

    fn forms(&self) -> Vec<String> {
        let core = normal::core(self.number);
        let mut forms = vec![normal::folded(self.number), normal::digits(self.number)];
        // One digit names nothing.
        forms.extend((core.len() > 1).then(|| core.to_owned()));
        forms.extend(self.others.iter().flatten().map(|it| normal::folded(it)));
        forms.retain(|form| !form.is_empty());
        forms.sort_unstable();
        forms.dedup();
        forms
    }
}

/// Appends the rows of one item.
pub(super) fn push_rows(
    entity: EntityId,
    item: OpenItemId,
    named: &Named<'_>,
    rows: &mut Vec<Value>,
) {
    for form in named.forms() {
        rows.extend([text_key(entity, &form).into(), item.into()]);
    }
}

/// Keeps the keys of items that have none yet, because an earlier release made them; gives how
/// many were looked at, zero when there are none left.
///
/// # Errors
/// Fails only with the store.
pub fn fill_keys_tx(tx: &mut Tx) -> Result<usize> {
    let rows = tx.query(
        "SELECT i.id, i.entity_id, i.kind, i.number, i.reference, i.purchase_order, i.delivery
        FROM open_items i WHERE i.has_keys IS NULL ORDER BY i.id LIMIT $1",
        &[FILLED_MAX.into()],
    )?;
    let mut keys = Vec::new();
    let mut ids: Vec<OpenItemId> = Vec::with_capacity(rows.len());
    for row in &rows {
        ids.push(row.get(0)?);
        push_old(row, &mut keys)?;
    }
    if ids.is_empty() {
        return Ok(0);
    }
    let count = ids.len();
    // Another node may have filled some of them meanwhile.
    tx.insert_absent("open_item_keys", &COLUMNS, keys)?;
    tx.exec(
        "UPDATE open_items SET has_keys = TRUE WHERE id IN (SELECT value FROM {uuids $1})",
        &[Value::ids(ids)],
    )?;
    Ok(count)
}

fn push_old(row: &Row, keys: &mut Vec<Value>) -> store::Result<()> {
    let item: OpenItemId = row.get(0)?;
    for key in keys_of(row)? {
        keys.extend([key.into(), item.into()]);
    }
    Ok(())
}

/// The keys that belong to an item as it stands.
fn keys_of(row: &Row) -> store::Result<Vec<i64>> {
    if !row.get::<ItemKind>(2)?.is_document() {
        return Ok(Vec::new());
    }
    let entity: EntityId = row.get(1)?;
    let number: String = row.get(3)?;
    let others: [Option<String>; 3] = [row.get(4)?, row.get(5)?, row.get(6)?];
    let named = Named {
        number: &number,
        others: others.each_ref().map(Option::as_deref),
    };
    let forms = named.forms();
    Ok(forms.iter().map(|form| text_key(entity, form)).collect())
}

/// Keys are compared by their number and by a sum that no database overflows at.
const MODULUS: i64 = 1_000_003;

/// An item that has its keys has those of its texts, and no others.
pub(super) fn verify(tx: &mut Tx, entity: EntityId, out: &mut Vec<Difference>) -> Result<()> {
    let mut wrong = Vec::new();
    tx.query_each(
        &format!(
            "SELECT i.id, i.entity_id, i.kind, i.number, i.reference, i.purchase_order, i.delivery,
                coalesce(k.keys, 0), coalesce(k.mixed, 0) FROM open_items i LEFT JOIN (
                    SELECT o.item_id, count(*) AS keys,
                        CAST(sum(o.key % {MODULUS}) AS BIGINT) AS mixed
                    FROM open_item_keys o GROUP BY o.item_id
                ) k ON k.item_id = i.id
            WHERE i.entity_id = $1 AND i.has_keys"
        ),
        &[entity.into()],
        |row| {
            let expected = keys_of(row)?;
            let count = i64::try_from(expected.len()).unwrap_or(i64::MAX);
            let mixed: i64 = expected.iter().map(|key| key % MODULUS).sum();
            let found: (i64, i64) = (row.get(7)?, row.get(8)?);
            if (count, mixed) != found {
                let number: String = row.get(3)?;
                wrong.push((number, count, found.0));
            }
            Ok(())
        },
    )?;
    for (number, expected, found) in wrong {
        let rule = "payments find an item by all that names it";
        out.push(Difference::new(rule, number, expected, found));
    }
    Ok(())
}

//! What the open items come to, day by day: sums that are kept, so that figures over the whole
//! ledger on any day need not add it up.
//!
//! A row of `receivable_days` says what one write moved on a day, of the items of one kind, side,
//! currency and due date. Each write adds rows of its own, so that writers never wait for each
//! other; housekeeping [merges](merge_days_tx) them. [`verify`](super::verify) adds the ledger up
//! and compares.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{AllocationId, Currency, Date, EntityId, OpenItemId};
use store::{Row, Tx, Value};
use uuid::Uuid;

use super::posting::Prepared;
use super::types::ItemKind;
use crate::error::{Error, Result};

/// Days whose rows are merged by one commit.
const DAYS_MAX: i64 = 50;

const COLUMNS: [&str; 11] = [
    "entity_id",
    "moved_on",
    "currency",
    "due_on",
    "kind",
    "is_claim",
    "batch_id",
    "posted_minor",
    "posted_items",
    "rest_minor",
    "open_items",
];

/// The movements of a whole legal entity, `$1`, as what follows `FROM`; the table is `m`.
pub(crate) const OF_ALL: &str = "receivable_days m WHERE m.entity_id = $1";

/// The same movements from the items and allocations themselves, for some of the items: `among`
/// continues the condition on the open items `i`. Besides, `m.customer_id` is known.
pub(crate) fn of_some(among: &str) -> String {
    format!(
        "(SELECT i.customer_id, i.posted_on AS moved_on, i.currency, i.due_on, i.kind,
            i.amount_minor > 0 AS is_claim, i.amount_minor AS posted_minor, 1 AS posted_items,
            i.amount_minor AS rest_minor, 1 AS open_items
        FROM open_items i WHERE i.entity_id = $1{among}
        UNION ALL
        SELECT i.customer_id, i.cleared_on, i.currency, i.due_on, i.kind, i.amount_minor > 0,
            0, 0, 0, -1
        FROM open_items i WHERE i.entity_id = $1{among} AND i.cleared_on IS NOT NULL
        UNION ALL
        SELECT i.customer_id, a.allocated_on, i.currency, i.due_on, i.kind, i.amount_minor > 0,
            0, 0, -a.amount_minor, 0
        FROM open_items i JOIN allocations a ON a.debit_item_id = i.id
        WHERE i.entity_id = $1{among}
        UNION ALL
        SELECT i.customer_id, a.allocated_on, i.currency, i.due_on, i.kind, i.amount_minor > 0,
            0, 0, a.amount_minor, 0
        FROM open_items i JOIN allocations a ON a.credit_item_id = i.id
        WHERE i.entity_id = $1{among}) m WHERE TRUE"
    )
}

/// The movements as they had been recorded by some time: `among` and `posted` continue the condition
/// on the open items `i`, `known` that on the allocations `a`. An item is cleared on the day of the
/// last allocation by which nothing was left of it.
pub(crate) fn as_known(among: &str, posted: &str, known: &str) -> String {
    let item = "i.customer_id, i.currency, i.due_on, i.kind, i.amount_minor > 0 AS is_claim";
    format!(
        "(SELECT {item}, i.posted_on AS moved_on, i.amount_minor AS posted_minor,
            1 AS posted_items, i.amount_minor AS rest_minor, 1 AS open_items
        FROM open_items i WHERE i.entity_id = $1{among}{posted}
        UNION ALL
        SELECT {item}, a.allocated_on, 0, 0, -a.amount_minor, 0
        FROM open_items i JOIN allocations a ON a.debit_item_id = i.id
        WHERE i.entity_id = $1{among}{known}
        UNION ALL
        SELECT {item}, a.allocated_on, 0, 0, a.amount_minor, 0
        FROM open_items i JOIN allocations a ON a.credit_item_id = i.id
        WHERE i.entity_id = $1{among}{known}
        UNION ALL
        SELECT x.customer_id, x.currency, x.due_on, x.kind, x.is_claim, x.cleared_on, 0, 0, 0, -1
        FROM (SELECT {item}, max(a.allocated_on) AS cleared_on
            FROM open_items i JOIN allocations a ON a.debit_item_id = i.id
            WHERE i.entity_id = $1{among}{known}
            GROUP BY i.id, i.customer_id, i.currency, i.due_on, i.kind, i.amount_minor
            HAVING sum(a.amount_minor) = i.amount_minor
            UNION ALL
            SELECT {item}, max(a.allocated_on)
            FROM open_items i JOIN allocations a ON a.credit_item_id = i.id
            WHERE i.entity_id = $1{among}{known}
            GROUP BY i.id, i.customer_id, i.currency, i.due_on, i.kind, i.amount_minor
            HAVING sum(a.amount_minor) = -i.amount_minor) x) m WHERE TRUE"
    )
}

/// What tells rows of one batch apart: when, currency, due date, kind, and whether it is a claim.
type Key = (Date, Currency, Date, ItemKind, bool);

/// What moved.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    posted_minor: i64,
    posted_items: i64,
    rest_minor: i64,
    open_items: i64,
}

impl Sums {
    fn add(&mut self, other: Self) -> Result<()> {
        for (into, more) in [
            (&mut self.posted_minor, other.posted_minor),
            (&mut self.posted_items, other.posted_items),
            (&mut self.rest_minor, other.rest_minor),
            (&mut self.open_items, other.open_items),
        ] {
            *into =
                into.checked_add(more)
                    .ok_or(Error::Kernel(kernel::KernelError::OutOfRange {
                        what: "total of a day",
                    }))?;
        }
        Ok(())
    }
}

/// Counts new items.
pub(super) fn record_posted(tx: &mut Tx, entity: EntityId, prepared: &[Prepared]) -> Result<()> {
    let mut days: BTreeMap<Key, Sums> = BTreeMap::new();
    for posting in prepared {
        for (_, item) in &posting.items {
            let minor = item.amount.minor();
            if minor == 0 {
                continue;
            }
            let on = posting.entry.posted_on;
            let key = (
                on,
                item.amount.currency(),
                item.due_on,
                item.kind,
                minor > 0,
            );
            days.entry(key).or_default().add(Sums {
                posted_minor: minor,
                posted_items: 1,
                rest_minor: minor,
                open_items: 1,
            })?;
        }
    }
    insert(tx, entity, days)
}

fn insert(tx: &mut Tx, entity: EntityId, days: BTreeMap<Key, Sums>) -> Result<()> {
    if days.is_empty() {
        return Ok(());
    }
    let batch = new_batch(tx);
    let mut rows = Vec::with_capacity(days.len() * COLUMNS.len());
    for ((moved_on, currency, due_on, kind, is_claim), sums) in days {
        rows.extend([
            entity.into(),
            moved_on.into(),
            currency.into(),
            due_on.into(),
            kind.into(),
            is_claim.into(),
            batch.clone(),
            sums.posted_minor.into(),
            sums.posted_items.into(),
            sums.rest_minor.into(),
            sums.open_items.into(),
        ]);
    }
    tx.insert_many("receivable_days", &COLUMNS, rows)?;
    Ok(())
}

fn new_batch(tx: &Tx) -> Value {
    Value::Uuid(tx.new_id::<kernel::kind::OpenItem>().uuid())
}

/// Counts written allocations, which may undo others, and those of `cleared` that are cleared now.
pub(super) fn record_allocated(
    tx: &mut Tx,
    entity: EntityId,
    allocations: &[AllocationId],
    cleared: &BTreeSet<OpenItemId>,
) -> Result<()> {
    let sides = ["debit", "credit"].map(|side| {
        let sign = if side == "debit" { "-" } else { "" };
        format!(
            "SELECT a.allocated_on AS moved_on, i.currency, i.due_on, i.kind,
                i.amount_minor > 0 AS is_claim, {sign}a.amount_minor AS rest, 0 AS open
            FROM {{uuids $3}} CROSS JOIN allocations a CROSS JOIN open_items i
            WHERE a.id = value AND i.id = a.{side}_item_id"
        )
    });
    let parts = format!(
        "{} UNION ALL {} UNION ALL {}",
        sides[0],
        sides[1],
        clearing(-1, "$4")
    );
    let allocations = Value::ids(allocations.iter().copied());
    let cleared = Value::ids(cleared.iter().copied());
    insert_from(tx, entity, &parts, &[allocations, cleared])
}

/// Takes back that items were cleared, before something is left of them again.
pub(super) fn record_reopened(
    tx: &mut Tx,
    entity: EntityId,
    items: &BTreeSet<OpenItemId>,
) -> Result<()> {
    let items = Value::ids(items.iter().copied());
    insert_from(tx, entity, &clearing(1, "$3"), &[items])
}

/// The cleared ones of a list of items.
fn clearing(open: i8, items: &str) -> String {
    format!(
        "SELECT i.cleared_on AS moved_on, i.currency, i.due_on, i.kind,
            i.amount_minor > 0 AS is_claim, 0 AS rest, {open} AS open
        FROM {{uuids {items}}} CROSS JOIN open_items i
        WHERE i.id = value AND i.cleared_on IS NOT NULL"
    )
}

/// Adds up `parts`, whose lists are `$3` and following.
fn insert_from(tx: &mut Tx, entity: EntityId, parts: &str, lists: &[Value]) -> Result<()> {
    let columns = COLUMNS.join(", ");
    let sql = format!(
        "INSERT INTO receivable_days ({columns})
        SELECT $1, x.moved_on, x.currency, x.due_on, x.kind, x.is_claim, $2, 0, 0,
            CAST(sum(x.rest) AS BIGINT), CAST(sum(x.open) AS BIGINT)
        FROM ({parts}) x GROUP BY x.moved_on, x.currency, x.due_on, x.kind, x.is_claim"
    );
    let mut arguments = vec![entity.into(), new_batch(tx)];
    arguments.extend_from_slice(lists);
    tx.exec(&sql, &arguments)?;
    Ok(())
}

/// Merges the rows of days on which several writes moved the same; gives how many days. There may
/// be more when it gives any.
///
/// # Errors
/// Fails only with the store.
pub fn merge_days_tx(tx: &mut Tx, entity: EntityId) -> Result<usize> {
    let days = tx.query(
        "SELECT DISTINCT x.moved_on FROM (
            SELECT m.moved_on FROM receivable_days m WHERE m.entity_id = $1
            GROUP BY m.moved_on, m.currency, m.due_on, m.kind, m.is_claim HAVING count(*) > 1
        ) x ORDER BY x.moved_on LIMIT $2",
        &[entity.into(), DAYS_MAX.into()],
    )?;
    for day in &days {
        merge_day(tx, entity, day.get(0)?)?;
    }
    Ok(days.len())
}

/// Rows that come while a day is merged are left as they are, and so are those that somebody else
/// has merged meanwhile: only rows that this one holds are replaced.
fn merge_day(tx: &mut Tx, entity: EntityId, day: Date) -> Result<()> {
    let rows = tx.query(
        "SELECT m.currency, m.due_on, m.kind, m.is_claim, m.posted_minor, m.posted_items,
            m.rest_minor, m.open_items, m.batch_id
        FROM receivable_days m WHERE m.entity_id = $1 AND m.moved_on = $2 FOR UPDATE OF m",
        &[entity.into(), day.into()],
    )?;
    let mut days: BTreeMap<Key, Sums> = BTreeMap::new();
    let mut batches: BTreeSet<Uuid> = BTreeSet::new();
    for row in &rows {
        let key = (day, row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        days.entry(key).or_default().add(sums(row)?)?;
        batches.insert(row.get(8)?);
    }
    days.retain(|_, sums| {
        [
            sums.posted_minor,
            sums.posted_items,
            sums.rest_minor,
            sums.open_items,
        ] != [0; 4]
    });
    tx.exec(
        "DELETE FROM receivable_days WHERE entity_id = $1 AND moved_on = $2
            AND batch_id IN (SELECT value FROM {uuids $3})",
        &[
            entity.into(),
            day.into(),
            Value::Uuids(batches.into_iter().collect()),
        ],
    )?;
    insert(tx, entity, days)
}

fn sums(row: &Row) -> Result<Sums> {
    Ok(Sums {
        posted_minor: row.get(4)?,
        posted_items: row.get(5)?,
        rest_minor: row.get(6)?,
        open_items: row.get(7)?,
    })
}

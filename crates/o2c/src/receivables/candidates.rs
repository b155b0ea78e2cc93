//! The items that payments may be for, in few statements for many payments.

use std::collections::{HashMap, HashSet};

use kernel::{Currency, CustomerId, EntityId, OpenItemId};
use store::{Row, Tx, Value};

use super::items::{COLUMNS, open_item};
use super::types::{AlsoKnown, OpenItem};
use crate::error::Result;

/// What more items share names none of them.
const NAMED_MAX: i64 = 40;
/// Of customers with more open items only those that something else names are candidates.
const OF_CUSTOMER_MAX: i64 = 400;
/// An amount that more items have names none of them.
const OF_AMOUNT_MAX: u32 = 48;
/// How often an amount occurs is not counted further.
const COUNTED_MAX: i64 = 1_000;

/// An item that a payment may be for, open or paid.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub item: OpenItem,
    pub also_known: AlsoKnown,
}

/// Items that payments may be for, each once.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub items: Vec<Candidate>,
    known: HashSet<OpenItemId>,
}

fn candidate(row: &Row) -> Result<Candidate> {
    Ok(Candidate {
        item: open_item(row)?,
        also_known: AlsoKnown {
            purchase_order: row.get(17)?,
            delivery: row.get(18)?,
            issued_on: row.get(19)?,
        },
    })
}

const ALSO: &str = "i.purchase_order, i.delivery, i.issued_on";

/// Only documents are candidates: what lies on account is set off by people.
const DOCUMENT: &str = "i.kind IN ('invoice', 'credit_note')";

/// The documents with one of the keys `$2`; keys that too many share are left out first.
pub(super) fn named_query() -> String {
    format!(
        "SELECT {COLUMNS}, {ALSO} FROM (
            SELECT DISTINCT k.item_id FROM (
                SELECT value FROM {{ints $2}} WHERE (SELECT count(*) FROM (
                    SELECT 1 FROM open_item_keys o WHERE o.key = value LIMIT {NAMED_MAX} + 1
                ) f) BETWEEN 1 AND {NAMED_MAX}
            ) w CROSS JOIN open_item_keys k WHERE k.key = w.value
        ) n CROSS JOIN open_items i WHERE i.id = n.item_id AND i.entity_id = $1 AND {DOCUMENT}"
    )
}

/// The open documents of the customers `$2` that have not too many.
pub(super) fn of_customers_query() -> String {
    format!(
        "SELECT {COLUMNS}, {ALSO} FROM (
            SELECT value FROM {{uuids $2}} WHERE (SELECT count(*) FROM (
                SELECT 1 FROM open_items o WHERE o.entity_id = $1 AND o.customer_id = value
                    AND o.residual_minor <> 0 LIMIT {OF_CUSTOMER_MAX} + 1
            ) f) <= {OF_CUSTOMER_MAX}
        ) w CROSS JOIN open_items i WHERE i.entity_id = $1 AND i.customer_id = w.value
            AND i.residual_minor <> 0 AND {DOCUMENT}"
    )
}

/// The open documents of one currency, `$2`, that have one of the amounts `$3` open.
pub(super) fn with_amounts_query() -> String {
    format!(
        "SELECT {COLUMNS}, {ALSO} FROM {{ints $3}}
        CROSS JOIN open_items i WHERE i.entity_id = $1 AND i.currency = $2
            AND i.residual_minor = value AND i.residual_minor <> 0 AND {DOCUMENT}"
    )
}

impl Candidates {
    /// Adds the items that are named by one of these [keys](crate::text_key).
    ///
    /// # Errors
    /// Fails only with the store.
    pub fn named(&mut self, tx: &mut Tx, entity: EntityId, keys: Vec<i64>) -> Result<()> {
        self.add(tx, &named_query(), &[entity.into(), Value::Ints(keys)])
    }

    /// Adds the open items of these customers.
    ///
    /// # Errors
    /// Fails only with the store.
    pub fn of_customers(
        &mut self,
        tx: &mut Tx,
        entity: EntityId,
        customers: impl IntoIterator<Item = CustomerId>,
    ) -> Result<()> {
        let customers = Value::ids(customers);
        self.add(tx, &of_customers_query(), &[entity.into(), customers])
    }

    /// Adds the items that have one of these amounts open, where these are not frequent.
    ///
    /// # Errors
    /// Fails only with the store.
    pub fn with_amounts(
        &mut self,
        tx: &mut Tx,
        entity: EntityId,
        currency: Currency,
        amounts: impl Iterator<Item = i64>,
        counts: &HashMap<i64, u32>,
    ) -> Result<()> {
        let rare = |amount: &i64| counts.get(amount).is_some_and(|it| *it <= OF_AMOUNT_MAX);
        let rare = Value::Ints(amounts.filter(rare).collect());
        let args = [entity.into(), currency.into(), rare];
        self.add(tx, &with_amounts_query(), &args)
    }

    fn add(&mut self, tx: &mut Tx, sql: &str, args: &[Value]) -> Result<()> {
        if matches!(args.last(), Some(Value::Ints(list)) if list.is_empty())
            || matches!(args.last(), Some(Value::Uuids(list)) if list.is_empty())
        {
            return Ok(());
        }
        for row in &tx.query(sql, args)? {
            if self.known.insert(row.get(0)?) {
                self.items.push(candidate(row)?);
            }
        }
        Ok(())
    }
}

/// How many items have these amounts open, counted up to a thousand; amounts that none has are
/// left out.
///
/// # Errors
/// Fails only with the store.
pub(crate) fn amount_counts(
    tx: &mut Tx,
    entity: EntityId,
    currency: Currency,
    amounts: Vec<i64>,
) -> Result<HashMap<i64, u32>> {
    let sql = format!(
        "SELECT w.value, w.items FROM (SELECT value, (SELECT count(*) FROM (
            SELECT 1 FROM open_items o WHERE o.entity_id = $1 AND o.currency = $2
                AND o.residual_minor = value AND o.residual_minor <> 0 LIMIT {COUNTED_MAX}
        ) f) AS items FROM {{ints $3}}) w WHERE w.items > 0"
    );
    let rows = tx.query(
        &sql,
        &[entity.into(), currency.into(), Value::Ints(amounts)],
    )?;
    let count = |row: &Row| {
        let items: i64 = row.get(1)?;
        Ok((row.get(0)?, u32::try_from(items).unwrap_or(u32::MAX)))
    };
    rows.iter().map(count).collect()
}

/// How many items are open.
///
/// # Errors
/// Fails only with the store.
pub(crate) fn open_count(tx: &mut Tx, entity: EntityId) -> Result<u64> {
    let row = tx.query_one(
        "SELECT CAST(coalesce(sum(m.open_items), 0) AS BIGINT) FROM receivable_days m
        WHERE m.entity_id = $1",
        &[entity.into()],
    )?;
    let count: i64 = row.get(0)?;
    Ok(u64::try_from(count).unwrap_or(0))
}

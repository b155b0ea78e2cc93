//! Numbers by which payers know themselves or us: a vendor number, a customer number of their own
//! books, an account with us.
//!
//! Each receipt of a bank entry teaches the numbers in its text that are none of its customer's
//! documents. A number is evidence for its customer from the second receipt on that stands, as long
//! as no receipt of another customer with the same number does.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{CustomerId, Date, EntityId, LearnedPayerId};
use matching::engine::{Mark, normal};
use store::{Tx, Value};

use super::learned::{Lesson, Payer, count_up};
use super::types::BankEntry;
use crate::error::Result;
use crate::text_key::text_key;

/// Numbers of a text that are looked at.
const MARKS_MAX: usize = 12;
/// Numbers that a receipt teaches.
const TAUGHT_MAX: usize = 4;
/// Of so many customers a number is everybody's, and further ones are not kept.
const CUSTOMERS_MAX: usize = 4;
/// A form that more documents share is taken for that of a document.
const DOCUMENTS_MAX: usize = 50;

/// Is there enough evidence?
pub(super) const COUNTS: &str = "(h.by_person + h.by_rule - h.taken_back >= 2
    AND NOT EXISTS (SELECT 1 FROM learned_references o WHERE o.entity_id = h.entity_id
        AND o.key = h.key AND o.customer_id <> h.customer_id
        AND o.by_person + o.by_rule > o.taken_back))";

/// The numbers of a payment that may be its payer's: neither its amount nor part of its account.
pub(super) fn marks(entry: &BankEntry) -> Vec<Mark> {
    let mut marks = Mark::all(&entry.references.join(" "), &entry.remittance, MARKS_MAX);
    let account = entry.counterparty_account.as_deref().map(normal::folded);
    let amount = entry.amount.minor().unsigned_abs();
    let amounts = [amount.to_string(), (amount / 100).to_string()];
    marks.retain(|mark| {
        let of_account = account.as_ref().is_some_and(|it| it.contains(&mark.key));
        !of_account && !amounts.contains(&mark.key)
    });
    marks
}

type Key = (String, CustomerId);

/// What several payments taught of one number.
struct Sum<'a> {
    shown: &'a str,
    counts: [i64; 3],
    first: Date,
    last: Date,
}

/// Learns from payments.
pub(super) fn learn(
    tx: &mut Tx,
    entity: EntityId,
    lessons: &[(Payer, CustomerId, Lesson)],
) -> Result<()> {
    if lessons.iter().all(|(payer, ..)| payer.marks.is_empty()) {
        return Ok(());
    }
    let documents = documents(tx, entity, lessons)?;
    let mut sums: BTreeMap<Key, Sum<'_>> = BTreeMap::new();
    for (payer, customer, lesson) in lessons {
        let own = payer.marks.iter();
        let own = own.filter(|mark| !documents.name(entity, mark, *customer));
        let limit = match lesson {
            Lesson::TakenBack => MARKS_MAX,
            Lesson::ByPerson | Lesson::ByRule => TAUGHT_MAX,
        };
        for mark in own.take(limit) {
            let sum = sums
                .entry((mark.key.clone(), *customer))
                .or_insert_with(|| Sum {
                    shown: &mark.shown,
                    counts: [0; 3],
                    first: payer.on,
                    last: payer.on,
                });
            sum.counts[*lesson as usize] += 1;
            sum.first = sum.first.min(payer.on);
            sum.last = sum.last.max(payer.on);
        }
    }
    keep(tx, entity, sums)
}

/// Which numbers are those of documents.
#[derive(Default)]
struct Documents {
    of_customers: BTreeSet<(i64, CustomerId)>,
    common: BTreeSet<i64>,
}

impl Documents {
    /// Is it the number of a document of this customer, or the order or delivery of one?
    fn name(&self, entity: EntityId, mark: &Mark, customer: CustomerId) -> bool {
        let mut keys = forms(entity, mark).into_iter();
        keys.any(|key| self.common.contains(&key) || self.of_customers.contains(&(key, customer)))
    }
}

/// The whole number, its digits, and its last run of digits without zeros: as items are known by.
fn forms(entity: EntityId, mark: &Mark) -> [i64; 3] {
    let digits = normal::digits(&mark.shown);
    let core = normal::core(&mark.shown);
    [mark.key.as_str(), &digits, core].map(|form| text_key(entity, form))
}

fn documents(
    tx: &mut Tx,
    entity: EntityId,
    lessons: &[(Payer, CustomerId, Lesson)],
) -> Result<Documents> {
    let marks = lessons.iter().flat_map(|(payer, ..)| &payer.marks);
    let keys: BTreeSet<i64> = marks.flat_map(|mark| forms(entity, mark)).collect();
    let counted = format!(
        "SELECT w.value, w.documents FROM (
            SELECT value, (SELECT count(*) FROM (
                SELECT 1 FROM open_item_keys o WHERE o.key = value LIMIT {DOCUMENTS_MAX} + 1
            ) f) AS documents FROM {{ints $1}}
        ) w WHERE w.documents > 0"
    );
    let rows = tx.query(&counted, &[Value::Ints(keys.into_iter().collect())])?;
    let mut documents = Documents::default();
    let mut few = Vec::new();
    for row in &rows {
        let (key, count): (i64, i64) = (row.get(0)?, row.get(1)?);
        match usize::try_from(count).is_ok_and(|it| it > DOCUMENTS_MAX) {
            true => drop(documents.common.insert(key)),
            false => few.push(key),
        }
    }
    let rows = tx.query(
        "SELECT k.key, i.customer_id FROM {ints $1} CROSS JOIN open_item_keys k
        JOIN open_items i ON i.id = k.item_id WHERE k.key = value",
        &[Value::Ints(few)],
    )?;
    for row in &rows {
        documents.of_customers.insert((row.get(0)?, row.get(1)?));
    }
    Ok(documents)
}

/// Counts up what is known, and adds what is new unless it is everybody's.
fn keep(tx: &mut Tx, entity: EntityId, mut sums: BTreeMap<Key, Sum<'_>>) -> Result<()> {
    let mut known = rows_of(tx, entity, &sums)?;
    let mut customers: HashMap<String, usize> = HashMap::new();
    for (key, _) in known.keys() {
        *customers.entry(key.clone()).or_default() += 1;
    }
    let mut new: Vec<Value> = Vec::new();
    sums.retain(|key, sum| {
        if known.contains_key(key) {
            return true;
        }
        let count = customers.entry(key.0.clone()).or_default();
        // What is taken back was not always taught.
        let kept = *count < CUSTOMERS_MAX && sum.counts[..2] != [0, 0];
        if kept {
            *count += 1;
            new.extend(empty_row(tx, entity, key, sum));
        }
        kept
    });
    if !new.is_empty() {
        // Another transaction may have made some of them by now; then theirs are counted up.
        tx.insert_absent("learned_references", &COLUMNS, new)?;
        known = rows_of(tx, entity, &sums)?;
    }
    let mut alike: BTreeMap<([i64; 3], Date, Date), Vec<LearnedPayerId>> = BTreeMap::new();
    for (key, sum) in &sums {
        if let Some(id) = known.get(key) {
            let same = alike.entry((sum.counts, sum.first, sum.last)).or_default();
            same.push(*id);
        }
    }
    for ((counts, first, last), ids) in alike {
        count_up(tx, "learned_references", ids, counts, (first, last))?;
    }
    Ok(())
}

/// The rows of these numbers that are there, of whichever customer, locked in the order of their ids.
fn rows_of(
    tx: &mut Tx,
    entity: EntityId,
    sums: &BTreeMap<Key, Sum<'_>>,
) -> Result<BTreeMap<Key, LearnedPayerId>> {
    let mut keys: Vec<String> = sums.keys().map(|(key, _)| key.clone()).collect();
    keys.dedup();
    let rows = tx.query(
        "SELECT l.key, l.customer_id, l.id FROM learned_references l
        WHERE l.entity_id = $1 AND l.key IN (SELECT value FROM {texts $2})
        ORDER BY l.id FOR UPDATE",
        &[entity.into(), Value::Texts(keys)],
    )?;
    let mut all = BTreeMap::new();
    for row in &rows {
        all.insert((row.get(0)?, row.get(1)?), row.get(2)?);
    }
    Ok(all)
}

const COLUMNS: [&str; 12] = [
    "id",
    "entity_id",
    "key",
    "customer_id",
    "shown",
    "by_person",
    "by_rule",
    "taken_back",
    "first_on",
    "last_on",
    "is_active",
    "version",
];

/// A row that nothing was counted in yet.
fn empty_row(tx: &Tx, entity: EntityId, (key, customer): &Key, sum: &Sum<'_>) -> [Value; 12] {
    [
        tx.new_id::<kernel::kind::LearnedPayer>().into(),
        entity.into(),
        key.as_str().into(),
        (*customer).into(),
        sum.shown.into(),
        0_i64.into(),
        0_i64.into(),
        0_i64.into(),
        sum.first.into(),
        sum.last.into(),
        true.into(),
        1_i64.into(),
    ]
}

/// The numbers in these payments that tell whose they are, by customer.
pub(super) fn known(
    tx: &mut Tx,
    entity: EntityId,
    entries: &[BankEntry],
) -> Result<BTreeMap<CustomerId, Vec<String>>> {
    let keys: BTreeSet<String> = entries.iter().flat_map(marks).map(|it| it.key).collect();
    let mut known: BTreeMap<CustomerId, Vec<String>> = BTreeMap::new();
    if keys.is_empty() {
        return Ok(known);
    }
    let sql = format!(
        "SELECT h.customer_id, h.key FROM learned_references h
        WHERE h.entity_id = $1 AND h.key IN (SELECT value FROM {{texts $2}}) AND h.is_active
            AND {COUNTS} ORDER BY h.key"
    );
    let keys = Value::Texts(keys.into_iter().collect());
    for row in &tx.query(&sql, &[entity.into(), keys])? {
        known.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(known)
}

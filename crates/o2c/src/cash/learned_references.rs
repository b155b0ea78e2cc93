//! Numbers by which payers know themselves or us: a vendor number, a customer number of their own
//! books, an account with us.
//!
//! Each receipt of a bank entry teaches the numbers in its text that name no document, account or
//! day. A number is evidence for its customer from the second receipt on that stands, as long
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
        let is_other = is_account(&mark.key) || is_day(&mark.key);
        !of_account && !is_other && !amounts.contains(&mark.key)
    });
    marks
}

/// Has it the form of an IBAN?
fn is_account(key: &str) -> bool {
    let letters = key.bytes().take(2).all(|byte| byte.is_ascii_alphabetic());
    let check = key
        .bytes()
        .skip(2)
        .take(2)
        .all(|byte| byte.is_ascii_digit());
    key.len() >= 15 && letters && check
}

/// Is it a day written in six digits, in either order?
fn is_day(key: &str) -> bool {
    let Ok(digits) = <[u8; 6]>::try_from(key.as_bytes()) else {
        return false;
    };
    if !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let pair = |at: usize| (digits[at] - b'0') * 10 + digits[at + 1] - b'0';
    let day = |at: usize| (1..=31).contains(&pair(at));
    (1..=12).contains(&pair(2)) && (day(0) || day(4))
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
        let own = own.filter(|mark| !documents.name(entity, mark));
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

/// Which numbers are those of documents, whoever owes them: a payer that names another's document by
/// mistake, or pays it, is not known by its number.
struct Documents(BTreeSet<i64>);

impl Documents {
    /// Is it the number of a document, or the order or delivery of one?
    fn name(&self, entity: EntityId, mark: &Mark) -> bool {
        let mut keys = forms(entity, mark).into_iter();
        keys.any(|key| self.0.contains(&key))
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
    let rows = tx.query(
        "SELECT value FROM {ints $1}
        WHERE EXISTS (SELECT 1 FROM open_item_keys o WHERE o.key = value)",
        &[Value::Ints(keys.into_iter().collect())],
    )?;
    let found = rows.iter().map(|row| Ok(row.get(0)?));
    found.collect::<Result<_>>().map(Documents)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_accounts_are_no_numbers_of_payers() {
        for key in ["150326", "260315", "010100"] {
            assert!(is_day(key), "{key}");
        }
        for key in ["471199", "70123", "0099812", "a50326"] {
            assert!(!is_day(key), "{key}");
        }
        assert!(is_account("no9386011117947"));
        assert!(!is_account("vendor0099812"));
    }
}

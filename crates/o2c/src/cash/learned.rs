//! What payments teach: the accounts and names from which a customer's money comes, and the numbers
//! that it carries ([`super::learned_references`]).
//!
//! Each receipt made of a bank entry teaches at once, whoever made it, and a receipt that a person
//! takes back teaches the contrary. Nothing is learned of what the bank itself takes back: a debit
//! that bounced was still that customer's. How customers pay is learned by [`super::habits`].

use std::collections::BTreeMap;

use kernel::{CustomerId, Date, EntityId, LearnedPayerId};
use store::{Row, Tx, Value};

use matching::engine::Mark;

use super::learned_references as references;
use super::normalise::plain;
use super::types::{BankEntry, LearnedKind};
use crate::error::Result;

/// Shorter keys tell nobody apart.
const KEY_CHARS_MIN: usize = 4;
/// Longer ones are no name or account.
const KEY_CHARS_MAX: usize = 140;

/// Who paid, as the bank tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Payer {
    account: Option<String>,
    name: Option<String>,
    /// Numbers that may be its own.
    pub(super) marks: Vec<Mark>,
    pub(super) on: Date,
}

impl Payer {
    pub(super) fn of(entry: &BankEntry) -> Self {
        Self {
            account: entry.counterparty_account.clone(),
            name: entry.counterparty_name.clone(),
            marks: references::marks(entry),
            on: entry.booked_on,
        }
    }

    fn keys(&self) -> impl Iterator<Item = (LearnedKind, String, &str)> {
        let shown = [
            (LearnedKind::Account, &self.account),
            (LearnedKind::Name, &self.name),
        ];
        shown.into_iter().filter_map(|(kind, shown)| {
            let shown = shown.as_deref()?;
            let key = plain(shown);
            let usable = (KEY_CHARS_MIN..=KEY_CHARS_MAX).contains(&key.chars().count());
            usable.then_some((kind, key, shown))
        })
    }
}

/// What became of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lesson {
    /// A person made a receipt of it for the customer.
    ByPerson,
    /// Matching did.
    ByRule,
    /// A person took such a receipt back.
    TakenBack,
}

/// What several payments taught of one key.
struct Sum {
    shown: String,
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
    references::learn(tx, entity, lessons)?;
    let mut sums: BTreeMap<Key, Sum> = BTreeMap::new();
    for (payer, customer, lesson) in lessons {
        for (kind, key, shown) in payer.keys() {
            let sum = sums.entry((kind, key, *customer)).or_insert_with(|| Sum {
                shown: shown.to_owned(),
                counts: [0; 3],
                first: payer.on,
                last: payer.on,
            });
            sum.counts[*lesson as usize] += 1;
            sum.first = sum.first.min(payer.on);
            sum.last = sum.last.max(payer.on);
        }
    }
    if sums.is_empty() {
        return Ok(());
    }
    let mut places = places(tx, entity, &sums)?;
    let new = sums.iter().filter(|(key, _)| !places.contains_key(key));
    let rows: Vec<Value> = new
        .flat_map(|(key, sum)| empty_row(tx, entity, key, sum))
        .collect();
    if !rows.is_empty() {
        // Another transaction may have made some of them by now; then theirs are counted up.
        tx.insert_absent("learned_payers", &COLUMNS, rows)?;
        places = self::places(tx, entity, &sums)?;
    }
    let mut alike: BTreeMap<([i64; 3], Date, Date), Vec<LearnedPayerId>> = BTreeMap::new();
    for (key, sum) in &sums {
        if let Some(id) = places.get(key) {
            let same = alike.entry((sum.counts, sum.first, sum.last)).or_default();
            same.push(*id);
        }
    }
    for ((counts, first, last), ids) in alike {
        count_up(tx, "learned_payers", ids, counts, (first, last))?;
    }
    Ok(())
}

/// By what a payer is recognised, and for which customer.
type Key = (LearnedKind, String, CustomerId);

/// The rows of these keys that are there, locked in the order of their ids.
fn places(
    tx: &mut Tx,
    entity: EntityId,
    sums: &BTreeMap<Key, Sum>,
) -> Result<BTreeMap<Key, LearnedPayerId>> {
    let mut keys: Vec<String> = sums.keys().map(|(_, key, _)| key.clone()).collect();
    keys.dedup();
    let rows = tx.query(
        "SELECT l.kind, l.key, l.customer_id, l.id FROM learned_payers l
        WHERE l.entity_id = $1 AND l.kind IN ('account', 'name')
            AND l.key IN (SELECT value FROM {texts $2}) ORDER BY l.id FOR UPDATE",
        &[entity.into(), Value::Texts(keys)],
    )?;
    let read = |row: &Row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?));
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

const COLUMNS: [&str; 13] = [
    "id",
    "entity_id",
    "kind",
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
fn empty_row(tx: &Tx, entity: EntityId, (kind, key, customer): &Key, sum: &Sum) -> [Value; 13] {
    [
        tx.new_id::<kernel::kind::LearnedPayer>().into(),
        entity.into(),
        (*kind).into(),
        key.as_str().into(),
        (*customer).into(),
        sum.shown.as_str().into(),
        0_i64.into(),
        0_i64.into(),
        0_i64.into(),
        sum.first.into(),
        sum.last.into(),
        true.into(),
        1_i64.into(),
    ]
}

pub(super) fn count_up(
    tx: &mut Tx,
    table: &str,
    ids: Vec<LearnedPayerId>,
    [by_person, by_rule, taken_back]: [i64; 3],
    (first, last): (Date, Date),
) -> Result<()> {
    let sql = format!(
        "UPDATE {table} SET by_person = by_person + $2, by_rule = by_rule + $3,
            taken_back = taken_back + $4,
            first_on = CASE WHEN first_on > $5 THEN $5 ELSE first_on END,
            last_on = CASE WHEN last_on < $6 THEN $6 ELSE last_on END
        WHERE id IN (SELECT value FROM {{uuids $1}})"
    );
    tx.exec(
        &sql,
        &[
            Value::ids(ids),
            by_person.into(),
            by_rule.into(),
            taken_back.into(),
            first.into(),
            last.into(),
        ],
    )?;
    Ok(())
}

/// Whose money payments were taught to be, by account and by name; strongest lesson first.
#[derive(Debug, Default)]
pub(super) struct Learned {
    known: BTreeMap<(LearnedKind, String), Vec<CustomerId>>,
    references: BTreeMap<CustomerId, Vec<String>>,
}

impl Learned {
    /// What was learned of those who made these entries.
    pub(super) fn of(tx: &mut Tx, entity: EntityId, entries: &[BankEntry]) -> Result<Self> {
        let mut keys: Vec<String> = entries
            .iter()
            .flat_map(|entry| {
                let payer = Payer::of(entry);
                payer.keys().map(|(_, key, _)| key).collect::<Vec<_>>()
            })
            .collect();
        keys.sort_unstable();
        keys.dedup();
        let references = references::known(tx, entity, entries)?;
        let mut known: BTreeMap<_, Vec<CustomerId>> = BTreeMap::new();
        let rows = tx.query(
            "SELECT kind, key, customer_id FROM learned_payers
            WHERE entity_id = $1 AND key IN (SELECT value FROM {texts $2}) AND is_active
                AND kind IN ('account', 'name') AND by_person + by_rule > taken_back
            ORDER BY kind, key, by_person + by_rule - taken_back DESC, customer_id",
            &[entity.into(), Value::Texts(keys)],
        )?;
        for row in &rows {
            let key = (row.get(0)?, row.get(1)?);
            known.entry(key).or_default().push(row.get(2)?);
        }
        Ok(Self { known, references })
    }

    /// The customers whose money came from the account of an entry.
    pub(super) fn by_account(&self, entry: &BankEntry) -> &[CustomerId] {
        self.by(LearnedKind::Account, entry.counterparty_account.as_deref())
    }

    /// The customers whose money came under the name in an entry.
    pub(super) fn by_name(&self, entry: &BankEntry) -> &[CustomerId] {
        self.by(LearnedKind::Name, entry.counterparty_name.as_deref())
    }

    fn by(&self, kind: LearnedKind, shown: Option<&str>) -> &[CustomerId] {
        let key = shown.map(plain);
        key.and_then(|key| self.known.get(&(kind, key)))
            .map_or(&[], Vec::as_slice)
    }

    /// The numbers in these payments by which a customer is known.
    pub(super) fn references(&self, customer: CustomerId) -> &[String] {
        self.references.get(&customer).map_or(&[], Vec::as_slice)
    }

    /// All customers that something was learned of.
    pub(super) fn customers(&self) -> impl Iterator<Item = CustomerId> {
        let payers = self.known.values().flatten();
        payers.chain(self.references.keys()).copied()
    }
}

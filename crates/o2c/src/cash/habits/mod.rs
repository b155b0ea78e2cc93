//! Habits: how customers pay, learned from their receipts and told to matching.
//!
//! A receipt of a bank entry shows what it could show by what was open when it came: whether the
//! oldest items were paid first, whether all of a statement were paid at once, whether a discount
//! was taken after its last day, and what was deducted. What it showed is kept with it
//! (`payment_signs`), so that it can be taken back. A habit counts from the third receipt on, as
//! long as it stands in three of four: two may be chance, and one slip in a row of payments is no
//! change of mind.

mod signs;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{Currency, CustomerId, Date, EntityId, LearnedPayerId, ReceiptId};
use matching::engine::Habit;
use store::{Row, Tx, Value};

use super::types::LearnedKind;
use crate::error::Result;
use crate::receivables;
pub(super) use signs::{PaidLine, Shown};
use signs::{Signs, read};

/// Is there enough evidence? At least three receipts stand for the habit, and they are at least
/// three of four of all that could have shown it; what was taken back speaks against it.
pub(super) const COUNTS: &str = "(h.by_person + h.by_rule - h.taken_back >= 3
    AND 4 * (h.by_person + h.by_rule - h.taken_back) >= 3 * (h.by_person + h.by_rule + h.contrary))";

/// A habit of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    customer: CustomerId,
    kind: LearnedKind,
    currency: Currency,
    /// What is deducted, in minor units; zero for the other kinds.
    amount: i64,
}

/// What several receipts showed of one habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Tally {
    by_person: i64,
    by_rule: i64,
    contrary: i64,
    first: Date,
    last: Date,
}

/// Learns from receipts that were just made.
pub(super) fn learn(tx: &mut Tx, entity: EntityId, receipts: &[Shown]) -> Result<()> {
    let lines = receipts.iter().flat_map(|it| &it.lines);
    let items: BTreeSet<_> = lines.map(|line| line.item).collect();
    if items.is_empty() {
        return Ok(());
    }
    let paying = receipts.iter().filter(|it| !it.lines.is_empty());
    let customers: BTreeSet<CustomerId> = paying.map(|it| it.customer).collect();
    let debts = receivables::debts(tx, entity, &items, &customers)?;
    let mut signs = read(receipts, &debts);
    let mut deducted = deducted(tx, &customers)?;
    let mut tallies = BTreeMap::new();
    for (receipt, signs) in receipts.iter().zip(&mut signs) {
        let known = deducted
            .entry((receipt.customer, receipt.currency))
            .or_default();
        for (kind, amount, is_so) in signs.told(known) {
            tally(&mut tallies, receipt, kind, amount, is_so);
        }
    }
    keep(tx, receipts, &signs)?;
    count(tx, entity, &tallies)
}

impl Signs {
    /// What is counted: each habit with whether the receipt showed it. `known` are the amounts that
    /// this customer was seen to deduct; where there are none, paying in full tells nothing.
    fn told(&mut self, known: &mut BTreeSet<i64>) -> Vec<(LearnedKind, i64, bool)> {
        let shown = [
            (LearnedKind::OldestFirst, self.oldest_first),
            (LearnedKind::ByStatement, self.by_statement),
            (LearnedKind::LateDiscount, self.late_discount),
        ];
        let told = shown.into_iter();
        let mut told: Vec<_> = told
            .filter_map(|(kind, shown)| Some((kind, 0, shown?)))
            .collect();
        if let Some(amount) = self.deducted {
            known.extend(Some(amount).filter(|it| *it > 0));
            let each = known.iter();
            told.extend(each.map(|it| (LearnedKind::Deducts, *it, *it == amount)));
        }
        self.deducted = self.deducted.filter(|_| !known.is_empty());
        told
    }
}

fn tally(
    tallies: &mut BTreeMap<Key, Tally>,
    receipt: &Shown,
    kind: LearnedKind,
    amount: i64,
    is_so: bool,
) {
    let key = Key {
        customer: receipt.customer,
        kind,
        currency: receipt.currency,
        amount,
    };
    let tally = tallies.entry(key).or_insert(Tally {
        by_person: 0,
        by_rule: 0,
        contrary: 0,
        first: receipt.on,
        last: receipt.on,
    });
    match (is_so, receipt.automatic) {
        (false, _) => tally.contrary += 1,
        (true, true) => tally.by_rule += 1,
        (true, false) => tally.by_person += 1,
    }
    tally.first = tally.first.min(receipt.on);
    tally.last = tally.last.max(receipt.on);
}

/// What these customers were seen to deduct.
fn deducted(
    tx: &mut Tx,
    customers: &BTreeSet<CustomerId>,
) -> Result<HashMap<(CustomerId, Currency), BTreeSet<i64>>> {
    let rows = tx.query(
        "SELECT h.customer_id, h.currency, h.amount_minor FROM {uuids $1}
        CROSS JOIN learned_habits h WHERE h.customer_id = value AND h.kind = 'deducts'",
        &[Value::ids(customers.iter().copied())],
    )?;
    let mut all: HashMap<_, BTreeSet<i64>> = HashMap::new();
    for row in &rows {
        let of_customer = all.entry((row.get(0)?, row.get(1)?)).or_default();
        of_customer.insert(row.get(2)?);
    }
    Ok(all)
}

const SIGNS: [&str; 5] = [
    "receipt_id",
    "oldest_first",
    "by_statement",
    "late_discount",
    "deducted_minor",
];

/// Keeps what each receipt showed, so that it can be taken back.
fn keep(tx: &mut Tx, receipts: &[Shown], signs: &[Signs]) -> Result<()> {
    let telling = receipts.iter().zip(signs);
    let telling = telling.filter(|(_, signs)| **signs != Signs::default());
    let rows: Vec<Value> = telling
        .flat_map(|(receipt, signs)| {
            [
                receipt.receipt.into(),
                signs.oldest_first.into(),
                signs.by_statement.into(),
                signs.late_discount.into(),
                signs.deducted.into(),
            ]
        })
        .collect();
    tx.insert_many("payment_signs", &SIGNS, rows)?;
    Ok(())
}

/// The habits of these customers that are there, locked in the order of their ids.
fn places(tx: &mut Tx, tallies: &BTreeMap<Key, Tally>) -> Result<BTreeMap<Key, LearnedPayerId>> {
    let customers: BTreeSet<CustomerId> = tallies.keys().map(|key| key.customer).collect();
    let rows = tx.query(
        "SELECT h.customer_id, h.kind, h.currency, h.amount_minor, h.id FROM learned_habits h
        WHERE h.customer_id IN (SELECT value FROM {uuids $1}) ORDER BY h.id FOR UPDATE",
        &[Value::ids(customers)],
    )?;
    let read = |row: &Row| {
        let key = Key {
            customer: row.get(0)?,
            kind: row.get(1)?,
            currency: row.get(2)?,
            amount: row.get(3)?,
        };
        Ok((key, row.get(4)?))
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

const COLUMNS: [&str; 14] = [
    "id",
    "entity_id",
    "customer_id",
    "kind",
    "currency",
    "amount_minor",
    "by_person",
    "by_rule",
    "taken_back",
    "contrary",
    "first_on",
    "last_on",
    "is_active",
    "version",
];

/// A row that nothing was counted in yet.
fn empty_row(tx: &Tx, entity: EntityId, key: &Key, tally: &Tally) -> [Value; 14] {
    [
        tx.new_id::<kernel::kind::LearnedPayer>().into(),
        entity.into(),
        key.customer.into(),
        key.kind.into(),
        key.currency.into(),
        key.amount.into(),
        0_i64.into(),
        0_i64.into(),
        0_i64.into(),
        0_i64.into(),
        tally.first.into(),
        tally.last.into(),
        true.into(),
        1_i64.into(),
    ]
}

fn count(tx: &mut Tx, entity: EntityId, tallies: &BTreeMap<Key, Tally>) -> Result<()> {
    if tallies.is_empty() {
        return Ok(());
    }
    let mut places = places(tx, tallies)?;
    let new = tallies.iter().filter(|(key, _)| !places.contains_key(key));
    let rows: Vec<Value> = new
        .flat_map(|(key, tally)| empty_row(tx, entity, key, tally))
        .collect();
    if !rows.is_empty() {
        // Another transaction may have made some of them by now; then theirs are counted up.
        tx.insert_absent("learned_habits", &COLUMNS, rows)?;
        places = self::places(tx, tallies)?;
    }
    let mut alike: BTreeMap<Tally, Vec<LearnedPayerId>> = BTreeMap::new();
    for (key, tally) in tallies {
        let same = alike.entry(*tally).or_default();
        same.extend(places.get(key));
    }
    for (tally, ids) in alike {
        tx.exec(
            "UPDATE learned_habits SET by_person = by_person + $2, by_rule = by_rule + $3,
                contrary = contrary + $4,
                first_on = CASE WHEN first_on > $5 THEN $5 ELSE first_on END,
                last_on = CASE WHEN last_on < $6 THEN $6 ELSE last_on END
            WHERE id IN (SELECT value FROM {uuids $1})",
            &[
                Value::ids(ids),
                tally.by_person.into(),
                tally.by_rule.into(),
                tally.contrary.into(),
                tally.first.into(),
                tally.last.into(),
            ],
        )?;
    }
    Ok(())
}

/// A person took a receipt back: what it showed speaks against it, and what it spoke against is
/// as it was.
pub(super) fn unlearn(tx: &mut Tx, receipt: ReceiptId) -> Result<()> {
    let row = tx.query_opt(
        "SELECT s.oldest_first, s.by_statement, s.late_discount, s.deducted_minor, r.customer_id,
            r.currency
        FROM payment_signs s JOIN receipts r ON r.id = s.receipt_id WHERE s.receipt_id = $1",
        &[receipt.into()],
    )?;
    let Some(row) = row else {
        return Ok(());
    };
    let (customer, currency): (CustomerId, Currency) = (row.get(4)?, row.get(5)?);
    let mut signs = Signs {
        oldest_first: row.get(0)?,
        by_statement: row.get(1)?,
        late_discount: row.get(2)?,
        deducted: row.get(3)?,
    };
    let known = deducted(tx, &BTreeSet::from([customer]))?;
    let mut known = known
        .get(&(customer, currency))
        .cloned()
        .unwrap_or_default();
    for (kind, amount, is_so) in signs.told(&mut known) {
        let (taken_back, contrary) = (i64::from(is_so), i64::from(!is_so));
        // A deduction first seen later did not count it.
        tx.exec(
            "UPDATE learned_habits SET taken_back = taken_back + $5,
                contrary = CASE WHEN contrary > $6 THEN contrary - $6 ELSE 0 END
            WHERE customer_id = $1 AND kind = $2 AND currency = $3 AND amount_minor = $4",
            &[
                customer.into(),
                kind.into(),
                currency.into(),
                amount.into(),
                taken_back.into(),
                contrary.into(),
            ],
        )?;
    }
    Ok(())
}

/// The habits that count, of these customers.
pub(super) fn habits(
    tx: &mut Tx,
    entity: EntityId,
    customers: &BTreeSet<CustomerId>,
) -> Result<HashMap<CustomerId, Habit>> {
    let sql = format!(
        "SELECT h.customer_id, h.kind, h.amount_minor FROM {{uuids $2}}
        CROSS JOIN learned_habits h WHERE h.customer_id = value AND h.entity_id = $1
            AND h.is_active AND {COUNTS}
        ORDER BY h.customer_id, h.by_person + h.by_rule - h.taken_back, h.amount_minor"
    );
    let ids = Value::ids(customers.iter().copied());
    let mut habits: HashMap<CustomerId, Habit> = HashMap::new();
    for row in &tx.query(&sql, &[entity.into(), ids])? {
        let habit = habits.entry(row.get(0)?).or_default();
        match row.get(1)? {
            LearnedKind::OldestFirst => habit.oldest_first = true,
            LearnedKind::ByStatement => habit.by_statement = true,
            LearnedKind::LateDiscount => habit.late_discount = true,
            // Of several, in different currencies, the one seen most often.
            LearnedKind::Deducts => habit.deducts_minor = Some(row.get(2)?),
            LearnedKind::Account | LearnedKind::Name | LearnedKind::Reference => {}
        }
    }
    Ok(habits)
}

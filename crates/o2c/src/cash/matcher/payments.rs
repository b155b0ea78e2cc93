//! Payments as the engine reads them, and by what they find candidates.

use std::collections::{BTreeSet, HashMap};

use kernel::{BankEntryId, CustomerId, EntityId};
use matching::engine::{CreditRow, Keys, MatchPolicy};
use store::{Tx, Value};

use super::super::advice;
use super::super::learned::Learned;
use super::super::questions;
use super::super::types::{BankEntry, NOT_OURS, TAKEN_BACK};
use crate::error::Result;
use crate::parties;
use crate::text_key::text_key;

/// A payment with its texts in the engine's form.
pub(super) struct Payment<'a> {
    pub entry: &'a BankEntry,
    pub keys: Keys,
    order: u32,
    amount_minor: i64,
    references: String,
    withheld: &'a [(String, String)],
}

impl<'a> Payment<'a> {
    /// `order` places it among those of a day; `said` is what its payer said elsewhere.
    pub fn new(
        entry: &'a BankEntry,
        order: usize,
        said: Option<&'a Said>,
        policy: &MatchPolicy,
    ) -> Result<Self> {
        let fields = entry.references.iter().chain(said.map(|it| &it.numbers));
        let fields: Vec<&str> = fields.map(String::as_str).collect();
        let mut payment = Self {
            entry,
            keys: Keys::default(),
            order: u32::try_from(order).unwrap_or(u32::MAX),
            // What takes an earlier movement back pays nothing, whatever its sign.
            amount_minor: match entry.is_reversal {
                true => 0,
                false => entry.rest()?.minor(),
            },
            references: fields.join(" "),
            withheld: said.map_or(&[], |it| &it.withheld),
        };
        payment.keys = Keys::of(&payment.row(), policy);
        Ok(payment)
    }

    pub fn row(&self) -> CreditRow<'_> {
        let entry = self.entry;
        CreditRow {
            order: self.order,
            value_on: entry.value_on,
            amount_minor: self.amount_minor,
            currency: entry.amount.currency(),
            payer_name: entry.counterparty_name.as_deref().unwrap_or_default(),
            payer_account: entry.counterparty_account.as_deref().unwrap_or_default(),
            paid_to: "",
            reference: &self.references,
            end_to_end: entry.end_to_end_id.as_deref().unwrap_or_default(),
            text: &entry.remittance,
        }
    }

    /// Why the payer said that it withheld something of a document.
    pub fn withheld(&self, document: &str) -> Option<&'a str> {
        let mut withheld = self.withheld.iter();
        let found = withheld.find(|(of, _)| of == document);
        found.map(|(_, reason)| reason.as_str())
    }

    /// The keys of all that it may name an item by.
    pub fn item_keys(&self, entity: EntityId) -> impl Iterator<Item = i64> {
        let keys = &self.keys;
        let forms = [&keys.numbers, &keys.digits, &keys.cores];
        forms
            .into_iter()
            .flatten()
            .map(move |form| text_key(entity, form))
    }

    /// The keys of all that it may name a customer by.
    pub fn customer_keys(&self, entity: EntityId) -> impl Iterator<Item = i64> {
        let numbers = self.keys.numbers.iter();
        numbers.map(move |form| text_key(entity, form))
    }
}

/// What people said of a payment.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The documents of its remittance advice, and those that its payer named when it was asked.
    numbers: String,
    /// Documents of its remittance advice with why something was kept back of them.
    withheld: Vec<(String, String)>,
    /// Why only a person may apply it.
    pub for_person: Option<&'static str>,
}

/// What payers said of these entries elsewhere, and what people here did about them.
pub(super) fn said(
    tx: &mut Tx,
    entity: EntityId,
    entries: &[BankEntry],
) -> Result<HashMap<BankEntryId, Said>> {
    let mut said: HashMap<BankEntryId, Said> = HashMap::new();
    for (entry, one) in advice::advised(tx, entity, entries)? {
        let said = said.entry(entry).or_default();
        said.numbers = one.numbers();
        for line in one.documents {
            let mut kept_back = line.deductions.into_iter();
            let reason = kept_back.find_map(|it| it.reason.or(it.code));
            said.withheld.extend(reason.map(|it| (line.document, it)));
        }
    }
    for (entry, answer) in questions::answered(tx, entity, entries)? {
        let said = said.entry(entry).or_default();
        if answer.not_ours {
            said.for_person = Some(NOT_OURS);
        }
        for document in &answer.documents {
            said.numbers.push(' ');
            said.numbers.push_str(&document.number);
        }
    }
    for entry in taken_back(tx, entries)? {
        let said = said.entry(entry).or_default();
        said.for_person.get_or_insert(TAKEN_BACK);
    }
    Ok(said)
}

/// The entries of which a person took a receipt back: what matching did once, it would do again.
fn taken_back(tx: &mut Tx, entries: &[BankEntry]) -> Result<Vec<BankEntryId>> {
    let rows = tx.query(
        "SELECT DISTINCT r.bank_entry_id FROM receipts r
        WHERE r.bank_entry_id IN (SELECT value FROM {uuids $1}) AND r.reversed_on IS NOT NULL",
        &[Value::ids(entries.iter().map(|entry| entry.id))],
    )?;
    let entries = rows.iter().map(|row| row.get(0));
    Ok(entries.collect::<store::Result<_>>()?)
}

/// Whose the accounts and names are that payments come from.
#[derive(Default)]
pub(super) struct Payers {
    /// Customers by account, with those who pay for them.
    pub by_account: HashMap<String, Vec<CustomerId>>,
    pub learned: Learned,
}

impl Payers {
    pub fn load(tx: &mut Tx, entity: EntityId, entries: &[BankEntry]) -> Result<Self> {
        let accounts: BTreeSet<&str> = entries
            .iter()
            .filter_map(|entry| entry.counterparty_account.as_deref())
            .collect();
        let accounts: Vec<&str> = accounts.into_iter().collect();
        let mut by_account = parties::customers_by_ibans(tx, entity, &accounts)?;
        let mut ids: Vec<CustomerId> = by_account.values().flatten().copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let customers = parties::customers_by_ids(tx, entity, &ids)?;
        for of_account in by_account.values_mut() {
            let payers = of_account.iter().filter_map(|id| customers.get(id));
            let payers: Vec<CustomerId> = payers.map(|it| it.payer()).collect();
            of_account.extend(payers);
            of_account.sort_unstable();
            of_account.dedup();
        }
        Ok(Self {
            by_account,
            learned: Learned::of(tx, entity, entries)?,
        })
    }

    /// All customers that are known to pay so.
    pub fn customers(&self) -> impl Iterator<Item = CustomerId> {
        let known = self.by_account.values().flatten().copied();
        known.chain(self.learned.customers())
    }
}

//! From the model that all bank formats are read into to the entries that are booked. Pure.

use formats::bank::{AccountRef, Entry, EntryDetail, EntryStatus, Party, Reference, Statement};
use kernel::{Currency, Date, Money};
use sha2::{Digest, Sha256};

use crate::error::{Code, Outcome, Refusal};

/// An entry ready to be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewEntry {
    pub booked_on: Date,
    pub value_on: Date,
    pub amount: Money,
    /// What the payer instructed, where that is in another currency.
    pub instructed: Option<Money>,
    pub is_reversal: bool,
    pub counterparty_name: Option<String>,
    pub counterparty_account: Option<String>,
    pub remittance: String,
    pub references: Vec<String>,
    pub end_to_end_id: Option<String>,
    pub bank_reference: Option<String>,
    /// Names of the batch that the entry is, for a notification to find it.
    pub batch_references: Vec<String>,
    /// Why the bank takes a payment back.
    pub return_reason: Option<String>,
    pub fingerprint: String,
    /// Which of the equal entries of this statement it is, from 1.
    pub occurrence: i64,
}

/// A statement ready to be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewStatement {
    pub currency: Currency,
    pub statement_no: Option<String>,
    pub from_on: Option<Date>,
    pub to_on: Option<Date>,
    pub opening: Option<Money>,
    pub closing: Option<Money>,
    pub entries: Vec<NewEntry>,
    /// Entries that are announced or for information only.
    pub left_out: i64,
    pub fingerprint: String,
}

impl NewStatement {
    /// Takes a statement of an account in this currency.
    ///
    /// A batch whose transactions all carry amounts that sum to it is booked transaction by
    /// transaction; any other entry is booked whole, with the texts of its transactions.
    pub fn of(statement: &Statement, currency: Currency) -> Outcome<Self> {
        let balance_day = |balance: &Option<formats::bank::Balance>| {
            balance.as_ref().and_then(|balance| balance.on)
        };
        let fallback = statement.to.or_else(|| balance_day(&statement.closing));
        let mut entries = Vec::with_capacity(statement.entries.len());
        let mut left_out = 0;
        for (index, entry) in statement.entries.iter().enumerate() {
            if entry.status == EntryStatus::Booked {
                add_entry(entry, index, currency, fallback, &mut entries)?;
            } else {
                left_out += 1;
            }
        }
        count_occurrences(&mut entries);
        let last_booked = entries.iter().map(|entry| entry.booked_on).max();
        let in_currency = |balance: &Option<formats::bank::Balance>| {
            let amount = balance.as_ref().map(|balance| balance.amount);
            amount.filter(|amount| amount.currency() == currency)
        };
        let mut this = Self {
            currency,
            statement_no: statement_no(statement),
            from_on: statement.from.or_else(|| balance_day(&statement.opening)),
            to_on: fallback.or(last_booked).or(statement.from),
            opening: in_currency(&statement.opening),
            closing: in_currency(&statement.closing),
            entries,
            left_out,
            fingerprint: String::new(),
        };
        this.fingerprint = this.fingerprint();
        Ok(this)
    }

    /// What makes a statement the same one when it comes again, in whatever file.
    fn fingerprint(&self) -> String {
        let mut hash = Fields::new();
        hash.add(self.currency.code());
        hash.add(self.statement_no.as_deref().unwrap_or_default());
        for day in [self.from_on, self.to_on] {
            hash.add(&day.map_or_else(String::new, |day| day.to_string()));
        }
        for balance in [self.opening, self.closing] {
            hash.add(&balance.map_or_else(String::new, Money::to_decimal_string));
        }
        for entry in &self.entries {
            hash.add(&entry.fingerprint);
        }
        hash.finish()
    }

    /// Sum of the entries in minor units, wide enough for any statement.
    pub fn sum(&self) -> i128 {
        self.entries
            .iter()
            .map(|entry| i128::from(entry.amount.minor()))
            .sum()
    }
}

fn statement_no(statement: &Statement) -> Option<String> {
    let number = statement
        .number
        .or(statement.legal_number)
        .map(|number| number.to_string());
    let number = number.or_else(|| (!statement.id.is_empty()).then(|| statement.id.clone()))?;
    Some(match statement.page {
        Some(page) => format!("{number}/{page}"),
        None => number,
    })
}

fn add_entry(
    entry: &Entry,
    index: usize,
    currency: Currency,
    fallback: Option<Date>,
    entries: &mut Vec<NewEntry>,
) -> Outcome<()> {
    if entry.amount.currency() != currency {
        return Err(Refusal::new(
            Code::CurrencyMismatch,
            format!("entries[{index}].amount"),
            format!("an entry of {} on an account in {currency}", entry.amount),
            "add the account in the currency of the statement",
        ));
    }
    let Some(booked_on) = entry.booked_on.or(entry.value_on).or(fallback) else {
        return Err(Refusal::new(
            Code::InvalidValue,
            format!("entries[{index}].booked_on"),
            format!(
                "the entry of {} has no date, nor has the statement",
                entry.amount
            ),
            "export the statement again with booking dates",
        ));
    };
    let days = (booked_on, entry.value_on.unwrap_or(booked_on));
    if is_listed_batch(entry) {
        entries.extend(entry.details.iter().map(|detail| {
            let amount = detail.amount.unwrap_or(entry.amount);
            new_entry(entry, std::slice::from_ref(detail), amount, days)
        }));
    } else {
        entries.push(new_entry(entry, &entry.details, entry.amount, days));
    }
    Ok(())
}

/// Does the entry list transactions whose amounts sum to it?
fn is_listed_batch(entry: &Entry) -> bool {
    let amounts: Option<Vec<Money>> = entry.details.iter().map(|detail| detail.amount).collect();
    let sum = amounts.map(|amounts| Money::sum(entry.amount.currency(), amounts));
    entry.details.len() > 1 && matches!(sum, Some(Ok(sum)) if sum == entry.amount)
}

pub(super) fn new_entry(
    entry: &Entry,
    details: &[EntryDetail],
    amount: Money,
    (booked_on, value_on): (Date, Date),
) -> NewEntry {
    let first = |of_entry: &Option<String>, of_detail: fn(&EntryDetail) -> &Option<String>| {
        let of_details = details.iter().find_map(|detail| of_detail(detail).clone());
        of_details.or_else(|| of_entry.clone())
    };
    let party = |take: fn(&Party) -> Option<&String>| {
        let of_details = details.iter().find_map(|detail| take(&detail.counterparty));
        take(&entry.counterparty)
            .or(of_details)
            .map(|text| clean(text))
    };
    let texts = entry
        .remittance
        .iter()
        .chain(details.iter().flat_map(|detail| &detail.remittance))
        .chain(entry.info.iter())
        .chain(details.iter().filter_map(|detail| detail.info.as_ref()));
    let references = entry
        .references
        .iter()
        .chain(details.iter().flat_map(|detail| &detail.references));
    let mut new = NewEntry {
        booked_on,
        value_on,
        amount,
        instructed: instructed(entry, details).filter(|it| it.currency() != amount.currency()),
        is_reversal: entry.reversal,
        counterparty_name: party(|party| party.name.as_ref().or(party.ultimate_name.as_ref())),
        counterparty_account: party(|party| party.iban.as_ref().or(party.other.as_ref())),
        remittance: texts.map(|text| clean(text)).collect::<Vec<_>>().join("\n"),
        references: distinct(references),
        end_to_end_id: first(&entry.end_to_end_id, |detail| &detail.end_to_end_id)
            .as_deref()
            .map(clean),
        bank_reference: first(&entry.bank_ref, |detail| &detail.bank_ref)
            .as_deref()
            .map(clean),
        batch_references: batch_references(entry),
        return_reason: first(&entry.return_reason, |detail| &detail.return_reason)
            .as_deref()
            .map(clean),
        fingerprint: String::new(),
        occurrence: 0,
    };
    new.fingerprint = fingerprint(&new);
    new
}

/// What the payer instructed; of several transactions that are booked as one, nothing.
fn instructed(entry: &Entry, details: &[EntryDetail]) -> Option<Money> {
    let of_detail = match details {
        [only] => only.instructed,
        _ => None,
    };
    let of_entry = entry.instructed.filter(|_| entry.details.len() <= 1);
    let positive = of_detail.or(of_entry).map(Money::abs);
    positive.filter(|amount| amount.is_positive())
}

/// What the bank calls the batch that an entry is, beside its own reference.
fn batch_references(entry: &Entry) -> Vec<String> {
    let names = ["NtryRef", "MsgId", "PmtInfId"];
    let of_batch = entry
        .ids
        .iter()
        .filter(|id| names.contains(&id.kind.as_str()));
    of_batch.map(|id| clean(&id.value)).collect()
}

/// Do the transactions of an entry all carry amounts?
pub(super) fn lists_amounts(entry: &Entry) -> bool {
    let details = &entry.details;
    !details.is_empty() && details.iter().all(|detail| detail.amount.is_some())
}

/// No database takes NUL, and a line end inside a line would fall apart later.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn distinct<'a>(references: impl Iterator<Item = &'a Reference>) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for reference in references {
        let value = clean(&reference.value);
        if !value.trim().is_empty() && !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// What makes entries equal: days, amount, direction, references and text. Blanks, case and
/// punctuation of the text do not count, as banks set lines differently from file to file.
fn fingerprint(entry: &NewEntry) -> String {
    let mut hash = Fields::new();
    hash.add(&entry.booked_on.to_string());
    hash.add(&entry.value_on.to_string());
    hash.add(&entry.amount.to_decimal_string());
    hash.add(entry.amount.currency().code());
    hash.add(if entry.is_reversal { "reversal" } else { "" });
    hash.add(entry.bank_reference.as_deref().unwrap_or_default());
    hash.add(entry.end_to_end_id.as_deref().unwrap_or_default());
    for reference in &entry.references {
        hash.add(&plain(reference));
    }
    hash.add(&plain(
        entry.counterparty_account.as_deref().unwrap_or_default(),
    ));
    hash.add(&plain(&entry.remittance));
    hash.finish()
}

/// Letters and digits alone, in upper case.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

fn count_occurrences(entries: &mut [NewEntry]) {
    let mut seen: std::collections::HashMap<String, i64> = std::collections::HashMap::new();
    for entry in entries {
        let count = seen.entry(entry.fingerprint.clone()).or_default();
        *count += 1;
        entry.occurrence = *count;
    }
}

/// Hashes fields so that none can run into the next.
pub(super) struct Fields(Sha256);

impl Fields {
    pub fn new() -> Self {
        Self(Sha256::new())
    }

    pub fn add(&mut self, field: &str) {
        let length = u64::try_from(field.len()).unwrap_or(u64::MAX);
        self.0.update(length.to_be_bytes());
        self.0.update(field.as_bytes());
    }

    pub fn finish(self) -> String {
        hex::encode(self.0.finalize())
    }
}

/// Is this the account that a statement names? IBANs and bank account numbers are compared without
/// blanks; the German form "bank code/account" also fits the IBAN made of both.
pub(super) fn is_account(known: &str, named: &AccountRef) -> bool {
    let known = plain(known);
    let same = |text: &Option<String>| text.as_ref().is_some_and(|text| plain(text) == known);
    if same(&named.iban) || same(&named.other) {
        return true;
    }
    let Some((bank, account)) = named.other.as_deref().and_then(|text| text.split_once('/')) else {
        return false;
    };
    let (bank, account) = (plain(bank), plain(account));
    let digits: String = account.chars().take_while(char::is_ascii_digit).collect();
    known.len() == 22 && known.starts_with("DE") && known[4..] == format!("{bank}{digits:0>10}")
}

/// The account as the statement names it, for messages.
pub(super) fn account_name(named: &AccountRef) -> String {
    let name = named.iban.as_ref().or(named.other.as_ref());
    name.cloned()
        .unwrap_or_else(|| "without a number".to_owned())
}

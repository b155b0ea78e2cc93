//! From the model that all bank formats are read into to notifications. Pure.

use std::collections::BTreeMap;

use formats::bank::{Entry, EntryStatus, Format, Statement};
use kernel::{Currency, Date, Instant, Money};

use crate::cash::normalise::{Fields, NewEntry, clean, lists_amounts, new_entry};
use crate::error::{Code, Outcome, Refusal};

/// A notification ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewNotification {
    pub booked_on: Date,
    pub value_on: Date,
    pub amount: Money,
    pub payments: Vec<NewEntry>,
    pub payments_sum: Money,
    /// All names of the batch; the first is the one that people see.
    pub references: Vec<String>,
    pub fingerprint: String,
}

/// Does this format tell single payments that a statement may have as one entry?
pub(super) const fn is_notification(format: Format) -> bool {
    matches!(
        format,
        Format::Camt054 | Format::Esr | Format::Nacha | Format::Lockbox
    )
}

/// The batches of one part of a file, on an account in this currency: in camt each entry is one;
/// elsewhere what is booked together, by its day and whether money comes, goes or is taken back.
pub(super) fn batches(
    format: Format,
    statement: &Statement,
    currency: Currency,
) -> Outcome<Vec<NewNotification>> {
    let booked = statement.entries.iter().enumerate();
    let booked = booked.filter(|(_, entry)| entry.status == EntryStatus::Booked);
    let mut groups: BTreeMap<(Option<Date>, bool, bool, usize), Vec<&Entry>> = BTreeMap::new();
    for (index, entry) in booked {
        let key = match format {
            Format::Camt054 => (None, false, false, index),
            _ => (
                entry.value_on,
                entry.amount.is_negative(),
                entry.reversal,
                0,
            ),
        };
        groups.entry(key).or_default().push(entry);
    }
    let mut found: Vec<NewNotification> = Vec::with_capacity(groups.len());
    for entries in groups.values() {
        let mut new = batch(statement, entries, currency)?;
        let equal = found
            .iter()
            .filter(|it| it.fingerprint == new.fingerprint)
            .count();
        if equal > 0 {
            new.fingerprint = format!("{}-{}", new.fingerprint, equal + 1);
        }
        found.push(new);
    }
    Ok(found)
}

fn batch(
    statement: &Statement,
    entries: &[&Entry],
    currency: Currency,
) -> Outcome<NewNotification> {
    let amounts = || entries.iter().map(|entry| entry.amount);
    if let Some(other) = amounts().find(|amount| amount.currency() != currency) {
        return Err(Refusal::new(
            Code::CurrencyMismatch,
            "account",
            format!("{other} is notified for an account in {currency}"),
            "name the account in the currency of the notification",
        ));
    }
    let days = days(statement, entries)?;
    let amount = sum(currency, amounts())?;
    let payments: Vec<NewEntry> = entries
        .iter()
        .flat_map(|entry| payments_of(entry, days))
        .collect();
    let payments_sum = sum(currency, payments.iter().map(|payment| payment.amount))?;
    let mut new = NewNotification {
        booked_on: days.0,
        value_on: days.1,
        amount,
        references: references(statement, entries),
        payments,
        payments_sum,
        fingerprint: String::new(),
    };
    new.fingerprint = fingerprint(&new);
    Ok(new)
}

fn sum(currency: Currency, amounts: impl IntoIterator<Item = Money>) -> Outcome<Money> {
    Money::sum(currency, amounts).map_err(|error| {
        let remedy = "split the file and import its parts";
        Refusal::new(Code::InvalidValue, "amount", error.to_string(), remedy)
    })
}

/// The day on which a batch is booked, and from which it counts.
fn days(statement: &Statement, entries: &[&Entry]) -> Outcome<(Date, Date)> {
    let told = |of: fn(&Entry) -> Option<Date>| entries.iter().find_map(|entry| of(entry));
    let (booked, value) = (told(|entry| entry.booked_on), told(|entry| entry.value_on));
    let made = statement.created_at.map(Instant::date);
    let booked_on = booked.or(value).or(statement.to).or(made).ok_or_else(|| {
        Refusal::new(
            Code::InvalidValue,
            "booked_on",
            "the notification tells no day",
            "ask the bank for the notification with booking dates",
        )
    })?;
    Ok((booked_on, value.unwrap_or(booked_on)))
}

/// The payments of an entry: its transactions where all have amounts, else the entry itself.
fn payments_of(entry: &Entry, days: (Date, Date)) -> Vec<NewEntry> {
    let payments: Vec<NewEntry> = if lists_amounts(entry) {
        let details = entry.details.iter();
        let details = details.filter_map(|detail| Some((detail, detail.amount?)));
        details
            .map(|(detail, amount)| new_entry(entry, std::slice::from_ref(detail), amount, days))
            .collect()
    } else {
        vec![new_entry(entry, &entry.details, entry.amount, days)]
    };
    let taken_back = |payment: NewEntry| {
        let returned = payment.amount.is_negative() && payment.return_reason.is_some();
        NewEntry {
            is_reversal: payment.is_reversal || returned,
            ..payment
        }
    };
    payments.into_iter().map(taken_back).collect()
}

/// How a statement may name the batch: by the bank's reference of its entry, by what its
/// transactions have in common, or by the number of what they came through.
fn references(statement: &Statement, entries: &[&Entry]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let name = clean(name);
        if !name.trim().is_empty() && !found.contains(&name) {
            found.push(name);
        }
    };
    if let [only] = entries {
        only.bank_ref.iter().for_each(|name| add(name));
        let of_details = only.details.iter().flat_map(|detail| &detail.ids);
        let common = |kind: &str| matches!(kind, "NtryRef" | "MsgId" | "PmtInfId");
        let ids = only.ids.iter().chain(of_details);
        ids.filter(|id| common(&id.kind))
            .for_each(|id| add(&id.value));
    } else {
        add(&statement.id);
    }
    found
}

fn fingerprint(new: &NewNotification) -> String {
    let mut hash = Fields::new();
    for field in [
        new.booked_on.to_string(),
        new.value_on.to_string(),
        new.amount.to_decimal_string(),
    ] {
        hash.add(&field);
    }
    new.references.iter().for_each(|name| hash.add(name));
    new.payments
        .iter()
        .for_each(|payment| hash.add(&payment.fingerprint));
    hash.finish()
}

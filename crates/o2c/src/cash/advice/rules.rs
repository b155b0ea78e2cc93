//! Which advice belongs to which bank entry. Pure.
//!
//! An advice belongs to an entry when the reference of its payment, or its own number, stands in
//! the entry; else when amount, currency and payer agree and the days are near. Both must single
//! the other out: where two fit, and not just one of them to the cent, none is taken.

use std::collections::{BTreeSet, HashMap, HashSet};

use formats::bank::references::document_tokens;
use kernel::{CustomerId, Date, Money, RemittanceAdviceId};

use super::super::normalise::plain;
use super::super::types::BankEntry;
use super::types::LinkedBy;

/// Days between an advised payment and its booking.
const NEAR_DAYS: i64 = 14;
/// A shorter reference says nothing by itself; with the amount it does.
const KEY_CHARS_ALONE: usize = 6;
const KEY_CHARS_MIN: usize = 4;
/// From this length on a reference is looked for across blanks and line ends, too, where the amount
/// agrees.
const KEY_CHARS_WITHIN: usize = 8;
/// Banks cut names; what is left must have this many letters.
const NAME_CHARS_MIN: usize = 8;

/// What is known of an advice that belongs to no payment yet.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    pub(super) id: RemittanceAdviceId,
    /// Reference of the payment and number of the advice.
    pub(super) references: Vec<String>,
    pub(super) amount: Money,
    pub(super) advised_on: Date,
    /// The day of the payment, where it is told.
    pub(super) paid_on: Option<Date>,
    pub(super) payer_account: Option<String>,
    /// The payer's name, and that of the customer of its documents.
    pub(super) names: Vec<String>,
    pub(super) customer: Option<CustomerId>,
}

/// An entry to which an advice may belong, ready to be compared.
#[derive(Debug)]
pub(super) struct Seen<'e> {
    pub(super) entry: &'e BankEntry,
    /// Customers whose account it comes from.
    pub(super) customers: Vec<CustomerId>,
    words: HashSet<String>,
    text: String,
    account: String,
    name: String,
}

impl<'e> Seen<'e> {
    pub(super) fn of(entry: &'e BankEntry, customers: Vec<CustomerId>) -> Self {
        let fields = entry.references.iter();
        let fields = fields
            .chain(&entry.end_to_end_id)
            .chain(&entry.bank_reference);
        let whole: Vec<&str> = fields
            .map(String::as_str)
            .chain([entry.remittance.as_str()])
            .collect();
        let text = whole.join(" ");
        let words = text.split_whitespace().map(plain);
        let tokens = document_tokens(&text).into_iter().map(|token| token.normal);
        let of = |text: &Option<String>| text.as_deref().map(plain).unwrap_or_default();
        Self {
            entry,
            customers,
            words: words
                .chain(tokens)
                .chain(whole.iter().map(|text| plain(text)))
                .collect(),
            text: plain(&text),
            account: of(&entry.counterparty_account),
            name: of(&entry.counterparty_name),
        }
    }

    fn quotes(&self, reference: &str, exact: bool) -> bool {
        let key = plain(reference);
        let length = key.chars().count();
        let least = if exact {
            KEY_CHARS_MIN
        } else {
            KEY_CHARS_ALONE
        };
        length >= least
            && key.chars().any(|c| c.is_ascii_digit())
            && (self.words.contains(&key)
                || (exact && length >= KEY_CHARS_WITHIN && self.text.contains(&key)))
    }

    fn is_of(&self, claim: &Claim) -> bool {
        let account = claim.payer_account.as_deref().map(plain);
        let same_account = account.is_some_and(|account| {
            account.chars().count() >= KEY_CHARS_MIN && account == self.account
        });
        let same_name = claim
            .names
            .iter()
            .any(|name| same_name(&plain(name), &self.name));
        let customer = claim.customer;
        same_account || same_name || customer.is_some_and(|it| self.customers.contains(&it))
    }
}

fn same_name(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    !short.is_empty()
        && (short == long || (short.chars().count() >= NAME_CHARS_MIN && long.starts_with(short)))
}

/// How an advice fits an entry, and whether to the cent.
fn fit(claim: &Claim, seen: &Seen<'_>, by: LinkedBy) -> Option<bool> {
    if claim.amount.currency() != seen.entry.amount.currency() {
        return None;
    }
    let exact = claim.amount == seen.entry.amount;
    let fits = match by {
        LinkedBy::Reference => claim.references.iter().any(|it| seen.quotes(it, exact)),
        LinkedBy::Amount => {
            let days = (seen.entry.booked_on - claim.advised_on).num_days().abs();
            exact && days <= NEAR_DAYS && seen.is_of(claim)
        }
        LinkedBy::Person => false,
    };
    fits.then_some(exact)
}

/// Entries by what an advice can know of them, so that not each is held against each.
struct Index<'s> {
    by_word: HashMap<&'s str, Vec<usize>>,
    by_amount: HashMap<Money, Vec<usize>>,
}

impl<'s> Index<'s> {
    fn of(seen: &'s [Seen<'_>]) -> Self {
        let mut this = Self {
            by_word: HashMap::new(),
            by_amount: HashMap::new(),
        };
        for (place, entry) in seen.iter().enumerate() {
            for word in &entry.words {
                this.by_word.entry(word).or_default().push(place);
            }
            this.by_amount
                .entry(entry.entry.amount)
                .or_default()
                .push(place);
        }
        this
    }

    fn near(&self, claim: &Claim) -> BTreeSet<usize> {
        let keys = claim.references.iter().map(|reference| plain(reference));
        let quoted = keys.filter_map(|key| self.by_word.get(key.as_str()));
        let same = self.by_amount.get(&claim.amount);
        quoted.chain(same).flatten().copied().collect()
    }
}

/// The pairs that single each other out, by their places.
pub(super) fn pairs(claims: &[Claim], seen: &[Seen<'_>]) -> Vec<(usize, usize, LinkedBy)> {
    let index = Index::of(seen);
    let mut pairs = Vec::new();
    let (mut claimed, mut taken) = (HashSet::new(), HashSet::new());
    for by in [LinkedBy::Reference, LinkedBy::Amount] {
        let mut of_claim: HashMap<usize, Vec<(usize, bool)>> = HashMap::new();
        let mut of_entry: HashMap<usize, Vec<(usize, bool)>> = HashMap::new();
        for (at, claim) in claims.iter().enumerate() {
            for place in index.near(claim) {
                let free = !claimed.contains(&at) && !taken.contains(&place);
                if let Some(exact) = free.then(|| fit(claim, &seen[place], by)).flatten() {
                    of_claim.entry(at).or_default().push((place, exact));
                    of_entry.entry(place).or_default().push((at, exact));
                }
            }
        }
        for (at, _) in claims.iter().enumerate() {
            let place = of_claim.get(&at).and_then(|fitting| only(fitting));
            let back = place.and_then(|place| only(of_entry.get(&place)?));
            if let (Some(place), true) = (place, back == Some(at)) {
                claimed.insert(at);
                taken.insert(place);
                pairs.push((at, place, by));
            }
        }
    }
    pairs
}

/// The only one that fits, else the only one that fits to the cent.
fn only(fitting: &[(usize, bool)]) -> Option<usize> {
    let mut exact = fitting.iter().filter(|(_, exact)| *exact);
    match (fitting, exact.next(), exact.next()) {
        ([(one, _)], ..) | (_, Some((one, _)), None) => Some(*one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Currency, Id, IdKind};
    use uuid::Uuid;

    use super::*;
    use crate::cash::types::EntryStatus;

    fn id<K: IdKind>(number: u128) -> Id<K> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn day(day: u32) -> Date {
        Date::from_ymd_opt(2026, 1, day).expect("a day")
    }

    fn claim(number: u128, references: &[&str], minor: i64, payer: &str) -> Claim {
        Claim {
            id: id(number),
            references: references.iter().map(|it| (*it).to_owned()).collect(),
            amount: eur(minor),
            advised_on: day(7),
            paid_on: Some(day(7)),
            payer_account: None,
            names: vec![payer.to_owned()],
            customer: None,
        }
    }

    fn entry(text: &str, minor: i64, payer: &str) -> BankEntry {
        BankEntry {
            id: id(1),
            bank_account: id(1),
            statement: id(1),
            line_no: 1,
            booked_on: day(9),
            value_on: day(9),
            amount: eur(minor),
            applied: eur(0),
            instructed: None,
            is_reversal: false,
            counterparty_name: Some(payer.to_owned()),
            counterparty_account: None,
            remittance: text.to_owned(),
            references: Vec::new(),
            end_to_end_id: None,
            bank_reference: None,
            return_reason: None,
            status: EntryStatus::Open,
            batch: None,
            parts: 0,
            advice: None,
        }
    }

    fn found(claims: &[Claim], entries: &[BankEntry]) -> Vec<(usize, usize, LinkedBy)> {
        let seen: Vec<Seen<'_>> = entries.iter().map(|it| Seen::of(it, Vec::new())).collect();
        pairs(claims, &seen)
    }

    #[test]
    fn a_reference_singles_an_entry_out_whatever_the_amount() {
        let claims = [claim(1, &["TRACE-4711"], 10_000, "Somebody")];
        let entries = [
            entry("ACH TRACE 4711", 10_000, "X"),
            entry("payment trace-4711 less charges", 9_900, "Y"),
        ];
        let by = LinkedBy::Reference;
        assert_eq!(found(&claims, &entries), [(0, 0, by)], "to the cent");
        assert_eq!(found(&claims, &entries[1..]), [(0, 0, by)], "the only one");
        let twice = [entries[1].clone(), entries[1].clone()];
        assert!(found(&claims, &twice).is_empty(), "ambiguous");
    }

    #[test]
    fn a_short_reference_needs_the_amount_and_a_word_is_none() {
        let claims = [claim(1, &["4711", "NOTPROVIDED"], 10_000, "Somebody")];
        assert_eq!(found(&claims, &[entry("4711", 10_000, "X")]).len(), 1);
        assert!(found(&claims, &[entry("4711 NOTPROVIDED", 9_000, "X")]).is_empty());
        assert!(found(&claims, &[entry("NOTPROVIDED", 10_000, "X")]).is_empty());
    }

    #[test]
    fn amount_and_payer_single_each_other_out_within_some_days() {
        let claims = [claim(1, &[], 10_000, "Groß Handels GmbH & Co. KG")];
        let cut = entry("invoices", 10_000, "GROSS HANDELS GMBH & CO");
        let other = entry("invoices", 10_000, "GROSS HANDELS AG");
        let same = entry("invoices", 10_000, "Groß Handels GmbH");
        assert_eq!(found(&claims, &[cut]).len(), 1, "cut by the bank");
        assert!(found(&claims, &[other]).is_empty(), "somebody else");
        let alone = found(&claims, std::slice::from_ref(&same));
        assert_eq!(alone, [(0, 0, LinkedBy::Amount)]);
        let mut late = same.clone();
        late.booked_on = day(29);
        assert!(found(&claims, &[late]).is_empty());
        assert!(found(&claims, &[same.clone(), same.clone()]).is_empty());
        let two = [
            claims[0].clone(),
            claim(2, &[], 10_000, "Groß Handels GmbH"),
        ];
        assert!(found(&two, &[same]).is_empty(), "two advices for one entry");
    }

    #[test]
    fn what_a_reference_took_is_gone_for_amounts() {
        let claims = [
            claim(1, &["TRACE-4711"], 10_000, "Ada Trading"),
            claim(2, &[], 10_000, "Ada Trading"),
        ];
        let entries = [
            entry("trace-4711", 10_000, "Ada Trading"),
            entry("thanks", 10_000, "Ada Trading"),
        ];
        let wanted = [(0, 0, LinkedBy::Reference), (1, 1, LinkedBy::Amount)];
        assert_eq!(found(&claims, &entries), wanted);
    }
}

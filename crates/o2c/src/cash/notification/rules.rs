//! Which entry a notification details. Pure.
//!
//! In this order, for all notifications of an account that wait:
//!
//! 1. Its payments stand in the books one by one, each as an entry of its amount and days with the
//!    same reference, account or text: nothing is to be done.
//! 2. An entry is named like its batch. Several such entries are told apart by the amount, then by
//!    the days; a single one is it even where the amount differs, so that a person sees by how much.
//! 3. Exactly one entry that names no payer's account has its amount on its days, and would be of no
//!    other notification.

use std::collections::{HashMap, HashSet};

use formats::bank::Format;
use kernel::{BankEntryId, Date, NotificationId};

use super::types::NotificationReason;
use crate::cash::normalise::{NewEntry, plain};
use crate::cash::types::{BankEntry, EntryStatus};

/// A notification as far as its entry is concerned.
pub(super) struct Notice {
    pub id: NotificationId,
    pub format: Format,
    /// All names of the batch.
    pub references: Vec<String>,
    pub booked_on: Date,
    pub value_on: Date,
    pub amount_minor: i64,
    pub payments: Vec<NewEntry>,
}

/// An entry that it may be.
pub(super) struct Seen {
    pub entry: BankEntry,
    /// What the statement calls the batch that it is, beside its references.
    pub batch_references: Vec<String>,
}

/// What is found for a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Recognised,
    Entry(BankEntryId),
    Nothing(NotificationReason),
}

/// Shorter names of a batch may be mere numbers of lines.
const REFERENCE_LEN_MIN: usize = 6;
/// Days around those of a lockbox or clearing house on which the bank may book the money.
const DAYS_AROUND: (i64, i64) = (-1, 5);

/// Finds what each of the notifications of one account details.
pub(super) fn find(notices: &[Notice], seen: &[Seen]) -> Vec<Found> {
    let mut taken = HashSet::new();
    let marked = marked(seen);
    let mut found: Vec<Option<Found>> = notices
        .iter()
        .map(|notice| recognised(notice, seen, &marked, &mut taken).then_some(Found::Recognised))
        .collect();
    for (notice, found) in notices.iter().zip(&mut found) {
        if found.is_none() {
            *found = by_reference(notice, seen, &taken);
        }
        if let Some(Found::Entry(id)) = found {
            taken.insert(*id);
        }
    }
    let fits: Vec<Vec<BankEntryId>> = notices
        .iter()
        .zip(&found)
        .map(|(notice, found)| match found {
            None => by_amount(notice, seen, &taken),
            Some(_) => Vec::new(),
        })
        .collect();
    let mut wanted: HashMap<BankEntryId, usize> = HashMap::new();
    for id in fits.iter().flatten() {
        *wanted.entry(*id).or_default() += 1;
    }
    let by_amount = fits.iter().map(|fits| match fits[..] {
        [] => Found::Nothing(NotificationReason::NoEntry),
        [only] if wanted.get(&only) == Some(&1) => Found::Entry(only),
        _ => Found::Nothing(NotificationReason::Ambiguous),
    });
    let found = found.into_iter().zip(by_amount);
    found
        .map(|(found, by_amount)| found.unwrap_or(by_amount))
        .collect()
}

/// By what a payment is known again: the kind of mark and its text.
type Mark = (u8, String);

fn marks(
    end_to_end_id: Option<&str>,
    references: &[String],
    bank_reference: Option<&str>,
    account: Option<&str>,
    text: &str,
) -> Vec<Mark> {
    let references = references.iter().map(|it| (1, it.as_str()));
    let single = [
        (0, end_to_end_id),
        (2, bank_reference),
        (3, account),
        (4, Some(text)),
    ];
    let single = single
        .into_iter()
        .filter_map(|(kind, text)| Some((kind, text?)));
    let marks = single
        .chain(references)
        .map(|(kind, text)| (kind, plain(text)));
    let mut marks: Vec<Mark> = marks.filter(|(_, text)| !text.is_empty()).collect();
    marks.sort();
    marks
}

/// Entries by amount and mark, in the order given.
type Marked = HashMap<(i64, Mark), Vec<usize>>;

fn marked(seen: &[Seen]) -> Marked {
    let mut marked = Marked::new();
    for (place, Seen { entry, .. }) in seen.iter().enumerate() {
        for mark in marks(
            entry.end_to_end_id.as_deref(),
            &entry.references,
            entry.bank_reference.as_deref(),
            entry.counterparty_account.as_deref(),
            &entry.remittance,
        ) {
            let key = (entry.amount.minor(), mark);
            marked.entry(key).or_default().push(place);
        }
    }
    marked
}

/// Has each payment an entry of its own? Takes these entries if so.
fn recognised(
    notice: &Notice,
    seen: &[Seen],
    marked: &Marked,
    taken: &mut HashSet<BankEntryId>,
) -> bool {
    // Of a batch of one payment the statement may tell less than the notification.
    let lone = notice.payments.len() == 1;
    let mut own: HashSet<BankEntryId> = HashSet::new();
    // Equal payments are many: each looks on where the one before found its entry.
    let mut begun: HashMap<(i64, Mark), usize> = HashMap::new();
    for payment in &notice.payments {
        let marks = marks(
            payment.end_to_end_id.as_deref(),
            &payment.references,
            payment.bank_reference.as_deref(),
            payment.counterparty_account.as_deref(),
            &payment.remittance,
        );
        let found = marks.into_iter().find_map(|mark| {
            let key = (payment.amount.minor(), mark);
            let places = marked.get(&key)?;
            let from = begun.entry(key).or_default();
            while let Some(place) = places.get(*from) {
                *from += 1;
                let entry = &seen[*place].entry;
                let free = !taken.contains(&entry.id) && !own.contains(&entry.id);
                let same = near(notice, entry) && !contradicts(payment, entry);
                if free && same && !(lone && adds(payment, entry)) {
                    return Some(entry.id);
                }
            }
            None
        });
        match found {
            Some(id) => own.insert(id),
            None => return false,
        };
    }
    taken.extend(own);
    !notice.payments.is_empty()
}

/// Do payment and entry tell of different payers or documents, though a text or amount is the same?
fn contradicts(payment: &NewEntry, entry: &BankEntry) -> bool {
    let differ = |a: &Option<String>, b: &Option<String>| matches!((a, b), (Some(a), Some(b)) if plain(a) != plain(b));
    let known: Vec<String> = entry.references.iter().map(|it| plain(it)).collect();
    let told = !payment.references.is_empty() && !known.is_empty();
    differ(&payment.end_to_end_id, &entry.end_to_end_id)
        || differ(&payment.counterparty_account, &entry.counterparty_account)
        || (told
            && !payment
                .references
                .iter()
                .any(|it| known.contains(&plain(it))))
}

/// Does a payment tell of its payer, where the entry tells nothing?
pub(super) fn adds(payment: &NewEntry, entry: &BankEntry) -> bool {
    let told = payment.counterparty_account.is_some()
        || payment.end_to_end_id.is_some()
        || !payment.references.is_empty();
    let known = entry.counterparty_account.is_some()
        || entry.end_to_end_id.is_some()
        || !entry.references.is_empty();
    told && !known
}

/// Lockboxes and clearing houses tell the day of the deposit, statements that of the money.
const fn is_loose(format: Format) -> bool {
    matches!(format, Format::Lockbox | Format::Nacha)
}

fn near(notice: &Notice, entry: &BankEntry) -> bool {
    if is_loose(notice.format) {
        let days = (entry.booked_on - notice.booked_on).num_days();
        return (DAYS_AROUND.0..=DAYS_AROUND.1).contains(&days);
    }
    entry.booked_on == notice.booked_on || entry.value_on == notice.value_on
}

fn by_reference(notice: &Notice, seen: &[Seen], taken: &HashSet<BankEntryId>) -> Option<Found> {
    let names: Vec<String> = notice
        .references
        .iter()
        .map(|name| plain(name))
        .filter(|name| name.chars().count() >= REFERENCE_LEN_MIN)
        .collect();
    let free = seen.iter().filter(|Seen { entry, .. }| {
        let same_way = entry.amount.minor().signum() == notice.amount_minor.signum();
        !taken.contains(&entry.id) && same_way && entry.batch.is_none()
    });
    let named: Vec<&BankEntry> = free
        .filter(|seen| is_named(seen, &names, notice.amount_minor))
        .map(|seen| &seen.entry)
        .collect();
    let of_amount: Vec<&BankEntry> = named
        .iter()
        .filter(|entry| entry.amount.minor() == notice.amount_minor)
        .copied()
        .collect();
    let near_by: Vec<&BankEntry> = of_amount
        .iter()
        .filter(|entry| near(notice, entry))
        .copied()
        .collect();
    match (&near_by[..], &of_amount[..], &named[..]) {
        ([only], ..) | ([], [only], _) => Some(Found::Entry(only.id)),
        // The number of a lockbox stands on each of its deposits.
        ([], [], [only]) if !is_loose(notice.format) => Some(Found::Entry(only.id)),
        ([], [], _) => None,
        _ => Some(Found::Nothing(NotificationReason::Ambiguous)),
    }
}

/// Does the entry bear one of these names, in a field of its own or, if the amount agrees, in its
/// text?
fn is_named(seen: &Seen, names: &[String], amount_minor: i64) -> bool {
    let entry = &seen.entry;
    let fields = entry.bank_reference.iter().chain(&entry.end_to_end_id);
    let mut fields = fields
        .chain(&entry.references)
        .chain(&seen.batch_references);
    if fields.any(|field| names.contains(&plain(field))) {
        return true;
    }
    let text = plain(&entry.remittance);
    entry.amount.minor() == amount_minor && names.iter().any(|name| text.contains(name))
}

fn by_amount(notice: &Notice, seen: &[Seen], taken: &HashSet<BankEntryId>) -> Vec<BankEntryId> {
    let fits = seen.iter().map(|seen| &seen.entry).filter(|entry| {
        entry.amount.minor() == notice.amount_minor
            && near(notice, entry)
            && entry.counterparty_account.is_none()
            && entry.batch.is_none()
            && entry.status != EntryStatus::Reversed
            && !taken.contains(&entry.id)
    });
    fits.map(|entry| entry.id).collect()
}

#[cfg(test)]
mod tests {
    use kernel::{Currency, Id, Money};
    use uuid::Uuid;

    use super::*;

    fn day(on: &str) -> Date {
        on.parse().expect("a day")
    }

    fn payment(minor: i64, end_to_end_id: &str, account: Option<&str>) -> NewEntry {
        NewEntry {
            booked_on: day("2026-03-03"),
            value_on: day("2026-03-03"),
            amount: Money::new(minor, Currency::EUR),
            instructed: None,
            is_reversal: false,
            counterparty_name: None,
            counterparty_account: account.map(str::to_owned),
            remittance: "rent".to_owned(),
            references: Vec::new(),
            end_to_end_id: (!end_to_end_id.is_empty()).then(|| end_to_end_id.to_owned()),
            bank_reference: None,
            batch_references: Vec::new(),
            return_reason: None,
            fingerprint: String::new(),
            occurrence: 1,
        }
    }

    fn notice(format: Format, name: &str, payments: Vec<NewEntry>) -> Notice {
        Notice {
            id: Id::from_uuid(Uuid::from_u128(1)),
            format,
            references: vec![name.to_owned()],
            booked_on: day("2026-03-03"),
            value_on: day("2026-03-03"),
            amount_minor: payments.iter().map(|it| it.amount.minor()).sum(),
            payments,
        }
    }

    fn seen(number: u128, on: &str, name: &str, of: &NewEntry) -> Seen {
        let id = Uuid::from_u128(number);
        let entry = BankEntry {
            id: Id::from_uuid(id),
            bank_account: Id::from_uuid(id),
            statement: Id::from_uuid(id),
            line_no: 1,
            booked_on: day(on),
            value_on: day(on),
            amount: of.amount,
            applied: Money::zero(Currency::EUR),
            instructed: None,
            is_reversal: false,
            counterparty_name: None,
            counterparty_account: of.counterparty_account.clone(),
            remittance: of.remittance.clone(),
            references: Vec::new(),
            end_to_end_id: of.end_to_end_id.clone(),
            bank_reference: Some(name.to_owned()),
            return_reason: None,
            status: EntryStatus::Open,
            batch: None,
            parts: 0,
            advice: None,
        };
        Seen {
            entry,
            batch_references: Vec::new(),
        }
    }

    fn found(notice: Notice, seen: &[Seen]) -> Found {
        find(&[notice], seen)[0]
    }

    /// The risk: money of one payer taken for that of another, and its notification lost.
    #[test]
    fn the_same_text_of_another_payer_is_not_the_payment() {
        let ours = payment(100, "", Some("DE1"));
        let other = seen(1, "2026-03-03", "x", &payment(100, "", Some("DE2")));
        let told = || notice(Format::Camt054, "BATCH-1", vec![ours.clone(), ours.clone()]);
        let both = |second: Seen| [seen(2, "2026-03-03", "y", &ours), second];
        assert_eq!(
            found(told(), &both(other)),
            Found::Nothing(NotificationReason::NoEntry)
        );
        let twin = seen(3, "2026-03-03", "z", &ours);
        assert_eq!(found(told(), &both(twin)), Found::Recognised);
    }

    #[test]
    fn a_name_tells_an_entry_whatever_its_amount_but_a_short_one_tells_nothing() {
        let bare = payment(90, "", None);
        for (name, wanted) in [
            ("BATCH-1", Found::Entry(Id::from_uuid(Uuid::from_u128(1)))),
            ("17", Found::Nothing(NotificationReason::NoEntry)),
        ] {
            let told = notice(Format::Camt054, name, vec![payment(100, "e", None)]);
            assert_eq!(found(told, &[seen(1, "2026-03-04", name, &bare)]), wanted);
        }
    }

    #[test]
    fn a_deposit_may_be_booked_days_later_and_a_transfer_may_not() {
        let bare = payment(100, "", None);
        let entry = Found::Entry(Id::from_uuid(Uuid::from_u128(1)));
        let none = Found::Nothing(NotificationReason::NoEntry);
        for (format, on, wanted) in [
            (Format::Lockbox, "2026-03-08", entry),
            (Format::Lockbox, "2026-03-09", none),
            (Format::Camt054, "2026-03-03", entry),
            (Format::Camt054, "2026-03-04", none),
        ] {
            let told = notice(format, "BATCH-1", vec![payment(100, "e", None)]);
            let seen = [seen(1, on, "x", &bare)];
            assert_eq!(found(told, &seen), wanted, "{format:?} on {on}");
        }
    }
}

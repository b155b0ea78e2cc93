//! The statement line `:61:`.

use chrono::Datelike;
use kernel::{Currency, Date};

use super::fields::Field;
use super::short_date;
use crate::bank::amount::parse_amount;
use crate::bank::{BankCode, Entry, EntryStatus, Reference, ReferenceKind};
use crate::error::FormatError;
use crate::ids::Iban;

/// The scheme under which the account owner's reference is kept.
pub(super) const CUSTOMER_REFERENCE: &str = "customer_reference";

/// References that only say that there is none, or that it stands in `:86:`.
const NO_REFERENCE: [&str; 6] = ["NONREF", "NOREF", "NOTPROVIDED", "EREF", "MARF", "PREF"];

/// Reads the line. In Rabobank's older form account and name of the other side follow the type.
pub(super) fn read(
    field: &Field,
    currency: Option<Currency>,
    rabobank: bool,
) -> Result<Entry, FormatError> {
    let first = field.line_at(0);
    let refuse = |problem: &str, remedy: &str| {
        FormatError::new(":61:", problem)
            .at_line(field.line)
            .value(first)
            .remedy(remedy)
    };
    let Some(currency) = currency else {
        return Err(refuse(
            "the statement tells no known currency",
            "name the account's currency when importing",
        ));
    };
    // Some banks break the line within the fixed part; then the next line completes it.
    let joined = format!("{first}{}", field.line_at(1));
    let (line, used) = match parse_line(first) {
        Ok(line) => (line, 1),
        Err(problem) => match parse_line(&joined) {
            Ok(line) => (line, 2),
            Err(_) => return Err(refuse(problem, "ask the bank for a correct MT940 file")),
        },
    };
    let amount = parse_amount(&line.amount.replace(',', "."), currency)
        .map_err(|problem| refuse(&problem, "ask the bank for a correct MT940 file"))?;
    let mut entry = Entry::new(if line.mark.credit {
        amount
    } else {
        amount.neg()
    });
    entry.status = if line.mark.expected {
        EntryStatus::Pending
    } else {
        EntryStatus::Booked
    };
    entry.reversal = line.mark.reversal;
    entry.value_on = Some(line.value_on);
    entry.booked_on = Some(line.booked_on);
    entry.bank_code = BankCode {
        swift: line.kind.map(str::to_owned),
        ..BankCode::default()
    };
    entry.raw = field.raw();
    let rest = references(&mut entry, line.rest);
    let supplement: Vec<&str> = std::iter::once(rest)
        .chain(field.lines.iter().skip(used).map(String::as_str))
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    place_supplement(&mut entry, &supplement, rabobank);
    Ok(entry)
}

struct Mark {
    credit: bool,
    reversal: bool,
    expected: bool,
}

struct Line<'a> {
    value_on: Date,
    booked_on: Date,
    mark: Mark,
    amount: &'a str,
    kind: Option<&'a str>,
    rest: &'a str,
}

/// `YYMMDD[MMDD]mark[funds code]amount[type]rest`.
fn parse_line(text: &str) -> Result<Line<'_>, &'static str> {
    let text = text.trim_start();
    let value_on = text
        .get(..6)
        .and_then(short_date)
        .ok_or("has no readable value date")?;
    let rest = &text[6..];
    let (booked_on, rest) = match rest.get(..4) {
        Some(day) if day.bytes().all(|byte| byte.is_ascii_digit()) => {
            let booked = entry_date(day, value_on).ok_or("has no readable entry date")?;
            (booked, &rest[4..])
        }
        _ => (value_on, rest),
    };
    let (mark, rest) = take_mark(rest).ok_or("has no mark C, D, RC, RD, EC or ED")?;
    // Third letter of the currency, where the bank gives it.
    let rest = rest
        .strip_prefix(|c: char| c.is_ascii_uppercase())
        .unwrap_or(rest);
    let length = rest
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
        .count();
    let (amount, rest) = rest.split_at(length);
    if amount.is_empty() {
        return Err("has no amount");
    }
    let (kind, rest) = match rest.get(..4) {
        Some(kind) if kind.starts_with(['N', 'F', 'S']) => (Some(kind), &rest[4..]),
        _ => (None, rest),
    };
    Ok(Line {
        value_on,
        booked_on,
        mark,
        amount,
        kind,
        rest,
    })
}

fn take_mark(text: &str) -> Option<(Mark, &str)> {
    let marks = [
        ("RC", false, true, false),
        ("RD", true, true, false),
        ("EC", true, false, true),
        ("ED", false, false, true),
        ("C", true, false, false),
        ("D", false, false, false),
    ];
    marks
        .into_iter()
        .find_map(|(mark, credit, reversal, expected)| {
            text.strip_prefix(mark).map(|rest| {
                (
                    Mark {
                        credit,
                        reversal,
                        expected,
                    },
                    rest,
                )
            })
        })
}

/// The day `MMDD` in the year that brings it nearest to the value date.
fn entry_date(day: &str, value_on: Date) -> Option<Date> {
    let (month, day) = (day[..2].parse().ok()?, day[2..].parse().ok()?);
    (value_on.year() - 1..=value_on.year() + 1)
        .filter_map(|year| Date::from_ymd_opt(year, month, day))
        .min_by_key(|date| (*date - value_on).num_days().abs())
}

/// Takes customer and bank reference; what goes beyond their length is returned.
fn references<'a>(entry: &mut Entry, rest: &'a str) -> &'a str {
    const CUSTOMER_CHARS: usize = 16;
    const BANK_CHARS: usize = 23;
    let (customer, bank) = match rest.split_once("//") {
        Some((customer, bank)) => (customer, bank),
        None => (rest, ""),
    };
    let (customer, over) = split_chars(customer, CUSTOMER_CHARS);
    let (bank, bank_over) = split_chars(bank, BANK_CHARS);
    let real = |text: &str| {
        let text = text.trim();
        let none = text.is_empty() || NO_REFERENCE.contains(&text);
        (!none).then(|| text.to_owned())
    };
    entry
        .references
        .extend(real(customer).map(|value| Reference {
            kind: ReferenceKind::Scheme(CUSTOMER_REFERENCE.to_owned()),
            value,
            amount: None,
        }));
    entry.bank_ref = real(bank);
    if over.is_empty() { bank_over } else { over }
}

fn split_chars(text: &str, count: usize) -> (&str, &str) {
    let end = text
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at);
    text.split_at(end)
}

/// Supplementary details: an account of the other side where it looks like one, else text.
fn place_supplement(entry: &mut Entry, supplement: &[&str], rabobank: bool) {
    if rabobank {
        // Account of ten digits in the reference's place, then the name.
        if let Some(place) = entry.references.iter().position(|r| {
            r.value
                .trim_start_matches('P')
                .bytes()
                .all(|byte| byte.is_ascii_digit())
        }) {
            entry.counterparty.other = Some(entry.references.remove(place).value);
        }
    }
    for text in supplement {
        match Iban::parse(text) {
            Ok(iban) => entry.counterparty.iban = Some(iban.as_str().to_owned()),
            Err(_) if Iban::looks_like(text) => {
                entry.counterparty.other = Some((*text).to_owned());
            }
            Err(_) if rabobank && entry.counterparty.name.is_none() => {
                entry.counterparty.name = Some((*text).to_owned());
            }
            Err(_) => match &mut entry.info {
                Some(info) => {
                    info.push(' ');
                    info.push_str(text);
                }
                None => entry.info = Some((*text).to_owned()),
            },
        }
    }
}

//! The information to the account owner `:86:` in its dialects.

use super::fields::Field;
use super::slash;
use crate::bank::Entry;
use crate::error::{FormatError, Warning};
use crate::ids::Iban;

/// Width of a SWIFT line: a full one runs on into the next.
const LINE_CHARS: usize = 65;
/// Width of a subfield in the German form.
const SUBFIELD_CHARS: usize = 27;

/// Reads one `:86:` field into its entry.
pub(super) fn read(entry: &mut Entry, field: &Field, rabobank: bool, warnings: &mut Vec<Warning>) {
    let whole = field.text();
    if let Some((code, separator)) = german_start(&whole) {
        entry.bank_code.proprietary = Some(code.to_owned());
        read_german(
            entry,
            &whole.trim_start()[3..],
            separator,
            field.line,
            warnings,
        );
        return;
    }
    if slash::is_slash_form(&whole) {
        slash::read(entry, &whole, field.line, warnings);
        return;
    }
    for line in join_full_lines(&field.lines, rabobank) {
        if has_keyword(&line) {
            read_keywords(entry, &line, field.line, warnings);
        } else {
            entry.remittance.push(line);
        }
    }
}

/// After all fields of the entry: what the German form says about returns.
pub(super) fn finish(entry: &mut Entry) {
    // 108 returned direct debit of a business customer, 109 of a consumer, 159 returned transfer.
    if matches!(
        entry.bank_code.proprietary.as_deref(),
        Some("108" | "109" | "159")
    ) {
        entry.reversal = true;
    }
}

/// `171?00…`: three digits, a separator, two digits.
fn german_start(text: &str) -> Option<(&str, char)> {
    let text = text.trim_start();
    let code = text
        .get(..3)
        .filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()))?;
    let mut after = text[3..].chars();
    let separator = after
        .next()
        .filter(|c| c.is_ascii_punctuation() && *c != '/')?;
    let digits = after.next()?.is_ascii_digit() && after.next()?.is_ascii_digit();
    digits.then_some((code, separator))
}

/// `?00text?10…`: the subfields with their numbers.
fn subfields(text: &str, separator: char) -> Vec<(u8, &str)> {
    let mut starts = Vec::new();
    for (at, _) in text.match_indices(separator) {
        let number = text
            .get(at + 1..at + 3)
            .filter(|n| n.bytes().all(|b| b.is_ascii_digit()));
        if let Some(number) = number.and_then(|number| number.parse::<u8>().ok()) {
            starts.push((at, number));
        }
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|((at, number), end)| (*number, &text[at + 3..end]))
        .collect()
}

fn read_german(
    entry: &mut Entry,
    text: &str,
    separator: char,
    line: u64,
    warnings: &mut Vec<Warning>,
) {
    let mut purpose = Vec::new();
    let mut name = String::new();
    for (number, value) in subfields(text, separator) {
        let trimmed = value.trim();
        match number {
            0 => append_info(entry, trimmed),
            20..=29 | 60..=63 => purpose.push(value),
            30 if !trimmed.is_empty() => entry.counterparty.bic = Some(trimmed.to_owned()),
            31 | 38 if !trimmed.is_empty() => {
                set_account(entry, trimmed, &format!(":86:?{number}"), line, warnings);
            }
            32 => name = value.to_owned(),
            33 => {
                if name.chars().count() < SUBFIELD_CHARS && !name.ends_with(' ') {
                    name.push(' ');
                }
                name.push_str(value);
            }
            34 if is_return(entry) && !trimmed.is_empty() => {
                entry.return_reason = Some(trimmed.to_owned());
            }
            _ => {}
        }
    }
    if !name.trim().is_empty() {
        entry.counterparty.name = Some(name.trim().to_owned());
    }
    let joined = purpose.concat();
    if has_keyword(&joined) {
        read_keywords(entry, &joined, line, warnings);
    } else {
        entry
            .remittance
            .extend(run_on(purpose.into_iter(), SUBFIELD_CHARS));
    }
}

fn is_return(entry: &Entry) -> bool {
    matches!(
        entry.bank_code.proprietary.as_deref(),
        Some("108" | "109" | "159")
    )
}

fn append_info(entry: &mut Entry, text: &str) {
    if text.is_empty() {
        return;
    }
    entry.info = Some(match entry.info.take() {
        Some(info) => format!("{info} {text}"),
        None => text.to_owned(),
    });
}

/// Notes the other side's account: as IBAN where valid, else as other number.
pub(super) fn set_account(
    entry: &mut Entry,
    text: &str,
    field: &str,
    line: u64,
    warnings: &mut Vec<Warning>,
) {
    // Blanks come from line breaks within the number.
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    match Iban::parse(&compact) {
        Ok(iban) => {
            entry.counterparty.iban = Some(iban.as_str().to_owned());
            entry.counterparty.other = None;
        }
        Err(error) => {
            if Iban::looks_like(&compact) {
                let error = FormatError::new(field, error.problem)
                    .value(&compact)
                    .at_line(line);
                warnings.push(error.into_warning("invalid_iban"));
            }
            if entry.counterparty.iban.is_none() {
                entry.counterparty.other = Some(compact);
            }
        }
    }
}

/// Keywords of the SEPA form, each followed by `+`.
const KEYWORDS: [&str; 13] = [
    "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "COAM+", "OAMT+", "SVWZ+", "ABWA+", "ABWE+",
    "IBAN+", "BIC+", "PURP+",
];

fn has_keyword(text: &str) -> bool {
    ["EREF+", "SVWZ+", "MREF+", "KREF+"]
        .iter()
        .any(|keyword| text.contains(keyword))
}

fn read_keywords(entry: &mut Entry, text: &str, line: u64, warnings: &mut Vec<Warning>) {
    let mut starts: Vec<(usize, &str)> = KEYWORDS
        .iter()
        .flat_map(|keyword| text.match_indices(keyword))
        .filter(|(at, keyword)| *keyword != "BIC+" || !text[..*at].ends_with('I'))
        .collect();
    starts.sort_unstable();
    let first = starts.first().map_or(text.len(), |(at, _)| *at);
    let before = text[..first].trim();
    if !before.is_empty() {
        entry.remittance.push(before.to_owned());
    }
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .map(|(at, _)| *at)
        .chain([text.len()])
        .collect();
    for ((at, keyword), end) in starts.into_iter().zip(ends) {
        let value = text[at + keyword.len()..end].trim();
        if value.is_empty() || value == "NOTPROVIDED" {
            continue;
        }
        let owned = value.to_owned();
        match keyword {
            "EREF+" => entry.end_to_end_id = Some(owned),
            "MREF+" => entry.mandate_id = Some(owned),
            "SVWZ+" => entry.remittance.push(owned),
            "PURP+" => entry.purpose = Some(owned),
            "CRED+" | "DEBT+" => entry.counterparty.id = Some(owned),
            "KREF+" | "OAMT+" | "COAM+" => {
                entry
                    .ids
                    .push(slash::identifier(keyword.trim_end_matches('+'), value));
            }
            "ABWA+" | "ABWE+" => entry.counterparty.ultimate_name = Some(owned),
            "BIC+" => entry.counterparty.bic = Some(owned),
            "IBAN+" => set_account(entry, value, ":86:IBAN+", line, warnings),
            _ => {}
        }
    }
}

/// Free text: full lines run on into the next, others stand alone.
fn join_full_lines(lines: &[String], rabobank: bool) -> Vec<String> {
    let width = if rabobank { usize::MAX } else { LINE_CHARS };
    run_on(lines.iter().map(String::as_str), width)
}

/// Joins each part that fills the width with the next; leaves out empty ones.
fn run_on<'a>(parts: impl Iterator<Item = &'a str>, width: usize) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut open = false;
    for part in parts {
        match joined.last_mut() {
            Some(last) if open => last.push_str(part),
            _ => joined.push(part.to_owned()),
        }
        open = part.chars().count() >= width;
    }
    joined
        .iter()
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

//! The communication of a movement, free or structured.

use crate::bank::record::{Record, digits};
use crate::bank::{EntryDetail, Reference, ReferenceKind};
use crate::ids::RfReference;

/// A communication that runs over several records.
pub(super) struct Zone {
    structured: bool,
    information: bool,
    text: String,
}

/// Most bytes of a communication that are kept; the standard allows a few hundred characters.
const TEXT_BYTES_MAX: usize = 16 * 1024;

impl Zone {
    pub(super) fn movement(structured: bool, record: Record<'_>, at: (usize, usize)) -> Self {
        let mut zone = Self {
            structured,
            information: false,
            text: String::new(),
        };
        zone.extend(record, at);
        zone
    }

    pub(super) fn information(structured: bool, record: Record<'_>, at: (usize, usize)) -> Self {
        Self {
            information: true,
            ..Self::movement(structured, record, at)
        }
    }

    /// Adds the part of the next record, whose blanks count.
    pub(super) fn extend(&mut self, record: Record<'_>, (from, to): (usize, usize)) {
        if self.text.len() < TEXT_BYTES_MAX {
            let part = record.raw(from, to);
            self.text.push_str(part);
            let missing = (to + 1 - from).saturating_sub(part.chars().count());
            self.text.extend(std::iter::repeat_n(' ', missing));
        }
    }
}

/// What does not add up in a communication.
pub(super) struct Fault {
    pub(super) code: &'static str,
    pub(super) value: String,
    pub(super) problem: String,
}

/// Puts a communication where it belongs.
pub(super) fn read(zone: &Zone, part: &mut EntryDetail, reversal: &mut bool) -> Option<Fault> {
    let whole = Record::new(&zone.text);
    if zone.information {
        information(zone.structured, whole, part);
        return None;
    }
    if !zone.structured {
        add_line(&mut part.remittance, &zone.text);
        return None;
    }
    let text = whole.raw(4, whole.len().max(4));
    match whole.raw(1, 3) {
        "101" | "102" => belgian(text, part),
        "100" => creditor(text, part),
        "127" => {
            direct_debit(Record::new(text), part, reversal);
            None
        }
        kind => {
            add_line(&mut part.remittance, &format!("{kind} {text}"));
            None
        }
    }
}

/// The twelve digits of an OGM/VCS reference, and what follows them.
fn belgian(text: &str, part: &mut EntryDetail) -> Option<Fault> {
    let record = Record::new(text);
    let value = record.raw(1, 12);
    add_line(&mut part.remittance, record.raw(13, record.len().max(13)));
    part.references.push(Reference {
        kind: ReferenceKind::Scheme("BBA".to_owned()),
        value: value.to_owned(),
        amount: None,
    });
    (!belgian_check(value)).then(|| Fault {
        code: "invalid_reference",
        value: value.to_owned(),
        problem: "the check digits of the structured communication do not hold".to_owned(),
    })
}

/// The last two of twelve digits are the rest of the first ten divided by 97, with 97 for no rest.
fn belgian_check(value: &str) -> bool {
    let parts = value.split_at_checked(10).filter(|_| value.len() == 12);
    let Some((Some(number), Some(check))) = parts.map(|(a, b)| (digits(a), digits(b))) else {
        return false;
    };
    let rest = number % 97;
    check == if rest == 0 { 97 } else { rest }
}

fn creditor(text: &str, part: &mut EntryDetail) -> Option<Fault> {
    let record = Record::new(text);
    let value = record.field(1, 25).to_owned();
    let checked = RfReference::parse(&value);
    part.references.push(Reference {
        kind: ReferenceKind::Creditor,
        value: value.clone(),
        amount: None,
    });
    checked.err().map(|error| Fault {
        code: "invalid_reference",
        value,
        problem: error.problem,
    })
}

/// Settlement day, kind, scheme, outcome, creditor, mandate, free text, and why it was sent back.
fn direct_debit(record: Record<'_>, part: &mut EntryDetail, reversal: &mut bool) {
    part.mandate_id = record.some(45, 79);
    let creditor = record.some(10, 44);
    part.references.extend(creditor.map(|value| Reference {
        kind: ReferenceKind::Scheme("creditor_id".to_owned()),
        value,
        amount: None,
    }));
    add_line(&mut part.remittance, record.raw(80, 141));
    *reversal |= !matches!(record.field(142, 142), "" | "0");
    part.return_reason = record.some(143, 146).or(part.return_reason.take());
}

fn information(structured: bool, whole: Record<'_>, part: &mut EntryDetail) {
    let name = whole.some(4, 73).filter(|_| structured);
    match (structured, whole.raw(1, 3)) {
        (true, "001") if part.counterparty.name.is_none() => part.counterparty.name = name,
        (true, "008" | "009") => part.counterparty.ultimate_name = name,
        _ => {}
    }
    let text = match structured {
        true => format!("{} {}", whole.raw(1, 3), whole.raw(4, whole.len().max(4))),
        false => whole.text().to_owned(),
    };
    add_text(&mut part.info, &joined(&text));
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn add_line(lines: &mut Vec<String>, text: &str) {
    let text = joined(text);
    if !text.is_empty() {
        lines.push(text);
    }
}

/// Adds a line to a further text.
pub(super) fn add_text(info: &mut Option<String>, text: &str) {
    match info {
        _ if text.is_empty() => {}
        Some(info) => {
            info.push('\n');
            info.push_str(text);
        }
        None => *info = Some(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_of_belgian_references_is_known() {
        assert!(belgian_check("010806817183"));
        assert!(belgian_check("000000009797"));
        assert!(!belgian_check("010806817184") && !belgian_check("0108068171"));
    }
}

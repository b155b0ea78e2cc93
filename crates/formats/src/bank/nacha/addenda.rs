//! Addenda (`7`).

use super::Reader;
use crate::bank::output::EVIDENCE_BYTES_MAX;
use crate::bank::record::Record;
use crate::bank::{Entry, EntryStatus, Reference, ReferenceKind};

impl Reader<'_> {
    pub(super) fn addendum(&mut self, record: Record<'_>, line: u64) {
        if let Some(batch) = &mut self.batch {
            batch.totals.count += 1;
        }
        let Some(held) = &mut self.held else {
            if !self.dropped {
                let problem = "an addendum without an entry (6) before it; left out";
                self.out
                    .warn("record_out_of_place", line, "7", record.text(), problem);
            }
            return;
        };
        if held.entry.raw.len() > EVIDENCE_BYTES_MAX {
            if !held.overlong {
                held.overlong = true;
                let problem = "has more addenda than are kept; the further ones are left out";
                self.out.warn("entry_too_long", line, "7", "", problem);
            }
            return;
        }
        let entry = &mut held.entry;
        entry.raw.push('\n');
        entry.raw.push_str(record.text());
        match record.field(2, 3) {
            "05" => {
                let text = record.raw(4, 83).trim_end();
                entry.remittance.push(text.to_owned());
            }
            "17" => entry.remittance.extend(record.some(4, 83)),
            "11" => entry.counterparty.name = record.some(4, 38),
            "13" => entry.counterparty.bic = record.some(41, 74),
            "02" => inform(entry, record.field(4, 79)),
            "10" | "12" | "14" | "15" | "16" | "18" => {}
            "98" => {
                held.sent_back = true;
                change(entry, record);
            }
            "99" => {
                held.sent_back = true;
                sent_back(entry, record);
            }
            other => {
                let problem = "is no kind of addendum; kept as text";
                let other = other.to_owned();
                inform(entry, record.field(4, 94));
                self.out
                    .warn("unknown_addendum", line, "7", &other, problem);
            }
        }
    }
}

/// Notification of change: the customer's bank details are to be corrected.
fn change(entry: &mut Entry, record: Record<'_>) {
    entry.status = EntryStatus::Info;
    entry.return_reason = record.some(4, 6);
    original(entry, record);
    inform(entry, record.field(36, 64));
}

/// Return, dishonoured return or contested dishonoured return. A dishonoured one gives the company
/// back what the return took, a contested one takes it again.
fn sent_back(entry: &mut Entry, record: Record<'_>) {
    let reason = record.field(4, 6);
    let stage = |reason: &str| match reason.get(1..).and_then(|number| number.parse().ok()) {
        Some(61u8 | 67..=70) => true,
        Some(_) | None => false,
    };
    let before = entry.return_reason.as_deref().is_some_and(stage);
    if before != stage(reason) {
        entry.amount = entry.amount.neg();
    }
    entry.reversal = true;
    entry.return_reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
    original(entry, record);
    let text = match stage(reason) || is_contested(reason) {
        true => record.field(57, 79),
        false => record.field(36, 79),
    };
    inform(entry, &format!("{reason} {text}"));
}

fn is_contested(reason: &str) -> bool {
    let number = reason.get(1..).and_then(|number| number.parse::<u8>().ok());
    number.is_some_and(|number| (71..=77).contains(&number))
}

/// Trace number of the entry that is sent back, and the bank that sends it.
fn original(entry: &mut Entry, record: Record<'_>) {
    entry.counterparty.bic = record.some(28, 35);
    let known = entry
        .references
        .iter()
        .any(|reference| reference.value == record.field(7, 21));
    let trace = record.some(7, 21).filter(|_| !known);
    entry.references.extend(trace.map(|value| Reference {
        kind: ReferenceKind::Scheme("original_trace".to_owned()),
        value,
        amount: None,
    }));
}

fn inform(entry: &mut Entry, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    match &mut entry.info {
        Some(info) => {
            info.push_str("; ");
            info.push_str(text);
        }
        None => entry.info = Some(text.to_owned()),
    }
}

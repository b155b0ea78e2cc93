//! Entry details (`6`).

use super::{Held, Reader};
use crate::bank::record::{Record, digits};
use crate::bank::{BankCode, Entry, EntryStatus, Reference, ReferenceKind};
use crate::error::FormatError;

/// Where an entry's fields stand; that depends on the entry class.
struct Layout {
    account: (usize, usize),
    amount: (usize, usize),
    id: (usize, usize),
    name: (usize, usize),
}

fn layout(class: &str) -> Layout {
    let usual = Layout {
        account: (13, 29),
        amount: (30, 39),
        id: (40, 54),
        name: (55, 76),
    };
    match class {
        "CTX" | "TRX" | "ATX" | "ACK" => Layout {
            name: (59, 74),
            ..usual
        },
        "CIE" => Layout {
            id: (55, 76),
            name: (40, 54),
            ..usual
        },
        "SHR" => Layout {
            id: (44, 54),
            name: (1, 0),
            ..usual
        },
        "IAT" => Layout {
            account: (40, 74),
            id: (1, 0),
            name: (1, 0),
            ..usual
        },
        "ADV" => Layout {
            account: (13, 27),
            amount: (28, 39),
            id: (1, 0),
            name: (55, 76),
        },
        _ => usual,
    }
}

/// Direction by the transaction code; `None` for a code of no known kind. Accounting advices (8x)
/// count the other side.
fn is_credit(code: &str) -> Option<bool> {
    let (group, kind) = (code.get(..1)?, code.get(1..)?);
    match (group, kind) {
        ("8", "1" | "3" | "5" | "7") => Some(true),
        ("8", "2" | "4" | "6" | "8") => Some(false),
        ("2" | "3" | "4" | "5", "1" | "2" | "3" | "4") => Some(true),
        ("2" | "3" | "4" | "5", "5" | "6" | "7" | "8" | "9") => Some(false),
        _ => None,
    }
}

impl Reader<'_> {
    pub(super) fn entry(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        self.end_entry()?;
        let class = self
            .batch
            .as_ref()
            .map_or(String::new(), |batch| batch.class.clone());
        let layout = layout(&class);
        let code = record.field(2, 3);
        let at = |(from, to): (usize, usize)| record.some(from, to.max(from - 1));
        let (text, account) = (at(layout.amount).unwrap_or_default(), at(layout.account));
        let decimals = usize::try_from(self.currency.scale()).unwrap_or(0);
        let amount = record.amount(layout.amount, decimals, self.currency);
        let credit = is_credit(code);
        if self.batch.is_none() {
            let problem = "an entry without a batch (5) before it";
            self.out
                .warn("missing_batch", line, "6", record.text(), problem);
        }
        let minor = amount
            .as_ref()
            .map_or(0, |amount| i128::from(amount.minor()));
        if let Some(batch) = &mut self.batch {
            batch.totals.count += 1;
            batch.totals.hash += digits(record.field(4, 11)).map_or(0, i128::from);
            match credit {
                Some(true) => batch.totals.credit += minor,
                Some(false) => batch.totals.debit += minor,
                None => {}
            }
        }
        let amount = match (amount, credit) {
            (Ok(amount), Some(true)) => amount,
            (Ok(amount), Some(false)) => amount.neg(),
            (Ok(_), None) => {
                let problem = "the transaction code tells neither credit nor debit";
                self.dropped = true;
                return self.out.drop_entry(line, "6 code", code, problem);
            }
            (Err(problem), _) => {
                self.dropped = true;
                return self.out.drop_entry(line, "6 amount", &text, &problem);
            }
        };
        let mut entry = Entry::new(amount);
        if amount.is_zero() || matches!(code, "23" | "28" | "33" | "38" | "43" | "48" | "53") {
            entry.status = EntryStatus::Info;
        }
        let (id, name) = (at(layout.id), at(layout.name));
        self.describe(&mut entry, id, code);
        record.text().clone_into(&mut entry.raw);
        entry.bank_ref = record.some(80, 94);
        self.held = Some(Held {
            entry,
            bank: record.field(4, 12).to_owned(),
            account: account.unwrap_or_default(),
            name,
            sent_back: matches!(code.get(1..), Some("1" | "6")) && !code.starts_with('8'),
            overlong: false,
        });
        Ok(())
    }

    /// All addenda of the entry are there: it goes to the statement of the account it moves.
    pub(super) fn end_entry(&mut self) -> Result<(), FormatError> {
        self.dropped = false;
        let Some(held) = self.held.take() else {
            return Ok(());
        };
        let mut entry = held.entry;
        let account = if held.sent_back {
            entry.counterparty.name = held.name;
            entry.counterparty.other = Some(held.account).filter(|number| !number.is_empty());
            None
        } else {
            Some((held.bank, held.account))
        };
        if !self.out.is_open() || self.account != account {
            self.open(account)?;
        }
        self.out.add(entry)?;
        self.out.end_entry()
    }

    /// Company, description and dates of the batch; the identification of the entry.
    fn describe(&self, entry: &mut Entry, id: Option<String>, code: &str) {
        let (mut class, mut description) = ("", "");
        if let Some(batch) = &self.batch {
            class = &batch.class;
            description = &batch.description;
            entry.booked_on = batch.day;
            entry.value_on = batch.day;
            entry.counterparty.name.clone_from(&batch.company);
            entry.counterparty.other.clone_from(&batch.company_id);
            entry.counterparty.bic.clone_from(&batch.bank);
        }
        if !description.is_empty() {
            entry.info = Some(description.to_owned());
        }
        entry.bank_code = BankCode {
            proprietary: Some(format!("{class} {code}").trim().to_owned()),
            ..BankCode::default()
        };
        // These classes put the number of the check here.
        let scheme = match class {
            "ARC" | "BOC" | "POP" | "RCK" | "XCK" | "TRC" => "check_number",
            _ => "identification_number",
        };
        entry.references.extend(id.map(|value| Reference {
            kind: ReferenceKind::Scheme(scheme.to_owned()),
            value,
            amount: None,
        }));
    }
}

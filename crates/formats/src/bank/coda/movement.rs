//! Movements (`21`, `22`, `23`) and the information about them (`31`, `32`, `33`).

use super::Reader;
use super::communication::{self, Zone};
use crate::bank::record::{Record, digits, dmy};
use crate::bank::{BankCode, Entry, EntryDetail};
use crate::error::FormatError;
use crate::ids::Iban;

/// A movement whose further records may follow.
pub(super) struct Movement {
    target: Target,
    /// What is known of it, before it is put where it belongs.
    part: EntryDetail,
    reversal: bool,
    zone: Zone,
    line: u64,
}

/// What a movement becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Entry,
    /// A transaction of the entry.
    Detail,
    /// Further text of the entry: a breakdown into amount and charges.
    Breakdown,
}

impl Reader<'_> {
    pub(super) fn movement(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        self.end_movement();
        let is_detail = digits(record.field(7, 10)).is_some_and(|number| number > 0);
        let money = self.money(record, 32, 33);
        let code = record.field(54, 61);
        let mut part = EntryDetail {
            bank_ref: record.some(11, 31),
            bank_code: BankCode {
                proprietary: Some(code.to_owned()).filter(|code| !code.is_empty()),
                ..BankCode::default()
            },
            ..EntryDetail::default()
        };
        let target = match (is_detail, code.get(..1)) {
            (false, _) => Target::Entry,
            (true, Some("8" | "9")) => Target::Breakdown,
            (true, _) => Target::Detail,
        };
        if target == Target::Entry {
            self.sequence(record, line);
            let money = match money {
                Ok(money) => money,
                Err(problem) => {
                    return self
                        .out
                        .drop_entry(line, "21 amount", record.raw(32, 47), &problem);
                }
            };
            let minor = i128::from(money.abs().minor());
            match money.is_negative() {
                true => self.debit += minor,
                false => self.credit += minor,
            }
            let mut entry = Entry::new(money);
            entry.booked_on = dmy(record.field(116, 121));
            entry.value_on = dmy(record.field(48, 53));
            if entry.booked_on.is_none() {
                let problem = "is no entry date; left out";
                let value = record.field(116, 121);
                self.out.warn("unreadable_date", line, "21", value, problem);
            }
            record.text().clone_into(&mut entry.raw);
            self.out.add(entry)?;
        } else {
            if self.out.extend(line, record.text()).is_none() {
                return Ok(());
            }
            part.amount = money.as_ref().ok().copied();
            if let Err(problem) = money {
                let problem = format!("{problem}; the detail has none");
                self.out
                    .warn("unreadable_amount", line, "21", record.raw(32, 47), problem);
            }
        }
        self.movement = Some(Movement {
            target,
            part,
            reversal: false,
            zone: Zone::movement(record.raw(62, 62) == "1", record, (63, 115)),
            line,
        });
        Ok(())
    }

    fn sequence(&mut self, record: Record<'_>, line: u64) {
        let text = record.field(3, 6);
        let number = digits(text);
        if number != Some(self.sequence + 1) {
            let problem = format!("movement {:04} was expected here", self.sequence + 1);
            self.out.warn("sequence_differs", line, "21", text, problem);
        }
        self.sequence = number.unwrap_or(self.sequence + 1);
    }

    /// A record that adds to the movement.
    pub(super) fn further(&mut self, record: Record<'_>, line: u64) {
        if self.out.is_orphan() {
            let problem = "belongs to no movement above; left out";
            return self.out.warn(
                "record_out_of_place",
                line,
                "record",
                record.text(),
                problem,
            );
        }
        let Some(movement) = self.movement.as_mut() else {
            return;
        };
        if self.out.extend(line, record.text()).is_none() {
            return;
        }
        match record.raw(1, 2) {
            "22" => {
                movement.zone.extend(record, (11, 63));
                let part = &mut movement.part;
                part.end_to_end_id = record.some(64, 98).filter(|id| id != "NOTPROVIDED");
                part.counterparty.bic = record.some(99, 109);
                part.return_reason = record.some(114, 117);
                movement.reversal = !matches!(record.field(113, 113), "" | "0");
            }
            "23" => {
                movement.zone.extend(record, (83, 125));
                let party = &mut movement.part.counterparty;
                party.name = record.some(48, 82);
                // The currency stands behind the account.
                let account = record.field(11, 44);
                let number = account.split("   ").next().unwrap_or_default().trim();
                match Iban::parse(number) {
                    Ok(iban) => party.iban = Some(iban.as_str().to_owned()),
                    Err(_) => party.other = Some(number.to_owned()).filter(|n| !n.is_empty()),
                }
            }
            "31" => {
                let (part, reversal) = (&mut movement.part, &mut movement.reversal);
                let zone = Zone::information(record.raw(40, 40) == "1", record, (41, 113));
                let done = std::mem::replace(&mut movement.zone, zone);
                if let Some(fault) = communication::read(&done, part, reversal) {
                    self.out.warn(
                        fault.code,
                        line,
                        "communication",
                        &fault.value,
                        fault.problem,
                    );
                }
            }
            "32" => movement.zone.extend(record, (11, 115)),
            _ => movement.zone.extend(record, (11, 100)),
        }
    }

    /// All records of the movement are there.
    pub(super) fn end_movement(&mut self) {
        let Some(mut movement) = self.movement.take() else {
            return;
        };
        let fault = communication::read(&movement.zone, &mut movement.part, &mut movement.reversal);
        if let Some(fault) = fault {
            let at = movement.line;
            self.out
                .warn(fault.code, at, "communication", &fault.value, fault.problem);
        }
        let Some(entry) = self.out.entry() else {
            return;
        };
        let part = movement.part;
        entry.reversal |= movement.reversal;
        match movement.target {
            Target::Detail => entry.details.push(part),
            Target::Entry => place(entry, part),
            Target::Breakdown => {
                let code = part.bank_code.proprietary.unwrap_or_default();
                let amount = part
                    .amount
                    .map_or(String::new(), |amount| amount.to_string());
                let text = part.remittance.join(" ");
                let line = format!("{code} {amount} {text}");
                communication::add_text(&mut entry.info, line.trim());
            }
        }
    }
}

fn place(entry: &mut Entry, part: EntryDetail) {
    entry.bank_ref = part.bank_ref;
    entry.bank_code = part.bank_code;
    entry.end_to_end_id = part.end_to_end_id;
    entry.mandate_id = part.mandate_id;
    entry.counterparty = part.counterparty;
    entry.remittance = part.remittance;
    entry.references = part.references;
    entry.return_reason = part.return_reason;
    entry.info = part.info;
}

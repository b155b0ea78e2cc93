//! Complements (`05`) of a movement.

use kernel::{Currency, Money};

use super::Reader;
use crate::bank::record::{Record, digits, implied};
use crate::bank::{Entry, Reference, ReferenceKind};
use crate::ids::Iban;

/// A reference of a scheme of its own.
pub(super) fn reference(scheme: &str, value: String) -> Reference {
    Reference {
        kind: ReferenceKind::Scheme(scheme.to_owned()),
        value,
        amount: None,
    }
}

impl Reader<'_> {
    pub(super) fn complement(&mut self, record: Record<'_>, line: u64) {
        if self.out.is_orphan() {
            let problem = "a complement without a movement (04) before it; left out";
            return self
                .out
                .warn("record_out_of_place", line, "05", record.text(), problem);
        }
        let Some(entry) = self.out.extend(line, record.text()) else {
            return;
        };
        let qualifier = record.field(46, 48);
        if let Err(problem) = add(entry, qualifier, record) {
            let value = record.field(49, 118);
            let field = format!("05 {qualifier}");
            self.out.warn(problem.0, line, &field, value, problem.1);
        }
    }
}

/// Puts the complement where it belongs. The error is the code of a warning and the problem.
fn add(
    entry: &mut Entry,
    qualifier: &str,
    record: Record<'_>,
) -> Result<(), (&'static str, String)> {
    let (first, second) = (record.some(49, 83), record.some(84, 118));
    let whole = record.some(49, 118);
    let party = &mut entry.counterparty;
    match qualifier {
        "LIB" | "LCC" | "LC2" | "LCS" => entry.remittance.extend(whole),
        // Name of the payer or the payee, and of those they act for.
        "NPY" | "NBE" => party.name = whole,
        "NPO" | "NBU" => party.ultimate_name = whole,
        "IPY" | "IBE" | "IPO" | "IBU" => {
            entry
                .references
                .extend(first.map(|id| reference("party_id", id)));
        }
        "CPY" | "CBE" => {
            let number = first.unwrap_or_default();
            match Iban::parse(&number) {
                Ok(iban) => party.iban = Some(iban.as_str().to_owned()),
                Err(_) => party.other = Some(number).filter(|number| !number.is_empty()),
            }
            party.bic = second.or(party.bic.take());
        }
        "RCN" => {
            let id = first.filter(|id| !matches!(id.as_str(), "NOTPROVIDED" | "NOT PROVIDED"));
            entry.end_to_end_id = id.or(entry.end_to_end_id.take());
            entry.remittance.extend(second);
        }
        "REF" => {
            let values = first.into_iter().chain(second);
            entry
                .references
                .extend(values.map(|id| reference("bank_reference", id)));
        }
        "RUM" => entry.mandate_id = first,
        "MMO" => {
            entry.instructed = Some(money(record).map_err(|error| ("unreadable_amount", error))?);
        }
        "FEE" | "FRA" => {
            entry.charges = Some(money(record).map_err(|error| ("unreadable_amount", error))?);
        }
        _ => {
            let text = format!("{qualifier} {}", whole.unwrap_or_default());
            entry.info = Some(match entry.info.take() {
                Some(info) => format!("{info}\n{}", text.trim()),
                None => text.trim().to_owned(),
            });
            let problem = "is no known qualifier; kept as text".to_owned();
            return Err(("unknown_qualifier", problem));
        }
    }
    Ok(())
}

/// Currency, number of decimals and fourteen digits.
fn money(record: Record<'_>) -> Result<Money, String> {
    let currency = Currency::parse(record.field(49, 51)).map_err(|error| error.to_string())?;
    let decimals = digits(record.raw(52, 52)).ok_or("has no number of decimals")?;
    let decimals = usize::try_from(decimals).map_err(|error| error.to_string())?;
    implied(record.raw(53, 66), decimals, currency)
}

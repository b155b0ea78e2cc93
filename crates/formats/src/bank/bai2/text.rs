//! Text of an entry, whose lines some banks begin with a key.

use crate::bank::{Entry, Reference, ReferenceKind};
use crate::ids::Iban;

/// Puts each line where its key says; a line without a known key is remittance text. What the keys
/// tell of the own side stays in the evidence.
pub(super) fn place(entry: &mut Entry, lines: Vec<String>) {
    for line in lines {
        let keyed = line.split_once(':').map(|(key, value)| (key, value.trim()));
        let Some((key, value)) = keyed.filter(|(key, _)| is_key(key)) else {
            entry.remittance.push(line);
            continue;
        };
        if !value.is_empty() {
            put(entry, key, value);
        }
    }
}

fn is_key(key: &str) -> bool {
    const KEYS: [&str; 14] = [
        "EREF", "REMI", "CREF", "IDNM", "CHKN", "DBNM", "CRNM", "DACT", "CACT", "DABA", "CABA",
        "DBIC", "CBIC", "DBID",
    ];
    KEYS.contains(&key)
}

fn put(entry: &mut Entry, key: &str, value: &str) {
    let scheme = match key {
        "EREF" => {
            entry.end_to_end_id = Some(value.to_owned()).filter(|id| id != "NOTPROVIDED");
            return;
        }
        "REMI" => return entry.remittance.push(value.to_owned()),
        "CREF" => "clearing_reference",
        "IDNM" | "DBID" => "identification_number",
        "CHKN" => "check_number",
        _ => return party(entry, key, value),
    };
    entry.references.push(Reference {
        kind: ReferenceKind::Scheme(scheme.to_owned()),
        value: value.to_owned(),
        amount: None,
    });
}

/// The debtor is the other side of a credit, the creditor that of a debit.
fn party(entry: &mut Entry, key: &str, value: &str) {
    let other_side = if entry.amount.is_negative() { 'C' } else { 'D' };
    if !key.starts_with(other_side) {
        return;
    }
    let party = &mut entry.counterparty;
    match &key[1..] {
        "BNM" | "RNM" => party.name = Some(value.to_owned()),
        "ACT" => match Iban::parse(value) {
            Ok(iban) => party.iban = Some(iban.as_str().to_owned()),
            Err(_) => party.other = Some(value.to_owned()),
        },
        _ => party.bic = Some(value.to_owned()),
    }
}

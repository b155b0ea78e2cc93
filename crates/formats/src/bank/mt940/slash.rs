//! `:86:` in the slash form: `/EREF/…/NAME/…/REMI/…`, as Dutch banks and SWIFT's guide have it.

use kernel::{Currency, Money};

use super::info::set_account;
use crate::bank::amount::parse_amount;
use crate::bank::{Entry, Exchange, Identifier, Reference, ReferenceKind};
use crate::error::Warning;

/// Words that begin a part when they stand between slashes.
const TAGS: [&str; 30] = [
    "ACCW", "ADDR", "BENM", "BIC", "BUSP", "CNTP", "CSID", "EREF", "EXCH", "IBAN", "ID", "ISDT",
    "KREF", "MARF", "NAME", "NRTX", "ORDP", "OCMT", "CHGS", "PREF", "PURP", "REMI", "RTRN", "STRD",
    "SVCL", "TRCD", "TRTP", "UCRD", "UDTR", "USTD",
];

/// True if the text begins with one of the words between slashes.
pub(super) fn is_slash_form(text: &str) -> bool {
    text.trim_start()
        .strip_prefix('/')
        .and_then(|rest| rest.split('/').next())
        .is_some_and(is_tag)
}

fn is_tag(word: &str) -> bool {
    TAGS.contains(&word)
}

/// The parts with their words.
fn parts(text: &str) -> Vec<(&str, String)> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for word in text.trim_start().split('/').skip(1) {
        match parts.last_mut() {
            // The remittance part has words of its own (USTD, STRD); all else in it is text, so a
            // payer's "…/NAME/…" may still cut it. Banks do not escape slashes.
            _ if is_tag(word) => parts.push((word, String::new())),
            Some((_, value)) => {
                if !value.is_empty() || word.is_empty() {
                    value.push('/');
                }
                value.push_str(word);
            }
            None => {}
        }
    }
    parts
}

/// Reads the parts into the entry.
pub(super) fn read(entry: &mut Entry, text: &str, line: u64, warnings: &mut Vec<Warning>) {
    for (tag, value) in parts(text) {
        let value = value.trim_matches('/').trim();
        if value.is_empty() || value == "NOTPROVIDED" {
            continue;
        }
        let owned = || Some(value.to_owned());
        match tag {
            "EREF" => entry.end_to_end_id = owned(),
            "MARF" => entry.mandate_id = owned(),
            "NAME" => entry.counterparty.name = owned(),
            "BIC" => entry.counterparty.bic = owned(),
            "IBAN" => set_account(entry, value, ":86:/IBAN/", line, warnings),
            "UDTR" | "UCRD" => entry.counterparty.ultimate_name = owned(),
            "REMI" | "USTD" => entry.remittance.push(value.to_owned()),
            "STRD" => entry.references.push(structured(value)),
            "PURP" => entry.purpose = owned(),
            "CSID" => entry.counterparty.id = owned(),
            "PREF" | "KREF" | "ID" => entry.ids.push(identifier(tag, value)),
            "EXCH" => {
                entry.exchange.get_or_insert(NO_EXCHANGE).rate = Some(value.replace(',', "."))
            }
            "OCMT" => entry.instructed = amount_of(value),
            "CHGS" => entry.charges = amount_of(value),
            "CNTP" => read_counterparty(entry, value, line, warnings),
            "TRTP" => entry.info = owned(),
            "RTRN" => {
                entry.return_reason = owned();
                entry.reversal = true;
            }
            _ => {}
        }
    }
}

/// `NL69INGB0123456789/INGBNL2A/NAME/CITY`.
fn read_counterparty(entry: &mut Entry, value: &str, line: u64, warnings: &mut Vec<Warning>) {
    let mut pieces = value.split('/').map(str::trim);
    if let Some(account) = pieces.next().filter(|account| !account.is_empty()) {
        set_account(entry, account, ":86:/CNTP/", line, warnings);
    }
    let mut next = || {
        pieces
            .next()
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
    };
    entry.counterparty.bic = next();
    entry.counterparty.name = next();
}

const NO_EXCHANGE: Exchange = Exchange {
    source: None,
    target: None,
    rate: None,
};

/// A reference under the bank's word for it.
pub(super) fn identifier(kind: &str, value: &str) -> Identifier {
    Identifier {
        kind: kind.to_owned(),
        value: value.to_owned(),
    }
}

/// `EUR12,50`, as the parts about money have it; anything else is left to the text.
fn amount_of(text: &str) -> Option<Money> {
    let currency = Currency::parse(text.get(..3)?).ok()?;
    let amount = text.get(3..)?.split('/').next()?.trim();
    parse_amount(&amount.replace(',', "."), currency).ok()
}

/// `CUR/9700123456789012`: the issuer's scheme and the reference.
fn structured(value: &str) -> Reference {
    let (scheme, reference) = value.rsplit_once('/').unwrap_or(("", value));
    let kind = match scheme.trim_matches('/') {
        "" => ReferenceKind::Creditor,
        scheme => ReferenceKind::Scheme(scheme.to_owned()),
    };
    Reference {
        kind,
        value: reference.trim().to_owned(),
        amount: None,
    }
}

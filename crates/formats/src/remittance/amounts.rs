//! Amounts in free text, whichever way their separators stand.

use kernel::{Currency, Money};

use crate::bank::amount::parse_amount;

/// A number with two decimals, as prices are written: `1.190,00`, `1,190.00`, `1 190,00`, `12.50-`.
/// Numbers of any other shape are no amounts, so that document numbers are none.
pub(super) fn amount(word: &str, currency: Currency) -> Option<Money> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit() && !"-+()".contains(c));
    let negative = word.starts_with('-')
        || word.ends_with('-')
        || (word.starts_with('(') && word.ends_with(')'));
    let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
    let cut = digits.rfind([',', '.'])?;
    let (whole, fraction) = (&digits[..cut], &digits[cut + 1..]);
    if fraction.len() != 2 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let decimal = digits.as_bytes()[cut];
    let separator = |c: char| matches!(c, ',' | '.' | '\'' | '\u{a0}' | ' ' | '\u{202f}');
    let groups: Vec<&str> = whole.split(separator).collect();
    let grouped = groups.len() == 1
        || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let same = whole.bytes().any(|byte| byte == decimal);
    let numbers = groups
        .iter()
        .all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    if !grouped || same || !numbers || groups[0].is_empty() {
        return None;
    }
    let money = parse_amount(&format!("{}.{fraction}", groups.concat()), currency).ok()?;
    Some(if negative { money.neg() } else { money })
}

/// The currency that a text names, where it names one only.
pub(super) fn currency_of(text: &str) -> Option<Currency> {
    let signs = [
        ("€", Currency::EUR),
        ("US$", Currency::USD),
        ("$", Currency::USD),
    ];
    let named = text
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() == 3 && COMMON.contains(word))
        .filter_map(|word| Currency::parse(word).ok());
    let pound = text
        .contains('£')
        .then(|| Currency::parse("GBP").ok())
        .flatten();
    let signed = signs
        .iter()
        .find(|(sign, _)| text.contains(sign))
        .map(|(_, known)| *known);
    let mut found: Vec<Currency> = named.chain(pound).chain(signed).collect();
    found.dedup();
    match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Codes that are looked for in text; others are words in some language.
const COMMON: [&str; 22] = [
    "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "JPY", "CNY",
    "CAD", "AUD", "NZD", "INR", "BRL", "MXN", "ZAR", "SGD", "AED",
];

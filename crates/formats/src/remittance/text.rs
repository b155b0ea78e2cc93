//! The text of a message: lines with a document number and an amount, in whatever layout.

use std::io::BufRead;

use kernel::{Currency, Date, Money};

use super::Take;
use super::amounts::{amount, currency_of};
use super::model::{Advice, DocumentKind, Form, Line};
use crate::bank::references::document_tokens;
use crate::error::FormatError;
use crate::stream::{Lines, TextStream};

/// Longest message that is looked at.
const LINES_MAX: u64 = 100_000;

/// Words that mark the sum of all, not a document.
const TOTAL: [&str; 14] = [
    "total",
    "summe",
    "gesamt",
    "zahlbetrag",
    "überweisungsbetrag",
    "amount paid",
    "payment amount",
    "totaal",
    "totale",
    "importe",
    "montant",
    "sum of",
    "grand",
    "net payment",
];
/// Words that mark credit notes.
const CREDIT: [&str; 8] = [
    "credit note",
    "credit memo",
    "gutschrift",
    "avoir",
    "creditnota",
    "nota di credito",
    "abono",
    "kreditnota",
];
/// Words before the reference of the payment.
const REFERENCE: [&str; 13] = [
    "payment reference",
    "payment ref",
    "zahlungsreferenz",
    "référence de paiement",
    "trace",
    "end-to-end",
    "betalingskenmerk",
    "payment number",
    "payment no",
    "check number",
    "cheque number",
    "zahlungsnummer",
    "numéro de paiement",
];

/// Reads the text of a message.
pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    take: Take<'_>,
) -> Result<(), FormatError> {
    let mut lines = Lines::new(TextStream::new(input, None)?);
    let mut texts = Vec::new();
    while let Some((number, line)) = lines.next()? {
        if number > LINES_MAX {
            return Err(FormatError::new("text", "has more than 100,000 lines"));
        }
        texts.push(line.trim().to_owned());
    }
    take(advice_of(Form::Text, &texts, currency)?)
}

/// The advice of a text's lines.
pub(super) fn advice_of(
    form: Form,
    texts: &[String],
    currency: Option<Currency>,
) -> Result<Advice, FormatError> {
    let whole = texts.join("\n");
    let Some(currency) = currency.or_else(|| currency_of(&whole)) else {
        return Err(
            FormatError::new("text", "tells no currency, or more than one")
                .remedy("name the currency when reading"),
        );
    };
    let mut advice = Advice::new(form);
    advice.currency = Some(currency);
    for text in texts.iter().filter(|text| !text.is_empty()) {
        place(text, currency, &mut advice);
    }
    if advice.lines.is_empty() {
        let first = texts.iter().find(|text| !text.is_empty());
        return Err(
            FormatError::new("text", "has no line with a document number and an amount")
                .value(first.map_or("", String::as_str)),
        );
    }
    Ok(advice)
}

fn place(text: &str, currency: Currency, advice: &mut Advice) {
    let lower = text.to_lowercase();
    let amounts = amounts_of(text, currency);
    let numbers: Vec<String> = document_tokens(text)
        .into_iter()
        .map(|token| token.text)
        .filter(|number| !is_date(number))
        .collect();
    let is_total = TOTAL.iter().any(|word| lower.contains(word));
    match (numbers.first(), amounts.as_slice()) {
        (_, [.., last]) if is_total => advice.amount = Some(*last),
        (Some(number), [.., _]) => {
            let mut line = line_of(&amounts);
            line.document.clone_from(number);
            line.document_date = text.split_whitespace().find_map(day);
            if CREDIT.iter().any(|word| lower.contains(word)) {
                line.kind = DocumentKind::CreditNote;
                let reduce = |amount: Option<Money>| amount.map(|amount| amount.abs().neg());
                (line.gross, line.net) = (reduce(line.gross), reduce(line.net));
            }
            advice.lines.push(line);
        }
        _ => heading(text, advice),
    }
}

/// A line that names no document with its amount: it may tell the payment's reference or day.
pub(super) fn heading(text: &str, advice: &mut Advice) {
    let lower = text.to_lowercase();
    if text.is_empty() {
        return;
    }
    if REFERENCE.iter().any(|word| lower.contains(word)) {
        let value = text.rsplit_once([':', ' ']).map(|(_, value)| value.trim());
        advice.payment_ref = value.filter(|v| !v.is_empty()).map(str::to_owned);
    } else if advice.paid_on.is_none() && lower.contains("dat") {
        advice.paid_on = text.split_whitespace().find_map(day);
    }
    advice.info.push(text.to_owned());
}

/// One amount is what is paid; of three the first less the second is; of two the first is the
/// document's.
fn line_of(amounts: &[Money]) -> Line {
    let mut line = Line::default();
    match amounts {
        [gross, discount, net] if gross.checked_sub(discount.abs()) == Ok(*net) => {
            (line.gross, line.net) = (Some(*gross), Some(*net));
            line.discount = Some(discount.abs()).filter(|discount| !discount.is_zero());
        }
        [gross, .., net]
            if gross
                .checked_sub(*net)
                .is_ok_and(|kept| !kept.is_negative()) =>
        {
            line.gross = Some(*gross);
            line.discount = gross.checked_sub(*net).ok().filter(|kept| !kept.is_zero());
            line.net = Some(*net);
        }
        [.., net] => line.net = Some(*net),
        [] => {}
    }
    line
}

/// Amounts of a line; one with blanks between its groups is one.
fn amounts_of(text: &str, currency: Currency) -> Vec<Money> {
    let words: Vec<&str> = text
        .split([' ', '\t', ';', '|'])
        .filter(|w| !w.is_empty())
        .collect();
    let mut found: Vec<Money> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(mut money) = amount(word, currency) else {
            continue;
        };
        let head = at.checked_sub(1).and_then(|before| words.get(before));
        let tail = word.find([',', '.']) == Some(3);
        let short = |head: &&&str| {
            (1..=3).contains(&head.len()) && head.bytes().all(|byte| byte.is_ascii_digit())
        };
        if let Some(head) = head.filter(short).filter(|_| tail)
            && let Some(joined) = amount(&format!("{head}\u{a0}{word}"), currency)
        {
            money = joined;
        }
        found.push(money);
    }
    found
}

fn is_date(word: &str) -> bool {
    day(word).is_some()
}

/// A day in the forms that cannot be mistaken, and with points, which mean day before month.
fn day(word: &str) -> Option<Date> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
        .iter()
        .find_map(|format| Date::parse_from_str(word, format).ok())
        .filter(|_| word.len() >= 8)
}

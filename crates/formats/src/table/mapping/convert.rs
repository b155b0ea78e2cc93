//! One cell on its way to a typed value.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime};
use kernel::{Currency, Date, Instant, Money, Percent, Quantity, UnitPrice};
use rust_decimal::Decimal;

use super::schema::{FieldType, Value};
use crate::number::{NumberStyle, plain_number};
use crate::table::Cell;
use crate::text::did_you_mean;

/// A column rule ready for use.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub(super) source: Source,
    pub(super) format: Option<Format>,
    pub(super) empty: Option<String>,
    pub(super) map: BTreeMap<String, String>,
    pub(super) trim: bool,
    pub(super) upper: bool,
    pub(super) lower: bool,
    pub(super) max: Option<usize>,
    pub(super) factor: Option<Decimal>,
    pub(super) numbers: NumberStyle,
}

/// Where the text comes from.
#[derive(Debug, Clone)]
pub(super) enum Source {
    None,
    Column(usize),
    Template(Vec<Part>),
}

/// A piece of a template.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Literal(String),
    Column(usize),
}

/// How text is written.
#[derive(Debug, Clone)]
pub(super) enum Format {
    Integer,
    Time(String),
}

/// Why a cell does not convert.
pub(super) struct Failure {
    pub(super) value: String,
    pub(super) problem: String,
    pub(super) remedy: String,
}

impl Rule {
    /// The column the value is read from.
    pub(super) fn column_name<'a>(&self, columns: &'a [String]) -> Option<&'a str> {
        match self.source {
            Source::Column(at) => columns.get(at).map(String::as_str),
            _ => None,
        }
    }
}

/// Reads the field's value out of a row's cells.
pub(super) fn convert(
    rule: &Rule,
    kind: FieldType,
    currency: Option<Currency>,
    cells: &[Cell],
    columns: &[String],
) -> Result<Option<Value>, Failure> {
    let cell = match &rule.source {
        Source::None => &Cell::Empty,
        Source::Column(at) => cells.get(*at).unwrap_or(&Cell::Empty),
        Source::Template(parts) => {
            let text = parts.iter().map(|part| match part {
                Part::Literal(text) => Cow::Borrowed(text.as_str()),
                Part::Column(at) => cells.get(*at).unwrap_or(&Cell::Empty).as_text(),
            });
            return from_text(rule, kind, currency, &text.collect::<String>());
        }
    };
    debug_assert!(
        cells.len() <= columns.len(),
        "a row has no more cells than columns"
    );
    // Typed cells of dates and truths need no reading; everything else goes through its text.
    match (cell, kind) {
        (Cell::Date(date), FieldType::Date) => Ok(Some(Value::Date(*date))),
        (Cell::DateTime(time), FieldType::Date) => Ok(Some(Value::Date(time.date()))),
        (Cell::Date(date), FieldType::Instant) => {
            Ok(Some(Value::Instant(Instant::at_start_of(*date))))
        }
        (Cell::DateTime(time), FieldType::Instant) => {
            Ok(Some(Value::Instant(Instant::from(time.and_utc()))))
        }
        (Cell::Bool(truth), FieldType::Bool) => Ok(Some(Value::Bool(*truth))),
        // A number cell is plain whatever the style of numbers in text.
        (Cell::Int(_) | Cell::Decimal(_), _) if rule.map.is_empty() && is_number(kind) => {
            let text = cell.as_text();
            number(rule, kind, currency, &text, NumberStyle::PLAIN)
                .map(Some)
                .map_err(|failure| failed(&text, kind, failure))
        }
        _ => from_text(rule, kind, currency, &cell.as_text()),
    }
}

fn is_number(kind: FieldType) -> bool {
    matches!(
        kind,
        FieldType::Quantity
            | FieldType::UnitPrice
            | FieldType::Money { .. }
            | FieldType::Percent
            | FieldType::Int
    )
}

fn failed(text: &str, kind: FieldType, problem: String) -> Failure {
    let remedy = format!("{} is expected here", kind.in_words());
    Failure {
        value: text.to_owned(),
        problem,
        remedy,
    }
}

/// The value of a text, after the rule's steps.
pub(super) fn from_text(
    rule: &Rule,
    kind: FieldType,
    currency: Option<Currency>,
    text: &str,
) -> Result<Option<Value>, Failure> {
    let trimmed = if rule.trim { text.trim() } else { text };
    let filled = match (trimmed.is_empty(), &rule.empty) {
        (true, None) => return Ok(None),
        (true, Some(empty)) => empty.as_str(),
        (false, _) => trimmed,
    };
    let fail = |problem: String| failed(text, kind, problem);
    let mut ready = match rule.map.get(filled) {
        Some(mapped) => Cow::Borrowed(mapped.as_str()),
        None => Cow::Borrowed(filled),
    };
    // An id such as 17850.0 that a program took for a number; what `empty` or `map` put in its
    // place stays as it is.
    if matches!(rule.format, Some(Format::Integer)) && ready == trimmed {
        let whole = integer(trimmed, rule.numbers).map_err(fail)?;
        ready = Cow::Owned(rule.map.get(&whole).cloned().unwrap_or(whole));
    }
    if ready.is_empty() {
        return Ok(None);
    }
    if rule.upper {
        ready = Cow::Owned(ready.to_uppercase());
    }
    if rule.lower {
        ready = Cow::Owned(ready.to_lowercase());
    }
    if let Some((end, _)) = rule.max.and_then(|max| ready.char_indices().nth(max)) {
        ready = Cow::Owned(ready[..end].to_owned());
    }
    typed(rule, kind, currency, &ready).map(Some).map_err(fail)
}

fn integer(text: &str, style: NumberStyle) -> Result<String, String> {
    let plain = plain_number(text, style)?;
    match plain.contains('.') {
        true => Err("has decimals, but the mapping says integer".to_owned()),
        false => Ok(plain),
    }
}

fn typed(
    rule: &Rule,
    kind: FieldType,
    currency: Option<Currency>,
    text: &str,
) -> Result<Value, String> {
    match kind {
        FieldType::Text => Ok(Value::Text(text.to_owned())),
        FieldType::Choice(words) => choice(words, text),
        FieldType::Date => date(rule, text).map(Value::Date),
        FieldType::Instant => instant(rule, text).map(Value::Instant),
        FieldType::Bool => truth(text),
        FieldType::Currency => Currency::parse(&text.to_uppercase())
            .map(Value::Currency)
            .map_err(|error| error.to_string()),
        _ => number(rule, kind, currency, text, rule.numbers),
    }
}

fn choice(words: &'static [&'static str], text: &str) -> Result<Value, String> {
    match words.iter().find(|word| word.eq_ignore_ascii_case(text)) {
        Some(word) => Ok(Value::Text((*word).to_owned())),
        None => Err(match did_you_mean(text, words.iter().copied()) {
            Some(word) => format!("is none of the known words; did you mean {word:?}?"),
            None => format!("is none of {}", words.join(", ")),
        }),
    }
}

fn time_format(rule: &Rule) -> Option<&str> {
    match &rule.format {
        Some(Format::Time(format)) => Some(format),
        _ => None,
    }
}

/// A day in the rule's format, which may hold a time as well.
fn date(rule: &Rule, text: &str) -> Result<Date, String> {
    match time_format(rule) {
        Some(format) => Date::parse_from_str(text, format)
            .or_else(|_| NaiveDateTime::parse_from_str(text, format).map(|time| time.date()))
            .map_err(|_| format!("is no date in the format {format}")),
        None => iso_time(text)
            .map(|time| time.date())
            .or_else(|| text.parse().ok())
            .ok_or_else(|| "is no date YYYY-MM-DD".to_owned()),
    }
}

/// `YYYY-MM-DD HH:MM[:SS[.f]]` with blank or T, without offset.
fn iso_time(text: &str) -> Option<NaiveDateTime> {
    const FORMATS: [&str; 4] = [
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M",
    ];
    FORMATS
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
}

fn instant(rule: &Rule, text: &str) -> Result<Instant, String> {
    let midnight = |date: Date| Instant::at_start_of(date);
    match time_format(rule) {
        Some(format) => DateTime::parse_from_str(text, format)
            .map(|time| Instant::from(time.to_utc()))
            .or_else(|_| {
                NaiveDateTime::parse_from_str(text, format)
                    .map(|time| Instant::from(time.and_utc()))
            })
            .or_else(|_| Date::parse_from_str(text, format).map(midnight))
            .map_err(|_| format!("is no point in time in the format {format}")),
        None => Instant::parse(text)
            .ok()
            .or_else(|| iso_time(text).map(|time| Instant::from(time.and_utc())))
            .or_else(|| text.parse().ok().map(midnight))
            .ok_or_else(|| "is no point in time such as 2026-01-05 14:30:00".to_owned()),
    }
}

fn truth(text: &str) -> Result<Value, String> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "x" => Ok(Value::Bool(true)),
        "false" | "no" | "n" | "0" => Ok(Value::Bool(false)),
        _ => Err("is neither true nor false".to_owned()),
    }
}

fn number(
    rule: &Rule,
    kind: FieldType,
    currency: Option<Currency>,
    text: &str,
    style: NumberStyle,
) -> Result<Value, String> {
    let text = match kind {
        FieldType::Percent => text.trim_end().trim_end_matches('%'),
        _ => text,
    };
    let mut plain = plain_number(text, style)?;
    if let Some(factor) = rule.factor {
        let number = Decimal::from_str_exact(&plain).map_err(|error| error.to_string())?;
        let product = number
            .checked_mul(factor)
            .ok_or_else(|| "is out of range after the unit factor".to_owned())?;
        plain = product.normalize().to_string();
    }
    let words = |error: kernel::KernelError| error.to_string();
    match kind {
        FieldType::Quantity => Quantity::parse(&plain).map(Value::Quantity).map_err(words),
        FieldType::UnitPrice => UnitPrice::parse(&plain)
            .map(Value::UnitPrice)
            .map_err(words),
        FieldType::Percent => Percent::parse(&plain).map(Value::Percent).map_err(words),
        FieldType::Money { currency: field } => match currency {
            Some(currency) => Money::parse(&plain, currency)
                .map(Value::Money)
                .map_err(words),
            None => Err(format!("has no currency; the field {field} has no value")),
        },
        _ => match plain.parse() {
            Ok(whole) => Ok(Value::Int(whole)),
            Err(_) => Err("is no whole number in range".to_owned()),
        },
    }
}

//! Numbers, money and dates as each language writes them. Exact: digits come from integers only.

use kernel::{Date, Money, Percent, Quantity, UnitPrice};

use chrono::Datelike;

use crate::Language;

/// U+202F, keeps a number or a number and its unit together.
pub(crate) const NARROW_SPACE: char = '\u{202f}';
/// U+00A0.
const NO_BREAK_SPACE: char = '\u{a0}';
/// U+2212, as wide as a plus sign so that columns of figures line up.
const MINUS: char = '\u{2212}';
/// Digits after the point in quantities, unit prices and percentages as the kernel keeps them.
const MICRO_SCALE: usize = 6;

struct Separators {
    decimal: char,
    group: char,
}

fn separators(language: Language) -> Separators {
    match language {
        Language::En => Separators {
            decimal: '.',
            group: ',',
        },
        Language::De => Separators {
            decimal: ',',
            group: '.',
        },
        Language::Fr => Separators {
            decimal: ',',
            group: NARROW_SPACE,
        },
    }
}

/// Writes `value / 10^scale`, dropping trailing zeros of the fraction down to `kept` digits.
fn decimal(value: i64, scale: usize, kept: usize, language: Language) -> String {
    let separators = separators(language);
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let shown = fraction.trim_end_matches('0').len().max(kept.min(scale));
    let mut text = String::with_capacity(digits.len() * 2);
    if value < 0 {
        text.push(MINUS);
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(separators.group);
        }
        text.push(digit);
    }
    if shown > 0 {
        text.push(separators.decimal);
        text.push_str(&fraction[..shown]);
    }
    text
}

fn scale_of(money: Money) -> usize {
    usize::try_from(money.currency().scale()).unwrap_or(MICRO_SCALE)
}

/// The amount alone, for columns whose head names the currency: `1,234.56`.
pub fn format_amount(money: Money, language: Language) -> String {
    let scale = scale_of(money);
    decimal(money.minor(), scale, scale, language)
}

/// The amount with its currency, placed as the language places it: `€1,234.56`, `1.234,56 €`.
///
/// Only the euro and the pound have a sign that no other currency shares; all others are written
/// by their ISO 4217 code.
pub fn format_money(money: Money, language: Language) -> String {
    let currency = money.currency();
    let code = currency.code();
    let sign = match code {
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        _ => None,
    };
    let amount = format_amount(money, language);
    match (language, sign) {
        (Language::En, Some(sign)) => match amount.strip_prefix(MINUS) {
            Some(positive) => format!("{MINUS}{sign}{positive}"),
            None => format!("{sign}{amount}"),
        },
        (Language::En, None) => format!("{code}{NO_BREAK_SPACE}{amount}"),
        (_, sign) => format!("{amount}{NO_BREAK_SPACE}{}", sign.unwrap_or(code)),
    }
}

/// A quantity without needless zeros: `1,000.5`.
pub fn format_quantity(quantity: Quantity, language: Language) -> String {
    decimal(quantity.micro(), MICRO_SCALE, 0, language)
}

/// A unit price with at least the digits of its currency: `0.125`, `12.30`.
pub(crate) fn format_unit_price(price: UnitPrice, total: Money, language: Language) -> String {
    decimal(price.micro(), MICRO_SCALE, scale_of(total), language)
}

/// A percentage without needless zeros: `19%`, `5,5 %`.
pub fn format_percent(percent: Percent, language: Language) -> String {
    let number = decimal(percent.micro(), MICRO_SCALE, 0, language);
    match language {
        Language::En => format!("{number}%"),
        Language::De | Language::Fr => format!("{number}{NARROW_SPACE}%"),
    }
}

/// A business date: `31 January 2026`, `31.01.2026`, `31/01/2026`.
pub fn format_date(date: Date, language: Language) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match language {
        Language::En => format!("{day} {} {year}", english_month(month)),
        Language::De => format!("{day:02}.{month:02}.{year}"),
        Language::Fr => format!("{day:02}/{month:02}/{year}"),
    }
}

/// A date short enough for a table column: `31 Jan 2026`; other languages as in [`format_date`].
pub(crate) fn short_date(date: Date, language: Language) -> String {
    match language {
        Language::En => {
            let month = &english_month(date.month())[..3];
            format!("{:02}\u{a0}{month}\u{a0}{}", date.day(), date.year())
        }
        Language::De | Language::Fr => format_date(date, language),
    }
}

/// `from – to`, or the one day when both are the same.
pub(crate) fn format_period(from: Date, to: Date, language: Language) -> String {
    if from == to {
        return format_date(from, language);
    }
    format!(
        "{} – {}",
        format_date(from, language),
        format_date(to, language)
    )
}

fn english_month(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[month.saturating_sub(1).min(11) as usize]
}

/// An IBAN in its printed form: groups of four.
pub(crate) fn format_iban(iban: &str) -> String {
    let compact: Vec<char> = iban.chars().filter(|c| !c.is_whitespace()).collect();
    let groups: Vec<String> = compact
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("\u{a0}")
}

/// Puts values into the places a label keeps for them: `{name}`.
pub(crate) fn fill(label: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(label.len() + 32);
    let mut rest = label;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(key, _)| *key == name);
        text.push_str(value.map_or("", |(_, value)| value));
        rest = tail;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
#[path = "format_tests.rs"]
mod tests;

//! Figures as a board reads them.

use kernel::Money;
use o2c::insight::{Figure, FlowHours, Kpi, Ratio};
use pdf::{Language, format_money};

use super::words::Words;

/// A ratio with one decimal, rounded half away from zero, in the language's separators.
pub(super) fn one_decimal(value: Ratio, language: Language) -> String {
    let of_four = value.ten_thousandths();
    let half = if of_four < 0 { -500 } else { 500 };
    let tenths = (of_four + half) / 1_000;
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let point = if language == Language::En { '.' } else { ',' };
    let sign = if tenths < 0 { "−" } else { "" };
    format!("{sign}{}{point}{rest}", grouped(whole, language))
}

/// A whole number with its thousands apart.
fn grouped(whole: u128, language: Language) -> String {
    let apart = match language {
        Language::En => ',',
        Language::De => '.',
        Language::Fr => '\u{202f}',
    };
    let digits = whole.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(apart);
        }
        text.push(digit);
    }
    text
}

/// A count.
pub(super) fn count(of: usize, language: Language) -> String {
    grouped(of.try_into().unwrap_or(u128::MAX), language)
}

/// A figure with its unit; a dash where there is nothing to divide by.
pub(super) fn figure(of: &Figure, words: &Words, language: Language) -> String {
    match (of.money, of.value) {
        (Some(money), _) => amount(money, language),
        (None, Some(value)) => {
            let unit = words.unit(of.unit);
            format!("{}\u{a0}{unit}", one_decimal(value, language))
        }
        (None, None) => "–".to_owned(),
    }
}

/// What a figure changed by, with its sign; amounts in per cent.
pub(super) fn change(now: &Figure, before: Option<&Figure>, words: &Words, to: Language) -> String {
    let both = now.value.zip(before.and_then(|before| before.value));
    let Some((now_value, before_value)) = both else {
        return "–".to_owned();
    };
    let by = now_value.minus(before_value);
    let (by, unit) = match now.unit {
        "amount" => match by.times(100).over(before_value) {
            Some(percent) => (percent, "%"),
            None => return "–".to_owned(),
        },
        "%" => (by, words.points),
        unit => (by, words.unit(unit)),
    };
    let plus = if by.ten_thousandths() >= 500 { "+" } else { "" };
    format!("{plus}{}\u{a0}{unit}", one_decimal(by, to))
}

/// Is a change for the better? None where more is neither better nor worse.
pub(super) fn is_better(now: &Figure, before: Option<&Figure>) -> Option<bool> {
    let by = now.value?.minus(before?.value?).ten_thousandths();
    let more_is_better = match now.kpi {
        Kpi::Cei
        | Kpi::ArTurnover
        | Kpi::CreditDecisionAccuracy
        | Kpi::PaidOnTimeRate
        | Kpi::StpRate
        | Kpi::OrderThroughput
        | Kpi::OnTimeDelivery
        | Kpi::Otif => true,
        Kpi::Dso
        | Kpi::DsoCountback
        | Kpi::Add
        | Kpi::PastDueRate
        | Kpi::DaysToPay
        | Kpi::DaysLate
        | Kpi::BadDebtRate
        | Kpi::UnappliedCash
        | Kpi::OrderAcceptanceTime
        | Kpi::InvoiceLatency
        | Kpi::OrderToCashTime => false,
        _ => return None,
    };
    (by != 0).then_some((by > 0) == more_is_better)
}

/// An amount with its currency.
pub(super) fn amount(money: Money, language: Language) -> String {
    format_money(money, language)
}

/// How long something took, as people say it.
pub(super) fn length(hours: f64, words: &Words) -> String {
    if hours < 1.0 {
        format!("{:.0}\u{a0}min", hours * 60.0)
    } else if hours < 48.0 {
        format!("{hours:.1}\u{a0}h")
    } else {
        format!("{:.1}\u{a0}{}", hours / 24.0, words.unit("days"))
    }
}

/// The middle length, in the language's separators.
pub(super) fn median(of: FlowHours, words: &Words, language: Language) -> String {
    localised(length(of.median, words), language)
}

/// A share of 1 in per cent.
pub(super) fn percent(share: Option<f64>, language: Language) -> String {
    let text = share.map_or("–".to_owned(), |share| {
        format!("{:.1}\u{a0}%", share * 100.0)
    });
    localised(text, language)
}

fn localised(text: String, language: Language) -> String {
    match language {
        Language::En => text,
        Language::De | Language::Fr => text.replace('.', ","),
    }
}

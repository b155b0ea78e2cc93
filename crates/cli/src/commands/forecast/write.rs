//! Forecasts as CSV and JSON.

use std::io::Write;

use anyhow::Result;
use chrono::Datelike;
use insight::forecast::{Bucket, CashLine, Day, Forecast, Reason, Reasons, date_of};
use kernel::{Currency, Money};
use serde_json::{Value, json};

/// The headings of the items' file.
pub const ITEM_HEADINGS: &str = "invoice_number,customer_id,due_date,p_late,\
expected_settlement_date,median_settlement_date,q05,q10,q25,q50,q75,q90,q95,p_disputed,\
new_customer,reasons\n";

/// Reasons of fewer days are not told.
const TELLING: f64 = 0.5;
const MOST_REASONS: usize = 4;

/// Writes an item's forecast as a row.
pub fn item(
    out: &mut Vec<u8>,
    number: &str,
    customer: &str,
    due: Day,
    forecast: &Forecast<'_>,
) -> std::io::Result<()> {
    cell(out, number);
    cell(out, customer);
    day(out, due)?;
    share(out, forecast.p_late);
    day(out, forecast.expected)?;
    day(out, forecast.median())?;
    for quantile in forecast.quantiles {
        day(out, quantile)?;
    }
    let new: &[u8] = if forecast.new_customer {
        b"yes,"
    } else {
        b"no,"
    };
    share(out, forecast.p_disputed);
    out.extend_from_slice(new);
    for (at, (reason, days)) in telling(&forecast.reasons).enumerate() {
        let before = if at == 0 { "" } else { "; " };
        let tenths = (days * 10.0).round();
        let sign = if tenths < 0.0 { '-' } else { '+' };
        let (whole, tenth) = ((tenths.abs() / 10.0).floor(), tenths.abs() % 10.0);
        write!(
            out,
            "{before}{} {sign}{}.{} d",
            word(reason),
            digits(whole),
            digits(tenth)
        )?;
    }
    out.push(b'\n');
    Ok(())
}

/// Writes a share with four decimals: a file of a million items has two million of them, and the
/// general formatting of floats takes ten times as long.
fn share(out: &mut Vec<u8>, share: f64) {
    let parts = digits((share * 1e4).round());
    let digit = |place: u32| b'0' + u8::try_from(parts / place % 10).unwrap_or_default();
    out.extend_from_slice(&[digit(10_000), b'.']);
    out.extend_from_slice(&[digit(1000), digit(100), digit(10), digit(1), b',']);
}

/// A whole number that is not negative.
#[expect(
    clippy::cast_possible_truncation,
    reason = "casts from floats saturate"
)]
#[expect(clippy::cast_sign_loss, reason = "it is not negative")]
const fn digits(whole: f64) -> u32 {
    whole as u32
}

/// The reasons that move the date most, the strongest first.
fn telling(reasons: &Reasons) -> impl Iterator<Item = (Reason, f64)> {
    let mut sorted = *reasons;
    sorted.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let told = sorted.into_iter().take(MOST_REASONS);
    told.take_while(|(_, days)| days.abs() >= TELLING)
}

const fn word(reason: Reason) -> &'static str {
    match reason {
        Reason::Customer => "customer",
        Reason::Dispute => "dispute",
        Reason::Paperless => "paperless",
        Reason::Terms => "terms",
        Reason::Amount => "amount",
        Reason::Calendar => "calendar",
        Reason::Country => "country",
        Reason::Segment => "segment",
        Reason::Pattern => "pattern",
        Reason::StillOpen => "still open",
    }
}

fn cell(out: &mut Vec<u8>, text: &str) {
    if text
        .bytes()
        .any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r'))
    {
        out.push(b'"');
        out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(text.as_bytes());
    }
    out.push(b',');
}

fn day(out: &mut Vec<u8>, day: Day) -> std::io::Result<()> {
    let date = date_of(day);
    let (Ok(year), month, day) = (u32::try_from(date.year()), date.month(), date.day()) else {
        return write!(out, "{date},");
    };
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    let digits = [
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
        b',',
    ];
    out.extend_from_slice(&digits);
    Ok(())
}

/// An amount in the major unit of its currency; two decimals where none is known.
fn money(minor: i64, currency: Option<Currency>) -> String {
    Money::try_new(minor, currency.unwrap_or(Currency::EUR))
        .map_or_else(|_| minor.to_string(), Money::to_decimal_string)
}

/// The headings of a cash table: of weeks or of months.
const CASH_HEADINGS: &str = "currency,from,until,expected,items,on_due_date,low_50,high_50,\
low_80,high_80,low_95,high_95\n";

/// Writes cash by span as CSV. The last row of a currency, which ends never, is all that comes later.
pub fn cash(out: &mut impl Write, lines: &[CashLine]) -> Result<()> {
    out.write_all(CASH_HEADINGS.as_bytes())?;
    for line in lines {
        let code = line
            .currency
            .map_or(String::new(), |it| it.code().to_owned());
        for bucket in &line.buckets {
            let cells = cells(bucket, line.currency).join(",");
            writeln!(out, "{code},{cells}")?;
        }
    }
    Ok(())
}

/// The cells of a span: from, until, expected, items, on due date, and the ends of the intervals.
pub fn cells(bucket: &Bucket, currency: Option<Currency>) -> Vec<String> {
    let mut cells = vec![
        date_of(bucket.from).to_string(),
        bucket
            .until
            .map_or(String::new(), |day| date_of(day).to_string()),
        money(bucket.expected_minor, currency),
        format!("{:.2}", bucket.items),
        money(bucket.on_due_date_minor, currency),
    ];
    for (low, high) in bucket.intervals {
        cells.extend([money(low, currency), money(high, currency)]);
    }
    cells
}

/// Cash by span as JSON.
pub fn cash_json(lines: &[CashLine]) -> Value {
    let span = |bucket: &Bucket, currency| {
        let interval = |(low, high)| json!([money(low, currency), money(high, currency)]);
        let [half, most, nearly] = bucket.intervals.map(interval);
        json!({
            "from": date_of(bucket.from),
            "until": bucket.until.map(date_of),
            "expected": money(bucket.expected_minor, currency),
            "items": bucket.items,
            "on_due_date": money(bucket.on_due_date_minor, currency),
            "interval_50": half,
            "interval_80": most,
            "interval_95": nearly,
        })
    };
    let line = |line: &CashLine| {
        let spans = line
            .buckets
            .iter()
            .map(|bucket| span(bucket, line.currency));
        json!({
            "currency": line.currency.map(|it| it.code().to_owned()),
            "spans": spans.collect::<Vec<_>>(),
        })
    };
    lines.iter().map(line).collect()
}

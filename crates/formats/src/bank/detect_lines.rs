//! Recognising formats of lines and fixed records.

use super::Format;
use super::record::{Record, digits, dmy, ymd};

/// The format by the first lines that are not blank; `None` if it is none of these.
pub(super) fn records(text: &str) -> Option<Format> {
    let mut lines = text
        .split(['\r', '\n'])
        .map(|line| line.trim_start_matches('\u{feff}').trim_end())
        .filter(|line| !line.is_empty());
    let first = lines.next()?;
    let record = Record::new(first);
    let next = lines.next().unwrap_or_default();
    let known = [
        (Format::Bai2, is_bai2(first, next)),
        (Format::Nacha, is_nacha(record)),
        (Format::Coda, is_coda(record)),
        (Format::Cfonb120, is_cfonb120(record)),
        (Format::Lockbox, is_lockbox(record, next)),
        (Format::Esr, is_esr(record)),
    ];
    known
        .into_iter()
        .find_map(|(format, is)| is.then_some(format))
}

/// True for Open Financial Exchange: its header, or its root element somewhere in the head.
pub(super) fn is_ofx(text: &str) -> bool {
    let mark = |mark: &[u8]| {
        text.as_bytes()
            .windows(mark.len())
            .any(|part| part.eq_ignore_ascii_case(mark))
    };
    text.trim_start().starts_with("OFXHEADER") || mark(b"<OFX>")
}

/// A file or group header with its date, or an account, and behind it a record that may follow it.
fn is_bai2(first: &str, next: &str) -> bool {
    // Several records may stand on a line.
    let (first, more) = first.split_once('/').unwrap_or((first, ""));
    let next = if more.trim().is_empty() { next } else { more };
    let fields: Vec<&str> = first.split(',').map(str::trim).collect();
    let date = |place: usize| {
        let text = fields.get(place).copied().unwrap_or_default();
        matches!(text.len(), 6 | 8) && digits(text).is_some()
    };
    let follows = |codes: &[&str]| {
        let code = next.split([',', '/']).next().unwrap_or_default().trim();
        next.is_empty() || codes.contains(&code)
    };
    match fields[0] {
        "01" => date(3) && fields.len() >= 6 && follows(&["02", "88", "99"]),
        "02" => date(4) && fields.len() >= 5 && follows(&["03", "88", "98"]),
        "03" => fields.len() >= 3 && !next.is_empty() && follows(&["16", "49", "88"]),
        _ => false,
    }
}

/// Priority 01, record size 94, blocking factor 10.
fn is_nacha(record: Record<'_>) -> bool {
    record.raw(1, 3) == "101" && record.raw(35, 39) == "09410"
}

/// Zeros, a day and application code 05.
fn is_coda(record: Record<'_>) -> bool {
    record.raw(1, 5) == "00000" && dmy(record.raw(6, 11)).is_some() && record.raw(15, 16) == "05"
}

/// A balance or movement with currency, number of decimals and a last digit that tells the sign.
fn is_cfonb120(record: Record<'_>) -> bool {
    let letters = |text: &str| text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    matches!(record.raw(1, 2), "01" | "04" | "07")
        && record
            .raw(3, 7)
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric())
        && letters(record.raw(17, 19))
        && digits(record.raw(20, 20)).is_some()
        && dmy(record.raw(35, 40)).is_some()
}

/// An address header with the day of processing, then a service record or a lockbox.
fn is_lockbox(record: Record<'_>, next: &str) -> bool {
    record.raw(1, 1) == "1"
        && ymd(record.raw(24, 29)).is_some()
        && record.len() <= 80
        && next.starts_with(['2', '5'])
}

/// Transaction code, participant, reference and amount in digits, as type 3 or type 4 has them.
fn is_esr(record: Record<'_>) -> bool {
    let short = digits(record.raw(1, 12)).is_some()
        && record.raw(13, 49).len() == 37
        && record.raw(13, 49).bytes().all(|byte| byte.is_ascii_digit());
    let long = matches!(record.raw(43, 45), "CHF" | "EUR")
        && record.raw(1, 42).bytes().all(|byte| byte.is_ascii_digit());
    (87..=128).contains(&record.len()) && short || record.len() >= 91 && long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_look_alike_are_none_of_these() {
        for text in [
            "01.05.2026,02.05.2026,EUR,12.50",
            "101;12;13",
            "0123456789",
            "date,amount\n01,2",
            "1,2,3,4,5,6",
            "01,a,b,c,d,e\n02,a,b,c,d,e",
            "03,12.50,rent\n04,13.50,rent",
        ] {
            assert_eq!(records(text), None, "{text}");
        }
    }
}

//! Values of OFX as banks write them.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use kernel::{Currency, Date, Money};

use crate::bank::amount::parse_amount;
use crate::bank::record::{digits, dmy, long_ymd};

/// An amount, and true if its separator could also mean thousands.
///
/// Of point and comma the last one is the decimal separator; one that occurs several times is none.
/// The error is the problem in words.
pub(super) fn amount(text: &str, currency: Currency) -> Result<(Money, bool), String> {
    let bare: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let count = |sign| bare.matches(sign).count();
    let normal = match (bare.rfind('.'), bare.rfind(',')) {
        (Some(point), Some(comma)) if point > comma => bare.replace(',', ""),
        (Some(_), Some(_)) => bare.replace('.', "").replace(',', "."),
        (Some(_), None) if count('.') > 1 => bare.replace('.', ""),
        (None, Some(_)) if count(',') > 1 => bare.replace(',', ""),
        (None, Some(_)) => bare.replace(',', "."),
        _ => bare.clone(),
    };
    let thousands = |(_, after): (&str, &str)| after.len() == 3;
    let ambiguous =
        count(',') == 1 && count('.') == 0 && bare.split_once(',').is_some_and(thousands);
    parse_amount(&normal, currency).map(|money| (money, ambiguous))
}

/// What a date tells.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// `YYYYMMDD`, with time and zone or without.
    Known(Date),
    /// Six digits, read as `DDMMYY`.
    Short(Date),
    /// Zeros: the bank has none.
    None,
    /// No day.
    Bad,
}

pub(super) fn day(text: &str) -> Day {
    let bare: String = text.chars().filter(|sign| *sign != '-').collect();
    let numeric = bare.bytes().take_while(u8::is_ascii_digit).count();
    let number = &bare[..numeric];
    if numeric > 0 && number.bytes().all(|byte| byte == b'0') {
        return Day::None;
    }
    let read = match numeric {
        6 => dmy(number).map(Day::Short),
        8.. => long_ymd(&number[..8]).map(Day::Known),
        _ => None,
    };
    read.unwrap_or(Day::Bad)
}

/// What the head of a file declares.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Version, e.g. `102` or `211`; empty where none is told.
    pub(super) version: String,
    /// Encoding of values that are not UTF-8.
    pub(super) encoding: &'static Encoding,
    /// A character set that is not known.
    pub(super) unknown_charset: Option<String>,
    /// True if several headers share a line.
    pub(super) run_together: bool,
}

const KEYS: [&str; 9] = [
    "OFXHEADER:",
    "DATA:",
    "VERSION:",
    "SECURITY:",
    "ENCODING:",
    "CHARSET:",
    "COMPRESSION:",
    "OLDFILEUID:",
    "NEWFILEUID:",
];

/// Reads the header of OFX 1.x, wherever its lines end; `None` where there is none.
pub(super) fn header(text: &str) -> Option<Header> {
    let found: Vec<(usize, &str)> = KEYS
        .iter()
        .filter_map(|key| Some((text.find(key)?, *key)))
        .collect();
    if found.is_empty() {
        return None;
    }
    let get = |wanted: &str| -> &str {
        let Some((at, key)) = found.iter().find(|(_, key)| *key == wanted) else {
            return "";
        };
        let rest = &text[at + key.len()..];
        let next = found.iter().filter(|(other, _)| other > at);
        let end = next.map(|(other, _)| other - at - key.len()).min();
        let rest = &rest[..end.unwrap_or(rest.len())];
        rest.lines().next().unwrap_or_default().trim()
    };
    let lines = text
        .split(['\r', '\n'])
        .filter(|line| !line.trim().is_empty());
    let (encoding, unknown_charset) = match get("ENCODING:").to_ascii_uppercase().as_str() {
        "UTF-8" | "UTF8" | "UNICODE" => (UTF_8, None),
        _ => charset(get("CHARSET:")),
    };
    Some(Header {
        version: get("VERSION:").to_owned(),
        encoding,
        unknown_charset,
        run_together: lines.count() < found.len(),
    })
}

fn charset(name: &str) -> (&'static Encoding, Option<String>) {
    let known = match name {
        "" | "NONE" | "1252" => Some(WINDOWS_1252),
        _ => Encoding::for_label(name.as_bytes())
            .or_else(|| Encoding::for_label(format!("windows-{name}").as_bytes()))
            .or_else(|| Encoding::for_label(format!("iso-{name}").as_bytes())),
    };
    let unknown = known.is_none().then(|| name.to_owned());
    (known.unwrap_or(WINDOWS_1252), unknown)
}

/// An attribute of `<?xml …?>` or `<?OFX …?>`.
pub(super) fn attribute<'a>(instruction: &'a str, name: &str) -> Option<&'a str> {
    let upper = instruction.to_ascii_uppercase();
    let at = upper.find(&format!(" {name}="))? + name.len() + 2;
    let quote = instruction[at..].chars().next()?;
    instruction[at + quote.len_utf8()..].split(quote).next()
}

/// A number of digits that is not only zeros, as banks fill fields they do not use.
pub(super) fn real_number(text: &str) -> bool {
    !text.is_empty() && digits(text) != Some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_every_notation_and_doubt_is_told() {
        let read = |text| amount(text, Currency::EUR).map(|(money, doubt)| (money.minor(), doubt));
        assert_eq!(read("+1\u{a0}006,60"), Ok((100_660, false)));
        assert_eq!(read("-1.234.567,89"), Ok((-123_456_789, false)));
        assert_eq!(read("1,234.5"), Ok((123_450, false)));
        assert_eq!(read("1,234,567"), Ok((123_456_700, false)));
        assert_eq!(read("2,000"), Ok((200, true)));
        assert_eq!(read("-.5"), Ok((-50, false)));
        for bad in ["$120", "", "1e3", "12.345", "1-"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn days_are_read_or_told_to_be_none() {
        let known =
            |text: &str| matches!(day(text), Day::Known(date) if date.to_string() == "2026-01-15");
        assert!(known("20260115") && known("20260115122017.000[-5:EST]") && known("2026-01-15"));
        assert!(matches!(day("150126"), Day::Short(date) if date.to_string() == "2026-01-15"));
        assert_eq!(day("00000000"), Day::None);
        for bad in ["", "20120231", "2026", "soon"] {
            assert_eq!(day(bad), Day::Bad, "{bad}");
        }
    }

    #[test]
    fn headers_are_found_on_one_line_and_on_many() {
        let one = header("OFXHEADER:100DATA:OFXSGMLVERSION:102ENCODING:USASCIICHARSET:8859-1")
            .expect("header");
        assert_eq!((one.version.as_str(), one.run_together), ("102", true));
        assert_eq!(one.unknown_charset, None);
        let many = header("\nOFXHEADER:100\r\nVERSION:103\r\nENCODING:UTF-8\r\nCHARSET:NONE\r\n")
            .expect("header");
        assert_eq!(
            (many.version.as_str(), many.run_together, many.encoding),
            ("103", false, UTF_8)
        );
        let odd = header("CHARSET:klingon").expect("header");
        assert_eq!(odd.unknown_charset.as_deref(), Some("klingon"));
        assert_eq!(header(""), None);
        assert_eq!(
            attribute("?xml encoding=“UTF-8“?>", "ENCODING"),
            Some("UTF-8")
        );
        assert_eq!(
            attribute("?OFX OFXHEADER=\"200\" VERSION=\"211\"?>", "VERSION"),
            Some("211")
        );
    }
}

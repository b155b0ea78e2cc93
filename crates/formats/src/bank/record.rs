//! Records whose fields stand at fixed positions.

use kernel::{Currency, Date, Money};

use super::amount::parse_amount;

/// A record whose fields are told by their first and last character, counted from 1. A record that
/// lost its trailing blanks has them as empty fields.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    text: &'a str,
    ascii: bool,
}

impl<'a> Record<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            ascii: text.is_ascii(),
        }
    }

    /// The whole record.
    pub(super) fn text(self) -> &'a str {
        self.text
    }

    /// Number of characters.
    pub(super) fn len(self) -> usize {
        match self.ascii {
            true => self.text.len(),
            false => self.text.chars().count(),
        }
    }

    /// The characters `from` to `to` as they stand, blanks included.
    pub(super) fn raw(self, from: usize, to: usize) -> &'a str {
        let (start, end) = (self.offset(from - 1), self.offset(to));
        &self.text[start..end]
    }

    /// The characters `from` to `to` without blanks around them.
    pub(super) fn field(self, from: usize, to: usize) -> &'a str {
        self.raw(from, to).trim()
    }

    /// The same, `None` where nothing stands.
    pub(super) fn some(self, from: usize, to: usize) -> Option<String> {
        Some(self.field(from, to).to_owned()).filter(|text| !text.is_empty())
    }

    /// An amount in the digits `from` to `to`, of which the last `decimals` are decimals. One that
    /// the end of the record cuts is none. The error is the problem in words.
    pub(super) fn amount(
        self,
        (from, to): (usize, usize),
        decimals: usize,
        currency: Currency,
    ) -> Result<Money, String> {
        let text = self.raw(from, to);
        match text.chars().count() == to + 1 - from {
            true => implied(text, decimals, currency),
            false => Err("is cut by the end of the record".to_owned()),
        }
    }

    fn offset(self, chars: usize) -> usize {
        if self.ascii {
            return chars.min(self.text.len());
        }
        let found = self.text.char_indices().nth(chars);
        found.map_or(self.text.len(), |(at, _)| at)
    }
}

/// A text of digits and nothing else as a number.
pub(super) fn digits(text: &str) -> Option<u64> {
    let all = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

/// An amount in digits of which the last `decimals` are decimals. The error is the problem in
/// words.
pub(super) fn implied(text: &str, decimals: usize, currency: Currency) -> Result<Money, String> {
    let text = text.trim();
    let all = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !all {
        return Err("is no amount in digits".to_owned());
    }
    let text = format!("{text:0>width$}", width = decimals + 1);
    let (whole, fraction) = text.split_at(text.len() - decimals);
    parse_amount(&format!("{whole}.{fraction}"), currency)
}

/// `YYMMDD`; years below 80 are 20xx. `None` for zeros and for what is no day.
pub(super) fn ymd(text: &str) -> Option<Date> {
    let (year, month, day) = pairs(text)?;
    day_of(year, month, day)
}

/// `DDMMYY`, by the same rule.
pub(super) fn dmy(text: &str) -> Option<Date> {
    let (day, month, year) = pairs(text)?;
    day_of(year, month, day)
}

/// `YYYYMMDD`.
pub(super) fn long_ymd(text: &str) -> Option<Date> {
    if text.len() != 8 || digits(text).is_none() {
        return None;
    }
    let part = |from: usize, to: usize| text[from..to].parse().ok();
    Date::from_ymd_opt(text[..4].parse().ok()?, part(4, 6)?, part(6, 8)?)
}

fn pairs(text: &str) -> Option<(u32, u32, u32)> {
    if text.len() != 6 || digits(text).is_none() {
        return None;
    }
    let pair = |from: usize| text[from..from + 2].parse().ok();
    Some((pair(0)?, pair(2)?, pair(4)?))
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Date> {
    let century = if year < 80 { 2000 } else { 1900 };
    Date::from_ymd_opt(century + i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_end_with_the_record() {
        let record = Record::new("ab Müller x");
        assert_eq!(record.field(4, 9), "Müller");
        assert_eq!(record.field(10, 99), "x");
        assert_eq!(record.raw(20, 30), "");
        assert_eq!(record.some(3, 3), None);
        assert_eq!(Record::new("abc").raw(2, 3), "bc");
        let amount = |text| Record::new(text).amount((2, 5), 2, Currency::EUR);
        assert_eq!(amount("x1234").map(Money::minor), Ok(1234));
        assert!(amount("x123").is_err() && amount("").is_err());
    }

    #[test]
    fn amounts_and_days_are_read_exactly_or_not_at_all() {
        let read = |text, decimals| implied(text, decimals, Currency::EUR).map(Money::minor);
        assert_eq!(read("000000012345", 2), Ok(12345));
        assert_eq!(read("7", 2), Ok(7));
        assert_eq!(read("1234560", 3), Ok(123456));
        assert!(read("1234567", 3).is_err());
        assert!(read("12 45", 2).is_err() && read("", 2).is_err());
        let text = |date: Option<Date>| date.map(|date| date.to_string());
        assert_eq!(text(ymd("260105")).as_deref(), Some("2026-01-05"));
        assert_eq!(text(dmy("050199")).as_deref(), Some("1999-01-05"));
        assert_eq!(text(long_ymd("20260105")).as_deref(), Some("2026-01-05"));
        for bad in ["000000", "261301", "2601", "２６0105"] {
            assert_eq!(ymd(bad), None, "{bad}");
        }
    }
}

//! Numbers as people and programs write them, turned into plain decimal text without rounding.

/// How numbers of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NumberStyle {
    /// Decimal separator, `.` or `,`.
    pub(crate) decimal: char,
    /// Separator between groups of three digits.
    pub(crate) thousands: Option<char>,
}

impl NumberStyle {
    pub(crate) const PLAIN: Self = Self {
        decimal: '.',
        thousands: None,
    };
}

/// The number as `-?DIGITS[.DIGITS]`: what `Money::parse` and its kin take. Understood are a sign
/// before or behind, parentheses for negative, currency signs, blanks, exponents of ten and groups
/// of three digits. The error is the problem in words.
pub(crate) fn plain_number(text: &str, style: NumberStyle) -> Result<String, String> {
    if style.decimal == '.' && is_plain(text) {
        return Ok(text.to_owned());
    }
    let mut rest = text.trim().trim_matches(|c| "€$£¥".contains(c)).trim();
    let mut negative = false;
    if let Some(inner) = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        (rest, negative) = (inner.trim(), true);
    }
    // U+2212 is the minus sign that spreadsheets in some languages write.
    for sign in ['-', '\u{2212}'] {
        if let Some(inner) = rest.strip_prefix(sign).or_else(|| rest.strip_suffix(sign)) {
            (rest, negative) = (inner.trim(), !negative);
            break;
        }
    }
    rest = rest
        .strip_prefix('+')
        .unwrap_or(rest)
        .trim_matches(|c| "€$£¥ ".contains(c));
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (
            mantissa,
            exponent
                .parse::<i32>()
                .map_err(|_| "is no number".to_owned())?,
        ),
        None => (rest, 0),
    };
    let (whole, fraction) = match mantissa.split_once(style.decimal) {
        Some((whole, fraction)) => (whole, fraction),
        None => (mantissa, ""),
    };
    let whole = ungrouped(whole, style.thousands)?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(&whole) || !digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(format!(
            "is no number with {:?} as decimal separator",
            style.decimal
        ));
    }
    let shifted = shift(&whole, fraction, exponent)?;
    let zero = shifted.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    Ok(if negative && !zero {
        format!("-{shifted}")
    } else {
        shifted
    })
}

/// True for text that is in the resulting form already, as most numbers are.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "1"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole)
        && all_digits(fraction)
        && !fraction.ends_with('0')
        && (whole == "0" || !whole.starts_with('0'))
        && text != "-0"
}

/// Takes the group separators out, where they stand before groups of three digits.
fn ungrouped(whole: &str, thousands: Option<char>) -> Result<String, String> {
    let separator = |c: char| {
        thousands == Some(c) || (thousands.is_some_and(char::is_whitespace) && c.is_whitespace())
    };
    let groups: Vec<&str> = whole.split(separator).collect();
    let [first, others @ ..] = groups.as_slice() else {
        return Ok(String::new());
    };
    let well_grouped = others.iter().all(|group| group.len() == 3) && first.len() <= 3;
    if !others.is_empty() && (!well_grouped || first.is_empty()) {
        return Err("is not grouped by three digits".to_owned());
    }
    Ok(groups.concat())
}

/// Moves the decimal point by an exponent, e.g. of `1.2E+3`.
fn shift(whole: &str, fraction: &str, exponent: i32) -> Result<String, String> {
    const EXPONENT_MAX: i32 = 30;
    if exponent.abs() > EXPONENT_MAX {
        return Err("has an exponent out of range".to_owned());
    }
    let mut digits = format!("{whole}{fraction}");
    let mut point = i32::try_from(whole.len())
        .unwrap_or(i32::MAX)
        .saturating_add(exponent);
    while point <= 0 {
        digits.insert(0, '0');
        point += 1;
    }
    let mut point = usize::try_from(point).unwrap_or_default();
    while digits.len() < point {
        digits.push('0');
    }
    // Leading zeros say nothing, and trailing ones of the fraction only look like precision.
    let leading = digits
        .bytes()
        .take_while(|byte| *byte == b'0')
        .count()
        .min(point - 1);
    digits.drain(..leading);
    point -= leading;
    let fraction = digits[point..].trim_end_matches('0');
    Ok(match fraction.is_empty() {
        true => digits[..point].to_owned(),
        false => format!("{}.{fraction}", &digits[..point]),
    })
}

/// Finds out how numbers are written, from all numbers of a column. The error explains which
/// number allows two readings.
pub(crate) fn detect_style<'a>(
    numbers: impl Iterator<Item = &'a str> + Clone,
) -> Result<NumberStyle, String> {
    let style = |decimal: char, thousands: char| NumberStyle {
        decimal,
        thousands: Some(thousands),
    };
    let readings = [
        style('.', ','),
        style(',', '.'),
        style('.', '\''),
        style(',', ' '),
    ];
    let fits = |style: &NumberStyle| numbers.clone().all(|n| plain_number(n, *style).is_ok());
    let fitting: Vec<NumberStyle> = readings.into_iter().filter(fits).collect();
    let Some(first) = fitting.first() else {
        return Err("the numbers are not written in one way".to_owned());
    };
    let differing = numbers.clone().find(|number| {
        fitting
            .iter()
            .any(|style| plain_number(number, *style) != plain_number(number, *first))
    });
    match differing {
        Some(number) => Err(format!(
            "{number:?} can be read with a decimal point or a decimal comma; name the decimal"
        )),
        None => Ok(*first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COMMA: NumberStyle = NumberStyle {
        decimal: ',',
        thousands: Some('.'),
    };

    #[test]
    fn written_forms_become_plain_text() {
        let cases = [
            ("1.234,56", "1234.56"),
            ("-1.234,50", "-1234.5"),
            ("12,50-", "-12.5"),
            ("(12,50)", "-12.5"),
            ("+3", "3"),
            ("€ 1,00", "1"),
            ("0007", "7"),
            (",5", "0.5"),
            ("-0,00", "0"),
            ("1,2E+3", "1200"),
            ("25E-1", "2.5"),
            ("\u{2212}4", "-4"),
        ];
        for (text, plain) in cases {
            assert_eq!(plain_number(text, COMMA).as_deref(), Ok(plain), "{text}");
        }
        for bad in [
            "", "-", "x", "1.23,4", "12.34", "1,2,3", "1e99", "--1", "1.2345",
        ] {
            assert!(plain_number(bad, COMMA).is_err(), "{bad}");
        }
    }

    #[test]
    fn style_is_found_where_one_reading_remains() {
        let find = |numbers: &[&'static str]| detect_style(numbers.iter().copied());
        assert_eq!(find(&["1.234,56", "7"]).map(|s| s.decimal), Ok(','));
        assert_eq!(find(&["1,234.56", "1,234"]).map(|s| s.decimal), Ok('.'));
        assert_eq!(find(&["12.50", "3"]).map(|s| s.decimal), Ok('.'));
        assert!(find(&["5", "12"]).is_ok());
        assert!(
            find(&["1.234", "5"])
                .expect_err("ambiguous")
                .contains("1.234")
        );
        assert!(find(&["1.234,5", "1,234.5"]).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_plain(text in "\\PC{0,12}") {
            if let Ok(plain) = plain_number(&text, COMMA) {
                let again = plain_number(&plain, NumberStyle::PLAIN);
                prop_assert_eq!(again.as_deref(), Ok(plain.as_str()));
            }
        }
    }
}

//! Decimal text to and from scaled integers, shared by money and the fixed-point types.

use std::fmt;

use crate::KernelError;

/// Narrows to `i64`, keeping the range symmetric: `i64::MIN` is refused, so that negation and
/// absolute value of every stored number exist.
pub(crate) fn narrow(wide: i128, what: &'static str) -> Result<i64, KernelError> {
    match i64::try_from(wide) {
        Ok(value) if value != i64::MIN => Ok(value),
        _ => Err(KernelError::OutOfRange { what }),
    }
}

/// Parses `-?DIGITS[.DIGITS]` with at most `scale` digits after the point into units of
/// 10^-scale. Nothing else is accepted: no blanks, plus sign, exponent, grouping or rounding.
pub(crate) fn parse_scaled(text: &str, scale: u32, what: &'static str) -> Result<i64, KernelError> {
    let bad = |reason: String| KernelError::BadNumber {
        what,
        text: text.to_owned(),
        reason,
    };
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let fraction_len = fraction.map_or(0, str::len);
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !fraction.is_none_or(all_digits) {
        return Err(bad(
            "expected digits with at most one decimal point".to_owned()
        ));
    }
    let missing = u32::try_from(fraction_len)
        .ok()
        .and_then(|len| scale.checked_sub(len));
    let Some(missing) = missing else {
        return Err(bad(format!(
            "more than {scale} digits after the decimal point"
        )));
    };
    let mut units: i128 = 0;
    for digit in whole.bytes().chain(fraction.unwrap_or_default().bytes()) {
        units = units * 10 + i128::from(digit - b'0');
        // Leading zeros may make the text longer than any number; the value itself may not be.
        if units > i128::from(i64::MAX) {
            return Err(KernelError::OutOfRange { what });
        }
    }
    units *= 10_i128.pow(missing);
    narrow(if negative { -units } else { units }, what)
}

/// Writes `value` in units of 10^-scale with exactly `scale` digits after the point.
pub(crate) fn write_scaled(out: &mut dyn fmt::Write, value: i64, scale: u32) -> fmt::Result {
    let sign = if value < 0 { "-" } else { "" };
    let magnitude = value.unsigned_abs();
    if scale == 0 {
        return write!(out, "{sign}{magnitude}");
    }
    let unit = 10_u64.pow(scale);
    let width = scale as usize;
    write!(
        out,
        "{sign}{}.{:0width$}",
        magnitude / unit,
        magnitude % unit
    )
}

/// As [`write_scaled`], without zeros at the end of the fraction: `1.5`, `19`.
pub(crate) fn write_trimmed(out: &mut dyn fmt::Write, value: i64, scale: u32) -> fmt::Result {
    let (mut value, mut scale) = (value, scale);
    while scale > 0 && value % 10 == 0 {
        value /= 10;
        scale -= 1;
    }
    write_scaled(out, value, scale)
}

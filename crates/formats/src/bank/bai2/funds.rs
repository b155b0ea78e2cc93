//! When the money of a BAI2 amount can be used.

use kernel::Date;

use super::fields::Fields;
use crate::bank::record::{long_ymd, ymd};

/// The funds type of an amount.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Funds {
    /// Available on the day of the report.
    pub(super) immediate: bool,
    /// Value date (type V).
    pub(super) value_on: Option<Date>,
    /// A value date that is no day.
    pub(super) bad_date: Option<String>,
    /// The parts by day of availability (types S and D), which must sum to the amount.
    pub(super) parts: Vec<String>,
}

/// Reads the funds type. What is none is left in place: it is text then.
pub(super) fn read(fields: &mut Fields<'_>) -> Funds {
    let before = *fields;
    let mut funds = Funds::default();
    match fields.next() {
        "" | "Z" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" => {}
        "0" => funds.immediate = true,
        "V" | "v" => {
            let day = fields.next();
            funds.value_on = date(day);
            if funds.value_on.is_none() && !day.is_empty() {
                funds.bad_date = Some(day.to_owned());
            }
            fields.next();
        }
        "S" | "s" => funds.parts.extend((0..3).map(|_| fields.next().to_owned())),
        "D" | "d" => {
            let count: usize = fields.next().parse().unwrap_or(0);
            for _ in 0..count {
                if fields.is_over() {
                    break;
                }
                fields.next();
                funds.parts.push(fields.next().to_owned());
            }
        }
        _ => *fields = before,
    }
    funds
}

/// `YYMMDD`, or `YYYYMMDD` as some banks write it.
pub(super) fn date(text: &str) -> Option<Date> {
    ymd(text).or_else(|| long_ymd(text))
}

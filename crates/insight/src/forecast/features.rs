//! What trees look at, and what they are told about the expected delay.

use chrono::Datelike;

use super::design::{Parts, log_amount};
use super::history::Known;
use super::item::{Item, date_of, weekday};
use super::number::{float, single};

/// The columns of a row of features.
pub const WIDTH: usize = 18;

/// Writes an item's features; what is not known is NaN.
pub fn write(item: &Item, parts: &Parts, known: &Known, disputed: f64, into: &mut [f32]) {
    let (issued, due) = (date_of(item.issued), date_of(item.due));
    let amount = log_amount(item);
    let values = [
        parts.sum(),
        known.level,
        known.drift,
        known.weight.ln_1p(),
        known.spread.sqrt(),
        known.disputes.ln(),
        known
            .silence
            .map_or(f64::NAN, |days| f64::from(days.min(400))),
        known.amount.map_or(f64::NAN, |usual| amount - usual),
        amount,
        disputed,
        item.paperless.map_or(f64::NAN, f64::from),
        f64::from((item.due - item.issued).clamp(-30, 400)),
        float(weekday(item.issued)),
        float(weekday(item.due)),
        f64::from(issued.day()),
        f64::from(due.day()),
        f64::from(due.month()),
        parts.country + parts.segment,
    ];
    for (cell, value) in into.iter_mut().zip(values) {
        *cell = single(value);
    }
}

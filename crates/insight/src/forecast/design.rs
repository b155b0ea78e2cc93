//! What is known of an item, as a row of numbers.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::item::{Day, Item, date_of, weekday};
use super::number::{amount, float};

/// Countries and segments beyond so many have no effect of their own.
const CATEGORIES: usize = 32;
pub const DISPUTED: usize = 1;
const PAPERLESS: usize = 2;
const TERMS: usize = 3;
const AMOUNT: usize = 4;
const WEEKDAY: usize = 5;
const MONTH_PART: usize = WEEKDAY + 7;
const COUNTRY: usize = MONTH_PART + 3;
const SEGMENT: usize = COUNTRY + CATEGORIES;
pub const COLUMNS: usize = SEGMENT + CATEGORIES;

/// The columns of each group that shares a variance; the mean stands alone before them.
pub const GROUPS: [Range<usize>; 8] = [
    DISPUTED..PAPERLESS,
    PAPERLESS..TERMS,
    TERMS..AMOUNT,
    AMOUNT..WEEKDAY,
    WEEKDAY..MONTH_PART,
    MONTH_PART..COUNTRY,
    COUNTRY..SEGMENT,
    SEGMENT..COLUMNS,
];

/// The filled columns of an item's row.
#[derive(Default)]
pub struct Row {
    cells: [(usize, f64); 9],
    len: usize,
}

impl Row {
    fn push(&mut self, column: usize, value: f64) {
        self.cells[self.len] = (column, value);
        self.len += 1;
    }

    pub fn cells(&self) -> &[(usize, f64)] {
        &self.cells[..self.len]
    }
}

/// Begin, middle or end of a month.
fn month_part(day: Day) -> usize {
    match chrono::Datelike::day(&date_of(day)) {
        ..6 => 0,
        6..26 => 1,
        _ => 2,
    }
}

fn terms(item: &Item) -> f64 {
    (f64::from(item.due - item.issued) / 30.0 - 1.0).clamp(-2.0, 5.0)
}

/// The logarithm of an amount, which is how amounts compare.
pub fn log_amount(item: &Item) -> f64 {
    amount(item.amount_minor.saturating_abs()).ln_1p()
}

/// The part of an item's expected delay that each kind of knowledge gives, in days.
#[derive(Debug, Clone, Copy, Default)]
pub struct Parts {
    pub mean: f64,
    pub paperless: f64,
    pub terms: f64,
    pub amount: f64,
    pub calendar: f64,
    pub country: f64,
    pub segment: f64,
}

impl Parts {
    pub fn sum(&self) -> f64 {
        let known = self.mean + self.paperless + self.terms + self.amount;
        known + self.calendar + self.country + self.segment
    }
}

/// How rows are made: amounts are measured in deviations from their mean logarithm.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Design {
    amount_mean: f64,
    amount_spread: f64,
}

impl Design {
    pub fn of(items: &[Item]) -> Self {
        let count = float(items.len().max(1));
        let mean = items.iter().map(log_amount).sum::<f64>() / count;
        let squares = items.iter().map(|item| (log_amount(item) - mean).powi(2));
        let spread = (squares.sum::<f64>() / count).sqrt();
        Self {
            amount_mean: mean,
            amount_spread: spread.max(1e-3),
        }
    }

    fn amount(&self, item: &Item) -> f64 {
        ((log_amount(item) - self.amount_mean) / self.amount_spread).clamp(-4.0, 4.0)
    }

    pub fn row(&self, item: &Item, disputed: f64) -> Row {
        let mut row = Row::default();
        row.push(0, 1.0);
        row.push(DISPUTED, disputed);
        row.push(PAPERLESS, paperless(item));
        row.push(TERMS, terms(item));
        row.push(AMOUNT, self.amount(item));
        row.push(WEEKDAY + weekday(item.due), 1.0);
        row.push(MONTH_PART + month_part(item.due), 1.0);
        for (start, place) in [(COUNTRY, item.country), (SEGMENT, item.segment)] {
            if let Some(place) = place.filter(|place| (*place as usize) < CATEGORIES) {
                row.push(start + place as usize, 1.0);
            }
        }
        row
    }

    /// What the coefficients add up to for an undisputed item, by cause.
    pub fn parts(&self, item: &Item, coefficients: &[f64]) -> Parts {
        let at = |column: usize| coefficients[column];
        let category = |start: usize, place: Option<u32>| {
            let place = place.map(|place| place as usize);
            let place = place.filter(|place| *place < CATEGORIES);
            place.map_or(0.0, |place| at(start + place))
        };
        Parts {
            mean: at(0),
            paperless: at(PAPERLESS) * paperless(item),
            terms: at(TERMS) * terms(item),
            amount: at(AMOUNT) * self.amount(item),
            calendar: at(WEEKDAY + weekday(item.due)) + at(MONTH_PART + month_part(item.due)),
            country: category(COUNTRY, item.country),
            segment: category(SEGMENT, item.segment),
        }
    }
}

fn paperless(item: &Item) -> f64 {
    f64::from(item.paperless.unwrap_or(false))
}

//! What is known of an item.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use kernel::{Currency, Date};
use serde::{Deserialize, Serialize};

/// Days since 31 December of the year before year 1; day 1 is a Monday.
pub type Day = i32;

/// The day of a date.
pub fn day_of(date: Date) -> Day {
    date.num_days_from_ce()
}

/// The date of a day; beyond the calendar's range its last date.
pub fn date_of(day: Day) -> Date {
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(NaiveDate::MAX)
}

/// Monday is 0.
pub(super) fn weekday(day: Day) -> usize {
    usize::try_from((day - 1).rem_euclid(7)).unwrap_or_default()
}

/// An invoice or another document that is or was owed.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    /// Who owes it, among the names of [`Items::customers`].
    pub customer: u32,
    /// The customer's country, among the names of [`Items::countries`]; none if not known.
    pub country: Option<u32>,
    /// The customer's segment, among the names of [`Items::segments`]; none if not known.
    pub segment: Option<u32>,
    /// The day of issue.
    pub issued: Day,
    /// The day until which it is to be paid.
    pub due: Day,
    /// The day on which it was settled; none while it is open.
    pub settled: Option<Day>,
    /// The amount owed, in minor units.
    pub amount_minor: i64,
    /// Its currency; none if not known.
    pub currency: Option<Currency>,
    /// Whether it is or was disputed; none as long as that cannot be told.
    pub disputed: Option<bool>,
    /// Whether the invoice was sent electronically rather than on paper; none if not known.
    pub paperless: Option<bool>,
}

impl Item {
    /// Days from the due date to the settlement; negative if it was settled early.
    pub(super) fn delay(&self) -> Option<f64> {
        self.settled.map(|day| f64::from(day - self.due))
    }

    /// Whether it was settled by the end of a day.
    pub(super) fn settled_by(&self, day: Day) -> bool {
        self.settled.is_some_and(|settled| settled <= day)
    }

    /// The item as it was known on a day: later settlements are not, and of an item that was open
    /// then the verdict on a dispute neither, if `hide_disputes`.
    pub(super) fn as_known_on(mut self, day: Day, hide_disputes: bool) -> Self {
        if !self.settled_by(day) {
            self.settled = None;
            if hide_disputes {
                self.disputed = None;
            }
        }
        self
    }
}

/// Names that items refer to by their place.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct Names {
    list: Vec<String>,
    places: HashMap<String, u32>,
}

impl Names {
    /// The place of a name, which is added if it is new.
    pub fn place(&mut self, name: &str) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        place
    }

    /// The name at a place.
    pub fn name(&self, place: u32) -> &str {
        self.list.get(place as usize).map_or("", String::as_str)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl From<Vec<String>> for Names {
    fn from(list: Vec<String>) -> Self {
        let places = list.iter().zip(0u32..);
        let places = places.map(|(name, place)| (name.clone(), place)).collect();
        Self { list, places }
    }
}

impl From<Names> for Vec<String> {
    fn from(names: Names) -> Self {
        names.list
    }
}

/// Items and the names they refer to.
#[derive(Debug, Clone, Default)]
pub struct Items {
    /// The items, in any order.
    pub rows: Vec<Item>,
    /// Names of customers.
    pub customers: Names,
    /// Names of countries.
    pub countries: Names,
    /// Names of segments.
    pub segments: Names,
}

impl Items {
    /// No items yet, with the names of other items.
    #[must_use]
    pub fn named_like(other: &Self) -> Self {
        Self {
            rows: Vec::new(),
            customers: other.customers.clone(),
            countries: other.countries.clone(),
            segments: other.segments.clone(),
        }
    }

    /// The items as they were known on a day: those issued until then, without what came later.
    #[must_use]
    pub fn as_known_on(&self, day: Day, hide_disputes: bool) -> Self {
        let known = self.rows.iter().filter(|item| item.issued <= day);
        Self {
            rows: known
                .map(|item| item.as_known_on(day, hide_disputes))
                .collect(),
            ..Self::named_like(self)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_one_is_a_monday() {
        let monday = Date::from_ymd_opt(2026, 11, 23).expect("a date");
        assert_eq!(weekday(day_of(monday)), 0);
        assert_eq!(date_of(day_of(monday)), monday);
    }

    #[test]
    fn names_keep_their_places() {
        let mut names = Names::default();
        assert_eq!(
            (names.place("a"), names.place("b"), names.place("a")),
            (0, 1, 0)
        );
        let again = Names::from(Vec::from(names));
        assert_eq!((again.name(1), again.len()), ("b", 2));
    }
}

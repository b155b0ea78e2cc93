//! Forecasts that need no model.

use std::collections::HashMap;

use crate::forecast::item::{Day, Item, Items};
use crate::forecast::number::{float, floor};

/// What a naive method tells of an item.
#[derive(Debug, Clone, Copy)]
pub struct NaiveGuess {
    /// The probability to be settled after the due date.
    pub p_late: f64,
    /// The day of settlement.
    pub day: Day,
}

/// Delays of settled items.
#[derive(Debug, Clone, Copy, Default)]
struct Delays {
    count: usize,
    sum: f64,
    late: usize,
}

impl Delays {
    fn add(&mut self, delay: f64) {
        self.count += 1;
        self.sum += delay;
        self.late += usize::from(delay > 0.0);
    }

    fn some(self) -> Option<Self> {
        (self.count > 0).then_some(self)
    }
}

/// What naive methods know on a day.
#[derive(Debug, Clone)]
pub struct Naive {
    cut: Day,
    all: Delays,
    customers: HashMap<u32, Delays>,
    /// By customer and 30 days of due dates.
    seasons: HashMap<(u32, Day), Delays>,
}

/// Spans of due dates that are compared across years.
const SEASON: Day = 30;

impl Naive {
    /// Learns from items as they stood at the beginning of a day.
    pub fn of(past: &Items, cut: Day) -> Self {
        let mut naive = Self {
            cut,
            all: Delays::default(),
            customers: HashMap::new(),
            seasons: HashMap::new(),
        };
        for item in &past.rows {
            if let Some(delay) = item.delay() {
                naive.all.add(delay);
                naive.customers.entry(item.customer).or_default().add(delay);
                let season = (item.customer, item.due.div_euclid(SEASON));
                naive.seasons.entry(season).or_default().add(delay);
            }
        }
        naive
    }

    /// On the due date; by the customer's average; by the same season of the year before, else by
    /// the average.
    pub fn guesses(&self, item: &Item) -> [NaiveGuess; 3] {
        let customer = self.customers.get(&item.customer).copied();
        let average = customer.unwrap_or(self.all);
        let season = (item.customer, (item.due - 365).div_euclid(SEASON));
        let last_year = self.seasons.get(&season).copied().and_then(Delays::some);
        [
            self.guess(item, Delays::default()),
            self.guess(item, average),
            self.guess(item, last_year.unwrap_or(average)),
        ]
    }

    /// The mean delay of a customer's settlements in whole days; that of all where it has none.
    pub fn delay(&self, customer: u32) -> Day {
        let own = self.customers.get(&customer).copied();
        let delays = own.unwrap_or(self.all);
        floor(delays.sum / float(delays.count.max(1)) + 0.5)
    }

    fn guess(&self, item: &Item, delays: Delays) -> NaiveGuess {
        let count = float(delays.count.max(1));
        let day = item.due + floor(delays.sum / count + 0.5);
        let first = self.cut.max(item.issued);
        let overdue = first > item.due;
        NaiveGuess {
            p_late: if overdue {
                1.0
            } else {
                float(delays.late) / count
            },
            day: day.max(first),
        }
    }
}

//! Invented companies whose customers have habits.

use cashlane_insight::forecast::{Day, Item, Items, day_of};
use kernel::{Currency, Date};

/// Numbers that look random and are the same everywhere.
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Between 0 and 1.
    pub fn share(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).expect("31 bits")) / f64::from(1u32 << 31)
    }

    /// Below `end`.
    pub fn below(&mut self, end: i32) -> i32 {
        (0..end)
            .rev()
            .find(|number| self.share() * f64::from(number + 1) < 1.0)
            .unwrap_or(0)
    }

    /// About normal: mean zero, deviation one.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }
}

pub fn day(year: i32, month: u32, day: u32) -> Day {
    day_of(Date::from_ymd_opt(year, month, day).expect("a date"))
}

/// The nearest day.
pub fn rounded(days: f64) -> i32 {
    format!("{days:.0}").parse().expect("a whole number")
}

/// The day on which the company's books end.
pub fn end() -> Day {
    day(2025, 1, 1)
}

/// What the company is like.
pub struct Habits {
    pub customers: i32,
    pub invoices: i32,
    /// How much a dispute delays, in days.
    pub dispute: f64,
    /// How much an invoice of a customer's first segment delays that is due at a month's end.
    pub month_end: f64,
}

pub const USUAL: Habits = Habits {
    customers: 30,
    invoices: 1500,
    dispute: 12.0,
    month_end: 0.0,
};

/// Two years of invoices with all that became of them.
pub fn company(habits: &Habits, seed: u64) -> Items {
    let mut dice = Dice::new(seed);
    let mut items = Items::default();
    let levels: Vec<f64> = (0..habits.customers).map(|_| 8.0 * dice.normal()).collect();
    let start = end() - 730;
    for at in 0..habits.invoices {
        let customer = dice.below(habits.customers);
        let issued = start + at * 730 / habits.invoices;
        let due = issued + 30;
        let disputed = dice.share() < 0.15;
        let level = levels[usize::try_from(customer).expect("not negative")];
        let part = chrono::Datelike::day(&cashlane_insight::forecast::date_of(due));
        let segment = customer % 2;
        let at_end = f64::from(u8::from(part >= 20 && segment == 0));
        let delay = 3.0
            + level
            + 4.0 * dice.normal()
            + at_end * habits.month_end
            + if disputed { habits.dispute } else { 0.0 };
        items.rows.push(Item {
            customer: items.customers.place(&format!("C{customer}")),
            country: Some(items.countries.place("DE")),
            segment: Some(items.segments.place(&format!("S{segment}"))),
            issued,
            due,
            settled: Some((due + rounded(delay)).max(issued)),
            amount_minor: i64::from(1000 + dice.below(200_000)),
            currency: Some(Currency::EUR),
            disputed: Some(disputed),
            paperless: None,
        });
    }
    items
}

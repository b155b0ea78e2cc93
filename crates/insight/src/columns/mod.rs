//! The receivables ledger in columns: every figure of *Receivables* for a period, of any part of the
//! customers, in one pass over all cores.
//!
//! What is told of a document lies in plain columns that are sorted by customer, so that a customer's
//! items and what moved them are read one after another, and that customer's aging is done when they
//! have been read. Receivables are linear in what moved them: a pass adds each amount to the stretch
//! of days in which it was booked, and running sums of the stretches are the ledger at the ends of
//! all of them, as it was then.
//!
//! [`Columns`] never change. [`Projection`] keeps a large one and beside it a small one of the
//! documents that have changed since, which takes the place of theirs.

mod answer;
mod cuts;
mod document;
mod facts;
mod pass;
mod projection;
mod reader;
mod store;

pub use answer::{Answer, Customer, Receivables};
pub use cuts::Cuts;
pub use document::{Document, Item, Kind, Move, Settled};
pub use facts::{Facts, Paid, Slot};
pub use pass::{LEFT_OUT, Question};
pub use projection::Projection;
pub use store::{Columns, OutOfOrder};

use chrono::Datelike;
use kernel::Date;

/// A date as a number of days, so that columns are narrow and differences cheap.
pub type Day = i32;

/// After all days: when something has not happened.
pub const NEVER: Day = Day::MAX;

/// The number of a day.
#[must_use]
pub fn day(date: Date) -> Day {
    date.num_days_from_ce()
}

/// The date of a number; the calendar's last for numbers beyond it.
#[must_use]
pub fn date(day: Day) -> Date {
    Date::from_num_days_from_ce_opt(day).unwrap_or(Date::MAX)
}

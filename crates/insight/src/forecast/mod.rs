//! When open items will be paid: a distribution for each, and what they sum up to.
//!
//! [`Model::fit`] learns from [`Items`] as they stood on a day, settled ones and open ones (of an
//! open item it is known that it took at least so long). [`Model::forecast`] gives each open item a
//! [`Forecast`]: the distribution of its payment day, given that it is unpaid on the day of the
//! forecast, with its reasons. [`Cash`] adds forecasts up to weeks and months with intervals.
//! [`backtest`] repeats all of that on the past, beside naive forecasts.
//!
//! The model of a delay (days from the due date to the settlement) has three layers, each learned
//! from what the one before leaves over:
//! 1. effects of what is known of the item, and a level for each customer, both shrunk by as much
//!    as the data say they should be (`effects`, `history`);
//! 2. boosted trees for what is not additive, kept only if they help on later items (`boosted`);
//! 3. the spread: each customer's own, times one shape learned from errors of forecasts that knew
//!    nothing later than the item's issue (`shape`).
//!
//! Days are counted from 1 January of year 1 ([`Day`]); amounts are in minor units.

mod backtest;
mod boosted;
mod cash;
mod cold;
mod curve;
mod design;
mod disputes;
mod effects;
mod features;
mod fit;
mod history;
mod item;
mod matrix;
mod memory;
mod metrics;
mod model;
mod moments;
mod number;
mod recipe;
mod shape;
mod told;

pub use backtest::naive::{Naive, NaiveGuess};
pub use backtest::{
    Backtest, BacktestOptions, Cut, Method, Score, WeeklyScore, backtest, backtest_as,
};
pub use cash::{Bucket, Cash, CashLine, Plan};
pub use cold::{Learned, OWN_ITEMS_MIN, learn};
pub use curve::Curve;
pub use fit::FitError;
pub use item::{Day, Item, Items, Names, date_of, day_of};
pub use model::{Forecast, LEVELS, Model, Reason, Reasons};
pub use recipe::Recipe;
pub use told::{Grade, Told, grades};

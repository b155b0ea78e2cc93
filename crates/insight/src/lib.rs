//! The formulas of the KPI dictionary, as pure functions of counted facts, and what event logs tell
//! of a process ([`process`]). [`columns`] find the facts of a large ledger.
//!
//! Amounts come in as minor units of one currency; results are exact [`Ratio`]s that are rounded
//! once, when they are shown. A ratio whose denominator is zero has no value: it is `None`, never
//! zero and never an error.

#![warn(missing_docs)]

pub mod anomaly;
mod baseline;
mod chance;
pub mod columns;
mod days;
mod difference;
mod dso_change;
pub mod experiment;
pub mod forecast;
pub mod interrupted;
pub mod latency;
mod ledger;
mod loss;
pub mod process;
mod ratio;
mod receivables;
mod spread;
pub mod target;

pub use baseline::{
    BaselineChange, BaselineComparison, BaselineFigure, baseline_of_ledger, baseline_of_process,
    compare_baselines, float_of,
};
pub use chance::{Cases, Interval, Method, Statistic, change_of_cases, change_of_shares};
pub use days::{Month, days_between_inclusive, months_between};
pub use difference::{Difference, Sample, difference, difference_of_shares, mean, median, wilson};
pub use dso_change::{DsoChange, DsoGroup, DsoParts, dso_change};
pub use ledger::{LatePayer, LedgerBaseline, LedgerItem, MonthEnd, ledger_baseline};
pub use loss::{MILLION, expected_loss, loss_rate};
pub use ratio::Ratio;
pub use receivables::{
    Balances, Bridge, add, ar_turnover, cei, dso, dso_best_possible, dso_bridge, dso_countback,
    share, weighted_mean,
};
pub use spread::{Spread, spread};

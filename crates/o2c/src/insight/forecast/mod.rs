//! When open items will be paid, in the product.
//!
//! Every night a job learns from the legal entity's own items, foretells the open ones and keeps
//! both ([`Night`]); once a week it freezes the coming 13 weeks as they were told. Sums by week and
//! month are made when they are asked for, with the model in force, from the items as they are then
//! ([`outlook`]), so that payments and what people know of items count at once. Of legal entities
//! with very many open items the sums of the night are shown. Items are listed from what the night
//! kept, because a list sorted by risk needs all of them.

mod accuracy;
mod book;
mod came;
mod expected;
mod frozen;
mod items;
mod night;
mod orders;
mod outlook;
mod received;
mod scenario;
mod state;
#[cfg(test)]
mod tests;

pub use accuracy::{
    Accuracy, AccuracyOfDays, AccuracyOfSegment, AccuracyOfWeeks, ForecastMethod, MethodScore,
    ModelChoice, accuracy,
};
pub use book::Book;
pub use expected::{
    ExpectedPayment, NewExpectedPayment, RemoveExpectedPayment, remove_expected_payment,
    set_expected_payment,
};
pub use frozen::{FrozenForecast, frozen};
pub use items::{ForecastItem, ForecastItemFilter, ForecastReason, ForecastSort, forecast_items};
pub use night::{FORECAST_JOB, ITEMS_AT_A_TIME, Night, plan_forecast_tx};
pub use outlook::{
    ForecastInterval, ForecastLine, ForecastModel, ForecastSpan, Outlook, OutlookFilter,
    OutlookStep, outlook,
};
pub use received::{Received, ReceivedWeek, received};
pub use scenario::{DiscountOffer, Scenario, ScenarioOutlook, scenario};

use insight::Ratio;
use kernel::{AnomalyId, Currency, CustomerId, Date, Instant};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::insight::{Kpi, TrendStep};
use crate::words::words;

words! {
    /// What became of an anomaly.
    AnomalyState as "a state of an anomaly" {
        /// It lasts, and nobody has dismissed it.
        Open = "open",
        /// Somebody has dismissed it.
        Dismissed = "dismissed",
        /// The figure is as usual again.
        Over = "over",
    }
}

words! {
    /// A part of the customers that may explain an anomaly.
    ExplainedBy as "what explains an anomaly" {
        /// Those of a segment.
        Segment = "segment",
        /// Those of a country.
        Country = "country",
        /// One customer.
        Customer = "customer",
    }
}

/// A key figure that was found to be unlike itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Anomaly {
    /// Its id.
    #[schema(value_type = String)]
    pub id: AnomalyId,
    /// Which KPI.
    pub kpi: Kpi,
    /// The step of the process, where not the whole figure is meant.
    pub part: Option<String>,
    /// The currency of a money figure.
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// The unit of all values.
    pub unit: &'static str,
    /// How long each point is.
    pub step: TrendStep,
    /// Whether the value is higher than usual; else it is lower.
    pub is_high: bool,
    /// First day of the first point that was odd.
    pub first_on: Date,
    /// First day of the latest point that was odd.
    pub from: Date,
    /// Last day of it.
    pub to: Date,
    /// Its value.
    #[schema(value_type = Option<String>)]
    pub value: Option<Ratio>,
    /// What was to be expected by the points before.
    #[schema(value_type = Option<String>)]
    pub expected: Option<Ratio>,
    /// The lowest value that would still have been usual.
    #[schema(value_type = Option<String>)]
    pub low: Option<Ratio>,
    /// The highest one.
    #[schema(value_type = Option<String>)]
    pub high: Option<Ratio>,
    /// How many usual deviations it lies from what was expected.
    #[schema(value_type = Option<String>)]
    pub score: Option<Ratio>,
    /// How many documents the point counts.
    pub cases: i64,
    /// The part of the customers that explains most of it; `null` if no part explains a third.
    pub explained: Option<Explained>,
    /// What became of it.
    pub state: AnomalyState,
    /// When it was found.
    #[schema(value_type = String, format = DateTime)]
    pub found_at: Instant,
    /// Last day of the first point that was usual again.
    pub over_on: Option<Date>,
    /// When it was dismissed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub dismissed_at: Option<Instant>,
    /// By whom.
    pub dismissed_by: Option<String>,
    /// That user's name.
    pub dismissed_by_name: Option<String>,
    /// Why.
    pub dismissed_reason: Option<String>,
    /// The figure raises nothing until this day.
    pub muted_until: Option<Date>,
    /// When its dismissal was taken back; who had dismissed it, when and why stays.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub reinstated_at: Option<Instant>,
    /// By whom.
    pub reinstated_by: Option<String>,
}

/// What explains most of an anomaly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Explained {
    /// By what the customers were divided.
    pub by: ExplainedBy,
    /// The segment or country, or the customer's name; `null`: customers without a segment.
    pub name: Option<String>,
    /// The customer.
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Per cent of the deviation.
    pub percent: i64,
    /// Whether it did so because its share of the cases changed, rather than its own value.
    pub shift: bool,
}

/// Which anomalies are listed.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AnomalyFilter {
    /// Only those in this state. Left out: all.
    #[serde(default)]
    #[param(inline)]
    pub state: Option<AnomalyState>,
}

/// An anomaly to dismiss.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// Which one.
    #[schema(value_type = String)]
    pub anomaly: AnomalyId,
    /// Why nobody need look at it.
    pub reason: String,
    /// For how many days the same figure raises nothing, from 0 to 366. Default: 30.
    #[serde(default)]
    pub mute_days: Option<i64>,
}

/// A dismissal to take back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reinstatement {
    /// Of which anomaly.
    #[schema(value_type = String)]
    pub anomaly: AnomalyId,
}

/// How readily anomalies are raised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AnomalyRules {
    /// From how many usual deviations on, as decimal text.
    #[schema(value_type = Option<String>)]
    pub threshold: Option<Ratio>,
    /// The most that are raised within seven days.
    pub weekly_max: i64,
    /// Points that a figure needs before weeks are judged.
    pub weeks_min: i64,
    /// Points that a figure needs before months are judged.
    pub months_min: i64,
    /// Raised by every change.
    pub version: i64,
    #[serde(skip)]
    pub(super) threshold_milli: i64,
}

/// A change of the rules; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnomalyRulesChange {
    /// From how many usual deviations on, from 2 to 20.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub threshold: Option<crate::insight::Measure>,
    /// The most that are raised within seven days, from 0 to 100.
    #[serde(default)]
    pub weekly_max: Option<i64>,
}

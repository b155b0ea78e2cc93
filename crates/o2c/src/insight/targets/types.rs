use insight::Ratio;
use insight::target::Standing;
use kernel::{Currency, Date, Fixed, FixedKind, Money, TargetId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::insight::Kpi;
use crate::patch::Patch;
use crate::words::words;

/// Marks a [`Measure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureKind;

impl FixedKind for MeasureKind {
    const NAME: &'static str = "value of a key figure";
}

/// A value of a key figure in its unit.
pub type Measure = Fixed<MeasureKind>;

words! {
    /// Which values of a figure are better.
    Direction as "a direction" {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }
}

words! {
    /// Where a figure stands on the way to its target.
    TargetStanding as "a standing of a target" {
        /// The figure has no value yet.
        Unmeasured = "unmeasured",
        /// The latest value reaches the target.
        Met = "met",
        /// The trend reaches it by its day, or the latest value keeps up with the straight line and
        /// the trend does not lead away.
        OnTrack = "on_track",
        /// Neither.
        AtRisk = "at_risk",
        /// Its day is over and it was not reached.
        Missed = "missed",
    }
}

impl From<Standing> for TargetStanding {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Unmeasured => Self::Unmeasured,
            Standing::Met => Self::Met,
            Standing::OnTrack => Self::OnTrack,
            Standing::AtRisk => Self::AtRisk,
            Standing::Missed => Self::Missed,
        }
    }
}

/// What a key figure is to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Target {
    /// Its id.
    #[schema(value_type = String)]
    pub id: TargetId,
    /// Which KPI.
    pub kpi: Kpi,
    /// Of figures in several currencies the one that counts; of others, in which it is worth money.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// What is better.
    pub direction: Direction,
    /// The value to reach, in the KPI's unit.
    #[schema(value_type = String)]
    pub target: Measure,
    /// Over how many days the figure is measured each time.
    pub window_days: i64,
    /// What was measured when the target was set; `null` if there was no value.
    #[schema(value_type = Option<String>)]
    pub start: Option<Measure>,
    /// The day on which it was set.
    pub start_on: Date,
    /// The day by which it is to be reached.
    pub due_on: Date,
    /// Who answers for it.
    #[schema(value_type = String)]
    pub owner: UserId,
    /// That user's name.
    pub owner_name: String,
    /// What is done for it.
    pub note: Option<String>,
    /// The day from which it is no longer pursued.
    pub ended_on: Option<Date>,
    /// Raised by every change.
    pub version: i64,
}

/// A target to set.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTarget {
    /// The KPI's id in the dictionary.
    pub kpi: String,
    /// Left out: the base currency of the legal entity.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// What is better.
    pub direction: Direction,
    /// The value to reach, in the KPI's unit.
    #[schema(value_type = String)]
    pub target: Measure,
    /// Over how many days the figure is measured each time, from 7 to 366. Default: 30.
    #[serde(default)]
    pub window_days: Option<i64>,
    /// The day by which it is to be reached.
    pub due_on: Date,
    /// Who answers for it. Left out: who sets it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub owner: Option<UserId>,
    /// What is done for it.
    #[serde(default)]
    pub note: Option<String>,
}

/// A change of a target; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetChange {
    /// The value to reach, in the KPI's unit.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub target: Option<Measure>,
    /// The day by which it is to be reached.
    #[serde(default)]
    pub due_on: Option<Date>,
    /// Who answers for it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub owner: Option<UserId>,
    /// What is done for it; `null` takes it away.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub note: Patch<String>,
    /// `true`: it is no longer pursued from today on; `false`: it is again.
    #[serde(default)]
    pub ended: Option<bool>,
}

/// A target with how far the figure has come.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TargetView {
    /// The target.
    #[serde(flatten)]
    pub target: Target,
    /// The unit of all values.
    pub unit: &'static str,
    /// Where it stands.
    pub standing: TargetStanding,
    /// The latest value: over the days of the window that end today, or on the due day.
    #[schema(value_type = Option<String>)]
    pub latest: Option<Ratio>,
    /// The way made, in per cent of the way from start to target.
    #[schema(value_type = Option<String>)]
    pub attainment: Option<Ratio>,
    /// The value that the straight line from start to target has now.
    #[schema(value_type = Option<String>)]
    pub line: Option<Ratio>,
    /// The value to which the trend of the latest points leads by the due day.
    #[schema(value_type = Option<String>)]
    pub forecast: Option<Ratio>,
    /// The points of the trend, the oldest first: windows that follow each other without gap.
    pub points: Vec<TargetPoint>,
    /// What one unit of the figure is worth: the credit sales of a day for figures in days, of an
    /// hour for those in hours, one per cent of its base for rates. `null` where money says nothing.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub worth_per_unit: Option<Money>,
    /// What is left of the way, in money. By this targets are sorted.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub at_stake: Option<Money>,
}

/// A figure over one window.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TargetPoint {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The value; `null` when there is nothing to divide by.
    #[schema(value_type = Option<String>)]
    pub value: Option<Ratio>,
}

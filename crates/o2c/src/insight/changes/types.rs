use insight::Ratio;
use kernel::{Currency, CustomerId, Date, MarkedChangeId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::insight::{Kpi, Period};
use crate::patch::Patch;

/// A change in how the company works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MarkedChange {
    /// Its id.
    #[schema(value_type = String)]
    pub id: MarkedChangeId,
    /// What changed.
    pub name: String,
    /// More of it.
    pub note: Option<String>,
    /// The first day on which it held.
    pub on: Date,
    /// It holds for customers in this segment only.
    pub segment: Option<String>,
    /// It holds for customers in this country only.
    pub country: Option<String>,
    /// So many per cent of the customers are held out; `null`: it is no experiment.
    pub held_out_percent: Option<i64>,
    /// In how many waves the other customers start.
    pub waves: i64,
    /// Days from one wave to the next.
    pub wave_days: i64,
    /// Whether the mark was taken away.
    pub withdrawn: bool,
    /// Raised by every change.
    pub version: i64,
    #[serde(skip)]
    pub(super) seed: i64,
}

/// A change to mark.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMarkedChange {
    /// What changed.
    pub name: String,
    /// More of it.
    #[serde(default)]
    pub note: Option<String>,
    /// The first day on which it held.
    pub on: Date,
    /// It holds for customers in this segment only.
    #[serde(default)]
    pub segment: Option<String>,
    /// It holds for customers in this country only.
    #[serde(default)]
    pub country: Option<String>,
    /// Holds so many per cent of the customers out, from 1 to 90: chosen by a hash of their ids.
    #[serde(default)]
    pub held_out_percent: Option<i64>,
    /// In how many waves the other customers start, from 1 to 20. Default: 1.
    #[serde(default)]
    pub waves: Option<i64>,
    /// Days from one wave to the next, up to 366. Default: 28.
    #[serde(default)]
    pub wave_days: Option<i64>,
}

/// A change of a mark; what is left out stays. Groups of an experiment never change.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkedChangeChange {
    /// What changed.
    #[serde(default)]
    pub name: Option<String>,
    /// More of it; `null` takes it away.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub note: Patch<String>,
    /// The first day on which it held.
    #[serde(default)]
    pub on: Option<Date>,
    /// `true` takes the mark away, `false` brings it back.
    #[serde(default)]
    pub withdrawn: Option<bool>,
}

/// What a change did.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangeEffect {
    /// The days before it.
    pub before: Period,
    /// The days since; `null` if not one of them is over.
    pub after: Option<Period>,
    /// Every KPI that has a value before or after.
    pub figures: Vec<FigureEffect>,
    /// What customers with the change did otherwise than those who were held out; empty if it is no
    /// experiment.
    pub experiment: Vec<ExperimentEffect>,
}

/// A figure before and after a change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FigureEffect {
    /// Which KPI.
    pub kpi: Kpi,
    /// The currency of a money figure.
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// The unit of all values.
    pub unit: &'static str,
    /// The value before.
    #[schema(value_type = Option<String>)]
    pub before: Option<Ratio>,
    /// How many documents it counts.
    pub before_cases: u64,
    /// The value after.
    #[schema(value_type = Option<String>)]
    pub after: Option<Ratio>,
    /// How many documents it counts.
    pub after_cases: u64,
    /// How much the cases differ, with bounds; `null` for figures that are no mean or share of
    /// cases. Cases count alike here, also where the value weighs them by money.
    pub difference: Option<Bounded>,
    /// The weeks as an interrupted time series; `null` with fewer than 8 on one side.
    pub series: Option<SeriesEffect>,
}

/// A number with the bounds within which it lies with 95 % confidence.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Bounded {
    /// The number.
    #[schema(value_type = Option<String>)]
    pub by: Option<Ratio>,
    /// Lower bound.
    #[schema(value_type = Option<String>)]
    pub low: Option<Ratio>,
    /// Upper bound.
    #[schema(value_type = Option<String>)]
    pub high: Option<Ratio>,
    /// Whether the bounds leave out zero.
    pub more_than_chance: bool,
}

impl From<insight::Difference> for Bounded {
    fn from(difference: insight::Difference) -> Self {
        Self {
            by: Ratio::from_float(difference.by),
            low: Ratio::from_float(difference.low),
            high: Ratio::from_float(difference.high),
            more_than_chance: difference.is_more_than_chance(),
        }
    }
}

/// What the weeks of a figure tell.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SeriesEffect {
    /// By how much the level changed at once.
    pub level: Bounded,
    /// By how much the trend changed, a week.
    pub slope: Bounded,
    /// The trend before, a week.
    #[schema(value_type = Option<String>)]
    pub trend: Option<Ratio>,
    /// Weeks before.
    pub weeks_before: usize,
    /// Weeks since.
    pub weeks_after: usize,
}

/// What an experiment tells of a figure.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExperimentEffect {
    /// Which KPI: `days_to_pay`, `days_late` or `paid_on_time_rate`; each invoice counts alike.
    pub kpi: Kpi,
    /// The unit.
    pub unit: &'static str,
    /// The difference in differences; `null` if fewer than five customers of a group have cases
    /// before and after.
    pub effect: Option<Bounded>,
    /// Customers who had the change, with cases.
    pub treated: usize,
    /// Customers who were held out, with cases.
    pub held_out: usize,
}

/// To which group of an experiment a customer belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExperimentCustomer {
    /// The customer.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// Its number.
    pub customer_number: String,
    /// Its name.
    pub customer_name: String,
    /// The day from which the change holds for it; `null`: it is held out.
    pub starts_on: Option<Date>,
}

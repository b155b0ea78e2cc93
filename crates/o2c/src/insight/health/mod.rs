//! The health of the system itself, as figures with limits beyond which somebody should look: jobs,
//! the time that transactions take, imports, feeds, and what is missing in the data.

mod data;
mod latency;
mod system;

use insight::Ratio;
use kernel::EntityId;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use crate::error::Result;
use crate::words::words;

pub use latency::{LatencyCount, LatencyHour, keep_latencies_tx, latencies, latency_bucket};

words! {
    /// What a figure of health is about.
    HealthArea as "an area of health" {
        /// Work that is done later.
        Jobs = "jobs",
        /// The time from a request to its committed effect.
        Latency = "latency",
        /// Files with rows.
        Imports = "imports",
        /// What banks send.
        Feeds = "feeds",
        /// What is missing in masters.
        Data = "data",
    }
}

/// One figure of health.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HealthFigure {
    /// What it is about.
    pub area: HealthArea,
    /// Its name, such as `jobs_dead`.
    pub name: &'static str,
    /// The account, file format, kind of import or operation; `null`: all.
    pub source: Option<String>,
    /// Its value.
    #[schema(value_type = Option<String>)]
    pub value: Option<Ratio>,
    /// `count`, `%`, `seconds`, `ms` or `days`.
    pub unit: &'static str,
    /// Above this somebody should look; `null`: never.
    #[schema(value_type = Option<String>)]
    pub limit: Option<Ratio>,
    /// Whether the value is above its limit.
    pub alert: bool,
}

impl HealthFigure {
    fn new(area: HealthArea, name: &'static str, unit: &'static str, value: Ratio) -> Self {
        Self {
            area,
            name,
            source: None,
            value: Some(value.as_printed()),
            unit,
            limit: None,
            alert: false,
        }
    }

    fn of(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    fn limit(mut self, limit: i64) -> Self {
        let limit = Ratio::whole(limit.into());
        let above = |value: Ratio| value.compare(limit) == std::cmp::Ordering::Greater;
        self.alert = self.value.is_some_and(above);
        self.limit = Some(limit);
        self
    }
}

/// The health of the installation: jobs and transactions of the last 24 hours. What nodes have
/// counted and not kept yet comes with it.
///
/// # Errors
/// Fails only with the store.
pub fn system_health(tx: &mut Tx, counted: &[LatencyCount]) -> Result<Vec<HealthFigure>> {
    let mut figures = system::jobs(tx)?;
    figures.extend(latency::figures(tx, counted)?);
    Ok(figures)
}

/// The health of a legal entity's data: imports and statements of the last 30 days, feeds, masters.
///
/// # Errors
/// [`Error::NotFound`](crate::Error::NotFound) for an unknown legal entity.
pub fn entity_health(tx: &mut Tx, entity: EntityId) -> Result<Vec<HealthFigure>> {
    let mut figures = data::imports(tx, entity)?;
    figures.extend(data::feeds(tx, entity)?);
    figures.extend(data::statements(tx, entity)?);
    figures.extend(data::customers(tx, entity)?);
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_alerts_above_its_limit_and_not_at_it() {
        let figure = |value| {
            let value = Ratio::whole(value);
            HealthFigure::new(HealthArea::Jobs, "jobs_dead", "count", value).limit(3)
        };
        assert!(!figure(3).alert);
        assert!(figure(4).alert);
    }
}

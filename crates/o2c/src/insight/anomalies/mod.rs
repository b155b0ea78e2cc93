//! Anomalies: each night the latest whole week and month of every key figure, and of the waiting time
//! of each step from order to cash, is compared with those before it. What is unlike them is raised
//! once, with the part of the customers that explains most of it. How a point is judged is pure:
//! [`insight::anomaly`].

mod explain;
mod keep;
mod list;
mod rules;
mod types;
mod watch;

use insight::Ratio;
use insight::anomaly::Judged;
use kernel::{Date, EntityId};
use serde_json::json;
use store::{NewJob, Tx};

use super::{Kpi, Scope};
use crate::cash;
use crate::error::Result;
use crate::parties::{self, Entity};

pub(super) use list::STANDS;
pub use list::{anomalies, dismiss_anomalies, reinstate_anomalies};
pub use rules::{change_rules as change_anomaly_rules, rules as anomaly_rules};
pub use types::{
    Anomaly, AnomalyFilter, AnomalyRules, AnomalyRulesChange, AnomalyState, Dismissal, Explained,
    ExplainedBy, Reinstatement,
};
use watch::Watched;

/// The job that looks for anomalies.
pub const ANOMALY_JOB: &str = "find_anomalies";

/// One series of a figure as it was found.
#[derive(Debug, Clone)]
pub struct Found {
    watched: Watched,
    explained: Option<Explained>,
    threshold_milli: i64,
}

impl Found {
    fn judged(&self) -> Option<&Judged> {
        self.watched.judged.as_ref()
    }

    fn score_milli(&self) -> i64 {
        let score = self.judged().and_then(|it| Ratio::from_float(it.score()));
        let milli = score.map_or(0, |it| it.ten_thousandths() / 10);
        i64::try_from(milli).unwrap_or(0)
    }

    fn is_odd(&self, threshold_milli: i64) -> bool {
        self.score_milli().abs() >= threshold_milli
    }

    fn is_high(&self) -> bool {
        self.score_milli() > 0
    }

    fn cases(&self) -> i64 {
        i64::try_from(self.watched.cases).unwrap_or(i64::MAX)
    }

    /// Value, expected value, and the bounds of what would have been usual, in millionths.
    fn micros(&self) -> [i64; 4] {
        let Some(judged) = self.judged() else {
            return [0; 4];
        };
        let threshold = Ratio::of(self.threshold_milli.into(), 1_000);
        let around = threshold.map_or(0.0, Ratio::to_float) * judged.scale;
        [
            judged.value,
            judged.expected,
            judged.expected - around,
            judged.expected + around,
        ]
        .map(|value| {
            let ratio = Ratio::from_float(value).unwrap_or(Ratio::whole(0));
            i64::try_from(ratio.ten_thousandths() * 100).unwrap_or(0)
        })
    }
}

/// Leaves the search to the coming night. While one is planned, nothing changes.
///
/// # Errors
/// Fails only with the store.
pub fn plan_anomalies_tx(tx: &mut Tx, house: &Entity) -> Result<()> {
    let job = job(house.id).at(cash::night(&house.time_zone, tx.now()));
    tx.enqueue(job.dedupe(format!("night {}", house.id)))?;
    Ok(())
}

/// Leaves the search to the next worker that is free.
///
/// # Errors
/// [`Error::NotFound`](crate::Error::NotFound) for an unknown legal entity.
pub fn queue_anomalies(tx: &mut Tx, entity: EntityId) -> Result<()> {
    parties::entity(tx, entity)?;
    tx.enqueue(job(entity).dedupe(format!("now {entity}")))?;
    Ok(())
}

fn job(entity: EntityId) -> NewJob {
    NewJob::new(ANOMALY_JOB, json!({ "entity": entity.to_string() }))
}

/// Looks at all series of one KPI. Only reads.
///
/// # Errors
/// [`Error::NotFound`](crate::Error::NotFound) for an unknown legal entity.
pub fn look(tx: &mut Tx, entity: EntityId, kpi: Kpi) -> Result<Vec<Found>> {
    let today = today(tx, entity)?;
    let threshold_milli = rules::rules(tx, entity)?.threshold_milli;
    let scope = Scope::of(entity);
    let mut found = Vec::new();
    for watched in watch::watch(tx, &scope, kpi, today)? {
        let mut one = Found {
            watched,
            explained: None,
            threshold_milli,
        };
        if one.is_odd(threshold_milli)
            && let Some(judged) = one.judged().copied()
        {
            one.explained = explain::explain(tx, &scope, &one.watched, &judged)?;
        }
        found.push(one);
    }
    Ok(found)
}

/// Keeps what was found in all series; gives how many anomalies were raised.
///
/// # Errors
/// [`Error::NotFound`](crate::Error::NotFound) for an unknown legal entity.
pub fn keep(tx: &mut Tx, entity: EntityId, found: &[Found]) -> Result<usize> {
    let today = today(tx, entity)?;
    keep::keep(tx, entity, found, today)
}

fn today(tx: &mut Tx, entity: EntityId) -> Result<Date> {
    let now = tx.now();
    Ok(parties::entity(tx, entity)?.today(now))
}

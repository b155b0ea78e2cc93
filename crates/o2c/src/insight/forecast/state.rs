//! The model in force.

use insight::forecast::{Day, Grade, Model, Recipe};
use kernel::{Date, EntityId, ForecastModelId, Instant};
use serde::{Deserialize, Serialize};
use store::Tx;

use crate::{Error, Result};

/// What customers usually do, by their place among the model's names.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Usual {
    /// Days from due date to payment.
    pub delays: Vec<Day>,
    /// The same of all.
    pub delay: Day,
    /// Days from issue to due date.
    pub terms: Vec<Day>,
    /// The same of all.
    pub term: Day,
    /// Days from order to invoice.
    pub order_days: Day,
}

impl Usual {
    pub fn delay(&self, place: Option<usize>) -> Day {
        let own = place.and_then(|place| self.delays.get(place));
        own.copied().unwrap_or(self.delay)
    }

    pub fn term(&self, place: Option<usize>) -> Day {
        let own = place.and_then(|place| self.terms.get(place));
        own.copied().unwrap_or(self.term)
    }
}

/// What is kept of a night beside its row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    pub model: Model,
    pub usual: Usual,
}

/// A model in force with its row.
pub(super) struct InForce {
    pub kept: Kept,
    pub row: ModelRow,
}

/// What was told last night.
pub(super) struct Told {
    pub row: ModelRow,
    pub as_of: Date,
    pub outlook: serde_json::Value,
}

/// The row of a model.
pub(super) struct ModelRow {
    pub id: ForecastModelId,
    pub as_of: Date,
    pub learned_at: Instant,
    pub settled: i64,
    pub open: i64,
    pub customers: i64,
    pub is_cold: bool,
    pub decision: String,
    pub recipe: Recipe,
    pub scores: Option<Vec<Grade>>,
    pub other_scores: Option<Vec<Grade>>,
}

const ROW: &str = "m.id, m.as_of, m.learned_at, m.settled, m.open, m.customers, m.is_cold,
    m.decision, m.recipe, m.scores, m.other_scores";

/// The model in force; `None` before the first night, and after an upgrade that reads no older ones.
pub(super) fn in_force(tx: &mut Tx, entity: EntityId) -> Result<Option<InForce>> {
    let sql = format!(
        "SELECT {ROW}, s.model FROM forecast_states s
        JOIN forecast_models m ON m.id = s.model_id WHERE s.entity_id = $1"
    );
    let Some(row) = tx.query_opt(&sql, &[entity.into()])? else {
        return Ok(None);
    };
    let bytes: Vec<u8> = row.get(11)?;
    let kept: Kept = match serde_json::from_slice::<Kept>(&bytes) {
        Ok(kept) if kept.model.is_readable() => kept,
        _ => return Ok(None),
    };
    Ok(Some(InForce {
        kept,
        row: read(&row)?,
    }))
}

/// What was told last night, without the model, which is large where customers are many.
pub(super) fn told(tx: &mut Tx, entity: EntityId) -> Result<Option<Told>> {
    let sql = format!(
        "SELECT {ROW}, s.as_of, s.outlook FROM forecast_states s
        JOIN forecast_models m ON m.id = s.model_id WHERE s.entity_id = $1"
    );
    let row = tx.query_opt(&sql, &[entity.into()])?;
    row.map(|row| {
        Ok(Told {
            row: read(&row)?,
            as_of: row.get(11)?,
            outlook: row.get(12)?,
        })
    })
    .transpose()
}

/// What was chosen in the model in force.
pub(super) fn recipe(tx: &mut Tx, entity: EntityId) -> Result<Option<ModelRow>> {
    let sql = format!(
        "SELECT {ROW} FROM forecast_states s JOIN forecast_models m ON m.id = s.model_id
        WHERE s.entity_id = $1"
    );
    let row = tx.query_opt(&sql, &[entity.into()])?;
    row.as_ref().map(read).transpose()
}

/// The last models at which something was decided or tried, the newest first.
pub(super) fn tried(tx: &mut Tx, entity: EntityId, limit: i64) -> Result<Vec<ModelRow>> {
    let sql = format!(
        "SELECT {ROW} FROM forecast_models m WHERE m.entity_id = $1 AND m.scores IS NOT NULL
        ORDER BY m.learned_at DESC, m.id DESC LIMIT $2"
    );
    let rows = tx.query(&sql, &[entity.into(), limit.into()])?;
    rows.iter().map(read).collect()
}

fn read(row: &store::Row) -> Result<ModelRow> {
    Ok(ModelRow {
        id: row.get(0)?,
        as_of: row.get(1)?,
        learned_at: row.get(2)?,
        settled: row.get(3)?,
        open: row.get(4)?,
        customers: row.get(5)?,
        is_cold: row.get(6)?,
        decision: row.get(7)?,
        recipe: json(row.get(8)?)?,
        scores: row.get::<Option<_>>(9)?.map(json).transpose()?,
        other_scores: row.get::<Option<_>>(10)?.map(json).transpose()?,
    })
}

fn json<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> Result<T> {
    serde_json::from_value(value).map_err(|error| unreadable(&error))
}

/// What was kept cannot be read or written.
pub(super) fn unreadable(error: &serde_json::Error) -> Error {
    Error::Store(store::Error::Damaged {
        what: "what is kept of the forecast".to_owned(),
        reason: error.to_string(),
    })
}

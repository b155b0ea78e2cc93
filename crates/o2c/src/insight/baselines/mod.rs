//! Baselines: the figures of a process and a ledger as they once stood, in another system or here,
//! kept unchanged so that what came of a go-live can be told.

mod own;
mod types;

use insight::{BaselineFigure, compare_baselines};
use kernel::{BaselineId, EntityId, Event, EventKind, Instant};
use store::{Row, Tx, Value};

use super::{Period, Scope};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::{input, parties};

pub use types::{
    Baseline, BaselineComparison, BaselineSource, FigureChange, LonelyFigure, NewBaseline,
};

/// The layout of figures that `cashlane assess` writes.
const VERSION: u32 = 1;
const FIGURES_MAX: usize = 200;
const COLUMNS: &str = "SELECT b.id, b.name, b.source, b.from_day, b.to_day, b.figures, b.kept_at,
        w.withdrawn_at
    FROM baselines b LEFT JOIN withdrawn_baselines w ON w.baseline_id = b.id";
/// Baselines that are listed: the newest.
const LISTED_MAX: i64 = 100;

fn read(row: &Row) -> Result<(Baseline, Vec<BaselineFigure>)> {
    let figures: Vec<BaselineFigure> =
        serde_json::from_value(row.get(5)?).map_err(|error| store::Error::Value {
            reason: error.to_string(),
        })?;
    let baseline = Baseline {
        id: row.get(0)?,
        name: row.get(1)?,
        source: row.get(2)?,
        from: row.get(3)?,
        to: row.get(4)?,
        figures: figures.len(),
        kept_at: row.get(6)?,
        withdrawn: row.get::<Option<Instant>>(7)?.is_some(),
    };
    Ok((baseline, figures))
}

/// The baselines that stand, the newest first; at most 100.
///
/// # Errors
/// Fails only with the store.
pub fn baselines(tx: &mut Tx, entity: EntityId) -> Result<Vec<Baseline>> {
    let sql = format!(
        "{COLUMNS} WHERE b.entity_id = $1 AND w.withdrawn_at IS NULL
        ORDER BY b.kept_at DESC, b.id DESC LIMIT {LISTED_MAX}"
    );
    let rows = tx.query(&sql, &[entity.into()])?;
    rows.iter().map(|row| Ok(read(row)?.0)).collect()
}

fn baseline(
    tx: &mut Tx,
    entity: EntityId,
    id: BaselineId,
) -> Result<(Baseline, Vec<BaselineFigure>)> {
    let sql = format!("{COLUMNS} WHERE b.id = $1 AND b.entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "baseline",
        id: id.to_string(),
    })?;
    read(&row)
}

/// Keeps figures: those that are given, or own ones that [`own_baseline`] measured before, outside
/// of the transaction that writes.
///
/// # Errors
/// Refuses figures that are none and another version of them.
pub fn keep_baseline(
    tx: &mut Tx,
    entity: EntityId,
    new: &NewBaseline,
    own: Option<&[BaselineFigure]>,
) -> Result<Baseline> {
    parties::entity(tx, entity)?;
    let name = input::required("name", &new.name, input::NAME_LEN_MAX)?;
    if let Some(period) = new.period() {
        period.check()?;
    }
    let (source, figures) = match own {
        Some(own) => (BaselineSource::Own, own),
        None => {
            check(new)?;
            (BaselineSource::File, &new.figures[..])
        }
    };
    let baseline = Baseline {
        id: tx.new_id(),
        name,
        source,
        from: new.from,
        to: new.to,
        figures: figures.len(),
        kept_at: tx.now(),
        withdrawn: false,
    };
    let stored = serde_json::to_value(figures).map_err(|error| store::Error::Value {
        reason: error.to_string(),
    })?;
    let fields: Vec<(&str, Value)> = vec![
        ("id", baseline.id.into()),
        ("entity_id", entity.into()),
        ("name", (&baseline.name).into()),
        ("source", baseline.source.into()),
        ("from_day", baseline.from.into()),
        ("to_day", baseline.to.into()),
        ("figures", stored.into()),
        ("kept_at", baseline.kept_at.into()),
    ];
    let (columns, row): (Vec<&str>, Vec<Value>) = fields.into_iter().unzip();
    tx.insert_many("baselines", &columns, row)?;
    tx.record(
        Event::new(EventKind::BaselineKept, entity)
            .object(baseline.id, "baseline")
            .attr("name", &baseline.name)
            .attr("source", baseline.source.as_str()),
    )?;
    Ok(baseline)
}

/// The own figures of the period that a new baseline names; none if it brings figures.
///
/// # Errors
/// Refuses one that has neither, and a period without business.
pub fn own_baseline(
    tx: &mut Tx,
    scope: &Scope,
    new: &NewBaseline,
) -> Result<Option<Vec<BaselineFigure>>> {
    if !new.figures.is_empty() {
        return Ok(None);
    }
    let period = new.period().ok_or_else(|| {
        let problem = "neither figures nor the days to measure are given";
        let remedy = "give the figures of a baseline.json, or from and to";
        Refusal::new(Code::InvalidValue, "figures", problem, remedy)
    })?;
    period.check()?;
    let figures = own::figures(tx, scope, period)?;
    if figures.is_empty() {
        let problem = "no order came and no invoice stood in these days";
        let remedy = "choose days with business";
        return Err(Refusal::new(Code::InvalidValue, "from", problem, remedy).into());
    }
    Ok(Some(figures))
}

fn check(new: &NewBaseline) -> Outcome<()> {
    let refuse = |field: String, problem: String| {
        let remedy = "give version and figures as `cashlane assess` wrote them into baseline.json";
        Err(Refusal::new(Code::InvalidValue, field, problem, remedy))
    };
    if let Some(version) = new.version.filter(|version| *version != VERSION) {
        return refuse(
            "version".to_owned(),
            format!("version {version} is not known"),
        );
    }
    if new.figures.len() > FIGURES_MAX {
        let problem = format!("{} figures are more than {FIGURES_MAX}", new.figures.len());
        return refuse("figures".to_owned(), problem);
    }
    for (at, figure) in new.figures.iter().enumerate() {
        let field = format!("figures[{at}]");
        if let Some(fault) = figure.fault() {
            return refuse(field, format!("{:?}: {fault}", figure.id));
        }
        if new.figures[..at].iter().any(|other| other.id == figure.id) {
            return refuse(field, format!("{:?} stands there twice", figure.id));
        }
    }
    Ok(())
}

/// A baseline beside what is measured in a period.
///
/// # Errors
/// [`Error::NotFound`]; refuses a period that ends before it begins.
pub fn compare_baseline(
    tx: &mut Tx,
    scope: &Scope,
    id: BaselineId,
    period: Period,
) -> Result<BaselineComparison> {
    period.check()?;
    let (baseline, before) = baseline(tx, scope.entity, id)?;
    let after = own::figures(tx, scope, period)?;
    let found = compare_baselines(&before, &after);
    Ok(BaselineComparison {
        baseline,
        period,
        changes: found.changes.into_iter().map(Into::into).collect(),
        only_before: found.only_before.into_iter().map(Into::into).collect(),
        only_after: found.only_after.into_iter().map(Into::into).collect(),
    })
}

/// Takes a baseline away: it is no longer listed. What it held stays.
///
/// # Errors
/// [`Error::NotFound`].
pub fn withdraw_baseline(tx: &mut Tx, entity: EntityId, id: BaselineId) -> Result<Baseline> {
    let (mut baseline, _) = baseline(tx, entity, id)?;
    if baseline.withdrawn {
        return Ok(baseline);
    }
    let row = vec![id.into(), tx.now().into()];
    tx.insert_many("withdrawn_baselines", &["baseline_id", "withdrawn_at"], row)?;
    tx.record(
        Event::new(EventKind::BaselineWithdrawn, entity)
            .object(id, "baseline")
            .attr("name", &baseline.name),
    )?;
    baseline.withdrawn = true;
    Ok(baseline)
}

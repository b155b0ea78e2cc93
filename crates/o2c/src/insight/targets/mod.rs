//! Targets: what a key figure is to reach, by when, who answers for it, how far it has come and
//! what the rest of the way is worth. How progress is judged is pure: [`insight::target`].

mod commands;
mod types;
mod worth;

use insight::Ratio;
use insight::target::{Goal, Progress, progress};
use kernel::dates::add_days;
use kernel::{Date, EntityId, TargetId};
use store::{Row, Tx};

use super::{Kpi, Period, Scope, measure_each};
use crate::error::{Error, Result};
use crate::parties;

pub use commands::{change_target, set_target};
pub use types::{
    Direction, Measure, NewTarget, Target, TargetChange, TargetPoint, TargetStanding, TargetView,
};

/// Points of a trend.
const POINTS: i64 = 6;

const COLUMNS: &str = "SELECT t.id, t.kpi, t.currency, t.direction, t.target_micro, t.window_days,
        t.start_micro, t.start_on, t.due_on, t.owner_id, u.name, t.note, t.ended_on, t.version
    FROM targets t JOIN users u ON u.id = t.owner_id";

fn read(row: &Row) -> Result<Target> {
    let kpi: String = row.get(1)?;
    Ok(Target {
        id: row.get(0)?,
        kpi: kpi.parse::<Kpi>()?,
        currency: row.get(2)?,
        direction: row.get(3)?,
        target: Measure::try_from_micro(row.get(4)?)?,
        window_days: row.get(5)?,
        start: row
            .get::<Option<i64>>(6)?
            .map(Measure::try_from_micro)
            .transpose()?,
        start_on: row.get(7)?,
        due_on: row.get(8)?,
        owner: row.get(9)?,
        owner_name: row.get(10)?,
        note: row.get(11)?,
        ended_on: row.get(12)?,
        version: row.get(13)?,
    })
}

/// The targets that are pursued, or those that no longer are, with the progress of each: what is
/// worth most first, then what is due first.
///
/// # Errors
/// [`Error::NotFound`] for an unknown legal entity.
pub fn targets(tx: &mut Tx, scope: &Scope, ended: bool) -> Result<Vec<TargetView>> {
    let today = parties::entity(tx, scope.entity)?.today(tx.now());
    let is = if ended { "IS NOT NULL" } else { "IS NULL" };
    let sql = format!(
        "{COLUMNS} WHERE t.entity_id = $1 AND t.ended_on {is} ORDER BY t.due_on, t.id LIMIT {}",
        commands::TARGETS_MAX
    );
    let rows = tx.query(&sql, &[scope.entity.into()])?;
    let targets: Vec<Target> = rows.iter().map(read).collect::<Result<_>>()?;
    let mut views = Vec::with_capacity(targets.len());
    for target in targets {
        views.push(view(tx, scope, target, today)?);
    }
    views.sort_by_key(|view| {
        let worth = view.at_stake.map_or(0, kernel::Money::minor);
        (std::cmp::Reverse(worth), view.target.due_on)
    });
    Ok(views)
}

/// A target with its progress.
///
/// # Errors
/// [`Error::NotFound`].
pub fn target(tx: &mut Tx, scope: &Scope, id: TargetId) -> Result<TargetView> {
    let today = parties::entity(tx, scope.entity)?.today(tx.now());
    let target = find(tx, scope.entity, id)?;
    view(tx, scope, target, today)
}

fn find(tx: &mut Tx, entity: EntityId, id: TargetId) -> Result<Target> {
    let sql = format!("{COLUMNS} WHERE t.id = $1 AND t.entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "target",
        id: id.to_string(),
    })?;
    read(&row)
}

fn view(tx: &mut Tx, scope: &Scope, target: Target, today: Date) -> Result<TargetView> {
    let last = today
        .min(target.due_on)
        .min(target.ended_on.unwrap_or(today));
    let windows: Vec<Period> = (0..POINTS)
        .rev()
        .map(|back| {
            window(
                add_days(last, -back * target.window_days),
                target.window_days,
            )
        })
        .collect();
    let values = values(tx, scope, &target, &windows)?;
    let measured: Vec<(Date, Ratio)> = windows
        .iter()
        .zip(&values)
        .filter_map(|(window, value)| Some((window.to, (*value)?)))
        .collect();
    let goal = Goal {
        higher: target.direction == Direction::Higher,
        start: target.start.map(|start| (target.start_on, ratio(start))),
        target: ratio(target.target),
        due_on: target.due_on,
    };
    let latest = values.last().copied().flatten();
    // Without a latest value the ones before tell nothing of today.
    let judged = if latest.is_some() {
        measured.as_slice()
    } else {
        &[]
    };
    let Progress {
        standing,
        attainment,
        line,
        forecast,
    } = progress(&goal, judged, today);
    let standing = TargetStanding::from(standing);
    let now = window(last, target.window_days);
    let per_unit = worth::of_unit(tx, scope, target.kpi, now, target.currency)?;
    let gap = latest.map(|latest| gap(&goal, latest));
    let points = windows.iter().zip(&values);
    Ok(TargetView {
        unit: target.kpi.unit(),
        standing,
        latest,
        attainment,
        line,
        forecast,
        points: points
            .map(|(window, value)| TargetPoint {
                from: window.from,
                to: window.to,
                value: *value,
            })
            .collect(),
        worth_per_unit: per_unit
            .and_then(|worth| worth::money(Ratio::whole(1), worth, target.currency)),
        at_stake: per_unit
            .zip(gap)
            .and_then(|(worth, gap)| worth::money(gap, worth, target.currency)),
        target,
    })
}

/// The way that is left, in units; nothing once the target is reached.
fn gap(goal: &Goal, latest: Ratio) -> Ratio {
    let (high, low) = match goal.higher {
        true => (goal.target, latest),
        false => (latest, goal.target),
    };
    let gap = high.as_printed().minus(low.as_printed());
    match gap.compare(Ratio::whole(0)) {
        std::cmp::Ordering::Greater => gap,
        _ => Ratio::whole(0),
    }
}

fn values(
    tx: &mut Tx,
    scope: &Scope,
    target: &Target,
    windows: &[Period],
) -> Result<Vec<Option<Ratio>>> {
    let figures = measure_each(tx, scope, target.kpi, windows)?;
    let own = figures.into_iter().map(|figures| {
        let mut own = figures
            .into_iter()
            .filter(|it| it.currency.is_none_or(|of| of == target.currency));
        own.next().and_then(|figure| figure.value)
    });
    Ok(own.collect())
}

/// The days that end with one.
fn window(last: Date, days: i64) -> Period {
    Period {
        from: add_days(last, 1 - days),
        to: last,
    }
}

fn ratio(measure: Measure) -> Ratio {
    Ratio::of(measure.micro().into(), 1_000_000).unwrap_or(Ratio::whole(0))
}

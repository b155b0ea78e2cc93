//! Forecasts as they were told, week by week, and what came.

use std::collections::{BTreeMap, HashMap};

use insight::forecast::{Item, date_of, day_of};
use kernel::dates::{add_days, days_between};
use kernel::{Currency, Date, EntityId, Event, EventKind, ForecastModelId, Money, OpenItemId};
use serde::Serialize;
use store::{Tx, Value};
use utoipa::ToSchema;

use super::book::Open;
use super::outlook::{ForecastInterval, ForecastLine, ForecastSpan};
use super::state::Kept;
use crate::error::{Error, Result};
use crate::parties;

/// Of so many items the days are frozen one by one.
const ITEMS_MAX: usize = 5_000;

/// The day that was told of an item.
pub(super) struct FrozenItem {
    item: OpenItemId,
    median_on: Date,
    due_on: Date,
    average_on: Date,
}

/// A forecast as it was told on a day, beside what came of the items that were open then.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrozenForecast {
    /// The day from whose beginning it looked ahead.
    pub frozen_on: Date,
    /// By currency.
    pub lines: Vec<ForecastLine>,
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    add_days(day, -i64::from((day_of(day) - 1).rem_euclid(7)))
}

/// Whether the forecast of this day's week was frozen.
pub(super) fn is_frozen(tx: &mut Tx, entity: EntityId, today: Date) -> Result<bool> {
    let row = tx.query_opt(
        "SELECT 1 FROM frozen_weeks f WHERE f.entity_id = $1 AND f.frozen_on >= $2 LIMIT 1",
        &[entity.into(), monday(today).into()],
    )?;
    Ok(row.is_some())
}

/// What is told of some of the open items, spread evenly.
pub(super) fn sample(kept: &Kept, open: &[Open], today: Date) -> Vec<FrozenItem> {
    let step = open.len().div_ceil(ITEMS_MAX).max(1);
    let some: Vec<&Open> = open.iter().step_by(step).collect();
    let items: Vec<Item> = some.iter().map(|open| open.item).collect();
    let first = day_of(today);
    let told = kept.model.forecast(&items, first);
    let both = some.iter().zip(told);
    both.map(|(open, forecast)| {
        let place = usize::try_from(open.item.customer).ok();
        let average = open.item.due + kept.usual.delay(place);
        FrozenItem {
            item: open.id,
            median_on: date_of(open.known.unwrap_or(forecast.median())),
            due_on: date_of(open.item.due.max(first)),
            average_on: date_of(average.max(first)),
        }
    })
    .collect()
}

/// Keeps the forecast of a week for ever, unless that of this week is kept already.
pub(super) fn freeze_tx(
    tx: &mut Tx,
    entity: EntityId,
    today: Date,
    model: ForecastModelId,
    lines: &[ForecastLine],
    items: &[FrozenItem],
) -> Result<()> {
    if lines.is_empty() || is_frozen(tx, entity, today)? {
        return Ok(());
    }
    let mut rows: Vec<Value> = Vec::new();
    for line in lines {
        for (span, week) in line.spans.iter().zip(1_i64..) {
            rows.extend([
                entity.into(),
                today.into(),
                line.currency.into(),
                week.into(),
                span.from.into(),
                span.until.into(),
                span.expected.minor().into(),
                span.on_due_date.minor().into(),
                span.by_average.minor().into(),
            ]);
            let ends = span.intervals.iter().flat_map(|it| [it.low, it.high]);
            rows.extend(ends.map(|end| Value::from(end.minor())));
            rows.push(model.into());
        }
    }
    tx.insert_many("frozen_weeks", WEEK_COLUMNS, rows)?;
    for some in items.chunks(1_000) {
        let rows = some.iter().flat_map(|it| {
            [
                entity.into(),
                today.into(),
                it.item.into(),
                it.median_on.into(),
                it.due_on.into(),
                it.average_on.into(),
            ]
        });
        let rows: Vec<Value> = rows.collect();
        tx.insert_many("frozen_items", ITEM_COLUMNS, rows)?;
    }
    tx.record(
        Event::new(EventKind::ForecastFrozen, entity)
            .object(model, "model")
            .attr("frozen_on", today)
            .attr("currencies", i64::try_from(lines.len()).unwrap_or_default()),
    )?;
    Ok(())
}

const WEEK_COLUMNS: &[&str] = &[
    "entity_id",
    "frozen_on",
    "currency",
    "week",
    "from_on",
    "until_on",
    "expected_minor",
    "due_minor",
    "average_minor",
    "low_50",
    "high_50",
    "low_80",
    "high_80",
    "low_95",
    "high_95",
    "model_id",
];

const ITEM_COLUMNS: &[&str] = &[
    "entity_id",
    "frozen_on",
    "item_id",
    "median_on",
    "due_on",
    "average_on",
];

/// The days on which forecasts were frozen, the newest first.
pub(super) fn days(tx: &mut Tx, entity: EntityId, limit: i64) -> Result<Vec<Date>> {
    let rows = tx.query(
        "SELECT DISTINCT f.frozen_on FROM frozen_weeks f WHERE f.entity_id = $1
        ORDER BY f.frozen_on DESC LIMIT $2",
        &[entity.into(), limit.into()],
    )?;
    let days = rows.iter().map(|row| row.get(0));
    Ok(days.collect::<store::Result<_>>()?)
}

/// A frozen forecast beside what came since.
///
/// # Errors
/// [`Error::NotFound`] when none was frozen on the day.
pub fn frozen(tx: &mut Tx, entity: EntityId, on: Date) -> Result<FrozenForecast> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let lines = read(tx, entity, on, today)?;
    if lines.is_empty() {
        return Err(Error::NotFound {
            kind: "frozen forecast",
            id: on.to_string(),
        });
    }
    Ok(FrozenForecast {
        frozen_on: on,
        lines,
    })
}

/// The lines of a frozen forecast; what came stands beside each week that has begun.
pub(super) fn read(
    tx: &mut Tx,
    entity: EntityId,
    on: Date,
    today: Date,
) -> Result<Vec<ForecastLine>> {
    let came = came(tx, entity, on, today)?;
    let rows = tx.query(
        "SELECT f.currency, f.from_on, f.until_on, f.expected_minor, f.due_minor, f.average_minor,
            f.low_50, f.high_50, f.low_80, f.high_80, f.low_95, f.high_95
        FROM frozen_weeks f WHERE f.entity_id = $1 AND f.frozen_on = $2
        ORDER BY f.currency, f.week",
        &[entity.into(), on.into()],
    )?;
    let mut lines: BTreeMap<Currency, Vec<ForecastSpan>> = BTreeMap::new();
    for row in &rows {
        let currency: Currency = row.get(0)?;
        let money = |at: usize| -> Result<Money> { Ok(Money::try_new(row.get(at)?, currency)?) };
        let (from, until): (Date, Option<Date>) = (row.get(1)?, row.get(2)?);
        let interval = |percent, at| -> Result<ForecastInterval> {
            Ok(ForecastInterval {
                percent,
                low: money(at)?,
                high: money(at + 1)?,
            })
        };
        let of_span = came.iter().filter(|((of, day), _)| {
            *of == currency && *day >= from && until.is_none_or(|until| *day <= until)
        });
        let actual: i64 = of_span.map(|(_, minor)| *minor).sum();
        let actual = Money::try_new(actual, currency)?;
        lines.entry(currency).or_default().push(ForecastSpan {
            from,
            until,
            expected: money(3)?,
            on_due_date: money(4)?,
            by_average: money(5)?,
            intervals: vec![interval(50, 6)?, interval(80, 8)?, interval(95, 10)?],
            orders: Money::zero(currency),
            actual: (from <= today).then_some(actual),
        });
    }
    lines
        .into_iter()
        .map(|(currency, spans)| {
            let open: i64 = spans.iter().map(|span| span.expected.minor()).sum();
            Ok(ForecastLine {
                currency,
                open: Money::try_new(open, currency)?,
                known: Money::zero(currency),
                spans,
            })
        })
        .collect()
}

/// What payments paid of invoices that were open on a day, by currency and day since.
fn came(
    tx: &mut Tx,
    entity: EntityId,
    on: Date,
    today: Date,
) -> Result<HashMap<(Currency, Date), i64>> {
    let rows = tx.query(
        "SELECT i.currency, a.allocated_on, CAST(sum(a.amount_minor) AS BIGINT)
        FROM allocations a JOIN open_items i ON i.id = a.debit_item_id
        JOIN open_items r ON r.id = a.credit_item_id
        WHERE a.entity_id = $1 AND a.allocated_on >= $2 AND a.allocated_on <= $3
            AND i.kind = 'invoice' AND r.kind = 'receipt' AND i.posted_on < $2
        GROUP BY i.currency, a.allocated_on",
        &[entity.into(), on.into(), today.into()],
    )?;
    let read = |row: &store::Row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?));
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// What was told of the payment day of an item, and what came.
pub(super) struct ToldDay {
    /// Days from the frozen forecast to the payment.
    pub ahead: i64,
    /// Days between the payment and what the model, the due date and the average told.
    pub errors: [i64; 3],
}

/// Items of frozen forecasts since a day that were paid since.
pub(super) fn told_days(tx: &mut Tx, entity: EntityId, since: Date) -> Result<Vec<ToldDay>> {
    let mut told = Vec::new();
    tx.query_each(
        "SELECT f.frozen_on, i.cleared_on, f.median_on, f.due_on, f.average_on
        FROM frozen_items f JOIN open_items i ON i.id = f.item_id
        WHERE f.entity_id = $1 AND f.frozen_on >= $2 AND i.cleared_on IS NOT NULL",
        &[entity.into(), since.into()],
        |row| {
            let cleared: Date = row.get(1)?;
            let mut errors = [0; 3];
            for (error, at) in errors.iter_mut().zip(2..) {
                *error = days_between(row.get(at)?, cleared).abs();
            }
            told.push(ToldDay {
                ahead: days_between(row.get(0)?, cleared),
                errors,
            });
            Ok(())
        },
    )?;
    Ok(told)
}

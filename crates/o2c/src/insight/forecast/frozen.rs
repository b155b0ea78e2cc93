//! Forecasts as they were told, week by week, and what came.

use std::collections::BTreeMap;

use insight::forecast::{Item, date_of, day_of};
use kernel::dates::{add_days, days_between};
use kernel::{Currency, Date, EntityId, Event, EventKind, ForecastModelId, Money, OpenItemId};
use serde::Serialize;
use store::{Row, Tx, Value};
use utoipa::ToSchema;

use super::book::Open;
use super::came::Came;
use super::outlook::{ForecastInterval, ForecastLine, ForecastSpan, OutlookStep, Sums};
use super::state::Kept;
use crate::error::{Error, Result};
use crate::parties;

/// Of so many items the days are frozen one by one.
const ITEMS_MAX: usize = 5_000;

/// Of so many segments, those with most open items, weeks are frozen.
const SEGMENTS_MAX: usize = 20;
/// The same weekday of the year before is so many days ago.
pub(super) const YEAR_DAYS: i64 = 364;

/// What is frozen of a week.
pub(super) struct Freeze {
    pub lines: Vec<ForecastLine>,
    pub segments: Vec<(String, Vec<ForecastLine>)>,
    pub items: Vec<FrozenItem>,
}

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

impl Freeze {
    /// What is told of items that are open at the beginning of a day.
    pub fn of(sums: Sums<'_>) -> Result<Self> {
        let mut by_segment: BTreeMap<Option<u32>, Vec<Open>> = BTreeMap::new();
        for open in sums.open {
            let of = by_segment.entry(open.item.segment).or_default();
            of.push(open.clone());
        }
        let mut largest: Vec<_> = by_segment.into_iter().collect();
        largest.sort_by_key(|(_, open)| std::cmp::Reverse(open.len()));
        // Where there is but one, it is the whole.
        let told = if largest.len() > 1 { SEGMENTS_MAX } else { 0 };
        let segments = largest.iter().take(told).map(|(segment, open)| {
            let name = segment.map_or("", |place| sums.items.segments.name(place));
            let of_segment = Sums {
                open,
                orders: &[],
                ..sums
            };
            Ok((name.to_owned(), of_segment.lines(OutlookStep::Week)?))
        });
        Ok(Self {
            segments: segments.collect::<Result<_>>()?,
            lines: sums.lines(OutlookStep::Week)?,
            items: sample(sums.kept, sums.open, sums.today),
        })
    }
}

/// What is told of some of the open items, spread evenly.
fn sample(kept: &Kept, open: &[Open], today: Date) -> Vec<FrozenItem> {
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
    told: &Freeze,
) -> Result<()> {
    if told.lines.is_empty() || is_frozen(tx, entity, today)? {
        return Ok(());
    }
    let head = [entity.into(), today.into()];
    let rows = rows(&head, &told.lines, model);
    tx.insert_many("frozen_weeks", &columns(WEEK_HEAD), rows)?;
    for (segment, lines) in &told.segments {
        let head = [entity.into(), today.into(), segment.as_str().into()];
        let rows = self::rows(&head, lines, model);
        tx.insert_many("frozen_segments", &columns(SEGMENT_HEAD), rows)?;
    }
    for some in told.items.chunks(1_000) {
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
    let currencies = i64::try_from(told.lines.len()).unwrap_or_default();
    tx.record(
        Event::new(EventKind::ForecastFrozen, entity)
            .object(model, "model")
            .attr("frozen_on", today)
            .attr("currencies", currencies),
    )?;
    Ok(())
}

/// The spans of lines as rows that begin with `head`.
fn rows(head: &[Value], lines: &[ForecastLine], model: ForecastModelId) -> Vec<Value> {
    let mut rows: Vec<Value> = Vec::new();
    for line in lines {
        for (span, week) in line.spans.iter().zip(1_i64..) {
            rows.extend_from_slice(head);
            rows.extend([
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
    rows
}

const WEEK_HEAD: &[&str] = &["entity_id", "frozen_on"];
const SEGMENT_HEAD: &[&str] = &["entity_id", "frozen_on", "segment"];
const WEEK_COLUMNS: &[&str] = &[
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

fn columns(head: &[&'static str]) -> Vec<&'static str> {
    [head, WEEK_COLUMNS].concat()
}

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
    let came = Came::read(tx, entity, add_days(on, -YEAR_DAYS), today)?;
    let lines = read(tx, entity, on, today, &came)?;
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

const SPAN: &str =
    "f.currency, f.from_on, f.until_on, f.expected_minor, f.due_minor, f.average_minor,
    f.low_50, f.high_50, f.low_80, f.high_80, f.low_95, f.high_95";

/// The lines of a frozen forecast; what came stands beside each week that has begun.
pub(super) fn read(
    tx: &mut Tx,
    entity: EntityId,
    on: Date,
    today: Date,
    came: &Came,
) -> Result<Vec<ForecastLine>> {
    let sql = format!(
        "SELECT {SPAN} FROM frozen_weeks f WHERE f.entity_id = $1 AND f.frozen_on = $2
        ORDER BY f.currency, f.week"
    );
    let mut lines: BTreeMap<Currency, Vec<ForecastSpan>> = BTreeMap::new();
    for row in &tx.query(&sql, &[entity.into(), on.into()])? {
        let told = span(row, None, on, today, came)?;
        lines
            .entry(told.expected.currency())
            .or_default()
            .push(told);
    }
    lines.into_values().map(line).collect()
}

/// The same of the segments that were frozen, by their names.
pub(super) fn read_segments(
    tx: &mut Tx,
    entity: EntityId,
    on: Date,
    today: Date,
    came: &Came,
) -> Result<Vec<(String, ForecastLine)>> {
    let sql = format!(
        "SELECT {SPAN}, f.segment FROM frozen_segments f
        WHERE f.entity_id = $1 AND f.frozen_on = $2 ORDER BY f.segment, f.currency, f.week"
    );
    let mut lines: BTreeMap<(String, Currency), Vec<ForecastSpan>> = BTreeMap::new();
    for row in &tx.query(&sql, &[entity.into(), on.into()])? {
        let segment: String = row.get(12)?;
        let told = span(row, Some(&segment), on, today, came)?;
        let key = (segment, told.expected.currency());
        lines.entry(key).or_default().push(told);
    }
    let lines = lines.into_iter();
    lines
        .map(|((segment, _), spans)| Ok((segment, line(spans)?)))
        .collect()
}

fn span(
    row: &Row,
    segment: Option<&str>,
    on: Date,
    today: Date,
    came: &Came,
) -> Result<ForecastSpan> {
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
    let began = from <= today;
    let actual = came.of(currency, segment, on, (from, until));
    let actual = Money::try_new(actual, currency)?;
    let back = |day| add_days(day, -YEAR_DAYS);
    let last_year = match until {
        Some(until) if came.reaches(back(on)) => {
            let within = (back(from), Some(back(until)));
            let minor = came.of(currency, segment, back(on), within);
            Some(Money::try_new(minor, currency)?)
        }
        _ => None,
    };
    Ok(ForecastSpan {
        from,
        until,
        expected: money(3)?,
        on_due_date: money(4)?,
        by_average: money(5)?,
        intervals: vec![interval(50, 6)?, interval(80, 8)?, interval(95, 10)?],
        orders: Money::zero(currency),
        actual: began.then_some(actual),
        last_year,
    })
}

/// A line of spans, of which there is one at least.
fn line(spans: Vec<ForecastSpan>) -> Result<ForecastLine> {
    let currency = spans[0].expected.currency();
    let open: i64 = spans.iter().map(|span| span.expected.minor()).sum();
    Ok(ForecastLine {
        currency,
        open: Money::try_new(open, currency)?,
        known: Money::zero(currency),
        spans,
    })
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

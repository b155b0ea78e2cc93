//! What was found is kept: raised, gone on, or over.

use insight::Ratio;
use kernel::dates::add_days;
use kernel::{AnomalyId, Date, EntityId, Event, EventKind};
use store::{Tx, Value};

use super::Found;
use super::rules;
use super::watch::Watched;
use crate::error::Result;
use crate::insight::TrendStep;

/// An anomaly that lasted when the series was last looked at.
struct Lasting {
    id: AnomalyId,
    is_high: bool,
    to: Date,
}

/// Keeps what was found; gives how many anomalies were raised. Run again, it changes nothing.
pub(super) fn keep(tx: &mut Tx, entity: EntityId, found: &[Found], today: Date) -> Result<usize> {
    let rules = rules::rules(tx, entity)?;
    let mut new = Vec::new();
    for one in found {
        let series = one.watched.series();
        let lasting = lasting(tx, entity, &series)?;
        let odd = one.is_odd(rules.threshold_milli);
        match lasting {
            Some(last) if odd && last.is_high == one.is_high() => go_on(tx, &last, one)?,
            Some(last) if one.watched.judged.is_some() && last.to < one.watched.period.to => {
                end(tx, &last, one.watched.period.to)?;
                if odd {
                    new.push(one);
                }
            }
            Some(_) => {}
            None if odd => new.push(one),
            None => {}
        }
    }
    new.sort_by_key(|one| std::cmp::Reverse(one.score_milli().abs()));
    let mut raised = 0;
    let room = rules.weekly_max - raised_within_week(tx, entity)?;
    for one in new {
        if raised < room && !is_hushed(tx, entity, one, today)? {
            raise(tx, entity, one)?;
            raised += 1;
        }
    }
    Ok(usize::try_from(raised).unwrap_or(0))
}

fn lasting(tx: &mut Tx, entity: EntityId, series: &str) -> Result<Option<Lasting>> {
    let row = tx.query_opt(
        "SELECT a.id, a.is_high, a.to_on FROM anomalies a
        WHERE a.entity_id = $1 AND a.series = $2 AND a.over_on IS NULL
        ORDER BY a.found_at DESC, a.id DESC LIMIT 1",
        &[entity.into(), series.into()],
    )?;
    row.map(|row| {
        Ok(Lasting {
            id: row.get(0)?,
            is_high: row.get(1)?,
            to: row.get(2)?,
        })
    })
    .transpose()
}

fn raised_within_week(tx: &mut Tx, entity: EntityId) -> Result<i64> {
    let since = tx.now().plus_secs(-7 * 24 * 3600);
    let row = tx.query_one(
        "SELECT count(*) FROM anomalies a WHERE a.entity_id = $1 AND a.found_at > $2",
        &[entity.into(), since.into()],
    )?;
    Ok(row.get(0)?)
}

/// Muted, known already, or told by the weeks of the same figure when it comes by month.
fn is_hushed(tx: &mut Tx, entity: EntityId, found: &Found, today: Date) -> Result<bool> {
    let watched = &found.watched;
    let row = tx.query_one(
        "SELECT count(*) FROM anomalies a WHERE a.entity_id = $1 AND (
            (a.series = $2 AND a.muted_until >= $3)
            OR (a.series = $2 AND a.is_high = $4 AND a.first_on = $5))",
        &[
            entity.into(),
            watched.series().into(),
            today.into(),
            found.is_high().into(),
            watched.period.from.into(),
        ],
    )?;
    if row.get::<i64>(0)? > 0 {
        return Ok(true);
    }
    if watched.step != TrendStep::Month {
        return Ok(false);
    }
    let weekly = Watched {
        step: TrendStep::Week,
        ..watched.clone()
    };
    let row = tx.query_one(
        "SELECT count(*) FROM anomalies a WHERE a.entity_id = $1 AND a.series = $2
            AND a.is_high = $3 AND a.to_on >= $4",
        &[
            entity.into(),
            weekly.series().into(),
            found.is_high().into(),
            watched.period.from.into(),
        ],
    )?;
    Ok(row.get::<i64>(0)? > 0)
}

fn go_on(tx: &mut Tx, last: &Lasting, found: &Found) -> Result<()> {
    let period = found.watched.period;
    if period.to <= last.to {
        return Ok(());
    }
    let [value, expected, low, high] = found.micros();
    tx.exec_one(
        "UPDATE anomalies SET from_on = $2, to_on = $3, value_micro = $4, expected_micro = $5,
            low_micro = $6, high_micro = $7, score_milli = $8, cases = $9 WHERE id = $1",
        &[
            last.id.into(),
            period.from.into(),
            period.to.into(),
            value.into(),
            expected.into(),
            low.into(),
            high.into(),
            found.score_milli().into(),
            found.cases().into(),
        ],
    )?;
    Ok(())
}

fn end(tx: &mut Tx, last: &Lasting, on: Date) -> Result<()> {
    tx.exec_one(
        "UPDATE anomalies SET over_on = $2 WHERE id = $1",
        &[last.id.into(), on.into()],
    )?;
    Ok(())
}

fn raise(tx: &mut Tx, entity: EntityId, found: &Found) -> Result<()> {
    let id: AnomalyId = tx.new_id();
    let watched = &found.watched;
    let [value, expected, low, high] = found.micros();
    let explained = found.explained.as_ref();
    let now = tx.now();
    let fields: Vec<(&str, Value)> = vec![
        ("id", id.into()),
        ("entity_id", entity.into()),
        ("series", watched.series().into()),
        ("kpi", watched.kpi.id().into()),
        ("part", watched.part.as_deref().into()),
        (
            "currency",
            watched.currency.map(|it| it.code().to_owned()).into(),
        ),
        ("step", watched.step.into()),
        ("is_high", found.is_high().into()),
        ("first_on", watched.period.from.into()),
        ("from_on", watched.period.from.into()),
        ("to_on", watched.period.to.into()),
        ("value_micro", value.into()),
        ("expected_micro", expected.into()),
        ("low_micro", low.into()),
        ("high_micro", high.into()),
        ("score_milli", found.score_milli().into()),
        ("cases", found.cases().into()),
        ("explained_by", explained.map(|it| it.by.as_str()).into()),
        (
            "explained_name",
            explained.and_then(|it| it.name.as_deref()).into(),
        ),
        (
            "explained_customer",
            explained.and_then(|it| it.customer).into(),
        ),
        ("explained_percent", explained.map(|it| it.percent).into()),
        ("explained_by_shift", explained.map(|it| it.shift).into()),
        ("found_at", now.into()),
    ];
    let (columns, row): (Vec<&str>, Vec<Value>) = fields.into_iter().unzip();
    tx.insert_many("anomalies", &columns, row)?;
    let text = |micro: i64| Ratio::of(micro.into(), 1_000_000).map(|it| it.to_string());
    tx.record(
        Event::new(EventKind::AnomalyFound, entity)
            .object(id, "anomaly")
            .attr("kpi", watched.kpi.id())
            .attr("from", watched.period.from.to_string())
            .attr("to", watched.period.to.to_string())
            .attr("value", text(value).unwrap_or_default())
            .attr("expected", text(expected).unwrap_or_default())
            .attr("threshold", rules::shown(found.threshold_milli)),
    )?;
    Ok(())
}

/// The day until which a dismissed series is mute.
pub(super) fn muted_until(today: Date, days: i64) -> Option<Date> {
    (days > 0).then(|| add_days(today, days))
}

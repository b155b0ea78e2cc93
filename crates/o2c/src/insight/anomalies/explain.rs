//! Which part of the customers made a figure unlike itself.

use insight::anomaly::{Judged, Part};
use insight::median;
use kernel::CustomerId;
use store::Tx;

use super::super::{Figure, Period, Scope, SplitBy, measure_each};
use super::types::{Explained, ExplainedBy};
use super::watch::{Watched, values, whole};
use crate::error::Result;

/// Points before the odd one that tell what is usual of a part.
const BEFORE: usize = 12;
/// Segments, countries and customers that are looked at: those with most business.
const PARTS_MAX: i64 = 8;
/// What explains less is no explanation.
const PERCENT_MIN: f64 = 34.0;

/// A part of the customers: what it is, and its figures.
struct Candidate {
    by: ExplainedBy,
    name: Option<String>,
    customer: Option<CustomerId>,
    scope: Scope,
}

/// The part that explains most of the deviation, if one explains a third of it.
pub(super) fn explain(
    tx: &mut Tx,
    scope: &Scope,
    watched: &Watched,
    judged: &Judged,
) -> Result<Option<Explained>> {
    if scope.check_parts(watched.kpi).is_err() {
        return Ok(None);
    }
    let next = watched.period.to.succ_opt().unwrap_or(watched.period.to);
    let all = whole(watched.step, next);
    let periods = &all[all.len().saturating_sub(BEFORE + 1)..];
    let deviation = judged.value - judged.expected;
    let whole = measured(watched, &measure_each(tx, scope, watched.kpi, periods)?);
    let mut best: Option<(f64, Explained)> = None;
    for candidate in candidates(tx, scope, watched.period)? {
        let figures = measure_each(tx, &candidate.scope, watched.kpi, periods)?;
        let Some(part) = part(watched, &measured(watched, &figures), &whole) else {
            continue;
        };
        let own = part.explains(deviation).unwrap_or(0.0);
        let usual_of_all = usual(&whole).unwrap_or(judged.expected);
        let moved = part.shifts(deviation, usual_of_all).unwrap_or(0.0);
        let (percent, shift) = if moved > own {
            (moved, true)
        } else {
            (own, false)
        };
        let better = best.as_ref().is_none_or(|(most, _)| percent > *most);
        if percent >= PERCENT_MIN && better {
            let explained = Explained {
                by: candidate.by,
                name: candidate.name,
                customer: candidate.customer,
                percent: whole_percent(percent),
                shift,
            };
            best = Some((percent, explained));
        }
    }
    Ok(best.map(|(_, explained)| explained))
}

fn whole_percent(percent: f64) -> i64 {
    let ratio = insight::Ratio::from_float(percent.clamp(0.0, 100.0));
    ratio.map_or(0, |it| {
        i64::try_from((it.ten_thousandths() + 5_000) / 10_000).unwrap_or(0)
    })
}

/// Value and cases of the watched series in each period; none where there was nothing to measure.
type Measured = Vec<Option<(f64, u64)>>;

fn measured(watched: &Watched, figures: &[Vec<Figure>]) -> Measured {
    let own = |figures: &Vec<Figure>| {
        let figure = figures.iter().find(|it| it.currency == watched.currency)?;
        let of = values(figure).into_iter();
        let value = of.into_iter().find(|(part, _)| *part == watched.part)?.1?;
        Some((value.as_printed().to_float(), figure.cases))
    };
    figures.iter().map(own).collect()
}

/// The usual value: the median before the odd period.
fn usual(measured: &Measured) -> Option<f64> {
    let (_, before) = measured.split_last()?;
    let mut values: Vec<f64> = before.iter().flatten().map(|(value, _)| *value).collect();
    (!values.is_empty()).then(|| median(&mut values))
}

/// What a part did in the odd period beside what it usually does.
fn part(watched: &Watched, own: &Measured, whole: &Measured) -> Option<Part> {
    let adds_up = matches!(watched.kpi.unit(), "amount" | "per day");
    let (last, before) = own.split_last()?;
    // A sum that a part has nothing of is zero; a mean of nothing is none.
    let nothing = adds_up.then_some(0.0);
    let value = last.map(|(value, _)| value);
    let cases = last.map_or(0, |(_, cases)| cases);
    let usual = usual(own).or(nothing)?;
    if adds_up {
        return Some(Part {
            value: value.unwrap_or(0.0),
            usual,
            weight: 1.0,
            usual_weight: 1.0,
        });
    }
    let mut weights: Vec<f64> = before
        .iter()
        .zip(whole)
        .filter_map(|(own, whole)| {
            let cases = own.map_or(0, |(_, cases)| cases);
            whole.map(|(_, all)| share(cases, all))
        })
        .collect();
    let weight = share(cases, watched.cases);
    Some(Part {
        // Who has no case now has none whose value left the usual one.
        value: value.unwrap_or(usual),
        usual,
        weight,
        usual_weight: match weights.is_empty() {
            true => weight,
            false => median(&mut weights),
        },
    })
}

fn share(cases: u64, of: u64) -> f64 {
    insight::Ratio::of(cases.into(), of.into()).map_or(0.0, insight::Ratio::to_float)
}

fn candidates(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Candidate>> {
    let mut candidates = Vec::new();
    for (by, split) in [
        (ExplainedBy::Segment, SplitBy::Segment),
        (ExplainedBy::Country, SplitBy::Country),
    ] {
        let column = split.as_str();
        let sql = format!(
            "SELECT c.{column} FROM customers c WHERE c.entity_id = $1
            GROUP BY c.{column} ORDER BY count(*) DESC, c.{column} LIMIT {PARTS_MAX}"
        );
        let rows = tx.query(&sql, &[scope.entity.into()])?;
        // What all customers have in common explains nothing.
        for row in rows.iter().filter(|_| rows.len() > 1) {
            let name: Option<String> = row.get(0)?;
            candidates.push(Candidate {
                by,
                scope: scope.clone().among(split, name.clone()),
                name,
                customer: None,
            });
        }
    }
    let sql = format!(
        "SELECT i.customer_id, c.name, count(*) FROM open_items i
            JOIN customers c ON c.id = i.customer_id
        WHERE i.entity_id = $1 AND (i.posted_on BETWEEN $2 AND $3 OR i.cleared_on BETWEEN $2 AND $3)
        GROUP BY i.customer_id, c.name ORDER BY 3 DESC, c.name LIMIT {PARTS_MAX}"
    );
    let arguments = [scope.entity.into(), period.from.into(), period.to.into()];
    for row in tx.query(&sql, &arguments)? {
        let customer: CustomerId = row.get(0)?;
        candidates.push(Candidate {
            by: ExplainedBy::Customer,
            name: row.get(1)?,
            customer: Some(customer),
            scope: scope.clone().of_customer(Some(customer)),
        });
    }
    Ok(candidates)
}

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
    let mut best: Option<(f64, Explained)> = None;
    for candidate in candidates(tx, scope, watched.period)? {
        let figures = measure_each(tx, &candidate.scope, watched.kpi, periods)?;
        let Some(part) = part(watched, &figures) else {
            continue;
        };
        let percent = part.explains(deviation).unwrap_or(0.0);
        let better = best.as_ref().is_none_or(|(most, _)| percent > *most);
        if percent >= PERCENT_MIN && better {
            let explained = Explained {
                by: candidate.by,
                name: candidate.name,
                customer: candidate.customer,
                percent: whole_percent(percent),
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

/// What a part did in the odd period beside what it usually does.
fn part(watched: &Watched, figures: &[Vec<Figure>]) -> Option<Part> {
    let own = |figures: &[Figure]| {
        let figure = figures.iter().find(|it| it.currency == watched.currency)?;
        let of = values(figure).into_iter();
        let value = of.into_iter().find(|(part, _)| *part == watched.part)?.1?;
        Some((value.as_printed().to_float(), figure.cases))
    };
    let (last, before) = figures.split_last()?;
    let mut usual: Vec<f64> = before.iter().filter_map(|it| Some(own(it)?.0)).collect();
    let adds_up = matches!(watched.kpi.unit(), "amount" | "per day");
    // A sum that a part has nothing of is zero; a mean of nothing is none.
    let (value, cases) = match own(last) {
        Some(found) => found,
        None if adds_up => (0.0, 0),
        None => return None,
    };
    let usual = match (usual.is_empty(), adds_up) {
        (true, false) => return None,
        _ => median(&mut usual),
    };
    let weight = match adds_up {
        true => 1.0,
        false => share(cases, watched.cases),
    };
    Some(Part {
        value,
        usual,
        weight,
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

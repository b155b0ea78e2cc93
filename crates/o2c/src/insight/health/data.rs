use insight::{Ratio, share};
use kernel::dates::days_between;
use kernel::{BankAccountId, Date, EntityId};
use store::Tx;

use super::{HealthArea, HealthFigure};
use crate::error::Result;
use crate::parties;

const DAY_SECONDS: i64 = 24 * 3_600;
/// What is older was looked at, or never will be.
const RECENT_DAYS: i64 = 30;
/// Per cent of rows left out, and of customers without what their documents need.
const SHARE_LIMIT: i64 = 10;
/// Statements that tell the rhythm of an account.
const STATEMENTS: i64 = 12;
/// Fewer have none.
const STATEMENTS_MIN: usize = 4;
/// Over a weekend with a holiday nothing comes.
const GRACE_DAYS: i64 = 4;

/// Rows that imports of the last days left out, by kind.
pub(super) fn imports(tx: &mut Tx, entity: EntityId) -> Result<Vec<HealthFigure>> {
    let since = tx.now().plus_secs(-RECENT_DAYS * DAY_SECONDS);
    let rows = tx.query(
        "SELECT i.kind, CAST(sum(i.rows_reported) AS BIGINT), CAST(sum(i.rows_read) AS BIGINT)
        FROM imports i WHERE i.entity_id = $1 AND i.started_at >= $2 GROUP BY i.kind ORDER BY i.kind",
        &[entity.into(), since.into()],
    )?;
    let mut figures = Vec::new();
    for row in &rows {
        let (reported, read): (i64, i64) = (row.get(1)?, row.get(2)?);
        if let Some(value) = share(reported.into(), read.into()) {
            let area = HealthArea::Imports;
            let figure = HealthFigure::new(area, "rows_reported", "%", value);
            figures.push(figure.of(row.get::<String>(0)?).limit(SHARE_LIMIT));
        }
    }
    let row = tx.query_one(
        "SELECT count(*) FROM events e WHERE e.entity_id = $1 AND e.type = 'import_failed'
            AND e.occurred_at >= $2",
        &[entity.into(), since.into()],
    )?;
    let failed = Ratio::whole(row.get::<i64>(0)?.into());
    let figure = HealthFigure::new(HealthArea::Imports, "imports_failed", "count", failed);
    figures.push(figure.limit(0));
    Ok(figures)
}

/// Days since the last statement of each open bank account, beside its own rhythm: twice the usual
/// distance of two statements and some days of grace are its limit.
pub(super) fn feeds(tx: &mut Tx, entity: EntityId) -> Result<Vec<HealthFigure>> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let accounts = tx.query(
        "SELECT b.id, b.name FROM bank_accounts b WHERE b.entity_id = $1 AND b.closed_on IS NULL
        ORDER BY b.name, b.id",
        &[entity.into()],
    )?;
    let mut figures = Vec::new();
    for account in &accounts {
        let id: BankAccountId = account.get(0)?;
        let sql = format!(
            "SELECT s.to_on FROM bank_statements s WHERE s.bank_account_id = $1
                AND s.to_on IS NOT NULL GROUP BY s.to_on ORDER BY s.to_on DESC LIMIT {STATEMENTS}"
        );
        let rows = tx.query(&sql, &[id.into()])?;
        let days: Vec<Date> = rows
            .iter()
            .map(|row| row.get(0))
            .collect::<store::Result<_>>()?;
        let Some(limit) = silence_limit(&days) else {
            continue;
        };
        let silent = days.first().map_or(0, |last| days_between(*last, today));
        let value = Ratio::whole(silent.into());
        let figure = HealthFigure::new(HealthArea::Feeds, "feed_silence", "days", value);
        figures.push(figure.of(account.get::<String>(1)?).limit(limit));
    }
    Ok(figures)
}

/// How long an account may be silent whose statements ended on these days, the latest first.
fn silence_limit(days: &[Date]) -> Option<i64> {
    if days.len() < STATEMENTS_MIN {
        return None;
    }
    let mut gaps: Vec<i64> = days
        .windows(2)
        .map(|pair| days_between(pair[1], pair[0]))
        .collect();
    gaps.sort_unstable();
    Some(2 * gaps[gaps.len() / 2] + GRACE_DAYS)
}

/// Statements of the last days that do not add up or leave a gap, by format.
pub(super) fn statements(tx: &mut Tx, entity: EntityId) -> Result<Vec<HealthFigure>> {
    let since = tx.now().plus_secs(-RECENT_DAYS * DAY_SECONDS);
    let rows = tx.query(
        "SELECT s.format, count(*) FILTER (WHERE s.difference_minor <> 0 OR s.gap_minor <> 0)
        FROM bank_statements s WHERE s.entity_id = $1 AND s.imported_at >= $2
        GROUP BY s.format ORDER BY s.format",
        &[entity.into(), since.into()],
    )?;
    let figures = rows.iter().map(|row| {
        let flagged = Ratio::whole(row.get::<i64>(1)?.into());
        let figure = HealthFigure::new(HealthArea::Feeds, "statements_flagged", "count", flagged);
        Ok(figure.of(row.get::<String>(0)?).limit(0))
    });
    figures.collect()
}

/// Customers without what reminders, prices and figures need.
pub(super) fn customers(tx: &mut Tx, entity: EntityId) -> Result<Vec<HealthFigure>> {
    let row = tx.query_one(
        "SELECT count(*), count(*) FILTER (WHERE c.email IS NULL),
            count(*) FILTER (WHERE c.segment IS NULL),
            count(*) FILTER (WHERE c.payment_term_id IS NULL)
        FROM customers c WHERE c.entity_id = $1",
        &[entity.into()],
    )?;
    let all: i64 = row.get(0)?;
    let mut figures = Vec::new();
    let named = [
        (1, "customers_without_email"),
        (2, "customers_without_segment"),
        (3, "customers_without_term"),
    ];
    for (place, name) in named {
        if let Some(value) = share(row.get::<i64>(place)?.into(), all.into()) {
            let figure = HealthFigure::new(HealthArea::Data, name, "%", value);
            figures.push(figure.limit(SHARE_LIMIT));
        }
    }
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use kernel::dates::add_days;

    use super::*;

    #[test]
    fn an_account_may_be_silent_for_twice_its_usual_distance() {
        let first = kernel::dates::parse("2026-03-31").expect("a date");
        let days = |gaps: &[i64]| -> Vec<Date> {
            let mut day = first;
            std::iter::once(first)
                .chain(gaps.iter().map(|gap| {
                    day = add_days(day, -gap);
                    day
                }))
                .collect()
        };
        // Each day but weekends: a silent week is too long. Each month: three months are.
        assert_eq!(silence_limit(&days(&[1, 1, 1, 3, 1, 1])), Some(6));
        assert_eq!(silence_limit(&days(&[31, 28, 31])), Some(66));
        assert_eq!(silence_limit(&days(&[1, 1])), None);
    }
}

//! What came in the last weeks, beside what was told of them when they began.

use std::collections::HashMap;

use kernel::{Currency, Date, EntityId, Money};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::came::Came;
use super::frozen;
use super::outlook::ForecastInterval;
use crate::{Result, parties};

/// Weeks that are told: as many as a forecast looks ahead.
const WEEKS: i64 = super::outlook::WEEKS;

/// A week whose forecast was frozen as it began, beside what came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReceivedWeek {
    /// The day on which it was frozen, the first one of the week.
    pub from: Date,
    /// The last one.
    pub until: Date,
    /// Whether the week is over.
    pub is_over: bool,
    /// What was expected of items that were open then.
    #[schema(value_type = crate::schema::Money)]
    pub expected: Money,
    /// Intervals of 50, 80 and 95 %.
    pub intervals: Vec<ForecastInterval>,
    /// What receipts paid of these items so far.
    #[schema(value_type = crate::schema::Money)]
    pub came: Money,
    /// What came less what was expected.
    #[schema(value_type = crate::schema::Money)]
    pub difference: Money,
    /// All receipts of these days in the currency less those reversed in them: also what pays items that
    /// were issued within the week, and what is not applied.
    #[schema(value_type = crate::schema::Money)]
    pub received: Money,
}

/// What came in the last weeks.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Received {
    /// The newest week first, by currency.
    pub weeks: Vec<ReceivedWeek>,
}

/// What came in the last weeks of which a forecast was frozen.
///
/// # Errors
/// Fails only with the store.
pub fn received(tx: &mut Tx, entity: EntityId) -> Result<Received> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let days = frozen::days(tx, entity, WEEKS)?;
    let mut weeks = Vec::new();
    let Some(since) = days.last() else {
        return Ok(Received { weeks });
    };
    let came = Came::read(tx, entity, *since, today)?;
    let receipts = receipts(tx, entity, *since)?;
    for on in days {
        for line in frozen::read(tx, entity, on, today, &came)? {
            let Some(first) = line.spans.into_iter().next() else {
                continue;
            };
            let until = first.until.unwrap_or(first.from);
            let of_week = receipts.iter().filter(|((currency, day), _)| {
                *currency == line.currency && (first.from..=until).contains(day)
            });
            let all: i64 = of_week.map(|(_, minor)| *minor).sum();
            let paid = first.actual.unwrap_or(Money::zero(line.currency));
            weeks.push(ReceivedWeek {
                from: first.from,
                until,
                is_over: until < today,
                difference: paid.checked_sub(first.expected)?,
                expected: first.expected,
                intervals: first.intervals,
                came: paid,
                received: Money::try_new(all, line.currency)?,
            });
        }
    }
    Ok(Received { weeks })
}

fn receipts(tx: &mut Tx, entity: EntityId, since: Date) -> Result<HashMap<(Currency, Date), i64>> {
    let rows = tx.query(
        "SELECT i.currency, i.posted_on, CAST(-sum(i.amount_minor) AS BIGINT) FROM open_items i
        WHERE i.entity_id = $1 AND i.posted_on >= $2 AND i.kind IN ('receipt', 'receipt_reversal')
        GROUP BY i.currency, i.posted_on",
        &[entity.into(), since.into()],
    )?;
    let read = |row: &store::Row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?));
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

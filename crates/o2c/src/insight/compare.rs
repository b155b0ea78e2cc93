//! KPIs beside each other: over time, period against period, segment against segment, and how the
//! cases of one are spread.

use insight::{Month, Ratio, months_between};
use kernel::dates::add_days;
use kernel::{Currency, CustomerId, Date};
use serde::Serialize;
use store::{Row, Tx};
use utoipa::ToSchema;

use super::scope::Scope;
use super::{Figure, Kpi, Period, chance, measure_each, measure_scope, payments, process};
use crate::error::{Code, Refusal, Result};
use crate::words::words;

/// The most points of a trend.
const POINTS_MAX: usize = 60;
/// The most parts that a figure is split by: those with most customers, orders or sales.
const SHARES_MAX: i64 = 30;

words! {
    /// How long each point of a trend is.
    TrendStep as "a step of a trend" {
        /// Calendar months.
        Month = "month",
        /// Weeks from Monday to Sunday.
        Week = "week",
    }
}

words! {
    /// By what a figure is split.
    SplitBy as "what a figure is split by" {
        /// The customers' segments.
        Segment = "segment",
        /// The customers' countries.
        Country = "country",
        /// The channels by which orders came.
        Channel = "channel",
        /// The groups of products, of lines.
        ProductGroup = "product_group",
        /// The customers themselves.
        Customer = "customer",
    }
}

/// A KPI over one stretch of a longer time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TrendPoint {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Its figures, by currency for money figures.
    pub figures: Vec<Figure>,
}

/// A KPI in two periods.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Comparison {
    /// The currency of a money figure.
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// The unit of both values and of their difference.
    pub unit: &'static str,
    /// The period asked about.
    pub period: Period,
    /// Its value.
    #[schema(value_type = Option<String>)]
    pub value: Option<Ratio>,
    /// How many documents it counts.
    pub cases: u64,
    /// The period that it is compared with.
    pub other_period: Period,
    /// That period's value.
    #[schema(value_type = Option<String>)]
    pub other_value: Option<Ratio>,
    /// How many documents that one counts.
    pub other_cases: u64,
    /// Value less other value; `null` unless there are both.
    #[schema(value_type = Option<String>)]
    pub difference: Option<Ratio>,
    /// The difference in per cent of the other value; `null` where that is zero.
    #[schema(value_type = Option<String>)]
    pub change_percent: Option<Ratio>,
    /// With 95 % confidence the difference is not less than this; `null` where chance cannot be told:
    /// for sums and counts, and where there are few cases.
    #[schema(value_type = Option<String>)]
    pub low: Option<Ratio>,
    /// With the same confidence it is not more than this.
    #[schema(value_type = Option<String>)]
    pub high: Option<Ratio>,
    /// Whether the bounds leave out zero.
    pub is_more_than_chance: Option<bool>,
    /// How the bounds were found: `bootstrap` for means, medians and ratios, `newcombe` for shares.
    pub method: Option<&'static str>,
}

/// The figures of a part of the customers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SplitShare {
    /// The segment, country, channel or customer's name; `null` for customers without a segment.
    pub name: Option<String>,
    /// The customer, where it is split by them.
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Its figures, by currency for money figures.
    pub figures: Vec<Figure>,
}

/// How the cases of a figure are spread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Distribution {
    /// The currency of a money figure.
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// The unit of the limits.
    pub unit: &'static str,
    /// The buckets, the lowest first.
    pub buckets: Vec<Bucket>,
}

/// The cases from one limit to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Bucket {
    /// Cases from here on; `null`: all below the other limit.
    pub from: Option<i64>,
    /// Cases below this; `null`: all from the other limit on.
    pub below: Option<i64>,
    /// How many cases.
    pub cases: u64,
}

/// A KPI month by month or week by week; the first and the last stretch end with the period.
///
/// # Errors
/// Refuses a period that ends before it begins or has more than 60 stretches.
pub fn trend(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    period: Period,
    step: TrendStep,
) -> Result<Vec<TrendPoint>> {
    period.check()?;
    let stretches = match step {
        TrendStep::Month => months_between(period.from, period.to),
        TrendStep::Week => weeks_between(period),
    };
    if stretches.len() > POINTS_MAX {
        return Err(Refusal::new(
            Code::InvalidValue,
            "from",
            format!("the trend would have {} points", stretches.len()),
            format!("ask for at most {POINTS_MAX}: a shorter period, or months"),
        )
        .into());
    }
    let periods: Vec<Period> = stretches
        .into_iter()
        .map(|stretch| Period {
            from: stretch.start.max(period.from),
            to: stretch.end.min(period.to),
        })
        .collect();
    let figures = measure_each(tx, scope, kpi, &periods)?;
    let points = periods.into_iter().zip(figures);
    Ok(points
        .map(|(Period { from, to }, figures)| TrendPoint { from, to, figures })
        .collect())
}

fn weeks_between(period: Period) -> Vec<Month> {
    let mut weeks = Vec::new();
    let mut start = period.from - chrono::Days::new(weekday(period.from));
    while start <= period.to {
        let end = add_days(start, 6);
        weeks.push(Month { start, end });
        start = add_days(end, 1);
    }
    weeks
}

/// Days since Monday.
fn weekday(day: Date) -> u64 {
    use chrono::Datelike;
    u64::from(day.weekday().num_days_from_monday())
}

/// A KPI in a period and in another one; left out, the same number of days before it.
///
/// # Errors
/// Refuses a period that ends before it begins.
pub fn compare(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    period: Period,
    other: Option<Period>,
) -> Result<Vec<Comparison>> {
    period.check()?;
    let other_period = other.unwrap_or_else(|| period.before());
    other_period.check()?;
    let mut both = measure_each(tx, scope, kpi, &[period, other_period])?.into_iter();
    let (figures, mut others) = (
        both.next().unwrap_or_default(),
        both.next().unwrap_or_default(),
    );
    let mut pairs: Vec<(Option<Figure>, Option<Figure>)> = Vec::new();
    for figure in figures {
        let at = others.iter().position(|it| it.currency == figure.currency);
        pairs.push((Some(figure), at.map(|at| others.remove(at))));
    }
    pairs.extend(others.into_iter().map(|other| (None, Some(other))));
    let before = chance::sampled(tx, scope, kpi, other_period)?;
    let after = chance::sampled(tx, scope, kpi, period)?;
    let sampled = before.zip(after);
    Ok(pairs
        .into_iter()
        .map(|(figure, other)| {
            let currency = figure
                .as_ref()
                .or(other.as_ref())
                .and_then(|it| it.currency);
            let value = figure.as_ref().and_then(|it| it.value);
            let other_value = other.as_ref().and_then(|it| it.value);
            let difference = value.zip(other_value).map(|(one, two)| one.minus(two));
            let cases = sampled
                .as_ref()
                .and_then(|((statistic, before), (_, after))| {
                    Some((*statistic, before.get(&currency)?, after.get(&currency)?))
                });
            let bounds = chance::interval(figure.as_ref(), other.as_ref(), cases)
                .filter(|_| difference.is_some());
            Comparison {
                currency,
                unit: kpi.unit(),
                period,
                value,
                cases: figure.map_or(0, |it| it.cases),
                other_period,
                other_value,
                other_cases: other.map_or(0, |it| it.cases),
                difference,
                change_percent: difference
                    .zip(other_value)
                    .and_then(|(change, base)| change.times(100).over(base)),
                low: bounds.map(|it| it.low),
                high: bounds.map(|it| it.high),
                is_more_than_chance: bounds.map(|it| it.is_more_than_chance),
                method: bounds.map(|it| it.method.as_str()),
            }
        })
        .collect())
}

/// A KPI of each segment or country of customers, those with most customers first; of each channel,
/// those with most orders first; of each group of products, those with most products first; or of
/// the customers to whom most was sold in the period.
///
/// # Errors
/// Refuses a KPI whose cases belong to no customer, came by no channel, or are no lines of products.
pub fn split(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    period: Period,
    by: SplitBy,
) -> Result<Vec<SplitShare>> {
    period.check()?;
    let mut shares = Vec::new();
    for (part, name, customer) in parts(tx, scope, period, by)? {
        let figures = measure_scope(tx, &part, kpi, period)?;
        shares.push(SplitShare {
            name,
            customer,
            figures,
        });
    }
    shares.retain(|share| share.figures.iter().any(|figure| figure.cases > 0));
    Ok(shares)
}

/// A part of the scope, what it is called, and the customer that it is.
pub(super) type ScopePart = (Scope, Option<String>, Option<CustomerId>);

/// Into what a figure is split.
pub(super) fn parts(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
    by: SplitBy,
) -> Result<Vec<ScopePart>> {
    let mut arguments = vec![scope.entity.into()];
    let sql = match by {
        SplitBy::Segment | SplitBy::Country => {
            let column = by.as_str();
            format!(
                "SELECT c.{column}, c.{column} FROM customers c WHERE c.entity_id = $1
                GROUP BY c.{column} ORDER BY count(*) DESC, c.{column} LIMIT {SHARES_MAX}"
            )
        }
        SplitBy::Channel => format!(
            "SELECT o.channel, o.channel FROM orders o WHERE o.entity_id = $1{{of o.customer_id}}
            GROUP BY o.channel ORDER BY count(*) DESC, o.channel LIMIT {SHARES_MAX}"
        ),
        SplitBy::ProductGroup => format!(
            "SELECT p.product_group, p.product_group FROM products p WHERE p.entity_id = $1
            GROUP BY p.product_group ORDER BY count(*) DESC, p.product_group LIMIT {SHARES_MAX}"
        ),
        SplitBy::Customer => {
            arguments.extend([period.from.into(), period.to.into()]);
            format!(
                "SELECT c.name, c.id FROM customers c JOIN (SELECT i.customer_id,
                        sum(i.amount_minor) AS sold
                    FROM open_items i WHERE i.entity_id = $1{{of i.customer_id}}
                        AND i.kind IN ('invoice', 'credit_note')
                        AND i.posted_on >= $2 AND i.posted_on <= $3 GROUP BY i.customer_id) s
                ON s.customer_id = c.id ORDER BY s.sold DESC, c.id LIMIT {SHARES_MAX}"
            )
        }
    };
    let rows = scope.query(tx, &sql, &arguments)?;
    let part = |row: &Row| {
        let name: Option<String> = row.get(0)?;
        let whole = scope.clone();
        Ok(match by {
            SplitBy::Segment | SplitBy::Country => (whole.among(by, name.clone()), name, None),
            SplitBy::Channel => (whole.by_channel(name.as_deref()), name, None),
            SplitBy::ProductGroup => (whole.of_product_group(name.clone()), name, None),
            SplitBy::Customer => {
                let customer = row.get(1)?;
                (whole.of_customer(Some(customer)), name, Some(customer))
            }
        })
    };
    let mut parts: Vec<ScopePart> = rows.iter().map(part).collect::<Result<_>>()?;
    // Lines may stand in no group although all products have one: those of no product.
    if by == SplitBy::ProductGroup && parts.iter().all(|(_, name, _)| name.is_some()) {
        parts.push((scope.clone().of_product_group(None), None, None));
    }
    Ok(parts)
}

/// How the cases of a KPI that measures time are spread.
///
/// # Errors
/// Refuses KPIs that measure no time.
pub fn distribution(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    period: Period,
) -> Result<Vec<Distribution>> {
    const LATE: &[i64] = &[-30, -14, -7, 0, 1, 8, 15, 31, 61, 91];
    const DAYS: &[i64] = &[8, 15, 31, 46, 61, 91];
    const HOURS: &[i64] = &[1, 4, 8, 24, 72, 168];
    period.check()?;
    scope.check(kpi)?;
    let (edges, values): (&[i64], Vec<_>) = match kpi {
        Kpi::DaysLate => (LATE, payments::days(tx, scope, kpi, period)?),
        Kpi::DaysToPay => (DAYS, payments::days(tx, scope, kpi, period)?),
        Kpi::OrderToCashTime => (DAYS, vec![(None, process::days(tx, scope, period)?)]),
        Kpi::OrderAcceptanceTime | Kpi::InvoiceLatency => {
            (HOURS, vec![(None, process::hours(tx, scope, kpi, period)?)])
        }
        _ => {
            return Err(Refusal::new(
                Code::InvalidValue,
                "kpi",
                format!("{} is no mean of times that could be spread", kpi.id()),
                "ask for days_to_pay, days_late, order_acceptance_time, invoice_latency or \
                 order_to_cash_time",
            )
            .into());
        }
    };
    let spread = |(currency, values): (Option<Currency>, Vec<i64>)| Distribution {
        currency,
        unit: kpi.unit(),
        buckets: buckets(edges, &values),
    };
    Ok(values.into_iter().map(spread).collect())
}

fn buckets(edges: &[i64], values: &[i64]) -> Vec<Bucket> {
    let lower = std::iter::once(None).chain(edges.iter().copied().map(Some));
    let upper = edges.iter().copied().map(Some).chain(std::iter::once(None));
    let bucket = |(from, below): (Option<i64>, Option<i64>)| {
        let within = |value: &&i64| {
            from.is_none_or(|from| **value >= from) && below.is_none_or(|below| **value < below)
        };
        Bucket {
            from,
            below,
            cases: u64::try_from(values.iter().filter(within).count()).unwrap_or(u64::MAX),
        }
    };
    lower.zip(upper).map(bucket).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_falls_into_exactly_one_bucket() {
        let values = [-40, -30, -1, 0, 1, 7, 8, 200];
        let buckets = buckets(&[-30, 0, 1, 8], &values);
        let cases: Vec<u64> = buckets.iter().map(|bucket| bucket.cases).collect();
        assert_eq!(cases, [1, 2, 1, 2, 2]);
        assert_eq!((buckets[0].from, buckets[4].below), (None, None));
    }

    #[test]
    fn weeks_begin_on_mondays() {
        let day = |text| kernel::dates::parse(text).expect("a date");
        let period = Period {
            from: day("2025-03-05"),
            to: day("2025-03-17"),
        };
        let starts: Vec<Date> = weeks_between(period).iter().map(|it| it.start).collect();
        assert_eq!(
            starts,
            [day("2025-03-03"), day("2025-03-10"), day("2025-03-17")]
        );
    }
}

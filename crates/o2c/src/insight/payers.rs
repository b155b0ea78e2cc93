//! How a customer pays: month by month, and invoice by invoice for a plot.

use std::collections::BTreeMap;

use insight::Ratio;
use kernel::dates::{add_months, days_between, start_of_month};
use kernel::{Currency, CustomerId, Date, EntityId, InvoiceId, Money, OpenItemId};
use serde::{Deserialize, Serialize};
use store::{Row, Tx};
use utoipa::{IntoParams, ToSchema};

use super::Period;
use crate::error::Result;
use crate::parties;

/// The most invoices that are shown one by one: the latest.
const POINTS_MAX: usize = 500;
/// Months that are looked back where the caller does not say.
const MONTHS: i32 = 12;

/// Over which days to look at payments.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct PaidBetween {
    /// First day. Default: the first of the month 12 months before the last day.
    pub from: Option<Date>,
    /// Last day. Default: today.
    pub to: Option<Date>,
}

/// How a customer pays. Each instalment of an invoice counts by itself, on the day when nothing was
/// left of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PaymentBehaviour {
    /// The customer.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// The customer's number.
    pub customer_number: String,
    /// The customer's name.
    pub customer_name: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The months in which something was paid, by currency, oldest first.
    pub months: Vec<PaidMonth>,
    /// The latest instalments that were paid, at most 500, newest first.
    pub points: Vec<PaidItem>,
    /// How many earlier ones are left out.
    pub points_left_out: u64,
}

/// What was paid in a month, and how late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PaidMonth {
    /// Its first day.
    pub month: Date,
    /// The currency of the amount.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// How many instalments.
    pub count: u64,
    /// What they came to.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// How many days late they were on average; below zero when early.
    #[schema(value_type = Option<String>)]
    pub days_late: Option<Ratio>,
    /// The same, each weighing by its amount.
    #[schema(value_type = Option<String>)]
    pub days_late_by_value: Option<Ratio>,
    /// How many of a hundred were paid by their due date.
    #[schema(value_type = Option<String>)]
    pub on_time_percent: Option<Ratio>,
}

/// One instalment that was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PaidItem {
    /// Its open item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// The invoice.
    #[schema(value_type = String)]
    pub invoice: InvoiceId,
    /// The invoice's number.
    pub number: String,
    /// What it came to.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// When it was due.
    pub due_on: Date,
    /// When nothing was left of it.
    pub cleared_on: Date,
    /// Days from the one to the other; below zero when early.
    pub days_late: i64,
}

#[derive(Default)]
struct Sums {
    count: i128,
    minor: i128,
    days: i128,
    weighted_days: i128,
    on_time: i128,
}

/// How a customer paid from one day to another.
///
/// # Errors
/// Not found when the legal entity has no such customer; refuses a period that ends before it
/// begins.
pub fn payment_behaviour(
    tx: &mut Tx,
    entity: EntityId,
    customer: CustomerId,
    between: PaidBetween,
) -> Result<PaymentBehaviour> {
    let label = parties::label(tx, entity, customer)?;
    let to = match between.to {
        Some(to) => to,
        None => parties::entity(tx, entity)?.today(tx.now()),
    };
    let year_ago = add_months(start_of_month(to), -MONTHS);
    let from = between.from.unwrap_or(year_ago);
    Period { from, to }.check()?;
    let rows = tx.query(
        "SELECT i.id, i.source_id, i.number, i.currency, i.amount_minor, i.due_on, i.cleared_on
        FROM open_items i
        WHERE i.entity_id = $1 AND i.customer_id = $2 AND i.kind = 'invoice'
            AND i.cleared_on IS NOT NULL AND i.cleared_on >= $3 AND i.cleared_on <= $4
        ORDER BY i.cleared_on DESC, i.id DESC",
        &[entity.into(), customer.into(), from.into(), to.into()],
    )?;
    let mut points = rows.iter().map(paid_item).collect::<Result<Vec<_>>>()?;
    let months = months(&points)?;
    let left_out = points.len().saturating_sub(POINTS_MAX);
    points.truncate(POINTS_MAX);
    Ok(PaymentBehaviour {
        customer,
        customer_number: label.number,
        customer_name: label.name,
        from,
        to,
        months,
        points,
        points_left_out: u64::try_from(left_out).unwrap_or(u64::MAX),
    })
}

fn paid_item(row: &Row) -> Result<PaidItem> {
    let (due_on, cleared_on) = (row.get(5)?, row.get(6)?);
    Ok(PaidItem {
        item: row.get(0)?,
        invoice: row.get(1)?,
        number: row.get(2)?,
        amount: Money::try_new(row.get(4)?, row.get(3)?)?,
        due_on,
        cleared_on,
        days_late: days_between(due_on, cleared_on),
    })
}

fn months(paid: &[PaidItem]) -> Result<Vec<PaidMonth>> {
    let mut months: BTreeMap<(Date, Currency), Sums> = BTreeMap::new();
    for item in paid {
        let key = (start_of_month(item.cleared_on), item.amount.currency());
        let sums = months.entry(key).or_default();
        let (minor, days) = (i128::from(item.amount.minor()), i128::from(item.days_late));
        sums.count += 1;
        sums.minor += minor;
        sums.days += days;
        sums.weighted_days += days * minor;
        sums.on_time += i128::from(item.days_late <= 0);
    }
    let month = |((month, currency), sums): ((Date, Currency), Sums)| {
        let minor = i64::try_from(sums.minor).map_err(|_| kernel::KernelError::OutOfRange {
            what: "what was paid in a month",
        })?;
        Ok(PaidMonth {
            month,
            currency,
            count: u64::try_from(sums.count).unwrap_or(u64::MAX),
            amount: Money::try_new(minor, currency)?,
            days_late: Ratio::of(sums.days, sums.count),
            days_late_by_value: Ratio::of(sums.weighted_days, sums.minor),
            on_time_percent: insight::share(sums.on_time, sums.count),
        })
    };
    months.into_iter().map(month).collect()
}

//! Aged receivables as of any date.

use std::collections::BTreeMap;

use kernel::dates::add_days;
use kernel::{Currency, CustomerId, Date, EntityId, Money};
use serde::{Deserialize, Serialize};
use store::{Row, Tx, Value};
use utoipa::ToSchema;

use crate::error::{Code, Error, Refusal, Result};
use crate::parties;

/// How to age.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AgingOptions {
    /// The last day overdue of each bucket but the last, rising; 1 to 12 of them.
    pub edges: Vec<u16>,
    /// One row for each customer and currency, or one for each currency.
    pub by_customer: bool,
}

impl Default for AgingOptions {
    fn default() -> Self {
        Self {
            edges: vec![30, 60, 90, 120],
            by_customer: true,
        }
    }
}

/// What is owed, by how long it is overdue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Aging {
    /// The day for which it is aged.
    pub as_of: Date,
    /// The last day overdue of each bucket but the last.
    pub edges: Vec<u16>,
    /// By customer and currency, or by currency; rows of nothing are left out.
    pub rows: Vec<AgingRow>,
    /// The sums of all rows, by currency.
    pub totals: Vec<AgingRow>,
}

/// One line of the report. `not_due`, `overdue` and `unapplied` sum to `total`, and the totals of
/// all rows to the receivable accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AgingRow {
    /// Whose; `null` for all customers.
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// The currency of all amounts.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// Claims due on that day or later.
    #[schema(value_type = Object)]
    pub not_due: Money,
    /// Overdue claims, one bucket for each edge and one for all beyond the last.
    #[schema(value_type = Vec<Object>)]
    pub overdue: Vec<Money>,
    /// Money received and credit notes that are not set off yet; zero or negative.
    #[schema(value_type = Object)]
    pub unapplied: Money,
    /// The balance.
    #[schema(value_type = Object)]
    pub total: Money,
}

/// Items with what is left of them now. The index on open items answers this alone.
const NOW: &str = "open_items i WHERE i.entity_id = $1 AND i.residual_minor <> 0";

/// Items with what was left of them on day `$2`: what is left now and what was set off since.
/// They are open now, or were cleared later.
const THEN: &str = "(
    SELECT p.customer_id, p.currency, p.due_on, p.residual_minor
        + CASE WHEN p.amount_minor > 0
            THEN coalesce((SELECT sum(a.amount_minor) FROM allocations a
                WHERE a.debit_item_id = p.id AND a.allocated_on > $2), 0)
            ELSE -coalesce((SELECT sum(a.amount_minor) FROM allocations a
                WHERE a.credit_item_id = p.id AND a.allocated_on > $2), 0)
        END AS residual_minor
    FROM (
        SELECT id, customer_id, currency, due_on, amount_minor, residual_minor FROM open_items
        WHERE entity_id = $1 AND residual_minor <> 0 AND posted_on <= $2
        UNION ALL
        SELECT id, customer_id, currency, due_on, amount_minor, residual_minor FROM open_items
        WHERE entity_id = $1 AND cleared_on > $2 AND posted_on <= $2
    ) AS p
) AS i WHERE i.residual_minor <> 0";

/// Ages what is owed. Without a date it takes what is left of every item now, at today's date;
/// with a date, what the books say for that day: items posted and set off until then.
///
/// # Errors
/// Refuses edges that do not rise.
pub fn aging(
    tx: &mut Tx,
    entity: EntityId,
    as_of: Option<Date>,
    options: &AgingOptions,
) -> Result<Aging> {
    check(&options.edges)?;
    let day = match as_of {
        Some(day) => day,
        None => parties::entity(tx, entity)?.today(tx.now()),
    };
    let (sql, args) = query(entity, as_of.is_some(), day, &options.edges);
    let mut rows = Vec::new();
    let mut totals: BTreeMap<Currency, Vec<i64>> = BTreeMap::new();
    for row in &tx.query(&sql, &args)? {
        let (customer, currency, sums) = sums(row, options.edges.len())?;
        let total = totals
            .entry(currency)
            .or_insert_with(|| vec![0; sums.len()]);
        for (total, sum) in total.iter_mut().zip(&sums) {
            *total = total.checked_add(*sum).ok_or_else(too_large)?;
        }
        if options.by_customer {
            rows.push(aging_row(Some(customer), currency, &sums)?);
        }
    }
    let totals = totals
        .into_iter()
        .map(|(currency, sums)| aging_row(None, currency, &sums))
        .collect::<Result<Vec<_>>>()?;
    if !options.by_customer {
        rows.clone_from(&totals);
    }
    Ok(Aging {
        as_of: day,
        edges: options.edges.clone(),
        rows,
        totals,
    })
}

fn check(edges: &[u16]) -> Result<()> {
    let rises = edges.windows(2).all(|pair| pair[0] < pair[1]);
    if rises && (1..=12).contains(&edges.len()) && edges[0] > 0 {
        return Ok(());
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "edges",
        format!("the edges are {edges:?}"),
        "give 1 to 12 numbers of days, from 1, each larger than the one before",
    )
    .into())
}

/// One row for each customer and currency: balance, debts, and claims due from each limit on.
pub(super) fn query(
    entity: EntityId,
    past: bool,
    day: Date,
    edges: &[u16],
) -> (String, Vec<Value>) {
    let mut args: Vec<Value> = vec![entity.into()];
    if past {
        args.push(day.into());
    }
    let mut due = String::new();
    for edge in [0].iter().chain(edges) {
        args.push(add_days(day, -i64::from(*edge)).into());
        due.push_str(&format!(
            ", coalesce(sum(i.residual_minor) FILTER
                (WHERE i.residual_minor > 0 AND i.due_on >= ${}), 0)",
            args.len()
        ));
    }
    let source = if past { THEN } else { NOW };
    let sql = format!(
        "SELECT i.customer_id, i.currency, sum(i.residual_minor),
            coalesce(sum(i.residual_minor) FILTER (WHERE i.residual_minor < 0), 0){due}
        FROM {source} GROUP BY i.customer_id, i.currency ORDER BY i.customer_id, i.currency"
    );
    (sql, args)
}

/// A row's sums in minor units: not due, each overdue bucket, unapplied.
fn sums(row: &Row, edges: usize) -> Result<(CustomerId, Currency, Vec<i64>)> {
    let (total, unapplied): (i64, i64) = (row.get(2)?, row.get(3)?);
    let mut sums = Vec::with_capacity(edges + 3);
    let mut younger = 0;
    for index in 0..=edges {
        let due_from: i64 = row.get(4 + index)?;
        sums.push(due_from - younger);
        younger = due_from;
    }
    sums.push(total - unapplied - younger);
    sums.push(unapplied);
    Ok((row.get(0)?, row.get(1)?, sums))
}

fn aging_row(customer: Option<CustomerId>, currency: Currency, sums: &[i64]) -> Result<AgingRow> {
    let amounts = sums
        .iter()
        .map(|minor| Money::try_new(*minor, currency))
        .collect::<Result<Vec<_>, _>>()?;
    let total = Money::sum(currency, amounts.iter().copied())?;
    let mut overdue = amounts;
    let unapplied = overdue.pop().unwrap_or(Money::zero(currency));
    let not_due = overdue.remove(0);
    Ok(AgingRow {
        customer,
        currency,
        not_due,
        overdue,
        unapplied,
        total,
    })
}

fn too_large() -> Error {
    Error::Kernel(kernel::KernelError::OutOfRange { what: "total" })
}

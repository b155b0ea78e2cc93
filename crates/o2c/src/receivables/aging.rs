//! Aged receivables as of any date.

use std::collections::BTreeMap;

use kernel::dates::add_days;
use kernel::{Currency, CustomerId, Date, EntityId, Money};
use serde::{Deserialize, Serialize};
use store::{Row, Tx, Value};
use utoipa::ToSchema;

use super::days;
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
    /// That customer's number.
    pub customer_number: Option<String>,
    /// That customer's name.
    pub customer_name: Option<String>,
    /// The currency of all amounts.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// Claims due on that day or later.
    #[schema(value_type = crate::schema::Money)]
    pub not_due: Money,
    /// Overdue claims, one bucket for each edge and one for all beyond the last.
    #[schema(value_type = Vec<crate::schema::Money>)]
    pub overdue: Vec<Money>,
    /// Money received and credit notes that are not set off yet; zero or negative.
    #[schema(value_type = crate::schema::Money)]
    pub unapplied: Money,
    /// The balance.
    #[schema(value_type = crate::schema::Money)]
    pub total: Money,
}

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
    if !options.by_customer {
        let totals = totals(tx, entity, (day, as_of.is_some()), &options.edges)?;
        return Ok(Aging {
            as_of: day,
            edges: options.edges.clone(),
            rows: totals.clone(),
            totals,
        });
    }
    let sums = Sums::read(tx, entity, (day, as_of.is_some()), &options.edges, None)?;
    let mut rows = Vec::new();
    let mut totals: BTreeMap<Currency, Pair> = BTreeMap::new();
    for ((customer, currency), pair) in sums.0 {
        let total = totals
            .entry(currency)
            .or_insert_with(|| Pair::zeros(pair.claims.len()));
        accumulate(&mut total.claims, &pair.claims, 1)?;
        accumulate(&mut total.debts, &pair.debts, 1)?;
        if !pair.is_zero() {
            rows.push(pair.row(Some(customer), currency)?);
        }
    }
    let totals = totals
        .into_iter()
        .filter(|(_, pair)| !pair.is_zero())
        .map(|(currency, pair)| pair.row(None, currency))
        .collect::<Result<Vec<_>>>()?;
    add_labels(tx, entity, &mut rows)?;
    Ok(Aging {
        as_of: day,
        edges: options.edges.clone(),
        rows,
        totals,
    })
}

/// What is owed by currency alone, from the sums that are kept day by day.
fn totals(
    tx: &mut Tx,
    entity: EntityId,
    (day, past): (Date, bool),
    edges: &[u16],
) -> Result<Vec<AgingRow>> {
    let mut args: Vec<Value> = vec![entity.into()];
    let due = due_columns("m.rest_minor", "m.due_on", day, edges, &mut args);
    let mut until = String::new();
    if past {
        args.push(day.into());
        until = format!(" AND m.moved_on <= ${}", args.len());
    }
    let sql = format!(
        "SELECT m.currency, m.is_claim, sum(m.rest_minor){due}
        FROM {}{until} GROUP BY m.currency, m.is_claim",
        days::OF_ALL
    );
    let columns = edges.len() + 2;
    let mut pairs: BTreeMap<Currency, Pair> = BTreeMap::new();
    for row in &tx.query(&sql, &args)? {
        let pair = pairs
            .entry(row.get(0)?)
            .or_insert_with(|| Pair::zeros(columns));
        let side = match row.get(1)? {
            true => &mut pair.claims,
            false => &mut pair.debts,
        };
        accumulate(side, &read_sums(row, columns)?, 1)?;
    }
    pairs
        .into_iter()
        .filter(|(_, pair)| !pair.is_zero())
        .map(|(currency, pair)| pair.row(None, currency))
        .collect()
}

/// Columns with the sums of what is due from each limit on, the youngest limit first.
fn due_columns(
    amount: &str,
    due_on: &str,
    day: Date,
    edges: &[u16],
    args: &mut Vec<Value>,
) -> String {
    let mut due = String::new();
    for edge in [0].iter().chain(edges) {
        args.push(add_days(day, -i64::from(*edge)).into());
        due.push_str(&format!(
            ", coalesce(sum({amount}) FILTER (WHERE {due_on} >= ${}), 0)",
            args.len()
        ));
    }
    due
}

/// The sums of a row, behind its first two columns.
fn read_sums(row: &Row, columns: usize) -> Result<Vec<i64>> {
    (0..columns)
        .map(|column| Ok(row.get(2 + column)?))
        .collect()
}

/// Writes into each row who its customer is.
pub(super) fn add_labels(tx: &mut Tx, entity: EntityId, rows: &mut [AgingRow]) -> Result<()> {
    let customers = rows.iter().filter_map(|row| row.customer);
    let labels = parties::labels(tx, entity, customers)?;
    for row in rows {
        if let Some(label) = row.customer.and_then(|customer| labels.get(&customer)) {
            row.customer_number = Some(label.number.clone());
            row.customer_name = Some(label.name.clone());
        }
    }
    Ok(())
}

pub(super) fn check(edges: &[u16]) -> Result<()> {
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

/// A set of amounts with customer, currency and due day, and how it enters the sums.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// FROM and WHERE; `i` is the open item, `$1` the legal entity.
    from: &'static str,
    /// The same for a few customers, where it is to be read the other way round.
    from_few: Option<&'static str>,
    /// What is added up.
    amount: &'static str,
    /// How often it enters the claims, and the debts.
    claims: i64,
    debts: i64,
    /// Whether `$2` is the day.
    by_day: bool,
}

/// What is left now. An index on the open items answers the first alone, and every condition less
/// counts at a million items; so it takes claims and debts together, and the second, over the few
/// debts, tells them apart.
pub(super) const NOW: [Part; 2] = [
    Part {
        from: "open_items i WHERE i.entity_id = $1 AND i.residual_minor <> 0",
        from_few: None,
        amount: "i.residual_minor",
        claims: 1,
        debts: 0,
        by_day: false,
    },
    Part {
        from: "open_items i WHERE i.entity_id = $1 AND i.residual_minor < 0",
        from_few: None,
        amount: "i.residual_minor",
        claims: -1,
        debts: 1,
        by_day: false,
    },
];

/// What happened since the day `$2`, to be taken back: items posted later were not there, and what
/// was set off later was still left. The cost grows with what happened since, not with the books:
/// the last of days makes it a range, which SQLite then looks up by day.
pub(super) const SINCE: [Part; 4] = [
    Part {
        from: "open_items i WHERE i.entity_id = $1 AND i.posted_on > $2
            AND i.posted_on <= '9999-12-31' AND i.residual_minor > 0",
        from_few: None,
        amount: "i.residual_minor",
        claims: -1,
        debts: 0,
        by_day: true,
    },
    Part {
        from: "open_items i WHERE i.entity_id = $1 AND i.posted_on > $2
            AND i.posted_on <= '9999-12-31' AND i.residual_minor < 0",
        from_few: None,
        amount: "i.residual_minor",
        claims: 0,
        debts: -1,
        by_day: true,
    },
    Part {
        from: "allocations a CROSS JOIN open_items i
            WHERE a.entity_id = $1 AND a.allocated_on > $2
                AND i.id = a.debit_item_id AND i.posted_on <= $2",
        from_few: Some(
            "open_items i CROSS JOIN allocations a
            WHERE i.entity_id = $1 AND a.debit_item_id = i.id AND a.allocated_on > $2
                AND i.posted_on <= $2",
        ),
        amount: "a.amount_minor",
        claims: 1,
        debts: 0,
        by_day: true,
    },
    Part {
        from: "allocations a CROSS JOIN open_items i
            WHERE a.entity_id = $1 AND a.allocated_on > $2
                AND i.id = a.credit_item_id AND i.posted_on <= $2",
        from_few: Some(
            "open_items i CROSS JOIN allocations a
            WHERE i.entity_id = $1 AND a.credit_item_id = i.id AND a.allocated_on > $2
                AND i.posted_on <= $2",
        ),
        amount: "a.amount_minor",
        claims: 0,
        debts: -1,
        by_day: true,
    },
];

/// One row for each customer and currency: the sum, and the sums of what is due from each limit on.
pub(super) fn query(
    entity: EntityId,
    part: &Part,
    day: Date,
    edges: &[u16],
    customers: Option<&[CustomerId]>,
) -> (String, Vec<Value>) {
    let mut args: Vec<Value> = vec![entity.into()];
    if part.by_day {
        args.push(day.into());
    }
    let due = due_columns(part.amount, "i.due_on", day, edges, &mut args);
    let (mut among, mut from) = (String::new(), part.from);
    if let Some(customers) = customers {
        args.push(Value::ids(customers.iter().copied()));
        let place = args.len();
        among = format!("AND i.customer_id IN (SELECT value FROM {{uuids ${place}}})");
        from = part.from_few.unwrap_or(part.from);
    }
    let sql = format!(
        "SELECT i.customer_id, i.currency, sum({}){due}
        FROM {from} {among} GROUP BY i.customer_id, i.currency",
        part.amount
    );
    (sql, args)
}

/// Sums by customer and currency.
#[derive(Default)]
pub(super) struct Sums(pub(super) BTreeMap<(CustomerId, Currency), Pair>);

/// For claims and for debts, in minor units: the sum, then the sums of what is due from each limit
/// on, the youngest limit first.
pub(super) struct Pair {
    claims: Vec<i64>,
    debts: Vec<i64>,
}

impl Sums {
    /// Adds up what is open, of all customers or of some: now, or when `past`, at the end of the
    /// day.
    pub(super) fn read(
        tx: &mut Tx,
        entity: EntityId,
        (day, past): (Date, bool),
        edges: &[u16],
        customers: Option<&[CustomerId]>,
    ) -> Result<Self> {
        let mut sums = Self::default();
        let since: &[Part] = if past { &SINCE } else { &[] };
        for part in NOW.iter().chain(since) {
            let (sql, args) = query(entity, part, day, edges, customers);
            for row in &tx.query(&sql, &args)? {
                sums.add(part, row, edges.len() + 2)?;
            }
        }
        Ok(sums)
    }

    fn add(&mut self, part: &Part, row: &Row, columns: usize) -> Result<()> {
        let pair = self
            .0
            .entry((row.get(0)?, row.get(1)?))
            .or_insert_with(|| Pair::zeros(columns));
        let sums = read_sums(row, columns)?;
        accumulate(&mut pair.claims, &sums, part.claims)?;
        accumulate(&mut pair.debts, &sums, part.debts)
    }
}

impl Pair {
    fn zeros(columns: usize) -> Self {
        Self {
            claims: vec![0; columns],
            debts: vec![0; columns],
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.claims.iter().chain(&self.debts).all(|sum| *sum == 0)
    }

    /// The line of the report: each bucket is what is due from its limit on less the younger ones.
    pub(super) fn row(&self, customer: Option<CustomerId>, currency: Currency) -> Result<AgingRow> {
        let money = |minor| Money::try_new(minor, currency);
        let (total, due_from) = (self.claims[0], &self.claims[1..]);
        let mut overdue = Vec::with_capacity(due_from.len());
        for (younger, older) in due_from.iter().zip(due_from[1..].iter().chain([&total])) {
            overdue.push(money(older - younger)?);
        }
        let (not_due, unapplied) = (money(due_from[0])?, money(self.debts[0])?);
        Ok(AgingRow {
            customer,
            customer_number: None,
            customer_name: None,
            currency,
            not_due,
            overdue,
            unapplied,
            total: money(total)?.checked_add(unapplied)?,
        })
    }
}

fn accumulate(into: &mut [i64], sums: &[i64], times: i64) -> Result<()> {
    for (into, sum) in into.iter_mut().zip(sums) {
        *into = sum
            .checked_mul(times)
            .and_then(|sum| into.checked_add(sum))
            .ok_or(Error::Kernel(kernel::KernelError::OutOfRange {
                what: "total",
            }))?;
    }
    Ok(())
}

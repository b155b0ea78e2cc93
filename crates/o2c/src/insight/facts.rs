//! The facts that several KPIs share.

use std::collections::BTreeMap;

use insight::{Balances, Ratio};
use kernel::dates::{add_days, days_between};
use kernel::{Currency, CustomerId, Date};
use store::{Tx, Value};

use super::scope::Scope;
use super::{Period, projected};
use crate::Result;

/// An amount per currency.
pub(super) type PerCurrency<T> = BTreeMap<Currency, T>;

/// The balances of customers, in their order.
pub(super) type OfCustomers = PerCurrency<Vec<(CustomerId, Balances)>>;

/// The receivables day by day, read once for all points of a trend.
pub(super) struct Ledger(PerCurrency<Days>);

/// Running sums at the ends of the days on which something happened, the earliest first.
#[derive(Default)]
struct Days {
    moves: Vec<(Date, Moved)>,
    /// Claims past due and open; allocations pair equal amounts, so they move nothing else.
    past_due: Vec<(Date, i128)>,
}

/// What was moved until the end of a day.
#[derive(Debug, Clone, Copy, Default)]
struct Moved {
    rest: i128,
    sales: i128,
    /// Invoices and credit notes.
    sold: i64,
    open_items: i64,
}

impl Ledger {
    /// Adds up what happened until a day. Of all customers the database keeps the sums, of some
    /// they are kept in memory or added up.
    pub(super) fn read(tx: &mut Tx, scope: &Scope, until: Date) -> Result<Self> {
        if !scope.is_whole()
            && let Some(days) = projected::days(tx, scope, until)?
        {
            return Ok(Self::kept(days));
        }
        let mut ledger = Self(BTreeMap::new());
        ledger.read_moves(tx, scope, until)?;
        ledger.read_past_due(tx, scope, until)?;
        Ok(ledger)
    }

    fn kept(days: PerCurrency<projected::Slots>) -> Self {
        let of = |slots: projected::Slots| Days {
            past_due: slots.iter().map(|(day, it)| (*day, it.past_due)).collect(),
            moves: slots
                .into_iter()
                .map(|(day, it)| {
                    let moved = Moved {
                        rest: it.rest,
                        sales: it.sales,
                        sold: it.sold,
                        open_items: it.open,
                    };
                    (day, moved)
                })
                .collect(),
        };
        let days = days.into_iter();
        Self(
            days.map(|(currency, slots)| (currency, of(slots)))
                .collect(),
        )
    }

    fn read_moves(&mut self, tx: &mut Tx, scope: &Scope, until: Date) -> Result<()> {
        let sold = "FILTER (WHERE m.kind IN ('invoice', 'credit_note'))";
        let sql = format!(
            "SELECT m.currency, m.moved_on, CAST(sum(m.rest_minor) AS BIGINT),
                CAST(coalesce(sum(m.posted_minor) {sold}, 0) AS BIGINT),
                CAST(coalesce(sum(m.posted_items) {sold}, 0) AS BIGINT),
                CAST(sum(m.open_items) AS BIGINT)
            FROM {} AND m.moved_on <= $2
            GROUP BY m.currency, m.moved_on ORDER BY m.currency, m.moved_on",
            scope.movements()
        );
        scope.query_each(tx, &sql, &[scope.entity.into(), until.into()], |row| {
            let moves = &mut self.0.entry(row.get(0)?).or_default().moves;
            let last = moves.last().map(|(_, moved)| *moved).unwrap_or_default();
            let moved = Moved {
                rest: last.rest + i128::from(row.get::<i64>(2)?),
                sales: last.sales + i128::from(row.get::<i64>(3)?),
                sold: last.sold + row.get::<i64>(4)?,
                open_items: last.open_items + row.get::<i64>(5)?,
            };
            moves.push((row.get(1)?, moved));
            Ok(())
        })
    }

    /// What moves a claim before it is due counts from the day after its due date.
    fn read_past_due(&mut self, tx: &mut Tx, scope: &Scope, until: Date) -> Result<()> {
        let sql = format!(
            "SELECT m.currency, m.moved_on > m.due_on AS late,
                CASE WHEN m.moved_on > m.due_on THEN m.moved_on ELSE m.due_on END AS day,
                CAST(sum(m.rest_minor) AS BIGINT)
            FROM {} AND m.moved_on <= $2 AND m.due_on < $2 AND m.is_claim
            GROUP BY 1, 2, 3",
            scope.movements()
        );
        let mut days: PerCurrency<BTreeMap<Date, i128>> = BTreeMap::new();
        scope.query_each(tx, &sql, &[scope.entity.into(), until.into()], |row| {
            let (late, day): (bool, Date) = (row.get(1)?, row.get(2)?);
            let from = if late { day } else { add_days(day, 1) };
            let days = days.entry(row.get(0)?).or_default();
            *days.entry(from).or_default() += i128::from(row.get::<i64>(3)?);
            Ok(())
        })?;
        for (currency, days) in days {
            let mut sum = 0;
            let running = days.into_iter().map(|(day, minor)| {
                sum += minor;
                (day, sum)
            });
            self.0.entry(currency).or_default().past_due = running.collect();
        }
        Ok(())
    }

    /// Sum of open items at the end of a day, of the currencies in which there had been any.
    pub(super) fn receivables(&self, on: Date) -> PerCurrency<i128> {
        let known = self.0.iter();
        let sums = known.filter_map(|(currency, days)| Some((*currency, days.until(on)?.rest)));
        sums.collect()
    }

    /// What is past due at the end of a day: invoices, not credit notes or receipts.
    pub(super) fn past_due(&self, on: Date) -> PerCurrency<i128> {
        let known = self.0.iter();
        let sums = known.filter_map(|(currency, days)| Some((*currency, at(&days.past_due, on)?)));
        sums.collect()
    }

    /// Invoices less credit notes issued from `from` to `to`, of the currencies that have any.
    pub(super) fn credit_sales(&self, from: Date, to: Date) -> PerCurrency<i128> {
        let mut sales = BTreeMap::new();
        for (currency, days) in &self.0 {
            let after = days.until(to).unwrap_or_default();
            let before = days.until(day_before(from)).unwrap_or_default();
            if after.sold != before.sold {
                sales.insert(*currency, after.sales - before.sales);
            }
        }
        sales
    }

    /// How many open items make up the receivables at the end of a day.
    pub(super) fn open_item_count(&self, on: Date) -> PerCurrency<u64> {
        let known = self.0.iter();
        let counts = known.filter_map(|(currency, days)| {
            let count = u64::try_from(days.until(on)?.open_items).unwrap_or(0);
            Some((*currency, count))
        });
        counts.collect()
    }

    /// Everything the balance KPIs of a period need.
    pub(super) fn balances(&self, from: Date, to: Date) -> PerCurrency<Balances> {
        let late = self.past_due(to);
        let mut all: PerCurrency<Balances> = BTreeMap::new();
        for (currency, amount) in self.receivables(day_before(from)) {
            all.entry(currency).or_default().ar_start = amount;
        }
        for (currency, amount) in self.receivables(to) {
            let balances = all.entry(currency).or_default();
            balances.ar_end = amount;
            balances.current_end = amount - late.get(&currency).copied().unwrap_or(0);
        }
        for (currency, amount) in self.credit_sales(from, to) {
            all.entry(currency).or_default().credit_sales = amount;
        }
        all
    }
}

impl Days {
    fn until(&self, on: Date) -> Option<Moved> {
        at(&self.moves, on)
    }
}

/// The last running sum not after a day.
fn at<T: Copy>(running: &[(Date, T)], on: Date) -> Option<T> {
    let after = running.partition_point(|(day, _)| *day <= on);
    running[..after].last().map(|(_, sum)| *sum)
}

fn day_before(day: Date) -> Date {
    day.pred_opt().unwrap_or(day)
}

/// What is past due by more than each of these numbers of days at the end of a day, per currency
/// in their order.
pub(super) fn past_due_beyond(
    tx: &mut Tx,
    scope: &Scope,
    on: Date,
    edges: &[i64],
) -> Result<PerCurrency<Vec<i128>>> {
    if !scope.is_whole()
        && let Some(beyond) = projected::past_due_beyond(tx, scope, on, edges)?
    {
        return Ok(beyond);
    }
    let mut arguments: Vec<Value> = vec![scope.entity.into(), on.into()];
    let mut columns = String::new();
    for edge in edges {
        arguments.push(add_days(on, -edge).into());
        let place = arguments.len();
        columns.push_str(&format!(
            ", CAST(coalesce(sum(m.rest_minor) FILTER (WHERE m.due_on < ${place}), 0) AS BIGINT)"
        ));
    }
    let sql = format!(
        "SELECT m.currency{columns} FROM {} AND m.is_claim AND m.moved_on <= $2
        GROUP BY m.currency",
        scope.movements()
    );
    let mut beyond = BTreeMap::new();
    scope.query_each(tx, &sql, &arguments, |row| {
        let sums = (1..=edges.len()).map(|column| Ok(i128::from(row.get::<i64>(column)?)));
        beyond.insert(row.get(0)?, sums.collect::<store::Result<Vec<i128>>>()?);
        Ok(())
    })?;
    Ok(beyond)
}

/// What is left of an open item `i` at the end of the day that an argument tells, as far as it was
/// known.
pub(super) fn rest_at(day: &str) -> String {
    format!(
        "CAST(i.amount_minor \
           - coalesce((SELECT sum(a.amount_minor) FROM allocations a WHERE a.debit_item_id = i.id \
             AND a.allocated_on <= {day}{{known a}}), 0) \
           + coalesce((SELECT sum(a.amount_minor) FROM allocations a WHERE a.credit_item_id = i.id \
             AND a.allocated_on <= {day}{{known a}}), 0) AS BIGINT)"
    )
}

/// The condition on an open item `i` that it may be open at the end of a day: [`rest_at`] tells.
pub(super) fn may_be_open(scope: &Scope, day: &str) -> String {
    match scope.is_now() {
        true => {
            format!("i.posted_on <= {day} AND (i.cleared_on IS NULL OR i.cleared_on > {day})")
        }
        false => format!("i.posted_on <= {day}{{posted i}}"),
    }
}

/// The agreed days of the invoices in the receivables at the end of a period, weighted by what is
/// left of them.
pub(super) fn agreed_days(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
) -> Result<PerCurrency<Option<Ratio>>> {
    if let Some(kept) = projected::agreed_days(tx, scope, period)? {
        return Ok(kept);
    }
    let sql = format!(
        "SELECT i.currency, i.posted_on, i.due_on, CAST(sum({}) AS BIGINT) FROM open_items i \
         WHERE i.entity_id = $1{{of i.customer_id}} AND i.kind = 'invoice' AND {} \
         GROUP BY i.currency, i.posted_on, i.due_on",
        rest_at("$2"),
        may_be_open(scope, "$2"),
    );
    let mut sums: PerCurrency<(i128, i128)> = BTreeMap::new();
    scope.query_each(tx, &sql, &[scope.entity.into(), period.to.into()], |row| {
        let (weighted, rest) = sums.entry(row.get(0)?).or_default();
        let minor = i128::from(row.get::<i64>(3)?);
        *weighted += minor * i128::from(days_between(row.get(1)?, row.get(2)?));
        *rest += minor;
        Ok(())
    })?;
    let sums = sums.into_iter();
    Ok(sums
        .map(|(currency, (weighted, rest))| (currency, Ratio::of(weighted, rest)))
        .collect())
}

/// Customers with past-due claims, and with open items, at the end of a day.
pub(super) fn debtors(tx: &mut Tx, scope: &Scope, on: Date) -> Result<PerCurrency<(u64, u64)>> {
    if let Some(kept) = projected::debtors(tx, scope, on)? {
        return Ok(kept);
    }
    let sql = format!(
        "SELECT x.currency, CAST(sum(x.late) AS BIGINT), count(*) FROM (SELECT i.customer_id, \
           i.currency, max(CASE WHEN i.amount_minor > 0 AND i.due_on < $2 THEN 1 ELSE 0 END) AS late \
           FROM open_items i WHERE i.entity_id = $1{{of i.customer_id}} AND {} AND {} <> 0 \
           GROUP BY i.customer_id, i.currency) x GROUP BY x.currency",
        may_be_open(scope, "$2"),
        rest_at("$2"),
    );
    let mut found = BTreeMap::new();
    scope.query_each(tx, &sql, &[scope.entity.into(), on.into()], |row| {
        let count =
            |column| Ok::<_, store::Error>(u64::try_from(row.get::<i64>(column)?).unwrap_or(0));
        found.insert(row.get(0)?, (count(1)?, count(2)?));
        Ok(())
    })?;
    Ok(found)
}

/// What customers owe at the end of a day, without what is owed to them.
pub(super) fn claims(tx: &mut Tx, scope: &Scope, on: Date) -> Result<PerCurrency<i128>> {
    let sql = format!(
        "SELECT m.currency, CAST(sum(m.rest_minor) AS BIGINT) FROM {} AND m.is_claim \
           AND m.moved_on <= $2 GROUP BY m.currency",
        scope.movements()
    );
    let mut claims = BTreeMap::new();
    scope.query_each(tx, &sql, &[scope.entity.into(), on.into()], |row| {
        claims.insert(row.get(0)?, row.get::<i64>(1)?.into());
        Ok(())
    })?;
    Ok(claims)
}

/// The balances of each customer over a period, in the order of customers.
pub(super) fn by_customer(tx: &mut Tx, scope: &Scope, period: Period) -> Result<OfCustomers> {
    if let Some(kept) = projected::by_customer(tx, scope, period)? {
        return Ok(kept);
    }
    let sql = format!(
        "SELECT m.customer_id, m.currency,
            CAST(coalesce(sum(m.rest_minor) FILTER (WHERE m.moved_on < $2), 0) AS BIGINT),
            CAST(sum(m.rest_minor) AS BIGINT),
            CAST(coalesce(sum(m.rest_minor) FILTER (WHERE m.is_claim AND m.due_on < $3), 0) AS BIGINT),
            CAST(coalesce(sum(m.posted_minor) FILTER (WHERE m.moved_on >= $2
                AND m.kind IN ('invoice', 'credit_note')), 0) AS BIGINT)
        FROM {} AND m.moved_on <= $3
        GROUP BY m.customer_id, m.currency ORDER BY m.customer_id",
        scope.movements_of_customers()
    );
    let mut all: OfCustomers = BTreeMap::new();
    let arguments = [scope.entity.into(), period.from.into(), period.to.into()];
    scope.query_each(tx, &sql, &arguments, |row| {
        let amount = |column| row.get::<i64>(column).map(i128::from);
        let ar_end = amount(3)?;
        let balances = Balances {
            ar_start: amount(2)?,
            ar_end,
            current_end: ar_end - amount(4)?,
            credit_sales: amount(5)?,
        };
        let customers = all.entry(row.get(1)?).or_default();
        customers.push((row.get(0)?, balances));
        Ok(())
    })?;
    Ok(all)
}

/// What a payer withholds of an open item.
pub(super) struct Disputed {
    pub(super) customer: CustomerId,
    pub(super) currency: Currency,
    /// Whether the item is past due.
    pub(super) is_late: bool,
    pub(super) minor: i128,
}

/// What payers withhold for a reason of items that are open at the end of a day: at most what is left
/// of them.
pub(super) fn disputed(tx: &mut Tx, scope: &Scope, on: Date) -> Result<Vec<Disputed>> {
    let sql = format!(
        "SELECT x.customer_id, x.currency, x.due_on, x.withheld, x.rest FROM (SELECT i.customer_id, \
           i.currency, i.due_on, CAST((SELECT coalesce(sum(d.amount_minor), 0) FROM deductions d \
             WHERE d.item_id = i.id AND d.deducted_on <= $2{{known d}} AND NOT EXISTS (SELECT 1 \
               FROM allocations a WHERE a.undoes_id = d.allocation_id AND a.allocated_on <= $2\
               {{known a}})) AS BIGINT) AS withheld, {} AS rest \
           FROM open_items i WHERE i.entity_id = $1{{of i.customer_id}} AND {} \
             AND i.id IN (SELECT w.item_id FROM deductions w WHERE w.entity_id = $1)) x \
         WHERE x.withheld > 0 AND x.rest > 0",
        rest_at("$2"),
        may_be_open(scope, "$2"),
    );
    let mut found = Vec::new();
    scope.query_each(tx, &sql, &[scope.entity.into(), on.into()], |row| {
        let due_on: Date = row.get(2)?;
        found.push(Disputed {
            customer: row.get(0)?,
            currency: row.get(1)?,
            is_late: due_on < on,
            minor: row.get::<i64>(3)?.min(row.get(4)?).into(),
        });
        Ok(())
    })?;
    Ok(found)
}

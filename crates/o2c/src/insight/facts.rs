//! The facts that several KPIs share.

use std::collections::BTreeMap;

use insight::Balances;
use kernel::dates::add_days;
use kernel::{Currency, Date};
use store::{Tx, Value};

use super::projected;
use super::scope::Scope;
use crate::Result;

/// An amount per currency.
pub(super) type PerCurrency<T> = BTreeMap<Currency, T>;

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

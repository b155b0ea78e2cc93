//! The ledger recomputed from scratch.

use std::collections::BTreeMap;

use kernel::dates::{add_months, end_of_month};
use kernel::{Currency, CustomerId, Date, EntityId};
use store::{Row, Tx};

use super::closed_balances;
use super::days;
use super::keys;
use super::periods::closed_periods;
use super::posting::JOURNAL_SERIES;
use super::types::ItemKind;
use crate::error::Result;
use crate::verify::Difference;
use crate::{credit, parties};

/// A rule as SQL: each row it gives is a violation with subject, expected and found value.
struct Rule {
    name: &'static str,
    sql: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        name: "a journal entry balances in each currency",
        sql: "SELECT e.number || ' ' || l.currency, 0, sum(l.amount_minor)
            FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
            WHERE e.entity_id = $1 GROUP BY e.id, e.number, l.currency
            HAVING sum(l.amount_minor) <> 0",
    },
    Rule {
        name: "a journal entry has two lines at least",
        sql: "SELECT e.number, 2, count(l.line_no)
            FROM journal_entries e LEFT JOIN journal_lines l ON l.entry_id = e.id
            WHERE e.entity_id = $1 GROUP BY e.id, e.number HAVING count(l.line_no) < 2",
    },
    Rule {
        name: "lines carry the legal entity and date of their entry",
        sql: "SELECT e.number, 0, count(*)
            FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
            WHERE e.entity_id = $1
                AND (l.entity_id <> e.entity_id OR l.posted_on <> e.posted_on)
            GROUP BY e.id, e.number",
    },
    Rule {
        name: "a reversal is the exact reverse",
        sql: "SELECT r.number || ' ' || l.account, 0, sum(l.amount_minor)
            FROM journal_entries r JOIN journal_lines l ON l.entry_id IN (r.id, r.reverses_id)
            WHERE r.entity_id = $1 AND r.reverses_id IS NOT NULL
            GROUP BY r.id, r.number, l.account, l.customer_id, l.currency
            HAVING sum(l.amount_minor) <> 0",
    },
    Rule {
        name: "open items of an entry = its receivable lines",
        sql: "SELECT coalesce(e.number, 'no entry') || ' ' || x.currency, sum(x.line), sum(x.item)
            FROM (
                SELECT l.entry_id, l.customer_id, l.currency, l.amount_minor AS line, 0 AS item
                FROM journal_lines l
                    JOIN accounts a ON a.entity_id = l.entity_id AND a.code = l.account
                WHERE l.entity_id = $1 AND a.role = 'receivable'
                UNION ALL
                SELECT i.entry_id, i.customer_id, i.currency, 0, i.amount_minor
                FROM open_items i WHERE i.entity_id = $1
            ) AS x LEFT JOIN journal_entries e ON e.id = x.entry_id
            GROUP BY x.entry_id, e.number, x.customer_id, x.currency
            HAVING sum(x.line) <> sum(x.item)",
    },
    Rule {
        name: "an open item carries the date of its entry",
        sql: "SELECT i.number, 0, 1
            FROM open_items i JOIN journal_entries e ON e.id = i.entry_id
            WHERE i.entity_id = $1
                AND (i.posted_on <> e.posted_on OR i.entity_id <> e.entity_id)",
    },
    Rule {
        name: "what is left of an item = its amount less its allocations",
        sql: "SELECT x.number, x.expected, x.residual_minor FROM (
                SELECT i.number, i.residual_minor, i.amount_minor
                    - coalesce((SELECT sum(a.amount_minor) FROM allocations a
                        WHERE a.debit_item_id = i.id), 0)
                    + coalesce((SELECT sum(a.amount_minor) FROM allocations a
                        WHERE a.credit_item_id = i.id), 0) AS expected
                FROM open_items i WHERE i.entity_id = $1
            ) AS x WHERE x.expected <> x.residual_minor",
    },
    Rule {
        name: "allocations do not exceed their items",
        sql: "SELECT i.number, i.amount_minor, i.residual_minor FROM open_items i
            WHERE i.entity_id = $1 AND abs(i.residual_minor) > abs(i.amount_minor)",
    },
    Rule {
        name: "allocations exceed no item on any day",
        sql: "SELECT i.number || ' ' || x.side, abs(i.amount_minor), x.running FROM (
                SELECT a.debit_item_id AS item, 'debit' AS side, a.allocated_on,
                    sum(sum(a.amount_minor))
                        OVER (PARTITION BY a.debit_item_id ORDER BY a.allocated_on) AS running
                FROM allocations a GROUP BY a.debit_item_id, a.allocated_on
                UNION ALL
                SELECT a.credit_item_id, 'credit', a.allocated_on,
                    sum(sum(a.amount_minor))
                        OVER (PARTITION BY a.credit_item_id ORDER BY a.allocated_on)
                FROM allocations a GROUP BY a.credit_item_id, a.allocated_on
            ) AS x JOIN open_items i ON i.id = x.item
            WHERE i.entity_id = $1 AND (x.running < 0 OR x.running > abs(i.amount_minor))",
    },
    Rule {
        name: "allocations join items of one customer, currency and legal entity",
        sql: "SELECT d.number || ' ' || c.number, 0, a.amount_minor
            FROM allocations a JOIN open_items d ON d.id = a.debit_item_id
                JOIN open_items c ON c.id = a.credit_item_id
            WHERE a.entity_id = $1 AND (d.customer_id <> c.customer_id
                OR d.currency <> a.currency OR c.currency <> a.currency
                OR d.entity_id <> a.entity_id OR c.entity_id <> a.entity_id
                OR d.amount_minor <= 0 OR c.amount_minor >= 0)",
    },
    Rule {
        name: "allocations are not dated before their items",
        sql: "SELECT d.number || ' ' || c.number, 0, a.amount_minor
            FROM allocations a JOIN open_items d ON d.id = a.debit_item_id
                JOIN open_items c ON c.id = a.credit_item_id
            WHERE a.entity_id = $1
                AND (a.allocated_on < d.posted_on OR a.allocated_on < c.posted_on)",
    },
    Rule {
        name: "an undone allocation is undone whole and not before its day",
        sql: "SELECT i.number, -o.amount_minor, u.amount_minor
            FROM allocations u JOIN allocations o ON o.id = u.undoes_id
                JOIN open_items i ON i.id = u.debit_item_id
            WHERE u.entity_id = $1 AND (u.amount_minor <> -o.amount_minor
                OR u.debit_item_id <> o.debit_item_id OR u.credit_item_id <> o.credit_item_id
                OR u.allocated_on < o.allocated_on OR o.undoes_id IS NOT NULL)",
    },
];

/// Recomputes the ledger and names what does not hold: entries that do not balance, items that do
/// not stand behind their lines, residuals and clearing days that differ from the allocations,
/// open items that do not sum to the receivable accounts today and at each past month end,
/// numbers missing from the journal, credit positions that differ from the open items, items that
/// payments would not find by all that names them.
///
/// # Errors
/// Fails only with the store.
pub fn verify(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let mut differences = Vec::new();
    for rule in RULES {
        for row in &tx.query(rule.sql, &[entity.into()])? {
            differences.push(difference(rule.name, row)?);
        }
    }
    clearing_days(tx, entity, &mut differences)?;
    balances_by_day(tx, entity, &mut differences)?;
    sums_by_day(tx, entity, &mut differences)?;
    credit_positions(tx, entity, &mut differences)?;
    journal_numbers(tx, entity, &mut differences)?;
    closed_months(tx, entity, &mut differences)?;
    closed_balances::verify(tx, entity, &mut differences)?;
    keys::verify(tx, entity, &mut differences)?;
    Ok(differences)
}

fn difference(rule: &str, row: &Row) -> Result<Difference> {
    let (subject, expected, found): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok(Difference::new(rule, subject, expected, found))
}

/// An item is cleared on the last day of its allocations, if nothing is left of it.
fn clearing_days(tx: &mut Tx, entity: EntityId, out: &mut Vec<Difference>) -> Result<()> {
    let rows = tx.query(
        "SELECT x.number, x.last_on, x.cleared_on FROM (
            SELECT i.number, i.cleared_on,
                CASE WHEN i.residual_minor = 0 THEN coalesce(
                    (SELECT max(a.allocated_on) FROM allocations a WHERE a.debit_item_id = i.id),
                    (SELECT max(a.allocated_on) FROM allocations a WHERE a.credit_item_id = i.id))
                END AS last_on
            FROM open_items i WHERE i.entity_id = $1
        ) AS x
        WHERE x.last_on <> x.cleared_on OR (x.last_on IS NULL) <> (x.cleared_on IS NULL)",
        &[entity.into()],
    )?;
    for row in &rows {
        let number: String = row.get(0)?;
        let (expected, found): (Option<Date>, Option<Date>) = (row.get(1)?, row.get(2)?);
        out.push(Difference::new(
            "an item is cleared on the last day of its allocations",
            number,
            text(expected),
            text(found),
        ));
    }
    Ok(())
}

fn text(day: Option<Date>) -> String {
    day.map_or("never".to_owned(), |day| day.to_string())
}

/// Open items and receivable accounts, added up day by day and compared at each month end and
/// today. An allocation counts on each side from the day on which its item is there.
fn balances_by_day(tx: &mut Tx, entity: EntityId, out: &mut Vec<Difference>) -> Result<()> {
    let items = by_day(
        tx,
        "SELECT x.day, x.currency, sum(x.amount) FROM (
            SELECT posted_on AS day, currency, amount_minor AS amount
            FROM open_items WHERE entity_id = $1
            UNION ALL
            SELECT CASE WHEN a.allocated_on < i.posted_on THEN i.posted_on
                ELSE a.allocated_on END, i.currency, -a.amount_minor
            FROM allocations a JOIN open_items i ON i.id = a.debit_item_id
            WHERE i.entity_id = $1
            UNION ALL
            SELECT CASE WHEN a.allocated_on < i.posted_on THEN i.posted_on
                ELSE a.allocated_on END, i.currency, a.amount_minor
            FROM allocations a JOIN open_items i ON i.id = a.credit_item_id
            WHERE i.entity_id = $1
        ) AS x GROUP BY x.day, x.currency",
        entity,
    )?;
    let lines = by_day(
        tx,
        "SELECT l.posted_on, l.currency, sum(l.amount_minor)
        FROM journal_lines l JOIN accounts a ON a.entity_id = l.entity_id AND a.code = l.account
        WHERE l.entity_id = $1 AND a.role = 'receivable' GROUP BY l.posted_on, l.currency",
        entity,
    )?;
    let today = parties::entity(tx, entity)?.today(tx.now());
    let mut days: Vec<(Currency, Date)> = items
        .keys()
        .chain(lines.keys())
        .flat_map(|(currency, day)| [(*currency, end_of_month(*day)), (*currency, today)])
        .collect();
    days.sort_unstable();
    days.dedup();
    let (mut items, mut lines) = (Running::new(&items), Running::new(&lines));
    for (currency, day) in days {
        let (expected, found) = (lines.until(currency, day), items.until(currency, day));
        if expected != found {
            out.push(Difference::new(
                "sum of open items = receivable accounts",
                format!("{day} {currency}"),
                expected,
                found,
            ));
        }
    }
    Ok(())
}

/// The sums that are kept day by day are those of the items and their allocations.
fn sums_by_day(tx: &mut Tx, entity: EntityId, out: &mut Vec<Difference>) -> Result<()> {
    const SUMS: [&str; 4] = ["posted_minor", "posted_items", "rest_minor", "open_items"];
    let sums = |sign: &str| SUMS.map(|sum| format!("{sign}m.{sum} AS {sum}")).join(", ");
    let sql = format!(
        "SELECT x.moved_on, x.currency, x.due_on, x.kind, {}
        FROM (SELECT m.moved_on, m.currency, m.due_on, m.kind, m.is_claim, {} FROM {}
            UNION ALL
            SELECT m.moved_on, m.currency, m.due_on, m.kind, m.is_claim, {} FROM {}) x
        GROUP BY x.moved_on, x.currency, x.due_on, x.kind, x.is_claim
        HAVING {}",
        SUMS.map(|sum| format!("CAST(sum(x.{sum}) AS BIGINT)"))
            .join(", "),
        sums(""),
        days::OF_ALL,
        sums("-"),
        days::of_some(""),
        SUMS.map(|sum| format!("sum(x.{sum}) <> 0")).join(" OR "),
    );
    for row in &tx.query(&sql, &[entity.into()])? {
        let (day, due_on): (Date, Date) = (row.get(0)?, row.get(2)?);
        let (currency, kind): (Currency, ItemKind) = (row.get(1)?, row.get(3)?);
        for (at, sum) in SUMS.iter().enumerate() {
            let too_much: i64 = row.get(4 + at)?;
            if too_much != 0 {
                out.push(Difference::new(
                    "the sums of a day = its items and allocations",
                    format!("{day} {currency} {kind} due {due_on}: {sum}"),
                    0,
                    too_much,
                ));
            }
        }
    }
    Ok(())
}

type ByDay = BTreeMap<(Currency, Date), i64>;

fn by_day(tx: &mut Tx, sql: &str, entity: EntityId) -> Result<ByDay> {
    tx.query(sql, &[entity.into()])?
        .iter()
        .map(|row| Ok(((row.get(1)?, row.get(0)?), row.get(2)?)))
        .collect()
}

/// Sums up to a day, for days that rise within each currency.
struct Running<'a> {
    rest: std::iter::Peekable<std::collections::btree_map::Iter<'a, (Currency, Date), i64>>,
    currency: Option<Currency>,
    sum: i128,
}

impl<'a> Running<'a> {
    fn new(of: &'a ByDay) -> Self {
        Self {
            rest: of.iter().peekable(),
            currency: None,
            sum: 0,
        }
    }

    fn until(&mut self, currency: Currency, day: Date) -> i128 {
        if self.currency != Some(currency) {
            self.currency = Some(currency);
            self.sum = 0;
        }
        while let Some((key, amount)) = self.rest.peek() {
            if **key > (currency, day) {
                break;
            }
            if key.0 == currency {
                self.sum += i128::from(**amount);
            }
            self.rest.next();
        }
        self.sum
    }
}

/// The open-items part of each credit position is what is left of the customer's items.
fn credit_positions(tx: &mut Tx, entity: EntityId, out: &mut Vec<Difference>) -> Result<()> {
    let rows = tx.query(
        "SELECT customer_id, currency, sum(residual_minor) FROM open_items
        WHERE entity_id = $1 AND residual_minor <> 0 GROUP BY customer_id, currency",
        &[entity.into()],
    )?;
    let mut left = rows
        .iter()
        .map(|row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))
        .collect::<Result<BTreeMap<(CustomerId, Currency), i64>>>()?;
    let mut differ = |(customer, currency): (CustomerId, Currency), expected, found| {
        if expected != found {
            out.push(Difference::new(
                "credit position = sum of open items",
                format!("{customer} {currency}"),
                expected,
                found,
            ));
        }
    };
    for position in credit::positions(tx, entity)? {
        let key = (position.customer, position.currency);
        differ(
            key,
            left.remove(&key).unwrap_or(0),
            position.open_items.minor(),
        );
    }
    for (key, expected) in left {
        differ(key, expected, 0);
    }
    Ok(())
}

/// Every number that the journal's series gave out is there once, and no other.
fn journal_numbers(tx: &mut Tx, entity: EntityId, out: &mut Vec<Difference>) -> Result<()> {
    const RULE: &str = "each number of the journal is present once";
    let series = tx
        .number_series(entity)?
        .into_iter()
        .find(|series| series.series == JOURNAL_SERIES);
    let mut given = 1..series.as_ref().map_or(1, |series| series.next);
    let mut wanted = || {
        let series = series.as_ref()?;
        given.next().map(|counter| series.number(counter))
    };
    let by_length = |text: &str| (text.len(), text.to_owned());
    let mut next = wanted();
    tx.query_each(
        "SELECT number FROM journal_entries WHERE entity_id = $1
        ORDER BY length(number), number",
        &[entity.into()],
        |row| {
            let found: String = row.get(0)?;
            while let Some(missing) = next.take_if(|number| by_length(number) < by_length(&found)) {
                out.push(Difference::new(RULE, missing, 1, 0));
                next = wanted();
            }
            if next.as_deref() == Some(found.as_str()) {
                next = wanted();
            } else {
                out.push(Difference::new(RULE, found, 0, 1));
            }
            Ok(())
        },
    )?;
    while let Some(missing) = next {
        out.push(Difference::new(RULE, missing, 1, 0));
        next = wanted();
    }
    Ok(())
}

/// Months are closed in order, so none is missing between the first and the last.
fn closed_months(tx: &mut Tx, entity: EntityId, out: &mut Vec<Difference>) -> Result<()> {
    let mut later: Option<Date> = None;
    for period in closed_periods(tx, entity)? {
        let expected = add_months(period.month, 1);
        if let Some(later) = later.filter(|later| *later != expected) {
            out.push(Difference::new(
                "closed months follow each other",
                period.month,
                expected,
                later,
            ));
        }
        later = Some(period.month);
    }
    Ok(())
}

//! Aged receivables page by page, for lists that no one reads to the end.

use kernel::dates::{add_days, add_months};
use kernel::{Currency, CustomerId, Date, EntityId};
use serde::{Deserialize, Serialize};
use store::{Row, Tx};
use utoipa::{IntoParams, ToSchema};

use super::aging::{self, AgingOptions, AgingRow, Sums};
use super::closed_balances;
use crate::conditions::{Conditions, Listing};
use crate::error::Result;
use crate::page::{Page, PageRequest};
use crate::parties;
use crate::sort::{Sort, sort_words};

/// Which rows of the aged receivables a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct AgedFilter {
    /// As the books stood at the end of this day; left out: now.
    pub as_of: Option<Date>,
    /// Default: the highest totals first.
    #[param(schema_with = AgedSort::schema)]
    pub sort: Option<Sort<AgedSort>>,
}

sort_words! {
    /// By what rows of the aged receivables are sorted.
    AgedSort {
        /// The customer's name.
        Customer = "customer",
        /// Currency and balance.
        Total = "total",
        /// Currency and what is past due.
        Overdue = "overdue",
        /// Currency and what is not due yet.
        NotDue = "not_due",
        /// Currency and what the first bucket of what is past due holds.
        Bucket1 = "bucket_1",
        /// The second bucket.
        Bucket2 = "bucket_2",
        /// The third bucket.
        Bucket3 = "bucket_3",
        /// The fourth bucket.
        Bucket4 = "bucket_4",
        /// The last bucket.
        Bucket5 = "bucket_5",
        /// Currency and how much is not set off yet.
        Unapplied = "unapplied",
    }
}

impl AgedSort {
    /// Of which items it adds up what.
    const fn column(self) -> Column {
        match self {
            Self::Unapplied => Column {
                left: "-i.residual_minor",
                open: "i.residual_minor < 0",
                side: "credit_item_id",
            },
            _ => Column {
                left: "i.residual_minor",
                open: "i.residual_minor > 0",
                side: "debit_item_id",
            },
        }
    }

    /// Which bucket of what is past due it means, from 0.
    const fn bucket(self) -> Option<usize> {
        match self {
            Self::Bucket1 => Some(0),
            Self::Bucket2 => Some(1),
            Self::Bucket3 => Some(2),
            Self::Bucket4 => Some(3),
            Self::Bucket5 => Some(4),
            _ => None,
        }
    }
}

/// What a column of the report adds up.
struct Column {
    /// What is left of an item, positive.
    left: &'static str,
    /// Which items are of its side, while open.
    open: &'static str,
    /// Where an allocation names them.
    side: &'static str,
}

/// Some rows of the aged receivables. The sums of all rows are those of [`aging::Aging`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AgedPage {
    /// The day for which it is aged.
    pub as_of: Date,
    /// The last day overdue of each bucket but the last.
    pub edges: Vec<u16>,
    /// By customer and currency. By name, a page has as many customers as were asked for.
    pub items: Vec<AgingRow>,
    /// Give this as `after` to read on; `null` at the end of the list.
    pub next: Option<String>,
}

/// One page of the aged receivables.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn aged_page(
    tx: &mut Tx,
    entity: EntityId,
    filter: &AgedFilter,
    page: &PageRequest,
) -> Result<AgedPage> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let sort = filter.sort.unwrap_or(Sort::falling(AgedSort::Total));
    let options = AgingOptions::default();
    let reader = Reader {
        entity,
        day: filter.as_of.unwrap_or(today),
        past: filter.as_of.is_some(),
        edges: &options.edges,
    };
    let mut rows = match sort.by {
        AgedSort::Customer => reader.by_name(tx, sort.falling, page)?,
        AgedSort::Total if reader.past => reader.by_past_total(tx, sort.falling, page)?,
        AgedSort::Total => reader.by_total(tx, sort.falling, page)?,
        _ if reader.past => reader.by_past_column(tx, sort, page)?,
        _ => reader.by_column(tx, sort, page)?,
    };
    aging::add_labels(tx, entity, &mut rows.items)?;
    Ok(AgedPage {
        as_of: reader.day,
        edges: options.edges,
        items: rows.items,
        next: rows.next,
    })
}

/// The place of a row in a list by amount.
type Place = (Currency, i64, CustomerId);

/// From where balances of a past day are added up.
enum Base {
    /// From the beginning.
    Nothing,
    /// From the end of this closed month.
    Closing(Date),
    /// Back from now.
    Now,
}

struct Reader<'a> {
    entity: EntityId,
    day: Date,
    /// Whether the day is asked for, so that what happened since is taken back.
    past: bool,
    edges: &'a [u16],
}

impl Reader<'_> {
    fn sums(&self, tx: &mut Tx, customers: Option<&[CustomerId]>) -> Result<Sums> {
        Sums::read(
            tx,
            self.entity,
            (self.day, self.past),
            self.edges,
            customers,
        )
    }

    /// Customers by name who have something open, and their rows.
    fn by_name(&self, tx: &mut Tx, falling: bool, page: &PageRequest) -> Result<Page<AgingRow>> {
        let mut wanted = Conditions::new("c.entity_id = {}", self.entity);
        if self.past {
            let day = wanted.argument(self.day);
            let open = format!(
                "EXISTS (SELECT 1 FROM open_items i
                WHERE i.entity_id = $1 AND i.customer_id = c.id AND i.posted_on <= {day}
                    AND (i.cleared_on IS NULL OR i.cleared_on > {day}))"
            );
            wanted.and(&open, []);
        } else {
            let open = "EXISTS (SELECT 1 FROM open_items i
                WHERE i.entity_id = $1 AND i.customer_id = c.id AND i.residual_minor <> 0)";
            wanted.and(open, []);
        }
        let select = "SELECT c.name, c.id FROM customers c";
        let listing = Listing::sorted(select, &["c.name", "c.id"], falling);
        let read = |row: &Row| Ok::<(String, CustomerId), crate::Error>((row.get(0)?, row.get(1)?));
        let named = wanted.page(tx, page, &listing, read, Clone::clone)?;
        let ids: Vec<CustomerId> = named.items.iter().map(|(_, id)| *id).collect();
        let mut sums = self.sums(tx, Some(&ids))?.0;
        let mut rows = Vec::new();
        for customer in ids {
            let own: Vec<_> = sums
                .extract_if(.., |(owner, _), _| *owner == customer)
                .collect();
            for ((_, currency), pair) in own.into_iter().filter(|(_, pair)| !pair.is_zero()) {
                rows.push(pair.row(Some(customer), currency)?);
            }
        }
        Ok(Page {
            items: rows,
            next: named.next,
        })
    }

    /// By what credit knows of each customer's open items, so that only those of the page are aged.
    fn by_total(&self, tx: &mut Tx, falling: bool, page: &PageRequest) -> Result<Page<AgingRow>> {
        let mut wanted = Conditions::new("p.entity_id = {}", self.entity);
        let open = "(p.open_items_minor <> 0 OR EXISTS (SELECT 1 FROM open_items i
            WHERE i.entity_id = $1 AND i.customer_id = p.customer_id AND i.currency = p.currency
                AND i.residual_minor <> 0))";
        wanted.and(open, []);
        let select = "SELECT p.currency, p.open_items_minor, p.customer_id FROM credit_positions p";
        let by = ["p.currency", "p.open_items_minor", "p.customer_id"];
        self.placed(tx, wanted, &Listing::sorted(select, &by, falling), page)
    }

    /// By what one column of the report adds up.
    fn by_column(
        &self,
        tx: &mut Tx,
        sort: Sort<AgedSort>,
        page: &PageRequest,
    ) -> Result<Page<AgingRow>> {
        let mut wanted = Conditions::none();
        let entity = wanted.argument(self.entity);
        let (column, due) = (sort.by.column(), self.due(&mut wanted, sort.by));
        let select = format!(
            "SELECT x.currency, x.minor, x.customer_id FROM (SELECT i.currency, i.customer_id,
                CAST(coalesce(sum({left}) FILTER (WHERE {open}{due}), 0) AS BIGINT) AS minor
            FROM open_items i WHERE i.entity_id = {entity} AND i.residual_minor <> 0
            GROUP BY i.customer_id, i.currency) x",
            left = column.left,
            open = column.open,
        );
        let by = ["x.currency", "x.minor", "x.customer_id"];
        let listing = Listing::sorted(&select, &by, sort.falling);
        self.placed(tx, wanted, &listing, page)
    }

    /// When the items of a column were due, as conditions that follow others.
    fn due(&self, wanted: &mut Conditions, column: AgedSort) -> String {
        let ago = |days: u16| add_days(self.day, -i64::from(days));
        let (from, before) = match (column, column.bucket()) {
            (AgedSort::NotDue, _) => (Some(self.day), None),
            (AgedSort::Overdue, _) => (None, Some(self.day)),
            (_, Some(bucket)) => {
                let younger = bucket.checked_sub(1).map_or(0, |before| self.edges[before]);
                let from = self.edges.get(bucket).map(|edge| ago(*edge));
                (from, Some(ago(younger)))
            }
            _ => (None, None),
        };
        let mut due = String::new();
        for (word, day) in [(">=", from), ("<", before)] {
            if let Some(day) = day {
                due += &format!(" AND i.due_on {word} {}", wanted.argument(day));
            }
        }
        due
    }

    /// From where the balances of the day are added up with the fewest items.
    fn nearest(&self, tx: &mut Tx) -> Result<Base> {
        let closed = closed_balances::last(tx, self.entity, self.day)?;
        // Without a closed month nothing is left of the second sum.
        let next = closed.map_or(self.day, |month| add_months(month, 1));
        let row = tx.query_one(
            "SELECT CAST(coalesce(sum(m.posted_items) FILTER (WHERE m.moved_on <= $2), 0) AS BIGINT),
                CAST(coalesce(sum(m.posted_items) FILTER (WHERE m.moved_on <= $2 AND m.moved_on >= $3), 0) AS BIGINT),
                CAST(coalesce(sum(m.posted_items) FILTER (WHERE m.moved_on > $2), 0) AS BIGINT)
            FROM receivable_days m WHERE m.entity_id = $1",
            &[self.entity.into(), self.day.into(), next.into()],
        )?;
        let (until, in_between, since): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(match closed {
            Some(month) if in_between < until.min(since) => Base::Closing(month),
            _ if until < since => Base::Nothing,
            _ => Base::Now,
        })
    }

    /// By what was posted until the day, by what there is now less what was posted since, or by the
    /// last closing before the day and what was posted from there, whichever is least to add up:
    /// setting items off moves nothing from one customer to another.
    fn by_past_total(
        &self,
        tx: &mut Tx,
        falling: bool,
        page: &PageRequest,
    ) -> Result<Page<AgingRow>> {
        let mut wanted = Conditions::none();
        let (entity, day) = (wanted.argument(self.entity), wanted.argument(self.day));
        let mut closing = String::new();
        let (minor, posted) = match self.nearest(tx)? {
            Base::Nothing => ("coalesce(s.minor, 0)", format!("i.posted_on <= {day}")),
            // The last of days makes it a range, which SQLite then looks up by day.
            Base::Now => (
                "p.open_items_minor - coalesce(s.minor, 0)",
                format!("i.posted_on > {day} AND i.posted_on <= '9999-12-31'"),
            ),
            Base::Closing(month) => {
                let next = wanted.argument(add_months(month, 1));
                closing = format!(
                    "LEFT JOIN closed_balances b ON b.entity_id = {entity} AND b.month = {}
                        AND b.customer_id = p.customer_id AND b.currency = p.currency",
                    wanted.argument(month)
                );
                (
                    "coalesce(b.balance_minor, 0) + coalesce(s.minor, 0)",
                    format!("i.posted_on >= {next} AND i.posted_on <= {day}"),
                )
            }
        };
        let select = format!(
            "SELECT x.currency, x.minor, x.customer_id FROM (
                SELECT p.currency, p.customer_id, {minor} AS minor
                FROM credit_positions p LEFT JOIN (
                    SELECT i.customer_id, i.currency, CAST(sum(i.amount_minor) AS BIGINT) AS minor
                    FROM open_items i WHERE i.entity_id = {entity} AND {posted}
                    GROUP BY i.customer_id, i.currency) s
                ON s.customer_id = p.customer_id AND s.currency = p.currency {closing}
                WHERE p.entity_id = {entity}) x"
        );
        let open = past_open("x.minor", &entity, &day);
        wanted.and(&open, []);
        let by = ["x.currency", "x.minor", "x.customer_id"];
        self.placed(tx, wanted, &Listing::sorted(&select, &by, falling), page)
    }

    /// By what one column of a past day's report adds up: what is left, and what was set off since.
    fn by_past_column(
        &self,
        tx: &mut Tx,
        sort: Sort<AgedSort>,
        page: &PageRequest,
    ) -> Result<Page<AgingRow>> {
        let mut wanted = Conditions::none();
        let (entity, day) = (wanted.argument(self.entity), wanted.argument(self.day));
        let (column, due) = (sort.by.column(), self.due(&mut wanted, sort.by));
        let select = format!(
            "SELECT x.currency, x.minor, x.customer_id FROM (
                SELECT p.currency, p.customer_id, CAST(coalesce(l.minor, 0) AS BIGINT) AS minor
                FROM credit_positions p LEFT JOIN (
                    SELECT y.customer_id, y.currency, sum(y.minor) AS minor FROM (
                        SELECT i.customer_id, i.currency, {left} AS minor
                        FROM open_items i WHERE i.entity_id = {entity} AND i.residual_minor <> 0
                            AND {open} AND i.posted_on <= {day}{due}
                        UNION ALL
                        SELECT i.customer_id, i.currency, a.amount_minor
                        FROM allocations a CROSS JOIN open_items i
                        WHERE a.entity_id = {entity} AND a.allocated_on > {day}
                            AND i.id = a.{side} AND i.posted_on <= {day}{due}) y
                    GROUP BY y.customer_id, y.currency) l
                ON l.customer_id = p.customer_id AND l.currency = p.currency
                WHERE p.entity_id = {entity}) x",
            left = column.left,
            open = column.open,
            side = column.side,
        );
        let open = past_open("x.minor", &entity, &day);
        wanted.and(&open, []);
        let by = ["x.currency", "x.minor", "x.customer_id"];
        let listing = Listing::sorted(&select, &by, sort.falling);
        self.placed(tx, wanted, &listing, page)
    }

    /// The rows at the places of one page of a list.
    fn placed(
        &self,
        tx: &mut Tx,
        wanted: Conditions,
        listing: &Listing<'_>,
        page: &PageRequest,
    ) -> Result<Page<AgingRow>> {
        let read = |row: &Row| {
            let place: Place = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok::<_, crate::Error>(place)
        };
        let places = wanted.page(tx, page, listing, read, |place| *place)?;
        let ids: Vec<CustomerId> = places.items.iter().map(|(_, _, id)| *id).collect();
        let sums = self.sums(tx, Some(&ids))?.0;
        let mut rows = Vec::with_capacity(ids.len());
        for (currency, _, customer) in places.items {
            if let Some(pair) = sums.get(&(customer, currency)).filter(|it| !it.is_zero()) {
                rows.push(pair.row(Some(customer), currency)?);
            }
        }
        Ok(Page {
            items: rows,
            next: places.next,
        })
    }
}

/// Of a customer `x` there is an amount, or something was open at the end of a day.
fn past_open(amount: &str, entity: &str, day: &str) -> String {
    format!(
        "({amount} <> 0 OR EXISTS (SELECT 1 FROM open_items i
        WHERE i.entity_id = {entity} AND i.customer_id = x.customer_id
            AND i.currency = x.currency AND i.posted_on <= {day}
            AND (i.cleared_on IS NULL OR i.cleared_on > {day})))"
    )
}

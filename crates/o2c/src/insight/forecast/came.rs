//! What receipts paid of invoices that were open on a day.

use std::collections::BTreeMap;

use kernel::{Currency, Date, EntityId};
use store::Tx;

use crate::Result;

/// What was paid on one day of invoices that were posted on one day.
#[derive(Debug, Clone, Copy)]
struct Paid {
    paid: Date,
    posted: Date,
    minor: i64,
}

/// Payments of invoices by currency and the customer's segment of today, in the order of days.
#[derive(Debug, Default)]
pub(super) struct Came {
    sums: BTreeMap<(Currency, String), Vec<Paid>>,
    /// The first day that anything was posted.
    first: Option<Date>,
}

impl Came {
    /// What was paid from one day to another; read once for all forecasts that are compared with it.
    pub fn read(tx: &mut Tx, entity: EntityId, since: Date, until: Date) -> Result<Self> {
        let sql = "SELECT min(i.posted_on) FROM open_items i WHERE i.entity_id = $1";
        let first = tx.query_one(sql, &[entity.into()])?.get(0)?;
        let mut sums: BTreeMap<_, Vec<Paid>> = BTreeMap::new();
        tx.query_each(
            "SELECT i.currency, coalesce(c.segment, ''), i.posted_on, a.allocated_on,
                CAST(sum(a.amount_minor) AS BIGINT)
            FROM allocations a JOIN open_items i ON i.id = a.debit_item_id
            JOIN open_items r ON r.id = a.credit_item_id
            JOIN customers c ON c.id = i.customer_id
            WHERE a.entity_id = $1 AND a.allocated_on >= $2 AND a.allocated_on <= $3
                AND i.kind = 'invoice' AND r.kind = 'receipt'
            GROUP BY i.currency, coalesce(c.segment, ''), i.posted_on, a.allocated_on
            ORDER BY a.allocated_on",
            &[entity.into(), since.into(), until.into()],
            |row| {
                let paid = Paid {
                    posted: row.get(2)?,
                    paid: row.get(3)?,
                    minor: row.get(4)?,
                };
                let of = sums.entry((row.get(0)?, row.get(1)?));
                of.or_default().push(paid);
                Ok(())
            },
        )?;
        Ok(Self { sums, first })
    }

    /// Whether anything can have come of invoices that were open on this day.
    pub fn reaches(&self, on: Date) -> bool {
        self.first.is_some_and(|first| first < on)
    }

    /// What was paid within some days, without a last one until the last that was read, of invoices
    /// that had been posted before `on`; of one segment or of all.
    pub fn of(
        &self,
        currency: Currency,
        segment: Option<&str>,
        on: Date,
        (from, until): (Date, Option<Date>),
    ) -> i64 {
        let all = self.sums.iter();
        let wanted = all.filter(|((money, of), _)| {
            *money == currency && segment.is_none_or(|segment| segment == of)
        });
        wanted
            .map(|(_, paid)| {
                let begin = paid.partition_point(|it| it.paid < from);
                let some = paid[begin..].iter();
                some.take_while(|it| until.is_none_or(|until| it.paid <= until))
                    .filter(|it| it.posted < on)
                    .map(|it| it.minor)
                    .sum::<i64>()
            })
            .sum()
    }
}

//! What needs somebody now, and what the system did by itself.

use kernel::{Date, EntityId, Instant, Money};
use serde::Serialize;
use store::{Row, Tx, Value};
use utoipa::ToSchema;

use super::anomalies::STANDS;
use crate::access::Permission;
use crate::error::Result;
use crate::{invoicing, parties};

/// The longest time that is looked back for what the system did.
const LOOK_BACK_DAYS: i64 = 31;
/// A statement that does not fit needs somebody for so long after its import.
const FLAGGED_DAYS: i64 = 30;
const DAY_SECS: i64 = 86_400;

/// How many, and what they come to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Tally {
    /// How many.
    pub count: i64,
    /// What they come to, by currency; empty where amounts say nothing.
    #[schema(value_type = Vec<crate::schema::Money>)]
    pub sums: Vec<Money>,
}

/// What needs somebody now. `null` stands for what the caller may not see.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Needs {
    /// Orders on hold, with tax.
    pub orders_held: Option<Tally>,
    /// Orders that wait to be acknowledged, with tax.
    pub orders_to_acknowledge: Option<Tally>,
    /// Shipments under way of which something was to arrive before today.
    pub deliveries_late: Option<Tally>,
    /// Deliveries and returns that can be billed: net at the orders' prices, returns taken off.
    pub billing_due: Option<Tally>,
    /// Bank entries that wait for somebody, as far as not applied.
    pub exceptions: Option<Tally>,
    /// Claims past due, as far as open.
    pub overdue: Option<Tally>,
    /// Money on account and credit notes, as far as not set off.
    pub credits_open: Option<Tally>,
    /// Refunds of which no bank entry is known yet.
    pub refunds_unlinked: Option<Tally>,
    /// What waits for the sign-off of a second person.
    pub sign_offs: Option<Tally>,
    /// Bank statements of the last 30 days that do not add up or leave a gap.
    pub statements_flagged: Option<Tally>,
    /// E-mails that could not be sent.
    pub mails_failed: Option<Tally>,
    /// E-mails that wait to be sent.
    pub mails_waiting: Option<Tally>,
    /// Key figures that are unlike themselves, as long as nobody has dismissed that.
    pub anomalies: Option<Tally>,
    /// Figures of the system's health that are above their limits, of the installation and of this
    /// legal entity's data.
    pub health_alerts: Option<Tally>,
    /// Jobs whose last attempt failed, of the whole installation.
    pub jobs_failed: Option<Tally>,
}

/// What the system did by itself. `null` stands for what the caller may not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Done {
    /// Since when: what was asked for, at most 31 days ago.
    #[schema(value_type = String, format = DateTime)]
    pub since: Instant,
    /// Orders that came in and passed every check.
    pub orders_accepted: Option<i64>,
    /// Orders that were held because their reservation of credit had ended.
    pub reservations_expired: Option<i64>,
    /// Invoices issued by a job.
    pub invoices_issued: Option<i64>,
    /// Payments that matching applied.
    pub payments_matched: Option<i64>,
    /// E-mails sent.
    pub mails_sent: Option<i64>,
}

/// The first page of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Home {
    /// Today in the legal entity's time zone, by which things are late.
    pub today: Date,
    /// What needs somebody.
    pub needs: Needs,
    /// What was done without anybody; `null` without `since`.
    pub done: Option<Done>,
}

/// What needs somebody in a legal entity, and what the system did by itself since an instant, as
/// far as the caller may see it. `may` is asked with `true` for what concerns the installation.
///
/// # Errors
/// [`Error::NotFound`](crate::Error::NotFound) for an unknown legal entity.
pub fn home(
    tx: &mut Tx,
    entity: EntityId,
    since: Option<Instant>,
    may: impl Fn(Permission, bool) -> bool,
) -> Result<Home> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let mut count = Count { tx, entity, today };
    Ok(Home {
        today,
        needs: count.needs(&may)?,
        done: since.map(|since| count.done(since, &may)).transpose()?,
    })
}

struct Count<'a> {
    tx: &'a mut Tx,
    entity: EntityId,
    today: Date,
}

const ORDERS_OF: &str = "SELECT count(*), o.currency, sum(o.gross_minor) FROM orders o
    WHERE o.entity_id = $1 AND o.status = $2 GROUP BY o.currency ORDER BY o.currency";
const LATE: &str = "SELECT count(*) FROM deliveries d
    WHERE d.entity_id = $1 AND d.status = 'shipped' AND EXISTS (
        SELECT 1 FROM delivery_lines l WHERE l.delivery_id = d.id AND l.confirmed_on < $2)";
const BILLING_DUE: &str =
    "SELECT count(*) FROM deliveries d WHERE d.entity_id = $1 AND d.billing = 'due'";
const EXCEPTIONS: &str = "SELECT count(*), b.currency, sum(b.amount_minor - b.applied_minor)
    FROM bank_entries b WHERE b.entity_id = $1 AND b.status = 'open'
    GROUP BY b.currency ORDER BY b.currency";
const OVERDUE: &str = "SELECT CAST(sum(m.open_items) AS BIGINT), m.currency,
        CAST(sum(m.rest_minor) AS BIGINT)
    FROM receivable_days m WHERE m.entity_id = $1 AND m.is_claim AND m.due_on < $2
    GROUP BY m.currency ORDER BY m.currency";
const CREDITS: &str = "SELECT CAST(sum(m.open_items) AS BIGINT), m.currency,
        CAST(sum(-m.rest_minor) AS BIGINT)
    FROM receivable_days m WHERE m.entity_id = $1 AND NOT m.is_claim
    GROUP BY m.currency ORDER BY m.currency";
const REFUNDS: &str = "SELECT count(*), r.currency, sum(r.amount_minor)
    FROM refunds r WHERE r.entity_id = $1 AND r.bank_entry_id IS NULL
    GROUP BY r.currency ORDER BY r.currency";
const SIGN_OFFS: &str = "SELECT count(*), s.currency, sum(s.amount_minor)
    FROM sign_offs s WHERE s.entity_id = $1 AND s.status = 'waiting'
    GROUP BY s.currency ORDER BY s.currency";
const FLAGGED: &str = "SELECT count(*) FROM bank_statements s
    WHERE s.entity_id = $1 AND s.imported_at >= $2
        AND (s.difference_minor <> 0 OR s.gap_minor <> 0)";
const MAILS_OF: &str = "SELECT count(*) FROM mails m WHERE m.entity_id = $1 AND m.status = $2";
const JOBS: &str = "SELECT count(*) FROM jobs WHERE last_error IS NOT NULL";

const ACCEPTED: &str = "SELECT count(*) FROM orders o
    WHERE o.entity_id = $1 AND o.received_at >= $2
        AND NOT EXISTS (SELECT 1 FROM order_holds h WHERE h.order_id = o.id)";
const MATCHED: &str = "SELECT count(*) FROM receipts r
    WHERE r.entity_id = $1 AND r.recorded_at >= $2 AND r.automatic";
const SENT: &str = "SELECT count(*) FROM mails m
    WHERE m.entity_id = $1 AND m.status = 'sent' AND m.queued_at >= $2";
const BY_SYSTEM: &str = "SELECT count(*) FROM events e
    WHERE e.type = $3 AND e.entity_id = $1 AND e.occurred_at >= $2 AND e.actor LIKE 'system:%'";

impl Count<'_> {
    fn needs(&mut self, may: &impl Fn(Permission, bool) -> bool) -> Result<Needs> {
        let mut needs = Needs::default();
        let (entity, today): (Value, Value) = (self.entity.into(), self.today.into());
        let of = |word: &str| vec![entity.clone(), word.into()];
        if may(Permission::OrdersRead, false) {
            needs.orders_held = Some(self.tally(ORDERS_OF, &of("held"))?);
            needs.orders_to_acknowledge = Some(self.tally(ORDERS_OF, &of("received"))?);
        }
        let late = [entity.clone(), today];
        if may(Permission::DeliveriesRead, false) {
            needs.deliveries_late = Some(self.tally(LATE, &late)?);
        }
        if may(Permission::InvoicesRead, false) {
            let sums = invoicing::billing_due_sums(self.tx, self.entity)?;
            let due = self.tally(BILLING_DUE, &late[..1])?;
            needs.billing_due = Some(Tally { sums, ..due });
            needs.mails_failed = Some(self.tally(MAILS_OF, &of("failed"))?);
            needs.mails_waiting = Some(self.tally(MAILS_OF, &of("queued"))?);
        }
        if may(Permission::CashRead, false) {
            let flagged_from = self.tx.now().plus_secs(-FLAGGED_DAYS * DAY_SECS);
            let flagged = [entity.clone(), flagged_from.into()];
            needs.exceptions = Some(self.tally(EXCEPTIONS, &late[..1])?);
            needs.refunds_unlinked = Some(self.tally(REFUNDS, &late[..1])?);
            needs.sign_offs = Some(self.tally(SIGN_OFFS, &late[..1])?);
            needs.statements_flagged = Some(self.tally(FLAGGED, &flagged)?);
        }
        if may(Permission::ReceivablesRead, false) {
            needs.overdue = Some(self.tally(OVERDUE, &late)?);
            needs.credits_open = Some(self.tally(CREDITS, &late[..1])?);
        }
        if may(Permission::InsightRead, false) {
            let open = format!(
                "SELECT count(*) FROM anomalies a
                    WHERE a.entity_id = $1 AND {STANDS} AND a.over_on IS NULL"
            );
            needs.anomalies = Some(self.tally(&open, &late[..1])?);
        }
        if may(Permission::JobsRead, true) {
            let mut figures = super::system_health(self.tx, &[])?;
            figures.extend(super::entity_health(self.tx, self.entity)?);
            let alerts = figures.iter().filter(|it| it.alert).count();
            needs.health_alerts = Some(Tally {
                count: i64::try_from(alerts).unwrap_or(i64::MAX),
                sums: Vec::new(),
            });
            needs.jobs_failed = Some(self.tally(JOBS, &[])?);
        }
        Ok(needs)
    }

    fn done(&mut self, since: Instant, may: &impl Fn(Permission, bool) -> bool) -> Result<Done> {
        let since = since.max(self.tx.now().plus_secs(-LOOK_BACK_DAYS * DAY_SECS));
        let from: [Value; 2] = [self.entity.into(), since.into()];
        let by_system = |kind: &str| [from[0].clone(), from[1].clone(), kind.into()];
        let mut done = Done {
            since,
            orders_accepted: None,
            reservations_expired: None,
            invoices_issued: None,
            payments_matched: None,
            mails_sent: None,
        };
        if may(Permission::OrdersRead, false) {
            done.orders_accepted = Some(self.tally(ACCEPTED, &from)?.count);
            let expired = self.tally(BY_SYSTEM, &by_system("order_held"))?;
            done.reservations_expired = Some(expired.count);
        }
        if may(Permission::InvoicesRead, false) {
            let issued = self.tally(BY_SYSTEM, &by_system("invoice_issued"))?;
            done.invoices_issued = Some(issued.count);
            done.mails_sent = Some(self.tally(SENT, &from)?.count);
        }
        if may(Permission::CashRead, false) {
            done.payments_matched = Some(self.tally(MATCHED, &from)?.count);
        }
        Ok(done)
    }

    /// Reads rows of a count, and where there are amounts, their currency and sum.
    fn tally(&mut self, sql: &str, arguments: &[Value]) -> Result<Tally> {
        let mut tally = Tally::default();
        for row in &self.tx.query(sql, arguments)? {
            let count: i64 = row.get(0)?;
            tally.count += count;
            if row.len() > 1 && count > 0 {
                tally.sums.push(sum(row)?);
            }
        }
        Ok(tally)
    }
}

fn sum(row: &Row) -> Result<Money> {
    Ok(Money::try_new(row.get(2)?, row.get(1)?)?)
}

//! What became of orders in truth.

use std::collections::HashMap;

use kernel::{EntityId, Instant, OrderId};
use store::{Tx, Value};

use crate::error::Result;
use crate::policies::CaseOutcome;

/// Orders that one statement asks for.
const AT_ONCE: usize = 5_000;

/// What was billed of an order, and how that was paid, in minor units of its currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    pub billed_minor: i64,
    pub open_minor: i64,
    pub written_off_minor: i64,
    pub late_minor: i64,
}

impl Outcome {
    pub const fn in_time_minor(&self) -> i64 {
        self.billed_minor - self.open_minor - self.written_off_minor - self.late_minor
    }

    pub const fn word(&self) -> CaseOutcome {
        if self.billed_minor == 0 {
            CaseOutcome::NotBilled
        } else if self.written_off_minor > 0 {
            CaseOutcome::WrittenOff
        } else if self.open_minor > 0 {
            CaseOutcome::Open
        } else if self.late_minor > 0 {
            CaseOutcome::PaidLate
        } else {
            CaseOutcome::PaidInTime
        }
    }
}

const BILLED: &str = "SELECT v.order_id, CAST(sum(i.amount_minor) AS BIGINT),
        CAST(sum(i.residual_minor) AS BIGINT)
    FROM {uuids $1} CROSS JOIN invoices v JOIN open_items i ON i.source_id = v.id
    WHERE v.order_id = value AND v.kind = 'invoice'
    GROUP BY v.order_id";

const SETTLED: &str = "SELECT v.order_id,
        CAST(sum(CASE WHEN c.kind = 'write_off' THEN a.amount_minor ELSE 0 END) AS BIGINT),
        CAST(sum(CASE WHEN c.kind <> 'write_off' AND a.allocated_on > i.due_on
            THEN a.amount_minor ELSE 0 END) AS BIGINT)
    FROM {uuids $1} CROSS JOIN invoices v JOIN open_items i ON i.source_id = v.id
    JOIN allocations a ON a.debit_item_id = i.id JOIN open_items c ON c.id = a.credit_item_id
    WHERE v.order_id = value AND v.kind = 'invoice'
    GROUP BY v.order_id";

/// What became of these orders; those of which nothing was billed are left out.
pub(super) fn outcomes(
    tx: &mut Tx,
    orders: impl Iterator<Item = OrderId>,
) -> Result<HashMap<OrderId, Outcome>> {
    let orders: Vec<OrderId> = orders.collect();
    let mut truth: HashMap<OrderId, Outcome> = HashMap::new();
    for some in orders.chunks(AT_ONCE) {
        let args = [Value::ids(some.iter().copied())];
        for row in &tx.query(BILLED, &args)? {
            let outcome = truth.entry(row.get(0)?).or_default();
            (outcome.billed_minor, outcome.open_minor) = (row.get(1)?, row.get(2)?);
        }
        for row in &tx.query(SETTLED, &args)? {
            let outcome = truth.entry(row.get(0)?).or_default();
            (outcome.written_off_minor, outcome.late_minor) = (row.get(1)?, row.get(2)?);
        }
    }
    Ok(truth)
}

/// What frees credit: the last invoice of an order paid whole.
const PAID: &str = "SELECT v.order_id, max(i.cleared_on)
    FROM {uuids $1} CROSS JOIN invoices v JOIN open_items i ON i.source_id = v.id
    WHERE v.order_id = value AND v.kind = 'invoice'
    GROUP BY v.order_id HAVING count(*) = count(i.cleared_on)";

const GIVEN_UP: &str =
    "SELECT x.object_id, e.recorded_at FROM {uuids $2} CROSS JOIN event_objects x
    JOIN events e ON e.id = x.event_id
    WHERE x.object_id = value AND x.object_type = 'order' AND e.entity_id = $1
        AND e.type IN ('order_cancelled', 'order_refused')";

/// When these orders bound no credit any more: on the day on which all that was billed of them was
/// paid, or when they were given up. Those that still bind are left out.
pub(super) fn freed(
    tx: &mut Tx,
    entity: EntityId,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, Instant>> {
    let mut until = HashMap::new();
    for some in orders.chunks(AT_ONCE) {
        let ids = Value::ids(some.iter().copied());
        for row in &tx.query(PAID, std::slice::from_ref(&ids))? {
            until.insert(row.get(0)?, Instant::at_start_of(row.get(1)?));
        }
        for row in &tx.query(GIVEN_UP, &[entity.into(), ids])? {
            until.entry(row.get(0)?).or_insert(row.get(1)?);
        }
    }
    Ok(until)
}

use std::collections::HashMap;

use kernel::kind;
use kernel::{Currency, Id, Money};
use store::{Tx, Value};
use uuid::Uuid;

use super::approvals;
use super::facts::{may_be_open, rest_at};
use super::process::instants;
use super::scope::Scope;
use super::{Case, Kpi, Period};
use crate::{Page, PageRequest, Result};

/// A query for the documents that a KPI counts: it selects (id, number), takes the entity as $1,
/// the period as $2 and $3, and is completed by a condition on the id and the currency.
struct Counted {
    object_type: &'static str,
    sql: &'static str,
    /// The column of the id, on which the list is paged.
    id: &'static str,
    /// The column of the currency, where the figure is a money figure.
    currency: Option<&'static str>,
    /// The column of the customer, where there is one.
    customer: Option<&'static str>,
    /// Whether $2 and $3 are instants rather than dates.
    by_instant: bool,
}

/// Stands for the condition that an open item `i` is open at the end of the period.
const OPEN: &str = "{open}";

const OPEN_ITEMS: Counted = Counted {
    object_type: "open_item",
    sql: "SELECT i.id, i.number FROM open_items i WHERE i.entity_id = $1 AND {open} AND $2 <= $3",
    id: "i.id",
    currency: Some("i.currency"),
    customer: Some("i.customer_id"),
    by_instant: false,
};

const UNAPPLIED: Counted = Counted {
    sql: "SELECT i.id, i.number FROM open_items i WHERE i.entity_id = $1 AND i.kind = 'receipt' \
          AND {open} AND $2 <= $3",
    ..OPEN_ITEMS
};

/// Each customer once, whatever the currencies.
const DEBTORS: Counted = Counted {
    object_type: "customer",
    sql: "SELECT DISTINCT c.id, c.number FROM open_items i JOIN customers c \
          ON c.id = i.customer_id WHERE i.entity_id = $1 AND {open} AND $2 <= $3",
    id: "c.id",
    ..OPEN_ITEMS
};

/// Whoever has a limit now.
const LIMITED: Counted = Counted {
    object_type: "customer",
    sql: "SELECT DISTINCT c.id, c.number FROM credit_positions p JOIN customers c \
          ON c.id = p.customer_id WHERE p.entity_id = $1 AND p.limit_minor IS NOT NULL \
          AND c.created_at < $3 AND $2 < $3",
    id: "c.id",
    currency: Some("p.currency"),
    customer: Some("c.id"),
    by_instant: true,
};

/// Whoever was approved: $6 names them, because what an event tells is no column. Nothing else is asked
/// of the period, which has its types from what it is compared with.
const APPROVED: Counted = Counted {
    object_type: "customer",
    sql: "SELECT c.id, c.number FROM {uuids $6} JOIN customers c ON c.id = value \
          WHERE c.entity_id = $1 AND (c.created_at < $3 OR c.created_at >= $3 OR c.created_at = $2)",
    id: "c.id",
    currency: None,
    customer: Some("c.id"),
    by_instant: true,
};

const CLEARED_INVOICES: Counted = Counted {
    object_type: "invoice",
    sql: "SELECT v.id, v.number FROM invoices v WHERE v.entity_id = $1 AND v.kind = 'invoice' \
          AND EXISTS (SELECT 1 FROM open_items c WHERE c.source_id = v.id \
            AND c.cleared_on >= $2 AND c.cleared_on <= $3) \
          AND NOT EXISTS (SELECT 1 FROM open_items o WHERE o.source_id = v.id \
            AND (o.cleared_on IS NULL OR o.cleared_on > $3))",
    id: "v.id",
    currency: Some("v.currency"),
    customer: Some("v.customer_id"),
    by_instant: false,
};

const ISSUED: Counted = Counted {
    sql: "SELECT v.id, v.number FROM invoices v WHERE v.entity_id = $1 AND v.kind = 'invoice' \
          AND v.issued_on >= $2 AND v.issued_on <= $3 \
          {by (SELECT y.channel FROM orders y WHERE y.id = v.order_id)}",
    currency: None,
    ..CLEARED_INVOICES
};

const BAD_DEBTS: Counted = Counted {
    object_type: "journal_entry",
    sql: "SELECT e.id, e.number FROM journal_entries e WHERE e.entity_id = $1 \
          AND e.posted_on >= $2 AND e.posted_on <= $3{known e} AND EXISTS (SELECT 1 \
            FROM journal_lines l JOIN accounts a ON a.entity_id = l.entity_id AND a.code = l.account \
            WHERE l.entry_id = e.id AND a.role = 'bad_debt')",
    id: "e.id",
    currency: None,
    customer: None,
    by_instant: false,
};

const ACKNOWLEDGED_ORDERS: Counted = Counted {
    object_type: "order",
    sql: "SELECT o.id, o.number FROM orders o WHERE o.entity_id = $1{by o.channel} \
          AND o.acknowledged_at >= $2 AND o.acknowledged_at < $3",
    id: "o.id",
    currency: None,
    customer: Some("o.customer_id"),
    by_instant: true,
};

const RECEIVED_ORDERS: Counted = Counted {
    sql: "SELECT o.id, o.number FROM orders o WHERE o.entity_id = $1{by o.channel} \
          AND o.received_at >= $2 AND o.received_at < $3",
    ..ACKNOWLEDGED_ORDERS
};

const CREDIT_HELD: Counted = Counted {
    sql: "SELECT o.id, o.number FROM orders o WHERE o.entity_id = $1{by o.channel} \
          AND EXISTS (SELECT 1 FROM order_holds h WHERE h.order_id = o.id AND h.reason = 'credit' \
            AND h.released_at >= $2 AND h.released_at < $3)",
    ..ACKNOWLEDGED_ORDERS
};

const DELIVERED: Counted = Counted {
    object_type: "delivery",
    sql: "SELECT d.id, d.number FROM deliveries d JOIN orders o ON o.id = d.order_id \
          WHERE d.entity_id = $1{by o.channel} \
          AND d.kind = 'outbound' AND d.delivered_at >= $2 AND d.delivered_at < $3 \
          AND EXISTS (SELECT 1 FROM delivery_lines m JOIN order_lines l ON l.id = m.order_line_id \
            WHERE m.delivery_id = d.id{in l.product_id})",
    id: "d.id",
    customer: Some("d.customer_id"),
    ..ACKNOWLEDGED_ORDERS
};

const DUE_LINES: Counted = Counted {
    object_type: "order",
    sql: "SELECT o.id, o.number FROM orders o WHERE o.entity_id = $1{by o.channel} AND EXISTS (SELECT 1 \
          FROM order_lines l WHERE l.order_id = o.id AND l.confirmed_on >= $2 \
            AND l.confirmed_on <= $3 AND l.quantity > l.cancelled_quantity{in l.product_id})",
    id: "o.id",
    currency: None,
    customer: Some("o.customer_id"),
    by_instant: false,
};

const BILLED: Counted = Counted {
    object_type: "delivery",
    sql: "SELECT d.id, d.number FROM deliveries d JOIN invoices i ON i.id = d.invoice_id \
          JOIN orders o ON o.id = d.order_id \
          WHERE d.entity_id = $1{by o.channel} AND d.kind = 'outbound' AND i.issued_at >= $2 \
          AND i.issued_at < $3 AND d.delivered_at IS NOT NULL",
    id: "d.id",
    customer: Some("d.customer_id"),
    ..ACKNOWLEDGED_ORDERS
};

const CLEARED_ORDERS: Counted = Counted {
    object_type: "order",
    sql: "SELECT o.id, o.number FROM orders o WHERE o.entity_id = $1{by o.channel} AND o.status = 'closed' \
          AND EXISTS (SELECT 1 FROM invoices v JOIN open_items c ON c.source_id = v.id \
            WHERE v.order_id = o.id AND v.kind = 'invoice' AND c.cleared_on >= $2 \
            AND c.cleared_on <= $3) \
          AND NOT EXISTS (SELECT 1 FROM invoices w JOIN open_items p ON p.source_id = w.id \
            WHERE w.order_id = o.id AND w.kind = 'invoice' \
            AND (p.cleared_on IS NULL OR p.cleared_on > $3))",
    id: "o.id",
    currency: None,
    customer: Some("o.customer_id"),
    by_instant: false,
};

const BANK_RECEIPTS: Counted = Counted {
    object_type: "bank_entry",
    sql: "SELECT e.id, e.remittance FROM bank_entries e WHERE e.entity_id = $1 \
          AND e.booked_on >= $2 AND e.booked_on <= $3 AND e.amount_minor > 0 \
          AND e.status IN ('open', 'applied')",
    id: "e.id",
    currency: Some("e.currency"),
    customer: None,
    by_instant: false,
};

/// Payments that are not the bank's taking back.
const PAYMENTS: Counted = Counted {
    sql: "SELECT e.id, e.remittance FROM bank_entries e WHERE e.entity_id = $1 \
          AND e.booked_on >= $2 AND e.booked_on <= $3 AND e.amount_minor > 0 \
          AND NOT e.is_reversal AND e.status IN ('open', 'applied')",
    ..BANK_RECEIPTS
};

/// Payments in full with a receipt that stands.
const APPLIED: Counted = Counted {
    sql: "SELECT e.id, e.remittance FROM bank_entries e WHERE e.entity_id = $1 \
          AND e.booked_on >= $2 AND e.booked_on <= $3 AND e.amount_minor > 0 \
          AND NOT e.is_reversal AND e.status IN ('open', 'applied') AND (SELECT \
            sum(coalesce(r.paid_minor, r.amount_minor)) FROM receipts r \
            WHERE r.bank_entry_id = e.id AND r.reversed_on IS NULL) >= e.amount_minor",
    ..BANK_RECEIPTS
};

const RECEIPTS: Counted = Counted {
    object_type: "receipt",
    sql: "SELECT r.id, r.number FROM receipts r JOIN bank_entries e ON e.id = r.bank_entry_id \
          WHERE r.entity_id = $1 AND e.booked_on >= $2 AND e.booked_on <= $3 AND r.reversed_on IS NULL \
          AND e.amount_minor > 0 AND NOT e.is_reversal AND e.status IN ('open', 'applied') \
          AND EXISTS (SELECT 1 FROM open_items c JOIN allocations a ON a.credit_item_id = c.id \
            WHERE c.source_id = r.id AND c.kind = 'receipt')",
    id: "r.id",
    currency: Some("r.currency"),
    ..BANK_RECEIPTS
};

const AUTOMATIC: Counted = Counted {
    sql: "SELECT r.id, r.number FROM receipts r JOIN bank_entries e ON e.id = r.bank_entry_id \
          JOIN match_outcomes o ON o.receipt_id = r.id \
          WHERE r.entity_id = $1 AND e.booked_on >= $2 AND e.booked_on <= $3 AND o.automatic",
    ..RECEIPTS
};

const WITHHELD: Counted = Counted {
    object_type: "deduction",
    sql: "SELECT d.id, i.number FROM deductions d JOIN open_items i ON i.id = d.item_id \
          WHERE d.entity_id = $1 AND d.deducted_on >= $2 AND d.deducted_on <= $3 \
          AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes_id = d.allocation_id)",
    id: "d.id",
    currency: Some("d.currency"),
    customer: Some("d.customer_id"),
    by_instant: false,
};

const SETTLED: Counted = Counted {
    sql: "SELECT d.id, i.number FROM deductions d JOIN open_items i ON i.id = d.item_id \
          WHERE d.entity_id = $1 AND i.cleared_on >= $2 AND i.cleared_on <= $3 \
          AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes_id = d.allocation_id)",
    ..WITHHELD
};

impl Kpi {
    const fn counted(self) -> &'static Counted {
        match self {
            Self::Dso
            | Self::DsoCountback
            | Self::DsoBestPossible
            | Self::Add
            | Self::DsoBridge
            | Self::Cei
            | Self::ArTurnover
            | Self::Aging
            | Self::PastDueRate
            | Self::Ecl => &OPEN_ITEMS,
            Self::UnappliedCash => &UNAPPLIED,
            Self::DelinquencyRate => &DEBTORS,
            Self::CreditLimitUtilisation => &LIMITED,
            Self::CreditDecisionAccuracy => &APPROVED,
            Self::DaysToPay | Self::DaysLate | Self::PaidOnTimeRate | Self::DiscountTakenRate => {
                &CLEARED_INVOICES
            }
            Self::InvoiceAccuracy => &ISSUED,
            Self::BadDebtRate => &BAD_DEBTS,
            Self::OrderThroughput
            | Self::OrderAcceptanceTime
            | Self::TouchlessOrderRate
            | Self::OrderAccuracy => &ACKNOWLEDGED_ORDERS,
            Self::CreditHoldRate | Self::ReworkRate | Self::AutomationRate => &RECEIVED_ORDERS,
            Self::CreditHoldTime => &CREDIT_HELD,
            Self::OnTimeDelivery => &DELIVERED,
            Self::Otif | Self::PerfectOrderRate => &DUE_LINES,
            Self::InvoiceLatency => &BILLED,
            Self::OrderToCashTime => &CLEARED_ORDERS,
            Self::StpRate => &BANK_RECEIPTS,
            Self::MatchRatePayer | Self::MatchRatePayment => &PAYMENTS,
            Self::ApplicationLatency => &APPLIED,
            Self::MatchRateLine => &RECEIPTS,
            Self::WrongMatchRate => &AUTOMATIC,
            Self::DisputeRate => &WITHHELD,
            Self::DisputeCycleTime => &SETTLED,
        }
    }
}

/// Whether an open item is open at the end of the period.
fn open(scope: &Scope) -> String {
    let may_be = may_be_open(scope, "$3");
    match scope.is_now() {
        true => may_be,
        false => format!("{may_be} AND {} <> 0", rest_at("$3")),
    }
}

/// The documents that a KPI counts, by id. For line figures these are the documents the lines
/// stand on. `currency` picks one figure of a money KPI.
///
/// # Errors
/// The period ends before it begins, the KPI is not of customers and the scope is only some, the cursor is not one of this list, or the store fails.
pub fn cases(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    period: Period,
    currency: Option<Currency>,
    page: &PageRequest,
) -> Result<Page<Case>> {
    period.check()?;
    scope.check(kpi)?;
    let counted = kpi.counted();
    let after = page.key::<Uuid>()?.unwrap_or(Uuid::nil());
    let (from, to) = match counted.by_instant {
        true => instants(period),
        false => (period.from.into(), period.to.into()),
    };
    let mut arguments: Vec<Value> = vec![
        scope.entity.into(),
        from,
        to,
        Value::Uuid(after),
        page.fetch()?.into(),
    ];
    let counts = counted.sql.replace(OPEN, &open(scope));
    let mut sql = format!("{counts} AND {} > $4", counted.id);
    if kpi == Kpi::CreditDecisionAccuracy {
        let approved = approvals::approved(tx, scope, period)?;
        arguments.push(Value::Uuids(approved.into_keys().collect()));
    }
    if let (Some(column), Some(currency)) = (counted.currency, currency) {
        arguments.push(currency.into());
        sql.push_str(&format!(" AND {column} = $6"));
    }
    if let Some(column) = counted.customer {
        sql.push_str(&format!("{{of {column}}}"));
    }
    sql.push_str(&format!(" ORDER BY {} LIMIT $5", counted.id));
    let mut found = Vec::new();
    for row in scope.query(tx, &sql, &arguments)? {
        let id = row.get::<Uuid>(0)?;
        let number = row.get(1)?;
        found.push((
            id,
            Case {
                object_type: counted.object_type,
                id: shown(counted, id),
                number,
                customer: None,
                customer_number: None,
                customer_name: None,
                amount: None,
                on: None,
            },
        ));
    }
    let mut page = Page::of(found, page, |(id, _)| *id);
    add_particulars(tx, counted.object_type, &mut page.items)?;
    Ok(page.map(|(_, case)| case))
}

/// Id, customer with number and name, currency and amount, and day of documents of a type.
fn particulars(object_type: &str) -> Option<&'static str> {
    Some(match object_type {
        "open_item" => {
            "SELECT t.id, c.id, c.number, c.name, t.currency, t.amount_minor, t.posted_on
            FROM {uuids $1} CROSS JOIN open_items t JOIN customers c ON c.id = t.customer_id
            WHERE t.id = value"
        }
        "invoice" => {
            "SELECT t.id, c.id, c.number, c.name, t.currency, t.gross_minor, t.issued_on
            FROM {uuids $1} CROSS JOIN invoices t JOIN customers c ON c.id = t.customer_id
            WHERE t.id = value"
        }
        "order" => {
            "SELECT t.id, c.id, c.number, c.name, t.currency, t.gross_minor, t.ordered_on
            FROM {uuids $1} CROSS JOIN orders t JOIN customers c ON c.id = t.customer_id
            WHERE t.id = value"
        }
        "delivery" => {
            "SELECT t.id, c.id, c.number, c.name, NULL, NULL, NULL
            FROM {uuids $1} CROSS JOIN deliveries t JOIN customers c ON c.id = t.customer_id
            WHERE t.id = value"
        }
        "bank_entry" => {
            "SELECT t.id, NULL, NULL, t.counterparty_name, t.currency, t.amount_minor, t.booked_on
            FROM {uuids $1} CROSS JOIN bank_entries t WHERE t.id = value"
        }
        "customer" => {
            "SELECT t.id, t.id, t.number, t.name, NULL, NULL, NULL
            FROM {uuids $1} CROSS JOIN customers t WHERE t.id = value"
        }
        "receipt" => {
            "SELECT t.id, c.id, c.number, c.name, t.currency, t.amount_minor, t.received_on
            FROM {uuids $1} CROSS JOIN receipts t JOIN customers c ON c.id = t.customer_id
            WHERE t.id = value"
        }
        "deduction" => {
            "SELECT t.id, c.id, c.number, c.name, t.currency, t.amount_minor, t.deducted_on
            FROM {uuids $1} CROSS JOIN deductions t JOIN customers c ON c.id = t.customer_id
            WHERE t.id = value"
        }
        "journal_entry" => {
            "SELECT t.id, NULL, NULL, NULL, NULL, NULL, t.posted_on
            FROM {uuids $1} CROSS JOIN journal_entries t WHERE t.id = value"
        }
        _ => return None,
    })
}

fn add_particulars(tx: &mut Tx, object_type: &str, cases: &mut [(Uuid, Case)]) -> Result<()> {
    let Some(sql) = particulars(object_type) else {
        return Ok(());
    };
    let ids = cases.iter().map(|(id, _)| *id).collect();
    let rows = tx.query(sql, &[Value::Uuids(ids)])?;
    let places: HashMap<Uuid, usize> = cases
        .iter()
        .enumerate()
        .map(|(at, (id, _))| (*id, at))
        .collect();
    for row in &rows {
        let Some(at) = places.get(&row.get::<Uuid>(0)?) else {
            continue;
        };
        let case = &mut cases[*at].1;
        case.customer = row.get(1)?;
        case.customer_number = row.get(2)?;
        case.customer_name = row.get(3)?;
        let (currency, minor): (Option<Currency>, Option<i64>) = (row.get(4)?, row.get(5)?);
        let amount = currency.zip(minor);
        let amount = amount.map(|(currency, minor)| Money::try_new(minor, currency));
        case.amount = amount.transpose()?;
        case.on = row.get(6)?;
    }
    Ok(())
}

fn shown(counted: &Counted, id: Uuid) -> String {
    match counted.object_type {
        "invoice" => Id::<kind::Invoice>::from_uuid(id).to_string(),
        "order" => Id::<kind::Order>::from_uuid(id).to_string(),
        "delivery" => Id::<kind::Delivery>::from_uuid(id).to_string(),
        "journal_entry" => Id::<kind::JournalEntry>::from_uuid(id).to_string(),
        "customer" => Id::<kind::Customer>::from_uuid(id).to_string(),
        "receipt" => Id::<kind::Receipt>::from_uuid(id).to_string(),
        "deduction" => Id::<kind::Deduction>::from_uuid(id).to_string(),
        "bank_entry" => Id::<kind::BankEntry>::from_uuid(id).to_string(),
        _ => Id::<kind::OpenItem>::from_uuid(id).to_string(),
    }
}

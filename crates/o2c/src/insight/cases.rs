use std::collections::HashMap;

use kernel::kind;
use kernel::{Currency, Id, Money};
use store::{Tx, Value};
use uuid::Uuid;

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

const OPEN_ITEMS: Counted = Counted {
    object_type: "open_item",
    sql: "SELECT i.id, i.number FROM open_items i WHERE i.entity_id = $1 AND i.posted_on <= $3 \
          AND (i.cleared_on IS NULL OR i.cleared_on > $3) AND $2 <= $3",
    id: "i.id",
    currency: Some("i.currency"),
    customer: Some("i.customer_id"),
    by_instant: false,
};

const UNAPPLIED: Counted = Counted {
    sql: "SELECT i.id, i.number FROM open_items i WHERE i.entity_id = $1 AND i.posted_on <= $3 \
          AND i.kind = 'receipt' AND (i.cleared_on IS NULL OR i.cleared_on > $3) AND $2 <= $3",
    ..OPEN_ITEMS
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

const BAD_DEBTS: Counted = Counted {
    object_type: "journal_entry",
    sql: "SELECT e.id, e.number FROM journal_entries e WHERE e.entity_id = $1 \
          AND e.posted_on >= $2 AND e.posted_on <= $3 AND EXISTS (SELECT 1 FROM journal_lines l \
            JOIN accounts a ON a.entity_id = l.entity_id AND a.code = l.account \
            WHERE l.entry_id = e.id AND a.role = 'bad_debt')",
    id: "e.id",
    currency: None,
    customer: None,
    by_instant: false,
};

const ACKNOWLEDGED_ORDERS: Counted = Counted {
    object_type: "order",
    sql: "SELECT o.id, o.number FROM orders o WHERE o.entity_id = $1 \
          AND o.acknowledged_at >= $2 AND o.acknowledged_at < $3",
    id: "o.id",
    currency: None,
    customer: Some("o.customer_id"),
    by_instant: true,
};

const DELIVERED: Counted = Counted {
    object_type: "delivery",
    sql: "SELECT d.id, d.number FROM deliveries d WHERE d.entity_id = $1 \
          AND d.kind = 'outbound' AND d.delivered_at >= $2 AND d.delivered_at < $3",
    id: "d.id",
    customer: Some("d.customer_id"),
    ..ACKNOWLEDGED_ORDERS
};

const DUE_LINES: Counted = Counted {
    object_type: "order",
    sql: "SELECT o.id, o.number FROM orders o WHERE o.entity_id = $1 AND EXISTS (SELECT 1 \
          FROM order_lines l WHERE l.order_id = o.id AND l.confirmed_on >= $2 \
            AND l.confirmed_on <= $3 AND l.quantity > l.cancelled_quantity)",
    id: "o.id",
    currency: None,
    customer: Some("o.customer_id"),
    by_instant: false,
};

const BILLED: Counted = Counted {
    object_type: "delivery",
    sql: "SELECT d.id, d.number FROM deliveries d JOIN invoices i ON i.id = d.invoice_id \
          WHERE d.entity_id = $1 AND d.kind = 'outbound' AND i.issued_at >= $2 \
          AND i.issued_at < $3 AND d.delivered_at IS NOT NULL",
    id: "d.id",
    customer: Some("d.customer_id"),
    ..ACKNOWLEDGED_ORDERS
};

const CLEARED_ORDERS: Counted = Counted {
    object_type: "order",
    sql: "SELECT o.id, o.number FROM orders o WHERE o.entity_id = $1 AND o.status = 'closed' \
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

impl Kpi {
    const fn counted(self) -> &'static Counted {
        match self {
            Self::Dso
            | Self::DsoCountback
            | Self::DsoBestPossible
            | Self::Add
            | Self::Cei
            | Self::ArTurnover
            | Self::Aging
            | Self::PastDueRate => &OPEN_ITEMS,
            Self::UnappliedCash => &UNAPPLIED,
            Self::DaysToPay | Self::DaysLate | Self::PaidOnTimeRate | Self::DiscountTakenRate => {
                &CLEARED_INVOICES
            }
            Self::BadDebtRate => &BAD_DEBTS,
            Self::OrderThroughput | Self::OrderAcceptanceTime => &ACKNOWLEDGED_ORDERS,
            Self::OnTimeDelivery => &DELIVERED,
            Self::Otif => &DUE_LINES,
            Self::InvoiceLatency => &BILLED,
            Self::OrderToCashTime => &CLEARED_ORDERS,
            Self::StpRate => &BANK_RECEIPTS,
        }
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
    let mut sql = format!("{} AND {} > $4", counted.sql, counted.id);
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
        "bank_entry" => Id::<kind::BankEntry>::from_uuid(id).to_string(),
        _ => Id::<kind::OpenItem>::from_uuid(id).to_string(),
    }
}

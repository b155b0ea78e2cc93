//! Where cases and their events stand.

use kernel::EntityId;
use store::Value;

use super::super::Period;
use super::super::process::instants;
use super::FlowOf;

/// Which cases are read.
pub(super) enum Which<'w> {
    /// All of a legal entity.
    All,
    /// Those that begin in a period.
    Begun(Period),
    /// Those with these ids.
    These(&'w [uuid::Uuid]),
}

impl Which<'_> {
    /// The condition on a case `c`, and the arguments it needs; the first is the legal entity.
    fn condition(&self, of: FlowOf, entity: EntityId) -> (String, Vec<Value>) {
        match self {
            Self::All => (String::new(), vec![entity.into()]),
            Self::These(ids) => (
                " AND c.id IN (SELECT value FROM {uuids $2})".to_owned(),
                vec![entity.into(), Value::Uuids(ids.to_vec())],
            ),
            Self::Begun(period) => {
                let (column, end, (from, until)) = match of {
                    FlowOf::Order => ("received_at", "<", instants(*period)),
                    FlowOf::Invoice => ("issued_at", "<", instants(*period)),
                    FlowOf::BankEntry => {
                        ("booked_on", "<=", (period.from.into(), period.to.into()))
                    }
                };
                (
                    format!(" AND c.{column} >= $2 AND c.{column} {end} $3"),
                    vec![entity.into(), from, until],
                )
            }
        }
    }
}

/// Cases: id, customer, currency, value, what was promised, the instant or day on which it was kept,
/// channel, the instant or day on which it began, then segment, country and name of the customer.
pub(super) fn cases(of: FlowOf, which: &Which<'_>, entity: EntityId) -> (String, Vec<Value>) {
    let sql = match of {
        FlowOf::Order => {
            "SELECT c.id, c.customer_id, c.currency, c.gross_minor, \
               CASE WHEN c.status IN ('cancelled', 'refused') THEN NULL ELSE (SELECT \
                 MAX(l.confirmed_on) FROM order_lines l WHERE l.order_id = c.id) END, \
               CASE WHEN c.status IN ('delivered', 'closed') THEN (SELECT MAX(d.delivered_at) \
                 FROM deliveries d WHERE d.order_id = c.id AND d.kind = 'outbound') END, NULL, \
               c.channel, c.received_at, NULL, k.segment, k.country, k.name \
             FROM orders c JOIN customers k ON k.id = c.customer_id \
             WHERE c.entity_id = $1{of c.customer_id}"
        }
        FlowOf::Invoice => {
            "SELECT c.id, c.customer_id, c.currency, c.gross_minor, \
               CASE WHEN c.kind = 'invoice' THEN (SELECT MAX(i.due_on) FROM open_items i \
                 WHERE i.source_id = c.id) END, NULL, \
               CASE WHEN c.kind = 'invoice' THEN (SELECT CASE WHEN COUNT(*) = COUNT(i.cleared_on) \
                 THEN MAX(i.cleared_on) END FROM open_items i WHERE i.source_id = c.id) END, \
               NULL, c.issued_at, NULL, k.segment, k.country, k.name \
             FROM invoices c JOIN customers k ON k.id = c.customer_id \
             WHERE c.entity_id = $1{of c.customer_id}"
        }
        FlowOf::BankEntry => {
            "SELECT c.id, r.customer_id, c.currency, c.amount_minor, NULL, NULL, NULL, NULL, \
               NULL, c.booked_on, k.segment, k.country, k.name \
             FROM bank_entries c LEFT JOIN receipts r ON r.id = (SELECT x.id FROM receipts x \
               WHERE x.bank_entry_id = c.id ORDER BY x.id LIMIT 1) LEFT JOIN customers k ON k.id = r.customer_id \
             WHERE c.entity_id = $1{of r.customer_id}"
        }
    };
    let (condition, arguments) = which.condition(of, entity);
    (format!("{sql}{condition}"), arguments)
}

const fn table(of: FlowOf) -> &'static str {
    match of {
        FlowOf::Order => "orders",
        FlowOf::Invoice => "invoices",
        FlowOf::BankEntry => "bank_entries",
    }
}

/// What belongs to cases, with the column that names the case.
const fn parts(of: FlowOf) -> &'static [(&'static str, &'static str)] {
    match of {
        FlowOf::Order => &[("invoices", "order_id"), ("deliveries", "order_id")],
        FlowOf::Invoice | FlowOf::BankEntry => &[],
    }
}

/// The events of cases and of what belongs to them, case by case and in the order of time: case,
/// instant, what, who.
pub(super) fn events(of: FlowOf, which: &Which<'_>, entity: EntityId) -> (String, Vec<Value>) {
    let among = match of {
        FlowOf::BankEntry => "",
        FlowOf::Order | FlowOf::Invoice => "{of c.customer_id}",
    };
    let (condition, arguments) = which.condition(of, entity);
    let table = table(of);
    let of_parts = parts(of)
        .iter()
        .map(|(part, case)| (format!("JOIN {part} p ON p.{case} = c.id"), "p.id"));
    // An event on an order and on its invoice is one event of the order: UNION keeps it once.
    let selects: Vec<String> = std::iter::once((String::new(), "c.id"))
        .chain(of_parts)
        .map(|(joined, object)| {
            format!(
                "SELECT c.id AS case_id, e.occurred_at, e.seq, e.type, e.actor FROM {table} c \
                 {joined} JOIN event_objects o ON o.object_id = {object} \
                 JOIN events e ON e.id = o.event_id WHERE c.entity_id = $1{among}{condition}"
            )
        })
        .collect();
    (selects.join(" UNION ") + " ORDER BY 1, 2, 3", arguments)
}

/// The parts of all cases: part, case.
pub(super) fn all_parts(of: FlowOf) -> Option<String> {
    let selects: Vec<String> = parts(of)
        .iter()
        .map(|(part, case)| {
            format!("SELECT p.id, p.{case} FROM {part} p WHERE p.entity_id = $1 AND p.{case} IS NOT NULL")
        })
        .collect();
    (!selects.is_empty()).then(|| selects.join(" UNION ALL "))
}

/// Events between two places in the chain, each with the objects that can be cases or parts of
/// them: object, instant, place, what, who.
pub(super) fn between(of: FlowOf) -> String {
    let kinds = match of {
        FlowOf::Order => "'order', 'invoice', 'delivery'",
        FlowOf::Invoice => "'invoice'",
        FlowOf::BankEntry => "'bank_entry'",
    };
    format!(
        "SELECT o.object_id, e.occurred_at, e.seq, e.type, e.actor \
         FROM events e JOIN event_objects o ON o.event_id = e.id \
         WHERE e.chain = $1 AND e.seq > $2 AND e.seq <= $3 AND o.object_type IN ({kinds}) \
         ORDER BY e.seq"
    )
}

/// What events between two places in the chain concern.
pub(super) const TOUCHED: &str = "SELECT DISTINCT o.object_id \
     FROM events e JOIN event_objects o ON o.event_id = e.id \
     WHERE e.chain = $1 AND e.seq > $2 AND e.seq <= $3";

/// The cases that objects are, belong to or tell something of.
pub(super) fn cases_of(of: FlowOf) -> String {
    let (table, told_by): (_, &[(&str, &str)]) = match of {
        FlowOf::Order => (table(of), parts(of)),
        FlowOf::Invoice => (table(of), &[("open_items", "source_id")]),
        FlowOf::BankEntry => (table(of), &[("receipts", "bank_entry_id")]),
    };
    let of_told = told_by.iter().map(|(table, case)| {
        format!(
            " UNION SELECT p.{case} FROM {{uuids $2}} CROSS JOIN {table} p \
             WHERE p.id = value AND p.entity_id = $1 AND p.{case} IS NOT NULL"
        )
    });
    let own = format!(
        "SELECT c.id FROM {{uuids $2}} CROSS JOIN {table} c WHERE c.id = value AND c.entity_id = $1"
    );
    own + &of_told.collect::<String>()
}

/// How many cases there are at all.
pub(super) fn count(of: FlowOf) -> String {
    format!(
        "SELECT count(*) FROM {} c WHERE c.entity_id = $1",
        table(of)
    )
}

/// What people call cases: id, number.
pub(super) fn numbers(of: FlowOf) -> String {
    let number = match of {
        FlowOf::Order | FlowOf::Invoice => "c.number",
        FlowOf::BankEntry => "COALESCE(c.bank_reference, '')",
    };
    format!(
        "SELECT c.id, {number} FROM {{uuids $1}} CROSS JOIN {} c WHERE c.id = value",
        table(of)
    )
}

//! Cases and their events out of the event log.

use std::collections::HashMap;

use insight::process::{EventLog, LogBuilder, NewEvent, Who};
use kernel::{Actor, Currency, Instant, UserId};
use store::{Tx, Value};
use uuid::Uuid;

use super::super::process::instants;
use super::super::{Period, Scope};
use super::FlowOf;
use crate::error::{Code, Refusal, Result};
use crate::parties;

/// Events that are looked at once; more take a narrower period.
const EVENTS_MAX: u64 = 3_000_000;

/// What was read.
pub(super) struct Read {
    pub(super) log: EventLog,
    /// Number and customer of each case, by its id.
    pub(super) cases: HashMap<Uuid, (String, Option<Uuid>)>,
    /// Values are of cases in this currency; others count without one.
    pub(super) currency: Currency,
}

/// The cases that begin in the period, with number, customer, currency and value.
fn cases_sql(of: FlowOf) -> &'static str {
    match of {
        FlowOf::Order => {
            "SELECT c.id, c.number, c.customer_id, c.currency, c.gross_minor FROM orders c \
             WHERE c.entity_id = $1{of c.customer_id} AND c.received_at >= $2 AND c.received_at < $3"
        }
        FlowOf::Invoice => {
            "SELECT c.id, c.number, c.customer_id, c.currency, c.gross_minor FROM invoices c \
             WHERE c.entity_id = $1{of c.customer_id} AND c.issued_at >= $2 AND c.issued_at < $3"
        }
        FlowOf::BankEntry => {
            "SELECT c.id, COALESCE(c.bank_reference, ''), r.customer_id, c.currency, c.amount_minor \
             FROM bank_entries c LEFT JOIN receipts r ON r.id = (SELECT MIN(x.id) FROM receipts x \
               WHERE x.bank_entry_id = c.id) \
             WHERE c.entity_id = $1{of r.customer_id} AND c.booked_on >= $4 AND c.booked_on <= $5"
        }
    }
}

/// Their events, and those of what belongs to them: case, instant, order in the log, what, who.
fn events_sql(of: FlowOf) -> String {
    let own = "SELECT c.id AS case_id, e.occurred_at, e.seq, e.type, e.actor FROM {table} c \
        JOIN event_objects o ON o.object_id = c.id JOIN events e ON e.id = o.event_id \
        WHERE c.entity_id = $1{among} AND {period}";
    let of_invoices = "SELECT c.id AS case_id, e.occurred_at, e.seq, e.type, e.actor FROM orders c \
        JOIN invoices i ON i.order_id = c.id \
        JOIN event_objects o ON o.object_id = i.id JOIN events e ON e.id = o.event_id \
        WHERE c.entity_id = $1{among} AND {period}";
    let of_deliveries = of_invoices.replace("invoices i", "deliveries i");
    let (table, period, more) = match of {
        FlowOf::Order => (
            "orders",
            "c.received_at >= $2 AND c.received_at < $3",
            vec![of_invoices, &of_deliveries],
        ),
        FlowOf::Invoice => ("invoices", "c.issued_at >= $2 AND c.issued_at < $3", vec![]),
        FlowOf::BankEntry => (
            "bank_entries",
            "c.booked_on >= $4 AND c.booked_on <= $5",
            vec![],
        ),
    };
    let among = match of {
        FlowOf::BankEntry => "",
        _ => "{of c.customer_id}",
    };
    // An event on an order and on its invoice is one event of the order: UNION keeps it once.
    let mut parts = vec![own];
    parts.extend(more);
    let union = parts.join(" UNION ");
    union
        .replace("{table}", table)
        .replace("{period}", period)
        .replace("{among}", among)
        + " ORDER BY 1, 2, 3"
}

/// Reads the log of the cases that begin in a period.
pub(super) fn log(tx: &mut Tx, scope: &Scope, of: FlowOf, period: Period) -> Result<Read> {
    let currency = parties::entity(tx, scope.entity)?.base_currency;
    let names = names(tx)?;
    let (from, until) = instants(period);
    let mut arguments = vec![scope.entity.into(), from, until];
    if of == FlowOf::BankEntry {
        arguments.extend([Value::from(period.from), Value::from(period.to)]);
    }
    let (mut cases, mut values) = (HashMap::new(), HashMap::new());
    scope.query_each(tx, cases_sql(of), &arguments, |row| {
        let id: Uuid = row.get(0)?;
        cases.insert(id, (row.get(1)?, row.get(2)?));
        if row.get::<Currency>(3)? == currency {
            values.insert(id, row.get::<i64>(4)?);
        }
        Ok(())
    })?;
    let mut builder = LogBuilder::new([]);
    let (mut events, mut refused) = (0_u64, None);
    scope.query_each(tx, &events_sql(of), &arguments, |row| {
        let id: Uuid = row.get(0)?;
        // The cases are those of the customers in question.
        if events > EVENTS_MAX || !cases.contains_key(&id) {
            return Ok(());
        }
        events += 1;
        let case = id.to_string();
        let kind: String = row.get(3)?;
        let (who, resource) = hands(&row.get(4)?, &names);
        let event = NewEvent {
            case: &case,
            activity: &kind,
            at: row.get::<Instant>(1)?.micros(),
            resource: &resource,
            who,
            value: values.get(&id).copied(),
            ..NewEvent::default()
        };
        refused = refused.take().or(builder.push(&event, []).err());
        Ok(())
    })?;
    if events > EVENTS_MAX || refused.is_some() {
        let problem = format!("the period holds more than {EVENTS_MAX} events");
        let remedy = "ask for a shorter period, a segment or a country";
        return Err(Refusal::new(Code::InvalidValue, "from", problem, remedy).into());
    }
    Ok(Read {
        log: builder.build(),
        cases,
        currency,
    })
}

fn names(tx: &mut Tx) -> Result<HashMap<UserId, String>> {
    let rows = tx.query("SELECT id, name FROM users", &[])?;
    let names = rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?)));
    names.collect()
}

fn hands(actor: &Actor, names: &HashMap<UserId, String>) -> (Who, String) {
    match actor {
        Actor::User(user) => {
            let name = names.get(user).cloned();
            (Who::Person, name.unwrap_or_else(|| user.to_string()))
        }
        Actor::System(_) | Actor::ApiKey(_) => (Who::System, actor.to_string()),
    }
}

//! Cases and their events out of the event log.

use std::collections::HashMap;

use chrono::Datelike;
use insight::process::{EventLog, LogBuilder, NewEvent, Who};
use kernel::{Actor, Currency, Date, Instant, UserId};
use store::{Row, Tx, Value};
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

/// What is told of every case besides its events; causes of lateness are looked for among it.
const TOLD: [&str; 6] = [
    "segment", "country", "customer", "channel", "currency", "weekday",
];

/// A case as the books tell it.
struct Told {
    value: Option<i64>,
    promised: Option<Date>,
    actual: Option<Date>,
    /// In the order of [`TOLD`]; empty where nothing is told.
    texts: [String; 6],
    /// Its events are pushed: what is told goes with the first.
    begun: bool,
}

/// The cases that begin in the period: number, customer, currency, value, what was promised and
/// when it was kept, then segment, country, name, channel and when it began.
fn cases_sql(of: FlowOf) -> &'static str {
    match of {
        FlowOf::Order => {
            "SELECT c.id, c.number, c.customer_id, c.currency, c.gross_minor, \
               CASE WHEN c.status IN ('cancelled', 'refused') THEN NULL ELSE (SELECT \
                 MAX(l.confirmed_on) FROM order_lines l WHERE l.order_id = c.id) END, \
               CASE WHEN c.status IN ('delivered', 'closed') THEN (SELECT MAX(d.delivered_at) \
                 FROM deliveries d WHERE d.order_id = c.id AND d.kind = 'outbound') END, NULL, \
               k.segment, k.country, k.name, c.channel, c.received_at \
             FROM orders c JOIN customers k ON k.id = c.customer_id \
             WHERE c.entity_id = $1{of c.customer_id} AND c.received_at >= $2 AND c.received_at < $3"
        }
        FlowOf::Invoice => {
            "SELECT c.id, c.number, c.customer_id, c.currency, c.gross_minor, i.due_on, NULL, \
               i.cleared_on, k.segment, k.country, k.name, NULL, c.issued_at \
             FROM invoices c JOIN customers k ON k.id = c.customer_id \
               LEFT JOIN open_items i ON i.source_id = c.id AND c.kind = 'invoice' \
             WHERE c.entity_id = $1{of c.customer_id} AND c.issued_at >= $2 AND c.issued_at < $3"
        }
        FlowOf::BankEntry => {
            "SELECT c.id, COALESCE(c.bank_reference, ''), r.customer_id, c.currency, c.amount_minor, \
               NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL \
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
    let house = parties::entity(tx, scope.entity)?;
    let (currency, today) = (house.base_currency, house.today(tx.now()));
    let names = names(tx)?;
    let (from, until) = instants(period);
    let mut arguments = vec![scope.entity.into(), from, until];
    if of == FlowOf::BankEntry {
        arguments.extend([Value::from(period.from), Value::from(period.to)]);
    }
    let (mut cases, mut told) = (HashMap::new(), HashMap::new());
    scope.query_each(tx, cases_sql(of), &arguments, |row| {
        let id: Uuid = row.get(0)?;
        cases.insert(id, (row.get(1)?, row.get(2)?));
        told.insert(id, case(row, currency)?);
        Ok(())
    })?;
    let mut builder = LogBuilder::new(TOLD);
    let (mut events, mut refused) = (0_u64, None);
    scope.query_each(tx, &events_sql(of), &arguments, |row| {
        let id: Uuid = row.get(0)?;
        // The cases are those of the customers in question.
        let Some(told) = told.get_mut(&id).filter(|_| events <= EVENTS_MAX) else {
            return Ok(());
        };
        events += 1;
        let name = id.to_string();
        let kind: String = row.get(3)?;
        let (who, resource) = hands(&row.get(4)?, &names);
        let mut event = NewEvent {
            case: &name,
            activity: &kind,
            at: row.get::<Instant>(1)?.micros(),
            resource: &resource,
            who,
            ..NewEvent::default()
        };
        let mut texts = &told.texts[..0];
        if !std::mem::replace(&mut told.begun, true) {
            event.value = told.value;
            event.promised = told.promised;
            event.actual = told.actual;
            event.late = told.overdue(today).then_some(true);
            texts = &told.texts[..];
        }
        let texts = texts.iter().map(String::as_str).enumerate();
        let texts = texts.filter(|(_, text)| !text.is_empty());
        refused = refused.take().or(builder.push(&event, texts).err());
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

impl Told {
    /// Is the promise past and not kept?
    fn overdue(&self, today: Date) -> bool {
        self.actual.is_none() && self.promised.is_some_and(|promised| promised < today)
    }
}

/// A row of [`cases_sql`].
fn case(row: &Row, currency: Currency) -> store::Result<Told> {
    let in_currency = row.get::<Currency>(3)? == currency;
    let (at, on): (Option<Instant>, Option<Date>) = (row.get(6)?, row.get(7)?);
    let began: Option<Instant> = row.get(12)?;
    let text = |place| {
        row.get::<Option<String>>(place)
            .map(Option::unwrap_or_default)
    };
    let weekday = |began: Instant| began.date().weekday().number_from_monday().to_string();
    Ok(Told {
        value: in_currency.then(|| row.get::<i64>(4)).transpose()?,
        promised: row.get(5)?,
        actual: at.map(Instant::date).or(on),
        texts: [
            text(8)?,
            text(9)?,
            text(10)?,
            text(11)?,
            row.get::<Currency>(3)?.code().to_owned(),
            began.map(weekday).unwrap_or_default(),
        ],
        begun: false,
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

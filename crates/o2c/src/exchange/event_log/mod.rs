//! All that happened in a legal entity as an object-centric event log: every event, every object that
//! one concerns with what is told of it, and which objects belong to which.
//!
//! Ids are those of the API. Amounts are numbers with their currency beside them. The log is read as
//! of one moment, and streamed: memory holds a page of events.

mod details;

use std::collections::BTreeMap;

use formats::eventlog::write::{LogWriter, OutEvent, Relation, TypeOf, ValueType};
use kernel::{Actor, Date, EntityId, EventId, EventKind, Instant, ObjectType};
use serde_json::Value as Json;
use store::{Tx, Value};
use uuid::Uuid;

use crate::error::Result;
use crate::input::prefixed;

/// Events that are read at once.
const PAGE: i64 = 2_000;

/// How much was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Objects.
    pub objects: u64,
    /// Events.
    pub events: u64,
}

/// Writes the log of a legal entity.
///
/// # Errors
/// Fails with the store, or when it cannot be written.
pub fn event_log(tx: &mut Tx, entity: EntityId, out: &mut dyn LogWriter) -> Result<Written> {
    let events = event_types(tx, entity)?;
    let objects = details::types(tx, entity)?;
    let declared: Vec<TypeOf> = objects
        .iter()
        .map(|kind| details::declared(*kind))
        .collect();
    out.types(&events, &declared).map_err(unwritten)?;
    let mut written = Written::default();
    for kind in objects {
        written.objects += details::write(tx, entity, kind, out)?;
    }
    written.events = write_events(tx, entity, out)?;
    out.finish().map_err(unwritten)?;
    Ok(written)
}

fn unwritten(source: std::io::Error) -> crate::Error {
    let what = "write the event log".to_owned();
    store::Error::Io { what, source }.into()
}

/// The types of events with the attributes that they have.
fn event_types(tx: &mut Tx, entity: EntityId) -> Result<Vec<TypeOf>> {
    let mut kinds: BTreeMap<String, BTreeMap<String, ValueType>> = BTreeMap::new();
    tx.query_each(
        "SELECT type, attributes FROM events WHERE entity_id = $1",
        &[entity.into()],
        |row| {
            let of = kinds.entry(row.get(0)?).or_default();
            for (name, _, kind) in flat(&row.get::<Json>(1)?) {
                let known = of.get(&name).copied();
                of.insert(name, known.map_or(kind, |known| known.with(kind)));
            }
            Ok(())
        },
    )?;
    let types = kinds.into_iter().map(|(name, attributes)| TypeOf {
        name,
        attributes: common().into_iter().chain(attributes).collect(),
    });
    Ok(types.collect())
}

/// What every event has.
fn common() -> Vec<(String, ValueType)> {
    vec![
        ("actor".to_owned(), ValueType::String),
        ("actor_type".to_owned(), ValueType::String),
        ("recorded_at".to_owned(), ValueType::Time),
    ]
}

fn write_events(tx: &mut Tx, entity: EntityId, out: &mut dyn LogWriter) -> Result<u64> {
    let (mut written, mut after): (u64, Option<(Instant, EventId)>) = (0, None);
    loop {
        let (at, id) = after.unwrap_or((
            Instant::at_start_of(Date::default()),
            EventId::from_uuid(Uuid::nil()),
        ));
        let rows = tx.query(
            "SELECT id, type, occurred_at, recorded_at, actor, attributes FROM events
             WHERE entity_id = $1 AND (occurred_at > $2 OR (occurred_at = $2 AND id > $3))
             ORDER BY occurred_at, id LIMIT $4",
            &[entity.into(), at.into(), id.into(), PAGE.into()],
        )?;
        let mut events = Vec::with_capacity(rows.len());
        for row in &rows {
            let id: EventId = row.get(0)?;
            let at: Instant = row.get(2)?;
            after = Some((at, id));
            let kind = EventKind::parse(&row.get::<String>(1)?)?;
            events.push((
                id,
                out_event(id, kind, at, row.get(3)?, &row.get(4)?, &row.get(5)?),
            ));
        }
        let mut related = relations(tx, events.iter().map(|(id, _)| id.uuid()).collect())?;
        for (id, mut event) in events {
            event.relations = related.remove(&id).unwrap_or_default();
            out.event(&event).map_err(unwritten)?;
            written += 1;
        }
        if rows.len() < usize::try_from(PAGE).unwrap_or(usize::MAX) {
            return Ok(written);
        }
    }
}

fn out_event(
    id: EventId,
    kind: EventKind,
    at: Instant,
    recorded: Instant,
    actor: &Actor,
    told: &Json,
) -> OutEvent {
    let actor_type = match actor {
        Actor::User(_) => "person",
        Actor::System(_) | Actor::ApiKey(_) => "program",
    };
    let mut attributes = vec![
        ("actor".to_owned(), actor.to_string()),
        ("actor_type".to_owned(), actor_type.to_owned()),
        ("recorded_at".to_owned(), recorded.to_string()),
    ];
    attributes.extend(flat(told).into_iter().map(|(name, value, _)| (name, value)));
    OutEvent {
        id: id.to_string(),
        kind: kind.as_str().to_owned(),
        time: at.to_string(),
        attributes,
        relations: Vec::new(),
    }
}

/// The objects of each of these events.
fn relations(tx: &mut Tx, events: Vec<Uuid>) -> Result<BTreeMap<EventId, Vec<Relation>>> {
    let mut found: BTreeMap<EventId, Vec<Relation>> = BTreeMap::new();
    tx.query_each(
        "SELECT event_id, object_type, object_id, qualifier FROM event_objects
         WHERE event_id IN (SELECT value FROM {uuids $1})
         ORDER BY event_id, object_type, object_id, qualifier",
        &[Value::from(events.as_slice())],
        |row| {
            let kind = ObjectType::parse(&row.get::<String>(1)?)?;
            found.entry(row.get(0)?).or_default().push(Relation {
                id: prefixed(kind, row.get(2)?),
                kind: kind.as_str().to_owned(),
                qualifier: row.get(3)?,
            });
            Ok(())
        },
    )?;
    Ok(found)
}

/// Attributes as names and texts: amounts become a number and a currency, lists stay JSON.
fn flat(attributes: &Json) -> Vec<(String, String, ValueType)> {
    let mut flat = Vec::new();
    for (name, value) in attributes.as_object().into_iter().flatten() {
        // What every event has is not told twice.
        let name = match common().iter().any(|(known, _)| known == name) {
            true => format!("{name}_told"),
            false => name.clone(),
        };
        match value {
            Json::Null => {}
            Json::String(text) => flat.push((name, text.clone(), ValueType::String)),
            Json::Bool(truth) => flat.push((name, truth.to_string(), ValueType::Boolean)),
            Json::Number(number) => flat.push((name, number.to_string(), ValueType::Integer)),
            Json::Object(fields) => match (fields.get("amount"), fields.get("currency")) {
                (Some(Json::String(amount)), Some(Json::String(currency))) if fields.len() == 2 => {
                    flat.push((
                        format!("{name}_currency"),
                        currency.clone(),
                        ValueType::String,
                    ));
                    flat.push((name, amount.clone(), ValueType::Float));
                }
                _ => flat.push((name, value.to_string(), ValueType::String)),
            },
            Json::Array(_) => flat.push((name, value.to_string(), ValueType::String)),
        }
    }
    flat
}

//! Reading the event log, newest first.

use std::collections::HashMap;

use kernel::{Actor, EntityId, EventId, EventKind, Instant, ObjectType};
use serde_json::Value as Json;
use uuid::Uuid;

use super::chain_of;
use crate::value::Value;
use crate::{Error, Result, Row, Tx};

/// Events that are looked at for one page where no index serves a filter; so the rarest actor
/// costs no more than any other, and a page may come out short.
const LOOKED_AT_MAX: u32 = 5_000;

const COLUMNS: &str = "e.id, e.seq, e.type, e.occurred_at, e.recorded_at, e.actor, e.cause_id,
    e.attributes, e.prev_hash, e.hash";

/// An object that an event concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventObject {
    /// What the object is.
    pub object_type: ObjectType,
    /// Its id without the prefix.
    pub id: Uuid,
    /// The part it plays.
    pub qualifier: String,
}

/// An event as the log has it.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    /// Its id.
    pub id: EventId,
    /// Its place in its chain, from 1.
    pub seq: i64,
    /// What happened.
    pub kind: EventKind,
    /// When it happened in the business.
    pub occurred_at: Instant,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Who caused it.
    pub actor: Actor,
    /// The event that caused it.
    pub cause: Option<EventId>,
    /// Its particulars.
    pub attributes: Json,
    /// The objects it concerns.
    pub objects: Vec<EventObject>,
    /// Hash of the event before.
    pub prev_hash: Vec<u8>,
    /// Its own hash, over the hash before and its content.
    pub hash: Vec<u8>,
}

/// Which events of a chain to list. Filters combine.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// The legal entity's chain; `None` is the one of the installation.
    pub entity: Option<EntityId>,
    /// Only events that concern this object.
    pub object: Option<Uuid>,
    /// Only events that concern an object of this type.
    pub object_type: Option<ObjectType>,
    /// Only events of this kind.
    pub kind: Option<EventKind>,
    /// Only what this actor caused.
    pub actor: Option<Actor>,
    /// Only what happened at this instant or later.
    pub from: Option<Instant>,
    /// Only what happened before this instant.
    pub before: Option<Instant>,
    /// Only events that come after this one in the list: the `next` of the page before.
    pub after: Option<EventId>,
}

/// Part of a list of events.
#[derive(Debug, Clone, PartialEq)]
pub struct EventPage {
    /// The events; fewer than were asked for where the search for more would have taken long.
    pub events: Vec<EventRow>,
    /// Where to go on; `None` at the end of the list.
    pub next: Option<EventId>,
}

impl Tx {
    /// One page of a chain's events, newest first: by when they happened; those of one object by
    /// when they were recorded.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the event to go on after is unknown.
    pub fn list_events(&mut self, filter: &EventFilter, limit: u32) -> Result<EventPage> {
        let search = match (filter.object, filter.after) {
            (Some(object), _) => Search::of_object(filter, object, limit),
            (None, None) => Search::of_chain(filter, None, limit),
            (None, Some(after)) => {
                let after = self.event(filter.entity, after)?;
                Search::of_chain(filter, Some(&after), limit)
            }
        };
        let rows = self.query(&search.statement(limit), &search.args)?;
        let mut events = rows.iter().map(event_row).collect::<Result<Vec<_>>>()?;
        let next = if events.len() > limit as usize {
            events.truncate(limit as usize);
            events.last().map(|last| last.id)
        } else {
            let args = &search.args[..search.args_inside];
            let last = self.query_opt(&search.last_looked_at(), args)?;
            last.map(|row| row.get(0)).transpose()?
        };
        self.add_objects(&mut events)?;
        Ok(EventPage { events, next })
    }

    /// An event of a chain.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the chain has none with this id.
    pub fn event(&mut self, entity: Option<EntityId>, id: EventId) -> Result<EventRow> {
        let sql = format!("SELECT {COLUMNS} FROM events e WHERE e.id = $1 AND e.chain = $2");
        let row = self.query_opt(&sql, &[id.into(), chain_of(entity).into()])?;
        let row = row.ok_or_else(|| Error::not_found(format!("event {id}")))?;
        let mut event = event_row(&row)?;
        self.add_objects(std::slice::from_mut(&mut event))?;
        Ok(event)
    }

    fn add_objects(&mut self, events: &mut [EventRow]) -> Result<()> {
        let ids: Vec<Uuid> = events.iter().map(|event| event.id.uuid()).collect();
        let rows = self.query(
            "SELECT event_id, object_type, object_id, qualifier FROM event_objects
             WHERE event_id IN (SELECT value FROM {uuids $1})
             ORDER BY event_id, object_type, object_id, qualifier",
            &[ids.as_slice().into()],
        )?;
        let mut by_event: HashMap<EventId, Vec<EventObject>> = HashMap::new();
        for row in &rows {
            let object = EventObject {
                object_type: ObjectType::parse(&row.get::<String>(1)?)?,
                id: row.get(2)?,
                qualifier: row.get(3)?,
            };
            by_event.entry(row.get(0)?).or_default().push(object);
        }
        for event in events {
            event.objects = by_event.remove(&event.id).unwrap_or_default();
        }
        Ok(())
    }
}

fn event_row(row: &Row) -> Result<EventRow> {
    Ok(EventRow {
        id: row.get(0)?,
        seq: row.get(1)?,
        kind: EventKind::parse(&row.get::<String>(2)?)?,
        occurred_at: row.get(3)?,
        recorded_at: row.get(4)?,
        actor: Actor::parse(&row.get::<String>(5)?)?,
        cause: row.get(6)?,
        attributes: row.get(7)?,
        prev_hash: row.get(8)?,
        hash: row.get(9)?,
        objects: Vec::new(),
    })
}

/// How a search goes through the log.
struct Way {
    /// What the inner layer reads.
    entries: &'static str,
    /// By which column of an entry its event is known.
    key: &'static str,
    /// From the entries, called `{}`, to events, called `e`.
    source: &'static str,
    order_inside: &'static str,
    order: &'static str,
}

/// By the indexes over the instants of a legal entity's events, or of those of a kind.
const ALONG_CHAIN: Way = Way {
    entries: "*",
    key: "id",
    source: "({}) e",
    order_inside: "ORDER BY occurred_at DESC, id DESC",
    order: "ORDER BY e.occurred_at DESC, e.id DESC",
};

/// By the index over the objects of events. Ids grow with the time of recording.
const ALONG_OBJECT: Way = Way {
    entries: "DISTINCT event_id",
    key: "DISTINCT event_id",
    source: "({}) o JOIN events e ON e.id = o.event_id",
    order_inside: "ORDER BY event_id DESC",
    order: "ORDER BY e.id DESC",
};

/// A statement in two layers. The inner one reads a bounded number of entries in the order of an
/// index; the outer one passes over the events that the other filters leave out.
struct Search {
    way: Way,
    /// Table and conditions of the inner layer.
    inside: String,
    /// Conditions of the outer layer.
    outside: String,
    args: Vec<Value>,
    /// How many of the arguments the inner layer takes.
    args_inside: usize,
    looked_at_max: u32,
}

impl Search {
    fn new(way: Way, table: &str, limit: u32) -> Self {
        Self {
            way,
            inside: format!("FROM {table}"),
            outside: String::new(),
            args: Vec::new(),
            args_inside: 0,
            looked_at_max: limit + 1,
        }
    }

    fn of_chain(filter: &EventFilter, after: Option<&EventRow>, limit: u32) -> Self {
        let mut search = Self::new(ALONG_CHAIN, "events", limit);
        // The chain is the legal entity in other words: beside a kind it leaves no doubt that the
        // kind's index is the one to use.
        match (filter.kind, filter.entity) {
            (Some(kind), entity) => {
                let chain = chain_of(entity).into();
                search.inside("type = {} AND chain = {}", [kind.as_str().into(), chain]);
            }
            (None, Some(entity)) => search.inside("entity_id = {}", [entity.into()]),
            (None, None) => search.inside("entity_id IS NULL", []),
        }
        if let Some(from) = filter.from {
            search.inside("occurred_at >= {}", [from.into()]);
        }
        if let Some(before) = filter.before {
            search.inside("occurred_at < {}", [before.into()]);
        }
        if let Some(after) = after {
            let key = [after.occurred_at.into(), after.id.into()];
            search.inside("(occurred_at, id) < ({}, {})", key);
        }
        search.pass_over(filter);
        search
    }

    fn of_object(filter: &EventFilter, object: Uuid, limit: u32) -> Self {
        let mut search = Self::new(ALONG_OBJECT, "event_objects", limit);
        search.inside("object_id = {}", [object.into()]);
        if let Some(after) = filter.after {
            search.inside("event_id < {}", [after.into()]);
        }
        if let Some(kind) = filter.kind {
            search.outside("e.type = {}", kind.as_str().into());
        }
        if let Some(from) = filter.from {
            search.outside("e.occurred_at >= {}", from.into());
        }
        if let Some(before) = filter.before {
            search.outside("e.occurred_at < {}", before.into());
        }
        search.pass_over(filter);
        // Nearly every event of an object is in one chain: there is no need to look further.
        let looked_at_max = search.looked_at_max;
        search.outside("e.chain = {}", chain_of(filter.entity).into());
        search.looked_at_max = looked_at_max;
        search
    }

    /// The filters that no index serves.
    fn pass_over(&mut self, filter: &EventFilter) {
        if let Some(actor) = &filter.actor {
            self.outside("e.actor = {}", actor.to_string().into());
        }
        if let Some(object_type) = filter.object_type {
            // Not EXISTS: for a rare type that would be planned as a join with all objects there are.
            let concerned = "(SELECT count(*) FROM event_objects t
                WHERE t.event_id = e.id AND t.object_type = {}) > 0";
            self.outside(concerned, object_type.as_str().into());
        }
    }

    fn inside<const N: usize>(&mut self, condition: &str, args: [Value; N]) {
        let word = if self.inside.contains("WHERE") {
            "AND"
        } else {
            "WHERE"
        };
        let condition = self.numbered(condition, args);
        self.inside.push_str(&format!(" {word} {condition}"));
        self.args_inside = self.args.len();
    }

    fn outside(&mut self, condition: &str, arg: Value) {
        let word = if self.outside.is_empty() {
            "WHERE"
        } else {
            "AND"
        };
        let condition = self.numbered(condition, [arg]);
        self.outside.push_str(&format!(" {word} {condition}"));
        self.looked_at_max = LOOKED_AT_MAX;
    }

    /// The condition with `$n` for each `{}`.
    fn numbered<const N: usize>(&mut self, condition: &str, args: [Value; N]) -> String {
        args.into_iter().fold(condition.to_owned(), |text, arg| {
            self.args.push(arg);
            text.replacen("{}", &format!("${}", self.args.len()), 1)
        })
    }

    /// One event more than a page holds, which tells whether there are more.
    fn statement(&self, limit: u32) -> String {
        let (way, inside, outside) = (&self.way, &self.inside, &self.outside);
        let entries = format!(
            "SELECT {} {inside} {} LIMIT {}",
            way.entries, way.order_inside, self.looked_at_max
        );
        let source = way.source.replace("{}", &entries);
        let (order, rows) = (way.order, limit + 1);
        format!("SELECT {COLUMNS} FROM {source}{outside} {order} LIMIT {rows}")
    }

    /// The last event that the statement can have looked at, if there are so many.
    fn last_looked_at(&self) -> String {
        let (way, inside) = (&self.way, &self.inside);
        let (key, order, before) = (way.key, way.order_inside, self.looked_at_max - 1);
        format!("SELECT {key} {inside} {order} LIMIT 1 OFFSET {before}")
    }
}

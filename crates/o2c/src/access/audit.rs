//! The audit view: what the event log knows, and the proof that nobody has touched it.

use kernel::{Actor, EntityId, EventId, EventKind, Instant, ObjectType};
use serde::{Deserialize, Serialize};
use store::{EventFilter as Wanted, EventRow, Tx};
use utoipa::{IntoParams, ToSchema};

use super::names::actor_names;
use crate::error::{Error, Result};
use crate::input;
use crate::page::{Cursor, Page, PageRequest};

/// Something that happened, as the event log has it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LoggedEvent {
    /// Its id.
    #[schema(value_type = String)]
    pub id: EventId,
    /// Its place in the chain of its legal entity, from 1 and without gaps.
    pub seq: i64,
    /// What happened.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: EventKind,
    /// When it happened in the business.
    #[schema(value_type = String, format = DateTime)]
    pub occurred_at: Instant,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Instant,
    /// Who caused it: a user, an API key or `system:` and a part of the system.
    #[schema(value_type = String)]
    pub actor: Actor,
    /// The name of that user or API key; `null` for a part of the system.
    pub actor_name: Option<String>,
    /// The event that caused it.
    #[schema(value_type = Option<String>)]
    pub cause: Option<EventId>,
    /// Its particulars.
    #[schema(value_type = crate::schema::Evidence)]
    pub attributes: serde_json::Value,
    /// What it concerns.
    pub objects: Vec<ConcernedObject>,
    /// Hash of the event before, in hex.
    pub prev_hash: String,
    /// Its own hash, in hex: SHA-256 over the hash before and its content.
    pub hash: String,
}

/// An object that an event concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConcernedObject {
    /// What it is.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub object_type: ObjectType,
    /// Its id.
    pub id: String,
    /// The part it plays.
    pub qualifier: String,
}

/// Which events a list shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EventFilter {
    /// Only events that concern this object, by its id: the timeline of an order, an invoice, a
    /// customer.
    #[serde(default)]
    pub object: Option<String>,
    /// Only events that concern an object of this type, e.g. `order`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub object_type: Option<ObjectType>,
    /// Only events of this type, e.g. `invoice_issued`.
    #[serde(default, rename = "type")]
    #[param(value_type = Option<String>)]
    pub kind: Option<EventKind>,
    /// Only what this user (`usr_…`), API key (`key_…`) or part of the system (`system:…`) caused.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub actor: Option<Actor>,
    /// Only what happened at this instant or later.
    #[serde(default)]
    #[param(value_type = Option<String>, format = DateTime)]
    pub occurred_from: Option<Instant>,
    /// Only what happened before this instant.
    #[serde(default)]
    #[param(value_type = Option<String>, format = DateTime)]
    pub occurred_before: Option<Instant>,
}

/// Whether a chain of events is whole, found by computing every hash anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChainProof {
    /// Nothing was changed, added in between or taken away.
    pub whole: bool,
    /// Events read.
    pub events: u64,
    /// How long the chain says it is.
    pub length: i64,
    /// The hash of its last event, in hex; `null` while there is none. Noted down elsewhere, it
    /// proves later that the log up to there is still the same.
    pub head: Option<String>,
    /// Faults found.
    pub faults: u64,
    /// The first of them.
    pub first_fault: Option<ChainFault>,
}

/// A place where a chain does not add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChainFault {
    /// The event's place in the chain.
    pub seq: i64,
    /// What is wrong.
    pub reason: String,
}

/// Events of a legal entity, or with `None` of the installation, newest first: by when they
/// happened; those of one object by when they were recorded. A page may hold fewer than asked,
/// even none, although `next` leads on: then the search for rare events was ended early.
///
/// # Errors
/// Refuses an object that is no id, and a wrong limit or cursor.
pub fn list_events(
    tx: &mut Tx,
    entity: Option<EntityId>,
    filter: &EventFilter,
    page: &PageRequest,
) -> Result<Page<LoggedEvent>> {
    page.fetch()?;
    let wanted = Wanted {
        entity,
        object: input::any_id("object", filter.object.as_deref())?,
        object_type: filter.object_type,
        kind: filter.kind,
        actor: filter.actor.clone(),
        from: filter.occurred_from,
        before: filter.occurred_before,
        after: page.key()?,
    };
    let found = tx.list_events(&wanted, page.limit)?;
    Ok(Page {
        items: named(tx, found.events)?,
        next: found.next.as_ref().map(Cursor::encode),
    })
}

/// An event of a legal entity, or with `None` of the installation.
///
/// # Errors
/// [`Error::Store`](crate::Error::Store) with `NotFound` when there is none.
pub fn event(tx: &mut Tx, entity: Option<EntityId>, id: EventId) -> Result<LoggedEvent> {
    let row = tx.event(entity, id)?;
    let mut events = named(tx, vec![row])?;
    events.pop().ok_or_else(|| Error::NotFound {
        kind: "event",
        id: id.to_string(),
    })
}

/// Events with the names of those who caused them.
fn named(tx: &mut Tx, rows: Vec<EventRow>) -> Result<Vec<LoggedEvent>> {
    let mut events: Vec<LoggedEvent> = rows.into_iter().map(LoggedEvent::from).collect();
    let actors: Vec<String> = events.iter().map(|it| it.actor.to_string()).collect();
    let names = actor_names(tx, &actors)?;
    for (event, actor) in events.iter_mut().zip(&actors) {
        event.actor_name = names.of(Some(actor));
    }
    Ok(events)
}

/// Proves that the chain of a legal entity, or with `None` of the installation, is whole. Every
/// event is read: a million take some seconds.
///
/// # Errors
/// Only when the log cannot be read.
pub fn prove_events(tx: &mut Tx, entity: Option<EntityId>) -> Result<ChainProof> {
    let report = tx.verify_chain_of(entity)?;
    let end = report.ends.first();
    Ok(ChainProof {
        whole: report.faults_total == 0,
        events: report.events,
        length: end.map_or(0, |end| end.seq),
        head: end.map(|end| hex::encode(&end.hash)),
        faults: report.faults_total,
        first_fault: report.faults.into_iter().next().map(|fault| ChainFault {
            seq: fault.seq,
            reason: fault.reason,
        }),
    })
}

impl From<EventRow> for LoggedEvent {
    fn from(row: EventRow) -> Self {
        let objects = row.objects.into_iter().map(|object| ConcernedObject {
            id: input::prefixed(object.object_type, object.id),
            object_type: object.object_type,
            qualifier: object.qualifier,
        });
        Self {
            id: row.id,
            seq: row.seq,
            kind: row.kind,
            occurred_at: row.occurred_at,
            recorded_at: row.recorded_at,
            actor: row.actor,
            actor_name: None,
            cause: row.cause,
            attributes: row.attributes,
            objects: objects.collect(),
            prev_hash: hex::encode(row.prev_hash),
            hash: hex::encode(row.hash),
        }
    }
}

//! The event log: recording facts, in chains.
//!
//! Events are buffered while a transaction runs and written at its end, so that the ends of the
//! chains, on which all transactions of a legal entity meet, are locked late and shortly.

mod canonical;
mod follow;
mod list;
mod verify;

use std::collections::BTreeMap;

use kernel::{EntityId, Event, EventId, Instant};
use uuid::Uuid;

use crate::value::Value;
use crate::{Error, Result, Tx};

pub use follow::Touched;
pub use list::{EventFilter, EventObject, EventPage, EventRow};
pub use verify::{ChainEnd, ChainFault, ChainReport};

/// The hash before the first event of a chain.
const NO_HASH: [u8; 32] = [0; 32];

const EVENT_COLUMNS: [&str; 12] = [
    "id",
    "chain",
    "seq",
    "entity_id",
    "type",
    "occurred_at",
    "recorded_at",
    "actor",
    "cause_id",
    "attributes",
    "prev_hash",
    "hash",
];
const OBJECT_COLUMNS: [&str; 4] = ["event_id", "object_type", "object_id", "qualifier"];

/// An event that waits for the end of its transaction.
pub(crate) struct Recorded {
    id: EventId,
    event: Event,
    recorded_at: Instant,
    actor: String,
    cause: Option<EventId>,
}

struct Head {
    seq: i64,
    hash: [u8; 32],
}

impl Tx {
    /// Records a fact. It becomes part of the event log when the transaction commits.
    ///
    /// # Errors
    /// [`Error::Kernel`] when its attributes cannot be kept exactly.
    pub fn record(&mut self, mut event: Event) -> Result<EventId> {
        self.must_write("recording an event")?;
        event.validate()?;
        event.objects.sort_unstable();
        event.objects.dedup();
        let id = self.new_id();
        let recorded = Recorded {
            id,
            event,
            recorded_at: self.now(),
            actor: self.actor().to_string(),
            cause: self.cause(),
        };
        self.events.push(recorded);
        Ok(id)
    }

    /// Writes what was buffered, at the end of the shared transaction.
    pub(crate) fn flush_events(&mut self) -> Result<()> {
        if self.events.is_empty() {
            return Ok(());
        }
        let events = std::mem::take(&mut self.events);
        let mut by_chain: BTreeMap<Uuid, Vec<&Recorded>> = BTreeMap::new();
        for recorded in &events {
            let chain = chain_of(recorded.event.entity);
            by_chain.entry(chain).or_default().push(recorded);
        }
        let mut heads = self.lock_heads(by_chain.keys().copied().collect())?;
        let mut rows = Vec::with_capacity(events.len() * EVENT_COLUMNS.len());
        let mut objects = Vec::new();
        for (chain, chained) in by_chain {
            let mut head = heads
                .remove(&chain)
                .ok_or_else(|| Error::not_found("event_chains"))?;
            for recorded in chained {
                append(recorded, chain, &mut head, &mut rows)?;
                push_objects(recorded, &mut objects);
            }
            self.conn.exec_ahead(
                "UPDATE event_chains SET seq = $2, hash = $3 WHERE chain = $1",
                vec![chain.into(), head.seq.into(), head.hash.into()],
            )?;
        }
        self.conn.insert_many("events", &EVENT_COLUMNS, rows)?;
        if !objects.is_empty() {
            self.conn
                .insert_many("event_objects", &OBJECT_COLUMNS, objects)?;
        }
        Ok(())
    }

    /// Locks the ends of these chains, in order, and makes those that are missing.
    fn lock_heads(&mut self, chains: Vec<Uuid>) -> Result<BTreeMap<Uuid, Head>> {
        let count = chains.len();
        let mut heads = self.read_heads(&chains)?;
        if heads.len() < count {
            let missing: Vec<Vec<Value>> = chains
                .iter()
                .filter(|chain| !heads.contains_key(chain))
                .map(|chain| vec![(*chain).into(), Value::Int(0), NO_HASH.into()])
                .collect();
            self.conn.exec_each(
                "INSERT INTO event_chains (chain, seq, hash) VALUES ($1, $2, $3)
                 ON CONFLICT DO NOTHING",
                &missing,
            )?;
            heads = self.read_heads(&chains)?;
        }
        Ok(heads)
    }

    fn read_heads(&mut self, chains: &[Uuid]) -> Result<BTreeMap<Uuid, Head>> {
        let rows = match chains {
            [only] => self.conn.query(
                "SELECT chain, seq, hash FROM event_chains WHERE chain = $1 FOR UPDATE",
                &[(*only).into()],
            )?,
            _ => self.conn.query(
                "SELECT chain, seq, hash FROM event_chains
                 WHERE chain IN (SELECT value FROM {uuids $1}) ORDER BY chain FOR UPDATE",
                &[chains.into()],
            )?,
        };
        let mut heads = BTreeMap::new();
        for row in rows {
            let head = Head {
                seq: row.get(1)?,
                hash: row.get(2)?,
            };
            heads.insert(row.get(0)?, head);
        }
        Ok(heads)
    }
}

/// The chain of a legal entity, or that of the installation.
fn chain_of(entity: Option<EntityId>) -> Uuid {
    entity.map_or(Uuid::nil(), EntityId::uuid)
}

/// Adds an event to the rows and moves the head on to it.
fn append(recorded: &Recorded, chain: Uuid, head: &mut Head, rows: &mut Vec<Value>) -> Result<()> {
    let event = &recorded.event;
    let previous = head.hash;
    head.seq += 1;
    let occurred_at = event.occurred_at.unwrap_or(recorded.recorded_at);
    let attributes = canonical::json(&event.attributes)?;
    head.hash = canonical::hash(
        &previous,
        &canonical::Parts {
            seq: head.seq,
            id: recorded.id.uuid(),
            kind: event.kind.as_str(),
            entity: event.entity.map(|entity| entity.uuid()),
            occurred_at,
            recorded_at: recorded.recorded_at,
            actor: &recorded.actor,
            cause: recorded.cause.map(|cause| cause.uuid()),
            attributes: &attributes,
        },
        event
            .objects
            .iter()
            .map(|object| (object.object_type.as_str(), object.id, object.qualifier)),
    )?;
    rows.extend([
        recorded.id.into(),
        chain.into(),
        head.seq.into(),
        event.entity.into(),
        event.kind.as_str().into(),
        occurred_at.into(),
        recorded.recorded_at.into(),
        recorded.actor.as_str().into(),
        recorded.cause.into(),
        Value::Json(attributes),
        previous.into(),
        head.hash.into(),
    ]);
    Ok(())
}

fn push_objects(recorded: &Recorded, rows: &mut Vec<Value>) {
    for object in &recorded.event.objects {
        rows.extend([
            recorded.id.into(),
            object.object_type.as_str().into(),
            object.id.into(),
            object.qualifier.into(),
        ]);
    }
}

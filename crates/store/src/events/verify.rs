//! Proving that the event log is whole.

use kernel::{EntityId, Instant};
use uuid::Uuid;

use super::{NO_HASH, canonical, chain_of};
use crate::value::Value;
use crate::{Error, Result, Row, Store, Tx};

/// Faults listed in full; more are only counted.
const FAULTS_MAX: usize = 100;

/// What [`Store::verify_chain`] or [`Tx::verify_chain_of`] found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChainReport {
    /// Chains read: one per legal entity, and one for the installation.
    pub chains: u64,
    /// Events read.
    pub events: u64,
    /// Faults found, also those that are not listed.
    pub faults_total: u64,
    /// The first hundred faults.
    pub faults: Vec<ChainFault>,
    /// Where each chain ends, by its head.
    pub ends: Vec<ChainEnd>,
}

/// The end of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainEnd {
    /// The legal entity's UUID, or the nil UUID.
    pub chain: Uuid,
    /// The number of its last event: how long the chain is.
    pub seq: i64,
    /// The hash of its last event. Whoever noted it down can tell later whether the log up to
    /// there is still the same.
    pub hash: Vec<u8>,
}

/// A place where the event log does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainFault {
    /// The legal entity's UUID, or the nil UUID.
    pub chain: Uuid,
    /// The event's place in its chain.
    pub seq: i64,
    /// What is wrong.
    pub reason: String,
}

impl Store {
    /// Reads the whole event log and computes every hash anew.
    ///
    /// # Errors
    /// Only when the log cannot be read; what does not add up is in the report.
    pub fn verify_chain(&self) -> Result<ChainReport> {
        self.read(|tx| {
            let mut check = Check::default();
            check.read_all(tx, "", &[])?;
            check.count_orphans(tx)?;
            Ok(check.report)
        })
    }
}

impl Tx {
    /// Reads the events of a legal entity, or of the installation, and computes every hash anew.
    ///
    /// # Errors
    /// Only when the log cannot be read; what does not add up is in the report.
    pub fn verify_chain_of(&mut self, entity: Option<EntityId>) -> Result<ChainReport> {
        let mut check = Check::default();
        check.read_all(self, "WHERE chain = $1", &[chain_of(entity).into()])?;
        Ok(check.report)
    }
}

/// One event as it was read.
struct Stored {
    chain: Uuid,
    seq: i64,
    id: Uuid,
    entity: Option<Uuid>,
    kind: String,
    occurred_at: Instant,
    recorded_at: Instant,
    actor: String,
    cause: Option<Uuid>,
    attributes: String,
    prev_hash: Vec<u8>,
    hash: Vec<u8>,
    objects: Vec<(String, Uuid, String)>,
}

#[derive(Default)]
struct Check {
    report: ChainReport,
    /// The event whose objects are being read.
    current: Option<Stored>,
    /// Chain, number and stored hash of the event before.
    last: Option<(Uuid, i64, Vec<u8>)>,
    ends: Vec<(Uuid, i64, Vec<u8>)>,
}

impl Check {
    /// Reads events and heads; `narrow` is a condition that both understand.
    fn read_all(&mut self, tx: &mut Tx, narrow: &str, args: &[Value]) -> Result<()> {
        let sql = format!(
            "SELECT e.chain, e.seq, e.id, e.entity_id, e.type, e.occurred_at, e.recorded_at,
                 e.actor, e.cause_id, e.attributes, e.prev_hash, e.hash,
                 o.object_type, o.object_id, o.qualifier
             FROM events e LEFT JOIN event_objects o ON o.event_id = e.id
             {narrow} ORDER BY e.chain, e.seq"
        );
        tx.query_each(&sql, args, |row| self.take(row))?;
        self.close_event()?;
        let heads = format!("SELECT chain, seq, hash FROM event_chains {narrow} ORDER BY chain");
        self.compare_heads(&tx.query(&heads, args)?)
    }

    fn take(&mut self, row: &Row) -> Result<()> {
        let id: Uuid = row.get(2)?;
        if self.current.as_ref().is_none_or(|current| current.id != id) {
            self.close_event()?;
            self.current = Some(Stored::read(row, id)?);
        }
        if let (Some(current), Some(object_type)) = (&mut self.current, row.get(12)?) {
            current
                .objects
                .push((object_type, row.get(13)?, row.get(14)?));
        }
        Ok(())
    }

    /// Checks the event that has been read whole.
    fn close_event(&mut self) -> Result<()> {
        let Some(event) = self.current.take() else {
            return Ok(());
        };
        self.report.events += 1;
        let (seq_before, hash_before) = match self.last.take() {
            Some((chain, seq, hash)) if chain == event.chain => (seq, hash),
            previous_chain => {
                self.ends.extend(previous_chain);
                self.report.chains += 1;
                (0, NO_HASH.to_vec())
            }
        };
        if event.seq != seq_before + 1 {
            let reason = format!("follows number {seq_before}: events are missing");
            self.fault(event.chain, event.seq, reason);
        }
        if event.prev_hash != hash_before {
            let reason = "does not name the hash of the event before".to_owned();
            self.fault(event.chain, event.seq, reason);
        }
        if event.chain != event.entity.unwrap_or_default() {
            let reason = "stands in the chain of another legal entity".to_owned();
            self.fault(event.chain, event.seq, reason);
        }
        if event.hash != event.computed_hash()? {
            let reason = "its content does not match its hash".to_owned();
            self.fault(event.chain, event.seq, reason);
        }
        self.last = Some((event.chain, event.seq, event.hash));
        Ok(())
    }

    /// Each chain must end where its head says, or events were cut off.
    fn compare_heads(&mut self, rows: &[Row]) -> Result<()> {
        self.ends.extend(self.last.take());
        let ends = std::mem::take(&mut self.ends);
        for row in rows {
            let head = ChainEnd {
                chain: row.get(0)?,
                seq: row.get(1)?,
                hash: row.get(2)?,
            };
            let end = ends.iter().find(|(chain, ..)| *chain == head.chain);
            if end.is_none_or(|(_, seq, hash)| (*seq, hash) != (head.seq, &head.hash)) {
                let reason = "the chain does not end where its head says".to_owned();
                self.fault(head.chain, head.seq, reason);
            }
            self.report.ends.push(head);
        }
        for (chain, seq, _) in ends {
            if !self.report.ends.iter().any(|head| head.chain == chain) {
                self.fault(chain, seq, "the chain has no head".to_owned());
            }
        }
        Ok(())
    }

    fn count_orphans(&mut self, tx: &mut Tx) -> Result<()> {
        let row = tx.query_one(
            "SELECT count(*) FROM event_objects o
             WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = o.event_id)",
            &[],
        )?;
        let orphans: i64 = row.get(0)?;
        if orphans > 0 {
            let reason = format!("{orphans} object references belong to no event");
            self.fault(Uuid::nil(), 0, reason);
        }
        Ok(())
    }

    fn fault(&mut self, chain: Uuid, seq: i64, reason: String) {
        self.report.faults_total += 1;
        if self.report.faults.len() < FAULTS_MAX {
            self.report.faults.push(ChainFault { chain, seq, reason });
        }
    }
}

impl Stored {
    fn read(row: &Row, id: Uuid) -> Result<Self> {
        Ok(Self {
            chain: row.get(0)?,
            seq: row.get(1)?,
            id,
            entity: row.get(3)?,
            kind: row.get(4)?,
            occurred_at: row.get(5)?,
            recorded_at: row.get(6)?,
            actor: row.get(7)?,
            cause: row.get(8)?,
            attributes: row.get(9)?,
            prev_hash: row.get(10)?,
            hash: row.get(11)?,
            objects: Vec::new(),
        })
    }

    fn computed_hash(&self) -> Result<[u8; 32]> {
        let attributes =
            serde_json::from_str(&self.attributes).map_err(|error| Error::Damaged {
                what: format!("event {}", self.id),
                reason: error.to_string(),
            })?;
        let previous: [u8; 32] = self.prev_hash.as_slice().try_into().unwrap_or(NO_HASH);
        canonical::hash(
            &previous,
            &canonical::Parts {
                seq: self.seq,
                id: self.id,
                kind: &self.kind,
                entity: self.entity,
                occurred_at: self.occurred_at,
                recorded_at: self.recorded_at,
                actor: &self.actor,
                cause: self.cause,
                attributes: &canonical::json(&attributes)?,
            },
            self.objects.iter().map(|(object_type, id, qualifier)| {
                (object_type.as_str(), *id, qualifier.as_str())
            }),
        )
    }
}

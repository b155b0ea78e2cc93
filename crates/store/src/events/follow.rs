//! Following a chain: where it ends, and what was touched since a place in it.

use std::collections::BTreeSet;

use kernel::{EntityId, ObjectType};
use uuid::Uuid;

use super::chain_of;
use crate::{Result, Tx};

/// Objects named at most; whoever follows reads anew what changed so much.
const OBJECTS_MAX: usize = 500;
/// Events looked at at most.
const EVENTS_MAX: i64 = 2_000;

/// The objects that the events of a stretch of a chain concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The place in the chain up to which was looked.
    pub upto: i64,
    /// The objects, each once.
    pub objects: BTreeSet<(ObjectType, Uuid)>,
    /// Whether these are all; `false` when the stretch is too long to be told object by object.
    pub complete: bool,
}

impl Tx {
    /// The place of the last event of a legal entity's chain and of the installation's, from one
    /// small read; 0 for a chain that has none.
    ///
    /// # Errors
    /// Only when the database fails.
    pub fn chain_ends(&mut self, entity: EntityId) -> Result<(i64, i64)> {
        let chains = [chain_of(Some(entity)), chain_of(None)];
        let rows = self.query(
            "SELECT chain, seq FROM event_chains WHERE chain = $1 OR chain = $2",
            &[chains[0].into(), chains[1].into()],
        )?;
        let mut ends = (0, 0);
        for row in &rows {
            let end = if row.get::<Uuid>(0)? == chains[0] {
                &mut ends.0
            } else {
                &mut ends.1
            };
            *end = row.get(1)?;
        }
        Ok(ends)
    }

    /// What the events of a legal entity after one place of its chain up to another concern. The
    /// cost is bounded: a stretch that is too long is only said to be so.
    ///
    /// # Errors
    /// Only when the database fails.
    pub fn touched(&mut self, entity: EntityId, after: i64, upto: i64) -> Result<Touched> {
        let mut touched = Touched {
            upto,
            objects: BTreeSet::new(),
            complete: upto - after <= EVENTS_MAX,
        };
        if !touched.complete {
            return Ok(touched);
        }
        let rows = self.query(
            "SELECT DISTINCT o.object_type, o.object_id
             FROM events e JOIN event_objects o ON o.event_id = e.id
             WHERE e.chain = $1 AND e.seq > $2 AND e.seq <= $3 LIMIT $4",
            &[
                chain_of(Some(entity)).into(),
                after.into(),
                upto.into(),
                (OBJECTS_MAX as i64 + 1).into(),
            ],
        )?;
        touched.complete = rows.len() <= OBJECTS_MAX;
        for row in rows.iter().take(OBJECTS_MAX) {
            let object_type = ObjectType::parse(&row.get::<String>(0)?)?;
            touched.objects.insert((object_type, row.get(1)?));
        }
        Ok(touched)
    }
}

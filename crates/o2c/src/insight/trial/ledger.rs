//! What was past due at any instant of the past, as the ledger knew it then.

use std::collections::{BTreeMap, HashMap};

use kernel::dates::{add_days, days_between};
use kernel::{Currency, CustomerId, Date, EntityId, Id, Instant, OpenItemId};
use store::Tx;

use crate::credit::Standing;
use crate::error::Result;

const LAG_DAYS: i64 = 7;
/// What is entered later than this after its day was not worked with day by day but taken over, and
/// counts from its day.
pub(super) const LAG_MICROS: i64 = LAG_DAYS * 86_400_000_000;

/// When an id was drawn, which ids of version 7 tell.
pub(super) fn made<K>(id: Id<K>) -> Option<Instant> {
    let uuid = id.uuid();
    let millis = i64::try_from(uuid.as_u128() >> 80).ok()?;
    (uuid.get_version_num() == 7).then(|| Instant::from_micros(millis.saturating_mul(1_000)))
}

/// Something was posted or set off.
#[derive(Clone, Copy)]
struct Step {
    at: Instant,
    place: u32,
    due_on: Date,
    delta_minor: i64,
}

/// The claims of a legal entity, played from the past on.
pub(super) struct Ledger {
    steps: Vec<Step>,
    next: usize,
    places: HashMap<(CustomerId, Currency), u32>,
    /// Of each place what is open, by due date.
    open: Vec<BTreeMap<Date, i64>>,
    first_on: HashMap<CustomerId, Date>,
}

const ITEMS: &str = "SELECT i.id, i.customer_id, i.currency, i.due_on, i.amount_minor, i.posted_on,
        e.recorded_at
    FROM open_items i JOIN journal_entries e ON e.id = i.entry_id
    WHERE i.entity_id = $1 AND i.amount_minor > 0 AND (i.cleared_on IS NULL OR i.cleared_on >= $2)";

const SET_OFF: &str = "SELECT a.debit_item_id, a.amount_minor, a.allocated_on, a.recorded_at
    FROM open_items i JOIN allocations a ON a.debit_item_id = i.id
    WHERE i.entity_id = $1 AND i.amount_minor > 0 AND (i.cleared_on IS NULL OR i.cleared_on >= $2)";

impl Ledger {
    /// Loads what can have been open since a day.
    pub fn load(tx: &mut Tx, entity: EntityId, since: Date) -> Result<Self> {
        let args = [entity.into(), add_days(since, -LAG_DAYS).into()];
        let mut ledger = Self {
            steps: Vec::new(),
            next: 0,
            places: HashMap::new(),
            open: Vec::new(),
            first_on: HashMap::new(),
        };
        let mut items: HashMap<OpenItemId, (u32, Date)> = HashMap::new();
        tx.query_each(ITEMS, &args, |row| {
            let place = ledger.place((row.get(1)?, row.get(2)?));
            let due_on = row.get(3)?;
            items.insert(row.get(0)?, (place, due_on));
            ledger.steps.push(Step {
                at: known_at(row.get(5)?, row.get(6)?),
                place,
                due_on,
                delta_minor: row.get(4)?,
            });
            Ok(())
        })?;
        tx.query_each(SET_OFF, &args, |row| {
            let Some((place, due_on)) = items.get(&row.get(0)?).copied() else {
                return Ok(());
            };
            let amount_minor: i64 = row.get(1)?;
            ledger.steps.push(Step {
                at: known_at(row.get(2)?, row.get(3)?),
                place,
                due_on,
                delta_minor: -amount_minor,
            });
            Ok(())
        })?;
        ledger.steps.sort_by_key(|step| step.at);
        tx.query_each(
            "SELECT i.customer_id, min(i.posted_on) FROM open_items i WHERE i.entity_id = $1
            GROUP BY i.customer_id",
            &args[..1],
            |row| {
                ledger.first_on.insert(row.get(0)?, row.get(1)?);
                Ok(())
            },
        )?;
        Ok(ledger)
    }

    fn place(&mut self, key: (CustomerId, Currency)) -> u32 {
        let next = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.open.push(BTreeMap::new());
        }
        place
    }

    /// Plays on to an instant; instants must not go back.
    pub fn advance(&mut self, to: Instant) {
        while let Some(step) = self.steps.get(self.next).filter(|step| step.at <= to) {
            self.next += 1;
            let Some(open) = self.open.get_mut(step.place as usize) else {
                continue;
            };
            let rest = open.entry(step.due_on).or_default();
            *rest += step.delta_minor;
            if *rest == 0 {
                open.remove(&step.due_on);
            }
        }
    }

    /// How a customer stood on a day.
    pub fn standing(&self, customer: CustomerId, currency: Currency, on: Date) -> Standing {
        let place = self.places.get(&(customer, currency));
        let open = place.and_then(|place| self.open.get(*place as usize));
        let mut standing = Standing::default();
        for (due_on, rest) in open.into_iter().flat_map(|open| open.range(..on)) {
            standing.past_due_minor += rest;
            if *rest > 0 && standing.past_due_days == 0 {
                standing.past_due_days = days_between(*due_on, on);
            }
        }
        let first = self.first_on.get(&customer).filter(|first| **first <= on);
        standing.known_days = first.map(|first| days_between(*first, on));
        standing
    }
}

/// When something was known: when it was recorded, or for what was taken over, on its day.
fn known_at(on: Date, recorded_at: Instant) -> Instant {
    let day = Instant::at_start_of(on);
    match recorded_at.micros_since(day) > LAG_MICROS {
        true => day,
        false => recorded_at,
    }
}

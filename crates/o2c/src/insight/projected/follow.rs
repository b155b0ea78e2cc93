//! Reading all once, and what has changed since.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use insight::columns::{Columns, Cuts, Document, Projection, Question, date};
use kernel::{CustomerId, Date, EntityId};
use store::{Tx, Value};
use uuid::Uuid;

use super::read::{self, Found};
use super::{Customer, Kept, Shared};
use crate::{Error, Result};

/// Customers whose documents are read at once.
const CUSTOMERS: usize = 500;
/// Events that are looked at at once.
const EVENTS: i64 = 50;
/// Reading all is cheaper than following more events than this.
const EVENTS_MAX: i64 = 10_000;
/// About what an item takes with what moves it.
const ITEM_BYTES: i64 = 100;

/// Brings what is kept up to what the transaction sees; `None` where that would take too much.
pub(super) fn follow(
    tx: &mut Tx,
    entity: EntityId,
    kept: Option<Kept>,
    shared: &Shared,
) -> Result<Option<Kept>> {
    let (end, _) = tx.chain_ends(entity)?;
    if let Some(mut kept) = kept {
        // Another request may have seen later commits than this one.
        if end <= kept.upto {
            return Ok(Some(kept));
        }
        if kept.catch_up(tx, entity, end)? && kept.agrees(tx, entity)? {
            return Ok((kept.projection.bytes() <= shared.bytes_max).then_some(kept));
        }
        tracing::info!(%entity, "reading the receivables into memory again");
    }
    let items = tx.query_one(
        "SELECT CAST(coalesce(sum(m.posted_items), 0) AS BIGINT)
        FROM receivable_days m WHERE m.entity_id = $1",
        &[entity.into()],
    )?;
    let bytes = items.get::<i64>(0)?.saturating_mul(ITEM_BYTES);
    if usize::try_from(bytes).is_ok_and(|bytes| bytes > shared.bytes_max) {
        return Ok(None);
    }
    shared.reads.fetch_add(1, Ordering::Relaxed);
    let kept = Kept::read(tx, entity, end)?;
    tracing::info!(
        %entity,
        items = kept.projection.items(),
        bytes = kept.projection.bytes(),
        "receivables read into memory"
    );
    Ok(Some(kept))
}

impl Kept {
    fn read(tx: &mut Tx, entity: EntityId, upto: i64) -> Result<Self> {
        let mut kept = Self {
            upto,
            first: Date::MAX,
            customers: Vec::new(),
            numbers: HashMap::new(),
            currencies: Vec::new(),
            projection: Projection::default(),
        };
        let ids = kept.read_customers(tx, entity, None)?;
        let mut columns = Columns::default();
        for some in ids.chunks(CUSTOMERS) {
            let found = read::documents(tx, entity, "customer_id", some)?;
            for document in kept.numbered(found) {
                columns.push(&document).map_err(too_many)?;
            }
        }
        kept.projection = Projection::new(columns);
        Ok(kept)
    }

    /// Reads by what customers are told apart, of some or of all, and numbers new ones; gives those
    /// that were read, by number.
    fn read_customers(
        &mut self,
        tx: &mut Tx,
        entity: EntityId,
        some: Option<&[Uuid]>,
    ) -> Result<Vec<Uuid>> {
        let (among, list) = match some {
            Some(some) => (
                " AND c.id IN (SELECT value FROM {uuids $2})",
                Some(Value::Uuids(some.to_vec())),
            ),
            None => ("", None),
        };
        let sql = format!(
            "SELECT c.id, c.segment, c.country FROM customers c WHERE c.entity_id = $1{among}
            ORDER BY c.id"
        );
        let arguments: Vec<Value> = [entity.into()].into_iter().chain(list).collect();
        let mut texts: BTreeSet<Arc<str>> = BTreeSet::new();
        let mut text = |text: Option<String>| {
            text.map(|text| match texts.get(text.as_str()) {
                Some(known) => Arc::clone(known),
                None => {
                    let new: Arc<str> = text.into();
                    texts.insert(Arc::clone(&new));
                    new
                }
            })
        };
        let mut ids = Vec::new();
        tx.query_each(&sql, &arguments, |row| {
            let id: CustomerId = row.get(0)?;
            let customer = Customer {
                segment: text(row.get(1)?),
                country: text(row.get(2)?),
            };
            ids.push(id.uuid());
            let known = self
                .numbers
                .get(&id)
                .and_then(|it| usize::try_from(*it).ok());
            match known.and_then(|at| self.customers.get_mut(at)) {
                Some(known) => *known = customer,
                None => {
                    let number = u32::try_from(self.customers.len()).unwrap_or(u32::MAX);
                    self.numbers.insert(id, number);
                    self.customers.push(customer);
                }
            }
            Ok(())
        })?;
        Ok(ids)
    }

    /// Gives documents the numbers of their customers and currencies, and puts them in order.
    fn numbered(&mut self, found: Vec<Found>) -> Vec<Document> {
        let mut documents = Vec::with_capacity(found.len());
        for Found {
            customer,
            currency,
            mut document,
        } in found
        {
            let known = self.currencies.iter().position(|it| *it == currency);
            let at = known.unwrap_or_else(|| {
                self.currencies.push(currency);
                self.currencies.len() - 1
            });
            document.currency = u8::try_from(at).unwrap_or(u8::MAX);
            document.customer = self.numbers.get(&customer).copied().unwrap_or(u32::MAX);
            let moves = document.items.iter().flat_map(|item| &item.moves);
            let days = document.items.iter().map(|item| item.issued);
            let first = days.chain(moves.map(|it| it.day)).min();
            self.first = first.map_or(self.first, |first| self.first.min(date(first)));
            documents.push(document);
        }
        documents.sort_by_key(|it| (it.customer, it.currency, it.key));
        documents
    }

    /// Takes in what the events until a place in the chain concern; `false` when they are too many.
    fn catch_up(&mut self, tx: &mut Tx, entity: EntityId, end: i64) -> Result<bool> {
        if end - self.upto > EVENTS_MAX {
            return Ok(false);
        }
        let mut ids: BTreeSet<Uuid> = BTreeSet::new();
        while self.upto < end {
            let upto = end.min(self.upto + EVENTS);
            let touched = tx.touched(entity, self.upto, upto)?;
            if !touched.complete {
                return Ok(false);
            }
            ids.extend(touched.objects.into_iter().map(|(_, id)| id));
            self.upto = upto;
        }
        let ids: Vec<Uuid> = ids.into_iter().collect();
        self.read_customers(tx, entity, Some(&ids))?;
        // An event names the document or its item, whichever its readers know it by.
        let of_items = tx.query(
            "SELECT DISTINCT i.source_id FROM {uuids $2} CROSS JOIN open_items i
            WHERE i.id = value AND i.entity_id = $1",
            &[entity.into(), Value::Uuids(ids.clone())],
        )?;
        let mut sources: BTreeSet<Uuid> = ids.into_iter().collect();
        for row in &of_items {
            sources.insert(row.get(0)?);
        }
        let sources: Vec<Uuid> = sources.into_iter().collect();
        let found = read::documents(tx, entity, "source_id", &sources)?;
        let customers = found.iter().map(|it| it.customer);
        let new: BTreeSet<Uuid> = customers
            .filter(|customer| !self.numbers.contains_key(customer))
            .map(|customer| customer.uuid())
            .collect();
        self.read_customers(tx, entity, Some(&Vec::from_iter(new)))?;
        let documents = self.numbered(found);
        self.projection.replace(documents).map_err(too_many)?;
        Ok(true)
    }

    /// Whether all that is kept comes to the sums by day.
    fn agrees(&self, tx: &mut Tx, entity: EntityId) -> Result<bool> {
        let rows = tx.query(
            "SELECT m.currency, CAST(sum(m.rest_minor) AS BIGINT),
                CAST(sum(m.open_items) AS BIGINT), max(m.moved_on)
            FROM receivable_days m WHERE m.entity_id = $1 GROUP BY m.currency",
            &[entity.into()],
        )?;
        let mut sums = BTreeMap::new();
        let mut last = self.first;
        for row in &rows {
            let sum = (i128::from(row.get::<i64>(1)?), row.get::<i64>(2)?);
            sums.insert(row.get(0)?, sum);
            last = last.max(row.get(3)?);
        }
        let cuts = Cuts::at([last]);
        let answer = self.projection.ask(&Question {
            from: last,
            to: last,
            cuts: &cuts,
            edges: &[],
            groups: &[],
        });
        let kept = self.by_currency(&answer, |facts| {
            facts.slots.last().map(|slot| (slot.rest, slot.open))
        });
        Ok(kept == sums)
    }
}

fn too_many(_: insight::columns::OutOfOrder) -> Error {
    Error::Kernel(kernel::KernelError::OutOfRange {
        what: "number of open items",
    })
}

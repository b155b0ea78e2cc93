//! The receivables of a legal entity in columns, in the memory of the process.
//!
//! They are read from the ledger once and then follow it by the chain of events. The end of the chain
//! is the watermark: a transaction locks it at its very end and until its commit, so whoever sees an
//! event sees all that was written with it and with the events before, on any number of nodes. The
//! documents that the events since concern are read anew as they are, so nothing is counted twice.
//! After that the sums by day, which are kept by every write, must come to the same; else all is read
//! again.

mod follow;
mod read;

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use insight::columns::{Answer, Cuts, Facts, LEFT_OUT, Projection, Question, date};
use insight::{Balances, Ratio};
use kernel::dates::add_days;
use kernel::{Currency, CustomerId, Date, EntityId};
use store::Tx;

use super::facts::{OfCustomers, PerCurrency};
use super::flow::{self, FlowOf};
use super::{Period, Scope, SplitBy};
use crate::Result;

/// The receivables and cases that a process keeps in memory. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Projections(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// Bytes for each legal entity.
    bytes_max: usize,
    reads: AtomicU64,
    kept: Mutex<HashMap<EntityId, Place<Kept>>>,
    flows: Mutex<HashMap<(EntityId, FlowOf), Place<flow::Kept>>>,
}

/// Where something is kept, if it is.
pub(super) type Place<T> = Arc<Mutex<Option<T>>>;

/// One legal entity's receivables as of a place in its chain of events.
#[derive(Debug)]
struct Kept {
    upto: i64,
    /// The first day on which something happened.
    first: Date,
    customers: Vec<Customer>,
    numbers: HashMap<CustomerId, u32>,
    currencies: Vec<Currency>,
    projection: Projection,
}

/// By what customers are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Customer {
    segment: Option<Arc<str>>,
    country: Option<Arc<str>>,
}

impl Projections {
    /// Keeps the receivables of legal entities for which this many bytes suffice, each, and as much
    /// of each kind of case in their event logs; what is larger is read from the database.
    #[must_use]
    pub fn new(bytes_max: usize) -> Self {
        Self(Arc::new(Shared {
            bytes_max,
            reads: AtomicU64::new(0),
            kept: Mutex::default(),
            flows: Mutex::default(),
        }))
    }

    /// How often all receivables of a legal entity were read: once each, as long as they can be
    /// followed.
    #[must_use]
    pub fn reads(&self) -> u64 {
        self.0.reads.load(Ordering::Relaxed)
    }

    /// Bytes that may be kept of one thing.
    pub(super) fn bytes_max(&self) -> usize {
        self.0.bytes_max
    }

    /// Where the cases of a legal entity are kept.
    pub(super) fn flow(&self, entity: EntityId, of: FlowOf) -> Place<flow::Kept> {
        Arc::clone(lock(&self.0.flows).entry((entity, of)).or_default())
    }

    fn of(&self, entity: EntityId) -> Place<Kept> {
        Arc::clone(lock(&self.0.kept).entry(entity).or_default())
    }

    /// Asks the receivables of a legal entity as they are, or `None` where they are too many.
    fn with<T>(
        &self,
        tx: &mut Tx,
        entity: EntityId,
        ask: impl FnOnce(&Kept) -> T,
    ) -> Result<Option<T>> {
        let place = self.of(entity);
        let mut place = lock(&place);
        // Taken out while it is brought up to date, so that a failure leaves nothing half done.
        let kept = follow::follow(tx, entity, place.take(), &self.0)?;
        *place = kept;
        Ok(place.as_ref().map(ask))
    }
}

/// What a panic left behind is complete: it is taken out before it is changed.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Kept {
    /// The customers in question, in group 0.
    fn groups(&self, scope: &Scope) -> Vec<u32> {
        let only = scope.customer().map(|id| self.numbers.get(&id).copied());
        let customers = (0_u32..).zip(&self.customers);
        customers
            .map(|(number, customer)| {
                let counts = only.is_none_or(|only| only == Some(number))
                    && scope.counts(|column| customer.of(column));
                if counts { 0 } else { LEFT_OUT }
            })
            .collect()
    }

    fn ask(&self, scope: &Scope, period: Period, cuts: &Cuts, edges: &[i64]) -> Answer {
        self.projection.ask(&Question {
            from: period.from,
            to: period.to,
            cuts,
            edges,
            groups: &self.groups(scope),
        })
    }

    fn by_currency<T>(&self, answer: &Answer, of: impl Fn(&Facts) -> Option<T>) -> PerCurrency<T> {
        let groups = answer.groups();
        groups
            .filter_map(|(_, currency, facts)| {
                Some((*self.currencies.get(usize::from(currency))?, of(facts)?))
            })
            .collect()
    }
}

impl Customer {
    fn of(&self, column: SplitBy) -> Option<&str> {
        match column {
            SplitBy::Segment => self.segment.as_deref(),
            SplitBy::Country => self.country.as_deref(),
            SplitBy::Channel | SplitBy::ProductGroup | SplitBy::Customer => None,
        }
    }
}

/// What was moved until the ends of days.
pub(super) type Slots = Vec<(Date, insight::columns::Slot)>;

/// What was moved until the end of each day until one, from the first on which something happened;
/// `None` where it is not kept.
pub(super) fn days(tx: &mut Tx, scope: &Scope, until: Date) -> Result<Option<PerCurrency<Slots>>> {
    let Some(projections) = scope.projections() else {
        return Ok(None);
    };
    projections.with(tx, scope.entity, |kept| {
        if until < kept.first {
            return BTreeMap::new();
        }
        let cuts = Cuts::daily(kept.first, until);
        let period = Period {
            from: kept.first,
            to: until,
        };
        let answer = kept.ask(scope, period, &cuts, &[]);
        kept.by_currency(&answer, |facts| {
            let days = cuts.days().iter().zip(&facts.slots);
            let known = days.filter(|(day, _)| **day >= facts.first);
            Some(known.map(|(day, slot)| (date(*day), *slot)).collect())
        })
    })
}

/// What is past due by more than each of these numbers of days at the end of a day.
pub(super) fn past_due_beyond(
    tx: &mut Tx,
    scope: &Scope,
    on: Date,
    edges: &[i64],
) -> Result<Option<PerCurrency<Vec<i128>>>> {
    let period = Period { from: on, to: on };
    asked(tx, scope, period, edges, |facts| {
        let beyond = (1..facts.aging.len()).map(|edge| facts.aging[edge..].iter().sum());
        Some(beyond.collect())
    })
}

/// The invoices that were cleared in a period.
pub(super) fn paid(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
) -> Result<Option<PerCurrency<insight::columns::Paid>>> {
    asked(tx, scope, period, &[], |facts| {
        (facts.paid.invoices > 0).then_some(facts.paid)
    })
}

/// The agreed days of the invoices in the receivables at the end of a period.
pub(super) fn agreed_days(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
) -> Result<Option<PerCurrency<Option<Ratio>>>> {
    asked(tx, scope, period, &[], |facts| {
        Some(Ratio::of(facts.agreed_weighted, facts.invoices))
    })
}

/// Customers with past-due claims, and with open items, at the end of a day.
pub(super) fn debtors(
    tx: &mut Tx,
    scope: &Scope,
    on: Date,
) -> Result<Option<PerCurrency<(u64, u64)>>> {
    let period = Period { from: on, to: on };
    asked(tx, scope, period, &[], |facts| {
        let count = |count: i64| u64::try_from(count).unwrap_or(0);
        (facts.customers > 0).then(|| (count(facts.customers_late), count(facts.customers)))
    })
}

/// The balances of each customer over a period, in the order of customers.
pub(super) fn by_customer(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
) -> Result<Option<OfCustomers>> {
    let Some(projections) = scope.projections() else {
        return Ok(None);
    };
    let cuts = Cuts::at([add_days(period.from, -1), period.to]);
    projections.with(tx, scope.entity, |kept| {
        let ids: HashMap<u32, CustomerId> = kept
            .numbers
            .iter()
            .map(|(id, number)| (*number, *id))
            .collect();
        let counted = (0_u32..).zip(kept.groups(scope));
        let groups: Vec<u32> = counted
            .map(|(number, group)| if group == LEFT_OUT { group } else { number })
            .collect();
        let answer = kept.projection.ask(&Question {
            from: period.from,
            to: period.to,
            cuts: &cuts,
            edges: &[],
            groups: &groups,
        });
        let mut all: OfCustomers = BTreeMap::new();
        for (group, currency, facts) in answer.groups() {
            let currency = kept.currencies.get(usize::from(currency));
            let (Some(currency), Some(id), [before, end]) =
                (currency, ids.get(&group), facts.slots.as_slice())
            else {
                continue;
            };
            let balances = Balances {
                ar_start: before.rest,
                ar_end: end.rest,
                current_end: end.rest - end.past_due,
                credit_sales: end.sales - before.sales,
            };
            all.entry(*currency).or_default().push((*id, balances));
        }
        for customers in all.values_mut() {
            customers.sort_by_key(|(id, _)| *id);
        }
        all
    })
}

fn asked<T>(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
    edges: &[i64],
    of: impl Fn(&Facts) -> Option<T>,
) -> Result<Option<PerCurrency<T>>> {
    let Some(projections) = scope.projections() else {
        return Ok(None);
    };
    let cuts = Cuts::at([add_days(period.from, -1), period.to]);
    projections.with(tx, scope.entity, |kept| {
        kept.by_currency(&kept.ask(scope, period, &cuts, edges), of)
    })
}

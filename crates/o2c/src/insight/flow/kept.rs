//! The cases of a legal entity in the memory of the process.
//!
//! They are read from the event log once and then follow the chain of events, as the receivables do
//! (see [`projected`](super::super::projected)): what the events since concern is read anew as it is.

use insight::process::Case;
use kernel::EntityId;
use store::Tx;
use uuid::Uuid;

use super::super::{Period, Projections, Scope};
use super::FlowOf;
use super::book::Book;
use super::sql::{self, Which};
use crate::error::Result;
use crate::parties;

/// Events that are looked at once where a legal entity's are not kept; more take a narrower period.
const EVENTS_MAX: u64 = 3_000_000;
/// Events that are followed at once.
const FOLLOWED: i64 = 1_000;
/// Reading all is cheaper than following more events than this, or than a part of all.
const FOLLOWED_MAX: i64 = 10_000;
const FOLLOWED_PART: i64 = 20;
/// About what an event takes, and a case.
const EVENT_BYTES: i64 = 16;
const CASE_BYTES: i64 = 250;

/// The cases of one kind as of a place in the chain of events.
#[derive(Debug)]
pub(in crate::insight) struct Kept {
    upto: i64,
    book: Book,
}

/// Asks the cases in question that began in a period, with events or without; out of memory, or else
/// out of the database.
pub(in crate::insight) fn asked<T>(
    tx: &mut Tx,
    scope: &Scope,
    of: FlowOf,
    period: Period,
    ask: impl Fn(&Book, Vec<Case<'_>>) -> T,
) -> Result<T> {
    if let Some(answer) = in_memory(tx, scope, of, period, &ask)? {
        return Ok(answer);
    }
    let mut book = Book::new(tx, scope.entity)?;
    book.read(tx, scope, of, &Which::Begun(period), EVENTS_MAX)?;
    answer(tx, scope, period, &mut book, ask)
}

/// As [`asked`], out of memory; `None` where they are not kept.
pub(in crate::insight) fn in_memory<T>(
    tx: &mut Tx,
    scope: &Scope,
    of: FlowOf,
    period: Period,
    ask: impl Fn(&Book, Vec<Case<'_>>) -> T,
) -> Result<Option<T>> {
    let Some(projections) = scope.projections() else {
        return Ok(None);
    };
    let place = projections.flow(scope.entity, of);
    let mut place = super::super::projected::lock(&place);
    // Taken out while it is brought up to date, so that a failure leaves nothing half done.
    let kept = follow(tx, scope.entity, of, place.take(), projections)?;
    *place = kept;
    let kept = place.as_mut();
    kept.map(|kept| answer(tx, scope, period, &mut kept.book, ask))
        .transpose()
}

fn answer<T>(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
    book: &mut Book,
    ask: impl Fn(&Book, Vec<Case<'_>>) -> T,
) -> Result<T> {
    let today = parties::entity(tx, scope.entity)?.today(tx.now());
    book.log.set_today(today);
    Ok(ask(book, book.choose(scope, period)))
}

/// Brings what is kept up to what the transaction sees; `None` where that would take too much.
fn follow(
    tx: &mut Tx,
    entity: EntityId,
    of: FlowOf,
    kept: Option<Kept>,
    projections: &Projections,
) -> Result<Option<Kept>> {
    let (end, _) = tx.chain_ends(entity)?;
    let fits = |bytes: i64| usize::try_from(bytes).is_ok_and(|it| it <= projections.bytes_max());
    if let Some(mut kept) = kept {
        // Another request may have seen later commits than this one.
        if end <= kept.upto || kept.catch_up(tx, entity, of, end)? {
            let bytes = i64::try_from(kept.book.log.bytes()).unwrap_or(i64::MAX);
            return Ok(fits(bytes).then_some(kept));
        }
        tracing::info!(%entity, "reading the event log into memory again");
    }
    let cases: i64 = tx.query_one(&sql::count(of), &[entity.into()])?.get(0)?;
    if !fits(end.saturating_mul(EVENT_BYTES) + cases.saturating_mul(CASE_BYTES)) {
        return Ok(None);
    }
    let book = Book::all(tx, entity, of, end)?;
    tracing::info!(
        %entity,
        events = book.log.events(),
        bytes = book.log.bytes(),
        "event log read into memory"
    );
    Ok(Some(Kept { upto: end, book }))
}

impl Kept {
    /// Takes in what the events until a place in the chain concern; `false` when all is better read
    /// again.
    fn catch_up(&mut self, tx: &mut Tx, entity: EntityId, of: FlowOf, end: i64) -> Result<bool> {
        let behind = end - self.upto;
        if behind > FOLLOWED_MAX.max(self.upto / FOLLOWED_PART)
            || self.book.currency != parties::entity(tx, entity)?.base_currency
            || !self.book.read_names(tx)?
        {
            return Ok(false);
        }
        while self.upto < end {
            let upto = end.min(self.upto + FOLLOWED);
            let arguments = [entity.into(), self.upto.into(), upto.into()];
            let rows = tx.query(sql::TOUCHED, &arguments)?;
            let touched: Vec<Uuid> = rows
                .iter()
                .map(|row| row.get(0))
                .collect::<store::Result<_>>()?;
            self.book.read_customers(tx, &touched)?;
            let rows = tx.query(&sql::cases_of(of), &[entity.into(), touched.into()])?;
            let cases: Vec<Uuid> = rows
                .iter()
                .map(|row| row.get(0))
                .collect::<store::Result<_>>()?;
            let all = Scope::of(entity);
            self.book
                .read(tx, &all, of, &Which::These(&cases), u64::MAX)?;
            self.upto = upto;
        }
        Ok(true)
    }
}

use std::collections::{BTreeMap, BTreeSet};

use kernel::{EntityId, Event, EventKind, Instant, Money, OrderId};
use store::Tx;

use super::policy::{CreditFacts, CreditReason, CreditRules, Standing};
use super::rules::{Commitment, Key, allows_delivery};
use super::store::{self as rows, Deltas};
use super::types::{
    CommitRequest, CreditDecision, Exposure, LimitChange, MoveRequest, Part, PositionMove,
    ReleaseRequest, ReserveRequest,
};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::policies;

/// Judges orders one after the other and reserves the credit of those that the policy in force
/// allows or that are forced. A later order of the batch is judged with the earlier ones counted in.
///
/// An order that has a reservation already gets the amount on top.
///
/// # Errors
/// Refuses negative amounts. Fails when an order is bound for another customer or currency.
pub fn reserve_tx(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[ReserveRequest],
) -> Result<Vec<CreditDecision>> {
    if requests.is_empty() {
        return Ok(Vec::new());
    }
    let orders = requests.iter().map(|request| request.order).collect();
    let known = rows::lock_commitments(tx, entity, &orders)?;
    let keys = requests.iter().map(key).collect();
    let mut positions = rows::lock_positions(tx, entity, &keys)?;
    let policy = policies::in_force::<CreditRules>(tx, entity)?;
    let mut bound: BTreeMap<OrderId, Commitment> = BTreeMap::new();
    let mut deltas = Deltas::new();
    let mut decisions = Vec::with_capacity(requests.len());
    for request in requests {
        let key = key(request);
        let commitment = bound.entry(request.order).or_insert_with(|| {
            known
                .get(&request.order)
                .copied()
                .unwrap_or(Commitment::none(key))
        });
        check(request, commitment)?;
        let position = positions.entry(key).or_default();
        let exposure = position.exposure(key)?;
        let reasons = policy.rules.judge(&CreditFacts {
            needed_minor: request.amount.minor(),
            exposure_minor: exposure.total.minor(),
            limit_minor: exposure.limit.map(Money::minor),
            standing: request.standing,
        });
        let granted = reasons.is_empty();
        let forced = request.force && !granted;
        if granted || forced {
            let minor = request.amount.minor();
            position.shift(Part::Reserved, minor, key.1)?;
            commitment.reserved_minor = Money::try_new(commitment.reserved_minor, key.1)?
                .checked_add(request.amount)?
                .minor();
            deltas.entry(key).or_default()[Part::Reserved.index()] += minor;
        }
        decisions.push(CreditDecision {
            order: request.order,
            granted,
            forced,
            exposure,
            needed: request.amount,
            policy: policy.name.clone(),
            reasons,
            standing: request.standing,
        });
    }
    let (old, new): (Vec<_>, Vec<_>) = bound
        .iter()
        .partition(|(order, _)| known.contains_key(order));
    let reserved: BTreeSet<OrderId> = decisions
        .iter()
        .filter(|decision| decision.reserved())
        .map(|decision| decision.order)
        .collect();
    let kept = |(order, _): &(&OrderId, &Commitment)| reserved.contains(*order);
    rows::insert_commitments(
        tx,
        entity,
        new.into_iter().filter(kept).map(|(o, c)| (*o, c)),
    )?;
    rows::update_reserved(tx, old.into_iter().filter(kept).map(|(o, c)| (*o, c)))?;
    rows::add(tx, entity, &deltas)?;
    Ok(decisions)
}

/// Records that credit was reserved, if it was, dated `at`: when the order asked for it, which may be
/// long before it is taken over. Apart from [`reserve_tx`] because the order is known to have come
/// in only once its credit is judged, and that is told first.
///
/// # Errors
/// If the store fails.
pub fn record_reserved(
    tx: &mut Tx,
    entity: EntityId,
    decision: &CreditDecision,
    at: Instant,
) -> Result<()> {
    if !decision.reserved() {
        return Ok(());
    }
    let event = Event::new(EventKind::CreditReserved, entity)
        .object(decision.order, "order")
        .object(decision.exposure.customer, "customer");
    tx.record(
        event
            .at(at)
            .attr("amount", decision.needed)
            .attr("decision", decision.explanation()),
    )?;
    Ok(())
}

fn key(request: &ReserveRequest) -> Key {
    (request.customer, request.amount.currency())
}

fn check(request: &ReserveRequest, commitment: &Commitment) -> Result<()> {
    if request.amount.is_negative() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "amount",
            format!(
                "{} is to be reserved for order {}",
                request.amount, request.order
            ),
            "reserve zero or more",
        )
        .into());
    }
    if commitment.key() != key(request) {
        return Err(Refusal::new(
            Code::WrongState,
            "order",
            format!(
                "order {} binds another customer or currency already",
                request.order
            ),
            "release what it binds before it moves to another payer or currency",
        )
        .into());
    }
    Ok(())
}

/// Accepted orders: what was reserved is bound from now on.
///
/// # Errors
/// Fails only with the store. An order without a reservation, or an amount above it, refuses
/// itself alone.
pub fn commit_tx(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[CommitRequest],
) -> Result<Vec<Outcome<()>>> {
    let orders = requests.iter().map(|request| request.order).collect();
    let mut book = Book::lock(tx, entity, orders)?;
    let outcomes = requests
        .iter()
        .map(|request| {
            book.change(request.order, |bound| {
                bound.commit(request.order, request.amount)
            })
        })
        .collect();
    book.write(tx, entity)?;
    Ok(outcomes)
}

/// Sets credit free: the order, or a part of it, will not be delivered.
///
/// # Errors
/// Fails only with the store. An order that binds nothing, or less than the amount, refuses
/// itself alone; releasing all of an order that binds nothing any more changes nothing.
pub fn release_tx(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[ReleaseRequest],
) -> Result<Vec<Outcome<()>>> {
    let orders = requests.iter().map(|request| request.order).collect();
    let mut book = Book::lock(tx, entity, orders)?;
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let before = book.get(request.order).copied();
        let outcome = match before {
            None if request.amount.is_none() => Ok(()),
            _ => book.change(request.order, |bound| {
                bound.release(request.order, request.amount)
            }),
        };
        if let (Ok(()), Some(before), Some(after)) = (&outcome, before, book.get(request.order)) {
            let freed = before.total()?.checked_sub(after.total()?)?;
            if freed.is_positive() {
                tx.record(
                    Event::new(EventKind::CreditReleased, entity)
                        .object(request.order, "order")
                        .object(before.customer, "customer")
                        .attr("amount", freed),
                )?;
            }
        }
        outcomes.push(outcome);
    }
    book.write(tx, entity)?;
    Ok(outcomes)
}

/// Goods were delivered: what they bind is owed as soon as it is invoiced. Orders that bind
/// nothing are passed over.
///
/// # Errors
/// Fails only with the store.
pub fn deliver_tx(tx: &mut Tx, entity: EntityId, moves: &[MoveRequest]) -> Result<()> {
    move_tx(tx, entity, moves, |bound, step| {
        bound.deliver(step.amount, step.last)
    })
}

/// Delivered goods were invoiced, or came back before they were: the delivered part is released.
/// The open item is counted when the ledger posts it. Orders that bind nothing are passed over.
///
/// # Errors
/// Fails only with the store.
pub fn invoice_tx(tx: &mut Tx, entity: EntityId, moves: &[MoveRequest]) -> Result<()> {
    move_tx(tx, entity, moves, |bound, step| {
        bound.invoice(step.amount, step.last)
    })
}

fn move_tx(
    tx: &mut Tx,
    entity: EntityId,
    moves: &[MoveRequest],
    apply: impl Fn(&mut Commitment, &MoveRequest),
) -> Result<()> {
    let mut book = Book::lock(tx, entity, moves.iter().map(|step| step.order).collect())?;
    for step in moves {
        if let Some(bound) = book.now.get_mut(&step.order) {
            apply(bound, step);
        }
    }
    book.write(tx, entity)
}

/// Judges accepted orders again before their goods leave; see [`CreditDecision::granted`].
/// Nothing is moved. An order that binds nothing is granted.
///
/// The customers' rows stay locked until the transaction ends.
///
/// # Errors
/// Fails only with the store.
pub fn recheck_tx(
    tx: &mut Tx,
    entity: EntityId,
    orders: &[OrderId],
) -> Result<Vec<Option<CreditDecision>>> {
    let bound = rows::lock_commitments(tx, entity, &orders.iter().copied().collect())?;
    let keys = bound.values().map(Commitment::key).collect();
    let positions = rows::lock_positions(tx, entity, &keys)?;
    let policy = policies::in_force::<CreditRules>(tx, entity)?;
    orders
        .iter()
        .map(|order| {
            let Some(own) = bound.get(order) else {
                return Ok(None);
            };
            let key = own.key();
            let exposure = positions
                .get(&key)
                .copied()
                .unwrap_or_default()
                .exposure(key)?;
            let needed = own.total()?;
            let ceiling = exposure.limit.map(|limit| policy.rules.ceiling(limit));
            let granted = allows_delivery(&exposure, ceiling, needed)?;
            Ok(Some(CreditDecision {
                order: *order,
                granted,
                forced: false,
                exposure,
                needed,
                policy: policy.name.clone(),
                reasons: match granted {
                    true => Vec::new(),
                    false => vec![CreditReason::LimitExceeded],
                },
                standing: Standing::default(),
            }))
        })
        .collect()
}

/// Adds to the sums of customers. The rooms that own the documents behind a part call this; the
/// parts of orders move with [`reserve_tx`] and its companions.
///
/// # Errors
/// Fails when a sum leaves the range of money.
pub fn move_positions_tx(tx: &mut Tx, entity: EntityId, moves: &[PositionMove]) -> Result<()> {
    let mut deltas = Deltas::new();
    for step in moves {
        let sum = &mut deltas.entry((step.customer, step.currency)).or_default()[step.part.index()];
        *sum = Money::try_new(*sum, step.currency)?
            .checked_add(Money::try_new(step.delta_minor, step.currency)?)?
            .minor();
    }
    rows::add(tx, entity, &deltas)
}

/// Sets or lifts a customer's limit.
///
/// # Errors
/// Refuses a negative limit or one in another currency; conflicts when the version is not the
/// one given.
pub fn set_limit(tx: &mut Tx, entity: EntityId, change: &LimitChange) -> Result<Exposure> {
    if let Some(limit) = change.limit {
        if limit.currency() != change.currency {
            return Err(Refusal::new(
                Code::CurrencyMismatch,
                "limit",
                format!("a limit of {limit} for {}", change.currency),
                "give the limit in the currency it is for",
            )
            .into());
        }
        if limit.is_negative() {
            return Err(Refusal::new(
                Code::InvalidValue,
                "limit",
                format!("the limit is {limit}"),
                "give zero to accept nothing more, or null to lift the limit",
            )
            .into());
        }
    }
    let key = (change.customer, change.currency);
    let locked = rows::lock_positions(tx, entity, &BTreeSet::from([key]))?;
    let mut position = locked.get(&key).copied().unwrap_or_default();
    if change.version.is_some_and(|seen| seen != position.version) {
        return Err(Error::Conflict {
            what: format!("the credit limit of {}", change.customer),
        });
    }
    let before = position.exposure(key)?;
    let limit_minor = change.limit.map(Money::minor);
    rows::set_limit(tx, entity, key, limit_minor, position.version)?;
    position.limit_minor = limit_minor;
    position.version += 1;
    tx.record(
        Event::new(EventKind::CreditLimitSet, entity)
            .object(change.customer, "customer")
            .attr(
                "limit",
                serde_json::json!({
                    "currency": change.currency, "before": before.limit, "after": change.limit,
                    "reason": change.reason,
                }),
            ),
    )?;
    Ok(position.exposure(key)?)
}

/// What some orders bind: as it was when locked, and as it is now.
struct Book {
    before: BTreeMap<OrderId, Commitment>,
    now: BTreeMap<OrderId, Commitment>,
}

impl Book {
    fn lock(tx: &mut Tx, entity: EntityId, orders: BTreeSet<OrderId>) -> Result<Self> {
        let before = rows::lock_commitments(tx, entity, &orders)?;
        Ok(Self {
            now: before.clone(),
            before,
        })
    }

    fn get(&self, order: OrderId) -> Option<&Commitment> {
        self.now.get(&order)
    }

    fn change(
        &mut self,
        order: OrderId,
        change: impl FnOnce(&mut Commitment) -> Outcome<()>,
    ) -> Outcome<()> {
        let Some(bound) = self.now.get_mut(&order) else {
            return Err(Refusal::new(
                Code::UnknownReference,
                "order",
                format!("order {order} binds no credit"),
                "reserve credit for the order first",
            ));
        };
        let mut changed = *bound;
        change(&mut changed)?;
        *bound = changed;
        Ok(())
    }

    fn write(self, tx: &mut Tx, entity: EntityId) -> Result<()> {
        let mut deltas = Deltas::new();
        let mut changed = Vec::new();
        for (order, now) in &self.now {
            let before = &self.before[order];
            if now == before {
                continue;
            }
            changed.push((*order, now));
            let sums = deltas.entry(now.key()).or_default();
            for (part, delta) in now.moved_since(before) {
                sums[part.index()] += delta;
            }
        }
        rows::update_commitments(tx, changed.into_iter())?;
        rows::add(tx, entity, &deltas)
    }
}

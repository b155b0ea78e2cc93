//! The open holds of some orders, what a command does to them, and what follows when the last one
//! goes.

use std::collections::BTreeMap;

use kernel::{EntityId, Event, EventKind, HoldId, Money, OrderId};
use serde_json::Value as Json;
use store::{Tx, Value};

use super::record::held_decision;
use super::rules::{Finding, credit_finding};
use super::state::{OrderSet, OrderState};
use super::store::set_status;
use super::types::{HoldReason, OrderStatus};
use super::{credit_check, insert};
use crate::credit::{self, CreditDecision, ReserveRequest, Standing};
use crate::error::Result;
use crate::sql::{all_changed, distinct_ids};

/// A hold that stands.
#[derive(Debug, Clone)]
pub(super) struct OpenHold {
    pub id: HoldId,
    pub reason: HoldReason,
    pub line_no: Option<i64>,
    pub evidence: Json,
}

/// A hold that a command lifts.
struct Released {
    order: OrderId,
    hold: OpenHold,
    note: Option<String>,
    forced: bool,
}

/// What a command asks for an order that may have become free of holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Claim {
    /// Take credit even above the limit.
    pub force: bool,
    /// Why a credit hold may go.
    pub note: Option<String>,
}

/// The open holds of locked orders.
#[derive(Default)]
pub(super) struct HoldBook {
    open: BTreeMap<OrderId, Vec<OpenHold>>,
    released: Vec<Released>,
    placed: Vec<(OrderId, HoldId, Finding)>,
}

impl HoldBook {
    /// Loads the open holds of these orders, which are locked.
    pub fn load(tx: &mut Tx, orders: &OrderSet) -> Result<Self> {
        let held: Vec<OrderId> = orders
            .iter()
            .filter(|order| order.status == OrderStatus::Held)
            .map(|order| order.id)
            .collect();
        let mut book = Self::default();
        if held.is_empty() {
            return Ok(book);
        }
        let rows = tx.query(
            "SELECT h.order_id, h.id, h.reason, h.line_no, h.evidence
            FROM {uuids $1} CROSS JOIN order_holds h
            WHERE h.order_id = value AND h.released_at IS NULL
            ORDER BY h.order_id, h.placed_at, h.id",
            &[distinct_ids(&held)],
        )?;
        for row in &rows {
            let hold = OpenHold {
                id: row.get(1)?,
                reason: row.get(2)?,
                line_no: row.get(3)?,
                evidence: row.get(4)?,
            };
            book.open.entry(row.get(0)?).or_default().push(hold);
        }
        Ok(book)
    }

    /// What still holds the order.
    pub fn open(&self, order: OrderId) -> &[OpenHold] {
        self.open.get(&order).map_or(&[], Vec::as_slice)
    }

    /// Lifts the holds of an order that `which` picks.
    pub fn release(
        &mut self,
        order: OrderId,
        which: impl Fn(&OpenHold) -> bool,
        note: Option<&str>,
        forced: bool,
    ) {
        let Some(open) = self.open.get_mut(&order) else {
            return;
        };
        let (lifted, standing) = std::mem::take(open)
            .into_iter()
            .partition(|hold| which(hold));
        *open = standing;
        let lifted: Vec<OpenHold> = lifted;
        for hold in lifted {
            // What this command placed itself was never stored and simply goes.
            if let Some(at) = self.placed.iter().position(|(_, id, _)| *id == hold.id) {
                self.placed.remove(at);
                continue;
            }
            self.released.push(Released {
                order,
                hold,
                note: note.map(str::to_owned),
                forced,
            });
        }
    }

    /// Stops an order for another reason.
    pub fn place(&mut self, tx: &Tx, order: OrderId, finding: Finding) {
        let id: HoldId = tx.new_id();
        let hold = OpenHold {
            id,
            reason: finding.reason,
            line_no: finding.line_no,
            evidence: finding.evidence.clone(),
        };
        self.open.entry(order).or_default().push(hold);
        self.placed.push((order, id, finding));
    }

    /// Judges the credit of held orders that nothing else holds, and sets those free that get it.
    /// `claims` names the orders to look at; one that only credit holds is judged again. An order
    /// that does not get credit is held for it.
    ///
    /// Gives the decisions that were made, by order.
    pub fn settle(
        &mut self,
        tx: &mut Tx,
        entity: EntityId,
        orders: &mut OrderSet,
        claims: &BTreeMap<OrderId, Claim>,
    ) -> Result<BTreeMap<OrderId, CreditDecision>> {
        let mut requests = Vec::new();
        let mut free = Vec::new();
        for (id, claim) in claims {
            let Some(order) = orders
                .get(*id)
                .filter(|order| order.status == OrderStatus::Held)
            else {
                continue;
            };
            if self
                .open(*id)
                .iter()
                .any(|hold| hold.reason != HoldReason::Credit)
            {
                continue;
            }
            let amount = order.wanted_amount()?;
            if amount.is_positive() {
                let (order, customer) = (order.id, order.payer);
                requests.push(ReserveRequest {
                    order,
                    customer,
                    amount,
                    force: claim.force,
                    standing: Standing::default(),
                });
            } else {
                free.push(*id);
            }
        }
        let mut decisions = BTreeMap::new();
        let now = tx.now();
        for decision in credit_check::reserve(tx, entity, requests)? {
            credit::record_reserved(tx, entity, &decision, now)?;
            let order = decision.order;
            match credit_finding(&decision) {
                None => free.push(order),
                Some(finding) if self.open(order).is_empty() => self.place(tx, order, finding),
                Some(_) => {}
            }
            decisions.insert(order, decision);
        }
        for order in &free {
            let forced = decisions.get(order).is_some_and(|decision| decision.forced);
            let note = claims.get(order).and_then(|claim| claim.note.as_deref());
            self.release(*order, |_| true, note, forced);
            if let Some(at) = orders.place(*order) {
                orders.orders[at].status = OrderStatus::Received;
            }
        }
        set_status(tx, &free, OrderStatus::Received)?;
        Ok(decisions)
    }

    /// Writes what was lifted and placed, and records it.
    pub fn write(self, tx: &mut Tx, entity: EntityId, orders: &OrderSet) -> Result<()> {
        let now = tx.now();
        let by = tx.actor().to_string();
        let rows: Vec<Vec<Value>> = self
            .released
            .iter()
            .map(|lifted| {
                let note = lifted.note.clone();
                vec![lifted.hold.id.into(), now.into(), (&by).into(), note.into()]
            })
            .collect();
        if !rows.is_empty() {
            let changed = tx.exec_each(
                "UPDATE order_holds SET released_at = $2, released_by = $3, release_note = $4
                WHERE id = $1 AND released_at IS NULL",
                &rows,
            )?;
            all_changed("order holds", changed, rows.len())?;
        }
        let placed = self
            .placed
            .iter()
            .map(|(order, id, finding)| (*order, *id, finding));
        insert::holds(tx, entity, placed)?;
        for lifted in &self.released {
            let event = of_order(EventKind::OrderHoldReleased, entity, orders, lifted.order)
                .attr("hold", lifted.hold.id)
                .attr("reason", lifted.hold.reason.as_str())
                .attr("line", lifted.hold.line_no)
                .attr("note", lifted.note.clone())
                .attr("forced", lifted.forced);
            tx.record(event)?;
        }
        for (order, _, finding) in &self.placed {
            let event = of_order(EventKind::OrderHeld, entity, orders, *order)
                .attr("reasons", vec![finding.reason.as_str()])
                .attr("decision", held_decision(std::iter::once(finding)));
            tx.record(event)?;
        }
        Ok(())
    }
}

/// An event about an order of the set and its customer.
pub(super) fn of_order(
    kind: EventKind,
    entity: EntityId,
    orders: &OrderSet,
    order: OrderId,
) -> Event {
    let event = Event::new(kind, entity).object(order, "order");
    match orders.get(order) {
        Some(state) => event.object(state.customer, "customer"),
        None => event,
    }
}

impl OrderState {
    /// What is still wanted of the order comes to this.
    ///
    /// # Errors
    /// Fails when the amounts leave the range of money.
    pub fn wanted_amount(&self) -> Result<Money> {
        let shares = self
            .lines
            .iter()
            .map(|line| super::share(line.gross, line.wanted(), line.quantity))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Money::sum(self.currency, shares)?)
    }
}
